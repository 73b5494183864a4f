"""The one kernel for tables: Arrow record batches in, the same with ``sn_*`` columns out.

The distinct values of a batch are asked once, and their answers joined back. What was asked before is remembered, up to
a bound. A kernel is for one run; it pickles by its settings and then remembers nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from sorbnames.errors import InvalidTable
from sorbnames.gazetteer import Gazetteer
from sorbnames.memory import Memory
from sorbnames.tables.answering import answer, decided_by_hand
from sorbnames.tables.answers import Answer, Question, StreetAnswer, Tally
from sorbnames.tables.cells import combined, encoded, questions, texts
from sorbnames.tables.columns import Columns
from sorbnames.tables.quick import QuickAnswers
from sorbnames.tables.streets import answer_street, key_of
from sorbnames.tables.workers import WORTHWHILE, Workers

#: Distinct questions that are remembered in each of two generations; about 1 kB each.
REMEMBERED = 100_000


class Kernel:
    """Cleans batches of one table.

    ``decisions`` are a person's answers: the id of an entry, or an empty text for "none of these places"; raises
    InvalidTable for an id that is no entry's. A ``tally`` counts what was asked. More ``workers`` than one are
    processes that answer many new questions side by side; they change no answer, and are ended with :meth:`close`.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        columns: Columns,
        *,
        decisions: Mapping[Question, str] | None = None,
        overwrite: bool = False,
        tally: Tally | None = None,
        workers: int = 1,
    ) -> None:
        self.gazetteer = gazetteer
        self.columns = columns
        self.overwrite = overwrite
        self.tally = tally
        self._decisions = dict(decisions or {})
        self._by_hand = {question: self._decided(question, entry) for question, entry in self._decisions.items()}
        self._workers = Workers(workers, self) if workers > 1 else None
        memory = Memory(gazetteer)
        self._quick = QuickAnswers(gazetteer, memory, lambda question: answer(gazetteer, question, memory))
        self._young: dict[Question, Answer] = {}
        self._old: dict[Question, Answer] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restore, (self.gazetteer, self.columns, self._decisions, self.overwrite))

    def _decided(self, question: Question, entry_id: str) -> Answer:
        entry = self.gazetteer.entry(entry_id) if entry_id else None
        if entry_id and entry is None:
            value = " ".join(cell for cell in question if cell)
            raise InvalidTable("tables.unknown_entry", value=value, entry=entry_id)
        return decided_by_hand(self.gazetteer, question, entry)

    def schema(self, given: pa.Schema) -> pa.Schema:
        """The schema of what :meth:`clean` gives: the input's fields and metadata, then the added columns."""
        kept = [field for field in given if field.name not in self.columns.added]
        return pa.schema([*kept, *self.added_schema], metadata=given.metadata)

    @property
    def added_schema(self) -> pa.Schema:
        """The fields of the added columns alone."""
        return pa.schema(
            [pa.field(name, pa.float64() if name == "sn_score" else pa.string()) for name in self.columns.added]
        )

    def clean(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch with the added columns; rows, their order and the other columns stay as they are."""
        added = self.added(batch)
        kept = [batch.column(at) for at, field in enumerate(batch.schema) if field.name not in self.columns.added]
        return pa.RecordBatch.from_arrays([*kept, *added.columns], schema=self.schema(batch.schema))

    def added(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The added columns alone, for a batch that has at least the columns that are read."""
        codes, asked = questions(batch, self.columns)
        answers = self.answers(asked)
        if self.tally is not None:
            self._count(codes, asked, answers)
        return pa.RecordBatch.from_arrays(self._columns(batch, codes, answers), schema=self.added_schema)

    def answers(self, asked: list[Question]) -> list[Answer]:
        """The answers to distinct questions, in their order."""
        if self._workers is not None and len(asked) >= WORTHWHILE:
            new = [question for question in asked if question not in self._young and question not in self._old]
            given = self._workers.answer(new) if len(new) >= WORTHWHILE else None
            for question, one in zip(new, given or (), strict=False):
                self._remember(question, self._by_hand.get(question) or one)
        return [self.answer(question) for question in asked]

    def close(self) -> None:
        """End the worker processes, if there are any."""
        if self._workers is not None:
            self._workers.close()

    def answer(self, question: Question) -> Answer:
        """The answer to one question, remembered."""
        known = self._young.get(question)
        if known is None:
            known = self._by_hand.get(question) or self._old.get(question) or self._quick.answer(question)
            self._remember(question, known)
        return known

    def _remember(self, question: Question, known: Answer) -> None:
        if len(self._young) >= REMEMBERED:
            self._old, self._young = self._young, {}
        self._young[question] = known

    def _count(self, codes: pa.Array, asked: list[Question], answers: list[Answer]) -> None:
        assert self.tally is not None
        for counted in codes.value_counts().to_pylist():
            at = counted["values"]
            self.tally.add(asked[at], answers[at], counted["counts"])

    def _columns(self, batch: pa.RecordBatch, codes: pa.Array, answers: list[Answer]) -> list[pa.Array]:
        values: dict[str, list[Any]] = {
            "sn_status": [one.status for one in answers],
            "sn_score": [one.score for one in answers],
            "sn_id": [one.id or None for one in answers],
            "sn_de": [one.de or None for one in answers],
            "sn_dsb": [one.dsb or None for one in answers],
            "sn_pair": [one.pair or None for one in answers],
            "sn_ags": [one.ags or None for one in answers],
            "sn_plz": [one.plz or None for one in answers],
            "sn_evidence": [one.evidence or None for one in answers],
        }
        arrays = {name: _spread(cells, codes, name) for name, cells in values.items()}
        both, pairs = self._streets(batch, codes, answers)
        streets: dict[str, list[Any]] = {
            "sn_key": [key_of(answers[at].id, street) or None for at, street in pairs],
            "sn_street_de": [(street and street.de) or None for _, street in pairs],
            "sn_street_dsb": [(street and street.dsb) or None for _, street in pairs],
            "sn_street_id": [(street and street.id) or None for _, street in pairs],
        }
        arrays |= {name: _spread(cells, both, name) for name, cells in streets.items() if name in self.columns.added}
        return [arrays[name] for name in self.columns.added]

    def _streets(
        self, batch: pa.RecordBatch, codes: pa.Array, answers: list[Answer]
    ) -> tuple[pa.Array, list[tuple[int, StreetAnswer | None]]]:
        """Distinct pairs of an answer's number and its street, and for each row the number of its pair."""
        names = [name for name in (self.columns.street, self.columns.house_number) if name]
        if not self.columns.street:
            return codes, [(at, one.street) for at, one in enumerate(answers)]
        cells = [encoded(texts(batch.column(name), name)) for name in names]
        both, values = combined([(codes, list(range(len(answers)))), *cells])
        pairs: list[tuple[int, StreetAnswer | None]] = []
        for at, street, *number in values:
            place = answers[at].id
            known = place and (street or "").strip()
            plz = answers[at].plz if " " not in answers[at].plz else ""
            found = answer_street(self.gazetteer, street, "".join(number), place, plz) if known else None
            pairs.append((at, found))
        return both, pairs


def _restore(gazetteer: Gazetteer, columns: Columns, decisions: dict[Question, str], overwrite: bool) -> Kernel:
    return Kernel(gazetteer, columns, decisions=decisions, overwrite=overwrite)


def _spread(cells: list[Any], codes: pa.Array, name: str) -> pa.Array:
    """The values of the distinct questions, one for each row."""
    return pa.array(cells, pa.float64() if name == "sn_score" else pa.string()).take(codes)
