"""Where the names of the columns stand: in the first row, or below titles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sorbnames.tables.files.csvfile import CsvFile
from sorbnames.tables.files.source import Source
from sorbnames.tables.header import header_among
from sorbnames.tables.opening import open_table

NAMES = ["Name", "Straße", "PLZ", "Ort"]
ROW = ["Müller", "Am Turm 14", "03046", "Cottbus"]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([NAMES, ROW], 0),
        ([["Adressliste 2024"], [], NAMES, ROW], 2),
        ([["Adressliste 2024", "", "", ""], ["Stand: 1.2.2024", "", "", ""], NAMES, ROW], 2),
        ([["# Export", "Fachverfahren"], NAMES, ROW], 1),
        ([["Person", "Anschrift", "", ""], NAMES, ROW], 1),
        ([["Orte", "", ""], ["Wohnort", "Telefon", "Zahl"], ["Peitz", "1", "2"]], 1),
        ([["Liste"], ["Ort"], ["Peitz"]], 1),
        # A title with a word that also names a column
        ([["Adresse der Mitglieder", ""], ["Name", "Anschrift"], ["Müller", "Am Turm 14, 03046 Cottbus"]], 1),
        # Rows that name nothing, or no more than the first: it stays the first
        ([["Wo", "Was"], ["Peitz", "Land"], ["Stadt", "x"]], 0),
        ([["Ort", "Art"], ["Peitz", "Stadt"], ["Land", "Kreis"]], 0),
        ([["Ort"], ["Stadt"], ["Gemeinde"]], 0),
        ([ROW, ROW], 0),
        ([[], []], 0),
        ([["x"]] * 30 + [NAMES], 0),
    ],
)
def test_the_header_is_the_row_that_names_what_is_read(rows: list[list[str]], header: int) -> None:
    assert header_among(rows) == header


def test_titles_of_a_csv_file_stay_above_its_header(tmp_path: Path, run: Any) -> None:
    path, output = tmp_path / "t.csv", tmp_path / "o.csv"
    title = 'Adressliste;;;\r\n"Stand; heute";;;\r\n\r\n'
    path.write_text(f"{title}Name;Straße;PLZ;Ort\r\nMüller;Am Turm 14;03046;Chosebuz\r\n", newline="", encoding="utf-8")
    file = CsvFile(Source(str(path)))
    assert (file.names, file.first_row, file.has_titles) == (("Name", "Straße", "PLZ", "Ort"), 5, True)
    result = run("clean", path, "-o", output)
    assert result.exit_code == 0, result.stderr
    assert "names of columns in row 4" in result.stderr
    written = output.read_bytes().decode()
    assert written.startswith(title + "Name;Straße;PLZ;Ort;sn_status;")
    assert "Müller;Am Turm 14;03046;Chosebuz;folded;1.0;cottbus;" in written


@pytest.mark.parametrize("first_column", [1, 3])
def test_titles_of_a_workbook_stay_above_its_header(tmp_path: Path, first_column: int) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.cell(2, first_column, "Adressliste Verein")
    sheet.merge_cells(start_row=2, end_row=2, start_column=first_column, end_column=first_column + 3)
    for at, (name, cell) in enumerate(zip(NAMES, ROW, strict=True), first_column):
        sheet.cell(4, at, name)
        sheet.cell(5, at, cell)
    path = tmp_path / "t.xlsx"
    book.save(path)
    opened = open_table(str(path))
    assert opened.file.names[first_column - 1 :] == tuple(NAMES)
    assert (opened.facts["header"], opened.rows) == ("4", 1)


def test_a_quotation_mark_that_goes_on_beyond_the_sample_does_not_hide_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('Name;Ort\nx;Peitz\n"' + "a\n" * 200_000 + '";Guben\n', encoding="utf-8")
    assert CsvFile(Source(str(path))).names == ("Name", "Ort")


def test_a_file_that_is_tsv_by_name_only_keeps_its_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("PLZ;Ort\n03185;Peitz\n", encoding="utf-8")
    assert open_table(str(path)).names == ("PLZ", "Ort")


def test_one_column_with_commas_in_it_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Anschrift\nAm Turm 14, 03046 Cottbus\nMarkt 1, 03185 Peitz\n", encoding="utf-8")
    opened = open_table(str(path))
    assert (opened.names, opened.file.dialect.delimiter) == (("Anschrift",), b";")
