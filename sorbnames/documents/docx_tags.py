"""Which elements of WordprocessingML matter for its text, and how their tags are found."""

from __future__ import annotations

import re
from functools import lru_cache

from sorbnames.documents.xmltext import ATTRIBUTES, OTHER_MARKUP

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
COMPATIBILITY = ("http://schemas.openxmlformats.org/markup-compatibility/2006",)

#: Elements inside a run that stand for one letter.
MARKS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "sym": "\ufffc",
}
#: Elements whose text is not, or no longer, in the document.
HIDDEN = ("del", "moveFrom", "rt")
NOTES = ("footnote", "endnote")
_OTHERS = ("p", "pPr", "t", "tr", "tc", "txbxContent", "fldChar", *HIDDEN, *NOTES, *MARKS)
_BRANCHES = ("AlternateContent", "Choice", "Fallback")


@lru_cache(maxsize=8)
def tag_pattern(word: tuple[str, ...], compatibility: tuple[str, ...]) -> re.Pattern[str]:
    """Text elements as a whole (their content is group 1), other tags of interest, and other markup."""
    prefix = "|".join(map(re.escape, word))
    other = "|".join(map(re.escape, compatibility)) or "(?!)"
    names = "|".join(sorted(_OTHERS, key=len, reverse=True))
    branches = "|".join(_BRANCHES)
    patterns = [
        rf"<(?:{prefix})t(?:\s{ATTRIBUTES})?(?<!/)>([^<]*)</(?:{prefix})t\s*>",
        rf"<(?P<end>/?)(?:{prefix})(?P<name>{names})(?=[\s/>])(?P<rest>{ATTRIBUTES})>",
        rf"<(?P<cend>/?)(?:{other})(?P<branch>{branches})(?=[\s/>])(?P<crest>{ATTRIBUTES})>",
        OTHER_MARKUP,
    ]
    return re.compile("|".join(patterns))
