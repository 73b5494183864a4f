"""How fast German running text is searched for names, against a search that checks nothing.

    python -m benchmarks.scanning [--size MB] [--rounds N] [--linear MB …]

The text (:mod:`benchmarks.german`) is searched in turn by ``pyahocorasick``, which reports every hit of the very same
names without any check, by the scanner alone, and by ``mentions`` and ``check_text``, once composed (NFC) and once
decomposed (NFD); the automaton holds the names in both forms. Medians over the rounds, in processor time, which other
programs disturb least. A scanner remembers the words it has met; it is measured fresh, as for a first document
(*first text*), and once more on the same text (*again*). Wanted: the scanner at least half as fast as
``pyahocorasick`` on both forms.

Beside that: ``fix_text`` on texts of growing size, each in a fresh process, in seconds per MB and with its peak memory.
"""

from __future__ import annotations

import gc
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import sorbnames
from benchmarks.german import german_text
from benchmarks.processes import PEAK, ask
from benchmarks.tables import heading, table
from sorbnames.gazetteer import Gazetteer
from sorbnames.scan import Scanner

LEAST = 0.5
BASE = "pyahocorasick, every hit"
SCANS = ("scanner, first text", "scanner, again")

_FIX = (
    PEAK
    + """
import sys, time
import sorbnames
from benchmarks.german import german_text
gazetteer = sorbnames.load()
piece = german_text(gazetteer, 1_000_000, seed=int(sys.argv[2]))
text = piece * int(sys.argv[1])
gazetteer.fix_text(piece[:1000])
before = peak()
start = time.perf_counter()
result = gazetteer.fix_text(text)
print(time.perf_counter() - start, before, peak(), len(result.left))
"""
)


@dataclass(frozen=True, slots=True)
class Speed:
    """MB of UTF-8 per second by method, and how much each found, on one form of the text."""

    form: str
    size: float
    speeds: dict[str, float]
    found: dict[str, int]


def automaton(gazetteer: Gazetteer) -> Any:
    """A pyahocorasick automaton over all names that the scanner looks for, composed and decomposed."""
    import ahocorasick

    built = ahocorasick.Automaton()
    for entry in gazetteer.entries:
        if entry.kind != "term":
            for name in entry.names:
                built.add_word(name.text, name.text)
                built.add_word(unicodedata.normalize("NFD", name.text), name.text)
    built.make_automaton()
    return built


def measure_form(gazetteer: Gazetteer, form: str, text: str, rounds: int, whole: bool = True) -> Speed:
    """All methods on one text, in turn; ``whole`` also the flows on top of the scanner."""
    built = automaton(gazetteer)
    scanners: list[Scanner] = []

    def first_text() -> int:
        scanners[:] = [Scanner(gazetteer)]
        return len(scanners[0].scan(text).spotted)

    methods: dict[str, Callable[[], int]] = {
        BASE: lambda: sum(1 for _ in built.iter(text)),
        SCANS[0]: first_text,
        SCANS[1]: lambda: len(scanners[0].scan(text).spotted),
    }
    if whole:
        methods["mentions"] = lambda: len(gazetteer.mentions(text))
        methods["check_text"] = lambda: len(gazetteer.check_text(text))
    seconds: dict[str, list[float]] = {name: [] for name in methods}
    found: dict[str, int] = {}
    for _ in range(rounds):
        for name, method in methods.items():
            gc.collect()
            start = time.process_time()
            found[name] = method()
            seconds[name].append(time.process_time() - start)
    size = len(text.encode()) / 1e6
    return Speed(form, size, {name: size / median(times) for name, times in seconds.items()}, found)


def measure(gazetteer: Gazetteer, size: float = 5.0, rounds: int = 3, whole: bool = True) -> list[Speed]:
    """Both forms of a text of ``size`` MB."""
    composed = german_text(gazetteer, int(size * 1e6))
    forms = {"composed": composed, "decomposed": unicodedata.normalize("NFD", composed)}
    return [measure_form(gazetteer, form, text, rounds, whole) for form, text in forms.items()]


@dataclass(frozen=True, slots=True)
class Size:
    """``fix_text`` on so many MB: seconds, and peak memory in MB before and after."""

    megabytes: int
    seconds: float
    before: float
    after: float


def measure_sizes(sizes: Sequence[int]) -> list[Size]:
    """``fix_text`` on each size in a fresh process."""
    measured = []
    for megabytes in sizes:
        seconds, before, after, _ = ask(_FIX, str(megabytes), "1")
        measured.append(Size(megabytes, seconds, before, after))
    return measured


def report(speeds: Sequence[Speed], sizes: Sequence[Size]) -> str:
    """Both tables."""
    rows = []
    for speed in speeds:
        for name, value in speed.speeds.items():
            ratio = value / speed.speeds[BASE]
            missed = "missed" if name in SCANS and ratio < LEAST else ""
            rows.append((f"{speed.form}: {name}", f"{value:.2f}", f"{ratio:.2f}", str(speed.found[name]), missed))
    lines = [
        heading("Scanning"),
        f"{speeds[0].size:.1f} MB of German text, one word in sixty a name. Wanted: scanner ≥ {LEAST} of {BASE}.",
        table(("text and method", "MB/s", "ratio", "found", ""), rows),
    ]
    if sizes:
        shown = (
            (
                f"{one.megabytes} MB",
                f"{one.seconds:.1f}",
                f"{one.seconds / one.megabytes:.2f}",
                f"{one.before:.0f}",
                f"{one.after:.0f}",
            )
            for one in sizes
        )
        head = ("fix_text", "seconds", "s per MB", "MB before", "MB at peak")
        lines += ["\nGrowing texts, each in a fresh process:", table(head, shown)]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    values = {name: arguments[at + 1] for at, name in enumerate(arguments) if name in ("--size", "--rounds")}
    linear = arguments.index("--linear") if "--linear" in arguments else -1
    sizes = [int(size) for size in arguments[linear + 1 :]] if linear >= 0 else [1, 10]
    gazetteer = sorbnames.load()
    speeds = measure(gazetteer, float(values.get("--size", 5)), int(values.get("--rounds", 3)))
    print(report(speeds, measure_sizes(sizes)))


if __name__ == "__main__":
    main(sys.argv[1:])
