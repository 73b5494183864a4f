"""Full addresses in one cell as clerks type them: without commas, in small letters, two of them in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sorbnames.areas import is_said
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import resolve
from sorbnames.resolution import Context, Resolution

#: A place and a street with more words stand on lines of their own, or commas divide them.
_MOST_WORDS = 10

#: A postal code and what is behind it on its line, up to the next sign or number.
_CODE_AND_NAME = re.compile(r"(?<!\d)(?:[A-Z]{1,2}-)?(\d{5})[ \t]+([^\W\d_][^\d,;|\n/]*)")
#: The same where an address begins with it or a line does.
_BEGINS = re.compile(r"(?:^|[,;|\n/:][ \t]*)$")

_LOST_ZERO = re.compile(r"(?<![\d-])([1-9]\d{3})(?=[ \t]+[^\W\d_])")
_TIGHT = re.compile(r"(?<=[a-zß]\.)(?=\d)|(?<=\d)(?=[A-ZÄÖÜ][a-zäöüß]{2})|(?<=,)(?=\w)")


def other_address(gazetteer: Gazetteer, text: str) -> bool:
    """Whether a cell holds addresses of several places, each with its postal code: none of them is the row's."""
    found = list(_CODE_AND_NAME.finditer(text))
    if len({one[1] for one in found}) < 2:
        return False
    places = set()
    for one in found:
        if gazetteer.has_plz(one[1]):
            resolution = resolve(gazetteer, one[2].strip(), Context(plz=one[1], places_only=True))
            if resolution.decided:
                entry = resolution.candidates[0].entry
                places.add(entry.municipality or entry.id)
        elif _BEGINS.search(text[: one.start()]):
            places.add(one[1])
    return len(places) > 1


def respaced(gazetteer: Gazetteer, text: str) -> Iterator[str]:
    """The same address as it should have been typed, one way after the other."""
    spaced = _TIGHT.sub(" ", text)
    if not any(map(str.isupper, spaced)):
        capitals = re.sub(r"(?<![^\W\d_])[^\W\d_](?=[^\W\d_])", lambda found: found[0].upper(), spaced)
        spaced = capitals if len(capitals) == len(spaced) else spaced
    spaced = _with_zero(gazetteer, spaced)
    spaced = _reworded(spaced)
    if spaced != text:
        yield spaced
    parted = _with_comma(gazetteer, spaced)
    if parted != spaced:
        yield parted


#: What stands between the parts of an address in a sentence or a list, and what an address has there.
_REWORDED = (
    # (03046) Cottbus, Magazinstraße 28
    (re.compile(r"\((\d{5})\)(?=\s*[^\W\d])"), r"\1"),
    # in 03046 Cottbus, Magazinstraße 28
    (re.compile(r"^(?:wohnhaft )?in (?=\d{5} )"), ""),
    # Magazinstraße 28 in Cottbus
    (re.compile(r"(?<=\d)((?:\s?[a-z])?(?:\s?[-–/]\s?\d*\s?[a-z]?)?) in (?=(?:\d{5} )?[^\W\d]\D*$)"), r"\1, "),
    # Straße: Magazinstraße 28, PLZ: 03046, Ort: Cottbus
    (re.compile(r"\b(?:PLZ|Postleitzahl):?\s*(\d{5})\s*[\n,;|]\s*(?:Ort|Stadt|Wohnort):\s*"), r"\1 "),
    (re.compile(r"\b(?:Ort|Stadt|Wohnort):\s*([^\n,;|:]+?)\s*[\n,;|]\s*(?:PLZ|Postleitzahl):?\s*(\d{5})"), r"\2 \1"),
    # 03046 Cottbus (Magazinstraße 28)
    (re.compile(r"^(\d{5} [^,;\n]+?) ?\(([^()]*[^\W\d][^()]*\d[^()]{0,4})\)$"), r"\1, \2"),
    # Postfach 10 12 54 03012 Cottbus
    (re.compile(r"\b((?:Postfach|PSF|PF)\b[.:]?\s*\d[\d ]*?) +(?=\d{5} +[^\W\d])"), r"\1, "),
)


def _reworded(text: str) -> str:
    """The address with commas where other signs and words part it."""
    for pattern, replacement in _REWORDED:
        text = pattern.sub(replacement, text)
    return text


def _with_zero(gazetteer: Gazetteer, text: str) -> str:
    """The address with the zero that its postal code has lost, where a place with that code stands behind it."""
    for found in _LOST_ZERO.finditer(text):
        plz = f"0{found[1]}"
        name = re.split(r"[,;|\n/]", text[found.end() :].strip(), maxsplit=1)[0]
        if not re.search(r"\d{5}", text) and gazetteer.has_plz(plz):
            resolution = _place(gazetteer, name, plz)
            if resolution.decided and resolution.candidates[0].supported:
                return f"{text[: found.start()]}{plz}{text[found.end() :]}"
    return text


