"""The words of a text with which a name can begin. What is learnt about a word is kept, so that each distinct word of
a text is folded and looked up only once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import filterfalse
from typing import NamedTuple

from sorbnames.gazetteer import Gazetteer
from sorbnames.index import END, Trie
from sorbnames.orthography import has_foreign_letters, key, plain, word_key
from sorbnames.repair import repairs
from sorbnames.resolution import Hit
from sorbnames.wording import hits_at
from sorbnames.words import (
    CLEAR_BEFORE,
    CLEAR_BEHIND,
    DAMAGED_SIGNS,
    Word,
    chunk_end,
    place_of_cut,
    word_patterns,
)

MOST_REMEMBERED = 200_000

#: So many letters in front of a word are looked at first.
_BEGINNING = 7

#: What no name goes on behind.
_ENDS = frozenset(',;:!?)“”"')


class Start(NamedTuple):
    """What a first word opens: a place in the tree, and how many characters before the word do not belong to it.

    ``alone`` are the hits of the word by itself; ``openings`` are the first two letters of the words with which names
    go on (None: unknown). ``behind_small`` words may be the second of a name that begins with a small letter.
    """

    node: Trie
    skip: int = 0
    damage: str = ""
    alone: tuple[Hit, ...] = ()
    openings: frozenset[str] | None = None
    behind_small: bool = False

    def is_all(self, text: str, end: int) -> bool:
        """Whether no name can go on behind the word: a sign that ends it, or a next word that begins otherwise."""
        if self.openings is None:
            return False
        sign = text[end : end + 1]
        if sign in _ENDS or not self.openings:
            return True
        if sign == ".":
            end += 1
            sign = text[end : end + 1]
        if sign != " ":
            return False
        opening = text[end + 1 : end + 3]
        return opening.isascii() and opening.isalnum() and opening.lower() not in self.openings


class FirstWords:
    """Finds the first words of names in texts; keeps what it learnt of words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._starts: dict[str, Start] = {}
        self._others: set[str] = set()
        self._damaged: dict[str, Start | None] = {}

    def find(self, text: str, damaged: bool, rewritten: dict[int, Word]) -> Iterable[tuple[Word, Start]]:
        """The first words in the order of the text; ``rewritten`` are words to be read otherwise than they stand."""
        words = self._damaged_words(text) if damaged else self._sound_words(text)
        whole = [
            (
                word,
                Start(start.node, start.skip, "HTML entity" if "&" in text[word.start : word.end] else start.damage),
            )
            for word in rewritten.values()
            if (start := self.start(word.text, damaged)) is not None
        ]
        if not whole:
            return words
        taken = {word.start for word, _ in whole}
        return sorted([*whole, *(pair for pair in words if pair[0].start not in taken)], key=lambda pair: pair[0].start)

    def _sound_words(self, text: str) -> Iterator[tuple[Word, Start]]:
        """First words in a text without damage.

        All words with a capital are cut out at once and sieved by what is known of them; only those with which names
        begin cost a step of the loop, in which their place is found again.
        """
        starts, others = self._starts, self._others
        cut, find = word_patterns()["capitalised"].findall, text.find
        position = 0
        while position < len(text):
            chunk = chunk_end(text, position)
            perhaps = list(filterfalse(others.__contains__, cut(text, position, chunk)))
            self._learn(set(filterfalse(starts.__contains__, perhaps)))
            end = position
            for word in filter(starts.__contains__, perhaps):
                place = find(word, end)
                if place < 0:
                    break
                end = place + len(word)
                if text[end : end + 1] not in CLEAR_BEHIND or text[place - 1 : place] not in CLEAR_BEFORE:
                    place = place_of_cut(text, word, place)
                    if place < 0:
                        break
                    end = place + len(word)
                start = starts[word]
                # Most often a word such as Amt or Schule begins no name here: the next letters tell.
                if start.alone or start.behind_small or not start.is_all(text, end):
                    yield Word(place, end, word), start
            position = chunk

    def _learn(self, words: set[str]) -> None:
        beginnings = self._beginnings
        # Folding a word is slow; that of most no name begins with their first letters is seen without it.
        promising = [
            word
            for word in words
            if (beginning := word[:_BEGINNING].lower()) in beginnings
            or not (beginning.isascii() and beginning.isalnum())
        ]
        if len(self._others) >= MOST_REMEMBERED:
            self._others.clear()
        self._others |= words
        for word in promising:
            start = self.start(word, False)
            if start is not None:
                self._starts[word] = start
                self._others.discard(word)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(word[:_BEGINNING] for word in self._gazetteer.trie)

    def _damaged_words(self, text: str) -> Iterator[tuple[Word, Start]]:
        known = self._damaged
        for match in word_patterns()["damaged"].finditer(text):
            word = match[0]
            if word not in known:
                if len(known) >= MOST_REMEMBERED:
                    known.clear()
                known[word] = self.start(word, True)
            start = known[word]
            if start is not None:
                begin = match.start() + start.skip
                yield Word(begin, match.end(), text[begin : match.end()]), start

    def start(self, word: str, damaged: bool) -> Start | None:
        """What the word opens, or None when no name begins with it; ``damaged``: read repaired if need be."""
        trie = self._gazetteer.trie
        node = step(trie, word)
        if damaged and not word.isascii():
            if word[0] in DAMAGED_SIGNS and (inner := step(trie, word[1:])) is not None:
                return Start(inner, 1)
            for repair in repairs(word):
                if (repaired := step(trie, repair.text)) is not None and (node is None or _fits_better(word)):
                    return Start(repaired, 0, repair.damage)
        if node is None:
            return None
        alone = hits_at(self._gazetteer, node, [Word(0, len(word), word)], [], "") if END in node else ()
        if any(hit.name_text.endswith(".") for hit in alone):
            return Start(node)
        openings = frozenset(below[:2] for below in node if below != END)
        return Start(node, 0, "", alone, openings, key(word) in self._behind_small_heads)

    @cached_property
    def _behind_small_heads(self) -> frozenset[str]:
        """Folded words of names that begin with a small word, but for that word."""
        trie = self._gazetteer.trie
        return frozenset(word for head in self._gazetteer.small_heads for word in _words_below(trie.get(key(head), {})))


def step(node: Trie, word: str) -> Trie | None:
    """The next place in the tree; a word without letters leads nowhere."""
    folded = word_key(word)
    below: Trie | None = node.get(folded) if folded else None
    return below


def _fits_better(word: str) -> bool:
    """Whether a word had better be read repaired than as it stands: one with letters of neither alphabet."""
    return has_foreign_letters(word) or not plain(word).isalpha()


def _words_below(node: Trie) -> Iterator[str]:
    for word, below in node.items():
        if word != END:
            yield word
            yield from _words_below(below)
