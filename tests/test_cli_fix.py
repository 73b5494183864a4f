"""``sorbnames fix``."""

from __future__ import annotations

import os
import shlex
import stat
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Run

WRONG = "Cottbus/Chósebusz, den 6. März 2025\r\nCottbus / Chóœebuz\n"
RIGHT = "Cottbus/Chóśebuz, den 6. März 2025\r\nCottbus / Chóśebuz\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_bytes(WRONG.encode())
    return path


def test_the_corrected_text_goes_to_standard_output(run: Run, letter: Path) -> None:
    result = run("fix", letter)
    assert (result.exit_code, result.stdout_bytes) == (0, RIGHT.encode())
    assert letter.read_bytes() == WRONG.encode()
    assert result.stderr == f"{letter}: 2 corrected, 0 to decide, 0 for information.\n"
    assert run("fix", "-q", letter).stderr == ""


def test_standard_input_to_standard_output(run: Run) -> None:
    result = run("fix", "-", stdin=WRONG.encode("utf-8-sig"))
    assert (result.exit_code, result.stdout_bytes) == (0, RIGHT.encode("utf-8-sig"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859-2"])
def test_the_encoding_is_kept(run: Run, letter: Path, encoding: str) -> None:
    text = "Die Stadt Cottbus/Chósebusz lädt ein: 6. März, Schloßkirchplatz, Głowne dwórnišćo.\n" * 3
    letter.write_bytes(text.encode(encoding))
    assert run("fix", letter).stdout_bytes == text.replace("Chósebusz", "Chóśebuz").encode(encoding)


def test_a_name_that_the_encoding_cannot_hold_is_an_error(run: Run, letter: Path) -> None:
    before = "Grüße aus Cottbus/Chósebusz, schöne Straßen\n".encode("cp1252")
    letter.write_bytes(before)
    result = run("fix", "--in-place", letter)
    assert result.exit_code == 2
    assert result.stderr.startswith("sorbnames: ")
    assert result.stderr.count("\n") == 1
    assert letter.read_bytes() == before


def test_another_encoding_holds_every_name(run: Run, letter: Path) -> None:
    text = "Grüße aus Cottbus/Chósebusz, schöne Straßen\n"
    letter.write_bytes(text.encode("cp1252"))
    assert "--encoding utf-8" in run("fix", letter).stderr
    right = text.replace("Chósebusz", "Chóśebuz")
    assert run("fix", letter, "--encoding", "utf-8").stdout_bytes == right.encode()
    assert run("fix", "--in-place", letter, "--encoding", "utf-16").exit_code == 0
    assert letter.read_bytes() == b"\xff\xfe" + right.encode("utf-16-le")


def test_a_right_file_is_written_in_another_encoding(run: Run, letter: Path) -> None:
    letter.write_bytes(RIGHT.encode("cp1250"))
    run("fix", "--in-place", letter, "--encoding", "utf-8")
    assert letter.read_bytes() == RIGHT.encode()
    before = letter.stat()
    run("fix", "--in-place", letter, "--encoding", "utf8")
    assert letter.stat().st_mtime_ns == before.st_mtime_ns


def test_the_encoding_of_a_file_is_taken_at_its_word(run: Run, letter: Path) -> None:
    letter.write_bytes("Cottbus/Chósebuz\n".encode("cp1252"))
    assert run("fix", letter).exit_code == 2  # may be Windows-1252 or ISO 8859-2
    known = run("fix", letter, "--from-encoding", "iso8859-2")
    assert known.stdout_bytes == "Cottbus/Chóśebuz\n".encode("iso8859-2")
    assert run("check", letter, "--from-encoding", "utf-8").exit_code == 2
    assert '"surface": "Chósebuz"' in run("mentions", letter, "--from-encoding", "cp1250").stdout


def test_a_web_page_declares_its_new_encoding(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes('<meta charset="iso-8859-1"><p>Grüße aus Cottbus/Chósebusz</p>\n'.encode("latin-1"))
    result = run("fix", page, "--encoding", "utf-8", "--lang-markup")
    assert result.stdout == ('<meta charset="utf-8"><p>Grüße aus Cottbus/<span lang="dsb">Chóśebuz</span></p>\n')


@pytest.mark.parametrize("option", ["--encoding", "--from-encoding"])
@pytest.mark.parametrize("name", ["utf-9", "base64", "rot13", "no\0such"])
def test_an_unknown_encoding_is_one_error(run: Run, letter: Path, option: str, name: str) -> None:
    result = run("fix", option, name, letter, letter)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"sorbnames: {option}: there is no character encoding")
    assert ("Did you mean utf-8?" in result.stderr) == (name == "utf-9")


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_new_file_has_the_mode_of_the_old_one(run: Run, letter: Path, tmp_path: Path) -> None:
    letter.chmod(0o600)
    run("fix", letter, "-o", tmp_path / "new.txt")
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o600


def test_output_goes_to_standard_output_by_its_name(run: Run, letter: Path) -> None:
    assert run("fix", letter, "-o", "-").stdout_bytes == RIGHT.encode()


def test_output_goes_to_a_file(run: Run, letter: Path, tmp_path: Path) -> None:
    result = run("fix", letter, "-o", tmp_path / "new.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "new.txt").read_bytes() == RIGHT.encode()


def test_a_file_without_mistakes_is_still_written_where_asked(run: Run, letter: Path, tmp_path: Path) -> None:
    letter.write_bytes(RIGHT.encode())
    run("fix", letter, "-o", tmp_path / "new.txt")
    assert (tmp_path / "new.txt").read_bytes() == RIGHT.encode()


def test_in_place_keeps_the_mode(run: Run, letter: Path) -> None:
    letter.chmod(0o640)
    result = run("fix", "--in-place", letter)
    assert (result.exit_code, result.stdout) == (0, "")
    assert letter.read_bytes() == RIGHT.encode()
    assert stat.S_IMODE(letter.stat().st_mode) == 0o640
    assert os.listdir(letter.parent) == ["letter.txt"]


def test_in_place_leaves_a_right_file_untouched(run: Run, letter: Path) -> None:
    letter.write_bytes(RIGHT.encode())
    before = letter.stat()
    assert run("fix", "--in-place", letter).exit_code == 0
    after = letter.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_in_place_needs_a_file(run: Run) -> None:
    result = run("fix", "--in-place", "-", stdin=WRONG.encode())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("sorbnames: --in-place needs a file")


def test_diff_only_shows(run: Run, letter: Path) -> None:
    result = run("fix", "--diff", letter)
    assert result.exit_code == 0
    assert result.stdout_bytes.decode() == (
        f"--- {letter}\n+++ {letter}\n@@ -1,2 +1,2 @@\n"
        "-Cottbus/Chósebusz, den 6. März 2025\r\n-Cottbus / Chóœebuz\n"
        "+Cottbus/Chóśebuz, den 6. März 2025\r\n+Cottbus / Chóśebuz\n"
    )
    assert letter.read_bytes() == WRONG.encode()
    assert result.stderr.startswith(f"{letter}: 2 to correct")


def test_fixing_twice_changes_nothing_more(run: Run, letter: Path) -> None:
    run("fix", "--in-place", letter)
    assert run("fix", "--diff", letter).stdout == ""


def test_several_files_each_have_their_turn(run: Run, letter: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_bytes(WRONG.encode())
    result = run("fix", "--in-place", letter, tmp_path / "missing.txt", second)
    assert result.exit_code == 2
    assert letter.read_bytes() == second.read_bytes() == RIGHT.encode()
    assert "missing.txt" in result.stderr


def test_only_selected_rules_edit(run: Run, letter: Path) -> None:
    assert run("fix", "--ignore", "SN1", letter).stdout_bytes == WRONG.encode()
    result = run("fix", "--select", "SN101", letter)
    assert "Chóśebuz, den" in result.stdout
    assert "Chóœebuz" in result.stdout


def test_what_is_left_is_counted_and_pointed_at(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "left.txt"
    path.write_text("Der Bus hält in Cottbus.\n", encoding="utf-8")
    assert run("fix", path).stderr == (
        f"{path}: 0 corrected, 0 to decide, 1 for information.\nTo see what is left: sorbnames check {path}\n"
    )
    assert f"Was offen ist, zeigt: sorbnames check {path}" in run("fix", path, "--lang", "de").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the shell there quotes otherwise")
def test_the_call_pointed_at_can_be_pasted(run: Run, tmp_path: Path) -> None:
    path, target = tmp_path / "Brief an Lübben's Amt.txt", tmp_path / "neu heute.txt"
    path.write_text("03046 Cottbus\n", encoding="utf-8")
    last = run("fix", "--style", "keep", path, "-o", target).stderr.splitlines()[-1]
    call = shlex.split(last.partition(": ")[2])
    assert call == ["sorbnames", "check", "--style", "keep", str(target)]
    assert run(*call[1:]).stdout.startswith(f"{target}:1:")


def test_the_official_style_adds_the_partner(run: Run) -> None:
    text = b"03046 Cottbus\n"
    assert run("fix", "-", stdin=text).stdout_bytes == text
    assert run("fix", "--style", "official", "-", stdin=text).stdout == "03046 Cottbus/Chóśebuz\n"


@pytest.mark.parametrize("name", ["press-release", "addresses", "latin2-minutes"])
def test_the_examples_come_out_right(run: Run, name: str) -> None:
    expected = (ROOT / "examples" / f"{name}.expected.txt").read_bytes()
    assert run("fix", ROOT / "examples" / f"{name}.txt").stdout_bytes == expected
    assert run("fix", ROOT / "examples" / f"{name}.expected.txt").stdout_bytes == expected


def test_an_overlay_with_a_mistake_is_one_error(run: Run, letter: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "own.yaml"
    overlay.write_text("places:\n  - id: cottbus\n    knid: stadt\n", encoding="utf-8")
    result = run("fix", "--in-place", "--overlay", overlay, letter, letter)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "own.yaml" in result.stderr
    assert letter.read_bytes() == WRONG.encode()
    assert run("fix", letter, SORBNAMES_OVERLAY=str(overlay)).stderr == result.stderr


def test_several_files_have_one_summary(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Cottbus/Chósebusz\nIn Peitz.\n", encoding="utf-8")
    last = run("fix", "--diff", tmp_path).stderr.splitlines()[-1]
    assert last == "2 files: 2 to correct, 0 to decide, 2 for information."
    last = run("fix", "--in-place", "--lang", "de", tmp_path).stderr.splitlines()[-1]
    assert last == "2 Dateien: 2 berichtigt, 0 zu entscheiden, 2 zur Kenntnis."
    assert "files:" not in run("fix", tmp_path / "a.txt").stderr
