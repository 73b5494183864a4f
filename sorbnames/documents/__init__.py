"""Files in and out: ``read`` gives a :class:`Document`, ``write`` replaces a target without ever leaving half a file.

One module a format; which one reads a file is told by its extension, on standard input by what comes. Formats are
imported when a file needs them.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from sorbnames.documents.base import STANDARD_STREAM, Document, Segment

__all__ = ["Document", "Segment", "read", "write"]

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


def _told_by(data: bytes) -> str:
    """The module for data without a name: Word and OpenDocument texts are known by what is in them."""
    if not data.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0", b"<", b"\xef\xbb\xbf<")):
        return FALLBACK
    from sorbnames.documents.office import format_of

    return format_of(STANDARD_STREAM, data) or FALLBACK


def write(target: str | Path, data: bytes, mode_of: str | Path | None = None) -> None:
    """Replace ``target`` by ``data`` in one step; ``-`` is standard output.

    An existing target keeps its mode and owner, a new one takes those of ``mode_of``. If anything fails, the old
    file is untouched and UnsupportedDocument says why.
    """
    from sorbnames.documents.writing import write_atomically

    write_atomically(target, data, like=mode_of)
