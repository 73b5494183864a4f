"""Real files from real programs, corrected and opened again in LibreOffice: same text, same pages, no repair."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx as python_docx
import pytest
from docx_samples import stored

import sorbnames
from sorbnames.documents import docx, odt, read
from sorbnames.findings import FixResult

FOLDER = Path(__file__).parent / "documents" / "office"
FILES = sorted(path.name for path in FOLDER.glob("*.*t*") if path.suffix in (".docx", ".odt", ".fodt"))
DATE = datetime(2024, 2, 14, tzinfo=UTC)
TEXT = """Stadt Cottbus/Chósebusz\tPressestelle
Fastnacht in Burg (Spreewald)/Borkowy (Błota)
Am 14.  Februar lädt Cottbus/Chósebuz ein; Anmeldung auf der Seite der Stadt Cottbus/Chósebusz.
Landkreis Spree\u2011Neiße/Sprewja\u2011Nysa, Pe\u00aditz/Picnjo
Der Absatz mit dem Kasten.
Kasten: 03046 Cottbus/Chósebusz
Cottbus/Chósebusz\t03046
03050
Lübben (Spreewald) / Lubin (Błota)
Ende der Mitteilung.
Eine zweite Seite ohne Ortsnamen.
Auch Chósebusz geschrieben.
Endnote: Cottbus/Chósebusz
Seite N – Cottbus/Chósebusz"""


def fixed(name: str) -> tuple[docx.DocxDocument | odt.OdtDocument, FixResult]:
    document = read(FOLDER / name)
    assert isinstance(document, (docx.DocxDocument, odt.OdtDocument))
    return document, sorbnames.load().fix_text(document.text)


@pytest.mark.parametrize("name", ["mitteilung.fodt", "mitteilung.odt", "mitteilung.docx"])
def test_the_same_text_is_read_from_every_format(name: str) -> None:
    text = read(FOLDER / name).text
    # LibreOffice puts a tab before notes and a paragraph around a page break when it writes DOCX.
    text = re.sub(r"Seite \d", "Seite N", text.replace("\n\t", "\n").replace("\n\n", "\n"))
    assert text == TEXT


@pytest.mark.parametrize("name", FILES)
def test_files_of_real_programs_are_corrected(name: str) -> None:
    document, result = fixed(name)
    made = document.apply(result.applied)
    again = read(name, made)
    assert again.text == result.text
    assert "Chósebus" not in again.text
    assert not sorbnames.load().fix_text(again.text).applied
    if not name.endswith("fodt"):
        before, after = stored(document.apply(())), stored(made)
        changed = {part for part in before if before[part] != after[part]}
        assert changed <= set(document.xml)


def test_a_letterhead_keeps_the_look_of_each_part_of_its_name() -> None:
    document, result = fixed("letterhead.docx")
    made = python_docx.Document(io.BytesIO(document.apply(result.applied)))
    old = python_docx.Document(FOLDER / "letterhead.docx")

    def looks(whole: object) -> list[tuple[str, object, object, object]]:
        paragraph = whole.sections[0].header.tables[0].cell(0, 0).paragraphs[0]  # type: ignore[attr-defined]
        return [(run.text, run.bold, run.font.size, str(run.font.color.rgb)) for run in paragraph.runs]

    assert [text for text, *_ in looks(old)] == ["Stadt Cott", "bus/Chó", "se", "busz"]
    assert [text for text, *_ in looks(made)] == ["Stadt Cott", "bus/Chó", "śe", "buz"]
    assert [look[1:] for look in looks(made)] == [look[1:] for look in looks(old)]


# --- LibreOffice

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


def convert(paths: list[Path], kind: str, target: Path, profile: Path) -> list[Path]:
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(target), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [target / f"{path.stem}.{kind.partition(':')[0]}" for path in paths]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Old and new files as LibreOffice opens them: text and pages."""
    folder = tmp_path_factory.mktemp("office")
    paths = []
    for name in ("letterhead.docx", "mitteilung.docx", "mitteilung.odt"):
        document, result = fixed(name)
        stem, _, ending = name.partition(".")
        versions = {"old": document.apply(()), "new": document.apply(result.applied)}
        findings = sorbnames.load().check_text(document.text)
        versions["commented"] = document.comment(findings, "de", DATE)
        for version, data in versions.items():
            path = folder / f"{stem}-{ending}-{version}.{ending}"
            path.write_bytes(data)
            paths.append(path)
    texts = convert(paths, "txt:Text (encoded):UTF8", folder / "txt", folder / "profile")
    pages = convert(paths, "pdf", folder / "pdf", folder / "profile")
    return {path.name: path for path in texts + pages}


