"""A long text examined a stretch at a time: the findings, corrections and mentions of the whole, in little memory.

Each stretch is read with a margin of its neighbours, which nothing reaches across, and keeps what lies in itself. What
it has to know of the rest of the text it asks (:mod:`sorbnames.rest`); its answers are those of the whole text as far
as that is known, and a stretch that was told otherwise than the whole turned out is read again. What was found waits
in a temporary file. The findings are those of the text read in one go, but for names or blanks longer than the margin.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from sorbnames.findings import Edit, Finding, Mention, apply_edits, compose_edits
from sorbnames.language import language_of
from sorbnames.repair import has_lost_letters, has_telltales
from sorbnames.rest import BEGINNING, Asked, Facts, Own, Rest, is_still_told

if TYPE_CHECKING:
    from sorbnames.documents.longtext import Stretch

#: So many characters of its neighbours are read with a stretch. What is said of a name depends on two thousand.
MARGIN = 4096

#: As :func:`sorbnames.check.settle` does: corrected names can settle their neighbours.
_MOST_PASSES = 5


#: Told how many of how many are done.
Progress = Callable[[int, int], None]

Item = TypeVar("Item", Finding, Mention)


class Text(Protocol):
    """A text that comes in stretches."""

    def stretches(self) -> Iterator[tuple[Stretch, str]]:
        """The stretches and their texts."""

    def read(self, stretch: Stretch) -> str:
        """The text of a stretch."""


@dataclass(slots=True)
class Note(Generic[Item]):
    """What is known of a stretch: its questions, what it tells, and what was found; offsets count in the stretch."""

    asked: Asked
    own: Own
    found: tuple[Item, ...]
    edits: tuple[Edit, ...]


class Spool:
    """Objects in a temporary file, by number."""

    def __init__(self) -> None:
        import tempfile

        self._file = tempfile.TemporaryFile(prefix="sorbnames-")  # noqa: SIM115 - it goes with the object
        self._places: dict[int, int] = {}

    def put(self, number: int, thing: object) -> None:
        """Keep an object in place of the one of that number."""
        import pickle

        self._places[number] = self._file.seek(0, 2)
        pickle.dump(thing, self._file, pickle.HIGHEST_PROTOCOL)

    def get(self, number: int) -> Any:
        """The object of that number; None if there is none."""
        if number not in self._places:
            return None
        import pickle

        self._file.seek(self._places[number])
        return pickle.load(self._file)


class Stretches(Generic[Item]):
    """The stretches of a long text under one way of reading them.

    ``find`` gives what is found in a stretch and its margins; ``edits_of`` which edits are made for that. ``progress``
    is told how many of how many stretches were read, each time that the whole text is.
    """

    def __init__(
        self,
        text: Text,
        find: Callable[[str, Rest], Sequence[Item]],
        edits_of: Callable[[Sequence[Item]], Iterable[Edit]] | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._text = text
        self._progress = progress
        self._find: Callable[[str, Rest], Sequence[Item]] = find
        self._edits_of: Callable[[Sequence[Item]], Iterable[Edit]] | None = edits_of
        self._notes = Spool()
        self._made = Spool()
        self._first = Spool()
        self._facts = Facts()
        self._stretches: list[Stretch] = []
        self._flags: list[tuple[bool, bool]] = []
        self._texts: dict[int, str] = {}
        before = ""
        for stretch, content in text.stretches():
            self._stretches.append(stretch)
            self._flags.append(_flags(before, content))
            before = content[-1:]
        self._stale = set(range(len(self._stretches)))

    def notes(self) -> Iterator[tuple[Stretch, Note[Item]]]:
        """All stretches in order and what is found in them, now that the whole text has been read."""
        facts = self._facts
        facts.damaged, facts.holes = self._flags_of_all()
        facts.language = language_of(self._beginning())
        for order in (None, False, True):  # read what is new; then what was told wrongly of names; then of their order
            facts.seen.clear()
            facts.notations.clear()
            for number in range(len(self._stretches)):
                if order is None and self._progress is not None and len(self._stale) > 1:
                    self._progress(number + 1, len(self._stretches))
                note: Note[Item] | None = self._notes.get(number)
                is_new = note is None or (order is None and number in self._stale)
                if note is None or is_new or not (order is None or is_still_told(note.asked, facts, order=order)):
                    note = self._read(number)
                facts.seen |= note.own.seen
                facts.notations |= note.own.notations
                if order:
                    yield self._stretches[number], note
            self._stale.clear()

    def corrected(self) -> None:
        """Make edits until there are no more to make, as :func:`sorbnames.check.settle` does."""
        for turn in range(_MOST_PASSES):
            changed = []
            for stretch, note in self.notes():
                if note.edits:
                    changed.append(stretch.number)
                if not turn:
                    self._first.put(stretch.number, note.found)
            if not changed:
                return
            for number in changed:
                made = compose_edits(self._content(number), self.edits(number), self._notes.get(number).edits)
                self._made.put(number, made)
            for number in changed:
                self._texts.pop(number, None)
            for number in changed:
                self._outdate(number)

    def results(self) -> Iterator[tuple[Stretch, tuple[Edit, ...], tuple[Item, ...]]]:
        """For each stretch, after :meth:`corrected`: the edits made, and what was found before."""
        for number, stretch in enumerate(self._stretches):
            yield stretch, self.edits(number), self._found_first(number)

    def _found_first(self, number: int) -> tuple[Item, ...]:
        return self._first.get(number) or ()

    def edits(self, number: int) -> tuple[Edit, ...]:
        """The edits that were made in a stretch; they count in its text in the file."""
        return self._made.get(number) or ()

    def _content(self, number: int) -> str:
        """The text of a stretch with the edits made so far."""
        if number not in self._texts:
            while len(self._texts) > 3:
                self._texts.pop(next(iter(self._texts)))
            self._texts[number] = apply_edits(self._text.read(self._stretches[number]), self.edits(number))
        return self._texts[number]

    def _flags_of_all(self) -> tuple[bool, bool]:
        return any(damaged for damaged, _ in self._flags), any(holes for _, holes in self._flags)

    def _beginning(self) -> str:
        beginning = ""
        for number in range(len(self._stretches)):
            beginning += self._content(number)
            if len(beginning) >= BEGINNING:
                break
        return beginning[:BEGINNING]

    def _margin(self, number: int, step: int) -> Iterator[int]:
        """The neighbours on one side that the margin reaches."""
        length = 0
        while 0 <= (number := number + step) < len(self._stretches) and length < MARGIN:
            yield number
            length += len(self._content(number))

    def _read(self, number: int) -> Note[Item]:
        facts = self._facts
        self._forget(number)
        before = "".join(reversed([self._content(other) for other in self._margin(number, -1)]))[-MARGIN:]
        after = "".join(self._content(other) for other in self._margin(number, 1))[:MARGIN]
        content = self._content(number)
        start, end = len(before), len(before) + len(content)
        rest = Rest(facts, start, end if after else None)
        found = self._find(before + content + after, rest)
        edits = [edit for edit in (self._edits_of(found) if self._edits_of else ()) if rest.holds(edit.start)]
        if any(edit.end > end for edit in edits):
            self._join(number)
            return self._read(number)
        own_edits = tuple(moved_edit(edit, -start) for edit in edits)
        own_found = tuple(moved(one, -start) for one in found if rest.holds(one.start))
        note = Note(rest.asked, rest.own, own_found, own_edits)
        facts.named.update(note.own.named)
        facts.paired.update(note.own.paired)
        self._notes.put(number, note)
        gc.collect(1)  # names that are each other's partners; programs that end soon put the collector off
        return note

    def _forget(self, number: int) -> None:
        """Take back what a stretch told."""
        old: Note[Item] | None = self._notes.get(number)
        if old is not None:
            self._facts.named.subtract(old.own.named)
            self._facts.paired.subtract(old.own.paired)

    def _join(self, number: int) -> None:
        """Add the next stretch to one, where an edit goes across the cut; an empty one takes its place."""
        following = next(neighbour for neighbour in self._margin(number, 1) if self._content(neighbour))
        left, right = self._stretches[number], self._stretches[following]
        length = left.end - left.start
        made: list[Edit] = [moved_edit(edit, length) for edit in self.edits(following)]
        found: list[Item] = [moved(one, length) for one in self._found_first(following)]
        self._made.put(number, (*self.edits(number), *made))
        self._first.put(number, (*self._found_first(number), *found))
        self._forget(following)
        self._stretches[number] = left._replace(last_byte=right.last_byte, end=right.end)
        self._stretches[following] = right._replace(first_byte=right.last_byte, start=right.end)
        for spool in (self._made, self._first):
            spool.put(following, ())
        self._notes.put(following, Note(Asked(self._flags_of_all()), Own(), (), ()))
        self._texts.clear()
        before = self._content(number - 1)[-1:] if number else ""
        self._flags[number], self._flags[following] = _flags(before, self._content(number)), (False, False)

    def _outdate(self, number: int) -> None:
        """Read a stretch again whose text changed, and those that see it in their margins."""
        self._stale |= {number, *self._margin(number, -1), *self._margin(number, 1)}
        before = self._content(number - 1)[-1:] if number else ""
        self._flags[number] = _flags(before, self._content(number))


def _flags(before: str, text: str) -> tuple[bool, bool]:
    """Whether letters are damaged, and lost, in a text or where it begins."""
    return has_telltales(before + text), has_lost_letters(before + text)


def moved_edit(edit: Edit, by: int) -> Edit:
    """The same edit ``by`` characters further on."""
    return replace(edit, start=edit.start + by, end=edit.end + by)


def moved(one: Item, by: int) -> Item:
    """The same ``by`` characters further on."""
    if isinstance(one, Finding) and one.edit is not None:
        return replace(one, start=one.start + by, end=one.end + by, edit=moved_edit(one.edit, by))
    return replace(one, start=one.start + by, end=one.end + by)
