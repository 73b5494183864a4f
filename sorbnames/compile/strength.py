"""How far a bare name can be trusted in running text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sorbnames.compile.lists import Lists
from sorbnames.model import Entry, Name
from sorbnames.orthography import fold

WEAK = "weak"
STRONG = "strong"

#: Names with fewer letters occur by chance: abbreviations, initials, syllables at a line's end.
FEWEST_LETTERS = 4


class WeakNames:
    """The names that are also something else."""

    def __init__(self, exact: Iterable[str] = (), folded: Iterable[str] = ()) -> None:
        self.exact = frozenset(exact)
        self.folded = frozenset(folded)

    @classmethod
    def of_lists(cls, lists: Lists) -> WeakNames:
        """Everyday words, personal names, and names that other places bear too."""
        names = [*(word.name for word in lists.words), *lists.same]
        return cls(names, [*map(fold, names), *(word.folded for word in lists.words if word.folded)])

    @classmethod
    def of_entries(cls, entries: Iterable[Entry]) -> WeakNames:
        """The names that entries already call weak."""
        names = [name.text for entry in entries for name in entry.names if name.strength == WEAK]
        return cls(names, map(fold, names))

    def strength(self, name: Name) -> str:
        """``weak`` or ``strong``. A qualifier, as in ``Burg (Spreewald)`` or ``Neuhausen/Spree``, makes a name strong.

        German names count as a word only as they are written, the others also without their accents, since that is
        how people type them.
        """
        if "(" in name.text or "/" in name.text:
            return STRONG
        if sum(map(str.isalpha, name.text)) < FEWEST_LETTERS:
            return WEAK
        is_weak = name.text in self.exact or (name.language != "de" and fold(name.text) in self.folded)
        return WEAK if is_weak else STRONG

    def fill(self, entry: Entry) -> Entry:
        """The entry with a strength on every name; one that the data state stays."""
        if all(name.strength for name in entry.names):
            return entry
        names = (name if name.strength else replace(name, strength=self.strength(name)) for name in entry.names)
        return replace(entry, names=tuple(names))


def with_strength(entries: Sequence[Entry], lists: Lists) -> tuple[Entry, ...]:
    """The entries with ``Name.strength`` set wherever the data leave it open (an empty text)."""
    weak = WeakNames.of_lists(lists)
    return tuple(map(weak.fill, entries))
