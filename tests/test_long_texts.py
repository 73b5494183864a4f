"""A long text read in stretches says and becomes the same as the text read in one go."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sorbnames
from sorbnames import documents
from sorbnames.documents import longtext, source
from sorbnames.documents.longtext import LongText, cut_before, open_long_text
from sorbnames.errors import UnsupportedDocument
from sorbnames.examine import Settings, examine, fix
from sorbnames.examine_long import (
    examine_long,
    findings_in_stretches,
    fix_in_stretches,
    fix_long,
    mentions_of_long,
)
from sorbnames.gazetteer import Gazetteer
from sorbnames.project import Project
from tests.conftest import Run, environment

PIECES = (
    "Cottbus/Chósebusz",
    "Cottbus/Chóśebuz",
    "Chóśebuz",
    "Cottbus",
    "Burg",
    "Burg (Spreewald) / Bórkowy (Błota)",
    "Burg/\nBórkowy",
    "Peitz",
    "Picnjo – Peitz",
    "Peitz (Picnjo)",
    "Cottbus – Chóśebuz",
    "Magazinstraße 28 / Skladowa droga 28",
    "Bahnhofstraße 3",
    "03046 Cottbus",
    "03096 Burg",
    "Neuendorf",
    "Drachhausen und Neuendorf",
    "Forst (Lausitz)",
    "Guben",
    "Cottbus, den 14. Februar 2024",
    "Landkreis Spree-\nNeiße",
    "Wokrejs Sprjewja-Nysa",
    "ChÃ³Å›ebuz",
    "Cottbus/Ch??ebuz",
    "Was?So",
    "Cho´sebuz",
    "Lübbenau\n\nLubnjow",
    "Cottbus\n\nChóśebuz",
    "Sparkasse Spree-Neiße",
    "info@cottbus.example.org",
    "Město jo wjelike a se za ten swět pśi jogo domje, a pśi tom na groźe.",
    "W Chóśebuzu su ludźe a se za to něnt teke z togo wjasele.",
    "Der Rat hat in der Sitzung mit den Gästen von der Gemeinde und dem Amt das Ergebnis für das Jahr besprochen.",
    "der Ort",
    "Ziegelei und Markt",
    "– im Ortsteil Sielow",
    "GmbH",
    "\n\n",
    "\r\n\r\n",
    "\n",
    "; ",
    ". ",
    "/",
    "(",
    ")",
    "x" * 300,
    "Wort " * 30,
    "e\u0301",
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Texts of many pieces; most of the choice is left to one seed, so that long ones come as quickly as short ones."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    count = draw(st.integers(1, 120))
    liked = draw(st.lists(st.sampled_from(PIECES), min_size=4, max_size=30))
    joints = draw(st.lists(st.sampled_from((" ", " ", "\n", "\n\n", ". ", " und ", "")), min_size=1, max_size=4))
    return "".join(chance.choice(liked) + chance.choice(joints) for _ in range(count))


def opened(text: str, codec: str = "utf-8") -> LongText:
    path = Path(opened.folder) / "text.txt"  # type: ignore[attr-defined]
    path.write_bytes(text.encode(codec))
    found = open_long_text(str(path), path.open("rb"))
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    opened.folder = tmp_path  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return sorbnames.load()


@pytest.fixture
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Stretches of five hundred characters, in place of a quarter of a million."""
    monkeypatch.setattr(longtext, "STRETCH", 500)
    monkeypatch.setattr(documents, "LONG", 1)
    return monkeypatch


WISHES = st.sampled_from(
    (
        Settings(),
        Settings(style="official"),
        Settings(style="compact", unsafe=True),
        Settings(to="de"),
        Settings(to="dsb"),
        Settings(ignore=frozenset({"SN201", "SN206"})),
        Settings(project=Project(protect=("Peitz (Picnjo)",))),
    )
)


