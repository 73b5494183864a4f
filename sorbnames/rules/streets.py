"""SN302 (and SN102, SN202, SN303): street lines in one language or both (``Magazinstraße 28 / Składowa droga 28``).

A street name is corrected only to an attested one of the same street. One that no source knows stays and is reported.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from sorbnames.address.parts import Piece, StreetName, StreetPart
from sorbnames.address.pieces import cut
from sorbnames.address.printing import join_halves
from sorbnames.address.respelling import respelt
from sorbnames.address.streetindex import find_streets
from sorbnames.address.streetline import likeness, read_street
from sorbnames.address.streetnames import StreetHit, Where
from sorbnames.correction import right_name
from sorbnames.distance import spelling_distance
from sorbnames.findings import Edit, Finding
from sorbnames.model import Entry
from sorbnames.orthography import plain
from sorbnames.reading import TextReading
from sorbnames.rules import RULES
from sorbnames.spans import Spans
from sorbnames.style import Style

#: How far a Sorbian half may be from an attested name of the street beside it, and by how much nearer than the next.
_MOST = 1.0
_LEAD = 0.3

#: How far along a line the name in the other language is looked for.
_FAR = 200


def streets(text: TextReading, style: Style, adding: Style) -> Iterator[Finding]:
    """Findings on street lines; ``adding`` is the style named where the chosen one adds nothing."""
    for block in text.blocks:
        if block.street is not None:
            yield from _check(text, block.street, block.where, style, adding)
    for part in _free_lines(text):
        yield from _check(text, part, Where(), style, adding)


def _free_lines(text: TextReading) -> Iterator[StreetPart]:
    """Bilingual street lines outside address blocks; only lines with a slash are looked at closely."""
    taken = Spans((block.street.start, block.street.end) for block in text.blocks if block.street)
    slash = text.text.find("/")
    while slash >= 0:
        start = text.text.rfind("\n", 0, slash) + 1
        end = text.text.find("\n", slash)
        end = end if end >= 0 else len(text.text)
        # A street line has a number; looking for a digit is far cheaper than cutting the line.
        if end - start < 2_000 and _has_digit(text.text, start, end):
            for left, right in _with_slashes(cut(text.text, start, end)):
                if not taken.overlap(left, right):
                    part = read_street(text.gazetteer, text.text, left, right)
                    if part is not None and len(part.names) == 2 and part.number and not _names_places(text, part):
                        yield part
        slash = text.text.find("/", end)


def _with_slashes(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """The stretches of a line that hold a slash, within a piece or between two."""
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if following is not None and following.before == "/":
            yield piece.start, following.end
        elif "/" in piece.text and piece.before != "/":
            yield piece.start, piece.end


def _has_digit(text: str, start: int, end: int) -> bool:
    """Whether a digit stands there, of whatever script; bytes are sieved many times faster than letters."""
    perhaps = text[start:end].encode("utf-8", "surrogatepass").translate(None, _NEVER_OF_DIGITS)
    return bool(perhaps) and _digit().search(text, start, end) is not None


#: Bytes of UTF-8 that no digit begins with: other ASCII, letters below U+0600, the signs from U+2000 to U+2FFF.
_NEVER_OF_DIGITS = bytes(byte for byte in range(256) if byte not in b"0123456789" and (byte < 0xD8 or byte == 0xE2))


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


def _names_places(text: TextReading, part: StreetPart) -> bool:
    """Whether a half holds the name of a place with its partner, or is one: Hauptstraße 1 (Dahme/Mark)."""
    first, last = (
        bisect_left(text.readings, place, key=lambda reading: reading.start) for place in (part.start, part.end)
    )
    readings = [reading for reading in text.readings[first:last] if reading.best.entry.kind != "strasse"]
    halves = [name.half for name in part.names]
    return any(
        (half.start, half.end) == (reading.start, reading.end)
        or (reading.partner is not None and half.start <= reading.start and reading.end <= half.end)
        for half in halves
        for reading in readings
    )


def _check(text: TextReading, part: StreetPart, where: Where, style: Style, adding: Style) -> Iterator[Finding]:
    german, sorbian = part.named("de"), part.named("dsb")
    yield from _numbers_differ(text, part)
    if german is not None and german.tier == "fuzzy" and german.name is not None:
        right = respelt(german.half.text, german.name.text)
        is_sure = sorbian is not None and sorbian.entry is german.entry
        yield _finding("SN102", german, right, german.entry, is_sure)
    if german is not None and sorbian is not None:
        yield from _sorbian_half(text, german, sorbian, where)
    elif sorbian is not None:
        yield from _sorbian_alone(sorbian)
        yield from _german_missing(text, part, sorbian, style, adding)
    elif german is not None:
        yield from _sorbian_missing(text, part, german, style, adding)


def _sorbian_half(text: TextReading, german: StreetName, sorbian: StreetName, where: Where) -> Iterator[Finding]:
    """The Sorbian name beside a German one: of the same street, misspelt, or not attested."""
    found = find_streets(text.gazetteer, german.half.text, where, "de")
    # By its former name a street is known only where it lies.
    here = [hit.entry for hit in found if hit.name.is_right or where.municipality]
    if not here and likeness(text.gazetteer.address_vocabulary, german.half.text) != "strong":
        return
    surface = sorbian.half.text
    recognised = [
        hit
        for hit in find_streets(text.gazetteer, surface, where, "dsb")
        if any(hit.entry is street for street in here) and hit.tier != "fuzzy"
    ]
    if recognised:
        yield from _misspelt(sorbian, recognised[0])
        return
    attested = [
        (name.text, street) for street in here for name in street.names if name.language == "dsb" and name.is_right
    ]
    near = sorted(
        ((spelling_distance(surface, name), name, street) for name, street in attested), key=lambda one: one[:2]
    )
    if near and near[0][0] <= _MOST and _is_clear(near):
        yield _finding("SN302", sorbian, respelt(surface, near[0][1]), near[0][2], True, german)
    elif attested:
        yield _finding("SN302", sorbian, attested[0][0], attested[0][1], None, german, "rules.SN302_other")
    elif _is_in_lower_lusatia(text, where):
        yield _finding("SN302", sorbian, "", None, None, german, "rules.SN302_unknown")


def _is_in_lower_lusatia(text: TextReading, where: Where) -> bool:
    """Whether the street may lie where the gazetteer has streets: no source of it tells of those of Bautzen."""
    town = text.gazetteer.entry(where.municipality) if where.municipality else None
    return town is None or text.gazetteer.in_lower_lusatia(town)


def _is_clear(near: Sequence[tuple[float, str, Entry]]) -> bool:
    return len(near) == 1 or near[1][0] - near[0][0] > _LEAD or near[1][2] is near[0][2]


def _misspelt(sorbian: StreetName, hit: StreetHit) -> Iterator[Finding]:
    """A recognised name whose marks are missing or that is recorded as wrong; abbreviations are no mistake."""
    surface = sorbian.half.text
    # Of several attested names (Droga Augusta Bebela, A. Bebelowa droga) the one that was meant to be written.
    name = hit.name if hit.tier == "exact" else right_name(hit.entry, "dsb", surface)
    if name is None:
        return
    right = respelt(surface, name.text)
    if plain(right) != plain(surface):
        yield _finding("SN302", sorbian, right, hit.entry, True)


def _sorbian_alone(sorbian: StreetName) -> Iterator[Finding]:
    if sorbian.entry is None or sorbian.name is None:
        return
    if sorbian.tier == "fuzzy":
        yield _finding("SN302", sorbian, respelt(sorbian.half.text, sorbian.name.text), sorbian.entry, False)
    else:
        yield from _misspelt(sorbian, StreetHit(sorbian.entry, sorbian.name, sorbian.tier))


def _sorbian_missing(
    text: TextReading, part: StreetPart, german: StreetName, style: Style, adding: Style
) -> Iterator[Finding]:
    """A German street line whose Sorbian name is attested: information, or an edit where the style wants the pair."""
    entry = german.entry
    if entry is None or not entry.dsb or style.languages != "both" or not _is_official(text, entry):
        return
    if german.name is not None and not german.name.is_right:
        return  # a former name, perhaps another street's today
    if _line_names(text, part, entry, "dsb"):
        return
    own = (
        german.half.text
        if german.tier != "fuzzy"
        else respelt(german.half.text, german.name.text if german.name else "")
    )
    yield _missing("SN302", text, part, (own, entry.dsb), entry, style, adding)


def _german_missing(
    text: TextReading, part: StreetPart, sorbian: StreetName, style: Style, adding: Style
) -> Iterator[Finding]:
    entry = sorbian.entry
    if entry is None or not entry.de or style.languages != "both" or text.is_slavic_at(part.start):
        return
    if _line_names(text, part, entry, "de"):
        return
    name = sorbian.name
    own = respelt(sorbian.half.text, name.text) if name and name.is_right else entry.dsb
    yield _missing("SN202", text, part, (entry.de, own), entry, style, adding)


def _line_names(text: TextReading, part: StreetPart, street: Entry, language: str) -> bool:
    """Whether the line shows the other name already: Droga Augusta Bebela 82 · August-Bebel-Straße 82."""
    start, end = text.line_of(part.start)
    line = plain(text.text[max(start, part.start - _FAR) : min(end, part.end + _FAR)]).lower()
    if line.count(plain(text.text[part.start : part.end]).lower()) > 1:
        return True  # a column for each language, in which the street is called alike
    return any(name.language == language and name.is_right and name.text.lower() in line for name in street.names)


def _is_official(text: TextReading, street: Entry) -> bool:
    municipality = text.gazetteer.entry(street.municipality)
    return municipality is not None and municipality.status == "official"


def _missing(
    code: str, text: TextReading, part: StreetPart, names: tuple[str, str], entry: Entry, style: Style, adding: Style
) -> Finding:
    wants = "address" in style.wanted and style.address_form == "lines"
    used = style if wants else adding
    german, sorbian = (f"{name} {part.number}".strip() for name in names)
    right = "\n".join(join_halves(used, german, sorbian, " / "))
    found = text.text[part.start : part.end]
    edit = Edit(part.start, part.end, right) if wants and "\n" not in right + found else None
    message = "rules.SN302_missing" if code == "SN302" else "rules.SN202"
    parameters = (("found", found), ("right", right), ("style", used.name))
    return Finding(code, "information", part.start, part.end, found, right, entry.id, edit, message, parameters)


def _finding(
    code: str,
    name: StreetName,
    right: str,
    entry: Entry | None,
    safe: bool | None,
    german: StreetName | None = None,
    message: str = "",
) -> Finding:
    """A finding on one half; ``safe`` None: no edit."""
    half = name.half
    edit = Edit(half.start, half.end, right, safe) if safe is not None else None
    shown = german.half.text if german else entry.de if entry else ""
    parameters = (("found", half.text), ("right", right), ("german", shown))
    severity = RULES[code].severity
    identifier = entry.id if entry else ""
    return Finding(
        code, severity, half.start, half.end, half.text, right, identifier, edit, message or f"rules.{code}", parameters
    )


def _numbers_differ(text: TextReading, part: StreetPart) -> Iterator[Finding]:
    """SN303: Magazinstraße 28 / Składowa droga 82."""
    halves = [name.half for name in part.names if name.half.number]
    if len(halves) == 2 and _same_number(halves[0].number) != _same_number(halves[1].number):
        first, second = halves
        yield differ(text.text, first.number_start, second.number_end, first.number, second.number, None)


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"[\s.]|Nr")


def _same_number(number: str) -> str:
    return _signs().sub("", number).lower().replace("–", "-")


def differ(text: str, start: int, end: int, first: str, second: str, edit: Edit | None) -> Finding:
    """SN303: two numbers or codes that should be the same, from the first to the second."""
    parameters = (("found", text[start:end]), ("first", first), ("second", second))
    right = edit.text if edit else ""
    severity = RULES["SN303"].severity
    return Finding("SN303", severity, start, end, text[start:end], right, "", edit, "rules.SN303", parameters)
