"""What all table files share: pieces of input, what becomes of them, and rows with something wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from sorbnames.tables.answers import Answer, Question


class Piece(NamedTuple):
    """A run of rows as the file has them.

    ``row`` is the number of its first row, the header being row 1; ``end`` is where the next piece begins in the
    unpacked file.
    """

    data: Any
    row: int
    end: int
    fields: Any = None  # of CSV text: where they are, if that is known


class Trouble(NamedTuple):
    """A row with something wrong: it is kept, and reported. ``key`` names a text in ``messages/tablefiles.py``."""

    row: int
    key: str
    parameters: Mapping[str, object] = {}


#: Of one piece, so many troubles are told one by one; the others are counted.
MOST_TROUBLES = 50


@dataclass(slots=True)
class Outcome:
    """What became of a piece: the data to be written (or what makes it, when it is written), and what was counted."""

    data: Any
    rows: int  # rows of the table, for people
    lines: int  # records of the file, blank ones too, for numbers in messages
    end: int
    statuses: Counter[str] = field(default_factory=Counter)
    tally: list[tuple[Question, Answer, int]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    trouble_count: int = 0


class Sized(Protocol):
    """What was read of a piece."""

    @property
    def size(self) -> int:
        """About how many bytes it holds."""


class Step(Protocol):
    """Makes the output of a piece, in two parts."""

    def read(self, piece: Piece) -> Any:
        """What can be told of the piece alone (a :class:`Sized`); made ahead by a thread."""

    def __call__(self, read: Any) -> Outcome:
        """Clean the rows of what was read."""


class Sink(Protocol):
    """Where the output of pieces goes."""

    #: Whether it can go on at few places only, so that none of them may be missed.
    is_seldom_ready: bool

    @property
    def state(self) -> Any:
        """What another sink has to know to go on behind what was written; None where it could not."""

    def write(self, data: Any, ends_group: bool = False) -> None:
        """Write the output of a piece."""

    def finish(self) -> None:
        """Write what is left."""

    def abandon(self) -> None:
        """Write nothing more; its file is closed next."""


class Troubles:
    """What is wrong with the rows of a piece: the first ones one by one, all counted."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.told: list[Trouble] = []
        self.count = 0

    def add(self, record: int, key: str, **parameters: object) -> None:
        """Remember that something is wrong with a record of the piece."""
        self.count += 1
        if len(self.told) < MOST_TROUBLES:
            self.told.append(Trouble(self.row + record, key, parameters))
