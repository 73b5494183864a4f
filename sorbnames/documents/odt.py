"""OpenDocument text (ODT, OTT, flat FODT): the text a reader sees, and edits that leave every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sorbnames.documents.base import shown
from sorbnames.documents.flow import Flow, Paragraph
from sorbnames.documents.odt_scan import OFFICE, OUTLINE, STYLE, scan
from sorbnames.documents.odt_write import write_paragraph
from sorbnames.documents.office import is_flat, open_package
from sorbnames.documents.officedocument import Changes, Container, OfficeDocument, with_descendants
from sorbnames.documents.xmltext import Patch, Xml, XmlError, attributes, parse
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Finding

#: The parts with text; headers and footers stand with the styles.
_PARTS = ("content.xml", "styles.xml")
_MANIFEST = "META-INF/manifest.xml"
_SIGNATURES = "META-INF/documentsignatures.xml"
_HEADING = re.compile(r"(?i)(heading|überschrift)([_ 0-9]|$)|title$|titel$|subtitle$|untertitel$")


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
class OdtDocument(OfficeDocument[Container]):
    """An OpenDocument text."""

    @property
    def is_package(self) -> bool:
        """Unless it is one flat XML file."""
        return not isinstance(self.package, _Flat)

    def _heading_styles(self) -> frozenset[str]:
        return _heading_styles(self.xml.values())

    def _is_signed(self) -> bool:
        return _SIGNATURES in self.package

    def _patches(self, changes: Changes) -> dict[str, list[Patch]]:
        patches: dict[str, list[Patch]] = {}
        for paragraph, wanted in changes.items():
            made = write_paragraph(self.xml[paragraph.part], paragraph, wanted)
            patches.setdefault(paragraph.part, []).extend(made)
        return patches

    def _tracked(self, changes: Changes, date: datetime | None) -> dict[str, list[Patch]]:
        from sorbnames.documents.odt_track import Tracker

        tracker = Tracker(self.xml.values(), date)
        patches: dict[str, list[Patch]] = {}
        for paragraph, wanted in changes.items():
            made = tracker.write(self.xml[paragraph.part], paragraph, wanted)
            patches.setdefault(paragraph.part, []).extend(made)
        for part, made in patches.items():
            made.extend(tracker.lists(part, self.xml[part]))
        return patches

    def _commented(self, findings: tuple[Finding, ...], language: str, date: datetime | None) -> bytes:
        from sorbnames.documents.odt_comments import add_comments

        return add_comments(self, findings, language, date)


def read(path: str, data: bytes, encoding: str = "") -> OdtDocument:
    """Read an OpenDocument text. Raises UnsupportedDocument for what is none, is encrypted, broken or a trap."""
    package: Container = _Flat(path, data) if is_flat(data) else open_package(path, data, "odt")
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
    return with_descendants(found, bases)
