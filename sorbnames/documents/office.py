"""What Word and OpenDocument files have in common: which file is which, and edits that no file can hold."""

from __future__ import annotations

from collections.abc import Iterable

from sorbnames.documents.base import line_number, shown
from sorbnames.documents.package import Package
from sorbnames.documents.xmltext import forbidden
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")

#: First part names of a kind of package → what it is.
_KINDS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_MEDIA = b"application/vnd.oasis.opendocument."


def format_of(path: str, data: bytes) -> str:
    """``docx`` or ``odt`` by what is inside, whatever the file's name; empty for anything else.

    Raises UnsupportedDocument for a package that is broken, or encrypted with a password.
    """
    if is_encrypted(data):
        raise UnsupportedDocument("office.encrypted", path=shown(path))
    if data.startswith(b"PK\3\4"):
        kind = kind_of(Package(path, data))
        return kind if kind in ("docx", "odt") else ""
    return "odt" if is_flat(data) else ""


def is_encrypted(data: bytes) -> bool:
    """Whether the data are a Word, Excel or PowerPoint file of today that was saved with a password."""
    return data.startswith(_OLE) and _ENCRYPTED_STREAM in data


def is_flat(data: bytes) -> bool:
    """Whether the data are an OpenDocument text in one XML file."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"urn:oasis:names:tc:opendocument:xmlns:office:1.0" in head


def open_package(path: str, data: bytes, wanted: str) -> Package:
    """The package in ``data``, which claims to be ``wanted`` (docx or odt). Raises UnsupportedDocument otherwise."""
    name = shown(path)
    if not data:
        raise UnsupportedDocument("office.empty", path=name)
    if is_encrypted(data):
        raise UnsupportedDocument("office.encrypted", path=name)
    if data.startswith(_OLE):
        raise UnsupportedDocument("office.old_word", path=name)
    if not data.startswith(b"PK"):
        from sorbnames.documents.reading import refuse_known_kinds

        refuse_known_kinds(path, data)
        raise UnsupportedDocument("office.no_package", path=name)
    package = Package(path, data)
    kind = kind_of(package)
    if kind != wanted and kind:
        raise package.failure(f"is_{kind}" if kind in ("docx", "odt") else "is_other", kind=kind.upper())
    if not kind:
        raise package.failure("no_package")
    return package


def kind_of(package: Package) -> str:
    """``docx``, ``odt``, ``xlsx``, ``pptx``, ``ods`` … by what is inside; empty for an ordinary archive."""
    if "mimetype" in package:
        media = package.read("mimetype").strip()
        if media.startswith(_MEDIA):
            kind = media[len(_MEDIA) :].decode("ascii", "replace")
            return "odt" if kind.startswith("text") else {"spreadsheet": "ods", "presentation": "odp"}.get(kind, "odf")
    if "[Content_Types].xml" in package:
        return next((kind for start, kind in _KINDS if any(part.startswith(start) for part in package.names)), "docx")
    return "odt" if "content.xml" in package else ""


def refuse_letters(path: str, text: str, edits: Iterable[Edit]) -> None:
    """Raise UnsupportedDocument for new text with a letter that no XML can hold."""
    for edit in edits:
        letter = forbidden(edit.text)
        if letter:
            line = line_number(text, min(edit.start, len(text)))
            raise UnsupportedDocument("office.letter", path=shown(path), line=line, letter=f"U+{ord(letter):04X}")


def structure_failure(path: str, text: str, offset: int) -> UnsupportedDocument:
    """An edit across the end of a paragraph or of a cell."""
    return UnsupportedDocument("office.structure", path=shown(path), line=line_number(text, offset))
