"""JSON: one array, an object a finding, written as the findings come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sorbnames.documents.places import Place
    from sorbnames.examine import Examined, Located
    from sorbnames.reports import Run


def write(documents: Iterable[Examined], run: Run) -> Iterator[str]:
    """The report in pieces."""
    separator = "["
    for document in documents:
        for located in document.found:
            yield separator + "\n" + json.dumps(row(located, run), ensure_ascii=False)
            separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def row(located: Located, run: Run) -> dict[str, Any]:
    """One finding."""
    finding = located.finding
    return {
        "file": located.path,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.say(run.language),
        **where(located.place),
        "found": finding.found,
        "suggestion": finding.suggestion,
        "entry": finding.entry,
        **run.versions,
    }


def where(place: Place) -> dict[str, Any]:
    """A place; ``page`` or ``part`` only where a document has some."""
    found: dict[str, Any] = {"start": place.start, "end": place.end, "line": place.line, "column": place.column}
    if place.part:
        found |= {"page": place.part.number} if place.part.kind == "page" else {"part": place.part.kind}
    return found
