"""Reading the YAML files: what comes out, and that every mistake says where it is and what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sorbnames.compile import read_data, slug, validate
from sorbnames.errors import InvalidData
from sorbnames.model import Entry, LegalRecord, Name, Source
from tests.compile_sample import FILES, line_of, sample, spoilt, write_data
from tests.work import calls

ROOT = Path(__file__).resolve().parent.parent


def entry(folder: Path, identifier: str) -> Entry:
    return next(entry for entry in sample(folder).entries if entry.id == identifier)


def test_an_entry_is_read_with_everything_the_file_says(tmp_path: Path) -> None:
    assert entry(tmp_path, "cottbus") == Entry(
        id="cottbus",
        kind="kreisfreie_stadt",
        names=(
            Name("Cottbus", "de", "official", "strong", ("register",)),
            Name("Chóśebuz", "dsb", "official", "strong", ("register",)),
            Name("Chośebuz", "dsb", "former_norm", "strong", ("atlas",), "", (1952, 2006)),
            Name("Chósebuz", "dsb", "misspelling", "strong", ("atlas",), "s for ś"),
            Name("Choćebuz", "hsb", "attested", "strong", ("atlas",)),
        ),
        parent="land/brandenburg",
        ags="12052000",
        plz=("03042", "03044"),
        position=(51.76056, 14.33417),
        status="official",
        pair="Cottbus/Chóśebuz",
        legal=(
            LegalRecord("register", "Cottbus/Chóśebuz", "2021", ("register",)),
            LegalRecord("settlement_area", "in", "2000", ("register",), "the whole city"),
        ),
        sources=("atlas",),
        note="the largest town",
    )


def test_parts_know_their_municipality_and_municipalities_have_none(tmp_path: Path) -> None:
    assert entry(tmp_path, "cottbus/sielow").municipality == "cottbus"
    assert entry(tmp_path, "cottbus").municipality == ""
    assert entry(tmp_path, "strasse/cottbus/magazinstrasse").municipality == "cottbus"


def test_a_part_without_parent_finds_its_municipality_by_its_id(tmp_path: Path) -> None:
    old = "    kind: ortsteil\n    parent: cottbus\n"
    data = write_data(
        tmp_path, {"places/cottbus.yaml": FILES["places/cottbus.yaml"].replace(old, "    kind: ortsteil\n")}
    )
    sielow = next(entry for entry in read_data(data).entries if entry.id == "cottbus/sielow")
    assert sielow.municipality == "cottbus"


def test_postal_codes_are_not_inherited(tmp_path: Path) -> None:
    assert entry(tmp_path, "cottbus/sielow").plz == ()


def test_a_status_left_out_follows_from_the_names(tmp_path: Path) -> None:
    assert entry(tmp_path, "burg-spreewald").status == "attested"


def test_codes_may_stand_without_quotes(tmp_path: Path) -> None:
    assert spoilt(tmp_path, 'plz: ["03042", "03044"]', "plz: [03042, 03044]") == ()
    assert entry(tmp_path, "cottbus").plz == ("03042", "03044")


def test_sources_and_lists(tmp_path: Path) -> None:
    raw = sample(tmp_path)
    assert raw.sources == (
        Source("register", "The register of municipalities", "https://example.org/register"),
        Source("atlas", "An atlas of names", "", "second printing"),
    )
    assert raw.lists.as_dict() == {
        "words": {"Burg": "castle"},
        "same": {"Sielow": ("ST",)},
        "towns": ("Sielow",),
        "near": ("Sielo",),
        "alike": ("Silo",),
        "protected": {"legal_forms": ("GmbH", "e.V."), "titles": ("Dr.",)},
        "addresses": {},
        "toponyms": {},
    }


#: What is put in place of what, the message it gives, and a text whose line the message names.
FORM_MISTAKES = [
    ("note: the largest town", "notes: the largest town", "unknown_key", "note: the largest"),
    ("note: s for ś", "nota: s for ś", "unknown_key", "note: s for"),
    ("      dsb: [{text: Bramborska", "      sorbian: [{text: Bramborska", "unknown_key", "Bramborska"),
    ("kind: kreisfreie_stadt", "kind: kreisfreistadt", "unknown_value", "kind: kreisfreie"),
    ("role: former_norm", "role: formernorm", "unknown_value", "role: former_norm"),
    ("status: official\n    pair", "status: offical\n    pair", "unknown_value", "status: official"),
    ("{text: Cottbus, role: official, sources: [register]}", "{text: Cottbus}", "missing_key", "text: Cottbus"),
    ("    note: the largest town", "    note:", "empty", "note: the largest"),
    ("    note: the largest town", "    note: [the, largest]", "not_text", "note: the largest"),
    ('plz: ["03042", "03044"]', 'plz: "03042"', "not_list", "plz:"),
    ("position: [51.76056, 14.33417]", "position: [51.76056]", "not_two", "position:"),
    ("position: [51.76056, 14.33417]", "position: [51.76056, 14°20]", "not_number", "position:"),
    ("position: [51.76056, 14.33417]", "position: [.inf, .nan]", "not_number", "position:"),
    ("period: [1952, 2006]", "period: [1952, today]", "not_number", "period:"),
    ("period: [1952, 2006]", "period: [1952.5, 2006]", "not_number", "period:"),
    (
        "        - {text: Cottbus, role: official, sources: [register]}",
        "        - Cottbus",
        "not_mapping",
        "text: Cottbus",
    ),
    ("what: register", "what: registry", "unknown_value", "what: register"),
    (
        "    note: the largest town",
        "    note: the largest town\n    kind: stadt",
        "duplicate_key",
        "  - id: cottbus/sielow",
    ),
    ("note: the largest town", "note: the largest: town", "syntax", "note: the largest"),
    ("note: the largest town", "note: &anchor the largest town", "anchor", "note: the largest"),
    ("note: the largest town", "note: *anchor", "anchor", "note: the largest"),
    ("note: the largest town", "note: !!python/name:os.system x", "tag", "note: the largest"),
    ("note: the largest town", "note: the \x07 town", "control_character", "note: the largest"),
    ("note: the largest town", "note: " + "[" * 50_000, "nested_too_deep", "note: the largest"),
    ("note: the largest town", "? [a, b]\n    : c", "key_not_text", "note: the largest"),
    ("places:\n", "place:\n", "unknown_key", "places:"),
    ("    note: the largest town\n", "---\nplaces: []\n", "second_document", "note: the largest"),
]


@pytest.mark.parametrize(("old", "new", "message", "at"), FORM_MISTAKES, ids=lambda value: str(value)[:30])
def test_a_mistake_of_form_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str, at: str) -> None:
    line = line_of(at)
    problems = spoilt(tmp_path, old, new)
    assert (f"data.{message}", "data/places/cottbus.yaml", line) in {
        (problem.message_id, problem.file, problem.line) for problem in problems
    }
    for problem in problems:
        assert problem.say("de") != problem.say("en")
    with pytest.raises(InvalidData) as caught:
        read_data(tmp_path / "data")
    assert caught.value.message_id == f"data.{message}"
    assert caught.value.parameters["file"] == "data/places/cottbus.yaml"
    assert str(caught.value).startswith(f"data/places/cottbus.yaml:{line}: ")


def test_an_error_names_file_line_entry_cause_and_remedy(tmp_path: Path) -> None:
    spoilt(tmp_path, "role: former_norm", "role: former_nrom")
    with pytest.raises(InvalidData) as caught:
        read_data(tmp_path / "data")
    where = f"data/places/cottbus.yaml:{line_of('role: former_norm')}: cottbus"
    assert caught.value.say("en") == f"{where}: role: there is no former_nrom. Did you mean: former_norm?"
    assert caught.value.say("de") == f"{where}: role: former_nrom gibt es nicht. Gemeint: former_norm?"


def test_all_mistakes_are_reported_not_only_the_first(tmp_path: Path) -> None:
    content = FILES["places/cottbus.yaml"].replace("note: the largest", "nott: the largest").replace("plz:", "plzz:")
    data = write_data(tmp_path, {"places/cottbus.yaml": content, "terms.yaml": "terms: [{id: term/x}]\n"})
    problems = validate(read_data(data, tolerant=True))
    assert [problem.message_id for problem in problems] == ["data.unknown_key", "data.unknown_key", "data.missing_key"]


def test_while_a_file_cannot_be_read_only_that_is_reported(tmp_path: Path) -> None:
    problems = spoilt(tmp_path, "note: the largest town", "note: the largest: town")
    assert [problem.message_id for problem in problems] == ["data.syntax"]


def test_nobody_complains_of_a_parent_that_only_could_not_be_read(tmp_path: Path) -> None:
    problems = spoilt(tmp_path, "note: the largest town", "nott: the largest town")
    assert {problem.message_id for problem in problems} == {"data.unknown_key"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty_file"),
        (b"# nothing\n", "empty_file"),
        (b"- a\n", "not_mapping"),
        (b"terms: []\nterms: []\n", "duplicate_key"),
        ("terms: [{id: term/Wörlitz}]".encode("cp1252"), "not_utf8"),
        (b"\x00\x01\x02", "control_character"),
        (b"terms: 5\n", "not_list"),
        (b"terms: [5]\n", "not_mapping"),
        (b"\xff\xfet\x00", "not_utf8"),
        (b'terms: "\\ud800"\n', "syntax"),
    ],
)
def test_a_broken_file_is_an_error(tmp_path: Path, content: bytes, message: str) -> None:
    data = write_data(tmp_path)
    (data / "terms.yaml").write_bytes(content)
    with pytest.raises(InvalidData) as caught:
        read_data(data)
    assert caught.value.message_id == f"data.{message}"
    assert "data/terms.yaml" in str(caught.value)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    data = write_data(tmp_path, {"terms.yaml": "\ufeff" + FILES["terms.yaml"]})
    assert read_data(data).located


@pytest.mark.parametrize(
    ("name", "message"),
    [("places/more.yml", "other_suffix"), ("lists/colours.yaml", "unread_list")],
)
def test_a_file_that_nobody_reads_is_a_warning(tmp_path: Path, name: str, message: str) -> None:
    problems = validate(read_data(write_data(tmp_path, {name: "a: b\n"})))
    assert [(problem.severity, problem.message_id) for problem in problems] == [("warning", f"data.{message}")]


def test_styles_are_not_names(tmp_path: Path) -> None:
    assert validate(read_data(write_data(tmp_path, {"styles/keep.yaml": "separator: /\n"}))) == ()


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="not a folder"):
        read_data(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cottbus", "cottbus"),
        ("Burg (Spreewald)", "burg-spreewald"),
        ("Lübbenau/Spreewald", "luebbenau-spreewald"),
        ("Weißwasser/O.L.", "weisswasser-ol"),
        ("Straße des 17. Juni", "strasse-des-17-juni"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_reading_is_work_by_the_length_of_the_file(tmp_path: Path) -> None:
    work = []
    for count in (200, 1600):
        many = "".join(
            f"  - id: term/wort-{number}\n    names:\n"
            f"      de: [{{text: Wort, role: attested, sources: [atlas], note: number {number}}}]\n"
            f"      dsb: [{{text: słowo, role: attested, sources: [atlas], note: number {number}}}]\n"
            for number in range(count)
        )
        data = write_data(tmp_path / str(count), {"terms.yaml": "terms:\n" + many})
        entries: list[Entry] = []
        work.append(calls(lambda data=data, entries=entries: entries.extend(read_data(data).entries)))
        assert len(entries) > count
    assert work[1] < 9 * work[0]


def test_yaml_is_not_imported_before_a_file_is_read() -> None:
    code = "import sys, sorbnames.compile, sorbnames.stats, sorbnames.export; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
