"""The place of a block and its Ortsteil, in one language or two, on one line or several."""

from __future__ import annotations

from dataclasses import replace

from sorbnames.address.draft import Draft
from sorbnames.address.parts import Piece, Plain
from sorbnames.address.placeline import read_code_alone, read_locality, read_place
from sorbnames.address.plainlines import is_place_word, read_locality_label, without_label
from sorbnames.address.streetline import name_halves
from sorbnames.resolution import Context


def take_place(draft: Draft, is_abroad: bool = False) -> None:
    """The first line with a postal code; its other half may stand on the next line or behind a bar.

    Without one, a place whose postal code stands apart from it.
    """
    for number, piece in enumerate(draft.pieces):
        if not draft.free(number):
            continue
        start = without_label(draft.gazetteer.address_vocabulary, draft.text, piece)
        place = read_place(draft.gazetteer, draft.text, start, piece.end, is_abroad=is_abroad)
        if place is None:
            continue
        draft.place, draft.place_at = place, number
        draft.taken[number] = "place"
        _take_second_half(draft, number)
        return
    if not is_abroad:
        _take_place_by_code_apart(draft)


def _take_place_by_code_apart(draft: Draft) -> None:
    """The place whose postal code is a piece of its own: Gasstraße 4, Guben, 03172; 03172 above Guben.

    What stands before the code is looked at first, from the end on; the place must be certain, and have that code.
    """
    for number, piece in enumerate(draft.pieces):
        code = read_code_alone(draft.text, piece) if draft.free(number) else None
        if code is None:
            continue
        for other in (*reversed(range(number)), number + 1):
            if not draft.free(other):
                continue
            named = draft.pieces[other]
            place = read_place(draft.gazetteer, draft.text, named.start, named.end, Context(plz=code.text))
            if place is not None and place.is_decided and place.resolution.candidates[0].supported:
                draft.place, draft.place_at = replace(place, codes=(code,)), other
                draft.taken[number] = draft.taken[other] = "place"
                return


def _take_second_half(draft: Draft, number: int) -> None:
    """Cottbus below or behind Chóśebuz, with its postal code repeated or without."""
    place = draft.place
    if place is None or not draft.free(number + 1):
        return
    following = draft.pieces[number + 1]
    joined = read_place(draft.gazetteer, draft.text, place.start, following.end)
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
        draft.place = joined
        draft.taken[number + 1] = "place"


def take_late_second_half(draft: Draft) -> None:
    """The place in the other language below a second street line: one language a block."""
    place = draft.place
    if place is None or place.place is None:
        return
    for number in range(draft.place_at + 1, draft.place_at + 4):
        if not draft.free(number):
            continue
        piece = draft.pieces[number]
        other = read_place(draft.gazetteer, draft.text, piece.start, piece.end)
        if other is None or other.place is not place.place or other.plz != place.plz:
            continue
        if {name.language for name in other.names} - {name.language for name in place.names}:
            draft.place = replace(
                place, end=other.end, codes=place.codes + other.codes, names=place.names + other.names
            )
            draft.taken[number] = "place"
            return


def take_bare_place(draft: Draft) -> None:
    """A place without a postal code, surely named, behind a street: Magazinstraße 28, Cottbus/Chóśebuz."""
    for number, piece in enumerate(draft.pieces):
        beside = (number - 1, number - 2, number + 1)
        if not draft.free(number) or not any(draft.taken.get(other) == "street" for other in beside):
            continue
        place = read_place(draft.gazetteer, draft.text, piece.start, piece.end, Context())
        if place is not None and place.is_decided and place.names:
            draft.place, draft.place_at = place, number
            draft.taken[number] = "place"
            if draft.street is not None:
                # Now it is known where the street is to be looked for.
                halves = tuple(name.half for name in draft.street.names)
                draft.street = replace(draft.street, names=name_halves(draft.gazetteer, halves, draft.where))
            return


def take_locality(draft: Draft, number: int, piece: Piece) -> None:
    start = read_locality_label(draft.gazetteer.address_vocabulary, draft.text, piece)
    if start is None or draft.locality is not None:
        return
    draft.locality = Plain("locality", start, piece.end, piece.text, draft.text[start : piece.end])
    draft.locality_entry = read_locality(
        draft.gazetteer, draft.locality.value, draft.place.place if draft.place else None
    )
    draft.taken[number] = "locality"
    _take_other_locality_half(draft, number)


def _take_other_locality_half(draft: Draft, number: int) -> None:
    """OT Sielow over Žylow, or both with a sign between."""
    if draft.locality is None or draft.locality_entry is None or not draft.free(number + 1):
        return
    piece = draft.pieces[number + 1]
    if is_place_word(piece.text):
        other = read_locality(draft.gazetteer, piece.text, draft.place.place if draft.place else None, is_bare=True)
        if other is draft.locality_entry:
            draft.taken[number + 1] = "locality"


def take_bare_locality(draft: Draft) -> None:
    """An Ortsteil on a line of its own without OT, near the place: Sielow."""
    if draft.locality is not None or draft.place is None or draft.place.place is None or draft.place.locality:
        return
    for number in range(draft.place_at - 3, draft.place_at + 3):
        if not draft.free(number) or not is_place_word(draft.pieces[number].text):
            continue
        piece = draft.pieces[number]
        entry = read_locality(draft.gazetteer, piece.text, draft.place.place, is_bare=True)
        if entry is not None:
            draft.locality = Plain("locality", piece.start, piece.end, piece.text, piece.text)
            draft.locality_entry = entry
            draft.taken[number] = "locality"
            return
