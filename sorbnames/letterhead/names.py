"""The names in a profile, looked at by the gazetteer: misspelt ones mended, missing Sorbian ones added if attested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sorbnames.errors import InvalidAddress, InvalidData
from sorbnames.letterhead.notes import Note, note
from sorbnames.letterhead.profile import Office, Organisation, Profile

if TYPE_CHECKING:
    from sorbnames.address.model import Address
    from sorbnames.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Settled:
    """A profile with right names, the addresses of its offices, and what there is to say of them."""

    profile: Profile
    addresses: tuple[Address, ...]
    notes: tuple[Note, ...]


def settle_names(profile: Profile, gazetteer: Gazetteer) -> Settled:
    """Mend the names of a profile and read its addresses.

    Only safe edits are made, and each is noted; a name that is merely doubtful stays and is noted. Raises InvalidData,
    with the line, for a style that is not there and for the address of an office that is none.
    """
    if profile.style not in gazetteer.styles:
        from difflib import get_close_matches

        guess = get_close_matches(profile.style, gazetteer.styles, n=1)
        raise InvalidData(
            "letterhead.no_style" if guess else "letterhead.no_style_at_all",
            path=profile.path,
            line=profile.line("style"),
            style=profile.style,
            styles=", ".join(sorted(gazetteer.styles)),
            guess="".join(guess),
        )
    notes: list[Note] = []

    def mended(text: str, key: str) -> str:
        result = gazetteer.fix_text(text)
        notes.extend(_corrections(profile, text, profile.line(key), gazetteer))
        return result.text

    written = profile.organisation
    texts = (written.name, written.name_dsb, written.unit, written.unit_dsb)
    organisation = Organisation(*(mended(text, "organisation") for text in texts))
    contact = profile.contact
    if contact is not None:
        contact = replace(
            contact,
            position=mended(contact.position, "contact"),
            department=mended(contact.department, "contact"),
        )
    seat = mended(profile.register.seat, "register")
    addresses = tuple(_address(profile, office, gazetteer) for office in profile.offices)
    for office, address in zip(profile.offices, addresses, strict=True):
        notes.extend(_address_notes(profile, office, address))
    settled = replace(
        profile, organisation=organisation, contact=contact, register=replace(profile.register, seat=seat)
    )
    return Settled(settled, addresses, tuple(notes))


def _corrections(profile: Profile, text: str, line: int, gazetteer: Gazetteer) -> Iterator[Note]:
    for finding in gazetteer.check_text(text):
        if finding.edit and finding.edit.safe:
            yield note(profile.path, line, "corrected", found=finding.found, right=finding.edit.text)
        elif finding.severity != "information":
            yield Note(profile.path, line, "finding", finding=finding)


def _address(profile: Profile, office: Office, gazetteer: Gazetteer) -> Address:
    try:
        address = gazetteer.parse_address(office.address)
    except InvalidAddress:
        address = None
    if address is None or not address.place:
        text = " ⏎ ".join(office.address.splitlines())
        raise InvalidData("letterhead.no_address", path=profile.path, line=office.line, text=text)
    return address


def _address_notes(profile: Profile, office: Office, address: Address) -> Iterator[Note]:
    """What the parser found, and what has no Sorbian name although both languages are wanted."""
    for finding in address.findings:
        if finding.edit and finding.edit.safe:
            yield note(profile.path, office.line, "corrected", found=finding.found, right=finding.edit.text)
        elif finding.severity != "information":
            yield Note(profile.path, office.line, "finding", finding=finding)
    if profile.to == "de":
        return
    if not address.place_dsb:
        yield note(profile.path, office.line, "no_sorbian_place", name=address.place)
    if address.street and not address.street_dsb:
        yield note(profile.path, office.line, "no_sorbian_street", name=address.street)
