"""The misspelt parts of a cell, known by what is spelt right beside them: the other half of a pair, an Ortsteil of the
town, what is left of a name that was cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from sorbnames.cellparts import Part, place_hits
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import near_hits, takes_near
from sorbnames.model import CITATION_ROLES, Entry
from sorbnames.orthography import key
from sorbnames.resolution import Hit
from sorbnames.wording import name_words

#: Countries whose places may bear Lower Sorbian names.
_SLAVIC = frozenset({"PL", "CZ"})


@cache
def _joints() -> re.Pattern[str]:
    """The signs that may join the halves of a pair."""
    return re.compile(r"\s*/\s*|\s+[-–·|]\s+|\s*[(\[]")


def misspelt_half(gazetteer: Gazetteer, text: str) -> list[Part]:
    """The two halves of a pair one of which is misspelt: cut at each sign that may join them."""
    for sign in _joints().finditer(text):
        halves = (text[: sign.start()], text[sign.end() :].removesuffix(")").removesuffix("]"))
        found = [place_hits(gazetteer, half) for half in halves]
        for sound, other in ((0, 1), (1, 0)):
            if not found[sound] or found[other]:
                continue
            near = _partner_hits(gazetteer, found[sound], halves[other])
            if near and near[0].distance <= 2.5:
                nearest = tuple(hit for hit in near if hit.errors == near[0].errors)
                return [Part(halves[sound], found[sound]), Part(halves[other], nearest)]
    return []


def _partner_hits(gazetteer: Gazetteer, sound: tuple[Hit, ...], half: str) -> list[Hit]:
    """Hits of the other half of a pair on names of the places that the sound one names.

    Where a place elsewhere is called like the half, it must be the name in the other language, and no namesake of the
    sound one may be there: Peitz/Zeitz are two places.
    """
    is_elsewhere = gazetteer.words.is_elsewhere(key(half))
    if is_elsewhere and any(gazetteer.words.namesakes(key(hit.name_text)) for hit in sound):
        return []
    spoken = {hit.language for hit in sound} if is_elsewhere else ()
    entries = {hit.entry.id: hit.entry for hit in sound}
    names = [name for entry in entries.values() for name in entry.names if name.role in CITATION_ROLES]
    keys = [key(name.text) for name in names if name.language not in spoken]
    near = near_hits(gazetteer, half, keys, is_partner=is_elsewhere)
    near = tuple(hit for hit in near if hit.entry.id in entries and hit.language not in spoken)
    return [] if _is_abroad(gazetteer, sound, near) else list(near)


def _is_abroad(gazetteer: Gazetteer, sound: Iterable[Hit], near: Sequence[Hit]) -> bool:
    """Whether a Sorbian name that a place in Poland bears as well stands beside what is as near to it as to the German
    one: Lüben (Lubin).
    """
    slavic = {
        hit.name_text
        for hit in sound
        if hit.language == "dsb" and _SLAVIC.intersection(gazetteer.words.namesakes(key(hit.name_text)))
    }
    return any(hit.name_text in slavic and hit.errors <= near[0].errors for hit in near)


def explain(gazetteer: Gazetteer, known: list[Part], unknown: list[Part]) -> tuple[list[Part], list[Part]]:
    """Recognise an unknown part as a misspelt name of an entry that the other parts name (or of a part of it)."""
    entries = {hit.entry.id: hit.entry for part in known for hit in part.hits}
    partner_keys = [name_key for entry_id in entries for name_key in _keys(gazetteer, entry_id)]
    text = " ".join(part.text for part in unknown)
    near = [hit for hit in near_hits(gazetteer, text, partner_keys) if hit.entry.id in entries and hit.distance <= 2.5]
    if _is_abroad(gazetteer, [hit for part in known for hit in part.hits], near):
        near = []
    near = near or _near_relatives(gazetteer, entries.values(), unknown) or _cut_relatives(gazetteer, entries, text)
    if near:
        nearest = tuple(hit for hit in near if hit.errors == near[0].errors)
        return [*known, Part(text, nearest)], []
    return known, unknown


@lru_cache(maxsize=8192)
def _keys(gazetteer: Gazetteer, entry_id: str) -> tuple[str, ...]:
    """The keys of an entry's names that may be misspelt."""
    entry = gazetteer.entry(entry_id)
    return tuple(key(name.text) for name in entry.names if name.role in CITATION_ROLES) if entry else ()


#: A part or a town with fewer letters is not looked for with a typing error.
_SHORTEST_RELATIVE = 5


def _near_relatives(gazetteer: Gazetteer, entries: Iterable[Entry], unknown: list[Part]) -> list[Hit]:
    """Hits on a part of a place that is named, or on the town in which it lies, with one typing error: Cottbus-Siellow,
    Cotbus-Sielow.
    """
    text = unknown[0].text
    if len(unknown) > 1 or len(text) < _SHORTEST_RELATIVE or not text.isalpha():
        return []
    if takes_near(gazetteer, text, key(text)) == 0:
        return []
    relatives = {one.id for entry in entries for one in gazetteer.relatives(entry)}
    keys = sorted({name_key for entry_id in relatives for name_key in _keys(gazetteer, entry_id)})
    return [hit for hit in near_hits(gazetteer, text, keys) if hit.entry.id in relatives and hit.errors == 1]


#: With fewer letters what is left of a name may be any part's.
_SHORTEST_LEFT = 4


def _is_cut(text: str, name: str) -> bool:
    """Whether a name was cut off within a word, and at least half of it is left: Forsthaus Heidesee says more."""
    words, own = name_words(text.lower())[0], name_words(name.lower())[0]
    if not words or len(words) > len(own) or 2 * len(key(text)) < len(key(name)):
        return False
    last, whole = key(words[-1]), key(own[len(words) - 1])
    return [*map(key, words[:-1])] == [*map(key, own[: len(words) - 1])] and whole.startswith(last) and whole != last


def _cut_relatives(gazetteer: Gazetteer, entries: Mapping[str, Entry], text: str) -> list[Hit]:
    """The hit on the only part of a place that is named whose name begins so, as programs cut cells off: COTTBUS OT
    GROSS GAG.
    """
    if len(key(text)) < _SHORTEST_LEFT:
        return []
    parts = {
        one.id: one for entry in entries.values() for one in gazetteer.relatives(entry) if one.municipality == entry.id
    }
    found = {
        one.id: hit._replace(tier="fuzzy", errors=1, distance=1.0)
        for one in parts.values()
        for name in one.names
        if name.role in CITATION_ROLES and _is_cut(text, name.text)
        for hit in place_hits(gazetteer, name.text)
        if hit.entry is one
    }
    return list(found.values()) if len(found) == 1 else []
