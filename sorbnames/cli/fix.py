"""``sorbnames fix``: correct the names."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from sorbnames.cli.errors import CallError
from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import EncodingName, FileName, OneOf
from sorbnames.cli.selection import rule_options
from sorbnames.cli.session import Session, coloured, one_line
from sorbnames.cli.work import (
    alt_text_option,
    files_meant,
    from_encoding_option,
    gazetteer_of,
    given_style,
    long_progress,
    outcomes,
    tasks_for,
    workers_option,
)

if TYPE_CHECKING:
    from sorbnames.cli.correcting import Wishes
    from sorbnames.cli.work import Task
    from sorbnames.documents.longtext import LongText
    from sorbnames.examine import Examined


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
    workers_option(),
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
    workers: int | None,
) -> None:
    """Correct all files."""
    refuse_options((("--comments", comments), ("--track-changes", track_changes)))
    refuse_options((("--comments", comments), ("--unsafe", unsafe)))
    refuse_options((("--comments", comments), ("--diff", diff)))
    refuse_contradictions(files, diff, output, in_place)
    from sorbnames.cli.correcting import Correction, Wishes
    from sorbnames.documents.longtext import LongText
    from sorbnames.examine import Settings

    paths = files_meant(session, files)
    refuse_contradictions(tuple(paths), diff, output, in_place)
    wishes = Wishes(
        target=output,
        in_place=in_place,
        with_diff=diff,
        with_report=report is not None,
        lang_markup=lang_markup,
        track_changes=track_changes,
        comments=comments,
        encoding=encoding,
        from_encoding=from_encoding,
        language=session.language,
    )
    tasks = tasks_for(
        session,
        paths,
        Settings(given_style(), to, select, ignore, unsafe),
        alt_text=alt_text,
        encoding=from_encoding,
        in_one_go=diff or report is not None or comments or track_changes,
    )
    to_output = output in (None, "-") and not in_place and not diff
    is_shown = to_output or diff
    shown: list[Examined] = []
    summary = Summary(session, "_diff" if diff else "", output)
    for task, outcome in outcomes(session, tasks, Correction(wishes), workers or 0, is_shown):
        with session.attempt(task.path):
            if isinstance(outcome, Exception):
                raise outcome
            if isinstance(outcome, LongText):
                summary.add(task.path, *write_long(session, task, outcome, wishes, is_shown))
                continue
            if to_output and outcome.is_package:
                refuse_output(task.path, len(paths))
            if diff:
                from sorbnames.cli.diff import painted

                sys.stdout.writelines(painted(iter(outcome.difference)) if coloured() else outcome.difference)
            elif outcome.data is not None:
                deliver(task.path, outcome.data, wishes)
            if comments:
                session.note(session.say("fix.commented", path=task.path, count=len(outcome.left)))
            else:
                summary.add(task.path, outcome.made, outcome.left)
            if outcome.report is not None:
                shown.append(outcome.report)
    summary.end()
    if report is not None:
        write_report(session, report, shown)


def write_long(
    session: Session, task: Task, text: LongText, wishes: Wishes, is_shown: bool
) -> tuple[int, tuple[str, ...]]:
    """Correct a long text and write it as it comes: how much was corrected, the severities of what is left."""
    from sorbnames.examine_long import fix_long

    with text:
        show = long_progress(session, is_shown)
        fixed = fix_long(gazetteer_of(task), text, task.settings, wishes.encoding, show)
        if not wishes.in_place or fixed.made or wishes.encoding:
            deliver(task.path, fixed.data, wishes)
    return fixed.made, fixed.left


def deliver(path: str, data: bytes | Iterable[bytes], wishes: Wishes) -> None:
    """Bring the corrected file where it was asked for; a new file gets the mode of the one it comes from."""
    from sorbnames import documents

    documents.write(path if wishes.in_place else wishes.target or "-", data, mode_of=path)


def refuse_output(path: str, count: int) -> None:
    """Stop where the packages of office documents would go to a terminal, or several into one stream."""
    from sorbnames.documents.base import shown

    if sys.stdout.isatty():
        raise CallError("binary", click.get_current_context(), form=shown(path))
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


class Summary:
    """Tells of each file how much was corrected and how much is left, and at the end of several files of all."""

    def __init__(self, session: Session, form: str, target: str | None) -> None:
        self._session = session
        self._form = form
        self._target = None if target == "-" else target
        self._style = given_style()
        self._files = 0
        self._made = 0
        self._left: list[str] = []

    def add(self, path: str, made: int, left: Sequence[str]) -> None:
        """Tell of one file; ``left`` are the severities of what is left."""
        self._files += 1
        self._made += made
        self._left += left
        self._tell("summary", made, left, path=one_line(path))
        place = self._target or path
        if left and place != "-":
            style = ["--style", self._style] if self._style else []
            call = as_typed(["sorbnames", "check", *style, place])
            self._session.note(self._session.say("fix.see", call=one_line(call)))

    def end(self) -> None:
        """Tell of all files."""
        if self._files > 1:
            self._tell("total", self._made, self._left, count=self._files)

    def _tell(self, key: str, made: int, left: Sequence[str], **about: object) -> None:
        hints = left.count("information")
        text = self._session.say(f"fix.{key}{self._form}", fixed=made, open=len(left) - hints, hints=hints, **about)
        self._session.note(text)


def as_typed(words: list[str]) -> str:
    """A call as it is typed at the shell of this system: words with blanks in quotation marks."""
    if sys.platform == "win32":
        import subprocess

        return subprocess.list2cmdline(words)
    import shlex

    return shlex.join(words)


def write_report(session: Session, target: str, shown: Sequence[Examined]) -> None:
    """Write the page about all that was corrected."""
    from sorbnames import documents, reports

    run = reports.run_with(session.gazetteer, session.language, is_fixed=True, with_map=True)
    with session.attempt(target):
        documents.write(target, "".join(reports.write("html", shown, run)).encode())
