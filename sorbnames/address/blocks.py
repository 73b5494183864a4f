"""Address blocks found in a text: around each postal code with its place, as far as the lines beside it belong to it.

Work is linear: a block reaches at most a few lines up and down, and never into the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sorbnames.address.contacts import read_contact
from sorbnames.address.parse import read_block
from sorbnames.address.parts import Block
from sorbnames.address.plainlines import looks_like_prose
from sorbnames.gazetteer import Gazetteer

_MOST_ABOVE = 8
_MOST_BELOW = 8
_LONGEST_LINE = 160
#: In a longer line (a paragraph) only so much around the postal code is looked at.
_WINDOW = 100


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "code": re.compile(r"(?<![\d.,+/-])(?:[A-Z]{1,3}[-–])?\d{5}[ \t\u00a0]{1,3}(?=[^\W\d_])"),
        # Begins with a class and not with a repetition: so the engine looks for the first digit alone.
        "digits": re.compile(r"\d\d{4}[ \t\u00a0]{1,3}(?=[^\W\d_])"),
        "phrase": re.compile(
            r"(?<=[.!?:;(])[ \t\u00a0]+(?=\S)"
            r"|(?<=[ \t\u00a0])(?:in|der|die|das|dem|den|im|bei|nach|unter|auf|von|vom)[ \t\u00a0]"
            r"|,[ \t\u00a0]+(?=\S)(?!(?:[A-Z]{1,3}[-–])?\d{5})"
        ),
    }


def find_blocks(gazetteer: Gazetteer, text: str) -> list[Block]:
    """All address blocks of a text with a postal code, in order; they do not overlap."""
    blocks: list[Block] = []
    reached = 0
    for found in _codes(text):
        if found.start() < reached:
            continue
        start, end = _extent(gazetteer, text, found.start(), reached)
        block = read_block(gazetteer, text, start, end)
        if block is None or block.place is None or not block.place.start <= found.start() < block.place.end:
            continue
        blocks.append(block)
        reached = max(block.end, found.end())
    return blocks


def _codes(text: str) -> Iterator[re.Match[str]]:
    """The postal codes of a text; the pattern is tried only where five digits stand, which are found much faster."""
    for digits in _patterns()["digits"].finditer(text):
        found = _patterns()["code"].search(text, max(0, digits.start() - 4), digits.end() + 1)
        if found:
            yield found


def _extent(gazetteer: Gazetteer, text: str, code: int, least: int) -> tuple[int, int]:
    """Where the block around a postal code may begin and end."""
    start, end = _line(text, code)
    if end - start > _LONGEST_LINE:
        return _within_line(text, code, max(start, least), end)
    if looks_like_prose(text[start:end]):
        return _within_line(text, code, max(start, least), end)
    for left, right in _lines_above(text, start, least):
        line = text[left:right]
        if not line.strip() or right - left > _LONGEST_LINE or looks_like_prose(line.strip()):
            break
        if _patterns()["code"].search(line) or read_contact(gazetteer.address_vocabulary, line.strip()):
            # Another block ends there.
            break
        start = left
    for left, right in _lines_below(text, end):
        line = text[left:right]
        if not line.strip() or right - left > _LONGEST_LINE or looks_like_prose(line.strip()):
            break
        if _begins_another(gazetteer, text, right, line):
            break
        end = right
    return max(start, least), end


def _begins_another(gazetteer: Gazetteer, text: str, end: int, line: str) -> bool:
    """Whether a line below belongs to the next block: it is no contact line and a postal code follows close below."""
    code = _patterns()["code"].search(line)
    if code:
        # The other half of a pair repeats the code: 03046 Cottbus over 03046 Chóśebuz.
        return bool(line[: code.start()].strip())
    if read_contact(gazetteer.address_vocabulary, line.strip()):
        return False
    for left, right in list(_lines_below(text, end))[:3]:
        below = text[left:right]
        if not below.strip() or read_contact(gazetteer.address_vocabulary, below.strip()):
            return False
        if _patterns()["code"].search(below):
            return True
    return False


def _within_line(text: str, code: int, start: int, end: int) -> tuple[int, int]:
    """A stretch of a paragraph: from the sign, preposition or article before the street to what ends the place."""
    left = max(start, code - _WINDOW)
    front = text[left : code + 6]
    begin = max((left + found.end() for found in _patterns()["phrase"].finditer(front)), default=left)
    stop = re.compile(r"[.,;:)!?\n]|$").search(text, code, min(end, code + _WINDOW))
    return begin, stop.start() if stop else min(end, code + _WINDOW)


def _line(text: str, position: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return start, len(text) if end < 0 else end


def _lines_above(text: str, start: int, least: int) -> Iterator[tuple[int, int]]:
    for _ in range(_MOST_ABOVE):
        if start <= least:
            return
        end = start - 1
        start = max(text.rfind("\n", 0, end) + 1, least)
        yield start, end


def _lines_below(text: str, end: int) -> Iterator[tuple[int, int]]:
    for _ in range(_MOST_BELOW):
        if end >= len(text):
            return
        start = end + 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
