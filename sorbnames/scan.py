"""Find every stretch of a text that spells a name, whatever it means there; the surroundings are weighed later.

Words with a capital are looked up in the tree of folded name words; each distinct word is folded only once. A name's
further words follow over blanks, hyphens, slashes, brackets and line breaks, as far as the name itself allows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import filterfalse
from typing import NamedTuple

from sorbnames.gazetteer import Gazetteer
from sorbnames.index import END, PROPER_NAME, Trie
from sorbnames.lost import names_with_lost_letters
from sorbnames.orthography import has_foreign_letters, key, plain
from sorbnames.repair import has_lost_letters, has_telltales, repairs
from sorbnames.resolution import Hit, hit_on
from sorbnames.spans import Spans
from sorbnames.spotted import Found, Spotted
from sorbnames.wording import TIERS, closing_bracket, separator_of, tier_of
from sorbnames.words import (
    DAMAGED_SIGNS,
    Word,
    chunk_end,
    continues_word,
    next_whole_word,
    word_patterns,
    words_broken_over_lines,
    words_with_entities,
)

_MOST_REMEMBERED = 200_000


#: What stands in front of most words, and never within one.
_CLEAR_BEFORE = frozenset(" \n(/")

#: What no name goes on behind.
_ENDS = frozenset(',;:!?)“”"')

_APART = str.maketrans("/([|„“", "      ")


class _Start(NamedTuple):
    """What a first word opens: a place in the tree, and how many characters before the word do not belong to it.

    ``alone`` are the hits of the word by itself; ``next_letters`` are those with which names go on (None: unknown).
    ``behind_small`` words may be the second of a name that begins with a small letter.
    """

    node: Trie
    skip: int = 0
    damage: str = ""
    alone: tuple[Hit, ...] = ()
    next_letters: frozenset[str] | None = None
    behind_small: bool = False


class _Known(NamedTuple):
    """What was learnt about words: those with which names begin, and those with which none does."""

    starts: dict[str, _Start]
    others: set[str]


class Scanner:
    """Finds names in texts; keeps what it learnt about words, so that further texts go faster."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._sound = _Known({}, set())
        self._damaged = _Known({}, set())
        self._hits: dict[tuple[str, str], tuple[Hit, ...]] = {}

    def scan(self, text: str, damaged: bool | None = None, holes: bool | None = None) -> Found:
        """All stretches that spell a name, left to right, not overlapping, and the fixed proper names of the text.

        Whether there are ``damaged`` letters in the text, or ``holes`` where some were, is found out if it is not told.
        """
        damaged = has_telltales(text) if damaged is None else damaged
        rewritten = {**words_broken_over_lines(text), **words_with_entities(text)}
        proper_names: list[tuple[int, int]] = []
        found: list[Spotted] = []
        reached = 0
        for word, start in self._first_words(text, damaged, rewritten):
            place = word.start
            if place < reached or (place and text[place - 1] not in _CLEAR_BEFORE and continues_word(text, place)):
                continue
            spotted: Spotted | None
            if start.behind_small:
                spotted = self._from_small_head(text, word, start, damaged, rewritten, proper_names, reached)
            elif start.alone and _is_alone(text, word.end, start.next_letters):
                spotted = Spotted(place, word.end, (word,), start.alone)
            else:
                spotted = self._longest(text, word, start, damaged, rewritten, proper_names)
            if spotted is not None:
                reached = spotted.end
                found.append(spotted)
        if has_lost_letters(text) if holes is None else holes:
            lost = list(names_with_lost_letters(self._gazetteer, text))
            taken = Spans((one.start, one.end) for one in lost)
            apart = (one for one in found if not taken.overlap(one.start, one.end))
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
            for word in rewritten.values()
            if (start := self._start(word.text, damaged)) is not None
        ]
        if not whole:
            return words
        taken = {word.start for word, _ in whole}
        return sorted([*whole, *(pair for pair in words if pair[0].start not in taken)], key=lambda pair: pair[0].start)

    def _from_small_head(
        self,
        text: str,
        word: Word,
        start: _Start,
        damaged: bool,
        rewritten: dict[int, Word],
        proper_names: list[tuple[int, int]],
        reached: int,
    ) -> Spotted | None:
        """Begin earlier where a name's own small word stands in front: amt Stara Darbnja."""
        front = text[max(reached, word.start - 24) : word.start]
        for head in front.translate(_APART).split()[-2:]:
            earlier = self._start(head, False) if head in self._gazetteer.small_heads else None
            if earlier is not None:
                place = word.start - len(front) + front.rindex(head)
                first = Word(place, place + len(head), head)
                spotted = self._longest(text, first, earlier, damaged, rewritten, proper_names)
                if spotted is not None and spotted.end > word.start:
                    return spotted
        return self._longest(text, word, start, damaged, rewritten, proper_names)

    @cached_property
    def _behind_small_heads(self) -> frozenset[str]:
        """Folded words of names that begin with a small word, but for that word."""
        trie = self._gazetteer.trie
        return frozenset(word for head in self._gazetteer.small_heads for word in _words_below(trie.get(key(head), {})))

    def _sound_words(self, text: str) -> Iterator[tuple[Word, _Start]]:
        """First words of names in a text without damage: all capitalised words are cut out at once, then looked up."""
        known, starts = self._sound, self._sound.starts
        cut = word_patterns()["sound"].findall
        position = 0
        while position < len(text):
            end = chunk_end(text, position)
            words = cut(text, position, end)
            perhaps = list(filterfalse(known.others.__contains__, words))
            for word in set(filterfalse(starts.__contains__, perhaps)):
                self._learn(known, word, False)
            place = position
            for word in filter(starts.__contains__, perhaps):
                start = starts[word]
                place = next_whole_word(text, word, place)
                if place < 0:
                    break
                end = place + len(word)
                # Most often a word such as Amt or Schule begins no name here: the next letter tells.
                if start.alone or start.behind_small or not _is_alone(text, end, start.next_letters):
                    yield Word(place, end, word), start
                place = end
            position = end

    def _damaged_words(self, text: str) -> Iterator[tuple[Word, _Start]]:
        known = self._damaged
        for match in word_patterns()["damaged"].finditer(text):
            word = match[0]
            if word in known.others:
                continue
            start = known.starts.get(word) or self._learn(known, word, True)
            if start is not None:
                begin = match.start() + start.skip
                yield Word(begin, match.end(), text[begin : match.end()]), start

    def _learn(self, known: _Known, word: str, damaged: bool) -> _Start | None:
        start = self._start(word, damaged)
        if start is not None:
            known.starts[word] = start
        else:
            if len(known.others) >= _MOST_REMEMBERED:
                known.others.clear()
            known.others.add(word)
        return start

    def _start(self, word: str, damaged: bool) -> _Start | None:
        trie = self._gazetteer.trie
        node = _step(trie, word)
        if damaged and not word.isascii():
            if word[0] in DAMAGED_SIGNS and (inner := _step(trie, word[1:])) is not None:
                return _Start(inner, 1)
            for repair in repairs(word):
                if (repaired := _step(trie, repair.text)) is not None and (node is None or _fits_better(word)):
                    return _Start(repaired, 0, repair.damage)
        if node is None:
            return None
        alone = self._spelt([Word(0, len(word), word)], [], node, "") if END in node else ()
        letters = frozenset(below[0] for below in node if below != END)
        if any(hit.name_text.endswith(".") for hit in alone):
            return _Start(node)
        return _Start(node, 0, "", alone, letters, key(word) in self._behind_small_heads)

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
        if start.next_letters is None:
            best = self._spotted(text, words, separators, node, damage)
        else:
            best = Spotted(first.start, first.end, (first,), start.alone) if start.alone else None
        pattern = word_patterns()["next damaged" if damaged else "next"]
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
            separators.append(separator_of(match))
            if PROPER_NAME in node.get(END, ()):
                proper_names.append((first.start, word.end))
            best = self._spotted(text, words, separators, node, damage) or best
        return best

    def _spotted(self, text: str, words: list[Word], separators: list[str], node: Trie, damage: str) -> Spotted | None:
        if END not in node:
            return None
        spelt = (damage, text[words[0].start : words[-1].end])
        hits = self._hits.get(spelt)
        if hits is None:
            if len(self._hits) >= _MOST_REMEMBERED:
                self._hits.clear()
            hits = self._hits[spelt] = self._spelt(words, separators, node, damage)
        if not hits:
            return None
        end = words[-1].end
        if separators and any("bracket" in separator for separator in separators):
            end += len(closing_bracket().match(text, end)[0])  # type: ignore[index]
        if hits[0].name_text.endswith(".") and text[end : end + 1] == ".":
            end += 1
        return Spotted(words[0].start, end, tuple(words), hits)

    def _spelt(self, words: list[Word], separators: list[str], node: Trie, damage: str) -> tuple[Hit, ...]:
        hits: list[Hit] = []
        for code in node[END]:
            if code == PROPER_NAME:
                continue
            named = self._gazetteer.named(code)
            tier = tier_of(named, words, separators)
            if tier:
                hits.append(hit_on(named, "damaged" if damage else tier, damage))
        return tuple(sorted(hits, key=lambda hit: TIERS.index(hit.tier)))


def _fits_better(word: str) -> bool:
    """Whether a word had better be read repaired than as it stands: one with letters of neither alphabet."""
    return has_foreign_letters(word) or not plain(word).isalpha()


def _is_alone(text: str, end: int, next_letters: frozenset[str] | None) -> bool:
    """Whether no name can go on behind a word: a sign that ends it, or a next word with a letter that none has."""
    if next_letters is None:
        return False
    sign = text[end : end + 1]
    if sign in _ENDS or not next_letters:
        return True
    if sign == ".":
        end += 1
    if text[end : end + 1] != " ":
        return False
    first = text[end + 1 : end + 2]
    return first.isascii() and first.isalnum() and first.lower() not in next_letters


def _words_below(node: Trie) -> Iterator[str]:
    for word, below in node.items():
        if word != END:
            yield word
            yield from _words_below(below)


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
