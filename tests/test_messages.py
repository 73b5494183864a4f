"""Texts for people: nothing English is left in German ones."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from conftest import Run

import sorbnames
from sorbnames.messages.evidence import in_language
from sorbnames.messages.system import in_german


def test_reasons_of_the_system_are_told_in_german(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "Ämter und Orte.yaml"
    german = run("lookup", "--lang", "de", "--overlay", missing, "Cottbus").stderr
    assert "(Datei oder Ordner gibt es nicht)" in german
    assert os.strerror(errno.ENOENT) in run("lookup", "--lang", "en", "--overlay", missing, "Cottbus").stderr


def test_a_reason_that_the_system_did_not_give_stays() -> None:
    assert in_german("Cannot find end of file") == "Cannot find end of file"


@pytest.mark.parametrize(
    ("name", "beside", "words"),
    [
        ("Cottbus", {}, ["genau de Cottbus"]),
        ("Chosebuz", {}, ["bis auf Zeichen gleich dsb Chóśebuz"]),
        ("Chósebusz", {}, ["Variante dsb Chósebusz"]),
        ("ChÃ³Å›ebuz", {}, ["beschädigt dsb Chóśebuz", "utf-8 als cp1252 gelesen"]),
        ("Burg", {"kreis": "SPN", "plz": "3096"}, ["Landkreis SPN", "PLZ 03096"]),
        ("Cottbus", {"plz": "03130"}, ["PLZ 03130 gehört zu einem anderen Ort"]),
        ("Burg", {"plz": "39288"}, ["PLZ 39288 liegt anderswo"]),
        ("Burg", {"kreis": "Nirgends"}, ["bekannter Name, aber nicht mit Nirgends"]),
        ("Xyzabc", {}, ["kein ähnlicher Name"]),
        ("", {}, ["leer"]),
    ],
)
def test_evidence_is_told_in_german(name: str, beside: dict[str, str], words: list[str]) -> None:
    resolution = sorbnames.load().lookup(name, **beside)
    evidence = [*resolution.evidence, *(resolution.candidates[0].evidence if resolution.candidates else ())]
    told = [in_language(one, "de") for one in evidence]
    assert set(words) <= set(told)
    assert [in_language(one, "en") for one in evidence] == evidence


def test_one_candidate_is_not_called_several(run: Run) -> None:
    assert run("lookup", "Burg").stdout.startswith("Burg: not certain; it may be this one.")
    assert run("lookup", "Neuendorf").stdout.startswith("Neuendorf: ambiguous;")
    assert run("lookup", "Neuendorf", "--limit", "1").stdout.startswith("Neuendorf: ambiguous;")


@pytest.mark.parametrize("code", ["03046x", "030466", "abc", "000"])
@pytest.mark.parametrize("command", ["lookup", "forms"])
def test_a_mistyped_postal_code_is_refused(run: Run, command: str, code: str) -> None:
    result = run(command, "Cottbus", "--plz", code)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"sorbnames: --plz: '{code}' is no postal code; it takes five digits")


@pytest.mark.parametrize("code", ["", "3046", "D-03046", "03046.0", "O3046"])
def test_a_postal_code_is_read_in_any_notation(run: Run, code: str) -> None:
    assert run("lookup", "Cottbus", "--plz", code).exit_code == 0


def test_a_postal_code_of_another_country_finds_nothing(run: Run) -> None:
    assert run("lookup", "Cottbus", "--plz", "PL-66-600").exit_code == 1


def test_a_word_that_is_no_subject_is_named_without_a_program_s_word(run: Run) -> None:
    assert run("data", "template", "strasse").stderr.startswith("sorbnames: There is no 'strasse', only streets.")


def test_rules_are_shown_by_family(run: Run) -> None:
    shown = [line.split()[0] for line in run("rules", "sn40", "SN401").stdout.splitlines() if line.startswith("SN")]
    assert shown == ["SN401", "SN402"]
    assert run("rules", "SN5").exit_code == 2


def test_a_text_that_is_cut_says_so(run: Run) -> None:
    told = run("address", "-", stdin=("Ein Satz ohne Anschrift. " * 20).encode()).stderr
    assert "Ein Satz ohne Anschrift. Ein Satz ohne Anschrift. Ein Satz …" in told
    assert '"Kein Ort"' in run("address", "-", stdin=b"Kein Ort").stderr


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("SN201", "by 'fix': only in a style"),
        ("SN103", "by 'fix': always"),
        ("SN401", "only with --unsafe, or by hand"),
    ],
)
def test_a_rule_tells_when_fix_makes_its_edits(run: Run, code: str, words: str) -> None:
    assert words in run("--lang", "en", "rules", code).stdout