@given(text=texts(), stretch=st.sampled_from((700, 2500)), wishes=WISHES)
@settings(deadline=None, max_examples=12)
def test_findings_and_corrections_are_those_of_the_whole(
    gazetteer: Gazetteer, text: str, stretch: int, wishes: Settings
) -> None:
    before = longtext.STRETCH
    longtext.STRETCH = stretch
    try:
        with opened(text) as long:
            whole = documents.read(long.path)
            expected = examine(gazetteer, whole, wishes).found
            result = fix(gazetteer, whole, wishes)
            found = [located for document in examine_long(gazetteer, long, wishes) for located in document.found]
            fixed = fix_long(gazetteer, long, wishes)
            data = b"".join(fixed.data)
            mentions = list(mentions_of_long(gazetteer, long))
            in_memory = findings_in_stretches(gazetteer, text, wishes), fix_in_stretches(gazetteer, text, wishes)
    finally:
        longtext.STRETCH = before
    assert found == list(expected)
    assert data == whole.apply(result.applied)
    assert fixed.made == len(result.applied)
    assert sorted(fixed.left) == sorted(finding.severity for finding in result.left)
    assert [mention for mention, _ in mentions] == gazetteer.mentions(text)
    assert in_memory[0] == [located.finding for located in expected]
    assert in_memory[1].text == result.text == in_memory[1].replay(text)
    assert len(in_memory[1].applied) == len(result.applied)
    assert set(in_memory[1].left) == set(result.left)


# encodings, told as for short texts


def outcome(path: Path, encoding: str = "") -> object:
    """The text and encoding of a file, or what is said of it."""
    try:
        document = documents.read(path, encoding=encoding)
        return document.text, document.encoding  # type: ignore[attr-defined]
    except UnsupportedDocument as error:
        return error.message_id, error.parameters


def outcome_by_stretches(path: Path, encoding: str = "") -> object:
    try:
        found = open_long_text(str(path), path.open("rb"), encoding)
        if found is None:
            return None
        with found as long:
            pieces = list(long.stretches())
            assert [long.read(stretch) for stretch, _ in pieces] == [text for _, text in pieces]
            return "".join(text for _, text in pieces), long.encoding
    except UnsupportedDocument as error:
        return error.message_id, error.parameters


LETTERS = st.sampled_from(
    ["Chóśebuz", "Łužyca ", "über", "\r\n", "\n", "\r", "a", "€", "„", "\U0001f40e", "\ufeff", "e\u0301"]
)
NAMES = st.sampled_from(
    ["", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "cp1250", "iso8859-2", "utf-7", "cp932"]
)


@given(
    text=st.lists(LETTERS, max_size=30).map("".join),
    codec=st.sampled_from(
        ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "cp1250", "iso8859-2", "koi8-r"]
    ),
    damage=st.lists(st.tuples(st.integers(0, 200), st.binary(max_size=3)), max_size=2),
    encoding=NAMES,
    block=st.integers(4, 9),
)
@settings(deadline=None, max_examples=150)
def test_encodings_are_found_and_faults_told_as_in_short_texts(
    text: str, codec: str, damage: list[tuple[int, bytes]], encoding: str, block: int
) -> None:
    data = text.encode(codec, "replace")
    for place, new in damage:
        data = data[:place] + new + data[place:]
    path = Path(opened.folder) / "text.txt"  # type: ignore[attr-defined]
    path.write_bytes(data)
    before = source.BLOCK, longtext.STRETCH
    source.BLOCK, longtext.STRETCH = block, 7
    try:
        found = outcome_by_stretches(path, encoding)
    finally:
        source.BLOCK, longtext.STRETCH = before
    if found is not None:
        assert found == outcome(path, encoding)


@given(st.text(alphabet="ab .\n\r\té\u0301\u200d;", min_size=2), st.integers(2, 40))
def test_a_cut_splits_no_letter_and_no_line_end(text: str, most: int) -> None:
    if len(text) <= most:
        return
    cut = cut_before(text, most)
    assert 0 < cut <= most
    if cut > most // 2:
        assert text[cut - 1 : cut + 1] != "\r\n"


# the command line


TEXT = "\n\n".join(
    (
        "Pressemitteilung der Stadt Cottbus/Chósebusz",
        "In Peitz und Neuendorf wird gefeiert, in Cottbus/Chóśebuz auch.",
        "Die Gemeinde Kolkwitz lädt ein. " * 8,
        "03046 Cottbus (Chósebusz)",
    )
    * 6
)


