"""Workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sorbnames.examine import Examined, Located
    from sorbnames.reports import Run

_LEVELS = {"error": "error", "warning": "warning", "information": "notice"}


def write(documents: Iterable[Examined], run: Run) -> Iterator[str]:
    """A line a finding."""
    for document in documents:
        for located in document.found:
            yield command(located, run)


def command(located: Located, run: Run) -> str:
    """One finding as a command."""
    from sorbnames.reports import name_of

    finding, place = located.finding, located.place
    part = name_of(place.part, run.language)
    properties: dict[str, object] = {"file": located.path}
    if not part:  # lines of a page are no lines of the file
        properties |= {"line": place.line, "endLine": place.end_line}
        if place.line == place.end_line:  # columns belong to one line only
            properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{finding.code} ({part})" if part else finding.code
    written = ",".join(f"{name}={escaped(str(value), ',:')}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {written}::{escaped(finding.say(run.language))}\n"


def escaped(text: str, more: str = "") -> str:
    """The text with percent signs, line ends and ``more`` written as workflow commands want them."""
    return "".join(f"%{ord(letter):02X}" if letter in "%\r\n" + more else letter for letter in text)
