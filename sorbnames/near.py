"""Misspelt names that only their company gives away: the partner of a known name, or the place behind a postal code.

Nowhere else is a text searched for names by mere likeness: a German word one letter away from a name is no mistake.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from sorbnames.distance import spelling_distance
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES, Entry, Name
from sorbnames.orthography import fold, key, plain
from sorbnames.resolution import Hit
from sorbnames.spans import places_of
from sorbnames.wording import name_words

#: Endings that Lower Sorbian names take in the cases; a form that differs only so is no misspelling.
_CASE_ENDINGS = [
    "a",
    "aju",
    "am",
    "ami",
    "ach",
    "e",
    "eje",
    "ej",
    "eju",
    "em",
    "emu",
    "ego",
    "i",
    "iju",
    "ich",
    "im",
    "imi",
    "o",
    "oju",
    "om",
    "ow",
    "owje",
    "owu",
    "u",
    "y",
    "ych",
    "ym",
    "ymi",
    "je",
    "ju",
    "ja",
    "jeju",
]

_PREPOSITIONS = frozenset(
    ["w", "we", "z", "ze", "do", "k", "ku", "na", "pla", "pśi", "pó", "pód", "nad", "wót", "mjazy"]
)

_SORBIAN_FIRST = frozenset({"de", "dsb"})

#: Words between the two names of a pair: Stadt Cottbus, Město Chóśebuz; Cottbus, sorbisch Chóśebuz.
_LANGUAGES = ("niedersorbisch", "sorbisch", "wendisch", "dolnoserbski")
_GENERIC_WORDS = (
    *("Město", "město", "Wokrejs", "wokrejs", "Gmejna", "gmejna", "Wjas", "wjas", "amt", "Amt", "Stadt"),
    *("Gemeinde", "Landkreis"),
)


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch that is nearly a name: its span, the hit it nearly is, and what gave it away."""

    start: int
    end: int
    hit: Hit
    evidence: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    blank = r"[ \t\u00a0\u202f]"
    word = r"[^\W\d_][\w\u0300-\u036f\u00ad?\ufffd¶]*"
    run = rf"{word}(?:(?:[-‐‑]|{blank}|{blank}?\(|/|\.{blank}?)(?:\r?\n)?{word}){{0,3}}"
    plz = rf"(?:(?:[A-Z]{{1,2}}[-–])?(?P<plz>\d{{5}}){blank}+)?"
    cue = r"(?P<cue>Landkreis(?:es|e)?|Wokrejs|wokrejs[au]?|LK|Amt(?:es)?|amta?)"
    generic = rf"(?:(?:(?:{'|'.join(_LANGUAGES)}):?|{'|'.join(_GENERIC_WORDS)})\s+)?"
    join = rf"(?:/|[\[(]|{blank}[-–—·•|]{blank}|\||[;\t]|{blank}{{2,}}|[.…_]{{3,}})"
    return {
        "behind": re.compile(rf"{blank}*(?:{join}|\r?\n(?=(?:[A-Z]-)?\d{{5}}{blank}))\s*{generic}{plz}(?P<run>{run})"),
        "in front": re.compile(rf"(?<!\w)(?P<run>{run})\)?(?P<join>{blank}*{join}\s*{generic}{plz})$"),
        "plz": re.compile(rf"(?P<plz>\d{{5}})(?:{blank}{{1,3}}|{blank}?[;|]{blank}?)(?P<run>{run})"),
        "cue": re.compile(rf"{cue}(?:{blank}|\r?\n){{1,3}}(?P<run>{run})"),
        "word": re.compile(word),
    }


def partner_allowance(length: int) -> float:
    """Errors allowed in a name of that many letters when its partner stands beside it."""
    if length < 4:
        return 0.6
    if length < 6:
        return 1.0
    return 2.0 if length < 9 else 3.0


