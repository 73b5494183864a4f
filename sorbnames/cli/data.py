"""``sorbnames data``: the gazetteer itself."""

from __future__ import annotations

from pathlib import Path

import click

from sorbnames.cli.errors import CallError
from sorbnames.cli.frame import Command, Group
from sorbnames.cli.frame import command as as_command
from sorbnames.cli.session import DONE, FAILED, Session, one_line


def folder_option() -> click.Option:
    """``--data``, the folder with the YAML files."""
    return click.Option(["--data", "folder"], default="data", show_default=True, type=click.Path(), metavar="FOLDER")


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


@as_command("data.build", folder_option(), click.Option(["--output", "-o"], type=click.Path(), metavar="FILE"))
def build(session: Session, folder: str, output: str | None) -> None:
    """Compile the YAML files."""
    from sorbnames import compiled

    target = Path(output) if output else compiled.SHIPPED
    compiled.build(existing(folder), target)
    session.note(session.say("data.build.done", path=target))


SUBCOMMANDS: dict[str, Command] = {"validate": validate, "build": build}

command = Group("data", tuple(SUBCOMMANDS), SUBCOMMANDS.__getitem__)
