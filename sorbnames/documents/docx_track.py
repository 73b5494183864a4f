"""Edits as tracked changes: Word shows them as deletions and insertions of "sorbnames", to accept or to reject.

A run is split where a change begins and ends; every piece takes the formatting of the run along. Whole words are
shown as changed, because single letters struck out inside a word are hard to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sorbnames.documents.docx_scan import shown_cells, split_element
from sorbnames.documents.docx_write import changed_pieces, new_run, text_element
from sorbnames.documents.flow import LetterChange, Paragraph, Piece
from sorbnames.documents.xmltext import ATTRIBUTES, OTHER_MARKUP, Patch, letter, prefix_of

AUTHOR = "sorbnames"

_TAG = re.compile(rf"<(?P<end>/?)(?P<name>[^\s/<>!?]+)(?P<rest>{ATTRIBUTES})>|{OTHER_MARKUP}")
_NUMBER = re.compile(r"""\b(?:\w+:)?id\s*=\s*["'](\d{1,9})["']""")

#: A stretch of a text element: letters that stay, or letters that go (as written) and the text that comes.
_Stretch = tuple[str, str, str]  # kept, deleted, inserted; either the first or the other two


@dataclass(slots=True)
class Run:
    """The run around a place: its formatting as written, and the insertion of somebody else it stands in."""

    start: int
    formatting: str = ""
    insertion: str = ""


@dataclass(slots=True)
class _Element:
    name: str
    start: int
    end: int
    formatting: tuple[int, int] = (0, 0)


def run_around(xml: str, start: int, place: int) -> Run | None:
    """The run that the element at ``place`` is in; ``start`` is where the paragraph begins."""
    stack: list[_Element] = []
    for match in _TAG.finditer(xml, start, place):
        name = match["name"]
        if name is None or match["rest"].endswith("/"):
            continue
        name = name.rpartition(":")[2]
        if not match["end"]:
            stack.append(_Element(name, match.start(), match.end()))
            continue
        closed = stack.pop()
        if name == "rPr" and stack and stack[-1].name == "r":
            stack[-1].formatting = closed.start, match.end()
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].name == "r":
            run = Run(stack[depth].start, xml[slice(*stack[depth].formatting)])
            if depth and stack[depth - 1].name == "ins":
                run.insertion = xml[stack[depth - 1].start : stack[depth - 1].end]
            return run
    return None


class Tracker:
    """Writes the changes of paragraphs; numbers them after all that the document has already."""

    def __init__(self, texts: Iterable[str], date: datetime | None) -> None:
        self._number = max((int(found) for text in texts for found in _NUMBER.findall(text)), default=0)
        moment = (date or datetime.now(UTC)).astimezone(UTC)
        self._attributes = f'{{0}}author="{AUTHOR}" {{0}}date="{moment:%Y-%m-%dT%H:%M:%SZ}"'

    def write(self, xml: str, paragraph: Paragraph, wanted: list[LetterChange]) -> list[Patch]:
        """The patches that track the changes in one paragraph."""
        pieces, orphan = changed_pieces(xml, paragraph, wanted)
        patches = []
        for piece in pieces:
            element = xml[piece.start : piece.end]
            run = run_around(xml, paragraph.open, piece.start)
            if run is not None:
                patches.append((piece.start, piece.end, self._written(piece, element, run)))
        if orphan:
            start, end, text = new_run(xml, paragraph, "\0")
            prefix = prefix_of(xml[paragraph.open : paragraph.open + 200])
            before, _, after = text.partition(f"<{prefix}r>")
            _, _, rest = after.partition(f"</{prefix}r>")
            patches.append((start, end, before + self._inserted(prefix, "", orphan) + rest))
        return patches

    def _written(self, piece: Piece, element: str, run: Run) -> str:
        prefix = prefix_of(element)
        if piece.is_mark:
            text = piece.before.get(0, "") + piece.after.get(0, "")
            if piece.gone:
                return self._change(prefix, run, element, text)
            before, after = (
                self._change(prefix, run, "", new.get(0, "")) if new else "" for new in (piece.before, piece.after)
            )
            return before + element + after
        tag, content, _ = split_element(element)
        made = []
        for kept, deleted, inserted in stretches(piece, shown_cells(tag, content)[0]):
            if kept:
                made.append(f'<{prefix}t xml:space="preserve">{kept}</{prefix}t>')
            else:
                gone = f'<{prefix}delText xml:space="preserve">{deleted}</{prefix}delText>' if deleted else ""
                made.append(self._change(prefix, run, gone, inserted))
        return "".join(made)

    def _change(self, prefix: str, run: Run, deleted: str, inserted: str) -> str:
        """Close the run, delete and insert, and open the run again."""
        made = f"</{prefix}r>"
        if deleted:
            content = f"<{prefix}r>{run.formatting}{deleted}</{prefix}r>"
            made += f"<{prefix}del {self._mark(prefix)}>{content}</{prefix}del>"
        if inserted:
            new = self._inserted(prefix, run.formatting, inserted)
            made += f"</{prefix}ins>{new}{run.insertion}" if run.insertion else new
        return f"{made}<{prefix}r>{run.formatting}"

    def _inserted(self, prefix: str, formatting: str, text: str) -> str:
        content = f"<{prefix}r>{formatting}{text_element(prefix, text)}</{prefix}r>"
        return f"<{prefix}ins {self._mark(prefix)}>{content}</{prefix}ins>"

    def _mark(self, prefix: str) -> str:
        self._number += 1
        return f'{prefix}id="{self._number}" ' + self._attributes.format(prefix)


def stretches(piece: Piece, cells: list[str]) -> list[_Stretch]:
    """What stays and what changes, by whole words where letters are deleted."""
    shown = [letter(cell) for cell in cells]
    groups: list[list[int]] = []
    for number in sorted({*piece.gone, *piece.before, *piece.after}):
        first, last = number, number
        if piece.gone:
            while first > 0 and shown[first - 1].isalnum() and shown[first].isalnum():
                first -= 1
            while last + 1 < len(shown) and shown[last + 1].isalnum() and shown[last].isalnum():
                last += 1
        if groups and first <= groups[-1][1] + 1:
            groups[-1][1] = max(last, groups[-1][1])
        else:
            groups.append([first, last])
    result: list[_Stretch] = []
    position = 0
    for first, last in groups:
        result.append(("".join(cells[position:first]), "", ""))
        position = last + 1
        inside = range(first, position)
        if piece.gone.isdisjoint(inside):
            for number in inside:
                result.append(("", "", piece.before.get(number, "")))
                result.append((cells[number], "", ""))
                result.append(("", "", piece.after.get(number, "")))
            continue
        inserted = "".join(
            piece.before.get(number, "") + ("" if number in piece.gone else shown[number]) + piece.after.get(number, "")
            for number in inside
        )
        result.append(("", "".join(cells[first:position]), inserted))
    result.append(("".join(cells[position:]), "", ""))
    return [stretch for stretch in result if any(stretch)]
