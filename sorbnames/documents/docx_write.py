"""Changed letters back into WordprocessingML: a text element keeps its run, its attributes and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from sorbnames.documents.docx_text import BLANKS, shown_cells, split_element
from sorbnames.documents.flow import LetterChange, Paragraph, Piece, change_letters, pieces_of
from sorbnames.documents.xmltext import Patch, escape, prefix_of

_PRESERVED = ' xml:space="preserve"'


def changed_pieces(xml: str, paragraph: Paragraph, wanted: list[LetterChange]) -> tuple[list[Piece], str]:
    """The text and letter elements that change, and text for a paragraph that has none."""
    pieces = pieces_of(paragraph, lambda start, length: length == 1 and not is_text(xml[start : start + 80]))
    orphan = change_letters(pieces, wanted)
    return [piece for piece in pieces if piece.changed], orphan


def write_paragraph(xml: str, paragraph: Paragraph, wanted: list[LetterChange]) -> list[Patch]:
    """The patches that make the changes in one paragraph."""
    pieces, orphan = changed_pieces(xml, paragraph, wanted)
    patches = [(piece.start, piece.end, written(piece, xml[piece.start : piece.end])) for piece in pieces]
    if orphan:
        patches.append(new_run(xml, paragraph, orphan))
    return patches


def written(piece: Piece, element: str) -> str:
    """The piece with its changes, in place of ``element``."""
    prefix = prefix_of(element)
    if piece.is_mark:
        pieces = [text_element(prefix, piece.before.get(0, "")), "" if piece.gone else element]
        return "".join((*pieces, text_element(prefix, piece.after.get(0, ""))))
    tag, content, close = split_element(element)
    made = "".join(
        f"{inline(prefix, new_before)}{cell}{inline(prefix, new_after)}"
        for new_before, cell, new_after in letters_of(piece, shown_cells(tag, content)[0])
    )
    if "preserve" in tag:
        return f"{tag}{made}{close}"
    if made.strip(BLANKS) == made:
        lead, tail = content[: len(content) - len(content.lstrip(BLANKS))], content[len(content.rstrip(BLANKS)) :]
        return f"{tag}{lead}{made}{tail}{close}"
    return f"{tag[:-1]}{_PRESERVED}>{made}{close}"


def letters_of(piece: Piece, cells: list[str]) -> Iterator[tuple[str, str, str]]:
    """New text before, what stays (letters as they are written), new text behind; unchanged letters in one go."""
    position = 0
    for number in sorted({*piece.gone, *piece.before, *piece.after}):
        if number > position:
            yield "", "".join(cells[position:number]), ""
        kept = "" if number in piece.gone else cells[number]
        yield piece.before.get(number, ""), kept, piece.after.get(number, "")
        position = number + 1
    yield "", "".join(cells[position:]), ""


def is_text(element: str) -> bool:
    """Whether this is a text element and not one that stands for a letter."""
    name = element[1:].split(">", 1)[0].split(None, 1)[0].rstrip("/")
    return name.rpartition(":")[2] == "t"


def inline(prefix: str, text: str, name: str = "t") -> str:
    """New text inside a text element; breaks and tabs are elements beside it."""
    if not text:
        return ""
    made = escape(text)
    if "\n" in made or "\t" in made:
        again = f"</{prefix}{name}>{{}}<{prefix}{name}{_PRESERVED}>"
        made = made.replace("\n", again.format(f"<{prefix}br/>")).replace("\t", again.format(f"<{prefix}tab/>"))
    return made


def text_element(prefix: str, text: str, name: str = "t") -> str:
    """New text as an element of its own."""
    return f"<{prefix}{name}{_PRESERVED}>{inline(prefix, text, name)}</{prefix}{name}>" if text else ""


def new_run(xml: str, paragraph: Paragraph, text: str) -> Patch:
    """A run for a paragraph that has none with text."""
    prefix = prefix_of(xml[paragraph.open : paragraph.open + 200])
    run = f"<{prefix}r>{text_element(prefix, text)}</{prefix}r>"
    if xml.startswith("</", paragraph.close):
        return paragraph.close, paragraph.close, run
    return paragraph.close, paragraph.close + 2, f">{run}</{prefix}p>"
