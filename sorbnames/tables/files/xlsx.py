"""XLSX: cells put into the XML of one sheet; every other part and every other cell of the workbook keeps its bytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from pathlib import Path
from typing import Any

import pyarrow as pa

from sorbnames.documents.base import shown
from sorbnames.documents.package import Package
from sorbnames.errors import InvalidTable
from sorbnames.tables.asked import Asked
from sorbnames.tables.files.base import Outcome
from sorbnames.tables.files.sheets import Sheet
from sorbnames.tables.kernel import Kernel

_LAST_COLUMN = 16_384
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def cleaned(sheet: Sheet, kernel: Kernel, counts: bool) -> Outcome:
    """The workbook with the added columns in its sheet."""
    package = Package(sheet.path, Path(sheet.path).read_bytes())
    part = part_of(package, sheet)
    xml = package.read(part)
    if re.match(rb'\s*(<\?xml[^>]*encoding=["\'](?!utf-8)|\xff\xfe|\xfe\xff)', xml, re.IGNORECASE):
        raise InvalidTable("tablefiles.broken_sheet", path=shown(sheet.path), reason=part)
    asked = Asked(kernel, lambda added: added, counts)
    answers: dict[int, Sequence[Any]] = {}
    rows = 0
    for piece in sheet.pieces():
        batch = piece.data
        filled = [any(cell is not None for cell in row.values()) for row in batch.to_pylist()]
        rows += sum(filled)
        keep = batch.filter(pa.array(filled))
        taken = asked.take(pa.record_batch({name: keep.column(keep.schema.names.index(name)) for name in asked.names}))
        lists = [column.to_pylist() for column in taken.columns]
        numbers = [piece.row + at for at, is_filled in enumerate(filled) if is_filled]
        answers.update(zip(numbers, zip(*lists, strict=True), strict=True))
    writer = SheetWriter(xml, sheet, kernel.columns.added)
    outcome = Outcome(package.with_parts({part: writer.with_cells(answers)}), rows, rows, 0)
    outcome.statuses, outcome.tally = asked.drain()
    return outcome


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
    """Puts cells into the XML of a sheet."""

    def __init__(self, xml: bytes, sheet: Sheet, added: Sequence[str]) -> None:
        self.xml = xml
        self.sheet = sheet
        self.added = added
        root = re.search(rb"<(\w+:)?worksheet\b", xml)
        self.prefix = (root[1] or b"").decode() if root else ""
        prefix = re.escape(self.prefix.encode())
        self._row = re.compile(rb"<%srow\b([^>]*?)(/>|>(.*?)</%srow>)" % (prefix, prefix), re.DOTALL)
        self._cell = re.compile(rb"<%sc\b([^>]*?)(?:/>|>(.*?)</%sc>)" % (prefix, prefix), re.DOTALL)
        self.columns = self._columns()

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

    def _widest(self) -> int:
        """The last column that has a value in any row."""
        widest = 0
        for row in self._row.finditer(self.xml):
            for at, cell in self._cells(row[3] or b""):
                if cell[2]:
                    widest = max(widest, at)
        return widest

    def _cells(self, content: bytes) -> list[tuple[int, re.Match[bytes]]]:
        """The cells of a row with their columns; a cell without a reference follows the one before it."""
        found = []
        at = -1
        for cell in self._cell.finditer(content):
            reference = _REFERENCE.search(cell[1])
            at = column_number(reference[1].decode()) if reference else at + 1
            found.append((at, cell))
        return found

    def with_cells(self, answers: Mapping[int, Sequence[Any]]) -> bytes:
        """The XML with the header's names and the answers by row number."""
        pieces: list[bytes] = []
        position = number = 0
        for row in self._row.finditer(self.xml):
            told = re.search(rb'\br="(\d+)"', row[1])
            number = int(told[1]) if told else number + 1
            if number == self.sheet.top + 1:
                values: Sequence[Any] = self.added
            elif number in answers:
                values = answers[number]
            else:
                continue
            pieces.append(self.xml[position : row.start()])
            pieces.append(self._extended(row, number, values))
            position = row.end()
        pieces.append(self.xml[position:])
        return self._with_dimension(b"".join(pieces))

    def _extended(self, row: re.Match[bytes], number: int, values: Sequence[Any]) -> bytes:
        content = row[3] or b""
        cells = self._cells(content)
        is_header = number == self.sheet.top + 1
        style = _style(cells[-1][1][1]) if is_header and cells else ""
        new = dict(zip(self.columns, values, strict=True))
        old = dict(cells)
        pieces = []
        position = 0
        waiting = sorted(new)
        for at, cell in cells:
            pieces.append(content[position : cell.start()])
            while waiting and waiting[0] < at:
                pieces.append(self._new(waiting[0], number, new[waiting[0]], style))
                waiting.pop(0)
            if waiting and waiting[0] == at:
                pieces.append(self._new(at, number, new[at], _style(old[at][1])))
                waiting.pop(0)
            else:
                pieces.append(cell[0])
            position = cell.end()
        pieces += [self._new(at, number, new[at], style) for at in waiting]
        pieces.append(content[position:])
        attributes = re.sub(rb'\s+spans="[^"]*"', b"", row[1])
        name = f"{self.prefix}row".encode()
        return b"<%s%s>%s</%s>" % (name, attributes.rstrip(), b"".join(pieces), name)

    def _new(self, at: int, row: int, value: Any, style: str) -> bytes:
        place = f'r="{column_name(at)}{row}"{style}'
        p = self.prefix
        if value is None:
            return f"<{p}c {place}/>".encode() if style else b""
        if isinstance(value, float):
            return f"<{p}c {place}><{p}v>{value!r}</{p}v></{p}c>".encode()
        text = escape(_ILLEGAL.sub("�", str(value)), quote=False)
        space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        return f'<{p}c {place} t="inlineStr"><{p}is><{p}t{space}>{text}</{p}t></{p}is></{p}c>'.encode()

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
