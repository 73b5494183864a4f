"""The compact file inside the wheel: written once at build time, read in a few milliseconds.

Line 1 holds the version and the look-up tables, line 2 the tree of words for scanning texts, line 3 the word lists,
line 4 the sources; each further line is one entry. Everything is JSON, so that any tool can read it; entries are taken
apart only when they are asked for, which is what makes loading fast.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from sorbnames.errors import InvalidData
from sorbnames.index import Trie, build_index
from sorbnames.model import Entry, LegalRecord, Name, Source
from sorbnames.orthography import key

FORMAT = 1

#: The compact file that belongs to this package.
SHIPPED = Path(__file__).with_name("gazetteer.json")

#: What a name's row leaves out at its end.
_NAME_DEFAULTS: tuple[Any, ...] = ("", "", "", "strong", (), "", None)

Lists = Mapping[str, Any]


def _pack_name(name: Name) -> list[Any]:
    row: list[Any] = [name.text, name.language, name.role, name.strength, name.sources, name.note, name.period]
    while row[-1] == _NAME_DEFAULTS[len(row) - 1]:
        row.pop()
    return row


def _unpack_name(row: list[Any]) -> Name:
    row = row + list(_NAME_DEFAULTS[len(row) :])
    text, language, role, strength, sources, note, period = row
    return Name(text, language, role, strength, tuple(sources), note, tuple(period) if period else None)


def _pack_entry(entry: Entry) -> str:
    fields: dict[str, Any] = {"names": [_pack_name(name) for name in entry.names]}
    for attribute in (
        "id",
        "kind",
        "parent",
        "municipality",
        "ags",
        "plz",
        "position",
        "status",
        "pair",
        "sources",
        "note",
    ):
        if value := getattr(entry, attribute):
            fields[attribute] = value
    if entry.legal:
        fields["legal"] = [
            [record.what, record.says, record.date, record.sources, record.note] for record in entry.legal
        ]
    return _json(fields)


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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True, slots=True)
class Head:
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
    def lists(self) -> Lists:
        """The word lists of ``data/lists``."""
        lists: Lists = json.loads(self._lines[2])
        return lists

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by id."""
        rows = json.loads(self._lines[3])
        return {row[0]: Source(*row) for row in rows}

    def entry(self, number: int) -> Entry:
        """The entry with that number."""
        return unpack_entry(self._lines[4 + number])

    def __len__(self) -> int:
        return len(self.head.ids)


def pack(entries: Sequence[Entry], sources: Sequence[Source], lists: Lists, version: str) -> bytes:
    """The content of a compact file; the same data give the same bytes."""
    index = build_index(entries, lists["protected"]["phrases"])
    rest = [
        _json(index.trie),
        _json(lists),
        _json([[source.id, source.title, source.url, source.note] for source in sources]),
        *(_pack_entry(entry) for entry in entries),
    ]
    fingerprint = sha256("\n".join(rest).encode()).hexdigest()[:8]
    head = {
        "format": FORMAT,
        "version": f"{version}+{fingerprint}",
        "ids": [entry.id for entry in entries],
        "keys": index.keys,
        "skeletons": index.skeletons,
        "plz": index.plz,
    }
    return "\n".join([_json(head), *rest]).encode()


def read_shipped() -> Compiled:
    """The gazetteer that came with the package.

    Raises InvalidData when a source checkout has not been built yet.
    """
    try:
        return Compiled(SHIPPED.read_bytes())
    except FileNotFoundError:
        raise InvalidData("data.not_built", path=SHIPPED) from None


def table_lists(lists: Mapping[str, Any]) -> dict[str, Any]:
    """The word lists with names turned into keys, as the gazetteer looks them up."""
    same: dict[str, list[str]] = {}
    for name, codes in lists["same"].items():
        same[key(name)] = sorted({*same.get(key(name), ()), *codes})
    return {
        "words": {key(name): meaning for name, meaning in lists["words"].items()},
        "same": same,
        "near": sorted({key(name) for name in lists["near"]}),
        "protected": {subject: list(words) for subject, words in lists["protected"].items()},
        "styles": lists.get("styles", {}),
    }


def build(data_folder: Path, target: Path) -> None:
    """Check ``data_folder`` and write the compact file ``target``.

    Raises InvalidData for the first mistake in the data. Needs PyYAML; never called when the package is only used.
    """
    content = compile_folder(data_folder)
    temporary = target.with_name(target.name + ".new")
    temporary.write_bytes(content)
    temporary.replace(target)


def compile_folder(data_folder: Path) -> bytes:
    """The content of the compact file for a data folder."""
    import yaml

    from sorbnames.compile import raise_first, read_data, validate, with_strength
    from sorbnames.inflection import with_forms
    from sorbnames.style import read_style

    raw = read_data(data_folder)
    raise_first(validate(raw))
    entries = with_strength(tuple(located.entry for located in raw.located), raw.lists)
    entries = with_forms(entries, data_folder)
    styles = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((data_folder / "styles").glob("*.yaml"))
    }
    for name, fields in styles.items():
        read_style(name, fields)
    lists = table_lists({**raw.lists.as_dict(), "styles": styles})
    version = (data_folder / "VERSION").read_text(encoding="utf-8").strip()
    return pack(entries, raw.sources, lists, version)
