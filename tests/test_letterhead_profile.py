"""Reading a profile: what it may say, how mistakes are told, which names are mended, what the law wants."""

from __future__ import annotations

from pathlib import Path

import pytest
from letterhead_samples import SHORT, opened, profile, said

from sorbnames.errors import InvalidData, UnsupportedDocument
from sorbnames.letterhead import load_profile, read_profile
from sorbnames.letterhead.law import has_full_names, legal_form
from sorbnames.letterhead.sample import sample_profile
from sorbnames.messages.letterhead import TEXTS


def refusal(text: str) -> InvalidData:
    with pytest.raises(InvalidData) as caught:
        opened(text)
    return caught.value


def test_the_sample_is_right_as_it_is() -> None:
    letterhead, notes = opened(sample_profile())
    assert said(notes) == []
    assert letterhead.profile.offices[0].phone == "+49 355 000000-10"


def test_the_sample_shows_every_key_in_both_languages() -> None:
    from sorbnames.letterhead.profile import CONTACT_KEYS, KEYS, OFFICE_KEYS, ORGANISATION_KEYS, REGISTER_KEYS

    sample = sample_profile()
    rarely = {"department", "fax"}  # of the contact person, told by the documentation
    for key in {*KEYS, *ORGANISATION_KEYS, *OFFICE_KEYS, *CONTACT_KEYS, *REGISTER_KEYS} - rarely - {"email", "web"}:
        assert f"{key}:" in sample
    assert "Hausstil" in sample
    assert "House style" in sample


def test_short_forms_will_do() -> None:
    read = read_profile(SHORT)
    assert read.organisation.name == "Heimatverein Muster e. V."
    assert [office.address for office in read.offices] == ["Magazinstraße 28\n03046 Cottbus"]
    assert (read.form, read.style, read.languages, read.contact) == ("B", "letterhead", ("de", "dsb"), None)


@pytest.mark.parametrize(
    ("text", "line", "key", "guess"),
    [
        ("organization: x\noffices: y", 1, "organization", "organisation"),
        (SHORT + "from: B", 4, "from", "form"),
        (SHORT + "colour: red", 4, "colour", ""),
        ("organisation:\n  nmae: x\noffices: y", 2, "nmae", "name"),
        ("organisation: x\noffices:\n - address: y\n   fone: 1", 4, "fone", "phone"),
        (SHORT + "register:\n  nummer: HRB 0", 5, "nummer", "number"),
        (SHORT + "bank: {iban: x, bik: y}", 4, "bik", "bic"),
    ],
)
def test_an_unknown_key_is_refused_with_its_line_and_what_was_meant(text: str, line: int, key: str, guess: str) -> None:
    error = refusal(text)
    assert error.message_id == ("letterhead.unknown_key" if guess else "letterhead.stray_key")
    assert (error.parameters["line"], error.parameters["key"], error.parameters["guess"]) == (line, key, guess)
    assert error.say("de").startswith(f"profil.yaml, Zeile {line}: ")
    assert guess in error.say("en")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "missing"),
        ("- x", 1, "no_keys"),
        ("nur Text", 1, "no_keys"),
        ("organisation:\n  unit: x\noffices: y", 1, "missing"),
        ("organisation: x", 1, "missing"),
        ("organisation: x\noffices:\n - label: Hauptsitz", 3, "missing"),
        ("organisation: x\noffices:\n - address: Magazinstraße", 3, "no_address"),
        (SHORT + "form: C", 4, "no_choice"),
        (SHORT + "languages: [de, hsb]", 4, "no_choice"),
        (SHORT + "style: leterhead", 4, "no_style"),
        (SHORT + "style: xxxxx", 4, "no_style_at_all"),
        (SHORT + "logo_width: breit", 4, "no_width"),
        (SHORT + "logo_width: 500", 4, "no_width"),
        (SHORT + "register: [a, b]", 4, "not_mapping"),
        (SHORT + "web: [a, b]", 4, "not_text"),
        (SHORT + "managing_directors: {a: b}", 4, "not_texts"),
        (SHORT + "form: A\nform: B", 5, "duplicate_key"),
        (SHORT + "bank: {name: Beispielbank}", 4, "missing"),
        (SHORT + "contact: {phone: 1}", 4, "missing"),
        (SHORT + "logo: missing.png", 4, "logo_missing"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, problem: str) -> None:
    error = refusal(text)
    assert (error.message_id, error.parameters["line"]) == (f"letterhead.{problem}", line)
    for language, word in (("de", "Zeile"), ("en", "line")):
        assert error.say(language).startswith(f"profil.yaml, {word} {line}: ")


def test_broken_yaml_is_told_with_its_line() -> None:
    error = refusal("organisation: x\noffices: ]y")
    assert error.message_id == "data.syntax"
    assert "profil.yaml:2" in error.say()


def test_a_missing_profile_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedDocument, match=r"missing\.yaml"):
        load_profile(tmp_path / "missing.yaml")


