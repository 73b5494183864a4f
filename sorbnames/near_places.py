"""Misspelt German names that stand where a place's name stands in a text about Lower Lusatia.

In a list between places (Peitz, Drebka und Guben), in front of ``OT`` and a part of theirs, and behind a preposition of
place or a word such as ``Ortsteil``. What is found so is told to a person; only the municipality in front of its own
part is certain. A word that is spelt right in any other way, a given name, and a place elsewhere are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES, PLACE_KINDS, Entry, Name
from sorbnames.nearest import WORD, Near, Wanted, nearest
from sorbnames.orthography import key, word_key
from sorbnames.readings import ENOUGH, Reading, confidence
from sorbnames.spans import Spans, places_of

#: Names of fewer letters are one letter away from too many words.
_SHORTEST_IN_LIST, _SHORTEST_ALONE = 5, 6

#: So many places of the region a text has to name before a word in it is taken for a misspelt one.
_ABOUT_THE_REGION = 2

_TOWNS = ("stadt", "kreisfreie_stadt", "gemeinde")
_WANTED_KINDS = (*_TOWNS, "ortsteil")

#: How far in front of a name the one before it in a list begins, or a word that tells of it.
_WINDOW, _CUE = 60, 14


@cache
def _cues() -> tuple[str, ...]:
    """Prepositions of place and words for places, behind which a name is looked for."""
    places = ("in", "nach", "aus", "bei", "von", "bis", "über", "zwischen")
    stops = ("Richtung", "Abzweig", "Haltestelle", "Bahnhof")
    kinds = ("Ortsteil", "Ortsteile", "Ortsteilen", "Ortsteils", "OT", "Gemeindeteil")
    towns = ("Gemeinde", "Gemarkung", "Stadt", "Dorf", "Ort", "Nachbarort")
    return (*places, *map(str.capitalize, places), *stops, *kinds, *towns)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    blank, cues = r"[ \t\u00a0\u202f]", "|".join(_cues())
    run = rf"(?P<run>{WORD}(?:(?:-|{blank}){WORD}){{0,2}})"
    return {
        "run": re.compile(run),
        "run in front": re.compile(rf"(?<![\w-]){run}$"),
        "part": re.compile(rf"(?<![\w-]){run}{blank}?[,/(–-]?{blank}?(?:OT|Ortsteil){blank}$"),
        "cue": re.compile(rf"(?<![\w-])(?P<cue>{cues})\s$"),
        "word behind cue": re.compile(rf"(?<![\w-])(?:{cues})\s([A-ZÄÖÜ]\w{{2,}})"),
    }


#: What joins the names of a list.
_SIGNS = (", ", ",\n", " – ", " - ", " und ", " und\n", " sowie ", " oder ", " bzw. ")


def near_places(
    gazetteer: Gazetteer, text: str, readings: Sequence[Reading], regions: Mapping[str, int]
) -> Iterator[tuple[Near, str, str]]:
    """What is nearly a name, the kind of evidence for it, and the words that are the evidence."""
    if regions.get("lower lusatia", 0) < _ABOUT_THE_REGION:
        return
    taken = Spans((reading.start, reading.end) for reading in readings)
    for near, kind, words in _candidates(gazetteer, text, readings):
        if not taken.overlap(near.start, near.end):
            taken.add(near.start, near.end)
            yield near, kind, words


def _candidates(gazetteer: Gazetteer, text: str, readings: Sequence[Reading]) -> Iterator[tuple[Near, str, str]]:
    starts, ends = {reading.start for reading in readings}, {reading.end for reading in readings}
    for reading in readings:
        behind, front = _joined(text, reading)
        if (behind in starts or not behind) and (front in ends or not front):
            continue  # nothing unknown, as mostly
        entry = reading.best.entry
        if reading.protected or entry.kind not in PLACE_KINDS or not gazetteer.in_lower_lusatia(entry):
            continue
        if confidence(gazetteer, reading) >= ENOUGH:
            yield from _beside(gazetteer, text, reading, behind, front)
    yield from _alone(gazetteer, text)


def _joined(text: str, reading: Reading) -> tuple[int, int]:
    """Where the next name of a list begins, and where the one before ends; 0 where no list goes on."""
    behind = next((reading.end + len(sign) for sign in _SIGNS if text.startswith(sign, reading.end)), 0)
    front = next((reading.start - len(sign) for sign in _SIGNS if text.endswith(sign, 0, reading.start)), 0)
    if not front and text.endswith(_PARTS, 0, reading.start):
        front = reading.start
    return behind, front


#: What stands between a municipality and its part.
_PARTS = (" OT ", " Ortsteil ")


def _alone(gazetteer: Gazetteer, text: str) -> Iterator[tuple[Near, str, str]]:
    """What stands behind a preposition or a word for a place; only words that are near a name are looked for."""
    patterns, wanted = _patterns(), _all_names(gazetteer)
    for word in sorted(set(patterns["word behind cue"].findall(text))):
        if not (word in _first_words(gazetteer) or _is_near(gazetteer)(key(word))):
            continue
        for place in places_of(text, word):
            front = max(0, place - _CUE)
            cue = patterns["cue"].search(text[front:place])
            if cue is None or (cue["cue"] == "von" and _follows_name(text, front + cue.start())):
                continue  # Erika von Bülow
            match = patterns["run"].match(text, place)
            found = _nearest(gazetteer, text, match, wanted) if match else None
            if found:
                yield found, "preposition", cue["cue"]


def _follows_name(text: str, start: int) -> bool:
    words = text[max(0, start - _WINDOW) : start].split()
    return bool(words) and words[-1][0].isupper()


def _beside(
    gazetteer: Gazetteer, text: str, reading: Reading, behind: int, front: int
) -> Iterator[tuple[Near, str, str]]:
    """What is joined to a reading, whose neighbours in a list begin and end there."""
    entry, surface, patterns = reading.best.entry, text[reading.start : reading.end], _patterns()
    names = _names_near(gazetteer, _district(gazetteer, entry))
    if behind and (match := patterns["run"].match(text, behind)) and (found := _nearest(gazetteer, text, match, names)):
        yield found, "list", surface
    offset = max(0, front - _WINDOW)
    if front == reading.start:
        municipality = gazetteer.entry(entry.municipality)
        match = patterns["part"].search(text[offset:front])
        if entry.kind == "ortsteil" and match and municipality:
            found = _nearest(gazetteer, text, match, _names_of(gazetteer, municipality.id), offset)
            if found:
                yield found, "municipality", surface
    elif front:
        match = patterns["run in front"].search(text[offset:front])
        found = _nearest(gazetteer, text, match, names, offset) if match else None
        if found:
            yield found, "list", surface


def _nearest(
    gazetteer: Gazetteer, text: str, match: re.Match[str], wanted: Wanted, front: int | None = None
) -> Near | None:
    """The name that begins (behind a place) or ends (in ``front`` of one) the run of the match, if it is near one."""
    start, end = match.span("run")
    offset = front or 0
    at_end = front is not None
    if not at_end and not text[start].isupper():
        return None
    if not _may_be_near(gazetteer, match["run"], at_end, wanted):
        return None
    found = nearest(gazetteer, text, offset + start, offset + end, wanted, at_end=at_end)
    return found if found and _is_one_slip(key(text[found.start : found.end]), found) else None


def _is_one_slip(spelling: str, near: Near) -> bool:
    """Whether one letter is wrong, and not the first; or letters are that scanners take for each other (rn for m)."""
    name = key(near.hit.name_text)
    return spelling[:1] == name[:1] and (near.hit.distance <= _MISREAD or _distance()(spelling, name) == 1)


#: What letters count that are misread for each other.
_MISREAD = 0.5


@cache
def _distance() -> Callable[[str, str], int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


def _may_be_near(gazetteer: Gazetteer, run: str, at_end: bool, wanted: Wanted) -> bool:
    """A quick look at the one word or the few words that may be meant, each remembered."""
    words = run.replace("-", " ").split()
    stretches = (words[-number:] if at_end else words[:number] for number in range(1, len(words) + 1))
    near = _is_near(gazetteer)
    return any(near(key(" ".join(stretch))) for stretch in stretches)


@lru_cache(maxsize=8)
def _first_words(gazetteer: Gazetteer) -> frozenset[str]:
    """What names of several words begin with: Groß, Neu."""
    return frozenset(name.text.split()[0] for _, name in _german_names(gazetteer) if " " in name.text)


@lru_cache(maxsize=8)
def _is_near(gazetteer: Gazetteer) -> Callable[[str], bool]:
    """A quick look whether some letters may be a name with one letter wrong, and are no name nor given name.

    Two words that differ in one letter are alike once some letter is left out of either.
    """
    names = {key(name.text) for _, name in _german_names(gazetteer)}
    given = frozenset(key(name) for name in gazetteer.surroundings["given_names"])
    shorter = {short for name in names for one in (name, _unread(name)) for short in _without_a_letter(one)}

    @lru_cache(maxsize=20_000)
    def is_near(word: str) -> bool:
        if len(word) < _SHORTEST_IN_LIST - 1 or word in given:
            return False
        if not any(short in shorter for one in {word, _unread(word)} for short in _without_a_letter(one)):
            return False
        return not gazetteer.by_key(word)

    return is_near


def _without_a_letter(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _unread(word: str) -> str:
    """The letters as they may have been before a scanner read them."""
    return word.replace("rn", "m").replace("ii", "u").replace("cl", "d")


def _german_names(gazetteer: Gazetteer) -> Iterator[tuple[Entry, Name]]:
    """German names of the region's municipalities and their parts."""
    for kind in _WANTED_KINDS:
        for entry in gazetteer.of_kind(kind):
            if gazetteer.in_lower_lusatia(entry):
                yield from ((entry, name) for _, name in _of_entry(entry) if not _is_word(gazetteer, name))


