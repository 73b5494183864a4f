"""Ordinary words in brackets behind a German name: does ``fix`` take one for the misspelt Lower Sorbian partner?

    python -m benchmarks.words_beside_names WORDLIST…

A word list has a word a line, as those of Debian have (``/usr/share/dict/ngerman``, ``american-english``: packages
wngerman, wamerican). Words that resemble the partner of a place are put in brackets behind its German name (``in Calau
(Kanada) gab es``); every one that is changed is printed. None should be: what is printed belongs into
``data/lists/alike.yaml``, which was made so.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import sorbnames
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import PLACE_KINDS
from sorbnames.orthography import key

#: A word that differs by more letters is never taken for a partner.
_MOST = 3


def capitalised(paths: Iterable[Path]) -> list[str]:
    """The words of the lists, each once and with a capital."""
    lines = (line.strip() for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return sorted({word[0].upper() + word[1:] for word in lines if word.isalpha() and len(word) > 2})


def sentences(gazetteer: Gazetteer, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each word that resembles a place's Lower Sorbian name, and the sentence in which it stands behind the German."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    by_length: dict[int, dict[str, str]] = {}
    for word in words:
        by_length.setdefault(len(key(word)), {})[word] = key(word)
    for entry in gazetteer.entries:
        if entry.kind not in PLACE_KINDS or not entry.de or not entry.dsb:
            continue
        name = key(entry.dsb)
        for length in range(len(name) - _MOST, len(name) + _MOST + 1):
            choices = by_length.get(length, {})
            near = process.extract(name, choices, scorer=OSA.distance, score_cutoff=_MOST, limit=None)
            yield from ((word, f"in {entry.de} ({word}) gab es") for _, errors, word in near if errors)


def changed(gazetteer: Gazetteer, words: Sequence[str]) -> tuple[int, list[tuple[str, str]]]:
    """How many words were tried beside a name, and the sentences that were changed, each with what became of it."""
    tried = [sentence for _, sentence in sentences(gazetteer, words)]
    made = ((sentence, gazetteer.fix_text(sentence).text) for sentence in tried)
    return len(tried), [(sentence, text) for sentence, text in made if text != sentence]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    tried, found = changed(sorbnames.load(), capitalised(map(Path, arguments)))
    print(f"{tried} words beside a name, {len(found)} changed")
    for sentence, text in found:
        print(f"{sentence!r} -> {text!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
