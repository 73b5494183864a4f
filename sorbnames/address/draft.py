"""What is known of an address block while it is read: its pieces, and what those turned out to be."""

from __future__ import annotations

from collections.abc import Sequence

from sorbnames.address.model import Contact
from sorbnames.address.parts import Piece, PlacePart, Plain, StreetPart
from sorbnames.address.streetnames import ELSEWHERE, Where
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.orthography import fold


class Draft:
    """The pieces of one block and what they turned out to be; a piece is taken once."""

    def __init__(self, gazetteer: Gazetteer, text: str, pieces: Sequence[Piece]) -> None:
        self.gazetteer = gazetteer
        self.text = text
        self.pieces = pieces
        self.taken: dict[int, str] = {}
        self.contacts: list[tuple[int, Plain, Contact]] = []
        self.place: PlacePart | None = None
        self.place_at = -1
        self.street: StreetPart | None = None
        self.locality: Plain | None = None
        self.locality_entry: Entry | None = None
        self.plain: dict[str, Plain] = {}
        self.notes: list[Plain] = []

    def free(self, number: int) -> bool:
        """Whether a piece is there and not taken."""
        return 0 <= number < len(self.pieces) and number not in self.taken

    @property
    def where(self) -> Where:
        """Where the street is to be looked for, as far as the block tells."""
        place = self.place.place if self.place else None
        if self.place is None:
            return Where()
        if place is None:
            # A place that is none of ours has no streets of ours.
            return Where(ELSEWHERE)
        locality = self.locality_entry or self.place.locality
        municipality = place.id
        if place.municipality and place.municipality != place.id:
            # 03055 Sielow: the place itself is an Ortsteil.
            municipality, locality = place.municipality, locality or place
        return Where(municipality, locality.id if locality else "", self.place.plz)

    @property
    def is_abroad(self) -> bool:
        """Whether a country other than Germany is named."""
        country = self.plain.get("country")
        home = self.gazetteer.address_vocabulary.home_country
        return country is not None and not all(fold(name).strip() in home for name in country.value.split("/"))
