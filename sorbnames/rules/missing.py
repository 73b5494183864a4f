"""SN201 and SN202: the name in the other language is missing, and where nothing is put beside a name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from sorbnames.findings import Edit, Finding
from sorbnames.model import Entry
from sorbnames.orthography import carry_case, key
from sorbnames.reading import TextReading
from sorbnames.readings import Reading
from sorbnames.rules.pairs import (
    PAIRED_KINDS,
    code_of,
    is_behind_abbreviation,
    is_nominative,
    pair_finding,
    pairs_of,
    partner_of,
    spelt_right,
)
from sorbnames.spaced import is_spaced
from sorbnames.style import Style, print_pair
from sorbnames.surroundings import base_forms


def missing(text: TextReading, style: Style, adding: Style, mispaired: Container[int]) -> Iterator[Finding]:
    """Names that stand without a partner where the style, or else ``adding``, wants one; not the ``mispaired`` ones."""
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
    suggestion = carry_case(own, print_pair(used, entry, german, sorbian, code_of(text, reading)))
    is_locator = entry.kind == "landkreis" and reading.around.before[-1:] == "(" and reading.around.after[:1] == ")"
    # Forst (Spree-Neiße) only says where, and an old spelling stands for its time: Kottbus 1885.
    may_add = _may_add(reading) and not is_locator and reading.best.role != "historical"
    edit = Edit(reading.start, end, suggestion, True) if style.wanted and may_add else None
    code = "SN201" if reading.best.language == "de" else "SN202"
    found = text.text[reading.start : end]
    yield pair_finding(code, reading.start, end, found, suggestion, entry.id, edit, style=used.name)


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
