"""A street line: one name or two, one a language, with the house number behind either or both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sorbnames.address.parts import StreetHalf, StreetName, StreetPart
from sorbnames.address.streetindex import find_streets
from sorbnames.address.streetnames import ELSEWHERE, STREET_TYPES, StreetHit, Where, mended, near_partner
from sorbnames.address.vocabulary import Vocabulary
from sorbnames.dates import MONTHS
from sorbnames.gazetteer import Gazetteer
from sorbnames.orthography import fold

_SORBIAN_ONLY = frozenset("čćěłńŕšśžźČĆĚŁŃŔŠŚŽŹ")
_MOST_WORDS = 7
_ANYWHERE = Where()

_BLANK = r"[ \t\u00a0\u202f]"

#: A house number: 28, 28a, 28 a, 12–14, 5/7, 11 a-c, 12 und 14, Nr. 3, 7 ½.
HOUSE_NUMBER = (
    rf"(?:(?:(?:Haus-?{_BLANK}?)?Nr\.?|№){_BLANK}?)?(?<![\d.,])\d{{1,4}}(?!\d)(?:{_BLANK}?(?:[a-zA-Z](?![\w.])|½|¼|[13]/[24](?!\d)))?"
    rf"(?:{_BLANK}?(?:[-–/+&]|und|u\.|bis){_BLANK}?(?:\d{{1,4}}(?!\d)(?:{_BLANK}?[a-zA-Z](?!\w))?|[a-zA-Z](?!\w)))*"
)
_FLOOR = r"(?:\d{1,2}|I{1,3}|IV|V)\.\s?(?:OG|Etage|Stock)|EG|OG|UG|DG|HH|VH|Hinterhaus|Vorderhaus"
_ADDITION = (
    rf"(?:(?:Haus|Hs\.|Aufgang|Eingang|Gebäude|Block|Halle|Tor|Whg\.|App\.){_BLANK}?(?:Nr\.{_BLANK}?)?[0-9A-Z]{{1,3}}(?!\w)"
    rf"|{_FLOOR})"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    numbered = (
        rf"(?P<number>{HOUSE_NUMBER}(?:,?{_BLANK}(?:{_ADDITION}|\({_ADDITION}\)))*|Haus{_BLANK}\d{{1,3}}[a-zA-Z]?)"
    )
    return {
        # Also Str895 and Neumarkt7, without a blank.
        "half": re.compile(
            rf"(?P<name>\S.*?),?(?:{_BLANK}+|(?:(?<=str)|(?<=Str)|(?<=\.)|(?<=[a-zäöüß]{{4}}))(?=\d)){numbered}\s*"
        ),
        "bracketed": re.compile(
            rf"(?P<left>[^()\[\]]+?)\s*[\[(](?P<right>[^\W\d_][^()\[\]]*)[\])](?:{_BLANK}+(?P<number>{HOUSE_NUMBER}))?"
        ),
        "split": re.compile(r"\s*/\s*(?=[^\W\d_]|[©®£¦¬])|\s+[–—|·-]\s+(?=[^\W\d_])(?![a-zA-Z]\s*$)|(?:\r\n|\n|\r)\s*"),
        "words": re.compile(r"[^\s\-/.]+"),
        "addition": re.compile(_ADDITION),
        "more": re.compile(rf"{_ADDITION}|{HOUSE_NUMBER}"),
        "ordinal": re.compile(r"\d{1,2}\. ?"),
    }


def is_house_addition(text: str) -> bool:
    """Whether a piece behind a street goes on with its number: Haus 3, 2. OG."""
    return bool(_patterns()["addition"].fullmatch(text))


def continues_number(text: str) -> bool:
    """Whether a piece behind a house number goes on with it: ``14`` of 12, 14, or an addition."""
    return bool(_patterns()["more"].fullmatch(text))


def split_halves(text: str, start: int, end: int) -> tuple[StreetHalf, ...]:
    """The names on a street line with their numbers; more than one only where a separator stands between letters."""
    bracketed = _patterns()["bracketed"].fullmatch(text, start, end)
    if bracketed is not None:
        first = _half(text, bracketed.start("left"), bracketed.end("left"))
        second = _half(text, bracketed.start("right"), bracketed.end("right"))
        if bracketed["number"] and not second.number:
            number_start, number_end = bracketed.span("number")
            second = StreetHalf(second.start, second.end, second.text, bracketed["number"], number_start, number_end)
        return first, second
    begin = start
    halves: list[StreetHalf] = []
    surface = text[start:end]
    for separator in _patterns()["split"].finditer(surface):
        left = start + separator.start()
        if left > begin:
            halves.append(_half(text, begin, left))
            begin = start + separator.end()
    halves.append(_half(text, begin, end))
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
    # 1. Kolonie, 17.-Juni-Straße: the ordinal says nothing.
    name = _patterns()["ordinal"].sub("", mended(name), count=1) if name[:1].isdigit() else mended(name)
    name = name.lstrip("-")
    parts = _patterns()["words"].findall(name)
    if not name or not parts or len(parts) > _MOST_WORDS or any(sign in name for sign in ':@?!="„“'):
        return ""
    folded = [fold(part) for part in parts]
    if len(parts) == 1 and (folded[0] in words.not_streets or len(folded[0]) < 3):
        return ""
    if folded[0] in words.not_streets:
        return ""
    if any(part in words.sorbian_street_words for part in (folded[0], folded[-1])) or (
        folded[0] in words.sorbian_street_beginnings and len(parts) > 1
    ):
        return "strong"
    if folded[-1] in STREET_TYPES and len(parts) > 1:
        return "strong"
    if folded[0] in words.foreign_street_beginnings and len(parts) > 1:
        return "weak"
    if not name[0].isupper():
        return ""
    if folded[-1] in words.german_street_words or (folded[0] in words.german_street_words and len(parts) > 1):
        return "strong"
    if folded[-1].endswith(words.german_street_endings) and not folded[-1].isdigit():
        return "strong"
    if len(parts) > 1 and folded[0] in words.german_street_beginnings:
        return "strong"
    if folded[-1] in _months() or any(part.isdigit() for part in parts):
        return ""
    return "weak" if len(parts) <= 4 else ""


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
    if len(halves) != 2 or not _are_halves(gazetteer, halves, where):
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
    if weak and like == "strong" and _is_plainly_a_street(gazetteer.address_vocabulary, half.text):
        return True
    if not like or not find_streets(gazetteer, half.text, where):
        return False
    return bool(half.number or where.municipality or like == "strong")


def _is_plainly_a_street(words: Vocabulary, name: str) -> bool:
    """Whether a name without a number can be nothing else: Am Markt, Bahnhofstraße; not Lindenhof."""
    folded = [fold(part) for part in _patterns()["words"].findall(name)]
    begins = len(folded) > 1 and folded[0] in words.german_street_beginnings
    return folded[-1].endswith(tuple(STREET_TYPES)) or (begins and len(folded) < 4)


def _are_halves(gazetteer: Gazetteer, halves: Sequence[StreetHalf], where: Where) -> bool:
    """Whether both sides of a sign are streets; beside a known one also what resembles its other name."""
    sure = [_is_half(gazetteer, half) for half in halves]
    if any(sure) and not all(sure):
        found = _with_partner(halves, [find_streets(gazetteer, half.text, where) for half in halves])
        return all(found)
    return all(sure)


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
    alone = len(halves) == 1
    if len(halves) == 2 and bool(found[0]) != bool(found[1]):
        found = _with_partner(halves, found)
    names = [_name(gazetteer, half, hits, where, alone) for half, hits in zip(halves, found, strict=True)]
    if len(names) == 2 and names[0].language == names[1].language:
        names = _tell_apart(names)
    return tuple(names)


def _with_partner(halves: Sequence[StreetHalf], found: Sequence[tuple[StreetHit, ...]]) -> list[tuple[StreetHit, ...]]:
    """One half names its street: the other may be that street's other name, damaged."""
    known = next((hits for hits in found if hits), ())
    if len(known) != 1:
        return list(found)
    language = "dsb" if known[0].name.language == "de" else "de"
    return [
        hits or tuple(filter(None, (near_partner(half.text, known[0].entry, language),)))
        for half, hits in zip(halves, found, strict=True)
    ]


