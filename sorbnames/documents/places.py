"""Where in a file a stretch of a document's text stands: line and column, and the page or part where it has some."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from sorbnames.documents.base import Document
from sorbnames.documents.mapped import edits_in_source, source_of, span_in_source
from sorbnames.findings import Edit


class Part(NamedTuple):
    """A part of a document that is counted by itself: ``page`` with its ``number``, or a part of a message.

    ``kind`` is ``page``, ``subject``, ``text``, ``html`` or ``signature``; the texts of ``messages/web.py`` name it.
    """

    start: int
    end: int
    kind: str
    number: int = 0


@runtime_checkable
class Parted(Protocol):
    """A document that has parts."""

    @property
    def parts(self) -> Sequence[Part]:
        """The parts, in the order of the text."""


def has_parts(path: str) -> bool:
    """Whether a file of that name is read as a document with parts."""
    return path.lower().endswith((".pdf", ".eml"))


class Place(NamedTuple):
    """Offsets into the file's text (or a document's, where the file is no text), lines and columns from 1."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    part: Part | None = None


class Lines:
    """Lines and columns of one text, both counted from 1, columns in characters.

    LF, CR LF and a lone CR end lines, as editors count them.
    """

    def __init__(self, text: str) -> None:
        self.starts = [0]
        offset = 0
        for line in text.splitlines(keepends=True):
            offset += len(line)
            # Python also splits at form feeds and line separators; editors do not.
            if line.endswith(("\n", "\r")):
                self.starts.append(offset)

    def of(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset``."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class Places:
    """Finds places in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = Lines(source_of(document))
        self._parts = document.parts if isinstance(document, Parted) else ()

    def of(self, start: int, end: int) -> Place:
        """The place of the characters ``start`` to ``end`` of the document's text."""
        start, end = span_in_source(self._document, start, end)
        (line, column), (end_line, end_column) = self._lines.of(start), self._lines.of(end)
        number = bisect_right(self._parts, start, key=lambda part: part.start) - 1
        if number < 0:
            return Place(start, end, line, column, end_line, end_column)
        part = self._parts[number]
        before = self._lines.of(part.start)[0] - 1
        return Place(start, end, line - before, column, end_line - before, end_column, part)

    def edits(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Edits of the document's text as edits of what the places count in."""
        return edits_in_source(self._document, edits)
