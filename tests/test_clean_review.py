"""Reviews of a cleaned table, and the decisions that come back from a person."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from conftest import Run

pytest.importorskip("pyarrow")

from sorbnames.messages.tablereport import TEXTS
from sorbnames.tables.review import escaped, unescaped

#: Two namesakes without a postal code, a misspelt name that two places bear, one that is no place, a right one.
TABLE = (
    "Kunde;Ort;PLZ\n" + "1;Neuendorf;\n" * 3 + "2;Burk;03096\n" + "3;=Neuendorf;\n" + "4;Cottbus;03046\n" * 2
    + "5;chosebusz;3046\n"
)  # fmt: skip


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    path.write_text(TABLE)
    return path


def review(run: Run, table: Path, *options: str) -> list[dict[str, str]]:
    path = table.with_name("review.csv")
    result = run("clean", table, "-o", table.with_name("o.csv"), "--review", path, *options)
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def filled(table: Path, rows: list[dict[str, str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> Path:
    """The review as a person saves it."""
    path = table.with_name("decisions.csv")
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def output(table: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.with_name("o.csv").read_text()), delimiter=";"))


def test_the_review_groups_what_is_open(run: Run, table: Path) -> None:
    rows = review(run, table)
    assert list(rows[0]) == ["decision", "count", "status", "score", "candidates", "place", "plz"]
    first = rows[0]
    assert (first["count"], first["status"], first["place"], first["decision"]) == ("3", "ambiguous", "Neuendorf", "")
    assert " | " in first["candidates"]
    assert "Cottbus" not in [row["place"] for row in rows]
    assert all(not cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())
    assert [int(row["count"]) for row in rows] == sorted((int(row["count"]) for row in rows), reverse=True)


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1250"), ("\t", "utf-16")])
def test_decisions_are_applied(run: Run, table: Path, delimiter: str, encoding: str) -> None:
    rows = review(run, table)
    chosen = rows[0]["candidates"].split(" ")[0]
    rows[0]["decision"] = chosen
    for row in rows[1:]:
        row["decision"] = "-"
    decided = filled(table, rows, delimiter, encoding)
    left = review(run, table, "--decisions", str(decided))
    assert left == []
    found = output(table)
    assert [row["sn_id"] for row in found[:3]] == [chosen] * 3
    assert {row["sn_status"] for row in found[:3]} == {"decided"}
    for row in rows[1:]:
        place = unescaped(row["place"])
        assert {one["sn_id"] for one in found if one["Ort"] == place} == {""}
    assert found[-2]["sn_id"] == "cottbus"


def test_mistakes_in_decisions_are_named_with_their_line(run: Run, table: Path) -> None:
    rows = review(run, table)
    call = ("clean", table, "-o", table.with_name("o.csv"), "--decisions")
    rows[0]["decision"] = "cotbus"
    result = run(*call, filled(table, rows))
    assert result.exit_code == 2
    assert "line 2: “cotbus”" in result.stderr
    assert "Did you mean" in result.stderr
    rows[0]["decision"] = "-"
    result = run(*call, filled(table, [*rows, {**rows[0], "decision": "cottbus"}]))
    assert f"line {len(rows) + 2}: contradicts line 2" in result.stderr
    path = table.with_name("x.csv")
    path.write_text("a,b\n1,2\n")
    assert "the column decision is missing" in run(*call, path).stderr
    path.write_text("decision\ncottbus\n")
    assert "the column place is missing" in run(*call, path).stderr
    assert run(*call, table.with_name("missing.csv")).exit_code == 2


def test_a_postal_code_that_lost_its_zero_is_known_again(run: Run, table: Path) -> None:
    path = table.with_name("d.csv")
    path.write_text("decision;place;plz\npeitz;Schwielochsee;3046\n")
    for plz in ("03046", "3046"):
        table.write_text(f"Ort;PLZ\nSchwielochsee;{plz}\nPeitz;03185\n")
        assert run("clean", table, "-o", table.with_name("o.csv"), "--decisions", path).exit_code == 0
        assert [row["sn_id"] for row in output(table)] == ["peitz", "peitz"]


@pytest.mark.parametrize("text", ["", "'", "''a", "=1", "-5", "+49", "@x", "Cottbus", "03046"])
def test_cells_of_the_review_are_escaped_and_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page(run: Run, table: Path, language: str) -> None:
    path = table.with_name("r.html")
    table.write_text(TABLE + "6;<b>&Neuendorf\0</b>;\n")
    result = run("clean", table, "-o", table.with_name("o.csv"), "--review", path, "--lang", language)
    assert result.exit_code == 0
    page = path.read_text(encoding="utf-8")
    column = 0 if language == "de" else 1
    for key in ("title", "quality", "map", "corrections", "open"):
        assert TEXTS[key][column] in page
    assert "<script" not in page
    assert "http" not in page.split("<body>")[1]
    assert "<b>&Neuendorf" not in page
    assert "\0" not in page
    assert "<svg" in page
    assert "Cottbus/Chóśebuz" in page
    assert "chosebusz" in page


def test_both_reviews_at_once(run: Run, table: Path) -> None:
    paths = [table.with_name("r.csv"), table.with_name("r.html")]
    result = run("clean", table, "-o", table.with_name("o.csv"), "--review", paths[0], "--review", paths[1])
    assert result.exit_code == 0
    assert all(path.exists() for path in paths)


def test_no_file_of_the_same_call_is_replaced(run: Run, table: Path) -> None:
    decisions = filled(table, [row | {"decision": "-"} for row in review(run, table)])
    output = table.with_name("o.csv")
    before = {path: path.read_bytes() for path in (table, decisions, output)}
    link = table.with_name("link.csv")
    link.symlink_to(table)
    for target, options in (
        (output, ["--review", table]),
        (output, ["--review", link]),
        (output, ["--review", output]),
        (output, ["--decisions", decisions, "--review", decisions]),
        (table.with_name("new.csv"), ["--review", table.with_name("new.csv")]),
        (decisions, ["--decisions", decisions]),
    ):
        result = run("clean", table, "-o", target, *options)
        assert result.exit_code == 2, options
        assert "would be replaced" in result.stderr
        assert {path: path.read_bytes() for path in before} == before
    assert not table.with_name("new.csv").exists()


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_decisions_are_read_as_people_write_them(run: Run, table: Path, dash: str) -> None:
    rows = review(run, table)
    rows[0]["decision"] = rows[0]["candidates"].split(" | ")[1]  # copied as it stands there
    rows[1]["decision"] = dash
    path = filled(table, rows, ";")
    path.write_bytes(b"sep=;\r\n" + path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    review(run, table, "--decisions", str(path))
    assert output(table)[0]["sn_id"] == rows[0]["decision"].split(" ")[0]
    place = unescaped(rows[1]["place"])
    assert {one["sn_status"] for one in output(table) if one["Ort"] == place} == {"none"}


def test_a_street_is_no_decision_for_a_place(run: Run, table: Path) -> None:
    rows = review(run, table)
    rows[0]["decision"] = "strasse/cottbus/magazinstrasse"
    result = run("clean", table, "-o", table.with_name("o.csv"), "--decisions", filled(table, rows))
    assert result.exit_code == 2
    assert "line 2: “strasse/cottbus/magazinstrasse” is no place's id" in result.stderr


def test_decisions_that_fit_no_row_are_told(run: Run, table: Path) -> None:
    rows = review(run, table)
    for row in rows:
        row["decision"] = "-"
    rows += [rows[0] | {"place": "Forst"}, rows[0] | {"place": "Burg", "decision": ""}]
    decided = filled(table, rows)
    call = ("clean", table, "-o", table.with_name("o.csv"), "--decisions", decided)
    told = run(*call).stderr
    assert f"decisions.csv: one decision fits no row of the table, that in line {len(rows)} (Forst" in told
    filled(table, [*rows, *(rows[0] | {"place": f"Ort {number}"} for number in range(7))])
    lines = ", ".join(f"{len(rows) + more} (Ort {more - 2}" for more in (2, 3))
    told = run(*call).stderr
    assert "decisions.csv: 8 decisions fit no row of the table: line" in told
    assert f"{len(rows)} (Forst" in told
    assert all(one in told for one in lines.split(", "))
    assert "Ort 4" not in told
    assert "fit no row" not in run("--quiet", *call).stderr
    filled(table, rows[:-2])
    assert "no row" not in run(*call).stderr


def test_a_decision_whose_zero_was_lost_fits(run: Run, table: Path) -> None:
    table.write_text("Ort;PLZ\nGuben;03046\n")
    (row,) = review(run, table)
    result = run(
        "clean",
        table,
        "-o",
        table.with_name("o.csv"),
        "--decisions",
        filled(table, [row | {"decision": "guben", "plz": "3046"}]),
    )
    assert output(table)[0]["sn_id"] == "guben"
    assert "no row" not in result.stderr
