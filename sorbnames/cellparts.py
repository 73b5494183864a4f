"""The parts of a cell: the longest names it holds, and the words beside them that say where and what a place is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from sorbnames.areas import district_of_plate, is_land_code, is_plate, kilometres, position_of
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import sound_hits
from sorbnames.model import OTHER_KINDS, Entry
from sorbnames.orthography import fold, word_key
from sorbnames.resolution import Context, Hit

#: Generic words in front of a name, and the kinds of entry they announce (none: any).
GENERIC: dict[str, tuple[str, ...]] = {
    "stadt": (),
    "kreisfreie": (),
    "gemeinde": (),
    "ort": (),
    "gem": (),
    "ot": ("ortsteil", "gemeindeteil", "wohnplatz"),
    "o.t": ("ortsteil", "gemeindeteil", "wohnplatz"),
    "stadtteil": ("ortsteil", "gemeindeteil", "wohnplatz"),
    "ortsteil": ("ortsteil", "gemeindeteil", "wohnplatz"),
    "gt": ("ortsteil", "gemeindeteil", "wohnplatz"),
    "gemeindeteil": ("ortsteil", "gemeindeteil", "wohnplatz"),
    "landkreis": ("landkreis",),
    "kreis": ("landkreis",),
    "lk": ("landkreis",),
    "lkr": ("landkreis",),
    "lkrs": ("landkreis",),
    "landkrs": ("landkreis",),
    "ldkr": ("landkreis",),
    "krs": ("landkreis",),
    "kr": ("landkreis",),
    "wokrejs": ("landkreis",),
    "amt": ("amt",),
    **dict.fromkeys(("bezirk", "bez"), ("bezirk",)),
    **dict.fromkeys(("kreisstadt", "stadtkreis"), ()),
    "mesto": (),
    "gmejna": (),
    "wjas": (),
    "universitatsstadt": (),
    "bei": (),
    "b": (),
    "in": (),
    "aus": (),
    "im": (),
    "i.d": (),
    "i": (),
    "d": (),
    "de": (),
    "germany": (),
    "brd": (),
    **dict.fromkeys(("deutsch", "dt", "sorbisch", "sorb", "niedersorbisch", "wendisch", "wend", "dsb", "serbski"), ()),
}

#: Regions that are shortened behind a name, as they are folded.
_SHORTENED = {"nl": "Niederlausitz", "n.l": "Niederlausitz", "ol": "Oberlausitz", "o.l": "Oberlausitz"}

#: What says that a place is near another, as it is folded.
_NEAR = ("bei", "b")

#: How near that may be in kilometres; and how far a place may be from the town that its district, or its Bezirk, was
#: called after until 1993, or 1990: Drachhausen, Kr. Cottbus-Land.
_NEAR_KM, _DISTRICT_KM, _BEZIRK_KM = 25.0, 35.0, 110.0

#: Words that only stand in front of names: with none behind, it was cut off (SCHENKENDOEBERN OT).
_OPENING = ("ot", "o.t", "gt")

#: Kinds of entry that places lie in.
_AREAS = ("region", "land", "landkreis", "amt")

_MOST_WORDS = 12


class Part(NamedTuple):
    """A name or a word of a cell, and the hits on names that it spells."""

    text: str
    hits: tuple[Hit, ...]


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\s/,;|·()\[\]\\_+–-]+(?:\.(?=[^\s/,;|·()\[\]\\_+–-]))?")


def parts_of(gazetteer: Gazetteer, text: str) -> list[Part]:
    """Cut the string into the longest names it holds and single words that are none."""
    words = list(_word().finditer(text))
    if len(words) > _MOST_WORDS:
        return [Part(text, ())]
    parts: list[Part] = []
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            stretch = text[words[start].start() : words[end - 1].end()]
            if _closes(text, words[end - 1].end(), stretch):
                stretch += ")"
            hits = place_hits(gazetteer, stretch) if end - start < len(words) or start else ()
            if hits or end == start + 1:
                parts.append(Part(stretch, hits))
                start = end
                break
    return parts


@lru_cache(maxsize=8192)
def place_hits(gazetteer: Gazetteer, stretch: str) -> tuple[Hit, ...]:
    """The names that it spells; streets and terms only where no place is called so."""
    hits = sound_hits(gazetteer, stretch)
    if not hits or all(hit.entry.kind not in OTHER_KINDS for hit in hits):
        return hits
    return tuple([hit for hit in hits if hit.entry.kind not in OTHER_KINDS])


def generic_word(word: str) -> str:
    """The word as generic words are looked up: Gem., Ort:"""
    return fold(word).strip(".:")


def take_area(gazetteer: Gazetteer, parts: list[Part], context: Context) -> tuple[list[Part], Context]:
    """The parts with shortened regions read, and districts and Länder called by their code taken into the context."""
    taken = parts[:1]
    for part in parts[1:]:
        if part.hits:
            taken.append(part)
        elif is_plate(part.text) and not context.kreis:
            context = context._replace(kreis=part.text)
        elif is_land_code(part.text) and not context.land:
            context = context._replace(land=part.text)
        else:
            region = _SHORTENED.get(generic_word(part.text), "") if part.text.isupper() else ""
            taken.append(Part(part.text, place_hits(gazetteer, region) if region else ()))
    return taken, context


def district_by_plate(gazetteer: Gazetteer, parts: list[Part]) -> tuple[Hit, ...]:
    """The district where a cell holds only the word for it and its plate: LK SPN, Lkr. OSL."""
    if len(parts) != 2 or GENERIC.get(generic_word(parts[0].text)) != ("landkreis",):
        return ()
    entry = district_of_plate(gazetteer, parts[1].text)
    hits = place_hits(gazetteer, entry.de) if entry else ()
    return tuple(hit._replace(tier="folded") for hit in hits if hit.entry is entry)


def with_kinds(parts: list[Part]) -> list[Part]:
    """The parts, those behind a generic word with only what is of its kind: OT Neuhausen is not the municipality."""
    kinds = [() if part.hits else GENERIC.get(generic_word(part.text), ()) for part in parts]
    return parts[:1] + [
        Part(part.text, of_kind(part.hits, said)) if part.hits and said else part
        for said, part in zip(kinds, parts[1:], strict=False)
    ]


def with_whole_names(gazetteer: Gazetteer, parts: list[Part]) -> list[Part]:
    """The parts, an Ortsteil called by the end of its name read whole: Lauchhammer, OT West is Lauchhammer-West."""
    place = next((part for part in parts if part.hits), None)
    if place is None or len(parts) < 2:
        return parts
    wholes = [hit.entry for hit in place.hits]
    ids = frozenset([whole.id for whole in wholes])

    def is_inside(hit: Hit) -> bool:
        return hit.entry.id in ids or any(gazetteer.contains(whole, hit.entry) for whole in wholes)

    read = []
    for part in parts:
        if part is not place and not any(map(is_inside, part.hits)) and generic_word(part.text) not in GENERIC:
            hits = (hit for head in _heads(wholes) for hit in _joined_hits(gazetteer, head, part.text))
            part = Part(part.text, tuple(filter(is_inside, hits)) or part.hits)
        read.append(part)
    return read


def _heads(wholes: Iterable[Entry]) -> list[str]:
    """The German names with which those of the parts of these places may begin."""
    return sorted({name.text for whole in wholes for name in whole.names if name.language == "de" and name.is_right})


def _joined_hits(gazetteer: Gazetteer, head: str, end: str) -> tuple[Hit, ...]:
    if gazetteer.texts_by_key(word_key(head) + word_key(end)) is None:
        return ()
    return place_hits(gazetteer, f"{head}-{end}")


def without_near(gazetteer: Gazetteer, parts: list[Part]) -> list[Part]:
    """The parts without what a place is said to lie near: Peitz bei Cottbus; Peitz, Kr. Cottbus."""
    if len(parts) == 4 and generic_word(parts[3].text) == "land":
        parts = parts[:3]
    if len(parts) != 3 or not parts[0].hits or not parts[2].hits:
        return parts
    farthest = _farthest(parts)
    if not farthest:
        return parts
    if farthest == _NEAR_KM and any(
        gazetteer.contains(other.entry, hit.entry) for hit in parts[0].hits for other in parts[2].hits
    ):
        return parts
    positions = [one for hit in parts[2].hits if (one := position_of(gazetteer, hit.entry))]
    hits = tuple(
        hit
        for hit in parts[0].hits
        if (own := position_of(gazetteer, hit.entry)) and any(kilometres(own, one) <= farthest for one in positions)
    )
    if hits:
        return [Part(parts[0].text, hits)]
    # Unterspreewald bei Cottbus: as far away as the first is, it is no region in which the second lies either.
    places = tuple(hit for hit in parts[0].hits if hit.entry.kind not in _AREAS)
    return [Part(parts[0].text, places), *parts[1:]]


def _farthest(parts: list[Part]) -> float:
    """How many kilometres the first of three parts may be from the last, by the word between; 0 for other words."""
    word = generic_word(parts[1].text)
    if word in _NEAR:
        return _NEAR_KM
    said = GENERIC.get(word)
    if said == ("bezirk",):
        return _BEZIRK_KM
    is_old = said == ("landkreis",) and all(hit.entry.kind != "landkreis" for hit in parts[2].hits)
    return _DISTRICT_KM if is_old else 0.0


def is_generic(at: int, part: Part) -> bool:
    """Whether a part is a generic word; in front of a name, ``bei`` is none: it says that the place is not this one."""
    word = generic_word(part.text)
    return not part.hits and word in GENERIC and not (at == 0 and word in _NEAR[:1])


def unknown_parts(parts: list[Part]) -> list[Part]:
    """The parts that are neither names nor generic words."""
    return [part for at, part in enumerate(parts) if not part.hits and not is_generic(at, part)]


def _closes(text: str, position: int, stretch: str) -> bool:
    return "(" in stretch and ")" not in stretch and text[position : position + 1] == ")"


def without_generic(parts: list[Part], joint: str = " ") -> tuple[str, tuple[str, ...]]:
    """The text without generic words, and the kinds that the first of them says; ``joint`` stands between its words."""
    kinds: tuple[str, ...] = ()
    rest: list[str] = []
    for at, part in enumerate(parts):
        if is_generic(at, part):
            word = generic_word(part.text)
            is_cut = word in _OPENING and not any(other.hits for other in parts[at + 1 :])
            kinds = kinds or (() if is_cut else GENERIC[word])
        else:
            rest.append(part.text)
    return joint.join(rest), kinds


def of_kind(hits: tuple[Hit, ...], kinds: tuple[str, ...]) -> tuple[Hit, ...]:
    """The hits of these kinds, unless there are none, or others are spelt so exactly: OT Jamlitz is not Jämlitz."""
    found = tuple(hit for hit in hits if hit.entry.kind in kinds)
    if not found or (all(hit.tier != "exact" for hit in found) and any(hit.tier == "exact" for hit in hits)):
        return hits
    return found
