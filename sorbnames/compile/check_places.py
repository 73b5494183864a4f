"""Checks of ids, of the tree of places, and of codes and positions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from math import cos, hypot, radians

from sorbnames.compile.book import Book, Check
from sorbnames.compile.problems import WARNING, Problem
from sorbnames.compile.tree import MUNICIPALITIES, PARTS, ancestors, municipality_of
from sorbnames.model import PLACE_KINDS, Entry

_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
#: What an id looks like, by kind; ``…`` stands for a slug.
ID_FORMS = {
    **dict.fromkeys(MUNICIPALITIES, "…"),
    **dict.fromkeys(PARTS, "…/…[/…]"),
    **{kind: f"{kind}/…" for kind in ("land", "region", "landkreis", "amt", "gewaesser", "term", "institution")},
    "strasse": "strasse/…/…",
}
_ID_PATTERNS = {
    kind: re.compile(re.escape(form).replace(re.escape("[/…]"), f"(/{_SLUG})?").replace("…", _SLUG))
    for kind, form in ID_FORMS.items()
}

_LARGER = ("land", "region", "landkreis", "amt")
#: Kinds that the parent of each kind may have.
PARENT_KINDS: dict[str, frozenset[str]] = {
    "land": frozenset({"region"}),
    "region": frozenset({"land", "region"}),
    "landkreis": frozenset({"land"}),
    "amt": frozenset({"landkreis"}),
    "kreisfreie_stadt": frozenset({"land"}),
    # Places abroad belong to their country, which is a region here.
    "stadt": frozenset({"amt", "landkreis", "land", "region"}),
    "gemeinde": frozenset({"amt", "landkreis", "land", "region"}),
    # A place devastated by mining may belong to no municipality any more.
    "ortsteil": MUNICIPALITIES | {"landkreis", "ortsteil"},
    "gemeindeteil": MUNICIPALITIES | {"landkreis", "ortsteil", "gemeindeteil"},
    "wohnplatz": MUNICIPALITIES | {"landkreis", *PARTS},
    "gewaesser": MUNICIPALITIES | {*_LARGER, *PARTS, "gewaesser"},
    "strasse": MUNICIPALITIES | frozenset(PARTS),
    "term": frozenset(),
    "institution": frozenset(PLACE_KINDS),
}
NEEDS_PARENT = frozenset({"amt", *PARTS})

#: Digits of the Amtlicher Gemeindeschlüssel by kind; parts of a municipality may repeat its key.
AGS_LENGTHS = {"land": 2, "landkreis": 5, "kreisfreie_stadt": 8, "stadt": 8, "gemeinde": 8}
BRANDENBURG = "land/brandenburg"
BRANDENBURG_AGS = "12"

LATITUDES = (45.0, 56.0)
LONGITUDES = (5.0, 25.0)
#: No part of a municipality lies farther from its middle, in kilometres.
FARTHEST = 25.0


def ids_are_well_formed(book: Book) -> Iterator[Problem]:
    """An id looks as its kind demands, and parts and streets begin with their municipality."""
    for item in book.located:
        entry = item.entry
        if not _ID_PATTERNS[entry.kind].fullmatch(entry.id):
            yield item.problem("bad_id", item.lines.get("id", 0), kind=entry.kind, form=ID_FORMS[entry.kind])
        elif entry.municipality and entry.kind in ("strasse", *PARTS):
            head = entry.id.removeprefix("strasse/").partition("/")[0]
            if head != entry.municipality:
                yield item.problem("id_of_other", item.lines.get("id", 0), head=head, municipality=entry.municipality)


def ids_are_unique(book: Book) -> Iterator[Problem]:
    """No two entries have the same id."""
    first: dict[str, str] = {}
    for item in book.located:
        if item.entry.id in first:
            yield item.problem("duplicate_id", item.lines.get("id", 0), first=first[item.entry.id])
        first.setdefault(item.entry.id, f"{item.file}:{item.line}")


def parents_exist(book: Book) -> Iterator[Problem]:
    """Parent and municipality of an entry are entries."""
    for item in book.located:
        for key in ("parent", "municipality"):
            target = getattr(item.entry, key)
            if target and target not in book.by_id and target not in book.broken:
                yield item.problem("no_such_entry", item.lines.get(key, 0), key=key, target=target)
        if item.entry.kind in NEEDS_PARENT and not item.entry.parent and not item.entry.municipality:
            yield item.problem("needs_parent", kind=item.entry.kind)
        if item.entry.kind == "strasse" and not item.entry.municipality:
            yield item.problem("needs_municipality")


def parents_have_sensible_kinds(book: Book) -> Iterator[Problem]:
    """A parent is of a larger kind, and a municipality is one."""
    for item in book.located:
        entry = item.entry
        parent = book.by_id.get(entry.parent)
        allowed = PARENT_KINDS[entry.kind]
        if parent and parent.kind not in allowed:
            kinds = ", ".join(sorted(allowed)) or "–"
            line = item.lines.get("parent", 0)
            named = {"kind": entry.kind, "parent": parent.id, "parent_kind": parent.kind, "allowed": kinds}
            yield item.problem("parent_kind", line, **named)
        municipality = book.by_id.get(entry.municipality)
        if municipality and municipality.kind not in MUNICIPALITIES:
            line = item.lines.get("municipality", 0)
            yield item.problem("not_a_municipality", line, target=municipality.id, kind=municipality.kind)
        elif municipality and entry.kind in PARTS:
            by_parents = _municipality_above(entry, book)
            if by_parents and by_parents != entry.municipality:
                line = item.lines.get("municipality", 0)
                yield item.problem("two_municipalities", line, given=entry.municipality, above=by_parents)


def _municipality_above(entry: Entry, book: Book) -> str:
    return next((above.id for above in ancestors(entry, book.by_id) if above.kind in MUNICIPALITIES), "")


def parents_form_a_tree(book: Book) -> Iterator[Problem]:
    """Nobody is their own ancestor."""
    for item in book.located:
        chain = [item.entry, *ancestors(item.entry, book.by_id)]
        if chain[-1].parent in {entry.id for entry in chain}:
            names = " → ".join([*(entry.id for entry in chain), chain[-1].parent])
            yield item.problem("circle", item.lines.get("parent", 0), chain=names)


def ags_are_well_formed(book: Book) -> Iterator[Problem]:
    """The municipality key has the digits of its kind and begins as that of its district."""
    for item in book.located:
        entry = item.entry
        if not entry.ags:
            continue
        line = item.lines.get("ags", 0)
        if entry.kind in AGS_LENGTHS:
            length = AGS_LENGTHS[entry.kind]
            if not re.fullmatch(f"[0-9]{{{length}}}", entry.ags):
                yield item.problem("bad_ags", line, ags=entry.ags, kind=entry.kind, length=length)
                continue
            above = list(ancestors(entry, book.by_id))
            prefixes = {parent.ags for parent in above if parent.ags and parent.kind in AGS_LENGTHS}
            prefixes |= {BRANDENBURG_AGS for parent in above if parent.id == BRANDENBURG}
            for prefix in sorted(prefixes):
                if not entry.ags.startswith(prefix):
                    yield item.problem("ags_of_other", line, ags=entry.ags, prefix=prefix)
        else:
            municipality = book.by_id.get(municipality_of(entry, book.by_id))
            if municipality is None or entry.ags != municipality.ags:
                yield item.problem("ags_not_own", line, ags=entry.ags, kind=entry.kind)


def ags_are_unique(book: Book) -> Iterator[Problem]:
    """No two municipalities or districts have the same key."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for entry in book.by_id.values():
        if entry.ags and entry.kind in AGS_LENGTHS:
            bearers[entry.ags].append(entry.id)
    for item in book.located:
        entry = item.entry
        others = [other for other in bearers.get(entry.ags, ()) if other != entry.id]
        if entry.kind in AGS_LENGTHS and book.comes_later(item, others):
            yield item.problem("duplicate_ags", item.lines.get("ags", 0), ags=entry.ags, other=", ".join(others))


