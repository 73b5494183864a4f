"""``sorbnames fix``: correct the names."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from sorbnames.cli.errors import CallError
from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import EncodingName, FileName, OneOf
from sorbnames.cli.selection import rule_options
from sorbnames.cli.session import Session, coloured
from sorbnames.cli.work import (
    alt_text_option,
    files_meant,
    from_encoding_option,
    gazetteer_for,
    given_style,
    long_progress,
    opened,
    read,
)

if TYPE_CHECKING:
    from sorbnames.documents import Document
    from sorbnames.documents.base import Revisable
    from sorbnames.examine import Examined, Settings
    from sorbnames.findings import FixResult
    from sorbnames.gazetteer import Gazetteer


@as_command(
    "fix",
    *rule_options(),
    click.Option(["--to"], default="both", show_default=True, type=OneOf("both", "de", "dsb")),
    click.Option(["--unsafe"], is_flag=True),
    click.Option(["--diff"], is_flag=True),
    click.Option(["--output", "-o"], type=FileName(), metavar="FILE"),
    click.Option(["--in-place"], is_flag=True),
    click.Option(["--encoding"], default="", type=EncodingName(), metavar="ENCODING"),
    from_encoding_option(),
    click.Option(["--report"], type=FileName(), metavar="FILE"),
    click.Option(["--lang-markup"], is_flag=True),
    click.Option(["--track-changes"], is_flag=True),
    click.Option(["--comments"], is_flag=True),
    alt_text_option(),
)
def command(
    session: Session,
    files: tuple[str, ...],
    style: str,
    select: frozenset[str],
    ignore: frozenset[str],
    to: str,
    unsafe: bool,
    diff: bool,
    output: str | None,
    in_place: bool,
    encoding: str,
    from_encoding: str,
    report: str | None,
    lang_markup: bool,
    track_changes: bool,
    comments: bool,
    alt_text: bool,
) -> None:
    """Correct all files."""
    refuse_options((("--comments", comments), ("--track-changes", track_changes)))
    refuse_options((("--comments", comments), ("--unsafe", unsafe)))
    refuse_options((("--comments", comments), ("--diff", diff)))
    refuse_contradictions(files, diff, output, in_place)
    from sorbnames import documents
    from sorbnames.documents.longtext import LongText
    from sorbnames.documents.targets import refuse_target
    from sorbnames.examine import Settings
    from sorbnames.project import load_project

    paths = files_meant(session, files)
    refuse_contradictions(tuple(paths), diff, output, in_place)
    settings = Settings(given_style(), to, select, ignore, unsafe)
    wishes = Wishes(lang_markup, track_changes, comments, encoding, from_encoding, session.language)
    to_output = output in (None, "-") and not in_place and not diff
    shown: list[Examined] = []
    summary = Summary(session, "_diff" if diff else "")
    for path in paths:
        with session.attempt(path):
            project = load_project(path)
            gazetteer = gazetteer_for(session, project.overlays)
            in_one_go = diff or report is not None or comments or track_changes
            document = (read if in_one_go else opened)(path, alt_text, from_encoding)
            if output is not None:
                refuse_target(document, output)
            if isinstance(document, LongText):
                from sorbnames.examine_long import fix_long

                with document:
                    show = long_progress(session, to_output)
                    long = fix_long(gazetteer, document, settings.within(project), encoding, show)
                    if not in_place or long.made or encoding:
                        documents.write(path if in_place else output or "-", long.data, mode_of=path)
                summary.add(path, long.made, long.left)
                continue
            if to_output:
                refuse_output(document, len(paths))
            fixed = corrected(gazetteer, document, settings.within(project), wishes)
            if diff:
                sys.stdout.writelines(difference(path, fixed))
            else:
                deliver(path, fixed, output, in_place)
            if comments:
                session.note(session.say("fix.commented", path=path, count=len(fixed.result.left)))
            else:
                summary.add(path, len(fixed.result.applied), [finding.severity for finding in fixed.result.left])
            if report is not None:
                shown.append(explained(gazetteer, fixed, settings.within(project)))
    summary.end()
    if report is not None:
        write_report(session, report, shown)


class Wishes(NamedTuple):
    """How a document is to be written; an empty ``encoding`` is its own, which ``from_encoding`` may name."""

    lang_markup: bool = False
    track_changes: bool = False
    comments: bool = False
    encoding: str = ""
    from_encoding: str = ""
    language: str = "en"


class Fixed(NamedTuple):
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


def corrected(gazetteer: Gazetteer, document: Document, settings: Settings, wishes: Wishes) -> Fixed:
    """The document with its corrections made, and its Sorbian names marked where that is wanted.

    With comments it keeps its letters, and all findings are left.
    """
    from sorbnames.examine import findings, fix
    from sorbnames.findings import FixResult

    known = wishes.encoding or wishes.from_encoding
    if wishes.comments or wishes.track_changes:
        office = revisable(document)
        if wishes.comments:
            found = tuple(findings(gazetteer, document.text, settings))
            data = office.comment(found, wishes.language)
            return Fixed(document, FixResult(document.text, (), found), data, False, known)
        result = fix(gazetteer, document, settings)
        return Fixed(document, result, office.apply(result.applied, track_changes=True), False, known)
    result = fix(gazetteer, document, settings)
    data = document.apply(result.applied, wishes.encoding)
    if wishes.lang_markup:
        from sorbnames import documents
        from sorbnames.documents.html import HtmlDocument

        again = documents.read(document.path, data, known) if isinstance(document, HtmlDocument) else None
        if isinstance(again, HtmlDocument):
            marked = again.mark_languages(gazetteer.mentions(again.text))
            return Fixed(document, result, marked, marked != data, known)
    return Fixed(document, result, data, False, known)


def revisable(document: Document) -> Revisable:
    """The document, if its format has tracked changes and comments; else UnsupportedDocument says which have."""
    from sorbnames.documents.base import Revisable, shown
    from sorbnames.errors import UnsupportedDocument

    if not isinstance(document, Revisable):
        raise UnsupportedDocument("office.not_revisable", path=shown(document.path))
    return document


def refuse_output(document: Document, count: int) -> None:
    """Stop where the packages of office documents would go to a terminal, or several into one stream."""
    from sorbnames.documents.base import Revisable, shown

    if isinstance(document, Revisable) and document.is_package:
        if sys.stdout.isatty():
            raise CallError("binary", click.get_current_context(), form=shown(document.path))
        if count > 1:
            raise CallError("one_package", click.get_current_context())


def refuse_options(options: Iterable[tuple[str, bool]]) -> None:
    """Stop where more than one of these options is given."""
    given = [name for name, is_given in options if is_given]
    if len(given) > 1:
        raise CallError("not_together", click.get_current_context(), first=given[0], second=given[1])


def refuse_contradictions(files: tuple[str, ...], diff: bool, output: str | None, in_place: bool) -> None:
    """Stop at options that contradict each other, before any file is touched."""
    ctx = click.get_current_context()
    refuse_options((("--diff", diff), ("-o", output is not None), ("--in-place", in_place)))
    if output is not None and len(files) > 1:
        raise CallError("one_file", ctx, option="-o")
    if in_place and "-" in files:
        raise CallError("stdin_in_place", ctx)


def difference(path: str, fixed: Fixed) -> Iterator[str]:
    """The lines of what would change."""
    from sorbnames.cli.diff import painted, unified_diff
    from sorbnames.documents.mapped import edits_in_source, source_of

    source = source_of(fixed.document)
    if fixed.is_marked:
        from difflib import unified_diff as compared

        from sorbnames.documents import read as read_again

        new = source_of(read_again(path, fixed.data, fixed.encoding))
        lines: Iterator[str] = compared(source.splitlines(True), new.splitlines(True), path, path)
    else:
        lines = unified_diff(path, source, edits_in_source(fixed.document, fixed.result.applied))
    return painted(lines) if coloured() else lines


def deliver(path: str, fixed: Fixed, output: str | None, in_place: bool) -> None:
    """Bring the corrected file where it was asked for; a new file gets the mode of the one it comes from."""
    from sorbnames import documents

    if not in_place:
        documents.write(output or "-", fixed.data, mode_of=path)
    elif fixed.is_changed:
        documents.write(path, fixed.data, mode_of=path)


class Summary:
    """Tells of each file how much was corrected and how much is left, and at the end of several files of all."""

    def __init__(self, session: Session, form: str) -> None:
        self._session = session
        self._form = form
        self._files = 0
        self._made = 0
        self._left: list[str] = []

    def add(self, path: str, made: int, left: Sequence[str]) -> None:
        """Tell of one file; ``left`` are the severities of what is left."""
        self._files += 1
        self._made += made
        self._left += left
        self._tell("summary", made, left, path=path)
        if left and path != "-":
            self._session.note(self._session.say("fix.see", path=path))

    def end(self) -> None:
        """Tell of all files."""
        if self._files > 1:
            self._tell("total", self._made, self._left, count=self._files)

    def _tell(self, key: str, made: int, left: Sequence[str], **about: object) -> None:
        hints = left.count("information")
        text = self._session.say(f"fix.{key}{self._form}", fixed=made, open=len(left) - hints, hints=hints, **about)
        self._session.note(text)


def explained(gazetteer: Gazetteer, fixed: Fixed, settings: Settings) -> Examined:
    """What the report shows of a document."""
    from sorbnames.examine import examine

    return examine(gazetteer, fixed.document, settings, with_mentions=True, fixed=fixed.result.applied)


def write_report(session: Session, target: str, shown: Sequence[Examined]) -> None:
    """Write the page about all that was corrected."""
    from sorbnames import documents, reports

    run = reports.run_with(session.gazetteer, session.language, is_fixed=True, with_map=True)
    with session.attempt(target):
        documents.write(target, "".join(reports.write("html", shown, run)).encode())
