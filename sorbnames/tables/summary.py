"""What a run over a table file did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sorbnames.tables.answers import Question, Tally
from sorbnames.tables.asked import add_all
from sorbnames.tables.columns import Columns
from sorbnames.tables.files.base import Outcome
from sorbnames.tables.kernel import Kernel


@dataclass(slots=True)
class Summary:
    """Rows by status, rows with something wrong, and the distinct values where they are counted.

    ``rows`` are the table's, ``lines`` the file's records, blank ones too.
    """

    columns: Columns
    rows: int = 0
    lines: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    troubles: int = 0
    tally: Tally = field(default_factory=Tally)

    def add(self, outcome: Outcome) -> None:
        """Count what became of a piece."""
        self.rows += outcome.rows
        self.lines += outcome.lines
        self.statuses.update(outcome.statuses)
        self.troubles += outcome.trouble_count
        add_all(self.tally, outcome.tally)

    def stored(self) -> dict[str, Any]:
        """The counts so far, as JSON can hold them."""
        return {
            "rows": self.rows,
            "lines": self.lines,
            "troubles": self.troubles,
            "statuses": dict(self.statuses),
            "tally": [[*question, rows] for question, _, rows in self.tally.items()],
        }

    def restore(self, stored: Mapping[str, Any], kernel: Kernel) -> None:
        """Go on from stored counts; the answers are made again."""
        self.rows, self.lines, self.troubles = stored["rows"], stored["lines"], stored["troubles"]
        self.statuses.update(stored["statuses"])
        questions = [Question(*cells) for *cells, _ in stored["tally"]]
        for question, answer, counted in zip(questions, kernel.answers(questions), stored["tally"], strict=True):
            self.tally.add(question, answer, counted[-1])
