"""``sorbnames clean`` on files that real programs and libraries wrote: XLSX, ODS, Parquet, and one as another."""

from __future__ import annotations

import csv
import datetime
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, environment

pa = pytest.importorskip("pyarrow")
import pyarrow.parquet as pq  # noqa: E402

from sorbnames.tables.columns import ADDED  # noqa: E402

ADDED_COUNT = len(ADDED)


def clean(run: Run, path: Path, name: str, *options: str) -> Path:
    output = path.with_name(name)
    result = run("clean", path, "-o", output, *options)
    assert result.exit_code == 0, result.stderr
    return output


def workbook(path: Path) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kunden & mehr"
    sheet.append(["Liste der Kunden"])
    for row in (
        ["Nr", "Ort", "PLZ", "Umsatz", "Formel", "seit"],
        [1, "Chosebuz", 3046, 12.5, "=D3*2", datetime.date(2020, 1, 31)],
        [2, "Peitz", "03185", 7, "=SUM(D3:D5)", None],
        [],
        [3, "=1+1 <&>", 10115, 1, None, None],
    ):
        sheet.append(row)
    for cell in sheet[2]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFDD00")
    sheet["B4"].comment = Comment("Hinweis", "Erika Muster")
    sheet.freeze_panes = "A3"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=2, max_row=4), titles_from_data=True)
    sheet.add_chart(chart, "C9")
    book.create_sheet("Andere").append(["x"])
    book.save(path)
    return path


def rows_of(path: Path, sheet: int = 0) -> list[tuple[Any, ...]]:
    import openpyxl

    return list(openpyxl.load_workbook(path).worksheets[sheet].iter_rows(values_only=True))