def plz_are_well_formed(book: Book) -> Iterator[Problem]:
    """A postal code has five digits and stands once."""
    for item in book.located:
        for number, plz in enumerate(item.entry.plz):
            line = item.lines.get("plz", 0)
            if not re.fullmatch("[0-9]{5}", plz) or not "01001" <= plz <= "99998":
                yield item.problem("bad_plz", line, plz=plz)
            elif plz in item.entry.plz[:number]:
                yield item.problem("repeated_plz", line, plz=plz)


def positions_are_in_central_europe(book: Book) -> Iterator[Problem]:
    """Latitude comes first, and both lie in Central Europe."""
    for item in book.located:
        if item.entry.position is None:
            continue
        latitude, longitude = item.entry.position
        if not _inside(latitude, longitude):
            key = "position_swapped" if _inside(longitude, latitude) else "position_far"
            yield item.problem(key, item.lines.get("position", 0), latitude=latitude, longitude=longitude)


def _inside(latitude: float, longitude: float) -> bool:
    return LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]


def parts_lie_near_their_municipality(book: Book) -> Iterator[Problem]:
    """A part that lies far from its municipality probably got the position of a namesake."""
    for item in book.located:
        municipality = book.by_id.get(item.entry.municipality)
        if item.entry.kind not in PARTS or not municipality or not municipality.position or not item.entry.position:
            continue
        distance = kilometres(item.entry.position, municipality.position)
        if distance > FARTHEST:
            line = item.lines.get("position", 0)
            yield item.problem(
                "far_from_municipality", line, WARNING, distance=round(distance), municipality=municipality.id
            )


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance between two positions, good enough for some hundred kilometres."""
    north = (a[0] - b[0]) * 111.2
    east = (a[1] - b[1]) * 111.2 * cos(radians((a[0] + b[0]) / 2))
    return hypot(north, east)


CHECKS: tuple[Check, ...] = (
    ids_are_well_formed,
    ids_are_unique,
    parents_exist,
    parents_have_sensible_kinds,
    parents_form_a_tree,
    ags_are_well_formed,
    ags_are_unique,
    plz_are_well_formed,
    positions_are_in_central_europe,
    parts_lie_near_their_municipality,
)
