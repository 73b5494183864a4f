"""What the scan of a text finds."""

from __future__ import annotations

from typing import NamedTuple

from sorbnames.resolution import Hit
from sorbnames.words import Word


class Spotted(NamedTuple):
    """A stretch of text that spells a name, with the names it spells, nearest spelling first."""

    start: int
    end: int
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]


class Found(NamedTuple):
    """The result of a scan: spotted stretches, and the spans of fixed proper names that must not be touched."""

    spotted: tuple[Spotted, ...]
    proper_names: tuple[tuple[int, int], ...]
