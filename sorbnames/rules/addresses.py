"""SN301, SN303, SN304: what an address block says of itself and of its place, and how it fits the field of DIN 5008."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sorbnames.address.parts import Block, Code, PlacePart
from sorbnames.address.printing import MOST_ADDRESS_LINES
from sorbnames.findings import Edit, Finding
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import resolve
from sorbnames.model import Entry
from sorbnames.ranking import plz_standing
from sorbnames.reading import TextReading
from sorbnames.resolution import Context, Resolution
from sorbnames.rules import RULES
from sorbnames.rules.streets import differ
from sorbnames.style import Style

#: More lines than this are too many for any address.
_MOST_LINES = 9
#: So many postal codes of a place are named; a city has more.
_MOST_CODES = 6

#: What stands between the two halves of a line of an address.
_DIVIDERS = frozenset({"/", "|", "·", "•", "-", "–", "—", "(", "[", ",", ";"})

_TOWNS = frozenset({"stadt", "kreisfreie_stadt"})


def addresses(text: TextReading, style: Style) -> Iterator[Finding]:
    """Findings on the address blocks of a text."""
    for block in text.blocks:
        if block.place is not None:
            yield from _codes_of_place(text, block.place)
            yield from _codes_differ(text, block.place)
        yield from _field(block, style)


def _codes_of_place(text: TextReading, place: PlacePart) -> Iterator[Finding]:
    """SN301: a postal code that the place named beside it does not have."""
    for code in place.codes[:1]:
        entry = place.place
        if entry is None:
            entry = _unmistakable(text, place)
            if entry is None:
                continue
        if place.locality is not None and plz_standing(text.gazetteer, entry, code.text) == "matches":
            entry = place.locality
        standing = plz_standing(text.gazetteer, entry, code.text)
        own = text.gazetteer.plz_of(entry)
        if standing in ("matches", "near", "unknown") or not own or _is_of_longer_name(text, place, code):
            continue
        yield _wrong_code(text, code, entry, own, is_part=entry is place.locality)


def _is_of_longer_name(text: TextReading, place: PlacePart, code: Code) -> bool:
    """Whether the text has a longer name there, whose code it is: 15910 Waldow / Brand, a name over two lines."""
    return any(
        reading.evidence.get("PLZ") == code.text and reading.entry not in (None, place.place)
        for reading in text.readings_between(code.end, code.end + 4)
    )


def _unmistakable(text: TextReading, place: PlacePart) -> Entry | None:
    """The place that a line with a code of elsewhere names all the same: a pair, or a town that no other is called."""
    resolution = _named_alone(text.gazetteer, place.text)
    if not resolution.decided or resolution.status not in ("exact", "folded"):
        return None
    best = resolution.candidates[0]
    is_pair = any(reason.startswith("partner") for reason in best.evidence) and bool(best.dsb)
    return best.entry if is_pair or (best.kind in _TOWNS and resolution.status == "exact") else None


@lru_cache(maxsize=1024)
def _named_alone(gazetteer: Gazetteer, name: str) -> Resolution:
    return resolve(gazetteer, name, Context())


def _wrong_code(text: TextReading, code: Code, entry: Entry, own: tuple[str, ...], is_part: bool) -> Finding:
    others = [other.de for other in text.gazetteer.by_plz(code.text) if other.kind in (*_TOWNS, "gemeinde")]
    right = own[0] if len(own) == 1 else ""
    edit = Edit(code.start, code.end, right, safe=False) if right else None
    shown = ", ".join(own[:_MOST_CODES]) + (" …" if len(own) > _MOST_CODES else "")
    parameters = (
        ("found", code.text),
        ("place", entry.de or entry.dsb),
        ("codes", shown),
        ("others", ", ".join(others)),
    )
    message = "rules.SN301_other" if others and not is_part else "rules.SN301"
    severity = "information" if is_part else RULES["SN301"].severity
    return Finding("SN301", severity, code.start, code.end, code.text, right, entry.id, edit, message, parameters)


def _codes_differ(text: TextReading, place: PlacePart) -> Iterator[Finding]:
    """SN303: 03046 Cottbus / 03044 Chóśebuz. If one is the place's and the other is not, that one is proposed."""
    first = place.codes[0] if place.codes else None
    for code in place.codes[1:]:
        if first is None or code.text == first.text or not _opens_half(text.text, first.end, code.start):
            continue
        if _is_of_another(text, place, code):
            continue
        own = text.gazetteer.plz_of(place.place) if place.place else ()
        fits = [one for one in (first, code) if one.text in own]
        edit = None
        if len(fits) == 1:
            wrong = code if fits[0] is first else first
            edit = Edit(wrong.start, wrong.end, fits[0].text, safe=False)
        yield differ(text.text, first.start, code.end, first.text, code.text, edit)


def _is_of_another(text: TextReading, place: PlacePart, code: Code) -> bool:
    """Whether a code stands before the name of another place, whose it is: 03185 Peitz / 03096 Burg (Spreewald)."""
    name = text.text[code.end : place.end].split("\n")[0].split(" / ")[0].strip(" ,;|\r")
    found = _named_with_code(text.gazetteer, name, code.text)
    if not found.decided or place.place is None or not found.candidates[0].supported:
        return False
    return found.candidates[0].id not in (place.place.id, place.locality.id if place.locality else "")


@lru_cache(maxsize=1024)
def _named_with_code(gazetteer: Gazetteer, name: str, plz: str) -> Resolution:
    return resolve(gazetteer, name, Context(plz=plz))


def _opens_half(text: str, after: int, code: int) -> bool:
    """Whether a code begins the other half of a pair: something divides it from the name before, or its line begins.

    A running text that has lost its columns (03116 Drebkau 03119 Welzow) lists addresses, one after another.
    """
    between = text[after:code]
    if between.endswith(("   ", "\t")):
        return False  # the next column: 03096 Burg (Spreewald)/     03185 Peitz
    return "\n" in between or "\r" in between or between.rstrip()[-1:] in _DIVIDERS


def _field(block: Block, style: Style) -> Iterator[Finding]:
    """SN304: too many lines, and in the style for it what DIN 5008 does not want."""
    lines = _address_lines(block)
    is_field = style.address_form == "field"
    if lines > (MOST_ADDRESS_LINES if is_field else _MOST_LINES):
        most = str(MOST_ADDRESS_LINES)
        yield _breaks(block, block.start, block.end, None, "lines", lines=str(lines), most=most)
    if not is_field:
        return
    place, locality = block.place, block.locality
    if place is not None and place.codes and place.codes[0].prefix in ("D", "DE"):
        code = place.codes[0]
        yield _breaks(block, place.start, code.end, Edit(place.start, code.start, ""), "prefix")
    if locality is not None and block.street is not None and locality.start > block.street.start:
        yield _breaks(block, locality.start, locality.end, None, "locality", locality=locality.text)


def _address_lines(block: Block) -> int:
    parts = (block.street, block.place, block.locality, block.po_box, block.care_of, block.country)
    return len(block.recipient) + sum(part is not None for part in parts)


def _breaks(block: Block, start: int, end: int, edit: Edit | None, what: str, **parameters: str) -> Finding:
    found = block.text[start:end]
    right = edit.text if edit else ""
    message = f"rules.SN304_{what}"
    severity = RULES["SN304"].severity
    return Finding(
        "SN304", severity, start, end, found, right, "", edit, message, (("found", found), *parameters.items())
    )
