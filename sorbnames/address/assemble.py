"""From the parts of a block to an Address: names as the gazetteer spells them, partners where they are attested."""

from __future__ import annotations

from dataclasses import replace

from sorbnames.address.contacts import checked
from sorbnames.address.model import Address
from sorbnames.address.parse import read_block
from sorbnames.address.parts import Block, PlacePart
from sorbnames.address.pieces import line_spans
from sorbnames.correction import right_name
from sorbnames.errors import InvalidAddress
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.orthography import fold
from sorbnames.style import matching_partner

#: A block of more lines is no address; looking for one in it would only take time.
MOST_LINES = 60
MOST_CHARACTERS = 6_000


def parse_address(gazetteer: Gazetteer, text: str) -> Address:
    """The address in a block of text, with what the rules find in it; offsets of findings count in ``text``.

    Raises InvalidAddress for a text that holds no address, or one that is too long to be a block.
    """
    lines = text.count("\n") + 1
    if lines > MOST_LINES or len(text) > MOST_CHARACTERS:
        raise InvalidAddress("address.too_long", lines=lines, most=MOST_LINES, characters=MOST_CHARACTERS)
    block = read_block(gazetteer, text)
    if block is None:
        words = " ".join(text.split())
        raise InvalidAddress("address.none", text=words if len(words) <= 60 else f"{words[:59]}…")
    return replace(to_address(gazetteer, block), findings=tuple(gazetteer.check_text(text)))


def to_address(gazetteer: Gazetteer, block: Block) -> Address:
    """The address that a block holds, without findings."""
    place_de, place_dsb, locality_de, locality_dsb = _place_names(block)
    place = block.place
    entry = _decided(place)
    locality = block.locality_entry or (place.locality if place else None)
    street = block.street
    street_entry = street.entry if street else None
    street_de, street_dsb = _street_names(block)
    country = block.country.value if block.country else ""
    home = gazetteer.address_vocabulary.home_country
    text = block.text
    return Address(
        recipient=tuple(part.text for part in block.recipient),
        care_of=block.care_of.value if block.care_of else "",
        street=street_de,
        street_dsb=street_dsb,
        house_number=street.number if street else block.house.text if block.house else "",
        po_box=block.po_box.value if block.po_box else "",
        postal_code=place.plz if place else "",
        place=place_de,
        place_dsb=place_dsb,
        locality=locality_de,
        locality_dsb=locality_dsb,
        country=country,
        is_abroad=_is_abroad(block, country, home),
        notes=tuple(note.text for note in block.notes),
        contacts=tuple(checked(contact) for _, contact in block.contacts),
        entry=entry.id if entry else "",
        locality_entry=locality.id if locality else "",
        street_entry=street_entry.id if street_entry else "",
        status=place.status if place else "none",
        lines=tuple(
            text[left:right].strip()
            for left, right in line_spans(text, block.start, block.end)
            if text[left:right].strip()
        ),
        gazetteer=gazetteer,
    )


def _is_abroad(block: Block, country: str, home: frozenset[str]) -> bool:
    if country:
        return not all(fold(name).strip() in home for name in country.split("/"))
    prefix = block.place.codes[0].prefix if block.place and block.place.codes else ""
    return bool(prefix) and prefix not in ("D", "DE")


def _decided(place: PlacePart | None) -> Entry | None:
    return place.place if place is not None and place.is_decided else None


def _place_names(block: Block) -> tuple[str, str, str, str]:
    """German and Lower Sorbian name of the place, then of its Ortsteil; as written where nothing is known."""
    place = block.place
    own_line = block.locality.value if block.locality else ""
    if place is None:
        return "", "", *_both(block.locality_entry, own_line)
    localities = _both(place.locality or block.locality_entry, own_line or place.locality_text)
    entry = _decided(place)
    if entry is None:
        written = {name.language: name.text for name in place.names if not name.is_locality}
        if place.place is not None and written:
            return written.get("de", ""), written.get("dsb", ""), *localities
        return " ".join(place.text.split()), "", *localities
    names = {name.language: right_name(entry, name.language, name.text) for name in place.names if name.entry is entry}
    german, sorbian = names.get("de"), names.get("dsb")
    if german is None:
        german = (matching_partner(entry, sorbian, "de") if sorbian else None) or entry.main_name("de")
    if sorbian is None:
        sorbian = (matching_partner(entry, german, "dsb") if german else None) or entry.main_name("dsb")
    return german.text if german else "", sorbian.text if sorbian else "", *localities


def _both(entry: Entry | None, written: str) -> tuple[str, str]:
    return (entry.de, entry.dsb) if entry else (written, "")


def _street_names(block: Block) -> tuple[str, str]:
    street = block.street
    if street is None:
        return "", ""
    if street.entry is not None:
        return street.entry.de, street.entry.dsb
    german, sorbian = street.named("de"), street.named("dsb")
    return german.half.text if german else "", sorbian.half.text if sorbian else ""
