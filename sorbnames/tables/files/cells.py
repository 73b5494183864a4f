"""Columns of CSV text as Arrow arrays, and the text again with fields added to its records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from sorbnames.tables.files.dialect import Dialect
    from sorbnames.tables.files.fields import Fields, Places


def column(data: bytes, fields: Fields, number: int, dialect: Dialect, rows: Places) -> pa.StringArray:
    """The cells of a column without their quotation marks, in the records ``rows``; "" where a record is too short.

    Bytes that are no UTF-8 become U+FFFD.
    """
    if not len(fields.starts):
        return pa.array([""] * len(rows), pa.string())
    width = fields.width
    if width > number and len(rows) == len(fields.bodies):
        starts, ends = fields.starts[number::width], fields.ends[number::width]
    else:
        short = fields.counts[rows] <= number
        places = np.where(short, 0, fields.first[:-1][rows] + number)
        starts = np.where(short, 0, fields.starts[places])
        ends = np.where(short, 0, fields.ends[places])
    mark = dialect.quote[0]
    if dialect.quote not in data:
        return _text(_stretches(data, starts, ends))
    buffer = np.frombuffer(data, np.uint8)
    inner = ends - starts >= 2
    quoted = inner & (buffer[np.minimum(starts, len(data) - 1)] == mark) & (buffer[np.maximum(ends, 1) - 1] == mark)
    starts, ends = starts + quoted, ends - quoted
    return unescaped(_text(_stretches(data, starts, ends)), quoted, dialect)


def unescaped(cells: pa.StringArray, quoted: Any, dialect: Dialect) -> pa.StringArray:
    """The cells with the quotation marks inside quoted ones undoubled."""
    mark = dialect.quote.decode()
    if not quoted.any():
        return cells
    has_mark = pc.match_substring(cells, mark)
    if dialect.escape:
        has_mark = pc.or_(has_mark, pc.match_substring(cells, dialect.escape.decode()))
    touched = pc.and_(has_mark, pa.array(quoted))
    if not pc.any(touched).as_py():
        return cells
    plain = pc.replace_substring(cells, mark + mark, mark)
    if dialect.escape:
        plain = pc.replace_substring_regex(plain, r"\\(.)", r"\1")
    return pc.if_else(touched, plain, cells)


def _stretches(data: bytes, starts: Places, ends: Places) -> pa.BinaryArray:
    """The stretches of the text, which may not overlap unless empty, copied into an array."""
    count = len(starts)
    empty = ends <= starts
    if empty.any():
        # Arrow wants offsets in order: an empty stretch lies where the one before it ends.
        ends = np.where(empty, 0, ends)
        before = np.maximum.accumulate(ends)
        starts, ends = np.where(empty, before, starts), before
    offsets = np.empty(2 * count + 1, np.int32)
    offsets[0:-1:2] = starts
    offsets[1::2] = ends
    offsets[-1] = ends[-1] if count else 0
    both = pa.Array.from_buffers(pa.binary(), 2 * count, [None, pa.py_buffer(offsets), pa.py_buffer(data)])
    return both.take(pa.array(np.arange(0, 2 * count, 2)))


def _text(cells: pa.BinaryArray) -> pa.StringArray:
    text = cells.view(pa.string())
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return pa.array([cell.decode("utf-8", "replace") for cell in cells.to_pylist()], pa.string())
    return text


def joined(data: bytes, bodies: Places, ends: pa.BinaryArray, numbers: Any = None) -> tuple[memoryview, memoryview]:
    """The text with ``ends[numbers[i]]`` put at the end of record ``i``, before its line end; in two parts.

    Without ``numbers``, record ``i`` gets ``ends[i]``.
    """
    count = len(bodies)
    if not count:
        return memoryview(b""), memoryview(data)
    # One array of the ends and the records, from which everything is taken in one go. A record has the line end of the
    # one before it in front: so each line end stays as it was.
    known = content_of(ends)
    offsets = np.empty(len(ends) + count + 1, np.int64)
    offsets[: len(ends) + 1] = np.frombuffer(ends.buffers()[1], np.int32, len(ends) + 1, 4 * ends.offset)
    offsets[: len(ends) + 1] -= offsets[0]
    offsets[len(ends) + 1 :] = bodies + len(known)
    both = pa.py_buffer(b"".join((known, data)))
    pieces = pa.Array.from_buffers(pa.large_binary(), len(offsets) - 1, [None, pa.py_buffer(offsets), both])
    order = np.empty(2 * count, np.int64)
    order[0::2] = np.arange(len(ends), len(ends) + count)
    order[1::2] = np.arange(count) if numbers is None else numbers
    whole = pieces.take(pa.array(order))
    return memoryview(whole.buffers()[2]), memoryview(data)[int(bodies[-1]) :]


def content_of(array: pa.BinaryArray) -> memoryview:
    """The values of an array without nulls, one after the other, not copied."""
    offsets = np.frombuffer(array.buffers()[1], np.int32, len(array) + 1, 4 * array.offset)
    return memoryview(array.buffers()[2])[int(offsets[0]) : int(offsets[-1])]


def without_columns(data: bytes, fields: Fields, numbers: list[int]) -> bytes:
    """The text without these fields of its records, each with one delimiter beside it."""
    change = np.zeros(len(data) + 1, np.int8)
    leading = next((at for at in range(len(numbers) + 1) if at not in numbers), 0)
    for number in numbers:
        places = fields.first[:-1][fields.counts > number] + number
        starts, ends = fields.starts[places], fields.ends[places]
        if number >= leading:
            starts = starts - 1
        else:
            ends = np.minimum(ends + 1, fields.bodies[fields.counts > number])
        np.add.at(change, starts, 1)
        np.add.at(change, ends, -1)
    kept = np.cumsum(change[:-1], dtype=np.int32) == 0
    left: bytes = np.frombuffer(data, np.uint8)[kept].tobytes()
    return left
