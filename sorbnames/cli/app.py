"""The program with all its commands."""

from __future__ import annotations

from typing import Any

import click

from sorbnames.cli.frame import Application, load_command, session_of

COMMANDS = ("lookup", "forms", "mentions", "check", "fix", "address", "letterhead", "clean", "rules", "data")


def show_version(ctx: click.Context, _: click.Parameter, wanted: Any) -> None:
    """Print the versions of program and data, and stop."""
    if not wanted or ctx.resilient_parsing:
        return
    from sorbnames._version import __version__

    print(f"sorbnames {__version__} (data {session_of(ctx).gazetteer.data_version})")
    ctx.exit()


app = Application(
    "sorbnames",
    COMMANDS,
    load_command,
    click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show_version),
)
