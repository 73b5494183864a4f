"""Find every stretch of a text that spells a name, whatever it means there; the surroundings are weighed later.

Words with a capital are looked up in the tree of folded name words; each distinct word is folded only once. A name's
further words follow over blanks, hyphens, slashes, brackets and line breaks, as far as the name itself allows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape

from sorbnames.gazetteer import Gazetteer, NamedEntry
from sorbnames.index import END, PROPER_NAME, Trie
from sorbnames.match import Hit
from sorbnames.orthography import INVISIBLE, has_foreign_letters, key, plain, skeleton
from sorbnames.repair import has_lost_letters, has_telltales, lead_and_trail_letters, repairs

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ſА-ЯЀ-ЏΑ-Ωᴀ-ᴢʙɢʜɪʟɴʀʏꜰꜱ"
_INSIDE = "\\w\u0300-\u036f" + INVISIBLE
_BLANK = "[ \\t\u00a0\u2000-\u200a\u202f]"
_DAMAGED_SIGNS = "´ˇ¶£©®¬¦±¯¼¾¿\u0080-\u009f\ufffd"

#: How a surface may separate two words whose name separates them so: blank, hyphen, slash or bracket (an addition).
_ALLOWED = {
    " ": frozenset({"blank", "break", "hyphen", "dot"}),
    "-": frozenset({"hyphen", "hyphen break", "dash", "blank", "break"}),
    "/": frozenset({"slash", "slash break", "bracket", "blank", "dot"}),
    "(": frozenset({"slash", "slash break", "bracket", "bracket break", "blank", "dot"}),
    ".": frozenset({"dot", "blank"}),
}

_MOST_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a mention: its span in the text and what it says (joined where it was broken over two lines)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Spotted:
    """A stretch of text that spells a name, with the names it spells, nearest spelling first."""

    start: int
    end: int
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a scan: spotted stretches, and the spans of fixed proper names that must not be touched."""

    spotted: tuple[Spotted, ...]
    proper_names: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Start:
    """What a first word opens: a place in the tree, and how many characters before the word do not belong to it."""

    node: Trie
    skip: int = 0
    damage: str = ""


#: A word that has not been looked up yet.
_UNSEEN = _Start({})


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    leads, trails = lead_and_trail_letters()
    damaged_inside = f"(?:[{_INSIDE}{_DAMAGED_SIGNS}]|(?<=[{leads}])[{re.escape(trails)}])"
    separator = (
        f"(?P<dot>\\.)?(?P<before>{_BLANK}{{0,3}})(?P<sign>[-‐‑–—/(])?"
        f"{_BLANK}{{0,2}}(?P<break>\r\n|\n|\r)?{_BLANK}{{0,40}}(?P<late>\\()?"
    )
    letter = f"[{_CAPITAL}a-zß-öø-ÿа-я]"
    return {
        "sound": re.compile(f"[{_CAPITAL}][{_INSIDE}]*"),
        "damaged": re.compile(f"[{_CAPITAL}{_DAMAGED_SIGNS}]{damaged_inside}*"),
        "next": re.compile(f"{separator}(?P<word>{letter}[{_INSIDE}]*)"),
        "next damaged": re.compile(f"{separator}(?P<word>(?:{letter}|[{_DAMAGED_SIGNS}]){damaged_inside}*)"),
        "broken": re.compile(
            f"(?P<head>[{_CAPITAL}{_INSIDE}]+?)[-‐‑\u00ad]{_BLANK}*(?:\r\n|\n|\r){_BLANK}*(?P<tail>[a-zß-öø-ÿāă-ž][{_INSIDE}]*)"
        ),
        "entities": re.compile(f"[{_INSIDE}]+(?:&(?:#\\d{{2,5}}|#x[0-9a-fA-F]{{2,5}}|[A-Za-z]{{2,8}});[{_INSIDE}]*)+"),
        "lost": re.compile(f"[{_INSIDE}]*(?:[?\ufffd]+[{_INSIDE}]+)+|[{_INSIDE}]{{2,}}\ufffd+"),
    }


