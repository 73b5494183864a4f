"""The one kernel for tables: Arrow record batches in, the same with ``sn_*`` columns out.

The distinct values of a batch are asked once, and their answers joined back. What was asked before is remembered, up to
a bound. A kernel is for one run; it pickles by its settings and then remembers nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from sorbnames.errors import InvalidTable
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import PLACE_KINDS
from sorbnames.tables.answering import decided_by_hand
from sorbnames.tables.answers import Answer, Decisions, Question, StreetAnswer, Tally
from sorbnames.tables.cells import Asked, Coded, coded, combined, questions, texts
from sorbnames.tables.columns import Columns
from sorbnames.tables.quick import QuickAnswers
from sorbnames.tables.store import Store, street_columns, type_of
from sorbnames.tables.streets import answer_street, joined_number
from sorbnames.tables.uncollected import without_collection

if TYPE_CHECKING:
    from sorbnames.tables.workers import Workers

#: When so many distinct questions are remembered, about 1 kB each, the next batch begins with none.
REMEMBERED = 200_000


class Kernel:
    """Cleans batches of one table.

    ``decisions`` are a person's answers: the id of an entry, or an empty text for "none of these places"; raises
    InvalidTable for an id that is no entry's. A ``tally`` counts what was asked. More ``workers`` than one are
    processes that answer many new questions side by side; they change no answer, and are ended with :meth:`close`.
    ``encoded`` gives the added texts as dictionaries, which Parquet files are written from much faster.
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
        encoded: bool = False,
    ) -> None:
        self.gazetteer = gazetteer
        self.columns = columns
        self.overwrite = overwrite
        self.tally = tally
        self.encoded = encoded
        self._decisions = dict(decisions or {})
        # Which of them were asked for is told where they are a list read from a file.
        self._met = decisions.met if isinstance(decisions, Decisions) else set()
        self._by_hand = {question: self._decided(question, entry) for question, entry in self._decisions.items()}
        self._workers = _workers(workers, gazetteer) if workers > 1 else None
        self._quick = QuickAnswers(gazetteer, gazetteer.memory)
        self._store = Store(columns.street)
        # DuckDB calls from several threads.
        self._lock = Lock()

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restore, (self.gazetteer, self.columns, self._decisions, self.overwrite, self.encoded))

    def _decided(self, question: Question, entry_id: str) -> Answer:
        entry = self.gazetteer.entry(entry_id) if entry_id else None
        if entry_id and (entry is None or entry.kind not in PLACE_KINDS):
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
        return pa.schema([pa.field(name, self._type(name)) for name in self.columns.added])

    def _type(self, name: str) -> pa.DataType:
        return pa.dictionary(pa.int32(), pa.string()) if self.encoded and name != "sn_score" else type_of(name)

    def clean(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch with the added columns; rows, their order and the other columns stay as they are."""
        added = self.added(batch)
        kept = [batch.column(at) for at, field in enumerate(batch.schema) if field.name not in self.columns.added]
        return pa.RecordBatch.from_arrays([*kept, *added.columns], schema=self.schema(batch.schema))

    def added(self, batch: pa.RecordBatch, asked: Asked | None = None) -> pa.RecordBatch:
        """The added columns alone, for a batch that has at least the columns that are read.

        ``asked`` are its questions, where they are known.
        """
        asked = asked or questions(batch, self.columns)
        with self._lock:
            store, numbers = self._answered(asked)
        if self.tally is not None:
            counted = numbers.value_counts()
            asked_of = counted.field("values")
            answered = store.answered(asked_of).to_pylist()
            for at, to, rows in zip(asked_of.to_pylist(), answered, counted.field("counts").to_pylist(), strict=True):
                self.tally.add(store.questions[at], store.answers[to], rows)
        numbers = store.answered(numbers)
        answered = [name for name in self.columns.added if name in store.names]
        arrays = self._spread(store, answered, numbers)
        if self.columns.street:
            arrays |= self._streets(batch, store, numbers)
        return pa.RecordBatch.from_arrays([arrays[name] for name in self.columns.added], schema=self.added_schema)

    def _answered(self, asked: Asked) -> tuple[Store, pa.Array]:
        """Where questions and answers are, and for each row the number of its question."""
        if len(self._store) > REMEMBERED:
            self._store = Store(self.columns.street)
        store = self._store
        numbers = store.find(asked.keys)
        if numbers.null_count:
            is_new = pc.is_null(numbers)
            new = pc.indices_nonzero(is_new)
            # Two spellings of one question (blanks at their ends) have one key.
            keys = asked.keys.take(new).dictionary_encode()
            first = pc.index_in(_numbers(len(keys.dictionary), keys.indices.type), value_set=keys.indices)
            wanted = asked.questions(new.take(first))
            begin = store.add(keys.dictionary, wanted, self.answers(wanted))
            numbers = pc.replace_with_mask(numbers, is_new, pc.add(keys.indices, begin).cast(numbers.type))
        return store, numbers.take(asked.codes)

    def answers(self, asked: Sequence[Question]) -> list[Answer]:
        """The answers to distinct questions, in their order."""
        with without_collection():
            if self._workers is None or len(asked) < self._workers.worthwhile:
                given = self._quick.answers(asked)
            else:
                given = self._workers.answer(asked, self._quick.answers)
        if not self._by_hand:
            return given
        self._met.update(filter(self._by_hand.__contains__, asked))
        return [self._by_hand.get(question) or one for question, one in zip(asked, given, strict=True)]

    def close(self) -> None:
        """End the worker processes, if there are any."""
        if self._workers is not None:
            self._workers.close()

    def _spread(self, store: Store, names: Sequence[str], numbers: pa.Array) -> dict[str, pa.Array]:
        """These columns, for rows with answers of these numbers."""
        if not self.encoded:
            return {name: _spread(store.column(name), numbers) for name in names}
        # What was answered before must not show in the dictionaries: they have the texts of these rows alone.
        met = pc.unique(numbers)
        codes = pc.index_in(numbers, value_set=met)
        return {name: _spread(store.encoded(name, met), codes) for name in names}

    def _streets(self, batch: pa.RecordBatch, store: Store, numbers: pa.Array) -> dict[str, pa.Array]:
        """The key and the names of the street, where streets have a column of their own."""
        numbers_of = (self.columns.house_number, self.columns.house_number_addition)
        names = [name for name in (self.columns.street, *numbers_of) if name]
        # Streets of places that are not decided on are not looked at.
        decided = store.decided.take(numbers)
        parts = [coded(texts(batch.column(name), name), _LONGEST_STREET) for name in names]
        parts = [Coded(pc.if_else(decided, part.codes, 0), part.texts) for part in parts]
        places = Coded(pc.if_else(decided, pc.add(numbers.cast(pa.int64()), 1), 0), _numbers(len(store.answers) + 1))
        codes, cells = combined([places, *parts])
        rows = zip(*(column.to_pylist() for column in cells), strict=True)
        columns = street_columns(
            [self._street(store, at, street, joined_number(*number)) for at, street, *number in rows]
        )
        if self.encoded:
            columns = {name: column.dictionary_encode() for name, column in columns.items()}
        return {name: _spread(column, codes) for name, column in columns.items()}

    def _street(self, store: Store, at: int, street: str, number: str) -> tuple[str, StreetAnswer | None]:
        answered = store.answers[at - 1] if at else None
        if answered is None or not (street or number):
            return answered.id if answered else "", None
        plz = "" if " " in answered.plz else answered.plz
        return answered.id, answer_street(self.gazetteer, street, number, answered.id, plz)


#: Of longer street cells only so much is read.
_LONGEST_STREET = 200


def _spread(cells: pa.Array, numbers: pa.Array) -> pa.Array:
    """The values of the distinct questions, one for each row."""
    if not pa.types.is_dictionary(cells.type):
        return cells.take(numbers)
    return pa.DictionaryArray.from_arrays(cells.indices.take(numbers), cells.dictionary)


def _workers(number: int, gazetteer: Gazetteer) -> Workers:
    """The processes; what starts them is imported only then."""
    from sorbnames.tables.workers import Workers

    return Workers(number, gazetteer)


def _numbers(count: int, kind: pa.DataType | None = None) -> pa.Array:
    return pa.array(range(count), kind or pa.int64())


def _restore(
    gazetteer: Gazetteer, columns: Columns, decisions: dict[Question, str], overwrite: bool, encoded: bool
) -> Kernel:
    return Kernel(gazetteer, columns, decisions=decisions, overwrite=overwrite, encoded=encoded)
