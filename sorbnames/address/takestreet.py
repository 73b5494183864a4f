"""The street of a block, in one language or two, on one line or several, with its house number."""

from __future__ import annotations

from dataclasses import replace

from sorbnames.address.draft import Draft
from sorbnames.address.parts import StreetPart
from sorbnames.address.plainlines import without_label
from sorbnames.address.streetline import continues_number, name_halves, read_street


def take_street(draft: Draft) -> None:
    """The street line nearest in front of the place, else behind it; anywhere where there is no place."""
    above = [number for number in range(draft.place_at - 1, -1, -1) if draft.free(number)]
    below = [number for number in range(draft.place_at + 1, len(draft.pieces)) if draft.free(number)]
    order = [*above[:4], *below[:2]] if draft.place is not None else [number for number in below if draft.free(number)]
    for weak in (False, True):
        for number in order:
            if weak and number != next((one for one in above), -1):
                continue
            if _take_street_at(draft, number, weak):
                return


def _take_street_at(draft: Draft, number: int, weak: bool) -> bool:
    piece = draft.pieces[number]
    start = without_label(draft.gazetteer.address_vocabulary, draft.text, piece)
    street = read_street(draft.gazetteer, draft.text, start, piece.end, draft.where, weak)
    if street is None:
        return False
    draft.street = street
    draft.taken[number] = "street"
    _take_other_street_half(draft, number)
    _take_house_addition(draft, number)
    return True


def _take_other_street_half(draft: Draft, number: int) -> None:
    """The other language's street name on the line above or below, or behind a bar."""
    if draft.street is None or len(draft.street.names) > 1:
        return
    for other in (number - 1, number + 1, draft.place_at + 1):
        if not draft.free(other):
            continue
        piece = draft.pieces[other]
        beside = abs(other - number) == 1 and piece.line == draft.pieces[number].line
        half = read_street(draft.gazetteer, draft.text, piece.start, piece.end, draft.where, weak=beside)
        if half is None or len(half.names) > 1:
            continue
        mine, theirs = draft.street.names[0], half.names[0]
        if mine.language == theirs.language or (mine.entry and theirs.entry and mine.entry.id != theirs.entry.id):
            continue
        halves = sorted([mine.half, theirs.half], key=lambda one: one.start)
        names = name_halves(draft.gazetteer, halves, draft.where)
        draft.street = StreetPart(halves[0].start, max(draft.street.end, half.end), names)
        draft.taken[other] = "street"
        return


def _take_house_addition(draft: Draft, number: int) -> None:
    """28, Haus 3."""
    following = number + 1
    if draft.street is None or not draft.free(following) or not continues_number(draft.pieces[following].text):
        return
    piece = draft.pieces[following]
    last = draft.street.names[-1]
    if not last.half.number or piece.line != draft.pieces[number].line:
        return
    half = replace(last.half, number=draft.text[last.half.number_start : piece.end], number_end=piece.end)
    draft.street = replace(draft.street, end=piece.end, names=(*draft.street.names[:-1], replace(last, half=half)))
    draft.taken[following] = "street"
