"""Blocks a second: ``parse_address`` beside ``usaddress`` and beside a plain regular expression, on the same blocks.

    python -m benchmarks.address_speed [--rounds N]

``usaddress`` labels the words of American addresses with a trained model and knows no places; the regular expression
cuts a German block into street, number, code and place and knows nothing at all. Neither does the parser's work (no
Lower Sorbian, no Ortsteile, no entries): they say how fast reading an address can be, not what else could be used. The
blocks are those of the set for tuning; the parsers take turns round by round, ratios are those of the medians.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from statistics import median
from time import perf_counter

import sorbnames
from benchmarks.address_accuracy import TUNING, Parser, shipped
from benchmarks.labelled.address_labels import load
from benchmarks.tables import heading, table
from sorbnames.errors import InvalidAddress

Reader = Callable[[str], object]

#: Lines of recipients, street with number, code and place, the rest: what people write first for German addresses.
_PLAIN = re.compile(
    r"""(?sx)
    ^(?P<recipient>.*?)\s*[\n|·;,/–]?\s*
    (?P<street>[^\n|·;,]*?[^\W\d][^\n|·;,]*?)\s+
    (?P<number>\d+\s?[a-zA-Z]?(?:\s?[-–/+]\s?\d+\s?[a-zA-Z]?)?)\s*
    [\n|·;,–\s]\s*
    (?:DE?\s?-\s?)?(?P<code>\d{5})\s+
    (?P<place>[^\n|;,]+)
    (?P<rest>.*)$
    """
)


@dataclass(frozen=True, slots=True)
class Speed:
    """One parser: seconds for all blocks in each round, and how many blocks it made something of."""

    name: str
    rounds: tuple[float, ...]
    blocks: int
    read: int

    @property
    def per_second(self) -> float:
        """Blocks a second, by the median round."""
        return self.blocks / median(self.rounds)


def plain(text: str) -> dict[str, str] | None:
    """The regular expression's answer: the parts as written, ``None`` where it does not fit."""
    match = _PLAIN.match(text)
    return match.groupdict() if match else None


def readers(parser: Parser | None) -> dict[str, Reader]:
    """Whatever can be measured here, by name; ``usaddress`` only where it is installed."""
    found: dict[str, Reader] = {}
    if parser is not None:
        one = parser.one

        def ours(text: str) -> object:
            try:
                return one(text)
            except InvalidAddress:
                return None

        found["parse_address"] = ours
    with suppress(ImportError):
        found["usaddress.parse"] = import_module("usaddress").parse
    found["regular expression"] = plain
    return found


def measure(named: dict[str, Reader], texts: Sequence[str], rounds: int) -> list[Speed]:
    """Every parser over all texts, in turn; one round before the count warms each."""
    seconds: dict[str, list[float]] = {name: [] for name in named}
    read = {name: sum(bool(reader(text)) for text in texts) for name, reader in named.items()}
    for _ in range(rounds):
        for name, reader in named.items():
            start = perf_counter()
            for text in texts:
                reader(text)
            seconds[name].append(perf_counter() - start)
    return [Speed(name, tuple(seconds[name]), len(texts), read[name]) for name in named]


def report(speeds: Iterable[Speed]) -> str:
    """Blocks a second, and how many times as fast as each peer the first one is."""
    speeds = list(speeds)
    first = speeds[0]
    rows = [
        (one.name, f"{one.per_second:,.0f}", f"{first.per_second / one.per_second:.2f}", f"{one.read} of {one.blocks}")
        for one in speeds
    ]
    head = ("parser", "blocks a second", f"{first.name} is times as fast", "made something of")
    return "\n".join([heading("Speed on address blocks"), table(head, rows)])


def main(arguments: Sequence[str]) -> None:
    """Measure on the set for tuning: all texts that hold one block."""
    options = ArgumentParser(prog="python -m benchmarks.address_speed")
    options.add_argument("--rounds", type=int, default=9, help="of each parser over all blocks (9)")
    rounds: int = options.parse_args(arguments).rounds
    parser = shipped(sorbnames.load())
    if parser is None:
        print("addresses: this version of sorbnames has no address parser; only its peers are measured")
    texts = [case.text for case in load(TUNING) if case.purpose in ("block", "elsewhere")]
    print(report(measure(readers(parser), texts, rounds)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
