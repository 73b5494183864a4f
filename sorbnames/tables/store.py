"""Answers that a kernel remembers, as columns of Arrow: a batch takes its values from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from sorbnames.tables.answers import Answer, Question
from sorbnames.tables.columns import ADDED

#: The columns whose values depend on the question alone.
ANSWERED = tuple(name for name in ADDED if name != "sn_key")


def values(answers: Iterable[Answer]) -> dict[str, pa.Array]:
    """The values of the columns, one a question; what is not there is null."""
    known = list(answers)
    cells: dict[str, list[Any]] = {name: [getattr(one, name[3:]) for one in known] for name in ANSWERED}
    return {
        name: pa.array([cell if cell or cell == 0 else None for cell in column], type_of(name))
        for name, column in cells.items()
    }


def type_of(name: str) -> pa.DataType:
    """The type of an added column."""
    return pa.float64() if name == "sn_score" else pa.string()


class Store:
    """Questions by number, each with the number of its answer, and where each was asked for before.

    Many questions have one answer, which stands in the columns once; an answer is told from others by its identity.
    """

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.answers: list[Answer] = []
        self._numbers: dict[int, int] = {}
        self._keys = pa.array([], pa.string())
        self._answered = pa.array([], pa.int32())
        self._columns = values([])
        self._decided = pa.array([], pa.bool_())
        self._encoded: dict[str, pa.Array] = {}

    def __len__(self) -> int:
        return len(self.questions)

    def find(self, keys: pa.Array) -> pa.Array:
        """For each key the number of its question, or null."""
        return pc.index_in(keys, value_set=self._keys)

    def add(self, keys: pa.Array, questions: Sequence[Question], answers: Sequence[Answer]) -> None:
        """Remember more questions and their answers; ``keys`` are those by which they will be found."""
        self.questions += questions
        known = len(self.answers)
        for one in answers:
            if id(one) not in self._numbers:
                self._numbers[id(one)] = len(self.answers)
                self.answers.append(one)
        more = values(self.answers[known:])
        answered = pa.array([self._numbers[id(one)] for one in answers], pa.int32())
        self._keys = pa.concat_arrays([self._keys, keys])
        self._answered = pa.concat_arrays([self._answered, answered])
        self._columns = {name: pa.concat_arrays([column, more[name]]) for name, column in self._columns.items()}
        self._decided = pc.is_valid(self._columns["sn_id"])
        self._encoded = {}

    def answered(self, numbers: pa.Array) -> pa.Array:
        """The numbers of the answers to questions with these numbers."""
        return self._answered.take(numbers)

    def column(self, name: str, encoded: bool) -> pa.Array:
        """The values of an added column, by the number of the answer; texts as a dictionary if asked for."""
        if not encoded or name == "sn_score":
            return self._columns[name]
        if name not in self._encoded:
            self._encoded[name] = self._columns[name].dictionary_encode()
        return self._encoded[name]

    @property
    def decided(self) -> pa.Array:
        """Whether a place is decided, by the number of the answer."""
        return self._decided
