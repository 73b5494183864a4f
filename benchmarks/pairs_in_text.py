"""How well ``fix`` corrects the Lower Sorbian half of a pair in running text, and whether it ever makes one wrong.

    python -m benchmarks.pairs_in_text [--seed N] [--wrong]

Every place with both names is written into a sentence as a pair, its Lower Sorbian half damaged in the ways of
:mod:`benchmarks.noise` that leave a text readable; besides, the right pair in every notation, additions abbreviated.
*Right* is the sentence with the name as it was, *other* one with another right name of a place that is called so in
German, *untouched* the damaged sentence, *wrong* anything else. Of right pairs none may be touched. ``--wrong``
prints those that are wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import sorbnames
from benchmarks.noise import GROUPS, misread_letters, mistype, without_diacritics
from benchmarks.tables import heading, percent, table
from sorbnames.gazetteer import Gazetteer
from sorbnames.index import QUALIFIERS, split_qualifier
from sorbnames.model import PLACE_KINDS, Entry

_SENTENCES = ("in {} gab es ein Fest.", "Stadt {}, Rathaus", "{}: Umzug am Samstag")
_NOTATIONS = ("{}/{}", "{} / {}", "{} ({})")
RIGHT_PAIR = "right as it is"


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with a pair, how its half was damaged, and the sentences that are right and as good."""

    kind: str
    text: str
    right: str
    others: frozenset[str] = frozenset()


def pairs(gazetteer: Gazetteer, seed: int) -> Iterator[Pair]:
    """Sentences with right and with damaged pairs of every place."""
    random = Random(seed)
    names: dict[str, set[str]] = {}
    for entry in gazetteer.entries:
        names.setdefault(entry.de, set()).update(
            one.text for one in entry.names if one.language == "dsb" and one.is_right
        )
    for entry in gazetteer.entries:
        if entry.kind in PLACE_KINDS and entry.de and entry.dsb:
            for german in _ways(entry.de):
                sentence = random.choice(_SENTENCES)
                for notation in _NOTATIONS:
                    text = sentence.format(notation.format(german, entry.dsb))
                    yield Pair(RIGHT_PAIR, text, text)
            for kind, damaged in _damaged(entry.dsb, random):
                yield from _written(entry, kind, damaged, sorted(names[entry.de]), random.choice(_SENTENCES))


def _ways(name: str) -> Iterator[str]:
    """The name and its abbreviations."""
    yield name
    base, addition = split_qualifier(name)
    for short in QUALIFIERS.get(addition, ()):
        yield from (f"{base} ({short}.)", f"{base} ({short})", f"{base}/{short}.", f"{base}/{short}")


def _damaged(name: str, random: Random) -> Iterator[tuple[str, str]]:
    plain = without_diacritics(name)
    yield "no diacritics", plain
    accents = [at for at, (letter, bare) in enumerate(zip(name, plain, strict=False)) if letter != bare]
    if accents and len(plain) == len(name):
        at = random.choice(accents)
        yield "one accent lost", name[:at] + plain[at] + name[at + 1 :]
    for kind in GROUPS["one typing error"]:
        yield kind, mistype(name, kind, random)
    yield from (("misread letter", text) for text in misread_letters(name, random)[:1])


def _written(entry: Entry, kind: str, damaged: str, names: list[str], sentence: str) -> Iterator[Pair]:
    if damaged and damaged not in names:
        for notation in _NOTATIONS:
            texts = [sentence.format(notation.format(entry.de, name)) for name in (damaged, entry.dsb, *names)]
            yield Pair(kind, texts[0], texts[1], frozenset(texts[2:]))


def outcome(gazetteer: Gazetteer, pair: Pair) -> str:
    """``right``, ``other``, ``untouched`` or ``wrong``."""
    text = gazetteer.fix_text(pair.text).text
    if text == pair.right:
        return "right"
    if text in pair.others:
        return "other"
    return "untouched" if text == pair.text else "wrong"


def measure(gazetteer: Gazetteer, seed: int) -> tuple[dict[str, Counter[str]], list[Pair]]:
    """Outcomes by kind, and the pairs that were made wrong."""
    counts: dict[str, Counter[str]] = {}
    wrong = []
    for pair in pairs(gazetteer, seed):
        found = outcome(gazetteer, pair)
        counts.setdefault(pair.kind, Counter())[found] += 1
        if found == "wrong":
            wrong.append(pair)
    return counts, wrong


def report(counts: dict[str, Counter[str]]) -> str:
    """One line a kind."""
    rows = []
    for kind, found in counts.items():
        shares = [percent(found[one], found.total()) for one in ("right", "other", "untouched")]
        rows.append((kind, str(found.total()), *shares, str(found["wrong"])))
    return "\n".join([heading("Pairs in text"), table(("half", "texts", "right", "other", "untouched", "wrong"), rows)])


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 0
    gazetteer = sorbnames.load()
    counts, wrong = measure(gazetteer, seed)
    print(report(counts))
    if "--wrong" in arguments:
        for pair in wrong:
            print(f"{pair.kind}: {pair.text!r} -> {gazetteer.fix_text(pair.text).text!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
