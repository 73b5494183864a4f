"""Street names compared: abbreviations (``A.-Bebel-Str.``), initials, and the two ways a Lower Sorbian name is built.

A street is looked for among those of its municipality only; elsewhere a street of the same name is another one. Of a
Lower Sorbian name that honours a person, ``Droga Augusta Bebela`` (genitive) and ``A. Bebelowa droga`` (adjective) are
the same street. Both ways are recognised, but only recorded names are ever printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sorbnames.distance import spelling_distance
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry, Name
from sorbnames.orthography import fold, has_foreign_letters, plain
from sorbnames.repair import repairs

#: Abbreviated street words in folded letters; Lower Sorbian ``dr.`` is attested on letterheads.
_GERMAN_SHORT = {"str": "strasse", "pl": "platz"}
_SORBIAN_SHORT = {"dr": "droga"}
_SORBIAN_TYPES = frozenset({"droga", "namesto", "aleja", "gasa", "gaska", "soseja", "promenada", "park"})

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
#: How many letters a name must have beside its street word to be recognised by likeness alone.
_LONG_ENOUGH = 6


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


class _Key(NamedTuple):
    """A name taken apart: its words with abbreviations written out, and the same in one string."""

    words: tuple[str, ...]
    joined: str


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@lru_cache(maxsize=20_000)
def street_key(name: str, language: str) -> _Key:
    """The name's words folded, with ``Str.``, ``-str.``, ``Pl.`` and ``dr.`` written out."""
    words = _word().findall(fold(name))
    if language == "de":
        words = [_GERMAN_SHORT.get(word, word) for word in words]
        if words and len(words[-1]) > 3 and words[-1].endswith("str"):
            words[-1] += "asse"
    else:
        last = len(words) - 1
        words = [_SORBIAN_SHORT.get(word, word) if place in (0, last) else word for place, word in enumerate(words)]
    return _Key(tuple(words), "".join(words))


_ANYWHERE = Where()


def find_streets(
    gazetteer: Gazetteer, surface: str, where: Where = _ANYWHERE, language: str = ""
) -> tuple[StreetHit, ...]:
    """The streets that a string names, best tier only, in order of their ids.

    Without a municipality streets of all of them count, but none by mere likeness. ``language`` restricts the names.
    """
    text = plain(surface)
    if not text:
        return ()
    names = [
        (entry, name)
        for entry in gazetteer.streets_of(where.municipality)
        if _lies_there(gazetteer, entry, where)
        for name in entry.names
        if name.language in ("de", "dsb") and language in ("", name.language)
    ]
    for spelling in _spellings(text):
        spelt = _best(_spelt(spelling, names))
        if spelt:
            return spelt
    abbreviated = _best(_abbreviated(text, names))
    if abbreviated or not where.municipality:
        return abbreviated
    return _near(text, names)


def _lies_there(gazetteer: Gazetteer, street: Entry, where: Where) -> bool:
    """Whether a street may be the one meant. Villages of one municipality have streets of the same name.

    In a municipality of several villages a street counts only in its own one; in the city its Ortsteil is often left
    out, but another Ortsteil or postal code speaks against it.
    """
    if not where.municipality:
        return True
    municipality = gazetteer.entry(where.municipality)
    part = gazetteer.entry(street.parent) if street.parent and street.parent != street.municipality else None
    is_city = municipality is not None and municipality.kind == "kreisfreie_stadt"
    if where.locality:
        return where.locality == part.id if part else is_city
    if part is None:
        return True
    return is_city and (not where.plz or not part.plz or where.plz in part.plz)


def _spellings(text: str) -> Iterable[str]:
    """The text itself, then what it was before its encoding broke."""
    yield text
    if has_foreign_letters(text) or not text.isascii():
        yield from (repair.text for repair in repairs(text))


