"""The misspelt names that are added to those read: beside a partner, behind a postal code, where a name stands."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter

from sorbnames.additions import near_additions
from sorbnames.evidence import weigh_plz
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.near import near_codes, near_districts, near_localities, near_partners
from sorbnames.near_places import near_places
from sorbnames.near_sorbian import LETTER_LESS, near_sorbian
from sorbnames.nearest import Near
from sorbnames.protection import protection
from sorbnames.readings import ADDITION, ENOUGH, Reading, confidence
from sorbnames.spans import Spans
from sorbnames.spotted import Spotted
from sorbnames.surroundings import Surroundings
from sorbnames.words import Word

_start = attrgetter("start")

#: A pair shows that the place's own bilingual name is written, even behind the word for an organisation.
LIFTED_BY_PARTNER = ("organisation", "authority", "proper name", "title")


def with_near(gazetteer: Gazetteer, text: str, readings: list[Reading]) -> list[Reading]:
    """Add the misspelt names that a partner or a postal code gives away."""
    added: dict[int, Reading] = {}
    # Half of a pair, too: Forst (Lausitz)/Baršć (Łužica).
    sound = [reading for reading in readings if reading.partner is None or reading.best.language == "dsb"]
    misspelt = list(near_additions(gazetteer, text, sound))
    replaced = {near.start for near in misspelt}
    partners = {reading.start: reading.partner for reading in readings if reading.start in replaced}
    settled = [
        (reading.start, reading.end)
        for reading in readings
        if reading.start not in replaced and _is_settled(gazetteer, reading)
    ]
    taken, known = Spans(settled), {start for start, _ in settled}
    for near in misspelt:
        _add_near(gazetteer, text, near, partners.get(near.start), taken, added)
    beside = partial(_add_partner, gazetteer, text, readings, taken=taken, added=added)
    for reading in readings:
        beside(reading)
    towns = ((reading.end, reading.entry) for reading in readings if reading.entry and _is_municipality(reading.entry))
    for near in (
        *near_codes(gazetteer, text, known),
        *near_districts(gazetteer, text, known),
        *near_localities(gazetteer, text, towns, known),
    ):
        _add_near(gazetteer, text, near, None, taken, added)
    for reading in [*added.values()]:
        beside(reading)
    if not added:
        return readings
    spans = Spans((reading.start, reading.end) for reading in added.values())
    kept = [reading for reading in readings if not spans.overlap(reading.start, reading.end)]
    return sorted([*kept, *added.values()], key=lambda reading: reading.start)


def with_places(
    gazetteer: Gazetteer, text: str, readings: list[Reading], regions: Mapping[str, int], misses: list[Near]
) -> list[Reading]:
    """Add the misspelt names that stand where a place's name stands; what is less sure is a miss."""
    added = []
    found = (near_places, near_sorbian)
    for near, kind, words in itertools.chain.from_iterable(find(gazetteer, text, readings, regions) for find in found):
        around = Surroundings(gazetteer, text, near.start, near.end)
        if around.plz or protection(around):
            continue
        if kind == LETTER_LESS:
            misses.append(near)
            continue
        word = Word(near.start, near.end, text[near.start : near.end])
        reading = Reading(Spotted(near.start, near.end, (word,), (near.hit,)), around, (near.hit,))
        reading.evidence[kind], reading.evidence["region"] = words, ""
        added.append(reading)
    return sorted([*readings, *added], key=_start) if added else readings


def _is_municipality(entry: Entry) -> bool:
    return entry.kind in ("gemeinde", "stadt", "kreisfreie_stadt")


