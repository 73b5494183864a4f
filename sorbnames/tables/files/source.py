"""Bytes of a table as they come: from a file or standard input, packed with gzip or Zstandard or not at all."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import zlib
from pathlib import Path
from typing import IO, Any

from sorbnames.documents.base import STANDARD_STREAM, shown
from sorbnames.errors import InvalidTable

#: First bytes → how the file is packed.
PACKINGS = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}

#: Endings of file names → how such a file is packed.
PACKED_NAMES = {".gz": "gzip", ".gzip": "gzip", ".zst": "zstd", ".zstd": "zstd"}

HEAD = 1 << 20
_SPREAD, _STRETCH = 48, 1 << 15


class Source:
    """A table's bytes, unpacked, read from front to back.

    ``position`` counts bytes of the file itself, for progress; ``size`` is that file's length, 0 where it is unknown.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.size = 0
        self._raw: IO[bytes]
        try:
            self._open()
            first = self._peek_raw(4)
            self.packing = next((name for magic, name in PACKINGS.items() if first.startswith(magic)), "")
            self._stream = self._unpacked()
            self.head = self._read_fully(HEAD)
        except OSError as error:
            raise self._explained(error) from None
        self._left = self.head

    def _open(self) -> None:
        if self.path == STANDARD_STREAM:
            if sys.stdin is None:
                raise InvalidTable("documents.no_input", path=STANDARD_STREAM)
            self._raw = sys.stdin.buffer
            self.is_seekable = False
            return
        if Path(self.path).is_dir():
            raise InvalidTable("documents.directory", path=shown(self.path))
        self._raw = Path(self.path).open("rb")  # noqa: SIM115 (closed with the source)
        status = os.fstat(self._raw.fileno())
        self.is_seekable = stat.S_ISREG(status.st_mode)
        self.size = status.st_size if self.is_seekable else 0

    def _peek_raw(self, count: int) -> bytes:
        if not isinstance(self._raw, io.BufferedReader):
            self._raw = io.BufferedReader(self._raw)  # type: ignore[type-var]
        return self._raw.peek(count)[:count]

    def _unpacked(self) -> Any:
        if self.packing == "gzip":
            return gzip.GzipFile(fileobj=self._raw, mode="rb")
        if self.packing == "zstd":
            import pyarrow as pa

            return pa.CompressedInputStream(pa.PythonFile(self._raw, "r"), "zstd")
        return self._raw

    @property
    def position(self) -> int:
        """How many bytes of the file were read."""
        return self._raw.tell() if self.is_seekable else 0

    def read(self, count: int) -> bytes:
        """The next ``count`` bytes; fewer at the end only."""
        try:
            if self._left:
                data, self._left = self._left[:count], self._left[count:]
                return data if len(data) == count else data + self._read_fully(count - len(data))
            return self._read_fully(count)
        except OSError as error:
            raise self._explained(error) from None

    def skip(self, count: int) -> None:
        """Go on ``count`` bytes from the beginning; nothing may have been read."""
        if self.is_seekable and not self.packing:
            self._raw.seek(count)
            self._left = b""
            return
        while count:
            count -= len(self.read(min(count, 1 << 22))) or count

    def samples(self) -> bytes:
        """The beginning, and stretches from all over a file that is not packed: enough to tell the encoding."""
        if not self.is_seekable or self.packing or self.size <= HEAD:
            return self.head
        pieces = [self.head]
        place = self._raw.tell()
        for number in range(_SPREAD):
            self._raw.seek(HEAD + (self.size - HEAD) * number // _SPREAD)
            pieces.append(self._raw.read(_STRETCH))
        self._raw.seek(place)
        return b"".join(pieces)

    @property
    def is_short(self) -> bool:
        """Whether the head is all there is."""
        return len(self.head) < HEAD

    def close(self) -> None:
        """Close the file."""
        if self.path != STANDARD_STREAM:
            self._raw.close()

    def _read_fully(self, count: int) -> bytes:
        pieces: list[bytes] = []
        try:
            while count > 0:
                piece = self._stream.read(count)
                if not piece:
                    break
                pieces.append(piece)
                count -= len(piece)
        except EOFError:
            raise InvalidTable("tablefiles.truncated", path=shown(self.path), packing=self.packing) from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise self._broken(error) from None
        except OSError as error:
            if self.packing == "zstd" and error.errno is None:
                key = "truncated" if "Truncated" in str(error) else "broken_packing"
                raise InvalidTable(f"tablefiles.{key}", path=shown(self.path), packing=self.packing) from None
            raise
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _broken(self, error: Exception) -> InvalidTable:
        return InvalidTable("tablefiles.broken_packing", path=shown(self.path), packing=self.packing)

    def _explained(self, error: OSError) -> InvalidTable:
        path = shown(self.path)
        if isinstance(error, FileNotFoundError):
            return InvalidTable("documents.missing", path=path)
        if isinstance(error, IsADirectoryError):
            return InvalidTable("documents.directory", path=path)
        if isinstance(error, PermissionError):
            return InvalidTable("documents.unreadable", path=path)
        return InvalidTable("documents.read_failed", path=path, reason=error.strerror or str(error))
