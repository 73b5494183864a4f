"""A wheel built from the sdist works in an empty environment, from any folder, with its data inside."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.slow


def call(*command: str | Path, cwd: Path, **more: str) -> str:
    """The output of a command that has to succeed, away from the checkout."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SORBNAMES", "LC_"))}
    result = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=clean | {"LANG": "C.UTF-8"} | more,
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    call(sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (archive,) = folder.glob("*.tar.gz")
    return archive


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


def test_the_sdist_holds_data_and_tests_but_nothing_compiled(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "data/sources.yaml",
        "tests/conftest.py",
        "hatch_build.py",
        "LICENSE",
        "examples/press-release.txt",
    } <= names
    assert "sorbnames/gazetteer.json" not in names
    assert not {name for name in names if "__pycache__" in name or name.startswith(".venv")}


def test_the_wheel_holds_the_program_and_the_compiled_data_only(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {"sorbnames/gazetteer.json", "sorbnames/py.typed", "sorbnames/cli/app.py"} <= names
    assert {name.split("/")[0] for name in names} == {"sorbnames", wheel.name.split("-py3")[0] + ".dist-info"}


def test_the_installed_program_works_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=True, symlinks=os.name != "nt")
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    call(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert call(scripts / "sorbnames", "lookup", "Chosebuz", cwd=elsewhere).startswith("Chosebuz → Cottbus/Chóśebuz\n")
    assert call(scripts / "python", "-m", "sorbnames", "--version", cwd=elsewhere).startswith("sorbnames ")
    (elsewhere / "letter.txt").write_text("Cottbus/Chósebusz\n", encoding="utf-8")
    assert call(scripts / "sorbnames", "fix", "letter.txt", cwd=elsewhere) == "Cottbus/Chóśebuz\n"
    code = "import sorbnames; print(sorbnames.normalize('Chosebuz'), sorbnames.__file__)"
    normalized, file = call(scripts / "python", "-c", code, cwd=elsewhere).split(" ", 1)
    assert normalized == "Cottbus/Chóśebuz"
    assert Path(file.strip()).is_relative_to(home)
