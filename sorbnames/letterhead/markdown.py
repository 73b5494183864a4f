"""The text of a letter: CommonMark (with tables) to a small tree that every output can print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of running text in one look; ``"\\n"`` is a line break that was asked for."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the text; ``level`` counts from 1."""

    level: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``start`` is the number of its first item, 0 for bullets."""

    start: int
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Text set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to be printed as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the head. ``aligned`` has ``left``, ``center`` or ``right`` for each column."""

    aligned: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]


Block = Paragraph | Heading | Listing | Quote | Code | Rule | Table


def read_markdown(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text. HTML in it is printed as text, a picture by its alternative text.

    Raises UnsupportedDocument if markdown-it-py is missing (extra ``letterhead``).
    """
    return tuple(_blocks(iter(_tokens(text)), ""))


def pictures_in(text: str) -> Iterator[tuple[int, str]]:
    """The line, from 0, and the alternative text of each picture: a letter prints only its words."""
    for token in _tokens(text):
        for child in token.children or ():
            if child.type == "image":
                yield token.map[0] if token.map else 0, child.content


def _tokens(text: str) -> Sequence[Token]:
    from sorbnames.letterhead.extras import needed

    markdown_it = needed("markdown_it", "markdown-it-py")
    parser = markdown_it.MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens: Sequence[Token] = parser.parse(text)
    return tokens


def plain(spans: Spans) -> str:
    """The letters alone."""
    return "".join(span.text for span in spans)


def as_data(value: Any) -> Any:
    """A tree of blocks and spans as lists and dictionaries, each with its ``kind``, for templates."""
    from dataclasses import fields, is_dataclass

    if is_dataclass(value):
        known = {part.name: as_data(getattr(value, part.name)) for part in fields(value)}
        return {"kind": type(value).__name__.lower(), **known}
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    return value


def _blocks(tokens: Iterator[Token], end: str) -> Iterator[Block]:
    """The blocks up to the token ``end``."""
    for token in tokens:
        if token.type == end:
            return
        if token.type in ("paragraph_open", "heading_open"):
            spans = _inline(tokens)
            if plain(spans).strip():  # an empty one is no part of a letter, and leaves no gap
                yield Heading(int(token.tag[1]), spans) if token.type == "heading_open" else Paragraph(spans)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield _listing(token, tokens)
        elif token.type == "blockquote_open":
            yield Quote(tuple(_blocks(tokens, "blockquote_close")))
        elif token.type in ("fence", "code_block"):
            yield Code(token.content.rstrip("\n"))
        elif token.type == "hr":
            yield Rule()
        elif token.type == "table_open":
            yield _table(tokens)


def _listing(token: Token, tokens: Iterator[Token]) -> Listing:
    end = token.type.replace("open", "close")
    items = []
    for inner in tokens:
        if inner.type == end:
            break
        items.append(tuple(_blocks(tokens, "list_item_close")))
    start = int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else 0
    return Listing(start, tuple(items))


def _table(tokens: Iterator[Token]) -> Table:
    rows: list[list[Spans]] = []
    aligned: list[str] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            if token.type == "th_open":
                style = str(token.attrGet("style") or "")
                aligned.append(style.removeprefix("text-align:") or "left")
            rows[-1].append(_spans(next(tokens)))
    return Table(tuple(aligned), tuple(tuple(row) for row in rows))


def _inline(tokens: Iterator[Token]) -> Spans:
    """The spans of the one inline token in a paragraph or heading."""
    spans = _spans(next(tokens))
    next(tokens)
    return spans


def _spans(token: Token) -> Spans:
    bold = italic = 0
    link = ""
    spans: list[Span] = []
    for child in token.children or ():
        if child.type in ("strong_open", "strong_close"):
            bold += child.nesting
        elif child.type in ("em_open", "em_close"):
            italic += child.nesting
        elif child.type == "link_open":
            link = str(child.attrGet("href") or "")
        elif child.type == "link_close":
            link = ""
        else:
            breaks = {"softbreak": " ", "hardbreak": "\n"}
            text = breaks.get(child.type, child.content)
            if text:
                spans.append(Span(text, bold > 0, italic > 0, child.type == "code_inline", link))
    return _joined(spans)


def _joined(spans: list[Span]) -> Spans:
    """Neighbours in the same look as one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        look = (span.bold, span.italic, span.code, span.link)
        if last and "\n" not in (last.text, span.text) and look == (last.bold, last.italic, last.code, last.link):
            joined[-1] = Span(last.text + span.text, *look)
        else:
            joined.append(span)
    return tuple(joined)
