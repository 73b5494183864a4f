"""What all pages share: the head with its style, heads of tables, the foot."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sorbnames.reports import Run


def head(title: str, lead: str, run: Run) -> str:
    """Everything up to the lead, in a ``header`` that stays open."""
    title, lead = escape(printable(title)), escape(printable(lead))
    style = files("sorbnames.reports").joinpath("page.css").read_text("utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{run.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{escape(_versions(run))}">\n'
        "<!-- sorbnames: off -->\n"  # a page about names that are wrong, in a folder that is checked
        f"<title>{title}</title>\n<style>\n{style}</style>\n"
        f"</head>\n<body>\n<header>\n<h1>{title}</h1>\n"
        f'<p class="lead">{lead}</p>\n'
    )


def tail(run: Run) -> str:
    """The foot with the versions, and the end."""
    return f"<footer>\n<p>{escape(_versions(run))}</p>\n</footer>\n</body>\n</html>\n"


def _versions(run: Run) -> str:
    return run.say("versions", **run.versions)


def printable(text: str) -> str:
    """Text that can be written in UTF-8 and holds nothing that HTML forbids."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    if text.isprintable():
        return text
    return "".join("�" if letter < " " and letter not in "\t\n\r\f" else letter for letter in text)


def table_head(labels: Sequence[str], numbers: int, hidden: int = -1) -> str:
    """The head of a table; its last columns hold numbers, one is left out on small screens."""
    cells = ""
    for position, label in enumerate(labels):
        kind = "why" if position == hidden else "number" if position >= len(labels) - numbers else ""
        cells += (
            f'<th class="{kind}" scope="col">{escape(label)}</th>' if kind else f'<th scope="col">{escape(label)}</th>'
        )
    return f'<div class="scroll"><table><thead><tr>{cells}</tr></thead><tbody>\n'
