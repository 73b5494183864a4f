"""Distinct rows of a table, asked once: what a run remembers between its batches.

The kernel is given only rows that are new; what it answers is kept in the form the output needs, so that most rows cost
no more than finding their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sorbnames.tables.answers import Answer, Question, Tally
from sorbnames.tables.cells import combined, encoded, questions, texts
from sorbnames.tables.kernel import Kernel

#: So many distinct rows are remembered; then all are forgotten.
REMEMBERED = 200_000

#: Longer cells hold no name and no address; of these only the beginning is asked.
LONGEST_ASKED = 1_000

#: Columns whose value takes part in an answer. Coordinates are rounded by the kernel.
_READ = (
    *("place", "plz", "street", "house_number", "district", "state", "country", "address", "latitude", "longitude"),
)


class Asked:
    """The distinct rows asked so far: ``shown`` has a row for each, as ``render`` makes it of the added columns."""

    def __init__(self, kernel: Kernel, render: Callable[[pa.RecordBatch], pa.RecordBatch], counts: bool) -> None:
        self.kernel = kernel
        self.render = render
        self.counts = counts
        names = kernel.columns.used
        self.names = [names[meaning] for meaning in _READ if meaning in names]
        self.statuses: Counter[str] = Counter()
        self._names: list[str] = []
        self.tally: list[tuple[Question, Answer, int]] = []
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._status = np.zeros(0, np.int64)  # for each number, where its status stands in _names
        self._answers: list[tuple[Question, Answer]] = []
        self.shown: pa.RecordBatch | None = None

    def take(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """What is to be shown for each row of the batch; the rows are counted by their status."""
        numbers = self.numbers(batch)
        assert self.shown is not None
        return self.shown.take(numbers)

    def numbers(self, batch: pa.RecordBatch) -> pa.Array:
        """For each row of the batch, which row of ``shown`` is its own."""
        if len(self._numbers) > REMEMBERED:
            self._forget()
        batch = _bounded(batch.select(self.names))
        columns = [encoded(texts(batch.column(name), name)) for name in self.names]
        codes, values = combined(columns)
        local = np.asarray(codes)
        known = self._numbers
        numbers = [known.get(value, -1) for value in values]
        missing = [at for at, number in enumerate(numbers) if number < 0]
        if missing or self.shown is None:
            self._ask(batch, local, missing, values)
            for at in missing:
                numbers[at] = known[values[at]]
        places = np.array(numbers, np.int64)
        rows = np.bincount(local, minlength=len(numbers))
        by_status = np.bincount(self._status[places], rows, len(self._names)).astype(np.int64).tolist()
        self.statuses.update(dict(zip(self._names, by_status, strict=True)))
        if self.counts:
            counted = zip(numbers, rows.tolist(), strict=True)
            self.tally += [(*self._answers[number], count) for number, count in counted]
        return pa.array(places[local])

    def _ask(self, batch: pa.RecordBatch, local: Any, missing: list[int], values: list[tuple[str, ...]]) -> None:
        first = np.zeros(len(values), np.int64)
        first[local[::-1]] = np.arange(len(local) - 1, -1, -1)
        rows = batch.take(pa.array(first[missing], pa.int64()))
        added = self.kernel.added(rows)
        for at in missing:
            self._numbers[values[at]] = len(self._numbers)
        statuses = added.column("sn_status").to_pylist()
        self._names += sorted(set(statuses).difference(self._names))
        self._status = np.append(self._status, [self._names.index(status) for status in statuses]).astype(np.int64)
        if self.counts and len(rows):
            places, asked = questions(rows, self.kernel.columns)
            self._answers += [(asked[place], self.kernel.answer(asked[place])) for place in places.to_pylist()]
        new = self.render(added)
        self.shown = new if self.shown is None else pa.concat_batches([self.shown, new])

    def drain(self) -> tuple[Counter[str], list[tuple[Question, Answer, int]]]:
        """What was counted since the last call."""
        statuses, tally = self.statuses, self.tally
        self.statuses, self.tally = Counter(), []
        return statuses, tally


def _bounded(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with the beginnings of very long texts."""
    columns = []
    for column in batch.columns:
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            longest = pc.max(pc.binary_length(column)).as_py() or 0
            if longest > LONGEST_ASKED:
                column = pc.utf8_slice_codeunits(column, 0, LONGEST_ASKED)
        columns.append(column)
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def add_all(tally: Tally, counted: list[tuple[Question, Answer, int]]) -> None:
    """Add to a tally what was counted."""
    for question, answer, rows in counted:
        tally.add(question, answer, rows)
