"""Which of several entries of one name is meant: the one that the rest of the text speaks for."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.orthography import word_key
from sorbnames.readings import ENOUGH, Reading, confidence
from sorbnames.resolution import Hit


def choose(gazetteer: Gazetteer, reading: Reading, regions: dict[str, int]) -> None:
    """Settle on the entry that the rest of the text speaks for, if one stands out."""
    others = regions.get("lower lusatia", 0)
    if others == 1 and not reading.protected and confidence(gazetteer, reading) >= ENOUGH:
        others = 0  # only the reading itself
    if (
        others
        and gazetteer.in_lower_lusatia(reading.best.entry)
        and not (_is_rather_a_person(gazetteer, reading) or _is_rather_a_town_elsewhere(gazetteer, reading, regions))
    ):
        reading.evidence.setdefault("region", "")
    if len(reading.hits) == 1 or len(reading.entries) == 1:
        return
    ranked = [(_rank(gazetteer, hit, reading, regions), hit.entry.id, hit) for hit in reading.hits]
    top = max(rank for rank, _, _ in ranked)
    best = {entry_id for rank, entry_id, _ in ranked if rank == top}
    kept = sorted((one for one in ranked if one[1] in best), key=itemgetter(0, 1), reverse=True)
    reading.hits = tuple(hit for _, _, hit in kept)


def _is_rather_a_person(gazetteer: Gazetteer, reading: Reading) -> bool:
    """Whether it is a given name, which people of the region bear as others do, and nothing else tells of a place."""
    if reading.evidence or reading.weakness(gazetteer) != "person":
        return False
    return gazetteer.words.meaning(word_key(reading.around.text[reading.start : reading.end])).startswith("given name")


def _is_rather_a_town_elsewhere(gazetteer: Gazetteer, reading: Reading, regions: dict[str, int]) -> bool:
    """Whether a village is called like a town elsewhere, and what it belongs to is not named."""
    if reading.partner or not gazetteer.words.is_town_elsewhere(word_key(reading.best.name_text)):
        return False
    return not any(regions.get(place, 0) for hit in reading.hits for place in _wholes(hit.entry))


def _wholes(entry: Entry) -> Iterator[str]:
    """The municipality of a part, the Amt of a municipality."""
    if entry.municipality:
        yield entry.municipality
    elif entry.parent.startswith("amt/"):
        yield entry.parent


_SIZE = {
    "land": 4,
    "region": 4,
    "landkreis": 2.5,
    "kreisfreie_stadt": 4,
    "stadt": 3,
    "gemeinde": 3,
    "amt": 2,
}


def _rank(gazetteer: Gazetteer, hit: Hit, reading: Reading, regions: dict[str, int]) -> tuple[float, ...]:
    entry = hit.entry
    tier = {"exact": 3.0, "variant": 2.0}.get(hit.tier, 1.0)
    above = regions.get(entry.municipality, 0) if entry.municipality else 0
    amt = next((place for place in gazetteer.ancestors(entry) if place.startswith("amt/")), "")
    around = regions.get(amt, 0) if amt else 0
    cue = reading.evidence.get("cue", "").lower().rstrip(".")
    fits = 1.0 if _cue_fits(cue, entry.kind) else 0.0
    outer = 1.0 if any(gazetteer.contains(entry, other) for other in reading.entries) else 0.0
    if not entry.municipality and around:
        # Of a municipality its Amt tells as much as a municipality does of its parts.
        return (fits, tier, 1, 1, _SIZE.get(entry.kind, 1), outer)
    return (fits, tier, min(above, 1), min(around, 1), _SIZE.get(entry.kind, 1), outer)


def _cue_fits(cue: str, kind: str) -> bool:
    if cue in ("amt", "amta", "amśe"):
        return kind == "amt"
    if cue in ("landkreis", "kreis", "wokrejs", "wokrejsa", "wokrejsu", "lk"):
        return kind == "landkreis"
    if cue in ("ortsteil", "ot", "ortsteile", "ortsteilen", "gemeindeteil"):
        return kind in ("ortsteil", "gemeindeteil")
    if cue in ("stadt", "gemeinde", "město", "gmejna"):
        return kind in ("stadt", "kreisfreie_stadt", "gemeinde")
    return False
