"""The page about a cleaned table: totals, how names were found, what was corrected most often, a map, what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from sorbnames.messages import render
from sorbnames.reports import run_with
from sorbnames.reports.frame import head, printable, tail
from sorbnames.reports.map import Spot, draw, spot_of
from sorbnames.tables.review import open_values

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer
    from sorbnames.reports import Run
    from sorbnames.tables.answers import Answer, Question
    from sorbnames.tables.run import Summary

STATUSES = ("exact", "folded", "variant", "damaged", "fuzzy", "decided", "ambiguous", "none")
_MOST = 50
_MOST_OPEN = 300


def page(summary: Summary, gazetteer: Gazetteer, language: str, table: str) -> str:
    """The whole page, with everything in it."""
    run = run_with(gazetteer, language, with_map=True)

    def say(key: str, **parameters: object) -> str:
        return escape(render(f"tablereport.{key}", language, **parameters), quote=False)

    pieces = [
        head(say("title"), say("lead", table=printable(table)), run),
        _totals(summary, say),
        "</header>\n<main>\n",
        _statuses(summary, say),
        *_map(summary, gazetteer, run, say),
        *_corrections(summary, say),
        *_open(summary, say),
        f"</main>\n{tail(run)}",
    ]
    return "".join(pieces)
