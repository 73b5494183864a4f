"""A unified diff straight from the edits: linear in the text, however long."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from sorbnames.cli.session import paint
from sorbnames.findings import Edit, apply_edits

CONTEXT = 3
COLOURS = {"-": "red", "+": "green", "@": "cyan"}


class Change(NamedTuple):
    """The lines ``start`` to ``end`` (from 0, end excluded) become ``new``."""

    start: int
    end: int
    new: list[str]


def unified_diff(path: str, text: str, edits: Iterable[Edit]) -> Iterator[str]:
    """The lines of a unified diff; nothing where there are no edits."""
    lines = split(text)
    groups = grouped(changes(text, lines, edits))
    if groups:
        yield f"--- {path}\n"
        yield f"+++ {path}\n"
    shift = 0
    for group in groups:
        first = max(0, group[0].start - CONTEXT)
        last = min(len(lines), group[-1].end + CONTEXT)
        grown = sum(len(change.new) - (change.end - change.start) for change in group)
        yield f"@@ -{span(first, last)} +{span(first + shift, last + shift + grown)} @@\n"
        shift += grown
        position = first
        for change in group:
            yield from marked(" ", lines[position : change.start])
            yield from marked("-", lines[change.start : change.end])
            yield from marked("+", change.new)
            position = change.end
        yield from marked(" ", lines[position:last])


def painted(lines: Iterable[str]) -> Iterator[str]:
    """The same in the colours of a terminal."""
    for line in lines:
        colour = "bold" if line.startswith(("--- ", "+++ ")) else COLOURS.get(line[0], "")
        yield paint(line.rstrip("\n"), colour) + "\n" if colour else line


def split(text: str) -> list[str]:
    """The lines with their ends; only a line feed ends one, as in every diff."""
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def changes(text: str, lines: list[str], edits: Iterable[Edit]) -> Iterator[Change]:
    """The changed lines; edits on the same or neighbouring lines make one change."""
    starts = list(accumulate(map(len, lines[:-1]), initial=0))
    start = end = 0
    together: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        first = bisect_right(starts, edit.start) - 1
        if together and first > end:
            yield changed(lines, starts, start, end, together)
            together = []
        if not together:
            start = first
        end = min(bisect_right(starts, edit.end), len(lines))
        together.append(edit)
    if together:
        yield changed(lines, starts, start, end, together)


def changed(lines: list[str], starts: list[int], start: int, end: int, edits: list[Edit]) -> Change:
    """One change: the lines from ``start`` to ``end`` with the edits made."""
    offset = starts[start]
    old = "".join(lines[start:end])
    moved = [Edit(edit.start - offset, edit.end - offset, edit.text) for edit in edits]
    return Change(start, end, split(apply_edits(old, moved)))


def grouped(changes: Iterable[Change]) -> list[list[Change]]:
    """Changes whose surroundings touch stand in one hunk."""
    groups: list[list[Change]] = []
    for change in changes:
        if groups and change.start - groups[-1][-1].end <= 2 * CONTEXT:
            groups[-1].append(change)
        else:
            groups.append([change])
    return groups


def span(first: int, last: int) -> str:
    """A range of lines as a hunk's head writes it."""
    length = last - first
    if length == 1:
        return str(first + 1)
    return f"{first + 1 if length else first},{length}"


def marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines with the mark in front; a missing line end is told as diff tells it."""
    for line in lines:
        yield f"{mark}{line}" if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"
