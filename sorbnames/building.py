"""Makes the compact file that :mod:`sorbnames.compiled` reads: from checked entries, once, at build time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sorbnames.compiled import FORMAT, NAME_DEFAULTS, Lists
from sorbnames.index import build_index
from sorbnames.model import Entry, Name, Source
from sorbnames.orthography import fold, key

if TYPE_CHECKING:
    from sorbnames.inflection.declension import Declension


def _pack_name(name: Name) -> list[Any]:
    row: list[Any] = [name.text, name.language, name.role, name.strength, name.sources, name.note, name.period]
    while row[-1] == NAME_DEFAULTS[len(row) - 1]:
        row.pop()
    return row


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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def pack(entries: Sequence[Entry], sources: Sequence[Source], lists: Lists, version: str) -> bytes:
    """The content of a compact file; the same data give the same bytes."""
    index = build_index(entries, lists["protected"]["phrases"])
    rest = [
        _json(index.trie),
        _json(index.forms),
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


def table_lists(lists: Mapping[str, Any]) -> dict[str, Any]:
    """The word lists with names turned into keys, as the gazetteer looks them up."""
    same: dict[str, list[str]] = {}
    for name, codes in lists["same"].items():
        same[key(name)] = sorted({*same.get(key(name), ()), *codes})
    return {
        "words": {key(name): meaning for name, meaning in lists["words"].items()},
        "same": same,
        "towns": sorted({key(name) for name in lists.get("towns", ())}),
        "near": sorted({key(name) for name in lists["near"]}),
        "alike": sorted({key(word) for word in lists.get("alike", ())}),
        "protected": {subject: list(words) for subject, words in lists["protected"].items()},
        "addresses": {subject: list(words) for subject, words in lists.get("addresses", {}).items()},
        "toponyms": {part: sorted(map(key, words)) for part, words in lists.get("toponyms", {}).items()},
        "styles": lists.get("styles", {}),
        "heads": lists.get("heads", []),
        "declensions": lists.get("declensions", {}),
    }


def by_class(declensions: Mapping[str, Declension]) -> dict[str, dict[str, list[str]]]:
    """Declension class → how it is known → the names."""
    classes: dict[str, dict[str, list[str]]] = {}
    for name, declension in sorted(declensions.items()):
        classes.setdefault(declension.id, {}).setdefault(declension.by, []).append(name)
    return classes


def small_heads(entries: Sequence[Entry]) -> list[str]:
    """First words of names that begin with a small letter (amt Stara Darbnja), for the scan of texts.

    Without their marks as well: kneski dwor Brunswik.
    """
    names = (name.text for entry in entries if entry.kind not in ("term", "strasse") for name in entry.names)
    heads = {text.split()[0] for text in names if text[0].islower() and " " in text}
    return sorted({form for head in heads for form in (head, fold(head))})


def build(data_folder: Path, target: Path) -> None:
    """Check ``data_folder`` and write the compact file ``target``.

    Raises InvalidData for the first mistake in the data. Needs PyYAML; never called when the package is only used.
    """
    content = compile_folder(data_folder)
    temporary = target.with_name(target.name + ".new")
    try:
        temporary.write_bytes(content)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def compile_folder(data_folder: Path) -> bytes:
    """The content of the compact file for a data folder."""
    import yaml

    from sorbnames.compile import raise_first, read_data, validate, with_strength
    from sorbnames.inflection import with_forms
    from sorbnames.inflection.declension import read_declensions
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
    lists = table_lists(
        {
            **raw.lists.as_dict(),
            "styles": styles,
            "heads": small_heads(entries),
            "declensions": by_class(read_declensions(data_folder)),
        }
    )
    version = (data_folder / "VERSION").read_text(encoding="utf-8").strip()
    return pack(entries, raw.sources, lists, version)
