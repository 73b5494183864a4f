"""What the inflected and derived forms cost: scanning, size, building and loading, with them and without.

    python -m benchmarks.forms_scanning [--size MB] [--rounds N]

Both gazetteers are packed here from the entries of the shipped one; for the second, the names with the roles
``inflected`` and ``derived`` are left out. They take turns in one process; medians, in processor time. The texts:

*German* is the running text of :mod:`benchmarks.german`, one name in sixty words. *Lower Sorbian* mixes the phrases of
``labelled/lower-sorbian.yaml`` with terms of the gazetteer: one name in sixty words as well, and once one in fifteen,
as where a newspaper lists places. *Phrases only* has no other words: nearly every second one is a name. Without forms
most of these names are not found at all, so the ratio holds the work on what is found; the last column is the time for
each further name, in microseconds. Wanted: at most 1.3 times slower with all forms, on running text.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import median

import sorbnames
from benchmarks.german import german_text
from benchmarks.labelled.markup import load
from benchmarks.tables import heading, table
from sorbnames.building import pack
from sorbnames.compiled import Compiled, read_shipped
from sorbnames.gazetteer import Gazetteer
from sorbnames.index import END, Trie
from sorbnames.model import Entry
from sorbnames.scan import Scanner

MOST = 1.3
PHRASES = Path(__file__).parent / "labelled" / "lower-sorbian.yaml"
FORMS = ("inflected", "derived")
WITH, WITHOUT = "with forms", "without"


@dataclass(frozen=True, slots=True)
class Built:
    """One gazetteer: names, nodes of the tree, bytes of the tree and of the file, milliseconds to build and load."""

    names: int
    nodes: int
    tree: int
    size: int
    build: float
    load: float


@dataclass(frozen=True, slots=True)
class Scan:
    """Seconds of scanning one text with a fresh scanner and once more, and how many names it spotted."""

    first: float
    again: float
    spotted: int


@dataclass(frozen=True, slots=True)
class Cost:
    """The two gazetteers, and by text its size in MB and the scans, with and without forms."""

    built: dict[str, Built]
    scans: dict[str, tuple[float, dict[str, Scan]]]


def phrases() -> list[str]:
    """The phrases of the labelled Lower Sorbian texts, without their marks; texts with German lines left out."""
    return [
        line.strip(" -.,;·0123456789")
        for case in load(PHRASES)
        if case.name.startswith("phrases,")
        for line in case.labelled.text.replace(", ", "\n").replace("; ", "\n").replace(" · ", "\n").split("\n")
    ]


def lower_sorbian_text(gazetteer: Gazetteer, size: int, others: int = 13, named: bool = True, seed: int = 1) -> str:
    """About that many characters: a phrase with a name, then ``others`` (terms of offices), and so on."""
    random = Random(seed)
    names = phrases()
    terms = [entry.dsb for entry in gazetteer.entries if entry.kind == "term" and entry.dsb]
    parts: list[str] = []
    length = 0
    while length < size:
        words = [random.choice(names)] if named else []
        count = 0
        while count < others:
            words.append(random.choice(terms))
            count += words[-1].count(" ") + 1
        sentence = " ".join(words)
        parts.append(sentence[0].upper() + sentence[1:] + random.choice((". ", ". ", ".\n\n")))
        length += len(parts[-1])
    return "".join(parts)


def without_forms(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with their own names only."""
    return [replace(entry, names=tuple(name for name in entry.names if name.role not in FORMS)) for entry in entries]


def nodes(trie: Trie) -> int:
    """The number of nodes of a tree, its root not counted."""
    return sum(1 + nodes(node) for word, node in trie.items() if word != END)


