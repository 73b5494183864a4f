"""The project file: where it is found, what it may say, and how its mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

import sorbnames
from sorbnames.errors import InvalidData
from sorbnames.messages.project import TEXTS
from sorbnames.project import KEYS, Project, load_project, phrase_spans, project_of, rule_codes


def forget() -> None:
    """Look for project files anew."""
    project_of.cache_clear()


def project(folder: Path, content: str, name: str = ".sorbnames.toml") -> Project:
    (folder / name).write_text(content, encoding="utf-8")
    return load_project(folder / "letter.txt")


def problem(folder: Path, content: str, name: str = ".sorbnames.toml") -> InvalidData:
    forget()
    with pytest.raises(InvalidData) as caught:
        project(folder, content, name)
    for language in ("de", "en"):
        assert str(folder / name) in caught.value.say(language)
    return caught.value


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "our.yaml").write_text("protect: [x]\n")
    found = project(
        tmp_path,
        'style = "official"\nselect = ["SN1", "sn205"]\nignore = ["SN104"]\n'
        'overlays = ["our.yaml"]\nprotect = ["Haus X"]\n',
    )
    assert found == Project(
        path=str(tmp_path / ".sorbnames.toml"),
        style="official",
        select=frozenset(("SN101", "SN102", "SN103", "SN104", "SN105", "SN205")),
        ignore=frozenset(("SN104",)),
        overlays=(str(tmp_path / "our.yaml"),),
        protect=("Haus X",),
    )


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert load_project(inner / "x.txt").path == ""
    (tmp_path / "pyproject.toml").write_text('[tool.sorbnames]\nstyle = "compact"\n')
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nsorbnames = 1\n")
    forget()
    assert load_project(inner / "x.txt").style == "compact"
    (tmp_path / ".sorbnames.toml").write_text('style = "german"\n')
    forget()
    assert load_project(inner / "x.txt").style == "german"


def test_standard_input_belongs_to_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, 'style = "brackets"')
    monkeypatch.chdir(tmp_path)
    assert load_project("-").style == "brackets"
    assert load_project("x.txt").style == "brackets"


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    assert project(tmp_path, "\ufeff") == Project(path=str(tmp_path / ".sorbnames.toml"))


@pytest.mark.parametrize(
    ("content", "english"),
    [
        (
            'style = "x"\nstlye = "y"',
            "line 2: there is no key “stlye”, only style, select, ignore, overlays, protect. Did",
        ),
        ("zzz = 1", "line 1: there is no key “zzz”, only style"),
        ("\nstyle = 1", 'line 2: “style” wants a text in quotation marks, such as style = "official".'),
        ('select = "SN1"', "wants a list of texts"),
        ("protect = [1]", 'such as protect = ["Café Cottbus"]'),
        ('protect = [" "]', "there is an empty text in “protect”"),
        ('ignore = ["SN1", "SN9"]', "there is no rule “SN9”"),
        ('\n\noverlays = ["no.yaml"]', "line 3: there is no file no.yaml"),
        ("style = ", "not valid TOML"),
        ("[" * 5000, "not valid TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, content: str, english: str) -> None:
    assert english in problem(tmp_path, content).say("en")


def test_mistakes_in_a_shared_file(tmp_path: Path) -> None:
    assert "is a table" in problem(tmp_path, "[tool]\nsorbnames = 1", "pyproject.toml").say("en")
    (tmp_path / "pyproject.toml").write_text("not toml at all")
    forget()
    assert load_project(tmp_path / "x.txt").path == ""


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    (tmp_path / ".sorbnames.toml").write_bytes(b'style = "\xff"')
    with pytest.raises(InvalidData, match="byte 9: not valid UTF-8"):
        load_project(tmp_path / "x.txt")


def test_protected_phrases_are_whole_words_over_any_white_space() -> None:
    text = "Das Café\n Cottbus, Café Cottbusser, ein Café Cottbus"
    assert phrase_spans(text, ["Café Cottbus"]) == [(4, 17), (40, 52)]
    assert phrase_spans(text, []) == []
    assert phrase_spans("a.b axb", ["a.b"]) == [(0, 3)]


def test_nothing_is_reported_in_a_protected_phrase() -> None:
    text = "Im Haus Chósebusz in 03046 Cottbus/Chósebusz"
    findings = sorbnames.check_text(text)
    kept = list(Project(protect=("Haus Chósebusz",)).unprotected(text, findings))
    assert [finding for finding in findings if finding.start > 20] == kept
    assert list(Project().unprotected(text, findings)) == findings


def test_codes_may_be_cut_short() -> None:
    assert rule_codes(["SN1xx"])[0] >= {"SN101", "SN105"}
    assert rule_codes(["SN1", "foo"]) == (frozenset(), "foo")


def test_every_text_is_there_in_both_languages() -> None:
    for german, english in TEXTS.values():
        assert german != english
    assert set(KEYS) == {"style", "select", "ignore", "overlays", "protect"}
