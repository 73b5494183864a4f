"""SN201–SN206: the two names beside each other: one missing, in another order or notation, or of different places."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator
from functools import cache

from sorbnames.correction import minimal
from sorbnames.distance import spelling_distance
from sorbnames.findings import Edit, Finding
from sorbnames.model import Entry
from sorbnames.neighbours import pair_sign
from sorbnames.orthography import carry_case, key
from sorbnames.reading import TextReading
from sorbnames.readings import Reading, weakness
from sorbnames.rules import RULES
from sorbnames.rules.pairs import (
    PAIRED_KINDS,
    closing_of,
    has_third,
    is_behind_abbreviation,
    is_column,
    is_nominative,
    is_town_abroad,
    pairs_of,
    partner_of,
    spelt_right,
)
from sorbnames.spaced import is_spaced
from sorbnames.style import Style, print_pair
from sorbnames.surroundings import base_forms
from sorbnames.wording import name_words

#: Kinds that are never mistaken for a town or village.
_SORTS = {"region": "wide", "gewaesser": "wide", "land": "wide", "landkreis": "district", "amt": "district"}

_OPENING, _CLOSING = frozenset('„»“"'), frozenset('“”«"')

_CITIES = frozenset({"kreisfreie_stadt", "stadt", "gemeinde"})


def pairing(text: TextReading, style: Style, adding: Style) -> Iterator[Finding]:
    """Findings about pairs. ``adding`` is the style that says where a partner is missed when ``style`` wants none."""
    wrong = tuple(_wrong_pairs(text, style))
    yield from wrong
    if style.languages != "both":
        return
    yield from _notation(text, style)
    yield from _missing(text, style, adding, {finding.start for finding in wrong})
    if style.keeps_pairs:
        yield from _inconsistent(text)


def _finding(
    code: str, start: int, end: int, found: str, suggestion: str, entry: str, edit: Edit | None, **more: str
) -> Finding:
    parameters = {"found": found, "right": suggestion, **more}
    return Finding(
        code,
        RULES[code].severity,
        start,
        end,
        found,
        suggestion,
        entry,
        edit,
        f"rules.{code}",
        tuple(parameters.items()),
    )


def _wrong_pairs(text: TextReading, style: Style) -> Iterator[Finding]:
    readings = text.readings
    for position, (left, right) in enumerate(itertools.pairwise(readings)):
        if left.protected or right.protected or left.partner or right.partner:
            continue
        # Only a German name beside a Sorbian one can be a wrong pair.
        if (left.best.language == "de") == (right.best.language == "de"):
            continue
        sign = pair_sign(text.text, left.end, right.start, right.end)
        if sign not in ("slash", "bracket") or _in_list(text, position) or has_third(text, left, right):
            continue
        if _unread_behind_slash().search(text.text, max(0, left.start - 60), left.start):
            continue
        german, sorbian = (left, right) if left.best.language == "de" else (right, left)
        if not (is_nominative(german) and is_nominative(sorbian)):
            continue
        if not _are_of_two_languages(german, sorbian) or _are_kin(text, german, sorbian) or _is_half(german, sorbian):
            continue
        # Cottbus/Wrocław are two towns.
        if _is_far(text, german) or _is_far(text, sorbian):
            continue
        entry = german.entry
        target = partner_of(german, entry) if entry else None
        surface = text.surface(sorbian)
        # Döbbrick (Most), Saspow (Gary): a weak name without the letters of a Sorbian one may be a word in brackets,
        # and perhaps behind a slash too, but for the place line of an address.
        weak = surface.isascii() and not _code_of(text, left) and weakness(text.gazetteer, sorbian.best, surface)
        if weak and sign == "bracket":
            continue
        if entry and sorbian.best.role == "full":
            target = next((name for name in entry.names if name.language == "dsb" and name.role == "full"), target)
        suggestion = carry_case(surface, target.text) if target else ""
        if target and (_is_rest_of(surface, target.text) or _goes_on(text.text, sorbian, target.text)):
            continue
        other = sorbian.entries[0].de
        if _goes_on(text.text, german, other):
            continue
        # Coschen/Chošćišća: perhaps Goschen is meant, one letter away.
        is_near = spelling_distance(text.surface(german), other) <= 1.0
        safe = target is not None and not is_near and not weak and not _may_be_abroad(text, german, sorbian)
        edit = Edit(*minimal(text.text, sorbian.start, sorbian.end, suggestion), safe) if target else None
        if edit and entry and not style.keeps_pairs and not _has_more_inside(text.text[left.end : right.start]):
            closing = closing_of(text.text, left.end, right)
            pair = print_pair(style, entry, spelt_right(text, german, entry), suggestion, _code_of(text, left))
            edit = Edit(left.start, right.end + closing, pair, safe)
        start, end = sorbian.start, sorbian.end
        if edit and not start <= edit.start <= edit.end <= end:
            start, end, suggestion = edit.start, edit.end, edit.text
        yield _finding(
            "SN205",
            start,
            end,
            text.text[start:end],
            suggestion,
            entry.id if entry else "",
            edit,
            german=text.surface(german),
            other=other,
        )


def _is_rest_of(surface: str, name: str) -> bool:
    """Whether the surface is the end of the name whose beginning stands misspelt in front of it."""
    return key(name) != key(surface) and key(name).endswith(key(surface))


def _goes_on(text: str, reading: Reading, name: str) -> bool:
    """Whether the name itself stands there, misspelt, with more words behind than were read: Rogeńc Pódponoc."""
    match = _next_word().match(text, reading.end)
    if match is None:
        return False
    words = [key(word) for word in name_words(name)[0]]
    return key(match[1]) in words[1:] or (len(words) > 1 and words[0] == key(text[reading.start : reading.end]))


@cache
def _unread_behind_slash() -> re.Pattern[str]:
    """Words behind a slash that were not read as a name and go on with the one that stands there."""
    return re.compile(r"/[ \u00a0]?(?:[^\W\d_a-zäöüß]\w*[ \u00a0-]){1,3}$")


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r"(?:[ \u00a0]|-|[ \u00a0]?[(/])(\w+)")


def _is_half(german: Reading, sorbian: Reading) -> bool:
    """Whether a region or an Amt stands against a town: then it is the rest of a longer name, no wrong partner."""
    return _SORTS.get(german.best.entry.kind, "place") != _SORTS.get(sorbian.best.entry.kind, "place")


def _is_far(text: TextReading, reading: Reading) -> bool:
    """Whether the place lies elsewhere: no neighbour whose name could be taken for another's."""
    return not any(text.gazetteer.in_lower_lusatia(entry) for entry in reading.entries)