def near_partners(
    gazetteer: Gazetteer, text: str, start: int, end: int, entries: Sequence[Entry], language: str, slack: float = 0.0
) -> Near | None:
    """A misspelt partner beside the name at ``start``–``end``, which is in ``language``.

    ``slack`` allows that many errors more than count as the same name: for misses to be reported, never corrected.
    """
    behind = _patterns()["behind"].match(text, end) if _may_precede_a_partner(text, end) else None
    window = max(0, start - 80)
    before = text[window:start]
    follows = _may_follow_a_partner(before)
    if not behind and not follows:
        return None
    wanted = [
        (entry, name)
        for entry in entries
        if entry.kind not in ("institution", "term", "strasse")
        for name in entry.names
        if name.language != language and name.language in _SORBIAN_FIRST and name.is_right and name.role != "derived"
    ]
    if not wanted:
        return None
    if behind:
        found = _nearest(gazetteer, text, behind.start("run"), behind.end("run"), wanted, at_end=False, slack=slack)
        opened = text[end : behind.start("run")].strip()[:1]
        if found and (opened not in ("(", "[") or text[found.end : found.end + 2].strip()[:1] in (")", "]")):
            return found
    front = _patterns()["in front"].search(before) if follows else None
    if front:
        return _nearest(
            gazetteer, text, window + front.start("run"), window + front.end("run"), wanted, at_end=True, slack=slack
        )
    return None


_JOINTS = frozenset("/[(|–—-·•;\t.…_")
_DOTS = frozenset(".…_")
_CLOSE_JOINTS = frozenset("/[(|;\t\r\n")
_FREE_JOINTS = frozenset("–—-·•") | _CLOSE_JOINTS | _DOTS
_BLANKS = frozenset(" \t\u00a0\u202f")


def _may_precede_a_partner(text: str, end: int) -> bool:
    """A quick look whether anything that joins a pair stands behind, before the thorough one."""
    sign, then = text[end : end + 1], text[end + 1 : end + 2]
    if sign in _CLOSE_JOINTS:
        return True
    if sign in _BLANKS:
        return then in _BLANKS or then in _FREE_JOINTS
    return sign in _DOTS and then in _DOTS


def _may_follow_a_partner(before: str) -> bool:
    """A quick look whether anything that joins a pair stands in front, before the thorough one."""
    stripped = before.rstrip()
    last = stripped[-1:]
    if last in _JOINTS or last.isdigit() or last == ":" or before.endswith(("  ", "\t")):
        return True
    return last in _LAST_LETTERS and stripped.endswith((*_LANGUAGES, *_GENERIC_WORDS))


_LAST_LETTERS = frozenset(word[-1] for word in (*_LANGUAGES, *_GENERIC_WORDS))


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
        wanted = [
            (entry, name)
            for entry in gazetteer.by_plz(match["plz"])
            if entry.kind in ("stadt", "kreisfreie_stadt", "gemeinde")
            for name in entry.names
            if name.role in CITATION_ROLES and name.language in _SORBIAN_FIRST
        ]
        found = _nearest(gazetteer, text, match.start("run"), match.end("run"), wanted, at_end=False, factor=0.5)
        if found:
            yield Near(found.start, found.end, found.hit, f"PLZ {match['plz']}")


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
        found = _nearest(
            gazetteer,
            text,
            match.start("run"),
            match.end("run"),
            _district_names(gazetteer, kind),
            at_end=False,
            factor=0.6,
        )
        if found:
            yield Near(found.start, found.end, found.hit, f"cue {match['cue']}")


#: How the words of the pattern ``cue`` begin.
_DISTRICT_CUES = ("Landkreis", "Wokrejs", "wokrejs", "LK", "Amt", "amt")


@lru_cache(maxsize=16)
def _district_names(gazetteer: Gazetteer, kind: str) -> tuple[tuple[Entry, Name], ...]:
    return tuple(
        (entry, name)
        for entry in gazetteer.of_kind(kind)
        for name in entry.names
        if name.role in CITATION_ROLES
        and name.role != "full"
        and name.language in _SORBIAN_FIRST
        and len(name.text) > 5
    )