@pytest.mark.parametrize("codec", ["cp1250", "iso8859-2", "utf-16"])
def test_a_profile_may_be_in_an_old_encoding(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "alt.yaml"
    text = SHORT.replace("Magazinstraße 28", "Magazinstraße 28 / Składowa droga 28").replace("Cottbus", "Chóśebuz")
    path.write_bytes(text.encode(codec))
    assert "Składowa droga 28" in load_profile(path).offices[0].address


# --- names


def footer(text: str) -> list[str]:
    letterhead, _ = opened(text)
    return [line for column in letterhead.sheet().footer for line in column.lines]


@pytest.mark.parametrize(
    "address",
    [
        "[Magazinstraße 28, 03046 Cottbus]",
        "[Składowa droga 28, 03046 Chóśebuz]",
        "[Magazinstrasse 28, 03046 Chosebuz]",
        "[Magazinstraße 28 / Skladowa droga 28, 03046 Cottbus / 03046 Chósebusz]",
    ],
)
def test_an_office_is_printed_in_both_languages_however_it_is_written(address: str) -> None:
    text = f"organisation: Muster\noffices: {{address: {address}}}"
    assert footer(text) == ["Magazinstraße 28 / Składowa droga 28", "03046 Cottbus / 03046 Chóśebuz"]


def test_a_misspelt_sorbian_name_is_corrected_and_told() -> None:
    _, notes = opened("organisation: Stadt Cottbus/Chósebusz\noffices:\n  - [Neumarkt 5, 03046 Cottbus / Chósebuz]")
    assert said(notes)[:2] == [
        "profil.yaml, Zeile 1: „Chósebusz“ berichtigt zu „Chóśebuz“.",
        "profil.yaml, Zeile 3: „Chósebuz“ berichtigt zu „Chóśebuz“.",
    ]


def test_a_sorbian_name_is_never_made_up() -> None:
    text = "organisation: Muster\noffices: {address: [Am Turm 14, 03046 Cottbus]}"
    _, notes = opened(text)
    assert footer(text)[0] == "Am Turm 14"
    assert said(notes) == [
        "profil.yaml, Zeile 2: Für die Straße Am Turm ist kein niedersorbischer Name belegt; sie steht nur deutsch."
    ]
    berlin = "organisation: Muster\noffices: {address: [Hauptstraße 1, 10115 Berlin]}"
    assert footer(berlin) == ["Hauptstraße 1", "10115 Berlin"]


def test_a_sorbian_name_that_no_source_knows_stays_and_is_told() -> None:
    _, notes = opened("organisation: Muster\noffices: {address: [Am Turm 14 / Pół tórmje 14, 03046 Cottbus]}")
    assert [note.message_id for note in notes] == ["finding"]
    assert "Pół tórmje" in said(notes)[0]


def test_company_names_are_left_alone() -> None:
    letterhead, _ = opened(
        "organisation: Chosebuz Beispiel GmbH\noffices: {address: [Magazinstraße 28, 03046 Cottbus]}"
    )
    assert letterhead.profile.organisation.name == "Chosebuz Beispiel GmbH"


def test_german_only_asks_for_no_sorbian_name() -> None:
    text = "organisation: Muster\noffices: {address: [Am Turm 14, 03046 Cottbus]}\nlanguages: [de]"
    assert said(opened(text)[1]) == []
    assert footer(text) == ["Am Turm 14", "03046 Cottbus"]


# --- the law


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Beispiel GmbH", "GmbH"),
        ("Beispiel gGmbH", "GmbH"),
        ("Beispiel Gesellschaft mbH", "GmbH"),
        ("Beispiel GmbH i. L.", "GmbH"),
        ("Beispiel GmbH & Co. KG", "KG"),
        ("Beispiel UG (haftungsbeschränkt)", "UG"),
        ("Beispielwerke AG", "AG"),
        ("Wohnungsgenossenschaft Muster eG", "eG"),
        ("Erika Muster e. K.", "e. K."),
        ("Heimatverein Muster e. V.", ""),
        ("Stadt Cottbus/Chóśebuz", ""),
        ("GmbH-Museum Muster", ""),
    ],
)
def test_a_legal_form_is_known_by_the_name(name: str, form: str) -> None:
    found = legal_form(name)
    assert (found.name if found else "") == form


def test_a_gmbh_is_told_what_the_law_wants() -> None:
    _, notes = opened(SHORT.replace("Heimatverein Muster e. V.", "Beispiel GmbH"))
    assert [note.message_id for note in notes] == ["law_court", "law_number", "law_seat", "law_directors"]
    assert all("GmbHG § 35a" in note.say(language) for note in notes for language in ("de", "en"))


def test_an_association_is_asked_for_nothing() -> None:
    assert opened(SHORT)[1] == ()


def test_a_board_needs_full_names() -> None:
    _, notes = opened(profile(managing_directors="[E. Muster, Dr. Max Beispiel]", supervisory_chair="Beispiel"))
    names = [dict(note.parameters)["name"] for note in notes]
    assert names == ["E. Muster", "Beispiel"]


@pytest.mark.parametrize(("name", "full"), [("Dr.-Ing. Erika Muster", True), ("E. Muster", False), ("Muster", False)])
def test_a_first_name_in_full_is_told_from_an_initial(name: str, full: bool) -> None:
    assert has_full_names(name) is full


def test_an_iban_that_cannot_be_right_is_told() -> None:
    _, notes = opened(SHORT + "bank: {iban: DE89 3704 0044 0532 0130 01}")
    assert [note.message_id for note in notes] == ["iban"]


def test_every_text_is_there_in_both_languages_and_takes_the_same_values() -> None:
    import re

    for german, english in TEXTS.values():
        assert german
        assert set(re.findall(r"{\w+}", german)) == set(re.findall(r"{\w+}", english))


def test_the_documentation_names_every_key() -> None:
    from conftest import ROOT

    from sorbnames.letterhead import letter as letters
    from sorbnames.letterhead import profile as profiles

    page = (ROOT / "docs" / "letterhead.md").read_text("utf-8")
    keys = (*profiles.KEYS, *profiles.ORGANISATION_KEYS, *profiles.OFFICE_KEYS, *profiles.CONTACT_KEYS)
    for key in (*keys, *profiles.BANK_KEYS, *profiles.REGISTER_KEYS):
        assert f"`{key}`" in page, key
    for key in letters.KEYS:
        assert f"\n{key}: " in page, key
