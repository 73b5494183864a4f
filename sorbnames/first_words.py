"""The words of a text with which a name can begin. What is learnt about a word is kept, so that each distinct word of
a text is folded and looked up only once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import compress, filterfalse

from sorbnames.gazetteer import Gazetteer
from sorbnames.index import END, Trie
from sorbnames.orthography import fold, has_foreign_letters, key, plain, word_key
from sorbnames.repair import repairs
from sorbnames.resolution import Hit
from sorbnames.wording import hits_at
from sorbnames.words import (
    CLEAR_BEFORE,
    CLEAR_BEHIND,
    DAMAGED_SIGNS,
    Word,
    chunk_end,
    continues_word,
    place_of_cut,
    word_patterns,
)

MOST_REMEMBERED = 200_000

#: So many different ends are remembered of words that go on alike.
_MOST_ENDS = 1_000

#: What no name goes on behind.
ENDS = frozenset(',;:!?)“”"')

#: What stands between a word and the next when nothing else does.
_JOINTS = frozenset(" -/")


@dataclass(slots=True)
class Start:
    """What a first word opens: a place in the tree, and how many characters before the word do not belong to it.

    ``alone`` are the hits of the word by itself; ``openings`` are the first two letters of the words with which names
    go on (None: unknown). ``behind_small`` words may be the second of a name that begins with a small letter.
    ``ends`` is what was learnt of the three characters behind such words: whether they end the name.
    """

    node: Trie
    skip: int = 0
    damage: str = ""
    alone: tuple[Hit, ...] = ()
    openings: frozenset[str] | None = None
    behind_small: bool = False
    ends: dict[str, bool] = field(default_factory=dict)

    def is_all(self, text: str, end: int) -> bool:
        """Whether no name can go on behind the word: a sign that ends it, or a next word that begins otherwise."""
        openings = self.openings
        if not openings:
            return openings is not None
        sign, letters = _sign_and_letters(text[end : end + 3])
        if sign not in _JOINTS:
            return sign in ENDS
        if not letters or letters in openings:
            return False
        return len(letters) > 1 or not any(one.startswith(letters) for one in openings)


@lru_cache(maxsize=20_000)
def _sign_and_letters(behind: str) -> tuple[str, str]:
    """What stands behind a word, and the folded letters behind that, unless something else is among them."""
    if behind[:1] == ".":
        behind = behind[1:]
    letters = fold(behind[1:])[:2]
    return behind[:1], letters if behind[1:].isalnum() and letters.isalnum() else ""


class FirstWords:
    """Finds the first words of names in texts; keeps what it learnt of words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._starts: dict[str, Start] = {}
        self._others: set[str] = set()
        self._damaged: dict[str, Start | None] = {}
        self._ends: dict[frozenset[str], dict[str, bool]] = {}

    def find(self, text: str, damaged: bool, rewritten: dict[int, Word]) -> Iterable[tuple[Word, Start, bool]]:
        """The first words in the order of the text, what each opens, and whether the word is all of the name.

        ``rewritten`` are words to be read otherwise than they stand.
        """
        words = self._damaged_words(text) if damaged else self._sound_words(text)
        whole = [
            (
                word,
                Start(start.node, start.skip, "HTML entity" if "&" in text[word.start : word.end] else start.damage),
                False,
            )
            for word in rewritten.values()
            if (start := self.start(word.text, damaged)) is not None and not continues_word(text, word.start)
        ]
        if not whole:
            return words
        taken = {first[0].start for first in whole}
        others = (first for first in words if first[0].start not in taken)
        return sorted([*whole, *others], key=lambda first: first[0].start)

    def _sound_words(self, text: str) -> Iterator[tuple[Word, Start, bool]]:
        """First words in a text without damage.

        All words with a capital are cut out at once and sieved by what is known of them; only those with which names
        begin cost a step of the loop, in which their place is found again. Most of these are followed by characters
        that were met behind such words before: then nothing has to be looked at again.
        """
        starts, others = self._starts, self._others
        cut, find = word_patterns()["capitalised"].findall, text.find
        new = tuple.__new__  # Word(…) takes twice as long
        position = 0
        while position < len(text):
            chunk = chunk_end(text, position)
            perhaps = list(filterfalse(others.__contains__, cut(text, position, chunk)))
            self._learn(dict.fromkeys(filterfalse(starts.__contains__, perhaps)))
            end = position
            for word in filter(starts.__contains__, perhaps):
                start = starts[word]
                place = find(word, end, chunk)
                end = place + len(word)
                is_all = start.ends.get(text[end : end + 3])
                if is_all is None or text[place - 1 : place] not in CLEAR_BEFORE:
                    if text[end : end + 1] not in CLEAR_BEHIND or text[place - 1 : place] not in CLEAR_BEFORE:
                        place = place_of_cut(text, word, place)
                        if place < 0:
                            break
                        if continues_word(text, place):
                            end = place + len(word)
                            continue
                    end = place + len(word)
                    if len(start.ends) >= _MOST_ENDS:
                        start.ends.clear()
                    is_all = start.ends[text[end : end + 3]] = start.is_all(text, end)
                # Most often a word such as Amt or Schule begins no name here: the next letters tell.
                if not is_all or start.alone or start.behind_small:
                    yield new(Word, (place, end, word)), start, is_all
            position = chunk

    def _learn(self, words: Collection[str]) -> None:
        if len(self._others) >= MOST_REMEMBERED:
            self._others.clear()
        self._others.update(words)
        # Most words are of plain letters alone, and folded by lower().
        trie = self._gazetteer.trie
        promising = list(compress(words, map(trie.__contains__, map(str.lower, words))))
        promising += [word for word in words if (not word.isascii() or "_" in word) and key(word) in trie]
        for word in promising:
            start = self.start(word, False)
            if start is not None:
                self._starts[word] = start
                self._others.discard(word)

    def _damaged_words(self, text: str) -> Iterator[tuple[Word, Start, bool]]:
        known = self._damaged
        for match in word_patterns()["damaged"].finditer(text):
            word = match[0]
            if word not in known:
                if len(known) >= MOST_REMEMBERED:
                    known.clear()
                known[word] = self.start(word, True)
            start = known[word]
            if start is not None:
                begin, end = match.start() + start.skip, match.end()
                if not continues_word(text, begin):
                    # What follows may be damaged as well, unless it is plain.
                    is_all = bool(start.alone) and text[end : end + 3].isascii() and start.is_all(text, end)
                    yield Word(begin, end, text[begin:end]), start, is_all

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
        for hit in alone:
            if hit.name_text.endswith("."):
                return Start(node)
        openings = frozenset([below[:2] for below in node if below != END])
        ends = self._ends.setdefault(openings, {})
        return Start(node, 0, "", alone, openings, word_key(word) in self._behind_small_heads, ends)

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
