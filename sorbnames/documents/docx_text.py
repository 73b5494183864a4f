"""The text element of a run: which letters it shows, and how each is written."""

from __future__ import annotations

import re

from sorbnames.documents.xmltext import ATTRIBUTES, OTHER_MARKUP, cells, letter

BLANKS = " \t\r\n"

_PRESERVE = re.compile(r"""xml:space\s*=\s*["']preserve""")
_START = re.compile(rf"<{ATTRIBUTES}>")
_OTHER = re.compile(OTHER_MARKUP)


def shown_cells(tag: str, content: str) -> tuple[list[str], list[str]]:
    """The cells of a text element's content and the letters they show: Word trims it unless told not to."""
    if not _PRESERVE.search(tag):
        content = content.strip(BLANKS)
    written = cells(content)
    return written, [" " if cell in ("\n", "\t", "\r\n", "\r") else letter(cell) for cell in written]


def element_letters(element: str) -> list[str]:
    """The letters that a whole text element shows, whatever is inside it."""
    return shown_cells(*split_element(element)[:2])[1]


def split_element(element: str) -> tuple[str, str, str]:
    """Start tag, content as character data without comments or CDATA, and end tag of a text element."""
    opened = _START.match(element)
    assert opened is not None
    close = element.rindex("</")
    content = element[opened.end() : close]
    if "<" in content:
        content = _OTHER.sub(_as_character_data, content)
    return opened[0], content, element[close:]


def _as_character_data(match: re.Match[str]) -> str:
    if not match[0].startswith("<![CDATA["):
        return ""
    return match[0][9:-3].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
