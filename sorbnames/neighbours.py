"""Names that stand beside each other and belong together: the two halves of a pair, or a place and its part."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sorbnames.gazetteer import Gazetteer
from sorbnames.resolution import Hit

if TYPE_CHECKING:
    from sorbnames.readings import Reading

_MOST_BETWEEN = 40


class Link(NamedTuple):
    """Two neighbouring readings that explain each other; ``kind`` is ``pair`` or ``part``.

    ``sign`` is what joins a pair: slash, bracket, dash, dot, bar or break.
    """

    kind: str
    left: Reading
    right: Reading
    left_ids: frozenset[str]
    right_ids: frozenset[str]
    left_language: str = ""
    right_language: str = ""
    sign: str = ""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    blank = r"[ \t\u00a0\u202f]"
    generic = (
        r"(?:(?:Stadt|Gemeinde|Amt|Landkreis|Město|město|Wokrejs|wokrejs|Gmejna|gmejna|Wjas|wjas|amt|kraj"
        r"|(?:auf\s)?(?:(?:[Nn]ieder)?sorbisch|[SW](?:orb|end)isch|wendisch):?|dolnoserbski:?|serbski:?|deutsch:?|nimski:?|němsce:?|německy:?)\s+)?"
    )
    empty = "[\\s\u00ad\u200b-\u200d\u2060\ufeff]*"
    plz = rf"(?:(?:[A-Z]{{1,2}}[-–])?\d{{5}}{blank}+)?"
    pair = re.compile(
        rf"(?:,{blank}Stadt)?{empty}(?:(?P<slash>//?)|(?P<bracket>[\[(])|(?P<dash>[-–—])|(?P<dot>[·•])|(?P<bar>\|)"
        rf"|(?P<break>\r?\n|\r)){empty}{generic}{plz}|{empty}(?P<column>[;,\t]|{blank}{{2,}}|[.…_]{{3,}}){empty}{generic}"
    )
    part = re.compile(
        rf"(?:[-‐‑]|{blank}?/{blank}?|,?{blank}+(?:OT|Ortsteil|GT|Gemeindeteil){blank}+|,{blank}+|{blank}[-–]{blank}|{blank}?\(|\s*\n\s*OT{blank}+|{blank})(?:(?:OT|Ortsteil){blank}+)?"
    )
    return pair, part


def links(gazetteer: Gazetteer, text: str, readings: Sequence[Reading]) -> Iterator[Link]:
    """The links between neighbouring readings; pairs first, so that they are settled before parts are looked for."""
    close = [(left, right) for left, right in itertools.pairwise(readings) if right.start - left.end <= _MOST_BETWEEN]
    paired: set[int] = set()
    found: list[Link] = []
    for left, right in close:
        if id(left) in paired:
            continue
        link = _pair(text, left, right)
        if link:
            paired |= {id(left), id(right)}
            found.append(link)
    yield from found
    for left, right in close:
        if left.partner is not right:
            part = _part(gazetteer, text, left, right)
            if part:
                yield part


def pair_sign(text: str, left_end: int, right_start: int, right_end: int) -> str:
    """What joins two names as a pair: slash, bracket, dash, dot, bar, break; empty when nothing does."""
    if right_start - left_end == 1 and text[left_end] == "/":
        return "slash"  # as nearly always
    match = _patterns()[0].fullmatch(text, left_end, right_start)
    if match is None:
        return ""
    sign = match.lastgroup or ""
    if sign == "bracket" and not re.match(r"\s*[\])]", text[right_end : right_end + 3]):
        return ""
    return sign


def _pair(text: str, left: Reading, right: Reading) -> Link | None:
    sign = pair_sign(text, left.end, right.start, right.end)
    if not sign:
        return None
    if len(left.spotted.hits) == len(right.spotted.hits) == 1:
        one, other = left.spotted.hits[0], right.spotted.hits[0]
        if one.entry.id != other.entry.id or not _may_be_pair(one, other):
            return None
        ids = frozenset((one.entry.id,))
        return Link("pair", left, right, ids, ids, one.language, other.language, sign)
    matches = [
        (_QUALITY[one.tier] + _QUALITY[other.tier], one, other)
        for one in left.spotted.hits
        for other in right.spotted.hits
        if one.entry.id == other.entry.id
    ]
    fitting = [match for match in matches if _may_be_pair(match[1], match[2])]
    if not fitting:
        return None
    best = max(fitting, key=itemgetter(0))
    languages = (best[1].language, best[2].language)
    ids = frozenset(
        one.entry.id
        for quality, one, other in matches
        if quality == best[0] and (one.language, other.language) == languages
    )
    return Link("pair", left, right, ids, ids, *languages, sign)


def _may_be_pair(one: Hit, other: Hit) -> bool:
    """Whether two names of one entry can be a pair: in two languages, Lower Sorbian or meant for it among them."""
    languages = (one.language, other.language)
    if "de" in languages:
        # Other Slavic names count as attempts at the Lower Sorbian one.
        if _SLAVIC.isdisjoint(languages):
            return False
    elif "dsb" not in languages:
        return False
    return one.entry.kind != "institution" and (one.language != other.language or one.entry.de == one.entry.dsb)


_SLAVIC = frozenset({"dsb", "hsb", "pl", "cs"})

_QUALITY = {"exact": 3, "variant": 2, "folded": 1, "damaged": 1, "fuzzy": 0}


def _part(gazetteer: Gazetteer, text: str, left: Reading, right: Reading) -> Link | None:
    match = _patterns()[1].fullmatch(text, left.end, right.start)
    if match is None or (match[0].isspace() and "\n" in match[0]):
        return None
    between = match[0]
    for outer, inner in ((left, right), (right, left)):
        if outer is right and between.strip() not in ("(", ",", "/"):
            continue
        inner_hits = [
            (out.entry.id, ins.entry.id)
            for out in outer.hits
            for ins in inner.hits
            if gazetteer.contains(out.entry, ins.entry)
            and ins.entry.kind in ("ortsteil", "gemeindeteil", "wohnplatz", "gemeinde", "stadt")
            and out.entry.kind in ("kreisfreie_stadt", "stadt", "gemeinde", "amt", "ortsteil")
        ]
        if inner_hits:
            outer_ids = frozenset(one for one, _ in inner_hits)
            inner_ids = frozenset(other for _, other in inner_hits)
            if outer is left:
                return Link("part", left, right, outer_ids, inner_ids)
            return Link("part", left, right, inner_ids, outer_ids)
    return None
