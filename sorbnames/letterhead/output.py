"""The forms a letter comes in, and writing one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sorbnames.errors import UnsupportedDocument
from sorbnames.letterhead.layout import Letterhead, Sheet
from sorbnames.letterhead.notes import Note

FORMATS = ("txt", "html", "docx", "pdf")
ENDINGS = {".txt": "txt", ".text": "txt", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}
SIGNATURES = ("txt", "html")


def format_of(path: str | Path, format: str = "") -> str:
    """The form that the name of a file asks for; ``format`` if it is given. Raises UnsupportedDocument for neither."""
    found = format or ENDINGS.get(Path(path).suffix.lower(), "")
    if found not in FORMATS:
        endings = ", ".join(f".{known}" for known in FORMATS)
        raise UnsupportedDocument("letterhead.output_ending", path=str(path), endings=endings)
    return found


class Renderer:
    """Makes the bytes of letters in one form; what is needed for it is imported and found once."""

    def __init__(self, letterhead: Letterhead, format: str) -> None:
        self.format = format
        self.notes: list[Note] = []
        self._one: Callable[[Sheet], bytes]
        if format == "pdf":
            from sorbnames.letterhead.pdf import Printer

            printer = Printer(letterhead.profile)
            self.notes = printer.notes
            self.together = printer.render
            self._one = lambda sheet: printer.render([sheet])
        elif format == "docx":
            from sorbnames.letterhead.docx import render as render_docx

            self._one = render_docx
        elif format == "html":
            from sorbnames.letterhead.html import render as render_html

            self._one = render_html
        else:
            from sorbnames.letterhead.text import render as render_text

            self._one = render_text

    def render(self, sheet: Sheet) -> bytes:
        """One letter."""
        return self._one(sheet)


def render_signature(letterhead: Letterhead, path: str, format: str = "") -> bytes:
    """The e-mail signature in the form that the file's name asks for; raises UnsupportedDocument for PDF and DOCX."""
    from sorbnames.letterhead.signature import render_html, render_text

    found = format or ENDINGS.get(Path(path).suffix.lower(), "")
    if found not in SIGNATURES:
        endings = ", ".join(f".{known}" for known in SIGNATURES)
        raise UnsupportedDocument("letterhead.signature_ending", path=path, endings=endings)
    return render_html(letterhead) if found == "html" else render_text(letterhead)
