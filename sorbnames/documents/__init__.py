"""Files in and out: ``read`` gives a :class:`Document`, ``write`` replaces a target without ever leaving half a file.

One module a format; which one reads a file is told by its extension, on standard input by what comes. Formats are
imported when a file needs them.
"""

from __future__ import annotations

import os
import re
import stat
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from sorbnames.documents.base import STANDARD_STREAM, Document, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sorbnames.documents.longtext import LongText

__all__ = ["Document", "Segment", "open_document", "read", "write"]

#: Extension → module of this package that reads it. Whatever is not listed is tried as plain text.
FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xht": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".eml": "email",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".fodt": "odt",
}
FALLBACK = "plain"

#: From so many bytes on, a text file is read in stretches.
LONG = 4 << 20

#: How a message begins, and a text in which somebody copied the head of one.
_HEADERS = re.compile(rb"(?:From [^\r\n]+\r?\n)?[A-Za-z][A-Za-z0-9-]*:[ \t]")

#: Modules that can read the texts of attributes too.
WITH_ATTRIBUTES = frozenset(("html", "markdown"))


class _Format(Protocol):
    def read(self, path: str, data: bytes, encoding: str, **options: bool) -> Document: ...


def read(path: str | Path, data: bytes | None = None, encoding: str = "", *, attributes: bool = False) -> Document:
    """Read a file, or standard input for ``-``; ``data`` are the bytes if they are at hand already.

    ``encoding`` is taken at its word; otherwise the encoding is found out. ``attributes`` takes in alternative texts
    and titles, where a format has them. An empty file is a document without text.
    Raises UnsupportedDocument where the file is missing, unreadable, not text, or in no encoding that fits.
    """
    if data is None:
        from sorbnames.documents.reading import read_bytes

        data = read_bytes(path)
    name = str(path)
    name_of_module = _told_by(data) if name == STANDARD_STREAM else FORMATS.get(Path(name).suffix.lower(), FALLBACK)
    options = {"attributes": True} if attributes and name_of_module in WITH_ATTRIBUTES else {}
    return cast(_Format, import_module(f"{__name__}.{name_of_module}")).read(name, data, encoding, **options)


def open_document(path: str | Path, encoding: str = "", *, attributes: bool = False) -> Document | LongText:
    """As :func:`read`; but a text file that is too long for that is opened, to be read in stretches."""
    name = str(path)
    if name == STANDARD_STREAM:
        from sorbnames.documents.reading import read_all, standard_input

        given = standard_input(LONG)
        if not isinstance(given, bytes):
            given.seek(0)
            if _told_by(given.read(1 << 16)) == FALLBACK:
                from sorbnames.documents.longtext import open_long_text

                long = open_long_text(name, given, encoding)
                if long is not None:
                    return long
            given = read_all(name, given)
        return read(path, given, encoding, attributes=attributes)
    if is_long(path):
        from sorbnames.documents.longtext import open_long_text

        try:
            file = Path(path).open("rb")  # noqa: SIM115 - whoever reads the text closes it
        except OSError:  # is told by what reads short files
            return read(path, encoding=encoding, attributes=attributes)
        long = open_long_text(name, file, encoding)
        if long is not None:
            return long
    return read(path, encoding=encoding, attributes=attributes)


def is_long(path: str | Path) -> bool:
    """Whether a file is read as plain text, and better in stretches."""
    if FORMATS.get(Path(path).suffix.lower(), FALLBACK) != FALLBACK:
        return False
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size >= LONG


def _told_by(data: bytes) -> str:
    """The module for data without a name: office documents, PDF files and e-mails are known by what is in them."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if _HEADERS.match(data):
        from sorbnames.documents.email import is_message

        return "email" if is_message(data) else FALLBACK
    if not data.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0", b"<", b"\xef\xbb\xbf<")):
        return FALLBACK
    from sorbnames.documents.office import format_of

    return format_of(STANDARD_STREAM, data) or FALLBACK


def write(target: str | Path, data: bytes | Iterable[bytes], mode_of: str | Path | None = None) -> None:
    """Replace ``target`` by ``data``, which may come in pieces, in one step; ``-`` is standard output.

    An existing target keeps its mode and owner, a new one takes those of ``mode_of``. If anything fails, the old
    file is untouched and UnsupportedDocument says why.
    """
    from sorbnames.documents.writing import write_atomically

    write_atomically(target, data, like=mode_of)
