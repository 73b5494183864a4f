"""The same as :mod:`sorbnames.examine` for a text that is read in stretches: findings, mentions and corrections."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sorbnames.check import choose_edits, is_covered
from sorbnames.documents.base import shown
from sorbnames.documents.longtext import TextInMemory
from sorbnames.documents.places import Lines, Place
from sorbnames.errors import UnsupportedDocument
from sorbnames.examine import Examined, Located, Settings, findings
from sorbnames.findings import Edit, Finding, FixResult, Mention, apply_edits
from sorbnames.mentions import find_mentions
from sorbnames.rest import Rest
from sorbnames.stretches import Progress, Stretches, Text, moved, moved_edit

if TYPE_CHECKING:
    from sorbnames.documents.longtext import LongText, Stretch
    from sorbnames.gazetteer import Gazetteer

#: No finding is longer; one may go on in the next stretch.
_LONGEST = 1000


def examine_long(
    gazetteer: Gazetteer, text: LongText, settings: Settings, progress: Progress | None = None
) -> Iterator[Examined]:
    """The findings with their places, a stretch at a time."""
    for stretch, note in _stretches(gazetteer, text, settings, progress).notes():
        places = _Places(text, stretch)
        found = []
        for finding in note.found:
            place = places.of(finding.start, finding.end)
            finding = moved(finding, stretch.start)
            found.append(Located(text.path, finding, place, (finding.edit,) if finding.edit else ()))
        yield Examined(text.path, "", (), (), tuple(found), continues=stretch.number > 0)
    _refuse_changed(text)


def mentions_of_long(
    gazetteer: Gazetteer, text: LongText, progress: Progress | None = None
) -> Iterator[tuple[Mention, Place]]:
    """All mentions with their places."""

    def find(window: str, rest: Rest) -> list[Mention]:
        return find_mentions(gazetteer, window, rest)

    for stretch, note in Stretches(text, find, progress=progress).notes():
        places = _Places(text, stretch)
        for mention in note.found:
            yield moved(mention, stretch.start), places.of(mention.start, mention.end)
    _refuse_changed(text)


@dataclass(frozen=True, slots=True)
class LongFix:
    """The corrections of a long text: how many edits were made, and the severities of what is left to a person."""

    made: int
    left: tuple[str, ...]
    data: Iterator[bytes]


def fix_long(
    gazetteer: Gazetteer, text: LongText, settings: Settings, encoding: str = "", progress: Progress | None = None
) -> LongFix:
    """Correct a long text; its bytes come a stretch at a time, in ``encoding`` if one is named."""
    stretches = _stretches(gazetteer, text, settings, progress)
    stretches.corrected()
    made = 0
    left: list[str] = []
    for _, edits, found in stretches.results():
        made += len(edits)
        left += (finding.severity for finding in found if not is_covered(finding.edit, edits))
    return LongFix(made, tuple(left), _written(text, stretches, encoding))


def findings_in_stretches(gazetteer: Gazetteer, text: str, settings: Settings) -> list[Finding]:
    """The findings of a text in memory, without all that is learnt of it in memory as well."""
    return [
        moved(finding, stretch.start)
        for stretch, note in _stretches(gazetteer, TextInMemory(text), settings).notes()
        for finding in note.found
    ]


def fix_in_stretches(gazetteer: Gazetteer, text: str, settings: Settings) -> FixResult:
    """The corrections of a text in memory; only stretches that were changed are looked at again."""
    stretches = _stretches(gazetteer, TextInMemory(text), settings)
    stretches.corrected()
    applied: list[Edit] = []
    left: list[Finding] = []
    for stretch, edits, found in stretches.results():
        applied += (moved_edit(edit, stretch.start) for edit in edits)
        left += (moved(finding, stretch.start) for finding in found if not is_covered(finding.edit, edits))
    return FixResult(apply_edits(text, applied), tuple(applied), tuple(left))


def _stretches(
    gazetteer: Gazetteer, text: Text, settings: Settings, progress: Progress | None = None
) -> Stretches[Finding]:
    return Stretches(
        text,
        lambda window, rest: findings(gazetteer, window, settings, rest),
        lambda found: choose_edits(found, settings.unsafe),
        progress,
    )


def _written(text: LongText, stretches: Stretches[Finding], encoding: str) -> Iterator[bytes]:
    for stretch, edits, _ in stretches.results():
        yield text.written(stretch, text.read(stretch), edits, encoding)
    _refuse_changed(text)


class _Places:
    """Places in the file of what stands in a stretch."""

    def __init__(self, text: LongText, stretch: Stretch) -> None:
        self._stretch = stretch
        self._lines: Lines | None = None
        self._text = text

    def of(self, start: int, end: int) -> Place:
        """The place of characters counted in the stretch."""
        if self._lines is None:
            self._lines = Lines(self._text.read(self._stretch, beyond=_LONGEST))
        (line, column), (end_line, end_column) = map(self._counted, (start, end))
        return Place(self._stretch.start + start, self._stretch.start + end, line, column, end_line, end_column)

    def _counted(self, offset: int) -> tuple[int, int]:
        assert self._lines is not None
        line, column = self._lines.of(offset)
        return line - 1 + self._stretch.line, column + (self._stretch.column - 1 if line == 1 else 0)


def _refuse_changed(text: LongText) -> None:
    """Raise UnsupportedDocument where somebody wrote to the file while it was read."""
    now = os.fstat(text.file.fileno())
    if (now.st_mtime_ns, now.st_size) != text.version:
        raise UnsupportedDocument("documents.changed", path=shown(text.path))
