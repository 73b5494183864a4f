"""Changed letters back into OpenDocument text, where a blank beside a blank has to be an element."""

from __future__ import annotations

from sorbnames.documents.flow import LetterChange, Paragraph, Piece, change_letters, pieces_of
from sorbnames.documents.odt_scan import shown_letter, written_cells
from sorbnames.documents.xmltext import Patch, Xml, escape, prefix_of

_BLANKS = " \t\r\n"
_CDATA = "<![CDATA["


_LETTERS = {"tab": "\t", "line-break": "\n"}


def write_paragraph(xml: Xml, paragraph: Paragraph, wanted: list[LetterChange]) -> list[Patch]:
    """The patches that make the changes in one paragraph."""
    return changed_paragraph(
        xml.text, paragraph, wanted, Writer(prefix_of(xml.text[paragraph.open : paragraph.open + 200]))
    )


def changed_paragraph(xml: str, paragraph: Paragraph, wanted: list[LetterChange], writer: Writer) -> list[Patch]:
    """The patches of a paragraph whose changes ``writer`` writes."""
    pieces = pieces_of(paragraph, lambda start, _: xml[start] == "<" and not xml.startswith(_CDATA, start))
    orphan = change_letters(pieces, wanted)
    if orphan:
        text = writer.inserted(orphan)
        if xml.startswith("</", paragraph.close):
            return [(paragraph.close, paragraph.close, text)]
        name = xml[paragraph.open + 1 : paragraph.close].split(None, 1)[0]
        return [(paragraph.close, paragraph.close + 2, f">{text}</{name}>")]
    patches: list[Patch] = []
    for piece in pieces:
        raw = xml[piece.start : piece.end]
        written = writer.changed(piece, raw) if piece.changed else writer.unchanged(piece, raw)
        if not piece.length and patches:
            written = ""  # blanks that were swallowed might be no longer
        if written is not None:
            patches.append((piece.start, piece.end, written))
        writer.swallowed = not piece.is_mark and raw[-1] in _BLANKS
    return patches


class Writer:
    """Writes the letters of a paragraph one after the other and knows which blanks a reader would swallow."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.swallows = True  # a blank written now, as a character, would be lost
        self.swallowed = True  # the same for the paragraph as it was

    def unchanged(self, piece: Piece, raw: str) -> str | None:
        """A piece that no edit touches: only its first blank may have to become an element; None where it stays."""
        if not piece.length:
            return None
        ends_blank = not piece.is_mark and raw[-1] in _BLANKS
        if piece.is_mark or raw[0] not in _BLANKS or not self.swallows or self.swallowed:
            self.swallows = ends_blank
            return None
        self.swallows = ends_blank or not raw.strip(_BLANKS)
        return f"<{self.prefix}s/>{raw.lstrip(_BLANKS)}"

    def changed(self, piece: Piece, raw: str) -> str:
        """A piece with its changes."""
        made = []
        for number, cell in enumerate(self.cells_of(piece, raw)):
            made.append(self.new(piece.before.get(number, "")))
            if number not in piece.gone:
                made.append(self.kept(piece, cell))
            made.append(self.new(piece.after.get(number, "")))
        return "".join(made)

    def inserted(self, text: str) -> str:
        """New text where there was none."""
        return self.new(text)

    def new(self, text: str) -> str:
        """New text as it is written; a blank is an element wherever readers might differ."""
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

    def kept(self, piece: Piece, cell: str) -> str:
        """A letter that stays, as it is written or as it must be written now."""
        if piece.is_mark:
            self.swallows = piece.length > 1
            return cell
        if cell[0] not in _BLANKS:
            self.swallows = False
            return cell
        if self.swallows:
            return f"<{self.prefix}s/>"
        self.swallows = True
        return cell

    def cells_of(self, piece: Piece, raw: str) -> list[str]:
        """Each letter of a piece as it is written."""
        if piece.is_mark:
            return [raw] if piece.length == 1 else [f"<{self.prefix}s/>"] * piece.length
        return [escape(letter) for letter in raw[9:-3]] if raw.startswith(_CDATA) else written_cells(raw)


def letters_of(piece: Piece, cells: list[str]) -> list[str]:
    """The letters that the cells of a piece show."""
    if not piece.is_mark:
        return [shown_letter(cell) for cell in cells]
    return [
        _LETTERS.get(cell[1:].split(">", 1)[0].rstrip("/").split(None, 1)[0].rpartition(":")[2], " ") for cell in cells
    ]
