"""XLSX: cells put into the XML of one sheet; every other part and every other cell of the workbook keeps its bytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sorbnames.documents.base import shown
from sorbnames.documents.package import Package
from sorbnames.errors import InvalidTable
from sorbnames.tables.asked import Asked
from sorbnames.tables.files.base import Outcome
from sorbnames.tables.files.hidden import shown as unhidden
from sorbnames.tables.files.sheets import Sheet
from sorbnames.tables.kernel import Kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LAST_COLUMN = 16_384
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_ROW_NUMBER = re.compile(rb'\br="(\d+)"')
_SPANS = re.compile(rb'\s+spans="[^"]*"')
#: Within so many bytes the root of a sheet begins.
_HEAD = 1 << 12
#: So many bytes of a sheet are handed over at a time.
_PIECE = 1 << 20
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def cleaned(sheet: Sheet, kernel: Kernel, counts: bool) -> Outcome:
    """The workbook with the added columns in its sheet."""
    package = Package(sheet.path, Path(sheet.path).read_bytes())
    part = part_of(package, sheet)
    writer = SheetWriter(lambda: package.pieces(part), sheet, kernel.columns.added)
    answers = Answers(kernel, counts)
    rows = 0
    for piece in sheet.pieces(sheet.start_of_rows(), sheet.first_row):
        batch = piece.data
        filled = np.zeros(len(batch), np.bool_)
        for column in batch.columns:
            filled |= np.asarray(pc.is_valid(column))
        rows += int(np.count_nonzero(filled))
        answers.take(batch, filled)
    outcome = Outcome(package.with_parts({part: writer.with_cells(answers)}), rows, rows, 0)
    outcome.statuses, outcome.tally = answers.asked.drain()
    return outcome


class Answers:
    """The added cells of each row below the header: for most rows only the number of an answer is kept."""

    def __init__(self, kernel: Kernel, counts: bool) -> None:
        self.asked = Asked(kernel, self._render, counts)
        #: The values of the added columns for each answer.
        self.values: list[tuple[Any, ...]] = []
        self._numbers: list[NDArray[np.int32]] = []

    def _render(self, added: pa.RecordBatch) -> pa.RecordBatch:
        begin = len(self.values)
        self.values += zip(*(column.to_pylist() for column in added.columns), strict=True)
        return pa.record_batch([pa.array(range(begin, len(self.values)), pa.int32())], names=["number"])

    def take(self, batch: pa.RecordBatch, filled: NDArray[np.bool_]) -> None:
        """Ask for the next rows; those that are not filled get no answer."""
        numbers = np.full(len(batch), -1, np.int32)
        kept = batch.filter(pa.array(filled))
        asked = pa.record_batch({name: kept.column(kept.schema.names.index(name)) for name in self.asked.names})
        numbers[filled] = np.asarray(self.asked.take(asked).column(0))
        self._numbers.append(numbers)

    @cached_property
    def of_rows(self) -> NDArray[np.int32]:
        """For each row below the header the number of its answer, or -1."""
        return np.concatenate(self._numbers) if self._numbers else np.zeros(0, np.int32)


def part_of(package: Package, sheet: Sheet) -> str:
    """The name of the part that holds the sheet."""
    workbook = _related(package, "", "officeDocument") or "xl/workbook.xml"
    text = package.read(workbook).decode("utf-8", "replace")
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", text):
        name = re.search(r'\bname="([^"]*)"', tag)
        target = re.search(r'\b\w+:id="([^"]*)"', tag)
        if name and target and unescape(name[1]) == sheet.sheet:
            return _related(package, workbook, identifier=target[1])
    raise InvalidTable("tablefiles.broken_sheet", path=shown(sheet.path), reason=sheet.sheet)


def _related(package: Package, part: str, kind: str = "", identifier: str = "") -> str:
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", package.read(relations).decode("utf-8", "replace")):
        fields = dict(re.findall(r'\b(\w+)="([^"]*)"', tag))
        if fields.get("Id") == identifier or (kind and fields.get("Type", "").endswith("/" + kind)):
            target = unescape(fields["Target"])
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return ""


class SheetWriter:
    """Puts cells into the XML of a sheet, which ``pieces`` gives anew each time it is asked."""

    def __init__(self, pieces: Callable[[], Iterator[bytes]], sheet: Sheet, added: Sequence[str]) -> None:
        self.sheet = sheet
        self.added = added
        self._pieces = pieces
        head = b""
        for piece in pieces():
            head += piece
            if len(head) > _HEAD:
                break
        if re.match(rb'\s*(<\?xml[^>]*encoding=["\'](?!utf-8)|\xff\xfe|\xfe\xff)', head, re.IGNORECASE):
            raise InvalidTable("tablefiles.broken_sheet", path=shown(sheet.path), reason=sheet.sheet)
        root = re.search(rb"<(\w+:)?worksheet\b", head)
        self.prefix = (root[1] or b"").decode() if root else ""
        prefix = re.escape(self.prefix.encode())
        self._row = re.compile(rb"<%srow\b([^>]*?)(/>|>(.*?)</%srow>)" % (prefix, prefix), re.DOTALL)
        self._cell = re.compile(rb"<%sc\b([^>]*?)(?:/>|>(.*?)</%sc>)" % (prefix, prefix), re.DOTALL)
        self._cell_begin = f"<{self.prefix}c ".encode()
        self.columns = self._columns()
        self._first = min(self.columns)
        self._names = [column_name(at) for at in self.columns]

    def _columns(self) -> list[int]:
        """Where each added column stands, from 0: where one of its name is, else behind all that is filled."""
        names = self.sheet.names
        free = 1 + max(self._widest(), self.sheet.last)
        columns = []
        for name in self.added:
            if name in names:
                columns.append(names.index(name))
            else:
                columns.append(free)
                free += 1
        if free > _LAST_COLUMN:
            raise InvalidTable("tablefiles.too_wide", path=shown(self.sheet.path))
        return columns

    def _rows(self) -> Iterator[tuple[bytes, re.Match[bytes] | None]]:
        """What stands before each row, and the row; in the end what stands behind all."""
        waiting, fresh = b"", 0
        for piece in self._pieces():
            # A row longer than a piece is looked for again only when as much again is there.
            waiting, fresh = waiting + piece, fresh + len(piece)
            if 2 * fresh < len(waiting):
                continue
            position = fresh = 0
            for row in self._row.finditer(waiting):
                yield waiting[position : row.start()], row
                position = row.end()
            waiting = waiting[position:]
        position = 0
        for row in self._row.finditer(waiting):
            yield waiting[position : row.start()], row
            position = row.end()
        yield waiting[position:], None

    def _widest(self) -> int:
        """The last column that has a value in any row."""
        widest = 0
        for _, row in self._rows():
            content = row[3] or b"" if row else b""
            last = self._last(content)
            cells = [last] if last is not None and last[1][2] else reversed(self._cells(content))
            widest = max(widest, next((at for at, cell in cells if cell[2]), 0))
        return widest

    def _last(self, content: bytes) -> tuple[int, re.Match[bytes]] | None:
        """The last cell of a row and its column; None if that is not plain to see."""
        start = content.rfind(self._cell_begin)
        cell = self._cell.match(content, start) if start >= 0 else None
        reference = _REFERENCE.search(cell[1]) if cell else None
        return (column_number(reference[1].decode()), cell) if cell and reference else None

    def _cells(self, content: bytes) -> list[tuple[int, re.Match[bytes]]]:
        """The cells of a row with their columns; a cell without a reference follows the one before it."""
        found = []
        at = -1
        for cell in self._cell.finditer(content):
            reference = _REFERENCE.search(cell[1])
            at = column_number(reference[1].decode()) if reference else at + 1
            found.append((at, cell))
        return found

    def with_cells(self, answers: Answers) -> Iterator[bytes]:
        """The XML with the header's names and the answers, piece by piece."""
        numbers = answers.of_rows.tolist()
        known: dict[Any, str] = {value: self._written(value) for values in answers.values for value in values}
        header = tuple(map(self._written, self.added))
        first, number = self.sheet.top + 2, 0
        pieces: list[bytes] = []
        size, is_head = 0, True
        for before, row in self._rows():
            pieces.append(self._head(before) if is_head else before)
            is_head = False
            if row is not None:
                told = _ROW_NUMBER.search(row[1])
                number = int(told[1]) if told else number + 1
                at = numbers[number - first] if 0 <= number - first < len(numbers) else -1
                if number == first - 1 or at >= 0:
                    is_header = number == first - 1
                    values = header if is_header else [known[value] for value in answers.values[at]]
                    pieces.append(self._extended(row, number, values))
                else:
                    pieces.append(row[0])
                size += len(pieces[-1])
            if size > _PIECE:
                yield b"".join(pieces)
                pieces, size = [], 0
        yield b"".join(pieces)

    def _extended(self, row: re.Match[bytes], number: int, values: Sequence[str]) -> bytes:
        content = row[3] or b""
        is_header = number == self.sheet.top + 1
        new = list(zip(self.columns, self._names, values, strict=True))
        last = self._last(content)
        if last is not None and last[0] < self._first:
            style = _style(last[1][1]) if is_header else ""
            end = last[1].end()
            pieces = [content[:end], *(self._new(name, value, number, style) for _, name, value in new), content[end:]]
        else:
            pieces = self._between(content, number, new, is_header)
        attributes = _SPANS.sub(b"", row[1])
        tag = f"{self.prefix}row".encode()
        return b"<%s%s>%s</%s>" % (tag, attributes.rstrip(), b"".join(pieces), tag)

    def _between(self, content: bytes, number: int, new: list[tuple[int, str, str]], is_header: bool) -> list[bytes]:
        """The cells of a row with new ones put among them or in the place of old ones."""
        cells = self._cells(content)
        style = _style(cells[-1][1][1]) if is_header and cells else ""
        waiting = sorted(new, reverse=True)
        pieces = []
        position = 0
        for at, cell in cells:
            pieces.append(content[position : cell.start()])
            while waiting and waiting[-1][0] < at:
                pieces.append(self._new(*waiting.pop()[1:], number, style))
            if waiting and waiting[-1][0] == at:
                pieces.append(self._new(*waiting.pop()[1:], number, _style(cell[1])))
            else:
                pieces.append(cell[0])
            position = cell.end()
        pieces += [self._new(name, value, number, style) for _, name, value in reversed(waiting)]
        return [*pieces, content[position:]]

    def _written(self, value: Any) -> str:
        """What of a cell with this value stands behind its place; nothing where there is no value."""
        p = self.prefix
        if value is None:
            return ""
        if isinstance(value, float):
            return f"><{p}v>{value!r}</{p}v></{p}c>"
        text = escape(_ILLEGAL.sub("�", str(value)), quote=False)
        space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        return f' t="inlineStr"><{p}is><{p}t{space}>{text}</{p}t></{p}is></{p}c>'

    def _new(self, column: str, written: str, row: int, style: str) -> bytes:
        if not written and not style:
            return b""
        return f'<{self.prefix}c r="{column}{row}"{style}{written or "/>"}'.encode()

    def _head(self, xml: bytes) -> bytes:
        """What stands before the rows, with room for the added columns."""
        fresh = [at + 1 for name, at in zip(self.added, self.columns, strict=True) if name not in self.sheet.names]
        return unhidden(self._with_dimension(xml), fresh[0], fresh[-1]) if fresh else self._with_dimension(xml)

    def _with_dimension(self, xml: bytes) -> bytes:
        """The sheet's extent made wide enough."""
        found = re.search(rb'(<(?:\w+:)?dimension\b[^>]*\bref=")([A-Z]+\d+)(?::([A-Z]+)(\d+))?"', xml)
        if not found:
            return xml
        first = found[2].decode()
        column, row = (found[3] or b"A").decode(), (found[4] or re.sub(rb"\D", b"", found[2])).decode()
        wide = column_name(max(column_number(column), *self.columns))
        return xml[: found.start()] + found[1] + f'{first}:{wide}{row}"'.encode() + xml[found.end() :]


def _style(attributes: bytes) -> str:
    found = re.search(rb'\bs="(\d+)"', attributes)
    return f' s="{found[1].decode()}"' if found else ""


def column_number(name: str) -> int:
    """``A`` is 0, ``AA`` is 26."""
    number = 0
    for letter in name:
        number = 26 * number + ord(letter) - 64
    return number - 1


def column_name(number: int) -> str:
    """The reverse of :func:`column_number`."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(65 + letter) + name
    return name
