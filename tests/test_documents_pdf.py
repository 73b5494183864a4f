"""PDF files: text with pages and lines, names over line ends joined, and a clear message for what can't be read."""

from __future__ import annotations

import contextlib
import io
import random
import sys

import pypdf
import pytest

import sorbnames
from sorbnames.documents import read
from sorbnames.documents.pdf import PdfDocument
from sorbnames.documents.places import Places
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit

#: Letters outside ASCII, by the code that the font of the test files gives them.
LETTERS = {"ó": (128, "oacute"), "ś": (129, "sacute"), "ü": (130, "udieresis"), "ł": (131, "lslash"), "ﬁ": (132, "fi")}


def pdf(*pages: list[str]) -> bytes:
    """A PDF file whose pages show these lines."""
    differences = " ".join(f"{code} /{name}" for code, name in LETTERS.values())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding "
        b"/Differences [%s] >> >>" % differences.encode(),
    ]
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * number)
        )
        shown = b"".join(b"(%s) Tj T*\n" % coded(line) for line in lines)
        stream = b"BT /F 12 Tf 14 TL 72 720 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    file = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        file
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            size,
            table,
            size,
            len(file),
        )
    )


def coded(line: str) -> bytes:
    escaped = "".join("\\" + letter if letter in "()\\" else letter for letter in line)
    return b"".join(b"\\%o" % LETTERS[letter][0] if letter in LETTERS else letter.encode() for letter in escaped)


def document(data: bytes) -> PdfDocument:
    found = read("x.pdf", data)
    assert isinstance(found, PdfDocument)
    return found


def refused(data: bytes) -> UnsupportedDocument:
    with pytest.raises(UnsupportedDocument) as caught:
        read("x.pdf", data)
    for language in ("de", "en"):
        assert caught.value.say(language).startswith("x.pdf: ")
    return caught.value


PAGES = pdf(
    ["An die Stadt", "03046 Cottbus/Chósebusz"],
    ["Nach 03222 Lübbenau/", "Spreewald", "03046 Cottbus/Chó-", "sebuz", "Der ﬁne Fisch"],
)


def test_pages_and_lines_are_told() -> None:
    found = document(PAGES)
    places = Places(found)
    wrong = [finding for finding in sorbnames.check_text(found.text) if finding.code == "SN101"]
    where = [places.of(finding.start, finding.end) for finding in wrong]
    assert [(place.part.number if place.part else 0, place.line, place.column) for place in where] == [
        (1, 2, 15),
        (2, 3, 15),
    ]
    assert [finding.suggestion for finding in wrong] == ["Chóśebuz", "Chóśebuz"]


def test_names_broken_over_lines_are_joined() -> None:
    mentions = sorbnames.load().mentions(document(PAGES).text)
    assert [mention.de for mention in mentions if mention.entry.startswith("luebbenau")] == ["Lübbenau/Spreewald"]


def test_ligatures_are_taken_apart() -> None:
    assert "Der fine Fisch" in document(PAGES).text


def test_a_pdf_is_never_written() -> None:
    with pytest.raises(UnsupportedDocument, match="can be checked, but not corrected"):
        document(PAGES).apply([Edit(0, 1, "x")])


def test_what_cannot_be_read_is_named() -> None:
    assert "not a PDF file" in str(refused(b"Cottbus"))
    assert "damaged" in str(refused(b"%PDF-1.7\nnothing"))
    assert "holds no text" in str(refused(pdf([])))
    writer = pypdf.PdfWriter(io.BytesIO(PAGES))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    assert "protected by a password" in str(refused(stream.getvalue()))


def test_without_pypdf_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert "pip install 'sorbnames[pdf]'" in str(refused(PAGES))


def test_no_damage_crashes() -> None:
    chance = random.Random(3)
    for _ in range(120):
        data = bytearray(PAGES)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        del data[chance.randint(len(data) // 2, len(data)) :]
        with contextlib.suppress(UnsupportedDocument):
            read("x.pdf", bytes(data))


def test_a_pdf_file_on_standard_input() -> None:
    document = read("-", pdf(["In Cottbus/Chóśebuz"]))
    assert isinstance(document, PdfDocument)
    assert document.text == "In Cottbus/Chóśebuz"
