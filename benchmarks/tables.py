"""Plain tables for the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns of equal width, the first to the left, the others to the right."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    shown = []
    for first, *others in lines:
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        shown.append("  ".join(["", first.ljust(widths[0]), *cells]).rstrip())
    return "\n".join(shown)


def percent(part: int, whole: int) -> str:
    """A share with two decimals, or a dash where there is nothing to share."""
    return f"{100 * part / whole:.2f} %" if whole else "–"


def heading(title: str) -> str:
    """A title with a line under it."""
    return f"\n{title}\n{'-' * len(title)}"
