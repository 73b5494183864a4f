"""Running text to mentions: what names a place, which place, how sure, and what must never be touched.

The scanner finds every stretch that spells a name. Here its surroundings decide whether it is one: a partner name or a
postal code beside it, a word such as ``Ortsteil``, an article that makes it a common noun, other places of the region.
A name that is also a word or a place elsewhere needs such evidence; without it, it is left alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from sorbnames.among_names import (
    named_regions,
    weigh_joined,
    weigh_labels,
    weigh_lists,
    weigh_namesakes,
    weigh_streets,
    weigh_words,
)
from sorbnames.choosing import choose
from sorbnames.evidence import weigh_own_surroundings
from sorbnames.findings import Mention
from sorbnames.gazetteer import Gazetteer
from sorbnames.misspelt import LIFTED_BY_PARTNER, near_misses, with_near, with_places
from sorbnames.nearest import Near
from sorbnames.neighbours import Link, links
from sorbnames.protection import protection
from sorbnames.readings import ENOUGH, Reading, confidence
from sorbnames.rest import Rest
from sorbnames.spaced import spaced_names
from sorbnames.spans import Spans
from sorbnames.spotted import Spotted
from sorbnames.surroundings import Surroundings

#: Landrat Spree-Neiße is no person of that name.
_NEVER_SURNAMES = frozenset({"landkreis", "land", "region", "kreisfreie_stadt", "amt"})


@dataclass(frozen=True, slots=True)
class Names:
    """What a text names: accepted and protected readings, left to right, and near misses beside them."""

    readings: tuple[Reading, ...]
    near_misses: tuple[Near, ...]


def read_text(gazetteer: Gazetteer, text: str, rest: Rest | None = None) -> Names:
    """Read all names of a text, or of a stretch of one, about the ``rest`` of which is asked."""
    rest = rest or Rest()
    found = gazetteer.scanner.scan(text, *rest.flags)
    spaced = list(spaced_names(gazetteer, text))
    spotted = sorted([*found.spotted, *spaced], key=_start) if spaced else found.spotted
    readings = [_reading(gazetteer, text, one) for one in spotted]
    proper_names = Spans(found.proper_names)
    if found.proper_names:
        for reading in readings:
            if proper_names.cover(reading.start, reading.end):
                reading.protected = "proper name"
    _protect_further(text, readings)
    for link in links(gazetteer, text, readings):
        _apply_link(gazetteer, link)
    for reading in readings:
        weigh_own_surroundings(gazetteer, reading)
    weigh_namesakes(gazetteer, readings)
    readings = with_near(gazetteer, text, readings)
    anchors = [reading for reading in readings if not reading.protected and confidence(gazetteer, reading) >= ENOUGH]
    regions = rest.named(named_regions(gazetteer, [reading for reading in anchors if rest.holds(reading.start)]))
    misses: list[Near] = []
    readings = with_places(gazetteer, text, readings, regions, misses)
    weigh_lists(gazetteer, readings)
    weigh_labels(gazetteer, text, readings)
    weigh_joined(gazetteer, text, readings)
    weigh_streets(readings, regions)
    weigh_words(gazetteer, text, readings, regions)
    _settle(gazetteer, readings, regions)
    kept = [
        reading
        for reading in readings
        if confidence(gazetteer, reading) >= ENOUGH or (reading.protected and not reading.against)
    ]
    return Names(tuple(kept), (*near_misses(gazetteer, text, kept), *misses))


def _settle(gazetteer: Gazetteer, readings: Sequence[Reading], regions: dict[str, int]) -> None:
    """Choose the entries, first of names that only one place bears: they tell of the others too."""
    open_ones = []
    for reading in readings:
        if len(reading.entries) == 1:
            choose(gazetteer, reading, regions)
        else:
            open_ones.append(reading)
    if not open_ones:
        return
    sure = [one for one in readings if one.entry and not one.protected and confidence(gazetteer, one) >= ENOUGH]
    told = named_regions(gazetteer, sure)
    told = {place: max(told.get(place, 0), regions.get(place, 0)) for place in (*told, *regions)}
    for reading in open_ones:
        choose(gazetteer, reading, told)


def find_mentions(gazetteer: Gazetteer, text: str, rest: Rest | None = None) -> list[Mention]:
    """All mentions of a text, protected ones included; see :func:`read_text` for ``rest``."""
    return [to_mention(gazetteer, reading) for reading in read_text(gazetteer, text, rest).readings]


def to_mention(gazetteer: Gazetteer, reading: Reading) -> Mention:
    """The public form of a reading."""
    entry = reading.entry
    first = reading.entries[0]
    position = entry.position if entry else None
    evidence = tuple(f"{name}: {what}" if what else name for name, what in reading.evidence.items())
    return Mention(
        start=reading.start,
        end=reading.end,
        surface=reading.around.text[reading.start : reading.end],
        language=reading.best.language,
        entry=entry.id if entry else "",
        kind=entry.kind if entry else first.kind,
        de=entry.de if entry else "",
        dsb=entry.dsb if entry else "",
        status=reading.best.tier if entry else "ambiguous",
        confidence=round(confidence(gazetteer, reading), 2),
        evidence=evidence,
        protected=reading.protected,
        candidates=tuple(one.id for one in reading.entries),
        case=_case(reading),
        lat=position[0] if position else None,
        lon=position[1] if position else None,
    )


def _case(reading: Reading) -> str:
    """The grammatical case of an inflected name, as the gazetteer tags it."""
    hit = reading.best
    if hit.role != "inflected":
        return ""
    return next((name.note for name in hit.entry.names if name.text == hit.name_text and name.role == "inflected"), "")


def _reading(gazetteer: Gazetteer, text: str, spotted: Spotted) -> Reading:
    around = Surroundings(gazetteer, text, spotted.start, spotted.end)
    hits = spotted.hits
    if len(hits) > 1 and hits[0].tier == "exact":
        hits = tuple(hit for hit in hits if hit.tier == "exact")
    reading = Reading(spotted, around, hits, protection(around))
    if reading.protected == "office holder" and all(hit.entry.kind in _NEVER_SURNAMES for hit in hits):
        reading.protected = ""
    if not reading.protected:
        if hits[0].role == "derived":
            reading.protected = "derived"
        elif hits[0].entry.kind == "institution" and all(hit.entry.kind == "institution" for hit in hits):
            reading.protected = "institution"
    return reading


def _protect_further(text: str, readings: Sequence[Reading]) -> None:
    """The second place in the name of an authority or club: Polizeiinspektion Cottbus/Spree-Neiße."""
    for left, right in itertools.pairwise(readings):
        if left.protected not in ("organisation", "authority", "proper name") or right.start != left.end + 1:
            continue
        if text[left.end] in "/-–":
            right.protected = right.protected or left.protected


_start = attrgetter("start")


def _apply_link(gazetteer: Gazetteer, link: Link) -> None:
    """Two names beside each other explain each other: as partners, or as a place and its part."""
    for reading, other in ((link.left, link.right), (link.right, link.left)):
        allowed = link.left_ids if reading is link.left else link.right_ids
        if len(reading.spotted.hits) == 1 and reading.spotted.hits[0].entry.id in allowed:
            reading.hits = reading.spotted.hits
        else:
            reading.hits = tuple(hit for hit in reading.spotted.hits if hit.entry.id in allowed)
        if link.kind == "pair":
            if len(reading.hits) > 1:
                language = link.left_language if reading is link.left else link.right_language
                reading.hits = tuple(hit for hit in reading.hits if hit.language == language) or reading.hits
            reading.partner, reading.link = other, link
            reading.evidence["partner"] = other.around.text[other.start : other.end]
        else:
            reading.evidence["municipality"] = other.around.text[other.start : other.end]
        if reading.protected == "compound":
            # Joined to the other name alone, it is no compound.
            around = reading.around
            if not (around.joined_in_front if reading is link.left else around.joined_behind):
                reading.protected = ""
        elif link.kind != "part" and reading.protected in LIFTED_BY_PARTNER:
            reading.protected = ""
