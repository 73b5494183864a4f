"""How packed output is written: gzip in members, zstd in one frame."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

#: A frame holds back less than so many packed bytes: a block of 128 kB, and Arrow's buffer of 64 kB.
HELD_BACK = 1 << 18

_AT_A_TIME = 1 << 20


def member(parts: tuple[Any, ...]) -> bytes:
    """A gzip member without name and time, so that the same text gives the same bytes."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return b"".join((*(packer.compress(part) for part in parts), packer.flush()))


class ZstdFrame:
    """One frame of zstd for all that is written: many readers, pandas among them, read only the first of a file.

    Its bytes do not depend on the portions in which they come. ``taken`` counts them before packing.
    """

    def __init__(self, file: IO[bytes]) -> None:
        import pyarrow as pa

        self._stream = pa.CompressedOutputStream(pa.PythonFile(file, "w"), "zstd")
        self.taken = 0
        self._waiting: dict[str, Any] | None = None

    def write(self, part: Any) -> None:
        """Pack bytes."""
        self._stream.write(part)
        self.taken += len(part)

    def certain(self, state: dict[str, Any]) -> dict[str, Any] | None:
        """The latest state of those given whose bytes are in the file for certain, if that is another than before.

        ``state["reached"]`` is the size of the file. Bytes are certain when as many followed as may be held back.
        """
        earlier = self._waiting
        if earlier is not None and state["reached"] - earlier["reached"] < HELD_BACK:
            return None
        self._waiting = state
        return None if earlier is None else earlier | {"reached": state["reached"]}

    def close(self) -> None:
        """End the frame; the file is closed too."""
        self._stream.close()


def unpacked(path: Path, size: int) -> Iterator[bytes]:
    """The first ``size`` bytes of what a frame holds that need not have an end."""
    import pyarrow as pa

    with pa.CompressedInputStream(pa.OSFile(str(path)), "zstd") as packed:
        while size:
            part = packed.read(min(_AT_A_TIME, size))
            size -= len(part)
            yield part
