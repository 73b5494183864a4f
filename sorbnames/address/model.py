"""What an address is made of: frozen data; :mod:`sorbnames.address.parse` makes it, ``printing`` writes it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sorbnames.findings import Finding
    from sorbnames.gazetteer import Gazetteer

#: What a line beside the address itself can be, in the order in which its labels are tried.
CONTACT_KINDS = (
    "phone",
    "mobile",
    "fax",
    "mail",
    "web",
    "iban",
    "bic",
    "vat",
    "tax",
    "register",
    "bank",
    "officer",
    "other",
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A line that belongs to an address but is no part of it: telephone, bank, register … Kept as written.

    ``label`` is what stands in front (``Tel.:``), ``value`` the rest. ``is_valid`` tells whether an IBAN, VAT or
    telephone number can exist; None where nothing checks it or the package for it is not installed (extra
    ``address``).
    """

    kind: str
    label: str
    value: str
    is_valid: bool | None = None

    @property
    def text(self) -> str:
        """The line as it was written."""
        return f"{self.label} {self.value}".strip()


@dataclass(frozen=True, slots=True)
class Address:
    """One address. Empty parts are not there; no name in it is made up.

    ``street``, ``place`` and ``locality`` (the Ortsteil) are German names, their ``_dsb`` partners Lower Sorbian ones:
    as the gazetteer spells them where it knows the entry (whether written in the block or not), otherwise as written.
    ``house_number`` is as written. ``entry``, ``locality_entry`` and ``street_entry`` are ids; ``status`` says how the
    place was recognised, as :attr:`sorbnames.Resolution.status` does. ``is_abroad``: a country other than Germany is
    named. ``lines`` are the lines as they stand.
    """

    recipient: tuple[str, ...] = ()
    care_of: str = ""
    street: str = ""
    street_dsb: str = ""
    house_number: str = ""
    po_box: str = ""
    postal_code: str = ""
    place: str = ""
    place_dsb: str = ""
    locality: str = ""
    locality_dsb: str = ""
    country: str = ""
    is_abroad: bool = False
    notes: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    entry: str = ""
    locality_entry: str = ""
    street_entry: str = ""
    status: str = "none"
    findings: tuple[Finding, ...] = ()
    lines: tuple[str, ...] = ()
    gazetteer: Gazetteer | None = field(default=None, repr=False, compare=False)

    @property
    def german_only(self) -> tuple[str, ...]:
        """The German names of the parts for which no Lower Sorbian name is attested: street, Ortsteil, place."""
        parts = ((self.street, self.street_dsb), (self.locality, self.locality_dsb), (self.place, self.place_dsb))
        return tuple(german for german, sorbian in parts if german and not sorbian)

    def format(self, style: str = "keep", to: str = "both") -> str:
        """The address in a house style, its lines joined by line feeds.

        ``to`` is ``both``, ``de`` or ``dsb``. A part without an attested Lower Sorbian name is printed in German only.
        Raises InvalidStyle for an unknown style.
        """
        from sorbnames.address.printing import format_address

        return "\n".join(format_address(self, style, to))