class Scanner:
    """Finds names in texts; keeps what it learnt about words, so that further texts go faster."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._starts: dict[str, _Start | None] = {}
        self._damaged_starts: dict[str, _Start | None] = {}

    def scan(self, text: str) -> Found:
        """All stretches that spell a name, left to right, not overlapping, and the fixed proper names of the text."""
        damaged = has_telltales(text)
        broken = {**self._broken_words(text), **_words_with_entities(text)}
        proper_names: list[tuple[int, int]] = []
        found = list(self._scan_words(text, damaged, broken, proper_names))
        if has_lost_letters(text):
            found = sorted([*found, *self._scan_lost(text, found)], key=lambda spotted: spotted.start)
        return Found(tuple(found), tuple(proper_names))

    def _scan_words(
        self, text: str, damaged: bool, broken: dict[int, Word], proper_names: list[tuple[int, int]]
    ) -> Iterator[Spotted]:
        starts = self._damaged_starts if damaged else self._starts
        known = starts.get
        reached = 0
        for match in _patterns()["damaged" if damaged else "sound"].finditer(text):
            word = match[0]
            start = known(word, _UNSEEN)
            if start is _UNSEEN:
                start = self._remember(starts, word, damaged)
            first = None
            if broken and (whole := broken.get(match.start())) is not None:
                joined = self._start(whole.text, damaged)
                if joined is not None:
                    start, first = joined, whole
            if start is None:
                continue
            begin = match.start() + start.skip
            if begin < reached or (begin and _continues_word(text, begin)):
                continue
            if first is not None and "&" in text[first.start : first.end]:
                start = _Start(start.node, start.skip, "HTML entity")
            if first is None:
                first = Word(begin, match.end(), text[begin : match.end()])
            spotted = self._longest(text, first, start, damaged, broken, proper_names)
            if spotted is not None:
                reached = spotted.end
                yield spotted

    def _remember(self, starts: dict[str, _Start | None], word: str, damaged: bool) -> _Start | None:
        if len(starts) >= _MOST_REMEMBERED:
            starts.clear()
        start = starts[word] = self._start(word, damaged)
        return start

    def _start(self, word: str, damaged: bool) -> _Start | None:
        trie = self._gazetteer.trie
        node = trie.get(key(word))
        if damaged and not word.isascii():
            if word[0] in _DAMAGED_SIGNS and (inner := trie.get(key(word[1:]))) is not None:
                return _Start(inner, 1)
            for repair in repairs(word):
                if (repaired := trie.get(key(repair.text))) is not None and (node is None or _fits_better(word)):
                    return _Start(repaired, 0, repair.damage)
        return None if node is None else _Start(node)

    def _longest(
        self,
        text: str,
        first: Word,
        start: _Start,
        damaged: bool,
        broken: dict[int, Word],
        proper_names: list[tuple[int, int]],
    ) -> Spotted | None:
        node, damage = start.node, start.damage
        words: list[Word] = [first]
        separators: list[str] = []
        best = self._spotted(text, words, separators, node, damage)
        pattern = _patterns()["next damaged" if damaged else "next"]
        while len(node) > (END in node):
            match = pattern.match(text, words[-1].end)
            if match is None:
                break
            begin = match.start("word")
            word = broken.get(begin, Word(begin, match.end(), match["word"]))
            step = node.get(key(word.text))
            if step is None and word.text != match["word"]:
                word = Word(begin, match.end(), match["word"])
                step = node.get(key(word.text))
            if step is None and damaged:
                step, damage = _repaired_step(node, word.text, damage)
            if step is None:
                break
            node = step
            words.append(word)
            separators.append(_separator(match))
            if PROPER_NAME in node.get(END, ()):
                proper_names.append((first.start, word.end))
            best = self._spotted(text, words, separators, node, damage) or best
        return best

    def _spotted(
        self, text: str, words: list[Word], separators: list[str], node: Trie, damage: str
    ) -> Spotted | None:
        hits: list[Hit] = []
        for code in node.get(END, ()):
            if code == PROPER_NAME:
                continue
            named = self._gazetteer.named(code)
            tier = _tier(named, words, separators)
            if tier:
                name = named.name
                hits.append(
                    Hit(named.entry, name.text, name.language, name.role, name.strength, "damaged" if damage else tier, damage)
                )
        if not hits:
            return None
        end = words[-1].end
        if any("bracket" in separator for separator in separators):
            end += len(_closing().match(text, end)[0])  # type: ignore[index]
        hits.sort(key=lambda hit: _ORDER.index(hit.tier))
        return Spotted(words[0].start, end, tuple(words), tuple(hits))

    def _broken_words(self, text: str) -> dict[int, Word]:
        """Words divided at a line's end, by the start of their first half."""
        if "-\n" not in text and "-\r" not in text and "\u00ad\n" not in text and "\u00ad\r" not in text:
            return {}
        return {
            match.start(): Word(match.start(), match.end(), match["head"] + match["tail"])
            for match in _patterns()["broken"].finditer(text)
        }

    def _scan_lost(self, text: str, found: list[Spotted]) -> Iterator[Spotted]:
        taken = {position for spotted in found for position in range(spotted.start, spotted.end)}
        for match in _patterns()["lost"].finditer(text):
            word = match[0]
            if match.start() in taken or len(word) < 4 or (match.start() and _continues_word(text, match.start())):
                continue
            hits = tuple(
                Hit(one.entry, one.name.text, one.name.language, one.name.role, one.name.strength, "damaged", "letters lost")
                for one in self._gazetteer.by_skeleton(skeleton(word))
                if one.name.is_right
            )
            if hits:
                yield Spotted(match.start(), match.end(), (Word(match.start(), match.end(), word),), hits)


def _words_with_entities(text: str) -> dict[int, Word]:
    """Words in which a letter was left as an entity of a web page (``Ch&oacute;&#347;ebuz``), by their start."""
    if "&" not in text or ";" not in text:
        return {}
    return {
        match.start(): Word(match.start(), match.end(), unescape(match[0]))
        for match in _patterns()["entities"].finditer(text)
    }


_ORDER = ("exact", "variant", "folded", "damaged")


def _continues_word(text: str, position: int) -> bool:
    while position and text[position - 1] in INVISIBLE:
        position -= 1
    return position > 0 and (text[position - 1].isalnum() or text[position - 1] == "_")


def _fits_better(word: str) -> bool:
    """Whether a word had better be read repaired than as it stands: one with letters of neither alphabet."""
    return has_foreign_letters(word) or not plain(word).isalpha()


def _repaired_step(node: Trie, word: str, damage: str) -> tuple[Trie | None, str]:
    for repair in repairs(word):
        step = node.get(key(repair.text))
        if step is not None:
            return step, repair.damage
    return None, damage


def _separator(match: re.Match[str]) -> str:
    sign = match["sign"] or match["late"] or ""
    if sign == "(" or match["late"]:
        kind = "bracket"
    elif sign == "/":
        kind = "slash"
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
def _closing() -> re.Pattern[str]:
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
                signs.append(next((sign for sign in "(/-." if sign in between.replace("–", "-")), " "))
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


def _tier(named: NamedEntry, words: list[Word], separators: list[str]) -> str:
    """How the words spell the name: exact, variant or folded; empty when separators or capitals do not fit."""
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
    if separators[addition] not in allowed or separators[addition] == "blank" and "dot" not in separators:
        return "folded" if separators[addition] == "blank" else ""
    return "folded"
