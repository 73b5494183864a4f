"""What an ordinary user may not read or write: one clear message, nothing lost, nothing left behind.

Root may do everything, so as root the program gives its rights up before it begins.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, environment
from docx_samples import package, paragraph, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="access rights of POSIX")

#: Whoever that is: not root, and owner of the files below.
NOBODY = 65534

WRONG = "03046 Cottbus/Chósebusz\n".encode()
FILES = {
    "a.txt": WRONG,
    "a.docx": package(paragraph(run("03046 Cottbus/Chósebusz"))),
    "a.csv": b"id;Ort\n1;Cottbus\n",
}

#: Calls once what is to be tried while nothing is forbidden yet, so that all modules are there: the folder they stand
#: in may be root's alone.
SCRIPT = """
import contextlib, io, json, os, sys
from sorbnames.cli.app import app
given = json.loads(sys.argv[1])
if os.geteuid() == 0:
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        with contextlib.redirect_stderr(io.TextIOWrapper(io.BytesIO())):
            for arguments in given["before"]:
                app.run(arguments)
    os.setgroups([])
    os.setgid(given["user"])
    os.setuid(given["user"])
assert os.geteuid() != 0
sys.exit(app.run(given["arguments"]))
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of the user with files of every kind; everybody may enter the folders above it."""
    with tempfile.TemporaryDirectory() as name:
        own = Path(name)
        own.chmod(0o755)
        fill(own / "own")
        yield own / "own"
        for path in [*own.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)


def fill(folder: Path) -> None:
    folder.mkdir()
    (folder / "out").mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    for path in (folder, *folder.rglob("*")):
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)


def as_user(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program in the folder, as somebody who is not root."""
    call = [str(argument) for argument in arguments]
    shutil.rmtree(folder.parent / "before", ignore_errors=True)
    fill(folder.parent / "before")
    elsewhere = [word.replace(str(folder), str(folder.parent / "before")) for word in call]
    before = [elsewhere, [word.replace("/before/", "/nowhere/") for word in elsewhere]]
    given = json.dumps({"before": before, "user": NOBODY, "arguments": call})
    command = [sys.executable, "-c", SCRIPT, given]
    return subprocess.run(
        command, capture_output=True, cwd=ROOT, env=environment(), text=True, timeout=120, check=False
    )


def content(folder: Path) -> dict[str, bytes]:
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            mode = path.stat().st_mode
            path.chmod(0o644)
            found[str(path.relative_to(folder))] = path.read_bytes()
            path.chmod(mode)
    return found


def refused(folder: Path, *arguments: str | Path) -> str:
    """The one message of a call that is refused and changes nothing."""
    before = content(folder)
    messages = []
    for language in ("de", "en"):
        result = as_user(folder, *arguments, "--quiet", "--lang", language)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.count("\n") == 1, result.stderr
        assert result.stderr.startswith("sorbnames: ")
        messages.append(result.stderr)
    assert content(folder) == before
    german, english = messages
    assert german != english
    return english


def calls(name: str, source: Path, target: Path) -> list[str | Path]:
    """How a file of that kind gets its target."""
    return ["clean" if name.endswith("csv") else "fix", source, "-o", target]


@pytest.mark.parametrize("name", FILES)
def test_a_folder_that_is_read_only(folder: Path, name: str) -> None:
    (folder / "out").chmod(0o555)
    message = refused(folder, *calls(name, folder / name, folder / "out" / name))
    assert f"{folder / 'out' / name}: writing in the folder {folder / 'out'} is not permitted" in message
    assert not list((folder / "out").iterdir())


@pytest.mark.parametrize("name", FILES)
def test_a_target_that_is_read_only(folder: Path, name: str) -> None:
    target = folder / "out" / name
    target.write_bytes(b"old")
    target.chmod(0o444)
    options = ["--overwrite"] if name.endswith("csv") else []
    message = refused(folder, *calls(name, folder / name, target), *options)
    assert f"{target}: the file is read-only. Make it writable, or name another file with -o." in message
    assert [path.name for path in (folder / "out").iterdir()] == [name]


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_a_file_that_is_read_only_in_place(folder: Path, name: str) -> None:
    (folder / name).chmod(0o444)
    assert f"{folder / name}: the file is read-only." in refused(folder, "fix", "--in-place", folder / name)


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_a_file_in_a_read_only_folder_in_place(folder: Path, name: str) -> None:
    folder.chmod(0o555)
    assert f"writing in the folder {folder} is not permitted" in refused(folder, "fix", "--in-place", folder / name)


@pytest.mark.parametrize("name", FILES)
def test_an_input_that_may_not_be_read(folder: Path, name: str) -> None:
    (folder / name).chmod(0o000)
    message = refused(folder, *calls(name, folder / name, folder / "out" / name))
    assert f"{folder / name}: permission to read the file is denied. Check its access rights." in message
    assert not list((folder / "out").iterdir())
    if not name.endswith("csv"):
        for command in ("check", "mentions"):
            assert "permission to read the file is denied" in refused(folder, command, folder / name)


@pytest.mark.parametrize("options", [("check", "--format", "html"), ("check", "--format", "json")])
def test_a_report_in_a_read_only_folder(folder: Path, options: tuple[str, ...]) -> None:
    (folder / "out").chmod(0o555)
    message = refused(folder, *options, folder / "a.txt", "-o", folder / "out" / "report")
    assert f"writing in the folder {folder / 'out'} is not permitted" in message


def test_the_other_files_are_corrected(folder: Path) -> None:
    (folder / "b.txt").write_bytes(WRONG)
    (folder / "b.txt").chmod(0o444)
    (folder / "sub").mkdir()
    (folder / "sub" / "c.txt").write_bytes(WRONG)
    (folder / "sub").chmod(0o000)
    result = as_user(folder, "fix", "--in-place", folder)
    assert (result.returncode, result.stdout) == (2, "")
    failures = [line for line in result.stderr.splitlines() if line.startswith("sorbnames: ")]
    assert failures[0].startswith(f"sorbnames: {folder / 'sub'}: permission to read the folder is denied.")
    assert failures[1].startswith(f"sorbnames: {folder / 'b.txt'}: the file is read-only.")
    assert len(failures) == 2
    assert (folder / "a.txt").read_text("utf-8") == "03046 Cottbus/Chóśebuz\n"
    assert (folder / "b.txt").read_bytes() == WRONG
    (folder / "sub").chmod(0o755)
    assert (folder / "sub" / "c.txt").read_bytes() == WRONG
