"""Word and OpenDocument files through the command line: corrected, tracked, commented, piped, and opened again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import docx_samples
import odt_samples
import pytest
from conftest import ROOT, Program, Run, environment
from test_documents_docx_libreoffice import convert, needs_libreoffice

import sorbnames
from sorbnames.documents import read
from sorbnames.documents.base import Revisable
from sorbnames.errors import UnsupportedDocument
from sorbnames.examine import Settings, fix
from sorbnames.findings import Edit, Finding

FOLDER = ROOT / "tests" / "documents" / "office"
FILES = ("letterhead.docx", "mitteilung.docx", "mitteilung.odt", "mitteilung.fodt")
PACKAGES = FILES[:3]


def office(*paragraphs: str, form: str) -> bytes:
    """A small document of these paragraphs."""
    if form == "docx":
        return docx_samples.package("".join(docx_samples.paragraph(docx_samples.run(text)) for text in paragraphs))
    return odt_samples.package("".join(odt_samples.paragraph(text) for text in paragraphs))


def right(name: str) -> str:
    """The text of a sample, corrected."""
    return sorbnames.fix_text(read(FOLDER / name).text).text


# --- corrections, tracked changes, comments


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("options", [(), ("--track-changes",)])
def test_a_new_file_is_written(run: Run, tmp_path: Path, name: str, options: Sequence[str]) -> None:
    target = tmp_path / f"new-{name}"
    result = run("fix", *options, FOLDER / name, "-o", target)
    assert (result.exit_code, result.stdout_bytes) == (0, b"")
    assert " corrected, " in result.stderr
    assert read(target).text == right(name)


@pytest.mark.parametrize("name", FILES)
def test_tracked_changes_are_those_of_sorbnames(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((FOLDER / name).read_bytes())
    assert run("fix", "--track-changes", "--in-place", path).exit_code == 0
    written = xml_of(path)
    if name.endswith("docx"):
        assert re.search(r'<w:ins [^>]*w:author="sorbnames"', written)
        assert re.search(r'<w:del [^>]*w:author="sorbnames"', written)
    else:
        assert "<text:tracked-changes" in written
        assert ">sorbnames</dc:creator>" in written
    # What is deleted is no text any more: a second run finds nothing to do.
    before = path.read_bytes()
    again = run("fix", "--track-changes", "--in-place", path)
    assert (again.exit_code, path.read_bytes()) == (0, before)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", FILES)
def test_findings_become_comments_in_the_language_of_the_run(
    run: Run, tmp_path: Path, name: str, language: str
) -> None:
    target = tmp_path / f"new-{name}"
    result = run("fix", "--comments", "--lang", language, FOLDER / name, "-o", target)
    findings = sorbnames.check_text(read(FOLDER / name).text)
    assert result.exit_code == 0
    assert f"{len(findings)} " in result.stderr
    assert read(target).text == read(FOLDER / name).text
    marks = r"<w:comment [^>]*sorbnames" if name.endswith("docx") else r"<office:annotation [^>]*sorbnames-comment"
    assert len(re.findall(marks, xml_of(target))) == len(findings)
    assert all(finding.say(language) in xml_of(target) for finding in findings)


def test_a_file_without_findings_gets_no_comment(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "right.docx"
    path.write_bytes(office("Cottbus/Chóśebuz", form="docx"))
    before = path.stat()
    assert run("fix", "--comments", "--in-place", path).exit_code == 0
    assert run("fix", "--track-changes", "--in-place", path).exit_code == 0
    assert path.stat() == before


def xml_of(path: Path) -> str:
    """All parts of a package, or a flat file, as text."""
    data = path.read_bytes()
    parts = docx_samples.members(data).values() if data.startswith(b"PK") else (data,)
    return "\n".join(part.decode("utf-8", "replace") for part in parts)


# --- pipes and terminals


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("options", [(), ("--track-changes",), ("--comments",)])
def test_a_pipe_in_and_a_pipe_out(run: Run, name: str, options: Sequence[str]) -> None:
    result = run("fix", "-", *options, stdin=(FOLDER / name).read_bytes())
    assert result.exit_code == 0
    ending = name.rpartition(".")[2]
    assert read(f"x.{ending}", result.stdout_bytes).text == (
        read(FOLDER / name).text if "--comments" in options else right(name)
    )


def test_pipes_of_a_process(program: Program) -> None:
    result = program("fix", "-", "--track-changes", stdin=(FOLDER / "letterhead.docx").read_bytes())
    assert read("x.docx", result.stdout).text == right("letterhead.docx")


def test_other_commands_read_office_documents_from_standard_input(run: Run) -> None:
    data = office("Cottbus/Chósebusz", form="odt")
    assert run("check", "-", stdin=data).exit_code == 1
    assert '"entry": "cottbus"' in run("mentions", "-", stdin=data).stdout


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (office("x", form="docx")[:-40], "office.broken"),
        (docx_samples.package("").replace(b"word/", b"xl/aa"), ""),
        (b"PK\3\4" + bytes(60), "office.broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "office.encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "documents.is_old_office"),
    ],
)
def test_what_else_comes_on_standard_input_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(UnsupportedDocument) as caught:
        read("-", data)
    assert caught.value.message_id.startswith(key)


def test_text_on_standard_input_stays_text(run: Run) -> None:
    page = "<p>Cottbus/Chósebusz</p>\n"
    assert run("fix", "-", stdin=page.encode()).stdout == page.replace("Chósebusz", "Chóśebuz")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a matter of Unix")
@pytest.mark.parametrize("options", [(), ("--track-changes",), ("--comments",), ("-o", "-")])
@pytest.mark.parametrize("name", PACKAGES[1:])
def test_no_package_goes_to_a_terminal(name: str, options: Sequence[str]) -> None:
    ours, theirs = os.openpty()
    try:
        command = [sys.executable, "-m", "sorbnames", "fix", str(FOLDER / name), *options]
        result = subprocess.run(
            command, stdout=theirs, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False, text=True
        )
        assert result.returncode == 2
        assert result.stderr.startswith(f"sorbnames: {FOLDER / name} is nothing for a terminal; name a file with -o.")
        os.write(theirs, b"end\n")
        shown = b""
        while not shown.endswith(b"\n"):  # a terminal hands over a line in as many pieces as it likes
            shown += os.read(ours, 100)
        assert shown == b"end\r\n"
    finally:
        os.close(ours)
        os.close(theirs)


def test_several_packages_do_not_go_into_one_stream(run: Run) -> None:
    paths = [FOLDER / name for name in PACKAGES]
    result = run("fix", *paths)
    assert (result.exit_code, result.stdout_bytes) == (2, b"")
    assert "--in-place" in result.stderr
    assert run("fix", "--diff", *paths).stdout.count("\n+++ ") == len(paths)


# --- calls that cannot be meant


@pytest.mark.parametrize("option", ["--track-changes", "--comments"])
@pytest.mark.parametrize("name", ["letter.txt", "page.html", "page.md", "mail.eml"])
def test_formats_without_changes_and_comments_say_so(run: Run, tmp_path: Path, name: str, option: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"Subject: x\n\nCottbus\n")
    result = run("fix", option, path, "--in-place")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"sorbnames: {path}: only DOCX and ODT have tracked changes and comments. Correct it without --track-changes "
        "and --comments; --diff shows the changes, check the findings.\n"
    )
    assert "nur in DOCX und ODT" in run("fix", option, path, "--lang", "de").stderr
    assert path.read_bytes() == b"Subject: x\n\nCottbus\n"


@pytest.mark.parametrize("option", ["--track-changes", "--unsafe", "--diff"])
def test_comments_stand_alone(run: Run, option: str) -> None:
    result = run("fix", "--comments", option, FOLDER / "letterhead.docx")
    assert (result.exit_code, result.stdout_bytes) == (2, b"")
    assert f"--comments and {option} do not go together" in result.stderr


def test_the_other_files_are_still_written(run: Run, tmp_path: Path) -> None:
    text, letter = tmp_path / "a.txt", tmp_path / "b.docx"
    text.write_text("Cottbus/Chósebusz", encoding="utf-8")
    letter.write_bytes(office("Cottbus/Chósebusz", form="docx"))
    assert run("fix", "--track-changes", "--in-place", text, letter).exit_code == 2
    assert read(letter).text == "Cottbus/Chóśebuz"


# --- ends of paragraphs and cells


@pytest.mark.parametrize("options", [(), ("--track-changes",)])
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_name_over_the_end_of_a_paragraph_keeps_it(
    run: Run, tmp_path: Path, form: str, options: Sequence[str]
) -> None:
    path = tmp_path / f"minutes.{form}"
    path.write_bytes(office("Stadt Cottbus/Chóse-", "busz lädt ein", "Cottbus/Chósebusz", form=form))
    result = run("fix", *options, "--in-place", path)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"{path}: 2 corrected, 0 to decide, 0 for information.\n")
    assert read(path).text == "Stadt Cottbus/Chóśe-\nbuz lädt ein\nCottbus/Chóśebuz"
    assert "0 corrected, 0 to decide" in run("fix", *options, "--in-place", path).stderr
    assert run("check", path).exit_code == 0


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_an_edit_that_would_join_paragraphs_is_left(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"minutes.{form}"
    path.write_bytes(office("Cottbus", "Chóśebuz", "Cottbus/Chósebusz", form=form))
    result = run("fix", "--to", "de", "--in-place", path)
    assert result.stderr.startswith(f"{path}: 1 corrected, 1 to decide, 0 for information.\n")
    assert read(path).text == "Cottbus\nChóśebuz\nCottbus"


class TwoAnswers:
    """Stands in for a gazetteer whose findings overlap: two names, and the pair that they make across paragraphs."""

    def check_text(self, text: str, style: str, to: str) -> list[Finding]:
        wanted = {"Chósebusz": "Chóśebuz", "Choćebuz": "Chóśebuz", "Choćebuz/\nPeitz": "Chóśebuz – Peitz"}
        return [
            Finding("SN101", "error", found.start(), found.end(), wrong, new, edit=Edit(*found.span(), new))
            for wrong, new in wanted.items()
            for found in re.finditer(wrong, text)
        ]


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_the_corrections_within_paragraphs_are_made_all_the_same(form: str) -> None:
    document = read(f"x.{form}", office("Chósebusz; Choćebuz/", "Peitz und Chósebusz", form=form))
    result = fix(TwoAnswers(), document, Settings())  # type: ignore[arg-type]
    assert result.text == "Chóśebuz; Chóśebuz/\nPeitz und Chóśebuz"
    assert [finding.found for finding in result.left] == ["Choćebuz/\nPeitz"]
    assert result.replay(document.text) == result.text
    assert read(f"x.{form}", document.apply(result.applied)).text == result.text
    plain = fix(TwoAnswers(), read("x.txt", document.text.encode()), Settings())  # type: ignore[arg-type]
    assert plain.text == "Chóśebuz; Chóśebuz – Peitz und Chóśebuz"


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_document_tells_which_edits_it_can_hold(form: str) -> None:
    document = read(f"x.{form}", office("ab", "cd", form=form))
    assert isinstance(document, Revisable)
    assert document.can_apply(Edit(0, 5, "ax\nyd"))
    assert document.can_apply(Edit(2, 2, "x"))
    assert not document.can_apply(Edit(1, 4, "x"))
    assert not document.can_apply(Edit(2, 3, ""))
    assert not isinstance(read("x.txt", b"ab\ncd"), Revisable)


# --- LibreOffice opens what the command line wrote


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_opens_what_was_written(program: Program, tmp_path: Path) -> None:
    """Its text of the corrected file is its text of the old one, corrected."""
    paths = []
    for name in PACKAGES:
        stem, _, ending = name.partition(".")
        old, new, tracked, commented = (
            tmp_path / f"{stem}-{ending}-{version}.{ending}" for version in ("old", "new", "tracked", "commented")
        )
        old.write_bytes((FOLDER / name).read_bytes())
        assert program("fix", old, "-o", new).returncode == 0
        tracked.write_bytes(program("fix", "-", "--track-changes", stdin=old.read_bytes()).stdout)
        commented.write_bytes(old.read_bytes())
        assert program("fix", "--comments", "--in-place", commented).returncode == 0
        paths += [old, new, tracked, commented]
    texts = convert(paths, "txt:Text (encoded):UTF8", tmp_path / "txt", tmp_path / "profile")
    flat = convert([path for path in paths if "-tracked" in path.name], "fodt", tmp_path / "flat", tmp_path / "profile")
    shown = {path.stem: path.read_text("utf-8") for path in texts}
    for name in PACKAGES:
        stem = name.replace(".", "-")
        old_text = shown[f"{stem}-old"]
        assert "Chósebus" in old_text
        assert shown[f"{stem}-new"] == sorbnames.fix_text(old_text).text
        assert shown[f"{stem}-commented"] == old_text
    for path in flat:
        made = path.read_text("utf-8")
        assert made.count("<dc:creator>sorbnames</dc:creator>") >= 4
        assert read(path).text.count("Chóśebuz") >= 2
        assert "Chósebus" not in read(path).text
