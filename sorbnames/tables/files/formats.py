"""Which format a table file has: by its name, or by its first bytes."""

from __future__ import annotations

import os
from difflib import get_close_matches

from sorbnames.documents.base import STANDARD_STREAM, shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.files.source import PACKED_NAMES, Source

#: Endings of file names → format.
ENDINGS = {
    ".csv": "csv", ".txt": "csv", ".tsv": "tsv", ".tab": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".jsonlines": "jsonl", ".xlsx": "xlsx", ".xlsm": "xlsx", ".ods": "ods", ".xls": "xls", ".parquet": "parquet",
    ".pq": "parquet",
}  # fmt: skip

FORMATS = ("csv", "tsv", "jsonl", "xlsx", "ods", "parquet")
_WRITTEN = tuple(form for form in FORMATS if form != "ods")
LINES = frozenset(("csv", "tsv", "jsonl"))
_SHEETS = frozenset(("xlsx", "ods", "xls"))

_MAGIC = (
    (b"PAR1", "parquet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"PK\x03\x04", "package"),
)


def endings_of(path: str) -> tuple[str, str]:
    """Format and packing by the file's name; empty where it tells nothing."""
    stem, ending = os.path.splitext(os.path.basename(path).lower())
    packing = PACKED_NAMES.get(ending, "")
    if packing:
        ending = os.path.splitext(stem)[1]
    return ENDINGS.get(ending, ""), packing


def format_of_input(source: Source, told: str) -> str:
    """The format of an input: as it was told, by its first bytes, by its name; else it is taken for CSV."""
    head = source.head
    found = next((name for magic, name in _MAGIC if head.startswith(magic)), "")
    if found == "package":
        found = "ods" if b"opendocument.spreadsheet" in head[:200] else "xlsx"
    by_name, _ = endings_of(source.path)
    if found:
        return found
    if told:
        return told
    if by_name in _SHEETS or by_name == "parquet":
        raise InvalidTable("tablefiles.not_that_format", path=shown(source.path), form=by_name)
    if by_name:
        return by_name
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"{", b"[")):
        return "jsonl"
    if b"\0" in head[:4096] and not head.startswith((b"\xff\xfe", b"\xfe\xff")) and head[1::2].count(0) < len(head) / 8:
        raise InvalidTable("tablefiles.unknown_content", path=shown(source.path), formats=", ".join(FORMATS))
    return "csv"


def format_of_output(path: str, given: str, source: str = STANDARD_STREAM) -> tuple[str, str]:
    """Format and packing of an output: by its name, else the format of the input, which comes from ``source``.

    A workbook with macros can only be one again: Excel opens no file whose ending says otherwise than its content.
    """
    found, packing = endings_of(path)
    if found:
        if found in ("ods", "xls"):
            raise InvalidTable("tablefiles.only_read", path=shown(path), form=found.upper())
        if packing and found not in LINES:
            raise InvalidTable("tablefiles.not_packed", path=shown(path), form=found)
        if found == "xlsx" and source != STANDARD_STREAM:
            right = ".xlsm" if given == "xlsx" and source.lower().endswith(".xlsm") else ".xlsx"
            if not path.lower().endswith(right):
                raise InvalidTable("tablefiles.other_workbook", path=shown(path), ending=right)
        # A table with another delimiter than its name says keeps it, and text files may be either.
        return ("tsv" if given == "tsv" else found) if path.lower().endswith(".txt") else found, packing
    ending = os.path.splitext(path)[1].lower()
    if path == STANDARD_STREAM or not ending or os.path.exists(path) or packing:
        if given in ("ods", "xls"):
            raise InvalidTable("tablefiles.only_read", path=shown(path), form=given.upper())
        return given, packing
    near = get_close_matches(ending, ENDINGS, n=1, cutoff=0.6)
    if near:
        raise InvalidTable("tablefiles.unknown_ending_but", path=shown(path), ending=ending, near=near[0])
    raise InvalidTable("tablefiles.unknown_ending", path=shown(path), ending=ending, formats=", ".join(_WRITTEN))
