"""Overlays on the shipped gazetteer: an office's own names in every answer, and mistakes that name their place."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import sorbnames
from sorbnames.gazetteer import Gazetteer

OFFICE = """\
places:
  - {id: cottbus/musterdorf, kind: ortsteil, parent: cottbus, names: {de: [Musterdorf], dsb: [Mustrowa Wjas]}}
  - {id: cottbus/sielow, dsb: Žylowk}
streets:
  - {municipality: cottbus, de: Musterweg, dsb: Mustrowa droga}
protect: [Peitz am Morgen]
"""


def overlay(folder: Path, content: str, name: str = "office.yaml") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.fixture
def office(tmp_path: Path) -> Gazetteer:
    return sorbnames.load([overlay(tmp_path, OFFICE)])


def test_a_new_place_is_in_every_answer(office: Gazetteer) -> None:
    assert office.normalize("Mustrowa Wjas") == "Musterdorf/Mustrowa Wjas"
    assert office.lookup("Musterdorf", plz="03042").candidates[0].id == "cottbus/musterdorf"
    assert office.lookup("Mustrowa Wjsa").candidates[0].id == "cottbus/musterdorf"
    assert [mention.entry for mention in office.mentions("Musterdorf/Mustrowa Wjas")] == ["cottbus/musterdorf"] * 2
    assert office.fix_text("Musterdorf/Mustrowa Vjas").text == "Musterdorf/Mustrowa Wjas"


def test_the_office_s_name_is_the_one_that_is_printed(office: Gazetteer) -> None:
    assert office.normalize("Sielow") == "Sielow/Žylowk"
    assert office.fix_text("Sielow - Žylowk", "official").text == "Sielow/Žylowk"


def test_streets_of_the_office(office: Gazetteer) -> None:
    assert office.fix_text("Musterweg 3 / Mustrowa dróga 3").text == "Musterweg 3 / Mustrowa droga 3"


def test_protected_phrases(office: Gazetteer) -> None:
    text = "„Peitz am Morgen“ schreibt: Peitz/Picnjó."
    assert office.fix_text("Peitz am Morgen", "official").text == "Peitz am Morgen"
    assert office.fix_text(text).text == text.replace("Picnjó", "Picnjo")
    assert sorbnames.fix_text("Peitz am Morgen", "official").text != "Peitz am Morgen", "only the overlay protects it"


def test_the_shipped_gazetteer_stays_as_it_is(office: Gazetteer) -> None:
    shipped = sorbnames.load()
    assert shipped is not office
    assert shipped.entry("cottbus/musterdorf") is None
    assert shipped.normalize("Sielow") == "Sielow/Žylow"
    assert office.normalize("Cottbus") == "Cottbus/Chóśebuz"
    assert shipped.data_version != office.data_version


def test_later_overlays_win(tmp_path: Path) -> None:
    first = overlay(tmp_path, OFFICE)
    second = overlay(tmp_path, "places: [{id: cottbus/musterdorf, dsb: Nowa Mustrowa}]", "second.yaml")
    assert sorbnames.load([first, second]).normalize("Musterdorf") == "Musterdorf/Nowa Mustrowa"
    assert sorbnames.load([str(first)]).normalize("Musterdorf") == "Musterdorf/Mustrowa Wjas"


def test_pickling_carries_the_overlays(office: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(office))
    assert again.normalize("Musterdorf") == office.normalize("Musterdorf")
    assert again.data_version == office.data_version


def test_an_empty_list_of_overlays_is_the_shipped_gazetteer() -> None:
    assert sorbnames.load([]) is sorbnames.load()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("places: [{id: cottbus/sielow, dbs: Žylow}]\n", 1),
        ("places:\n  - {id: cottbus/xdorf, kind: ortsteil, parent: kottbus, de: Xdorf}\n", 2),
        ("streets: [", 2),
        ("", 0),
        ("- a\n- b\n", 1),
    ],
)
def test_a_mistake_names_file_and_line(tmp_path: Path, content: str, line: int) -> None:
    path = overlay(tmp_path, content)
    with pytest.raises(sorbnames.InvalidData) as caught:
        sorbnames.load([path])
    for language in ("de", "en"):
        message = caught.value.say(language)
        assert "office.yaml" in message
        assert not line or f"{path}:{line}:" in message
        assert "{" not in message.replace(content.strip(), "")


def test_a_missing_overlay_is_named(tmp_path: Path) -> None:
    with pytest.raises(sorbnames.SorbnamesError, match=r"nowhere\.yaml"):
        sorbnames.load([tmp_path / "nowhere.yaml"])
