"""A street line: one name or two, one a language, with the house number behind either or both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sorbnames.address.parts import StreetHalf, StreetName, StreetPart
from sorbnames.address.streetnames import StreetHit, Where, find_streets
from sorbnames.address.vocabulary import Vocabulary
from sorbnames.dates import MONTHS
from sorbnames.gazetteer import Gazetteer
from sorbnames.orthography import fold

_SORBIAN_ONLY = frozenset("čćěłńŕšśžźČĆĚŁŃŔŠŚŽŹ")
_MOST_WORDS = 7
_ANYWHERE = Where()

#: A house number: 28, 28a, 28 a, 12–14, 5/7, 11 a-c, Nr. 3, 28, Haus 3.
HOUSE_NUMBER = (
    r"(?:(?:Nr\.?|№)\s?)?(?<![\d.,])\d{1,4}(?!\d)(?:[ \u00a0]?[a-zA-Z](?![\w.]))?"
    r"(?:[ \u00a0]?[-–/+&][ \u00a0]?(?:\d{1,4}(?!\d)(?:[ \u00a0]?[a-zA-Z](?!\w))?|[a-zA-Z](?!\w)))*"
)
_ADDITION = r"(?:Haus|Hs\.|Aufgang|Eingang|Gebäude|Hinterhaus|Block|Whg\.|App\.)(?:[ \u00a0][0-9A-Z]{1,3}(?!\w))?"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    numbered = rf"(?P<number>{HOUSE_NUMBER}(?:,?[ \u00a0]{_ADDITION})?|Haus[ \u00a0]\d{{1,3}}[a-zA-Z]?)"
    return {
        "half": re.compile(rf"(?P<name>\S.*?),?[ \t\u00a0\u202f]+{numbered}\s*"),
        "split": re.compile(
            r"\s*/\s*(?=[^\W\d_])|\s+[–—|·-]\s+(?=[^\W\d_])|\s*[\[(](?=[^\W\d_][^\])]*[\])]$)|(?:\r\n|\n|\r)\s*"
        ),
        "words": re.compile(r"[^\s\-/.]+"),
        "addition": re.compile(rf"{_ADDITION}|\d\. (?:OG|Etage|Stock)|EG|Hinterhaus"),
        "number only": re.compile(rf"(?:{HOUSE_NUMBER})$"),
    }


def is_house_addition(text: str) -> bool:
    """Whether a piece behind a street goes on with its number: Haus 3, 2. OG."""
    return bool(_patterns()["addition"].fullmatch(text))


def split_halves(text: str, start: int, end: int) -> tuple[StreetHalf, ...]:
    """The names on a street line with their numbers; more than one only where a separator stands between letters."""
    begin = start
    halves: list[StreetHalf] = []
    surface = text[start:end]
    for separator in _patterns()["split"].finditer(surface):
        left = start + separator.start()
        if left > begin:
            halves.append(_half(text, begin, left))
            begin = start + separator.end()
    halves.append(_half(text, begin, end - 1 if len(halves) and text[end - 1] in ")]" else end))
    return tuple(halves)


def _half(text: str, start: int, end: int) -> StreetHalf:
    while end > start and text[end - 1].isspace():
        end -= 1
    found = _patterns()["half"].fullmatch(text, start, end)
    if found is None:
        return StreetHalf(start, end, text[start:end])
    return StreetHalf(
        start, found.end("name"), found["name"], found["number"], found.start("number"), found.end("number")
    )


def likeness(words: Vocabulary, name: str) -> str:
    """How much a name looks like a street's: ``strong`` by its words, ``weak`` by its capitals, or not at all."""
    parts = _patterns()["words"].findall(name)
    if not parts or len(parts) > _MOST_WORDS or any(sign in name for sign in ':@?!="„“'):
        return ""
    folded = [fold(part) for part in parts]
    if len(parts) == 1 and (folded[0] in words.not_streets or len(folded[0]) < 3):
        return ""
    if folded[0] in words.not_streets or folded[-1] in _months():
        return ""
    if any(part in words.sorbian_street_words for part in (folded[0], folded[-1])) or (
        folded[0] in words.sorbian_street_beginnings and len(parts) > 1
    ):
        return "strong"
    if not name[0].isupper():
        return ""
    if folded[-1] in words.german_street_words or (folded[0] in words.german_street_words and len(parts) > 1):
        return "strong"
    if folded[-1].endswith(words.german_street_endings) and not folded[-1].isdigit():
        return "strong"
    if len(parts) > 1 and folded[0] in words.german_street_beginnings:
        return "strong"
    return "weak" if len(parts) <= 4 and not any(part.isdigit() for part in parts) else ""


