"""What the other names of a text say of a reading: the region they lie in, a list, labels, a pair, an address."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from sorbnames.areas import has_namesake_beside
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import PLACE_KINDS, Entry
from sorbnames.neighbours import pair_sign
from sorbnames.orthography import word_key
from sorbnames.readings import ENOUGH, Reading, confidence

_TOWNS = frozenset({"kreisfreie_stadt", "stadt", "gemeinde"})


def named_regions(gazetteer: Gazetteer, anchors: Sequence[Reading]) -> dict[str, int]:
    """How often the text surely names a place in each municipality, district …; the place itself counts too."""
    entries: dict[str, tuple[Entry, int]] = {}
    for reading in anchors:
        entry = reading.entry
        if entry is not None and entry.kind in PLACE_KINDS:
            entries[entry.id] = entry, (entries[entry.id][1] if entry.id in entries else 0) + 1
    count: dict[str, int] = {}
    for entry, times in entries.values():
        for place in {entry.id, *gazetteer.ancestors(entry)}:
            count[place] = count.get(place, 0) + times
        if gazetteer.in_lower_lusatia(entry) or entry.id in (
            "region/niederlausitz",
            "region/spreewald",
            "region/lausitz",
        ):
            count["lower lusatia"] = count.get("lower lusatia", 0) + times
    return count


def weigh_lists(gazetteer: Gazetteer, readings: Sequence[Reading]) -> None:
    """In a list of places (Peitz, Burg und Forst) a neighbour that surely is a place speaks for its neighbours."""
    conjunctions = gazetteer.surroundings["neighbour_conjunctions"]
    doubtful: list[Reading] = []
    for left, right in itertools.pairwise(readings):
        if right.start - left.end > 8:
            continue
        between = left.around.text[left.end : right.start]
        if "\n\n" in between or between.strip() not in conjunctions or between.strip() in ("-", "/"):
            if between == "/":
                _weigh_two_towns(gazetteer, left, right)
            continue
        near = any(_are_neighbours(one, other) for one in left.entries for other in right.entries)
        for one, other in ((left, right), (right, left)):
            sure = confidence(gazetteer, other) >= ENOUGH
            if one.best.entry.kind == "strasse":
                continue  # a street in an address: 03096 Burg (Spreewald), Bahnhofstraße
            if not other.protected and (sure or near) and other.best.entry.kind in PLACE_KINDS:
                if not near and _is_rather_there(gazetteer, one, other):
                    doubtful.append(one)
                else:
                    one.evidence.setdefault("list", other.around.text[other.start : other.end])
    for reading in doubtful:
        if reading.evidence.keys() <= {"cue", "preposition"}:
            reading.against.append("a place beside others elsewhere")


def _weigh_two_towns(gazetteer: Gazetteer, left: Reading, right: Reading) -> None:
    """Two towns of the region over a slash, of which one is called like a word: Guben/Forst."""
    for one, other in ((left, right), (right, left)):
        if one.best.entry.kind not in _TOWNS or other.best.entry.kind not in _TOWNS or one.best.language != "de":
            continue
        sure = other.best.language == "de" and not other.protected and confidence(gazetteer, other) >= ENOUGH
        if sure and all(gazetteer.in_lower_lusatia(place.best.entry) for place in (one, other)):
            one.evidence.setdefault("list", other.around.text[other.start : other.end])
            one.against = [reason for reason in one.against if reason != "time"]  # Guben/Forst 1954


def weigh_namesakes(gazetteer: Gazetteer, readings: Sequence[Reading]) -> None:
    """Where a text tells that a namesake is meant (Burg auf Fehmarn), and nowhere that ours is, it means that one."""
    elsewhere = {reading.best.entry.id for reading in readings if not _OF_ELSEWHERE.isdisjoint(reading.against)}
    if not elsewhere:
        return
    alike = [reading for reading in readings if reading.best.entry.id in elsewhere and not reading.against]
    ours = {reading.best.entry.id for reading in alike if _is_surely_ours(gazetteer, reading)}
    for reading in alike:
        if reading.best.entry.id not in ours:
            reading.against.append("a place beside others elsewhere")


_OF_ELSEWHERE = frozenset({"addition of elsewhere", "postal code of elsewhere"})


def _is_surely_ours(gazetteer: Gazetteer, reading: Reading) -> bool:
    evidence = reading.evidence.keys()
    return not evidence.isdisjoint(("partner", "PLZ", "addition", "municipality")) or not reading.weakness(gazetteer)


def _is_rather_there(gazetteer: Gazetteer, one: Reading, other: Reading) -> bool:
    """Whether a namesake is meant: a town (Cottbus, Schwerin und Rostock), or one that lies where the neighbour does
    (Gablenz and Bad Muskau, both in Saxony).
    """
    if not one.weakness(gazetteer):
        return False
    name_key = word_key(one.around.text[one.start : one.end])
    if gazetteer.words.is_town_elsewhere(name_key):
        return True
    return not gazetteer.in_lower_lusatia(other.best.entry) and has_namesake_beside(
        gazetteer, name_key, other.best.entry
    )


def weigh_labels(gazetteer: Gazetteer, text: str, readings: Sequence[Reading]) -> None:
    """Where places head the lines or entries (Peitz: …; Guben: …), a name that heads another one is one of them."""
    labels = [
        reading
        for reading in readings
        if text[reading.end : reading.end + 1] == ":"
        and reading.around.before.rstrip(" \t")[-1:] in ("", "\n", ";")
        and reading.best.entry.kind in PLACE_KINDS
    ]
    sure = sum(not reading.protected and confidence(gazetteer, reading) >= ENOUGH for reading in labels)
    if sure > 1:
        for reading in labels:
            reading.evidence.setdefault("list", "")


def weigh_words(gazetteer: Gazetteer, text: str, readings: Sequence[Reading], regions: dict[str, int]) -> None:
    """A name that is a word as well is the place's where the text names that surely elsewhere.

    It is one behind any preposition (für Dissen), and as all of a cell, a column or an entry of a list. From towns of
    the region come (aus Burg) people without that.
    """
    is_about_the_region = regions.get("lower lusatia", 0) > 1
    for reading in readings if is_about_the_region else ():
        around = reading.around
        if reading.protected or reading.partner or reading.against or reading.weakness(gazetteer) != "word":
            continue
        if _patterns()["and another"].match(around.after):
            continue  # für Forst und Umwelt
        word = around.word_before.lower()
        is_named = any(_is_named(gazetteer, hit.entry, regions) for hit in reading.hits)
        if (is_named and (around.preposition or word in _OTHER_PREPOSITIONS)) or (
            word in _COMING and reading.best.entry.kind in _TOWNS
        ):
            reading.evidence.setdefault("preposition", word)
        elif is_named and _is_alone(text, reading.start, reading.end):
            reading.evidence.setdefault("list", "")


#: Prepositions behind which a place stands less often, and those behind which a noun has an article.
_OTHER_PREPOSITIONS, _COMING = frozenset({"für", "gegen", "mit", "an"}), frozenset({"aus", "ab", "via"})


def _is_named(gazetteer: Gazetteer, entry: Entry, regions: dict[str, int]) -> bool:
    """Whether the place is surely named, or its Amt, or its municipality by a name that holds its own."""
    above = gazetteer.entry(entry.municipality) if entry.municipality else None
    places = {entry.id}
    if entry.parent.startswith("amt/"):
        places.add(entry.parent)
    if above is not None and entry.de in above.de.split("-"):
        places.add(above.id)
    return any(regions.get(place, 0) for place in places)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a name is all of a cell, a column or a bracket, or heads a line: 14:00   BURG   Hafen; • Burg – Markt."""
    patterns = _patterns()
    before, behind = text[max(0, start - _ALONE) : start], text[end : end + _ALONE]
    if before[-1:] == "(" and behind[:1] == ")":
        return True
    return bool(patterns["cell begins"].search(before)) and bool(patterns["cell ends"].match(behind))


