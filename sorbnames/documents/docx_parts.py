"""The parts of a Word package that hold text, and the styles that make a heading."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from sorbnames.documents.docx_scan import OUTLINE
from sorbnames.documents.officedocument import with_descendants
from sorbnames.documents.package import Package
from sorbnames.documents.xmltext import XmlError, elements

#: Kinds of relation (the last word of their type) → where their text stands among the others.
REGIONS = {"header": 0, "officeDocument": 1, "footnotes": 2, "endnotes": 3, "footer": 4}

_HEADING = re.compile(r"(?i)(heading|überschrift) ?[1-9]|title|titel|subtitle|untertitel")
_NUMBER = re.compile(r"(\d+)")


def relations(package: Package, part: str) -> list[tuple[str, str]]:
    """(kind, target part) of a part's internal relations; ``""`` is the package itself."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in package:
        return []
    found = []
    for _, values, _ in read_elements(package, path):
        kind, target = values.get("Type", ""), values.get("Target", "")
        if target and values.get("TargetMode") != "External":
            whole = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found.append((kind.rpartition("/")[2], whole))
    return found


def read_elements(package: Package, part: str) -> list[tuple[str, dict[str, str], int]]:
    """The start tags of a small part."""
    try:
        return elements(package.read(part))
    except XmlError as error:
        raise package.failure(error.key, part=part, line=error.line) from None


def main_part(package: Package) -> str:
    """The part with the document's body."""
    return next((target for kind, target in relations(package, "") if kind == "officeDocument"), "")


def text_parts(package: Package, main: str) -> list[tuple[str, int]]:
    """(part, region) of all that holds text: headers, body, notes, footers."""
    found = {main: REGIONS["officeDocument"]}
    for kind, target in relations(package, main):
        if kind in REGIONS and target in package:
            found.setdefault(target, REGIONS[kind])
    return sorted(found.items(), key=lambda item: (item[1], _natural(item[0])))


def heading_styles(package: Package, main: str) -> frozenset[str]:
    """Ids of the paragraph styles that are headings: by name, by outline level, or by the style they build on."""
    part = next((target for kind, target in relations(package, main) if kind == "styles"), "")
    found = {OUTLINE}
    if part not in package:
        return frozenset(found)
    bases: dict[str, str] = {}
    current = ""
    for name, values, _ in read_elements(package, part):
        if name == "style":
            current = values.get("styleId", "") if values.get("type") == "paragraph" else ""
        elif not current:
            continue
        elif name == "basedOn":
            bases[current] = values.get("val", "")
        elif (name == "name" and _HEADING.fullmatch(values.get("val", ""))) or (
            name == "outlineLvl" and values.get("val", "9") < "9"
        ):
            found.add(current)
    return with_descendants(found, bases)


def is_signed(package: Package) -> bool:
    """Whether somebody signed the document's content (a signature of its macros alone is not broken by edits)."""
    return any(kind == "origin" for kind, _ in relations(package, ""))


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(piece) if piece.isdigit() else -1, piece) for piece in _NUMBER.split(name))
