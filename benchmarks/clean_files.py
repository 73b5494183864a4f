"""``sorbnames clean`` on whole files, against Polars merely reading and writing the same file.

    python -m benchmarks.clean_files [--rows 1000000] [--large 10000000] [--runs 3] [--spellings 50000]

The table is that of ``benchmarks.tables_data``: 80 % clean, 15 % variants, 5 % damaged, Zipf's law, half of the rows
from outside the region, without streets. The command runs as a process of its own, from
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
from typing import NamedTuple

import sorbnames
from benchmarks import tables_data
from benchmarks.processes import environment
from benchmarks.tables import heading, table

#: The whole command may take so many times what Polars takes to read and write the file.
WANTED = 3.0

POLARS = {
    "csv": "import polars, sys; polars.read_csv(sys.argv[1], infer_schema=False).write_csv(sys.argv[2])",
    "parquet": "import polars, sys; polars.read_parquet(sys.argv[1]).write_parquet(sys.argv[2])",
}


class Figure(NamedTuple):
    """Seconds of wall time and megabytes at the peak."""

    seconds: float
    megabytes: float


def write_tables(folder: Path, rows: int, number: int) -> dict[str, Path]:
    """The same table as CSV and as Parquet, with so many distinct spellings at most."""
    paths = {form: folder / f"customers-{rows}.{form}" for form in POLARS}
    gazetteer = sorbnames.load()
    for path in paths.values():
        tables_data.write(str(path), tables_data.batches(gazetteer, rows, number, streets=False))
    return paths


def written_apart(folder: Path, rows: int, number: int) -> dict[str, Path]:
    """The same by a process of its own: the peak memory of a process begins with that of the one it comes from."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(write_tables, folder, rows, number).result()


def timed(command: Sequence[str]) -> Figure:
    """Run a process; it uses compiled modules, as an installed program does, whatever settings this one has."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
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
    parser.add_argument("--spellings", type=int, default=50_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        print(heading("sorbnames clean on files, against Polars reading and writing them"), flush=True)
        lines = []
        for rows in filter(None, (asked.rows, asked.large)):
            paths = written_apart(Path(folder), rows, asked.spellings)
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