def _may_be_abroad(text: TextReading, german: Reading, sorbian: Reading) -> bool:
    """Whether the second name may be a town abroad (Forst/Lubin) and not the wrong name of a neighbouring village."""
    if weakness(text.gazetteer, sorbian.best, text.surface(sorbian)) != "abroad":
        return False
    municipalities = {entry.municipality or entry.id for entry in german.entries}
    return not any((entry.municipality or entry.id) in municipalities for entry in sorbian.entries)


def _is_quoted(text: TextReading, left: Reading, right: Reading) -> bool:
    """Whether the pair is all that stands in quotation marks: a title, which is quoted as it is."""
    return text.text[left.start - 1 : left.start] in _OPENING and text.text[right.end : right.end + 1] in _CLOSING


def _in_list(text: TextReading, position: int) -> bool:
    """Whether more names follow or precede over slashes: an enumeration, no pair."""
    readings = text.readings
    neighbours = [(position - 1, position), (position + 1, position + 2)]
    return any(
        first >= 0 and second < len(readings) and text.text[readings[first].end : readings[second].start].strip() == "/"
        for first, second in neighbours
    )


def _are_of_two_languages(german: Reading, sorbian: Reading) -> bool:
    german_only = all(hit.language == "de" for hit in german.hits) and german.best.tier == "exact"
    sorbian_only = all(hit.language in ("dsb", "hsb") for hit in sorbian.hits) and sorbian.best.language == "dsb"
    return german_only and sorbian_only


def _are_kin(text: TextReading, german: Reading, sorbian: Reading) -> bool:
    """Whether one is an Ortsteil of the other municipality (Cottbus/Žylow), or both name the same after all."""
    return any(
        one.id == other.id
        or (one.kind in _CITIES and text.gazetteer.contains(one, other))
        or (other.kind in _CITIES and text.gazetteer.contains(other, one))
        for one in german.entries
        for other in sorbian.entries
    )


