"""Which columns of a table hold what."""

from __future__ import annotations

import pytest

from sorbnames.errors import InvalidTable
from sorbnames.tables.columns import ADDED, Columns, chosen, recognise


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Name", "Straße", "PLZ", "Ort"], {"street": "Straße", "plz": "PLZ", "place": "Ort"}),
        (["STRASSE", "Postleitzahl", "ORT"], {"street": "STRASSE", "plz": "Postleitzahl", "place": "ORT"}),
        (["zip", "city", "country"], {"plz": "zip", "place": "city", "country": "country"}),
        (["Straße/Hausnr.", "PLZ / Ort"], {"street": "Straße/Hausnr.", "place": "PLZ / Ort"}),
        (["Straße", "Hausnummer", "Ort"], {"street": "Straße", "house_number": "Hausnummer", "place": "Ort"}),
        (["Landkreis", "Bundesland", "Land", "Gemeinde"],
         {"district": "Landkreis", "state": "Bundesland", "country": "Land", "place": "Gemeinde"}),
        (["id", "Anschrift"], {"id": "id", "address": "Anschrift"}),
        (["Adresse", "Ort"], {"street": "Adresse", "place": "Ort"}),
        (["kunde_ort", "kunde_plz"], {"place": "kunde_ort", "plz": "kunde_plz"}),
        (["shipCity", "shipZip"], {"place": "shipCity", "plz": "shipZip"}),
        (["Lieferung Ort", "Rechnung Ort"], {}),
        (["Ort", "lat", "lon"], {"place": "Ort", "latitude": "lat", "longitude": "lon"}),
        (["Ort", "lat"], {"place": "Ort"}),
        (["Sorte", "Wort"], {}),
        (["PLZ", "Ort", "Ortsteil"], {"plz": "PLZ", "place": "Ort", "locality": "Ortsteil"}),
        (["PLZ", "Ortsteil"], {"plz": "PLZ", "place": "Ortsteil"}),
        (["PLZ und Ort", "Straße u. Hausnr."], {"place": "PLZ und Ort", "street": "Straße u. Hausnr."}),
        (["plz_und_ort", "Straße_und_Hausnummer"], {"place": "plz_und_ort", "street": "Straße_und_Hausnummer"}),
        (["wohnort_plz", "wohnort_name", "wohnort_strasse"],
         {"plz": "wohnort_plz", "place": "wohnort_name", "street": "wohnort_strasse"}),
        (["Anschrift (Straße, PLZ, Ort)"], {"address": "Anschrift (Straße, PLZ, Ort)"}),
        (["Straße", "Nr.", "PLZ", "Ort"], {"street": "Straße", "house_number": "Nr.", "plz": "PLZ", "place": "Ort"}),
        (["Straße", "Hausnr.", "Hausnr-Zusatz", "Ort"],
         {"street": "Straße", "house_number": "Hausnr.", "house_number_addition": "Hausnr-Zusatz", "place": "Ort"}),
        (["Ort", "Strasse", "HsNr", "Zusatz"],
         {"place": "Ort", "street": "Strasse", "house_number": "HsNr", "house_number_addition": "Zusatz"}),
        (["Kunde Ort", "Kunde Straße", "Kunde Hausnr", "Kunde Hausnr Zusatz"],
         {"place": "Kunde Ort", "street": "Kunde Straße", "house_number": "Kunde Hausnr",
          "house_number_addition": "Kunde Hausnr Zusatz"}),
        (["Ort", "Straße", "Adresszusatz"], {"place": "Ort", "street": "Straße"}),
        (["Nr.", "Straße", "Ort"], {"street": "Straße", "place": "Ort"}),
        (["E-Mail-Adresse", "Ort"], {"place": "Ort"}),
        (["E-Mail-Adresse", "IP Address"], {}),
        (["Gemeinde_ID", "Gemeinde_Name"], {"place": "Gemeinde_Name"}),
        (["Ort, Datum"], {}),
        (["Kreis / kreisfreie Stadt", "PLZ"], {"plz": "PLZ"}),
        (["Město", "Droga", "Wokrejs"], {"place": "Město", "street": "Droga", "district": "Wokrejs"}),
    ],
)  # fmt: skip
def test_columns_are_recognised_by_their_names(names: list[str], found: dict[str, str]) -> None:
    assert recognise(names).used == found


def test_columns_asked_for_come_first_and_the_others_are_recognised() -> None:
    columns = chosen(["Ort", "Wohnsitz", "PLZ"], Columns(place="Wohnsitz"))
    assert columns.used == {"place": "Wohnsitz", "plz": "PLZ"}
    assert columns.added == ADDED


def test_beside_a_column_asked_for_those_are_recognised_that_belong_to_it() -> None:
    names = ["PLZ", "Absender PLZ", "Absender Ort", "Empfänger PLZ", "Empfänger Ort", "Empfänger Straße"]
    columns = chosen(names, Columns(place="Empfänger Ort"))
    assert columns.used == {"place": "Empfänger Ort", "plz": "Empfänger PLZ", "street": "Empfänger Straße"}


def test_an_address_column_asked_for_stands_alone() -> None:
    columns = chosen(["Ort", "Briefkopf", "Straße"], Columns(address="Briefkopf"))
    assert columns.used == {"address": "Briefkopf"}
    assert "sn_street_de" in columns.added


@pytest.mark.parametrize(
    ("names", "asked", "overwrite", "told"),
    [
        (["Ort", "PLZ"], Columns(place="Orrt"), False, "Did you mean “Ort”?"),
        (["Ort", "PLZ"], Columns(place="xyz"), False, "Columns: Ort, PLZ."),
        (["Ort", "Ort"], Columns(place="Ort"), False, "Several columns are called “Ort”"),
        (["a", "b"], Columns(), False, "--place"),
        ([], Columns(), False, "--place"),
        (["Ort", "Ort"], Columns(), False, "Several columns are called “Ort”"),
        (["Müller", "03046", "Cottbus"], Columns(), False, "The first row seems to hold data"),
        (["Name;Ort"], Columns(), False, "--delimiter"),
        (["Name", "Absender Ort", "Empfänger Ort"], Columns(), False, "possible: Absender Ort, Empfänger Ort."),
        (["Name", "Lieferort", "E-Mail-Adresse"], Columns(), False, "possible: Lieferort."),
        (["Ort", "sn_id", "sn_key"], Columns(), False, "sn_id, sn_key"),
    ],
)
def test_what_cannot_be_worked_on_is_told(names: list[str], asked: Columns, overwrite: bool, told: str) -> None:
    with pytest.raises(InvalidTable) as raised:
        chosen(names, asked, overwrite)
    assert told in str(raised.value)
    assert raised.value.say("de") != str(raised.value)


def test_columns_added_before_are_replaced_on_demand() -> None:
    assert chosen(["Ort", "sn_id"], Columns(), overwrite=True).place == "Ort"
