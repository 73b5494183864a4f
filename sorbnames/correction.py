"""The right spelling put in place of a wrong one, so that only what is wrong changes.

Word by word: the writer's separators, capitals and line breaks between words stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sorbnames.distance import spelling_distance
from sorbnames.index import QUALIFIERS, SHORT_WORDS, split_qualifier
from sorbnames.model import CITATION_ROLES, Entry, Name
from sorbnames.orthography import carry_case, fold, key, plain
from sorbnames.spaced import is_spaced, spaced_out
from sorbnames.wording import name_words
from sorbnames.words import Word

_SEPARATORS = re.compile("[- \u00a0\u202f\u2010\u2011]")


def right_name(entry: Entry, language: str, surface: str) -> Name | None:
    """The entry's right name in that language that the surface is meant for: the nearest of them."""
    names = [name for name in entry.names if name.language == language and name.role in CITATION_ROLES]
    if not names:
        return None
    return min(names, key=lambda name: spelling_distance(surface, name.text))


def corrected(text: str, start: int, end: int, words: Sequence[Word], name: str) -> str:
    """The span ``start``–``end`` with its words spelt as in ``name``."""
    expected, _ = name_words(name)
    if shortened := _shortened_addition(words, name):
        expected, words = expected[: -shortened[0]], words[: -shortened[1]]
    if len(expected) != len(words):
        return _with_separators_of(text[start:end], _like(text[start:end], name))
    pieces: list[str] = []
    position = start
    for word, right in zip(words, expected, strict=True):
        pieces.append(text[position : word.start])
        surface = text[word.start : word.end]
        pieces.append(surface if _is_right(word, right) and "&" not in surface else _like(surface, right))
        position = word.end
    pieces.append(text[position:end])
    return "".join(pieces)


def _with_separators_of(surface: str, right: str) -> str:
    """``right`` with the blanks and hyphens that do not break, where the surface has such ones and as many."""
    given, ours = _SEPARATORS.findall(surface), _SEPARATORS.findall(right)
    if [fold(one) for one in given] != [fold(one) for one in ours]:
        return right
    own = iter(given)
    return _SEPARATORS.sub(lambda _: next(own), right)


def is_spelt(words: Sequence[Word], name: str) -> bool:
    """Whether the words spell the name letter by letter, capitals aside.

    A shortened addition (Forst (L.)) or first word (Gr. Jamno) does too.
    """
    expected, _ = name_words(name)
    if shortened := _shortened_addition(words, name):
        expected, words = expected[: -shortened[0]], words[: -shortened[1]]
    return len(expected) == len(words) and all(map(_is_right, words, expected))


def _shortened_addition(words: Sequence[Word], name: str) -> tuple[int, int] | None:
    """How many words the name's addition has, and how many stand for it if they are a usual abbreviation."""
    of_base, of_addition, abbreviations = _additions(name)
    short = "".join(word.text for word in words[of_base:])
    return (of_addition, len(words) - of_base) if abbreviations and key(short) in abbreviations else None


@lru_cache(maxsize=4096)
def _additions(name: str) -> tuple[int, int, frozenset[str]]:
    """How many words a name and its addition have, and the keys of the abbreviations of that."""
    base, addition = split_qualifier(name)
    abbreviations = frozenset(key(short) for short in QUALIFIERS.get(addition, ()))
    return len(name_words(base)[0]), len(name_words(addition)[0]), abbreviations


def _is_right(word: Word, right: str) -> bool:
    spelling = plain(word.text)
    if spelling[:1].islower() and right[:1].isupper():
        return False
    return spelling.lower() in (right.lower(), SHORT_WORDS.get(right, right).lower())


def minimal(text: str, start: int, end: int, right: str) -> tuple[int, int, str]:
    """The smallest stretch of whole words by which the span differs from ``right``: start, end and replacement."""
    surface = text[start:end]
    cut = _last_separator(surface[: _common_length(surface, right)])
    tail = surface[cut:][::-1][: _common_length(surface[cut:][::-1], right[cut:][::-1])]
    keep = _last_separator(tail)
    if not tail[:keep].strip(" )"):
        keep = 0
    stop = len(right) - keep
    return start + cut, end - keep, right[cut:stop]


def _common_length(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length


def _last_separator(text: str) -> int:
    """Where the last word of a text begins, behind a blank, slash, bracket or hyphen."""
    return max((place + 1 for place, letter in enumerate(text) if letter in " /(-\n"), default=0)


def _like(surface: str, right: str) -> str:
    """``right`` in capitals where ``surface`` is in capitals, its letters set apart where those of ``surface`` are."""
    if is_spaced(surface):
        return spaced_out(carry_case("".join(surface.split()), right), surface)
    return carry_case(plain(surface), right)
