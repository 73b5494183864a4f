"""Long text files through the command line: time per MB and peak memory of the whole process, by size.

    python -m benchmarks.long_texts [--sizes MB …] [--commands check mentions fix] [--line]

The text (:mod:`benchmarks.german`) is an invented administration's press releases, a name in sixty words, the same
megabyte over and over; ``--line`` writes it as one line. Files of 4 MB and more are read in stretches, so that memory
should not grow with them. Wanted: the same time per MB at every size, and memory that stays.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import sorbnames
from benchmarks.german import german_text
from benchmarks.processes import PEAK, ROOT, ask, environment
from benchmarks.tables import heading, table

COMMANDS = {
    "check": ("check", "--format", "json"),
    "mentions": ("mentions",),
    "fix": ("fix", "-o", os.devnull),
}


#: In a process of its own: the system counts to a process what the one that started it held.
_WRITE = """
import sys
from pathlib import Path
from benchmarks.long_texts import write_text
write_text(Path(sys.argv[1]), int(sys.argv[2]), bool(sys.argv[3]))
"""


@dataclass(frozen=True, slots=True)
class Long:
    """One command on so many MB: seconds on the clock and on the processor, and peak memory in MB."""

    command: str
    megabytes: int
    clock: float
    processor: float
    memory: float


def write_text(path: Path, megabytes: int, one_line: bool = False) -> None:
    """A file of that size, the same megabyte over and over."""
    text = german_text(sorbnames.load(), 1_000_000, seed=1)
    piece = (text.replace("\n", " ") if one_line else text).encode()
    with path.open("wb") as file:
        for _ in range(megabytes):
            file.write(piece)


#: Runs the program and writes down its own peak; the system would count what the process that starts it held as well.
_RUN = f"""{PEAK}
import sys
from sorbnames.cli.app import app
code = app.run(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    print(peak(), file=file)
sys.exit(code)
"""


def run(command: Sequence[str], path: Path) -> tuple[float, float, float]:
    """Seconds on the clock and on the processor, and peak memory in MB, of one run of the program."""
    peak = path.with_name("peak")
    arguments = [sys.executable, "-c", _RUN, str(peak), *command, "--quiet", str(path)]
    before = getrusage(RUSAGE_CHILDREN)
    start = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:
        done = subprocess.run(arguments, stdout=nowhere, env=environment(), cwd=ROOT, check=False)
    elapsed = time.perf_counter() - start
    after = getrusage(RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return elapsed, used, float(peak.read_text())


def measure(sizes: Sequence[int], commands: Sequence[str] = tuple(COMMANDS), one_line: bool = False) -> list[Long]:
    """Each command on each size."""
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / "long.txt"
            ask(_WRITE, str(path), str(size), "line" if one_line else "")
            measured += [Long(command, size, *run(COMMANDS[command], path)) for command in commands]
    return measured


def report(measured: Sequence[Long]) -> str:
    """The table."""
    rows = (
        (
            one.command,
            f"{one.megabytes} MB",
            f"{one.clock:.1f}",
            f"{one.processor / one.megabytes:.2f}",
            f"{one.memory:.0f}",
        )
        for one in measured
    )
    head = ("command", "file", "seconds", "processor s per MB", "MB at peak")
    return "\n".join((heading("Long texts"), table(head, rows)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--commands", nargs="+", default=list(COMMANDS), choices=list(COMMANDS))
    parser.add_argument("--line", action="store_true")
    options = parser.parse_args()
    print(report(measure(options.sizes, options.commands, options.line)))


if __name__ == "__main__":
    main()
