"""``fix -o`` writes no file whose extension promises another format."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import docx_samples, odt_samples
from tests.conftest import Run

DATA = {
    "x.txt": "Cottbus/Chósebusz\n".encode(),
    "x.md": "Cottbus/Chósebusz\n".encode(),
    "x.html": "<p>Cottbus/Chósebusz".encode(),
    "x.docx": docx_samples.package("<w:p><w:r><w:t>Cottbus/Chósebusz</w:t></w:r></w:p>"),
    "x.odt": odt_samples.package("<text:p>Cottbus/Chósebusz</text:p>"),
}


@pytest.mark.parametrize(
    ("name", "target", "fitting"),
    [
        ("x.docx", "new.odt", ".docx"),
        ("x.docx", "new.docm", ".docx"),
        ("x.docx", "new.doc", ".docx"),
        ("x.docx", "new.PDF", ".docx"),
        ("x.odt", "new.docx", ".odt"),
        ("x.odt", "new.fodt", ".odt"),
        ("x.odt", "new.txt", ".odt"),
        ("x.txt", "new.docx", ".markdown .md .text .txt"),
        ("x.md", "new.html", ".markdown .md .text .txt"),
        ("x.html", "new.txt", ".htm .html .xht .xhtml"),
    ],
)
def test_another_format(run: Run, tmp_path: Path, name: str, target: str, fitting: str) -> None:
    (tmp_path / name).write_bytes(DATA[name])
    (tmp_path / target).write_bytes(b"old")
    result = run("fix", tmp_path / name, "-o", tmp_path / target)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert f"one of these extensions: {fitting}." in result.stderr
    assert (tmp_path / target).read_bytes() == b"old"
    german = run("fix", "--lang", "de", tmp_path / name, "-o", tmp_path / target).stderr
    assert "Die Endung passt nicht" in german


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("x.docx", "new.DOCX"),
        ("x.docx", "new"),
        ("x.docx", "x.docx.bak"),
        ("x.html", "new.htm"),
        ("x.txt", "new.md"),
        ("x.txt", "new.csv"),
        ("x.md", "-"),
    ],
)
def test_a_fitting_or_free_name(run: Run, tmp_path: Path, name: str, target: str) -> None:
    (tmp_path / name).write_bytes(DATA[name])
    assert run("fix", tmp_path / name, "-o", target if target == "-" else tmp_path / target).exit_code == 0


@pytest.mark.parametrize(
    ("name", "target", "code"), [("x.docx", "a.docx", 0), ("x.docx", "a.odt", 2), ("x.odt", "a.fodt", 2)]
)
def test_standard_input_has_a_format_too(run: Run, tmp_path: Path, name: str, target: str, code: int) -> None:
    result = run("fix", "-", "-o", tmp_path / target, stdin=DATA[name])
    assert result.exit_code == code
    assert (tmp_path / target).exists() is (code == 0)
