"""The German names that a misspelt word in a text about Lower Lusatia may be meant for, and a quick look at words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from functools import cache, lru_cache

from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES, Entry, Name
from sorbnames.nearest import Near, Wanted
from sorbnames.orthography import key, word_key
from sorbnames.wording import name_words

#: Names of fewer letters are one letter away from too many words; those of towns and beside other names may be shorter.
_SHORTEST, _SHORTEST_BESIDE, _SHORTEST_REGION = 6, 5, 7

_TOWNS = ("kreisfreie_stadt", "stadt", "gemeinde")

#: Errors allowed in comparison with a partner's, of which one letter is left by :func:`is_one_slip`.
_STRICT = 0.5

#: Of so many words is kept what was learnt.
_MOST_REMEMBERED = 200_000

#: What letters count that are misread for each other.
_MISREAD = 0.5


def is_one_slip(spelling: str, near: Near) -> bool:
    """Whether one letter is wrong, and not the first; or letters are that scanners take for each other (rn for m)."""
    letters, name = key(spelling), key(near.hit.name_text)
    return letters[:1] == name[:1] and (near.hit.distance <= _MISREAD or _distance()(letters, name) == 1)


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


class Likeness:
    """A quick look which words may be, or begin, a name with one letter wrong; keeps what it learnt of words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        names = [name.text for _, name in (*_local(gazetteer), *_regional(gazetteer))]
        firsts = [words[0] for name in names if len(words := name_words(name)[0]) > 1]
        self._given = frozenset(key(name) for name in gazetteer.surroundings["given_names"])
        self._wholes = Slips(map(key, names))
        self._firsts = frozenset(map(key, firsts))
        self._wholes_and_firsts = Slips(map(key, [*names, *firsts]))
        self._likely: set[str] = set()
        self._others: set[str] = set()

    @lru_cache(maxsize=20_000)  # noqa: B019 (lives as long as the gazetteer)
    def is_like_a_name(self, letters: str) -> bool:
        """Whether a key is that of a name with one letter wrong, and no name nor given name."""
        return self._wholes.have(letters) and not self._is_known(letters)

    def _is_known(self, letters: str) -> bool:
        named = self._gazetteer.by_key
        return letters in self._given or bool(named(letters) or (letters.endswith("s") and named(letters[:-1])))

    def likely(self, words: Iterable[str]) -> Set[str]:
        """The words with which such a name may begin, those of other texts too: like one, or the first of several."""
        new = set(words).difference(self._likely, self._others)
        if len(self._others) > _MOST_REMEMBERED:
            self._others.clear()
        for word in new:
            letters = word.lower() if word.isascii() and word.isalnum() else key(word)
            if letters in self._firsts or (self._wholes_and_firsts.have(letters) and not self._is_known(letters)):
                self._likely.add(word)
        self._others.update(new)
        return self._likely


class Slips:
    """Keys, found by spellings with one letter wrong but the first, or two of them swapped.

    Such a spelling shares the first two letters, or else the first and the last two.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._fronts: dict[int, dict[str, list[str]]] = {}
        self._backs: dict[int, dict[str, list[str]]] = {}
        forms = {form for one in keys for form in (one, _unread(one)) if len(form) >= _SHORTEST_BESIDE - 1}
        for form in sorted(forms):
            for length in (len(form) - 1, len(form), len(form) + 1):
                self._fronts.setdefault(length, {}).setdefault(form[:2], []).append(form)
                self._backs.setdefault(length, {}).setdefault(form[0] + form[-2:], []).append(form)

    def have(self, letters: str) -> bool:
        """Whether a key is spelt so but for one letter."""
        if "rn" in letters or "ii" in letters or "cl" in letters:
            unread = _unread(letters)
            return self._have(letters) or self._have(unread)
        return self._have(letters)

    def _have(self, letters: str) -> bool:
        fronts = self._fronts.get(len(letters))
        if fronts is None:
            return False
        near = fronts.get(letters[:2])
        if near and _is_any_near(letters, near):
            return True
        near = self._backs[len(letters)].get(letters[0] + letters[-2:])
        return near is not None and _is_any_near(letters, near)


def _is_any_near(letters: str, others: Iterable[str]) -> bool:
    distance = _distance()
    return any(distance(letters, other, score_cutoff=1) <= 1 for other in others)


def _unread(word: str) -> str:
    """The letters as they may have been before a scanner read them."""
    return word.replace("rn", "m").replace("ii", "u").replace("cl", "d")


@lru_cache(maxsize=8)
def likeness(gazetteer: Gazetteer) -> Likeness:
    """The look at words of a gazetteer."""
    return Likeness(gazetteer)


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
    meaning = gazetteer.words.meaning(word_key(name.text))
    return bool(meaning) and not meaning.startswith(("surname", "given name"))
