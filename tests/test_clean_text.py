"""``sorbnames clean`` on CSV, TSV and JSON Lines: what was there comes back byte for byte."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pa = pytest.importorskip("pyarrow")

from sorbnames.tables.columns import ADDED  # noqa: E402

HEAD = ",".join(ADDED)
ROWS = 'Nr;Ort;PLZ;"Notiz"\r\n007;Chosebuz;03046;""\r\n;"Peitz";"03185";"a;""b"""\r\n8;;;\r\n'
IDS = ["cottbus", "peitz", ""]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(ROWS.encode())
    return path


def cleaned(run: Run, path: Path, *options: str, name: str = "") -> bytes:
    """The bytes of the output; the run must succeed."""
    output = path.with_name(name or f"out{path.suffix}")
    result = run("clean", path, "-o", output, *options)
    assert result.exit_code == 0, result.stderr
    return output.read_bytes()


def ids(text: str, delimiter: str = ";") -> list[str]:
    """The ids found, as Python's reader sees them."""
    return [row["sn_id"] for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)]


def test_fields_are_added_and_nothing_else_changes(run: Run, table: Path) -> None:
    lines = cleaned(run, table).decode().split("\r\n")
    given_lines = ROWS.split("\r\n")
    assert lines[0] == given_lines[0] + ";" + HEAD.replace(",", ";")
    assert all(line.startswith(before) for line, before in zip(lines, given_lines, strict=True))
    assert lines[1].split(";")[4:7] == ["folded", "1.0", "cottbus"]
    assert ids("\r\n".join(lines)) == IDS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_and_delimiters_are_kept(run: Run, tmp_path: Path, end: str, delimiter: str, last: bool) -> None:
    path = tmp_path / "t.csv"
    lines = [delimiter.join(cells) for cells in (("Ort", "PLZ", "x"), ("Forst", "03149", ""), ("Peitz", "03185", "é"))]
    path.write_bytes((end.join(lines) + end * last).encode())
    text = cleaned(run, path).decode()
    assert text.endswith(end) == last
    out = text.split(end)
    assert all(line.startswith(before + delimiter) for line, before in zip(out, lines, strict=False))
    assert text.count(end) == len(lines) - 1 + last
    assert [line.split(delimiter)[5] for line in out[1:3]] == ["forst-lausitz", "peitz"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encoding_is_kept(run: Run, table: Path, encoding: str) -> None:
    text = ROWS.replace("Notiz", "Größe ś").encode(encoding)
    table.write_bytes(text)
    output = cleaned(run, table)
    head = text[: len("Nr".encode(encoding))]
    assert output.startswith(head)
    assert ids(output.decode(encoding)) == IDS


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2"])
def test_central_european_encodings_are_kept_when_named(run: Run, table: Path, encoding: str) -> None:
    table.write_bytes(ROWS.replace("Notiz", "Größe").replace("007", "Łužyca").encode(encoding))
    output = cleaned(run, table, "--from-encoding", encoding)
    assert ids(output.decode(encoding)) == IDS
    assert "Chóśebuz" in output.decode(encoding)


def test_an_encoding_without_sorbian_letters_is_converted_only_when_asked(run: Run, table: Path) -> None:
    table.write_bytes(ROWS.replace("Notiz", "Größe").encode("cp1252"))
    result = run("clean", table, "-o", table.with_name("out.csv"))
    assert result.exit_code == 2
    assert "Windows-1252" in result.stderr.splitlines()[-1]
    assert "--encoding utf-8" in result.stderr
    assert not table.with_name("out.csv").exists()
    output = cleaned(run, table, "--encoding", "utf-8-sig")
    assert output.decode("utf-8-sig").split("\r\n")[0].startswith('Nr;Ort;PLZ;"Größe";sn_status')
    assert output.startswith(b"\xef\xbb\xbfNr")
    result = run("clean", table, "-o", table.with_name("out2.csv"), "--encoding", "cp1252")
    assert result.exit_code == 2


def test_the_encoding_is_seen_at_the_end_of_a_large_file(run: Run, table: Path) -> None:
    table.write_bytes(
        b"Ort,PLZ,x\n" + b"Forst,03149,abcdefghijkl\n" * 100_000 + "Spremberg,03130,Größe\n".encode("cp1252")
    )
    assert "Windows-1252" in run("clean", table, "-o", table.with_name("o.csv")).stderr


def test_bytes_that_mean_nothing_stay_and_are_reported(run: Run, table: Path) -> None:
    table.write_bytes("Ort,PLZ,Größe\nForst,03149,ä\n".encode() + b"Peitz,03185,\xff\xfe\nForst,03149,a\0b\n")
    result = run("clean", table, "-o", table.with_name("out.csv"))
    assert result.exit_code == 0
    assert b"Peitz,03185,\xff\xfe,exact" in table.with_name("out.csv").read_bytes()
    assert b"Forst,03149,a\0b,exact" in table.with_name("out.csv").read_bytes()
    assert "Row 3:" in result.stderr
    assert "Row 4: holds NUL characters; they stay. The file may be damaged: export it again" in result.stderr
    result = run("clean", table, "-o", table.with_name("out2.csv"), "--encoding", "utf-16")
    assert result.exit_code == 2
    assert "row 3" in result.stderr


def test_ragged_rows_are_kept_and_reported(run: Run, table: Path) -> None:
    table.write_text("Ort,PLZ,x\nForst,03149\nPeitz,03185,1,2\n\nForst,03149,3\n")
    result = run("clean", table, "-o", table.with_name("out.csv"))
    assert result.exit_code == 0
    lines = table.with_name("out.csv").read_text().splitlines()
    assert lines[1].startswith("Forst,03149,,exact,1.0,forst-lausitz")
    assert lines[2] == "Peitz,03185,1,2" + "," * len(ADDED)
    assert lines[3] == ""
    assert lines[4].startswith("Forst,03149,3,exact")
    assert "Row 2: 2 fields instead of 3" in result.stderr
    assert "Row 3: 4 fields instead of 3" in result.stderr


def test_a_quotation_mark_that_is_never_closed_costs_one_row(run: Run, table: Path) -> None:
    table.write_text('Ort,PLZ,x\nForst,03149,"a\nPeitz,03185,b\n')
    result = run("clean", table, "-o", table.with_name("out.csv"))
    assert result.exit_code == 0
    assert "Row 2: a quotation mark is not closed; left without a result. Close or remove it" in result.stderr
    lines = table.with_name("out.csv").read_text().splitlines()
    assert lines[1] == 'Forst,03149,"a' + "," * len(ADDED)
    assert lines[2].startswith("Peitz,03185,b,exact,1.0,peitz")


def test_long_cells(run: Run, table: Path) -> None:
    long = "x" * 10_000_000
    table.write_text(f'Ort,PLZ,x\nForst,03149,"{long}"\n{long},,\nPeitz,03185,b\n')
    lines = cleaned(run, table).decode().splitlines()
    assert lines[1].startswith(f'Forst,03149,"{long}",exact')
    assert lines[2].startswith(f"{long},,,none")
    assert lines[3].startswith("Peitz,03185,b,exact")


def test_cells_like_formulas_stay_and_none_is_made(run: Run, table: Path) -> None:
    table.write_text('Ort,PLZ,Straße,=1+1\nCottbus,03046,=cmd|1,@x\nCottbus,03046,+49,"=HYPERLINK(""a"")"\n')
    rows = list(csv.DictReader(io.StringIO(cleaned(run, table).decode())))
    assert [row["=1+1"] for row in rows] == ["@x", '=HYPERLINK("a")']
    for row in rows:
        ours = [cell for name, cell in row.items() if name.startswith("sn_")]
        assert not any(cell.startswith(("=", "@", "+", "-")) for cell in ours)


def test_columns_of_an_earlier_run(run: Run, table: Path) -> None:
    once = cleaned(run, table)
    again = table.with_name("again.csv")
    again.write_bytes(once)
    result = run("clean", again, "-o", table.with_name("x.csv"))
    assert result.exit_code == 2
    assert "--overwrite" in result.stderr
    assert cleaned(run, again, "--overwrite") == once
    mixed = again.with_name("mixed.csv")
    mixed.write_text("sn_id,Ort,sn_de,PLZ\nx,Forst,y,03149\n")
    assert cleaned(run, mixed, "--overwrite").decode().splitlines()[1].startswith("Forst,03149,exact,1.0,forst-lausitz")


def test_all_fields_are_quoted_where_all_were(run: Run, table: Path) -> None:
    table.write_text('"Ort","PLZ"\n"Forst","03149"\n')
    head, row = cleaned(run, table).decode().splitlines()
    assert head == ",".join(f'"{name}"' for name in ("Ort", "PLZ", *ADDED))
    assert row.startswith('"Forst","03149","exact","1.0","forst-lausitz"')


@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_packed_files(run: Run, table: Path, packing: str) -> None:
    plain = cleaned(run, table)
    packed = table.with_name(f"t.csv.{packing}")
    if packing == "gz":
        packed.write_bytes(gzip.compress(ROWS.encode()))
    else:
        packed.write_bytes(pa.compress(ROWS.encode(), "zstd", asbytes=True))
    assert cleaned(run, packed, name="plain.csv") == plain
    output = cleaned(run, packed, name=f"out.csv.{packing}")
    if packing == "gz":
        assert gzip.decompress(output) == plain
    else:
        assert pa.CompressedInputStream(pa.BufferReader(output), "zstd").read() == plain


def test_pipes(run: Run, table: Path) -> None:
    plain = cleaned(run, table)
    result = run("clean", "-", "-o", "-", stdin=ROWS)
    assert result.stdout_bytes == plain
    assert "Ort → place" in result.stderr
    assert run("clean", "-", "-o", "-", "-q", stdin=gzip.compress(ROWS.encode())).stdout_bytes == plain
    result = run("clean", "-", "-o", "-", "--format", "tsv", stdin=ROWS.replace(";", "\t"))
    assert result.stdout_bytes.startswith(b"Nr\tOrt\tPLZ\t")


def test_columns_can_be_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b,c\nBurg,03096,x\n")
    result = run("clean", path, "-o", tmp_path / "o.csv")
    assert result.exit_code == 2
    assert "a, b, c" in result.stderr
    assert ids(cleaned(run, path, "--place", "a", "--plz", "b").decode(), ",") == ["burg-spreewald"]
    result = run("clean", path, "-o", tmp_path / "o.csv", "--place", "aa")
    assert result.exit_code == 2
    assert "“a”" in result.stderr


def test_an_empty_table_gets_its_header(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Ort,PLZ\n")
    assert cleaned(run, path).decode() == f"Ort,PLZ,{HEAD}\n"
    path.write_text("Ort,PLZ")
    assert cleaned(run, path).decode() == f"Ort,PLZ,{HEAD}"


TABLES = st.lists(
    st.tuples(
        st.sampled_from(["Cottbus", "Chosebuz", "Berlin", "", "Burg"]),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=8),
        st.text("ab\";,\n'=\t", max_size=6),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=TABLES, quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), delimiter=st.sampled_from(",;\t"))
def test_the_columns_of_any_table_come_back(
    run: Run, tmp_path: Path, rows: list[tuple[str, str, str]], quoting: int, delimiter: str
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows([("Ort", "x", "y"), *rows])  # type: ignore[arg-type]
    path = tmp_path / "any.csv"
    path.write_bytes(text.getvalue().encode())
    output = cleaned(run, path, "--delimiter", delimiter).decode()
    found = list(csv.reader(io.StringIO(output, newline=""), delimiter=delimiter))
    assert [tuple(row[:3]) for row in found[1:]] == rows
    assert all(len(row) == 3 + len(ADDED) for row in found)
    assert found[0] == ["Ort", "x", "y", *ADDED]


# JSON Lines

LINES = (
    '{"Ort":"Chosebuz","PLZ":3046,"x":1.50}\n\n{ "Ort": "Peitz", "tags": ["a", {"b": 1e5}] }\r\n'
    '{}\nno\n[1]\n{"Ort":null}'
)


def test_json_lines_keep_their_bytes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(LINES, newline="")
    result = run("clean", path, "-o", tmp_path / "o.jsonl")
    assert result.exit_code == 0
    lines = (tmp_path / "o.jsonl").read_bytes().decode().split("\n")
    assert lines[0].startswith(
        '{"Ort":"Chosebuz","PLZ":3046,"x":1.50,"sn_status":"folded","sn_score":1.0,"sn_id":"cottbus"'
    )
    assert lines[1] == ""
    assert lines[2].startswith('{ "Ort": "Peitz", "tags": ["a", {"b": 1e5}],"sn_status":"exact"')
    assert lines[2].endswith("}\r")
    assert lines[3].startswith('{"sn_status":"none","sn_score":null')
    assert lines[4:6] == ["no", "[1]"]
    assert "Row 5:" in result.stderr
    assert "Row 6:" in result.stderr
    assert json.loads(lines[6])["Ort"] is None


def test_json_members_of_an_earlier_run(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"sn_id": "x", "Ort": "Peitz", "n": 1.0, "sn_de": {"a": "}"}}\n')
    assert run("clean", path, "-o", tmp_path / "o.jsonl").exit_code == 2
    line = cleaned(run, path, "--overwrite").decode()
    assert json.loads(line)["sn_id"] == "peitz"
    assert '"Ort": "Peitz", "n": 1.0, "sn_status"' in line
    assert line.count("sn_de") == 1


def test_a_json_array_is_refused_with_a_remedy(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('[{"Ort": "Peitz"}]')
    result = run("clean", path, "-o", tmp_path / "o.jsonl")
    assert result.exit_code == 2
    assert "jq -c" in result.stderr
