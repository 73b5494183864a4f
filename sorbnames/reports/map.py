"""A small map of the places a text names: an inline SVG drawn from coordinates alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sorbnames.findings import Mention
    from sorbnames.gazetteer import Gazetteer
    from sorbnames.reports import Run

WIDTH = 720.0
_TALLEST, _FLATTEST = 540.0, 260.0
_MARGIN = 0.12
_LEAST_DEGREES = 0.16
_KM_PER_DEGREE = 111.2
_LETTER, _LINE = 6.9, 15.0
_MOST_LABELS = 60
#: Areas have no point; streets are too small for the map.
_NOT_SHOWN = frozenset(("land", "region", "landkreis", "amt", "strasse", "term", "institution"))


class Spot(NamedTuple):
    """A place on the map and how often it is named; 0 for one that only shows the country around."""

    lat: float
    lon: float
    de: str
    dsb: str
    named: int


@dataclass(frozen=True, slots=True)
class _View:
    """A stretch of country and how it is drawn."""

    west: float
    north: float
    scale: float  # pixels a degree of latitude
    squeeze: float  # a degree of longitude in degrees of latitude
    height: float

    def place(self, spot: Spot) -> tuple[float, float]:
        return (spot.lon - self.west) * self.squeeze * self.scale, (self.north - spot.lat) * self.scale

    def shows(self, spot: Spot) -> bool:
        x, y = self.place(spot)
        return 0 <= x <= WIDTH and 0 <= y <= self.height


def spots_of(mentions: Iterable[Mention]) -> tuple[list[Spot], list[str]]:
    """The places named, most often named first, and the names of those that no position is known of."""
    counts: dict[str, int] = {}
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.entry and mention.kind not in _NOT_SHOWN:
            counts[mention.entry] = counts.get(mention.entry, 0) + 1
            first.setdefault(mention.entry, mention)
    spots: list[Spot] = []
    missing: list[str] = []
    for entry, mention in first.items():
        if mention.lat is None or mention.lon is None:
            missing.append(mention.de)
        else:
            spots.append(Spot(mention.lat, mention.lon, mention.de, mention.dsb, counts[entry]))
    return sorted(spots, key=lambda spot: (-spot.named, spot.de)), sorted(set(missing))


def spots_of_entries(gazetteer: Gazetteer, counts: Mapping[str, int]) -> tuple[list[Spot], list[str]]:
    """The same for ids of entries and how often each is meant."""
    spots: list[Spot] = []
    missing: list[str] = []
    for identifier, count in counts.items():
        entry = gazetteer.entry(identifier)
        if entry is None or entry.kind in _NOT_SHOWN:
            continue
        if entry.position:
            spots.append(Spot(*entry.position, entry.de, entry.dsb, count))
        else:
            missing.append(entry.de or entry.dsb)
    return sorted(spots, key=lambda spot: (-spot.named, spot.de)), sorted(set(missing))


def spots_around(gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """All places of a gazetteer, to show the country that a map lies in."""
    return tuple(
        Spot(*entry.position, entry.de, entry.dsb, 0)
        for entry in gazetteer.entries
        if entry.position and entry.kind not in _NOT_SHOWN
    )


def draw(spots: Sequence[Spot], around: Iterable[Spot], run: Run, told: Sequence[int] = ()) -> str:
    """The map as SVG; nothing without spots.

    ``named`` gives the size of the dots; ``told`` are the numbers that are told instead, where these are too large.
    """
    if not spots:
        return ""
    view = _view(spots)
    about = escape(run.say("map.about", places=len(spots)))
    pieces = [
        f'<svg class="map" viewBox="0 0 {WIDTH:.0f} {view.height:.0f}" role="img" aria-label="{about}">',
        f'<rect class="land" width="{WIDTH:.0f}" height="{view.height:.0f}" rx="8"/>',
    ]
    for spot in around:
        if view.shows(spot):
            x, y = view.place(spot)
            pieces.append(f'<circle class="near" cx="{x:.1f}" cy="{y:.1f}" r="1.5"/>')
    pieces.append(_scale_bar(view, run))
    numbers = told or [spot.named for spot in spots]
    pieces.extend(_dot(spot, number, view, run) for spot, number in reversed(list(zip(spots, numbers, strict=True))))
    pieces.extend(_labels(spots, view))
    pieces.append("</svg>")
    return "\n".join(pieces)


def _view(spots: Sequence[Spot]) -> _View:
    north, south = max(spot.lat for spot in spots), min(spot.lat for spot in spots)
    east, west = max(spot.lon for spot in spots), min(spot.lon for spot in spots)
    squeeze = cos(radians((north + south) / 2))
    tall = max((north - south) * (1 + 2 * _MARGIN), _LEAST_DEGREES)
    wide = max((east - west) * squeeze * (1 + 2 * _MARGIN), _LEAST_DEGREES)
    scale = min(WIDTH / wide, _TALLEST / tall)
    height = min(max(tall * scale, _FLATTEST), _TALLEST)
    middle_lon, middle_lat = (east + west) / 2, (north + south) / 2
    return _View(middle_lon - WIDTH / scale / squeeze / 2, middle_lat + height / scale / 2, scale, squeeze, height)


def _dot(spot: Spot, number: int, view: _View, run: Run) -> str:
    x, y = view.place(spot)
    pair = " / ".join(name for name in (spot.de, spot.dsb) if name)
    key = "map.once" if number == 1 else "map.named"
    title = escape(run.say(key, pair=pair, count=number))
    return f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="{_radius(spot):.1f}"><title>{title}</title></circle>'


def _radius(spot: Spot) -> float:
    return min(4 + 1.6 * sqrt(spot.named - 1), 11)


def _labels(spots: Sequence[Spot], view: _View) -> Iterable[str]:
    """Names beside the dots, as long as there is room for them."""
    taken: list[tuple[float, float, float, float]] = []
    for spot in spots[:_MOST_LABELS]:  # of more dots than that, names may cover the rarest
        x, y = view.place(spot)
        radius = _radius(spot)
        taken.append((x - radius, y - radius, x + radius, y + radius))
    for spot in spots[:_MOST_LABELS]:
        x, y = view.place(spot)
        gap = _radius(spot) + 4
        lines = [name for name in (spot.de, spot.dsb) if name]
        width, height = max(map(len, lines)) * _LETTER, _LINE * len(lines)
        for anchor, left, top in (
            ("start", x + gap, y - height / 2),
            ("end", x - gap - width, y - height / 2),
            ("middle", x - width / 2, y - gap - height),
            ("middle", x - width / 2, y + gap),
        ):
            box = (left, top, left + width, top + height)
            inside = box[0] >= 2 and box[1] >= 2 and box[2] <= WIDTH - 2 and box[3] <= view.height - 2
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                where = {"start": left, "end": left + width, "middle": left + width / 2}[anchor]
                yield _label(spot, anchor, where, top + 0.75 * _LINE)
                break


def _label(spot: Spot, anchor: str, x: float, y: float) -> str:
    sorbian = (
        f'<tspan class="dsb" lang="dsb" x="{x:.1f}" dy="{_LINE:.0f}">{escape(spot.dsb)}</tspan>' if spot.dsb else ""
    )
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(spot.de)}{sorbian}</text>'


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _scale_bar(view: _View, run: Run) -> str:
    per_km = view.scale / _KM_PER_DEGREE
    length = next((km for km in (1, 2, 5, 10, 20, 50, 100, 200, 500) if km * per_km > 60), 1000)
    x, y = 14.0, view.height - 14
    end = x + length * per_km
    label = escape(run.say("map.scale", length=length))
    return (
        f'<path class="scale" d="M{x:.1f} {y - 5:.1f}V{y:.1f}H{end:.1f}V{y - 5:.1f}"/>'
        f'<text class="scale" x="{end + 6:.1f}" y="{y:.1f}">{label}</text>'
    )
