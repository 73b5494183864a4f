"""Changed letters back into OpenDocument text, where a blank beside a blank has to be an element."""

from __future__ import annotations

from sorbnames.documents.flow import LetterChange, Paragraph, Piece, change_letters, pieces_of
from sorbnames.documents.odt_scan import written_cells
from sorbnames.documents.xmltext import Patch, escape, prefix_of

_BLANKS = " \t\r\n"
_CDATA = "<![CDATA["


def write_paragraph(xml: str, paragraph: Paragraph, wanted: list[LetterChange]) -> list[Patch]:
    """The patches that make the changes in one paragraph."""
    pieces = pieces_of(paragraph, lambda start: xml[start] == "<" and not xml.startswith(_CDATA, start))
    orphan = change_letters(pieces, wanted)
    writer = Writer(prefix_of(xml[paragraph.open : paragraph.open + 200]))
    if orphan:
        text = writer.new(orphan)
        if xml.startswith("</", paragraph.close):
            return [(paragraph.close, paragraph.close, text)]
        name = xml[paragraph.open + 1 : paragraph.close].split(None, 1)[0]
        return [(paragraph.close, paragraph.close + 2, f">{text}</{name}>")]
    patches = []
    for piece in pieces:
        written = writer.piece(piece, xml[piece.start : piece.end])
        if written is not None:
            patches.append((piece.start, piece.end, written))
    return patches


class Writer:
    """Writes the letters of a paragraph one after the other and knows which blanks a reader would swallow."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.swallows = True  # a blank written now, as a character, would be lost
        self.swallowed = True  # the same for the paragraph as it was

    def piece(self, piece: Piece, raw: str) -> str | None:
        """The piece as it is to be written; None where it stays."""
        if piece.is_mark:
            return self._mark(piece, raw)
        cells = [escape(one) for one in raw[9:-3]] if raw.startswith(_CDATA) else None
        if not piece.changed:
            starts_blank = raw[0] in _BLANKS
            needs_element = starts_blank and self.swallows and not self.swallowed
            self.swallowed = raw[-1] in _BLANKS
            if not needs_element:
                self.swallows = self.swallowed
                return None
            self.swallows = True if len(raw.strip(_BLANKS)) == 0 else self.swallowed
            return f"<{self.prefix}s/>{raw.lstrip(_BLANKS)}"
        made = []
        for number, cell in enumerate(cells if cells is not None else written_cells(raw)):
            made.append(self.new(piece.before.get(number, "")))
            if number not in piece.gone:
                made.append(self._kept(cell))
            made.append(self.new(piece.after.get(number, "")))
        self.swallowed = raw[-1] in _BLANKS
        return "".join(made)

    def new(self, text: str) -> str:
        """New text; a blank is an element wherever readers might differ."""
        made = []
        for letter in text:
            if letter == "\t":
                made.append(f"<{self.prefix}tab/>")
            elif letter == "\n":
                made.append(f"<{self.prefix}line-break/>")
            elif letter == " " and self.swallows:
                made.append(f"<{self.prefix}s/>")
            else:
                made.append(escape(letter))
            self.swallows = letter in _BLANKS
        return "".join(made)

    def _kept(self, cell: str) -> str:
        if cell[0] not in _BLANKS:
            self.swallows = False
            return cell
        if self.swallows:
            return f"<{self.prefix}s/>"
        self.swallows = True
        return cell

    def _mark(self, piece: Piece, raw: str) -> str | None:
        self.swallowed = False
        if not piece.changed:
            self.swallows = False
            return None
        made = []
        for number in range(piece.length):
            made.append(self.new(piece.before.get(number, "")))
            if number not in piece.gone:
                made.append(raw if piece.length == 1 else f"<{self.prefix}s/>")
                self.swallows = piece.length > 1
            made.append(self.new(piece.after.get(number, "")))
        return "".join(made)
