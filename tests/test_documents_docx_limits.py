"""Broken, locked, disguised and malicious office files: one clear message each, and quickly."""

from __future__ import annotations

import io
import re
import struct
import tracemalloc
import zipfile
import zlib
from functools import partial

import pytest
from docx_samples import DECLARATION, NAMESPACES, PACKAGE, members, package, paragraph, run, stored
from odt_samples import MEDIA, content
from odt_samples import package as odt_package

from sorbnames.documents import docx, read
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit, apply_edits
from sorbnames.messages.office import TEXTS
from tests.work import calls

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCX = package(paragraph(run("Chósebuz")))
ODT = odt_package("<text:p>Chósebuz</text:p>")


def refused(data: bytes, name: str = "Brief.docx") -> UnsupportedDocument:
    with pytest.raises(UnsupportedDocument) as caught:
        read(name, data)
    assert name in str(caught.value)
    return caught.value


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_document(xml: bytes, base: bytes = DOCX, name: str = "word/document.xml") -> bytes:
    return packed({**members(base), name: xml})


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "Brief.docx", "office.empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "Brief.docx", "office.encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "Brief.docx", "office.old_word"),
        (OLE + "WordDocument".encode("utf-16-le"), "Brief.odt", "office.old_word"),
        (b"%PDF-1.7\n", "Brief.docx", "documents.is_pdf"),
        (b"{\\rtf1}", "Brief.docx", "documents.is_rtf"),
        (b"Cottbus", "Brief.docx", "office.no_package"),
        (b"PK", "Brief.docx", "office.broken"),
        (ODT, "Brief.docx", "office.is_odt"),
        (DOCX, "Brief.odt", "office.is_docx"),
        (packed({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "Brief.docx", "office.is_other"),
        (packed({"mimetype": MEDIA[:-4].encode() + b"spreadsheet"}), "Brief.odt", "office.is_other"),
        (packed({"readme.txt": b""}), "Brief.docx", "office.no_package"),
        (packed({"[Content_Types].xml": b""}), "Brief.docx", "office.missing_part"),
        (packed({"mimetype": MEDIA.encode()}), "Brief.odt", "office.missing_part"),
        (with_document(b"<x/>"), "Brief.docx", "office.no_text"),
        (with_document(b"<x/>", ODT, "content.xml"), "Brief.odt", "office.no_text"),
        (with_document(b"<w:document"), "Brief.docx", "office.xml_broken"),
        (with_document(b"<a:b/>"), "Brief.docx", "office.xml_broken"),
        (with_document(b"\xff\xfe\xff"), "Brief.docx", "office.xml_broken"),
        (with_document(b"<?xml version='1.0' encoding='klingon'?><a/>"), "Brief.docx", "office.xml_broken"),
        (with_document(content("")[:-9], ODT, "content.xml"), "Brief.odt", "office.xml_broken"),
    ],
)
def test_each_fault_has_its_message(data: bytes, name: str, message: str) -> None:
    assert refused(data, name).message_id == message


@pytest.mark.parametrize("data", [DOCX, ODT])
def test_any_truncated_file_is_refused(data: bytes) -> None:
    name = "x.docx" if data is DOCX else "x.odt"
    for length in range(3, len(data), 7):
        with pytest.raises(UnsupportedDocument):
            read(name, data[:length])


@pytest.mark.parametrize("data", [DOCX, ODT])
def test_damage_is_found_or_harmless(data: bytes) -> None:
    name = "x.docx" if data is DOCX else "x.odt"
    for place in range(0, len(data), 3):
        damaged = bytearray(data)
        damaged[place] ^= 0x41
        try:
            document = read(name, bytes(damaged))
            document.apply([Edit(0, 1, "c")])
        except UnsupportedDocument as error:
            assert error.say("de")  # noqa: PT017
        else:
            assert document.text == "Chósebuz"


BOMB = b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    "kind",
    [BOMB, b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>", b"<!DOCTYPE a SYSTEM 'http://127.0.0.1/'>"],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels"])
def test_document_types_and_entities_are_refused_everywhere(kind: bytes, part: str) -> None:
    xml = members(DOCX)[part]
    root = xml.index(b"?>") + 2
    error = refused(with_document(xml[:root] + kind + xml[root:], DOCX, part))
    assert (error.message_id, error.parameters["part"]) == ("office.xml_doctype", part)


