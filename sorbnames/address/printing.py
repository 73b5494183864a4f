"""An address in a house style. A part without an attested Lower Sorbian name is printed in German only.

The styles say how (``data/styles``): which languages, what stands between them, whether both halves repeat house number
and postal code, whether the parts stand on lines of their own, on one sender line, or in the field of DIN 5008.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sorbnames.address.model import Address
from sorbnames.gazetteer import Gazetteer
from sorbnames.style import Style, print_pair

#: Lines that the two zones of the address field hold (DIN 5008, form A and B alike).
MOST_NOTES = 3
MOST_ADDRESS_LINES = 6


class AddressField(NamedTuple):
    """The address field of DIN 5008: up to three notes above up to six lines of address; ``overflow`` fits neither."""

    notes: tuple[str, ...]
    lines: tuple[str, ...]
    overflow: tuple[str, ...] = ()


def format_address(address: Address, style_name: str = "keep", to: str = "both") -> list[str]:
    """The lines of the address in a style; ``to`` is ``both``, ``de`` or ``dsb``. Raises InvalidStyle."""
    from sorbnames.check import find_style

    gazetteer = _gazetteer(address)
    style = find_style(gazetteer, style_name, to)
    form = style.address_form
    if form == "keep":
        return gazetteer.fix_text("\n".join(address.lines), style_name, to).text.split("\n")
    if form == "field":
        field = address_field(address, to)
        return [*field.notes, *field.lines, *field.overflow]
    if form == "sender":
        return [" | ".join(_sender_parts(address, style))]
    return [*_lines(address, style), *(contact.text for contact in address.contacts)]


def _gazetteer(address: Address) -> Gazetteer:
    if address.gazetteer is not None:
        return address.gazetteer
    from sorbnames.api import load

    return load()


def _lines(address: Address, style: Style) -> Iterator[str]:
    yield from address.recipient
    if address.care_of:
        yield f"c/o {address.care_of}"
    yield from locality_lines(address, style)
    yield from street_lines(address, style)
    if address.po_box:
        yield f"Postfach {address.po_box}"
    yield from place_lines(address, style)
    if address.country:
        yield address.country


def _sender_parts(address: Address, style: Style) -> Iterator[str]:
    yield from address.recipient[:1]
    if address.street:
        yield " ".join(filter(None, (address.street, address.house_number)))
    elif address.street_dsb:
        yield " ".join(filter(None, (address.street_dsb, address.house_number)))
    if address.po_box:
        yield f"Postfach {address.po_box}"
    yield ", ".join((*place_lines(address, style), *locality_lines(address, style)))


def join_halves(style: Style, german: str, sorbian: str, separator: str) -> list[str]:
    """Both halves as the style joins them; one alone where the other is missing."""
    if not german or not sorbian:
        return [german or sorbian] if german or sorbian else []
    first, second = (sorbian, german) if style.order == "dsb" else (german, sorbian)
    if style.separator == "[]":
        return [f"{first} [{second}]"]
    if style.separator == "\n":
        return [first, second]
    if style.separator not in ("register", "keep"):
        separator = style.separator
    if separator == "/" and "/" in german + sorbian:
        # Wětošow/Błota / Vetschau/Spreewald: the slash between must differ from those within.
        separator = " / "
    return [f"{first}{separator}{second}"]


def locality_lines(address: Address, style: Style) -> list[str]:
    """The Ortsteil's line, above the street (DIN 5008)."""
    german, sorbian = address.locality, address.locality_dsb
    if not german and not sorbian:
        return []
    if style.languages == "dsb" and sorbian:
        return [sorbian]
    german = f"OT {german}" if german else ""
    return [german or sorbian] if style.languages == "de" else join_halves(style, german, sorbian, "/")


def street_lines(address: Address, style: Style) -> list[str]:
    """The street line; each name has its house number, for it is not always the last word of a Sorbian line."""
    german, sorbian = (
        f"{name} {address.house_number}".strip() if name else "" for name in (address.street, address.street_dsb)
    )
    if style.languages == "de":
        return [german or sorbian] if german or sorbian else []
    if style.languages == "dsb":
        return [sorbian or german] if german or sorbian else []
    return join_halves(style, german, sorbian, " / ")


def place_lines(address: Address, style: Style) -> list[str]:
    """The place line. In Sorbian the German name stays beside the Sorbian one: the post knows no other."""
    code = f"{address.postal_code} " if address.postal_code else ""
    german, sorbian = address.place, address.place_dsb
    if address.is_abroad:
        return [f"{code}{german}".strip()]
    if style.languages == "de" or not sorbian:
        return [f"{code}{german or sorbian}".strip()] if german or sorbian else []
    if style.languages == "dsb":
        names = join_halves(style, german if german != sorbian else "", sorbian, "/")
        return [code + names[0]]
    if style.repeats_numbers:
        return join_halves(style, f"{code}{german}" if german else "", f"{code}{sorbian}", " / ")
    entry = _gazetteer(address).entry(address.entry)
    if style.separator == "register" and entry is not None and (german, sorbian) == (entry.de, entry.dsb):
        return [code + print_pair(style, entry, german, sorbian)]
    lines = join_halves(style, german, sorbian, "/")
    return [code + lines[0], *lines[1:]]


def address_field(address: Address, to: str = "both") -> AddressField:
    """The address field of a letter after DIN 5008: notes, then recipient, Ortsteil, street, place.

    The German place name stands in the last line, where the post reads it; ``to="dsb"`` puts the Sorbian street name
    where one is attested. Mail abroad ends in place and country in capitals.
    """
    street = address.street_dsb if to == "dsb" and address.street_dsb else address.street or address.street_dsb
    place = f"{address.postal_code} {address.place or address.place_dsb}".strip()
    lines = [
        *address.recipient,
        f"c/o {address.care_of}" if address.care_of else "",
        f"OT {address.locality}" if address.locality else "",
        f"Postfach {address.po_box}" if address.po_box else f"{street} {address.house_number}".strip(),
        place.upper() if address.is_abroad else place,
        address.country.upper() if address.is_abroad else "",
    ]
    present = tuple(line for line in lines if line)
    notes = address.notes[:MOST_NOTES]
    return AddressField(
        notes, present[:MOST_ADDRESS_LINES], (*address.notes[MOST_NOTES:], *present[MOST_ADDRESS_LINES:])
    )
