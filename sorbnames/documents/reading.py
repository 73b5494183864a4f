"""Bytes of a file, of a pipe, or of standard input; and what a file is that isn't text."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import IO

from sorbnames.documents.base import STANDARD_STREAM, shown
from sorbnames.errors import UnsupportedDocument

#: First bytes → key of the message that names the kind. Kinds that share a beginning are told apart below.
SIGNATURES = (
    (b"%PDF-", "is_pdf"),
    (b"{\\rtf", "is_rtf"),
    (b"PK\x03\x04", "is_archive"),
    (b"PK\x05\x06", "is_archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is_old_office"),
    (b"\x89PNG\r\n\x1a\n", "is_image"),
    (b"\xff\xd8\xff", "is_image"),
    (b"GIF87a", "is_image"),
    (b"GIF89a", "is_image"),
    (b"II*\x00", "is_image"),
    (b"MM\x00*", "is_image"),
    (b"\x1f\x8b", "is_archive"),
    (b"\xfd7zXZ\x00", "is_archive"),
    (b"7z\xbc\xaf\x27\x1c", "is_archive"),
    (b"Rar!\x1a\x07", "is_archive"),
    (b"SQLite format 3\x00", "is_table"),
)

#: What the first entries of a ZIP package say about it.
PACKAGES = (
    (b"application/vnd.oasis.opendocument.text", "is_odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "is_table"),
    (b"word/", "is_docx"),
    (b"xl/", "is_table"),
)


#: The largest file that is read. Checking needs about ten times as much memory as a file of text has bytes.
LARGEST_FILE = 256 * 1024 * 1024


def read_bytes(path: str | Path) -> bytes:
    """Everything the file holds. Raises UnsupportedDocument if it can't be read or is larger than LARGEST_FILE."""
    try:
        if str(path) == STANDARD_STREAM:
            data = _standard_input()
        else:
            with Path(path).open("rb") as file:
                mode = os.fstat(file.fileno()).st_mode
                if stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and not file.isatty()):
                    raise UnsupportedDocument("documents.device", path=shown(path))
                data = file.read(LARGEST_FILE + 1)
        return _not_too_long(path, data)
    except MemoryError:
        raise UnsupportedDocument("documents.too_large", path=shown(path)) from None
    except FileNotFoundError:
        raise UnsupportedDocument("documents.missing", path=shown(path)) from None
    except IsADirectoryError:
        raise UnsupportedDocument("documents.directory", path=shown(path)) from None
    except PermissionError:
        key = "directory" if Path(path).is_dir() else "unreadable"
        raise UnsupportedDocument(f"documents.{key}", path=shown(path)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnsupportedDocument("documents.read_failed", path=shown(path), reason=reason) from error
    except ValueError as error:
        if isinstance(error, UnsupportedDocument):
            raise
        # A NUL inside the file name: no file can be called that.
        raise UnsupportedDocument("documents.missing", path=repr(str(path))) from None


def read_all(path: str | Path, file: IO[bytes]) -> bytes:
    """The same of a temporary file that holds what came from ``path``; closes it."""
    with file:
        file.seek(0)
        return _not_too_long(path, file.read(LARGEST_FILE + 1))


def _not_too_long(path: str | Path, data: bytes) -> bytes:
    if len(data) > LARGEST_FILE:
        megabytes = str(LARGEST_FILE // 1024 // 1024)
        raise UnsupportedDocument("documents.too_long", path=shown(path), megabytes=megabytes)
    return data


def refuse_known_kinds(path: str, data: bytes) -> None:
    """Raise UnsupportedDocument, naming the kind, for a file that begins as images, archives and the like do."""
    for signature, key in SIGNATURES:
        if data.startswith(signature):
            if key == "is_old_office":
                from sorbnames.documents.office import is_encrypted

                if is_encrypted(data):
                    raise UnsupportedDocument("office.encrypted", path=shown(path))
            raise UnsupportedDocument(f"documents.{_package_kind(data) or key}", path=shown(path))


def _package_kind(data: bytes) -> str:
    if not data.startswith(b"PK\x03\x04"):
        return ""
    head, tail = data[:4096], data[-65536:]  # names stand before each entry, and all together at the end
    return next((key for mark, key in PACKAGES if mark in head or mark in tail), "")


def standard_input(most: int) -> bytes | IO[bytes]:
    """Standard input: all of it, or a temporary file that it was copied to where there are ``most`` bytes or more."""
    if sys.stdin is None:
        raise UnsupportedDocument("documents.no_input", path=STANDARD_STREAM)
    data = sys.stdin.buffer.read(most)
    if len(data) < most:
        return data
    import shutil
    import tempfile

    file = tempfile.TemporaryFile(prefix="sorbnames-")  # noqa: SIM115 - whoever reads it closes it
    try:
        file.write(data)
        shutil.copyfileobj(sys.stdin.buffer, file, 1 << 20)
        file.flush()
    except OSError as error:
        file.close()
        reason = error.strerror or str(error)
        raise UnsupportedDocument("documents.read_failed", path=STANDARD_STREAM, reason=reason) from error
    return file


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnsupportedDocument("documents.no_input", path=STANDARD_STREAM)
    return sys.stdin.buffer.read(LARGEST_FILE + 1)