def bomb(declared: int, real: int) -> bytes:
    """A package whose body unpacks to ``real`` blanks and says ``declared``."""
    files = members(DOCX)
    blanks = zlib.compressobj(9, 8, -15)
    data = blanks.compress(files["word/document.xml"][:-13]) + b"".join(
        blanks.compress(b" " * (1 << 20)) for _ in range(real >> 20)
    )
    data += blanks.flush()
    del files["word/document.xml"]
    whole = packed(files)
    end = whole.rindex(b"PK\5\6")
    count, size, offset = struct.unpack_from("<H2I", whole, end + 10)
    name = b"word/document.xml"
    common = struct.pack("<4H3I2H", 0, 8, 0, 33, 0, len(data), declared, len(name), 0)
    header = b"PK\3\4\x14\0" + common + name + data
    record = b"PK\1\2\x14\0\x14\0" + common + bytes(10) + struct.pack("<I", offset) + name
    directory = whole[offset : offset + size] + record
    tail = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count + 1, count + 1, len(directory), offset + len(header), 0)
    return whole[:offset] + header + directory + tail


@pytest.mark.parametrize(("declared", "real"), [(64 << 20, 64 << 20), (1000, 64 << 20), (3 << 30, 1 << 20)])
def test_bombs_are_not_unpacked(declared: int, real: int) -> None:
    data = bomb(declared, real)
    tracemalloc.start()
    try:
        error = refused(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 << 20  # what is refused was never unpacked
    assert error.message_id == "office.bomb"
    assert error.parameters["part"] == "word/document.xml"


def test_too_many_parts_are_refused() -> None:
    files = {f"word/{number}.xml": b"" for number in range(10_001)}
    assert refused(packed({**members(DOCX), **files})).message_id == "office.parts"


def test_parts_that_share_bytes_or_names_are_refused() -> None:
    end = DOCX.rindex(b"PK\5\6")
    (offset,) = struct.unpack_from("<I", DOCX, end + 16)
    first, second = offset, DOCX.index(b"PK\1\2", offset + 4)
    shared = bytearray(DOCX)
    shared[second + 42 : second + 46] = shared[first + 42 : first + 46]
    assert refused(bytes(shared)).message_id == "office.broken"
    stream = io.BytesIO(DOCX)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", b"<x/>")
    assert refused(stream.getvalue()).message_id == "office.broken"


def test_encrypted_parts_are_named() -> None:
    locked = bytearray(DOCX)
    place = locked.index(b"PK\1\2")
    while place >= 0:
        locked[place + 8] |= 1
        place = locked.find(b"PK\1\2", place + 4)
    assert refused(bytes(locked)).message_id == "office.encrypted"
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    data = packed({**members(ODT), "META-INF/manifest.xml": manifest})
    assert refused(data, "x.odt").message_id == "office.encrypted"


def test_signed_files_are_read_and_not_changed() -> None:
    origin = f"{PACKAGE}/relationships/digital-signature/origin"
    links = members(DOCX)["_rels/.rels"].replace(
        b"</Rel", f'<Relationship Id="s" Type="{origin}" Target="_xmlsignatures/origin.sigs"/></Rel'.encode()
    )
    signed = (read("x.docx", with_document(links, DOCX, "_rels/.rels")),)
    signed += (read("x.odt", packed({**members(ODT), "META-INF/documentsignatures.xml": b"<x/>"})),)
    for document in signed:
        assert document.text == "Chósebuz"
        document.apply(())
        with pytest.raises(UnsupportedDocument, match="digitally signed"):
            document.apply([Edit(0, 1, "c")])


def test_macros_stay_as_they_are() -> None:
    data = package(paragraph(run("Chósebuz")), {"vbaProject.bin": ("vbaProject", bytes(range(256)) * 9)})
    made = read("x.docm", data).apply([Edit(3, 4, "ś")])
    assert stored(made)["word/vbaProject.bin"] == stored(data)["word/vbaProject.bin"]


def test_unusual_packages_are_kept() -> None:
    """Streamed parts with their lengths behind them, ZIP64 fields, bytes in front, a comment, other methods."""

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += bytes(data)
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        archive.comment = b"made elsewhere"
        for name, part in members(DOCX).items():
            info = zipfile.ZipInfo(name, (2024, 2, 14, 9, 30, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as file:
                file.write(part)
        archive.writestr("word/media/a.png", bytes(range(256)) * 9, zipfile.ZIP_LZMA)
    for data in (stream.data, b"PK in front" + stream.data):
        made = read("x.docx", data).apply([Edit(3, 4, "ś")])
        assert read("x.docx", made).text == "Chóśebuz"
        before, after = stored(data) if data is stream.data else {}, stored(made)
        for name, kept in before.items():
            assert name == "word/document.xml" or after[name] == kept
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert archive.testzip() is None
            assert archive.comment == b"made elsewhere"


def test_ambiguous_prefixes_are_refused() -> None:
    xml = f'{DECLARATION}<w:document {NAMESPACES}><w:body><x xmlns:w="other"><w:t>x</w:t></x></w:body></w:document>'
    assert refused(with_document(xml.encode())).message_id == "office.xml_namespaces"


def test_an_empty_body_is_an_empty_text() -> None:
    for name, data in (("x.docx", package("<w:sectPr/>")), ("x.odt", odt_package(""))):
        document = read(name, data)
        assert document.text == ""
        assert document.apply(()) == data
        assert len(document.segments) == 1


@pytest.mark.parametrize("nesting", ["<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", "<w:p><w:r><w:txbxContent>{}"])
def test_deep_nesting_is_no_limit(nesting: str) -> None:
    before, _, after = nesting.partition("{}")
    after = after or "</w:txbxContent></w:r></w:p>"
    body = before * 20_000 + paragraph(run("Chósebuz")) + after * 20_000
    document = docx.read("x.docx", package(body))
    assert "Chósebuz" in document.text
    start = document.text.index("Ch")
    assert "Chóśebuz" in docx.read("x.docx", document.apply([Edit(start, start + 8, "Chóśebuz")])).text


@pytest.mark.parametrize("name", ["x.docx", "x.odt"])
def test_a_thousand_pages_are_read_and_edited(name: str) -> None:
    words = "Am Freitag lädt die Stadt Cottbus/Chósebuz zum Umzug ein und bittet um Anmeldung. " * 5
    if name == "x.docx":
        data = package(paragraph(run(words[:200]), run(words[200:], bold=True)) * 7000)
    else:
        data = odt_package(f"<text:p>{words[:200]}<text:span>{words[200:]}</text:span></text:p>" * 7000)
    document = read(name, data)
    places = [found.start() for found in re.finditer("Chósebuz", document.text)]
    for options in ({}, {"track_changes": True}):
        made = document.apply([Edit(place, place + 8, "Chóśebuz") for place in places], **options)
    assert read(name, made).text.count("Chóśebuz") == len(places) == 35_000


def test_edits_are_work_by_their_number_and_not_by_the_length_of_the_file() -> None:
    """Eight times the edits in eight times the text are eight times the work."""
    work = []
    for pages in (25, 200):
        data = odt_package(f"<text:p>in Chósebuz {'und anderswo ' * 60}</text:p>" * pages * 7)
        document = read("x.odt", data)
        edits = [Edit(found.start(), found.end(), "Chóśebuz") for found in re.finditer("Chósebuz", document.text)]
        work.append(calls(partial(document.apply, edits)))
    assert work[1] < 9 * work[0]


@pytest.mark.parametrize("options", [{}, {"track_changes": True}], ids=["plain", "tracked"])
@pytest.mark.parametrize("name", ["x.docx", "x.odt"])
def test_the_pieces_of_one_paragraph_are_linear_work(name: str, options: dict[str, bool]) -> None:
    work = []
    for count in (500, 4000):
        runs = (run("in Chósebuz "), run("am", bold=True)) * count
        spans = "in Chósebuz <text:span>am</text:span>" * count
        data = package(paragraph(*runs)) if name == "x.docx" else odt_package(f"<text:p>{spans}</text:p>")
        document = read(name, data)
        edits = [Edit(found.start(), found.end(), "Chóśebuz") for found in re.finditer("Chósebuz", document.text)]
        made: list[bytes] = []
        work.append(
            calls(lambda made=made, edits=edits, document=document: made.append(document.apply(edits, **options)))
        )
        work[-1] += calls(partial(read, name, made[0]))
        assert read(name, made[0]).text == apply_edits(document.text, edits)
    assert work[1] < 9 * work[0]


def test_every_message_exists_in_both_languages_and_names_the_file() -> None:
    for key, texts in TEXTS.items():
        assert len(texts) == 2
        if not key.startswith("comment"):
            for text in texts:
                assert "{path}" in text


@pytest.mark.parametrize(
    "body",
    [
        "<w:t><!-- x --><w:p><w:t>b</w:t></w:p></w:t>",
        "<w:p><w:r><w:t>a<w:b/></w:t></w:r></w:p>",
        "<w:p><w:r><w:t><w:r><w:t>b</w:t></w:r></w:t></w:r></w:p>",
        "<w:pPr><w:p><w:pPr><w:b/></w:pPr></w:p></w:pPr>",
        "<w:t><!-- x --><w:tr><w:t>b</w:t></w:tr></w:t>",
        "<w:t><!-- x --><w:txbxContent><w:t>b</w:t></w:txbxContent></w:t>",
    ],
)
def test_elements_where_none_can_be(body: str) -> None:
    assert "elements where none can be (line 2)" in str(refused(package(body)))
