"""Addresses parsed, printed in every style, and listed; golden cases stand in ``tests/cases/addresses``."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import sorbnames
from sorbnames.address import find_blocks, read_block
from sorbnames.address.listing import list_addresses
from sorbnames.address.printing import address_field

_CASES = Path(__file__).parent / "cases" / "addresses"
CASES = yaml.safe_load((_CASES / "print.yaml").read_text(encoding="utf-8"))
READ = yaml.safe_load((_CASES / "read.yaml").read_text(encoding="utf-8"))
STYLES = tuple(sorbnames.load().styles)
PRINTED = [(case["name"], case["text"], style, case[style]) for case in CASES for style in STYLES if style in case]

PLACES = ["03046 Cottbus", "03046 Cottbus/Chóśebuz", "03096 Burg (Spreewald)/Bórkowy (Błota)", "03185 Peitz"]
STREETS = ["Magazinstraße 28", "Am Turm 14", "Magazinstraße 28 / Składowa droga 28", "Straße der Jugend 5/7"]
RECIPIENTS = ["Musterverein e. V.", "Frau Dr. Erika Muster", "Beispielwerke GmbH", "Abteilung Proben"]


@pytest.mark.parametrize(("name", "text", "style", "expected"), PRINTED)
def test_printed_as_the_style_wants(name: str, text: str, style: str, expected: str) -> None:
    assert sorbnames.parse_address(text).format(style) == expected


@pytest.mark.parametrize("case", READ, ids=lambda case: case["name"])
def test_read_as_it_is_meant(case: dict[str, Any]) -> None:
    address = sorbnames.parse_address(case["text"])
    read = {name: getattr(address, name) for name in case["fields"]}
    assert {name: list(value) if isinstance(value, tuple) else value for name, value in read.items()} == case["fields"]


def test_every_style_has_a_case() -> None:
    assert {style for _, _, style, _ in PRINTED} == set(STYLES)


@pytest.mark.parametrize("style", [style for style in STYLES if style not in ("keep", "compact", "din5008")])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_printed_reads_as_the_same_address(case: dict[str, Any], style: str) -> None:
    """Printing loses nothing that the gazetteer knows: read again, the entries are the same."""
    address = sorbnames.parse_address(case["text"])
    again = sorbnames.parse_address(address.format(style))
    for field in ("entry", "street_entry", "house_number", "postal_code", "po_box", "recipient"):
        assert getattr(again, field) == getattr(address, field), field
    assert again.format(style) == address.format(style)


@given(
    st.lists(st.sampled_from(RECIPIENTS), max_size=3, unique=True),
    st.sampled_from(STREETS),
    st.sampled_from(PLACES),
    st.sampled_from(["\n", "\r\n", " | ", ", "]),
)
def test_parts_are_found_however_the_lines_are_joined(
    recipient: list[str], street: str, place: str, separator: str
) -> None:
    address = sorbnames.parse_address(separator.join([*recipient, street, place]))
    assert list(address.recipient) == recipient
    assert address.house_number == street.rpartition(" ")[2]
    assert (address.postal_code, address.status) == (place[:5], "exact")


@given(st.text(max_size=300))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    block = read_block(sorbnames.load(), text)
    if block is None:
        with pytest.raises(sorbnames.InvalidAddress):
            sorbnames.parse_address(text)
        return
    for style in STYLES:
        assert sorbnames.parse_address(text).format(style)


@given(st.lists(st.sampled_from([*PLACES, *STREETS, *RECIPIENTS, "", "Ein Satz steht hier, der keine Anschrift ist."])))
def test_blocks_lie_in_order_and_hold_their_parts(lines: list[str]) -> None:
    text = "\n".join(lines)
    reached = 0
    for block in find_blocks(sorbnames.load(), text):
        assert reached <= block.start < block.end <= len(text)
        reached = block.end
        assert block.place is not None
        for part in (block.place, block.street, *block.recipient):
            assert part is None or block.start <= part.start < part.end <= block.end
        if block.street is not None:
            for name in block.street.names:
                half = name.half
                assert text[half.start : half.end] == half.text
                assert text[half.number_start : half.number_end] == half.number


@pytest.mark.parametrize("style", STYLES)
@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from([*PLACES, *STREETS, *RECIPIENTS, ""]), max_size=8))
def test_fixing_twice_is_fixing_once(style: str, lines: list[str]) -> None:
    once = sorbnames.fix_text("\n".join(lines), style).text
    assert sorbnames.fix_text(once, style).text == once


def test_an_address_can_be_pickled_and_compared() -> None:
    address = sorbnames.parse_address("Magazinstraße 28\n03046 Cottbus")
    again = pickle.loads(pickle.dumps(address))
    assert again == address
    assert again.format("sorbian") == address.format("sorbian")


def test_streets_of_another_ortsteil_do_not_count() -> None:
    """Cottbuser Straße is recorded in Sielow; Gallinchen has one too, of which no Sorbian name is known."""
    here = sorbnames.parse_address("Cottbuser Straße 5\n03055 Cottbus OT Sielow")
    there = sorbnames.parse_address("Cottbuser Straße 5\n03051 Cottbus OT Gallinchen")
    assert here.street_dsb == "Chóśebuska droga"
    assert there.street_dsb == ""


def test_neighbours_that_differ_by_a_letter_stay_apart() -> None:
    assert sorbnames.parse_address("Marienstraße 3\n03046 Cottbus").street_entry.endswith("marienstrasse")
    assert sorbnames.parse_address("Martinstraße 3\n03046 Cottbus").street_entry == ""
    assert sorbnames.parse_address("Bernerstraße 3\n03046 Cottbus").street_entry == ""


@pytest.mark.parametrize(
    "text",
    [
        *("", " \n", "Bahnhofstraße", "Am 14. Februar 2024 kamen alle.", "12000 Besucher", "Zimmer 12"),
        *("HRB 8483 CB", "10 Uhr Markt\n12 Uhr Kirche", "Bahnhofstraße\nBerliner Straße"),
    ],
)
def test_no_address(text: str) -> None:
    with pytest.raises(sorbnames.InvalidAddress):
        sorbnames.parse_address(text)


def test_a_block_of_ten_thousand_lines_is_refused_at_once() -> None:
    with pytest.raises(sorbnames.InvalidAddress, match="10000"):
        sorbnames.parse_address("\n".join(["Zeile"] * 10_000))


def test_contacts_are_kept_and_checked() -> None:
    pytest.importorskip("stdnum")
    pytest.importorskip("phonenumbers")
    text = (
        "Musterverein\nMagazinstraße 28\n03046 Cottbus\n"
        "Tel.: 0355 12345\nTel.: +49 355 1234567890123\nUSt-IdNr.: DE136695976\n"
        "IBAN: DE89 3704 0044 0532 0130 00\nIBAN: DE89 3704 0044 0532 0130 01\nHRB 8483 CB\nGeschäftsführer: Max Muster"
    )
    contacts = [(one.kind, one.is_valid) for one in sorbnames.parse_address(text).contacts]
    assert contacts == [
        ("phone", True),
        ("phone", False),
        ("vat", True),
        ("iban", True),
        ("iban", False),
        ("register", None),
        ("officer", None),
    ]


def test_the_address_field_has_two_zones_and_no_blank_line() -> None:
    lines = ["Einschreiben", "Persönlich", "Eigenhändig", *(f"Zeile {letter}" for letter in "ABCDE")]
    address = sorbnames.parse_address("\n".join([*lines, "Magazinstraße 28", "03046 Cottbus"]))
    field = address_field(address)
    assert field.notes == ("Einschreiben", "Persönlich", "Eigenhändig")
    assert len(field.lines) == 6
    assert field.overflow == ("03046 Cottbus",)
    assert all([*field.notes, *field.lines])


def test_a_file_of_blocks_is_listed_with_lines_and_reasons() -> None:
    blocks = ["Überschrift", "Magazinstraße 28\n03046 Cottbus", "Markt 1\n03185 Peitz\nMarkt 2\n03116 Drebkau"]
    text = "\n\n".join(blocks).replace("\n", "\r\n")
    listed = list(list_addresses(sorbnames.load(), text))
    assert [one.line for one in listed] == [1, 3, 6, 8]
    assert [one.address.entry if one.address else "" for one in listed] == ["", "cottbus", "peitz", "drebkau"]
    assert listed[0].error is not None


def test_a_block_is_read_in_the_middle_of_a_text() -> None:
    text = "Vorher.\n\nMagazinstraße 28\n03046 Cottbus\n\nNachher."
    start, end = text.index("Magazin"), text.index("\n\nNach")
    block = read_block(sorbnames.load(), text, start, end)
    assert block is not None
    assert (block.start, block.end) == (start, end)


def test_an_office_adds_its_street_in_four_lines_of_yaml(tmp_path: Path) -> None:
    overlay = tmp_path / "ours.yaml"
    overlay.write_text("streets:\n  - municipality: peitz\n    de: Musterweg\n    dsb: Nowa droga\n", encoding="utf-8")
    gazetteer = sorbnames.load(overlays=[overlay])
    assert gazetteer.parse_address("Musterweg 3\n03185 Peitz").street_dsb == "Nowa droga"
    assert sorbnames.parse_address("Musterweg 3\n03185 Peitz").street_dsb == ""


def test_the_template_is_an_overlay_as_it_stands(tmp_path: Path) -> None:
    from sorbnames.compile.template import TEMPLATES

    for subject, text in TEMPLATES.items():
        path = tmp_path / f"{subject}.yaml"
        path.write_text(text, encoding="utf-8")
        assert sorbnames.load(overlays=[path]).parse_address("Magazinstraße 28\n03046 Cottbus").street_dsb
