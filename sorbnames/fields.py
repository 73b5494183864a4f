"""A string that should be one place, as people fill it into fields: with postal code, generic words, both names,
the Ortsteil, an addition. Read into the names it holds; the matcher weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import ge
from typing import NamedTuple

from sorbnames.cellnear import explain, misspelt_half
from sorbnames.cellparts import (
    GENERIC,
    Part,
    district_by_plate,
    generic_word,
    of_kind,
    parts_of,
    take_area,
    unknown_parts,
    with_kinds,
    with_whole_names,
    without_generic,
    without_near,
)
from sorbnames.escapes import unescaped
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import near_hits, sound_hits
from sorbnames.model import Entry
from sorbnames.orthography import fold, key, plain
from sorbnames.resolution import Context, Hit

#: Kinds that are never said of a place of another kind.
_STRICT = (("landkreis",), ("amt",), ("bezirk",))

_WIDE = ("region/deutschland", "region/bundesrepublik-deutschland", "region/lausitz")
_LOWER = (
    "region/niederlausitz",
    "region/spreewald",
    "region/oberspreewald",
    "region/unterspreewald",
    "land/brandenburg",
)
_UPPER = ("region/oberlausitz", "land/sachsen", "land/freistaat-sachsen")


class Field(NamedTuple):
    """What a string holds: the names that may be meant, what was found beside them, or why it is refused.

    ``text`` is the string without its postal code, ``name`` also without generic words: what is to be matched by
    likeness when nothing was recognised. ``certain`` says that the string itself rules out a namesake elsewhere.
    """

    text: str
    context: Context
    name: str = ""
    hits: tuple[Hit, ...] = ()
    evidence: tuple[str, ...] = ()
    refused: str = ""
    certain: bool = False


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "code before": re.compile(
            r"^(?:(?:PLZ|Ort|PLZ/Ort|in|aus):?\s+)?\(?(?:[A-Z]{1,2}[- ]{1,3}|DE?)?(\d{5})(?!\d)[ ,)]*(.*)$"
        ),
        "code behind": re.compile(r"^(.*?)[ ,]*\(?(?<!\d)(?:[A-Z]{1,2}[- ]{1,3}|\bDE?)?(\d{5})\)?$"),
        "code in front": re.compile(r"(?<![\w-])(?:[A-Z]{1,2}[- ])?(\d{5})(?!\d)\s+"),
        "digit": re.compile(r"\d"),
        "sign": re.compile(r"[\s/,;|·()\[\]\\_+–-]"),
        # A code of before 1993, which tells nothing today.
        "old code": re.compile(r"^(?:O|DDR)[- ]{1,3}\d{4}(?!\d)[ ,]*"),
        # Briesen, Spree-Neiße, Brandenburg, 03096, Deutschland
        "code between": re.compile(r",\s*(\d{5})\s*(?=,)"),
    }


def read_field(gazetteer: Gazetteer, text: str, context: Context) -> Field:
    """Take the string apart and look its names up; typing errors are left to the caller unless a partner shows them."""
    read, damage = unescaped(text)
    if damage:
        field = read_field(gazetteer, plain(read), context)
        undone = (hit if hit.tier == "fuzzy" else hit._replace(tier="damaged", damage=damage) for hit in field.hits)
        return field._replace(hits=tuple(undone))
    patterns = _patterns()
    if text.isalpha() and fold(text) not in GENERIC:
        hits = sound_hits(gazetteer, text)
        return Field(text, context, text, hits, certain=_is_unmistakable(hits))
    if patterns["digit"].search(text):
        text, context = _take_plz(text, context)
    hits = sound_hits(gazetteer, text)
    if hits:
        return Field(text, context, text, hits, certain=_is_unmistakable(hits))
    if not patterns["sign"].search(text) and generic_word(text) not in GENERIC:
        return Field(text, context, text)
    parts = parts_of(gazetteer, text)
    if district := district_by_plate(gazetteer, parts):
        return Field(text, context, text, district, certain=True)
    beside = context.kreis
    parts, context = take_area(gazetteer, parts, context)
    nearer = without_near(gazetteer, parts)
    is_near = len(nearer) < len(parts)
    parts = with_kinds(with_whole_names(gazetteer, nearer))
    name, kinds = without_generic(parts, ", " if "," in text else " ")
    if "," in text and key(name) == key(text):
        name = text  # with its signs: a comma divides words
    known = [part for part in parts if part.hits]
    unknown = unknown_parts(parts)
    if unknown and (turned := _turned_round(gazetteer, text)):
        return Field(text, context, text, turned, certain=_is_unmistakable(turned))
    if not known:
        return Field(text, _with_kind(context, kinds), name)
    if unknown and (halves := misspelt_half(gazetteer, text)):
        known, unknown = halves, []
    if unknown:
        known, unknown = explain(gazetteer, known, unknown)
    if unknown:
        return Field(text, context, name, (), (), f"addition not known here: {' '.join(part.text for part in unknown)}")
    if kinds in _STRICT and _is_misspelt_kind(gazetteer, known, (name, text), kinds):
        return Field(text, _with_kind(context, kinds), name)
    is_strict = kinds in _STRICT and context.kreis == beside  # not Guben, Kr. SPN
    if is_strict and len(known) == 1 and not any(hit.entry.kind in kinds for hit in known[0].hits):
        # Kreis Guben was more than the town, and is none today.
        return Field(text, context, "", (), (), f"no {kinds[0]} of ours is called so: {known[0].text}")
    hits, evidence = _common(gazetteer, known, text)
    if is_near:
        evidence = (*evidence, "near a place named beside it")
    if kinds:
        hits = of_kind(hits, kinds)
    if not hits:
        return _conflict(gazetteer, text, context, known)
    return Field(text, context, name, hits, evidence, certain=len(known) > 1 or is_near or _is_unmistakable(hits))


def _turned_round(gazetteer: Gazetteer, text: str) -> tuple[Hit, ...]:
    """The hits on a name whose beginning stands behind it, as in an index: Gaglow, Groß; Muskau, Bad."""
    first, comma, second = text.partition(",")
    second = second.strip()
    if not comma or not second or "," in second or len(second.split()) > 1:
        return ()
    return sound_hits(gazetteer, f"{second} {first.strip()}")


def _take_plz(text: str, context: Context) -> tuple[str, Context]:
    patterns = _patterns()
    text = patterns["old code"].sub("", text)
    before, after, in_front = patterns["code before"], patterns["code behind"], patterns["code in front"]
    codes = in_front.findall(text)
    if len(codes) > 1 and len(set(codes)) == 1:
        # 03046 Cottbus / 03046 Chóśebuz
        text, context = in_front.sub("", text), context if context.plz else context._replace(plz=codes[0])
    plz = ""
    if found := before.match(text):
        plz, text = found[1], found[2]
    elif found := after.match(text):
        text, plz = found[1], found[2]
    elif found := patterns["code between"].search(text):
        text, plz = text[: found.start()] + text[found.end() :], found[1]
    if plz and not context.plz:
        context = context._replace(plz=plz)
    return text.strip(" ,"), context


def _with_kind(context: Context, kinds: tuple[str, ...]) -> Context:
    return context._replace(kind=kinds[0]) if len(kinds) == 1 and not context.kind else context


def _is_unmistakable(hits: Iterable[Hit]) -> bool:
    """Whether the name itself carries its addition, or is Sorbian with letters no namesake has."""
    return any("(" in hit.name_text or "/" in hit.name_text for hit in hits)


def _is_misspelt_kind(
    gazetteer: Gazetteer, known: list[Part], spellings: Iterable[str], kinds: tuple[str, ...]
) -> bool:
    """Whether no name is of the kind that is said, but one like it: Landkreis Butzen is no village, but Bautzen."""
    if any(hit.entry.kind in kinds for part in known for hit in part.hits):
        return False
    return any(hit.entry.kind in kinds for spelling in spellings for hit in near_hits(gazetteer, spelling))


def _common(gazetteer: Gazetteer, parts: list[Part], text: str) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
    """The hits of entries that every part names or that lie in what the other parts name."""
    named_by = [frozenset([hit.entry.id for hit in part.hits]) for part in parts]
    # An entry that every part names is meant before one that some part only contains; of a place and its part, both
    # named, the part is meant.
    by_all = frozenset.intersection(*named_by)
    if len(by_all) > 1:
        by_all = by_all.difference(_outdone(parts, by_all))
    common: dict[str, Hit] = {}
    for part in parts:
        for hit in part.hits:
            entry_id = hit.entry.id
            if entry_id in by_all if by_all else _is_beside(gazetteer, entry_id, named_by):
                known = common.get(entry_id)
                if known is None or hit.distance > known.distance:
                    common[entry_id] = hit
    inner = list(common.values())
    if not by_all:
        outer = inner
        inner = [hit for hit in outer if not any(_is_inner(gazetteer, hit, other, named_by) for other in outer)]
        # What lies in a municipality named beside it comes before what lies in a region called so.
        inner = [hit for hit in inner if _is_within(gazetteer, hit.entry, named_by)] or inner
    printed = [hit for hit in inner if hit.entry.pair == text]
    inner = printed or inner
    evidence = ("partner or municipality named beside it",) if len(parts) > 1 else ()
    return tuple(inner), evidence


_TIERS = ("exact", "folded", "variant", "damaged", "fuzzy")


def _outdone(parts: Iterable[Part], entries: Iterable[str]) -> Iterator[str]:
    """Entries that no part names better than another entry, and some worse: Ług/Lug is Lug; Lugau is called Ług."""
    tiers = {
        entry: tuple(min(_TIERS.index(hit.tier) for hit in part.hits if hit.entry.id == entry) for part in parts)
        for entry in entries
    }
    for entry, own in tiers.items():
        if any(own != other and all(map(ge, own, other)) for other in tiers.values()):
            yield entry


def _is_inner(gazetteer: Gazetteer, hit: Hit, other: Hit, named_by: Iterable[frozenset[str]]) -> bool:
    """Whether the other lies in the hit's entry and is named beside it, not only by a name that both bear."""
    if not gazetteer.contains(hit.entry, other.entry):
        return False
    return any(other.entry.id in ids and hit.entry.id not in ids for ids in named_by)


