"""The German names that a misspelt word in a text about Lower Lusatia may be meant for, and a quick look at words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES, Entry, Name
from sorbnames.nearest import Near, Wanted
from sorbnames.orthography import key, word_key

#: Names of fewer letters are one letter away from too many words; those of towns and beside other names may be shorter.
_SHORTEST, _SHORTEST_BESIDE, _SHORTEST_REGION = 6, 5, 7

_TOWNS = ("kreisfreie_stadt", "stadt", "gemeinde")

#: Errors allowed in comparison with a partner's, of which one letter is left by :func:`is_one_slip`.
_STRICT = 0.5

#: What letters count that are misread for each other.
_MISREAD = 0.5


def is_one_slip(spelling: str, near: Near) -> bool:
    """Whether one letter is wrong, and not the first; or letters are that scanners take for each other (rn for m)."""
    letters, name = key(spelling), key(near.hit.name_text)
    return letters[:1] == name[:1] and (near.hit.distance <= _MISREAD or _distance()(letters, name) == 1)


@cache
def _distance() -> Callable[[str, str], int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


@lru_cache(maxsize=8)
def likeness(gazetteer: Gazetteer) -> Callable[[str], bool]:
    """A quick look whether some letters may be a name with one letter wrong, and are no name nor given name.

    Two words that differ in one letter are alike once some letter is left out of either.
    """
    names = {key(name.text) for _, name in (*_local(gazetteer), *_regional(gazetteer))}
    given = frozenset(key(name) for name in gazetteer.surroundings["given_names"])
    shorter = {short for name in names for one in (name, _unread(name)) for short in _without_a_letter(one)}

    @lru_cache(maxsize=20_000)
    def is_like_a_name(letters: str) -> bool:
        if len(letters) < _SHORTEST_BESIDE - 1 or letters in given:
            return False
        if not any(short in shorter for one in {letters, _unread(letters)} for short in _without_a_letter(one)):
            return False
        return not (gazetteer.by_key(letters) or (letters.endswith("s") and gazetteer.by_key(letters[:-1])))

    return is_like_a_name


def _without_a_letter(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _unread(word: str) -> str:
    """The letters as they may have been before a scanner read them."""
    return word.replace("rn", "m").replace("ii", "u").replace("cl", "d")


@lru_cache(maxsize=8)
def names_alone(gazetteer: Gazetteer) -> Wanted:
    """Names of places that are long enough to be known by themselves."""
    return Wanted(
        (
            (entry, name)
            for entry, name in _local(gazetteer)
            if len(name.text) >= (_SHORTEST_BESIDE if entry.kind in _TOWNS else _SHORTEST)
        ),
        _STRICT,
    )


@lru_cache(maxsize=8)
def names_with_article(gazetteer: Gazetteer) -> Wanted:
    """Names of regions, rivers and lakes."""
    return Wanted(_regional(gazetteer), _STRICT)


@lru_cache(maxsize=32)
def names_beside(gazetteer: Gazetteer, district: str) -> Wanted:
    """Names of a district's places and of all towns."""
    return Wanted(
        (
            (entry, name)
            for entry, name in _local(gazetteer)
            if entry.kind in _TOWNS or district_of(gazetteer, entry) == district
        ),
        _STRICT,
    )


@lru_cache(maxsize=256)
def names_of(gazetteer: Gazetteer, municipality: str) -> Wanted:
    """Names of one municipality."""
    entry = gazetteer.entry(municipality)
    return Wanted(_of_entry(entry, _SHORTEST_BESIDE) if entry else (), _STRICT)


def district_of(gazetteer: Gazetteer, entry: Entry) -> str:
    """The district of a place; Cottbus lies within Spree-Neiße."""
    above = next((place for place in gazetteer.ancestors(entry) if place.startswith("landkreis/")), "")
    return above or "landkreis/spree-neisse"


def _local(gazetteer: Gazetteer) -> Iterator[tuple[Entry, Name]]:
    """Names of the region's municipalities and their parts, and of the towns beyond."""
    for kind in (*_TOWNS, "ortsteil"):
        for entry in gazetteer.of_kind(kind):
            if kind in ("kreisfreie_stadt", "stadt") or gazetteer.in_lower_lusatia(entry):
                for _, name in _of_entry(entry, _SHORTEST_BESIDE):
                    if not _is_word(gazetteer, name):
                        yield entry, name


def _regional(gazetteer: Gazetteer) -> Iterator[tuple[Entry, Name]]:
    """Names of regions but for countries, of rivers, lakes and the Land."""
    for kind in ("region", "gewaesser", "land"):
        for entry in gazetteer.of_kind(kind):
            if entry.sources != ("cldr",):
                yield from _of_entry(entry, _SHORTEST_REGION)


def _of_entry(entry: Entry, shortest: int) -> Iterator[tuple[Entry, Name]]:
    for name in entry.names:
        if name.language == "de" and name.role in CITATION_ROLES and len(name.text) >= shortest:
            yield entry, name


def _is_word(gazetteer: Gazetteer, name: Name) -> bool:
    """Whether the name is a word as well, of which others are no more misspellings than of the name: Werben, werden."""
    meaning = gazetteer.meaning(word_key(name.text))
    return bool(meaning) and not meaning.startswith(("surname", "given name"))
