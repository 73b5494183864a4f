"""SN205: the two names beside each other are of different places."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from sorbnames.correction import minimal
from sorbnames.distance import spelling_distance
from sorbnames.findings import Edit, Finding
from sorbnames.neighbours import pair_sign
from sorbnames.orthography import carry_case, key, plain
from sorbnames.reading import TextReading
from sorbnames.readings import Reading, weakness
from sorbnames.rules.pairs import (
    closing_of,
    code_of,
    has_more_inside,
    has_third,
    is_nominative,
    pair_finding,
    partner_of,
    spelt_right,
)
from sorbnames.style import Style, print_pair
from sorbnames.wording import name_words

#: Kinds that are never mistaken for a town or village.
_SORTS = {"region": "wide", "gewaesser": "wide", "land": "wide", "landkreis": "district", "amt": "district"}


_CITIES = frozenset({"kreisfreie_stadt", "stadt", "gemeinde"})


def wrong_pairs(text: TextReading, style: Style) -> Iterator[Finding]:
    """Names beside each other that are joined like a pair and are of different places."""
    readings = text.readings
    for position, (left, right) in enumerate(itertools.pairwise(readings)):
        if left.protected or right.protected or left.partner or right.partner:
            continue
        # Only a German name beside a Sorbian one can be a wrong pair.
        if (left.best.language == "de") == (right.best.language == "de"):
            continue
        sign = pair_sign(text.text, left.end, right.start, right.end)
        if sign not in ("slash", "bracket") or _in_list(text, position) or has_third(text, left, right):
            continue
        if _unread_behind_slash().search(text.text, max(0, left.start - 60), left.start):
            continue
        german, sorbian = (left, right) if left.best.language == "de" else (right, left)
        if not (is_nominative(german) and is_nominative(sorbian)):
            continue
        if not _are_of_two_languages(german, sorbian) or _are_kin(text, german, sorbian) or _is_half(german, sorbian):
            continue
        # Cottbus/Wrocław are two towns.
        if _is_far(text, german) or _is_far(text, sorbian):
            continue
        entry = german.entry
        target = partner_of(german, entry) if entry else None
        surface = text.surface(sorbian)
        # Döbbrick (Most), Saspow (Gary): a weak name without the letters of a Sorbian one may be a word in brackets,
        # and perhaps behind a slash too, but for the place line of an address.
        weak = surface.isascii() and not code_of(text, left) and weakness(text.gazetteer, sorbian.best, surface)
        if weak and sign == "bracket":
            continue
        if entry and sorbian.best.role == "full":
            target = next((name for name in entry.names if name.language == "dsb" and name.role == "full"), target)
        suggestion = carry_case(surface, target.text) if target else ""
        if target and (_is_rest_of(surface, target.text) or _goes_on(text.text, sorbian, target.text)):
            continue
        other = sorbian.entries[0].de
        if _goes_on(text.text, german, other):
            continue
        # Coschen/Chošćišća: perhaps Goschen is meant, one letter away.
        is_near = spelling_distance(text.surface(german), other) <= 1.0
        safe = target is not None and not is_near and not weak and not _may_be_abroad(text, german, sorbian)
        start, end = sorbian.start, sorbian.end + _lost_at_end(text.text, sorbian, suggestion)
        edit = Edit(*minimal(text.text, start, end, suggestion), safe) if target else None
        if edit and entry and not style.keeps_pairs and not has_more_inside(text.text[left.end : right.start]):
            closing = closing_of(text.text, left.end, right)
            pair = print_pair(style, entry, spelt_right(text, german, entry), suggestion, code_of(text, left))
            edit = Edit(left.start, max(right.end, end) + closing, pair, safe)
        if edit and not start <= edit.start <= edit.end <= end:
            start, end, suggestion = edit.start, edit.end, edit.text
        yield pair_finding(
            "SN205",
            start,
            end,
            text.text[start:end],
            suggestion,
            entry.id if entry else "",
            edit,
            german=text.surface(german),
            other=other,
        )


def _lost_at_end(text: str, sorbian: Reading, right: str) -> int:
    """1 where a question mark behind stands for the last letter, lost on the way (Gózd? for Gózdź), else 0."""
    surface = text[sorbian.start : sorbian.end]
    return 1 if plain(right)[:-1] == plain(surface) and _lost_letter().match(text, sorbian.end) else 0


@cache
def _lost_letter() -> re.Pattern[str]:
    """A sign for a lost letter, behind which the sentence goes on."""
    return re.compile(r"[?\ufffd](?=[,;:/)\].]|[ \u00a0](?![A-ZÄÖÜ„\"]))")


def _is_rest_of(surface: str, name: str) -> bool:
    """Whether the surface is the end of the name whose beginning stands misspelt in front of it."""
    return key(name) != key(surface) and key(name).endswith(key(surface))


def _goes_on(text: str, reading: Reading, name: str) -> bool:
    """Whether the name itself stands there, misspelt, with more words behind than were read: Rogeńc Pódponoc."""
    match = _next_word().match(text, reading.end)
    if match is None:
        return False
    words = [key(word) for word in name_words(name)[0]]
    return key(match[1]) in words[1:] or (len(words) > 1 and words[0] == key(text[reading.start : reading.end]))


@cache
def _unread_behind_slash() -> re.Pattern[str]:
    """Words behind a slash that were not read as a name and go on with the one that stands there."""
    return re.compile(r"/[ \u00a0]?(?:[^\W\d_a-zäöüß]\w*[ \u00a0-]){1,3}$")


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r"(?:[ \u00a0]|-|[ \u00a0]?[(/])(\w+)")


def _is_half(german: Reading, sorbian: Reading) -> bool:
    """Whether a region or an Amt stands against a town: then it is the rest of a longer name, no wrong partner."""
    return _SORTS.get(german.best.entry.kind, "place") != _SORTS.get(sorbian.best.entry.kind, "place")


def _is_far(text: TextReading, reading: Reading) -> bool:
    """Whether the place lies elsewhere: no neighbour whose name could be taken for another's."""
    return not any(text.gazetteer.in_lower_lusatia(entry) for entry in reading.entries)


