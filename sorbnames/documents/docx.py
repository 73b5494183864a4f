"""Word documents (DOCX): the text a reader sees, and edits that leave every other byte as it was.

The package is never built anew: untouched parts are copied as they are stored, and in an edited part only the text
elements that an edit touches are written again. Runs keep their number, their order and their formatting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sorbnames.documents.base import Segment
from sorbnames.documents.docx_parts import heading_styles, is_signed, main_part, text_parts
from sorbnames.documents.docx_scan import scan
from sorbnames.documents.docx_tags import WORD
from sorbnames.documents.docx_write import write_paragraph
from sorbnames.documents.flow import Flow, LetterChange, Paragraph, StructureError
from sorbnames.documents.office import open_package, refuse_letters, structure_failure
from sorbnames.documents.package import Package
from sorbnames.documents.xmltext import Patch, Xml, XmlError, parse
from sorbnames.findings import Edit, Finding


@dataclass(eq=False)
class DocxDocument:
    """A Word document as it was read, and how to write it again."""

    path: str
    package: Package
    main: str
    xml: dict[str, Xml]
    flow: Flow

    @property
    def text(self) -> str:
        """Headers, body, footnotes, endnotes, footers: a line a paragraph, a tab between the cells of a row."""
        return self.flow.text

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Headings, and the body between them."""
        return self.flow.segments(heading_styles(self.package, self.main))

    @property
    def is_package(self) -> bool:
        """Always."""
        return True

    def can_apply(self, edit: Edit) -> bool:
        """Whether the edit leaves all ends of paragraphs and cells in their places."""
        return self.flow.can_change(edit)

    def apply(
        self,
        edits: Iterable[Edit],
        encoding: str = "",
        *,
        track_changes: bool = False,
        date: datetime | None = None,
    ) -> bytes:
        """The file with the edits made; with ``track_changes`` as insertions and deletions that Word can accept.

        ``encoding`` has no meaning here: the parts keep theirs. ``date`` is that of the tracked changes, else now.
        """
        edits = tuple(edits)
        refuse_letters(self.path, self.text, edits)
        try:
            changes = self.flow.changes(edits)
        except StructureError as error:
            raise structure_failure(self.path, self.text, error.offset) from None
        if not changes:
            return self.package.data
        self.refuse_signed()
        write: Callable[[str, Paragraph, list[LetterChange]], list[Patch]] = write_paragraph
        if track_changes:
            from sorbnames.documents.docx_track import Tracker

            write = Tracker((self.xml[part].text for part in self.xml), date).write
        patches: dict[str, list[Patch]] = {}
        for paragraph, wanted in changes.items():
            for target in (paragraph, *paragraph.twins):
                made = write(self.xml[target.part].text, target, wanted)
                patches.setdefault(target.part, []).extend(made)
        return self.package.with_parts({part: self.xml[part].patched(made) for part, made in patches.items()})

    def comment(self, findings: Iterable[Finding], language: str = "en", date: datetime | None = None) -> bytes:
        """The file with each finding as a comment of "sorbnames" beside the text it is about; no letter changes."""
        from sorbnames.documents.docx_comments import add_comments

        findings = tuple(findings)
        if not findings:
            return self.package.data
        self.refuse_signed()
        return add_comments(self, findings, language, date)

    def refuse_signed(self) -> None:
        """Raise UnsupportedDocument where any change would break a signature."""
        if is_signed(self.package):
            raise self.package.failure("signed")


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
    return DocxDocument(path, package, main, parts, Flow(paragraphs))
