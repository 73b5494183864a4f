"""Errors as a user sees them: one line that says what to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from sorbnames.cli.session import FAILED, Session, explain
from sorbnames.messages import render

if TYPE_CHECKING:
    from collections.abc import Iterator


class CallError(click.UsageError):
    """The program was called wrongly: a text of its own, and what was probably meant."""

    def __init__(
        self,
        key: str,
        ctx: click.Context | None = None,
        *,
        word: str = "",
        known: Iterable[str] = (),
        **parameters: object,
    ) -> None:
        super().__init__(key, ctx)
        self.key = key
        self.parameters = parameters
        self.guess = nearest(word, known)

    def sentences(self, language: str) -> Iterator[str]:
        """What is wrong, and what was probably meant."""
        yield render(f"cli.error.{self.key}", language, **self.parameters)
        if self.guess:
            yield render("cli.error.did_you_mean", language, guess=self.guess)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that the given one was probably meant to be, or nothing."""
    if not word:
        return ""
    from difflib import get_close_matches

    spellings = {choice.casefold(): choice for choice in known}
    found = get_close_matches(word.casefold(), spellings, n=1)
    return spellings[found[0]] if found else ""


def report(error: BaseException, session: Session) -> int:
    """Print the error in one line on standard error; gives the exit code."""
    language = session.language
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        print(error.message, file=sys.stderr)
        return FAILED
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        session.fail(render("cli.error.interrupted", language))
        return 130
    if isinstance(error, click.UsageError):
        session.fail(" ".join(usage_sentences(error, language)))
        return FAILED
    if os.environ.get("SORBNAMES_DEBUG"):
        import traceback

        traceback.print_exception(error)
    message = explain(error, language)
    if message is None:
        message = render("cli.error.internal", language, kind=type(error).__name__, reason=error)
    session.fail(message)
    return FAILED


def usage_sentences(error: click.UsageError, language: str) -> Iterator[str]:
    """What is wrong with the call, what was probably meant, and where help is."""
    if isinstance(error, CallError):
        yield from error.sentences(language)
    elif isinstance(error, click.NoSuchOption):
        yield from CallError(
            "no_option", word=error.option_name, known=options_of(error.ctx), option=error.option_name
        ).sentences(language)
    elif isinstance(error, click.MissingParameter):
        yield render("cli.error.missing", language, what=shown(error.param, language))
    elif isinstance(error, click.BadOptionUsage):
        takes = any(error.option_name in param.opts and param.is_flag for param in parameters_of(error.ctx))
        yield render(
            "cli.error.takes_no_value" if takes else "cli.error.needs_value", language, option=error.option_name
        )
    else:
        yield render("cli.error.usage", language, message=error.format_message())
    if error.ctx is not None:
        yield render("cli.error.see_help", language, command=error.ctx.command_path)


def parameters_of(ctx: click.Context | None) -> list[click.Option]:
    """The options of the command that was called."""
    if ctx is None:
        return []
    return [param for param in ctx.command.get_params(ctx) if isinstance(param, click.Option)]


def options_of(ctx: click.Context | None) -> list[str]:
    """How the options of the command that was called are written."""
    return [spelling for param in parameters_of(ctx) for spelling in param.opts]


def shown(param: click.Parameter | None, language: str) -> str:
    """How the help page calls that parameter."""
    if isinstance(param, click.Argument) and param.metavar:
        return render(f"cli.metavar.{param.metavar}", language)
    return max(param.opts, key=len) if param else "?"
