"""``sorbnames forms``."""

from __future__ import annotations

import json

import pytest
from conftest import ROOT, Run

import sorbnames
from sorbnames._version import __version__

COTTBUS = """\
Cottbus → Cottbus/Chóśebuz (kreisfreie_stadt, cottbus)

  Chóśebuz: masculine-soft, singular, by attested forms of this name
    nominative    Chóśebuz      attested: mietnein-2021, meixa-cottbus, ndswiki-cottbus, enwiki-cottbus
    genitive      Chóśebuza     attested: wmt22-corpus, nowycasnik
    dative        Chóśebuzoju   attested: wmt22-corpus
    accusative    Chóśebuz      formed
    instrumental  Chóśebuzom    attested: wmt22-corpus
    locative      Chóśebuzu     attested: wmt22-corpus
    adjective     chóśebuski    attested: wmt22-corpus
    inhabitant    Chóśebuzaŕ    attested: wmt22-corpus
    inhabitant f  Chóśebuzaŕka  attested: wmt22-corpus, serbski-institut-place-names

  Cottbus
    genitive      Cottbus'     formed
    in -er        Cottbuser    attested: wmt22-corpus
                  Cottbusser   attested: wmt22-corpus
                  Cottbuserin  attested: wmt22-corpus
"""


def test_the_table_of_a_place(run: Run) -> None:
    result = run("forms", "Cottbus")
    assert (result.exit_code, result.stdout, result.stderr) == (0, COTTBUS, "")


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("Chóśebuzu", ": a case form"),
        ("Cottbuser", ": a derived word"),
        ("Cottbus/Chóśebuz", ""),
        ("chosebuz", ": the same but for case and accents"),
        ("Cottbuss", ": spelt alike"),
    ],
)
def test_any_name_finds_the_table(run: Run, name: str, how: str) -> None:
    heading, _, table = run("forms", name).stdout.partition("\n")
    assert heading == f"{name} → Cottbus/Chóśebuz (kreisfreie_stadt, cottbus){how}"
    assert table == COTTBUS.partition("\n")[2]


def test_the_table_is_german_where_the_user_is(run: Run) -> None:
    result = run("forms", "Cottbus", LANG="de_DE.UTF-8")
    assert "  Chóśebuz: masculine-soft, Singular, nach belegten Formen dieses Namens\n" in result.stdout
    assert "    Lokativ       Chóśebuzu     belegt: wmt22-corpus\n" in result.stdout
    assert "    Akkusativ     Chóśebuz      gebildet\n" in result.stdout
    assert "    auf -er       Cottbuser    belegt: " in result.stdout


def test_a_case_may_have_two_forms_or_none(run: Run) -> None:
    senftenberg = run("forms", "Senftenberg").stdout
    assert (
        "    locative      Złem Komorowje    attested: wmt22-corpus\n                  Złym Komorowje " in senftenberg
    )
    assert "    genitive      –\n" in run("forms", "Pěski").stdout


@pytest.mark.parametrize(
    ("name", "english", "german"),
    [
        (
            "Burg (Spreewald)",
            "Bórkowy (Błota): no forms, for no source shows",
            "Bórkowy (Błota): keine Formen, denn wie",
        ),
        ("Spree-Neiße", "Sprjewja-Nysa: no forms, for no source shows how a double", "ein Doppelname gebeugt wird"),
        ("Gosda II", "Gózda: no forms, for the declension class is not certain", "steht nicht fest"),
        ("Magazinstraße", "no forms; only names of places are bent.", "keine Formen; nur Namen von Orten"),
        ("Lübbenau/Spreewald", "Lubnjow: masculine-hard, singular", "Lubnjow: masculine-hard, Singular"),
    ],
)
def test_a_name_without_class_says_why(run: Run, name: str, english: str, german: str) -> None:
    assert english in run("forms", name).stdout
    assert german in run("forms", name, "--lang", "de").stdout


def test_a_place_without_sorbian_name_says_so(run: Run) -> None:
    entry = next(entry for entry in sorbnames.load().entries if entry.kind == "gemeinde" and not entry.dsb)
    result = run("forms", entry.de, "--kind", "gemeinde")
    assert result.exit_code == 0
    assert result.stdout.endswith("\n\n  No Lower Sorbian name is attested.\n")


