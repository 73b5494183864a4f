"""Answers that a kernel remembers, as columns of Arrow: a batch takes its values from them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from sorbnames.tables.answers import Answer, Question, StreetAnswer
from sorbnames.tables.columns import ADDED
from sorbnames.tables.streets import key_of

#: The columns whose values depend on the place alone.
_OF_PLACE = tuple(name for name in ADDED if name != "sn_key")


def values(answers: Sequence[Answer]) -> dict[str, pa.Array]:
    """The values of the columns that depend on the place alone; what is not there is null."""
    cells: dict[str, list[Any]] = {name: [getattr(one, name[3:]) for one in answers] for name in _OF_PLACE}
    return {
        name: pa.array([cell if cell or cell == 0 else None for cell in column], type_of(name))
        for name, column in cells.items()
    }


def street_columns(places: Sequence[tuple[str, StreetAnswer | None]]) -> dict[str, pa.Array]:
    """The key, and the names and the id of the street, for places by their id, with a street or none."""
    cells = {"sn_key": [key_of(place, street) or None for place, street in places]} | {
        f"sn_street_{part}": [getattr(street, part) or None if street else None for _, street in places]
        for part in ("de", "dsb", "id")
    }
    return {name: pa.array(column, pa.string()) for name, column in cells.items()}


def type_of(name: str) -> pa.DataType:
    """The type of an added column."""
    return pa.float64() if name == "sn_score" else pa.string()


class Store:
    """Questions by number, each with the number of its answer, and where each was asked for before.

    Many questions have one answer, which stands in the columns once; an answer is told from others by its identity.
    With ``street``, a column for streets, keys and streets are no part of an answer.
    """

    def __init__(self, street: str) -> None:
        self._has_streets = not street
        self.questions: list[Question] = []
        self.answers: list[Answer] = []
        self._numbers: dict[int, int] = {}
        self._keys = pa.array([], pa.string())
        self._answered = pa.array([], pa.int32())
        self._columns = self._values([])
        self._decided = pa.array([], pa.bool_())
        self._encoded: dict[str, pa.Array] = {}

    def __len__(self) -> int:
        return len(self.questions)

    def _values(self, answers: Sequence[Answer]) -> dict[str, pa.Array]:
        columns = values(answers)
        return columns | street_columns([(one.id, one.street) for one in answers]) if self._has_streets else columns

    @property
    def names(self) -> Collection[str]:
        """The added columns that depend on the question alone."""
        return self._columns.keys()

    def find(self, keys: pa.Array) -> pa.Array:
        """For each key the number of its question, or null."""
        return pc.index_in(keys, value_set=self._keys)

    def add(self, keys: pa.Array, questions: Sequence[Question], answers: Sequence[Answer]) -> int:
        """Remember more questions and their answers; ``keys`` are those by which they will be found.

        Gives the number of the first; the others follow.
        """
        begin = len(self.questions)
        self.questions += questions
        known = len(self.answers)
        for one in answers:
            if id(one) not in self._numbers:
                self._numbers[id(one)] = len(self.answers)
                self.answers.append(one)
        more = self._values(self.answers[known:])
        answered = pa.array([self._numbers[id(one)] for one in answers], pa.int32())
        self._keys = pa.concat_arrays([self._keys, keys])
        self._answered = pa.concat_arrays([self._answered, answered])
        self._columns = {name: pa.concat_arrays([column, more[name]]) for name, column in self._columns.items()}
        self._decided = pc.is_valid(self._columns["sn_id"])
        self._encoded = {}
        return begin

    def answered(self, numbers: pa.Array) -> pa.Array:
        """The numbers of the answers to questions with these numbers."""
        return self._answered.take(numbers)

    def column(self, name: str) -> pa.Array:
        """The values of an added column, by the number of the answer."""
        return self._columns[name]

    def encoded(self, name: str, numbers: pa.Array) -> pa.Array:
        """The values of an added column for the answers with these numbers; texts as a dictionary, as they are met."""
        if name == "sn_score":
            return self._columns[name].take(numbers)
        if name not in self._encoded:
            self._encoded[name] = self._columns[name].dictionary_encode()
        whole = self._encoded[name]
        codes = whole.indices.take(numbers)
        met = pc.unique(codes).drop_null()
        return pa.DictionaryArray.from_arrays(pc.index_in(codes, value_set=met), whole.dictionary.take(met))

    @property
    def decided(self) -> pa.Array:
        """Whether a place is decided, by the number of the answer."""
        return self._decided
