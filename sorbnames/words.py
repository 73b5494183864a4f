"""A text cut into the words with which names may begin or go on: sound ones, damaged ones, words broken over lines."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple
from unicodedata import combining

from sorbnames.orthography import INVISIBLE
from sorbnames.repair import lead_and_trail_letters

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ſА-ЯЀ-ЏΑ-Ωᴀ-ᴢʙɢʜɪʟɴʀʏꜰꜱ"


# \w would do for the letters and digits, but it is slower than a range, which is looked at first.
_INSIDE = "A-Za-z0-9_À-ÖØ-öø-\u024f\\w\u0300-\u036f" + INVISIBLE


_BLANKS = " \\t\u00a0\u2000-\u200a\u202f"


_BLANK = f"[{_BLANKS}]"


_HYPHENS = "-\u2010\u2011\u00ad"


DAMAGED_SIGNS = "´ˇ¶£©®¬¦±¯¼¾¿\u0080-\u009f\ufffd"


#: How much text is cut into words at a time.
_CHUNK = 1 << 15


class Word(NamedTuple):
    """One word of a mention: its span in the text and what it says (joined where it was broken over two lines)."""

    start: int
    end: int
    text: str


@cache
def word_patterns() -> dict[str, re.Pattern[str]]:
    leads, trails = lead_and_trail_letters()
    damaged_inside = f"(?:[{_INSIDE}{DAMAGED_SIGNS}]|(?<=[{leads}])[{re.escape(trails)}])"
    separator = (
        f"(?P<dot>\\.)?(?P<before>{_BLANK}{{0,3}})(?P<sign>[-‐‑–—/('’])?"
        f"{_BLANK}{{0,2}}(?P<break>\r\n|\n|\r)?{_BLANK}{{0,40}}(?P<late>\\()?"
    )
    letter = f"[{_CAPITAL}a-zß-öø-ÿа-я]"
    damaged_word = f"(?:{letter}|[{DAMAGED_SIGNS}]){damaged_inside}*"
    return {
        "capital": re.compile(f"[{_CAPITAL}]"),
        "capitalised": re.compile(f"[{_CAPITAL}][{_INSIDE}]*"),
        "damaged": re.compile(f"[{_CAPITAL}{DAMAGED_SIGNS}]{damaged_inside}*"),
        "next": re.compile(f"{separator}(?P<word>{letter}[{_INSIDE}]*)"),
        "next over one sign": re.compile(f"[ /-]({letter}[{_INSIDE}]*)"),
        "next damaged": re.compile(f"{separator}(?P<word>{damaged_word})"),
        "next damaged over one sign": re.compile(f"[ /-]({damaged_word})"),
        # Begins with a plain character, because re finds that several times as fast as one of a set.
        "hyphen at end": re.compile(
            f"\n(?<=[{_HYPHENS}{_BLANKS}]\n)(?:(?<=[{_HYPHENS}]\n)|(?<=[{_HYPHENS}{_BLANKS}][{_BLANKS}]\n))"
        ),
        "broken": re.compile(f"[{_HYPHENS}]{_BLANK}*(?:\r\n|\n|\r){_BLANK}*(?P<tail>[a-zß-öø-ÿāă-ž][{_INSIDE}]*)"),
        "continues": re.compile(f"[{_INSIDE}]"),
        "entities": re.compile(f"(?:&(?:#\\d{{2,5}}|#x[0-9a-fA-F]{{2,5}}|[A-Za-z]{{2,8}});[{_INSIDE}]*)+"),
        "lost": re.compile(
            f"(?:[{_INSIDE}?\ufffd]+[ -]){{0,2}}[{_INSIDE}]*[?\ufffd]+[{_INSIDE}?\ufffd]*"
            f"(?:[ -][{_INSIDE}?\ufffd]+){{0,2}}"
        ),
        "lost word": re.compile(f"[{_INSIDE}?\ufffd]+"),
    }


#: What stands in front of most words, and never within one (nothing at the text's beginning).
CLEAR_BEFORE = frozenset(["", *" \n(/-„\t|;"])

#: What stands behind most words, and never within one (nothing at the text's end).
CLEAR_BEHIND = frozenset(["", *" .,;:!?)/-\n"])


def chunk_end(text: str, position: int) -> int:
    """An end for a chunk that does not cut through a word, if there is any blank at all."""
    end = position + _CHUNK
    if end >= len(text):
        return len(text)
    blanks = [place for blank in " \n\t" if (place := text.find(blank, end, end + _CHUNK)) >= 0]
    return min(blanks, default=len(text))


def place_of_cut(text: str, word: str, place: int) -> int:
    """Where a word that the pattern ``capitalised`` cut out of the text stands from ``place`` on.

    The same letters may stand before it within a longer word, which was cut out as that one.
    """
    continues, capital = word_patterns()["continues"].match, word_patterns()["capital"].search
    while place >= 0:
        behind = place + len(word)
        if not (text[behind : behind + 1].isalnum() or continues(text, behind)):
            begin = place
            while begin and continues(text, begin - 1):
                begin -= 1
            if begin == place or not capital(text, begin, place):
                break
        place = text.find(word, place + 1)
    return place


def words_broken_over_lines(text: str) -> dict[int, Word]:
    """Words divided by a hyphen at a line's end, by the start of their first half."""
    if "\r" not in text and not word_patterns()["hyphen at end"].search(text):
        return {}
    return dict(_joined(text, match) for match in word_patterns()["broken"].finditer(text))


def _joined(text: str, match: re.Match[str]) -> tuple[int, Word]:
    start = match.start()
    while start and (text[start - 1].isalnum() or text[start - 1] in INVISIBLE or combining(text[start - 1])):
        start -= 1
    return start, Word(start, match.end(), text[start : match.start()] + match["tail"])


def words_with_entities(text: str) -> dict[int, Word]:
    """Words in which a letter was left as an entity of a web page (``Ch&oacute;&#347;ebuz``), by their start."""
    if "&" not in text or ";" not in text:
        return {}
    words: dict[int, Word] = {}
    for match in word_patterns()["entities"].finditer(text):
        start = match.start()
        while start and text[start - 1].isalnum():
            start -= 1
        words[start] = Word(start, match.end(), unescape(text[start : match.end()]))
    return words


def continues_word(text: str, position: int) -> bool:
    while position and text[position - 1] in INVISIBLE:
        position -= 1
    return position > 0 and (text[position - 1].isalnum() or text[position - 1] == "_")
