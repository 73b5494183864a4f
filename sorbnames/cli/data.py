"""``sorbnames data``: the gazetteer itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sorbnames.cli.errors import CallError
from sorbnames.cli.frame import Command, Group
from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import FileName, OneOf
from sorbnames.cli.session import DONE, FAILED, Session, one_line

#: The same as ``sorbnames.export.FORMATS``, which is imported only to export.
EXPORT_FORMATS = ("csv", "json", "geojson", "lp-tsv", "datapackage", "parquet")


def folder_option() -> click.Option:
    """``--data``, the folder with the YAML files."""
    return click.Option(["--data", "folder"], default="data", show_default=True, type=FileName(), metavar="FOLDER")


def existing(folder: str) -> Path:
    """The data folder, or a usage error."""
    path = Path(folder)
    if not path.is_dir():
        raise CallError("no_folder", click.get_current_context(), path=folder)
    return path


@as_command("data.validate", folder_option())
def validate(session: Session, folder: str) -> None:
    """Print every mistake in the YAML files."""
    from sorbnames import compile as compiler

    raw = compiler.read_data(existing(folder), tolerant=True)
    for problem in compiler.validate(raw):
        print(f"{session.say(f'severity.{problem.severity}')}: {one_line(problem.say(session.language))}")
        if problem.severity == compiler.ERROR:
            session.reached(FAILED)
    if session.code == DONE:
        session.note(session.say("data.validate.done", entries=len(raw.located), sources=len(raw.sources)))


@as_command("data.build", folder_option(), click.Option(["--output", "-o"], type=FileName(), metavar="FILE"))
def build(session: Session, folder: str, output: str | None) -> None:
    """Compile the YAML files."""
    from sorbnames.building import build
    from sorbnames.compiled import SHIPPED
    from sorbnames.documents.writing import explained

    target = Path(output) if output else Path(SHIPPED)
    try:
        build(existing(folder), target)
    except OSError as error:
        raise explained(target, error) from None
    session.note(session.say("data.written", path=target))


@as_command("data.stats", click.Option(["--json", "as_json"], is_flag=True))
def stats(session: Session, as_json: bool) -> None:
    """Print figures about the gazetteer."""
    from sorbnames.stats import format_text
    from sorbnames.stats import stats as count

    figures = count(session.gazetteer.entries)
    if as_json:
        import json

        print(json.dumps(figures.as_dict() | session.versions, ensure_ascii=False, indent=1))
    else:
        print(format_text(figures, session.language), end="")


@as_command(
    "data.export",
    click.Option(["--format"], default="csv", show_default=True, type=OneOf(*EXPORT_FORMATS), metavar="FORM"),
    click.Option(["--output", "-o"], type=FileName(), metavar="FILE"),
)
def export(session: Session, format: str, output: str | None) -> None:
    """Write the gazetteer in a form for others."""
    from sorbnames import export as exporter

    if output is None and format in exporter.BINARY_FORMATS and sys.stdout.isatty():
        raise CallError("binary", click.get_current_context(), form=format)
    sys.stdout.flush()
    exporter.export(exporter.Dataset.of(session.gazetteer), format, Path(output) if output else sys.stdout.buffer)
    if output:
        session.note(session.say("data.written", path=output))


@as_command("data.sources", click.Option(["--json", "as_json"], is_flag=True))
def sources(session: Session, as_json: bool) -> None:
    """List the sources, those of most names first."""
    from sorbnames.stats import stats as count

    names = count(session.gazetteer.entries).sources
    for source in sorted(session.gazetteer.sources.values(), key=lambda one: (-names.get(one.id, 0), one.id)):
        if as_json:
            import json

            facts = {"id": source.id, "title": source.title, "url": source.url, "note": source.note}
            print(json.dumps(facts | {"names": names.get(source.id, 0)} | session.versions, ensure_ascii=False))
        else:
            print(session.say("data.sources.row", title=source.title, id=source.id, names=names.get(source.id, 0)))
            for line in filter(None, (source.url, source.note)):
                print(f"    {line}")


@as_command("data.template", click.Argument(["subject"], type=OneOf("streets"), metavar="SUBJECT"))
def template(session: Session, subject: str) -> None:
    """Print a form to fill."""
    from sorbnames.compile.template import TEMPLATES

    print(TEMPLATES[subject], end="")


COMMANDS: dict[str, Command] = {
    "validate": validate,
    "build": build,
    "stats": stats,
    "export": export,
    "sources": sources,
    "template": template,
}

command = Group("data", tuple(COMMANDS), COMMANDS.__getitem__)
