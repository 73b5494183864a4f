"""How far two spellings are apart, measured by somebody who knows the letters.

The count is of typing errors (a letter wrong, missing, too much, or two swapped: the OSA distance). Letters that differ
only by their diacritic are near, letters that are misread for each other are half an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from sorbnames.orthography import fold, plain

#: Letters that scanners and hasty eyes take for each other (folded).
_MISREAD = frozenset(
    frozenset(pair)
    for pair in (
        "il",
        "lt",
        "i1",
        "l1",
        "o0",
        "ce",
        "co",
        "eo",
        "nu",
        "uv",
        "vw",
        "sz",
        "s5",
        "b6",
        "g9",
        "hb",
        "tf",
        "rt",
        "nh",
        "ao",
        "ij",
        "kx",
        "yv",
    )
) | {frozenset(("ss", "b"))}  # ß read as B

_DIACRITIC = 0.15
_LOOKALIKE = 0.5


def allowance(length: int) -> float:
    """How many errors a name of that many letters may have and still be taken for itself."""
    if length < 4:
        return 0.0
    if length < 9:
        return 1.0
    return 2.0


@lru_cache(maxsize=16384)
def _substitution(one: str, other: str) -> float:
    if one == other:
        return 0.0
    one, other = fold(one), fold(other)
    if one == other:
        return _DIACRITIC
    return _LOOKALIKE if frozenset((one, other)) in _MISREAD else 1.0


#: Two letters that scanners read for one.
MERGED = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("ii", "u"), ("li", "h"))
_PAIRS = tuple(pair for pair, _ in MERGED)


@lru_cache(maxsize=4096)
def spelling_distance(one: str, other: str) -> float:
    """Weighted number of errors between two spellings, without regard to case, blanks, hyphens and slashes."""
    return reading_distance(readings_of(one), readings_of(other))


#: The letters of a text, and how they may be read where two letters stand for one.
Readings = tuple[str, ...]


def readings_of(text: str) -> Readings:
    """The letters of a text as they are, then with each pair that may be one misread letter read so."""
    letters = letters_of(text)
    if not has_merged(text):
        return (letters,)
    return (letters, *(letters_of(text.replace(pair, letter, 1)) for pair, letter in MERGED if pair in text))


def reading_distance(readings: Readings, others: Readings) -> float:
    """The weighted number of errors between two spellings, where either may have two letters for the other's one."""
    letters, other = readings[0], others[0]
    distance = letter_distance(letters, other)
    for merged in readings[1:]:
        if distance > _LOOKALIKE:
            distance = min(distance, _LOOKALIKE + letter_distance(merged, other))
    for merged in others[1:]:
        if distance > _LOOKALIKE:
            distance = min(distance, _LOOKALIKE + letter_distance(letters, merged))
    return distance


def misread(text: str) -> list[str]:
    """What a spelling may be read as with another number of letters in its key: rn as m, ß as B."""
    found = [text.replace(pair, letter, 1) for pair, letter in MERGED if pair in text] if has_merged(text) else []
    if "ß" in text:
        found += [f"{text[:at]}b{text[at + 1 :]}" for at, letter in enumerate(text) if letter == "ß"]
    return found


#: What a letter of a key may have been before two were read as one: m was rn, b was ß.
_UNMERGED = {letter: pair for pair, letter in MERGED} | {"b": "ss"}


def unmerged(text_key: str) -> Iterator[str]:
    """The keys of which this one may be a misreading with another number of letters (the reverse of ``misread``)."""
    for at, letter in enumerate(text_key):
        if letter in _UNMERGED:
            yield text_key[:at] + _UNMERGED[letter] + text_key[at + 1 :]


def letters_of(text: str) -> str:
    """The letters and digits that are compared: without case, blanks and signs."""
    letters = plain(text).lower()
    return letters if letters.isalnum() else "".join(filter(str.isalnum, letters))


def has_merged(text: str) -> bool:
    """Whether the text has two letters that may be one misread letter."""
    return any(map(text.__contains__, _PAIRS))


def letter_distance(first: str, second: str) -> float:
    """Weighted number of errors between two rows of letters (see :func:`letters_of`)."""
    # What begins and ends alike costs nothing: an error concerns a letter or two in the middle.
    alike_before, alike_behind = _alike_before_and_behind()
    start = alike_before(first, second)
    first, second = first[start:], second[start:]
    end = alike_behind(first, second)
    first, second = first[: len(first) - end], second[: len(second) - end]
    if not first or not second:
        return float(len(first) + len(second))
    if len(first) == len(second) == 1:
        return _substitution(first, second)
    return _table_distance(first, second)


@cache
def _alike_before_and_behind() -> tuple[Callable[[str, str], int], Callable[[str, str], int]]:
    from rapidfuzz.distance import Postfix, Prefix

    return Prefix.similarity, Postfix.similarity


@lru_cache(maxsize=16384)
def _table_distance(first: str, second: str) -> float:
    before_last: list[float] = []
    last = [float(column) for column in range(len(second) + 1)]
    for row, letter in enumerate(first, start=1):
        current = [float(row)]
        for column, other_letter in enumerate(second, start=1):
            cost = min(
                last[column] + 1.0,
                current[column - 1] + 1.0,
                last[column - 1] + _substitution(letter, other_letter),
            )
            swapped = row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other_letter
            if swapped and letter != other_letter:
                cost = min(cost, before_last[column - 2] + 1.0)
            current.append(cost)
        before_last, last = last, current
    return last[-1]
