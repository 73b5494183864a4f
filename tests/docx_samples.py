"""Word documents for the tests: built part by part, and read again in the slow, obvious way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

#: Element name → the letter it stands for.
MARKS = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def part(root: str, content: str) -> bytes:
    """A part with that root element."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()


def package(body: str, parts: Mapping[str, tuple[str, bytes]] | None = None, **files: bytes) -> bytes:
    """A Word file with that body; ``parts`` maps a name under word/ to (kind of relation, content)."""
    parts = parts or {}
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{name}"/>'
        for number, (name, (kind, _)) in enumerate(parts.items(), 1)
    )
    contents = {
        "[Content_Types].xml": (
            f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
            + "".join(
                f'<Override PartName="/word/{name}" ContentType='
                f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
                for name, (kind, _) in parts.items()
            )
            + "</Types>"
        ).encode(),
        "_rels/.rels": (
            f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": (
            f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
        ).encode(),
        **{f"word/{name}": content for name, (_, content) in parts.items()},
        **files,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 2, 14, 9, 30, 0)), content)
    return stream.getvalue()


def paragraph(*runs: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str, bold: bool = False, properties: str = "") -> str:
    """A run; letters that Word writes as elements become elements."""
    pieces = []
    for piece in _split(text):
        name = next((name for name, letter in MARKS.items() if letter == piece), "")
        escaped = piece.replace("&", "&amp;").replace("<", "&lt;")
        pieces.append(f"<w:{name}/>" if name else f'<w:t xml:space="preserve">{escaped}</w:t>')
    inner = ("<w:b/>" if bold else "") + properties
    return f"<w:r>{f'<w:rPr>{inner}</w:rPr>' if inner else ''}{''.join(pieces)}</w:r>"


def _split(text: str) -> list[str]:
    pieces = [""]
    for letter in text:
        if letter in MARKS.values():
            pieces += [letter, ""]
        else:
            pieces[-1] += letter
    return [piece for piece in pieces if piece]


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a package, unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def stored(data: bytes) -> dict[str, tuple[object, ...]]:
    """How each part is stored: compressed bytes, time, order, method, attributes."""
    result: dict[str, tuple[object, ...]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for number, info in enumerate(archive.infolist()):
            start = info.header_offset
            name, extra = int.from_bytes(data[start + 26 : start + 28], "little"), data[start + 28 : start + 30]
            begin = start + 30 + name + int.from_bytes(extra, "little")
            packed = data[begin : begin + info.compress_size]
            result[info.filename] = (
                number, packed, info.date_time, info.compress_type, info.external_attr, info.flag_bits, info.extra,
            )  # fmt: skip
    return result
