"""Findings as lines for people; every other form is a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sorbnames.cli.session import Session, coloured, one_line, paint
from sorbnames.reports import FORMS, name_of, run_with, write

if TYPE_CHECKING:
    from sorbnames.examine import Examined, Located

#: The forms that ``check`` writes.
FORMATS = ("text", *FORMS)

COLOURS = {"error": "red", "warning": "yellow", "information": "cyan"}


def written(session: Session, documents: Iterable[Examined], form: str, *, to_file: bool) -> Iterator[str]:
    """The findings of the documents in one of :data:`FORMATS`."""
    if form == "text":
        return as_text(session, documents, colour=not to_file and coloured())
    return write(form, documents, run_with(session.gazetteer, session.language, with_map=form == "html"))


def as_text(session: Session, documents: Iterable[Examined], *, colour: bool) -> Iterator[str]:
    """A line a finding, files set apart by a blank line."""
    separator = ""
    begun = False
    for document in documents:
        begun = begun and document.continues
        if document.found and not begun:
            yield separator
            separator = "\n"
            begun = True
        for located in document.found:
            yield line(session, located, colour)


def line(session: Session, located: Located, colour: bool) -> str:
    """One finding: where, how grave, which rule, what; the page or part of the document where it has some."""
    finding, place = located.finding, located.place
    part = name_of(place.part, session.language)
    path = one_line(f"{located.path} ({part})" if part else located.path)
    where = f"{path}:{place.line}:{place.column}:"
    severity = session.say(f"severity.{finding.severity}")
    if colour:
        where, severity = paint(where, "bold"), paint(severity, COLOURS[finding.severity])
    return f"{where} {severity} {finding.code} {one_line(finding.say(session.language))}\n"
