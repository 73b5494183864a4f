"""Where the fields of CSV text lie: two ways to the same answer, whole columns at once or record by record.

Nothing is copied or unescaped here: a field is a stretch of bytes with its quotation marks and all, so that whoever
writes the table again can give back the very bytes. A record ends with a line end outside quotation marks.

Damaged quoting loses nothing: a quotation mark inside an unquoted field is a character like any other; text after a
closing one belongs to its field. A field that opens and never closes, or whose closing is followed by text after
line breaks, ends its record where the line ends, and the record is listed as ``broken``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sorbnames.tables.files.dialect import Dialect

    Places = NDArray[np.int64]

#: A quoted field longer than that was never closed.
LONGEST_QUOTED = 64 << 20


@dataclass(frozen=True, slots=True)
class Fields:
    """Byte offsets of all fields in a text; ``first[i]`` to ``first[i + 1]`` are the numbers of record ``i``'s fields.

    A blank line is a record without fields. ``bodies`` are the ends of the records without their line ends, ``stop``
    is where the last record ends with it; ``broken`` are numbers of records with damaged quoting.
    """

    starts: Places
    ends: Places
    first: Places
    begins: Places
    bodies: Places
    stop: int
    broken: tuple[int, ...] = ()

    @property
    def counts(self) -> Places:
        """How many fields each record has."""
        return np.diff(self.first)

    @property
    def width(self) -> int:
        """How many fields every record has; 0 where they differ."""
        records = len(self.bodies)
        width = len(self.starts) // records if records else 0
        return width if len(self.starts) == width * records and (self.counts == width).all() else 0


def fields_of(data: bytes, dialect: Dialect, is_last: bool = True) -> Fields:
    """The fields of all records in ``data``, which begins with one.

    Without ``is_last``, what may go on behind the data is left out.
    """
    fields = fields_at_once(data, dialect, is_last)
    return fields_slowly(data, dialect, is_last=is_last) if fields is None else fields


def _quoting(buffer: NDArray[np.uint8], dialect: Dialect, data: bytes) -> Places | None:
    """Places of quotation marks; None where these do not simply open and close fields."""
    if dialect.escape and dialect.escape + dialect.quote in data:
        return None
    quotes = np.flatnonzero(buffer == dialect.quote[0])
    before = buffer[quotes - 1]  # of a mark at 0 this is the last byte; mended below
    after = buffer[np.minimum(quotes + 1, len(buffer) - 1)]
    quote, delimiter, line_end = dialect.quote[0], dialect.delimiter[0], dialect.line_end[0]
    opens = (before == delimiter) | (before == line_end)
    if len(quotes) and quotes[0] == 0:
        opens[0] = True
    closes = (after == delimiter) | (after == line_end)
    returns = np.flatnonzero(after == 13)
    if len(returns):  # one that does not belong to a line end is text behind the mark
        behind = quotes[returns] + 2
        closes[returns] |= (behind >= len(buffer)) | (buffer[np.minimum(behind, len(buffer) - 1)] == line_end)
    if len(quotes) and quotes[-1] == len(buffer) - 1:
        closes[-1] = True
    # Marks in turn open and close; a doubled one closes and opens at once.
    opens |= before == quote
    closes |= after == quote
    return quotes if opens[0::2].all() and closes[1::2].all() else None


def fields_at_once(data: bytes, dialect: Dialect, is_last: bool = True) -> Fields | None:
    """The fields by operations on whole columns; None where the quoting is not simple enough for that."""
    buffer = np.frombuffer(data, np.uint8)
    line_end = dialect.line_end[0]
    marks = np.flatnonzero((buffer == dialect.delimiter[0]) | (buffer == line_end))
    if dialect.quote in data:
        quotes = _quoting(buffer, dialect, data)
        if quotes is None or (is_last and len(quotes) % 2):
            return None
        marks = marks[(np.searchsorted(quotes, marks) & 1) == 0]
    is_line = buffer[marks] == line_end
    stop = len(data)
    if not is_last:
        whole = len(is_line) - int(np.argmax(is_line[::-1])) if is_line.any() else 0
        marks, is_line = marks[:whole], is_line[:whole]
        stop = int(marks[-1]) + 1 if whole else 0
    elif len(data) and data[-1:] != dialect.line_end:
        marks, is_line = np.append(marks, len(data)), np.append(is_line, True)
    line_numbers = np.flatnonzero(is_line)
    ends = marks.copy()
    bodies = marks[line_numbers]
    if dialect.line_end == b"\n":
        has_return = (bodies > 0) & (buffer[np.maximum(bodies - 1, 0)] == 13)
        bodies = bodies - has_return
        ends[line_numbers] = bodies
    starts = np.empty_like(marks)
    starts[:1] = 0
    starts[1:] = marks[:-1] + 1
    first = np.zeros(len(line_numbers) + 1, np.int64)
    first[1:] = line_numbers + 1
    begins = starts[first[:-1]]
    blank = (np.diff(first) == 1) & (begins >= bodies)
    if blank.any():
        kept = np.ones(len(starts), bool)
        kept[first[:-1][blank]] = False
        starts, ends = starts[kept], ends[kept]
        first[1:] -= np.cumsum(blank)
    return Fields(starts, ends, first, begins, bodies, stop)


@lru_cache(maxsize=16)
def _field(delimiter: bytes, quote: bytes, line_end: bytes, escape: bytes) -> tuple[re.Pattern[bytes], ...]:
    mark, other = re.escape(quote), re.escape(delimiter + line_end + b"\r")
    unquoted = rb"[^%s]*(?:\r(?!\n|\Z)[^%s]*)*" % (other, other) if line_end == b"\n" else rb"[^%s]*" % other
    if escape:
        back = re.escape(escape)
        inside = rb"[^%s%s]*(?:(?:%s.|%s%s)[^%s%s]*)*" % (mark, back, back, mark, mark, mark, back)
    else:
        inside = rb"[^%s]*(?:%s%s[^%s]*)*" % (mark, mark, mark, mark)
    return re.compile(mark + inside + mark, re.DOTALL), re.compile(unquoted, re.DOTALL)


def fields_slowly(data: bytes, dialect: Dialect, most: int = 0, is_last: bool = True) -> Fields:
    """The fields one after the other: what :func:`fields_at_once` must agree with, and the way for damaged quoting.

    ``most`` bounds the number of records. Without ``is_last``, what may go on behind the data is left out.
    """
    quoted, unquoted = _field(dialect.delimiter, dialect.quote, dialect.line_end, dialect.escape)
    starts: list[int] = []
    ends: list[int] = []
    first = [0]
    begins: list[int] = []
    bodies: list[int] = []
    broken: list[int] = []
    quote, delimiter, line_end = dialect.quote[0], dialect.delimiter[0], dialect.line_end[0]
    position, size = 0, len(data)
    while position < size and not (most and len(bodies) >= most):
        begin = position
        is_whole = False
        while True:
            start = position
            if position < size and data[position] == quote:
                found = quoted.match(data, position)
                if found is None:  # never closed
                    if not is_last and size - position < LONGEST_QUOTED:
                        break
                    broken.append(len(bodies))
                else:
                    close = found.end()
                    rest = _match_end(unquoted, data, close)
                    has_text = rest > close
                    spans = dialect.line_end in data[start:close]
                    if has_text and spans:
                        broken.append(len(bodies))
                    else:
                        position = close
            position = _match_end(unquoted, data, position)
            if not is_last and (position == size or (position == size - 1 and data[position] == 13 != line_end)):
                break
            starts.append(start)
            ends.append(position)
            if position < size and data[position] == delimiter:
                position += 1
                continue
            is_whole = True
            break
        if not is_whole:
            del starts[first[-1] :], ends[first[-1] :]
            if broken and broken[-1] == len(bodies):
                broken.pop()
            position = begin
            break
        body = position
        if len(starts) == first[-1] + 1 and body == begin:
            del starts[-1], ends[-1]  # a blank line
        begins.append(begin)
        bodies.append(body)
        if position < size and data[position] == 13 and line_end != 13:
            position += 1
        if position < size:
            position += 1
        first.append(len(starts))
    return Fields(
        np.array(starts, np.int64),
        np.array(ends, np.int64),
        np.array(first, np.int64),
        np.array(begins, np.int64),
        np.array(bodies, np.int64),
        position,
        tuple(dict.fromkeys(broken)),
    )


def _match_end(pattern: re.Pattern[bytes], data: bytes, position: int) -> int:
    found = pattern.match(data, position)
    return found.end() if found else position
