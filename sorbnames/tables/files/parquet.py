"""Reading Parquet, row group by row group, and how to write a file like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sorbnames.documents.base import shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.files.base import Piece

_ROWS = 1 << 17
#: So many values of a column are encoded at a time, a quarter quicker than pyarrow's 1,024, to the same bytes where
#: cells are short. A page ends only after them: where they may be more bytes than that, pyarrow's number stays.
_AT_ONCE, _MOST_AT_ONCE = 1 << 14, 64 << 20


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

    def start_of_rows(self) -> int:
        """Rows are counted from 0."""
        return 0

    def pieces(self, start: int = 0, row: int = 1) -> Iterator[Piece]:
        """The rows in batches, from number ``start`` on, where a batch began.

        The ``end`` of a piece counts rows; a group's last batch has ``-end``.
        """
        done = 0
        for group in range(self._file.num_row_groups):
            left = self.metadata.row_group(group).num_rows
            if done + left <= start:
                done += left
                continue
            with explained(self.path):
                batches = self._file.iter_batches(_ROWS, row_groups=[group], use_threads=True)
                while (batch := next(batches, None)) is not None:
                    done += batch.num_rows
                    left -= batch.num_rows
                    if done <= start:
                        continue
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
