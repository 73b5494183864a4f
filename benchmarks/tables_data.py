"""Tables like those of data teams, made of the gazetteer and of places elsewhere, the same in every run.

    python -m benchmarks.tables_data OUT.{csv,parquet} [--rows N] [--spellings N]

Half of the rows are from outside the region (German places of GeoNames, with a postal code of elsewhere). Places are
as frequent as Zipf's law has it. Of all rows 80 % are clean, 15 % are written otherwise (capitals, no diacritics,
additions abbreviated, pairs, the postal code in the same cell), 5 % are damaged (typing errors, misread letters, broken
encoding).
``right`` is the id that is meant, empty for places elsewhere. Spellings are drawn from a fixed number of distinct ones.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import sorbnames
from benchmarks.elsewhere import german_places
from benchmarks.matching_noise import MANY_PLZ, ONE_PLZ, left_out, questions
from benchmarks.negatives import code_of, outside
from benchmarks.noise import ERRORS, GROUPS, mistype, without_diacritics
from sorbnames.gazetteer import Gazetteer

#: Kinds of noise in a damaged cell; the others are ways to write a name.
DAMAGED = (*ERRORS, *GROUPS["damage"], *GROUPS["lost letters"], "pair, one half in a broken encoding")

SHARES = {"clean": 0.80, "variant": 0.15, "damaged": 0.05}

_STREETS = (
    "Hauptstraße",
    "Dorfstraße",
    "Bahnhofstr.",
    "Lindenweg",
    "Am Markt",
    "Schulstraße",
    "Gartenstr.",
    "Ringstr.",
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A place cell with its postal code, and the ids that it stands for; none for a place elsewhere."""

    text: str
    plz: str
    right: frozenset[str]


#: Spellings of one place by how they are written.
Place = dict[str, list[Spelling]]


def our_places(gazetteer: Gazetteer, seeds: Sequence[int] = (0,)) -> list[Place]:
    """The places of the gazetteer that a postal code settles, each with its spellings."""
    places: dict[frozenset[str], Place] = {}
    for seed in seeds:
        for question in questions(gazetteer, seed=seed):
            if question.group not in (ONE_PLZ, MANY_PLZ) or left_out(gazetteer, question):
                continue
            kind = question.noise.kind
            level = "clean" if kind == "as it is" else "damaged" if kind in DAMAGED else "variant"
            place = places.setdefault(question.right, {"clean": [], "variant": [], "damaged": []})
            plz = "" if kind == "PLZ in front" else question.plz
            place[level].append(Spelling(question.noise.text, plz, question.right))
    return [place for place in places.values() if all(place.values())]


def other_places(gazetteer: Gazetteer, seed: int = 0) -> list[Place]:
    """German places outside the region, each with its spellings."""
    random = Random(seed)
    places = []
    for place in outside(gazetteer, german_places()):
        plz = code_of(gazetteer, place)
        damaged = {mistype(place.name, kind, random) for kind in GROUPS["one typing error"]} - {"", place.name}
        written = {place.name.upper(), place.name.lower(), without_diacritics(place.name)} - {place.name}
        if damaged and written:
            places.append(
                {
                    "clean": [Spelling(place.name, plz, frozenset())],
                    "variant": [Spelling(text, plz, frozenset()) for text in sorted(written)],
                    "damaged": [Spelling(text, plz, frozenset()) for text in sorted(damaged)],
                }
            )
    return places


def spellings(gazetteer: Gazetteer, number: int, seed: int = 0) -> tuple[list[Spelling], list[float]]:
    """Distinct spellings, about so many, and the share of the rows that each one has."""
    random = Random(seed)
    weights: dict[Spelling, float] = {}
    groups = [our_places(gazetteer), other_places(gazetteer)]
    for places in groups:
        random.shuffle(places)
        harmonic = sum(1 / rank for rank in range(1, len(places) + 1))
        for rank, place in enumerate(places, start=1):
            share = 0.5 / rank / harmonic
            for level, part in SHARES.items():
                for spelling in place[level]:
                    weights[spelling] = weights.get(spelling, 0.0) + share * part / len(place[level])
    if number < len(weights):
        # Every kind stays represented: the rarest spellings are the ones left out.
        kept = set(sorted(weights, key=lambda one: -weights[one])[:number])
        weights = {one: share for one, share in weights.items() if one in kept}
    return list(weights), list(weights.values())


def batches(
    gazetteer: Gazetteer, rows: int, number: int = 50_000, seed: int = 0, size: int = 100_000, streets: bool = True
) -> Iterator[Any]:
    """The table as Arrow record batches: id, name and street (with ``streets``), postal code, place, right."""
    import pyarrow as pa

    made, shares = spellings(gazetteer, number, seed)
    import numpy

    steps = numpy.cumsum(shares)
    random = numpy.random.default_rng(seed)
    named = pa.array(_STREETS)
    texts = pa.array([one.text for one in made])
    codes = pa.array([one.plz for one in made])
    right = pa.array([min(one.right, default="") for one in made])
    for start in range(0, rows, size):
        count = min(size, rows - start)
        chosen = pa.array(numpy.searchsorted(steps, random.random(count) * steps[-1]))
        numbers = pa.array(numpy.arange(start, start + count))
        columns = {"id": numbers}
        if streets:
            columns["Name"] = _join("Muster", numbers)
            columns["Straße"] = _join(
                named.take(pa.array(random.integers(0, len(named), count))), pa.array(random.integers(1, 121, count))
            )
        columns |= {"PLZ": codes.take(chosen), "Ort": texts.take(chosen), "right": right.take(chosen)}
        yield pa.record_batch(columns)


def _join(words: Any, numbers: Any) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(words, numbers.cast(pa.string()), " ")


def write(path: str, parts: Iterator[Any]) -> None:
    """Write batches to a CSV or Parquet file."""
    import pyarrow.csv as csv
    import pyarrow.parquet as parquet

    first = next(parts)
    kind = csv.CSVWriter if path.endswith(".csv") else parquet.ParquetWriter
    with kind(path, first.schema) as writer:
        writer.write_batch(first)
        for part in parts:
            writer.write_batch(part)


def main(arguments: Sequence[str]) -> None:
    """Write a table."""
    numbers = {name: int(arguments[at + 1]) for at, name in enumerate(arguments) if name.startswith("--")}
    rows, number = numbers.get("--rows", 1_000_000), numbers.get("--spellings", 50_000)
    write(arguments[0], batches(sorbnames.load(), rows, number))


if __name__ == "__main__":
    main(sys.argv[1:])
