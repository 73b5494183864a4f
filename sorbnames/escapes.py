"""Letters that an export left written in ASCII: as an entity of a web page, percent signs of an address, or ``\\u``."""

from __future__ import annotations

import re
from functools import cache


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        ("HTML entity", re.compile(r"&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8});")),
        ("percent-encoded", re.compile(r"(?:%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f])+)+")),
        ("escaped", re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}")),
    )


def unescaped(text: str) -> tuple[str, str]:
    """The text with such letters read, and what they were: ``Ch&oacute;&#347;ebuz`` is Chóśebuz.

    The same text and an empty one where there are none.
    """
    if not ("&" in text or "%" in text or "\\" in text):
        return text, ""
    for damage, pattern in _patterns():
        read = pattern.sub(lambda match, kind=damage: _letters(kind, match[0]), text)  # type: ignore[misc]
        if read != text:
            return read, damage
    return text, ""


def _letters(damage: str, written: str) -> str:
    # Hardly a cell needs these modules, and they are slow to import.
    if damage == "HTML entity":
        from html import unescape

        return unescape(written)
    if damage == "escaped":
        return chr(int(written[2:], 16))
    from urllib.parse import unquote_to_bytes

    try:
        return unquote_to_bytes(written).decode("utf-8")
    except UnicodeDecodeError:
        return written