def _with_comma(gazetteer: Gazetteer, text: str) -> str:
    """The address with a comma between place and street where only a blank stands: 03046 Cottbus Magazinstraße 28,
    Magazinstraße 28 Cottbus.
    """
    from sorbnames.address.streetline import likeness, split_halves

    words = text.split()
    if not 2 < len(words) <= _MOST_WORDS or any(sign in text for sign in ",;|\n"):
        return text
    vocabulary = gazetteer.address_vocabulary
    for at in range(len(words) - 1, 0, -1):
        begin, end = " ".join(words[:at]), " ".join(words[at:])
        for place, street in ((begin, end), (end, begin)):
            half = split_halves(street, 0, len(street))[0]
            if half.number and street.endswith(half.number) and likeness(vocabulary, half.text) == "strong":
                resolution = _place(gazetteer, place, "")
                # Cottbus Ostrower is no place, Ostrower Damm a street.
                is_bent = resolution.decided and resolution.candidates[0].hit.role in ("derived", "inflected")
                if resolution.decided and resolution.status != "fuzzy" and not is_bent:
                    return f"{begin}, {end}"
    return text


def _place(gazetteer: Gazetteer, name: str, plz: str) -> Resolution:
    return resolve(gazetteer, name, Context(plz=plz, places_only=True))


#: Who is visited, in front of the street: c/o Müller, Am Turm 14.
_CARE_OF = re.compile(r"^(?:c\s?/\s?o|p\.\s?A\.|z\.\s?Hd\.|bei)\s[^,;\n]*[,;\n]\s*(?=[^\W\d_])", re.IGNORECASE)
#: The same behind the street, or where no street is.
_CARE_OF_BEHIND = re.compile(r"(?<=[\da-z])\s+(?:c\s?/\s?o|p\.\s?A\.|z\.\s?Hd\.|bei)\s.*$", re.IGNORECASE)
_CARE_OF_SIGN = re.compile(r"^c\s?/\s?o\s", re.IGNORECASE)
_CARE_OF_ALONE = re.compile(r"^(?:c\s?/\s?o|p\.\s?A\.|z\.\s?Hd\.)\s\D*$", re.IGNORECASE)
#: The place, which has its own cell.
_PLACE_BEHIND = re.compile(r"(?<=\d)(\s?[a-zA-Z])?[\s,;]+(?:D-)?\d{5}\s+\D+$")
_PLACE_BEFORE = re.compile(r"^(?:D-)?\d{5}\s+[^\d,;]+[,;]\s*")
_NUMBER_ALONE = re.compile(r"^(?:Haus-?\s?)?(?:Nr\.?|Nummer)\s*(\d\S*)$", re.IGNORECASE)
_PO_BOX = re.compile(r"^(?:Postfach|PF|P\.\s?O\.\s?Box)[\s.:]*(\d[\d\s]*)$", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"^(\d+\s?[a-z]?)[\s,]+([^\W\d_]{4}.*)$")


def _street_alone(street: str) -> str:
    """The street without whom it leads to and without the place, and a house number without its word."""
    street = _CARE_OF_ALONE.sub("", _CARE_OF.sub("", street))
    # c/o Muster Neumarkt 5: where the name ends cannot be told; its slash divides no two streets.
    street = _CARE_OF_SIGN.sub("co ", street)
    if any(map(str.isdigit, street)):
        street = _PLACE_BEHIND.sub(r"\1", _PLACE_BEFORE.sub("", _CARE_OF_BEHIND.sub("", street)))
        street = _NUMBER_ALONE.sub(r"\1", street.rstrip(" .,;"))
    return street


def street_cell(street: str, number: str) -> tuple[str, str, str]:
    """The street, the house number and the post office box of a row; each is empty where the cells say nothing of it.

    A number is taken from a street cell that holds nothing else.
    """
    street = _street_alone(street) if is_said(street) else ""
    number = number if is_said(number) else ""
    box = _PO_BOX.match(street)
    if box:
        return "", number, "".join(box[1].split())
    if not any(map(str.isalpha, street)):
        return "", number or street, ""
    street = _TIGHT.sub(" ", street)
    first = _NUMBER_FIRST.match(street)
    if first and not any(map(str.isdigit, first[2])):
        street = f"{first[2]} {first[1]}"
    return street, number, ""
