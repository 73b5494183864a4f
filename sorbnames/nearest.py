"""How near the words of a text are to a name that is expected there: the measure for misspelt names.

Case forms of a name are no misspellings of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from sorbnames.distance import spelling_distance
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES, Entry, Name
from sorbnames.orthography import fold, key, plain, word_key
from sorbnames.resolution import Hit
from sorbnames.wording import name_words

#: The pattern of one word of a misspelt name.
WORD = r"[^\W\d_][\w\u0300-\u036f\u00ad?\ufffd¶]*"

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

#: What is counted against a name in the other case than the one that is expected.
_OTHER_CASE = 0.6

#: Of two names that differ by no more in their distance neither is nearer.
_TOO_CLOSE = 0.5

_PREPOSITIONS = frozenset(
    ["w", "we", "z", "ze", "do", "k", "ku", "na", "pla", "pśi", "pó", "pód", "nad", "wót", "mjazy"]
)


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch that is nearly a name: its span, the hit it nearly is, and what gave it away."""

    start: int
    end: int
    hit: Hit
    evidence: str


@cache
def _word() -> re.Pattern[str]:
    return re.compile(WORD)


def partner_allowance(length: int) -> float:
    """Errors allowed in a name of that many letters when its partner stands beside it."""
    if length < 4:
        return 0.6
    if length < 6:
        return 1.0
    return 2.0 if length < 9 else 3.0


class _Stretch(NamedTuple):
    """Some words of a text that may be a misspelt name; ``bent`` behind a Lower Sorbian preposition."""

    start: int
    end: int
    spelling: str
    key: str
    bent: bool


def nearest(
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
    if not wanted or not (at_end or text[start].isupper()):
        return None
    words = list(_word().finditer(text, start, end))
    stretches: dict[int, _Stretch | None] = {}
    found: list[tuple[float, bool, _Stretch, Hit]] = []
    for entry, name in wanted:
        count = len(name_words(name.text)[0])
        for number in (1, count) if count > 1 else (1,):
            if number > len(words):
                continue
            if number not in stretches:
                stretches[number] = _stretch(gazetteer, text, words[-number:] if at_end else words[:number])
            stretch = stretches[number]
            if stretch is None:
                continue
            allowed = partner_allowance(len(word_key(name.text)))
            if factor != 1.0:
                allowed = max(1.0, allowed * factor)
            # Two words written as one must otherwise be right.
            allowed = min(allowed, 1.0) if number != count else allowed + slack
            hit = _compare(stretch, entry, name, allowed)
            if hit:
                found.append((hit.distance, _has_other_capitals(stretch.spelling, name.text), stretch, hit))
    if not found:
        return None
    found.sort(key=itemgetter(0, 1))
    distance, _, stretch, hit = found[0]
    if any(_is_rival(other, hit) for near, _, _, other in found if near - distance <= _TOO_CLOSE):
        return None
    # The full stop of an abbreviation at the end is the name's own: Weißwasser/O.L.
    ends = hit.name_text.endswith(".") and text[stretch.end : stretch.end + 1] == "."
    best = Near(stretch.start, stretch.end + ends, hit, "partner")
    return None if _is_case_of_another(text, best, wanted) else best


def _has_other_capitals(spelling: str, name: str) -> bool:
    return [word[:1].isupper() for word in spelling.split()] != [word[:1].isupper() for word in name.split()]


def _is_rival(other: Hit, hit: Hit) -> bool:
    """Whether another name is meant as well as this one: of two villages called alike, or in the other language."""
    is_other = (other.entry.id, other.language) != (hit.entry.id, hit.language)
    return is_other and other.name_text.lower() != hit.name_text.lower()


def _is_case_of_another(text: str, near: Near, wanted: Sequence[tuple[Entry, Name]]) -> bool:
    """Whether a case form was found nearest to what may as well be another one, unattested: Chmjelowe of Chmjelow."""
    if near.hit.role != "inflected" or _is_bent(text, near.start):
        return False
    spelling = plain(text[near.start : near.end])
    names = (name for _, name in wanted if name.language == "dsb" and name.role in CITATION_ROLES)
    return any(is_case_form(spelling, name.text) for name in names)


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
    return _Stretch(left, right, spelling, spelling_key, _is_bent(text, left))


def _is_bent(text: str, start: int) -> bool:
    """Whether a Lower Sorbian preposition stands in front."""
    words = text[max(0, start - 8) : start].split()
    return bool(words) and text[start - 1 : start] == " " and words[-1].lower() in _PREPOSITIONS


def _compare(stretch: _Stretch, entry: Entry, name: Name, allowed: float) -> Hit | None:
    # Two letters read as one (rn for m) count two here and half a one below.
    most = int(allowed) + 2
    if abs(len(stretch.key) - len(word_key(name.text))) > most:
        return None
    from rapidfuzz.distance import OSA

    if OSA.distance(stretch.key, word_key(name.text), score_cutoff=most) > most:
        return None
    # Behind a Lower Sorbian preposition a case form is likelier than the nominative, elsewhere the other way round.
    distance = spelling_distance(stretch.spelling, name.text) + (
        _OTHER_CASE if (name.role == "inflected") != stretch.bent else 0.0
    )
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
