"""Which rules a run looks at."""

from __future__ import annotations

import click

from sorbnames.cli.errors import CallError
from sorbnames.cli.parameters import FileName


def rule_codes(ctx: click.Context, param: click.Parameter, value: str) -> frozenset[str]:
    """The codes a user wrote, ``SN1`` standing for every rule that begins so; none at all for an empty value."""
    if not value.strip():
        return frozenset()
    from sorbnames.rules import RULES

    codes: set[str] = set()
    for word in value.replace(",", " ").split():
        prefix = word.upper().rstrip("X")
        found = {code for code in RULES if prefix and code.startswith(prefix)}
        if not found:
            raise CallError("no_rule", ctx, word=word, known=RULES, code=word)
        codes |= found
    return frozenset(codes)


def rule_options() -> tuple[click.Parameter, ...]:
    """The options that ``check`` and ``fix`` share."""
    return (
        click.Argument(["files"], nargs=-1, required=True, type=FileName(), metavar="FILE"),
        click.Option(["--style"], default="keep", show_default=True, metavar="STYLE"),
        click.Option(["--select"], default="", metavar="CODES", callback=rule_codes),
        click.Option(["--ignore"], default="", metavar="CODES", callback=rule_codes),
    )
