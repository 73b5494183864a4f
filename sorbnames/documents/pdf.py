"""PDF files, read only: the text of each page, with hyphens at line ends left to the matcher."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sorbnames.documents.base import Segment, shown
from sorbnames.documents.places import Part
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit

if TYPE_CHECKING:
    from pypdf import PdfReader

#: More text than any office document has: a file that unpacks to more is not read on.
MOST_LETTERS = 200_000_000

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\0": ""})
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """The text of a PDF file, page after page."""

    path: str
    text: str
    parts: tuple[Part, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """One a page."""
        return tuple(Segment(part.start, part.end) for part in self.parts)

    def apply(self, edits: Iterable[Edit], encoding: str = "") -> bytes:
        """Always refused: the letters of a PDF file have their places on the page."""
        raise UnsupportedDocument("web.pdf_read_only", path=shown(self.path))


def read(path: str, data: bytes, encoding: str = "") -> PdfDocument:
    """Read the text of all pages; needs pypdf (the extra ``pdf``)."""
    try:
        import pypdf
    except ImportError:
        raise UnsupportedDocument("web.pdf_missing", path=shown(path)) from None
    from logging import CRITICAL, getLogger

    getLogger("pypdf").setLevel(CRITICAL)  # what it mends silently is no concern of the reader
    if b"%PDF-" not in data[:1024]:
        raise UnsupportedDocument("web.pdf_not", path=shown(path))
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnsupportedDocument("web.pdf_encrypted", path=shown(path))
        return _document(path, reader)
    except UnsupportedDocument:
        raise
    except MemoryError:
        raise UnsupportedDocument("documents.too_large", path=shown(path)) from None
    except ImportError:  # a cipher that only another package knows
        raise UnsupportedDocument("web.pdf_encrypted", path=shown(path)) from None
    except Exception as error:  # whatever a broken file makes of the library
        if type(error).__name__ in ("FileNotDecryptedError", "DependencyError"):
            raise UnsupportedDocument("web.pdf_encrypted", path=shown(path)) from None
        raise UnsupportedDocument("web.pdf_broken", path=shown(path), reason=_reason(error)) from None


def _document(path: str, reader: PdfReader) -> PdfDocument:
    pieces: list[str] = []
    parts: list[Part] = []
    length = 0
    for number, page in enumerate(_pages(reader), 1):
        if pieces:
            pieces.append("\n")
            length += 1
        pieces.append(page)
        parts.append(Part(length, length + len(page), "page", number))
        length += len(page)
        if length > MOST_LETTERS:
            raise UnsupportedDocument("documents.too_large", path=shown(path))
    text = "".join(pieces)
    if not text.strip():
        raise UnsupportedDocument("web.pdf_no_text", path=shown(path))
    return PdfDocument(path, text, tuple(parts))


def _pages(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        text = page.extract_text().translate(_LIGATURES)
        yield _SURROGATES.sub("\ufffd", text).strip("\n")


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