@cache
def _months() -> frozenset[str]:
    return frozenset(fold(month) for pair in MONTHS for month in pair)


def read_street(
    gazetteer: Gazetteer, text: str, start: int, end: int, where: Where = _ANYWHERE, weak: bool = False
) -> StreetPart | None:
    """The street line between two offsets, or None where none stands there.

    ``where`` is where its names are looked for. ``weak`` takes a line that only has a number behind capitalised
    words, as may be read right above a place.
    """
    if end - start > 160:
        return None
    halves = split_halves(text, start, end)
    if len(halves) != 2 or not all(_is_half(gazetteer, half) for half in halves):
        halves = (_half(text, start, end),)
    if len(halves) == 1:
        is_street = _is_alone(gazetteer, halves[0], where, weak)
    else:
        numbered = any(half.number for half in halves)
        is_street = numbered or all(find_streets(gazetteer, half.text, where) for half in halves)
    return StreetPart(start, end, name_halves(gazetteer, halves, where)) if is_street else None


def _is_alone(gazetteer: Gazetteer, half: StreetHalf, where: Where, weak: bool) -> bool:
    """Whether one name is a street: by its words and a number, or because the municipality has it."""
    like = likeness(gazetteer.address_vocabulary, half.text)
    if half.number and (like == "strong" or (like == "weak" and weak)):
        return True
    if not like or not find_streets(gazetteer, half.text, where):
        return False
    return bool(half.number or where.municipality or like == "strong")


def _is_half(gazetteer: Gazetteer, half: StreetHalf) -> bool:
    """Whether a half may be a street by itself: by its words, because it is known, or by capitals and a number."""
    if gazetteer.by_plz(half.text[:5]):
        return False
    like = likeness(gazetteer.address_vocabulary, half.text)
    return like == "strong" or bool(find_streets(gazetteer, half.text)) or (like == "weak" and bool(half.number))


def name_halves(gazetteer: Gazetteer, halves: Sequence[StreetHalf], where: Where = _ANYWHERE) -> tuple[StreetName, ...]:
    """Find out which street each half names, and in which language; two halves that agree explain each other."""
    found = [find_streets(gazetteer, half.text, where) for half in halves]
    if len(halves) == 2:
        shared = {hit.entry.id for hit in found[0]} & {hit.entry.id for hit in found[1]}
        if shared:
            found = [tuple(hit for hit in hits if hit.entry.id in shared) for hits in found]
    names = [_name(gazetteer, half, hits, where) for half, hits in zip(halves, found, strict=True)]
    if len(names) == 2 and names[0].language == names[1].language:
        names = _tell_apart(names)
    return tuple(names)


def _name(gazetteer: Gazetteer, half: StreetHalf, hits: Sequence[StreetHit], where: Where) -> StreetName:
    languages = {hit.name.language for hit in hits}
    language = languages.pop() if len(languages) == 1 else _language(gazetteer.address_vocabulary, half.text)
    hits = [hit for hit in hits if hit.name.language == language]
    if len(hits) == 1 and (where.municipality or hits[0].tier in ("exact", "folded")):
        return StreetName(half, language, hits[0].entry, hits[0].name, hits[0].tier)
    return StreetName(half, language)


def _language(words: Vocabulary, name: str) -> str:
    folded = [fold(part) for part in _patterns()["words"].findall(name)]
    if any(letter in _SORBIAN_ONLY for letter in name):
        return "dsb"
    if any(part in words.sorbian_street_words and part != "park" for part in (folded[0], folded[-1])):
        return "dsb"
    return "dsb" if folded[0] in words.sorbian_street_beginnings else "de"


def _tell_apart(names: Sequence[StreetName]) -> list[StreetName]:
    """Two names that seem to be of one language: the surer one keeps it."""
    first, second = names
    other = "dsb" if first.language == "de" else "de"
    if second.entry is not None and first.entry is None:
        return [StreetName(first.half, other), second]
    return [first, StreetName(second.half, other)]
