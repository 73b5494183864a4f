"""The exports: what is read back equals what was written, and each format keeps its own rules."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import sorbnames
from sorbnames.errors import UnsupportedDocument
from sorbnames.export import FORMATS, Dataset, content, export
from sorbnames.export.rows import entry_rows, legal_rows, name_rows, source_rows
from sorbnames.export.schema import ENTRY_FIELDS, LEGAL_FIELDS, NAME_FIELDS, SOURCE_FIELDS
from sorbnames.export.tabular import LP_COLUMNS, LP_TYPES
from sorbnames.model import PLACE_KINDS, Entry, Name, Source
from tests.compile_sample import sample

TEXT_FORMATS = ("csv", "json", "geojson", "lp-tsv")


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    raw = sample(tmp_path)
    return Dataset(raw.entries, raw.sources, "2026.11+abc", "1.2.3")


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def as_text(row: dict[str, Any]) -> dict[str, str]:
    return {key: "" if value is None else str(value) for key, value in row.items()}


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "parquet"])
def test_the_same_data_give_the_same_bytes(dataset: Dataset, format_: str) -> None:
    assert content(dataset, format_) == content(dataset, format_)


@pytest.mark.parametrize("format_", TEXT_FORMATS)
def test_sources_licence_and_version_are_in_every_format(dataset: Dataset, format_: str) -> None:
    text = content(dataset, format_).decode()
    assert "CC-BY-4.0" in text
    assert "2026.11+abc" in text
    assert "The register of municipalities" in text or "register" in text


def test_csv_reads_back(dataset: Dataset) -> None:
    rows = rows_of(content(dataset, "csv"))
    assert rows == [as_text(row) for row in entry_rows(dataset)]
    cottbus = rows[1]
    assert cottbus["de"] == "Cottbus"
    assert cottbus["dsb"] == "Chóśebuz"
    assert cottbus["dsb_former"] == "Chośebuz"
    assert cottbus["plz"] == "03042|03044"
    assert (cottbus["lat"], cottbus["lon"]) == ("51.76056", "14.33417")
    assert rows[4]["de_other"] == "Burg"


def test_csv_keeps_quotes_commas_and_line_ends() -> None:
    entry = Entry("x", "gemeinde", (Name('A, "B"', "de", "attested"),), note="two\nlines; and ,;|")
    (row,) = rows_of(content(Dataset((entry,), ()), "csv"))
    assert (row["de"], row["note"]) == ('A, "B"', "two\nlines; and ,;|")


def test_json_reads_back(dataset: Dataset) -> None:
    read = json.loads(content(dataset, "json"))
    assert read["data_version"] == "2026.11+abc"
    assert read["program_version"] == "1.2.3"
    assert read["licence"]["id"] == "CC-BY-4.0"
    assert read["sources"]["atlas"] == {"title": "An atlas of names", "note": "second printing"}
    assert [entry["id"] for entry in read["entries"]] == [entry.id for entry in dataset.entries]
    for fields, entry in zip(read["entries"], dataset.entries, strict=True):
        assert entry_of(fields) == entry


def entry_of(fields: dict[str, Any]) -> Entry:
    """An entry of the JSON export as data again."""
    from sorbnames.model import LegalRecord

    fields = dict(fields)
    del fields["de"]
    fields.pop("dsb", None)
    fields["names"] = tuple(
        Name(
            **{**name, "sources": tuple(name["sources"]), "period": tuple(name["period"]) if "period" in name else None}
        )
        for name in fields["names"]
    )
    fields["legal"] = tuple(
        LegalRecord(**{**record, "sources": tuple(record["sources"])}) for record in fields.get("legal", ())
    )
    for key in ("plz", "sources"):
        fields[key] = tuple(fields.get(key, ()))
    if "position" in fields:
        fields["position"] = tuple(fields["position"])
    return Entry(**fields)


def test_geojson_has_longitude_before_latitude(dataset: Dataset) -> None:
    read = json.loads(content(dataset, "geojson"))
    assert read["type"] == "FeatureCollection"
    assert [feature["id"] for feature in read["features"]] == ["cottbus", "cottbus/sielow"]
    cottbus = read["features"][0]
    assert cottbus["type"] == "Feature"
    assert cottbus["geometry"] == {"type": "Point", "coordinates": [14.33417, 51.76056]}
    assert cottbus["properties"]["dsb"] == "Chóśebuz"
    assert "position" not in cottbus["properties"]
    assert read["bbox"] == [14.3, 51.76056, 14.33417, 51.8]
    assert "crs" not in read


def test_geojson_without_positions_is_valid() -> None:
    read = json.loads(content(Dataset((), ()), "geojson"))
    assert read["features"] == []
    assert "bbox" not in read


def test_lp_tsv_follows_the_format(dataset: Dataset) -> None:
    text = content(dataset, "lp-tsv").decode()
    assert '"' not in text
    rows = [dict(zip(LP_COLUMNS, line.split("\t"), strict=True)) for line in text.splitlines()]
    assert rows.pop(0) == {column: column for column in LP_COLUMNS}
    assert [row["id"] for row in rows] == [entry.id for entry in dataset.entries if entry.kind in PLACE_KINDS]
    for row in rows:
        assert row["title"]
        assert row["title_source"]
        assert row["attestation_year"] == "2026"
        assert set(row["fclasses"].split(";")) <= set("AHLPRST")
        assert len(row["types"].split(";")) == len(row["aat_types"].split(";"))
        assert row["ccodes"] == "DE"
    cottbus = rows[1]
    assert cottbus["variants"] == "Chóśebuz@dsb;Chośebuz@dsb;Choćebuz@hsb"
    assert (cottbus["lon"], cottbus["lat"]) == ("14.33417", "51.76056")
    assert cottbus["title_uri"] == "https://example.org/register"


def test_lp_tsv_has_a_type_for_every_kind_of_place() -> None:
    assert set(LP_TYPES) == set(PLACE_KINDS)


def test_lp_tsv_fields_hold_no_separators() -> None:
    entry = Entry("x", "gemeinde", (Name("A;B", "de", "attested", "strong", ("s",)), Name("C;D", "dsb", "attested")))
    text = content(Dataset((entry,), (Source("s", "tab\there"),)), "lp-tsv").decode()
    row = dict(zip(LP_COLUMNS, text.splitlines()[1].split("\t"), strict=True))
    assert (row["title"], row["variants"]) == ("A,B", "C,D@dsb")


def test_the_data_package_holds_all_tables(dataset: Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    export(dataset, "datapackage", folder)
    tables = [
        ("entries", ENTRY_FIELDS, entry_rows),
        ("names", NAME_FIELDS, name_rows),
        ("legal", LEGAL_FIELDS, legal_rows),
        ("sources", SOURCE_FIELDS, source_rows),
    ]
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert descriptor["version"] == "2026.11+abc"
    assert [resource["name"] for resource in descriptor["resources"]] == [name for name, _, _ in tables]
    for resource, (name, fields, rows) in zip(descriptor["resources"], tables, strict=True):
        data = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert rows_of(data) == [as_text(row) for row in rows(dataset)]
        header = data.decode().splitlines()[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert header == [field["name"] for field in fields]
        for row in rows(dataset):
            check_row(row, resource["schema"], name)


def check_row(row: dict[str, Any], schema: dict[str, Any], table: str) -> None:
    """The rules of Table Schema that our schemas use, spelt out."""
    import re

    types = {"string": str, "integer": int, "number": float}
    for field in schema["fields"]:
        value, constraints = row[field["name"]], field.get("constraints", {})
        where = (table, field["name"], value)
        if value in ("", None):
            assert not constraints.get("required"), where
            continue
        assert isinstance(value, types[field["type"]]), where
        assert value in constraints.get("enum", [value]), where
        assert "pattern" not in constraints or re.fullmatch(constraints["pattern"], str(value)), where
        assert constraints.get("minimum", value) <= value <= constraints.get("maximum", value), where


def test_the_data_package_is_valid_for_frictionless(dataset: Dataset, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    export(dataset, "datapackage", tmp_path / "package")
    report = frictionless.validate(str(tmp_path / "package" / "datapackage.json"))
    assert report.valid, report.flatten(["message"])


def test_what_the_program_knows_makes_a_valid_data_package(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    export(Dataset.of(sorbnames.load()), "datapackage", tmp_path / "package")
    report = frictionless.validate(str(tmp_path / "package" / "datapackage.json"))
    assert report.valid, report.flatten(["message"])[:3]


def test_case_forms_and_derived_words_are_no_other_names_of_a_place() -> None:
    shipped = Dataset.of(sorbnames.load())
    row = next(row for row in entry_rows(shipped) if row["id"] == "cottbus")
    assert (row["de_other"], row["dsb_other"]) == ("", "")
    table = content(shipped, "lp-tsv").decode().splitlines()
    line = next(line for line in table if line.startswith("cottbus\t"))
    variants = "Kottbus@de;Chóśebuz@dsb;Chośebuz@dsb;Choćebuz@hsb;Chociebuż@pl;Chotěbuz@cs"
    assert dict(zip(LP_COLUMNS, line.split("\t"), strict=True))["variants"] == variants


def test_a_data_package_in_a_zip_file(dataset: Dataset, tmp_path: Path) -> None:
    export(dataset, "datapackage", tmp_path / "sorbnames.zip")
    export(dataset, "datapackage", tmp_path / "folder")
    with zipfile.ZipFile(tmp_path / "sorbnames.zip") as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "folder" / name).read_bytes()


def test_export_to_a_stream_and_to_a_file(dataset: Dataset, tmp_path: Path) -> None:
    stream = io.BytesIO()
    export(dataset, "csv", stream)
    export(dataset, "csv", tmp_path / "names.csv")
    assert (tmp_path / "names.csv").read_bytes() == stream.getvalue()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "names.csv"]


def test_a_file_that_cannot_be_written(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(UnsupportedDocument, match="there is no folder"):
        export(dataset, "csv", tmp_path / "missing" / "names.csv")
    with pytest.raises(UnsupportedDocument, match="the target is a folder"):
        export(dataset, "csv", tmp_path)
    (tmp_path / "package").touch()
    with pytest.raises(UnsupportedDocument, match="could not be written"):
        export(dataset, "datapackage", tmp_path / "package")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "package"]


def test_an_unknown_format(dataset: Dataset) -> None:
    with pytest.raises(UnsupportedDocument, match=r"no format geojso\. Possible: geojson"):
        content(dataset, "geojso")


def test_parquet_reads_back(dataset: Dataset) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(content(dataset, "parquet")))
    expected = [{key: None if value == "" else value for key, value in row.items()} for row in entry_rows(dataset)]
    assert table.to_pylist() == expected
    assert table.schema.metadata[b"licence"] == b"CC-BY-4.0"


def test_parquet_without_pyarrow_says_what_to_do(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UnsupportedDocument, match="pip install pyarrow"):
        content(dataset, "parquet")
