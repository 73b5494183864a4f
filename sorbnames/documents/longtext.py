"""Long text files, read a stretch at a time, so that memory stays the same however long they are.

A file is cut at blank lines, else at line ends, ends of sentences or blanks; text without any of them is cut between
two letters. Whoever reads a stretch may read on into its neighbours: :meth:`LongText.read` gives any of them.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, NamedTuple
from unicodedata import combining

from sorbnames.documents.base import shown
from sorbnames.documents.encoding import Encoding
from sorbnames.documents.longencoding import encoding_of
from sorbnames.documents.plain import encoded
from sorbnames.documents.reading import refuse_known_kinds
from sorbnames.documents.source import File, LineCounter
from sorbnames.findings import Edit

#: How many characters a stretch has at most.
STRETCH = 1 << 18

#: Where a text is best cut, and next best.
_CUTS = ("\n\n", "\r\n\r\n", "\r\r", "\n", "\r", ". ", "! ", "? ", " ", "\t", ";")

#: Never the first characters of a stretch: joiners, variation selectors.
_HANGING = frozenset("\n\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u00ad")


class Stretch(NamedTuple):
    """A part of a file: its bytes, its characters, and the line and column (from 1) of the first of them."""

    number: int
    first_byte: int
    last_byte: int
    start: int
    end: int
    line: int
    column: int


@dataclass(eq=False)
class LongText:
    """A long text file that is open. Used as a context, it closes itself.

    ``version`` tells whether anybody wrote to it meanwhile: when that was last done, and its size.
    """

    path: str
    encoding: Encoding
    source: File
    file: IO[bytes]
    version: tuple[int, int]

    def __enter__(self) -> LongText:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def stretches(self) -> Iterator[tuple[Stretch, str]]:
        """The stretches and their texts from beginning to end; each has at most :data:`STRETCH` characters."""
        most = STRETCH
        decoder = codecs.getincrementaldecoder(self.encoding.codec)()
        place = len(self.encoding.bom)
        start = number = 0
        counter, column = LineCounter(), 1
        reading = self.source.blocks()
        waiting = decoder.decode(next(reading, b"")[place:])
        while True:
            while len(waiting) <= most and (block := next(reading, None)) is not None:
                waiting += decoder.decode(block)
            if not waiting:
                return
            cut = len(waiting) if len(waiting) <= most else cut_before(waiting, most)
            text, waiting = waiting[:cut], waiting[cut:]
            size = len(text.encode(self.encoding.codec))
            yield Stretch(number, place, place + size, start, start + cut, 1 + counter.ends, column), text
            counter.add(text)
            number, place, start = number + 1, place + size, start + cut
            last = max(text.rfind("\n"), text.rfind("\r"))
            column = len(text) - last if last >= 0 else column + len(text)

    def read(self, stretch: Stretch, beyond: int = 0) -> str:
        """The text of a stretch and up to that many characters ``beyond`` it."""
        text = self.source.read(stretch.first_byte, stretch.last_byte).decode(self.encoding.codec)
        if not beyond:
            return text
        decoder = codecs.getincrementaldecoder(self.encoding.codec)()
        return text + decoder.decode(self.source.read(stretch.last_byte, stretch.last_byte + 4 * beyond))[:beyond]

    def written(self, stretch: Stretch, text: str, edits: tuple[Edit, ...], encoding: str = "") -> bytes:
        """The bytes of a stretch with ``text`` when the edits are made, in its own encoding or in ``encoding``.

        Raises UnsupportedDocument for a letter that the encoding does not have.
        """
        target = self.encoding.replaced_by(encoding, shown(self.path)) if encoding else self.encoding
        data = encoded(self.path, text, edits, target, stretch.line)
        return data if stretch.number else target.bom + data


@dataclass(frozen=True, slots=True)
class TextInMemory:
    """The text of a document that was read, in stretches."""

    text: str

    def stretches(self) -> Iterator[tuple[Stretch, str]]:
        """The stretches and their texts; their bytes are characters, and nobody counts lines."""
        start = number = 0
        while start < len(self.text):
            window = self.text[start : start + STRETCH + 1]
            end = start + (cut_before(window, STRETCH) if len(window) > STRETCH else len(window))
            yield Stretch(number, start, end, start, end, 1, 1), self.text[start:end]
            start, number = end, number + 1

    def read(self, stretch: Stretch) -> str:
        """The text of a stretch."""
        return self.text[stretch.start : stretch.end]


def cut_before(text: str, most: int) -> int:
    """Where to cut a text that is longer than ``most``: at the best place in the last quarter before."""
    for sign in _CUTS:
        place = text.rfind(sign, most * 3 // 4, most)
        if place >= 0 and (cut := place + len(sign)) < len(text) and not _hangs(text, cut):
            return cut
    cut = most
    while cut > most // 2 + 1 and _hangs(text, cut):
        cut -= 1
    return cut


def _hangs(text: str, cut: int) -> bool:
    """Whether what stands at a place belongs to what stands before it."""
    if text[cut] == "\n":
        return text[cut - 1] == "\r"
    return text[cut] in _HANGING or combining(text[cut]) > 0


def open_long_text(path: str, file: IO[bytes], encoding: str = "") -> LongText | None:
    """The text in an open file; None where its encoding does not allow to begin anywhere.

    ``encoding`` is taken at its word; otherwise the encoding is found out. Raises UnsupportedDocument for what is no
    text.
    """
    try:
        status = os.fstat(file.fileno())
        source = File(file)
        if not encoding:
            refuse_known_kinds(
                path, source.read(0, 1 << 16) + source.read(max(0, source.size - (1 << 16)), source.size)
            )
        found = encoding_of(path, source, encoding)
        if found is None:
            file.close()
            return None
        return LongText(path, found, source, file, (status.st_mtime_ns, status.st_size))
    except BaseException:
        file.close()
        raise
