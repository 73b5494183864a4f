"""A table file opened: its format, its columns, and what a person is told about it before the run."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from typing import Any

from sorbnames.documents.base import STANDARD_STREAM, shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.files.formats import LINES, format_of_input
from sorbnames.tables.files.source import Source


@dataclass(slots=True)
class Opened:
    """``file`` reads the table; ``facts`` are texts about it: encoding, delimiter, sheet."""

    path: str
    form: str
    file: Any
    source: Source
    facts: dict[str, str]
    rows: int = 0  # 0 where it is not known before

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        names: tuple[str, ...] = self.file.names
        return names

    @property
    def fraction(self) -> float:
        """How much of the file was read, from 0 to 1; 0 where its size is unknown."""
        return min(1.0, self.source.position / self.source.size) if self.source.size else 0.0


def open_table(path: str, form: str = "", encoding: str = "", delimiter: str = "", sheet: str = "") -> Opened:
    """Open a table. Raises InvalidTable with cause and remedy for what cannot be read."""
    source = Source(path)
    if not source.head and not source.packing:
        raise InvalidTable("tablefiles.empty", path=shown(path))
    found = format_of_input(source, form)
    if found in LINES:
        return _open_lines(source, found, encoding, delimiter)
    if source.packing:
        raise InvalidTable("tablefiles.not_packed", path=shown(path), form=found)
    place = _as_file(source)
    if found == "parquet":
        from sorbnames.tables.files.parquet import ParquetFile

        parquet = ParquetFile(place)
        return Opened(path, found, parquet, source, {}, parquet.rows)
    from sorbnames.tables.files.sheets import Sheet

    book = Sheet(place, sheet)
    return Opened(path, found, book, source, {"sheet": book.sheet, **_header(book)}, book.rows)


def _open_lines(source: Source, form: str, encoding: str, delimiter: str) -> Opened:
    if form == "jsonl":
        from sorbnames.tables.files.jsonl import JsonLinesFile

        return Opened(source.path, form, JsonLinesFile(source), source, {})
    from sorbnames.tables.files.csvfile import CsvFile

    is_by_tabs = form == "tsv" and b"\t" in source.head
    file = CsvFile(source, encoding, delimiter or ("\t" if is_by_tabs else ""))
    facts = {"encoding": file.encoding.label, "delimiter": file.dialect.delimiter.decode()}
    return Opened(source.path, form, file, source, {**facts, **_header(file)})


def _header(file: Any) -> dict[str, str]:
    """Where the header is, if titles stand above it."""
    return {"header": str(file.first_row - 1)} if file.has_titles else {}


def _as_file(source: Source) -> str:
    """The name of a file that can be read at any place; what comes through a pipe is put into one."""
    if source.is_seekable and source.path != STANDARD_STREAM:
        return source.path
    with tempfile.NamedTemporaryFile(prefix="sorbnames-", delete=False) as file:
        _TEMPORARY.append(file.name)
        while block := source.read(1 << 22):
            file.write(block)
    return file.name


#: Files to be removed when the run is over.
_TEMPORARY: list[str] = []


def remove_temporary() -> None:
    """Remove what was stored for reading."""
    while _TEMPORARY:
        shutil.os.unlink(_TEMPORARY.pop())  # type: ignore[attr-defined]
