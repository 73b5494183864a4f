"""The letter as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from sorbnames.letterhead.layout import Row, Sheet
from sorbnames.letterhead.markdown import (
    Block,
    Code,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
)

WIDTH = 76


def render(sheet: Sheet) -> bytes:
    """The letter in UTF-8. Parts are set apart by one blank line; an absent part leaves none."""
    above: list[list[str]] = [
        list(sheet.head),
        [sheet.sender_line] if sheet.address else [],
        [*sheet.notes, *sheet.address],
        *(list(_info(group)) for group in sheet.info),
        [sheet.date_line],
        [sheet.subject],
    ]
    below = [[column.heading, *column.lines] for column in sheet.footer]
    texts = [_joined(lines) for lines in above] + [body_text(sheet.body)]
    texts += ["-" * WIDTH if below else "", *map(_joined, below)]
    return ("\n\n".join(text for text in texts if text) + "\n").encode()


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


def body_text(blocks: Iterable[Block], width: int = WIDTH) -> str:
    """Blocks as text, with a blank line between them."""
    return "\n\n".join("\n".join(lines) for lines in _apart(blocks, width))


def _info(group: tuple[Row, ...]) -> Iterator[str]:
    width = max(len(row.label) for row in group) + 2
    for row in group:
        yield f"{row.label + ':' if row.label else '':{width}}{row.value}"


def _apart(blocks: Iterable[Block], width: int = WIDTH) -> Iterator[list[str]]:
    for block in blocks:
        yield list(_lines(block, width))


def _lines(block: Block, width: int) -> Iterator[str]:
    match block:
        case Paragraph(spans) | Heading(_, spans):
            for part in "".join(span.text for span in _with_links(spans)).split("\n"):
                yield from textwrap.wrap(part.strip(), width, break_long_words=False, break_on_hyphens=False)
        case Listing(start, items):
            for number, item in enumerate(items, start):
                mark = f"{number}. " if start else "- "
                inner = [line for part in _apart(item, width - len(mark)) for line in part]
                for position, line in enumerate(inner):
                    yield (mark if position == 0 else " " * len(mark)) + line
        case Quote(inner_blocks):
            for line in body_text(inner_blocks, width - 2).split("\n"):
                yield f"> {line}".rstrip()
        case Code(text):
            yield from text.split("\n")
        case Rule():
            yield "-" * 12
        case Table(_, rows):
            texts = [["".join(span.text for span in cell) for cell in row] for row in rows]
            widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
            for row in texts:
                yield "  ".join(f"{cell:{size}}" for cell, size in zip(row, widths, strict=True)).rstrip()


def _with_links(spans: Spans) -> Iterator[Span]:
    """The spans, a link's address after its text where the two differ."""
    for position, span in enumerate(spans):
        yield span
        goes_on = position + 1 < len(spans) and spans[position + 1].link == span.link
        target = span.link.removeprefix("mailto:")
        if span.link and not goes_on and target != span.text:
            yield Span(f" <{target}>")
