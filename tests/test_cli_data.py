"""``sorbnames data``."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Run

import sorbnames
from sorbnames._version import __version__
from sorbnames.cli.data import EXPORT_FORMATS


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def test_the_shipped_data_are_in_order(run: Run) -> None:
    result = run("data", "validate", "--data", ROOT / "data")
    assert result.exit_code == 0, result.stdout
    assert result.stderr.endswith("sources: all right.\n")
    assert "error" not in result.stdout


@pytest.mark.parametrize(("language", "severity"), [("en", "error: "), ("de", "Fehler: ")])
def test_every_mistake_is_a_line_with_its_place(run: Run, data: Path, language: str, severity: str) -> None:
    file = data / "places" / "cottbus.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("kind: kreisfreie_stadt", "kind: kreisfrei_stadt", 1), encoding="utf-8")
    result = run("data", "validate", "--data", data, "--lang", language)
    assert result.exit_code == 2
    assert any(line.startswith(severity) and "cottbus.yaml:" in line for line in result.stdout.splitlines())
    assert result.stderr == ""


def test_a_wrong_gazetteer_is_not_built(run: Run, data: Path, tmp_path: Path) -> None:
    (data / "sources.yaml").write_text("sources: {}\n", encoding="utf-8")
    result = run("data", "build", "--data", data, "-o", tmp_path / "gazetteer.json")
    assert result.exit_code == 2
    assert result.stderr.startswith("sorbnames: ")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "gazetteer.json").exists()


def test_the_gazetteer_is_built_where_asked(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "gazetteer.json"
    result = run("data", "build", "--data", ROOT / "data", "-o", target)
    assert (result.exit_code, result.stderr) == (0, f"{target} written.\n")
    from sorbnames.compiled import SHIPPED

    assert target.read_bytes() == Path(SHIPPED).read_bytes()


def test_a_missing_folder_is_told(run: Run, tmp_path: Path) -> None:
    result = run("data", "validate", "--data", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        f"sorbnames: There is no data folder {tmp_path / 'nowhere'}; name the folder with --data."
    )


def test_figures_for_people_and_for_programs(run: Run) -> None:
    figures = json.loads(run("data", "stats", "--json").stdout)
    assert (figures["sorbnames"], figures["data"]) == (__version__, sorbnames.load().data_version)
    assert figures["entries"] == len(list(sorbnames.load().entries))
    assert str(figures["entries"]) in run("data", "stats").stdout
    assert run("data", "stats", "--lang", "de").stdout != run("data", "stats").stdout


def test_the_formats_offered_are_those_there_are() -> None:
    from sorbnames.export import FORMATS

    assert EXPORT_FORMATS == FORMATS


def test_export_to_a_pipe_and_to_a_file(run: Run, tmp_path: Path) -> None:
    piped = run("data", "export", "--format", "csv")
    written = run("data", "export", "-o", tmp_path / "places.csv")
    assert (written.exit_code, written.stdout, written.stderr) == (0, "", f"{tmp_path / 'places.csv'} written.\n")
    assert (tmp_path / "places.csv").read_bytes() == piped.stdout_bytes
    rows = csv.DictReader(io.StringIO(piped.stdout_bytes.decode("utf-8-sig"), newline=""))
    assert "Chóśebuz" in {row["dsb"] for row in rows}


def test_export_to_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("data", "export", "-o", tmp_path / "nowhere" / "places.csv")
    assert result.exit_code == 2
    assert result.stderr.startswith("sorbnames: ")
    assert result.stderr.count("\n") == 1


def test_an_overlay_is_exported_too(run: Run, tmp_path: Path) -> None:
    overlay = tmp_path / "own.yaml"
    overlay.write_text(
        "sources: {own: {title: our own list}}\n"
        "streets:\n"
        "  - id: strasse/cottbus/am-beispielweg\n"
        "    kind: strasse\n"
        "    municipality: cottbus\n"
        "    names:\n"
        "      de: [{text: Am Beispielweg, role: attested, sources: [own]}]\n"
        "    sources: [own]\n",
        encoding="utf-8",
    )
    assert "Am Beispielweg" in run("data", "export", "--format", "json", "--overlay", overlay).stdout
    assert "Am Beispielweg" in run("data", "export", "--format", "json", SORBNAMES_OVERLAY=str(overlay)).stdout
    assert "Am Beispielweg" not in run("data", "export", "--format", "json").stdout


def test_sources_are_listed(run: Run) -> None:
    rows = [json.loads(line) for line in run("data", "sources", "--json").stdout.splitlines()]
    assert {row["id"] for row in rows} == set(sorbnames.load().sources)
    assert [row["names"] for row in rows] == sorted((row["names"] for row in rows), reverse=True)
    text = run("data", "sources").stdout
    assert all(row["title"] in text for row in rows)
