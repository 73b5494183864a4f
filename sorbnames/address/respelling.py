"""A street name spelt right word by word, so that abbreviations, capitals and separators stay the writer's."""

from __future__ import annotations

import re
from functools import cache

from sorbnames.orthography import carry_case, fold, plain

_ABBREVIATED = frozenset({"dr", "str", "pl"})


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_](?:[\w\u0300-\u036f\u00ad])*")


def respelt(surface: str, right: str) -> str:
    """The surface with each word as in ``right`` that is the same but for marks or one letter: ``Zylojska dr.``.

    An initial or an abbreviated street word stays. Where the words don't go together, ``right`` itself is given if it
    is meant by its letters, else the surface as it is.
    """
    words, expected = list(_word().finditer(surface)), [found[0] for found in _word().finditer(right)]
    if len(words) != len(expected):
        return right if _letters(surface) != _letters(right) and fold(surface) != fold(right) else surface
    pieces: list[str] = []
    position = 0
    for word, model in zip(words, expected, strict=True):
        pieces.append(surface[position : word.start()])
        pieces.append(_respelt_word(word[0], model))
        position = word.end()
    pieces.append(surface[position:])
    return "".join(pieces)


def _respelt_word(word: str, model: str) -> str:
    given = plain(word)
    if given.lower() == model.lower() or len(given) == 1 or fold(given) in _ABBREVIATED:
        return word
    right = carry_case(word, model)
    return right[0].upper() + right[1:] if word[0].isupper() else right


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, plain(text).lower()))
