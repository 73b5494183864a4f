"""Running text to mentions: what names a place, which place, how sure, and what must never be touched.

The scanner finds every stretch that spells a name. Here its surroundings decide whether it is one: a partner name or a
postal code beside it, a word such as ``Ortsteil``, an article that makes it a common noun, other places of the region.
A name that is also a word or a place elsewhere needs such evidence; without it, it is left alone.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from sorbnames.additions import near_additions
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
from sorbnames.evidence import weigh_own_surroundings, weigh_plz
from sorbnames.findings import Mention
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.near import near_codes, near_districts, near_localities, near_partners
from sorbnames.near_places import near_places
from sorbnames.near_sorbian import LETTER_LESS, near_sorbian
from sorbnames.nearest import Near
from sorbnames.neighbours import Link, links
from sorbnames.protection import protection
from sorbnames.readings import ADDITION, ENOUGH, Reading, confidence
from sorbnames.rest import Rest
from sorbnames.spaced import spaced_names
from sorbnames.spans import Spans
from sorbnames.spotted import Spotted
from sorbnames.surroundings import Surroundings
from sorbnames.words import Word

#: A pair shows that the place's own bilingual name is written, even behind the word for an organisation.
_LIFTED_BY_PARTNER = ("organisation", "authority", "proper name", "title")

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
    readings = _with_near(gazetteer, text, readings)
    anchors = [reading for reading in readings if not reading.protected and confidence(gazetteer, reading) >= ENOUGH]
    regions = rest.named(named_regions(gazetteer, [reading for reading in anchors if rest.holds(reading.start)]))
    misses: list[Near] = []
    readings = _with_places(gazetteer, text, readings, regions, misses)
    weigh_lists(gazetteer, readings)
    weigh_labels(gazetteer, text, readings)
    weigh_joined(gazetteer, text, readings)
    weigh_streets(readings, regions)
    weigh_words(gazetteer, text, readings, regions)
    kept: list[Reading] = []
    for reading in readings:
        choose(gazetteer, reading, regions)
        if confidence(gazetteer, reading) >= ENOUGH or (reading.protected and not reading.against):
            kept.append(reading)
    return Names(tuple(kept), (*_near_misses(gazetteer, text, kept), *misses))


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


def _with_near(gazetteer: Gazetteer, text: str, readings: list[Reading]) -> list[Reading]:
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


def _with_places(
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
        or reading.protected not in ("", *_LIFTED_BY_PARTNER)
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


_start = attrgetter("start")


def _are_parts_of(readings: Sequence[Reading], near: Near) -> bool:
    """Whether names were found only because a longer misspelt name holds them: Rogeńc in Rogeńc Pódponoc."""
    return all(
        reading.partner is None
        and not reading.protected
        and reading.end <= near.end
        and (reading.start, reading.end) != (near.start, near.end)
        for reading in readings
    )


def _near_misses(gazetteer: Gazetteer, text: str, kept: Sequence[Reading]) -> Iterator[Near]:
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
        if partner.protected in _LIFTED_BY_PARTNER:
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
        elif link.kind != "part" and reading.protected in _LIFTED_BY_PARTNER:
            reading.protected = ""
