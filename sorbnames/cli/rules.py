"""``sorbnames rules``: what the rules say and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import RuleCodes
from sorbnames.cli.selection import rule_codes
from sorbnames.cli.session import Session, coloured, paint

if TYPE_CHECKING:
    from sorbnames.rules import Rule


@as_command("rules", click.Argument(["codes"], nargs=-1, type=RuleCodes(), metavar="CODE"))
def command(session: Session, codes: tuple[str, ...]) -> None:
    """Print the rules that were asked for, or all."""
    from sorbnames.rules import RULES

    ctx = click.get_current_context()
    asked = [code for word in codes for code in sorted(rule_codes(ctx, ctx.command.params[0], word))]
    colour = coloured()
    pages = [description(session, RULES[code], colour) for code in dict.fromkeys(asked) or sorted(RULES)]
    print("\n\n".join("\n".join(page) for page in pages))


def description(session: Session, rule: Rule, colour: bool) -> Iterator[str]:
    """Everything about one rule."""
    from sorbnames.rules import NEVER

    column = 0 if session.language == "de" else 1
    severity = session.say(f"severity.{rule.severity}")
    head = f"{rule.code} {rule.title[column]}"
    yield f"{paint(head, 'bold') if colour else head} ({severity})"
    facts = {
        "why": rule.why[column],
        "source": rule.source,
        "before": rule.before,
        "after": rule.after,
        "fix": session.say("rules.unsafe" if rule.safe == NEVER else "rules.safe", when=rule.safe[column]),
    }
    for name, fact in facts.items():
        if fact:
            first, *more = fact.splitlines()
            yield f"  {session.say(f'rules.{name}') + ':':13} {first}"
            yield from (f"  {'':13} {line}" for line in more)
