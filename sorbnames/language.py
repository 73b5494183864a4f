"""Which language a text or paragraph is written in: German, Lower Sorbian, both, or a neighbour of Lower Sorbian."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sorbnames.orthography import plain

#: Little words that make up much of any Lower Sorbian text and none of a German one (WMT22 corpus).
_SORBIAN = frozenset(
    [
        "a",
        "jo",
        "se",
        "za",
        "na",
        "w",
        "we",
        "z",
        "ze",
        "do",
        "pśi",
        "su",
        "ako",
        "až",
        "pó",
        "wót",
        "teke",
        "kenž",
        "by",
        "jich",
        "něnt",
        "ten",
        "togo",
        "jogo",
        "pla",
        "k",
        "ku",
    ]
)
_GERMAN = frozenset(
    [
        "der",
        "die",
        "das",
        "und",
        "in",
        "den",
        "von",
        "zu",
        "mit",
        "dem",
        "des",
        "für",
        "im",
        "auf",
        "ist",
        "nicht",
        "ein",
        "eine",
        "als",
        "auch",
        "an",
        "bei",
        "oder",
        "wird",
        "sind",
        "am",
        "zum",
        "zur",
    ]
)


#: Little words by which the Slavic languages of the region are told from each other: each is one of a few, not of all.
_WORDS_OF = {
    "dsb": frozenset(
        [
            *("jo", "se", "wó", "wót", "teke", "pśi", "pó", "pśez", "pśed", "ako", "kenž", "kótaryž", "kótaraž"),
            *("kótarež", "njejo", "hyšći", "mjazy", "až", "gaž", "su"),
        ]
    ),
    "hsb": frozenset(
        [
            *("je", "so", "wo", "wot", "tež", "při", "po", "přez", "před", "jako", "kiž", "kotryž", "kotraž"),
            *("kotrež", "njeje", "hišće", "mjez", "zo", "hač", "su", "bě", "běchu", "němsce", "serbsce"),
        ]
    ),
    "pl": frozenset(
        [
            *("jest", "się", "od", "dla", "oraz", "przy", "przez", "przed", "jako", "który", "która", "które"),
            *("nie", "między", "są", "był", "była", "po", "języku", "roku"),
        ]
    ),
    "cs": frozenset(
        [
            *("je", "se", "v", "ve", "od", "pro", "při", "před", "po", "jako", "který", "která", "které"),
            *("není", "mezi", "až", "jsou", "byl", "byla", "německy", "roku"),
        ]
    ),
}

#: The Slavic languages whose names are not those of Lower Sorbian.
NEIGHBOURS = frozenset({"hsb", "pl", "cs"})


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    """Letters that only some of the languages write so: ř and dź, where Lower Sorbian has ś and ź …"""
    return {
        "dsb": re.compile(r"[śŕ](?!ć)|(?<!d)ź"),
        "hsb": re.compile(r"ř|(?<!z)dź|(?<![sśš])ć"),
        "pl": re.compile(r"[ąęż]|ść"),
        "cs": re.compile(r"[řáíéýúůďťň]"),
    }


@lru_cache(maxsize=64)
def slavic_language_of(text: str, least: int = 2) -> str:
    """Which Slavic language of the region is written: ``dsb``, ``hsb``, ``pl``, ``cs``, or "" when that is not clear.

    Told by letters in words but names, and by little words; names of one language stand in texts of any. ``least`` is
    how many such words there must be.
    """
    text = plain(text)
    words = _word().findall(text)
    if text.isupper():
        # A heading in capitals: its names are not told from its words.
        words = [word.lower() for word in words]
    count = {"de": sum(word.lower() in _GERMAN for word in words)}
    for language, sign in _signs().items():
        little = _WORDS_OF[language]
        count[language] = sum(word.lower() in little or (word.islower() and bool(sign.search(word))) for word in words)
    best = max(count, key=count.__getitem__)
    most = count.pop(best)
    return best if best != "de" and most >= least and most > max(count.values()) else ""


@lru_cache(maxsize=64)
def language_of(text: str) -> str:
    """``de``, ``dsb``, ``hsb``, ``pl``, ``cs``, ``mixed`` or an empty string when there is too little to tell.

    ``mixed`` is German with any of the others.
    """
    words = _word().findall(plain(text).lower())
    german = sum(word in _GERMAN for word in words)
    sorbian = sum(word in _SORBIAN for word in words)
    if german + sorbian < 4:
        found = "" if german else slavic_language_of(text)
        return found if found in NEIGHBOURS else ""
    share = sorbian / (german + sorbian)
    if share > 0.8:
        return slavic_language_of(text) or "dsb"
    return "de" if share < 0.35 else "mixed"