def test_namesakes_each_have_a_heading(run: Run) -> None:
    result = run("forms", "Brjazyna")
    assert result.exit_code == 1
    first, *headings = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert first == "Brjazyna: ambiguous; --plz, --kreis or --kind decide"
    assert "Briesen/Brjazyna (gemeinde, briesen)" in headings
    assert "Groß Breesen/Brjazyna (ortsteil, guben/gross-breesen)" in headings
    assert result.stdout.count("    locative      Brjazynje ") == len(headings)


def test_context_decides(run: Run) -> None:
    result = run("forms", "Brjazyna", "--kind", "gemeinde")
    assert result.exit_code == 0
    assert result.stdout.startswith("Brjazyna → Briesen/Brjazyna (gemeinde, briesen)\n")
    assert run("forms", "Burg", "--plz", "03096").exit_code == 0
    assert run("forms", "Burg", "--plz", "39288").exit_code == 1


def test_an_unknown_name_is_not_found(run: Run) -> None:
    result = run("forms", "Xyzabc", "Cottbus")
    assert result.exit_code == 1
    assert result.stdout.startswith("Xyzabc: not found")
    assert result.stdout.endswith(COTTBUS)


def test_json_holds_what_the_page_promises(run: Run) -> None:
    result = run("forms", "--json", "Burg (Spreewald)", "Xyzabc", "Brjazyna")
    assert result.exit_code == 1
    burg, unknown, several = map(json.loads, result.stdout.splitlines())
    assert list(burg) == ["query", "status", "entries", "sorbnames", "data"]
    assert (burg["sorbnames"], burg["data"]) == (__version__, sorbnames.load().data_version)
    (entry,) = burg["entries"]
    assert list(entry) == ["id", "kind", "de", "dsb", "pair", "names"]
    full, short, german = entry["names"]
    assert list(short) == ["name", "language", "class", "by", "number", "reason", "forms"]
    assert (full["name"], full["class"], full["reason"], full["forms"]) == ("Bórkowy (Błota)", "", "qualifier", [])
    assert (short["class"], short["by"], short["number"], short["reason"]) == ("plural-zero", "attested", "plural", "")
    assert [form["case"] for form in short["forms"]] == ["nom", "gen", "dat", "acc", "ins", "loc", "adjective", "woman"]
    assert short["forms"][5] == {
        "case": "loc",
        "form": "Bórkowach",
        "attested": True,
        "sources": ["wmt22-corpus"],
    }
    assert short["forms"][3]["attested"] is False
    assert (german["language"], german["forms"][0]["form"]) == ("de", "Burger")
    assert (unknown["status"], unknown["entries"]) == ("none", [])
    assert len(several["entries"]) > 1


def test_names_from_standard_input(run: Run) -> None:
    result = run("forms", "-", "--json", stdin=b"Cottbus\r\nPicnja\n")
    assert [json.loads(line)["entries"][0]["id"] for line in result.stdout.splitlines()] == ["cottbus", "peitz"]
    assert run("forms", "-", stdin=b"Cottbus\n").stdout == COTTBUS


@pytest.mark.parametrize("name", ["", " ", "\0", "\ud800", "/", "a" * 10_000, "(((", "03046", "\x1b[31mCottbus"])
def test_no_name_is_too_strange(run: Run, name: str) -> None:
    assert run("forms", "--json", "--", name).exit_code in (0, 1)
    result = run("forms", "--", name)
    assert result.exit_code in (0, 1)
    assert "\x1b" not in result.stdout


def test_every_entry_has_a_page(run: Run) -> None:
    """One of each kind and declension class, in both languages."""
    gazetteer = sorbnames.load()
    chosen = {(entry.kind, gazetteer.declension(entry.dsb)): entry for entry in gazetteer.entries}
    names = "\n".join(entry.dsb or entry.de for entry in chosen.values())
    for language in ("de", "en"):
        result = run("forms", "-", "--lang", language, stdin=names.encode())
        assert result.exit_code in (0, 1)
        assert "cli." not in result.stdout


def test_the_example_of_the_page_is_what_the_program_prints(run: Run) -> None:
    page = (ROOT / "docs" / "inflection.md").read_text(encoding="utf-8")
    assert run("forms", "Peitz").stdout in page
