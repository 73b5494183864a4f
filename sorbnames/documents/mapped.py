"""Texts that stand inside a source with markup: which stretch of the source every character comes from.

A format's reader builds a :class:`MappedText` with a :class:`Mapping`; edits to the text become edits to the source
that touch nothing but the characters that change, so that tags, comments and spacing inside a corrected name stay.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, runtime_checkable

from sorbnames.documents.align import changes, halved
from sorbnames.documents.base import Document
from sorbnames.findings import Edit

#: Stands in the text for something inline that is not text: a picture, a piece of code.
OBJECT = "\ufffc"


@runtime_checkable
class Mapped(Protocol):
    """A document whose text is only a part of what its file says."""

    @property
    def source(self) -> str:
        """The file as text, with all its markup."""

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the text stand in the source."""

    def source_edits(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """The same edits, of the source."""


def source_of(document: Document) -> str:
    """What lines, columns and offsets of a file count in: its source, or the text where there is no other."""
    return document.source if isinstance(document, Mapped) else document.text


def span_in_source(document: Document, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the document's text stands in :func:`source_of`."""
    return document.source_span(start, end) if isinstance(document, Mapped) else (start, end)


def edits_in_source(document: Document, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits of the document's text as edits of :func:`source_of`."""
    return document.source_edits(edits) if isinstance(document, Mapped) else tuple(edits)


class Stretch(NamedTuple):
    """Characters of the text and the characters of the source they come from.

    ``fixed`` ones stand for markup (a line break for ``<br>``): no edit writes there.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    fixed: bool


class _SourcePart(NamedTuple):
    """An unbroken stretch of the source, and how many letters of the text come from it."""

    start: int
    end: int
    letters: int


class Mapping:
    """Collects the text of a source from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._pieces: list[str] = []
        self._length = 0
        self._starts = array("q")
        self._source_starts = array("q")
        self._source_lengths = array("q")
        self._fixed = bytearray()

    def __len__(self) -> int:
        return self._length

    def same(self, start: int, end: int) -> None:
        """The next characters of the text are those of the source from ``start`` to ``end``."""
        if start == end:
            return
        if (
            self._starts
            and not self._fixed[-1]
            and self._source_starts[-1] + self._source_lengths[-1] == start
            and self._source_lengths[-1] == self._length - self._starts[-1]
        ):
            self._source_lengths[-1] += end - start
            self._pieces.append(self.source[start:end])
            self._length += end - start
        else:
            self._add(self.source[start:end], start, end, False)

    def instead(self, letter: str, start: int, end: int) -> None:
        """One letter stands for the source from ``start`` to ``end``: an entity, or a blank for much white space."""
        if self.source[start:end] == letter:
            self.same(start, end)
        else:
            self._add(letter, start, end, False)

    def mark(self, text: str, start: int, end: int) -> None:
        """``text`` stands for markup that is never edited."""
        self._add(text, start, end, True)

    def _add(self, text: str, start: int, end: int, fixed: bool) -> None:
        self._starts.append(self._length)
        self._source_starts.append(start)
        self._source_lengths.append(end - start)
        self._fixed.append(fixed)
        self._pieces.append(text)
        self._length += len(text)

    def finish(self) -> MappedText:
        """The text that was collected."""
        text = "".join(self._pieces)
        return MappedText(self.source, text, self._starts, self._source_starts, self._source_lengths, self._fixed)


class MappedText:
    """A text and where in its source it comes from."""

    def __init__(
        self,
        source: str,
        text: str,
        starts: array[int],
        source_starts: array[int],
        source_lengths: array[int],
        fixed: bytearray,
    ) -> None:
        self.source = source
        self.text = text
        self._starts = starts
        self._source_starts = source_starts
        self._source_lengths = source_lengths
        self._fixed = fixed

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches with the characters ``start`` to ``end``, cut to size where letters map to letters."""
        number = max(bisect_right(self._starts, start) - 1, 0)
        while start < end and number < len(self._starts) and (first := self._starts[number]) < end:
            last = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
            source, length = self._source_starts[number], self._source_lengths[number]
            fixed = bool(self._fixed[number])
            if length == last - first and not fixed:
                source += max(start - first, 0)
                first, last = max(first, start), min(last, end)
                length = last - first
            yield Stretch(first, last, source, source + length, fixed)
            number += 1

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest stretch of the source that holds the characters ``start`` to ``end``."""
        found = [stretch for stretch in self.stretches(start, end) if not stretch.fixed]
        if found:
            return found[0].source_start, found[-1].source_end
        place = self._place(start, start, end)
        return place, place

    def source_edits(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Edits of the text as edits of the source.

        Raises ValueError for an edit outside the text or two that overlap.
        """
        found: list[Edit] = []
        position = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if not position <= edit.start <= edit.end <= len(self.text):
                raise ValueError(f"edit {edit.start}-{edit.end} overlaps another or lies outside the text")
            position = edit.end
            found.extend(self._split(edit))
        return tuple(sorted(found, key=lambda edit: (edit.start, edit.end)))

    def _split(self, edit: Edit) -> Iterator[Edit]:
        """One edit of the text, without what stays the same, as edits of the source between markup."""
        core = trimmed(self.text, edit)
        parts = self._parts(core.start, core.end)
        if len(parts) <= 1:
            yield from self._written(core, parts, edit)
            return
        whole = halved(self.text[edit.start : edit.end], edit.text)
        if whole:
            core = edit
        for start, end, text in whole or changes(self.text[core.start : core.end], core.text):
            change = Edit(core.start + start, core.start + end, text, edit.safe)
            yield from self._written(change, self._parts(change.start, change.end), core)

    def _written(self, edit: Edit, parts: list[_SourcePart], around: Edit) -> Iterator[Edit]:
        """Every part gets as many letters as it had, the last one all that are left."""
        if not parts and edit.text:
            place = self._place(edit.start, around.start, around.end)
            yield Edit(place, place, edit.text, edit.safe)
        text = edit.text
        for number, part in enumerate(parts, 1):
            own = text if number == len(parts) else text[: part.letters]
            text = text[len(own) :]
            yield Edit(part.start, part.end, own, edit.safe)

    def parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """The unbroken stretches of the source that the characters ``start`` to ``end`` come from, without markup."""
        return [(part.start, part.end) for part in self._parts(start, end)]

    def _parts(self, start: int, end: int) -> list[_SourcePart]:
        parts: list[_SourcePart] = []
        for stretch in self.stretches(start, end):
            if stretch.fixed:
                continue
            letters = stretch.end - stretch.start
            if parts and parts[-1].end == stretch.source_start:
                last = parts[-1]
                parts[-1] = _SourcePart(last.start, stretch.source_end, last.letters + letters)
            else:
                parts.append(_SourcePart(stretch.source_start, stretch.source_end, letters))
        return parts

    def _place(self, position: int, start: int, end: int) -> int:
        """Where to insert in the source: beside a letter of ``start`` to ``end``, else after the one before."""
        for low, high, after in (
            (position - 1, position, True),
            (position, position + 1, False),
        ):
            if start <= low < end and (place := self._beside(low, high, after)) is not None:
                return place
        for low, after in ((position - 1, True), (position, False)):
            if 0 <= low < len(self.text) and (place := self._beside(low, low + 1, after)) is not None:
                return place
        for stretch in self.stretches(position, position + 1) if position < len(self.text) else ():
            return stretch.source_start
        for stretch in self.stretches(position - 1, position) if position else ():
            return stretch.source_end
        return 0

    def _beside(self, start: int, end: int, after: bool) -> int | None:
        for stretch in self.stretches(start, end):
            if not stretch.fixed:
                return stretch.source_end if after else stretch.source_start
        return None


def trimmed(text: str, edit: Edit) -> Edit:
    """The edit without the letters that it leaves as they are at its beginning and end."""
    start, end, new = edit.start, edit.end, edit.text
    same = 0
    while same < min(end - start, len(new)) and text[start + same] == new[same]:
        same += 1
    start, new = start + same, new[same:]
    same = 0
    while same < min(end - start, len(new)) and text[end - 1 - same] == new[len(new) - 1 - same]:
        same += 1
    return Edit(start, end - same, new[: len(new) - same], edit.safe)
