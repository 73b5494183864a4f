"""What is asked for each row, what is answered, and how often: the distinct values of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Question(NamedTuple):
    """The cells that an answer depends on, as they stand in the table; an empty text where there is none.

    Numbers are written out, blanks at the ends are left off. Coordinates are rounded to a hundredth of a degree (about
    one kilometre), so that the same place asked for from many houses stays one question.
    """

    place: str = ""
    plz: str = ""
    district: str = ""
    state: str = ""
    country: str = ""
    latitude: str = ""
    longitude: str = ""
    address: str = ""
    locality: str = ""


class Decisions(dict[Question, str]):
    """What a person decided: ids of entries, or an empty text for "none of these places".

    ``lines`` says where each stands in the list, ``met`` gathers those that a table asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[Question, int] = {}
        self.met: set[Question] = set()

    def unmet(self) -> list[tuple[int, Question]]:
        """Lines of the list that no row asked for, in order; a line may be known by two questions."""
        met = {self.lines[question] for question in self.met}
        left = {line: question for question, line in reversed(self.lines.items()) if line not in met}
        return sorted(left.items())


class Choice(NamedTuple):
    """A candidate of an answer, for a person who decides."""

    id: str
    pair: str
    score: float


class StreetAnswer(NamedTuple):
    """Names of a street in both languages, its id (empty where it is not recorded), and house number and key part."""

    de: str = ""
    dsb: str = ""
    id: str = ""
    number: str = ""
    folded: str = ""


class Answer(NamedTuple):
    """The values of the ``sn_*`` columns for one question, and the candidates they were taken from.

    ``status`` is one of a resolution's (exact, folded, variant, damaged, fuzzy, ambiguous, none) or ``decided`` where a
    person decided. ``margin`` is the lead of the best candidate over the next; 1.0 where there is no other.
    """

    status: str
    score: float | None = None
    id: str = ""
    de: str = ""
    dsb: str = ""
    pair: str = ""
    ags: str = ""
    plz: str = ""
    evidence: str = ""
    candidates: tuple[Choice, ...] = ()
    margin: float = 1.0
    street: StreetAnswer | None = None

    @property
    def decided(self) -> bool:
        """Whether exactly one entry is meant."""
        return bool(self.id)


class Tally:
    """How many rows asked each question, with its answer; in no order but that of :meth:`items`.

    ``limit`` bounds the questions that are remembered; rows of those that came later are counted in ``uncounted``.
    """

    def __init__(self, limit: int = 1_000_000) -> None:
        self.limit = limit
        self.rows = 0
        self.uncounted = 0
        self._counts: dict[Question, int] = {}
        self._answers: dict[Question, Answer] = {}

    def add(self, question: Question, answer: Answer, rows: int = 1) -> None:
        """Count rows that asked the question."""
        self.rows += rows
        if question in self._counts:
            self._counts[question] += rows
        elif len(self._counts) < self.limit:
            self._counts[question] = rows
            self._answers[question] = answer
        else:
            self.uncounted += rows

    def items(self) -> Iterator[tuple[Question, Answer, int]]:
        """Questions with answers and numbers of rows: the most frequent first, then in the order of their texts."""
        ordered = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return ((question, self._answers[question], rows) for question, rows in ordered)

    def __len__(self) -> int:
        return len(self._counts)
