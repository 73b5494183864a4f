"""The text of an office document as a flow of paragraphs, and edits of that text as changes of single letters.

A format's scanner yields :class:`Paragraph` objects in reading order; the flow joins their texts. For an edit, the
format gives the paragraph's :class:`Piece` objects (stretches of character data, and elements that stand for a
letter); :func:`change_letters` notes in them which letters go and what comes beside which. The format then writes
the pieces again: none is ever merged with another or dropped, so each part of a name keeps its formatting.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sorbnames.documents.align import changes
from sorbnames.documents.base import Segment
from sorbnames.findings import Edit


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph: where it lies in its part, and where its letters lie in the document's text.

    ``open`` is the offset of its start tag, ``close`` that of its end tag (or of the ``/>`` of a tag that closes
    itself); ``separator`` stands in front of it, unless it is the first. ``host`` is where the
    paragraph begins that this one hangs on in a box. ``twins`` are the same text written once
    more for older programs. ``pieces`` are the raw ranges of its character data and letter elements.
    """

    part: str
    open: int
    close: int
    separator: str
    text: str
    pieces: tuple[int, ...]
    style: str = ""
    region: int = 0
    host: int = -1
    start: int = 0
    end: int = 0
    twins: tuple[Paragraph, ...] = ()


@dataclass(slots=True, eq=False)
class Piece:
    """Character data, or one element that stands for letters: letters ``first`` and following of its paragraph.

    ``gone`` has the letters that are deleted, ``before`` and ``after`` new text beside a letter, by its number.
    """

    start: int
    end: int
    first: int
    length: int
    is_mark: bool
    gone: set[int] = field(default_factory=set)
    before: dict[int, str] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether anything is to be done here."""
        return bool(self.before or self.after or self.gone)


@dataclass(frozen=True, slots=True)
class LetterChange:
    """Letters ``start`` to ``end`` of a paragraph give way to ``text``; ``leads``: it belongs to what follows it."""

    start: int
    end: int
    text: str
    leads: bool = False


class StructureError(Exception):
    """An edit that would remove or join paragraphs or cells; ``offset`` is where in the text."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        super().__init__(offset)


