"""Addresses read from the labelled blocks: blocks that are exact, precision and recall by field, negatives sprung.

    python -m benchmarks.address_accuracy [--failures] [--heldout-failures] [--no-noise] [--seed N] [FILE …]

A block is exact when every field and every contact is as labelled, and nothing is there that should not be. A negative
is sprung when text without an address is taken for one, or when an address outside the gazetteer gets a place or a
street of ours. ``--failures`` lists what went wrong in the sets for tuning; the held-out set keeps its failures to
itself unless ``--heldout-failures`` is given: whoever has read them needs new texts there.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import sorbnames
from benchmarks.address_noise import KINDS, Spellings, all_noise
from benchmarks.address_scoring import Verdict, found, judge, paired, tally
from benchmarks.labelled.address_labels import AddressCase, load
from benchmarks.tables import heading, percent, table
from sorbnames.errors import InvalidAddress
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES
from sorbnames.orthography import key

HERE = Path(__file__).parent / "labelled"
TUNING = HERE / "addresses.yaml"
HELD_OUT = HERE / "addresses-heldout.yaml"

#: All sets that may be read while tuning; the later ones were held out once.
TUNING_SETS = (TUNING, HERE / "addresses-2.yaml", HERE / "addresses-3.yaml")

#: Least share of exact blocks.
WANTED = {"clean": 0.99, "noise": 0.95}


@dataclass(frozen=True, slots=True)
class Parser:
    """What is measured: one block to an address (``InvalidAddress`` when it is none), a text to its addresses."""

    one: Callable[[str], Any]
    several: Callable[[str], Sequence[Any]]


def shipped(gazetteer: Gazetteer) -> Parser | None:
    """The library's own parser, ``None`` where this version has none. Its calls are named here and nowhere else."""
    parse_address = getattr(gazetteer, "parse_address", None)
    try:
        package = import_module("sorbnames.address")
        find_blocks, to_address = package.find_blocks, package.to_address
    except (ImportError, AttributeError):
        return None
    if parse_address is None:
        return None
    return Parser(parse_address, lambda text: [to_address(gazetteer, block) for block in find_blocks(gazetteer, text)])


@dataclass(slots=True)
class Score:
    """Counts over many cases; ``failures`` tells each in a few lines."""

    exact: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    verdicts: list[Verdict] = field(default_factory=list)
    extra: int = 0
    negatives: int = 0
    sprung: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, group: str, verdict: Verdict) -> None:
        """Count one block of a group."""
        self.asked[group] += 1
        self.exact[group] += verdict.is_exact
        self.verdicts.append(verdict)

    @property
    def share(self) -> float:
        """The share of exact blocks, those elsewhere left aside."""
        asked = sum(number for group, number in self.asked.items() if group != "elsewhere")
        return sum(number for group, number in self.exact.items() if group != "elsewhere") / max(1, asked)


def score_case(parser: Parser, case: AddressCase, score: Score, group: str = "") -> None:
    """Add one case to the score. Blocks are grouped by ``group``, or by the case's kind."""
    said: list[str] = []
    if case.purpose == "none":
        _score_none(parser, case, score, said)
    elif case.purpose == "blocks":
        _score_several(parser, case, score, group, said)
    else:
        read, error = _read(parser, case.text)
        verdict = judge(None if read is None else found(read), case.blocks[0], case.text)
        said += [error] if error else verdict.faults
        score.add("elsewhere" if case.purpose == "elsewhere" else group or case.kind, verdict)
        if case.purpose == "elsewhere":
            score.negatives += 1
            score.sprung += verdict.sprung
    if said:
        score.failures.append("\n".join([f"{case.kind} / {case.name}: {case.text!r}", *(f"    {one}" for one in said)]))


def _read(parser: Parser, text: str) -> tuple[Any, str]:
    try:
        return parser.one(text), ""
    except InvalidAddress as error:
        return None, f"refused: {error}"
    except Exception as error:  # a crash is counted and told, the other blocks are still measured
        return None, f"CRASH {error!r}"


def _score_none(parser: Parser, case: AddressCase, score: Score, said: list[str]) -> None:
    score.negatives += 1
    read, error = _read(parser, case.text)
    if error.startswith("CRASH"):
        said.append(error)
    taken = [] if read is None else [read]
    taken += parser.several(case.text)
    if taken:
        score.sprung += 1
        filled = {name: value for name, value in found(taken[0]).values.items() if value}
        said.append(f"taken for an address: {filled}")


