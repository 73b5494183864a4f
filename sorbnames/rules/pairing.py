"""SN201–SN206: the two names beside each other: one missing, in another order or notation, or of different places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sorbnames.findings import Edit, Finding
from sorbnames.neighbours import pair_sign
from sorbnames.reading import TextReading
from sorbnames.readings import Reading
from sorbnames.rules.missing import missing
from sorbnames.rules.pairs import (
    closing_of,
    code_of,
    has_more_inside,
    has_third,
    is_column,
    is_nominative,
    is_town_abroad,
    pair_finding,
    pairs_of,
    spelt_right,
)
from sorbnames.rules.wrong_pairs import wrong_pairs
from sorbnames.spaced import is_spaced
from sorbnames.style import Style, print_pair

_OPENING, _CLOSING = frozenset('„»“"'), frozenset('“”«"')


def pairing(text: TextReading, style: Style, adding: Style) -> Iterator[Finding]:
    """Findings about pairs. ``adding`` is the style that says where a partner is missed when ``style`` wants none."""
    wrong = tuple(wrong_pairs(text, style))
    yield from wrong
    if style.languages != "both":
        return
    yield from _notation(text, style)
    yield from missing(text, style, adding, {finding.start for finding in wrong})
    if style.keeps_pairs:
        yield from _inconsistent(text)


def _is_quoted(text: TextReading, left: Reading, right: Reading) -> bool:
    """Whether the pair is all that stands in quotation marks: a title, which is quoted as it is."""
    return text.text[left.start - 1 : left.start] in _OPENING and text.text[right.end : right.end + 1] in _CLOSING


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
        if has_more_inside(text.text[left.end : right.start]) or has_third(text, left, right):
            continue
        if is_column(text.text[left.end : right.start]) or is_spaced(text.surface(left)):
            continue
        if text.text[left.end : right.start].strip() in ("-", "–") and (
            _is_quoted(text, left, right) or is_town_abroad(text, sorbian)
        ):
            continue
        closing = closing_of(text.text, left.end, right)
        names = [spelt_right(text, reading, entry) for reading in (german, sorbian)]
        plz = code_of(text, left)
        suggestion = print_pair(style, entry, names[0], names[1], plz)
        as_written = print_pair(style, entry, text.surface(german), text.surface(sorbian), plz)
        if ("\n" in suggestion and "\n" not in found) or as_written == text.text[start : end + closing]:
            continue
        found = text.text[start : end + closing]
        if suggestion == found:
            continue
        code = "SN203" if left is sorbian and style.order == "de" else "SN204"
        edit = Edit(start, end + closing, suggestion, True)
        yield pair_finding(code, start, end + closing, found, suggestion, entry.id, edit, style=style.name)


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
        if sign in ("", "break", "column") or has_more_inside(between):
            continue
        notation = f"{left.best.language} {_sign_names()[sign]}"
        found = text.text[left.start : right.end]
        first, earlier = text.rest.first_notation(entry.id, (notation, found))
        if first != notation:
            yield pair_finding("SN206", left.start, right.end, found, "", entry.id, None, earlier=earlier)
