"""One document corrected, as :mod:`sorbnames.cli.fix` asks for it: all that is done with it before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sorbnames.cli.work import Task, gazetteer_of, opened

if TYPE_CHECKING:
    from sorbnames.documents import Document
    from sorbnames.documents.base import Revisable
    from sorbnames.documents.longtext import LongText
    from sorbnames.examine import Examined
    from sorbnames.findings import FixResult


class Wishes(NamedTuple):
    """What a call wants of every document; an empty ``encoding`` is its own, which ``from_encoding`` may name.

    ``with_diff`` gives the lines of a difference instead of the document, ``with_report`` what a report shows.
    """

    target: str | None = None
    in_place: bool = False
    with_diff: bool = False
    with_report: bool = False
    lang_markup: bool = False
    track_changes: bool = False
    comments: bool = False
    encoding: str = ""
    from_encoding: str = ""
    language: str = "en"


class Corrected(NamedTuple):
    """What became of a document: ``data`` to be written, if it is to be, and the severities of what is ``left``."""

    made: int
    left: tuple[str, ...]
    data: bytes | None
    difference: tuple[str, ...]
    report: Examined | None
    is_package: bool


class Correction:
    """Corrects a document; a long text comes back opened."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def __call__(self, task: Task) -> Corrected | LongText:
        from sorbnames.documents.base import Revisable
        from sorbnames.documents.longtext import LongText
        from sorbnames.documents.targets import refuse_target

        wishes = self._wishes
        document = opened(task)
        if wishes.target is not None:
            refuse_target(document, wishes.target)
        if isinstance(document, LongText):
            return document
        fixed = _fixed(document, task, wishes)
        is_written = not wishes.with_diff and (not wishes.in_place or fixed.is_changed)
        return Corrected(
            len(fixed.result.applied),
            tuple(finding.severity for finding in fixed.result.left),
            fixed.data if is_written else None,
            tuple(_difference(task.path, fixed)) if wishes.with_diff else (),
            _report(fixed, task) if wishes.with_report else None,
            isinstance(document, Revisable) and document.is_package,
        )


class _Fixed(NamedTuple):
    """A document and what became of it; ``is_marked`` if more than the corrections changed.

    ``encoding`` is that of ``data``, where the call names one.
    """

    document: Document
    result: FixResult
    data: bytes
    is_marked: bool
    encoding: str

    @property
    def is_changed(self) -> bool:
        """Whether the file is another one now: corrected, marked, or written in another encoding."""
        return self.data != self.document.apply(())


def _fixed(document: Document, task: Task, wishes: Wishes) -> _Fixed:
    """The document with its corrections made, and its Sorbian names marked where that is wanted.

    With comments it keeps its letters, and all findings are left.
    """
    from sorbnames.examine import findings, fix
    from sorbnames.findings import FixResult

    gazetteer, settings = gazetteer_of(task), task.settings
    known = wishes.encoding or wishes.from_encoding
    if wishes.comments or wishes.track_changes:
        office = _revisable(document)
        if wishes.comments:
            found = tuple(findings(gazetteer, document.text, settings))
            data = office.comment(found, wishes.language)
            return _Fixed(document, FixResult(document.text, (), found), data, False, known)
        result = fix(gazetteer, document, settings)
        return _Fixed(document, result, office.apply(result.applied, track_changes=True), False, known)
    result = fix(gazetteer, document, settings)
    data = document.apply(result.applied, wishes.encoding)
    if wishes.lang_markup:
        from sorbnames import documents
        from sorbnames.documents.html import HtmlDocument

        again = documents.read(document.path, data, known) if isinstance(document, HtmlDocument) else None
        if isinstance(again, HtmlDocument):
            marked = again.mark_languages(gazetteer.mentions(again.text))
            return _Fixed(document, result, marked, marked != data, known)
    return _Fixed(document, result, data, False, known)


def _revisable(document: Document) -> Revisable:
    """The document, if its format has tracked changes and comments; else UnsupportedDocument says which have."""
    from sorbnames.documents.base import Revisable, shown
    from sorbnames.errors import UnsupportedDocument

    if not isinstance(document, Revisable):
        raise UnsupportedDocument("office.not_revisable", path=shown(document.path))
    return document


def _difference(path: str, fixed: _Fixed) -> Iterator[str]:
    """The lines of what would change."""
    from sorbnames.cli.diff import unified_diff
    from sorbnames.documents.mapped import edits_in_source, source_of

    source = source_of(fixed.document)
    if not fixed.is_marked:
        return unified_diff(path, source, edits_in_source(fixed.document, fixed.result.applied))
    from difflib import unified_diff as compared

    from sorbnames.documents import read as read_again

    new = source_of(read_again(path, fixed.data, fixed.encoding))
    return compared(source.splitlines(True), new.splitlines(True), path, path)


def _report(fixed: _Fixed, task: Task) -> Examined:
    """What the report shows of a document."""
    from sorbnames.examine import examine

    made = fixed.result.applied
    return examine(gazetteer_of(task), fixed.document, task.settings, with_mentions=True, fixed=made)
