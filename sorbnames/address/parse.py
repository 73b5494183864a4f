"""An address block told apart: which stretch of it is the place, the street, the recipient, a telephone number …

The place comes first, since it says where the street is to be looked for; then the lines around it find their parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sorbnames.address.contacts import read_contact
from sorbnames.address.model import Contact
from sorbnames.address.parts import Block, Piece, PlacePart, Plain, StreetPart
from sorbnames.address.pieces import cut
from sorbnames.address.placeline import read_locality, read_place
from sorbnames.address.plainlines import (
    is_place_word,
    looks_like_prose,
    read_care_of,
    read_country,
    read_locality_label,
    read_note,
    read_po_box,
    split_care_of,
    without_label,
)
from sorbnames.address.streetline import continues_number, is_house_addition, name_halves, read_street
from sorbnames.address.streetnames import ELSEWHERE, Where
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.orthography import fold
from sorbnames.resolution import Context

#: A block of more pieces is read no further: what follows belongs to no address.
_MOST_PIECES = 60

#: What the recipient stands in front of.
_ADDRESS_PARTS = frozenset({"place", "street", "house", "po_box", "locality"})


class _Reader:
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

    def take_contacts(self) -> None:
        """Telephone, bank and register lines; a label alone also takes the line below it."""
        words = self.gazetteer.address_vocabulary
        open_kind = ""
        for number, piece in enumerate(self.pieces):
            contact = read_contact(words, piece.text)
            if contact is None and open_kind and piece.before == "":
                contact = Contact(open_kind, "", piece.text)
            if contact is None:
                open_kind = ""
                continue
            open_kind = contact.kind if not contact.value and contact.label else ""
            self.taken[number] = "contact"
            self.contacts.append((number, Plain("contact", piece.start, piece.end, piece.text), contact))

    def take_place(self, is_abroad: bool = False) -> None:
        """The first line with a postal code; its other half may stand on the next line or behind a bar."""
        for number, piece in enumerate(self.pieces):
            if not self.free(number):
                continue
            start = without_label(self.gazetteer.address_vocabulary, self.text, piece)
            place = read_place(self.gazetteer, self.text, start, piece.end, is_abroad=is_abroad)
            if place is None:
                continue
            self.place, self.place_at = place, number
            self.taken[number] = "place"
            self._take_second_half(number)
            return

    def _take_second_half(self, number: int) -> None:
        """Cottbus below or behind Chóśebuz, with its postal code repeated or without."""
        place = self.place
        if place is None or not self.free(number + 1):
            return
        following = self.pieces[number + 1]
        joined = read_place(self.gazetteer, self.text, place.start, following.end)
        if joined is None or joined.place is None:
            return
        grows = joined.names and place.names and joined.names[-1].end > place.end
        if len(joined.names) <= len(place.names) and not grows:
            return
        if place.place is not None and place.place.id not in (joined.place.id, joined.locality and joined.locality.id):
            return
        new = joined.names[len(place.names) :]
        if new and all(name.is_locality for name in new) and following.before not in (",", "–", "-"):
            return
        other_language = {name.language for name in new} - {name.language for name in place.names}
        if other_language or grows or any(name.is_locality for name in joined.names):
            self.place = joined
            self.taken[number + 1] = "place"

    def take_late_second_half(self) -> None:
        """The place in the other language below a second street line: one language a block."""
        place = self.place
        if place is None or place.place is None:
            return
        for number in range(self.place_at + 1, self.place_at + 4):
            if not self.free(number):
                continue
            piece = self.pieces[number]
            other = read_place(self.gazetteer, self.text, piece.start, piece.end)
            if other is None or other.place is not place.place or other.plz != place.plz:
                continue
            if {name.language for name in other.names} - {name.language for name in place.names}:
                self.place = replace(
                    place, end=other.end, codes=place.codes + other.codes, names=place.names + other.names
                )
                self.taken[number] = "place"
                return

    def take_bare_place(self) -> None:
        """A place without a postal code, surely named, behind a street: Magazinstraße 28, Cottbus/Chóśebuz."""
        for number, piece in enumerate(self.pieces):
            if not self.free(number) or not any(
                self.taken.get(other) == "street" for other in (number - 1, number - 2)
            ):
                continue
            place = read_place(self.gazetteer, self.text, piece.start, piece.end, Context())
            if place is not None and place.is_decided and place.names:
                self.place, self.place_at = place, number
                self.taken[number] = "place"
                if self.street is not None:
                    # Now it is known where the street is to be looked for.
                    halves = tuple(name.half for name in self.street.names)
                    self.street = replace(self.street, names=name_halves(self.gazetteer, halves, self.where))
                return

    def take_plain(self) -> None:
        """Post box, c/o, country, notes of the post, lines that say OT."""
        words = self.gazetteer.address_vocabulary
        for number, piece in enumerate(self.pieces):
            if not self.free(number):
                continue
            if note := read_note(words, piece):
                self.notes.append(note)
                self.taken[number] = "note"
                continue
            for read in (read_po_box, read_care_of, read_country):
                part = read(words, piece)
                if part is not None and part.kind not in self.plain:
                    if part.kind == "country" and number < self.place_at:
                        continue
                    self.plain[part.kind] = part
                    self.taken[number] = part.kind
                    break
            else:
                if is_house_addition(piece.text) and number == self.place_at - 1 and not piece.before:
                    self.plain["house"] = Plain("house", piece.start, piece.end, piece.text, piece.text)
                    self.taken[number] = "house"
                    continue
                self._take_locality(number, piece)

    def _take_locality(self, number: int, piece: Piece) -> None:
        start = read_locality_label(self.gazetteer.address_vocabulary, self.text, piece)
        if start is None or self.locality is not None:
            return
        self.locality = Plain("locality", start, piece.end, piece.text, self.text[start : piece.end])
        self.locality_entry = read_locality(
            self.gazetteer, self.locality.value, self.place.place if self.place else None
        )
        self.taken[number] = "locality"
        self._take_other_locality_half(number)

    def _take_other_locality_half(self, number: int) -> None:
        """OT Sielow over Žylow, or both with a sign between."""
        if self.locality is None or self.locality_entry is None or not self.free(number + 1):
            return
        piece = self.pieces[number + 1]
        if is_place_word(piece.text):
            other = read_locality(self.gazetteer, piece.text, self.place.place if self.place else None)
            if other is self.locality_entry:
                self.taken[number + 1] = "locality"

    @property
    def is_abroad(self) -> bool:
        """Whether a country other than Germany is named."""
        country = self.plain.get("country")
        home = self.gazetteer.address_vocabulary.home_country
        return country is not None and not all(fold(name).strip() in home for name in country.value.split("/"))

    def take_street(self) -> None:
        """The street line nearest in front of the place, else behind it; anywhere where there is no place."""
        above = [number for number in range(self.place_at - 1, -1, -1) if self.free(number)]
        below = [number for number in range(self.place_at + 1, len(self.pieces)) if self.free(number)]
        order = (
            [*above[:4], *below[:2]] if self.place is not None else [number for number in below if self.free(number)]
        )
        for weak in (False, True):
            for number in order:
                if weak and number != next((one for one in above), -1):
                    continue
                if self._take_street_at(number, weak):
                    return

    def _take_street_at(self, number: int, weak: bool) -> bool:
        piece = self.pieces[number]
        start = without_label(self.gazetteer.address_vocabulary, self.text, piece)
        street = read_street(self.gazetteer, self.text, start, piece.end, self.where, weak)
        if street is None:
            return False
        self.street = street
        self.taken[number] = "street"
        self._take_other_street_half(number)
        self._take_house_addition(number)
        return True

    def _take_other_street_half(self, number: int) -> None:
        """The other language's street name on the line above or below, or behind a bar."""
        if self.street is None or len(self.street.names) > 1:
            return
        for other in (number - 1, number + 1, self.place_at + 1):
            if not self.free(other):
                continue
            piece = self.pieces[other]
            beside = abs(other - number) == 1 and piece.line == self.pieces[number].line
            half = read_street(self.gazetteer, self.text, piece.start, piece.end, self.where, weak=beside)
            if half is None or len(half.names) > 1:
                continue
            mine, theirs = self.street.names[0], half.names[0]
            if mine.language == theirs.language or (mine.entry and theirs.entry and mine.entry.id != theirs.entry.id):
                continue
            halves = sorted([mine.half, theirs.half], key=lambda one: one.start)
            names = name_halves(self.gazetteer, halves, self.where)
            self.street = StreetPart(halves[0].start, max(self.street.end, half.end), names)
            self.taken[other] = "street"
            return

    def _take_house_addition(self, number: int) -> None:
        """28, Haus 3."""
        following = number + 1
        if self.street is None or not self.free(following) or not continues_number(self.pieces[following].text):
            return
        piece = self.pieces[following]
        last = self.street.names[-1]
        if not last.half.number or piece.line != self.pieces[number].line:
            return
        half = replace(last.half, number=self.text[last.half.number_start : piece.end], number_end=piece.end)
        self.street = replace(self.street, end=piece.end, names=(*self.street.names[:-1], replace(last, half=half)))
        self.taken[following] = "street"

    def take_bare_locality(self) -> None:
        """An Ortsteil on a line of its own without OT, near the place: Sielow."""
        if self.locality is not None or self.place is None or self.place.place is None or self.place.locality:
            return
        for number in range(self.place_at - 3, self.place_at + 3):
            if not self.free(number) or not is_place_word(self.pieces[number].text):
                continue
            piece = self.pieces[number]
            entry = read_locality(self.gazetteer, piece.text, self.place.place)
            if entry is not None:
                self.locality = Plain("locality", piece.start, piece.end, piece.text, piece.text)
                self.locality_entry = entry
                self.taken[number] = "locality"
                return

    def recipient(self) -> tuple[Plain, ...]:
        """What stands in front of the address; a line that holds nothing else stays whole, commas included."""
        anchors = [number for number, kind in self.taken.items() if kind in _ADDRESS_PARTS]
        first = min(anchors, default=len(self.pieces))
        lines: list[Plain] = []
        open_line = -1
        for number in range(first):
            piece = self.pieces[number]
            if not self.free(number):
                continue
            others = any(one.line == piece.line and other in self.taken for other, one in enumerate(self.pieces))
            if lines and open_line == piece.line and (not others or piece.before in ("–", "-", "—", "&")):
                start = lines[-1].start
                lines[-1] = Plain("recipient", start, piece.end, self.text[start : piece.end])
            else:
                lines.append(Plain("recipient", piece.start, piece.end, piece.text))
            open_line = piece.line
        return tuple(lines)

    def rest(self) -> None:
        """What stands behind the address and is nothing known: kept as another line."""
        anchors = [number for number, kind in self.taken.items() if kind in _ADDRESS_PARTS]
        for number in range(min(anchors, default=0), len(self.pieces)):
            if self.free(number):
                piece = self.pieces[number]
                plain = Plain("contact", piece.start, piece.end, piece.text)
                self.contacts.append((number, plain, Contact("other", "", piece.text)))
        self.contacts.sort(key=lambda one: one[0])


