"""JSON Lines: each line keeps its bytes and gets members at its end."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import pyarrow as pa

from sorbnames.documents.base import shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.asked import Asked
from sorbnames.tables.files.base import Outcome, Piece, Troubles
from sorbnames.tables.files.encodings import is_clean
from sorbnames.tables.files.source import Source
from sorbnames.tables.kernel import Kernel

PIECE = 4 << 20
_LONGEST = 256 << 20
_BOM = b"\xef\xbb\xbf"


class JsonLinesFile:
    """A file of JSON objects, one a line. Its columns are the members of the objects near its beginning."""

    def __init__(self, source: Source) -> None:
        self.source = source
        head = source.head
        self.bom = _BOM if head.startswith(_BOM) else b""
        lines = head[len(self.bom) :].split(b"\n")
        if not source.is_short and len(lines) > 1:
            lines.pop()
        first = next((line for line in lines if line.strip()), b"")
        if not first:
            raise InvalidTable("tablefiles.empty", path=shown(source.path))
        if first.lstrip().startswith(b"["):
            raise InvalidTable("tablefiles.json_array", path=shown(source.path))
        names: dict[str, None] = {}
        for line in lines:
            names.update(dict.fromkeys(parsed(line) or {}))
        if not names:
            raise InvalidTable("tablefiles.no_objects", path=shown(source.path))
        self.names = tuple(names)
        self.is_spaced = b'": ' in first
        self.first_row = 1

    def start_of_rows(self) -> int:
        """Where the first line begins."""
        return len(self.bom)

    def pieces(self, start: int, row: int) -> Iterator[Piece]:
        """The lines from ``start`` on, in pieces."""
        self.source.skip(start)
        waiting, window, is_last = b"", PIECE, False
        while True:
            while len(waiting) <= window and not is_last:
                wanted = window + 1 - len(waiting)
                block = self.source.read(wanted)
                is_last = len(block) < wanted
                waiting += block
            if not waiting:
                return
            whole = is_last and len(waiting) <= window
            stop = len(waiting) if whole else waiting.rfind(b"\n", 0, window) + 1
            if not stop:
                if window >= _LONGEST:
                    raise InvalidTable("tablefiles.line_too_long", path=shown(self.source.path), row=row)
                window *= 2
                continue
            data, waiting, window = waiting[:stop], waiting[stop:], PIECE
            start += len(data)
            yield Piece(data, row, start)
            row += data.count(b"\n")


def parsed(line: bytes) -> dict[str, Any] | None:
    """The object on a line; None if it is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def cell(value: Any) -> str | None:
    """The text of a member's value, as a table's cell would hold it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (bool, dict, list)):
        return None
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


class JsonLinesPiece(NamedTuple):
    """A piece and its bytes."""

    piece: Piece
    size: int


@dataclass
class JsonLinesStep:
    """Adds the members to the objects of a piece."""

    path: str
    kernel: Kernel
    is_spaced: bool
    overwrite: bool
    counts: bool

    def head(self, file: JsonLinesFile) -> bytes:
        """What stands before the first line."""
        return file.bom

    @cached_property
    def _asked(self) -> Asked:
        return Asked(self.kernel, self._render, self.counts)

    def _render(self, added: pa.RecordBatch) -> pa.RecordBatch:
        separators = (", ", ": ") if self.is_spaced else (",", ":")
        objects = (json.dumps(row, ensure_ascii=False, separators=separators)[1:] for row in added.to_pylist())
        return pa.record_batch([pa.array(objects, pa.string())], names=["end"])

    def read(self, piece: Piece) -> JsonLinesPiece:
        """The piece as it is: its lines are taken apart by Python, which does one thing at a time."""
        return JsonLinesPiece(piece, len(piece.data))

    def __call__(self, read: JsonLinesPiece) -> Outcome:
        piece = read.piece
        lines = piece.data.split(b"\n")
        troubles = Troubles(piece.row)
        added = frozenset(self.kernel.columns.added)
        rows: list[int] = []
        cells: dict[str, list[str | None]] = {name: [] for name in self._asked.names}
        filled = 0
        for number, line in enumerate(lines):
            if not line or line.isspace():
                continue
            filled += 1
            value = parsed(line)
            if value is None:
                troubles.add(number, "row.no_object" if is_clean(line) else "row.undecodable", encoding="UTF-8")
                continue
            if not added.isdisjoint(value):
                if not self.overwrite:
                    names = ", ".join(name for name in self.kernel.columns.added if name in value)
                    raise InvalidTable("tables.has_been_cleaned", columns=names)
                lines[number] = without_members(line.decode(), added).encode()
            rows.append(number)
            for name, column in cells.items():
                column.append(_storable(cell(value.get(name))))
        if rows:
            batch = pa.record_batch({name: pa.array(column, pa.string()) for name, column in cells.items()})
            for number, end in zip(rows, self._asked.take(batch).column(0).to_pylist(), strict=True):
                lines[number] = self._extended(lines[number], end)
        outcome = Outcome(b"\n".join(lines), filled, piece.data.count(b"\n"), piece.end)
        outcome.statuses, outcome.tally = self._asked.drain()
        outcome.troubles, outcome.trouble_count = troubles.told, troubles.count
        return outcome

    def _extended(self, line: bytes, end: str) -> bytes:
        brace = line.rindex(b"}")
        body = line[:brace]
        comma = b"" if body.rstrip().endswith(b"{") else b", " if self.is_spaced else b","
        return body.rstrip() + comma + end.encode() + line[brace + 1 :]


def _storable(text: str | None) -> str | None:
    """Text without lone surrogates, which JSON can write and Arrow cannot hold."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8")


def without_members(text: str, names: Sequence[str] | frozenset[str]) -> str:
    """The text of an object without these members; all others keep their writing."""
    decoder = json.JSONDecoder()
    start = text.index("{") + 1
    kept: list[str] = []
    position = start
    while True:
        begin = position
        while text[position].isspace():
            position += 1
        if text[position] == "}":
            break
        name, position = scanstring(text, position + 1)
        position = text.index(":", position) + 1
        while text[position].isspace():
            position += 1
        _, position = decoder.raw_decode(text, position)
        while text[position].isspace():
            position += 1
        if name not in names:
            kept.append(text[begin:position])
        if text[position] == "}":
            break
        position += 1
    return text[:start] + ",".join(kept).rstrip() + text[position:]