def _best(hits: Iterable[StreetHit]) -> tuple[StreetHit, ...]:
    """One hit a street, of the best tier that any has."""
    order = ("exact", "variant", "folded", "fuzzy")
    best: dict[str, StreetHit] = {}
    for hit in hits:
        known = best.get(hit.entry.id)
        if known is None or order.index(hit.tier) < order.index(known.tier):
            best[hit.entry.id] = hit
    tiers = {hit.tier for hit in best.values()}
    top = next((tier for tier in order if tier in tiers), "")
    return tuple(hit for _, hit in sorted(best.items()) if hit.tier == top)


def _spelt(text: str, names: Sequence[tuple[Entry, Name]]) -> Iterable[StreetHit]:
    for entry, name in names:
        if name.text == text:
            yield StreetHit(entry, name, "exact" if name.is_right else "variant")
        elif street_key(text, name.language).joined == street_key(name.text, name.language).joined:
            yield StreetHit(entry, name, "folded" if name.is_right else "variant")


def _abbreviated(text: str, names: Sequence[tuple[Entry, Name]]) -> Iterable[StreetHit]:
    """Initials (A.-Bebel-Str.) in both languages, and the other way to build a Sorbian name of a person."""
    for entry, name in names:
        if not name.is_right:
            continue
        given, known = street_key(text, name.language).words, street_key(name.text, name.language).words
        if _agree(given, known):
            yield StreetHit(entry, name, "folded")
        elif name.language == "dsb":
            given_type, given_stems = _sorbian_person(given)
            known_type, known_stems = _sorbian_person(known)
            if given_type and given_type == known_type and len(known_stems) > 1 and _agree(given_stems, known_stems):
                yield StreetHit(entry, name, "folded")


def _agree(given: Sequence[str], known: Sequence[str]) -> bool:
    """Whether the words are the same, some of them as initials, but at least two or the longest one in full."""
    if len(given) != len(known) or len(given) < 2:
        return False
    whole = 0
    for one, other in zip(given, known, strict=True):
        if one == other:
            whole += 1 if len(one) > 1 else 0
        elif not (min(len(one), len(other)) == 1 and one[0] == other[0]):
            return False
    return whole >= 1


def _sorbian_person(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The street word and the stems of the names beside it: droga Augusta Bebela → droga, (august, bebel)."""
    types = [word for word in words if word in _SORBIAN_TYPES]
    if len(types) != 1 or types[0] not in (words[0], words[-1]):
        return "", ()
    return types[0], tuple(_stem(word) for word in words if word != types[0])


def _stem(word: str) -> str:
    return next(
        (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) > 2),
        word,
    )


def _near(text: str, names: Sequence[tuple[Entry, Name]]) -> tuple[StreetHit, ...]:
    """The one street whose name is an error away, its street word and first letter right."""
    hits: dict[str, StreetHit] = {}
    for entry, name in names:
        if not name.is_right:
            continue
        given, known = street_key(text, name.language), street_key(name.text, name.language)
        if abs(len(given.joined) - len(known.joined)) > 1 or given.joined[:1] != known.joined[:1]:
            continue
        own = _own_letters(known.joined, name.language)
        if len(own) < _LONG_ENOUGH or _own_letters(given.joined, name.language) == given.joined != own:
            continue
        if any(one != other and (one + other).isdigit() for one, other in zip(given.words, known.words, strict=False)):
            continue
        distance = spelling_distance(given.joined, known.joined)
        known_hit = hits.get(entry.id)
        if distance <= _MOST_ERRORS and (known_hit is None or distance < known_hit.distance):
            hits[entry.id] = StreetHit(entry, name, "fuzzy", distance)
    return tuple(hits.values()) if len(hits) == 1 else ()


@cache
def _street_words() -> tuple[str, ...]:
    return (
        "strasse",
        "platz",
        "chaussee",
        "allee",
        "weg",
        "damm",
        "gasse",
        "promenade",
        "markt",
        "ring",
        "ufer",
        "park",
    )


def _own_letters(joined: str, language: str) -> str:
    """The letters of a name beside its street word."""
    for word in _SORBIAN_TYPES if language == "dsb" else _street_words():
        if joined.endswith(word):
            return joined.removesuffix(word)
        if language == "dsb" and joined.startswith(word):
            return joined.removeprefix(word)
    return joined
