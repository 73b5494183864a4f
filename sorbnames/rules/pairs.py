"""What the rules on pairs share: which readings are a pair, how its halves are spelt, what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sorbnames.correction import corrected, is_spelt, right_name
from sorbnames.findings import Edit, Finding
from sorbnames.model import Entry, Name
from sorbnames.orthography import carry_case
from sorbnames.reading import TextReading
from sorbnames.readings import Reading, weakness
from sorbnames.rules import RULES
from sorbnames.style import matching_partner

PAIRED_KINDS = frozenset({"kreisfreie_stadt", "stadt", "gemeinde", "ortsteil", "gemeindeteil", "landkreis", "amt"})


def pairs_of(text: TextReading) -> Iterator[tuple[Reading, Reading, Entry]]:
    """The pairs of the text: both halves and the one entry that both name."""
    for left in text.readings:
        right = left.partner
        if right is None or right.start < left.start or left.protected or right.protected:
            continue
        if len(left.hits) == len(right.hits) == 1:
            # One possible entry each, as nearly always.
            if left.hits[0].entry.id == right.hits[0].entry.id:
                yield left, right, left.hits[0].entry
            continue
        shared = {entry.id: entry for entry in left.entries if entry.id in {other.id for other in right.entries}}
        if len(shared) == 1:
            yield left, right, next(iter(shared.values()))


def is_town_abroad(text: TextReading, sorbian: Reading) -> bool:
    """Whether the Sorbian name is that of a town abroad too: the Eurostadt Guben-Gubin is two towns."""
    return weakness(text.gazetteer, sorbian.best, text.surface(sorbian)) == "abroad"


def partner_of(reading: Reading, entry: Entry) -> Name | None:
    """The entry's name in the other language that goes with the one read."""
    return matching_partner(entry, _name_of(reading, entry), "dsb" if reading.best.language == "de" else "de")


def _name_of(reading: Reading, entry: Entry) -> Name:
    hit = next(hit for hit in reading.hits if hit.entry.id == entry.id)
    return next(name for name in entry.names if name.text == hit.name_text and name.language == hit.language)


def has_third(text: TextReading, left: Reading, right: Reading) -> bool:
    """Whether another name is joined to the pair: an enumeration that no notation fits."""
    behind = text.text[right.end : right.end + 3].lstrip(" \u00a0")
    front = text.text[max(0, left.start - 3) : left.start].rstrip(" \u00a0")
    return behind[:1] == "/" or front.endswith("/")


def spelt_right(text: TextReading, reading: Reading, entry: Entry) -> str:
    """The characters of a reading, spelt right."""
    name = _name_of(reading, entry)
    is_at_home = name.language in ("de", "dsb") or not text.gazetteer.in_lower_lusatia(entry)
    if name.is_right and is_at_home and name.language not in ("de", "dsb"):
        # Hoyerswerda/Wojerecy: outside Lower Lusatia the Upper Sorbian name is the one on the signs.
        return text.surface(reading)
    if not name.is_right or name.language not in ("de", "dsb"):
        language, surface = "de" if name.language == "de" else "dsb", text.surface(reading)
        right = right_name(entry, language, surface)
        return carry_case(surface, right.text if right else entry.main_text(language))
    if is_spelt(reading.spotted.words, name.text):
        return text.surface(reading)
    return corrected(text.text, reading.start, reading.end, reading.spotted.words, name.text)


def is_behind_abbreviation(reading: Reading) -> bool:
    """Whether the abbreviation of a body stands in front, of whose name the place is a part: TAZ Burg, RK Lübben."""
    around = reading.around
    word, surface = around.word_before, around.text[reading.start : reading.end]
    if not (1 < len(word) < 7 and word.isalpha() and word.isupper()) or around.cue or surface.isupper():
        return False
    if reading.best.entry.kind in ("landkreis", "land", "region"):
        return False  # im LK Spree-Neiße
    return around.before.endswith((f"{word} ", f"{word}\u00a0")) and not _ROMAN.issuperset(word)


_ROMAN = frozenset("IVX")


def is_column(between: str) -> bool:
    """Whether what stands between two names of a line sets them apart as columns do."""
    return "\t" in between or "   " in between.replace("\u00a0", " ")


def closing_of(text: str, gap_start: int, right: Reading) -> int:
    """1 where a bracket closes behind the second half that opened before it, else 0."""
    opening = text[gap_start : right.start].strip()
    return 1 if opening[:1] in ("(", "[") and text[right.end : right.end + 1] in (")", "]") else 0


def is_nominative(reading: Reading) -> bool:
    """Whether a name is read, not a case form or a derived word."""
    return reading.best.role not in ("inflected", "derived")


def pair_finding(
    code: str, start: int, end: int, found: str, suggestion: str, entry: str, edit: Edit | None, **more: str
) -> Finding:
    """A finding of a rule on pairs, with what its message tells."""
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


def code_of(text: TextReading, reading: Reading) -> str:
    """The postal code in front of a name on the place line of an address."""
    return reading.around.plz if text.position_of(reading) == "address" else ""


def has_more_inside(between: str) -> bool:
    """Whether the pair's halves repeat a postal code, a generic word or stand on two lines: not one notation."""
    return bool(re.search(r"[\d\n\r]|[^\W\d_]{3}", between))
