"""From the columns of a batch to its distinct questions, on whole columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import Any, NamedTuple

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


#: Stands between the cells of one question in its key.
_JOINT = "\x1f"


class Coded(NamedTuple):
    """A column as codes (int64, none null) and the text that each code stands for."""

    codes: Any
    texts: Any


def coded(array: pa.Array, longest: int = 0) -> Coded:
    """The cells as codes; null is code 0 and an empty text. Blanks at the ends and what is too long are left off."""
    column = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    codes = pc.fill_null(pc.add(column.indices.cast(pa.int64()), 1), 0)
    cells = pc.utf8_trim_whitespace(pc.fill_null(column.dictionary.cast(pa.string()), ""))
    # The sign that joins the cells of a question must not stand in one.
    cells = pc.replace_substring(cells, _JOINT, " ")
    if longest:
        cells = pc.utf8_slice_codeunits(cells, 0, longest)
    return Coded(codes, pa.concat_arrays([pa.array([""], pa.string()), cells]))


def combined(columns: Sequence[Coded]) -> tuple[pa.Array, list[pa.Array]]:
    """Columns of codes as one: a code a row (int64), and for each code the cells that it stands for, by column."""
    codes = columns[0].codes
    places = [pa.array(range(len(columns[0].texts)), pa.int64())]
    for column in columns[1:]:
        base = len(column.texts)
        both = pc.add(pc.multiply(codes, base), column.codes).dictionary_encode()
        codes = both.indices.cast(pa.int64())
        first = pc.divide(both.dictionary, base)
        places = [one.take(first) for one in places]
        places.append(pc.subtract(both.dictionary, pc.multiply(first, base)))
    if len(columns) == 1:
        used = codes.dictionary_encode()
        codes, places = used.indices.cast(pa.int64()), [used.dictionary]
    return codes, [column.texts.take(place) for column, place in zip(columns, places, strict=True)]


class Asked(NamedTuple):
    """The distinct questions of a batch: for each row the number of its question, and each question's cells.

    ``keys`` holds the cells of each question in one text, to find it among those that were asked before.
    """

    codes: Any
    used: tuple[str, ...]
    cells: list[Any]
    keys: Any

    def questions(self, numbers: pa.Array) -> list[Question]:
        """The questions with these numbers."""
        cells = dict(zip(self.used, self.cells, strict=True))
        columns = [cells[name].take(numbers).to_pylist() if name in cells else repeat("") for name in _ASKED]
        return list(map(Question, *columns))


def questions(batch: pa.RecordBatch, columns: Columns) -> Asked:
    """The distinct questions of a batch.

    Raises InvalidTable for a column that holds no text.
    """
    used = tuple(meaning for meaning in _ASKED if getattr(columns, meaning))
    parts = []
    for meaning in used:
        name = getattr(columns, meaning)
        read = _coordinates if meaning in ("latitude", "longitude") else texts
        parts.append(coded(read(batch.column(name), name), _LONGEST[meaning == "address"]))
    codes, cells = combined(parts)
    return Asked(codes, used, cells, pc.binary_join_element_wise(*cells, _JOINT) if len(cells) > 1 else cells[0])
