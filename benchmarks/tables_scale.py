"""Cleaning Parquet files of growing size: time beside Polars copying the same file, and memory.

    python -m benchmarks.tables_scale [--rows 1000000,10000000,100000000] [--spellings 50000] [--directory DIR]

Each file holds id, postal code and place, with the given number of distinct spellings (:mod:`benchmarks.tables_data`),
in row groups of 500,000 rows. Each run is a fresh process that reads the file batch by batch, cleans and writes Parquet
with the kernel alone; the peer reads and writes the file with Polars' streaming engine. Time is given on the clock and
on the processor (the latter is the steadier on a shared machine), memory is the peak of the process. Files are removed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sorbnames
from benchmarks.processes import PEAK, ask
from benchmarks.tables import heading, table
from benchmarks.tables_data import batches, write

#: Code of a process that cleans a Parquet file; prints seconds on clock and processor, and the peak of memory.
CLEAN = f"""
import sys, time
{PEAK}
import pyarrow.parquet as parquet
import sorbnames
from sorbnames.tables.columns import Columns
from sorbnames.tables.kernel import Kernel
start, used = time.perf_counter(), time.process_time()
kernel = Kernel(sorbnames.load(), Columns(place="Ort", plz="PLZ"), encoded=True)
file = parquet.ParquetFile(sys.argv[1], pre_buffer=False)
schema = kernel.schema(file.schema_arrow)
with parquet.ParquetWriter(sys.argv[2], schema) as writer:
    for batch in file.iter_batches(500_000):
        writer.write_batch(kernel.clean(batch))
print(time.perf_counter() - start, time.process_time() - used, peak())
"""

_COPY = f"""
import sys, time
{PEAK}
import polars
start, used = time.perf_counter(), time.process_time()
polars.scan_parquet(sys.argv[1]).sink_parquet(sys.argv[2])
print(time.perf_counter() - start, time.process_time() - used, peak())
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock and on the processor, and the peak of memory in MB."""

    clock: float
    processor: float
    memory: float


def measure(rows: int, spellings: int, directory: str) -> dict[str, Run]:
    """Clean and copy one file of that size."""
    source, target = (os.path.join(directory, name) for name in ("in.parquet", "out.parquet"))
    write(source, batches(sorbnames.load(), rows, spellings, size=500_000, streets=False))
    runs = {}
    for name, code in (("sorbnames", CLEAN), ("Polars, copy", _COPY)):
        runs[name] = Run(*ask(code, source, target))
        os.remove(target)
    os.remove(source)
    return runs


def report(results: dict[int, dict[str, Run]]) -> str:
    """One line a size and way."""
    head = ("way", "rows", "s", "s processor", "rows/s", "times the copy", "peak MB")
    return "\n".join([heading("Parquet of growing size"), table(head, _rows(results))])


def _rows(results: dict[int, dict[str, Run]]) -> Iterator[list[str]]:
    for rows, runs in results.items():
        base = runs["Polars, copy"]
        for name, run in runs.items():
            speed = f"{rows / run.clock:,.0f}"
            ratio = f"{run.clock / base.clock:.1f} ({run.processor / base.processor:.1f} processor)"
            yield [
                name, f"{rows:,}", f"{run.clock:.1f}", f"{run.processor:.1f}", speed, ratio, f"{run.memory:.0f}"
            ]  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Measure size by size, printing each as soon as it is done."""
    options = dict(zip(arguments[::2], arguments[1::2], strict=True))
    sizes = [int(size) for size in options.get("--rows", "1000000,10000000,100000000").split(",")]
    with tempfile.TemporaryDirectory(dir=options.get("--directory")) as directory:
        for rows in sizes:
            results = {rows: measure(rows, int(options.get("--spellings", "50000")), directory)}
            print(report(results), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
