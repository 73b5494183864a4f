"""Sheets of spreadsheet files (XLSX, ODS, XLS), read with calamine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import pyarrow as pa

from sorbnames.documents.base import shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.files.base import Piece
from sorbnames.tables.header import MOST_ABOVE, header_among

_ROWS = 1 << 14


class Sheet:
    """The values of one sheet. The first row that has a value holds the names of the columns, or one below titles.

    ``name`` asks for a sheet; without it, the first with a value is taken. ``top`` is the number of the header's row,
    ``left`` that of the first column with a name, both from 0; ``has_titles`` tells that rows with values are above it.
    """

    def __init__(self, path: str, name: str = "") -> None:
        self.path = path
        with _explaining(path):
            from python_calamine import CalamineWorkbook

            self.sheet, self._sheet = self._chosen(CalamineWorkbook.from_path(path), name)
        self.top, header, self.has_titles = self._found_header()
        self.last = max(number for number, cell in enumerate(header) if cell != "")
        self.header = tuple(text_of(cell) or "" for cell in header[: self.last + 1])
        self.names = tuple(name.strip() for name in self.header)
        self._kinds = self._found_kinds()
        self.first_row = self.top + 2

    def _chosen(self, book: Any, name: str) -> tuple[str, Any]:
        if name:
            if name not in book.sheet_names:
                raise InvalidTable(
                    "tablefiles.no_sheet", path=shown(self.path), sheet=name, sheets=", ".join(book.sheet_names)
                )
            names: Sequence[str] = [name]
        else:
            visible = [one.name for one in book.sheets_metadata if str(one.visible).endswith("Visible")]
            names = visible or book.sheet_names
        for one in names:
            sheet = book.get_sheet_by_name(one)
            if sheet.start is not None and any(map(_is_filled, sheet.iter_rows())):
                return one, sheet
        raise InvalidTable("tablefiles.empty", path=shown(self.path))

    def _found_header(self) -> tuple[int, list[Any], bool]:
        """The number of the header's row from 0, the row, and whether rows with values are above it."""
        first = next(at for at, row in enumerate(self._rows()) if _is_filled(row))
        below = list(islice(self._rows(), first, first + MOST_ABOVE))
        at = header_among([[text_of(cell) or "" for cell in row] for row in below])
        return first + at, below[at], at > 0

    def _rows(self) -> Iterator[list[Any]]:
        """The rows from the first of the sheet on, each from the first column on; made one after the other."""
        before: list[Any] = [""] * self._sheet.start[1]
        for row in self._sheet.iter_rows():
            yield before + row if before else row

    @property
    def rows(self) -> int:
        """How many rows there are below the header."""
        return int(self._sheet.end[0]) - self.top

    def start_of_rows(self) -> int:
        """Rows are counted from 0."""
        return 0

    def pieces(self, start: int, row: int) -> Iterator[Piece]:
        """The rows in batches of texts, from number ``start`` on; all columns that have a name."""
        left = islice(self._rows(), self.top + 1 + start, None)
        while rows := list(islice(left, _ROWS)):
            start += len(rows)
            yield Piece(self.batch(rows), row, start)
            row += len(rows)

    def _found_kinds(self) -> list[pa.DataType]:
        """The types of the columns: numbers where all cells are numbers, else texts."""
        width = self.last + 1
        is_whole, is_number, has_any = [True] * width, [True] * width, [False] * width
        for row in islice(self._rows(), self.top + 1, None):
            for at, cell in enumerate(row[:width]):
                if cell == "":
                    continue
                has_any[at] = True
                if isinstance(cell, bool) or not isinstance(cell, (int, float)):
                    is_number[at] = False
                elif not (float(cell).is_integer() and abs(cell) < 1 << 53):
                    is_whole[at] = False
        return [
            pa.string() if not (has_any[at] and is_number[at]) else pa.int64() if is_whole[at] else pa.float64()
            for at in range(width)
        ]

    def batch(self, rows: list[list[Any]]) -> pa.RecordBatch:
        """Rows as a batch."""
        arrays = []
        for at, kind in enumerate(self._kinds):
            cells = [row[at] if at < len(row) and row[at] != "" else None for row in rows]
            read = text_of if kind == pa.string() else int if kind == pa.int64() else float
            arrays.append(pa.array([None if cell is None else read(cell) for cell in cells], kind))
        return pa.RecordBatch.from_arrays(arrays, names=list(self.names))


@contextmanager
def _explaining(path: str) -> Iterator[None]:
    """Whatever calamine cannot read is raised as InvalidTable."""
    try:
        from python_calamine import CalamineError, PasswordError
    except ImportError:
        raise InvalidTable("tables.missing_package", package="python-calamine", extra="tables") from None
    try:
        yield
    except InvalidTable:
        raise
    except FileNotFoundError:
        raise InvalidTable("documents.missing", path=shown(path)) from None
    except PasswordError:
        raise InvalidTable("office.encrypted", path=shown(path)) from None
    except (CalamineError, OSError, ValueError) as error:
        raise InvalidTable("tablefiles.broken_sheet", path=shown(path), reason=str(error)) from None
    except BaseException as error:
        # Damage that calamine did not expect ends in what is no Exception, and cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise InvalidTable("tablefiles.broken_sheet", path=shown(path), reason=str(error)) from None


def _is_filled(row: list[Any]) -> bool:
    return any(cell != "" for cell in row)


def text_of(value: Any) -> str | None:
    """The text of a cell's value; None for an empty cell. Whole numbers have no decimal point."""
    if value == "" or value is None:
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
