"""Writing Parquet, row group by row group; types, metadata, compression and the borders of row groups are kept."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sorbnames.tables.files.footer import parts_joined
from sorbnames.tables.output import Target

#: Larger row groups are divided, so that memory stays bounded.
_MOST_ROWS, _MOST_BYTES = 1 << 20, 256 << 20
#: After so many rows an interrupted run can go on, some five seconds' work.
PART_ROWS = 1 << 22
_SPARK = b"org.apache.spark.sql.parquet.row.metadata"


class ParquetSink:
    """Writes batches to a target; the batches of one row group together.

    Every so many rows, at the end of a row group, what was written is made a whole Parquet file, and the next one
    begins behind it: a run that was interrupted goes on there. The last footer lists the row groups of all of them.
    ``parts`` are the places where those begin and end that an interrupted run left.
    """

    is_seldom_ready = True

    def __init__(
        self,
        target: Target,
        schema: pa.Schema,
        given: pa.Schema | None = None,
        options: dict[str, Any] | None = None,
        parts: Sequence[Sequence[int]] | None = None,
    ) -> None:
        metadata = metadata_with_columns(schema)
        # Dictionaries are only how texts are handed over. Readers of Arrow are told the types that are meant.
        meant = pa.schema([_meant(field, given) for field in schema], metadata=metadata)
        told = {b"ARROW:schema": base64.b64encode(meant.serialize().to_pybytes())}
        self._target = target
        self._schema = schema.with_metadata(None)
        self._options = options or {"compression": "zstd"}
        self._metadata = {**(metadata or {}), **told}
        self._starts, self._ends = map(list, parts or ((), ()))
        self._writer: pq.ParquetWriter | None = None
        self._waiting: list[pa.RecordBatch] = []
        self._rows = self._bytes = self._rows_of_part = 0

    @property
    def state(self) -> list[list[int]] | None:
        """What ``parts`` must be to go on from here; None in the middle of a part."""
        return None if self._waiting or self._writer else [self._starts, self._ends]

    def write(self, data: pa.RecordBatch, ends_group: bool = False) -> None:
        """Take a batch; write what is waiting where a row group ends."""
        self._waiting.append(data)
        self._rows += data.num_rows
        self._bytes += data.nbytes
        if ends_group or self._rows >= _MOST_ROWS or self._bytes >= _MOST_BYTES:
            with self._target.explaining():
                self._write_group()
                if self._target.is_resumable and self._rows_of_part >= PART_ROWS:
                    self._end_part()

    def _write_group(self) -> None:
        if self._rows:
            table = pa.Table.from_batches([batch.replace_schema_metadata(None) for batch in self._waiting])
            self._begun().write_table(table.unify_dictionaries(), self._rows)
        self._rows_of_part += self._rows
        self._waiting = []
        self._rows = self._bytes = 0

    def _begun(self) -> pq.ParquetWriter:
        if self._writer is None:
            # A stream need not know its place; it has one part only, and nothing is read back.
            self._starts.append(self._target.file.tell() if self._target.is_resumable else 0)
            self._writer = pq.ParquetWriter(self._target.file, self._schema, store_schema=False, **self._options)
            self._writer.add_key_value_metadata(self._metadata)
            self._rows_of_part = 0
        return self._writer

    def _end_part(self) -> None:
        self._begun().close()
        self._writer = None
        if self._target.is_resumable:
            self._ends.append(self._target.file.tell())

    def finish(self) -> None:
        """Write what is waiting, and the footer."""
        with self._target.explaining():
            self._write_group()
            if self._writer or not self._starts:
                self._end_part()
            if len(self._starts) > 1:
                footer = parts_joined(self._target.file, self._starts, self._ends)
                self._target.file.seek(self._ends[-1])
                self._target.file.write(footer)

    def abandon(self) -> None:
        """Keep Arrow from ending the part once nobody holds it any more: it would tell of the closed file."""
        if self._writer is not None:
            self._writer.is_open = False


def _meant(field: pa.Field, given: pa.Schema | None) -> pa.Field:
    """The field with the type of the input, or of texts where they are handed over as a dictionary."""
    if given is not None and not field.name.startswith("sn_") and field.name in given.names:
        return given.field(given.names.index(field.name)).with_metadata(field.metadata)
    return field.with_type(field.type.value_type) if pa.types.is_dictionary(field.type) else field


def metadata_with_columns(schema: pa.Schema) -> dict[bytes, bytes] | None:
    """The file's metadata; where Spark or pandas list the columns, the added ones are listed too."""
    metadata = dict(schema.metadata or {})
    added = [field for field in schema if field.name.startswith("sn_")]
    try:
        if _SPARK in metadata:
            spark = json.loads(metadata[_SPARK])
            kept = [one for one in spark["fields"] if one["name"] not in {field.name for field in added}]
            spark["fields"] = kept + [_spark_field(field) for field in added]
            metadata[_SPARK] = json.dumps(spark).encode()
        if b"pandas" in metadata:
            pandas = json.loads(metadata[b"pandas"])
            kept = [one for one in pandas["columns"] if one["name"] not in {field.name for field in added}]
            pandas["columns"] = kept + [_pandas_column(field) for field in added]
            metadata[b"pandas"] = json.dumps(pandas).encode()
    except (ValueError, KeyError, TypeError):
        pass  # metadata that others wrote otherwise than expected stay as they are
    return metadata or None


def _spark_field(field: pa.Field) -> dict[str, Any]:
    kind = "double" if pa.types.is_floating(field.type) else "string"
    return {"name": field.name, "type": kind, "nullable": True, "metadata": {}}


def _pandas_column(field: pa.Field) -> dict[str, Any]:
    kinds = ("float64", "float64") if pa.types.is_floating(field.type) else ("unicode", "object")
    return {
        "name": field.name, "field_name": field.name, "pandas_type": kinds[0], "numpy_type": kinds[1], "metadata": None,
    }  # fmt: skip
