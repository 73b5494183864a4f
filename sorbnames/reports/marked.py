"""A document's text as a page shows it: findings marked where they stand, what they say beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sorbnames.documents.mapped import OBJECT
from sorbnames.findings import SEVERITIES, Edit
from sorbnames.reports import name_of

if TYPE_CHECKING:
    from sorbnames.examine import Examined, Located
    from sorbnames.reports import Run

#: Texts up to this length are shown whole; of longer ones, lines far from any finding are left out.
SHOWN_WHOLE = 60_000
_AROUND = 3
_EMPTY_LINES = re.compile(r"\n(?:[ \t\r]*\n){2,}")


class Group(NamedTuple):
    """Findings that overlap share one mark; ``first`` is the number of the first of them, from 0."""

    start: int
    end: int
    first: int
    found: tuple[Located, ...]

    @property
    def severity(self) -> str:
        """The gravest of them."""
        return min((one.finding.severity for one in self.found), key=SEVERITIES.index)

    @property
    def edit(self) -> Edit | None:
        """The widest edit that was made."""
        edits = [one.finding.edit for one in self.found if one.is_fixed and one.finding.edit]
        return max(edits, key=lambda edit: edit.end - edit.start, default=None)


def groups(document: Examined) -> list[Group]:
    """The marks of a document from left to right."""
    result: list[Group] = []
    for number, located in enumerate(document.found):
        start, end = located.finding.start, located.finding.end
        if located.is_fixed and located.finding.edit:
            start, end = min(start, located.finding.edit.start), max(end, located.finding.edit.end)
        if result and start < result[-1].end:
            last = result[-1]
            result[-1] = Group(last.start, max(last.end, end), last.first, (*last.found, located))
        else:
            result.append(Group(start, end, number, (located,)))
    return result


def rows(document: Examined, run: Run, prefix: str) -> Iterator[str]:
    """The text as rows: lines without findings together, lines with findings with their notes."""
    marks = groups(document)
    lines = _lines(document.text, marks)
    whole = len(document.text) <= SHOWN_WHOLE
    starts = [part.start for part in document.parts]
    quiet: list[tuple[int, int]] = []
    shown_marks = 0
    for start, end in lines:
        number = bisect_left(starts, start)
        if number < len(starts) and starts[number] < end and len(starts) > 1:
            yield from _quiet(document, quiet, run, whole)
            quiet = []
            yield f"<h4>{escape(name_of(document.parts[number], run.language))}</h4>"
        here: list[Group] = []
        while shown_marks < len(marks) and marks[shown_marks].start < end:
            here.append(marks[shown_marks])
            shown_marks += 1
        if not here:
            quiet.append((start, end))
            continue
        yield from _quiet(document, quiet, run, whole)
        quiet = []
        text = "".join(_marked(document, start, end, here, run, prefix))
        notes = "".join(_note(group, run, prefix) for group in here)
        yield f'<div class="row"><div class="text">{text}</div><ol class="notes">{notes}</ol></div>'
    yield from _quiet(document, quiet, run, whole)


def _lines(text: str, marks: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """The lines of a text; a mark over several lines keeps them together."""
    start = 0
    place = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        while place < len(marks) and marks[place].start < end:
            if marks[place].end > end:
                end = text.find("\n", marks[place].end - 1)
                end = len(text) if end < 0 else end + 1
            place += 1
        yield start, end
        start = end


def _quiet(document: Examined, lines: list[tuple[int, int]], run: Run, whole: bool) -> Iterator[str]:
    """Lines without findings."""
    if not lines:
        return
    if whole or len(lines) <= 4 * _AROUND:
        yield _plain_row(document, lines[0][0], lines[-1][1], run)
        return
    first, last = lines[:_AROUND], lines[-_AROUND:]
    yield _plain_row(document, first[0][0], first[-1][1], run)
    yield f'<p class="gap">{escape(run.say("left_out", count=len(lines) - 2 * _AROUND))}</p>'
    yield _plain_row(document, last[0][0], last[-1][1], run)


def _plain_row(document: Examined, start: int, end: int, run: Run) -> str:
    text = _EMPTY_LINES.sub("\n\n", "".join(_letters(document, start, end, run)))
    if not start:
        text = text.lstrip("\r\n")
    return f'<div class="row"><div class="text">{text}</div></div>'


def _letters(document: Examined, start: int, end: int, run: Run) -> Iterator[str]:
    """Text without marks; headings stand out, what is no text is shown as a box."""
    segments = document.segments
    position = start
    number = max(bisect_right(segments, start, key=lambda segment: segment.start) - 1, 0)
    while position < end:
        while number < len(segments) and segments[number].end <= position:
            number += 1
        inside = number < len(segments) and segments[number].start <= position
        stop = end
        if number < len(segments):
            stop = min(end, segments[number].end if inside else segments[number].start)
        text = escape(document.text[position:stop], quote=False)
        if OBJECT in text:
            text = text.replace(OBJECT, f'<span class="object" title="{escape(run.say("object"))}">▫</span>')
        yield f"<b>{text}</b>" if inside and segments[number].kind == "heading" and text.strip() else text
        position = stop


def _marked(document: Examined, start: int, end: int, here: Sequence[Group], run: Run, prefix: str) -> Iterator[str]:
    position = start
    for group in here:
        yield from _letters(document, position, group.start, run)
        numbers = "".join(
            f'<sup><a href="#{prefix}n{number}">{number}</a></sup>'
            for number in range(group.first + 1, group.first + len(group.found) + 1)
        )
        identifier = f"{prefix}m{group.first + 1}"
        edit = group.edit
        if edit is None:
            inner = "".join(_letters(document, group.start, group.end, run))
            yield f'<mark id="{identifier}" class="{group.severity}">{inner}</mark>{numbers}'
        else:
            yield f'<span id="{identifier}">'
            yield from _letters(document, group.start, edit.start, run)
            old = "".join(_letters(document, edit.start, edit.end, run))
            yield f"<del>{old}</del><ins>{escape(edit.text, quote=False)}</ins>"
            yield from _letters(document, edit.end, group.end, run)
            yield f"</span>{numbers}"
        position = group.end
    yield from _letters(document, position, end, run)


def _note(group: Group, run: Run, prefix: str) -> str:
    return "".join(
        _finding(located, number, f"{prefix}m{group.first + 1}", run, prefix)
        for number, located in enumerate(group.found, group.first + 1)
    )


def _finding(located: Located, number: int, mark: str, run: Run, prefix: str) -> str:
    finding, place = located.finding, located.place
    part = name_of(place.part, run.language)
    where = run.say("place", line=place.line, column=place.column)
    severity = run.say(f"severity.{finding.severity}")
    pieces = [
        f'<li id="{prefix}n{number}" value="{number}" class="{finding.severity}">',
        f'<p><span class="badge">{escape(severity)}</span> ',
        f'<a class="code" href="#rule-{finding.code}">{finding.code}</a>',
        f' <a class="where" href="#{mark}">{escape(f"{part}, {where}" if part else where)}</a></p>',
        f"<p>{escape(finding.say(run.language), quote=False)}</p>",
    ]
    if finding.suggestion and finding.edit:
        change = f"<del>{_flat(finding.found)}</del> <span>→</span> <ins>{_flat(finding.suggestion)}</ins>"
        pieces.append(f'<p class="change">{change}</p>')
    state = "is_fixed" if located.is_fixed else ""
    if not state and finding.edit:
        state = "is_safe" if located.is_fixable else "is_unsafe" if located.edits and not part else "by_hand"
    if state:
        pieces.append(f'<p class="state">{escape(run.say(state))}</p>')
    return "".join(pieces) + "</li>"


def _flat(text: str) -> str:
    """Text of several lines on one."""
    return escape(text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎"), quote=False)
