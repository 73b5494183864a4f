"""``sorbnames lookup``."""

from __future__ import annotations

import json

import pytest
from conftest import Run

import sorbnames
from sorbnames._version import __version__


def test_a_name_is_answered_for_a_person(run: Run) -> None:
    result = run("lookup", "Cottbus")
    assert (result.exit_code, result.stderr) == (0, "")
    first, facts, reasons = result.stdout.splitlines()
    assert first == "Cottbus → Cottbus/Chóśebuz"
    assert facts.startswith("    kreisfreie_stadt · cottbus · AGS 12052000 · PLZ 03042, ")
    assert reasons.startswith("    recorded exactly so; score 1.00")


def test_the_answer_is_german_where_the_user_is(run: Run) -> None:
    result = run("lookup", "Cottbus", LANG="de_DE.UTF-8")
    assert "    genau so verzeichnet; Sicherheit 1.00" in result.stdout


@pytest.mark.parametrize("name", ["Chosebuz", "CHÓŚEBUZ", "Cottbus/Chóśebuz", "Chóœebuz"])
def test_any_spelling_finds_the_place(run: Run, name: str) -> None:
    result = run("lookup", name)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{name} → Cottbus/Chóśebuz\n")


def test_json_holds_what_the_contract_names(run: Run) -> None:
    result = run("lookup", "--json", "Cottbus", "Burg", "--limit", "2")
    cottbus, burg = map(json.loads, result.stdout.splitlines())
    assert list(cottbus) == ["query", "status", "candidates", "sorbnames", "data"]
    assert cottbus["query"] == "Cottbus"
    assert cottbus["status"] == "exact"
    assert cottbus["sorbnames"] == __version__
    assert cottbus["data"] == sorbnames.load().data_version
    (candidate,) = cottbus["candidates"]
    assert list(candidate) == ["id", "kind", "de", "dsb", "pair", "score", "evidence", "parent", "ags", "plz"]
    assert candidate["id"] == "cottbus"
    assert candidate["kind"] == "kreisfreie_stadt"
    assert (candidate["de"], candidate["dsb"], candidate["pair"]) == ("Cottbus", "Chóśebuz", "Cottbus/Chóśebuz")
    assert (candidate["parent"], candidate["ags"]) == ("land/brandenburg", "12052000")
    assert "03046" in candidate["plz"]
    assert 0 < candidate["score"] <= 1
    assert isinstance(candidate["evidence"], list)
    assert len(burg["candidates"]) <= 2
    assert "ó" in result.stdout  # letters, not escapes


def test_a_postal_code_decides(run: Run) -> None:
    result = run("lookup", "--json", "Burg", "--plz", "03096")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["candidates"][0]["pair"] == "Burg (Spreewald)/Bórkowy (Błota)"


def test_a_postal_code_of_elsewhere_finds_nothing(run: Run) -> None:
    result = run("lookup", "Burg", "--plz", "39288")
    assert result.exit_code == 1
    assert result.stdout.startswith("Burg: not found")


def test_one_uncertain_name_among_others_exits_with_1(run: Run) -> None:
    result = run("lookup", "Cottbus", "Xyzabc", "Lübben")
    assert result.exit_code == 1
    assert "Xyzabc: not found" in result.stdout
    assert "Lübben → Lübben (Spreewald) / Lubin (Błota)" in result.stdout


def test_names_from_standard_input_are_answered_one_a_line(run: Run) -> None:
    names = "\ufeffCottbus\nBrjazyna\r\n\nLubin\tBłota\x1b[31m\nChóśebuz"
    result = run("lookup", "-", stdin=names.encode())
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [len(row) for row in rows] == [5] * 5
    assert rows[0] == ["Cottbus", "exact", "Cottbus/Chóśebuz", "cottbus", "1.00"]
    assert rows[1][:2] == ["Brjazyna", "ambiguous"]
    assert " | " in rows[1][2]
    assert len(rows[1][2].split(" | ")) == len(rows[1][3].split(" | ")) == len(rows[1][4].split(" | "))
    assert rows[2][:2] == ["", "none"]
    assert "\x1b" not in result.stdout
    assert rows[4][3] == "cottbus"
    assert result.exit_code == 1


def test_names_in_an_old_encoding_are_read(run: Run) -> None:
    result = run("lookup", "-", "--json", stdin="Lübben\n".encode("cp1252"))
    assert json.loads(result.stdout)["query"] == "Lübben"


@pytest.mark.parametrize("name", ["", " ", "\0", "\ud800", "/", "a" * 100_000, "(((", "03046"])
def test_no_name_is_too_strange(run: Run, name: str) -> None:
    result = run("lookup", "--json", "--", name)
    assert result.exit_code in (0, 1)
    assert json.loads(result.stdout)["query"] == name
