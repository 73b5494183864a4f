"""``sorbnames clean``: which places a table names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sorbnames.cli.errors import CallError
from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import EncodingName, FileName, NumberFrom, OneOf
from sorbnames.cli.session import Session, explain, one_line
from sorbnames.cli.work import from_encoding_option

if TYPE_CHECKING:
    from sorbnames.tables.answers import Decisions
    from sorbnames.tables.settings import Settings
    from sorbnames.tables.summary import Summary

#: The same as ``sorbnames.tables.files.formats.FORMATS``, which is imported only to clean.
FORMATS = ("csv", "tsv", "jsonl", "xlsx", "ods", "parquet")

_DELIMITERS = {"tab": "\t", "\\t": "\t", "semicolon": ";", "comma": ",", "pipe": "|"}


def delimiter(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """One character of ASCII, or its name."""
    found = _DELIMITERS.get(value.lower(), value)
    if len(found) > 1 or not found.isascii() or found in ('"', "\n", "\r"):
        raise CallError("delimiter", ctx, value=value)
    return found


def column(name: str) -> click.Option:
    """An option that names a column of the table."""
    return click.Option([f"--{name}"], default="", metavar="COLUMN")


@as_command(
    "clean",
    click.Argument(["table"], type=FileName(), metavar="TABLE"),
    click.Option(["--output", "-o"], required=True, type=FileName(), metavar="FILE"),
    *map(column, ("place", "plz", "street", "house-number", "house-number-addition", "address", "district", "state")),
    *map(column, ("country", "latitude", "longitude", "locality", "id")),
    click.Option(["--review"], multiple=True, type=FileName(), metavar="FILE"),
    click.Option(["--decisions"], default="", type=FileName(), metavar="FILE"),
    click.Option(["--overwrite"], is_flag=True),
    click.Option(["--resume"], is_flag=True),
    click.Option(["--workers"], default=1, show_default=True, type=NumberFrom(1), metavar="NUMBER"),
    click.Option(["--format"], type=OneOf(*FORMATS), metavar="FORM"),
    click.Option(["--sheet"], default="", metavar="NAME"),
    click.Option(["--delimiter"], default="", metavar="SIGN", callback=delimiter),
    from_encoding_option(),
    click.Option(["--encoding"], default="", type=EncodingName(), metavar="ENCODING"),
)
def command(
    session: Session,
    table: str,
    output: str,
    review: tuple[str, ...],
    decisions: str,
    overwrite: bool,
    resume: bool,
    workers: int,
    format: str | None,
    sheet: str,
    delimiter: str,
    from_encoding: str,
    encoding: str,
    **columns: str,
) -> None:
    """Clean one table."""
    require_packages()
    from sorbnames.tables.columns import Columns
    from sorbnames.tables.review import refuse_replacing
    from sorbnames.tables.settings import Settings

    refuse_replacing(review, (table, output, decisions))
    refuse_replacing([output], (decisions,))
    asked = Columns(**columns)
    settings = Settings(
        table,
        output,
        asked,
        form=format or "",
        encoding=from_encoding,
        to_encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
        overwrite=overwrite,
        workers=workers,
        resume=resume,
        is_tallied=bool(review),
    )
    by_hand = decided(session, decisions)
    summary, is_whole = cleaned(session, settings, by_hand, review)
    report(session, table, output, summary)
    if is_whole:
        report_unmet(session, decisions, by_hand)


def require_packages() -> None:
    """Stop where the extra ``tables`` is not installed."""
    from importlib.util import find_spec

    from sorbnames.errors import InvalidTable

    for package in ("pyarrow", "numpy"):
        if find_spec(package) is None:
            raise InvalidTable("tables.missing_package", package=package, extra="tables")


def decided(session: Session, path: str) -> Decisions | None:
    """What a person decided in an earlier review."""
    if not path:
        return None
    from sorbnames.tables.decisions import read_decisions

    return read_decisions(path, session.gazetteer)


def cleaned(
    session: Session, settings: Settings, decisions: Decisions | None, review: tuple[str, ...]
) -> tuple[Summary, bool]:
    """Do the run, and write its reviews; whether it saw the whole table, and not only what another had left."""
    from sorbnames.cli.cleaning import Watch
    from sorbnames.tables.run import clean_file
    from sorbnames.tables.settings import Interrupted

    if review:
        from sorbnames.tables.review import refuse_unknown_forms, write_review

        refuse_unknown_forms(review)
    watch = Watch(session, settings)
    try:
        with watch:
            summary = clean_file(session.gazetteer, settings, watch, decisions)
    except Interrupted as stopped:
        message = explain(stopped.cause, session.language)
        if message:
            session.fail(message)
        session.note(session.say("clean.can_resume"))
        if message is None:
            raise stopped.cause from None
        raise click.exceptions.Exit(2) from None
    for path in review:
        write_review(path, summary, session.gazetteer, session.language, settings.input)
    return summary, not watch.has_resumed


#: So many decisions that fit no row are told by their line.
SHOWN_UNMET = 5


def report_unmet(session: Session, path: str, decisions: Decisions | None) -> None:
    """Tell which decisions fit no row of the table."""
    unmet = decisions.unmet() if decisions else []
    if unmet:
        shown = [f"{line} ({' · '.join(filter(None, question))})" for line, question in unmet[:SHOWN_UNMET]]
        shown += ["…"] if len(unmet) > SHOWN_UNMET else []
        key = "clean.unmet_one" if len(unmet) == 1 else "clean.unmet"
        session.note(session.say(key, path=path, count=len(unmet), lines=one_line(", ".join(shown))))


def report(session: Session, table: str, output: str, summary: Summary) -> None:
    """Tell how many rows there were, and what became of them."""
    found = summary.statuses
    decided = sum(found[status] for status in ("exact", "folded", "variant", "damaged", "fuzzy", "decided"))
    session.note(
        session.say(
            "clean.summary",
            path=table,
            rows=summary.rows,
            decided=decided,
            open=found["ambiguous"],
            none=found["none"],
        )
    )
    if summary.troubles:
        session.note(session.say("clean.troubles", count=summary.troubles))
