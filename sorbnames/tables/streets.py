"""The street and address cells of a table, read by :mod:`sorbnames.address`, and the key of an address.

What reads addresses is imported when the first of them comes: most tables have none, and the key is wanted for all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sorbnames.areas import is_said
from sorbnames.escapes import unescaped
from sorbnames.gazetteer import Gazetteer
from sorbnames.orthography import fold, key
from sorbnames.resolution import official_pair
from sorbnames.tables.addresscells import other_address, respaced, street_cell
from sorbnames.tables.answers import Answer, Question, StreetAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from sorbnames.address.parts import Block, PlacePart, StreetName

#: A longer cell is no street.
_LONGEST = 160

#: A longer addition is a note: behind the bakery.
_LONGEST_ADDITION = 12

_NO_STREET = StreetAnswer()


#: In front of a number: Nr. 5, Haus-Nr. 5, № 5 (folded).
_NUMBER_WORD = re.compile(r"^(?:(?:haus(?:nummer|-?\s?nr\.?)|nummer|nr\.?|no\.?(?=\s?\d))[\s:]*)+")
_HALF = re.compile(r"(?<=\d)\s*(?:½|(?<=\s)1\s?[/⁄]\s?2(?!\d)|(?<=\d)1⁄2)")
_TO = re.compile(r"\s*(?:(?<=[\da-z]\s)bis(?=\s[\da-z])|-)\s*")
#: Also a blank between digits: two houses, or a house and a floor, and no larger number.
_AND = re.compile(r"\s*(?:\bund\b|\bu\.|[+&])\s*|(?<=\d)[\s,]+(?=\d)")
_SAME_NUMBER = re.compile(r"(?<!\d)(\d+)([a-z])-\1([a-z])(?![a-z\d])")
_TWO = re.compile(r"(?<![\d/])(\d+)/(\d+)(?![\d/])")


def folded_number(number: str) -> str:
    """``28 A`` → ``28a``, ``12 – 14`` and ``12 bis 14`` → ``12-14``, ``Nr. 5`` and ``005`` → ``5``, ``7 1/2`` → ``7½``.

    ``12/14`` is ``12-14`` as well; ``12/1`` is a part of 12 and stays.
    """
    if number.isdigit():
        return number.lstrip("0") or number
    folded = _HALF.sub("½", _NUMBER_WORD.sub("", fold(number.replace("½", " 1/2")).lower()))
    folded = _AND.sub("+", _TO.sub("-", folded.strip()))
    folded = "".join(sign for sign in folded if not sign.isspace() and sign not in ",()").removesuffix(".0").rstrip(".")
    folded = re.sub(r"(?<![\d½])0+(?=\d)", "", folded)
    folded = _SAME_NUMBER.sub(r"\1\2-\3", folded)
    return _TWO.sub(lambda two: f"{two[1]}-{two[2]}" if int(two[1]) < int(two[2]) else two[0], folded)


def joined_number(number: str = "", addition: str = "") -> str:
    """A house number and what another cell has to stand behind it: 12 and a, 12 and -14, 12 and 1/2."""
    number = number if is_said(number) else ""
    if not is_said(addition) or len(addition) > _LONGEST_ADDITION:
        return number
    digits = number[-1:].isdigit() and addition[:1].isdigit()
    # 12 1/2 is a half; 12 and 1 is 12/1, and no 121.
    return f"{number}{(' ' if '/' in addition else '/') if digits else ''}{addition}"


def answer_street(gazetteer: Gazetteer, street: str, number: str, place_id: str, plz: str = "") -> StreetAnswer:
    """The street that a cell means in a place that is decided, in one or both languages, with or without its number.

    A street that is not recorded there has no names and no id, only its folded name for the key.
    """
    street, number, po_box = street_cell(unescaped(street)[0], number)
    if po_box:
        return StreetAnswer(number=po_box, folded="postfach")
    if len(street) > _LONGEST or not street:
        return StreetAnswer(number=number)
    from sorbnames.address.streetline import split_halves

    halves = split_halves(street, 0, len(street))
    names = tuple(half.text for half in halves if any(letter.isalpha() for letter in half.text))
    numbers = [half.number for half in halves if half.number]
    found = _named(gazetteer, names, place_id, plz) if names else _NO_STREET
    own = numbers[0] if numbers else _unread_number(street, found)
    # A number's cell with a letter alone holds what is behind the number.
    return found._replace(number=number if any(map(str.isdigit, number)) else own + number)


def _unread_number(street: str, found: StreetAnswer) -> str:
    """Digits that were not read as a house number but taken for typing errors of a street: they tell houses apart."""
    digits = re.search(r"\d.*", street)
    return digits[0] if digits and found.id and not any(map(str.isdigit, found.de)) else ""


@lru_cache(maxsize=50_000)
def _named(gazetteer: Gazetteer, names: tuple[str, ...], place_id: str, plz: str) -> StreetAnswer:
    """The street that one or two names mean; the house number is not looked at, so that few are asked for."""
    from sorbnames.address.streetline import name_halves, split_halves
    from sorbnames.address.streetnames import Where

    entry = gazetteer.entry(place_id)
    whole = entry.municipality if entry else ""
    where = Where(whole or place_id, place_id if whole else "", plz)
    halves = [half for name in names for half in split_halves(name, 0, len(name))]
    return _answered(name_halves(gazetteer, halves[:2], where))


def _answered(names: tuple[StreetName, ...]) -> StreetAnswer:
    from sorbnames.address.streetnames import street_key

    entries = {name.entry.id: name.entry for name in names if name.entry}
    german = next((name for name in names if name.language == "de"), names[0])
    if len(entries) != 1:
        return StreetAnswer(folded=street_key(_written_out(german.half.text), german.language).joined)
    folded = street_key(german.half.text, german.language).joined
    (entry,) = entries.values()
    return StreetAnswer(entry.de, entry.dsb, entry.id, "", folded)


#: Abbreviations in street names that are not recorded, and what they stand for.
_SHORT = (
    (re.compile(r"\b[Gg]r\.\s?(?=[^\W\d])"), "Große "),
    (re.compile(r"\b[Kk]l\.\s?(?=[^\W\d])"), "Kleine "),
    (re.compile(r"\bSt\.[\s-]?(?=[^\W\d])"), "Sankt "),
    (re.compile(r"\bd\.\s?(?=[^\W\d])"), "der "),
    (re.compile(r"\bDoktor\b"), "Dr"),
)


def _written_out(street: str) -> str:
    """The name with its abbreviations written out, so that both notations of a street have one key."""
    for pattern, long in _SHORT:
        street = pattern.sub(long, street)
    return street


def answer_address(gazetteer: Gazetteer, question: Question, ask: Callable[[Question], Answer]) -> Answer:
    """The place and street of a full address in one cell; cells beside it (place, postal code …) count first."""
    from sorbnames.address import read_block
    from sorbnames.address.assemble import MOST_CHARACTERS

    text = unescaped(question.address)[0]
    if len(text) > MOST_CHARACTERS:
        return Answer("none", evidence="too long for an address")
    block = read_block(gazetteer, text)
    if _is_poor(block):
        for better in respaced(gazetteer, text):
            read = read_block(gazetteer, better)
            if _worth(read) > _worth(block):
                block = read
            if not _is_poor(block):
                break
    if not question.place and other_address(gazetteer, text):
        return Answer("ambiguous", evidence="addresses of several places in one cell")
    beside = question._replace(address="")
    if block is None or block.place is None:
        # A cell may hold a place alone.
        return ask(beside if question.place else beside._replace(place=question.address))
    part = block.place
    country = question.country or (block.country.value if block.country else _country_code(block))
    answered = ask(beside._replace(place=question.place or part.text, plz=question.plz or part.plz, country=country))
    if not answered.decided and part.is_decided and not question.place and part.place and part.locality:
        # The postal code is another Ortsteil's: the municipality is certain all the same.
        answered = ask(beside._replace(place=part.place.de, plz=question.plz or part.plz, country=country))
    locality = block.locality_entry
    above = gazetteer.entry(answered.id) if locality else None
    if locality and above and gazetteer.contains(above, locality):
        answered = answered._replace(
            id=locality.id,
            de=locality.de,
            dsb=locality.dsb,
            pair=official_pair(locality),
            ags=gazetteer.ags_of(locality),
            evidence=f"{answered.evidence}; Ortsteil on a line of its own",
        )
    return answered._replace(street=_street_of(block) if answered.decided else None)


def _worth(block: Block | None) -> tuple[bool, bool]:
    """How much was read: a place that is decided, a street."""
    if block is None or block.place is None:
        return False, False
    return block.place.is_decided, bool(block.street or block.po_box)


def _is_poor(block: Block | None) -> bool:
    return not all(_worth(block))


def _country_code(block: Block) -> str:
    return block.place.codes[0].prefix if block.place and block.place.codes else ""


def _street_of(block: Block) -> StreetAnswer | None:
    if block.street is not None:
        found = _answered(block.street.names)
        text = block.text[block.street.start : block.street.end]
        return found._replace(number=block.street.number or _unread_number(text, found))
    if block.po_box is not None:
        return StreetAnswer(number="".join(block.po_box.value.split()), folded="postfach")
    place = block.place
    unread = _unread(block, place) if place else ""
    # A house that was not understood: two of them are not one address.
    return StreetAnswer(folded=key(unread)) if any(map(str.isdigit, unread)) else None


def _unread(block: Block, place: PlacePart) -> str:
    """The text of a block around its place and the postal code, which may stand apart from it."""
    pieces, position = [], block.start
    for start, end in sorted([(place.start, place.end), *((code.start, code.end) for code in place.codes)]):
        pieces.append(block.text[position:start])
        position = max(position, end)
    return "".join([*pieces, block.text[position : block.end]])


def key_of(place_id: str, street: StreetAnswer | None) -> str:
    """The key by which records of one place, or of one address, fall together; nothing for an undecided place.

    ``place``, or with a street ``street id|number`` where the street is recorded, else ``place|folded street|number``;
    a number without a street (villages have such) is ``place||number``.
    """
    if not place_id:
        return ""
    number = folded_number(street.number) if street else ""
    if street is None or not (street.id or street.folded or number):
        return place_id
    return f"{street.id}|{number}" if street.id else f"{place_id}|{street.folded}|{number}"
