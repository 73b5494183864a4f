"""Which streets a string names: looked up by key, then by abbreviations, then by likeness, within one municipality."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sorbnames.address.streetnames import (
    StreetHit,
    StreetKey,
    Where,
    agree,
    error_of,
    sorbian_person,
    street_key,
)
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry, Name
from sorbnames.orthography import has_foreign_letters, plain
from sorbnames.repair import repairs

_TIERS = ("exact", "variant", "folded", "fuzzy")
_LANGUAGES = ("de", "dsb")
#: Answers kept; more are forgotten all at once.
_MOST_REMEMBERED = 50_000
#: So far apart may two keys be that are compared closely.
_FAR = 3

_ANYWHERE = Where()


class _Known(NamedTuple):
    """A recorded name with what is compared of it; ``person`` are street word and stems of a Sorbian name."""

    entry: Entry
    name: Name
    key: StreetKey
    person: tuple[str, tuple[str, ...]]


class StreetIndex:
    """The streets of one municipality (or of all), ready to be looked up; remembers its answers."""

    def __init__(self, gazetteer: Gazetteer, streets: Iterable[Entry]) -> None:
        self._gazetteer = gazetteer
        self._names = [_known(entry, name) for entry in streets for name in entry.names if name.language in _LANGUAGES]
        self._by_key: dict[tuple[str, str], list[_Known]] = {}
        for known in self._names:
            self._by_key.setdefault((known.name.language, known.key.joined), []).append(known)
        self._right = [known for known in self._names if known.name.is_right]
        self._joined = [known.key.joined for known in self._right]
        self._answers: dict[tuple[str, Where, str], tuple[StreetHit, ...]] = {}

    def find(self, text: str, where: Where, language: str) -> tuple[StreetHit, ...]:
        """See :func:`find_streets`."""
        question = (text, where, language)
        answer = self._answers.get(question)
        if answer is None:
            if len(self._answers) >= _MOST_REMEMBERED:
                self._answers.clear()
            answer = self._answers[question] = self._find(text, where, language)
        return answer

    def _find(self, text: str, where: Where, language: str) -> tuple[StreetHit, ...]:
        def fitting(hits: Iterable[StreetHit]) -> tuple[StreetHit, ...]:
            return _best(
                hit
                for hit in hits
                if language in ("", hit.name.language) and _lies_there(self._gazetteer, hit.entry, where)
            )

        for spelling in _spellings(text):
            if spelt := fitting(self._spelt(spelling)):
                return spelt
        abbreviated = fitting(self._abbreviated(text))
        if abbreviated or not where.municipality:
            return abbreviated
        near = fitting(self._near(text))
        return near if len(near) == 1 else ()

    def _spelt(self, text: str) -> Iterable[StreetHit]:
        for language in _LANGUAGES:
            for known in self._by_key.get((language, street_key(text, language).joined), ()):
                tier = "folded" if known.name.text != text else "exact"
                yield StreetHit(known.entry, known.name, tier if known.name.is_right else "variant")

    def _abbreviated(self, text: str) -> Iterable[StreetHit]:
        """Initials (A.-Bebel-Str.) in both languages, and the other way to build a Sorbian name of a person."""
        keys = {language: street_key(text, language) for language in _LANGUAGES}
        person = sorbian_person(keys["dsb"].words)
        for known in self._right:
            given = keys[known.name.language]
            is_short = any(given.is_short) or any(known.key.is_short)
            if (is_short and agree(given.words, known.key.words, given.is_short, known.key.is_short)) or (
                person[0] == known.person[0] != "" and len(person[1]) > 1 and agree(person[1], known.person[1])
            ):
                yield StreetHit(known.entry, known.name, "folded")

    def _near(self, text: str) -> Iterable[StreetHit]:
        """Streets whose name is an error away."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        places = {
            place
            for language in _LANGUAGES
            for _, _, place in process.extract(
                street_key(text, language).joined, self._joined, scorer=OSA.distance, score_cutoff=_FAR, limit=None
            )
        }
        for place in sorted(places):
            known = self._right[place]
            distance = error_of(text, known.name)
            if distance is not None:
                yield StreetHit(known.entry, known.name, "fuzzy", distance)


def find_streets(
    gazetteer: Gazetteer, surface: str, where: Where = _ANYWHERE, language: str = ""
) -> tuple[StreetHit, ...]:
    """The streets that a string names, best tier only, in order of their ids.

    Without a municipality streets of all of them count, but none by mere likeness. ``language`` restricts the names.
    """
    text = plain(surface)
    return gazetteer.street_index(where.municipality).find(text, where, language) if text else ()


def _known(entry: Entry, name: Name) -> _Known:
    key = street_key(name.text, name.language)
    return _Known(entry, name, key, sorbian_person(key.words) if name.language == "dsb" else ("", ()))


def _spellings(text: str) -> Iterable[str]:
    """The text itself, then what it was before its encoding broke."""
    yield text
    if has_foreign_letters(text) or not text.isascii():
        yield from (repair.text for repair in repairs(text))


def _best(hits: Iterable[StreetHit]) -> tuple[StreetHit, ...]:
    """One hit a street, of the best tier that any has; of equals the nearest."""
    best: dict[str, StreetHit] = {}
    for hit in hits:
        known = best.get(hit.entry.id)
        if known is None or (_TIERS.index(hit.tier), hit.distance) < (_TIERS.index(known.tier), known.distance):
            best[hit.entry.id] = hit
    tiers = {hit.tier for hit in best.values()}
    top = next((tier for tier in _TIERS if tier in tiers), "")
    return tuple(hit for _, hit in sorted(best.items()) if hit.tier == top)


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
