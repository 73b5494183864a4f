"""The markup of labelled texts: what each mark means, and that every labelled file can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

import sorbnames
from benchmarks.labelled.markup import Case, Label, MarkupError, count, load, parse, unknown_entries
from benchmarks.labelled_accuracy import FILES

ROOT = Path(__file__).resolve().parent.parent
#: Cases of addresses and tables have a form of their own.
APART = ("addresses", "tables")
CASES = sorted(path for path in (ROOT / "tests" / "cases").glob("*/*.yaml") if path.parent.name not in APART)
LABELLED = FILES


def test_marks_leave_the_text_and_its_offsets() -> None:
    labelled = parse("In {Peitz=peitz} und [[Forst]].")
    assert labelled.text == "In Peitz und Forst."
    assert labelled.mentions == (Label(3, 8, "peitz", None, "right"),)
    assert labelled.traps == (Label(13, 18, "", None, "trap"),)


def test_fixed_applies_required_corrections_only() -> None:
    labelled = parse("{Picnjó=peitz>Picnjo}, {Chośebuz=cottbus?Chóśebuz} (1978), [[info@cottbus.example=cottbus]]")
    assert labelled.fixed == "Picnjo, Chośebuz (1978), info@cottbus.example"
    assert [label.kind for label in labelled.mentions] == ["correct", "report"]
    assert labelled.traps[0].entries == ("cottbus",)


def test_a_name_may_span_lines_and_hold_slashes_and_brackets() -> None:
    labelled = parse("{Vetschau/\nSpreewald=vetschau-spreewald} [{Wětošow/Błota=vetschau-spreewald}]")
    assert [labelled.surface(label) for label in labelled.mentions] == ["Vetschau/\nSpreewald", "Wětošow/Błota"]


def test_several_fair_answers_and_none_decided() -> None:
    one, other = parse("{Amt Peitz=amt/peitz|peitz} {Neuendorf=*}").mentions
    assert one.names("peitz")
    assert one.names("amt/peitz")
    assert not one.names("tauer")
    assert other.names("teichland/neuendorf")
    assert other.entries == ()


@pytest.mark.parametrize("marked", ["{Peitz}", "{Peitz=peitz", "Peitz}", "[[Burg", "]]", "{Peitz=Peitz}", "{a=b>a}"])
def test_unreadable_marks_are_named(marked: str) -> None:
    with pytest.raises(MarkupError):
        parse(marked)


@pytest.mark.parametrize("text", ["- {name: a}", "- {name: a, text: b, txet: c}", "name: a", "- {name: a, text: '{b'}"])
def test_slips_in_a_file_are_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MarkupError, match=r"cases\.yaml"):
        load(path)


@pytest.mark.parametrize("path", [*CASES, *LABELLED], ids=lambda path: path.name)
def test_every_file_reads_and_names_its_cases_once(path: Path) -> None:
    names = [case.name for case in load(path)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", [path for path in CASES if path.parent.name == "negative"], ids=lambda path: path.name)
def test_negative_cases_ask_for_no_correction(path: Path) -> None:
    for case in load(path):
        assert case.labelled.fixed == case.labelled.text, case.name


@pytest.mark.parametrize("name", ["mentions.yaml", "heldout.yaml"])
def test_the_labelled_sets_are_large_enough(name: str) -> None:
    counts = count(load(ROOT / "benchmarks" / "labelled" / name))
    assert counts["right"] + counts["correct"] + counts["report"] >= 220
    assert counts["trap"] + counts["protected"] >= 110


@pytest.mark.parametrize("case", load(ROOT / "tests" / "cases" / "wild" / "examples.yaml"), ids=lambda case: case.name)
def test_examples_are_the_cases_word_for_word(case: Case) -> None:
    path = ROOT / case.name
    encoding = "iso8859-2" if path.name.startswith("latin2") else "utf-8"
    assert path.read_bytes().decode(encoding) == case.labelled.text
    assert path.with_suffix(".expected.txt").read_bytes().decode(encoding) == case.labelled.fixed


def test_ids_exist() -> None:
    known = {entry.id for entry in sorbnames.load().entries}
    cases = [case for path in (*CASES, *LABELLED) for case in load(path)]
    assert [(case.file, case.name, entry) for case, entry in unknown_entries(cases, known)] == []
