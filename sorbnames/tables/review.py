"""What a person should look at after a run: a list to decide in, or a page to read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sorbnames.documents.base import shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.answers import Answer, Question
from sorbnames.tables.files.dialect import harmless
from sorbnames.tables.output import is_same_file

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer
    from sorbnames.tables.summary import Summary

#: A decision below that score, or with a lead below that margin, is worth a look.
LOW_SCORE, LOW_MARGIN = 0.9, 0.05

#: Columns of the list: what a person decides and why, then the cells that the decision is for.
HEAD = ("decision", "count", "status", "score", "candidates")
CANDIDATES = " | "


class Open(NamedTuple):
    """A distinct value that a person should look at, and the number of rows that have it."""

    question: Question
    answer: Answer
    rows: int


def is_open(question: Question, answer: Answer) -> bool:
    """Whether a person should look at that answer: undecided with candidates, or decided on weak grounds."""
    if answer.status == "decided":
        return False
    if not answer.id:
        return answer.status == "ambiguous" or bool(answer.candidates)
    return (answer.score or 0) < LOW_SCORE or answer.margin < LOW_MARGIN


def open_values(summary: Summary) -> Iterator[Open]:
    """The values to look at, the most frequent first."""
    for question, answer, rows in summary.tally.items():
        if is_open(question, answer):
            yield Open(question, answer, rows)


def refuse_unknown_forms(paths: Sequence[str]) -> None:
    """Stop at a review that would be neither a list nor a page."""
    for path in paths:
        if not path.lower().endswith((".csv", ".html", ".htm")):
            raise InvalidTable("tablefiles.review_form", path=shown(path))


def refuse_replacing(paths: Sequence[str], kept: Sequence[str]) -> None:
    """Stop where one of the paths to be written is one of the files that are read or written otherwise."""
    for path in paths:
        if path and any(other and is_same_file(path, other) for other in kept):
            raise InvalidTable("tablefiles.would_replace", path=shown(path))


def write_review(path: str, summary: Summary, gazetteer: Gazetteer, language: str, table: str) -> None:
    """Write the review, in the form that the file's name tells."""
    from sorbnames.documents.writing import write_atomically

    if path.lower().endswith(".csv"):
        text = as_csv(summary)
    else:
        from sorbnames.reports.tables import page

        text = page(summary, gazetteer, language, table)
    write_atomically(path, text.encode("utf-8", "replace"))


def as_csv(summary: Summary) -> str:
    """The list to decide in, as UTF-8 with a byte order mark, which Excel wants.

    It has a column for every cell that decides, so that ``--decisions`` knows the values again.
    """
    used = [meaning for meaning in Question._fields if meaning in summary.columns.used]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow([*HEAD, *used])
    for question, answer, rows in open_values(summary):
        candidates = CANDIDATES.join(f"{one.id} {one.pair} ({one.score:.2f})" for one in answer.candidates)
        score = "" if answer.score is None else f"{answer.score:.2f}"
        cells = [escaped(getattr(question, meaning)) for meaning in used]
        table.writerow(["", rows, answer.status, score, candidates, *cells])
    return "\ufeff" + text.getvalue()


def escaped(text: str) -> str:
    """A cell of the input, which a spreadsheet must neither run nor turn into a number (``03046``).

    An apostrophe before the text is undone by :func:`unescaped`; a text that begins with one gets another.
    """
    if text.startswith("'") or harmless(text) != text:
        return "'" + text
    return text


def unescaped(text: str) -> str:
    """The reverse of :func:`escaped`."""
    return text[1:] if text.startswith("'") else text
