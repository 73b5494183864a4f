"""The doors to the kernel: whatever holds a table gets its ``sn_*`` columns, in the form it came in.

Only the columns that are read are handed to the kernel; all others stay the very objects they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from sorbnames.errors import InvalidTable
from sorbnames.tables.columns import Columns, chosen

if TYPE_CHECKING:
    import pyarrow as pa

    from sorbnames.tables.kernel import Kernel

#: Rows of plain Python that are resolved together.
_ROWS = 10_000

#: Makes the kernel, once the names of the table's columns are known.
Start = Callable[[Sequence[str]], "Kernel"]


def required(package: str, extra: str) -> Any:
    """The optional package; raises InvalidTable with the command that installs it."""
    try:
        return import_module(package)
    except ImportError as error:
        raise InvalidTable("tables.missing_package", package=package, extra=extra) from error


def clean_any(table: Any, start: Start) -> Any:
    """The table with the added columns: by the package it comes from, or as Arrow data, or as rows."""
    required("pyarrow", "tables")
    origin = type(table).__module__.partition(".")[0]
    if origin in _DOORS:
        return _DOORS[origin](table, start)
    if hasattr(table, "__arrow_c_stream__"):
        return _reader(required("pyarrow", "tables").RecordBatchReader.from_stream(table), start)
    if hasattr(table, "__arrow_c_array__"):
        return _batch(required("pyarrow", "tables").record_batch(table), start)
    if isinstance(table, Iterable) and not isinstance(table, (str, bytes, Mapping)):
        return _rows(table, start)
    raise InvalidTable("tables.not_a_table", kind=type(table).__qualname__)


def starting(asked: Columns, overwrite: bool, **settings: Any) -> Start:
    """What makes the kernel from the names of a table's columns."""

    def start(names: Sequence[str]) -> Kernel:
        from sorbnames.tables.kernel import Kernel

        return Kernel(columns=chosen(names, asked, overwrite), overwrite=overwrite, **settings)

    return start


def _batch(batch: pa.RecordBatch, start: Start) -> pa.RecordBatch:
    return start(batch.schema.names).clean(batch)


def _reader(reader: pa.RecordBatchReader, start: Start) -> pa.RecordBatchReader:
    import pyarrow as pa

    kernel = start(reader.schema.names)
    return pa.RecordBatchReader.from_batches(kernel.schema(reader.schema), map(kernel.clean, reader))


def _arrow(table: Any, start: Start) -> Any:
    import pyarrow as pa

    if isinstance(table, pa.RecordBatch):
        return _batch(table, start)
    if isinstance(table, pa.RecordBatchReader):
        return _reader(table, start)
    if not isinstance(table, pa.Table):
        raise InvalidTable("tables.not_a_table", kind=type(table).__qualname__)
    kernel = start(table.schema.names)
    return pa.Table.from_batches(map(kernel.clean, table.to_batches()), schema=kernel.schema(table.schema))


def _pandas(frame: Any, start: Start) -> Any:
    import pyarrow as pa

    if not hasattr(frame, "columns"):
        raise InvalidTable("tables.not_a_table", kind=type(frame).__qualname__)
    kernel = start([str(name) for name in frame.columns])
    by_text = {str(name): name for name in frame.columns}
    arrays = {name: _series(frame[by_text[name]]) for name in kernel.columns.read}
    added = kernel.added(pa.RecordBatch.from_pydict(arrays)).to_pandas()
    added.index = frame.index
    kept = [name for name in frame.columns if str(name) not in kernel.columns.added]
    whole = frame[kept] if len(kept) < len(frame.columns) else frame
    return whole.assign(**{name: added[name] for name in added.columns})


def _series(series: Any) -> Any:
    """A column of pandas for Arrow; one of mixed objects is read as texts."""
    import pyarrow as pa

    try:
        array = pa.Array.from_pandas(series)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        cells = [None if cell is None or cell != cell else str(cell) for cell in series.tolist()]
        return pa.array(cells, pa.string())
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _polars(frame: Any, start: Start) -> Any:
    import polars as pl

    if isinstance(frame, pl.LazyFrame):
        schema = frame.collect_schema()
        kernel = start(schema.names())
        kept = {name: kind for name, kind in schema.items() if name not in kernel.columns.added}
        added = {name: pl.Float64 if name == "sn_score" else pl.String for name in kernel.columns.added}
        return frame.map_batches(lambda part: _with_added(part, kernel), schema={**kept, **added}, streamable=True)
    if not isinstance(frame, pl.DataFrame):
        raise InvalidTable("tables.not_a_table", kind=type(frame).__qualname__)
    return _with_added(frame, start(frame.columns))


def _with_added(frame: Any, kernel: Kernel) -> Any:
    import polars as pl
    import pyarrow as pa

    given = frame.select(kernel.columns.read).to_arrow()
    parts = [kernel.added(batch) for batch in given.to_batches()]
    added = pl.DataFrame(pl.from_arrow(pa.Table.from_batches(parts, schema=kernel.added_schema)))
    kept = [name for name in frame.columns if name not in kernel.columns.added]
    return frame.select(kept).hstack(added)


def _duckdb(relation: Any, start: Start) -> Any:
    from sorbnames.tables.duckdb import clean_relation

    return clean_relation(relation, start)


def _rows(rows: Iterable[Mapping[str, Any]], start: Start) -> Iterator[dict[str, Any]]:
    """Rows of plain Python, a block at a time; a row may lack cells."""
    import pyarrow as pa

    left = iter(rows)
    first = next(left, None)
    if first is None:
        return
    if not isinstance(first, Mapping):
        raise InvalidTable("tables.not_a_table", kind=f"{type(rows).__qualname__}[{type(first).__qualname__}]")
    kernel = start([str(name) for name in first])
    left = chain([first], left)
    while block := list(islice(left, _ROWS)):
        cells = {name: pa.array([_text(row.get(name)) for row in block], pa.string()) for name in kernel.columns.read}
        for row, added in zip(block, kernel.added(pa.RecordBatch.from_pydict(cells)).to_pylist(), strict=True):
            yield {**row, **added}


def _text(cell: Any) -> str | None:
    return None if cell is None or cell != cell else str(cell)


_DOORS: dict[str, Callable[[Any, Start], Any]] = {
    "pyarrow": _arrow,
    "pandas": _pandas,
    "polars": _polars,
    "duckdb": _duckdb,
    "_duckdb": _duckdb,
}
