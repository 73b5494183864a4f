"""CSV and TSV: the bytes of the file with fields added to its records, piece by piece."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sorbnames.documents.base import shown
from sorbnames.documents.encoding import Encoding
from sorbnames.errors import InvalidTable
from sorbnames.tables.asked import Asked, Distinct
from sorbnames.tables.files.base import Outcome, Piece, Troubles
from sorbnames.tables.files.cells import column, joined, without_columns
from sorbnames.tables.files.dialect import Dialect, sniff, unused
from sorbnames.tables.files.encodings import detect, from_utf8, is_clean, is_one_byte, to_utf8
from sorbnames.tables.files.fields import LONGEST_QUOTED, Fields, fields_of, fields_slowly
from sorbnames.tables.files.source import Source
from sorbnames.tables.header import MOST_ABOVE, header_among
from sorbnames.tables.kernel import Kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: So many bytes of the file are worked on at a time; more only where one record is longer.
PIECE = 4 << 20


class CsvFile:
    """A CSV file: encoding, dialect and header are known, the rows are still to be read."""

    def __init__(self, source: Source, encoding: str = "", delimiter: str = "") -> None:
        self.source = source
        self.encoding = detect(source.path, source.samples(), encoding)
        self._is_direct = self.encoding.codec == "utf-8" or is_one_byte(self.encoding.codec)
        head = source.head[len(self.encoding.bom) :]
        text = self._head_text(head)
        if not text.strip():
            raise InvalidTable("tablefiles.empty", path=shown(source.path))
        self.dialect, start = sniff(text, delimiter.encode(), source.is_short)
        found = fields_slowly(text[start:], self.dialect, MOST_ABOVE, is_last=source.is_short)
        if not len(found.bodies):
            raise InvalidTable("tablefiles.header_too_long", path=shown(source.path))
        sample = text[start : start + found.stop]
        rows = self._texts(sample, found)
        header = header_among(rows)
        self.has_titles = header > 0
        self.names = tuple(rows[header])
        if len(self.names) == 1 and not delimiter:  # what divides other rows is part of their only cell
            self.dialect = replace(self.dialect, delimiter=unused(text))
        begin, body = start + int(found.begins[header]), start + int(found.bodies[header])
        end = start + (int(found.begins[header + 1]) if header + 1 < len(found.begins) else found.stop)
        self.before, self.header, self.header_end = text[:begin], text[begin:body], text[body:end]

    def _texts(self, text: bytes, found: Fields) -> list[list[str]]:
        """The cells of the first records."""
        rows: list[list[str]] = [[] for _ in found.bodies]
        counts = found.counts
        for at in range(int(counts.max(initial=0))):
            having = np.flatnonzero(counts > at)
            cells = column(text, found, at, self.dialect, having).to_pylist()
            for row, cell in zip(having.tolist(), cells, strict=True):
                rows[row].append(cell.strip())
        return rows

    def _head_text(self, head: bytes) -> bytes:
        if self._is_direct:
            return to_utf8(head, self.encoding.codec)
        decoder = codecs.getincrementaldecoder(self.encoding.codec)("replace")
        return decoder.decode(head).encode("utf-8", "replace")

    def start_of_rows(self) -> int:
        """Where the first row after the header begins in the unpacked file."""
        return len(self.encoding.bom) + self._raw_length(self.before + self.header + self.header_end)

    @property
    def first_row(self) -> int:
        """The number of the first row, the header being in row 1 if nothing stands before it."""
        return self.before.count(self.dialect.line_end) + 2

    def _raw_length(self, text: bytes) -> int:
        return len(text) if self.encoding.codec == "utf-8" else len(from_utf8(text, self.encoding.codec))

    def pieces(self, start: int, row: int) -> Iterator[Piece]:
        """The rows from ``start`` on, in pieces of whole records.

        A piece is in the encoding of the file where its line ends can be found by their bytes, else in UTF-8.
        """
        self.source.skip(start)
        decoder = None if self._is_direct else codecs.getincrementaldecoder(self.encoding.codec)("surrogatepass")
        waiting, window, is_last = b"", PIECE, False
        while True:
            # One byte more than is needed: so a piece depends on its place alone, wherever the reading began.
            while len(waiting) <= window and not is_last:
                wanted = window + 1 - len(waiting)
                block = self.source.read(wanted)
                is_last = len(block) < wanted
                waiting += decoder.decode(block, is_last).encode("utf-8", "surrogatepass") if decoder else block
            if not waiting:
                return
            fields = self._whole(waiting[:window], window, is_last and len(waiting) <= window)
            if not fields.stop:
                window *= 2
                continue
            data, waiting, window = waiting[: fields.stop], waiting[fields.stop :], PIECE
            start += len(data) if self._is_direct else self._raw_length(data)
            yield Piece(data, row, start, fields if self._is_utf8 else None)
            row += len(fields.bodies)

    @property
    def _is_utf8(self) -> bool:
        """Whether the pieces are UTF-8 already, so that places in them stay what they are."""
        return self.encoding.codec == "utf-8" or not self._is_direct

    def _whole(self, text: bytes, window: int, is_last: bool) -> Fields:
        """The records that make a piece; none to wait for more."""
        if window > PIECE and (is_last or window >= LONGEST_QUOTED):
            # One record is very long, or a quotation mark is never closed: go on behind it.
            return fields_slowly(text, self.dialect, 1, is_last=is_last)
        return fields_of(text, self.dialect, is_last)


class CsvPiece(NamedTuple):
    """What can be told of a piece before anything is asked.

    Its text and fields, the records (``rows``) that have cells to be asked, and these cells with the distinct ones.
    """

    row: int
    end: int
    data: bytes
    fields: Fields
    lines: int
    troubles: Troubles
    rows: NDArray[np.int64]
    batch: pa.RecordBatch
    distinct: Distinct | None

    @property
    def size(self) -> int:
        """About how many bytes that is."""
        return 3 * len(self.data)


@dataclass
class CsvStep:
    """Adds the fields to the records of a piece.

    ``dropped`` are numbers of columns that are left out, since they are written anew.
    """

    path: str
    dialect: Dialect
    names: Sequence[str]
    dropped: Sequence[int]
    kernel: Kernel
    given: Encoding
    wished: Encoding
    counts: bool
    _ends: pa.BinaryArray = field(default_factory=lambda: pa.array([], pa.binary()), init=False, repr=False)

    def head(self, file: CsvFile) -> bytes:
        """All that stands before the first row, with the added columns in the header."""
        body = file.header
        if self.dropped:
            body = without_columns(body, fields_slowly(body, self.dialect), list(self.dropped))
        added = "".join(self._delimiter + self.dialect.field(name) for name in self.kernel.columns.added)
        text = file.before + body + added.encode() + file.header_end
        return self.wished.bom + self._encoded(text, file.first_row - 1)

    @cached_property
    def _delimiter(self) -> str:
        return self.dialect.delimiter.decode()

    @cached_property
    def _asked(self) -> Asked:
        return Asked(self.kernel, self._render, self.counts)

    def _render(self, added: pa.RecordBatch) -> pa.RecordBatch:
        """The added columns as ends of records: their numbers among :attr:`_ends`."""
        begin = pa.array([""] * len(added), pa.string())
        ends = pc.binary_join_element_wise(begin, *map(self._as_fields, added.columns), self._delimiter)
        if self._asked.shown is None:  # the first ones, or all before were forgotten
            self._ends = pa.array([], pa.binary())
        numbers = np.arange(len(self._ends), len(self._ends) + len(ends))
        self._ends = pa.concat_arrays([self._ends, ends.cast(pa.binary())])
        return pa.record_batch([pa.array(numbers)], names=["end"])

    def _as_fields(self, column: pa.Array) -> pa.Array:
        """The cells as they are written; each distinct one is looked at once."""
        known = column.dictionary_encode("encode")
        cells = ["" if cell is None else str(cell) for cell in known.dictionary.to_pylist()]
        return pa.array(list(map(self.dialect.field, cells)), pa.string()).take(known.indices)

    def read(self, piece: Piece) -> CsvPiece:
        """The fields of a piece, those columns that are read, and what is wrong with its rows."""
        data = piece.data
        if is_one_byte(self.given.codec):
            data = to_utf8(data, self.given.codec)
        fields = piece.fields or fields_of(data, self.dialect)
        troubles = Troubles(piece.row)
        lines = len(fields.bodies)
        if not is_clean(data):
            self._find_damage(data, fields, troubles)
        if b"\0" in data:
            self._find_nuls(data, fields, troubles)
        if self.dropped:
            data = without_columns(data, fields, list(self.dropped))
            fields = fields_of(data, self.dialect)
        kept = self._kept
        counts = fields.counts
        usable = (counts > 0) & (counts <= len(kept))
        if fields.broken:
            usable[list(fields.broken)] = False
        rows = np.flatnonzero(usable)
        cells = {name: column(data, fields, kept.index(name), self.dialect, rows) for name in set(self._asked.names)}
        batch = pa.record_batch(cells) if cells else pa.record_batch({})
        distinct = self._asked.distinct(batch) if len(rows) else None
        return CsvPiece(piece.row, piece.end, data, fields, lines, troubles, rows, batch, distinct)

    @cached_property
    def _kept(self) -> list[str]:
        return [name for at, name in enumerate(self.names) if at not in self.dropped]

    def __call__(self, read: CsvPiece) -> Outcome:
        data, fields, troubles = read.data, read.fields, read.troubles
        outcome = Outcome(b"", int(np.count_nonzero(fields.counts)), read.lines, read.end)
        ends, numbers = self._added(read)
        # The text is put together when it is written, by the thread that writes.
        outcome.data = lambda: self._written(joined(data, fields.bodies, ends, numbers), read.row)
        outcome.statuses, outcome.tally = self._asked.drain()
        outcome.troubles, outcome.trouble_count = troubles.told, troubles.count
        return outcome

    def _added(self, read: CsvPiece) -> tuple[pa.BinaryArray, NDArray[np.int64] | None]:
        """What is added to records, and the number of that for each record; nothing to a blank line."""
        fields, rows, troubles = read.fields, read.rows, read.troubles
        width = len(self._kept)
        counts = fields.counts
        numbers = np.zeros(0, np.int64)
        if len(rows):
            numbers = np.asarray(self._asked.take(read.batch, read.distinct).column(0))
        if len(rows) == len(counts) and (counts == width).all():
            return self._ends, numbers
        for record in fields.broken:
            troubles.add(record, "row.quoting")
        for record in np.flatnonzero((counts > 0) & (counts != width)).tolist():
            if record not in fields.broken:
                given = int(counts[record])
                troubles.add(record, "row.long" if given > width else "row.short", found=given, expected=width)
        empty = self._delimiter.encode() * len(self.kernel.columns.added)
        all_ends: list[bytes] = [b""] * len(counts)
        ends = self._ends.take(pa.array(numbers)).to_pylist()
        for record, end in zip(rows.tolist(), ends, strict=True):
            all_ends[record] = end
        is_usable = np.zeros(len(counts), np.bool_)
        is_usable[rows] = True
        missing = np.maximum(width - counts, 0)
        for record in np.flatnonzero((counts > 0) & ((counts != width) | ~is_usable)).tolist():
            pad = self._delimiter.encode() * int(missing[record])
            all_ends[record] = pad + (all_ends[record] or empty)
        return pa.array(all_ends, pa.binary()), None

    def _find_damage(self, data: bytes, fields: Fields, troubles: Troubles) -> None:
        start = 0
        for record, body in enumerate(fields.bodies.tolist()):
            if not is_clean(data[start:body]):
                troubles.add(record, "row.undecodable", encoding=self.given.label)
            start = body

    def _find_nuls(self, data: bytes, fields: Fields, troubles: Troubles) -> None:
        nuls = np.flatnonzero(np.frombuffer(data, np.uint8) == 0)
        for record in np.unique(np.searchsorted(fields.bodies, nuls)).tolist():
            troubles.add(record, "row.nul")

    def _written(self, parts: tuple[memoryview, memoryview], row: int) -> Any:
        if self.wished.codec == "utf-8" and (self.given.codec == "utf-8"):
            return parts
        return self._encoded(b"".join(parts), row)

    def _encoded(self, text: bytes, row: int) -> bytes:
        if self.wished.codec != self.given.codec and not is_clean(text):
            for number, line in enumerate(text.split(self.dialect.line_end)):
                if not is_clean(line):
                    raise InvalidTable(
                        "tablefiles.not_convertible", path=shown(self.path), row=row + number, encoding=self.given.label
                    )
        try:
            return from_utf8(text, self.wished.codec)
        except UnicodeEncodeError as error:
            number = error.object[: error.start].count(self.dialect.line_end.decode())
            raise InvalidTable(
                "tablefiles.no_letter",
                path=shown(self.path),
                row=row + number,
                letter=error.object[error.start],
                encoding=self.wished.label,
            ) from None