def _add_partner(
    gazetteer: Gazetteer,
    text: str,
    readings: Sequence[Reading],
    reading: Reading,
    taken: Spans,
    added: dict[int, Reading],
) -> None:
    """Add the misspelt partner that stands beside a reading, if there is one."""
    if (
        reading.partner is not None
        or reading.protected not in ("", *LIFTED_BY_PARTNER)
        or "postal code of elsewhere" in reading.against
    ):
        return
    near = near_partners(gazetteer, text, reading.start, reading.end, reading.entries, reading.best.language)
    if near is None:
        return
    first = bisect_left(readings, near.start, key=_start)
    inner = readings[first : bisect_left(readings, near.end, lo=first, key=_start)]
    if inner and near.start not in added and _are_parts_of(inner, near):
        for part in inner:
            taken.remove(part.start, part.end)
    _add_near(gazetteer, text, near, reading, taken, added)


def _are_parts_of(readings: Sequence[Reading], near: Near) -> bool:
    """Whether names were found only because a longer misspelt name holds them: Rogeńc in Rogeńc Pódponoc."""
    return all(
        reading.partner is None
        and not reading.protected
        and reading.end <= near.end
        and (reading.start, reading.end) != (near.start, near.end)
        for reading in readings
    )


def near_misses(gazetteer: Gazetteer, text: str, kept: Sequence[Reading]) -> Iterator[Near]:
    """What stands where a partner would and resembles it, but too little to be corrected."""
    taken = Spans((reading.start, reading.end) for reading in kept)
    for reading in kept:
        if reading.partner is None and not reading.protected and reading.entry is not None:
            entries, language = reading.entries, reading.best.language
            near = near_partners(gazetteer, text, reading.start, reading.end, entries, language, slack=1.0)
            if near and not taken.overlap(near.start, near.end):
                yield near


def _is_settled(gazetteer: Gazetteer, reading: Reading) -> bool:
    """Whether a stretch is a name of its own and not the sound half of a longer misspelt one: Smogorow-Prjawoz."""
    if reading.partner is not None:
        return True
    if reading.protected:
        return reading.protected != "compound"
    around = reading.around
    if reading.best.role == "short" and around.after[:1] == "/" and around.after[1:2].isalpha():
        # Perhaps the addition is misspelt: Vetschau/Spreewad.
        return False
    in_front = around.before[:-1].rstrip(" \u00a0")[-1:]
    if around.before[-1:] in ("-", "/", "(") and (in_front.isalpha() or in_front in ("?", "\ufffd")):
        return False
    return confidence(gazetteer, reading) >= ENOUGH


def _add_near(
    gazetteer: Gazetteer,
    text: str,
    near: Near,
    partner: Reading | None,
    taken: Spans,
    added: dict[int, Reading],
) -> None:
    if taken.overlap(near.start, near.end):
        known = added.get(near.start)
        if partner is not None and known is not None and known.partner is None:
            _join(text, known, partner)
        return
    around = Surroundings(gazetteer, text, near.start, near.end)
    if protection(around) in ("e-mail or web address", "company", "person", "organisation"):
        return
    word = Word(near.start, near.end, text[near.start : near.end])
    reading = Reading(Spotted(near.start, near.end, (word,), (near.hit,)), around, (near.hit,))
    if around.plz:
        weigh_plz(gazetteer, reading, around.plz)
    if near.evidence.startswith("cue"):
        reading.evidence["cue"] = near.evidence[4:]
    if near.evidence == ADDITION:
        reading.evidence[ADDITION] = text[near.start : near.end]
    if partner is not None:
        if partner.protected in LIFTED_BY_PARTNER:
            partner.protected = ""
        partner.against = [reason for reason in partner.against if reason != "addition of elsewhere"]
        _join(text, reading, partner)
        partner.hits = tuple(hit for hit in partner.hits if hit.entry.id == near.hit.entry.id)
    taken.add(near.start, near.end)
    added[near.start] = reading


def _join(text: str, one: Reading, other: Reading) -> None:
    """Make two readings each other's partner."""
    one.partner, one.evidence["partner"] = other, text[other.start : other.end]
    other.partner, other.evidence["partner"] = one, text[one.start : one.end]
