"""``sorbnames clean`` on whole files, against Polars merely reading and writing the same file.

    python -m benchmarks.clean_files [--rows 1000000] [--large 10000000] [--runs 3]

A table of customers with a realistic mix: half of the rows from outside the region; of the others 80 % as they should
be, 15 % in another spelling, 5 % damaged; places drawn by Zipf's law. The command runs as a process of its own, from
start to end, as does Polars. Wall times are medians; what counts is the ratio. Peak memory is that of the process.
``--large`` runs the command on a larger file as well, to show that its memory does not grow.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import sorbnames
from benchmarks.elsewhere import german_places
from benchmarks.noise import GROUPS, name_noise
from benchmarks.tables import heading, table
from sorbnames.gazetteer import Gazetteer

#: The whole command may take so many times what Polars takes to read and write the file.
WANTED = 3.0

_DAMAGE = (*GROUPS["damage"], *GROUPS["lost letters"], *GROUPS["one typing error"], *GROUPS["one misread letter"])
_BLOCK = 100_000

POLARS = {
    "csv": "import polars, sys; polars.read_csv(sys.argv[1], infer_schema=False).write_csv(sys.argv[2])",
    "parquet": "import polars, sys; polars.read_parquet(sys.argv[1]).write_parquet(sys.argv[2])",
}


class Spelling(NamedTuple):
    """A place as a row writes it."""

    place: str
    plz: str


class Figure(NamedTuple):
    """Seconds of wall time and megabytes at the peak."""

    seconds: float
    megabytes: float


def spellings(gazetteer: Gazetteer, random: Random) -> tuple[list[list[Spelling]], list[Spelling]]:
    """For each place of ours its spellings (right, variants, damaged, in that order of kinds), and places elsewhere."""
    ours: list[list[Spelling]] = []
    for entry in gazetteer.entries:
        codes = gazetteer.plz_of(entry)
        if entry.kind not in ("stadt", "gemeinde", "ortsteil") or not codes:
            continue
        right = [Spelling(name, codes[0]) for name in (entry.de, entry.dsb) if name]
        noises = [noise for name in (entry.de, entry.dsb) if name for noise in name_noise(name, codes[0])]
        damaged = [Spelling(noise.text, codes[0]) for noise in noises if noise.kind in _DAMAGE]
        variants = [Spelling(noise.text, codes[0]) for noise in noises if noise.kind not in _DAMAGE]
        ours.append([random.choice(right), random.choice(variants), random.choice(damaged or variants)])
        ours[-1] = [
            right[0],
            *random.sample(variants, min(3, len(variants))),
            *random.sample(damaged, min(3, len(damaged))),
        ]
    random.shuffle(ours)
    elsewhere = [
        Spelling(place.name, f"{random.randrange(10_000, 99_999)}")
        for place in sorted(german_places(), key=lambda place: -place.population)
        if place.land not in ("BB", "SN")
    ]
    return ours, elsewhere


def write_tables(folder: Path, rows: int, seed: int = 0) -> dict[str, Path]:
    """The same table as CSV and as Parquet."""
    import pyarrow as pa
    import pyarrow.csv as arrow_csv
    import pyarrow.parquet as pq

    random = Random(seed)
    ours, elsewhere = spellings(sorbnames.load(), random)
    weights = {count: [1 / (rank + 1) for rank in range(count)] for count in (len(ours), len(elsewhere))}
    paths = {form: folder / f"customers-{rows}.{form}" for form in POLARS}
    schema = pa.schema([(name, pa.string()) for name in ("Nr", "Firma", "PLZ", "Ort", "Telefon", "Umsatz", "seit")])
    needed = arrow_csv.WriteOptions(quoting_style="needed")
    with (
        arrow_csv.CSVWriter(paths["csv"], schema, write_options=needed) as text,
        pq.ParquetWriter(paths["parquet"], schema) as parquet,
    ):
        for start in range(0, rows, _BLOCK):
            count = min(_BLOCK, rows - start)
            here = random.choices(ours, weights[len(ours)], k=count)
            there = random.choices(elsewhere, weights[len(elsewhere)], k=count)
            drawn = [random.random() for _ in range(count)]
            kinds = random.choices((0, 1, 2), (80, 15, 5), k=count)
            chosen = [
                far if draw < 0.5 else _spelt(near, kind, draw)
                for far, near, draw, kind in zip(there, here, drawn, kinds, strict=True)
            ]
            numbers = range(start, start + count)
            columns = [
                [f"{number:08d}" for number in numbers],
                [f"Beispielwerke {number % 9973} GmbH" for number in numbers],
                [one.plz for one in chosen],
                [one.place for one in chosen],
                [f"+49 355 {number % 1_000_000:06d}" for number in numbers],
                [f"{draw * 100_000:.2f}" for draw in drawn],
                [f"20{number % 25:02d}-0{1 + number % 9}-1{number % 10}" for number in numbers],
            ]
            batch = pa.record_batch([pa.array(column, pa.string()) for column in columns], schema=schema)
            text.write_batch(batch)
            parquet.write_batch(batch)
    return paths


def written_apart(folder: Path, rows: int) -> dict[str, Path]:
    """The same by a process of its own: the peak memory of a process begins with that of the one it comes from."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(write_tables, folder, rows).result()


def _spelt(place: Sequence[Spelling], kind: int, draw: float) -> Spelling:
    if kind == 0 or len(place) < 2:
        return place[0]
    rest = place[1:4] if kind == 1 or len(place) < 5 else place[4:]
    return rest[int(draw * 1_000_003) % len(rest)]


def timed(command: Sequence[str]) -> Figure:
    """Run a process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Figure(seconds, _peak(usage))


def _peak(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024  # kilobytes on Linux


def measure(path: Path, form: str, runs: int, options: Sequence[str] = ()) -> tuple[Figure, Figure]:
    """The command and Polars on one file, in turn: medians of time, the highest peaks."""
    output = str(path.with_name(f"out.{form}"))
    ours, theirs = [], []
    for _ in range(runs):
        theirs.append(timed([sys.executable, "-c", POLARS[form], str(path), output]))
        ours.append(timed([sys.executable, "-m", "sorbnames", "clean", str(path), "-o", output, "-q", *options]))
        Path(output).unlink()
    return _middle(ours), _middle(theirs)


def _middle(figures: Sequence[Figure]) -> Figure:
    return Figure(statistics.median(figure.seconds for figure in figures), max(figure.megabytes for figure in figures))


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--large", type=int, default=0)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        print(heading("sorbnames clean on files, against Polars reading and writing them"), flush=True)
        lines = []
        for rows in filter(None, (asked.rows, asked.large)):
            paths = written_apart(Path(folder), rows)
            for form, path in paths.items():
                options = ("--workers", str(asked.workers))
                ours, theirs = measure(path, form, asked.runs if rows == asked.rows else 1, options)
                lines.append(
                    (
                        f"{form}, {rows:,} rows, {path.stat().st_size / 1e6:.0f} MB",
                        f"{ours.seconds:.2f} s",
                        f"{rows / ours.seconds:,.0f}",
                        f"{theirs.seconds:.2f} s",
                        f"{ours.seconds / theirs.seconds:.2f}",
                        f"{ours.megabytes:.0f} MB",
                        f"{theirs.megabytes:.0f} MB",
                    )
                )
                path.unlink()
        print(table(("file", "clean", "rows/s", "Polars", "ratio", "peak", "Polars peak"), lines))
        print(f"wanted: a ratio of at most {WANTED}; the same peak for any number of rows")


if __name__ == "__main__":
    main(sys.argv[1:])