def _is_beside(gazetteer: Gazetteer, entry_id: str, named_by: Iterable[frozenset[str]]) -> bool:
    """Whether every part names the entry or what may be named beside it."""
    around = _around(gazetteer, entry_id)
    return not any(ids.isdisjoint(around) for ids in named_by)


def _is_within(gazetteer: Gazetteer, entry: Entry, named_by: Iterable[frozenset[str]]) -> bool:
    """Whether every part names the entry or what it lies in, the regions left out."""
    around = frozenset((entry.id, *gazetteer.ancestors(entry))).difference(_WIDE, _LOWER[:-1], _UPPER[:1])
    return not any(ids.isdisjoint(around) for ids in named_by)


@lru_cache(maxsize=8192)
def _around(gazetteer: Gazetteer, entry_id: str) -> frozenset[str]:
    """The entry and all that may be named beside it: what it lies in, and the regions."""
    entry = gazetteer.entry(entry_id)
    if entry is None:
        return frozenset()
    region = _LOWER if gazetteer.in_lower_lusatia(entry) else _UPPER
    return frozenset((entry_id, *gazetteer.ancestors(entry), *_WIDE, *region))


_ADDITIONS = ("region", "land", "gewaesser", "landkreis")


def _conflict(gazetteer: Gazetteer, text: str, context: Context, known: list[Part]) -> Field:
    """Two names that do not go together: an addition that points elsewhere, or two different places."""
    if any(hit.entry.kind in _ADDITIONS for part in known[1:] for hit in part.hits):
        return Field(text, context, "", (), (), f"addition of another place: {known[-1].text}")
    if not any(gazetteer.in_lower_lusatia(hit.entry) for hit in known[0].hits):
        # Berlin-Mitte: what we do not know of a place that is not ours is its own.
        return Field(text, context, "", (), (), f"addition not known here: {known[-1].text}")
    hits = tuple(hit for part in known for hit in part.hits)
    return Field(text, context, "", hits, ("names of two different places",))
