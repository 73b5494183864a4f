"""Word documents (DOCX): the text a reader sees, and edits that leave every other byte as it was.

The package is never built anew: untouched parts are copied as they are stored, and in an edited part only the text
elements that an edit touches are written again. Runs keep their number, their order and their formatting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sorbnames.documents.docx_parts import heading_styles, is_signed, main_part, text_parts
from sorbnames.documents.docx_scan import scan
from sorbnames.documents.docx_tags import WORD
from sorbnames.documents.docx_write import write_paragraph
from sorbnames.documents.flow import Flow, LetterChange, Paragraph
from sorbnames.documents.office import open_package
from sorbnames.documents.officedocument import Changes, OfficeDocument
from sorbnames.documents.package import Package
from sorbnames.documents.xmltext import Patch, Xml, XmlError, parse
from sorbnames.findings import Finding


@dataclass(eq=False)
class DocxDocument(OfficeDocument[Package]):
    """A Word document; ``main`` is the name of the part with the body."""

    main: str

    def _heading_styles(self) -> frozenset[str]:
        return heading_styles(self.package, self.main)

    def _is_signed(self) -> bool:
        return is_signed(self.package)

    def _patches(self, changes: Changes) -> dict[str, list[Patch]]:
        return self._written(changes, write_paragraph)

    def _tracked(self, changes: Changes, date: datetime | None) -> dict[str, list[Patch]]:
        from sorbnames.documents.docx_track import Tracker

        return self._written(changes, Tracker((self.xml[part].text for part in self.xml), date).write)

    def _written(
        self, changes: Changes, write: Callable[[str, Paragraph, list[LetterChange]], list[Patch]]
    ) -> dict[str, list[Patch]]:
        patches: dict[str, list[Patch]] = {}
        for paragraph, wanted in changes.items():
            for target in (paragraph, *paragraph.twins):
                made = write(self.xml[target.part].text, target, wanted)
                patches.setdefault(target.part, []).extend(made)
        return patches

    def _commented(self, findings: tuple[Finding, ...], language: str, date: datetime | None) -> bytes:
        from sorbnames.documents.docx_comments import add_comments

        return add_comments(self, findings, language, date)


def read(path: str, data: bytes, encoding: str = "") -> DocxDocument:
    """Read a Word document. Raises UnsupportedDocument for what is none, is encrypted, broken or a trap."""
    package = open_package(path, data, "docx")
    main = main_part(package)
    if main not in package:
        raise package.failure("missing_part", part=main or "word/document.xml")
    parts: dict[str, Xml] = {}
    paragraphs: list[Paragraph] = []
    for part, region in text_parts(package, main):
        try:
            parts[part] = parse(package.read(part))
            paragraphs += scan(parts[part], part, region)
        except XmlError as error:
            raise package.failure(error.key, part=part, line=error.line) from None
    if not parts[main].prefixes(WORD):
        raise package.failure("no_text", part=main)
    return DocxDocument(path, package, parts, Flow(paragraphs), main)
