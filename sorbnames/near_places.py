"""Misspelt German names that stand where a place's name stands in a text about Lower Lusatia.

In a list between places (Peitz, Drebka und Guben), at the head of a line, in front of ``OT`` and a part of theirs, and
behind a preposition of place or a word such as ``Ortsteil``. What is found so is told to a person; certain is only the
municipality in front of its own part. Another word, a given name, and a place elsewhere are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sorbnames.gazetteer import Gazetteer
from sorbnames.likely_names import (
    district_of,
    is_one_slip,
    likeness,
    names_alone,
    names_beside,
    names_of,
    names_with_article,
)
from sorbnames.model import PLACE_KINDS
from sorbnames.nearest import WORD, Near, Wanted, nearest
from sorbnames.orthography import key
from sorbnames.readings import ENOUGH, Reading, confidence
from sorbnames.spans import Spans
from sorbnames.words import place_of_cut, word_patterns

#: So many places of the region a text has to name before a word in it is taken for a misspelt one.
_ABOUT_THE_REGION = 2

#: A name of the region is sure with so much, for the text is about the region.
_NEARLY_ENOUGH = ENOUGH - 0.25

#: How far in front of a name the one before it in a list begins, or a word that tells of it.
_WINDOW, _CUE = 60, 14

#: What joins the names of a list, and what stands between a municipality and its part.
_SIGNS = (", ", ",\n", " – ", " - ", " und ", " und\n", " sowie ", " oder ", " bzw. ")
_PARTS = (" OT ", " Ortsteil ")

#: What was found, the kind of evidence for it, and the words that are the evidence.
Found = tuple[Near, str, str]


@cache
def _cues() -> tuple[str, ...]:
    """Prepositions of place and words for places, behind which a name is looked for."""
    places = ("in", "nach", "aus", "bei", "von", "bis", "über", "zwischen", "ab", "für")
    stops = ("Richtung", "Abzweig", "Abfahrt", "Haltestelle", "Bahnhof", "Strecke", "Treff", "Raum")
    kinds = ("Ortsteil", "Ortsteile", "Ortsteilen", "Ortsteils", "OT", "Gemeindeteil")
    towns = ("Gemeinde", "Gemarkung", "Stadt", "Dorf", "Ort", "Nachbarort")
    return (*places, *map(str.capitalize, places), *stops, *kinds, *towns)


#: What stands in front of the names of regions, rivers and lakes.
_ARTICLES = ("der", "die", "den", "dem", "im", "am", "vom", "zum", "Land", "Region")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    blank = r"[ \t\u00a0\u202f]"
    run = rf"(?P<run>{WORD}(?:(?:-|{blank}){WORD}){{0,2}})"
    cues, articles = "|".join(_cues()), "|".join((*_ARTICLES, *map(str.capitalize, _ARTICLES[:8])))
    return {
        "run": re.compile(run),
        "run in front": re.compile(rf"(?<![\w-]){run}$"),
        "part": re.compile(rf"(?<![\w-]){run}{blank}?[,/(–-]?{blank}?(?:OT|Ortsteil){blank}$"),
        "cue": re.compile(rf"(?<![\w-])(?P<cue>{cues})\s$"),
        "article": re.compile(rf"(?<![\w-])(?P<cue>{articles})\s$"),
        "head": re.compile(rf"(?:{blank}*[•*–-]{blank})?(?={run}:)"),
    }


def near_places(
    gazetteer: Gazetteer, text: str, readings: Sequence[Reading], regions: Mapping[str, int]
) -> Iterator[Found]:
    """What is nearly a name where one may stand, not overlapping the readings nor each other."""
    if regions.get("lower lusatia", 0) < _ABOUT_THE_REGION:
        return
    taken = Spans((reading.start, reading.end) for reading in readings)
    for near, kind, words in _candidates(gazetteer, text, readings):
        if not taken.overlap(near.start, near.end):
            taken.add(near.start, near.end)
            yield near, kind, words


def _candidates(gazetteer: Gazetteer, text: str, readings: Sequence[Reading]) -> Iterator[Found]:
    starts, ends = {reading.start for reading in readings}, {reading.end for reading in readings}
    for reading in readings:
        behind, front = _joined(text, reading)
        if (behind in starts or not behind) and (front in ends or not front):
            continue  # nothing unknown, as mostly
        entry = reading.best.entry
        if reading.protected or entry.kind not in PLACE_KINDS or not gazetteer.in_lower_lusatia(entry):
            continue
        if confidence(gazetteer, reading) >= _NEARLY_ENOUGH:
            yield from _beside(gazetteer, text, reading, behind, front)
    for match in _heads(text):
        if found := _nearest(gazetteer, text, match, names_alone(gazetteer)):
            yield found, "list", ""
    yield from _behind(gazetteer, text)


def _heads(text: str) -> Iterator[re.Match[str]]:
    """What stands at the beginning of a line in front of a colon."""
    colon = text.find(":")
    while colon >= 0:
        start = text.rfind("\n", 0, colon) + 1
        match = _patterns()["head"].match(text, start) if colon - start <= _WINDOW else None
        if match is not None:
            yield match
        colon = text.find(":", colon + 1)


def _joined(text: str, reading: Reading) -> tuple[int, int]:
    """Where the next name of a list begins, and where the one before ends; 0 where no list goes on."""
    behind = front = 0
    if text.startswith(_SIGNS, reading.end):
        behind = next(reading.end + len(sign) for sign in _SIGNS if text.startswith(sign, reading.end))
    if text.endswith(_SIGNS, 0, reading.start):
        front = next(reading.start - len(sign) for sign in _SIGNS if text.endswith(sign, 0, reading.start))
    elif text.endswith(_PARTS, 0, reading.start):
        front = reading.start
    return behind, front


def _beside(gazetteer: Gazetteer, text: str, reading: Reading, behind: int, front: int) -> Iterator[Found]:
    """What is joined to a reading, whose neighbours in a list begin and end there."""
    entry, surface, patterns = reading.best.entry, text[reading.start : reading.end], _patterns()
    names = names_beside(gazetteer, district_of(gazetteer, entry))
    if behind and (match := patterns["run"].match(text, behind)) and (found := _nearest(gazetteer, text, match, names)):
        yield found, "list", surface
    offset = max(0, front - _WINDOW)
    if front == reading.start:
        match = patterns["part"].search(text[offset:front])
        if entry.kind == "ortsteil" and entry.municipality and match:
            found = _nearest(gazetteer, text, match, names_of(gazetteer, entry.municipality), offset)
            if found:
                yield found, "municipality", surface
    elif front:
        match = patterns["run in front"].search(text[offset:front])
        found = _nearest(gazetteer, text, match, names, offset) if match else None
        if found:
            yield found, "list", surface


def _behind(gazetteer: Gazetteer, text: str) -> Iterator[Found]:
    """What stands behind a word that tells of a name; looked at are words like a name, or the first of one."""
    words = word_patterns()["capitalised"].findall(text)
    likely = likeness(gazetteer).likely(words)
    sought = (("cue", names_alone(gazetteer)), ("article", names_with_article(gazetteer)))
    end = 0
    for word in filter(likely.__contains__, words):
        place = place_of_cut(text, word, text.find(word, end))
        if place < 0:
            break
        end = place + len(word)
        front = max(0, place - _CUE)
        for cues, wanted in sought:
            cue = _patterns()[cues].search(text[front:place])
            if cue is None or (cue["cue"] == "von" and _follows_name(text, front + cue.start())):
                continue  # Erika von Bülow
            match = _patterns()["run"].match(text, place)
            found = _nearest(gazetteer, text, match, wanted) if match else None
            if found:
                yield found, "preposition", cue["cue"]


def _follows_name(text: str, start: int) -> bool:
    words = text[max(0, start - _WINDOW) : start].split()
    return bool(words) and words[-1][0].isupper()


def _nearest(
    gazetteer: Gazetteer, text: str, match: re.Match[str], wanted: Wanted, front: int | None = None
) -> Near | None:
    """The name that begins the run of the match; that ends it where the match was made from ``front`` on."""
    start, end = match.span("run")
    offset, at_end = front or 0, front is not None
    if not at_end and not text[start].isupper():
        return None
    words = match["run"].replace("-", " ").split()
    stretches = (words[-number:] if at_end else words[:number] for number in range(1, len(words) + 1))
    if not any(likeness(gazetteer).is_like_a_name(key(" ".join(stretch))) for stretch in stretches):
        return None
    if not at_end and words[1:] and words[1].islower() and gazetteer.by_key(key(words[0] + words[1])):
        return None  # Byhle guhre is not Byhlen.
    found = nearest(gazetteer, text, offset + start, offset + end, wanted, at_end=at_end)
    return found if found and is_one_slip(text[found.start : found.end], found) else None
