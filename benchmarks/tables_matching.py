"""Distinct noisy values of a table: how fast and how right they are resolved, against plain rapidfuzz.

    python -m benchmarks.tables_matching [--values N] [--workers N]

One half of the values are names of our places: right names, German and Lower Sorbian, written otherwise, damaged,
mistyped, and pairs, made as in :mod:`benchmarks.matching_noise` with ever new seeds until there are enough distinct.
The other half are German places elsewhere, clean, written otherwise and mistyped (:mod:`benchmarks.tables_data`). Each
comes with a postal code, as the rows of an address table do; values whose place has none, or whose name the code does
not settle, are left out. The peers know the same names and no postal codes; their nearest name counts as right when any
bearer of it is right, so that ties do not tell against them.

*Precision* is the share of right answers among the answers given, *recall* that among the values that are ours; the
precision on ours alone is what a table without places elsewhere would show.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sorbnames
from benchmarks.matching_noise import MANY_PLZ, ONE_PLZ, Question, left_out, questions
from benchmarks.tables import heading, percent, table
from benchmarks.tables_data import other_places
from sorbnames.gazetteer import Gazetteer, load_gazetteer
from sorbnames.model import OTHER_KINDS

#: As many values are given to the slow peer.
_SAMPLE = 2_000


@dataclass(frozen=True, slots=True)
class Value:
    """A noisy place cell with its postal code, and the ids that are right."""

    text: str
    plz: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Result:
    """One way to resolve values: seconds for ``asked`` values, ``ours`` of our places, and answers given and right.

    ``processor`` is the time of this process alone, on all its threads.
    """

    name: str
    asked: int
    ours: int
    seconds: float
    processor: float
    given: int
    given_on_ours: int
    right: int


def values(gazetteer: Gazetteer, wanted: int) -> list[Value]:
    """So many distinct values, labelled; ours and others in turn, as far as there are others."""
    others = other_values(gazetteer, wanted // 2)
    ours = our_values(gazetteer, wanted - len(others))
    mixed = [value for pair in zip(ours, others, strict=False) for value in pair]
    return mixed + ours[len(others) :]


def other_values(gazetteer: Gazetteer, wanted: int) -> list[Value]:
    """Distinct values for places elsewhere: nothing is right for them."""
    made: dict[str, Value] = {}
    for seed in range(100, 110):
        for place in other_places(gazetteer, seed):
            for spelling in (one for level in place.values() for one in level):
                made.setdefault(spelling.text, Value(spelling.text, spelling.plz, frozenset()))
                if len(made) >= wanted:
                    return list(made.values())
    return list(made.values())


def our_values(gazetteer: Gazetteer, wanted: int) -> list[Value]:
    """Distinct values for our places."""
    made: dict[str, Value] = {}
    for seed in range(100, 160):
        for question in questions(gazetteer, seed=seed):
            if question.group in (ONE_PLZ, MANY_PLZ) and question.noise.text not in made:
                value = _value(gazetteer, question)
                if value:
                    made[value.text] = value
                    if len(made) == wanted:
                        return list(made.values())
    return list(made.values())


def _value(gazetteer: Gazetteer, question: Question) -> Value | None:
    if left_out(gazetteer, question):
        return None
    return Value(question.noise.text, question.plz, question.right)


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(start: tuple[float, float]) -> tuple[float, float]:
    return time.perf_counter() - start[0], time.process_time() - start[1]


def names_of(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    """All right names of places and the ids of those that bear them."""
    bearers: dict[str, set[str]] = {}
    for entry in gazetteer.entries:
        if entry.kind not in OTHER_KINDS:
            for name in entry.names:
                if name.is_right:
                    bearers.setdefault(name.text, set()).add(entry.id)
    return {text: frozenset(ids) for text, ids in bearers.items()}


def ours(asked: Sequence[Value], workers: int) -> Result:
    """The kernel on a table of these values, from loading the gazetteer to the last row."""
    import pyarrow as pa

    given = pa.table({"Ort": [value.text for value in asked], "PLZ": [value.plz for value in asked]})
    start = _now()
    cleaned = sorbnames.tables.clean(given, gazetteer=load_gazetteer(), workers=workers)
    spent = _since(start)
    answers = [{one} if one else set() for one in cleaned.column("sn_id").to_pylist()]
    return _result(f"sorbnames, {workers} worker{'s' if workers > 1 else ''}", asked, answers, spent)


def _result(
    name: str, asked: Sequence[Value], answers: Sequence[Collection[str]], spent: tuple[float, float]
) -> Result:
    """Count answers, each the ids that it may stand for; none is an empty one."""
    pairs = list(zip(answers, asked, strict=True))
    return Result(
        name,
        len(asked),
        sum(bool(value.right) for value in asked),
        *spent,
        sum(bool(answer) for answer in answers),
        sum(bool(answer) and bool(value.right) for answer, value in pairs),
        sum(not value.right.isdisjoint(answer) for answer, value in pairs),
    )


def plain_extract(asked: Sequence[Value], names: dict[str, frozenset[str]], most: int | None) -> Result:
    """``process.extractOne`` with the OSA distance, for each value."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    distance: Any = OSA.distance
    choices = list(names)
    start = _now()
    found = [process.extractOne(value.text, choices, scorer=distance, score_cutoff=most) for value in asked]
    spent = _since(start)
    answers = [one[0] if one else None for one in found]
    return _peer(f"extractOne, {_limit(most)}", asked, answers, names, spent)


