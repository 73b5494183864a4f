"""The right spelling put in place of a wrong one, so that only what is wrong changes.

Word by word: the writer's separators, capitals and line breaks between words stay.
"""

from __future__ import annotations

import os.path
from collections.abc import Sequence

from sorbnames.distance import spelling_distance
from sorbnames.model import Entry, Name
from sorbnames.orthography import carry_case, plain
from sorbnames.scan import Word, name_words


def right_name(entry: Entry, language: str, surface: str) -> Name | None:
    """The entry's right name in that language that the surface is meant for: the nearest of them."""
    names = [name for name in entry.names if name.language == language and name.is_right]
    if not names:
        return None
    return min(names, key=lambda name: spelling_distance(surface, name.text))


def corrected(text: str, start: int, end: int, words: Sequence[Word], name: str) -> str:
    """The span ``start``–``end`` with its words spelt as in ``name``."""
    expected, _ = name_words(name)
    if len(expected) != len(words):
        return _like(text[start:end], name)
    pieces: list[str] = []
    position = start
    for word, right in zip(words, expected, strict=True):
        pieces.append(text[position : word.start])
        surface = text[word.start : word.end]
        pieces.append(surface if _is_right(word, right) and "&" not in surface else _like(surface, right))
        position = word.end
    pieces.append(text[position:end])
    return "".join(pieces)


def is_spelt(words: Sequence[Word], name: str) -> bool:
    """Whether the words spell the name letter by letter, capitals aside; a shortened addition (Forst (L.)) does too."""
    expected, _ = name_words(name)
    if len(expected) == len(words):
        return all(_is_right(word, right) for word, right in zip(words, expected, strict=True))
    return len(words) > 1 and plain(words[0].text).lower() == expected[0].lower()


def _is_right(word: Word, right: str) -> bool:
    spelling = plain(word.text)
    if spelling[:1].islower() and right[:1].isupper():
        return False
    return spelling.lower() == right.lower()


def minimal(text: str, start: int, end: int, right: str) -> tuple[int, int, str]:
    """The smallest stretch of whole words by which the span differs from ``right``: start, end and replacement."""
    surface = text[start:end]
    head = os.path.commonpath([surface, right])
    cut = max((index + 1 for index, letter in enumerate(head) if letter in " /(-\n"), default=0)
    tail = os.path.commonpath([surface[cut:][::-1], right[cut:][::-1]])
    keep = max((index + 1 for index, letter in enumerate(tail) if letter in " /(-\n"), default=0)
    if keep and tail[:keep].strip(" )") == "":
        keep = 0
    stop = len(right) - keep
    return start + cut, end - keep, right[cut:stop]


def _like(surface: str, right: str) -> str:
    """``right`` in capitals where ``surface`` is in capitals."""
    return carry_case(plain(surface), right)
