"""Overlays: an office's own streets, names and phrases on top of the gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from sorbnames.compile import Overlaid, apply_overlay, read_overlay
from sorbnames.errors import InvalidData
from sorbnames.model import Entry, Name, Source
from tests.compile_sample import sample

STREET = """\
streets:
  - municipality: cottbus
    de: Musterweg
    dsb: Mustrowy puś
    source: office
sources:
  office: {title: Street list of the office}
"""


def overlaid(folder: Path, content: str) -> Overlaid:
    raw = sample(folder)
    path = folder / "office.yaml"
    path.write_text(content, encoding="utf-8")
    return apply_overlay(raw.entries, raw.sources, read_overlay(path))


def entry(result: Overlaid, identifier: str) -> Entry:
    (found,) = (entry for entry in result.entries if entry.id == identifier)
    return found


def refused(folder: Path, content: str) -> InvalidData:
    with pytest.raises(InvalidData) as caught:
        overlaid(folder, content)
    return caught.value


def test_a_street_takes_four_lines(tmp_path: Path) -> None:
    result = overlaid(tmp_path, STREET)
    assert entry(result, "strasse/cottbus/musterweg") == Entry(
        id="strasse/cottbus/musterweg",
        kind="strasse",
        names=(
            Name("Musterweg", "de", "attested", "strong", ("office",)),
            Name("Mustrowy puś", "dsb", "attested", "strong", ("office",)),
        ),
        municipality="cottbus",
        status="attested",
    )
    assert Source("office", "Street list of the office") in result.sources


def test_a_street_fits_on_one_line_and_the_overlay_is_its_source(tmp_path: Path) -> None:
    result = overlaid(tmp_path, "streets: [{municipality: cottbus, de: Musterweg, dsb: Mustrowy puś}]")
    names = entry(result, "strasse/cottbus/musterweg").names
    assert {name.sources for name in names} == {("overlay:office.yaml",)}
    assert Source("overlay:office.yaml", "office.yaml") in result.sources


def test_terms_and_institutions_need_no_id_either(tmp_path: Path) -> None:
    result = overlaid(tmp_path, "terms: [{de: Bürgerbüro, dsb: wobydlaŕski běrow}]\ninstitutions: [{de: Stadtbad}]")
    assert entry(result, "term/buergerbuero").dsb == "wobydlaŕski běrow"
    assert entry(result, "institution/stadtbad").status == "german_only"


def test_a_new_place_is_added(tmp_path: Path) -> None:
    content = (
        "places: [{id: cottbus/neudorf, kind: ortsteil, parent: cottbus, names: {de: [Neudorf], dsb: [Nowa Wjas]}}]"
    )
    place = entry(overlaid(tmp_path, content), "cottbus/neudorf")
    assert (place.de, place.dsb, place.municipality, place.status) == ("Neudorf", "Nowa Wjas", "cottbus", "attested")


def test_a_name_given_for_a_known_entry_is_the_one_printed(tmp_path: Path) -> None:
    result = overlaid(tmp_path, "places: [{id: cottbus/sielow, dsb: Žylowk}]")
    sielow = entry(result, "cottbus/sielow")
    assert [name.text for name in sielow.names] == ["Žylowk", "Sielow", "Žylow"]
    assert sielow.dsb == "Žylowk"
    assert sielow.status == "official"
    assert sielow.parent == "cottbus"


def test_a_spelling_given_anew_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    content = "places: [{id: cottbus/sielow, names: {dsb: [Žylowk, {text: Žylow, role: misspelling}]}}]"
    roles = {name.text: name.role for name in entry(overlaid(tmp_path, content), "cottbus/sielow").names}
    assert roles == {"Žylowk": "attested", "Žylow": "misspelling", "Sielow": "official"}


def test_a_pair_that_no_longer_fits_the_names_goes(tmp_path: Path) -> None:
    cottbus = entry(overlaid(tmp_path, "places: [{id: cottbus, dsb: Chośebus}]"), "cottbus")
    assert cottbus.pair == ""
    assert cottbus.status == "official"


def test_a_pair_of_full_names_stays_while_the_names_do(tmp_path: Path) -> None:
    raw = sample(tmp_path)
    full = (Name("Stadt X", "de", "full", "strong", ("atlas",)), Name("Město Y", "dsb", "full", "strong", ("atlas",)))
    names = (Name("Xstadt", "de", "official", "strong", ("atlas",)), *full)
    town = Entry("x", "stadt", names, status="official", pair="Stadt X/Město Y")
    path = tmp_path / "office.yaml"
    path.write_text("places: [{id: x, note: ours}]", encoding="utf-8")
    result = apply_overlay([*raw.entries, town], raw.sources, read_overlay(path))
    assert entry(result, "x").pair == "Stadt X/Město Y"


def test_values_given_replace_those_of_the_entry(tmp_path: Path) -> None:
    content = 'places: [{id: cottbus, plz: ["03099"], position: [51.7, 14.4], note: ours}]'
    cottbus = entry(overlaid(tmp_path, content), "cottbus")
    assert (cottbus.plz, cottbus.position, cottbus.note) == (("03099",), (51.7, 14.4), "ours")
    assert cottbus.dsb == "Chóśebuz"
    assert cottbus.pair == "Cottbus/Chóśebuz"


def test_what_the_overlay_calls_right_is_no_misspelling_any_more(tmp_path: Path) -> None:
    result = overlaid(tmp_path, "streets: [{municipality: cottbus, de: Musterweg, dsb: Chósebuz}]")
    assert "Chósebuz" not in [name.text for name in entry(result, "cottbus").names]


def test_weak_names_of_the_gazetteer_are_weak_in_the_overlay_too(tmp_path: Path) -> None:
    result = overlaid(tmp_path, "streets: [{municipality: cottbus, de: Burg, dsb: Grod}]")
    strengths = {name.text: name.strength for name in entry(result, "strasse/cottbus/burg").names}
    assert strengths == {"Burg": "weak", "Grod": "strong"}


def test_phrases_to_protect(tmp_path: Path) -> None:
    result = overlaid(tmp_path, "protect: [Stadtwerke Cottbus, Cottbuser Bote]")
    assert result.protect == ("Stadtwerke Cottbus", "Cottbuser Bote")
    assert len(result.entries) == len(sample(tmp_path).entries)


def test_overlays_can_lie_on_overlays(tmp_path: Path) -> None:
    first = overlaid(tmp_path, STREET)
    path = tmp_path / "second.yaml"
    path.write_text("streets: [{id: strasse/cottbus/musterweg, dsb: Mustrowa droga}]", encoding="utf-8")
    second = apply_overlay(first.entries, first.sources, read_overlay(path))
    assert entry(second, "strasse/cottbus/musterweg").dsb == "Mustrowa droga"


#: An overlay with a mistake, the line of the mistake, the entry, and the message.
MISTAKES = [
    ("streets:\n  - {municipality: cottbus, de: Weg, dsb: Puś, sauce: x}\n", 2, "", "unknown_key"),
    ("streets:\n  - {de: Weg, dsb: Puś}\n", 2, "", "no_id"),
    ("streets:\n  - {municipality: kottbus, de: Weg}\n", 2, "strasse/kottbus/weg", "no_such_entry"),
    ("places:\n  - id: cottbus/x\n    dsb: Xy\n", 2, "cottbus/x", "new_without_kind"),
    ("places:\n  - {id: cottbus/x, kind: ortsteil, parent: cottbus}\n", 2, "cottbus/x", "new_without_names"),
    ("places:\n  - {id: cottbus, kind: gemeinde}\n", 2, "cottbus", "other_kind"),
    ("places:\n  - id: cottbus\n    dsb: Chóśeböz\n", 3, "cottbus", "foreign_letter"),
    ("places:\n  - id: cottbus\n    names:\n      dsb:\n        - {text: Žylow, role: misspelling}\n", 5, "cottbus",
     "misspelling_is_right"),
    ("places:\n  - id: cottbus\n    names:\n      dsb: [{text: Chóśebuz, sources: [nowhere]}]\n", 4, "cottbus",
     "no_such_source"),
    ("places:\n  - id: cottbus\n    parent: cottbus/sielow\n", 3, "cottbus", "parent_kind"),
    ("places:\n  - id: cottbus\n    plz: [3042]\n", 3, "cottbus", "bad_plz"),
    ("places:\n  - {id: cottbus/sielow2, kind: ortsteil, parent: cottbus, de: Sielow}\n", 2, "cottbus/sielow2",
     "same_name"),
    ("street: []\n", 1, "", "unknown_key"),
    ("protect: Stadtwerke\n", 1, "", "not_list"),
    ("- a\n", 1, "", "not_mapping"),
    ("streets: [\n", 2, "", "syntax"),
    ("", 0, "", "empty_file"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "line", "identifier", "message"), MISTAKES)
def test_a_mistake_in_an_overlay_is_one_clear_error(
    tmp_path: Path, content: str, line: int, identifier: str, message: str
) -> None:
    error = refused(tmp_path, content)
    path = tmp_path / "office.yaml"
    assert error.message_id == f"data.{message}"
    assert (error.parameters["file"], error.parameters["line"], error.parameters["entry"]) == (
        str(path),
        line,
        identifier,
    )
    place = f"{path}:{line}: " if line else f"{path}: "
    assert str(error).startswith(place + (f"{identifier}: " if identifier else ""))
    assert error.say("de") != error.say("en")


@pytest.mark.parametrize(("name", "reason"), [("nowhere.yaml", "No such file"), (".", "Is a directory")])
def test_an_overlay_that_cannot_be_read(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        read_overlay(tmp_path / name)


def test_an_overlay_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "office.yaml"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    with pytest.raises(InvalidData, match="not UTF-8"):
        read_overlay(path)


def test_an_overlay_larger_than_any_file_of_names(tmp_path: Path) -> None:
    path = tmp_path / "office.yaml"
    with path.open("wb") as stream:
        stream.truncate(1_000_000_000)
    with pytest.raises(InvalidData, match="larger than 20 MB"):
        read_overlay(path)
