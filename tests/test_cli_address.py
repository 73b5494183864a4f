"""``sorbnames address``, and addresses in ``check`` and ``fix``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import ROOT, Run

ADDRESSES = ROOT / "examples" / "addresses.txt"


def test_blocks_are_printed_with_a_blank_line_between(run: Run) -> None:
    text = "Magazinstr. 28\n03046 Chosebuz\n\nMarkt 1\n03185 Peitz\n"
    result = run("address", "-", "--style", "letterhead", "--quiet", stdin=text)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Magazinstraße 28 / Składowa droga 28\n03046 Cottbus / 03046 Chóśebuz\n\nMarkt 1\n03185 Peitz / 03185 Picnjo\n"
    )


def test_json_holds_what_the_contract_names(run: Run) -> None:
    (line,) = run("address", "--json", "-", stdin="Muster\nMagazinstraße 28\n03046 Cottbus-Sielow").stdout.splitlines()
    record = json.loads(line)
    contract = "recipient street house_number street_dsb postal_code place place_dsb locality country entry"
    assert {*contract.split(), "street_entry", "status", "findings", "lines", "sorbnames", "data"} <= set(record)
    assert record["recipient"] == ["Muster"]
    assert (record["entry"], record["locality"]) == ("cottbus", "Sielow")


def test_what_is_no_address_is_told_with_file_and_line(run: Run) -> None:
    result = run("address", ADDRESSES, "--style", "german", LANG="de_DE.UTF-8")
    assert result.exit_code == 1
    assert f"{ADDRESSES}:1: Hier steht keine Anschrift" in result.stderr
    assert "39288 Burg\n" in result.stdout
    as_json = run("address", ADDRESSES, "--json").stdout.splitlines()
    assert json.loads(as_json[0])["error"]


def test_a_part_without_an_attested_sorbian_name_is_reported(run: Run) -> None:
    text = "Am Turm 14\n03046 Cottbus\n"
    result = run("address", "-", "--style", "letterhead", stdin=text)
    assert (result.exit_code, result.stdout) == (0, "Am Turm 14\n03046 Cottbus / 03046 Chóśebuz\n")
    assert result.stderr == '-:1: No Sorbian name is attested for "Am Turm"; the German one stands alone.\n'
    assert run("address", "-", "--style", "german", stdin=text).stderr == ""
    assert json.loads(run("address", "-", "--json", stdin=text).stdout)["german_only"] == ["Am Turm"]


def test_a_file_without_any_address_is_an_error(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "letter.txt"
    empty.write_text("Ein Satz ohne Anschrift.\n", encoding="utf-8")
    result = run("address", empty, "-q")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"sorbnames: {empty}: no address found. Blocks are separated by blank lines")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--style", "letterhed"], ["--to", "nds"]])
def test_a_wrong_option_is_explained(run: Run, arguments: list[str]) -> None:
    result = run("address", ADDRESSES, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "letterhead" in result.stderr or "dsb" in result.stderr


def test_the_example_is_corrected_as_expected(run: Run) -> None:
    """``keep`` prints the blocks as ``fix`` would."""
    printed = run("address", ADDRESSES, "-q").stdout
    fixed = (ROOT / "examples" / "addresses.expected.txt").read_text(encoding="utf-8")
    assert all(block in fixed for block in printed.split("\n\n"))


def test_check_finds_what_is_wrong_in_an_address(run: Run) -> None:
    text = "Muster\nMagazinstraße 28 / Skladowa droga 82\n03130 Cottbus\n"
    result = run("check", "-", "--format", "json", stdin=text)
    assert result.exit_code == 1
    found = {finding["code"]: finding["found"] for finding in json.loads(result.stdout)}
    assert found.keys() >= {"SN301", "SN302", "SN303"}
    assert found["SN301"] == "03130"
    assert found["SN302"] == "Skladowa droga"
