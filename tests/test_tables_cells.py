"""Rows of tables as people fill them in: what each means, and which are the same address (``tests/cases/tables``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import sorbnames

pytest.importorskip("pyarrow")

CASES = Path(__file__).resolve().parent / "cases" / "tables"
CELLS = yaml.safe_load((CASES / "cells.yaml").read_text(encoding="utf-8"))
KEYS = yaml.safe_load((CASES / "keys.yaml").read_text(encoding="utf-8"))
RECORDS = [(group["key"], record) for group in KEYS for record in group["records"]]


def cleaned(row: dict[str, Any]) -> dict[str, Any]:
    (result,) = sorbnames.tables.clean([row])
    return dict(result)


@pytest.mark.parametrize("case", CELLS, ids=[case["name"] for case in CELLS])
def test_a_row_means(case: dict[str, Any]) -> None:
    row = cleaned(case["row"])
    assert (row["sn_status"], row["sn_id"] or "") == (case["status"], case["id"]), row["sn_evidence"]
    assert case.get("evidence", "") in row["sn_evidence"]
    assert "plz" not in case or row["sn_plz"] == case["plz"]
    assert {name: cell for name, cell in row.items() if name in case["row"]} == case["row"]


@pytest.mark.parametrize(("key", "record"), RECORDS, ids=[" ".join(map(str, one.values())) for _, one in RECORDS])
def test_records_of_one_address_have_one_key(key: str, record: dict[str, Any]) -> None:
    assert (cleaned(record)["sn_key"] or "") == key


def test_groups_of_records_are_told_apart() -> None:
    assert len({group["key"] for group in KEYS}) == len(KEYS)


def test_an_undecided_row_names_its_candidates() -> None:
    row = cleaned({"Ort": "Neuendorf"})
    assert row["sn_status"] == "ambiguous"
    assert row["sn_de"] is row["sn_pair"] is row["sn_key"] is None
    assert {"beeskow/neuendorf", "teichland/neuendorf"} <= set(row["sn_evidence"].replace("|", " ").split())


def test_the_key_of_the_municipality_stands_beside_its_ortsteile() -> None:
    assert cleaned({"Ort": "Cottbus OT Sielow"})["sn_ags"] == cleaned({"Ort": "Cottbus"})["sn_ags"] == "12052000"
    assert cleaned({"Ort": "Landkreis Spree-Neiße"})["sn_ags"] == "12071"


def test_a_street_column_adds_the_names_of_the_street() -> None:
    row = cleaned({"PLZ": "03046", "Ort": "Cottbus", "Straße": "Magazinstr. 28"})
    assert (row["sn_street_de"], row["sn_street_dsb"]) == ("Magazinstraße", "Składowa droga")
    assert row["sn_street_id"] == "strasse/cottbus/magazinstrasse"
    unknown = cleaned({"PLZ": "03046", "Ort": "Cottbus", "Straße": "Unbekannte Gasse 3"})
    assert unknown["sn_street_de"] is unknown["sn_street_dsb"] is unknown["sn_street_id"] is None
    assert "sn_street_de" not in cleaned({"Ort": "Cottbus"})


def test_no_sign_in_a_cell_makes_two_questions_one() -> None:
    import pyarrow as pa

    from sorbnames.tables import clean

    rows = {"Ort": ["Cottbus\x1f03046", "Cottbus"], "PLZ": ["39288", "03046\x1f39288"]}
    first, second = clean(pa.table(rows)).column("sn_id").to_pylist()
    alone = [clean(pa.table({name: [cells[place]] for name, cells in rows.items()})) for place in (0, 1)]
    assert [first, second] == [one.column("sn_id").to_pylist()[0] for one in alone]
