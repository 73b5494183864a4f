"""Kinds of values that options take, with errors that say what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from sorbnames.cli.errors import CallError

if TYPE_CHECKING:
    ParamType = click.ParamType[Any]  # generic for type checkers; only lately so at run time
else:
    ParamType = click.ParamType


class FileName(ParamType):
    """A file or folder, or ``-``; whether it is there is told by what reads it. The shell completes it."""

    name = "file"
    envvar_list_splitter = os.pathsep

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


class OneOf(ParamType):
    """A value from a list; says which one was probably meant."""

    name = "one of"

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value in self.choices:
            return value
        raise CallError(
            "choice_of_argument" if isinstance(param, click.Argument) else "choice",
            ctx,
            word=value,
            known=self.choices,
            option=flag(param),
            value=value,
            choices=", ".join(self.choices),
        )

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return "|".join(self.choices)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(choice) for choice in self.choices if choice.startswith(incomplete)]


class StyleName(ParamType):
    """The name of a house style; whether there is one tells the gazetteer in use. The shell completes those shipped."""

    name = "style"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        import sorbnames

        return [CompletionItem(style) for style in sorted(sorbnames.load().styles) if style.startswith(incomplete)]


class RuleCodes(ParamType):
    """Codes of rules, one or several between commas; the shell completes the last of them."""

    name = "codes"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        from sorbnames.rules import RULES

        before, comma, last = incomplete.rpartition(",")
        codes = [code for code in sorted(RULES) if code.startswith(last.upper())]
        return [CompletionItem(f"{before}{comma}{code}") for code in codes]


#: Encodings that the shell completes and a mistyped name is compared with; any other that Python knows will do.
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1250", "iso8859-1", "iso8859-2", "iso8859-15", "cp852")


class EncodingName(ParamType):
    """The name of a character encoding; empty where the user names none."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            "a".encode(value or "utf-8")  # refuses what is a codec, but not of text
        except (LookupError, ValueError):
            raise CallError("encoding", ctx, word=value, known=ENCODINGS, option=flag(param), value=value) from None
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(encoding) for encoding in ENCODINGS if encoding.startswith(incomplete)]


class NumberFrom(ParamType):
    """A whole number from ``least`` up."""

    name = "number"

    def __init__(self, least: int) -> None:
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if number < self.least:
            raise CallError("number", ctx, option=flag(param), value=value, least=self.least)
        return number


class PostalCode(ParamType):
    """A postal code in any notation; empty where the user names none.

    One of another country may be given, for it tells that the place is not ours; what is no code at all is a slip.
    """

    name = "postal code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not value:
            return value
        from sorbnames.areas import read_postal_code

        code, _ = read_postal_code(value)
        if not code or (code[0].isdigit() and code.isalnum() and not (code.isdigit() and len(code) <= 5)):
            raise CallError("postal_code", ctx, option=flag(param), value=value)
        return value


def flag(param: click.Parameter | None) -> str:
    """How a user writes that parameter."""
    return max(param.opts, key=len) if param else ""
