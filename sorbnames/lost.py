"""Names in a text whose letters were lost on the way: a question mark or replacement character stands for each."""

from __future__ import annotations

from collections.abc import Iterator

from sorbnames.gazetteer import Gazetteer
from sorbnames.orthography import skeleton
from sorbnames.resolution import hit_on
from sorbnames.spotted import Spotted
from sorbnames.words import Word, continues_word, word_patterns


def names_with_lost_letters(gazetteer: Gazetteer, text: str) -> Iterator[Spotted]:
    """The names in order, the longest stretch first where several words spell one."""
    for match in word_patterns()["lost"].finditer(text):
        if match.start() and continues_word(text, match.start()):
            continue
        words = [
            Word(match.start() + one.start(), match.start() + one.end(), one[0])
            for one in word_patterns()["lost word"].finditer(match[0])
        ]
        start = 0
        while start < len(words):
            stretches = (words[start:end] for end in range(len(words), start, -1))
            spotted = next(filter(None, (_spotted(gazetteer, text, stretch) for stretch in stretches)), None)
            if spotted:
                yield spotted
            start += len(spotted.words) if spotted else 1


def _spotted(gazetteer: Gazetteer, text: str, words: list[Word]) -> Spotted | None:
    start, end = words[0].start, words[-1].end
    surface = text[start:end]
    if len(surface) < 4 or not ("?" in surface or "\ufffd" in surface):
        return None
    named = (one for one in gazetteer.by_skeleton(skeleton(surface)) if one.name.is_right)
    hits = tuple(hit_on(one, "damaged", "letters lost") for one in named)
    return Spotted(start, end, tuple(words), hits) if hits else None
