"""Record batches with the added columns: for Parquet, and where a table is written in another format than its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from sorbnames.documents.base import shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.answers import Tally
from sorbnames.tables.cells import Asked, questions
from sorbnames.tables.files.base import Outcome, Piece, Troubles
from sorbnames.tables.files.cells import column
from sorbnames.tables.files.csvfile import CsvStep
from sorbnames.tables.files.encodings import is_one_byte, to_utf8
from sorbnames.tables.files.fields import fields_of
from sorbnames.tables.files.jsonl import cell, parsed
from sorbnames.tables.kernel import Kernel

Reading = Callable[[Piece, Troubles], tuple[pa.RecordBatch, int]]


def as_it_is(piece: Piece, troubles: Troubles) -> tuple[pa.RecordBatch, int]:
    """A piece that is a record batch already."""
    return piece.data, piece.data.num_rows


class BatchPiece(NamedTuple):
    """A piece as a batch, and what is to be asked for it."""

    end: int
    batch: pa.RecordBatch
    lines: int
    troubles: Troubles
    asked: Asked

    @property
    def size(self) -> int:
        """About how many bytes that is."""
        return int(self.batch.nbytes)


@dataclass
class BatchStep:
    """Puts the added columns behind those of a batch; ``reading`` makes the batch of a piece and counts its records."""

    kernel: Kernel
    counts: bool
    reading: Reading = as_it_is

    def read(self, piece: Piece) -> BatchPiece:
        """The batch of a piece, and its questions."""
        troubles = Troubles(piece.row)
        batch, lines = self.reading(piece, troubles)
        asked = questions(used_columns(batch, self._names), self.kernel.columns)
        return BatchPiece(piece.end, batch, lines, troubles, asked)

    def __call__(self, read: BatchPiece) -> Outcome:
        batch, troubles = read.batch, read.troubles
        added = set(self.kernel.columns.added)
        kept = [at for at, name in enumerate(batch.schema.names) if name not in added]
        columns = [batch.column(at) for at in kept]
        fields = [batch.schema.field(at) for at in kept]
        tally = self.kernel.tally = Tally() if self.counts else None
        ours = self.kernel.added(used_columns(batch, self._names), read.asked)
        schema = pa.schema([*fields, *ours.schema], metadata=batch.schema.metadata)
        whole = pa.RecordBatch.from_arrays([*columns, *ours.columns], schema=schema)
        outcome = Outcome(whole, batch.num_rows, read.lines, read.end)
        for counted in ours.column("sn_status").value_counts().to_pylist():
            outcome.statuses[counted["values"]] += counted["counts"]
        outcome.tally = list(tally.items()) if tally else []
        outcome.troubles, outcome.trouble_count = troubles.told, troubles.count
        return outcome

    @cached_property
    def _names(self) -> list[str]:
        """The columns that are read."""
        return [name for meaning, name in self.kernel.columns.used.items() if meaning != "id"]


def used_columns(batch: pa.RecordBatch, names: list[str]) -> pa.RecordBatch:
    """The columns of these names alone; others may bear one name twice."""
    wanted = [batch.schema.names.index(name) for name in names]
    return pa.RecordBatch.from_arrays([batch.column(at) for at in wanted], names=names)


@dataclass
class CsvReading:
    """Reads a piece of a CSV file as a batch of texts."""

    step: CsvStep

    def __call__(self, piece: Piece, troubles: Troubles) -> tuple[pa.RecordBatch, int]:
        step = self.step
        data = to_utf8(piece.data, step.given.codec) if is_one_byte(step.given.codec) else piece.data
        fields = piece.fields or fields_of(data, step.dialect)
        rows = np.flatnonzero(fields.counts > 0)
        width = len(step.names)
        for record in np.flatnonzero(fields.counts > width).tolist():
            found = int(fields.counts[record])
            raise InvalidTable(
                "tablefiles.too_many_fields", path=shown(step.path), row=piece.row + record, found=found, expected=width
            )
        for record in np.flatnonzero((fields.counts > 0) & (fields.counts < width)).tolist():
            troubles.add(record, "row.short", found=int(fields.counts[record]), expected=width)
        for record in fields.broken:
            troubles.add(record, "row.quoting")
        arrays = [column(data, fields, number, step.dialect, rows) for number in range(width)]
        return pa.RecordBatch.from_arrays(arrays, names=list(step.names)), len(fields.bodies)


@dataclass
class JsonLinesReading:
    """Reads a piece of a JSON Lines file as a batch of texts."""

    path: str
    names: tuple[str, ...]

    def __call__(self, piece: Piece, troubles: Troubles) -> tuple[pa.RecordBatch, int]:
        import json

        known = frozenset(self.names)
        columns: list[list[str | None]] = [[] for _ in self.names]
        for number, line in enumerate(piece.data.split(b"\n")):
            if not line.strip():
                continue
            value = parsed(line)
            if value is None or not known.issuperset(value):
                raise InvalidTable("tablefiles.not_convertible_line", path=shown(self.path), row=piece.row + number)
            for name, cells in zip(self.names, columns, strict=True):
                given = value.get(name)
                cells.append(
                    json.dumps(given, ensure_ascii=False) if isinstance(given, (list, dict, bool)) else cell(given)
                )
        arrays = [pa.array(column, pa.string()) for column in columns]
        return pa.RecordBatch.from_arrays(arrays, names=list(self.names)), piece.data.count(b"\n")
