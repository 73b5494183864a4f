"""The scanner as one would write it with all the time in the world: every name tried at every word of a text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sorbnames.orthography import INVISIBLE, key, plain
from tests.reference.texts import entries

#: A word: letters, digits, and the marks and invisible signs that belong to them.
WORD = re.compile(f"[\\w\u0300-\u036f{INVISIBLE}]+")
_LETTERS = re.compile(r"[^\W_]+")

#: What may stand in a text for what stands between two words of a name.
WRITTEN = {
    " ": (" ", "\u00a0", "\n", "\r\n"),
    "-": ("-", "\u2011", "-\n", "-\r\n"),
    "/": ("/",),
    " (": (" (", "\u00a0("),
}


@dataclass(frozen=True)
class Stretch:
    """A span of a text that spells a right name of an entry letter by letter."""

    start: int
    end: int
    entry: str
    name: str


@dataclass(frozen=True)
class SpeltName:
    """A right name as its words and what stands between them."""

    entry: str
    name: str
    words: tuple[str, ...]
    between: tuple[str, ...]


@cache
def spelt_names() -> tuple[SpeltName, ...]:
    """All right names of places, streets and institutions that begin with a capital."""
    found = []
    for entry in entries():
        for name in entry.names:
            if entry.kind != "term" and name.is_right and name.text[0].isupper():
                pieces = list(_LETTERS.finditer(name.text))
                between = [name.text[one.end() : other.start()] for one, other in itertools.pairwise(pieces)]
                found.append(SpeltName(entry.id, name.text, tuple(piece[0] for piece in pieces), tuple(between)))
    return tuple(found)


def exact_stretches(text: str) -> Iterator[Stretch]:
    """Every stretch of whole words that spells a name as it stands in the gazetteer, overlapping ones included."""
    words = list(WORD.finditer(text))
    for position, first in enumerate(words):
        for spelt in spelt_names():
            if plain(first[0]) != spelt.words[0]:
                continue
            here = words[position : position + len(spelt.words)]
            if [plain(word[0]) for word in here] != list(spelt.words):
                continue
            gaps = [text[one.end() : other.start()] for one, other in itertools.pairwise(here)]
            if all(gap in WRITTEN.get(sign, ()) for gap, sign in zip(gaps, spelt.between, strict=True)):
                yield Stretch(first.start(), here[-1].end(), spelt.entry, spelt.name)


def spells(stretch: str, spellings: Iterable[str]) -> bool:
    """Whether a stretch has the letters of one of the spellings, capitals, marks and separators aside."""
    return key(stretch) in {key(spelling) for spelling in spellings}
