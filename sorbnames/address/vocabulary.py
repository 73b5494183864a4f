"""The words by which address lines are told apart (``data/lists/addresses.yaml``), made ready for looking at lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sorbnames.address.model import CONTACT_KINDS
from sorbnames.orthography import fold


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words as sets, and patterns made of them."""

    german_street_words: frozenset[str]
    german_street_endings: tuple[str, ...]
    german_street_beginnings: frozenset[str]
    foreign_street_beginnings: frozenset[str]
    sorbian_street_words: frozenset[str]
    sorbian_street_beginnings: frozenset[str]
    not_streets: frozenset[str]
    counted: frozenset[str]
    postal_notes: frozenset[str]
    countries: frozenset[str]
    home_country: frozenset[str]
    address_label: re.Pattern[str]
    locality_label: re.Pattern[str]
    contact_labels: tuple[tuple[str, re.Pattern[str]], ...]


def read_vocabulary(words: Mapping[str, Iterable[str]]) -> Vocabulary:
    """Make the word lists ready; done once for a gazetteer."""

    def folded(subject: str) -> frozenset[str]:
        return frozenset(fold(word).rstrip(".") for word in words[subject])

    german = folded("german_street_words")
    return Vocabulary(
        german,
        tuple(sorted((word for word in german if len(word) > 2), key=len, reverse=True)),
        folded("german_street_beginnings"),
        folded("foreign_street_beginnings"),
        folded("sorbian_street_words"),
        folded("sorbian_street_beginnings"),
        folded("not_streets"),
        folded("counted"),
        folded("postal_notes"),
        folded("countries") | folded("home_country"),
        folded("home_country"),
        re.compile(
            rf"(?:{_alternatives(words['address_labels'])}):\s*|(?:Anschrift|Adresse)\s+(?=[^\W\d_]+.*\d)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:{_alternatives(words['locality_labels'])})[.:]?\s+(?=\w)"),
        tuple((kind, _label_pattern(kind, words[f"{kind}_labels"])) for kind in CONTACT_KINDS),
    )


def _alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, longest first, with any blanks and hyphens between their parts."""
    return "|".join(
        re.sub(r"(?:\\[ -])+", r"[ \\u00a0-]?", re.escape(word)) for word in sorted(words, key=len, reverse=True)
    )


def _label_pattern(kind: str, words: Iterable[str]) -> re.Pattern[str]:
    """A label at the beginning of a line; one of a letter or two (T, VR) only in capitals.

    Words that are also parts of names (Bank, Direktor) need a colon.
    """
    end = r"\.?:" if kind in ("bank", "officer", "other") else r"(?:\.?:|\.|(?=[\s+(\d]))"
    letters, others = ([word for word in words if (len(word) < 3) is short] for short in (True, False))
    label = "|".join(filter(None, (rf"(?i:{_alternatives(others)})" if others else "", _alternatives(letters))))
    return re.compile(rf"(?P<label>(?:{label}){end})\s*(?P<value>.*)", re.DOTALL)
