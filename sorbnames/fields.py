"""A string that should be one place, as people fill it into fields: with postal code, generic words, both names,
the Ortsteil, an addition. Read into the names it holds; the matcher weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import ge
from typing import NamedTuple

from sorbnames.areas import is_land_code, is_plate, kilometres, position_of
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import near_hits, sound_hits
from sorbnames.model import CITATION_ROLES, OTHER_KINDS
from sorbnames.orthography import fold, key
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
    "wokrejs": ("landkreis",),
    "amt": ("amt",),
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

#: Kinds that are never said of a place of another kind.
_STRICT = (("landkreis",), ("amt",))

_WIDE = ("region/deutschland", "region/bundesrepublik-deutschland", "region/lausitz")
_LOWER = (
    "region/niederlausitz",
    "region/spreewald",
    "region/oberspreewald",
    "region/unterspreewald",
    "land/brandenburg",
)
_UPPER = ("region/oberlausitz", "land/sachsen", "land/freistaat-sachsen")

#: Regions that are shortened behind a name, as they are folded.
_SHORTENED = {"nl": "Niederlausitz", "n.l": "Niederlausitz", "ol": "Oberlausitz", "o.l": "Oberlausitz"}

#: What says that a place is near another, as it is folded, and how near that may be in kilometres.
_NEAR, _NEAR_KM = ("bei", "b"), 25.0

_MOST_WORDS = 12


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


class _Part(NamedTuple):
    text: str
    hits: tuple[Hit, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(r"^(?:(?:PLZ|Ort|PLZ/Ort|in|aus):?\s+)?\(?(?:[A-Z]{1,2}[- ]{1,3}|DE?)?(\d{5})(?!\d)[ ,)]*(.*)$"),
        re.compile(r"^(.*?)[ ,]*\(?(?<!\d)(?:[A-Z]{1,2}[- ]{1,3}|\bDE?)?(\d{5})\)?$"),
        re.compile(r"[^\s/,;|·()\[\]\\_+–-]+(?:\.(?=[^\s/,;|·()\[\]\\_+–-]))?"),
        re.compile(r"\s*/\s*|\s+[-–·|]\s+|\s*[(\[]"),
        re.compile(r"(?<![\w-])(?:[A-Z]{1,2}[- ])?(\d{5})(?!\d)\s+"),
        re.compile(r"\d"),
        re.compile(r"[\s/,;|·()\[\]\\_+–-]"),
    )


def read_field(gazetteer: Gazetteer, text: str, context: Context) -> Field:
    """Take the string apart and look its names up; typing errors are left to the caller unless a partner shows them."""
    patterns = _patterns()
    if text.isalpha() and fold(text) not in GENERIC:
        hits = sound_hits(gazetteer, text)
        return Field(text, context, text, hits, certain=_is_unmistakable(hits))
    if patterns[5].search(text):
        text, context = _take_plz(text, context)
    hits = sound_hits(gazetteer, text)
    if hits:
        return Field(text, context, text, hits, certain=_is_unmistakable(hits))
    if not patterns[6].search(text) and _generic(text) not in GENERIC:
        return Field(text, context, text)
    parts, context = _take_area(gazetteer, _parts(gazetteer, text), context)
    parts = _with_kinds(_without_near(gazetteer, parts))
    name, kinds = _without_generic(parts)
    known = [part for part in parts if part.hits]
    unknown = [part for part in parts if not part.hits and _generic(part.text) not in GENERIC]
    if not known:
        return Field(text, _with_kind(context, kinds), name)
    if unknown and (halves := _misspelt_half(gazetteer, text)):
        known, unknown = halves, []
    if unknown:
        known, unknown = _explain(gazetteer, known, unknown)
    if unknown:
        return Field(text, context, name, (), (), f"addition not known here: {' '.join(part.text for part in unknown)}")
    if kinds in _STRICT and _is_misspelt_kind(gazetteer, known, name, kinds):
        return Field(text, _with_kind(context, kinds), name)
    hits, evidence = _common(gazetteer, known, text)
    if kinds:
        hits = _of_kind(hits, kinds)
    if not hits:
        return _conflict(gazetteer, text, context, known)
    return Field(text, context, name, hits, evidence, certain=len(known) > 1 or _is_unmistakable(hits))


def _take_plz(text: str, context: Context) -> tuple[str, Context]:
    before, after = _patterns()[:2]
    codes = _patterns()[4].findall(text)
    if len(codes) > 1 and len(set(codes)) == 1:
        # 03046 Cottbus / 03046 Chóśebuz
        text, context = _patterns()[4].sub("", text), context if context.plz else context._replace(plz=codes[0])
    plz = ""
    if found := before.match(text):
        plz, text = found[1], found[2]
    elif found := after.match(text):
        text, plz = found[1], found[2]
    if plz and not context.plz:
        context = context._replace(plz=plz)
    return text.strip(" ,"), context


def _with_kind(context: Context, kinds: tuple[str, ...]) -> Context:
    return context._replace(kind=kinds[0]) if len(kinds) == 1 and not context.kind else context


def _is_unmistakable(hits: Iterable[Hit]) -> bool:
    """Whether the name itself carries its addition, or is Sorbian with letters no namesake has."""
    return any("(" in hit.name_text or "/" in hit.name_text for hit in hits)


def _parts(gazetteer: Gazetteer, text: str) -> list[_Part]:
    """Cut the string into the longest names it holds and single words that are none."""
    words = list(_patterns()[2].finditer(text))
    if len(words) > _MOST_WORDS:
        return [_Part(text, ())]
    parts: list[_Part] = []
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            stretch = text[words[start].start() : words[end - 1].end()]
            if _closes(text, words[end - 1].end(), stretch):
                stretch += ")"
            hits = _place_hits(gazetteer, stretch) if end - start < len(words) or start else ()
            if hits or end == start + 1:
                parts.append(_Part(stretch, hits))
                start = end
                break
    return parts


@lru_cache(maxsize=8192)
def _place_hits(gazetteer: Gazetteer, stretch: str) -> tuple[Hit, ...]:
    hits = sound_hits(gazetteer, stretch)
    if not hits or all(hit.entry.kind not in OTHER_KINDS for hit in hits):
        return hits
    return tuple([hit for hit in hits if hit.entry.kind not in OTHER_KINDS])


def _generic(word: str) -> str:
    """The word as generic words are looked up: Gem., Ort:"""
    return fold(word).strip(".:")


def _take_area(gazetteer: Gazetteer, parts: list[_Part], context: Context) -> tuple[list[_Part], Context]:
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
            region = _SHORTENED.get(_generic(part.text), "") if part.text.isupper() else ""
            taken.append(_Part(part.text, _place_hits(gazetteer, region) if region else ()))
    return taken, context


def _with_kinds(parts: list[_Part]) -> list[_Part]:
    """The parts, those behind a generic word with only what is of its kind: OT Neuhausen is not the municipality."""
    kinds = [() if part.hits else GENERIC.get(_generic(part.text), ()) for part in parts]
    return parts[:1] + [
        _Part(part.text, _of_kind(part.hits, said)) if part.hits and said else part
        for said, part in zip(kinds, parts[1:], strict=False)
    ]


def _without_near(gazetteer: Gazetteer, parts: list[_Part]) -> list[_Part]:
    """The parts without what a place is said to lie near: Peitz bei Cottbus."""
    if len(parts) != 3 or _generic(parts[1].text) not in _NEAR or not parts[0].hits or not parts[2].hits:
        return parts
    if any(gazetteer.contains(other.entry, hit.entry) for hit in parts[0].hits for other in parts[2].hits):
        return parts
    positions = [one for hit in parts[2].hits if (one := position_of(gazetteer, hit.entry))]
    hits = tuple(
        hit
        for hit in parts[0].hits
        if (own := position_of(gazetteer, hit.entry)) and any(kilometres(own, one) <= _NEAR_KM for one in positions)
    )
    return [_Part(parts[0].text, hits)] if hits else parts


def _closes(text: str, position: int, stretch: str) -> bool:
    return "(" in stretch and ")" not in stretch and text[position : position + 1] == ")"


def _without_generic(parts: list[_Part]) -> tuple[str, tuple[str, ...]]:
    kinds: tuple[str, ...] = ()
    rest: list[str] = []
    for part in parts:
        word = _generic(part.text)
        if not part.hits and word in GENERIC:
            kinds = kinds or GENERIC[word]
        else:
            rest.append(part.text)
    return " ".join(rest), kinds


def _of_kind(hits: tuple[Hit, ...], kinds: tuple[str, ...]) -> tuple[Hit, ...]:
    """The hits of these kinds, unless there are none, or others are spelt so exactly: OT Jamlitz is not Jämlitz."""
    found = tuple(hit for hit in hits if hit.entry.kind in kinds)
    if not found or (all(hit.tier != "exact" for hit in found) and any(hit.tier == "exact" for hit in hits)):
        return hits
    return found


def _is_misspelt_kind(gazetteer: Gazetteer, known: list[_Part], name: str, kinds: tuple[str, ...]) -> bool:
    """Whether no name is of the kind that is said, but one like it: Landkreis Butzen is no village, but Bautzen."""
    if any(hit.entry.kind in kinds for part in known for hit in part.hits):
        return False
    return any(hit.entry.kind in kinds for hit in near_hits(gazetteer, name))


def _misspelt_half(gazetteer: Gazetteer, text: str) -> list[_Part]:
    """The two halves of a pair one of which is misspelt: cut at each sign that may join them."""
    for sign in _patterns()[3].finditer(text):
        halves = (text[: sign.start()], text[sign.end() :].removesuffix(")").removesuffix("]"))
        found = [_place_hits(gazetteer, half) for half in halves]
        for sound, other in ((0, 1), (1, 0)):
            entries = {hit.entry.id: hit.entry for hit in found[sound]}
            if not entries or found[other]:
                continue
            keys = [key(name.text) for entry in entries.values() for name in entry.names if name.role in CITATION_ROLES]
            near = [hit for hit in near_hits(gazetteer, halves[other], keys) if hit.entry.id in entries]
            if near and near[0].distance <= 2.5:
                nearest = tuple(hit for hit in near if hit.errors == near[0].errors)
                return [_Part(halves[sound], found[sound]), _Part(halves[other], nearest)]
    return []


def _explain(gazetteer: Gazetteer, known: list[_Part], unknown: list[_Part]) -> tuple[list[_Part], list[_Part]]:
    """Recognise an unknown part as a misspelt name of an entry that the other parts name (or of a part of it)."""
    entries = {hit.entry.id: hit.entry for part in known for hit in part.hits}
    partner_keys = [key(name.text) for entry in entries.values() for name in entry.names if name.role in CITATION_ROLES]
    text = " ".join(part.text for part in unknown)
    near = [hit for hit in near_hits(gazetteer, text, partner_keys) if hit.entry.id in entries and hit.distance <= 2.5]
    if near:
        nearest = tuple(hit for hit in near if hit.errors == near[0].errors)
        return [*known, _Part(text, nearest)], []
    return known, unknown


def _common(gazetteer: Gazetteer, parts: list[_Part], text: str) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
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
    printed = [hit for hit in inner if hit.entry.pair == text]
    inner = printed or inner
    evidence = ("partner or municipality named beside it",) if len(parts) > 1 else ()
    return tuple(inner), evidence


_TIERS = ("exact", "folded", "variant", "damaged", "fuzzy")


def _outdone(parts: Iterable[_Part], entries: Iterable[str]) -> Iterator[str]:
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


@lru_cache(maxsize=8192)
def _around(gazetteer: Gazetteer, entry_id: str) -> frozenset[str]:
    """The entry and all that may be named beside it: what it lies in, and the regions."""
    entry = gazetteer.entry(entry_id)
    if entry is None:
        return frozenset()
    region = _LOWER if gazetteer.in_lower_lusatia(entry) else _UPPER
    return frozenset((entry_id, *gazetteer.ancestors(entry), *_WIDE, *region))


_ADDITIONS = ("region", "land", "gewaesser", "landkreis")


def _conflict(gazetteer: Gazetteer, text: str, context: Context, known: list[_Part]) -> Field:
    """Two names that do not go together: an addition that points elsewhere, or two different places."""
    if any(hit.entry.kind in _ADDITIONS for part in known[1:] for hit in part.hits):
        return Field(text, context, "", (), (), f"addition of another place: {known[-1].text}")
    hits = tuple(hit for part in known for hit in part.hits)
    return Field(text, context, "", hits, ("names of two different places",))
