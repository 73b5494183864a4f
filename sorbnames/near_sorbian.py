"""Misspelt Lower Sorbian names that stand by themselves: w Chóśeebuzu, the Studijo Chóśebz.

Looked at are words behind a Lower Sorbian preposition, and words with letters that German has not. One letter may be
wrong. What is found so is told to a person: it may be a word or name that the gazetteer does not know. Least sure is
one with a letter less than ours, as many a place elsewhere is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from sorbnames.gazetteer import Gazetteer
from sorbnames.language import NEIGHBOURS, language_of, slavic_language_of
from sorbnames.likely_names import Slips, is_one_slip
from sorbnames.model import CITATION_ROLES, PLACE_KINDS, Entry, Name
from sorbnames.near_places import Found
from sorbnames.nearest import WORD, Wanted, nearest
from sorbnames.orthography import key, plain, word_key
from sorbnames.readings import Reading
from sorbnames.spans import Spans

#: Shorter names are one letter away from too many words; by their letters alone longer ones are known.
_SHORTEST, _SHORTEST_ALONE = 5, 6

#: Errors allowed in comparison with a partner's, of which one letter is left by :func:`is_one_slip`.
_STRICT = 0.5

#: Endings of the cases in which a town stands behind a preposition, folded.
_ENDINGS = ("a", "u", "y", "e", "je", "ju", "ow", "ach", "am", "oju")

#: Words in front that are Lower Sorbian, if not Upper Sorbian or Czech, and not German.
_KINDS = frozenset({"město", "gmejna", "wjas"})

#: The kind of what has a letter less than the name.
LETTER_LESS = "letter less"

#: How far from a word its line is looked at for its language.
_FAR = 300

#: Letters of Lower Sorbian that German has not, composed.
_LETTERS = "óśšžźćčěłńŕÓŚŠŽŹĆČŁ"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    prepositions = "w|we|z|ze|do|k|ku|pla|pśi|wót|na|mimo|město|gmejna|wjas"
    return {
        "letters": re.compile(f"[{_LETTERS}]"),
        "preposition": re.compile(rf"(?<![\w.])(?:{prepositions}|{prepositions.title()})[ \u00a0](?=[A-Z{_LETTERS}])"),
        "word": re.compile(WORD),
        "run": re.compile(rf"{WORD}(?:[- ]{WORD}){{0,1}}"),
        "begins a sentence": re.compile(r"(?:^|[.!?:…\n•*–-]|\d\.)[\s„»\"*_]*$"),
        # Adjectives, which had a capital before 2014, and those who live there.
        "derived": re.compile(
            r"(?:[sc]k(?:i|a|e|u|o|ego|emu|ej|eje|eju|im|imi|ich|ima|ej?u)|ar(?:ja|je|jow|ju|jam|ka|ki|ku|kow)?)$"
        ),
    }


def near_sorbian(
    gazetteer: Gazetteer, text: str, readings: Sequence[Reading], regions: Mapping[str, int]
) -> Iterator[Found]:
    """What is nearly a Lower Sorbian name, not overlapping the readings nor each other."""
    if _patterns()["letters"].search(text) is None:
        return
    taken = Spans((reading.start, reading.end) for reading in readings)
    for start, preposition in _places(text, bool(regions.get("lower lusatia"))):
        found = None if taken.overlap(start, start + 1) else _nearest(gazetteer, text, start, preposition)
        if found is not None and not taken.overlap(found[0].start, found[0].end):
            taken.add(found[0].start, found[0].end)
            yield found


def _places(text: str, is_about_the_region: bool) -> Iterator[tuple[int, str]]:
    """Where a word to be looked at begins, and the preposition in front of it."""
    for match in _patterns()["preposition"].finditer(text):
        yield match.end(), match[0].strip()
    end = 0
    for match in _patterns()["letters"].finditer(text) if is_about_the_region else ():
        if match.start() < end:
            continue
        start = match.start()
        while start and (text[start - 1].isalnum() or text[start - 1] in "\u00ad-"):
            start -= 1
        word = _patterns()["word"].match(text, start)
        end = word.end() if word else match.end()
        if text[start].isupper():
            yield start, ""


def _nearest(gazetteer: Gazetteer, text: str, start: int, preposition: str) -> Found | None:
    run = _patterns()["run"].match(text, start)
    word = _patterns()["word"].match(text, start)
    if run is None or word is None or not _is_like_a_name(gazetteer, text, run, word, bool(preposition)):
        return None
    language = _language_at(text, start)
    has_letters = _patterns()["letters"].search(word[0]) is not None
    is_open = language == "dsb" or preposition in _KINDS or (language != "de" and has_letters)
    if language in NEIGHBOURS or (preposition and not is_open):
        return None
    if not preposition and language == "dsb" and _begins_sentence(text, start):
        return None
    names = _names(gazetteer)
    near = nearest(gazetteer, text, start, run.end(), names, at_end=False)
    if near is None or not is_one_slip(text[near.start : near.end], near):
        return None
    surface = plain(text[near.start : near.end])
    if names.has_case_form(surface) or _is_form_of_another(gazetteer, key(surface)):
        return None
    if len(key(surface)) < len(key(near.hit.name_text)):
        return near, LETTER_LESS, preposition
    return near, "preposition" if preposition else "letters", preposition


def _is_like_a_name(
    gazetteer: Gazetteer, text: str, run: re.Match[str], word: re.Match[str], behind_preposition: bool
) -> bool:
    """A quick look whether the next word, or two, may be a name with one letter wrong."""
    shortest = _SHORTEST if behind_preposition else _SHORTEST_ALONE
    for span in (word, run):
        letters = key(plain(span[0]))
        is_long = len(letters) >= shortest - 1
        if is_long and _slips(gazetteer).have(letters) and not _patterns()["derived"].search(letters):
            return not gazetteer.by_key(letters)
    return False


def _is_form_of_another(gazetteer: Gazetteer, letters: str) -> bool:
    """Whether, without the ending of a case, it is a known word or place elsewhere: w Dublinje, do Grodna."""
    stems = {letters, *(letters.removesuffix(ending) for ending in _ENDINGS)}
    known = {stem + ending for stem in stems for ending in ("", "a", "e", "o", "y")}
    return any(gazetteer.words.is_word(stem) or gazetteer.words.is_elsewhere(stem) for stem in known)


def _begins_sentence(text: str, start: int) -> bool:
    return _patterns()["begins a sentence"].search(text[max(0, start - 8) : start]) is not None or not start


def _language_at(text: str, place: int) -> str:
    """The language of the line, else of the paragraph, as far as they are near."""
    nearest_start, farthest = max(0, place - _FAR), place + _FAR
    before, behind = text[nearest_start:place], text[place:farthest]
    line = before.rpartition("\n")[2] + behind.partition("\n")[0]
    paragraph = before.rpartition("\n\n")[2] + behind.partition("\n\n")[0]
    for part in (line, paragraph):
        if found := slavic_language_of(part) or language_of(part) or slavic_language_of(part, least=1):
            return found
    return ""


@lru_cache(maxsize=8)
def _names(gazetteer: Gazetteer) -> Wanted:
    return Wanted(_of_all(gazetteer), _STRICT)


@lru_cache(maxsize=8)
def _slips(gazetteer: Gazetteer) -> Slips:
    return Slips(word_key(name.text) for _, name in _of_all(gazetteer))


def _of_all(gazetteer: Gazetteer) -> Iterator[tuple[Entry, Name]]:
    """The Lower Sorbian names of all but the smallest places, and their case forms."""
    for entry in gazetteer.entries:
        if entry.kind not in PLACE_KINDS or entry.kind in ("wohnplatz", "gemeindeteil") or entry.sources == ("cldr",):
            continue
        for name in entry.names:
            is_right = name.role in CITATION_ROLES or name.role == "inflected"
            if is_right and name.language == "dsb" and len(name.text) >= _SHORTEST:
                yield entry, name
