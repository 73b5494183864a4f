"""What a stretch of a text has to know of the rest of it, and what it tells the rest.

Most of what is read of a name stands within a few lines of it. A few things are facts of the whole text: which
municipalities it surely names, which places it writes as pairs, where a place was named first, how a pair was written
first, which language it is in, whether any letter is damaged. A :class:`Rest` answers these questions for one stretch
and remembers what it was asked and what it said: as long as the answers stay the same, the stretch need not be read
again. A text that is read in one go has no rest: everything about it is its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sorbnames.language import language_of

#: How much of a text tells the language of the whole.
BEGINNING = 20_000

#: More often than this, how often a place is named makes no difference.
_ENOUGH = 2

#: The signs and words with which a pair was written first, and the pair itself.
Notation = tuple[str, str]


@dataclass(slots=True)
class Facts:
    """What is known of a text apart from one stretch of it.

    ``named`` counts sure mentions by municipality, district … (see :func:`~sorbnames.among_names.named_regions`),
    ``paired`` stretches with a pair of an entry; ``seen`` entries, or choices of several, and first ``notations`` are
    those before the stretch.
    """

    damaged: bool = False
    holes: bool = False
    language: str = ""
    named: Counter[str] = field(default_factory=Counter)
    paired: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)
    notations: dict[str, Notation] = field(default_factory=dict)


@dataclass(slots=True)
class Asked:
    """What a stretch asked, and what it was told."""

    flags: tuple[bool, bool] = (False, False)
    language: str | None = None
    named: dict[str, int] = field(default_factory=dict)
    paired: dict[str, bool] = field(default_factory=dict)
    seen: dict[str, bool] = field(default_factory=dict)
    notations: dict[str, Notation | None] = field(default_factory=dict)


@dataclass(slots=True)
class Own:
    """What a stretch tells the rest."""

    named: Mapping[str, int] = field(default_factory=dict)
    paired: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    notations: dict[str, Notation] = field(default_factory=dict)


class Named(dict[str, int]):
    """How often places are named in the whole text, up to :data:`_ENOUGH`; remembers which were asked for."""

    def __init__(self, own: Mapping[str, int], others: Mapping[str, int], asked: dict[str, int]) -> None:
        super().__init__()
        self._own = own
        self._others = others
        self._asked = asked

    def get(self, key: str, default: int = 0) -> int:  # type: ignore[override]
        """How often the text surely names the place."""
        count = min(self._own.get(key, 0) + self._others.get(key, 0), _ENOUGH)
        self._asked[key] = count
        return count


class Rest:
    """The rest of a text, as the stretch ``start`` to ``end`` of it (counted in what is read of it) asks about it."""

    def __init__(self, facts: Facts | None = None, start: int = 0, end: int | None = None) -> None:
        self.facts = facts
        self.start = start
        self.end = end
        self.asked = Asked()
        self.own = Own()
        if facts is not None:
            self.asked.flags = (facts.damaged, facts.holes)

    @property
    def flags(self) -> tuple[bool | None, bool | None]:
        """Whether the text has damaged letters, and holes where some were; None where that is to be found out."""
        return (None, None) if self.facts is None else self.asked.flags

    def holds(self, position: int) -> bool:
        """Whether a character belongs to the stretch itself, and not to its neighbours, which are read with it."""
        return self.start <= position and (self.end is None or position < self.end)

    def named(self, own: dict[str, int]) -> dict[str, int]:
        """How often the whole text names places, given how often the stretch does."""
        self.own.named = own
        return own if self.facts is None else Named(own, self.facts.named, self.asked.named)

    def language(self, text: str) -> str:
        """The language of the whole text; of ``text`` if that is the whole."""
        if self.facts is None:
            return language_of(text[:BEGINNING])
        self.asked.language = self.facts.language
        return self.facts.language

    def note_pairs(self, entries: Iterable[str]) -> None:
        """Tell which entries are named in pairs."""
        self.own.paired.update(entries)

    def is_paired(self, entry: str) -> bool:
        """Whether the text names an entry in a pair anywhere."""
        if entry in self.own.paired or self.facts is None:
            return entry in self.own.paired
        answer = self.facts.paired[entry] > 0
        self.asked.paired[entry] = answer
        return answer

    def see(self, entry: str) -> None:
        """Tell that an entry was named, or a choice of several."""
        self.own.seen.add(entry)

    def has_seen(self, entry: str) -> bool:
        """Whether an entry was named further up."""
        if entry in self.own.seen or self.facts is None:
            return entry in self.own.seen
        answer = entry in self.facts.seen
        self.asked.seen[entry] = answer
        return answer

    def first_notation(self, entry: str, notation: Notation) -> Notation:
        """The way in which a pair of the entry is written first in the text: this one, if none comes before."""
        known = self.own.notations.get(entry)
        if known is None and self.facts is not None:
            known = self.facts.notations.get(entry)
            self.asked.notations[entry] = known
        if known is None:
            known = self.own.notations[entry] = notation
        return known


def is_still_told(asked: Asked, facts: Facts, *, order: bool = True) -> bool:
    """Whether a stretch would get the same answers again, now that the ``facts`` count the stretch itself too.

    With ``order`` also about pairs and what comes before it, else only about what its names are.
    """
    if asked.flags != (facts.damaged, facts.holes) or asked.language not in (None, facts.language):
        return False
    if any(min(facts.named[key], _ENOUGH) != count for key, count in asked.named.items()):
        return False
    if not order:
        return True
    return (
        all((facts.paired[entry] > 0) == told for entry, told in asked.paired.items())
        and all((entry in facts.seen) == told for entry, told in asked.seen.items())
        and all(facts.notations.get(entry) == told for entry, told in asked.notations.items())
    )
