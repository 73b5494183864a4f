"""Putting a file in its place in one step, so that nobody ever sees half of it."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from sorbnames.documents.base import STANDARD_STREAM, shown
from sorbnames.errors import UnsupportedDocument

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def write_atomically(target: str | Path, data: bytes | Iterable[bytes], like: str | Path | None = None) -> None:
    """Write ``data`` (or its pieces) beside ``target`` and put it in its place; ``-`` is standard output.

    Mode and owner are those of the existing target, else of ``like``, else the usual ones for a new file. A symbolic
    link stays, the file it points to is replaced; a pipe or device is written to. On any failure the old file is as it
    was, no temporary file stays, and UnsupportedDocument names the cause.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    if str(target) == STANDARD_STREAM:
        _write_standard_output(pieces)
        return
    try:
        old = _status(target)
        if old is not None and not stat.S_ISREG(old.st_mode):
            if stat.S_ISDIR(old.st_mode):
                raise UnsupportedDocument("documents.target_directory", path=shown(target))
            with Path(target).open("wb") as stream:
                stream.writelines(pieces)
            return
        if old is not None and not os.access(target, os.W_OK):
            raise UnsupportedDocument("documents.target_read_only", path=shown(target))
        _replace(Path(target).resolve(), pieces, old or _model(like))
    except OSError as error:
        raise explained(target, error) from error


def _write_standard_output(pieces: Iterable[bytes]) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has seen enough; the command line knows what to do
        raise
    except OSError as error:
        raise explained(STANDARD_STREAM, error) from error


def _replace(target: Path, pieces: Iterable[bytes], model: os.stat_result | None) -> None:
    temporary = target.parent / f".sorbnames-{secrets.token_hex(8)}.tmp"
    # Never readable by more people than the finished file, not even for a moment.
    mode = stat.S_IMODE(model.st_mode) & 0o777 if model else 0o666
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(descriptor)
        if model:
            _adopt(temporary, model)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _adopt(path: Path, model: os.stat_result) -> None:
    """Give the file the owner and mode of ``model``; the owner first, because a change of owner drops mode bits."""
    if hasattr(os, "chown"):
        mine = path.stat()
        if (mine.st_uid, mine.st_gid) != (model.st_uid, model.st_gid):
            with contextlib.suppress(PermissionError):
                os.chown(path, -1, model.st_gid)
            with contextlib.suppress(PermissionError):
                os.chown(path, model.st_uid, -1)
    path.chmod(stat.S_IMODE(model.st_mode))


def _status(path: str | Path) -> os.stat_result | None:
    try:
        return Path(path).stat()
    except FileNotFoundError:
        return None


def _model(like: str | Path | None) -> os.stat_result | None:
    if like is None or str(like) == STANDARD_STREAM:
        return None
    status = _status(like)
    return status if status is not None and stat.S_ISREG(status.st_mode) else None


def _sync_folder(folder: Path) -> None:
    """Make the new name lasting. The file itself is safe already, so a system that can't do this is no error."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def explained(target: str | Path, error: OSError) -> UnsupportedDocument:
    """The error of writing ``target`` with its cause and remedy."""
    path, folder = shown(target), shown(Path(target).absolute().parent)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return UnsupportedDocument("documents.target_folder_missing", path=path, folder=folder)
    if error.errno in _FULL:
        return UnsupportedDocument("documents.disk_full", path=path)
    if error.errno in _FORBIDDEN:
        return UnsupportedDocument("documents.target_forbidden", path=path, folder=folder)
    return UnsupportedDocument("documents.write_failed", path=path, reason=error.strerror or str(error))
