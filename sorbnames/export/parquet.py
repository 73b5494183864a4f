"""Parquet, for those who have pyarrow."""

from __future__ import annotations

import io
from typing import Any

from sorbnames.errors import UnsupportedDocument
from sorbnames.export.dataset import LICENCE_ID, LICENCE_URL, Dataset
from sorbnames.export.rows import entry_rows
from sorbnames.export.schema import ENTRY_FIELDS


def entries_parquet(dataset: Dataset) -> bytes:
    """One row an entry, with the columns of the CSV export; versions and licence stand in the file's metadata.

    Raises :class:`~sorbnames.errors.UnsupportedDocument` when pyarrow is not installed.
    """
    arrow, parquet = _pyarrow()
    types = {"string": arrow.string(), "number": arrow.float64(), "integer": arrow.int64()}
    metadata = {
        "data_version": dataset.data_version,
        "program_version": dataset.program_version,
        "licence": LICENCE_ID,
        "licence_url": LICENCE_URL,
    }
    schema = arrow.schema(
        [arrow.field(field["name"], types[field["type"]]) for field in ENTRY_FIELDS], metadata=metadata
    )
    rows = [{column: None if cell == "" else cell for column, cell in row.items()} for row in entry_rows(dataset)]
    table = arrow.Table.from_pylist(rows, schema=schema)
    content = io.BytesIO()
    parquet.write_table(table, content)
    return content.getvalue()


def _pyarrow() -> tuple[Any, Any]:
    from importlib import import_module

    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise UnsupportedDocument("data.needs_pyarrow") from None
