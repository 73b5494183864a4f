"""Markdown: the prose is the text; code, link targets, HTML blocks, front matter and all markup stay as they are."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sorbnames.documents.base import Segment
from sorbnames.documents.encoding import decode
from sorbnames.documents.mapped import MappedText, Mapping
from sorbnames.documents.markdownblocks import BlockReader, Prose
from sorbnames.documents.markdowninline import InlineReader
from sorbnames.documents.plain import PlainDocument
from sorbnames.documents.reading import refuse_known_kinds
from sorbnames.findings import Edit


@dataclass(frozen=True, slots=True)
class MarkdownDocument:
    """A Markdown file as it was read, and how to write it again."""

    plain: PlainDocument
    mapped: MappedText
    segments: tuple[Segment, ...]

    @property
    def path(self) -> str:
        """The file's name."""
        return self.plain.path

    @property
    def text(self) -> str:
        """The prose."""
        return self.mapped.text

    @property
    def source(self) -> str:
        """The file with its markup."""
        return self.plain.text

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the text stand in the source."""
        return self.mapped.source_span(start, end)

    def source_edits(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """The same edits in the source; where nothing is left between markers or in a link, they go too."""
        found = self.mapped.source_edits(edits)
        wider = [_with_markers(self.source, edit) for edit in found]
        are_apart = all(left.end <= right.start for left, right in itertools.pairwise(wider))
        return tuple(wider) if are_apart else found

    def apply(self, edits: Iterable[Edit], encoding: str = "") -> bytes:
        """The file with the edits made, in its own encoding or in ``encoding``."""
        return self.plain.apply(self.source_edits(edits), encoding)


def _with_markers(source: str, edit: Edit) -> Edit:
    """A deletion with the markers around it: of ``**Cottbus**/*Chóśebuz*`` no ``**`` is left behind."""
    start, end = edit.start, edit.end
    if edit.text or not (source[start:end][:1].isalpha() and source[end - 1].isalnum()):
        return edit
    while start and end < len(source) and source[start - 1] == source[end] and source[end] in "*_":
        start, end = start - 1, end + 1
    if source[start - 1 : start] == "[" and (target := _link_end().match(source, end)):
        start, end = start - 1, target.end()
    return Edit(start, end, "", edit.safe)


@cache
def _link_end() -> re.Pattern[str]:
    return re.compile(r"\]\([^()\s]*\)")


def read(path: str, data: bytes, encoding: str = "", attributes: bool = False) -> MarkdownDocument:
    """Read Markdown; ``attributes`` takes in the alternative texts of pictures."""
    if not encoding:
        refuse_known_kinds(path, data)
    text, found = decode(path, data, encoding)
    mapped, segments = read_prose(text, attributes)
    return MarkdownDocument(PlainDocument(path, text, found), mapped, segments)


def read_prose(source: str, attributes: bool = False) -> tuple[MappedText, tuple[Segment, ...]]:
    """The prose of a Markdown source, and which parts of it are headings."""
    reader = BlockReader(source)
    blocks = list(reader.blocks())  # all definitions first: a link may come before its own
    inline = InlineReader(reader.definitions, attributes)
    mapping = Mapping(source)
    segments: list[Segment] = []
    for block in blocks:
        if block.kind == "html":
            inline.switch(source[slice(*block.lines[0])])
            continue
        position = block.lines[0][0]
        if len(mapping):
            mapping.mark("\n\n" if block.apart else "\n", position, position)
        begin = len(mapping)
        _write(mapping, block, inline)
        kind = "heading" if block.kind == "heading" else "body"
        if begin < len(mapping):
            segments.append(Segment(begin, len(mapping), kind))
    return mapping.finish(), tuple(segments)


def _write(mapping: Mapping, block: Prose, inline: InlineReader) -> None:
    """Write the letters of a block."""
    source = mapping.source
    text = "\n".join(source[start:end] for start, end in block.lines)
    starts = [0]
    for start, end in block.lines:
        starts.append(starts[-1] + end - start + 1)

    def letters(start: int, end: int) -> None:
        """The characters ``start`` to ``end`` of the block, without the markup between its lines."""
        while start < end:
            line = bisect_right(starts, start) - 1
            base, stop = starts[line], min(end, starts[line + 1] - 1)
            offset = block.lines[line][0] - base
            if block.kind == "row":
                _cells(mapping, start + offset, stop + offset)
            else:
                mapping.same(start + offset, stop + offset)
            if stop < end:
                place = block.lines[line][1]
                mapping.mark("\n", place, place)
            start = stop + 1

    def place(position: int) -> int:
        line = min(bisect_right(starts, position), len(block.lines)) - 1
        return min(block.lines[line][0] + position - starts[line], block.lines[line][1])

    position = 0
    for part in inline.parts(text):
        letters(position, part.start)
        position = part.end
        if part.letter:
            mapping.instead(part.text, place(part.start), place(part.end))
        elif part.text:
            mapping.mark(part.text, place(part.start), place(part.end))
    letters(position, len(text))


def _cells(mapping: Mapping, start: int, end: int) -> None:
    """Letters of a table row, with a tab for every bar between cells."""
    while start < end:
        bar = mapping.source.find("|", start, end)
        bar = end if bar < 0 else bar
        mapping.same(start, bar)
        if bar < end:
            mapping.mark("\t", bar, bar + 1)
        start = bar + 1
