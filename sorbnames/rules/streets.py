"""SN302: bilingual street lines (``Magazinstraße 28 / Składowa droga 28``). A street name is corrected only to an
attested one of the same street; one that no source knows stays and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sorbnames.distance import spelling_distance
from sorbnames.findings import Edit, Finding
from sorbnames.model import Entry
from sorbnames.orthography import carry_case, key, plain
from sorbnames.reading import TextReading
from sorbnames.rules import RULES


@cache
def _line() -> re.Pattern[str]:
    blank = r"[ \t\u00a0]"
    name = r"[^\W\d_][^\n\r|/\d]{2,60}?"
    number = r"\d{1,4}(?:[ \u00a0]?[a-zA-Z])?(?:[-–/]\d{1,4}[a-zA-Z]?)?"
    return re.compile(
        rf"(?:^|[|·;\n\r]{blank}*|,{blank})(?P<left>{name})(?P<n1>{blank}+{number})?{blank}*/{blank}*"
        rf"(?P<right>{name}){blank}+(?P<n2>{number})(?=[\s,;|·]|$)"
    )


_STREET_WORDS = re.compile(
    r"(?:stra(?:ß|ss)e|str\.|platz|pl\.|weg|allee|chaussee|damm|gasse|ring|markt|ufer)$|^(?:am|an|auf|im|in|zur|zum|unter)\s",
    re.IGNORECASE,
)


def streets(text: TextReading) -> Iterator[Finding]:
    """Findings on the Sorbian half of bilingual street lines."""
    for match in _lines(text.text):
        halves = [(match.start(side), match.end(side), match[side]) for side in ("left", "right")]
        known = [_streets_named(text, half[2], language) for half, language in zip(halves, ("de", "dsb"), strict=True)]
        turned = [_streets_named(text, half[2], language) for half, language in zip(halves, ("dsb", "de"), strict=True)]
        if (turned[1] and not known[0]) or (turned[0] and not known[1] and not _STREET_WORDS.search(halves[0][2])):
            (german, german_streets), sorbian = (halves[1], turned[1]), halves[0]
        else:
            (german, german_streets), sorbian = (halves[0], known[0]), halves[1]
        finding = _check(text, german, german_streets, sorbian)
        if finding:
            yield finding


def _lines(text: str) -> Iterator[re.Match[str]]:
    """Bilingual street lines; only lines with a slash are looked at closely."""
    slash = text.find("/")
    while slash >= 0:
        start, end = text.rfind("\n", 0, slash), text.find("\n", slash)
        end = end if end >= 0 else len(text)
        yield from _line().finditer(text, max(start, 0), end)
        slash = text.find("/", end)


def _streets_named(text: TextReading, name: str, language: str) -> list[Entry]:
    return [
        named.entry
        for named in text.gazetteer.by_key(key(_written_out(name)))
        if named.entry.kind == "strasse" and named.name.language == language
    ]


def _written_out(name: str) -> str:
    return re.sub(r"(?<=[sS])tr\.?$", "traße", plain(name).strip())


def _check(
    text: TextReading, german: tuple[int, int, str], streets_here: list[Entry], sorbian: tuple[int, int, str]
) -> Finding | None:
    start, end, surface = sorbian
    if not streets_here and not _STREET_WORDS.search(german[2].strip()):
        return None
    if _names_a_place(text, german) or _names_a_place(text, sorbian):
        return None
    attested = [
        (name.text, street.id)
        for street in streets_here
        for name in street.names
        if name.language == "dsb" and name.is_right
    ]
    if any(_same(surface, name) for name, _ in attested):
        return None
    near = sorted((spelling_distance(surface, name), name, street) for name, street in attested)
    if near and near[0][0] <= 1.0 and (len(near) == 1 or near[1][0] - near[0][0] > 0.3 or near[1][2] == near[0][2]):
        _, name, street = near[0]
        right = carry_case(surface, name)
        return _finding(start, end, surface, right, street, Edit(start, end, right), german[2])
    suggestion = attested[0][0] if attested else ""
    return _finding(start, end, surface, suggestion, attested[0][1] if attested else "", None, german[2])


def _same(surface: str, name: str) -> bool:
    return plain(surface).lower() == plain(name).lower()


def _names_a_place(text: TextReading, half: tuple[int, int, str]) -> bool:
    return any(half[0] <= reading.start and reading.end <= half[1] for reading in text.readings if reading.partner)


def _finding(start: int, end: int, found: str, right: str, street: str, edit: Edit | None, german: str) -> Finding:
    message = "rules.SN302" if edit else "rules.SN302_unknown" if not right else "rules.SN302_other"
    return Finding(
        "SN302",
        RULES["SN302"].severity,
        start,
        end,
        found,
        right,
        street,
        edit,
        message,
        (("found", found), ("right", right), ("german", german.strip())),
    )
