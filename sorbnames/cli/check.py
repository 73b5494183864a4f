"""``sorbnames check``: what is wrong with the names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from sorbnames.cli.findings import FORMATS, written
from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import FileName, OneOf
from sorbnames.cli.selection import rule_options
from sorbnames.cli.session import FOUND, Session
from sorbnames.cli.work import (
    alt_text_option,
    examined,
    files_meant,
    from_encoding_option,
    given_style,
    tasks_for,
    workers_option,
)

if TYPE_CHECKING:
    from sorbnames.examine import Examined


@as_command(
    "check",
    *rule_options(),
    click.Option(["--format"], default="text", show_default=True, type=OneOf(*FORMATS), metavar="FORM"),
    click.Option(["--output", "-o"], type=FileName(), metavar="FILE"),
    alt_text_option(),
    from_encoding_option(),
    workers_option(),
)
def command(
    session: Session,
    files: tuple[str, ...],
    style: str,
    select: frozenset[str],
    ignore: frozenset[str],
    format: str,
    output: str | None,
    alt_text: bool,
    from_encoding: str,
    workers: int | None,
) -> None:
    """Report the findings of all files."""
    from sorbnames.examine import Settings

    settings = Settings(given_style(), select=select, ignore=ignore)
    # A page shows the whole text and the mentions in it.
    tasks = tasks_for(
        session,
        files_meant(session, files),
        settings,
        alt_text=alt_text,
        encoding=from_encoding,
        in_one_go=format == "html",
    )
    documents = examined(session, tasks, workers or 0, is_shown=output is None)
    counts = dict.fromkeys(("error", "warning", "information", "safe"), 0)
    pieces = written(session, counted(session, documents, counts), format, to_file=output is not None)
    if output is None:
        for piece in pieces:
            print(piece, end="")
    else:
        from sorbnames.documents import write

        write(output, (piece.encode("utf-8", "backslashreplace") for piece in pieces))
    if format == "text" and any(counts.values()):
        session.note(session.say("check.summary", **counts))
    elif format == "text" and session.code == 0:
        session.note(session.say("check.clean"))


def counted(session: Session, documents: Iterable[Examined], counts: dict[str, int]) -> Iterator[Examined]:
    """The documents as they come; their findings are counted and decide the exit code."""
    for document in documents:
        for located in document.found:
            finding = located.finding
            counts[finding.severity] += 1
            counts["safe"] += located.is_fixable
            if finding.severity != "information":
                session.reached(FOUND)
        yield document
