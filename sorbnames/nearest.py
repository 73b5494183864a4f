"""How near the words of a text are to a name that is expected there: the measure for misspelt names.

Case forms of a name are no misspellings of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
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

#: Letters that digits are read or shown for; such a digit is no mark.
_AS_LETTERS = {"0": "o", "1": "l", "2": "z", "5": "s", "6": "b", "8": "b", "¹": "š", "³": "ł"}

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


@cache
def _mark() -> re.Pattern[str]:
    """Digits behind a word: the mark of a note (Chóśebuz¹, or 1 where the raising is lost)."""
    return re.compile(r"[\d¹²³⁰⁴-⁹]+$")


def partner_allowance(length: int) -> float:
    """Errors allowed in a name of that many letters when its partner stands beside it."""
    if length < 4:
        return 0.6
    if length < 6:
        return 1.0
    return 2.0 if length < 9 else 3.0


class _Name(NamedTuple):
    """A name that is looked for: its rank among the others, its number of words, its letters, its allowance."""

    rank: int
    entry: Entry
    name: Name
    words: int
    key: str
    allowance: float


class Wanted:
    """Names that are looked for; ``factor`` makes them stricter, ``slack`` allows that many errors more."""

    def __init__(self, names: Iterable[tuple[Entry, Name]], factor: float = 1.0, slack: float = 0.0) -> None:
        self._names: list[_Name] = []
        for rank, (entry, name) in enumerate(names):
            letters = word_key(name.text)
            allowance = partner_allowance(len(letters))
            if factor != 1.0:
                # One error at least, where a name that short may have one.
                allowance = max(min(1.0, allowance), allowance * factor)
            self._names.append(_Name(rank, entry, name, len(name_words(name.text)[0]), letters, allowance))
        self._slack = slack
        self._of_length: dict[tuple[int, int], list[tuple[_Name, float, int]]] = {}
        #: How many words of a text are tried.
        self.numbers = sorted({1, *(one.words for one in self._names)})

    def __bool__(self) -> bool:
        return bool(self._names)

    def has_case_form(self, spelling: str) -> bool:
        """Whether the spelling may be a case form of one of the names, if an unattested one: Chmjelowe of Chmjelow."""
        names = (one.name for one in self._names)
        return any(
            is_case_form(spelling, name.text)
            for name in names
            if name.language == "dsb" and name.role in CITATION_ROLES
        )

    def of_length(self, number: int, length: int) -> list[tuple[_Name, float, int]]:
        """The names that so many words of so many letters may be, the errors allowed, and the letters that may differ.

        Any number of words that a name has may also be written as one; that must otherwise be right.
        """
        found = self._of_length.get((number, length))
        if found is None:
            found = self._of_length[number, length] = []
            for one in self._names:
                if number not in (1, one.words):
                    continue
                allowed = one.allowance + self._slack if number == one.words else min(one.allowance, 1.0)
                # Two letters read as one (rn for m) count two here and half a one in the end.
                most = int(allowed) + 2
                if abs(length - len(one.key)) <= most:
                    found.append((one, allowed, most))
        return found


class _Stretch:
    """Some words of a text that may be a misspelt name."""

    __slots__ = ("_is_open", "end", "has_mark", "key", "spelling", "start", "text")

    def __init__(self, gazetteer: Gazetteer, text: str, words: Sequence[re.Match[str]]) -> None:
        left, right = words[0].start(), words[-1].end()
        mark = 0 if right - left < 2 else _mark_behind(gazetteer, text[left:right])
        right -= mark
        if "(" in text[left:right] and text[right : right + 1] == ")":
            right += 1
        #: Whether the mark of a note stands behind, so that what is a right name may be one here.
        self.has_mark = mark > 0
        self.text = text
        self.start = left
        self.end = right
        self.spelling = plain(text[left:right])
        self.key = key(self.spelling)
        is_cut = any(_mark().search(word[0]) for word in words[:-1])  # a mark within is nobody's mistake
        self._is_open = None if self.spelling[0].isupper() and not is_cut else False

    def is_open(self, gazetteer: Gazetteer) -> bool:
        """Whether it is no right name, no place elsewhere, begins with a capital and with no German word."""
        if self._is_open is None:
            first = key(self.spelling.split()[0])
            is_known = gazetteer.words.is_elsewhere(self.key) or gazetteer.words.is_word(first)
            self._is_open = not is_known and (
                self.has_mark
                or not any(
                    named.name.is_right or named.name.text == self.spelling for named in gazetteer.by_key(self.key)
                )
            )
        return self._is_open


def _mark_behind(gazetteer: Gazetteer, spelling: str) -> int:
    """How many digits behind a word are the mark of a note and no part of it: Chóśebuz1, but not Chóśebu2."""
    found = None if spelling[-1].isalpha() else _mark().search(spelling)
    if not found:
        return 0
    letter = _AS_LETTERS.get(found[0], "")
    is_letter = letter and any(one.name.is_right for one in gazetteer.by_key(key(spelling[:-1] + letter)))
    return 0 if is_letter else len(found[0])


def nearest(gazetteer: Gazetteer, text: str, start: int, end: int, wanted: Wanted, at_end: bool) -> Near | None:
    """The name that the first (or last) words of a stretch are nearest to, within the allowance."""
    if not wanted or not (at_end or text[start].isupper()):
        return None
    words = list(_word().finditer(text, start, end))
    found: list[tuple[float, bool, int, int, _Stretch, Hit]] = []
    for number in wanted.numbers:
        if number > len(words):
            break
        stretch = _Stretch(gazetteer, text, words[-number:] if at_end else words[:number])
        for one, allowed, most in wanted.of_length(number, len(stretch.key)):
            hit = _compare(gazetteer, stretch, one, allowed, most)
            if hit:
                other_capitals = _has_other_capitals(stretch.spelling, hit.name_text)
                found.append((hit.distance, other_capitals, one.rank, number, stretch, hit))
    if not found:
        return None
    distance, *_, stretch, hit = min(found, key=itemgetter(0, 1, 2, 3))
    if any(_is_rival(other, hit, near - distance) for near, *_, other in found if near - distance <= _TOO_CLOSE):
        return None
    if hit.role == "inflected" and not _is_bent(text, stretch.start) and wanted.has_case_form(stretch.spelling):
        return None
    # The full stop of an abbreviation at the end is the name's own: Weißwasser/O.L.
    ends = hit.name_text.endswith(".") and text[stretch.end : stretch.end + 1] == "."
    return Near(stretch.start, stretch.end + ends, hit, "partner")


def _has_other_capitals(spelling: str, name: str) -> bool:
    return [word[:1].isupper() for word in spelling.split()] != [word[:1].isupper() for word in name.split()]


def _is_rival(other: Hit, hit: Hit, farther: float) -> bool:
    """Whether another name is meant as well as this one: of two villages called alike, or in the other language.

    Of the two Sorbian names of one place (Běła Woda, Běła Wóda) the one that is no ``farther`` is meant.
    """
    if other.entry.id == hit.entry.id and farther and "de" not in (other.language, hit.language):
        return False
    is_other = (other.entry.id, other.language) != (hit.entry.id, hit.language)
    return is_other and other.name_text.lower() != hit.name_text.lower()


def _is_bent(text: str, start: int) -> bool:
    """Whether a Lower Sorbian preposition stands in front."""
    words = text[max(0, start - 8) : start].split()
    return bool(words) and text[start - 1 : start] == " " and words[-1].lower() in _PREPOSITIONS


def _compare(gazetteer: Gazetteer, stretch: _Stretch, one: _Name, allowed: float, most: int) -> Hit | None:
    if _distance()(stretch.key, one.key, score_cutoff=most) > most or not stretch.is_open(gazetteer):
        return None
    name = one.name
    # Behind a Lower Sorbian preposition a case form is likelier than the nominative, elsewhere the other way round.
    distance = spelling_distance(stretch.spelling, name.text) + (
        _OTHER_CASE if (name.role == "inflected") != _is_bent(stretch.text, stretch.start) else 0.0
    )
    if distance > allowed or (name.language == "dsb" and is_case_form(stretch.spelling, name.text)):
        return None
    return Hit(one.entry, name.text, name.language, name.role, name.strength, "fuzzy", "", distance)


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


def is_case_form(spelling: str, name: str) -> bool:
    """Whether the spelling is the name with another ending of the kind that cases make: Chóśebuza, Bórkowach."""
    spelling, name = spelling.lower(), name.lower()
    stems = [name] if name[-1] not in "aeiouyěó" else [name[:-1]]
    if name[-1] in "ńśźć":
        stems.append(name[:-1] + fold(name[-1]) + "j")
    if name.endswith(("jo", "ja", "je")):
        stems.append(name[:-2] + "i")
    return any(
        spelling.startswith(stem) and spelling != name and fold(spelling[len(stem) :]) in _CASE_ENDINGS
        for stem in stems
    ) or (name.endswith("e") and spelling == name[:-1])
