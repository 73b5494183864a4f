"""Street names compared: abbreviations (``A.-Bebel-Str.``), initials, and the two ways a Lower Sorbian name is built.

A street is looked for among those of its municipality only; elsewhere a street of the same name is another one. Of a
Lower Sorbian name that honours a person, ``Droga Augusta Bebela`` (genitive) and ``A. Bebelowa droga`` (adjective) are
the same street. Both ways are recognised, but only recorded names are ever printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sorbnames.distance import spelling_distance
from sorbnames.model import Entry, Name
from sorbnames.orthography import fold, has_foreign_letters, plain
from sorbnames.repair import repairs

#: Abbreviated street words in folded letters; Lower Sorbian ``dr.`` is attested on letterheads.
_GERMAN_SHORT = {"str": "strasse", "pl": "platz"}
_SORBIAN_SHORT = {"dr": "droga"}
#: German street words that mean nothing else, folded; with the abbreviation that ends a name.
STREET_TYPES = frozenset(
    {"strasse", "str", "platz", "chaussee", "allee", "weg", "damm", "gasse", "promenade", "ring", "ufer"}
)
SORBIAN_TYPES = frozenset({"droga", "namesto", "aleja", "gasa", "gaska", "soseja", "promenada", "park"})

#: Endings of Lower Sorbian genitives and possessive adjectives, folded and longest first.
_ENDINGS = (
    "owego",
    "oweje",
    "owej",
    "owa",
    "owe",
    "owy",
    "ego",
    "ina",
    "ine",
    "iny",
    "eje",
    "a",
    "e",
    "y",
    "i",
    "o",
    "u",
)

#: Errors in a street name; one more leaves it unrecognised.
_MOST_ERRORS = 1.0
_MOST_ERRORS_OF_PARTNER = 1.5
#: How many letters a name must have beside its street word to be recognised by likeness alone.
_LONG_ENOUGH = 6
#: The same, where the first letter is wrong.
_VERY_LONG = 8
#: The same, where only the street word has the error.
_LEAST_LETTERS = 3


class StreetHit(NamedTuple):
    """A street that a string names: the recorded name, and how it was recognised."""

    entry: Entry
    name: Name
    tier: str
    distance: float = 0.0


class Where(NamedTuple):
    """Where a street is looked for: ids of municipality and Ortsteil, postal code; empty where nothing is said."""

    municipality: str = ""
    locality: str = ""
    plz: str = ""


class StreetKey(NamedTuple):
    """A name taken apart: its words with street words written out, the same in one string, which are cut short."""

    words: tuple[str, ...]
    joined: str
    is_short: tuple[bool, ...] = ()


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?P<word>[^\W_]+)(?P<dot>\.?)")


@lru_cache(maxsize=20_000)
def street_key(name: str, language: str) -> StreetKey:
    """The name's words folded, with ``Str.``, ``-str.``, ``Pl.`` and ``dr.`` written out."""
    found = list(_word().finditer(fold(name)))
    words = [one["word"] for one in found]
    if language == "de":
        words = [_GERMAN_SHORT.get(word, word) for word in words]
        if words and len(words[-1]) > 3 and words[-1].endswith("str"):
            words[-1] += "asse"
        elif words and len(words[-1]) > 4 and words[-1].endswith("pl") and found[-1]["dot"]:
            words[-1] += "atz"
    else:
        last = len(words) - 1
        words = [_SORBIAN_SHORT.get(word, word) if place in (0, last) else word for place, word in enumerate(words)]
    return StreetKey(tuple(words), "".join(words), tuple(bool(one["dot"]) or len(one["word"]) == 1 for one in found))


#: The municipality of addresses that lie in none of ours: no street of ours is there.
ELSEWHERE = "elsewhere"


def mended(name: str) -> str:
    """The name as it was before its encoding broke (``StraÃŸe``); as it is where nothing shows that it did."""
    if name.isascii() or not has_foreign_letters(name):
        return name
    return next((repair.text for repair in repairs(name)), name)


def agree(
    given: Sequence[str], known: Sequence[str], given_short: Sequence[bool] = (), known_short: Sequence[bool] = ()
) -> bool:
    """Whether the words are the same, some of them as initials or cut short by a dot.

    At least one that is no street word must be there in full, or with three letters.
    """
    if len(given) != len(known) or len(given) < 2:
        return False
    told = False
    for place, (one, other) in enumerate(zip(given, known, strict=True)):
        if one != other and not (_is_cut(one, other, given_short, place) or _is_cut(other, one, known_short, place)):
            return False
        told = told or (min(len(one), len(other)) > 2 and other not in STREET_TYPES and other not in SORBIAN_TYPES)
    return told


def _is_cut(short: str, full: str, cut: Sequence[bool], place: int) -> bool:
    return full.startswith(short) and (len(short) == 1 or (place < len(cut) and cut[place]))


@lru_cache(maxsize=20_000)
def sorbian_person(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The street word and the stems of the names beside it: droga Augusta Bebela → droga, (august, bebel)."""
    types = [word for word in words if word in SORBIAN_TYPES]
    if len(types) != 1 or types[0] not in (words[0], words[-1]):
        return "", ()
    return types[0], tuple(_stem(word) for word in words if word != types[0])


def _stem(word: str) -> str:
    return next(
        (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) > 2),
        word,
    )


def error_of(text: str, name: Name) -> float | None:
    """How far a name is from a recorded one, or None where it is too far to be the same street."""
    given, known = street_key(text, name.language), street_key(name.text, name.language)
    if abs(len(given.joined) - len(known.joined)) > 2:
        return None
    if any(one != other and (one + other).isdigit() for one, other in zip(given.words, known.words, strict=False)):
        return None
    own = _own_letters(known.joined, name.language)
    least = _LONG_ENOUGH if given.joined[:1] == known.joined[:1] else _VERY_LONG
    if own not in given.joined and len(own) < least:
        return None
    # ß counts as one letter where both have it written so.
    distance = min(spelling_distance(given.joined, known.joined), spelling_distance(text, name.text))
    return distance if distance <= _MOST_ERRORS and len(own) >= _LEAST_LETTERS else None


def near_partner(surface: str, entry: Entry, language: str) -> StreetHit | None:
    """The street's own name in a language that a damaged half is meant for, when the other half names the street."""
    text = plain(surface)
    hits = [
        StreetHit(entry, name, "fuzzy", spelling_distance(text, name.text))
        for name in entry.names
        if name.language == language and name.is_right
    ]
    best = min(hits, key=lambda hit: hit.distance, default=None)
    return best if best is not None and best.distance <= _MOST_ERRORS_OF_PARTNER else None


def _own_letters(joined: str, language: str) -> str:
    """The letters of a name beside its street word."""
    for word in SORBIAN_TYPES if language == "dsb" else (*STREET_TYPES, "markt", "park"):
        if joined.endswith(word):
            return joined.removesuffix(word)
        if language == "dsb" and joined.startswith(word):
            return joined.removeprefix(word)
    return joined
