"""How long the gazetteer takes to load, what memory it needs, and how other file formats would do.

    python -m benchmarks.loading [--runs N]

Every figure comes from fresh processes. *Loading* is ``load_gazetteer()`` with its module imported; its steps are timed
by themselves beside it. *Memory* is the most that the process has held so far. *Formats* hold the very same data, all
written from the shipped file; the time is from importing the format's module to having the entry of one name, Cottbus.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.formats import FORMATS, write_formats
from benchmarks.processes import PEAK, alternate_codes, medians
from benchmarks.tables import heading, table

MOST = 15.0

_LOAD = """
import time
from sorbnames.gazetteer import load_gazetteer
start = time.perf_counter()
load_gazetteer()
print(1000 * (time.perf_counter() - start))
"""

_STEPS = """
import json, time
from sorbnames.compiled import SHIPPED, Compiled
from sorbnames.gazetteer import Gazetteer
times = [time.perf_counter()]
with open(SHIPPED, "rb") as file: content = file.read()
times.append(time.perf_counter())
lines = content.split(b"\\n")
times.append(time.perf_counter())
json.loads(lines[0])
times.append(time.perf_counter())
Gazetteer(Compiled(content))
times.append(time.perf_counter())
steps = [1000 * (later - earlier) for earlier, later in zip(times, times[1:])]
print(*steps[:3], max(0.0, steps[3] - steps[1] - steps[2]))
"""

_MEMORY = (
    PEAK
    + """
print(peak())
from sorbnames.gazetteer import load_gazetteer
gazetteer = load_gazetteer()
print(peak())
gazetteer.lookup("Cottbus")
print(peak())
gazetteer.lookup("Cotbuss")
print(peak())
gazetteer.scanner.scan("Die Stadt Cottbus liegt an der Spree.")
print(peak())
gazetteer.fix_text("Cottbus/Chósebusz, den 14. Februar 2024")
print(peak())
"""
)

_MEMORY_STEPS = ("bare Python", "load", "first lookup", "first typing error", "first scan", "first fix_text")


@dataclass(frozen=True, slots=True)
class Loading:
    """Milliseconds of loading and its steps, memory in MB by step, and by format milliseconds and size in kB."""

    load: float
    steps: tuple[float, ...]
    memory: tuple[float, ...]
    formats: dict[str, tuple[float, float]]


def measure(runs: int = 25) -> Loading:
    """Measure everything, each in ``runs`` fresh processes (memory in five at most)."""
    load = medians(_LOAD, runs)[0]
    steps = tuple(medians(_STEPS, runs))
    memory = tuple(medians(_MEMORY, min(runs, 5)))
    with TemporaryDirectory() as folder:
        files = write_formats(Path(folder))
        times = alternate_codes({name: (FORMATS[name], str(path)) for name, path in files.items()}, runs)
        formats = {name: (times[name][0], path.stat().st_size / 1000) for name, path in files.items()}
    return Loading(load, steps, memory, formats)


def report(loading: Loading) -> str:
    """All figures."""
    missed = " missed" if loading.load > MOST else ""
    names = ("read", "split into lines", "json of the first line", "objects")
    steps = ", ".join(f"{name} {value:.1f}" for name, value in zip(names, loading.steps, strict=True))
    memory = zip(_MEMORY_STEPS, loading.memory, strict=True)
    own = loading.formats[next(iter(loading.formats))][0]
    rows = [
        (name, f"{time:.1f} ms", f"{time / own:.2f}", f"{size:.0f} kB")
        for name, (time, size) in loading.formats.items()
    ]
    lines = [
        heading("Loading"),
        f"  load_gazetteer() in a fresh process: {loading.load:.1f} ms (wanted ≤ {MOST:.0f} ms){missed}",
        f"  by itself: {steps} ms",
        "  peak memory in MB: " + ", ".join(f"{name} {value:.1f}" for name, value in memory),
        "\nThe same data in other formats, from importing the format's module to the entry of one name:",
        table(("format", "time", "ratio", "size"), rows),
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    runs = int(arguments[arguments.index("--runs") + 1]) if "--runs" in arguments else 25
    print(report(measure(runs)))


if __name__ == "__main__":
    main(sys.argv[1:])
