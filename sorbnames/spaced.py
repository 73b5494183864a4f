"""Names whose letters are set apart for emphasis: P e i t z, C O T T B U S."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sorbnames.gazetteer import Gazetteer
from sorbnames.model import PLACE_KINDS
from sorbnames.orthography import key, plain
from sorbnames.resolution import hit_on
from sorbnames.spotted import Spotted
from sorbnames.words import Word

#: What sets the letters apart.
_BLANKS = " \u00a0\u2009\u202f"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    letter = r"[^\W\d_]"
    return {
        "run": re.compile(rf"(?<![^\W_]){letter}(?:[{_BLANKS}]{letter}){{3,}}(?![^\W_])"),
        "blank": re.compile(f"[{_BLANKS}]"),
    }


def is_spaced(surface: str) -> bool:
    """Whether a blank stands between any two letters."""
    return surface[1:2] in (*_BLANKS,) and _patterns()["run"].fullmatch(surface) is not None


def spaced_out(name: str, like: str) -> str:
    """The name with its letters set apart as they are in ``like``."""
    return like[1].join(name)


def spaced_names(gazetteer: Gazetteer, text: str) -> Iterator[Spotted]:
    """The names of one word that are written so, whole from blank to blank."""
    for match in _patterns()["run"].finditer(text):
        joined = _patterns()["blank"].sub("", match[0])
        spelling = plain(joined)
        named = [one for one in gazetteer.by_key(key(joined)) if one.name.is_right and one.entry.kind in PLACE_KINDS]
        hits = [hit_on(one, "exact" if spelling.lower() == one.name.text.lower() else "folded") for one in named]
        if hits and joined[0].isupper():
            exact = [hit for hit in hits if hit.tier == "exact"]
            word = Word(match.start(), match.end(), joined)
            yield Spotted(match.start(), match.end(), (word,), tuple(exact or hits))
