"""OpenDocument texts for the tests, built part by part."""

from __future__ import annotations

import io
import zipfile

URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = (
    f'xmlns:office="{URN}office:1.0" xmlns:text="{URN}text:1.0" xmlns:table="{URN}table:1.0" '
    f'xmlns:draw="{URN}drawing:1.0" xmlns:svg="{URN}svg-compatible:1.0" xmlns:style="{URN}style:1.0" '
    f'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
MEDIA = "application/vnd.oasis.opendocument.text"


def content(body: str, styles: str = "") -> bytes:
    """content.xml with that body."""
    return (
        f"{DECLARATION}<office:document-content {NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    ).encode()


def styles(header: str = "", footer: str = "", more: str = "") -> bytes:
    """styles.xml with a page that has that header and footer."""
    both = (("header", header), ("footer", footer))
    parts = "".join(f"<style:{name}>{text}</style:{name}>" for name, text in both if text)
    page = '<style:page-layout style:name="pm1"><style:page-layout-properties/></style:page-layout>'
    return (
        f"{DECLARATION}<office:document-styles {NAMESPACES}><office:styles>{more}</office:styles>"
        f"<office:automatic-styles>{page}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" '
        f'style:page-layout-name="pm1">{parts}</style:master-page></office:master-styles></office:document-styles>'
    ).encode()


def package(body: str, style_part: bytes = b"", **files: bytes) -> bytes:
    """An ODT file with that body: the type first and not compressed, as the format wants."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (("/", MEDIA), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    root = f'manifest:manifest xmlns:manifest="{URN}manifest:1.0" manifest:version="1.3"'
    manifest = f"{DECLARATION}<{root}>{entries}</manifest:manifest>"
    contents = {
        "content.xml": content(body),
        "styles.xml": style_part or styles(),
        **files,
        "META-INF/manifest.xml": manifest.encode(),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", (2024, 2, 14, 9, 30, 0)), MEDIA, zipfile.ZIP_STORED)
        for name, data in contents.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 2, 14, 9, 30, 0)), data)
    return stream.getvalue()


def paragraph(*pieces: str) -> str:
    """A paragraph."""
    return f"<text:p>{''.join(pieces)}</text:p>"


def span(text: str, style: str = "T1") -> str:
    """Text with a format of its own."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'
