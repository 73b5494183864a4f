"""Where the output of pieces goes: text as it comes, or batches written as another format than that of their file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from sorbnames.errors import InvalidTable
from sorbnames.tables.files.dialect import Dialect, harmless
from sorbnames.tables.output import Target

LARGEST_SHEET, _LONGEST_CELL = 1_048_576, 32_767
#: A fixed time, so that the same table gives the same bytes.
_CREATED = datetime(2000, 1, 1)
#: What XlsxWriter could make of texts.
_NEVER_MADE = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")


def _columns(batch: pa.RecordBatch) -> list[list[Any]]:
    return [column.to_pylist() for column in batch.columns]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


class LinesSink:
    """Text with a record a line: bytes, stretches of them, or what makes them."""

    is_seldom_ready = False
    state: tuple[()] | None = ()

    def __init__(self, target: Target) -> None:
        self._target = target

    def write(self, data: Any, ends_group: bool = False) -> None:
        """Write a text."""
        self._target.write(data() if callable(data) else data)

    def finish(self) -> None:
        """Nothing is left to write."""

    def abandon(self) -> None:
        """Nothing would be written later."""


class CsvSink(LinesSink):
    """CSV or TSV in UTF-8. Cells that a spreadsheet would run get an apostrophe, unless ``is_text`` tells that the
    input was such a text file itself.
    """

    def __init__(
        self, target: Target, names: Sequence[str], delimiter: str, is_text: bool, is_begun: bool = False
    ) -> None:
        super().__init__(target)
        self._dialect = Dialect(delimiter.encode())
        self._is_text = is_text
        if not is_begun:
            self._write([[name] for name in names])

    def write(self, data: pa.RecordBatch, ends_group: bool = False) -> None:
        """Write the rows of a batch."""
        self._write(_columns(data))

    def _write(self, columns: list[list[Any]]) -> None:
        delimiter = self._dialect.delimiter.decode()
        lines = []
        for row in zip(*columns, strict=True):
            lines.append(delimiter.join(self._field(value) for value in row) if len(row) > 1 else self._only(row[0]))
        self._target.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))

    def _only(self, value: Any) -> str:
        return self._field(value) or '""'  # an empty line would be no row

    def _field(self, value: Any) -> str:
        text = _text(value)
        if not self._is_text and isinstance(value, str):
            text = harmless(text)
        return self._dialect.quoted(text)


class JsonLinesSink(LinesSink):
    """One object a line; numbers and truth values stay what they are."""

    def write(self, data: pa.RecordBatch, ends_group: bool = False) -> None:
        """Write the rows of a batch."""
        names = data.schema.names
        lines = (
            json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_text)
            for row in zip(*_columns(data), strict=True)
        )
        self._target.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def check_fits_sheet(rows: int) -> None:
    """Raises InvalidTable where a sheet with a header has no room for so many rows."""
    if rows >= LARGEST_SHEET:
        raise InvalidTable("tablefiles.too_long_for_sheet", most=LARGEST_SHEET)


class XlsxSink:
    """A workbook with one sheet; texts are never formulas."""

    is_seldom_ready = False
    state = None  # a workbook is one piece

    def __init__(self, target: Target, names: Sequence[str]) -> None:
        try:
            import xlsxwriter
        except ImportError:
            raise InvalidTable("tables.missing_package", package="XlsxWriter", extra="tables") from None
        self._target = target
        options = {"constant_memory": True, **dict.fromkeys(_NEVER_MADE, False)}
        self._book = xlsxwriter.Workbook(target.file, options)
        self._book.set_properties({"created": _CREATED})
        self._sheet = self._book.add_worksheet()
        bold = self._book.add_format({"bold": True})
        for at, name in enumerate(names):
            self._sheet.write_string(0, at, name, bold)
        self._row = 0

    def write(self, data: pa.RecordBatch, ends_group: bool = False) -> None:
        """Write the rows of a batch."""
        with self._target.explaining():
            for row in zip(*_columns(data), strict=True):
                self._row += 1
                check_fits_sheet(self._row)
                for at, value in enumerate(row):
                    self._write_cell(at, value)

    def _write_cell(self, at: int, value: Any) -> None:
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value:
            self._sheet.write_number(self._row, at, value)
        elif value is not None:
            text = _text(value)
            if len(text) > _LONGEST_CELL:
                raise InvalidTable("tablefiles.too_long_for_cell", row=self._row + 1, most=_LONGEST_CELL)
            self._sheet.write_string(self._row, at, text)

    def finish(self) -> None:
        """Put the workbook together."""
        with self._target.explaining():
            self._book.close()

    def abandon(self) -> None:
        """A workbook that is not put together writes nothing."""