def plain_cdist(asked: Sequence[Value], names: dict[str, frozenset[str]], most: int | None, workers: int) -> Result:
    """``process.cdist`` with the OSA distance in blocks, and the nearest name of each value."""
    import numpy
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    distance: Any = OSA.distance
    choices = list(names)
    start = _now()
    answers: list[str | None] = []
    for at in range(0, len(asked), 1_000):
        texts = [value.text for value in asked[at : at + 1_000]]
        distances = process.cdist(
            texts, choices, scorer=distance, score_cutoff=most, dtype=numpy.uint8, workers=workers
        )
        nearest = distances.argmin(axis=1)
        for row, column in enumerate(nearest.tolist()):
            near = most is None or distances[row, column] <= most
            answers.append(choices[column] if near else None)
    spent = _since(start)
    return _peer(f"cdist, {_limit(most)}, {workers} threads", asked, answers, names, spent)


def _limit(most: int | None) -> str:
    return "nearest" if most is None else f"up to {most} errors"


def _peer(
    name: str,
    asked: Sequence[Value],
    answers: Sequence[str | None],
    names: dict[str, frozenset[str]],
    spent: tuple[float, float],
) -> Result:
    return _result(name, asked, [names[answer] if answer else frozenset[str]() for answer in answers], spent)


def measure(gazetteer: Gazetteer, wanted: int, workers: int) -> list[Result]:
    """All ways on the same values; the slowest on a part of them, its time taken as proportional."""
    asked = values(gazetteer, wanted)
    names = names_of(gazetteer)
    part = asked[:: max(1, len(asked) // _SAMPLE)]
    ways: list[Callable[[], Result]] = [
        lambda: ours(asked, 1),
        lambda: ours(asked, workers),
        lambda: plain_cdist(asked, names, None, 1),
        lambda: plain_cdist(asked, names, 2, workers),
        lambda: plain_extract(part, names, None),
        lambda: plain_extract(part, names, 2),
    ]
    return [way() for way in ways]


def report(results: Sequence[Result]) -> str:
    """One line a way; times are compared by the value, on the processor, with those of one worker."""
    return "\n".join([heading(f"{results[0].asked} distinct noisy values"), table(_HEAD, _rows(results))])


_HEAD = ("way", "asked", "µs a value", "µs processor", "times ours", "precision", "on ours", "recall")


def _rows(results: Sequence[Result]) -> Iterator[list[str]]:
    base = next(one.processor / one.asked for one in results if one.name.startswith("sorbnames"))
    for one in results:
        each, used = one.seconds / one.asked, one.processor / one.asked
        shares = percent(one.right, one.given), percent(one.right, one.given_on_ours), percent(one.right, one.ours)
        yield [one.name, str(one.asked), f"{1e6 * each:.1f}", f"{1e6 * used:.1f}", f"{used / base:.1f}", *shares]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    numbers = {name: int(arguments[at + 1]) for at, name in enumerate(arguments) if name in ("--values", "--workers")}
    results = measure(sorbnames.load(), numbers.get("--values", 100_000), numbers.get("--workers", 2))
    print(report(results))


if __name__ == "__main__":
    main(sys.argv[1:])
