"""Which row of a table holds the names of its columns: the first that is filled, or one below titles."""

from __future__ import annotations

from collections.abc import Sequence

from sorbnames.tables.column_names import recognised

#: Among so many rows the header is looked for.
MOST_ABOVE = 20


def header_among(rows: Sequence[Sequence[str]]) -> int:
    """The number of the header among the first rows of a table.

    It is the first row with anything in it, unless one below it names more of what is read (place, postal code, street
    and so on): two things more, or one where the first row is a title, that is, has one cell only.
    """
    filled = [at for at, row in enumerate(rows[:MOST_ABOVE]) if _width(row)]
    if not filled:
        return 0
    first = filled[0]
    told = {at: _told(rows[at]) for at in filled}
    is_title = _width(rows[first]) == 1
    if is_title and any(_width(rows[at]) > 1 for at in filled):
        told[first] = 0  # a title may have a word such as Ort in it
    best = max(filled, key=lambda at: (told[at], -at))
    return best if told[best] > told[first] + (0 if is_title else 1) else first


def _width(row: Sequence[str]) -> int:
    """How many cells have something in them."""
    return sum(bool(cell.strip()) for cell in row)


def _told(row: Sequence[str]) -> int:
    """How many things the row names that are read."""
    return len(set(filter(None, recognised([cell.strip() for cell in row]).values())))
