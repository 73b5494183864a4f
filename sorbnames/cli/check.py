"""``sorbnames check``: what is wrong with the names."""

from __future__ import annotations

from collections.abc import Iterator

import click

from sorbnames.cli.findings import FORMATS, Located
from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import FileName, OneOf
from sorbnames.cli.positions import Positions
from sorbnames.cli.selection import rule_options
from sorbnames.cli.session import FOUND, Session


@as_command(
    "check",
    *rule_options(),
    click.Option(["--format"], default="text", show_default=True, type=OneOf(*FORMATS), metavar="FORM"),
    click.Option(["--output", "-o"], type=FileName(), metavar="FILE"),
)
def command(
    session: Session,
    files: tuple[str, ...],
    style: str,
    select: frozenset[str],
    ignore: frozenset[str],
    format: str,
    output: str | None,
) -> None:
    """Report the findings of all files."""
    counts = dict.fromkeys(("error", "warning", "information", "safe"), 0)

    def counted() -> Iterator[Located]:
        for located in findings(session, files, style):
            finding = located.finding
            if (not select or finding.code in select) and finding.code not in ignore:
                counts[finding.severity] += 1
                counts["safe"] += bool(finding.edit and finding.edit.safe)
                if finding.severity != "information":
                    session.reached(FOUND)
                yield located

    pieces = FORMATS[format](session, counted(), to_file=output is not None)
    if output is None:
        for piece in pieces:
            print(piece, end="")
    else:
        from sorbnames import documents

        documents.write(output, "".join(pieces).encode("utf-8", "backslashreplace"))
    if format == "text" and any(counts.values()):
        session.note(session.say("check.summary", **counts))
    elif format == "text" and session.code == 0:
        session.note(session.say("check.clean"))


def findings(session: Session, files: tuple[str, ...], style: str) -> Iterator[Located]:
    """The findings of all files in the order of the text."""
    from sorbnames import documents
    from sorbnames.documents.mapped import edits_in_source, source_of, span_in_source

    for path in files:
        with session.attempt(path):
            document = documents.read(path)
            found = session.gazetteer.check_text(document.text, style=style)
            positions = Positions(source_of(document))
            for finding in found:
                start, end = span_in_source(document, finding.start, finding.end)
                edits = edits_in_source(document, (finding.edit,)) if finding.edit else ()
                yield Located(path, finding, start, end, *positions.of(start), *positions.of(end), edits)
