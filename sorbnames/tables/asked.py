"""Distinct rows of a table, asked once: what a run remembers between its batches.

The kernel is given only rows that are new; what it answers is kept in the form the output needs, so that most rows cost
no more than finding their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sorbnames.tables.answers import Answer, Question, Tally
from sorbnames.tables.cells import coded, combined, questions, texts
from sorbnames.tables.kernel import Kernel

#: So many distinct rows are remembered; then all are forgotten.
REMEMBERED = 200_000

#: Longer cells hold no name and no address; of these only the beginning is asked.
LONGEST_ASKED = 1_000

#: Columns whose value takes part in an answer. Coordinates are rounded by the kernel.
_READ = (
    *("place", "plz", "street", "house_number", "district", "state", "country", "address", "latitude", "longitude"),
    *("locality", "house_number_addition"),
)


class Distinct(NamedTuple):
    """For each row the number of its distinct cells, and a key for each number."""

    codes: pa.Array
    keys: pa.Array


class Asked:
    """The distinct rows asked so far: ``shown`` has a row for each, as ``render`` makes it of the added columns."""

    def __init__(self, kernel: Kernel, render: Callable[[pa.RecordBatch], pa.RecordBatch], counts: bool) -> None:
        self.kernel = kernel
        self.render = render
        self.counts = counts
        names = kernel.columns.used
        self.names = [names[meaning] for meaning in _READ if meaning in names]
        self.statuses: Counter[str] = Counter()
        self._statuses: list[str] = []
        self.tally: list[tuple[Question, Answer, int]] = []
        self._forget()

    def _forget(self) -> None:
        self._keys = pa.array([], pa.string())
        self._status = np.zeros(0, np.int64)  # for each number, where its status stands in _statuses
        self._answers: list[tuple[Question, Answer]] = []
        self.shown: pa.RecordBatch | None = None

    def distinct(self, batch: pa.RecordBatch) -> Distinct:
        """The distinct rows of a batch; may be found by another thread, before :meth:`take`."""
        return distinct([batch.column(name) for name in self.names], self.names)

    def take(self, batch: pa.RecordBatch, found_before: Distinct | None = None) -> pa.RecordBatch:
        """What is to be shown for each row of the batch; the rows are counted by their status."""
        if len(self._keys) > REMEMBERED:
            self._forget()
        codes, keys = found_before or self.distinct(batch)
        local = np.asarray(codes)
        found = pc.index_in(keys, value_set=self._keys)
        numbers = np.asarray(found.fill_null(-1))
        if found.null_count or self.shown is None:
            first = np.zeros(len(keys), np.int64)
            first[local[::-1]] = np.arange(len(local) - 1, -1, -1)
            missing = np.flatnonzero(numbers < 0)
            begin = len(self._keys)
            self._ask(batch.take(pa.array(first[missing])), keys.take(pa.array(missing)))
            numbers = numbers.copy()
            numbers[missing] = np.arange(begin, len(self._keys))
        assert self.shown is not None
        rows = np.bincount(local, minlength=len(numbers))
        by_status = np.bincount(self._status[numbers], rows, len(self._statuses)).astype(np.int64).tolist()
        self.statuses.update(dict(zip(self._statuses, by_status, strict=True)))
        if self.counts:
            counted = zip(numbers.tolist(), rows.tolist(), strict=True)
            self.tally += [(*self._answers[number], count) for number, count in counted]
        return self.shown.take(pa.array(numbers[local]))

    def _ask(self, rows: pa.RecordBatch, keys: pa.Array) -> None:
        tally = Tally()
        self.kernel.tally = tally if self.counts else None
        added = self.kernel.added(rows)
        self._keys = pa.concat_arrays([self._keys, keys])
        statuses = added.column("sn_status").to_pylist()
        self._statuses += sorted(set(statuses).difference(self._statuses))
        self._status = np.append(self._status, [self._statuses.index(status) for status in statuses]).astype(np.int64)
        if self.counts:
            answers = {question: answer for question, answer, _ in tally.items()}
            asked = questions(rows, self.kernel.columns)
            self._answers += [(question, answers[question]) for question in asked.questions(asked.codes)]
        new = self.render(added)
        self.shown = new if self.shown is None else pa.concat_batches([self.shown, new])

    def drain(self) -> tuple[Counter[str], list[tuple[Question, Answer, int]]]:
        """What was counted since the last call."""
        statuses, tally = self.statuses, self.tally
        self.statuses, self.tally = Counter(), []
        return statuses, tally


def distinct(columns: Sequence[pa.Array], names: Sequence[str]) -> Distinct:
    """The distinct rows of these columns."""
    parts = [coded(texts(column, name), LONGEST_ASKED) for column, name in zip(columns, names, strict=True)]
    codes, cells = combined(parts)
    if len(cells) == 1:
        return Distinct(codes, cells[0])
    # With their lengths, so that no two rows share a key whatever their cells hold.
    lengths = [pc.binary_length(column).cast(pa.string()) for column in cells]
    return Distinct(codes, pc.binary_join_element_wise(*cells, *lengths, " "))


def add_all(tally: Tally, counted: list[tuple[Question, Answer, int]]) -> None:
    """Add to a tally what was counted."""
    for question, answer, rows in counted:
        tally.add(question, answer, rows)
