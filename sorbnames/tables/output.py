"""Where a cleaned table goes: a file that appears when it is whole, a device, or standard output.

While a run lasts, its output stands beside the target as ``.NAME.sorbnames-part``; a small ``.NAME.sorbnames-resume``
tells how far it is. What was interrupted can be continued from there.
"""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from sorbnames.documents.base import STANDARD_STREAM, shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.packing import ZstdFrame, member, unpacked

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


class Target:
    """The output of a run. ``packing`` is gzip, zstd or empty."""

    def __init__(self, path: str, packing: str = "", like: str = "") -> None:
        self.path = path
        self.packing = packing
        self._like = like
        self.is_stream = path == STANDARD_STREAM or self._is_special()
        folder, name = os.path.split(os.path.realpath(path) if not self.is_stream else path)
        self.part = Path(folder) / f".{name}.sorbnames-part"
        self._earlier = Path(folder) / f".{name}.sorbnames-part~"
        self.side = Path(folder) / f".{name}.sorbnames-resume"
        self.file: IO[bytes] = io.BytesIO()
        self._frame: ZstdFrame | None = None

    def _is_special(self) -> bool:
        """Whether the target is a pipe or device; raises InvalidTable for a folder or a file that is read only."""
        try:
            status = Path(self.path).stat()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise self.explained(error) from None
        if stat.S_ISDIR(status.st_mode):
            raise InvalidTable("documents.target_directory", path=shown(self.path))
        if stat.S_ISREG(status.st_mode) and not os.access(self.path, os.W_OK):
            raise InvalidTable("documents.target_read_only", path=shown(self.path))
        return not stat.S_ISREG(status.st_mode)

    @property
    def is_resumable(self) -> bool:
        """Whether a run into this target can be continued where it was interrupted."""
        return not self.is_stream

    def open(self, done: int = 0) -> None:
        """Begin, or go on behind the first ``done`` bytes of an interrupted run (with zstd, bytes before packing)."""
        try:
            if self.path == STANDARD_STREAM:
                sys.stdout.flush()
                self.file = sys.stdout.buffer
            elif self.is_stream:
                self.file = Path(self.path).open("wb")  # noqa: SIM115 (closed at the end of the run)
            elif done and self.packing == "zstd":
                self._pack_again(done)
            elif done:
                self.file = self.part.open("r+b")
                self.file.truncate(done)
                self.file.seek(done)
            else:
                self._forget()
                self.file = self._new_part()
            if self.packing == "zstd" and self._frame is None:
                self._frame = ZstdFrame(self.file)
        except OSError as error:
            raise self.explained(error) from None

    def _pack_again(self, done: int) -> None:
        """A new part with what an interrupted run wrote: no packer goes on in another's frame.

        The earlier one stays until there is a checkpoint in the new one.
        """
        self.part.replace(self._earlier)
        self.file = self._new_part()
        self._frame = ZstdFrame(self.file)
        for part in unpacked(self._earlier, done):
            self._frame.write(part)

    def _new_part(self) -> IO[bytes]:
        """The part file, never readable by more people than the finished file."""
        self.part.unlink(missing_ok=True)
        model = self._model()
        mode = stat.S_IMODE(model.st_mode) & 0o777 if model else 0o666
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.fdopen(os.open(self.part, flags, mode), "r+b")

    def _model(self) -> os.stat_result | None:
        """The file whose mode the new one gets: the one it replaces, else the input."""
        for path in (self.path, self._like):
            with contextlib.suppress(OSError):
                if path and path != STANDARD_STREAM and stat.S_ISREG(Path(path).stat().st_mode):
                    return Path(path).stat()
        return None

    def write(self, data: Any) -> None:
        """Write bytes, or several stretches of them, as one member of a gzip file."""
        parts = data if isinstance(data, tuple) else (data,)
        try:
            if self.packing == "gzip":
                self.file.write(member(parts))
            elif self._frame is not None:
                for part in parts:
                    self._frame.write(part)
            else:
                for part in parts:
                    self.file.write(part)
        except OSError as error:
            raise self.explained(error) from None

    def checkpoint(self, state: dict[str, Any]) -> None:
        """Make lasting what was written, and remember how far the run is."""
        try:
            self.file.flush()
            os.fsync(self.file.fileno())
            reached = self.file.tell()
            made = state | {"written": self._frame.taken if self._frame else reached, "reached": reached}
            certain = self._frame.certain(made) if self._frame else made
            if certain is None:
                return
            text = json.dumps(certain, ensure_ascii=False)
            fresh = self.side.with_name(self.side.name + "~")
            fresh.write_text(text, "utf-8")
            fresh.replace(self.side)
            self._earlier.unlink(missing_ok=True)
        except OSError as error:
            raise self.explained(error) from None

    def interrupted(self) -> dict[str, Any] | None:
        """What the last run into this target left, if it was interrupted and its output is still there."""
        try:
            state: dict[str, Any] = json.loads(self.side.read_text("utf-8"))
            if self._earlier.exists():
                self._earlier.replace(self.part)
            if self.part.stat().st_size < int(state["reached"]):
                return None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return state

    def finish(self) -> None:
        """Put the whole output in its place."""
        try:
            if self._frame is not None:
                self._frame.close()
                if self.file.closed:
                    self.file = self.part.open("r+b") if not self.is_stream else self.file
            if self.is_stream:
                if not self.file.closed:
                    self.file.flush()
                if self.path != STANDARD_STREAM:
                    self.file.close()
                return
            self.file.flush()
            os.fsync(self.file.fileno())
            self.file.close()
            if model := self._model():
                self.part.chmod(stat.S_IMODE(model.st_mode))
            self.part.replace(os.path.realpath(self.path))
            self._forget()
        except OSError as error:
            raise self.explained(error) from None

    def abandon(self) -> bool:
        """Stop without a result; what can be continued stays. Tells whether anything does."""
        if self.is_stream:
            return False
        with contextlib.suppress(OSError, ValueError):
            self.file.close()
        if self.side.exists():
            return True
        with contextlib.suppress(OSError):
            self.part.unlink()
        return False

    def _forget(self) -> None:
        for path in (self.side, self._earlier):
            with contextlib.suppress(OSError):
                path.unlink()

    @contextlib.contextmanager
    def explaining(self) -> Iterator[None]:
        """For others' writing to ``file``: what goes wrong is raised as :meth:`explained`."""
        try:
            yield
        except OSError as error:
            raise self.explained(error) from None

    def explained(self, error: OSError) -> Exception:
        """The error with its cause and remedy; a closed pipe stays what it is."""
        if isinstance(error, BrokenPipeError):
            return error
        path, folder = shown(self.path), shown(Path(self.path).absolute().parent)
        if isinstance(error, (FileNotFoundError, NotADirectoryError)):
            return InvalidTable("documents.target_folder_missing", path=path, folder=folder)
        if error.errno in _FULL:
            return InvalidTable("tablefiles.disk_full", path=path)
        if error.errno in _FORBIDDEN:
            return InvalidTable("documents.target_forbidden", path=path, folder=folder)
        return InvalidTable("documents.write_failed", path=path, reason=error.strerror or str(error))


def is_same_file(path: str, other: str) -> bool:
    """Whether two paths are one file, by links too, and also if it is not there yet."""
    if STANDARD_STREAM in (path, other):
        return False
    if os.path.exists(path) and os.path.exists(other):
        return os.path.samefile(path, other)
    return os.path.realpath(path) == os.path.realpath(other)
