"""Parquet: row groups one after the other; types, metadata, compression and the borders of row groups are kept."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sorbnames.documents.base import shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.files.base import Piece
from sorbnames.tables.output import Target

_ROWS = 1 << 17
#: Larger row groups are divided, so that memory stays bounded.
_MOST_ROWS, _MOST_BYTES = 1 << 20, 256 << 20
#: So many values of a column are encoded at a time, a quarter quicker than pyarrow's 1,024, to the same bytes where
#: cells are short. A page ends only after them: where they may be more bytes than that, pyarrow's number stays.
_AT_ONCE, _MOST_AT_ONCE = 1 << 14, 64 << 20
_SPARK = b"org.apache.spark.sql.parquet.row.metadata"


class ParquetFile:
    """A Parquet file and how it is written."""

    def __init__(self, path: str) -> None:
        self.path = path
        with explained(path):
            self._file = pq.ParquetFile(path, pre_buffer=False, buffer_size=1 << 20)
            self.schema: pa.Schema = self._file.schema_arrow
            self.metadata = self._file.metadata
        self.names = tuple(self.schema.names)
        self.first_row = 1

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self.metadata.num_rows)

    def pieces(self, start: int = 0, row: int = 1) -> Iterator[Piece]:
        """The rows in batches. The ``end`` of a piece counts rows; a group's last batch has ``-end``."""
        done = 0
        for group in range(self._file.num_row_groups):
            left = self.metadata.row_group(group).num_rows
            with explained(self.path):
                batches = self._file.iter_batches(_ROWS, row_groups=[group], use_threads=True)
                while (batch := next(batches, None)) is not None:
                    done += batch.num_rows
                    left -= batch.num_rows
                    yield Piece(batch, row, done if left else -done)
                    row += batch.num_rows

    def read_coded(self, names: Iterable[str]) -> None:
        """Read these columns, where they hold texts, as dictionaries: they come back as they were."""
        texts = [
            name
            for name in names
            if pa.types.is_string(self.schema.field(name).type)
            or pa.types.is_large_string(self.schema.field(name).type)
        ]
        with explained(self.path):
            self._file = pq.ParquetFile(self.path, pre_buffer=False, buffer_size=1 << 20, read_dictionary=texts)

    def options(self, schema: pa.Schema) -> dict[str, Any]:
        """How to write a file like this one, for ``pyarrow.parquet.ParquetWriter``."""
        columns = []
        if self.metadata.num_row_groups:
            first = self.metadata.row_group(0)
            columns = [first.column(number) for number in range(self.metadata.num_columns)]
        usual = Counter(column.compression for column in columns).most_common(1)
        compression: dict[str, str] = {column.path_in_schema: _codec(column.compression) for column in columns}
        added = [name for name in schema.names if name not in self.names]
        for name in added:
            compression[name] = _codec(usual[0][0]) if usual else "snappy"
        with_dictionary = [
            column.path_in_schema for column in columns if any("DICTIONARY" in one for one in column.encodings)
        ]
        stamps = [column for column in columns if column.physical_type == "INT96"]
        options: dict[str, Any] = {
            "compression": compression or "snappy",
            "use_dictionary": [*with_dictionary, *added] if columns else True,
            "use_deprecated_int96_timestamps": bool(stamps),
        }
        if self._widest * _AT_ONCE <= _MOST_AT_ONCE:
            options["write_batch_size"] = _AT_ONCE
        if columns and self.metadata.row_group(0).sorting_columns:
            options["sorting_columns"] = self.metadata.row_group(0).sorting_columns
        return options

    @property
    def _widest(self) -> float:
        """The most bytes that a value of a column takes on average in a row group."""
        groups = (self.metadata.row_group(number) for number in range(self.metadata.num_row_groups))
        chunks = (group.column(number) for group in groups for number in range(group.num_columns))
        return max((chunk.total_uncompressed_size / max(chunk.num_values, 1) for chunk in chunks), default=0.0)


def _codec(name: str) -> str:
    return {"UNCOMPRESSED": "none", "LZ4": "lz4", "BROTLI": "brotli"}.get(name, name.lower())


class ParquetSink:
    """Writes batches to a target; the batches of one row group together."""

    def __init__(
        self, target: Target, schema: pa.Schema, given: pa.Schema | None = None, options: dict[str, Any] | None = None
    ) -> None:
        metadata = metadata_with_columns(schema)
        # Dictionaries are only how texts are handed over. Readers of Arrow are told the types that are meant.
        meant = pa.schema([_meant(field, given) for field in schema], metadata=metadata)
        told = {b"ARROW:schema": base64.b64encode(meant.serialize().to_pybytes())}
        self._schema = schema.with_metadata(None)
        self._writer = pq.ParquetWriter(
            target.file, self._schema, store_schema=False, **(options or {"compression": "zstd"})
        )
        self._writer.add_key_value_metadata({**(metadata or {}), **told})
        self._waiting: list[pa.RecordBatch] = []
        self._rows = self._bytes = 0

    def write(self, batch: pa.RecordBatch, ends_group: bool) -> None:
        """Take a batch; write what is waiting where a row group ends."""
        self._waiting.append(batch)
        self._rows += batch.num_rows
        self._bytes += batch.nbytes
        if ends_group or self._rows >= _MOST_ROWS or self._bytes >= _MOST_BYTES:
            self._write_group()

    def _write_group(self) -> None:
        if self._rows:
            table = pa.Table.from_batches([batch.replace_schema_metadata(None) for batch in self._waiting])
            self._writer.write_table(table.unify_dictionaries(), self._rows)
        self._waiting = []
        self._rows = self._bytes = 0

    def finish(self) -> None:
        """Write what is waiting, and the footer."""
        self._write_group()
        self._writer.close()


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


class explained:  # noqa: N801
    """Turns what pyarrow says about a broken file into one message."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, _: Any) -> None:
        path = shown(self.path)
        if isinstance(error, FileNotFoundError):
            raise InvalidTable("documents.missing", path=path) from None
        if isinstance(error, (pa.ArrowException, OSError)) and not isinstance(error, MemoryError):
            reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
            raise InvalidTable("tablefiles.broken_parquet", path=path, reason=reason) from None
