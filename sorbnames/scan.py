"""Find every stretch of a text that spells a name, whatever it means there; the surroundings are weighed later.

Words with a capital are looked up in the tree of folded name words; each distinct word is folded only once. A name's
further words follow over blanks, hyphens, slashes, brackets and line breaks, as far as the name itself allows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from html import unescape
from typing import NamedTuple
from unicodedata import combining

from sorbnames.gazetteer import Gazetteer, NamedEntry
from sorbnames.index import END, PROPER_NAME, Trie
from sorbnames.orthography import INVISIBLE, has_foreign_letters, key, plain, skeleton
from sorbnames.repair import has_lost_letters, has_telltales, lead_and_trail_letters, repairs
from sorbnames.resolution import Hit, hit_on

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
    "'": frozenset({"apostrophe"}),
}

_MOST_REMEMBERED = 200_000


class Word(NamedTuple):
    """One word of a mention: its span in the text and what it says (joined where it was broken over two lines)."""

    start: int
    end: int
    text: str


class Spotted(NamedTuple):
    """A stretch of text that spells a name, with the names it spells, nearest spelling first."""

    start: int
    end: int
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]


class Found(NamedTuple):
    """The result of a scan: spotted stretches, and the spans of fixed proper names that must not be touched."""

    spotted: tuple[Spotted, ...]
    proper_names: tuple[tuple[int, int], ...]


class _Start(NamedTuple):
    """What a first word opens: a place in the tree, and how many characters before the word do not belong to it."""

    node: Trie
    skip: int = 0
    damage: str = ""


#: How much text is cut into words at a time.
_CHUNK = 1 << 18


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    leads, trails = lead_and_trail_letters()
    damaged_inside = f"(?:[{_INSIDE}{_DAMAGED_SIGNS}]|(?<=[{leads}])[{re.escape(trails)}])"
    separator = (
        f"(?P<dot>\\.)?(?P<before>{_BLANK}{{0,3}})(?P<sign>[-‐‑–—/('’])?"
        f"{_BLANK}{{0,2}}(?P<break>\r\n|\n|\r)?{_BLANK}{{0,40}}(?P<late>\\()?"
    )
    letter = f"[{_CAPITAL}a-zß-öø-ÿа-я]"
    return {
        "sound": re.compile(f"[{_CAPITAL}][{_INSIDE}]*"),
        "damaged": re.compile(f"[{_CAPITAL}{_DAMAGED_SIGNS}]{damaged_inside}*"),
        "next": re.compile(f"{separator}(?P<word>{letter}[{_INSIDE}]*)"),
        "next damaged": re.compile(f"{separator}(?P<word>(?:{letter}|[{_DAMAGED_SIGNS}]){damaged_inside}*)"),
        "broken": re.compile(f"[-‐‑\u00ad]{_BLANK}*(?:\r\n|\n|\r){_BLANK}*(?P<tail>[a-zß-öø-ÿāă-ž][{_INSIDE}]*)"),
        "continues": re.compile(f"[{_INSIDE}]"),
        "entities": re.compile(f"(?:&(?:#\\d{{2,5}}|#x[0-9a-fA-F]{{2,5}}|[A-Za-z]{{2,8}});[{_INSIDE}]*)+"),
        "lost": re.compile(
            f"(?:[{_INSIDE}?\ufffd]+[ -]){{0,2}}[{_INSIDE}]*[?\ufffd]+[{_INSIDE}?\ufffd]*"
            f"(?:[ -][{_INSIDE}?\ufffd]+){{0,2}}"
        ),
        "lost word": re.compile(f"[{_INSIDE}?\ufffd]+"),
    }


class Scanner:
    """Finds names in texts; keeps what it learnt about words, so that further texts go faster."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._starts: dict[str, _Start | None] = {}
        self._damaged_starts: dict[str, _Start | None] = {}
        self._hits: dict[tuple[str, ...], tuple[Hit, ...]] = {}

    def scan(self, text: str) -> Found:
        """All stretches that spell a name, left to right, not overlapping, and the fixed proper names of the text."""
        damaged = has_telltales(text)
        rewritten = {**_words_broken_over_lines(text), **_words_with_entities(text)}
        proper_names: list[tuple[int, int]] = []
        found: list[Spotted] = []
        reached = 0
        for word, start in self._first_words(text, damaged, rewritten):
            if word.start < reached or (word.start and _continues_word(text, word.start)):
                continue
            spotted = self._longest(text, word, start, damaged, rewritten, proper_names)
            if spotted is not None:
                reached = spotted.end
                found.append(spotted)
        if has_lost_letters(text):
            lost = list(self._scan_lost(text))
            apart = (one for one in found if not any(one.start < it.end and it.start < one.end for it in lost))
            found = sorted([*apart, *lost], key=lambda spotted: spotted.start)
        return Found(tuple(found), tuple(proper_names))

    def _first_words(self, text: str, damaged: bool, rewritten: dict[int, Word]) -> Iterable[tuple[Word, _Start]]:
        """The words with which a name can begin, in the order of the text."""
        words = self._damaged_words(text) if damaged else self._sound_words(text)
        whole = [
            (
                word,
                _Start(start.node, start.skip, "HTML entity" if "&" in text[word.start : word.end] else start.damage),
            )
            for word in (*rewritten.values(), *self._small_heads(text))
            if (start := self._start(word.text, damaged)) is not None
        ]
        if not whole:
            return words
        taken = {word.start for word, _ in whole}
        return sorted([*whole, *(pair for pair in words if pair[0].start not in taken)], key=lambda pair: pair[0].start)

    def _small_heads(self, text: str) -> Iterator[Word]:
        """Words in small letters with which a name begins: amt, wokrejs."""
        for head in self._gazetteer.small_heads:
            place = text.find(head)
            while place >= 0:
                end = place + len(head)
                if not _patterns()["continues"].match(text, end) and text[end : end + 2].lstrip()[:1].isalpha():
                    yield Word(place, end, head)
                place = text.find(head, end)

    def _sound_words(self, text: str) -> Iterator[tuple[Word, _Start]]:
        """First words of names in a text without damage: all capitalised words are cut out at once, then looked up."""
        starts = self._starts
        cut = _patterns()["sound"].findall
        position = 0
        while position < len(text):
            end = _chunk_end(text, position)
            words = cut(text, position, end)
            for word in set(words).difference(starts):
                self._remember(starts, word, False)
            place = position
            for word in [word for word in words if starts[word] is not None]:
                place = _next_whole_word(text, word, place)
                start = starts[word]
                if place < 0 or start is None:
                    break
                yield Word(place, place + len(word), word), start
                place += len(word)
            position = end

    def _damaged_words(self, text: str) -> Iterator[tuple[Word, _Start]]:
        starts = self._damaged_starts
        for match in _patterns()["damaged"].finditer(text):
            word = match[0]
            if word not in starts:
                self._remember(starts, word, True)
            start = starts[word]
            if start is not None:
                begin = match.start() + start.skip
                yield Word(begin, match.end(), text[begin : match.end()]), start

    def _remember(self, starts: dict[str, _Start | None], word: str, damaged: bool) -> None:
        if len(starts) >= _MOST_REMEMBERED:
            for known in [known for known, start in starts.items() if start is None]:
                del starts[known]
        starts[word] = self._start(word, damaged)

    def _start(self, word: str, damaged: bool) -> _Start | None:
        trie = self._gazetteer.trie
        node = _step(trie, word)
        if damaged and not word.isascii():
            if word[0] in _DAMAGED_SIGNS and (inner := _step(trie, word[1:])) is not None:
                return _Start(inner, 1)
            for repair in repairs(word):
                if (repaired := _step(trie, repair.text)) is not None and (node is None or _fits_better(word)):
                    return _Start(repaired, 0, repair.damage)
        return None if node is None else _Start(node)

    def _longest(
        self,
        text: str,
        first: Word,
        start: _Start,
        damaged: bool,
        rewritten: dict[int, Word],
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
            word = rewritten.get(begin, Word(begin, match.end(), match["word"]))
            step = _step(node, word.text)
            if step is None and word.text != match["word"]:
                word = Word(begin, match.end(), match["word"])
                step = _step(node, word.text)
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

    def _spotted(self, text: str, words: list[Word], separators: list[str], node: Trie, damage: str) -> Spotted | None:
        if END not in node:
            return None
        spelt = (damage, *separators, *[word.text for word in words])
        hits = self._hits.get(spelt)
        if hits is None:
            if len(self._hits) >= _MOST_REMEMBERED:
                self._hits.clear()
            hits = self._hits[spelt] = self._spelt(words, separators, node, damage)
        if not hits:
            return None
        end = words[-1].end
        if separators and any("bracket" in separator for separator in separators):
            end += len(_closing().match(text, end)[0])  # type: ignore[index]
        if hits[0].name_text.endswith(".") and text[end : end + 1] == ".":
            end += 1
        return Spotted(words[0].start, end, tuple(words), hits)

    def _spelt(self, words: list[Word], separators: list[str], node: Trie, damage: str) -> tuple[Hit, ...]:
        hits: list[Hit] = []
        for code in node[END]:
            if code == PROPER_NAME:
                continue
            named = self._gazetteer.named(code)
            tier = _tier(named, words, separators)
            if tier:
                hits.append(hit_on(named, "damaged" if damage else tier, damage))
        return tuple(sorted(hits, key=lambda hit: _ORDER.index(hit.tier)))

    def _scan_lost(self, text: str) -> Iterator[Spotted]:
        """Names in which a question mark or replacement character stands for a letter, longest stretch first."""
        for match in _patterns()["lost"].finditer(text):
            if match.start() and _continues_word(text, match.start()):
                continue
            words = [Word(one.start(), one.end(), one[0]) for one in _patterns()["lost word"].finditer(match[0])]
            words = [Word(match.start() + start, match.start() + end, word) for start, end, word in words]
            start = 0
            while start < len(words):
                spotted = next(
                    filter(None, (self._lost(text, words[start:end]) for end in range(len(words), start, -1))), None
                )
                if spotted:
                    yield spotted
                start += len(spotted.words) if spotted else 1

    def _lost(self, text: str, words: list[Word]) -> Spotted | None:
        start, end = words[0].start, words[-1].end
        surface = text[start:end]
        if len(surface) < 4 or not ("?" in surface or "\ufffd" in surface):
            return None
        named = (one for one in self._gazetteer.by_skeleton(skeleton(surface)) if one.name.is_right)
        hits = tuple(hit_on(one, "damaged", "letters lost") for one in named)
        return Spotted(start, end, tuple(words), hits) if hits else None


def _chunk_end(text: str, position: int) -> int:
    """An end for a chunk that does not cut through a word, if there is any blank at all."""
    end = position + _CHUNK
    if end >= len(text):
        return len(text)
    blanks = [place for blank in " \n\t" if (place := text.find(blank, end, end + _CHUNK)) >= 0]
    return min(blanks, default=len(text))


def _next_whole_word(text: str, word: str, place: int) -> int:
    """Where the word, cut out of the text before, stands from ``place`` on."""
    continues = _patterns()["continues"].match
    place = text.find(word, place)
    while place >= 0 and continues(text, place + len(word)):
        place = text.find(word, place + 1)
    return place


def _words_broken_over_lines(text: str) -> dict[int, Word]:
    """Words divided by a hyphen at a line's end, by the start of their first half."""
    if "\n" not in text and "\r" not in text:
        return {}
    return dict(_joined(text, match) for match in _patterns()["broken"].finditer(text))


def _joined(text: str, match: re.Match[str]) -> tuple[int, Word]:
    start = match.start()
    while start and (text[start - 1].isalnum() or text[start - 1] in INVISIBLE or combining(text[start - 1])):
        start -= 1
    return start, Word(start, match.end(), text[start : match.start()] + match["tail"])


def _words_with_entities(text: str) -> dict[int, Word]:
    """Words in which a letter was left as an entity of a web page (``Ch&oacute;&#347;ebuz``), by their start."""
    if "&" not in text or ";" not in text:
        return {}
    words: dict[int, Word] = {}
    for match in _patterns()["entities"].finditer(text):
        start = match.start()
        while start and text[start - 1].isalnum():
            start -= 1
        words[start] = Word(start, match.end(), unescape(text[start : match.end()]))
    return words


_ORDER = ("exact", "variant", "folded", "damaged")


def _continues_word(text: str, position: int) -> bool:
    while position and text[position - 1] in INVISIBLE:
        position -= 1
    return position > 0 and (text[position - 1].isalnum() or text[position - 1] == "_")


def _fits_better(word: str) -> bool:
    """Whether a word had better be read repaired than as it stands: one with letters of neither alphabet."""
    return has_foreign_letters(word) or not plain(word).isalpha()


def _step(node: Trie, word: str) -> Trie | None:
    """The next place in the tree; a word without letters leads nowhere."""
    word_key = key(word)
    step: Trie | None = node.get(word_key) if word_key else None
    return step


def _repaired_step(node: Trie, word: str, damage: str) -> tuple[Trie | None, str]:
    for repair in repairs(word):
        step = _step(node, repair.text)
        if step is not None:
            return step, repair.damage
    return None, damage


def _separator(match: re.Match[str]) -> str:
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


def _tier(named: NamedEntry, words: list[Word], separators: list[str]) -> str:
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
