"""How words and what stands between them spell a name: exactly, after folding, or with a shortened addition."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sorbnames.gazetteer import Gazetteer, NamedEntry
from sorbnames.index import END, PROPER_NAME, Trie
from sorbnames.orthography import has_other_umlaut, plain
from sorbnames.resolution import Hit, hit_on
from sorbnames.words import Word

#: How a surface may separate two words whose name separates them so: blank, hyphen, slash or bracket (an addition).
_ALLOWED = {
    " ": frozenset({"blank", "break", "hyphen", "dot"}),
    "-": frozenset({"hyphen", "hyphen break", "dash", "blank", "break"}),
    "/": frozenset({"slash", "slash break", "bracket", "blank", "dot"}),
    "(": frozenset({"slash", "slash break", "bracket", "bracket break", "blank", "dot"}),
    ".": frozenset({"dot", "blank"}),
    "'": frozenset({"apostrophe"}),
}


TIERS = ("exact", "variant", "folded", "damaged")


def separator_of(match: re.Match[str]) -> str:
    sign = match["sign"] or match["late"] or ""
    if sign == "(" or match["late"]:
        kind = "bracket"
    elif sign == "/":
        kind = "slash"
    elif sign in ("'", "’"):
        return "apostrophe"
    elif sign:
        kind = "dash" if match["before"] else "hyphen"
    elif match["break"]:
        return "break"
    elif match["dot"]:
        return "dot"
    else:
        return "blank" if match["before"] else "none"
    return f"{kind} break" if match["break"] else kind


@cache
def closing_bracket() -> re.Pattern[str]:
    return re.compile(r"\.?[ \t]?\)|")


@lru_cache(maxsize=20_000)
def name_words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a name and the signs between them (blank, hyphen, slash, bracket, dot)."""
    words: list[str] = []
    signs: list[str] = []
    current = ""
    between = ""
    for letter in text:
        if letter.isalnum():
            if between and words:
                signs.append(
                    next((sign for sign in "(/-.'" if sign in between.replace("–", "-").replace("’", "'")), " ")
                )
            between = ""
            current += letter
        else:
            if current:
                words.append(current)
                current = ""
            between += letter
    if current:
        words.append(current)
    return tuple(words), tuple(signs[: len(words) - 1])


def hits_at(gazetteer: Gazetteer, node: Trie, words: list[Word], separators: list[str], damage: str) -> tuple[Hit, ...]:
    """The names that end at a place in the tree and are spelt by the words that led there, nearest spelling first."""
    hits: list[Hit] = []
    for code in node[END]:
        if code == PROPER_NAME:
            continue
        named = gazetteer.named(code)
        tier = tier_of(named, words, separators)
        if tier:
            hits.append(hit_on(named, "damaged" if damage else tier, damage))
    if len(hits) > 1:
        hits.sort(key=lambda hit: TIERS.index(hit.tier))
    return tuple(hits)


def tier_of(named: NamedEntry, words: list[Word], separators: list[str]) -> str:
    """How the words spell the name: exact, variant or folded; empty when separators or capitals do not fit."""
    if len(words) == 1 and words[0].text == named.name.text:
        return "exact" if named.name.is_right else "variant"
    expected, signs = name_words(named.name.text)
    if len(expected) != len(words):
        return _tier_of_other_form(named, expected, signs, words, separators)
    for sign, separator in zip(signs, separators, strict=True):
        if separator not in _ALLOWED[sign]:
            return ""
    exact = True
    for word, right in zip(words, expected, strict=True):
        spelling = plain(word.text)
        if right[0].isupper() and spelling[:1].islower() and (word is words[0] or named.name.language == "de"):
            return ""
        exact = exact and spelling.lower() == right.lower()
    if named.name.role == "derived" and has_other_umlaut("".join(word.text for word in words), "".join(expected)):
        return ""
    if not named.name.is_right:
        return "variant" if exact or named.name.role in ("misspelling", "misprint") else ""
    return "exact" if exact else "folded"


def _tier_of_other_form(
    named: NamedEntry, expected: tuple[str, ...], signs: tuple[str, ...], words: list[Word], separators: list[str]
) -> str:
    """A joined name (Großgaglow) or an abbreviated addition (Burg/Spw., Forst (N. L.))."""
    if not named.name.is_right:
        return ""
    if len(words) == 1:
        return "folded"
    addition = signs.index("(") if "(" in signs else signs.index("/") if "/" in signs else None
    if addition is None or addition >= len(separators):
        return ""
    allowed = _ALLOWED["("]
    if separators[addition] not in allowed or (separators[addition] == "blank" and "dot" not in separators):
        return "folded" if separators[addition] == "blank" else ""
    return "folded"
