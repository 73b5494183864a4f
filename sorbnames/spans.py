"""Spans of a text in order, to ask quickly whether one lies in or across another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator


class Spans:
    """A set of spans; those that overlap are one."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def add(self, start: int, end: int) -> None:
        """Add a span that overlaps none."""
        insort(self._spans, (start, end))

    def remove(self, start: int, end: int) -> None:
        """Take a span out, if it is one of these."""
        place = bisect_left(self._spans, (start, end))
        if self._spans[place : place + 1] == [(start, end)]:
            del self._spans[place]

    def overlap(self, start: int, end: int) -> bool:
        """Whether any span has a character in common with ``start`` to ``end``."""
        place = bisect_left(self._spans, (end,))
        return place > 0 and self._spans[place - 1][1] > start

    def cover(self, start: int, end: int) -> bool:
        """Whether one span holds all of ``start`` to ``end``."""
        place = bisect_left(self._spans, (start + 1,))
        return place > 0 and self._spans[place - 1][1] >= end


def places_of(text: str, part: str) -> Iterator[int]:
    """Where a part stands in a text, left to right; many times faster than a pattern that begins with a class."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)
