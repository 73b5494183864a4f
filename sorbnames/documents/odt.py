"""OpenDocument text (ODT, OTT, flat FODT): the text a reader sees, and edits that leave every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Protocol

from sorbnames.documents.base import Segment, shown
from sorbnames.documents.flow import Flow, Paragraph, StructureError
from sorbnames.documents.odt_scan import OFFICE, OUTLINE, STYLE, scan
from sorbnames.documents.odt_write import write_paragraph
from sorbnames.documents.office import is_flat, open_package, refuse_letters, structure_failure
from sorbnames.documents.xmltext import Patch, Xml, XmlError, attributes, parse
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit, Finding

#: The parts with text; headers and footers stand with the styles.
_PARTS = ("content.xml", "styles.xml")
_MANIFEST = "META-INF/manifest.xml"
_SIGNATURES = "META-INF/documentsignatures.xml"
_HEADING = re.compile(r"(?i)(heading|überschrift)([_ 0-9]|$)|title$|titel$|subtitle$|untertitel$")


class _Container(Protocol):
    """Where the parts are: a ZIP package, or one flat XML file."""

    @property
    def data(self) -> bytes: ...

    def failure(self, key: str, **parameters: object) -> UnsupportedDocument: ...

    def __contains__(self, name: str) -> bool: ...

    def read(self, name: str) -> bytes: ...

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Flat:
    """A flat file: one part that holds everything."""

    path: str
    data: bytes

    def failure(self, key: str, **parameters: object) -> UnsupportedDocument:
        return UnsupportedDocument(f"office.{key}", path=shown(self.path), **parameters)

    def __contains__(self, name: str) -> bool:
        return name == "content.xml"

    def read(self, _name: str) -> bytes:
        return self.data

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        return changed["content.xml"]


@dataclass(eq=False)
class OdtDocument:
    """An OpenDocument text as it was read, and how to write it again."""

    path: str
    package: _Container
    xml: dict[str, Xml]
    flow: Flow

    @property
    def text(self) -> str:
        """Headers, body, footnotes, endnotes, footers: a line a paragraph, a tab between the cells of a row."""
        return self.flow.text

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Headings, and the body between them."""
        return self.flow.segments(_heading_styles(self.xml.values()))

    @property
    def is_package(self) -> bool:
        """Unless it is one flat XML file."""
        return not isinstance(self.package, _Flat)

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
        """The file with the edits made; with ``track_changes`` as changes that LibreOffice can accept.

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
        self._refuse_signed()
        tracker = None
        if track_changes:
            from sorbnames.documents.odt_track import Tracker

            tracker = Tracker(self.xml.values(), date)
        write = tracker.write if tracker else write_paragraph
        patches: dict[str, list[Patch]] = {}
        for paragraph, wanted in changes.items():
            made = write(self.xml[paragraph.part], paragraph, wanted)
            patches.setdefault(paragraph.part, []).extend(made)
        if tracker:
            for part, made in patches.items():
                made.extend(tracker.lists(part, self.xml[part]))
        return self.package.with_parts({part: self.xml[part].patched(made) for part, made in patches.items()})

    def comment(self, findings: Iterable[Finding], language: str = "en", date: datetime | None = None) -> bytes:
        """The file with each finding as a comment of "sorbnames" beside the text it is about; no letter changes."""
        from sorbnames.documents.odt_comments import add_comments

        findings = tuple(findings)
        if not findings:
            return self.package.data
        self._refuse_signed()
        return add_comments(self, findings, language, date)

    def _refuse_signed(self) -> None:
        if _SIGNATURES in self.package:
            raise self.package.failure("signed")


def read(path: str, data: bytes, encoding: str = "") -> OdtDocument:
    """Read an OpenDocument text. Raises UnsupportedDocument for what is none, is encrypted, broken or a trap."""
    package: _Container = _Flat(path, data) if is_flat(data) else open_package(path, data, "odt")
    if _MANIFEST in package and b":encryption-data" in package.read(_MANIFEST):
        raise package.failure("encrypted")
    parts: dict[str, Xml] = {}
    paragraphs: list[Paragraph] = []
    for part in _PARTS:
        if part in package:
            try:
                parts[part] = parse(package.read(part))
                paragraphs += scan(parts[part], part)
            except XmlError as error:
                raise package.failure(error.key, part=part, line=error.line) from None
    if "content.xml" not in parts:
        raise package.failure("missing_part", part="content.xml")
    if not any(f"<{prefix}text" in parts["content.xml"].text for prefix in parts["content.xml"].prefixes(OFFICE)):
        raise package.failure("no_text", part="content.xml")
    return OdtDocument(path, package, parts, Flow(sorted(paragraphs, key=lambda paragraph: paragraph.region)))


def _heading_styles(parts: Iterable[Xml]) -> frozenset[str]:
    """Names of the paragraph styles that are headings, by name or by the style they build on."""
    bases: dict[str, str] = {}
    found = {OUTLINE}
    for xml in parts:
        prefixes = [re.escape(prefix) for prefix in xml.prefixes(STYLE)]
        for tag in re.findall(rf"<(?:{'|'.join(prefixes)})style\s([^<>]*)>", xml.text) if prefixes else ():
            values = {name.rpartition(":")[2]: value for name, value in attributes(tag).items()}
            if values.get("family") == "paragraph" and "name" in values:
                bases[values["name"]] = values.get("parent-style-name", "")
                if _HEADING.match(values["name"]) or values.get("default-outline-level", "").isdigit():
                    found.add(values["name"])
    for style in bases:
        chain = [style]
        while chain[-1] in bases and chain[-1] not in found and len(chain) < 50:
            chain.append(bases[chain[-1]])
        if chain[-1] in found:
            found.update(chain)
    return frozenset(found)