def _name(gazetteer: Gazetteer, half: StreetHalf, hits: Sequence[StreetHit], where: Where, alone: bool) -> StreetName:
    languages = {hit.name.language for hit in hits}
    if where.municipality == ELSEWHERE:
        return StreetName(half, "de")
    language = languages.pop() if len(languages) == 1 else _language(gazetteer.address_vocabulary, half.text)
    hits = [hit for hit in hits if hit.name.language == language]
    if not where.municipality and language == "de" and alone:
        # Every town has a Bahnhofstraße.
        return StreetName(half, language)
    if len(hits) == 1 and (where.municipality or hits[0].tier in ("exact", "folded")):
        return StreetName(half, language, hits[0].entry, hits[0].name, hits[0].tier)
    return StreetName(half, language)


def _language(words: Vocabulary, name: str) -> str:
    folded = [fold(part) for part in _patterns()["words"].findall(name)]
    if any(letter in _SORBIAN_ONLY for letter in name):
        return "dsb"
    if folded[-1].endswith(tuple(STREET_TYPES)) and folded[-1] not in words.sorbian_street_words:
        # Dr.-Muster-Straße: dr. is droga only where no German street word stands.
        return "de"
    if any(part in words.sorbian_street_words for part in (folded[0], folded[-1])):
        return "dsb"
    return "dsb" if folded[0] in words.sorbian_street_beginnings else "de"


def _tell_apart(names: Sequence[StreetName]) -> list[StreetName]:
    """Two names that seem to be of one language: the surer one keeps it."""
    first, second = names
    other = "dsb" if first.language == "de" else "de"
    if second.entry is not None and first.entry is None:
        return [StreetName(first.half, other), second]
    return [first, StreetName(second.half, other)]