class _Stretch(NamedTuple):
    """Some words of a text that may be a misspelt name."""

    start: int
    end: int
    spelling: str
    key: str


def _nearest(
    gazetteer: Gazetteer,
    text: str,
    start: int,
    end: int,
    wanted: Sequence[tuple[Entry, Name]],
    at_end: bool,
    factor: float = 1.0,
    slack: float = 0.0,
) -> Near | None:
    """The name that the first (or last) words of a stretch are nearest to, within the allowance."""
    words = list(_patterns()["word"].finditer(text, start, end))
    stretches: dict[int, _Stretch | None] = {}
    best: Near | None = None
    for entry, name in wanted:
        count = len(name_words(name.text)[0])
        for number in {count, 1}:
            if number > len(words):
                continue
            if number not in stretches:
                stretches[number] = _stretch(gazetteer, text, words[-number:] if at_end else words[:number])
            stretch = stretches[number]
            allowed = partner_allowance(len(_name_key(name.text)))
            if factor != 1.0:
                allowed = max(1.0, allowed * factor)
            # Two words written as one must otherwise be right.
            allowed = min(allowed, 1.0) if number != count else allowed + slack
            hit = _compare(stretch, entry, name, allowed, _is_bent(text, stretch.start)) if stretch else None
            if stretch and hit and (best is None or hit.distance < best.hit.distance):
                best = Near(stretch.start, stretch.end, hit, "partner")
    return best


def _stretch(gazetteer: Gazetteer, text: str, words: list[re.Match[str]]) -> _Stretch | None:
    """The words as one stretch, unless they are a right name, a place elsewhere, or begin small."""
    left, right = words[0].start(), words[-1].end()
    if "(" in text[left:right] and text[right : right + 1] == ")":
        right += 1
    spelling = plain(text[left:right])
    spelling_key = key(spelling)
    if not spelling[0].isupper() or gazetteer.is_elsewhere(spelling_key):
        return None
    if any(named.name.is_right or named.name.text == spelling for named in gazetteer.by_key(spelling_key)):
        return None
    return _Stretch(left, right, spelling, spelling_key)


def _is_bent(text: str, start: int) -> bool:
    """Whether a Lower Sorbian preposition stands in front."""
    words = text[max(0, start - 8) : start].split()
    return bool(words) and text[start - 1 : start] == " " and words[-1].lower() in _PREPOSITIONS


@lru_cache(maxsize=20_000)
def _name_key(text: str) -> str:
    return key(text)


def _compare(stretch: _Stretch, entry: Entry, name: Name, allowed: float, bent: bool) -> Hit | None:
    from rapidfuzz.distance import OSA

    # Two letters read as one (rn for m) count two here and half a one below.
    most = int(allowed) + 2
    if OSA.distance(stretch.key, _name_key(name.text), score_cutoff=most) > most:
        return None
    # Behind a Lower Sorbian preposition a case form is likelier than the nominative, elsewhere the other way round.
    distance = spelling_distance(stretch.spelling, name.text) + (0.3 if (name.role == "inflected") != bent else 0.0)
    if distance > allowed or (name.language == "dsb" and is_case_form(stretch.spelling, name.text)):
        return None
    return Hit(entry, name.text, name.language, name.role, name.strength, "fuzzy", "", distance)


def is_case_form(spelling: str, name: str) -> bool:
    """Whether the spelling is the name with another ending of the kind that cases make: Chóśebuza, Bórkowach."""
    stems = [name] if name[-1] not in "aeiouyěó" else [name[:-1]]
    if name[-1] in "ńśźć":
        stems.append(name[:-1] + fold(name[-1]) + "j")
    if name.endswith(("jo", "ja", "je")):
        stems.append(name[:-2] + "i")
    return any(
        spelling.startswith(stem) and spelling != name and fold(spelling[len(stem) :]) in _CASE_ENDINGS
        for stem in stems
    ) or (name.endswith("e") and spelling == name[:-1])
