"""The frame of every command: options they share, help in two languages, commands imported when they are called.

The texts stand in :mod:`sorbnames.messages.cli` and are found by name: ``lookup.about``, ``lookup.short``,
``lookup.example``, ``lookup.<option>`` or, for options that several commands have, ``option.<option>``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NoReturn

import click

from sorbnames.cli.ending import ends_as_by_ctrl_c
from sorbnames.cli.errors import CallError, report
from sorbnames.cli.language import LANGUAGES, choose
from sorbnames.cli.parameters import FileName, OneOf
from sorbnames.cli.session import DONE, FAILED, Session, explain

Callback = Callable[..., None]


class Command(click.Command):
    """A command whose help is written, in the reader's language, when it is asked for."""

    def __init__(self, key: str, callback: Callback, params: list[click.Parameter]) -> None:
        shared = [
            click.Option(["--overlay"], multiple=True, type=FileName(), metavar="FILE", envvar="SORBNAMES_OVERLAY"),
            language_option(),
            click.Option(["--quiet", "-q"], is_flag=True),
            help_option(),
        ]
        super().__init__(key.rpartition(".")[2], callback=callback, params=[*params, *shared], add_help_option=False)
        self.key = key

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        with placed(ctx):
            extra = super().parse_args(ctx, args)
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
        return short_help(self.key)

    def get_help(self, ctx: click.Context) -> str:
        return help_text(self, self.key, ctx)


class Group(click.Group):
    """Commands by name; a command's module is imported when it is called, not to list it."""

    def __init__(
        self, key: str, names: Sequence[str], load: Callable[[str], click.Command], *params: click.Parameter
    ) -> None:
        options = [language_option(), help_option()]
        super().__init__(
            key,
            params=[*params, *options],
            callback=demand_command,
            invoke_without_command=True,
            no_args_is_help=True,
            add_help_option=False,
        )
        self.key = key
        self.names = names
        self.load = load

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with placed(ctx):
            return super().parse_args(ctx, args)

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
        return short_help(self.key)

    def get_help(self, ctx: click.Context) -> str:
        prefix = "" if self.key == "sorbnames" else f"{self.key}."
        return help_text(self, self.key, ctx, [f"{prefix}{name}" for name in self.names])


class Application(Group):
    """The program: a group that also sets up output, speaks the user's language and gives the exit code."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        sys.exit(self.run(sys.argv[1:] if args is None else args, **extra))

    def run(self, arguments: Sequence[str], **extra: Any) -> int:
        """Do what the arguments say; nothing is raised, and nothing is left in a buffer."""
        session = Session(choose(arguments, os.environ))
        for name in ("stdout", "stderr"):
            if getattr(sys, name) is None:  # closed by who calls, as ``>&-`` does: nobody wants it
                setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 - as long as the program
            # A lone surrogate from a broken file name is printed as an escape, never an error.
            getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        extra.update(obj=session, standalone_mode=False)
        try:
            with ends_as_by_ctrl_c():
                code = super().main(list(arguments), "sorbnames", **extra) or DONE
        except (Exception, KeyboardInterrupt) as error:
            code = report(error, session)
        return max(code, flush(session), session.code)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # the reader has seen enough (`| head`); click would make it exit code 1
            return DONE


def flush(session: Session) -> int:
    """Write out what standard output still holds.

    A reader that has seen enough is no error; a full disk is.
    """
    code = DONE
    try:
        sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(f"sorbnames: {explain(error, session.language)}", file=sys.stderr)
            code = FAILED
        # The interpreter flushes once more when it ends: to nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


@contextmanager
def placed(ctx: click.Context) -> Iterator[None]:
    """Usage errors of click's parser learn which command they belong to."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def demand_command(**_: object) -> None:
    """Refuse a call that names no command."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        raise CallError("command_missing", ctx)


def session_of(ctx: click.Context) -> Session:
    """The session of this run."""
    session = ctx.find_object(Session)
    return session if session is not None else Session(choose((), os.environ))


def language_option() -> click.Option:
    """``--lang``. :func:`choose` has acted on it already; here it is only checked."""
    return click.Option(["--lang"], type=OneOf(*LANGUAGES))


def help_option() -> click.Option:
    """``--help``."""
    return click.Option(["--help"], is_flag=True, is_eager=True, expose_value=False, callback=show_help)


def show_help(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the help page and stop."""
    if wanted and not ctx.resilient_parsing:
        print(ctx.get_help())
        ctx.exit()


def help_text(command: click.Command, key: str, ctx: click.Context, commands: Sequence[str] = ()) -> str:
    """The help page of a command; what lays it out is imported only now."""
    from sorbnames.cli.help import page

    return "\n".join(page(command, key, ctx, session_of(ctx).language, commands))


def short_help(key: str) -> str:
    """What a command does in a few words, for shell completion."""
    return Session(choose((), os.environ)).say(f"{key}.short")


def command(key: str, *params: click.Parameter) -> Callable[[Callback], Command]:
    """Make a function ``(session, **options)`` the command ``key``."""

    def decorate(callback: Callback) -> Command:
        return Command(key, callback, list(params))

    return decorate


def load_command(name: str) -> click.Command:
    """The command of that name from its own module."""
    found: click.Command = import_module(f"sorbnames.cli.{name}").command
    return found