def _seconds(method: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    method()
    return time.process_time() - start


def _load(content: bytes) -> Gazetteer:
    compiled = Compiled(content)
    compiled.trie  # noqa: B018  read on first use
    compiled.forms  # noqa: B018
    return Gazetteer(compiled)


def _scan(gazetteers: dict[str, Gazetteer], text: str, rounds: int) -> dict[str, Scan]:
    first: dict[str, list[float]] = {name: [] for name in gazetteers}
    again: dict[str, list[float]] = {name: [] for name in gazetteers}
    spotted: dict[str, int] = {}
    for _ in range(rounds):
        for name, gazetteer in gazetteers.items():
            scanner = Scanner(gazetteer)
            first[name].append(_seconds(lambda scanner=scanner: scanner.scan(text)))  # type: ignore[misc]
            again[name].append(_seconds(lambda scanner=scanner: scanner.scan(text)))  # type: ignore[misc]
            spotted[name] = len(scanner.scan(text).spotted)
    return {name: Scan(median(first[name]), median(again[name]), spotted[name]) for name in gazetteers}


def measure(size: float = 1.0, rounds: int = 5) -> Cost:
    """Build both, then scan texts of ``size`` MB, the one of phrases only a fifth of that."""
    shipped = read_shipped()
    gazetteer = sorbnames.load()
    entries = list(gazetteer.entries)
    variants = {WITH: entries, WITHOUT: without_forms(entries)}
    sources, lists = tuple(shipped.sources.values()), shipped.lists
    contents = {name: pack(some, sources, lists, "0") for name, some in variants.items()}
    build: dict[str, list[float]] = {name: [] for name in variants}
    loading: dict[str, list[float]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, some in variants.items():
            build[name].append(_seconds(lambda some=some: pack(some, sources, lists, "0")))  # type: ignore[misc]
            loading[name].append(_seconds(lambda name=name: _load(contents[name])))  # type: ignore[misc]
    gazetteers = {name: _load(content) for name, content in contents.items()}
    built = {
        name: Built(
            sum(len(entry.names) for entry in variants[name]),
            nodes(Compiled(content).trie),
            len(content.split(b"\n")[1]),
            len(content),
            1000 * median(build[name]),
            1000 * median(loading[name]),
        )
        for name, content in contents.items()
    }
    length = int(size * 1e6)
    texts = {
        "German": german_text(gazetteer, length),
        "Lower Sorbian, no names": lower_sorbian_text(gazetteer, length, named=False),
        "Lower Sorbian, 1 in 60": lower_sorbian_text(gazetteer, length, others=58),
        "Lower Sorbian, 1 in 15": lower_sorbian_text(gazetteer, length),
        "phrases only": lower_sorbian_text(gazetteer, length // 5, others=0),
    }
    scans = {name: (len(text.encode()) / 1e6, _scan(gazetteers, text, rounds)) for name, text in texts.items()}
    return Cost(built, scans)


def report(cost: Cost) -> str:
    """Both tables."""
    one, other = cost.built[WITH], cost.built[WITHOUT]
    sizes = [
        ("names", f"{one.names}", f"{other.names}", f"{one.names / other.names:.2f}"),
        ("nodes of the tree", f"{one.nodes}", f"{other.nodes}", f"{one.nodes / other.nodes:.2f}"),
        ("tree, kB", f"{one.tree / 1000:.0f}", f"{other.tree / 1000:.0f}", f"{one.tree / other.tree:.2f}"),
        ("file, kB", f"{one.size / 1000:.0f}", f"{other.size / 1000:.0f}", f"{one.size / other.size:.2f}"),
        ("build, ms", f"{one.build:.0f}", f"{other.build:.0f}", f"{one.build / other.build:.2f}"),
        ("load with tree, ms", f"{one.load:.1f}", f"{other.load:.1f}", f"{one.load / other.load:.2f}"),
    ]
    rows = []
    for name, (size, scans) in cost.scans.items():
        for which in ("first", "again"):
            slow, fast = (getattr(scans[variant], which) for variant in (WITH, WITHOUT))
            missed = "missed" if name != "phrases only" and slow > MOST * fast else ""
            further = scans[WITH].spotted - scans[WITHOUT].spotted
            rows.append(
                (
                    f"{name}, {'first text' if which == 'first' else 'again'}",
                    f"{size / slow:.2f}",
                    f"{size / fast:.2f}",
                    f"{slow / fast:.2f}",
                    f"{scans[WITH].spotted} / {scans[WITHOUT].spotted}",
                    f"{1e6 * (slow - fast) / further:.1f}" if further > 100 else "–",
                    missed,
                )
            )
    lines = [
        heading("Forms: what they cost"),
        table(("", WITH, WITHOUT, "ratio"), sizes),
        f"\nScanner, MB/s. Wanted: at most {MOST} times slower on running text.",
        table(("text", WITH, WITHOUT, "slower", "spotted", "µs each", ""), rows),
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    values = {name: arguments[at + 1] for at, name in enumerate(arguments) if name in ("--size", "--rounds")}
    print(report(measure(float(values.get("--size", 1)), int(values.get("--rounds", 5)))))


if __name__ == "__main__":
    main(sys.argv[1:])
