"""Footers of Parquet files whose parts were written one after the other.

A row group's places in its file are counted from the file's beginning. Where a part was written behind others, its
footer is told so with :func:`moved`; then its row groups can be listed with theirs. Source: Apache Parquet's
``parquet.thrift`` and the specification of the Thrift compact protocol.
"""

from __future__ import annotations

import io
from typing import IO

import pyarrow.parquet as pq

MAGIC = b"PAR1"
_TAIL = 8  # the footer's length and the magic bytes end every file

# Numbers of fields in parquet.thrift, from FileMetaData down.
_GROUPS, _GROUP_START, _COLUMNS = 4, 5, 1
_COLUMN_START, _OFFSET_INDEX, _COLUMN_INDEX, _COLUMN_META = 2, 4, 6, 3
_DATA_PAGE, _INDEX_PAGE, _DICTIONARY_PAGE, _BLOOM_FILTER = 9, 10, 11, 14

#: The fields that are places in the file.
_PLACES = frozenset(
    [
        (_GROUPS, _GROUP_START),
        *((_GROUPS, _COLUMNS, field) for field in (_COLUMN_START, _OFFSET_INDEX, _COLUMN_INDEX)),
        *(
            (_GROUPS, _COLUMNS, _COLUMN_META, field)
            for field in (_DATA_PAGE, _INDEX_PAGE, _DICTIONARY_PAGE, _BLOOM_FILTER)
        ),
    ]
)

# Kinds of values in the compact protocol.
_TRUE, _FALSE, _BYTE, _SHORT, _LONG, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12


def parts_joined(file: IO[bytes], starts: list[int], ends: list[int]) -> bytes:
    """The footer, to the file's last byte, for a file of whole Parquet files that stand behind each other.

    ``starts`` and ``ends`` are their places in ``file``. They have the same columns; the first one's metadata count.
    """
    whole: pq.FileMetaData | None = None
    for start, end in zip(starts, ends, strict=True):
        file.seek(end - _TAIL)
        length = int.from_bytes(file.read(4), "little")
        file.seek(end - _TAIL - length)
        footer = moved(file.read(length), start)
        part = pq.read_metadata(io.BytesIO(MAGIC + footer + len(footer).to_bytes(4, "little") + MAGIC))
        if whole is None:
            whole = part
        else:
            whole.append_row_groups(part)
    written = io.BytesIO()
    assert whole is not None
    whole.write_metadata_file(written)
    return written.getvalue()[len(MAGIC) :]


def moved(footer: bytes, by: int) -> bytes:
    """A file's footer (``FileMetaData``), if everything in the file stood ``by`` bytes further back."""
    if not by:
        return footer
    walk = _Walk(footer)
    walk.struct(())
    kept, done = [], 0
    for start, end, place in walk.places:
        kept += [footer[done:start], _number(place + by)]
        done = end
    return b"".join([*kept, footer[done:]])


class _Walk:
    """Goes through a struct in compact protocol; ``places`` are start, end and value of every place but 0 (none)."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self.places: list[tuple[int, int, int]] = []

    def struct(self, path: tuple[int, ...]) -> None:
        field = 0
        while head := self._byte():
            step = head >> 4
            field = field + step if step else _signed(self._varint())
            self._value(head & 15, (*path, field))

    def _value(self, kind: int, path: tuple[int, ...]) -> None:
        if kind == _STRUCT:
            self.struct(path)
        elif kind in (_LIST, _SET):
            self._list(path)
        elif kind == _MAP:
            self._map(path)
        elif kind == _BINARY:
            length = self._varint()
            self._at += length
        elif _SHORT <= kind <= _LONG:
            start = self._at
            place = _signed(self._varint())
            if place and path in _PLACES:
                self.places.append((start, self._at, place))
        elif kind in (_BYTE, _DOUBLE):
            self._at += 1 if kind == _BYTE else 8
        elif kind not in (_TRUE, _FALSE):
            raise ValueError(f"kind {kind} is none of the compact protocol")

    def _list(self, path: tuple[int, ...]) -> None:
        head = self._byte()
        count = head >> 4
        if count == 15:
            count = self._varint()
        for _ in range(count):
            self._member(head & 15, path)

    def _map(self, path: tuple[int, ...]) -> None:
        if count := self._varint():
            kinds = self._byte()
            for _ in range(count):
                self._member(kinds >> 4, path)
                self._member(kinds & 15, path)

    def _member(self, kind: int, path: tuple[int, ...]) -> None:
        """A value in a list; a truth value is a byte there."""
        self._value(_BYTE if kind in (_TRUE, _FALSE) else kind, path)

    def _byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def _varint(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7


def _signed(number: int) -> int:
    return (number >> 1) ^ -(number & 1)


def _number(value: int) -> bytes:
    """A number that is not negative, as a zigzag varint."""
    left, written = value << 1, bytearray()
    while left > 127:
        written.append(left & 127 | 128)
        left >>= 7
    return bytes([*written, left])