#: How far from a name the signs of a cell are looked for.
_ALONE = 24


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "and another": re.compile(r"[ \u00a0](?:und|oder|sowie|&)[ \u00a0](?:[A-ZÄÖÜ]|-)"),
        "cell begins": re.compile(r"(?:^|[;|\t\r\n]|[ \u00a0]{3})(?:[^\w\r\n]|\d)*$"),
        "cell ends": re.compile(r"[ \u00a0]*(?:[;|\t\r\n]|$)|[ \u00a0]{3}| [–-] |:(?!\S)"),
    }


def _are_neighbours(one: Entry, other: Entry) -> bool:
    """Whether two places lie in one municipality or within some twelve kilometres of each other."""
    if one.id == other.id or "elsewhere" in (one.id, other.id):
        return False
    if one.municipality and one.municipality == other.municipality:
        return True
    if not (one.position and other.position):
        return False
    north, east = one.position[0] - other.position[0], one.position[1] - other.position[1]
    return north * north + (0.62 * east) ** 2 < 0.11**2


def weigh_joined(gazetteer: Gazetteer, text: str, readings: Sequence[Reading]) -> None:
    """A Sorbian name joined like a partner to the German name of another place is a name all the same, a wrong one."""
    for left, right in itertools.pairwise(readings):
        german, sorbian = (left, right) if left.best.language == "de" else (right, left)
        if german.best.language != "de" or sorbian.best.language != "dsb" or left.partner or right.partner:
            continue
        if pair_sign(text, left.end, right.start, right.end) not in ("slash", "bracket"):
            continue
        if confidence(gazetteer, german) >= ENOUGH:
            sorbian.evidence.setdefault("joined", text[german.start : german.end])


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"[ \t\u00a0]{1,2}\d{1,4}(?!\d)")