def read_block(gazetteer: Gazetteer, text: str, start: int = 0, end: int | None = None) -> Block | None:
    """The address block between two offsets, or None where there is no address.

    An address has a place with its postal code, or a street with a house number, or a post box with a place.
    """
    stop = len(text) if end is None else end
    pieces = [one for piece in cut(text, start, stop) for one in split_care_of(piece) or (piece,)]
    if not pieces:
        return None
    reader = _Reader(gazetteer, text, pieces[:_MOST_PIECES])
    reader.take_contacts()
    reader.take_place()
    reader.take_plain()
    if reader.place is None and reader.is_abroad:
        reader.take_place(is_abroad=True)
    reader.take_bare_locality()
    reader.take_street()
    reader.take_late_second_half()
    if reader.place is None:
        reader.take_bare_place()
        reader.take_bare_locality()
    if not _is_address(reader):
        return None
    recipient = reader.recipient()
    reader.rest()
    return Block(
        pieces[0].start,
        pieces[-1].end,
        text,
        reader.where,
        reader.place,
        reader.street,
        reader.locality,
        reader.locality_entry,
        reader.plain.get("house"),
        reader.plain.get("po_box"),
        reader.plain.get("care_of"),
        reader.plain.get("country"),
        recipient,
        tuple(reader.notes),
        tuple((plain, contact) for _, plain, contact in reader.contacts),
        pieces[-1].line + 1,
    )


def _is_address(reader: _Reader) -> bool:
    others = [piece.text for number, piece in enumerate(reader.pieces) if reader.free(number)]
    if any(map(looks_like_prose, others)):
        return False
    place = reader.place
    if place is not None and place.codes:
        known = place.place is not None or bool(gazetteer_knows(reader, place))
        return known or reader.street is not None or "po_box" in reader.plain or len(reader.pieces) > 1
    if place is not None and (reader.street is not None or "po_box" in reader.plain):
        return True
    return reader.street is not None and bool(reader.street.number) and reader.street.entry is not None


def gazetteer_knows(reader: _Reader, place: PlacePart) -> bool:
    """Whether the place is one of ours or a namesake of one, so that its name alone shows that it is a place."""
    return bool(place.resolution.candidates) or bool(reader.gazetteer.by_plz(place.plz))