def _notation(text: TextReading, style: Style) -> Iterator[Finding]:
    if style.keeps_pairs:
        return
    for left, right, entry in pairs_of(text):
        if not (is_nominative(left) and is_nominative(right)):
            continue
        german, sorbian = (left, right) if left.best.language == "de" else (right, left)
        start, end = left.start, right.end
        found = text.text[start:end]
        if pair_sign(text.text, left.end, right.start, right.end) == "column":
            continue
        if _has_more_inside(text.text[left.end : right.start]) or has_third(text, left, right):
            continue
        if is_column(text.text[left.end : right.start]) or is_spaced(text.surface(left)):
            continue
        if text.text[left.end : right.start].strip() in ("-", "–") and (
            _is_quoted(text, left, right) or is_town_abroad(text, sorbian)
        ):
            continue
        closing = closing_of(text.text, left.end, right)
        names = [spelt_right(text, reading, entry) for reading in (german, sorbian)]
        plz = _code_of(text, left)
        suggestion = print_pair(style, entry, names[0], names[1], plz)
        as_written = print_pair(style, entry, text.surface(german), text.surface(sorbian), plz)
        if ("\n" in suggestion and "\n" not in found) or as_written == text.text[start : end + closing]:
            continue
        found = text.text[start : end + closing]
        if suggestion == found:
            continue
        code = "SN203" if left is sorbian and style.order == "de" else "SN204"
        edit = Edit(start, end + closing, suggestion, True)
        yield _finding(code, start, end + closing, found, suggestion, entry.id, edit, style=style.name)


def _code_of(text: TextReading, reading: Reading) -> str:
    """The postal code in front of a name on the place line of an address."""
    return reading.around.plz if text.position_of(reading) == "address" else ""


def _has_more_inside(between: str) -> bool:
    """Whether the pair's halves repeat a postal code, a generic word or stand on two lines: not one notation."""
    return bool(re.search(r"[\d\n\r]|[^\W\d_]{3}", between))


def _missing(text: TextReading, style: Style, adding: Style, mispaired: Container[int]) -> Iterator[Finding]:
    wanted = style.wanted or adding.wanted
    rest = text.rest
    rest.note_pairs(entry.id for left, _, entry in pairs_of(text) if rest.holds(left.start))
    for reading in text.readings:
        entry = reading.entry
        if entry is None or reading.protected or entry.status != "official" or entry.kind not in PAIRED_KINDS:
            continue
        if not rest.holds(reading.start):
            continue
        if reading.partner is not None:
            rest.see(entry.id)
            continue
        if reading.start in mispaired or _is_joined(text, reading):
            continue
        position = text.position_of(reading)
        if position == "body" and not rest.has_seen(entry.id):
            position = "first"
            rest.see(entry.id)
        if position not in wanted and "every" not in wanted:
            continue
        if position == "first" and not style.wanted and rest.is_paired(entry.id):
            continue
        yield from _missing_partner(text, reading, entry, style, adding)


def _is_joined(text: TextReading, reading: Reading) -> bool:
    """Whether a slash or an opening bracket joins another name, known or not: nothing is put between."""
    behind = text.text[reading.end : reading.end + 4].lstrip(" \u00a0\u200b")
    front = text.text[max(0, reading.start - 3) : reading.start].rstrip(" \u00a0\u200b")
    return (behind[:1] in ("/", "[") and behind[1:2] != "\n") or front.endswith(("/", "["))


def _missing_partner(
    text: TextReading, reading: Reading, entry: Entry, style: Style, adding: Style
) -> Iterator[Finding]:
    if reading.best.language not in ("de", "dsb") or not is_nominative(reading):
        return
    if reading.best.language == "dsb" and text.is_slavic_at(reading.start):
        return
    if not reading.around.plz and text.is_other_slavic_at(reading.start):
        # A Polish or Czech sentence has use for neither name; an address is German in any.
        return
    partner = partner_of(reading, entry)
    if partner is None or _line_has(text, reading, partner.text):
        return
    own = spelt_right(text, reading, entry)
    end = reading.end + _is_abbreviated(text, reading)
    own += text.text[reading.end : end]
    german, sorbian = (own, partner.text) if reading.best.language == "de" else (partner.text, own)
    used = style if style.wanted else adding
    suggestion = carry_case(own, print_pair(used, entry, german, sorbian, _code_of(text, reading)))
    is_locator = entry.kind == "landkreis" and reading.around.before[-1:] == "(" and reading.around.after[:1] == ")"
    # Forst (Spree-Neiße) only says where, and an old spelling stands for its time: Kottbus 1885.
    may_add = _may_add(reading) and not is_locator and reading.best.role != "historical"
    edit = Edit(reading.start, end, suggestion, True) if style.wanted and may_add else None
    code = "SN201" if reading.best.language == "de" else "SN202"
    found = text.text[reading.start : end]
    yield _finding(code, reading.start, end, found, suggestion, entry.id, edit, style=used.name)