def _score_several(parser: Parser, case: AddressCase, score: Score, group: str, said: list[str]) -> None:
    reads, extra = paired([found(address) for address in parser.several(case.text)], case.blocks)
    score.extra += extra
    if extra:
        said.append(f"{extra} more blocks than labelled")
    for at, (read, block) in enumerate(zip(reads, case.blocks, strict=True), 1):
        verdict = judge(read, block, case.text)
        score.add(group or case.kind, verdict)
        said += [f"block {at}: {fault}" for fault in verdict.faults]


def score_clean(parser: Parser, cases: Iterable[AddressCase]) -> Score:
    """The score over the cases as they are, grouped by their kinds."""
    score = Score()
    for case in cases:
        score_case(parser, case, score)
    return score


def score_noise(parser: Parser, cases: Iterable[AddressCase], known: Spellings, seed: int = 0) -> Score:
    """The score over every kind of noise that each case allows, grouped by the kinds of noise."""
    score = Score()
    for case in cases:
        for kind, changed in all_noise(case, known, seed):
            score_case(parser, changed, score, kind)
    return score


def spellings(gazetteer: Gazetteer) -> Spellings:
    """What the noise needs to know: the right names, and every spelling that a typing error must not happen to hit."""
    names = [name for entry in gazetteer.entries for name in entry.names]
    every = {name.text.lower() for name in names}
    right = frozenset(name.text.lower() for name in names if name.role in CITATION_ROLES)
    return Spellings(right, lambda text: text.lower() in every or gazetteer.words.is_elsewhere(key(text)))


def report(title: str, score: Score, wanted: float, groups: Iterable[str] = ()) -> str:
    """Exact blocks by group, fields with precision and recall, negatives."""
    names = [group for group in (groups or sorted(score.asked)) if score.asked[group]]
    if score.asked["elsewhere"] and "elsewhere" not in names:
        names.append("elsewhere")
    blocks = [
        (name, str(score.asked[name]), str(score.exact[name]), percent(score.exact[name], score.asked[name]))
        for name in names
    ]
    asked = sum(score.asked.values()) - score.asked["elsewhere"]
    exact = sum(score.exact.values()) - score.exact["elsewhere"]
    blocks.append(("all but elsewhere", str(asked), str(exact), percent(exact, asked)))
    fields = [_field_row(name, counts) for name, counts in tally(score.verdicts).items()]
    missed = "" if asked == 0 or exact / asked >= wanted else " MISSED"
    lines = [
        heading(title),
        table(("blocks", "asked", "exact", "share"), blocks),
        "",
        table(("field", "wanted", "right", "missed", "wrong", "false", "precision", "recall"), fields),
        "",
        f"exact blocks {percent(exact, asked)} (wanted {wanted:.0%}){missed}; blocks too many in texts: {score.extra}",
        f"negatives sprung: {score.sprung} of {score.negatives}",
    ]
    return "\n".join(lines)


def _field_row(name: str, counts: Counter[str]) -> tuple[str, ...]:
    right, missed, wrong, false = (counts[outcome] for outcome in ("right", "missed", "wrong", "false"))
    numbers = [str(number) for number in (right + missed + wrong, right, missed, wrong, false)]
    return (name, *numbers, percent(right, right + wrong + false), percent(right, right + wrong + missed))


def main(arguments: Sequence[str]) -> None:
    """Score the files named, or all shipped sets, clean and with noise."""
    options = _options().parse_args(arguments)
    gazetteer = sorbnames.load()
    parser = shipped(gazetteer)
    if parser is None:
        print("addresses: this version of sorbnames has no address parser, nothing to measure")
        return
    known = spellings(gazetteer)
    for path in options.files or [*TUNING_SETS, HELD_OUT]:
        cases = load(path)[:: options.every]
        shown = options.heldout_failures if "heldout" in path.name else options.failures
        clean = score_clean(parser, cases)
        print(report(f"{path.name}, as it is", clean, WANTED["clean"]), flush=True)
        _print_failures(clean, shown)
        if not options.no_noise:
            damaged = score_noise(parser, cases, known, options.seed)
            print(report(f"{path.name}, with noise, seed {options.seed}", damaged, WANTED["noise"], KINDS), flush=True)
            _print_failures(damaged, shown)


def _options() -> ArgumentParser:
    options = ArgumentParser(prog="python -m benchmarks.address_accuracy", description=__doc__)
    options.add_argument("files", nargs="*", type=Path, metavar="FILE", help="instead of the shipped sets")
    options.add_argument("--failures", action="store_true", help="list what went wrong in the sets for tuning")
    options.add_argument("--heldout-failures", action="store_true", help="and in held-out sets")
    options.add_argument("--no-noise", action="store_true", help="only the blocks as they are")
    options.add_argument("--seed", type=int, default=0, help="of the noise (0)")
    options.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth case")
    return options


def _print_failures(score: Score, shown: bool) -> None:
    if shown and score.failures:
        print("\n" + "\n".join(score.failures), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
