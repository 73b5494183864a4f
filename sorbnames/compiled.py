"""The compact file inside the wheel: written once at build time, read in a few milliseconds.

Line 1 holds the version and the look-up tables, line 2 the tree of words for scanning texts, line 3 the keys of
inflected and derived forms, line 4 the word lists, line 5 the sources; each further line is one entry. Everything is
JSON, so that any tool can read it; entries are taken apart only when they are asked for: that makes loading fast.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sorbnames.errors import InvalidData
from sorbnames.model import Entry, LegalRecord, Name, Source

if TYPE_CHECKING:
    from sorbnames.index import Trie

FORMAT = 2

#: A name number is the entry's number times this, plus the name's place in the entry.
NAMES_PER_ENTRY = 128

#: The compact file that belongs to this package.
SHIPPED = os.path.join(os.path.dirname(__file__), "gazetteer.json")

#: What a name's row leaves out at its end.
NAME_DEFAULTS: tuple[Any, ...] = ("", "", "", "strong", (), "", None)

Lists = Mapping[str, Any]


def _unpack_name(row: list[Any]) -> Name:
    row = row + list(NAME_DEFAULTS[len(row) :])
    text, language, role, strength, sources, note, period = row
    return Name(text, language, role, strength, tuple(sources), note, tuple(period) if period else None)


def unpack_entry(line: bytes) -> Entry:
    """The entry written in one line of the file."""
    fields = json.loads(line)
    fields["names"] = tuple(_unpack_name(row) for row in fields["names"])
    for attribute in ("plz", "position", "sources"):
        if attribute in fields:
            fields[attribute] = tuple(fields[attribute])
    if "legal" in fields:
        fields["legal"] = tuple(
            LegalRecord(what, says, date, tuple(sources), note) for what, says, date, sources, note in fields["legal"]
        )
    return Entry(**fields)


class Head(NamedTuple):
    """The first line: version and look-up tables."""

    version: str
    ids: list[str]
    keys: dict[str, list[int]]
    skeletons: dict[str, list[int]]
    plz: dict[str, list[int]]


class Compiled:
    """A compact file in memory; its parts are taken apart when first used."""

    def __init__(self, content: bytes) -> None:
        self._lines = content.split(b"\n")
        head = json.loads(self._lines[0])
        if head.pop("format") != FORMAT:
            raise InvalidData("data.other_format")
        self.head = Head(**head)

    @cached_property
    def trie(self) -> Trie:
        """Folded words to the names that begin with them."""
        trie: Trie = json.loads(self._lines[1])
        return trie

    @cached_property
    def forms(self) -> dict[str, list[int]]:
        """Keys of inflected and derived forms."""
        forms: dict[str, list[int]] = json.loads(self._lines[2])
        return forms

    @cached_property
    def lists(self) -> Lists:
        """The word lists of ``data/lists``."""
        lists: Lists = json.loads(self._lines[3])
        return lists

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by id."""
        rows = json.loads(self._lines[4])
        return {row[0]: Source(*row) for row in rows}

    def entry(self, number: int) -> Entry:
        """The entry with that number."""
        return unpack_entry(self._lines[5 + number])

    def __len__(self) -> int:
        return len(self.head.ids)


def read_shipped() -> Compiled:
    """The gazetteer that came with the package.

    Raises InvalidData when a source checkout has not been built yet.
    """
    try:
        with open(SHIPPED, "rb") as file:
            return Compiled(file.read())
    except FileNotFoundError:
        raise InvalidData("data.not_built", path=SHIPPED) from None
