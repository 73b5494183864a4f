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
    ],
)  # fmt: skip
def test_columns_are_recognised_by_their_names(names: list[str], found: dict[str, str]) -> None:
    assert recognise(names).used == found


def test_columns_asked_for_come_first_and_the_others_are_recognised() -> None:
    columns = chosen(["Ort", "Wohnsitz", "PLZ"], Columns(place="Wohnsitz"))
    assert columns.used == {"place": "Wohnsitz", "plz": "PLZ"}
    assert columns.added == ADDED


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
        (["Ort", "Ort"], Columns(), False, "--place"),
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
