"""Plain text in and out: nothing is lost, edits touch only their span, and bad input is named."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sorbnames.documents import FORMATS, Segment, read, reading
from sorbnames.documents.base import byte_line_number, line_number
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit
from sorbnames.messages.documents import TEXTS

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)
LINES = st.lists(TEXT, max_size=6)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\f\n", "\x85", "\u2028"])
UNICODE = st.sampled_from([("utf-8", ""), ("utf-8", "\ufeff"), ("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff"),
                           ("utf-32-le", "\ufeff"), ("utf-32-be", "\ufeff")])  # fmt: skip


def refused(path: str | Path, data: bytes | None = None) -> UnsupportedDocument:
    with pytest.raises(UnsupportedDocument) as caught:
        read(path, data)
    return caught.value


def says(error: UnsupportedDocument, german: list[str], english: list[str]) -> None:
    for language, parts in (("de", german), ("en", english)):
        for part in parts:
            assert part in error.say(language)


@settings(deadline=None)
@given(LINES, ENDS, st.booleans(), UNICODE)
def test_every_text_comes_back(lines: list[str], end: str, ended: bool, encoding: tuple[str, str]) -> None:
    codec, mark = encoding
    text = end.join(lines) + (end if ended else "")
    data = (mark + text).encode(codec)
    if not mark and text.startswith("\ufeff"):
        return  # a mark after all
    if text.startswith(("%PDF-", "{\\rtf", "PK\x03\x04", "PK\x05\x06")):
        return
    document = read("x.txt", data)
    assert document.text == text
    assert document.apply(()) == data
    assert document.segments == (Segment(0, len(text), "body"),)


@settings(deadline=None)
@given(TEXT, st.lists(st.tuples(st.integers(0, 130), st.integers(0, 130), TEXT), max_size=5), UNICODE)
def test_text_outside_edits_is_unchanged(
    text: str, spans: list[tuple[int, int, str]], encoding: tuple[str, str]
) -> None:
    codec, mark = encoding
    text = "x" + text  # no mark, no signature at the beginning
    document = read("x.txt", (mark + text).encode(codec))
    edits: list[Edit] = []
    position = 0
    for start, length, new in spans:
        start = min(position + start, len(text))
        position = min(start + length, len(text))
        edits.append(Edit(start, position, new))
    expected = text
    for edit in reversed(edits):  # from the end, so that offsets stay true
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    assert document.apply(iter(edits)) == (mark + expected).encode(codec)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 3, "a"), Edit(2, 5, "b")],
        [Edit(0, 5, "a"), Edit(1, 2, "b")],
        [Edit(3, 99, "a")],
        [Edit(-1, 2, "a")],
        [Edit(3, 2, "a")],
        [Edit(99, 99, "a")],
    ],
)
def test_edits_that_overlap_or_lie_outside_are_a_mistake(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="edit") as caught:
        read("x.txt", b"Guben und Forst").apply(edits)
    assert not isinstance(caught.value, UnsupportedDocument)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"no end",
        b"a\r\nb\nc\rd\n\re",
        b"page\fpage\x0b\x1b[1m\x07\x7f",
        "a\ufeffb".encode(),
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\xef\xbb\xbfa",
        b"\xff\xfe",
        "Chós\u0301ebuz".encode(),
    ],
)
def test_awkward_but_right(data: bytes) -> None:
    document = read("x.txt", data)
    edit = Edit(len(document.text), len(document.text), "")
    assert document.apply(()) == document.apply([edit]) == data


def test_an_empty_file_is_a_document_without_text(tmp_path: Path) -> None:
    path = tmp_path / "leer.txt"
    path.touch()
    document = read(path)
    assert (document.path, document.text, document.apply(())) == (str(path), "", b"")


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "README", "a.unknown", ".hidden", "a.b/c"])
def test_text_of_any_name_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes("Grüße\r\n".encode("cp1252"))
    assert read(path).text == "Grüße\r\n"
    assert read(str(path)).path == str(path)


def test_formats_name_modules_that_read() -> None:
    from importlib import import_module

    for module in FORMATS.values():
        assert callable(import_module(f"sorbnames.documents.{module}").read)


def test_standard_input_is_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO("Grüße\r\n".encode("cp1252")), "utf-8")
    monkeypatch.setattr(sys, "stdin", stream)
    document = read("-")
    assert (document.path, document.text) == ("-", "Grüße\r\n")


def test_one_long_line_is_read() -> None:
    data = b"Guben " * 1_000_000
    assert read("x.txt", data).apply([Edit(0, 5, "Forst")]) == b"Forst" + data[5:]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [1]),
        ("a\nb", [1, 1, 2, 2]),
        ("a\r\nb", [1, 1, 1, 2, 2]),
        ("\r\r\n\n", [1, 2, 2, 3, 4]),
        ("\f\u2028", [1, 1, 1]),
    ],
)
def test_lines_end_as_editors_have_it(text: str, lines: list[int]) -> None:
    assert [line_number(text, offset) for offset in range(len(text) + 1)] == lines
    data = text.encode("latin-1", "replace")
    assert [byte_line_number(data, offset) for offset in range(len(data) + 1)] == lines


# bad input


def test_a_missing_file(tmp_path: Path) -> None:
    path = str(tmp_path / "fehlt.txt")
    says(refused(path), [path, "gibt es nicht", "prüfen"], [path, "no such file", "Check"])
    says(refused("a\0b.txt"), ["gibt es nicht"], ["no such file"])


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    error = refused(f"{tmp_path}/Stra\udcdfe.txt")
    error.say("de").encode("utf-8")


def test_a_folder(tmp_path: Path) -> None:
    path = str(tmp_path)
    says(refused(path), [path, "Ordner", "einzeln"], [path, "folder", "Name the files"])


def test_a_device() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no devices here")
    says(refused("/dev/zero"), ["/dev/zero", "Gerät", "angeben"], ["/dev/zero", "device", "Name a file"])


@pytest.mark.parametrize(
    ("cause", "german", "english"),
    [
        (PermissionError(13, "Permission denied"), ["darf nicht", "Leserechte"], ["denied", "access rights"]),
        (OSError(5, "Input/output error"), ["Ein-/Ausgabefehler", "Kopie"], ["Input/output error", "copy"]),
        (MemoryError(), ["zu groß", "teilen"], ["too large", "Split"]),
    ],
)
def test_a_file_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cause: BaseException, german: list[str], english: list[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise cause

    path = tmp_path / "zu.txt"
    path.touch()
    monkeypatch.setattr(Path, "open", fail)
    says(refused(path), [str(path), *german], [str(path), *english])


def test_a_file_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 1024 * 1024)
    file = tmp_path / "long.txt"
    file.write_bytes(b"a" * (1024 * 1024))
    assert len(read(file).text) == 1024 * 1024
    file.write_bytes(b"a" * (1024 * 1024 + 1))
    says(refused(file), ["long.txt", "1 MB", "teilen"], ["long.txt", "1 MB", "Split"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a" * (1024 * 1024 + 1))))
    says(refused("-"), ["1 MB"], ["1 MB"])


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    says(refused("-"), ["Standardeingabe", "angeben"], ["standard input", "Name a file"])


def package(*names: str, first: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x" * 9000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "german", "english"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", ["PDF", "als Text"], ["PDF", "as text"]),
        (b"{\\rtf1\\ansi", ["RTF", ".txt"], ["RTF", ".txt"]),
        (b"\x89PNG\r\n\x1a\n\0\0", ["Bild", "OCR"], ["image", "OCR"]),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", ["Bild", "OCR"], ["image", "OCR"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", [".doc", ".txt"], [".doc", ".txt"]),
        (b"\x1f\x8b\x08\0", ["Archiv", "entpacken"], ["archive", "Unpack"]),
        (package("a.txt"), ["Archiv", "entpacken"], ["archive", "Unpack"]),
        (package("[Content_Types].xml", "word/document.xml"), ["DOCX", ".docx"], ["DOCX", ".docx"]),
        (package("[Content_Types].xml", "xl/workbook.xml"), ["Tabelle", "clean"], ["table", "clean"]),
        (package(first=b"application/vnd.oasis.opendocument.text"), ["ODT", ".odt"], ["ODT", ".odt"]),
        (b"SQLite format 3\0", ["Datenbank", "CSV"], ["database", "CSV"]),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", ["NUL", "UTF-8"], ["NUL", "UTF-8"]),
    ],
)
@pytest.mark.parametrize("name", ["brief.txt", "brief.xyz", "brief", "-"])
def test_files_that_are_no_text(name: str, data: bytes, german: list[str], english: list[str]) -> None:
    if name == "-" and german[0] in ("DOCX", "ODT"):  # taken for what it is, and it is broken
        says(refused(name, data), ["neu speichern"], ["save it anew"])
    elif name == "-" and german[0] == "PDF":
        says(refused(name, data), ["PDF-Datei ist beschädigt"], ["PDF file is damaged"])
    else:
        says(refused(name, data), [name, "keine Textdatei", *german], [name, "not a text file", *english])


def test_messages_come_in_pairs_with_the_same_fields() -> None:
    from string import Formatter

    for key, (german, english) in TEXTS.items():
        fields = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in (german, english)]
        assert fields[0] == fields[1], key
        assert "path" in fields[0]
        assert german != english


def test_errors_can_be_sent_to_another_process() -> None:
    import pickle

    error = refused("x.txt", b"a\0b")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_documents_can_be_sent_to_another_process() -> None:
    import pickle

    document = read("x.txt", "Łužyca".encode("cp1250"))
    assert pickle.loads(pickle.dumps(document)) == document