def test_a_workbook_keeps_all_its_parts_and_cells(run: Run, tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx")
    given = path.read_bytes()
    output = clean(run, path, "out.xlsx")
    assert path.read_bytes() == given
    old, new = rows_of(path), rows_of(output)
    width = len(old[0])
    assert [row[:width] for row in new] == old
    assert new[0][width:] == new[4][width:] == (None,) * ADDED_COUNT  # the title, and a blank row
    assert new[1][width:] == ADDED
    assert new[2][width : width + 3] == ("folded", 1, "cottbus")
    assert new[5][width] == "none"
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(output) as after:
        assert before.namelist() == after.namelist()
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["xl/worksheets/sheet1.xml"]
    import openpyxl

    sheet = openpyxl.load_workbook(output).worksheets[0]
    assert sheet.cell(2, width + 1).fill.fgColor.rgb == "00FFDD00"
    assert sheet.dimensions == "A1:P6"


def test_added_columns_are_shown_where_those_behind_the_table_are_hidden(run: Run, tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    import openpyxl

    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Nr", "Ort"])
        sheet.write_row(1, 0, [1, "Peitz"])
        sheet.set_column("A:A", 12, None, {"hidden": True})
        sheet.set_column("C:XFD", None, None, {"hidden": True})
    widths = openpyxl.load_workbook(clean(run, path, "o.xlsx")).worksheets[0].column_dimensions
    assert [(one.min, one.max, one.hidden) for one in widths.values()] == [
        (1, 1, True), (3, 12, False), (13, 16384, True),
    ]  # fmt: skip


@pytest.mark.parametrize(("given", "output", "ending"), [("m.xlsm", "o.xlsx", ".xlsm"), ("m.xlsx", "o.xlsm", ".xlsx")])
def test_a_workbook_keeps_its_ending(run: Run, tmp_path: Path, given: str, output: str, ending: str) -> None:
    path = workbook(tmp_path / given)
    result = run("clean", path, "-o", tmp_path / output)
    assert (result.exit_code, (tmp_path / output).exists()) == (2, False)
    assert f"only with the ending {ending}" in result.stderr
    assert run("clean", path, "-o", tmp_path / f"right{ending}").exit_code == 0


def test_columns_of_a_workbook_are_written_anew(run: Run, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "t.xlsx"
    frame = pandas.DataFrame({"sn_id": ["x", "y"], "Ort": ["Peitz", "Nirgendwo"], "sn_pair": ["", "z"], "n": [1, 2]})
    frame.to_excel(path, index=False)
    assert run("clean", path, "-o", tmp_path / "o.xlsx").exit_code == 2
    read = pandas.read_excel(clean(run, path, "o.xlsx", "--overwrite"), engine="openpyxl")
    assert list(read.columns[:4]) == ["sn_id", "Ort", "sn_pair", "n"]
    assert read["sn_id"].fillna("").tolist() == ["peitz", ""]
    assert read["sn_pair"].fillna("").tolist() == ["Peitz/Picnjo", ""]
    assert read["n"].tolist() == [1, 2]


def test_a_sheet_can_be_named(run: Run, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "t.xlsx"
    with pandas.ExcelWriter(path) as writer:
        pandas.DataFrame({"a": [1]}).to_excel(writer, sheet_name="eins", index=False)
        pandas.DataFrame({"Ort": ["Peitz"]}).to_excel(writer, sheet_name="zwei", index=False)
    output = clean(run, path, "o.xlsx", "--sheet", "zwei")
    assert rows_of(output)[1] == (1,)
    assert rows_of(output, 1)[1][3] == "peitz"
    result = run("clean", path, "-o", tmp_path / "x.xlsx", "--sheet", "drei")
    assert result.exit_code == 2
    assert "eins, zwei" in result.stderr


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_written_and_ods_is_read(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "t.csv"
    text.write_text("Ort,PLZ,Betrag\nChosebuz,03046,1.5\nPeitz,03185,2\n")
    if not converted(text, "ods"):
        pytest.skip("this LibreOffice has no spreadsheets")
    lines = clean(run, tmp_path / "t.ods", "o.csv").read_text().splitlines()
    assert lines[1].startswith("Chosebuz,3046,1.5,folded,1.0,cottbus")
    assert lines[2].startswith("Peitz,3185,2.0,exact,1.0,peitz")
    assert converted(text, "xlsx")
    output = clean(run, tmp_path / "t.xlsx", "o.xlsx")
    assert converted(output, "csv", "back")
    with (tmp_path / "back" / "o.csv").open(encoding="utf-8") as file:
        back = list(csv.reader(file))
    assert back[0] == ["Ort", "PLZ", "Betrag", *ADDED]
    assert back[1][:8] == ["Chosebuz", "3046", "1.5", "folded", "1", "cottbus", "Cottbus", "Chóśebuz"]
    result = run("clean", tmp_path / "t.ods", "-o", tmp_path / "o.ods")
    assert result.exit_code == 2
    assert ".xlsx" in result.stderr


def converted(path: Path, form: str, folder: str = "") -> bool:
    """Whether LibreOffice made the other file; its filter for CSV writes UTF-8."""
    target = path.parent / folder
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    filtered = f"{form}:Text - txt - csv (StarCalc):44,34,76,1" if form == "csv" else form
    command = ["soffice", profile, "--headless", "--convert-to", filtered, "--outdir", str(target), str(path)]
    subprocess.run(command, capture_output=True, timeout=180, check=False, env=environment())
    return (target / f"{path.stem}.{form}").exists()


def parquet_table() -> Any:
    stamps = pa.array([datetime.datetime(2020, 1, day) for day in (1, 2, 3)], pa.timestamp("ns"))
    return pa.table(
        {
            "Ort": pa.array(["Chosebuz", None, "Peitz"]).dictionary_encode(),
            "PLZ": pa.array([3046, 1, 3185], pa.int32()),
            "stamp": stamps,
            "list": pa.array([[1, 2], None, []], pa.list_(pa.int8())),
            "decimal": pa.array(["1.50", None, "2.25"]).cast(pa.decimal128(8, 2)),
            "large": pa.array(["a", "b", "c"], pa.large_string()),
        },
        metadata={"owner": "Beispielwerke"},
    )


def test_parquet_keeps_types_metadata_and_row_groups(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    table = parquet_table()
    pq.write_table(table, path, row_group_size=2, compression={"Ort": "zstd", "PLZ": "gzip", "large": "none"})
    output = clean(run, path, "o.parquet")
    read = pq.read_table(output)
    assert read.select(table.column_names).equals(table)
    assert read.schema.metadata[b"owner"] == b"Beispielwerke"
    assert read.column_names[6:] == list(ADDED)
    assert read["sn_id"].to_pylist() == ["cottbus", None, "peitz"]
    given, metadata = pq.read_metadata(path), pq.read_metadata(output)
    assert [metadata.row_group(at).num_rows for at in range(metadata.num_row_groups)] == [2, 1]
    for at in range(given.num_columns):
        assert metadata.row_group(0).column(at).compression == given.row_group(0).column(at).compression
    again = clean(run, output, "again.parquet", "--overwrite")
    assert again.read_bytes() == output.read_bytes()


def test_pandas_polars_and_duckdb_read_the_parquet(run: Run, tmp_path: Path) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    path = tmp_path / "t.parquet"
    frame = pandas.DataFrame({"Ort": ["Peitz", None], "k": pandas.Categorical(["a", "b"])}, index=[7, 9])
    frame.to_parquet(path)
    read = pandas.read_parquet(clean(run, path, "o.parquet"))
    assert list(read.index) == [7, 9]
    assert read["k"].dtype == "category"
    assert read["sn_id"].tolist()[0] == "peitz"
    polars.DataFrame({"Ort": ["Peitz", None], "n": [1, 2]}).write_parquet(path)
    assert polars.read_parquet(clean(run, path, "p.parquet"))["sn_id"].to_list() == ["peitz", None]


def test_spark_s_list_of_columns_names_the_added_ones(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    fields = [{"name": "Ort", "type": "string", "nullable": True, "metadata": {}}]
    key = b"org.apache.spark.sql.parquet.row.metadata"
    table = pa.table({"Ort": ["Peitz"]}, metadata={key: json.dumps({"type": "struct", "fields": fields}).encode()})
    pq.write_table(table, path)
    metadata = pq.read_schema(clean(run, path, "o.parquet")).metadata
    assert [field["name"] for field in json.loads(metadata[key])["fields"]] == ["Ort", *ADDED]


def test_an_empty_parquet_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(parquet_table().slice(0, 0), path)
    read = pq.read_table(clean(run, path, "o.parquet"))
    assert (read.num_rows, read.column_names[6:]) == (0, list(ADDED))


@pytest.mark.parametrize("to", ["csv", "tsv", "jsonl", "xlsx", "parquet"])
@pytest.mark.parametrize("of", ["csv", "jsonl", "parquet", "xlsx"])
def test_one_format_becomes_another(run: Run, tmp_path: Path, of: str, to: str) -> None:
    polars = pytest.importorskip("polars")
    pytest.importorskip("xlsxwriter")
    path = tmp_path / f"t.{of}"
    frame = polars.DataFrame(
        {"Ort": ["Chosebuz", "Peitz, Stadt\nx", None], "PLZ": ["03046", "03185", None], "n": [1, 2, 3]}
    )
    write = {"csv": frame.write_csv, "jsonl": frame.write_ndjson, "parquet": frame.write_parquet}
    if of == "xlsx":
        frame.write_excel(path)
    else:
        write[of](path)
    output = clean(run, path, f"o.{to}")
    if to in ("csv", "tsv"):
        read = polars.read_csv(output, separator="\t" if to == "tsv" else ",", infer_schema=False)
    elif to == "xlsx":
        head, *rows = rows_of(output)
        read = polars.DataFrame(rows, schema=list(head), orient="row", strict=False)
    else:
        read = {"jsonl": polars.read_ndjson, "parquet": polars.read_parquet}[to](output)
    assert read["PLZ"].to_list()[:2] == ["03046", "03185"]
    assert read["Ort"].to_list()[:2] == ["Chosebuz", "Peitz, Stadt\nx"]
    assert read["sn_id"].to_list()[0] == "cottbus"
    assert [str(cell) for cell in read["n"].to_list()] == ["1", "2", "3"]
    if of == "parquet" and to in ("jsonl", "xlsx"):
        assert read["n"].to_list() == [1, 2, 3]


def test_text_of_a_parquet_file_is_no_formula_in_csv(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"Ort": ["=1+1", "+49 355 0", "-5"]}), path)
    lines = clean(run, path, "o.csv").read_text().splitlines()
    assert [line.split(",")[0] for line in lines] == ["Ort", "'=1+1", "+49 355 0", "-5"]
    import openpyxl

    pytest.importorskip("xlsxwriter")
    cell = openpyxl.load_workbook(clean(run, path, "o.xlsx")).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_pipe_of_parquet(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(parquet_table(), path)
    result = run("clean", "-", "-o", "-", stdin=path.read_bytes())
    assert result.exit_code == 0
    assert result.stdout_bytes == clean(run, path, "o.parquet").read_bytes()


def test_long_cells_of_parquet_make_no_large_pages(run: Run, tmp_path: Path) -> None:
    """Pages of plain texts end about where a megabyte is full, also where every cell is long."""
    count = 2000
    cells = [f"{at:06d}" + "x" * 10_000 for at in range(count)]
    table = pa.table({"Ort": ["Forst"] * count, "PLZ": ["03149"] * count, "Text": cells})
    pq.write_table(table, tmp_path / "in.parquet", use_dictionary=["Ort", "PLZ"], compression="none")
    assert run("clean", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet").exit_code == 0
    given, made = (
        pq.ParquetFile(tmp_path / name).metadata.row_group(0).column(2) for name in ("in.parquet", "out.parquet")
    )
    assert made.total_uncompressed_size == given.total_uncompressed_size  # as many pages
    assert pq.read_table(tmp_path / "out.parquet").column("Text").to_pylist() == cells


@pytest.mark.parametrize("size", [1, 7, 100, 5_000])
def test_pieces_of_any_size_make_the_same_sheet(
    run: Run, tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import openpyxl

    from sorbnames.documents import package

    path = workbook(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0].delete_rows(1)
    book.save(path)
    whole = clean(run, path, "whole.xlsx").read_bytes()
    monkeypatch.setattr(package, "_PIECE", size)
    assert clean(run, path, "pieces.xlsx").read_bytes() == whole


def test_a_part_is_read_in_pieces_within_its_limits(tmp_path: Path) -> None:
    from sorbnames.documents.package import Package
    from sorbnames.errors import UnsupportedDocument

    data = bytearray(workbook(tmp_path / "t.xlsx").read_bytes())
    package = Package("t.xlsx", bytes(data))
    name = next(one for one in package.names if one.endswith("sheet1.xml"))
    assert b"".join(package.pieces(name)) == package.read(name)
    place = data.rindex(name.encode()) - 46  # its record in the directory; the checksum is 16 bytes behind its start
    data[place + 16] ^= 1
    with pytest.raises(UnsupportedDocument):
        b"".join(Package("t.xlsx", bytes(data)).pieces(name))


def test_a_table_that_begins_inside_its_sheet_keeps_its_row_numbers(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Empty rows above, empty columns at the left, gaps between; more rows than one batch has."""
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr("sorbnames.tables.files.sheets._ROWS", 16)
    path, count = tmp_path / "t.xlsx", 200
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["C4"], sheet["D4"] = "Ort", "n"
    for row in range(5, count):
        if row % 7:
            sheet.cell(row, 3, "Chosebuz" if row % 2 else "Peitz")
            sheet.cell(row, 4, row)
    book.save(path)
    new = rows_of(clean(run, path, "o.xlsx"))
    assert new[3][2:] == ("Ort", "n", *ADDED)
    identifier = 4 + ADDED.index("sn_id")
    for number, cells in enumerate(new[4:], 5):
        wanted = ("cottbus" if number % 2 else "peitz") if number % 7 else None
        assert (cells[identifier], cells[3]) == (wanted, number if wanted else None)
    lines = clean(run, path, "o.csv").read_text().splitlines()
    assert lines[1].split(",")[2:4] == ["Chosebuz", "5"]
    assert lines[3].split(",")[2:4] == ["", ""]
