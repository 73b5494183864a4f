"""``sorbnames letterhead``: letterheads and letters from a profile."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from sorbnames.cli.errors import CallError
from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import FileName, OneOf
from sorbnames.cli.session import FAILED, Session
from sorbnames.cli.work import from_encoding_option
from sorbnames.messages import render

if TYPE_CHECKING:
    import datetime

    from sorbnames.letterhead import Letter, Letterhead, Note
    from sorbnames.letterhead.many import Row, Track

FORMATS = ("txt", "html", "docx", "pdf")
#: The same remark on a thousand recipients is not for reading.
MOST_NOTES = 20


@as_command(
    "letterhead",
    click.Argument(["profile"], required=False, type=FileName(), metavar="PROFILE"),
    click.Option(["--output", "-o"], type=FileName(), metavar="FILE"),
    click.Option(["--letter"], type=FileName(), metavar="FILE"),
    click.Option(["--to"], type=FileName(), metavar="FILE"),
    click.Option(["--format"], type=OneOf(*FORMATS), metavar="FORM"),
    click.Option(["--signature"], is_flag=True),
    click.Option(["--date"], metavar="DATE"),
    click.Option(["--init"], is_flag=True),
    from_encoding_option(),
)
def command(
    session: Session,
    profile: str | None,
    output: str | None,
    letter: str | None,
    to: str | None,
    format: str | None,
    signature: bool,
    date: str | None,
    init: bool,
    from_encoding: str,
) -> None:
    """Print the letterhead, a letter, many letters or a signature."""
    if init:
        write_sample(session, profile or "-")
        return
    ctx = click.get_current_context()
    if profile is None:
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    if output is None:
        raise CallError("output_missing", ctx)
    if signature and (letter or to):
        raise CallError("not_together", ctx, first="--signature", second="--letter" if letter else "--to")
    if to and output == "-":
        raise CallError("not_together", ctx, first="--to", second="-o -")
    if output == "-" and format in ("docx", "pdf") and sys.stdout.isatty():
        raise CallError("binary", ctx, form=f".{format}")
    today = day_of(date)
    from sorbnames import letterhead as letterheads

    head, notes = letterheads.open_letterhead(profile, session.gazetteer)
    tell(session, notes)
    if signature:
        from sorbnames.documents import write

        write(output, letterheads.render_signature(head, output, format or ""))
        done(session, output)
        return
    written = letterheads.load_letter(letter, today) if letter else None
    if to:
        write_many(session, head, written, to, output, format or "", from_encoding)
    else:
        write_one(session, head, written, output, format or "")


def write_sample(session: Session, target: str) -> None:
    """Write the commented profile."""
    from sorbnames.letterhead.sample import write_sample

    write_sample(target)
    if target != "-":
        done(session, target)


def write_one(session: Session, head: Letterhead, letter: Letter | None, output: str, format: str) -> None:
    """One letter, or the empty letterhead."""
    from sorbnames.documents import write
    from sorbnames.letterhead import Renderer, letter_sheet
    from sorbnames.letterhead.output import format_of

    renderer = Renderer(head, format_of(output, format))
    if letter is None:
        sheet = head.sheet()
    else:
        sheet, notes = letter_sheet(head, letter.merged({}), session.gazetteer)
        tell(session, notes)
    data = renderer.render(sheet)
    tell(session, renderer.notes)
    write(output, data)
    done(session, output)


def write_many(
    session: Session, head: Letterhead, letter: Letter | None, to: str, output: str, format: str, encoding: str
) -> None:
    """A letter to everybody in a table."""
    from sorbnames.letterhead.checking import letter_notes
    from sorbnames.letterhead.many import Mailing, check_target
    from sorbnames.letterhead.recipients import load_recipients

    is_folder = check_target(output, format)
    table = load_recipients(to, encoding)
    if letter is not None:
        tell(session, letter_notes(letter, session.gazetteer))
    mailing = Mailing(head, letter, table, session.gazetteer)
    track = tracker(session, len(table.rows))
    if is_folder:
        outcome = mailing.into_folder(output, format or "pdf", track, session.language)
    else:
        outcome = mailing.into_one(output, track, session.language)
    tell(session, outcome.notes)
    for failure in outcome.failures[:MOST_NOTES]:
        session.fail(failure.error.say(session.language))
    counts = {"made": outcome.made, "failed": len(outcome.failures), "path": output}
    session.note(render("letterhead.done_many", session.language, **counts))
    if outcome.failures:
        session.reached(FAILED)
        session.note(render("letterhead.failures_in", session.language, path=outcome.failures_path))


def tracker(session: Session, total: int) -> Track:
    """Shows a bar on standard error while rows go by, if that is a terminal and there are many."""
    if total < 10 or session.quiet or not sys.stderr.isatty():
        return iter

    def shown(rows: Sequence[Row]) -> Iterator[Row]:
        with click.progressbar(rows, length=total, file=sys.stderr) as bar:
            yield from bar

    return shown


def tell(session: Session, notes: Iterable[Note]) -> None:
    """Show notes, each once; no more than a person reads."""
    said = list(dict.fromkeys(notes))
    for note in said[:MOST_NOTES]:
        session.note(note.say(session.language))
    if len(said) > MOST_NOTES:
        session.note(render("letterhead.more_notes", session.language, count=len(said) - MOST_NOTES))


def done(session: Session, path: str) -> None:
    """Say that a file was written."""
    if path != "-":
        session.note(render("letterhead.done", session.language, path=path))


def day_of(text: str | None) -> datetime.date | None:
    """The day that ``--date`` names; None without it."""
    if text is None:
        return None
    from sorbnames.dates import read_date

    try:
        return read_date(text)
    except ValueError:
        raise CallError("no_date", click.get_current_context(), value=text) from None
