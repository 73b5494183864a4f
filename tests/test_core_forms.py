"""The table of forms agrees with the data that the forms were made from."""

from __future__ import annotations

from pathlib import Path

import pytest

import sorbnames
from sorbnames.forms import CaseForm, FormTable, tables
from sorbnames.gazetteer import Gazetteer
from sorbnames.inflection import CASES, forms, german_forms, read_declensions, read_german
from sorbnames.inflection.recorded import WORDS
from sorbnames.model import PLACE_KINDS, Entry, Name

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return sorbnames.load()


def table_of(gazetteer: Gazetteer, entry_id: str, name: str) -> FormTable:
    entry = gazetteer.entry(entry_id)
    assert entry is not None
    (table,) = (table for table in tables(gazetteer, entry) if table.name.text == name)
    return table


def test_a_form_that_serves_two_cases_is_listed_for_each() -> None:
    picnju = Name("Picnju", "dsb", "inflected", note="dat/loc")
    others = (Name("Peitzer", "de", "derived"), Name("Picnju", "hsb", "inflected", note="loc"))
    entry = Entry("peitz", "stadt", (Name("Picnjo", "dsb", "official"), picnju, *others))
    assert entry.forms == (("dat", picnju), ("loc", picnju))
    assert Entry("peitz", "stadt", ()).forms == ()


def test_shipped_entries_have_forms(gazetteer: Gazetteer) -> None:
    cottbus = gazetteer.entry("cottbus")
    assert cottbus is not None
    assert [(case, name.text) for case, name in cottbus.forms] == [
        ("gen", "Chóśebuza"),
        ("dat", "Chóśebuzoju"),
        ("ins", "Chóśebuzom"),
        ("loc", "Chóśebuzu"),
    ]


def test_a_table_has_all_cases(gazetteer: Gazetteer) -> None:
    table = table_of(gazetteer, "cottbus", "Chóśebuz")
    assert (table.declension, table.by, table.number) == ("masculine-soft", "attested", "singular")
    assert [(form.case, form.text) for form in table.forms] == [
        ("nom", "Chóśebuz"),
        ("gen", "Chóśebuza"),
        ("dat", "Chóśebuzoju"),
        ("acc", "Chóśebuz"),
        ("ins", "Chóśebuzom"),
        ("loc", "Chóśebuzu"),
        ("adjective", "chóśebuski"),
        ("man", "Chóśebuzaŕ"),
        ("woman", "Chóśebuzaŕka"),
    ]
    assert [form.case for form in table.forms if not form.sources] == ["acc"]
    german = table_of(gazetteer, "cottbus", "Cottbus")
    assert german.of_case("gen") == (CaseForm("gen", "Cottbus'"),)
    assert [form.text for form in german.of_case("er")] == ["Cottbuser", "Cottbusser", "Cottbuserin"]


@pytest.mark.parametrize(
    ("entry", "name", "reason"),
    [
        ("burg-spreewald", "Bórkowy (Błota)", "qualifier"),
        ("luebbenau-spreewald", "Lubnjow/Błota", "qualifier"),
        ("landkreis/spree-neisse", "Sprjewja-Nysa", "double"),
        ("term/landkreis", "wokrejs", "kind"),
    ],
)
def test_a_name_without_class_says_why(gazetteer: Gazetteer, entry: str, name: str, reason: str) -> None:
    table = table_of(gazetteer, entry, name)
    assert (table.reason, table.forms, table.declension) == (reason, (), "")


def test_every_form_stands_with_the_name_it_was_made_from(gazetteer: Gazetteer) -> None:
    declensions = read_declensions(DATA)
    for entry in gazetteer.entries:
        for table in tables(gazetteer, entry):
            name = table.name.text
            if table.name.language != "dsb" or not table.declension:
                continue
            assert (table.declension, table.by) == (declensions[name].id, declensions[name].by)
            made = {(form.case, form.text) for form in forms(name, declensions[name])}
            shown = {(form.case, form.text) for form in table.forms if form.text != name and form.case not in WORDS}
            assert shown <= made, entry.id


def test_no_form_is_lost(gazetteer: Gazetteer) -> None:
    for entry in gazetteer.entries:
        shown = {(form.case, form.text) for table in tables(gazetteer, entry) for form in table.forms}
        assert {(case, name.text) for case, name in entry.forms} <= shown, entry.id


def test_every_class_is_told(gazetteer: Gazetteer) -> None:
    for name, declension in read_declensions(DATA).items():
        assert gazetteer.declension(name) == (declension.id, declension.by)
    assert gazetteer.declension("Bórkowy (Błota)") == ("", "")


def test_a_certain_accusative_is_never_missing(gazetteer: Gazetteer) -> None:
    for entry in gazetteer.entries:
        for table in tables(gazetteer, entry):
            if table.declension and not table.declension.startswith("feminine"):
                assert table.of_case("acc"), table.name.text


def test_german_genitives_are_those_of_the_data(gazetteer: Gazetteer) -> None:
    german = read_german(DATA)
    for entry in gazetteer.entries:
        for table in tables(gazetteer, entry):
            if table.name.language == "de":
                made = {(form.case, form.text) for form in german_forms(table.name.text, german)}
                assert {(form.case, form.text) for form in table.forms} <= made, table.name.text


def test_forms_of_an_overlay_are_shown(gazetteer: Gazetteer) -> None:
    names = (
        Name("Nowa Škrodawa", "dsb", "attested"),
        Name("Noweje Škrodawy", "dsb", "inflected", note="gen"),
        Name("Nowe Škrodawje", "dsb", "inflected", note="dual"),
    )
    (table,) = tables(gazetteer, Entry("new", "wohnplatz", names))
    assert [(form.case, form.text) for form in table.forms] == [
        ("nom", "Nowa Škrodawa"),
        ("gen", "Noweje Škrodawy"),
        ("dual", "Nowe Škrodawje"),
    ]
    assert (table.declension, table.reason) == ("", "")


def test_only_places_are_bent(gazetteer: Gazetteer) -> None:
    for entry in gazetteer.entries:
        if entry.kind not in PLACE_KINDS:
            assert all(table.reason == "kind" for table in tables(gazetteer, entry))
    assert set(CASES) == {"gen", "dat", "acc", "ins", "loc"}
