"""Files with a password, as real programs write them: refused with the remedy, whatever is asked for."""

from __future__ import annotations

import io
from pathlib import Path

import msoffcrypto
import pypdf
import pytest
from conftest import ROOT, Run
from msoffcrypto.format.ooxml import OOXMLFile
from test_documents_pdf import PAGES

from sorbnames.documents import read

FOLDER = ROOT / "tests" / "documents" / "office"
PASSWORD = "geheim"


def word() -> bytes:
    """A Word file, encrypted as Word does it; opened again to be sure of it."""
    plain, locked, again = (FOLDER / "letterhead.docx").read_bytes(), io.BytesIO(), io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(PASSWORD, locked)
    opened = msoffcrypto.OfficeFile(locked)
    opened.load_key(password=PASSWORD)
    opened.decrypt(again)
    assert again.getvalue() == plain
    return locked.getvalue()


def pdf(algorithm: str, user: str, owner: str | None = None) -> bytes:
    """A PDF file, encrypted; opened again to be sure of it."""
    writer, stream = pypdf.PdfWriter(io.BytesIO(PAGES)), io.BytesIO()
    writer.encrypt(user, owner, algorithm=algorithm)
    writer.write(stream)
    reader = pypdf.PdfReader(stream)
    assert reader.is_encrypted
    assert reader.decrypt(owner or user)
    return stream.getvalue()


LOCKED = {
    "brief.docx": word,
    "brief.docm": word,
    "kennwort.odt": lambda: (FOLDER.parent / "encrypted" / "kennwort.odt").read_bytes(),
    "vorlage.ott": lambda: (FOLDER.parent / "encrypted" / "kennwort.odt").read_bytes(),
    "rc4.pdf": lambda: pdf("RC4-128", PASSWORD),
    "aes.pdf": lambda: pdf("AES-256", PASSWORD),
}
SAID = {
    "de": "{path}: Das Dokument ist mit einem Kennwort verschlüsselt. Bitte eine Kopie ohne Kennwort speichern.",
    "en": "{path}: the document is encrypted with a password. Save a copy without the password.",
}
SAID_OF_PDF = {
    "de": "{path}: Die PDF-Datei ist mit einem Kennwort geschützt. Bitte eine Fassung ohne Kennwort angeben.",
    "en": "{path}: the PDF file is protected by a password. Name a copy without one.",
}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", LOCKED)
def test_a_file_with_a_password(run: Run, tmp_path: Path, name: str, language: str) -> None:
    path, data = tmp_path / name, LOCKED[name]()
    path.write_bytes(data)
    said = SAID_OF_PDF[language] if name.endswith("pdf") else SAID[language]
    calls = [["check"], ["mentions"], ["address"], ["fix"], ["fix", "--in-place"], ["fix", "--diff"]]
    if not name.endswith("pdf"):
        calls += [["fix", "--in-place", "--track-changes"], ["fix", "--in-place", "--comments"]]
    for call in calls:
        result = run(*call, path, "--lang", language, "--quiet")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == f"sorbnames: {said.format(path=path)}\n"
    target = tmp_path / f"new{path.suffix}"
    assert run("fix", path, "-o", target).exit_code == 2
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert path.read_bytes() == data
    result = run("check", "-", "--lang", language, stdin=data)
    assert (result.exit_code, result.stderr) == (2, f"sorbnames: {said.format(path='-')}\n")


def test_under_a_wrong_name(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(word())
    result = run("check", path)
    assert (result.exit_code, result.stderr) == (2, f"sorbnames: {SAID['en'].format(path=path)}\n")


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    """Its user password is empty: everybody may read it."""
    for algorithm in ("RC4-128", "AES-256"):
        assert read("x.pdf", pdf(algorithm, "", PASSWORD)).text == read("x.pdf", PAGES).text


def test_the_other_files_are_done(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word())
    (tmp_path / "b.txt").write_text("03046 Cottbus/Chósebusz\n", "utf-8")
    result = run("fix", "--in-place", tmp_path)
    assert result.exit_code == 2
    assert "encrypted" in result.stderr
    assert (tmp_path / "b.txt").read_text("utf-8") == "03046 Cottbus/Chóśebuz\n"
