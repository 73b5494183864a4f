"""Which rules a run looks at."""

from __future__ import annotations

import click

from sorbnames.cli.errors import CallError
from sorbnames.cli.parameters import FileName, RuleCodes, StyleName


def rule_codes(ctx: click.Context, param: click.Parameter, value: str) -> frozenset[str]:
    """The codes a user wrote, ``SN1`` standing for every rule that begins so; none at all for an empty value."""
    if not value.strip():
        return frozenset()
    from sorbnames.project import rule_codes as codes_of

    codes, unknown = codes_of(value.replace(",", " ").split())
    if unknown:
        from sorbnames.rules import RULES

        raise CallError("no_rule", ctx, word=unknown, known=RULES, code=unknown)
    return codes


def rule_options() -> tuple[click.Parameter, ...]:
    """The options that ``check`` and ``fix`` share."""
    return (
        click.Argument(["files"], nargs=-1, required=True, type=FileName(), metavar="FILE"),
        click.Option(["--style"], default="keep", show_default=True, type=StyleName(), metavar="STYLE"),
        click.Option(["--select"], default="", type=RuleCodes(), metavar="CODES", callback=rule_codes),
        click.Option(["--ignore"], default="", type=RuleCodes(), metavar="CODES", callback=rule_codes),
    )
