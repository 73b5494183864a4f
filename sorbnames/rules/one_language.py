"""SN204 for styles of one language (``fix --to de``, ``--to dsb``): pairs become one name, single names the other.

Only where the nominative stands: address, sender and date lines, headings, lists. A German name needs no case and may
also replace a pair in running text; a Lower Sorbian one would have to be inflected there, which is left to a person.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from sorbnames.dates import translate_date
from sorbnames.findings import Edit, Finding
from sorbnames.language import slavic_language_of
from sorbnames.model import Name
from sorbnames.neighbours import pair_sign
from sorbnames.orthography import carry_case, plain
from sorbnames.reading import TextReading
from sorbnames.readings import Reading
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
from sorbnames.style import Style

#: How far along a line the other name is looked for.
_FAR = 200


@cache
def _street_gap() -> re.Pattern[str]:
    return re.compile(r"(?P<number>[ \u00a0]\d{1,4}(?:\s?[a-zA-Z](?!\w))?(?:[-–/]\d{1,4})?)[ \u00a0]*/[ \u00a0]*")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"[ \u00a0]\d{1,4}(?:\s?[a-zA-Z](?!\w))?(?:[-–/]\d{1,4})?")


@cache
def _column() -> re.Pattern[str]:
    return re.compile(r"[ \u00a0]*(?:[;\t]|,(?!\s))")


@cache
def _broken_over_lines() -> re.Pattern[str]:
    """A slash at the end of a line of a narrow column, with the other half below."""
    return re.compile(r"/[ \u00a0]?\r?\n(?:[^\W\d_]{3,}\s)?")


@cache
def _named_language() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:\w*sorbisch|wendisch|deutsch|dolnoserbski|serbski|nimski|němsce|německy):?\s", re.I)


def one_language(text: TextReading, style: Style) -> Iterator[Finding]:
    """Findings of a style that prints one language."""
    paired: set[int] = set()
    for left, right, _ in pairs_of(text):
        paired |= {id(left), id(right)}
        if not (is_nominative(left) and is_nominative(right)) or has_third(text, left, right):
            continue
        if not _are_two_towns(text, left, right):
            yield from _reduce(text, style, left, right)
    for left, right in itertools.pairwise(text.readings):
        if left.best.entry.kind == right.best.entry.kind == "strasse" and left.best.entry.id == right.best.entry.id:
            gap = _street_gap().fullmatch(text.text, left.end, right.start)
            number = _number().match(text.text, right.end)
            if gap and number and left.best.language != right.best.language:
                paired |= {id(left), id(right)}
                yield _one_street(text, style, left, right, gap.end("number"), number.end())
    for reading in text.readings:
        if id(reading) not in paired:
            yield from _translate(text, style, reading)


#: Words for two towns in one, or for several.
_SEVERAL_TOWNS = frozenset({"Doppelstadt", "Eurostadt", "Europastadt", "Zwillingsstadt", "Städte", "Städten"})


def _are_two_towns(text: TextReading, left: Reading, right: Reading) -> bool:
    """Whether the two are listed and no pair: die Städte Guben, Gubin und Muster, die Doppelstadt Guben-Gubin.

    Neither is a clause of its own, whose commas would be left: Cottbus, niedersorbisch Chóśebuz, liegt …
    """
    between = text.text[left.end : right.start].strip()
    sorbian = left if left.best.language == "dsb" else right
    if between.startswith(",") and pair_sign(text.text, left.end, right.start, right.end) == "column":
        is_told = "sorbisch" in between.lower() or "wendisch" in between.lower()
        in_list = sorbian is left or is_town_abroad(text, sorbian)
        return is_told or in_list or _position(text, left, right.end) == "body"
    if not is_town_abroad(text, sorbian):
        return False
    return between in ("-", "–") or not _SEVERAL_TOWNS.isdisjoint(left.around.words_before[:1])


def _finding(text: TextReading, style: Style, start: int, end: int, new: str, entry: str, edit: Edit | None) -> Finding:
    found = text.text[start:end]
    parameters = (("found", found), ("right", new), ("style", style.name))
    severity = RULES["SN204"].severity
    message = "rules.SN204" if edit else "rules.SN204_case"
    return Finding("SN204", severity, start, end, found, new, entry, edit, message, parameters)


def _reduce(text: TextReading, style: Style, left: Reading, right: Reading) -> Iterator[Finding]:
    kept = left if left.best.language == style.languages else right
    entry = next(one for one in kept.entries if one.id in {other.id for other in left.entries})
    if kept.best.language != style.languages:
        return
    between = text.text[left.end : right.start]
    if _column().match(between) or is_column(between) or _named_language().search(between):
        # A table or letterhead with a column for each language, of which a half would be left; a sentence that says
        # what the place is called: Baršć (nimski Forst).
        return
    if not (between.isprintable() or _broken_over_lines().fullmatch(between) or _are_lines(text, left, right)):
        # Two sentences, of which one ends and one begins with the name.
        return
    closing = closing_of(text.text, left.end, right)
    if between.lstrip()[:1] in ("(", "[") and not closing:
        # More stands in the bracket: Cottbus (Chóśebuz, obersorbisch Choćebuz).
        return
    start, end = left.start, right.end + closing
    new = spelt_right(text, kept, entry)
    generic = re.search(r"[^\W\d_]{3,}\s+$", between)
    if generic and kept is right and left.around.cue:
        # Stadt Cottbus - Město Chóśebuz: the generic word goes with its name.
        start -= len(left.around.cue) + 1
        new = generic[0] + new
    codes = set(re.findall(r"\d{5}", between)) - {left.around.plz}
    if codes:
        return
    where = _position(text, left, end)
    # In a Lower Sorbian sentence a German name would stand alone among Sorbian words.
    line = text.text[slice(*text.line_of(left.start))]
    is_free = where != "body" or (style.languages == "de" and slavic_language_of(line) != "dsb")
    edit = Edit(start, end, new) if is_free else None
    yield _finding(text, style, start, end, new, entry.id, edit)
    if where == "date":
        yield from _date(text, style, right.end)


def _are_lines(text: TextReading, left: Reading, right: Reading) -> bool:
    """Whether either half is a line of its own, but for a postal code or a word such as Stadt in front.

    No paragraph ends between: a heading and the footnote that comes next are no pair; it would be left empty.
    """
    between = text.text[left.end : right.start]
    if "\n\n" in between.replace("\r", "") or pair_sign(text.text, left.end, right.start, right.end) != "break":
        return False
    start, end = text.line_of(left.start)[0], text.line_of(right.start)[1]
    in_front = text.text[start : left.start].strip(" \u00a0>*#-").removesuffix(left.around.cue).strip()
    behind = text.text[right.end : end].strip(" \u00a0\r)]*")
    return not behind and (not in_front or (bool(left.around.plz) and in_front.endswith(left.around.plz)))


def _position(text: TextReading, reading: Reading, end: int) -> str:
    """Where a name or pair stands; a heading or list that is a sentence counts as one, for there the case decides."""
    if text.is_all_of_its_paragraph(reading.start, end) or _is_all_of_its_line(text, reading.start, end):
        return "heading"
    where = text.position_of(reading)
    return "body" if where in ("heading", "list") and _is_in_sentence(text, reading) else where


def _is_in_sentence(text: TextReading, reading: Reading) -> bool:
    """Whether a preposition or article stands in front (im Spreewald), or the line has words of a sentence."""
    if reading.around.preposition or reading.around.has_article:
        return True
    line = text.text[slice(*text.line_of(reading.start))]
    return len(_words_of_sentences().findall(line)) > 1


@cache
def _words_of_sentences() -> re.Pattern[str]:
    """Small words but those that join names."""
    return re.compile(r"(?<![\w./@:-])(?!und\b|oder\b|sowie\b|bzw\b|den\b|dnja\b)[a-zäöüß]{3,}(?![\w./@:-])")


def _is_all_of_its_line(text: TextReading, start: int, end: int) -> bool:
    """Whether nothing else stands in the line, and no sentence goes on over it: a heading of a word processor."""
    line_start, line_end = text.line_of(start)
    if text.text[line_start:start].strip() or text.text[end:line_end].strip():
        return False
    before = text.text[max(0, line_start - 80) : line_start].rstrip(" \t\r\n")[-1:]
    behind = text.text[line_end : line_end + 80].lstrip(" \t\r\n")[:1]
    return (not before or before in ".!?:)") and not behind.islower()


def _one_street(text: TextReading, style: Style, left: Reading, right: Reading, number_end: int, end: int) -> Finding:
    kept_left = left.best.language == style.languages
    start, stop = (number_end, end) if kept_left else (left.start, right.start)
    return _finding(text, style, start, stop, "", left.best.entry.id, Edit(start, stop, ""))


def _translate(text: TextReading, style: Style, reading: Reading) -> Iterator[Finding]:
    entry = reading.entry
    if entry is None or reading.protected or reading.partner or reading.is_guess or not is_nominative(reading):
        return
    if is_spaced(text.surface(reading)):
        return
    if entry.kind not in PAIRED_KINDS and not (entry.kind == "strasse" and "house number" in reading.evidence):
        return
    if entry.kind == "strasse" and reading.best.role == "historical":
        return  # Hauptstraße 5, Lübbenau: perhaps that of a village, which kept the name.
    where = "address" if entry.kind == "strasse" else _position(text, reading, reading.end)
    if reading.best.language == style.languages:
        if where == "date":
            yield from _date(text, style, reading.end)
        return
    partner = partner_of(reading, entry)
    if partner is None or not style.translates or reading.around.joined_behind or is_behind_abbreviation(reading):
        return
    if reading.best.language not in ("de", "dsb") or _line_shows(text, reading, partner):
        return
    new = carry_case(text.surface(reading), partner.text)
    edit = Edit(reading.start, reading.end, new) if where != "body" else None
    yield _finding(text, style, reading.start, reading.end, new, entry.id, edit)
    if where == "date":
        yield from _date(text, style, reading.end)


def _line_shows(text: TextReading, reading: Reading, partner: Name) -> bool:
    """Whether the other name would stand there twice: Neumarkt 5 / Nowe wiki 5, in one line or two."""
    start, end = max(0, reading.start - _FAR), reading.end + _FAR
    surface, line = text.surface(reading), text.text[slice(*text.line_of(reading.start))]
    if line.count(surface) > 1 and is_column(line.strip()):
        return True  # a column for each language, in which the street is called alike
    if reading.best.entry.kind != "strasse":
        line_start, line_end = text.line_of(reading.start)
        start, end = max(start, line_start), min(end, line_end)
    line = text.text[start:end]
    return partner.text.lower() in plain(line).lower()


def _date(text: TextReading, style: Style, name_end: int) -> Iterator[Finding]:
    """The date behind the name of a date line, in the style's language."""
    comma = re.compile(r"[\])]?,\s*").match(text.text, name_end)
    translated = translate_date(text.text, comma.end(), style.languages) if comma else None
    if translated:
        start, end, new = translated
        yield _finding(text, style, start, end, new, "", Edit(start, end, new))
