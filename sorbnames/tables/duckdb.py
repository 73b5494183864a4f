"""The door for DuckDB: a function in SQL that streams, and relations."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sorbnames.tables.columns import Columns
from sorbnames.tables.doors import Start, required

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer
    from sorbnames.tables.kernel import Kernel


def register(
    connection: Any,
    name: str = "sn_clean",
    columns: Sequence[str] = ("place", "plz"),
    *,
    gazetteer: Gazetteer | None = None,
) -> None:
    """Make ``sn_clean(place, plz)`` known to a connection: a function that gives the ``sn_*`` values as a STRUCT.

    ``SELECT t.*, unnest(sn_clean(Ort, PLZ)) FROM t``. ``columns`` says what the arguments are, by the names of the
    arguments of :func:`sorbnames.tables.clean`; all are VARCHAR. A function of this name that Python made before is
    replaced. DuckDB hands over vectors of rows: memory stays
    bounded, whatever the size of the table. Raises InvalidTable where a package is missing.
    """
    import sorbnames

    duckdb = required("duckdb", "duckdb")
    required("pyarrow", "duckdb")
    from sorbnames.tables.kernel import Kernel

    kernel = Kernel(gazetteer or sorbnames.load(), Columns(**{meaning: meaning for meaning in columns}))
    kinds = ", ".join(f"{one} {'DOUBLE' if one == 'sn_score' else 'VARCHAR'}" for one in kernel.columns.added)
    with suppress(duckdb.InvalidInputException):
        connection.remove_function(name)
    connection.create_function(
        name,
        _function(kernel, tuple(columns)),
        ["VARCHAR"] * len(columns),
        f"STRUCT({kinds})",
        type="arrow",
        null_handling="special",
    )


def _function(kernel: Kernel, columns: tuple[str, ...]) -> Any:
    from inspect import Parameter, Signature

    import pyarrow as pa

    def sn_clean(*arrays: Any) -> Any:
        cells = [array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array for array in arrays]
        return kernel.added(pa.RecordBatch.from_arrays(cells, list(columns))).to_struct_array()

    # DuckDB counts the parameters by the signature.
    parameters = [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD) for name in columns]
    sn_clean.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return sn_clean


def clean_relation(relation: Any, start: Start, connection: Any = None) -> Any:
    """The relation with the added columns, as a relation of the connection (DuckDB's default one).

    The result is held in memory; for tables that do not fit there is :func:`register`.
    """
    import pyarrow as pa

    duckdb = required("duckdb", "duckdb")
    kernel = start(relation.columns)
    reader = relation.to_arrow_reader() if hasattr(relation, "to_arrow_reader") else relation.fetch_record_batch()
    cleaned = pa.Table.from_batches(map(kernel.clean, reader), schema=kernel.schema(reader.schema))
    return connection.from_arrow(cleaned) if connection is not None else duckdb.from_arrow(cleaned)