def _is_abbreviated(text: TextReading, reading: Reading) -> int:
    """1 where the full stop behind belongs to an abbreviated addition, as in Burg/Spreew., else 0."""
    if text.text[reading.end : reading.end + 1] != ".":
        return 0
    surface = text.surface(reading)
    written, whole = key(surface), key(reading.best.name_text)
    return 1 if "/" in surface and written != whole and whole.startswith(written) else 0


def _may_add(reading: Reading) -> bool:
    """A name joined to another by a hyphen, or in an authority's name, is not doubled inside."""
    around = reading.around
    if around.joined_behind or around.joined_in_front or _addition_behind().match(around.after):
        return False
    if reading.is_guess or _genitive().match(around.after) or _is_former_district(reading):
        return False
    if is_behind_abbreviation(reading) or is_spaced(around.text[reading.start : reading.end]):
        return False
    if around.before.endswith(("(b ", "(b. ", "(bei ")):
        return False  # Leuthen (bei Cottbus) only says where.
    heads = around.gazetteer.surroundings["authority_heads"]
    return not any(form in heads for word in around.words_before[:1] for form in base_forms(word))


def _is_former_district(reading: Reading) -> bool:
    """Whether a district is named that was called after the town: Kreis Forst, Bezirk Cottbus."""
    return reading.evidence.get("cue", "") in _DISTRICTS and reading.best.entry.kind != "landkreis"


_DISTRICTS = frozenset({"Kreis", "Kreises", "Landkreis", "Landkreise", "Landkreisen", "Landkreises", "Bezirk"})


@cache
def _genitive() -> re.Pattern[str]:
    """The sign of the genitive and the word that it belongs to: Cottbus’ Altstadt."""
    return re.compile(r"['’][ \u00a0]+\w")


@cache
def _addition_behind() -> re.Pattern[str]:
    """What goes on with the name, mostly a station's, so that nothing is put between: (b Cottbus), N.L., Ost."""
    blank = r"[ \u00a0]"
    region = r"\(?(?:NL|N\.[ -]?L\.|(?:Nieder)?[Ll]ausitz\))(?!\w)"
    return re.compile(rf"\((?:b|bei|b\.) |{blank}?{region}|{blank}(?:Ost|West|Nord|Süd|Hbf|Bf|ZOB)(?![\w-])")


def _line_has(text: TextReading, reading: Reading, partner: str) -> bool:
    """Whether the line shows the partner already: a bilingual line is not doubled again."""
    start, end = text.line_of(reading.start)
    return partner.lower() in text.text[max(start, reading.start - 300) : min(end, reading.end + 300)].lower()


@cache
def _sign_names() -> dict[str, str]:
    return {"slash": "/", "bracket": "(…)", "dash": "–", "dot": "·", "bar": "|", "break": "⏎"}


def _inconsistent(text: TextReading) -> Iterator[Finding]:
    """Pairs of one entry in running text that are written with different signs; the first way is the measure."""
    for left, right, entry in pairs_of(text):
        if not text.rest.holds(left.start):
            continue
        between = text.text[left.end : right.start]
        sign = pair_sign(text.text, left.end, right.start, right.end)
        if sign in ("", "break", "column") or _has_more_inside(between):
            continue
        notation = f"{left.best.language} {_sign_names()[sign]}"
        found = text.text[left.start : right.end]
        first, earlier = text.rest.first_notation(entry.id, (notation, found))
        if first != notation:
            yield _finding("SN206", left.start, right.end, found, "", entry.id, None, earlier=earlier)