def _is_word(gazetteer: Gazetteer, name: Name) -> bool:
    """Whether the name is a word as well, of which others are no more misspellings than of the name: Werben, werden."""
    meaning = gazetteer.meaning(word_key(name.text))
    return bool(meaning) and not meaning.startswith(("surname", "given name"))


def _of_entry(entry: Entry) -> Iterator[tuple[Entry, Name]]:
    for name in entry.names:
        if name.language == "de" and name.role in CITATION_ROLES and len(name.text) >= _SHORTEST_IN_LIST:
            yield entry, name


@lru_cache(maxsize=8)
def _all_names(gazetteer: Gazetteer) -> Wanted:
    return Wanted(((entry, name) for entry, name in _german_names(gazetteer) if len(name.text) >= _SHORTEST_ALONE), 0.5)


@lru_cache(maxsize=32)
def _names_near(gazetteer: Gazetteer, district: str) -> Wanted:
    """Names of a district's places, of Cottbus and of the towns around."""
    named = _german_names(gazetteer)
    return Wanted(
        ((one, name) for one, name in named if one.kind in _TOWNS or _district(gazetteer, one) == district), 0.5
    )


@lru_cache(maxsize=256)
def _names_of(gazetteer: Gazetteer, municipality: str) -> Wanted:
    entry = gazetteer.entry(municipality)
    return Wanted(_of_entry(entry) if entry else (), 0.6)


def _district(gazetteer: Gazetteer, entry: Entry) -> str:
    """The district of a place; Cottbus lies within Spree-Neiße."""
    above = next((place for place in gazetteer.ancestors(entry) if place.startswith("landkreis/")), "")
    return above or "landkreis/spree-neisse"
