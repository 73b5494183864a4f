"""Help pages, laid out here and not by click: both languages, one look, and nothing heavy to import."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import click

from sorbnames.cli.parameters import OneOf
from sorbnames.messages.cli import TEXTS


def page(
    command: click.Command, key: str, ctx: click.Context, language: str, commands: Sequence[str] = ()
) -> Iterator[str]:
    """The lines of the help page of ``command``, whose texts begin with ``key``."""
    column = 0 if language == "de" else 1
    width = line_width()

    def say(text: str) -> str:
        return TEXTS[text][column]

    def word(metavar: str) -> str:
        return say(f"metavar.{metavar}") if f"metavar.{metavar}" in TEXTS else metavar

    usage = [say("metavar.OPTIONS")]
    rows = []
    for param in command.get_params(ctx):
        if isinstance(param, click.Argument):
            name = word(param.metavar or "")
            usage.append(
                name + "…" if param.nargs < 0 and param.required else f"[{name}…]" if param.nargs < 0 else name
            )
        elif isinstance(param, click.Option):
            left = ", ".join(sorted(param.opts, key=len))
            if not param.is_flag:
                left += " " + (word(param.metavar) if param.metavar else param.type.get_metavar(param, ctx) or "")
            text = f"{key}.{param.name}"
            right = say(text if text in TEXTS else f"option.{param.name}")
            if isinstance(param.type, OneOf):
                right = right.format(choices=", ".join(param.type.choices))
            if isinstance(param.envvar, str):
                right += f" [{say('environment').format(name=param.envvar)}]"
            if param.show_default:
                right += f" [{say('default').format(value=param.default)}]"
            rows.append((left, right))
    if commands:
        usage.append(word("COMMAND"))
    yield f"{say('usage')} {ctx.command_path} {' '.join(usage)}"
    yield ""
    yield from wrap(say(f"{key}.about"), width, "  ")
    yield ""
    yield f"{say('examples')}:"
    for line in say(f"{key}.example").splitlines():
        yield f"  {line}"
    if commands:
        yield ""
        yield f"{say('commands')}:"
        yield from table([(name.rpartition(".")[2], say(f"{name}.short")) for name in commands], width)
    yield ""
    yield f"{say('options')}:"
    yield from table(rows, width)
    if f"{key}.more" in TEXTS:
        yield ""
        yield say(f"{key}.more")


def table(rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    """Two columns; a long first cell gets a line of its own."""
    column = min(max(len(left) for left, _ in rows), 24)
    indent = " " * (column + 4)
    for left, right in rows:
        lines = list(wrap(right, width, indent))
        if len(left) > column:
            yield f"  {left}"
        else:
            lines[0] = f"  {left:{column}}  {lines[0].strip()}"
        yield from lines


def wrap(text: str, width: int, indent: str) -> Iterator[str]:
    """The text in lines of at most ``width`` characters."""
    line = indent
    for word in text.split(" "):
        if len(line) + len(word) > width and line.strip():
            yield line.rstrip()
            line = indent
        line += word + " "
    yield line.rstrip()


def line_width() -> int:
    """As wide as the terminal, within what is easy to read."""
    try:
        columns = os.get_terminal_size().columns
    except OSError:
        columns = 80
    return max(40, min(columns, 100))
