"""List items, cells and headings of a document with markup, which must not be joined nor stay behind empty."""

from __future__ import annotations

import re
from functools import cache

from sorbnames.documents.base import Document
from sorbnames.documents.mapped import Mapped
from sorbnames.findings import Edit


@cache
def _opening() -> re.Pattern[str]:
    """What an item begins with in Markdown and in HTML."""
    item = r"\n[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+\S"
    return re.compile(rf"{item}|<(?:li|t[dh]|d[dt]|h[1-6]|option)\b", re.IGNORECASE)


def goes_over_items(document: Document, edit: Edit) -> bool:
    """Whether the edit begins in one item and ends in another, which it would empty: ``- Cottbus⏎- Chóśebuz``."""
    if not isinstance(document, Mapped) or "\n" not in document.text[edit.start : edit.end]:
        return False
    start, end = document.source_span(edit.start, edit.end)
    return _opening().search(document.source, start, end) is not None
