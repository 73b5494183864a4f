"""An address block told apart: which stretch of it is the place, the street, the recipient, a telephone number …

The place comes first, since it says where the street is to be looked for; then the lines around it find their parts.
"""

from __future__ import annotations

from sorbnames.address.contacts import read_contact
from sorbnames.address.draft import Draft
from sorbnames.address.model import Contact
from sorbnames.address.parts import Block, PlacePart, Plain
from sorbnames.address.pieces import cut
from sorbnames.address.plainlines import (
    looks_like_prose,
    read_care_of,
    read_country,
    read_note,
    read_po_box,
    split_care_of,
)
from sorbnames.address.streetline import is_house_addition
from sorbnames.address.takeplace import (
    take_bare_locality,
    take_bare_place,
    take_late_second_half,
    take_locality,
    take_place,
)
from sorbnames.address.takestreet import take_street
from sorbnames.gazetteer import Gazetteer

#: A block of more pieces is read no further: what follows belongs to no address.
_MOST_PIECES = 60

#: What the recipient stands in front of.
_ADDRESS_PARTS = frozenset({"place", "street", "house", "po_box", "locality"})


def _take_contacts(draft: Draft) -> None:
    """Telephone, bank and register lines; a label alone also takes the line below it."""
    words = draft.gazetteer.address_vocabulary
    open_kind = ""
    for number, piece in enumerate(draft.pieces):
        contact = read_contact(words, piece.text)
        if contact is None and open_kind and piece.before == "":
            contact = Contact(open_kind, "", piece.text)
        if contact is None:
            open_kind = ""
            continue
        open_kind = contact.kind if not contact.value and contact.label else ""
        draft.taken[number] = "contact"
        draft.contacts.append((number, Plain("contact", piece.start, piece.end, piece.text), contact))


def _take_plain(draft: Draft) -> None:
    """Post box, c/o, country, notes of the post, lines that say OT."""
    words = draft.gazetteer.address_vocabulary
    for number, piece in enumerate(draft.pieces):
        if not draft.free(number):
            continue
        if note := read_note(words, piece):
            draft.notes.append(note)
            draft.taken[number] = "note"
            continue
        for read in (read_po_box, read_care_of, read_country):
            part = read(words, piece)
            if part is not None and part.kind not in draft.plain:
                if part.kind == "country" and number < draft.place_at:
                    continue
                draft.plain[part.kind] = part
                draft.taken[number] = part.kind
                break
        else:
            if is_house_addition(piece.text) and number == draft.place_at - 1 and not piece.before:
                draft.plain["house"] = Plain("house", piece.start, piece.end, piece.text, piece.text)
                draft.taken[number] = "house"
                continue
            take_locality(draft, number, piece)


def _recipient(draft: Draft) -> tuple[Plain, ...]:
    """What stands in front of the address; a line that holds nothing else stays whole, commas included."""
    anchors = [number for number, kind in draft.taken.items() if kind in _ADDRESS_PARTS]
    first = min(anchors, default=len(draft.pieces))
    lines: list[Plain] = []
    open_line = -1
    for number in range(first):
        piece = draft.pieces[number]
        if not draft.free(number):
            continue
        others = any(one.line == piece.line and other in draft.taken for other, one in enumerate(draft.pieces))
        if lines and open_line == piece.line and (not others or piece.before in ("–", "-", "—", "&")):
            start = lines[-1].start
            lines[-1] = Plain("recipient", start, piece.end, draft.text[start : piece.end])
        else:
            lines.append(Plain("recipient", piece.start, piece.end, piece.text))
        open_line = piece.line
    return tuple(lines)


def _rest(draft: Draft) -> None:
    """What stands behind the address and is nothing known: kept as another line."""
    anchors = [number for number, kind in draft.taken.items() if kind in _ADDRESS_PARTS]
    for number in range(min(anchors, default=0), len(draft.pieces)):
        if draft.free(number):
            piece = draft.pieces[number]
            plain = Plain("contact", piece.start, piece.end, piece.text)
            draft.contacts.append((number, plain, Contact("other", "", piece.text)))
    draft.contacts.sort(key=lambda one: one[0])


def read_block(gazetteer: Gazetteer, text: str, start: int = 0, end: int | None = None) -> Block | None:
    """The address block between two offsets, or None where there is no address.

    An address has a place with its postal code, or a street with a house number, or a post box with a place.
    """
    stop = len(text) if end is None else end
    pieces = [one for piece in cut(text, start, stop) for one in split_care_of(piece) or (piece,)]
    if not pieces:
        return None
    draft = Draft(gazetteer, text, pieces[:_MOST_PIECES])
    _take_contacts(draft)
    take_place(draft)
    _take_plain(draft)
    if draft.place is None and draft.is_abroad:
        take_place(draft, is_abroad=True)
    take_bare_locality(draft)
    take_street(draft)
    take_late_second_half(draft)
    if draft.place is None:
        take_bare_place(draft)
        take_bare_locality(draft)
    if not _is_address(draft):
        return None
    recipient = _recipient(draft)
    _rest(draft)
    return Block(
        pieces[0].start,
        pieces[-1].end,
        text,
        draft.where,
        draft.place,
        draft.street,
        draft.locality,
        draft.locality_entry,
        draft.plain.get("house"),
        draft.plain.get("po_box"),
        draft.plain.get("care_of"),
        draft.plain.get("country"),
        recipient,
        tuple(draft.notes),
        tuple((plain, contact) for _, plain, contact in draft.contacts),
        pieces[-1].line + 1,
    )


def _is_address(draft: Draft) -> bool:
    others = [piece.text for number, piece in enumerate(draft.pieces) if draft.free(number)]
    if any(map(looks_like_prose, others)):
        return False
    place = draft.place
    if place is not None and place.codes:
        known = place.place is not None or bool(_is_known(draft, place))
        return known or draft.street is not None or "po_box" in draft.plain or len(draft.pieces) > 1
    if place is not None and (draft.street is not None or "po_box" in draft.plain):
        return True
    return draft.street is not None and bool(draft.street.number) and draft.street.entry is not None


def _is_known(draft: Draft, place: PlacePart) -> bool:
    """Whether the place is one of ours or a namesake of one, so that its name alone shows that it is a place."""
    return bool(place.resolution.candidates) or bool(draft.gazetteer.by_plz(place.plz))