def weigh_streets(readings: Sequence[Reading], regions: dict[str, int]) -> None:
    """Streets of one name are everywhere: one counts where the text names its town, best with a house number.

    Where a postal code near it tells the town, it is no other's.
    """
    for position, reading in enumerate(readings):
        if reading.best.entry.kind != "strasse":
            continue
        here = tuple(
            hit
            for hit in reading.hits
            if hit.entry.kind == "strasse" and (reading.partner or regions.get(hit.entry.municipality, 0))
        )
        if not here:
            continue
        towns = frozenset[str]() if reading.partner else _towns_of_address(readings, position)
        fitting = tuple(hit for hit in here if hit.entry.municipality in towns)
        if (towns and not fitting) or (
            here[0].role == "historical" and _is_in_a_part(reading, readings, here[0].entry.municipality)
        ):
            # A village that came to the town later has a street of that name of its own, which it kept.
            reading.against.append("a street of the town")
            continue
        reading.hits = fitting or here
        if regions.get(reading.hits[0].entry.municipality, 0):
            reading.evidence["same town"] = reading.hits[0].entry.municipality
        if _number().match(reading.around.after):
            reading.evidence["house number"] = ""


def _towns_of_address(readings: Sequence[Reading], position: int) -> frozenset[str]:
    """The towns that stand behind postal codes near a street, in its paragraph."""
    street = readings[position]
    first = bisect_left(readings, street.start - _IN_AN_ADDRESS, key=_start)
    last = bisect_left(readings, street.end + _IN_AN_ADDRESS, lo=first, key=_start)
    return frozenset(
        entry.municipality or entry.id
        for place in readings[first:last]
        if "PLZ" in place.evidence
        and "\n\n" not in street.around.text[min(street.end, place.end) : max(street.start, place.start)]
        for entry in place.entries
    )


#: How far from a street the part of the town that it lies in is told.
_IN_AN_ADDRESS = 80


def _is_in_a_part(street: Reading, readings: Sequence[Reading], municipality: str) -> bool:
    """Whether the address names a part of the town: Hauptstraße 4, OT Boblitz."""
    first = bisect_left(readings, street.start - _IN_AN_ADDRESS, key=_start)
    last = bisect_left(readings, street.end + _IN_AN_ADDRESS, lo=first, key=_start)
    return any(
        part.best.entry.kind == "ortsteil"
        and part.best.entry.municipality == municipality
        and not part.evidence.keys().isdisjoint(("cue", "municipality"))
        for part in readings[first:last]
    )


_start = attrgetter("start")
