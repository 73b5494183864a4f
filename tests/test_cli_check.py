"""``sorbnames check``, ``mentions`` and ``rules``."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from conftest import Run

import sorbnames
from sorbnames._version import __version__
from sorbnames.documents.places import Lines

WRONG = "Stadt\r\nCottbus/Chósebusz, den 6. März 2025\r\n"
RIGHT = "03046 Cottbus/Chóśebuz\n"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.txt"
    path.write_bytes(WRONG.encode())
    return path


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "right.txt"
    path.write_bytes(RIGHT.encode())
    return path


def test_text_names_file_line_and_column(run: Run, wrong: Path) -> None:
    result = run("check", wrong)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{wrong}:2:9: error SN101 ")
    assert "Chóśebuz" in result.stdout
    assert result.stdout.count("\n") == 1
    assert result.stderr == "Errors: 1, warnings: 0, information: 0. 'sorbnames fix' corrects 1 of them.\n"


def test_text_is_german_where_the_user_is(run: Run, wrong: Path) -> None:
    result = run("check", wrong, LANG="de_DE.UTF-8")
    assert result.stdout.startswith(f"{wrong}:2:9: Fehler SN101 ")
    assert result.stderr == "Fehler: 1, Warnungen: 0, Hinweise: 0. Davon berichtigt „sorbnames fix“: 1.\n"


def test_a_right_text_has_nothing_to_say(run: Run, right: Path) -> None:
    result = run("check", right)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing wrong.\n")
    assert run("check", "--quiet", right).stderr == ""


def test_an_email_is_not_said_to_be_corrected_by_fix(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(f"Subject: Programm\n\n{WRONG}".encode())
    result = run("check", path)
    assert result.stderr == "Errors: 1, warnings: 0, information: 0. 'sorbnames fix' corrects 0 of them.\n"


def test_information_alone_is_no_failure(run: Run) -> None:
    result = run("check", "-", stdin="Der Bus hält in Cottbus.\n".encode())
    assert result.exit_code == 0
    assert re.search(r"^-:1:17: information SN201 ", result.stdout)


def test_json_holds_what_the_contract_names(run: Run, wrong: Path) -> None:
    (finding,) = json.loads(run("check", "--format", "json", wrong).stdout)
    assert finding.pop("message")
    assert finding == {
        "file": str(wrong),
        "code": "SN101",
        "severity": "error",
        "start": WRONG.index("Chósebusz"),
        "end": WRONG.index("Chósebusz") + 9,
        "line": 2,
        "column": 9,
        "found": "Chósebusz",
        "suggestion": "Chóśebuz",
        "entry": "cottbus",
        "sorbnames": __version__,
        "data": sorbnames.load().data_version,
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_json_is_an_array_also_of_nothing_and_of_several_files(
    run: Run, right: Path, wrong: Path, language: str
) -> None:
    assert json.loads(run("check", "--format", "json", right, "--lang", language).stdout) == []
    found = json.loads(run("check", "--format", "json", wrong, right, wrong, "--lang", language).stdout)
    assert [finding["file"] for finding in found] == [str(wrong), str(wrong)]


def test_github_shows_findings_beside_the_lines(run: Run, wrong: Path) -> None:
    result = run("check", "--format", "github", wrong)
    file = str(wrong).replace(":", "%3A")
    assert result.stdout.startswith(f"::error file={file},line=2,endLine=2,col=9,endColumn=18,title=SN101::")
    assert result.stdout.count("\n") == 1


def test_sarif_has_rules_places_and_fixes(run: Run, wrong: Path) -> None:
    (log,) = json.loads(run("check", "--format", "sarif", wrong).stdout)["runs"]
    driver = log["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("sorbnames", __version__)
    assert driver["properties"]["data"] == sorbnames.load().data_version
    assert "SN101" in {rule["id"] for rule in driver["rules"]}
    (result,) = log["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 9, 18)
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    span = replacement["deletedRegion"]
    end = span["charOffset"] + span["charLength"]
    new = WRONG[: span["charOffset"]] + replacement["insertedContent"]["text"] + WRONG[end:]
    assert new == WRONG.replace("Chósebusz", "Chóśebuz")


def test_output_goes_to_a_file(run: Run, wrong: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    result = run("check", "--format", "json", wrong, "-o", target)
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))[0]["found"] == "Chósebusz"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--select", "SN101"], True),
        (["--select", "sn1"], True),
        (["--select", "SN1xx,SN4"], True),
        (["--select", "SN2"], False),
        (["--ignore", "SN101"], False),
        (["--ignore", "SN2 SN4"], True),
        (["--select", "SN1", "--ignore", "SN101"], False),
    ],
)
def test_rules_are_selected_by_code_or_family(run: Run, wrong: Path, options: list[str], found: bool) -> None:
    assert run("check", wrong, *options).exit_code == int(found)


def test_an_error_in_one_file_does_not_stop_the_others(run: Run, wrong: Path, tmp_path: Path) -> None:
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)))
    result = run("check", tmp_path / "missing.txt", tmp_path, binary, wrong)
    assert result.exit_code == 2
    errors = result.stderr.splitlines()[:-1]
    assert [line.startswith("sorbnames: ") for line in errors] == [True] * 3
    assert f"{wrong}:2:9: error SN101" in result.stdout


def test_an_unknown_style_is_one_error_however_many_files(run: Run, wrong: Path, right: Path) -> None:
    result = run("check", "--style", "offical", wrong, right)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "official" in result.stderr


def test_places_in_a_web_page_are_those_of_its_source(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    source = "<p>\nStadt <b>Cottbus</b>/Ch&oacute;sebusz</p>\n"
    page.write_text(source, encoding="utf-8")
    (finding,) = json.loads(run("check", "--format", "json", page).stdout)
    assert source[finding["start"] : finding["end"]] == "Ch&oacute;sebusz"
    assert (finding["line"], finding["column"]) == (2, 22)
    places = [json.loads(line) for line in run("mentions", page).stdout.splitlines()]
    assert [source[place["start"] : place["end"]] for place in places] == ["Cottbus", "Ch&oacute;sebusz"]
    assert "+Stadt <b>Cottbus</b>/Ch&oacute;śebuz</p>\n" in run("fix", "--diff", page).stdout


def test_a_finding_stays_on_one_line_and_off_the_terminal_controls(run: Run) -> None:
    result = run("check", "-", stdin="Stadt\nCottbus/\nChósebusz\n\x1b[2J\n".encode())
    assert result.stdout.count("\n") == result.stdout.count("SN101")
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\x0cb\u2028c", 4, (1, 5)),
        ("😀ś", 1, (1, 2)),
    ],
)
def test_lines_and_columns_are_those_of_an_editor(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Lines(text).of(offset) == place


PLACE = ["file", "start", "end", "line", "column", "surface", "language", "entry", "kind", "de", "dsb"]
VERDICT = ["case", "status", "confidence", "evidence", "protected", "lat", "lon", "sorbnames", "data"]
FIELDS = PLACE + VERDICT


def test_mentions_are_listed_with_place_and_position(run: Run, wrong: Path) -> None:
    result = run("mentions", wrong)
    assert (result.exit_code, result.stderr) == (0, "")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(list(row) == FIELDS for row in rows)
    assert {row["entry"] for row in rows} == {"cottbus"}
    last = rows[-1]
    assert WRONG[last["start"] : last["end"]] == last["surface"]
    assert (last["line"], last["sorbnames"]) == (2, __version__)
    assert 51 < last["lat"] < 52
    assert 14 < last["lon"] < 15


def test_mentions_as_a_table(run: Run, wrong: Path) -> None:
    jsonl = [json.loads(line) for line in run("mentions", wrong).stdout.splitlines()]
    table = csv.DictReader(io.StringIO(run("mentions", "--format", "csv", wrong).stdout, newline=""))
    assert table.fieldnames == FIELDS
    rows = list(table)
    assert [row["surface"] for row in rows] == [row["surface"] for row in jsonl]
    assert [row["evidence"] for row in rows] == ["; ".join(row["evidence"]) for row in jsonl]


def test_mentions_on_a_map(run: Run, wrong: Path) -> None:
    collection = json.loads(run("mentions", "--format", "geojson", wrong, wrong).stdout)
    assert collection["type"] == "FeatureCollection"
    assert collection["sorbnames"] == __version__
    assert collection["data"]
    feature = collection["features"][0]
    longitude, latitude = feature["geometry"]["coordinates"]
    assert longitude < latitude
    assert feature["properties"]["entry"] == "cottbus"
    assert json.loads(run("mentions", "--format", "geojson", "-").stdout)["features"] == []


def test_protected_mentions_are_listed_too(run: Run) -> None:
    result = run("mentions", "-", stdin=b"Der FC Energie Cottbus hat gewonnen.\n")
    (row,) = map(json.loads, result.stdout.splitlines())
    assert (row["file"], row["surface"]) == ("-", "Cottbus")
    assert row["protected"]


def test_every_rule_is_explained(run: Run) -> None:
    from sorbnames.rules import RULES

    english, german = run("rules").stdout, run("rules", "--lang", "de").stdout
    assert re.findall(r"^SN\d{3}", english, re.MULTILINE) == sorted(RULES)
    assert english.count("  Why:") == german.count("  Warum:") == len(RULES)
    assert english != german


def test_one_rule_is_explained(run: Run) -> None:
    result = run("rules", "sn101")
    assert result.exit_code == 0
    assert result.stdout.startswith("SN101 ")
    assert result.stdout.count("SN") == result.stdout.count("SN101")
