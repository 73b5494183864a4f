"""A text as the rules see it: its readings in order, the pairs among them, and where in the text each stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from sorbnames.address.blocks import find_blocks
from sorbnames.address.parts import Block
from sorbnames.gazetteer import Gazetteer
from sorbnames.language import NEIGHBOURS, language_of, slavic_language_of
from sorbnames.mentions import read_text
from sorbnames.nearest import Near
from sorbnames.readings import Reading
from sorbnames.rest import Rest
from sorbnames.spans import places_of

_start = attrgetter("start")

#: How far from a name the marks of a quotation are looked for, and those marks.
_QUOTED = 300
_QUOTES = frozenset("„“”»«")

#: How far from a name its line and paragraph are looked at for their language.
_FAR = 2_000


@dataclass(frozen=True, slots=True)
class TextReading:
    """A text and everything that was read in it: names, near misses, address blocks."""

    gazetteer: Gazetteer
    text: str
    readings: Sequence[Reading]
    near_misses: Sequence[Near] = ()
    line_ends: Sequence[int] = ()
    blocks: Sequence[Block] = ()
    rest: Rest = field(default_factory=Rest)

    def surface(self, reading: Reading) -> str:
        """The characters of a reading."""
        return self.text[reading.start : reading.end]

    def readings_between(self, start: int, end: int) -> Sequence[Reading]:
        """The readings that begin between two places."""
        first = bisect_left(self.readings, start, key=_start)
        return self.readings[first : bisect_left(self.readings, end, lo=first, key=_start)]

    def line_of(self, position: int) -> tuple[int, int]:
        """Start and end of the line that holds a position, without its line end."""
        line = bisect_right(self.line_ends, position - 1)
        start = self.line_ends[line - 1] + 1 if line else 0
        return start, self.line_ends[line] if line < len(self.line_ends) else len(self.text)

    def position_of(self, reading: Reading) -> str:
        """``address``, ``sender``, ``date``, ``heading``, ``list`` or ``body``."""
        start, end = self.line_of(reading.start)
        if end - start > 400:
            return "address" if "PLZ" in reading.evidence else "body"
        line = self.text[start:end]
        patterns = _patterns()
        if "PLZ" in reading.evidence:
            return "sender" if patterns["bars"].search(line) else "address"
        if patterns["date"].match(self.text, reading.end) and not self.text[start : reading.start].strip():
            return "date"
        if self._is_heading(start, end, line):
            return "heading"
        if patterns["item"].match(line) and len(line.split()) < 9 and line.rstrip()[-1:] not in ".!?":
            return "list"
        return "body"

    def _is_heading(self, start: int, end: int, line: str) -> bool:
        words = line.strip()
        if not words or len(words) > 120 or words[-1] in ".,;:!?" or len(words.split()) < 3 or words[0] in "-*•–":
            return False
        return self._is_paragraph(start, end)

    def is_slavic_at(self, position: int) -> bool:
        """Whether Sorbian, Polish or Czech is written there: in the line, else the paragraph, else the text."""
        found = map(language_of, self._around(position))
        return (next(filter(None, found), "") or self.rest.language(self.text)) in ("dsb", *NEIGHBOURS)

    def is_other_slavic_at(self, position: int) -> bool:
        """Whether Upper Sorbian, Polish or Czech is written there.

        In the quotation, else in the line, else in the paragraph, else in the text.
        """
        if found := slavic_language_of(self._quotation_at(position), least=1):
            return found in NEIGHBOURS
        for part in self._around(position):
            if found := slavic_language_of(part) or language_of(part):
                return found in NEIGHBOURS
        return self.rest.language(self.text) in NEIGHBOURS

    def _quotation_at(self, position: int) -> str:
        """What stands in quotation marks around a position, in one line; empty where nothing does."""
        start, end = self.line_of(position)
        window = self.text[max(start, position - _QUOTED) : min(end, position + _QUOTED)]
        place = position - max(start, position - _QUOTED)
        opening = max(window.rfind("„", 0, place), window.rfind("»", 0, place))
        closing = min((at for at in (window.find(sign, place) for sign in "“”«") if at >= 0), default=-1)
        if opening < 0 or closing < 0 or not _QUOTES.isdisjoint(window[opening + 1 : place]):
            return ""
        return window[opening + 1 : closing]

    def _around(self, position: int) -> tuple[str, str]:
        """The line and the paragraph that hold a position, as far as they are near."""
        nearest, farthest = max(0, position - _FAR), position + _FAR
        start, end = self.line_of(position)
        above = self.text.rfind("\n\n", nearest, position)
        below = self.text.find("\n\n", position, farthest)
        line = self.text[max(start, nearest) : min(end, farthest)]
        return line, self.text[max(above, nearest) : below if below >= 0 else farthest]

    def is_all_of_its_paragraph(self, start: int, end: int) -> bool:
        """Whether nothing else stands in the paragraph of one line, as in a heading that is a name."""
        line_start, line_end = self.line_of(start)
        alone = not self.text[line_start:start].strip() and not self.text[end:line_end].strip()
        return alone and self._is_paragraph(line_start, line_end)

    def _is_paragraph(self, start: int, end: int) -> bool:
        """Whether blank lines surround the line."""
        before = self._text_before(start)
        after = self.text[end : end + 4].lstrip(" \t")
        lonely_before = not before or (before.endswith(("\n\n", "\r\n", "\n")) and self._blank_line_before(start))
        lonely_after = not after.strip("\r\n") or after.replace("\r", "").startswith("\n\n")
        return lonely_before and lonely_after

    def _text_before(self, end: int) -> str:
        """The last two characters before a place and the blanks in front of it."""
        while end and self.text[end - 1] in " \t":
            end -= 1
        return self.text[max(0, end - 2) : end]

    def _blank_line_before(self, start: int) -> bool:
        above = self.text[max(0, start - 200) : start].replace("\r\n", "\n")
        return above.endswith("\n\n") or not above.strip()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "bars": re.compile(r"[|·•]"),
        "item": re.compile(r"\s*(?:[-*•–+]|\d{1,2}[.)])\s"),
        "date": re.compile(r",\s*(?:den\s+|dnja\s+|am\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]+)\s?\d{2,4}"),
    }


def read(gazetteer: Gazetteer, text: str, rest: Rest | None = None) -> TextReading:
    """Read a text once, for all rules; or a stretch of one with what surrounds it, which asks about the ``rest``."""
    rest = rest or Rest()
    names = read_text(gazetteer, text, rest)
    signs = ("\n", "\r") if "\r" in text else ("\n",)
    line_ends = sorted(place for sign in signs for place in places_of(text, sign))
    blocks = find_blocks(gazetteer, text)
    return TextReading(gazetteer, text, names.readings, names.near_misses, line_ends, blocks, rest)
