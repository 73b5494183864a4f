"""Edits as tracked changes: Word shows them as deletions and insertions of "sorbnames", to accept or to reject.

A run is split where a change begins and ends; every piece takes the formatting of the run along. Whole words are
shown as changed, because single letters struck out inside a word are hard to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sorbnames.documents.docx_text import shown_cells, split_element
from sorbnames.documents.docx_write import changed_pieces, new_run, text_element
from sorbnames.documents.flow import LetterChange, Paragraph, Piece
from sorbnames.documents.tracking import AUTHOR, moment, stretches
from sorbnames.documents.xmltext import Patch, Walk, letter, prefix_of

_NUMBER = re.compile(r"""\b(?:\w+:)?id\s*=\s*["'](\d{1,9})["']""")


@dataclass(slots=True)
class Run:
    """The run around a place: its formatting as written, and the insertion of somebody else it stands in."""

    start: int
    formatting: str = ""
    insertion: str = ""


class Runs:
    """The runs of a paragraph, met from left to right."""

    def __init__(self, xml: str, start: int) -> None:
        self._xml = xml
        self._walk = Walk(xml, start)
        self._formatting: dict[int, str] = {}  # run, by its place → its formatting as written

    def around(self, place: int) -> Run | None:
        """The run that the element at ``place`` is in; places must not go back."""
        for element, parent, end in self._walk.to(place):
            if element.name == "rPr" and parent is not None and parent.name == "r":
                self._formatting[parent.start] = self._xml[element.start : end]
        stack = self._walk.stack
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth].name == "r":
                run = Run(stack[depth].start, self._formatting.get(stack[depth].start, ""))
                if depth and stack[depth - 1].name == "ins":
                    run.insertion = stack[depth - 1].tag
                return run
        return None


class Tracker:
    """Writes the changes of paragraphs; numbers them after all that the document has already."""

    def __init__(self, texts: Iterable[str], date: datetime | None) -> None:
        self._number = max((int(found) for text in texts for found in _NUMBER.findall(text)), default=0)
        self._attributes = f'{{0}}author="{AUTHOR}" {{0}}date="{moment(date)}Z"'

    def write(self, xml: str, paragraph: Paragraph, wanted: list[LetterChange]) -> list[Patch]:
        """The patches that track the changes in one paragraph."""
        pieces, orphan = changed_pieces(xml, paragraph, wanted)
        runs = Runs(xml, paragraph.open)
        patches = []
        for piece in pieces:
            element = xml[piece.start : piece.end]
            run = runs.around(piece.start)
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
        cells = shown_cells(tag, content)[0]
        for kept, deleted, inserted in stretches(piece, [letter(cell) for cell in cells]):
            if kept:
                made.append(f'<{prefix}t xml:space="preserve">{"".join(cells[slice(*kept)])}</{prefix}t>')
            else:
                gone = "".join(cells[slice(*deleted)])
                gone = f'<{prefix}delText xml:space="preserve">{gone}</{prefix}delText>' if gone else ""
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
