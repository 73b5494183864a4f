"""Which language a text or paragraph is written in: German, Lower Sorbian, or both."""

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


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words with small letters that only Upper Sorbian writes so, and that only Lower Sorbian does."""
    small = r"(?<!\w)[a-zčćěłńóšžśźŕř]*?"
    return re.compile(rf"{small}(?:ř|(?<!z)dź)"), re.compile(rf"{small}(?:[śŕ]|(?<!d)ź)")


@lru_cache(maxsize=64)
def is_upper_sorbian(text: str) -> bool:
    """Whether a text is Upper Sorbian: told by ř and dź in its words but names, where the Lower has ś and ź."""
    upper, lower = _signs()
    text = plain(text)
    if text.isupper():
        # A heading in capitals: its names are not told from its words.
        text = text.lower()
    found = len(upper.findall(text))
    return found > 1 and found > len(lower.findall(text)) and language_of(text) in ("", "dsb")


@lru_cache(maxsize=64)
def language_of(text: str) -> str:
    """``de``, ``dsb``, ``mixed`` or an empty string when there is too little to tell."""
    words = _word().findall(plain(text).lower())
    german = sum(word in _GERMAN for word in words)
    sorbian = sum(word in _SORBIAN for word in words)
    if german + sorbian < 4:
        return ""
    share = sorbian / (german + sorbian)
    if share > 0.8:
        return "dsb"
    return "de" if share < 0.35 else "mixed"
