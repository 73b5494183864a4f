"""Misspelt names that only their company gives away: the partner of a known name, or the place behind a postal code.

Nowhere else is a text searched for names by mere likeness: a German word one letter away from a name is no mistake.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from string import ascii_uppercase

from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES, Entry, Name
from sorbnames.nearest import WORD, Near, Wanted, nearest
from sorbnames.orthography import key
from sorbnames.resolution import Hit
from sorbnames.spans import places_of

_SORBIAN_FIRST = frozenset({"de", "dsb"})

#: Words between the two names of a pair: Stadt Cottbus, Město Chóśebuz; Cottbus, sorbisch Chóśebuz.
_LANGUAGES = ("niedersorbisch", "sorbisch", "wendisch", "dolnoserbski", "Niedersorbisch", "Sorbisch", "Wendisch")
_GENERIC_WORDS = (
    *("Město", "město", "Wokrejs", "wokrejs", "Gmejna", "gmejna", "Wjas", "wjas", "amt", "Amt", "Stadt"),
    *("Gemeinde", "Landkreis"),
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    blank = r"[ \t\u00a0\u202f]"
    run = rf"{WORD}(?:(?:[-‐‑]|{blank}|{blank}?\(|/|\.{blank}?)(?:\r?\n)?{WORD}){{0,4}}"
    plz = rf"(?:(?:[A-Z]{{1,2}}[-–])?(?P<plz>\d{{5}}){blank}+)?"
    cue = r"(?P<cue>Landkreis(?:es|e)?|Wokrejs|wokrejs[au]?|LK|Amt(?:es)?|amta?)"
    generic = rf"(?:(?:(?:auf{blank})?(?:{'|'.join(_LANGUAGES)}):?|{'|'.join(_GENERIC_WORDS)})\s+)?"
    join = rf"(?://?|[\[(]|,{blank}(?=(?:auf{blank})?(?:{'|'.join(_LANGUAGES)}))|{blank}[-–—·•|]{blank}|\||[;\t]|{blank}{{2,}}|[.…_]{{3,}})"
    return {
        "behind": re.compile(rf"{blank}*(?:{join}|\r?\n(?=(?:[A-Z]-)?\d{{5}}{blank}))\s*{generic}{plz}(?P<run>{run})"),
        "in front": re.compile(rf"(?<!\w)(?P<run>{run})\)?(?P<join>{blank}*{join}\s*{generic}{plz})$"),
        "broken": re.compile(rf"(?P<first>{WORD}){blank}(?P<second>[^\W\d_A-ZÄÖÜ]\w*)(?![\w-])"),
        "broken at end": re.compile(rf"(?<![\w-])(?P<first>{WORD}){blank}(?P<second>[^\W\d_A-ZÄÖÜ]\w*)$"),
        "plz": re.compile(rf"(?P<plz>\d{{5}})(?:{blank}{{1,3}}|{blank}?[;|]{blank}?)(?P<run>{run})"),
        "cue": re.compile(rf"{cue}(?:{blank}|\r?\n){{1,3}}(?P<run>{run})"),
        "part": re.compile(rf"(?:,|{blank}[-–/])?\s{{1,3}}\(?(?P<cue>OT|Ortsteil){blank}{{1,2}}(?P<run>{run})"),
    }


def near_partners(
    gazetteer: Gazetteer, text: str, start: int, end: int, entries: Sequence[Entry], language: str, slack: float = 0.0
) -> Near | None:
    """A misspelt partner beside the name at ``start``–``end``, which is in ``language``.

    ``slack`` allows that many errors more than count as the same name: for misses to be reported, never corrected.
    """
    behind = _patterns()["behind"].match(text, end) if _may_precede_a_partner(text, end) else None
    window = start - _WINDOW if start > _WINDOW else 0
    before = text[window:start]
    follows = _may_follow_a_partner(before)
    if not behind and not follows:
        return None
    names = [
        (entry, name)
        for entry in entries
        if entry.kind not in ("institution", "term", "strasse")
        for name in entry.names
        if name.language != language
        and (name.language in _SORBIAN_FIRST or (name.language == "hsb" and not gazetteer.in_lower_lusatia(entry)))
        and name.is_right
        and name.role != "derived"
    ]
    if not names:
        return None
    if broken := _broken_partner(text, behind, before if follows else "", window, names):
        return broken
    partners = Wanted(names, slack=slack)
    if behind:
        found = nearest(gazetteer, text, behind.start("run"), behind.end("run"), partners, at_end=False)
        opened = text[end : behind.start("run")].strip()[:1]
        if found and (opened not in ("(", "[") or text[found.end : found.end + 2].strip()[:1] in (")", "]")):
            return found
    front = _patterns()["in front"].search(before) if follows else None
    if front and front["join"].strip()[:1] in ("(", "[") and _goes_on(text, end):
        return None  # Crossen (Krosno Odrzańskie): the bracket holds another name.
    if front:
        return nearest(gazetteer, text, window + front.start("run"), window + front.end("run"), partners, at_end=True)
    return None


def _goes_on(text: str, end: int) -> bool:
    """Whether the name goes on with a further one."""
    return text[end : end + 1] in _BLANKS and text[end + 1 : end + 2].isupper()


def _broken_partner(
    text: str, behind: re.Match[str] | None, before: str, window: int, names: Sequence[tuple[Entry, Name]]
) -> Near | None:
    """A partner of one word that a stray blank has broken in two: Briesen/Brja zyna, Guh row/Góry."""
    pieces = [_patterns()["broken"].match(text, behind.start("run"))] if behind else []
    if before and (front := _patterns()["in front"].search(before)):
        end = window + front.end("run")
        pieces.append(_patterns()["broken at end"].search(text, max(window, end - _WINDOW), end))
    for match in filter(None, pieces):
        whole = key(match["first"] + match["second"])
        for entry, name in names:
            if name.role in CITATION_ROLES and key(name.text) == whole and " " not in name.text:
                hit = Hit(entry, name.text, name.language, name.role, name.strength, "fuzzy", "", 1.0)
                return Near(match.start("first"), match.end("second"), hit, "partner")
    return None


#: How far in front of a name its partner is looked for.
_WINDOW = 80

_DASHES = frozenset("–—-·•")
_DOTS = frozenset(".…_")
_CLOSE_JOINTS = frozenset("/[(|;\t\r\n")
_FREE_JOINTS = _DASHES | _CLOSE_JOINTS | _DOTS
_BLANKS = frozenset(" \t\u00a0\u202f")


def _may_precede_a_partner(text: str, end: int) -> bool:
    """A quick look whether anything that joins a pair stands behind, before the thorough one."""
    sign, then = text[end : end + 1], text[end + 1 : end + 2]
    if sign in _CLOSE_JOINTS:
        return True
    if sign == ",":
        # Calau, niedersorbisch Kalawa; most commas go before something else.
        return then in _BLANKS and text.startswith(_TELLING, end + 2)
    if sign in _BLANKS:
        return then in _BLANKS or then in _FREE_JOINTS
    return sign in _DOTS and then in _DOTS


def _may_follow_a_partner(before: str) -> bool:
    """A quick look whether anything that joins a pair stands in front, before the thorough one."""
    stripped = before.rstrip()
    if stripped != before:
        gap = before[len(stripped) :].replace("\n", "").replace("\r", "")
        if "\t" in gap or len(gap) > 1:
            return True
    last = stripped[-1:]
    if last in _DOTS:
        return stripped[-2:-1] in _DOTS
    if last in _DASHES:
        return before != stripped and stripped[-2:-1] in _BLANKS
    if last.isdigit():
        # A postal code may stand between, perhaps of a country (D-03046); then what is before it counts.
        code, rest = stripped[-5:], stripped[:-5]
        if rest.endswith(("-", "–")):
            rest = rest[:-1].rstrip(ascii_uppercase)
        if before == stripped or len(code) < 5 or not code.isdigit():
            return False
        return len(rest) - len(rest.rstrip()) > 1 or _may_follow_a_partner(rest)
    return last in _CLOSE_JOINTS or (last in _LAST_LETTERS and stripped.endswith(_WORDS_BETWEEN))


#: A word for the language may end with a colon.
_WORDS_BETWEEN = (*_LANGUAGES, *(f"{language}:" for language in _LANGUAGES), *_GENERIC_WORDS)
_TELLING = ("auf ", "auf\u00a0", *_LANGUAGES)
_LAST_LETTERS = frozenset(word[-1] for word in _WORDS_BETWEEN)


def near_codes(gazetteer: Gazetteer, text: str, known: Container[int]) -> Iterator[Near]:
    """Misspelt names of municipalities directly behind one of their postal codes.

    ``known`` holds the places in the text where a name was recognised already.
    """
    codes = gazetteer.postal_codes
    reached = 0
    places = sorted(place for opening in {code[:2] for code in codes} for place in places_of(text, opening))
    for place in places:
        if place < reached or text[place : place + 5] not in codes or text[place - 1 : place] in _JOINED_TO_CODES:
            continue
        match = _patterns()["plz"].match(text, place)
        if match is None:
            continue
        reached = match.end()
        if match.start("run") in known:
            continue
        towns = _town_names(gazetteer, match["plz"])
        found = nearest(gazetteer, text, match.start("run"), match.end("run"), towns, at_end=False)
        if found:
            yield Near(found.start, found.end, found.hit, f"PLZ {match['plz']}")


@lru_cache(maxsize=256)
def _town_names(gazetteer: Gazetteer, plz: str) -> Wanted:
    towns = (entry for entry in gazetteer.by_plz(plz) if entry.kind in ("stadt", "kreisfreie_stadt", "gemeinde"))
    return Wanted(_names_of(towns), factor=0.5)


def _names_of(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Name]]:
    """The German and Lower Sorbian names of the entries that are right today."""
    for entry in entries:
        for name in entry.names:
            if name.role in CITATION_ROLES and name.language in _SORBIAN_FIRST:
                yield entry, name


_JOINED_TO_CODES = frozenset("0123456789.,/")


def near_districts(gazetteer: Gazetteer, text: str, known: Container[int]) -> Iterator[Near]:
    """Misspelt names of districts and Ämter behind the word for them: Wokrejs Sprewja-Nysa."""
    reached = 0
    for place in sorted(place for cue in _DISTRICT_CUES for place in places_of(text, cue)):
        if place < reached or text[place - 1 : place].isalnum():
            continue
        match = _patterns()["cue"].match(text, place)
        if match is None:
            continue
        reached = match.end()
        if place in known or match.start("run") in known:
            continue
        kind = "amt" if match["cue"].lower().startswith("amt") else "landkreis"
        names = _district_names(gazetteer, kind)
        found = nearest(gazetteer, text, match.start("run"), match.end("run"), names, at_end=False)
        if found:
            yield Near(found.start, found.end, found.hit, f"cue {match['cue']}")


#: How the words of the pattern ``cue`` begin.
_DISTRICT_CUES = ("Landkreis", "Wokrejs", "wokrejs", "LK", "Amt", "amt")


@lru_cache(maxsize=4)
def _district_names(gazetteer: Gazetteer, kind: str) -> Wanted:
    named = _names_of(gazetteer.of_kind(kind))
    return Wanted(((entry, name) for entry, name in named if name.role != "full" and len(name.text) > 5), factor=0.6)


def near_localities(
    gazetteer: Gazetteer, text: str, places: Iterable[tuple[int, Entry]], known: Container[int]
) -> Iterator[Near]:
    """Misspelt names of a municipality's parts behind its name and ``OT``: 03099 Kolkwitz OT Brotkowitz.

    ``places`` holds where the municipalities' names end; ``known`` as for :func:`near_codes`.
    """
    for end, municipality in places:
        # Mostly something else stands there, which a look at a few characters shows.
        match = _patterns()["part"].match(text, end) if "O" in text[end : end + 6] else None
        if match is None or match.start("run") in known:
            continue
        names = _locality_names(gazetteer, municipality.id)
        found = nearest(gazetteer, text, match.start("run"), match.end("run"), names, at_end=False)
        if found:
            yield Near(found.start, found.end, found.hit, f"cue {match['cue']}")


@lru_cache(maxsize=256)
def _locality_names(gazetteer: Gazetteer, municipality: str) -> Wanted:
    return Wanted(_names_of(gazetteer.within(municipality, "ortsteil", "gemeindeteil")), factor=0.5)