class Flow:
    """Paragraphs in reading order, and the one text they make."""

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        self.paragraphs: list[Paragraph] = []
        texts: list[str] = []
        offset = 0
        for paragraph in paragraphs:
            if texts:
                texts.append(paragraph.separator)
                offset += len(paragraph.separator)
            paragraph.start = offset
            offset += len(paragraph.text)
            paragraph.end = offset
            texts.append(paragraph.text)
            paragraph.text = ""
            self.paragraphs.append(paragraph)
        self.text = "".join(texts)
        self._starts = [paragraph.start for paragraph in self.paragraphs]

    def segments(self, headings: Iterable[str]) -> tuple[Segment, ...]:
        """Paragraphs whose style is among ``headings``, and the body between them; ends of paragraphs included."""
        wanted = frozenset(headings)
        result: list[Segment] = []
        start, kind = 0, ""
        for paragraph in self.paragraphs:
            current = "heading" if paragraph.style and paragraph.style in wanted else "body"
            if kind and (current != kind or current == "heading"):
                result.append(Segment(start, paragraph.start, kind))
                start = paragraph.start
            kind = current
        result.append(Segment(start, len(self.text), kind or "body"))
        return tuple(segment for segment in result if segment.end > segment.start) or (Segment(0, 0),)

    def changes(self, edits: Iterable[Edit]) -> dict[Paragraph, list[LetterChange]]:
        """What the edits change in which paragraph, in offsets of that paragraph.

        Raises ValueError for edits that overlap or lie outside, StructureError for what no letter holds.
        """
        result: dict[Paragraph, list[LetterChange]] = {}
        position = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if not position <= edit.start <= edit.end <= len(self.text):
                raise ValueError(f"edit {edit.start}-{edit.end} overlaps another or lies outside the text")
            position = edit.end
            for start, end, text in changes(self.text[edit.start : edit.end], edit.text):
                leads = start == end == 0 and edit.end > edit.start
                self._place(edit.start + start, edit.start + end, text, leads, result)
        return result

    def can_change(self, edit: Edit) -> bool:
        """Whether the edit leaves all ends of paragraphs and cells in their places."""
        try:
            self.changes((edit,))
        except StructureError:
            return False
        return True

    def at(self, offset: int) -> Paragraph | None:
        """The paragraph that the letter at ``offset`` (or the end before it) is in."""
        number = bisect_right(self._starts, offset) - 1
        return self.paragraphs[number] if number >= 0 else None

    def _place(self, start: int, end: int, text: str, leads: bool, result: dict[Paragraph, list[LetterChange]]) -> None:
        paragraph = self.at(start)
        if paragraph is None:
            raise StructureError(start)
        # Where two paragraphs touch (the end between them is marked as deleted), a change may need the earlier one.
        number = bisect_right(self._starts, start) - 1
        while number and start == end == self.paragraphs[number].start == self.paragraphs[number - 1].end and not leads:
            number -= 1
            paragraph = self.paragraphs[number]
        while end > paragraph.end and number + 1 < len(self.paragraphs):
            following = self.paragraphs[number + 1]
            if following.start != paragraph.end:
                break
            cut = paragraph.end
            kept = text[: cut - start]
            if cut > start:
                change = LetterChange(start - paragraph.start, cut - paragraph.start, kept)
                result.setdefault(paragraph, []).append(change)
                start, text = cut, text[len(kept) :]
            number += 1
            paragraph = following
        if end > paragraph.end or start > paragraph.end:
            raise StructureError(min(max(start, paragraph.end), len(self.text)))
        change = LetterChange(start - paragraph.start, end - paragraph.start, text, leads)
        result.setdefault(paragraph, []).append(change)


def pieces_of(paragraph: Paragraph, is_mark: Callable[[int, int], bool]) -> list[Piece]:
    """The pieces of a paragraph; ``is_mark`` tells by offset and length whether an element stands there."""
    pieces = []
    first = 0
    raw = iter(paragraph.pieces)
    for start, end, length in zip(raw, raw, raw, strict=True):
        pieces.append(Piece(start, end, first, length, is_mark(start, length)))
        first += length
    return pieces


def change_letters(pieces: list[Piece], wanted: Iterable[LetterChange]) -> str:
    """Note the changes in the pieces; gives text for a paragraph that has no letter to put it beside."""
    orphan = ""
    firsts = [piece.first for piece in pieces]
    for change in wanted:
        if change.start < change.end:
            last = change.end - 1
            for rank, place in enumerate(range(change.start, change.end)):
                piece, number = _place(pieces, firsts, place)
                piece.gone.add(number)
                # New letters take the places of old ones, one by one; what is left over goes with the last.
                _put(piece.after, number, change.text[rank:] if place == last else change.text[rank : rank + 1])
        elif not any(piece.length for piece in pieces):
            orphan += change.text
        else:
            _insert(pieces, firsts, change)
    return orphan


def _insert(pieces: list[Piece], firsts: list[int], change: LetterChange) -> None:
    """New text goes with the letter before it, unless it leads its edit or only behind it is character data."""
    length = pieces[-1].first + pieces[-1].length
    left = _place(pieces, firsts, change.start - 1) if change.start else None
    right = _place(pieces, firsts, change.start) if change.start < length else None
    if right is not None and (left is None or change.leads or (left[0].is_mark and not right[0].is_mark)):
        _put(right[0].before, right[1], change.text)
    elif left is not None:
        _put(left[0].after, left[1], change.text)


def _place(pieces: list[Piece], firsts: list[int], letter: int) -> tuple[Piece, int]:
    piece = pieces[bisect_right(firsts, letter) - 1]
    return piece, letter - piece.first


def _put(texts: dict[int, str], number: int, text: str) -> None:
    if text:
        texts[number] = texts.get(number, "") + text
