"""The frame of every command: options they share, help in two languages, commands imported when they are called.

The texts stand in :mod:`sorbnames.messages.cli` and are found by name: ``lookup.help``, ``lookup.short``,
``lookup.example``, ``lookup.<option>`` or, for options that several commands have, ``option.<option>``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from sorbnames.cli.errors import CallError, report
from sorbnames.cli.help import page
from sorbnames.cli.language import LANGUAGES, choose
from sorbnames.cli.parameters import OneOf
from sorbnames.cli.session import DONE, FAILED, Session
from sorbnames.messages import render
from sorbnames.messages.cli import TEXTS

Callback = Callable[..., None]


class Command(click.Command):
    """A command whose help is written, in the reader's language, when it is asked for."""

    def __init__(self, key: str, callback: Callback, params: list[click.Parameter]) -> None:
        shared = [
            click.Option(["--overlay"], multiple=True, type=click.Path(), metavar="FILE", envvar="SORBNAMES_OVERLAY"),
            language_option(),
            click.Option(["--quiet", "-q"], is_flag=True),
        ]
        super().__init__(key.rpartition(".")[2], callback=callback, params=[*params, *shared])
        self.key = key
        self.help = key  # any text: tells click that there is help

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        try:
            extra = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if extra and not ctx.resilient_parsing:
            raise CallError("extra", ctx, what=" ".join(extra))
        return extra

    def invoke(self, ctx: click.Context) -> Any:
        session = session_of(ctx)
        parameters = dict(ctx.params)
        del parameters["lang"]
        session.overlays = parameters.pop("overlay")
        session.quiet = parameters.pop("quiet")
        assert self.callback is not None
        self.callback(session, **parameters)

    def get_short_help_str(self, limit: int = 45) -> str:
        return TEXTS[f"{self.key}.short"][1]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write("\n".join(page(self, self.key, ctx, session_of(ctx).language)))


class Group(click.Group):
    """Commands by name; a command's module is imported when it is called, not to list it."""

    def __init__(self, key: str, names: Sequence[str], load: Callable[[str], click.Command]) -> None:
        super().__init__(key, params=[language_option()], no_args_is_help=True, subcommand_metavar="COMMAND")
        self.key = key
        self.help = key
        self.names = names
        self.load = load

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return self.load(cmd_name) if cmd_name in self.names else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.names and not ctx.resilient_parsing:
            raise CallError("no_command", ctx, word=args[0], known=self.names, command=args[0])
        return super().resolve_command(ctx, args)

    def get_short_help_str(self, limit: int = 45) -> str:
        return TEXTS[f"{self.key}.short"][1]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        prefix = "" if self.key == "main" else f"{self.key}."
        commands = [f"{prefix}{name}" for name in self.names]
        formatter.write("\n".join(page(self, self.key, ctx, session_of(ctx).language, commands)))


class Application(Group):
    """The program: a group that also sets up output, speaks the user's language and gives the exit code."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        arguments = list(sys.argv[1:] if args is None else args)
        session = Session(choose(arguments, os.environ))
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                # A lone surrogate from a broken file name is printed as an escape, never an error.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
        extra.update(obj=session, standalone_mode=False)
        try:
            code = super().main(arguments, prog_name or "sorbnames", **extra) or DONE
        except (Exception, KeyboardInterrupt) as error:
            code = DONE if isinstance(error, BrokenPipeError) else report(error, session)
        sys.exit(max(code, flush(session), session.code))


def flush(session: Session) -> int:
    """Write out what standard output still holds.

    A reader that has seen enough (``| head``) is no error; a full disk is.
    """
    code = DONE
    try:
        sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(render("cli.error.output", session.language, reason=error.strerror), file=sys.stderr)
            code = FAILED
        # The interpreter flushes once more when it ends: to nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def session_of(ctx: click.Context) -> Session:
    """The session of this run."""
    session = ctx.find_object(Session)
    return session if session is not None else Session(choose((), os.environ))


def language_option() -> click.Option:
    """``--lang``. :func:`choose` has acted on it already; here it is only checked."""
    return click.Option(["--lang"], type=OneOf(*LANGUAGES))


def command(key: str, *params: click.Parameter) -> Callable[[Callback], Command]:
    """Make a function ``(session, **options)`` the command ``key``."""

    def decorate(callback: Callback) -> Command:
        return Command(key, callback, list(params))

    return decorate


def load_command(name: str) -> click.Command:
    """The command of that name from its own module."""
    found: click.Command = import_module(f"sorbnames.cli.{name}").command
    return found
