"""Measuring whole processes: alternating runs, medians, time on the clock and on the processor."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians of one command in milliseconds: on the clock, and on the processor (user and system)."""

    clock: float
    processor: float


def environment() -> dict[str, str]:
    """The environment of a measured process: this checkout first, no settings of the person who measures."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SORBNAMES", "LC_"))}
    return kept | {"PYTHONPATH": str(ROOT), "LANG": "en_GB.UTF-8"}


def alternate(commands: Mapping[str, Sequence[str]], runs: int, warm_up: int = 2) -> dict[str, Timing]:
    """Run the commands in turn, so that whatever slows the machine slows them alike; the first rounds don't count."""
    clock: dict[str, list[float]] = {name: [] for name in commands}
    processor: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs + warm_up):
        for name, command in commands.items():
            elapsed, used = _run(command)
            clock[name].append(1000 * elapsed)
            processor[name].append(1000 * used)
    return {name: Timing(median(clock[name][warm_up:]), median(processor[name][warm_up:])) for name in commands}


def _run(command: Sequence[str]) -> tuple[float, float]:
    with open(os.devnull, "wb") as null:
        before = getrusage(RUSAGE_CHILDREN)
        start = time.perf_counter()
        code = subprocess.Popen(command, stdout=null, stderr=null, cwd=ROOT, env=environment()).wait()
        elapsed = time.perf_counter() - start
        after = getrusage(RUSAGE_CHILDREN)
    if code:
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ask(code: str, *arguments: str) -> list[float]:
    """Run Python code in a fresh process and read the numbers it prints."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment())
    return [float(number) for number in done.stdout.split()]


def medians(code: str, runs: int, *arguments: str) -> list[float]:
    """The medians of the numbers that fresh processes print."""
    return alternate_codes({"": (code, *arguments)}, runs)[""]


def alternate_codes(codes: Mapping[str, tuple[str, ...]], runs: int) -> dict[str, list[float]]:
    """The medians of the numbers that each code (with its arguments) prints, the codes run in turn."""
    printed: dict[str, list[list[float]]] = {name: [] for name in codes}
    for _ in range(runs):
        for name, code in codes.items():
            printed[name].append(ask(*code))
    return {name: [median(column) for column in zip(*rows, strict=True)] for name, rows in printed.items()}


#: Code that defines ``peak()``: the most memory that this process has held, in MB.
PEAK = """
def peak():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
"""