@pytest.mark.slow
@needs_libreoffice
@pytest.mark.parametrize("stem", ["letterhead-docx", "mitteilung-docx", "mitteilung-odt"])
def test_libreoffice_sees_the_corrected_text_and_nothing_else(opened: dict[str, Path], stem: str) -> None:
    old, new = (opened[f"{stem}-{version}.txt"].read_text("utf-8") for version in ("old", "new"))
    assert "Chósebus" in old
    assert new == sorbnames.load().fix_text(old).text


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_sees_comments_beside_the_old_text(opened: dict[str, Path]) -> None:
    for stem in ("letterhead-docx", "mitteilung-docx", "mitteilung-odt"):
        old, new = (opened[f"{stem}-{version}.txt"].read_text("utf-8") for version in ("old", "commented"))
        assert new == old


@pytest.mark.slow
@needs_libreoffice
@pytest.mark.parametrize("name", ["letterhead.docx", "mitteilung.docx", "mitteilung.odt"])
def test_libreoffice_shows_every_comment(name: str, tmp_path: Path) -> None:
    document, _ = fixed(name)
    findings = sorbnames.load().check_text(document.text)
    path = tmp_path / f"commented.{name.rpartition('.')[2]}"
    path.write_bytes(document.comment(findings, "de", DATE))
    made = convert([path], "fodt", tmp_path, tmp_path / "profile")[0].read_text("utf-8")
    ours = re.findall(
        r"<office:annotation (?:(?!</office:annotation>).)*>sorbnames<.*?</office:annotation>", made, re.DOTALL
    )
    assert len(ours) == len(findings)


@pytest.mark.slow
@needs_libreoffice
@pytest.mark.parametrize("name", ["letterhead.docx", "mitteilung.docx", "mitteilung.odt"])
def test_libreoffice_sees_tracked_changes(name: str, tmp_path: Path) -> None:
    """Its own file says that sorbnames deleted and inserted whole words."""
    document, result = fixed(name)
    path = tmp_path / f"tracked.{name.rpartition('.')[2]}"
    path.write_bytes(document.apply(result.applied, track_changes=True, date=DATE))
    made = convert([path], "fodt", tmp_path, tmp_path / "profile")[0].read_text("utf-8")
    made = re.sub(r">\s+<", "><", made)
    ours = (
        r"<office:change-info><dc:creator>sorbnames</dc:creator><dc:date>2024-02-14[^<]*</dc:date></office:change-info>"
    )
    assert len(re.findall(rf"<text:insertion>{ours}", made)) >= 2
    assert len(re.findall(rf"<text:deletion>{ours}", made)) >= 2
    assert made.count(">Chósebusz<") >= 2
    # LibreOffice leaves deleted text in its place, between marks.
    assert "Chósebusz" not in odt.read("x.fodt", made.encode()).text


@pytest.mark.slow
@needs_libreoffice
@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler (pdftoppm) is not installed")
@pytest.mark.parametrize("stem", ["letterhead-docx", "mitteilung-odt"])
def test_pages_keep_their_look(opened: dict[str, Path], stem: str, tmp_path: Path) -> None:
    """A page of which only header and footer are edited looks the same between them."""
    pictures: dict[str, list[bytes]] = {}
    for version in ("old", "new"):
        prefix = tmp_path / version
        pdf = str(opened[f"{stem}-{version}.pdf"])
        subprocess.run(["pdftoppm", "-r", "40", "-gray", pdf, str(prefix)], check=True, timeout=60)
        pictures[version] = [path.read_bytes() for path in sorted(tmp_path.glob(f"{version}-*.pgm"))]
    assert len(pictures["old"]) == len(pictures["new"]) >= 2
    old, new = (middle(pictures[version][1]) for version in ("old", "new"))
    assert hashlib.sha256(old).digest() == hashlib.sha256(new).digest()
    assert min(old if stem == "letterhead-docx" else pictures["old"][1]) < 128  # there is something to see


def middle(picture: bytes) -> bytes:
    """The rows of a picture between header and footer."""
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert head
    width, height = int(head[1]), int(head[2])
    rows = picture[head.end() :]
    return rows[width * (height * 15 // 100) : width * (height * 85 // 100)]


def test_samples_are_small() -> None:
    for name in FILES:
        assert (FOLDER / name).stat().st_size < 40_000
        if not name.endswith("fodt"):
            with zipfile.ZipFile(FOLDER / name) as archive:
                assert archive.testzip() is None
