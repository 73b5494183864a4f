"""From the columns of a batch to its distinct questions, on whole columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from sorbnames.errors import InvalidTable
from sorbnames.tables.answers import Question
from sorbnames.tables.columns import Columns

#: Of longer cells (other; address) only so much is read: they are no names, and are not worth remembering in full.
_LONGEST = (400, 6_001)

#: The meanings that an answer on the place depends on, in the order of a question's fields.
_ASKED = Question._fields


def texts(array: pa.Array, column: str) -> pa.Array:
    """The cells as texts: numbers written out (``3046.0`` as ``3046``), bytes decoded, dictionaries as they are.

    Raises InvalidTable for a type that holds no text: lists, structures, dates, truth values.
    """
    kind = array.type
    if pa.types.is_dictionary(kind):
        return pa.DictionaryArray.from_arrays(array.indices, texts(array.dictionary, column))
    if pa.types.is_string(kind):
        return array
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind) or pa.types.is_integer(kind):
        return array.cast(pa.string())
    if pa.types.is_null(kind):
        return pa.nulls(len(array), pa.string())
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return pa.array([None if cell is None else _number(float(cell)) for cell in array.to_pylist()], pa.string())
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        cells = (None if cell is None else cell.decode("utf-8", "replace") for cell in array.to_pylist())
        return pa.array(cells, pa.string())
    raise InvalidTable("tables.not_text", column=column, kind=str(kind))


def _number(number: float) -> str | None:
    if number != number:
        return None
    return str(int(number)) if number.is_integer() else str(number)


def _coordinates(array: pa.Array, column: str) -> pa.Array:
    """Degrees rounded to hundredths, as texts."""
    if pa.types.is_floating(array.type):
        return pc.round(array, ndigits=2).cast(pa.string())
    return texts(array, column)


def encoded(array: pa.Array) -> tuple[pa.Array, list[str]]:
    """Codes (int64, none null) and the text that each stands for; null is code 0 and an empty text."""
    coded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    codes = pc.fill_null(pc.add(coded.indices.cast(pa.int64()), 1), 0)
    return codes, ["", *(cell or "" for cell in coded.dictionary.to_pylist())]


def combined(columns: Sequence[tuple[pa.Array, list[Any]]]) -> tuple[pa.Array, list[tuple[Any, ...]]]:
    """Columns of codes as one: a code a row (int64), and the values that each code stands for."""
    codes, first = columns[0]
    values: list[tuple[Any, ...]] = [(value,) for value in first]
    for others, other_values in columns[1:]:
        base = len(other_values)
        both = pc.add(pc.multiply(codes, base), others).dictionary_encode()
        codes = both.indices.cast(pa.int64())
        parts = (divmod(code, base) for code in both.dictionary.to_pylist())
        values = [(*values[one], other_values[other]) for one, other in parts]
    if len(columns) == 1:
        used = codes.dictionary_encode()
        codes, values = used.indices.cast(pa.int64()), [values[code] for code in used.dictionary.to_pylist()]
    return codes, values


def questions(batch: pa.RecordBatch, columns: Columns) -> tuple[pa.Array, list[Question]]:
    """The distinct questions of a batch and, for each row, the number of its question."""
    used = [meaning for meaning in _ASKED if getattr(columns, meaning)]
    parts = []
    for meaning in used:
        name = getattr(columns, meaning)
        array = batch.column(name)
        read = _coordinates if meaning in ("latitude", "longitude") else texts
        codes, cells = encoded(read(array, name))
        parts.append((codes, [cell.strip()[: _LONGEST[meaning == "address"]] for cell in cells]))
    codes, values = combined(parts)
    return codes, [Question(**dict(zip(used, cells, strict=True))) for cells in values]