def _may_be_abroad(text: TextReading, german: Reading, sorbian: Reading) -> bool:
    """Whether the second name may be a town abroad (Forst/Lubin) and not the wrong name of a neighbouring village."""
    if weakness(text.gazetteer, sorbian.best, text.surface(sorbian)) != "abroad":
        return False
    municipalities = {entry.municipality or entry.id for entry in german.entries}
    return not any((entry.municipality or entry.id) in municipalities for entry in sorbian.entries)


def _in_list(text: TextReading, position: int) -> bool:
    """Whether more names follow or precede over slashes: an enumeration, no pair."""
    readings = text.readings
    neighbours = [(position - 1, position), (position + 1, position + 2)]
    return any(
        first >= 0 and second < len(readings) and text.text[readings[first].end : readings[second].start].strip() == "/"
        for first, second in neighbours
    )


def _are_of_two_languages(german: Reading, sorbian: Reading) -> bool:
    german_only = all(hit.language == "de" for hit in german.hits) and german.best.tier == "exact"
    sorbian_only = all(hit.language in ("dsb", "hsb") for hit in sorbian.hits) and sorbian.best.language == "dsb"
    return german_only and sorbian_only


def _are_kin(text: TextReading, german: Reading, sorbian: Reading) -> bool:
    """Whether one is an Ortsteil of the other municipality (Cottbus/Žylow), or both name the same after all."""
    return any(
        one.id == other.id
        or (one.kind in _CITIES and text.gazetteer.contains(one, other))
        or (other.kind in _CITIES and text.gazetteer.contains(other, one))
        for one in german.entries
        for other in sorbian.entries
    )
