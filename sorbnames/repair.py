"""Repair of names whose characters were damaged by a wrong encoding on the way.

The damage is undone as it was done: the characters are turned back into the bytes they were read from, and those are
read in the encoding they were written in. Nothing is guessed; whether a repaired text is a name is for the matcher.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from sorbnames.orthography import LETTERS

#: (encoding the bytes were written in, encoding they were read in)
DAMAGES = (
    ("utf-8", "cp1252"),
    ("utf-8", "cp1250"),
    ("utf-8", "iso8859-2"),
    ("utf-8", "iso8859-16"),
    ("iso8859-2", "cp1252"),
    ("cp1250", "cp1252"),
    ("iso8859-2", "cp1250"),
    ("cp1250", "iso8859-2"),
    ("mac_latin2", "cp1252"),
    ("cp852", "cp1252"),
    ("cp852", "cp850"),
    ("iso8859-16", "cp1252"),
)

#: What a letter of two bytes (UTF-8) begins with when it was read as one of the 8-bit encodings above.
_LEADS = "ÂÃÄÅĂĹĆâ"

#: Characters that stand inside a damaged name but hardly ever in a sound German or Sorbian text.
_TELLTALES = "ÃÅĂĹ¶¹¾¼³£©®¬¦±¯ìøÌœæèñ´ˇ\ufffd"

_BETWEEN = frozenset(" -/().,'–0123456789")


class Repair(NamedTuple):
    """A text as it was before the damage, and the damage: ``utf-8 read as cp1252``."""

    text: str
    damage: str


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """Character → byte, with the bytes that the encoding leaves undefined as control characters (as browsers do)."""
    table: dict[str, int] = {chr(code): code for code in range(256)}
    for code in range(256):
        try:
            table[bytes([code]).decode(encoding)] = code
        except UnicodeDecodeError:
            continue
    return table


@cache
def _unread(read: str) -> dict[int, int]:
    return {ord(character): code for character, code in _bytes_of(read).items()}


def _undo(text: str, written: str, read: str) -> str | None:
    try:
        return text.translate(_unread(read)).encode("latin-1").decode(written)
    except UnicodeError:
        return None


def has_telltales(text: str) -> bool:
    """Whether any character speaks for a broken encoding; most texts have none."""
    if text.isascii():
        return False
    return any(telltale in text for telltale in _TELLTALES) or any(_has_pair(text, lead) for lead in "ÄÂĆâ")


def _has_pair(text: str, lead: str) -> bool:
    """Whether a letter that German or Sorbian has too is followed by what only broken UTF-8 puts there."""
    trails = _trail_set()
    place = text.find(lead)
    while place >= 0:
        if text[place + 1 : place + 2] in trails:
            return True
        place = text.find(lead, place + 1)
    return False


@cache
def _ascii() -> re.Pattern[str]:
    return re.compile(r"[\x00-\x7f]+")


@cache
def _tidied_trail() -> re.Pattern[str]:
    return re.compile(f"([{_LEADS}]) ")


def _sources(text: str, shape: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The text, and as it was before somebody tidied its blanks, each with the damages that may have left it."""
    yield text, _possible(shape)
    if " " in text and _has_lead(shape):
        # A blank after such a lead was a no-break space, the second byte of š and à.
        untidied = _tidied_trail().sub("\\1\u00a0", text)
        if untidied != text:
            yield untidied, _possible(_ascii().sub(" ", untidied))


@lru_cache(maxsize=8192)
def _possible(shape: str) -> tuple[tuple[str, str], ...]:
    """The damages that may have left the characters outside ASCII; in a ``shape`` a blank stands for all others.

    Most texts are sound, and their shapes are few.
    """
    return tuple((written, read) for written, read in DAMAGES if _may_have_left(shape, written, read))


def _may_have_left(shape: str, written: str, read: str) -> bool:
    may_be = _left_by(written, read)
    if not (shape.lstrip(" ")[:1] in may_be if written == "utf-8" else may_be.issuperset(shape)):
        return False
    undone = _undo(shape, written, read)
    return undone is not None and undone != shape


@cache
def _left_by(written: str, read: str) -> frozenset[str]:
    """What the letters of both alphabets turn into; of letters of more bytes (UTF-8) what the first byte turns into."""
    if written == "utf-8":
        return frozenset(character for character, code in _bytes_of(read).items() if code >= 0xC2)
    undone = {character: _undo(character, written, read) for character in _bytes_of(read)}
    return frozenset(left for left, letter in undone.items() if letter and (letter in LETTERS or letter in _BETWEEN))


@lru_cache(maxsize=8192)
def _is_sound(shape: str) -> bool:
    """Whether no damage leaves such a text, as most are."""
    return not _possible(shape) and not _has_lead(shape)


@lru_cache(maxsize=8192)
def _has_lead(shape: str) -> bool:
    return any(lead in shape for lead in _LEADS)


@cache
def _trail_set() -> frozenset[str]:
    return frozenset(lead_and_trail_letters()[1]) - frozenset("„“”‚‘’›‹»«…–—\u00a0\u00ad")


def has_lost_letters(text: str) -> bool:
    """Whether a question mark or replacement character stands where a letter was."""
    if "\ufffd" in text:
        return True
    place = text.find("?")
    while place >= 0:
        if text[place + 1 : place + 2].isalnum():
            return True
        place = text.find("?", place + 1)
    return False


def repairs(text: str) -> Iterator[Repair]:
    """Every text that this one may have been, if its letters were damaged by one wrong encoding (or the same twice).

    A repaired text consists of letters of the German and Lower Sorbian alphabets where the damaged one did not.
    """
    shape = _ascii().sub(" ", text)
    if _is_sound(shape):
        return
    seen = {text}
    odd: list[Repair] = []
    for source, damages in _sources(text, shape):
        for written, read in damages:
            once = _undo(source, written, read)
            twice = _undo(once, written, read) if once is not None and written == "utf-8" else None
            for repaired in (once, twice):
                if repaired is None or repaired in seen or repaired.isascii():
                    continue
                seen.add(repaired)
                if all(character in LETTERS or character in _BETWEEN for character in repaired):
                    repair = Repair(repaired, f"{written} read as {read}")
                    if text.isupper() or not _has_stray_capital(repaired):
                        yield repair
                    else:
                        odd.append(repair)
    yield from odd


def _has_stray_capital(text: str) -> bool:
    return any(one.islower() and other.isupper() for one, other in itertools.pairwise(text))


@cache
def lead_and_trail_letters() -> tuple[str, str]:
    """The characters that the first and the second byte of a UTF-8 letter turn into when read in 8-bit encodings."""
    trails = {
        character
        for written, read in DAMAGES
        if written == "utf-8"
        for character, code in _bytes_of(read).items()
        if 0x80 <= code <= 0xBF
    }
    return _LEADS, "".join(sorted(trails))