@pytest.fixture
def letter(tmp_path: Path, short_stretches: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(TEXT, "utf-8")
    return path


def by_whole(
    run: Run, monkeypatch: pytest.MonkeyPatch, *arguments: str | Path, stdin: bytes = b""
) -> tuple[int, str, str]:
    with monkeypatch.context() as patch:
        patch.setattr(documents, "LONG", 1 << 40)
        result = run(*arguments, stdin=stdin)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--format", "json"),
        ("check", "--format", "sarif", "--style", "official"),
        ("check", "--format", "github", "--lang", "de"),
        ("check", "--format", "html"),
        ("mentions",),
        ("mentions", "--format", "csv"),
        ("mentions", "--format", "geojson"),
        ("fix",),
        ("fix", "--diff"),
        ("fix", "--encoding", "utf-16"),
        ("fix", "--style", "official", "--ignore", "SN1"),
    ],
)
def test_every_output_is_the_same(
    run: Run, letter: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    expected = by_whole(run, monkeypatch, *arguments, letter)
    result = run(*arguments, letter)
    assert (result.exit_code, result.stdout, result.stderr) == expected
    assert "Chósebusz" in expected[1] or arguments[0] == "fix"
    expected = by_whole(run, monkeypatch, *arguments, "-", stdin=TEXT.encode())
    result = run(*arguments, "-", stdin=TEXT.encode())
    assert (result.exit_code, result.stdout, result.stderr) == expected


def test_several_files_and_processes(run: Run, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = letter.with_name("other.md")
    other.write_text("Cottbus/Chósebusz", "utf-8")
    expected = by_whole(run, monkeypatch, "check", letter.parent, "--workers", "1")
    result = run("check", letter.parent, "--workers", "2")
    assert (result.exit_code, result.stdout, result.stderr) == expected


def test_in_place_and_to_a_file(run: Run, letter: Path, tmp_path: Path) -> None:
    letter.chmod(0o640)
    target = tmp_path / "new.txt"
    assert run("fix", letter, "-o", target).exit_code == 0
    assert target.read_text("utf-8") == TEXT.replace("Chósebusz", "Chóśebuz")
    assert letter.read_text("utf-8") == TEXT
    assert run("fix", "--in-place", letter).exit_code == 0
    assert letter.read_bytes() == target.read_bytes()
    assert letter.stat().st_mode & 0o777 == 0o640
    inode = letter.stat().st_ino
    assert "0 corrected" in run("fix", "--in-place", letter).stderr
    assert letter.stat().st_ino == inode


def test_what_cannot_be_written_far_down(run: Run, letter: Path, tmp_path: Path) -> None:
    letter.write_bytes(
        (TEXT.replace("Chósebusz", "x").replace("Chóśebuz", "y") + "\nCottbus/Chósebusz").encode("cp1252")
    )
    target = tmp_path / "new.txt"
    target.write_text("old")
    result = run("fix", letter, "-o", target)
    assert result.exit_code == 2
    line = TEXT.count("\n") + 2
    assert result.stderr.startswith(f"sorbnames: {letter}, line {line}: “Chóśebuz” cannot be written in the encoding")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".sorbnames")] == []


def test_a_file_that_is_changed_meanwhile(gazetteer: Gazetteer, letter: Path) -> None:
    with open_long_text(str(letter), letter.open("rb")) as long:  # type: ignore[union-attr]
        stretches = examine_long(gazetteer, long, Settings())
        next(stretches)
        with letter.open("ab") as file:
            file.write(b"more")
        with pytest.raises(UnsupportedDocument, match="changed while it was being read"):
            list(stretches)


def test_an_edit_over_a_cut_joins_the_stretches(gazetteer: Gazetteer, short_stretches: pytest.MonkeyPatch) -> None:
    short_stretches.setattr(longtext, "STRETCH", 10)
    with opened("Cottbus\nChóśebuz\n\nPeitz\n") as long:
        assert len(list(long.stretches())) > 2
        fixed = fix_long(gazetteer, long, Settings(to="de"))
        assert b"".join(fixed.data).decode() == "Cottbus\n\nPeitz\n"


def test_a_line_that_memory_would_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    with path.open("wb") as file:
        for _ in range(30):
            file.write(b"a" * 1_000_000)
        file.write(" in Cottbus/Chósebusz".encode())
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (220 << 20,) * 2);"
        "from sorbnames.cli import main; main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "check", "--format", "json", str(path)],
        capture_output=True,
        env=environment(),
    )
    assert result.stderr == b""
    rows = [row for row in json.loads(result.stdout) if row["code"] == "SN101"]
    assert [(row["line"], row["column"], row["start"]) for row in rows] == [(1, 30_000_013, 30_000_012)]
