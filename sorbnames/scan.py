"""Find every stretch of a text that spells a name, whatever it means there; the surroundings are weighed later.

A name's further words follow its first over blanks, hyphens, slashes, brackets and line breaks, as far as the name
itself allows it.
"""

from __future__ import annotations

from sorbnames.first_words import ENDS, MOST_REMEMBERED, FirstWords, Start, step
from sorbnames.gazetteer import Gazetteer
from sorbnames.index import END, PROPER_NAME, Trie
from sorbnames.lost import names_with_lost_letters
from sorbnames.repair import has_lost_letters, has_telltales, repairs
from sorbnames.resolution import Hit
from sorbnames.spans import Spans
from sorbnames.spotted import Found, Spotted
from sorbnames.wording import closing_bracket, hits_at, separator_of
from sorbnames.words import (
    Word,
    word_patterns,
    words_broken_over_lines,
    words_with_entities,
)

_SIGNS = {" ": "blank", "-": "hyphen", "/": "slash"}

_APART = str.maketrans("/([|„“", "      ")


class Scanner:
    """Finds names in texts; keeps what it learnt about words, so that further texts go faster."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._first_words = FirstWords(gazetteer)
        self._hits: dict[tuple[str, str], tuple[Hit, ...]] = {}

    def scan(self, text: str, damaged: bool | None = None, holes: bool | None = None) -> Found:
        """All stretches that spell a name, left to right, not overlapping, and the fixed proper names of the text.

        Whether there are ``damaged`` letters in the text, or ``holes`` where some were, is found out if it is not told.
        """
        damaged = has_telltales(text) if damaged is None else damaged
        reading = _Pass(text, damaged, {**words_broken_over_lines(text), **words_with_entities(text)})
        found: list[Spotted] = []
        reached = 0
        for word, start, is_all in self._first_words.find(text, reading.damaged, reading.rewritten):
            if word.start < reached:
                continue
            spotted = self._from_small_head(reading, word, reached) if start.behind_small else None
            if spotted is None:
                if is_all and start.alone:
                    spotted = tuple.__new__(Spotted, (word.start, word.end, (word,), start.alone))
                else:
                    spotted = self._longest(reading, word, start)
            if spotted is not None:
                reached = spotted.end
                found.append(spotted)
        if has_lost_letters(text) if holes is None else holes:
            lost = list(names_with_lost_letters(self._gazetteer, text))
            taken = Spans((one.start, one.end) for one in lost)
            apart = (one for one in found if not taken.overlap(one.start, one.end))
            found = sorted([*apart, *lost], key=lambda spotted: spotted.start)
        return Found(tuple(found), tuple(reading.proper_names))

    def _from_small_head(self, reading: _Pass, word: Word, reached: int) -> Spotted | None:
        """The name that begins earlier, with its own small word in front: amt Stara Darbnja."""
        front = reading.text[max(reached, word.start - 24) : word.start]
        for head in front.translate(_APART).split()[-2:]:
            start = self._first_words.start(head, False) if head in self._gazetteer.small_heads else None
            if start is not None:
                place = word.start - len(front) + front.rindex(head)
                spotted = self._longest(reading, Word(place, place + len(head), head), start)
                if spotted is not None and spotted.end > word.start:
                    return spotted
        return None

    def _longest(self, reading: _Pass, first: Word, start: Start) -> Spotted | None:
        """The longest name that begins with a word."""
        node, damage = start.node, start.damage
        words = [first]
        separators: list[str] = []
        if start.openings is None:
            best = self._spotted(reading, words, separators, node, damage)
        else:
            best = tuple.__new__(Spotted, (first.start, first.end, (first,), start.alone)) if start.alone else None
        text, rewritten, over_one_sign = reading.text, reading.rewritten, reading.next_over_one_sign.match
        reached = first.end
        while len(node) > (END in node):
            # One sign stands between most words; the pattern for whatever may stand there costs several times as much.
            match = over_one_sign(text, reached)
            if match is not None:
                begin, word, separator = reached + 1, match[1], _SIGNS[text[reached]]
            elif text[reached : reached + 1] in ENDS or (match := reading.next.match(text, reached)) is None:
                break
            else:
                begin, word, separator = match.start("word"), match["word"], separator_of(match)
            end = match.end()
            below = None
            if begin in rewritten and (below := step(node, rewritten[begin].text)) is not None:
                _, end, word = rewritten[begin]
            if below is None:
                below = step(node, word)
            if below is None and reading.damaged:
                below, damage = _repaired_step(node, word, damage)
            if below is None:
                break
            node, reached = below, end
            words.append(Word(begin, end, word))
            separators.append(separator)
            if END in node:
                if PROPER_NAME in node[END]:
                    reading.proper_names.append((first.start, end))
                best = self._spotted(reading, words, separators, node, damage) or best
        return best

    def _spotted(
        self, reading: _Pass, words: list[Word], separators: list[str], node: Trie, damage: str
    ) -> Spotted | None:
        if END not in node:
            return None
        text, start, end = reading.text, words[0].start, words[-1].end
        spelt = (damage, text[start:end])
        hits = self._hits.get(spelt)
        if hits is None:
            if len(self._hits) >= MOST_REMEMBERED:
                self._hits.clear()
            hits = self._hits[spelt] = hits_at(self._gazetteer, node, words, separators, damage)
        if not hits:
            return None
        if "bracket" in separators or "bracket break" in separators:
            end += len(closing_bracket().match(text, end)[0])  # type: ignore[index]
        if text[end : end + 1] == "." and hits[0].name_text.endswith("."):
            end += 1
        return Spotted(start, end, tuple(words), hits)


class _Pass:
    """One text on its way through the scanner; ``rewritten`` are words to be read otherwise than they stand.

    ``next`` matches the next word and what separates it from the one before, if only what names have does;
    ``next_over_one_sign`` where that is a single sign.
    """

    __slots__ = ("damaged", "next", "next_over_one_sign", "proper_names", "rewritten", "text")

    def __init__(self, text: str, damaged: bool, rewritten: dict[int, Word]) -> None:
        self.text = text
        self.damaged = damaged
        self.rewritten = rewritten
        self.proper_names: list[tuple[int, int]] = []
        patterns = word_patterns()
        self.next = patterns["next damaged" if damaged else "next"]
        self.next_over_one_sign = patterns["next damaged over one sign" if damaged else "next over one sign"]


def _repaired_step(node: Trie, word: str, damage: str) -> tuple[Trie | None, str]:
    for repair in repairs(word):
        below = step(node, repair.text)
        if below is not None:
            return below, repair.damage
    return None, damage
