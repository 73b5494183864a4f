"""The bytes of a document, in memory or in a file, as those see them that look for its encoding."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import IO, Protocol

#: How much of a file is looked at at a time.
BLOCK = 1 << 18


class Source(Protocol):
    """Bytes that may be too many to hold."""

    @property
    def size(self) -> int:
        """How many there are."""

    def read(self, start: int, end: int) -> bytes:
        """Those from ``start`` to ``end``, as far as there are so many."""

    def blocks(self) -> Iterator[bytes]:
        """All of them in order."""


class Bytes:
    """Bytes in memory: one block."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self._data)

    def read(self, start: int, end: int) -> bytes:
        """Those from ``start`` to ``end``."""
        return self._data[start:end]

    def blocks(self) -> Iterator[bytes]:
        """All of them at once."""
        yield self._data


class File:
    """The bytes of an open file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.size = os.fstat(file.fileno()).st_size

    def read(self, start: int, end: int) -> bytes:
        """Those from ``start`` to ``end``."""
        self._file.seek(start)
        return self._file.read(max(0, end - start))

    def blocks(self) -> Iterator[bytes]:
        """All of them, :data:`BLOCK` at a time."""
        for start in range(0, self.size, BLOCK):
            yield self.read(start, start + BLOCK)


class LineCounter:
    """Counts the line ends of text that comes in pieces; LF, CR LF and a lone CR end lines."""

    def __init__(self) -> None:
        self.ends = 0
        self._after_return = False

    def copy(self) -> LineCounter:
        """A counter that goes on from here by itself."""
        other = LineCounter()
        other.ends, other._after_return = self.ends, self._after_return
        return other

    def add(self, text: str) -> None:
        """Count those of the next piece."""
        self.ends += text.count("\n") + text.count("\r") - text.count("\r\n")
        if self._after_return and text.startswith("\n"):
            self.ends -= 1
        self._after_return = text.endswith("\r") if text else self._after_return


def byte_line_at(source: Source, offset: int) -> int:
    """The line, counted from 1, of a byte in an encoding that keeps ASCII."""
    counter = LineCounter()
    for block in source.blocks():
        counter.add(block[:offset].decode("latin-1"))
        offset -= len(block)
        if offset <= 0:
            break
    return 1 + counter.ends
