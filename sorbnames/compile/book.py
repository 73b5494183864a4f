"""What the checks look things up in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sorbnames.compile.problems import Problem
from sorbnames.compile.schema import Located
from sorbnames.model import Entry, Name


@dataclass(frozen=True, slots=True)
class Book:
    """The entries to check, and everything they may refer to.

    ``by_id`` also holds entries that are not checked themselves (the gazetteer under an overlay). ``broken`` are ids
    of entries that exist but could not be read.
    """

    located: Sequence[Located]
    by_id: Mapping[str, Entry]
    sources: frozenset[str]
    broken: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, located: Sequence[Located], sources: Iterable[str], broken: frozenset[str] = frozenset()) -> Book:
        """A book of entries that refer only to each other."""
        return cls(located, {item.entry.id: item.entry for item in located}, frozenset(sources), broken)

    def names(self) -> Iterator[tuple[Located, Name]]:
        """Every name to check, with its entry."""
        for item in self.located:
            for name in item.entry.names:
                yield item, name

    def comes_later(self, item: Located, others: Iterable[str]) -> bool:
        """Whether a clash with ``others`` is to be reported at this entry: at the later one, once."""
        numbers = {located.entry.id: number for number, located in enumerate(self.located)}
        return any(numbers.get(other, -1) < numbers[item.entry.id] for other in others)


#: A check looks at the whole book and yields what is wrong.
Check = Callable[[Book], Iterator[Problem]]
