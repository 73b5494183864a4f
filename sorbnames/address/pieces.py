"""A text cut into lines and these into pieces: at bars, dots, commas, and slashes in front of a postal code.

Cutting is generous; what belongs together (``Cottbus – Chóśebuz``, ``28, Haus 3``) is joined again by who knows names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sorbnames.address.parts import Piece

#: A postal code as in Germany, with or without a country code in front.
PLZ = r"(?:(?P<prefix>[A-Z]{1,3})[ ]?[-–][ ]?|(?:DE|D)[ ])?(?<!\d)(?P<plz>\d{5})(?![\d.,]\d)(?!\d)"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    blank = r"[ \t\u00a0\u202f]"
    code = rf"(?:[A-Z]{{1,3}}{blank}?[-–]{blank}?|DE?{blank})?\d{{5}}(?!\d)"
    return {
        "line end": re.compile(r"\r\n|\n|\r|\v|\f|\u2028|\u2029"),
        "cut": re.compile(
            # A dot or dash whose encoding broke separates as well.
            rf"{blank}*(?:[|;]|(?<={blank})[·•]|[·•](?={blank})|Â·|â€[“”]|â\u0080[\u0093\u0094]){blank}*|\t+|{blank}{{3,}}|{blank}+[–—-]{blank}+(?!\d{{1,4}}(?!\d))"
            rf"|{blank}*,(?={blank}|[^\W\d]|{code}){blank}*|{blank}*/{blank}*(?={code}{blank})|{blank}+//?{blank}+"
            rf"|\.{blank}+(?=[^\W\d_][\w./-]*:?{blank}+[\d+(])|{blank}+\((?=[^()]*{code}{blank}+[^\W\d_])"
            rf"|{blank}*\((?=(?:OT|GT|Ortsteil|Stadtteil)\b)|{blank}+(?=(?:OT|GT|Ortsteil|Stadtteil)\b)|{blank}*\((?={code}{blank})|{blank}+(?={code}{blank}*[^\W\d])"
        ),
        "code": re.compile(code),
        "broken": re.compile(r"(?:/|[^\W\d_]-)[ \t\u00a0]*$"),
        "place": re.compile(rf"{blank}*{code}{blank}+[^\W\d_]{{4,}}"),
        "bullet": re.compile(rf"{blank}*[-–*•]{blank}+(?=[^\W\d_])"),
        "number end": re.compile(r"\d\s?[a-zA-Z]?$"),
        "code only": re.compile(rf"{blank}*(?:{code}|[A-Z]{{1,3}})"),
    }


def line_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines between two offsets, without their ends; one that ends in a slash or hyphen goes on in the next."""
    patterns = _patterns()
    begin = start
    for line_end in patterns["line end"].finditer(text, start, end):
        following = patterns["line end"].search(text, line_end.end(), end)
        goes_on = text[line_end.end() : following.start() if following else end].strip()
        if (
            goes_on
            and patterns["broken"].search(text, begin, line_end.start())
            and "://" not in text[begin : line_end.start()]
        ):
            continue
        yield begin, line_end.start()
        begin = line_end.end()
    yield begin, end


def cut(text: str, start: int, end: int) -> list[Piece]:
    """All pieces between two offsets that hold anything, in order."""
    pieces: list[Piece] = []
    for number, (left, right) in enumerate(line_spans(text, start, end)):
        pieces.extend(_cut_line(text, number, left, right))
    return pieces


def _cut_line(text: str, number: int, start: int, end: int) -> Iterator[Piece]:
    begin, before = start, ""
    for separator in _patterns()["cut"].finditer(text, start, end):
        if not _may_cut(text, begin, separator):
            continue
        piece = _stripped(text, number, begin, separator.start(), before)
        if piece:
            yield piece
        begin, before = separator.end(), separator[0].strip() or " "
    piece = _stripped(text, number, begin, end, before)
    if piece:
        yield piece


def _may_cut(text: str, begin: int, separator: re.Match[str]) -> bool:
    """Not within brackets, and before a postal code only once: 03046 Cottbus / 03046 Chóśebuz is one place line."""
    piece = text[begin : separator.start()]
    if _patterns()["code only"].fullmatch(piece):
        # D - 03046 Cottbus, or a tab behind the code.
        return False
    if piece.count("(") > piece.count(")") or piece.count("[") > piece.count("]"):
        return False
    sign = separator[0].strip()
    if sign == "(":
        # (OT Madlow) behind a house number; behind a place it goes with the place.
        return not _patterns()["code"].search(piece)
    behind = separator.end()
    if sign.startswith("/") and piece[-1:].isdigit() and text[behind : behind + 1].isdigit():
        # 0355 / 12 34 56; a postal code opens a piece of its own.
        return bool(_patterns()["code"].match(text, behind))
    if sign == ".":
        # Only behind a place: 03046 Cottbus. Telefon 0355 …
        return bool(_patterns()["place"].match(piece))
    if sign.startswith("/") and separator[0] != "/" and _patterns()["code"].match(text, separator.end()) is None:
        return True
    if sign == "/" or (not sign and "\t" not in separator[0]):
        if _patterns()["code"].search(piece):
            return False
        if not sign:
            # A blank alone: Magazinstraße 28 03046 Cottbus; never D 03046 or within a telephone number.
            return len(separator[0]) > 2 or (
                bool(_patterns()["number end"].search(piece)) and any(map(str.isalpha, piece))
            )
    return True


def _stripped(text: str, number: int, start: int, end: int, before: str) -> Piece | None:
    bullet = _patterns()["bullet"].match(text, start, end)
    start = bullet.end() if bullet else start
    while start < end and (text[start].isspace() or text[start] in ",;|·•\u200b\ufeff\u00ad"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;|·•\u200b\ufeff\u00ad"):
        end -= 1
    if text[end - 1 : end] == ")" and "(" not in text[start:end]:
        end -= 1
    return Piece(number, start, end, text[start:end], before) if start < end else None
