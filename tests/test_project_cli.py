"""The command line on whole folders: project files, formats, reports, several processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

from sorbnames.cli import processes, work
from sorbnames.cli.session import Session
from sorbnames.project import project_of

WRONG, RIGHT = "03046 Cottbus/Chósebusz\n", "03046 Cottbus/Chóśebuz\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project_of.cache_clear()
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(WRONG)
    (tmp_path / "b.md").write_text("`" + WRONG.strip() + "`\n\n**Nach** " + WRONG)
    (tmp_path / "sub" / "c.html").write_text(f"<p title='{WRONG.strip()}'>{WRONG}")
    (tmp_path / "d.py").write_text(WRONG)
    return tmp_path


def codes(result: str) -> list[tuple[str, str]]:
    return [(Path(row["file"]).name, row["code"]) for row in json.loads(result)]


def test_a_folder_is_checked(run: Run, folder: Path) -> None:
    result = run("check", "--format", "json", folder)
    assert result.exit_code == 1
    assert codes(result.stdout) == [("a.txt", "SN101"), ("b.md", "SN101"), ("c.html", "SN101")]


def test_a_pattern_is_checked(run: Run, folder: Path) -> None:
    assert codes(run("check", "--format", "json", folder / "*.md").stdout) == [("b.md", "SN101")]
    missing = run("check", folder / "*.odt", folder / "a.txt")
    assert missing.exit_code == 2
    assert "no file matches this pattern" in missing.stderr
    assert "SN101" in missing.stdout


def test_a_folder_is_corrected_in_place(run: Run, folder: Path) -> None:
    assert run("fix", "--in-place", folder).exit_code == 0
    assert (folder / "a.txt").read_text() == RIGHT
    assert (folder / "b.md").read_text() == "`" + WRONG.strip() + "`\n\n**Nach** " + RIGHT
    assert (folder / "sub" / "c.html").read_text() == f"<p title='{WRONG.strip()}'>{RIGHT}"
    assert (folder / "d.py").read_text() == WRONG


def test_a_folder_has_no_single_output(run: Run, folder: Path) -> None:
    result = run("fix", "-o", folder / "x.txt", folder)
    assert result.exit_code == 2
    assert not (folder / "x.txt").exists()


def test_the_project_file_counts_until_the_call_says_otherwise(run: Run, folder: Path) -> None:
    (folder / ".sorbnames.toml").write_text('ignore = ["SN101"]\nprotect = ["Nach 03046"]\n')
    assert run("check", folder / "a.txt").stdout == ""
    assert "SN101" in run("check", "--ignore", "SN2", folder / "a.txt").stdout
    (folder / "sub" / ".sorbnames.toml").write_text('style = "official"\n')
    project_of.cache_clear()
    (folder / "sub" / "p.txt").write_text("03046 Cottbus\n")
    assert run("fix", folder / "sub" / "p.txt").stdout == "03046 Cottbus/Chóśebuz\n"
    assert run("fix", "--style", "keep", folder / "sub" / "p.txt").stdout == "03046 Cottbus\n"


def test_a_protected_phrase_is_not_touched(run: Run, folder: Path) -> None:
    (folder / ".sorbnames.toml").write_text('protect = ["Cottbus/Chósebusz"]\n')
    assert run("check", folder).stdout == ""
    assert run("fix", folder / "a.txt").stdout == WRONG


def test_overlays_of_a_project_are_known(run: Run, folder: Path) -> None:
    overlay = "places:\n  - id: cottbus\n    names:\n      dsb:\n        - {text: Chósebusz, role: official}\n"
    (folder / "our.yaml").write_text(overlay)
    (folder / ".sorbnames.toml").write_text('overlays = ["our.yaml"]\n')
    assert "Chósebusz" in run("mentions", folder / "a.txt").stdout
    assert run("check", folder / "a.txt").stdout == ""


def test_a_mistake_in_the_project_file_ends_the_run(run: Run, folder: Path) -> None:
    (folder / ".sorbnames.toml").write_text("stlye = 1\n")
    for command in ("check", "fix", "mentions"):
        result = run(command, folder)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Did you mean “style”?" in result.stderr


def test_alternative_texts_are_checked_when_asked_for(run: Run, folder: Path) -> None:
    page = folder / "sub" / "c.html"
    assert len(codes(run("check", "--format", "json", page).stdout)) == 1
    assert len(codes(run("check", "--format", "json", "--alt-text", page).stdout)) == 2
    assert run("fix", "--alt-text", page).stdout == f"<p title='{RIGHT.strip()}'>{RIGHT}"
    assert len(run("mentions", "--alt-text", page).stdout.splitlines()) == 4


def test_sorbian_names_are_marked(run: Run, folder: Path) -> None:
    page = folder / "sub" / "c.html"
    marked = page.read_text().replace(f">{WRONG}", '>03046 Cottbus/<span lang="dsb">Chóśebuz</span>\n')
    assert run("fix", "--lang-markup", page).stdout == marked
    shown = run("fix", "--lang-markup", "--diff", page).stdout
    assert "+<p title=" in shown
    assert '<span lang="dsb">' in shown
    assert run("fix", "--lang-markup", "--in-place", page, folder / "a.txt").exit_code == 0
    assert page.read_text() == marked
    assert run("fix", "--lang-markup", "--diff", page).stdout == ""


def test_the_page_is_written_to_a_file(run: Run, folder: Path) -> None:
    target = folder / "report.html"
    assert run("check", "--format", "html", "-o", target, folder, LANG="de_DE.UTF-8").exit_code == 1
    page = target.read_text()
    assert "<h1>Prüfbericht Ortsnamen</h1>" in page
    assert "<svg" in page
    assert page.count('<mark id="') == 3


def test_a_report_tells_what_was_corrected(run: Run, folder: Path) -> None:
    target = folder / "report.html"
    result = run("fix", "--in-place", "--report", target, folder / "a.txt", folder / "b.md")
    assert result.exit_code == 0
    assert (folder / "a.txt").read_text() == RIGHT
    page = target.read_text()
    assert page.count("<del>Chósebusz</del><ins>Chóśebuz</ins>") == 2
    assert "Corrected place names" in page
    bad = run("fix", "--report", folder / "nowhere" / "r.html", folder / "a.txt")
    assert bad.exit_code == 2
    assert "nowhere" in bad.stderr


def test_an_email_is_checked_but_not_corrected(run: Run, folder: Path) -> None:
    mail = folder / "m.eml"
    mail.write_bytes(b"Subject: 03046 Cottbus/Chosebusz\n\nGuten Tag\n03046 Cottbus/Chosebusz\n")
    lines = run("check", mail).stdout.splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"{mail} (subject):1:15", f"{mail} (text):2:15"]
    assert run("check", mail, LANG="de_DE.UTF-8").stdout.startswith(f"{mail} (Betreff):1:15: Fehler")
    for options in ([], ["--diff"], ["--in-place"]):
        result = run("fix", *options, mail)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "can be checked, but not corrected" in result.stderr
    table = run("mentions", "--format", "csv", mail).stdout.splitlines()
    assert table[0].endswith(",page,part")
    assert table[1].endswith(",,subject")
    assert json.loads(run("mentions", mail).stdout.splitlines()[-1])["part"] == "text"


def test_several_processes_give_the_same_answer(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "broken.txt").write_bytes(b"\0\1\2")
    (folder / "sub" / ".sorbnames.toml").write_text('ignore = ["SN101"]\n')
    alone = run("check", "--workers", "1", "--format", "json", folder)
    monkeypatch.setattr(processes, "WORTH_IT", 0)
    together = run("check", "--workers", "2", "--format", "json", folder)
    assert together.exit_code == alone.exit_code == 2
    assert together.stdout == alone.stdout
    assert together.stderr == alone.stderr
    assert "broken.txt" in together.stderr


def test_few_small_files_are_worth_one_process(run: Run, folder: Path) -> None:
    paths = [str(path) for path in folder.glob("*.*")]
    assert processes.how_many(paths, 0) == processes.how_many(paths, 8) == 1
    (folder / "a.txt").write_text(WRONG * 40_000)
    assert processes.how_many(paths, 8) == len(paths)
    assert processes.how_many(paths, 1) == 1


def test_progress_is_shown_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session("en")
    work.progress(session, 20, False)(10)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    show = work.progress(session, 20, False)
    show(10)
    assert capsys.readouterr().err.endswith("10/20")
    show(20)
    assert capsys.readouterr().err.endswith("\x1b[K")
    work.progress(session, 3, False)(1)
    session.quiet = True
    work.progress(session, 20, False)(1)
    assert capsys.readouterr().err == ""
