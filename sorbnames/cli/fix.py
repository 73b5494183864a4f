"""``sorbnames fix``: correct the names."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from sorbnames.cli.errors import CallError
from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import FileName, OneOf
from sorbnames.cli.selection import rule_options
from sorbnames.cli.session import Session, coloured

if TYPE_CHECKING:
    from sorbnames.documents import Document
    from sorbnames.findings import FixResult


@as_command(
    "fix",
    *rule_options(),
    click.Option(["--to"], default="both", show_default=True, type=OneOf("both", "de", "dsb")),
    click.Option(["--unsafe"], is_flag=True),
    click.Option(["--diff"], is_flag=True),
    click.Option(["--output", "-o"], type=FileName(), metavar="FILE"),
    click.Option(["--in-place"], is_flag=True),
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
) -> None:
    """Correct all files."""
    refuse_contradictions(files, diff, output, in_place)
    from sorbnames import documents

    for path in files:
        with session.attempt(path):
            document = documents.read(path)
            result = session.gazetteer.fix_text(
                document.text, style=style, to=to, select=select, ignore=ignore, unsafe=unsafe
            )
            if diff:
                show_difference(path, document, result)
            else:
                deliver(path, document.apply(result.applied), result, output, in_place)
            summarise(session, path, result, "fix.summary_diff" if diff else "fix.summary")


def refuse_contradictions(files: tuple[str, ...], diff: bool, output: str | None, in_place: bool) -> None:
    """Stop at options that contradict each other, before any file is touched."""
    ctx = click.get_current_context()
    given = [
        name for name, is_given in (("--diff", diff), ("-o", output is not None), ("--in-place", in_place)) if is_given
    ]
    if len(given) > 1:
        raise CallError("not_together", ctx, first=given[0], second=given[1])
    if output is not None and len(files) > 1:
        raise CallError("one_file", ctx, option="-o")
    if in_place and "-" in files:
        raise CallError("stdin_in_place", ctx)


def show_difference(path: str, document: Document, result: FixResult) -> None:
    """Print what would change."""
    from sorbnames.cli.diff import painted, unified_diff
    from sorbnames.documents.mapped import edits_in_source, source_of

    lines = unified_diff(path, source_of(document), edits_in_source(document, result.applied))
    sys.stdout.writelines(painted(lines) if coloured() else lines)


def deliver(path: str, data: bytes, result: FixResult, output: str | None, in_place: bool) -> None:
    """Bring the corrected file where it was asked for, in its own encoding."""
    from sorbnames import documents

    if in_place:
        if result.applied:
            documents.write(path, data, mode_of=path)
    elif output is not None and output != "-":
        documents.write(output, data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def summarise(session: Session, path: str, result: FixResult, text: str) -> None:
    """Tell how much was corrected and how much is left."""
    hints = sum(finding.severity == "information" for finding in result.left)
    session.note(session.say(text, path=path, fixed=len(result.applied), open=len(result.left) - hints, hints=hints))
    if result.left and path != "-":
        session.note(session.say("fix.see", path=path))
