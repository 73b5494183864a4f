"""Where the prose of Markdown stands: paragraphs, headings and table rows (CommonMark, and GitHub's tables).

Code, HTML blocks, front matter and link definitions are left out. One pass over the lines; nothing is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sorbnames.documents.markdownlines import (
    DEFINITION,
    DELIMITERS,
    FENCE,
    FOOTNOTE,
    HEADING,
    HEADING_END,
    HTML_BLOCKS,
    ITEM,
    LINE,
    NOT_IN_PARAGRAPH,
    THEMATIC_BREAK,
    UNDERLINE,
    Line,
    cells,
    folded_label,
    front_matter,
)


class Prose(NamedTuple):
    """A block of prose: its lines without their markup, as spans of the source.

    ``kind`` is ``body``, ``heading`` or ``row``; ``apart`` tells that an empty line stands before it, or might.
    A block of kind ``html`` is not prose: it may hold a switch.
    """

    kind: str
    lines: tuple[tuple[int, int], ...]
    apart: bool


#: Quotations and lists within each other; what is deeper is read as text. Keeps the time of one line linear.
DEEPEST = 100


@dataclass(slots=True)
class _Container:
    """A block quote (``indent`` 0) or a list item, whose content begins ``indent`` columns in.

    An item whose first line is ``empty`` ends with the next empty line.
    """

    indent: int
    empty: bool = False


@dataclass(slots=True)
class _State:
    """What is open between two lines."""

    containers: list[_Container] = field(default_factory=list)
    paragraph: list[tuple[int, int]] = field(default_factory=list)
    fence: str = ""
    html: re.Pattern[str] | None = None
    in_html: bool = False
    table: bool = False
    depth: int = 0  # containers around the open fence, HTML block or table


class BlockReader:
    """Reads the blocks of one source; ``definitions`` fills up with the labels of link definitions, folded."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.definitions: set[str] = set()
        self._state = _State()
        self._apart = True

    def blocks(self) -> Iterator[Prose]:
        """The blocks of prose from top to bottom."""
        position = front_matter(self.source)
        while position < len(self.source):
            match = LINE.match(self.source, position)
            end = match.end() if match else len(self.source)
            stop = end
            while stop > position and self.source[stop - 1] in "\r\n":
                stop -= 1
            yield from self._line(Line(self.source, position, stop))
            position = end
        yield from self._close_paragraph()

    def _line(self, line: Line) -> Iterator[Prose]:
        state = self._state
        matched = self._match_containers(line)
        if state.fence or state.in_html or state.table:
            if matched >= state.depth and self._goes_on(line):
                if state.in_html:
                    yield Prose("html", ((line.position, line.end),), True)
                elif state.table:
                    yield from self._row(line)
                if state.in_html and state.html and state.html.search(line.rest):
                    state.in_html = False
                return
            state.fence, state.in_html, state.table, state.html = "", False, False, None
            self._apart = True
            if line.is_blank:
                return
        if line.is_blank:
            yield from self._close_paragraph()
            self._apart = True
            if any(not one.indent for one in state.containers[matched:]):
                del state.containers[matched:]
            elif state.containers and state.containers[-1].empty:
                state.containers.pop()
            return
        if state.paragraph and matched < len(state.containers) and not self._starts_block(line, interrupts=False):
            self._add(line)  # a lazy continuation
            return
        if matched < len(state.containers):
            yield from self._close_paragraph()
            del state.containers[matched:]
        if state.containers:
            state.containers[-1].empty = False
        yield from self._open_containers(line)
        yield from self._leaf(line)

    # containers

    def _match_containers(self, line: Line) -> int:
        for number, container in enumerate(self._state.containers):
            indent = line.indent()
            if container.indent:
                if line.is_blank:
                    continue
                if indent < container.indent:
                    return number
                line.take(container.indent)
            elif indent <= 3 and line.rest.lstrip(" \t").startswith(">"):
                self._take_quote_mark(line)
            else:
                return number
        return len(self._state.containers)

    def _take_quote_mark(self, line: Line) -> None:
        line.skip_blanks()
        line.take(1)
        if line.indent():
            line.take(1)

    def _open_containers(self, line: Line) -> Iterator[Prose]:
        state = self._state
        while line.indent() <= 3 and len(state.containers) < DEEPEST:
            rest = line.rest.lstrip(" \t")
            if rest.startswith(">"):
                yield from self._close_paragraph()
                self._take_quote_mark(line)
                state.containers.append(_Container(0))
                continue
            item = None if THEMATIC_BREAK.match(rest) else ITEM.match(rest)
            if item is None or (state.paragraph and (not rest[item.end() :].strip() or item[1] not in (None, "1"))):
                return
            yield from self._close_paragraph()
            width = line.indent() + item.end()
            line.take(width)
            inner = line.indent()
            empty = line.is_blank
            if empty or inner > 4:
                inner = 1
            line.take(min(inner, line.indent()))
            state.containers.append(_Container(width + inner, empty))

    # leaves

    def _goes_on(self, line: Line) -> bool:
        """Whether the open fence, HTML block or table goes on in this line; a closing fence still belongs to it."""
        state = self._state
        rest = line.rest.strip(" \t")
        if state.fence:
            if line.indent() <= 3 and rest.startswith(state.fence) and not rest.strip(state.fence[0]):
                state.fence = ""
                self._apart = True
            return True
        if state.in_html:
            return state.html is not None or not line.is_blank
        return not line.is_blank and line.indent() <= 3 and not self._starts_block(line)

    def _starts_block(self, line: Line, interrupts: bool = True) -> bool:
        """Whether a line that could go on with a paragraph begins something else; only some items interrupt one."""
        if line.indent() > 3:
            return False
        rest = line.rest.lstrip(" \t")
        if rest.startswith(">") or HEADING.match(rest) or FENCE.match(rest) or THEMATIC_BREAK.match(rest):
            return True
        item = ITEM.match(rest)
        if item and (not interrupts or (rest[item.end() :].strip() and item[1] in (None, "1"))):
            return True
        return any(begin.match(rest) for begin, _ in HTML_BLOCKS[:NOT_IN_PARAGRAPH])

    def _leaf(self, line: Line) -> Iterator[Prose]:
        state = self._state
        if line.is_blank:
            return
        if line.indent() > 3:
            if state.paragraph:
                self._add(line)
            else:
                self._apart = True  # indented code
            return
        line.skip_blanks()
        rest = line.rest
        if heading := HEADING.match(rest):
            yield from self._close_paragraph()
            ending = HEADING_END.search(rest, heading.end())
            stop = line.position + (ending.start() if ending else len(rest))
            yield Prose("heading", ((line.position + heading.end(), stop),), True)
            self._apart = True
        elif fence := FENCE.match(rest):
            yield from self._close_paragraph()
            state.fence, state.depth = fence[1] or fence[2], len(state.containers)
        elif state.paragraph and UNDERLINE.match(rest):
            yield from self._close_paragraph("heading")
            self._apart = True
        elif THEMATIC_BREAK.match(rest):
            yield from self._close_paragraph()
            self._apart = True
        elif (kind := self._html_kind(rest)) is not None:
            yield from self._close_paragraph()
            yield Prose("html", ((line.position, line.end),), True)
            ending_line = HTML_BLOCKS[kind][1]
            begun = HTML_BLOCKS[kind][0].match(rest)
            state.in_html = ending_line is None or not ending_line.search(rest, begun.end() if begun else 0)
            state.html, state.depth = ending_line, len(state.containers)
        elif self._is_table(rest):
            header = state.paragraph.pop()
            yield from self._close_paragraph()
            yield Prose("row", (header,), True)
            self._apart = False
            state.table, state.depth = True, len(state.containers)
        elif not state.paragraph and (definition := DEFINITION.match(rest)) and not rest.startswith("[^"):
            self.definitions.add(folded_label(definition[1]))
        else:
            if not state.paragraph and (note := FOOTNOTE.match(rest)):
                line.take(note.end())
            self._add(line)

    def _html_kind(self, rest: str) -> int | None:
        if not rest.startswith("<"):
            return None
        kinds = HTML_BLOCKS[:NOT_IN_PARAGRAPH] if self._state.paragraph else HTML_BLOCKS
        return next((number for number, (begin, _) in enumerate(kinds) if begin.match(rest)), None)

    def _is_table(self, rest: str) -> bool:
        if not self._state.paragraph or "-" not in rest or ("|" not in rest and ":" not in rest):
            return False
        start, end = self._state.paragraph[-1]
        return bool(DELIMITERS.match(rest)) and cells(self.source[start:end]) == cells(rest)

    def _row(self, line: Line) -> Iterator[Prose]:
        line.skip_blanks()
        yield Prose("row", ((line.position, line.end),), False)

    def _add(self, line: Line) -> None:
        line.skip_blanks()
        self._state.paragraph.append((line.position, line.end))

    def _close_paragraph(self, kind: str = "body") -> Iterator[Prose]:
        if self._state.paragraph:
            yield Prose(kind, tuple(self._state.paragraph), self._apart or kind == "heading")
            self._state.paragraph = []
            self._apart = False
