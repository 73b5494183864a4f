"""The matcher as plain loops over all names: which entries a string may stand for, and how near the others are."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import OSA

from sorbnames.distance import spelling_distance
from sorbnames.index import spellings
from sorbnames.model import CITATION_ROLES, Name
from sorbnames.orthography import key, plain
from tests.reference.texts import entries


@cache
def spelt() -> tuple[tuple[str, Name, frozenset[str]], ...]:
    """Entry id, name, and the keys of all its spellings."""
    return tuple(
        (entry.id, name, frozenset(key(spelling) for spelling in spellings(name)))
        for entry in entries()
        for name in entry.names
    )


def bearers(query: str) -> set[str]:
    """The entries with a name of these letters, whatever its role."""
    wanted = key(query)
    return {entry_id for entry_id, _, keys in spelt() if wanted in keys}


def exact_bearers(query: str) -> set[str]:
    """The entries with a right name that is written just so."""
    wanted = plain(query)
    return {entry_id for entry_id, name, _ in spelt() if name.is_right and name.text == wanted}


def distances(query: str, most: float) -> dict[str, float]:
    """How far each entry's nearest name in the nominative is, as far as it is not further than ``most``."""
    length = len(key(query))
    found: dict[str, float] = {}
    for entry_id, name, _ in spelt():
        if name.role in CITATION_ROLES and abs(len(key(name.text)) - length) <= most + 1:
            distance = spelling_distance(query, name.text)
            if distance <= most:
                found[entry_id] = min(distance, found.get(entry_id, distance))
    return found


def letters_apart(query: str, entry_id: str) -> int:
    """In how many letters the nearest name of an entry differs, whatever they look like."""
    names = (name for one, name, _ in spelt() if one == entry_id and name.role in CITATION_ROLES)
    return min(OSA.distance(key(query), key(name.text)) for name in names)
