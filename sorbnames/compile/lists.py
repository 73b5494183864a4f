"""The word lists of ``data/lists``: ``words.yaml``, ``elsewhere.yaml``, ``protected.yaml``, ``addresses.yaml``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sorbnames.compile.problems import WARNING, Problem
from sorbnames.compile.schema import FileReader
from sorbnames.compile.yamlfile import BrokenYamlError, Mapping, Node, parse, read_text

WORD_KEYS = frozenset({"name", "of", "folded", "means"})


@dataclass(frozen=True, slots=True)
class Word:
    """A name that is also an everyday word or a person's name; ``folded`` is the word without accents.

    ``of`` is the name that it is a case form of; empty for a name itself.
    """

    name: str
    means: str
    folded: str = ""
    line: int = 0
    of: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """Words around names.

    ``same`` maps a name to the Länder or countries where another place bears it, ``towns`` are those of them where that
    is a town; ``near`` are places elsewhere that look like one of ours, ``alike`` are words that do; ``protected`` are
    lists by subject (legal forms, titles, given names …), ``addresses`` are the words of address lines by subject,
    ``toponyms`` what very many place names begin and end with.
    """

    words: tuple[Word, ...] = ()
    same: dict[str, tuple[str, ...]] = field(default_factory=dict)
    towns: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    protected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    addresses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    toponyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    same_lines: dict[str, int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The lists as plain data, for the compact file; ``words`` maps each name to its meaning."""
        return {
            "words": {word.name: word.means for word in self.words},
            "same": dict(self.same),
            "towns": self.towns,
            "near": self.near,
            "alike": self.alike,
            "protected": dict(self.protected),
            "addresses": dict(self.addresses),
            "toponyms": dict(self.toponyms),
        }


def read_list_file(path: Path, shown: str, lists: dict[str, Any], problems: list[Problem]) -> None:
    """One file of ``data/lists``; what it gives goes into ``lists`` under the field names of :class:`Lists`."""
    reader = FileReader(shown, problems)
    readers: dict[str, Callable[[FileReader, Mapping, dict[str, Any]], None]] = {
        "words": _read_words,
        "elsewhere": _read_elsewhere,
        "alike": _read_alike,
        "protected": partial(_read_subjects, "protected"),
        "addresses": partial(_read_subjects, "addresses"),
        "toponyms": partial(_read_subjects, "toponyms"),
    }
    if path.stem not in readers:
        known = ", ".join(f"{name}.yaml" for name in readers)
        problems.append(Problem(WARNING, shown, 0, "", "data.unread_list", (("known", known),)))
        return
    try:
        tree = parse(read_text(path), reader.report)
    except BrokenYamlError as broken:
        reader.report(broken.line, broken.key, **broken.parameters)
        return
    if not isinstance(tree, Mapping):
        reader.report(tree.line if tree else 0, "empty_file" if tree is None else "not_mapping", what="file")
        return
    readers[path.stem](reader, tree, lists)


def _read_words(reader: FileReader, tree: Mapping, lists: dict[str, Any]) -> None:
    words = []
    fields = reader.mapping(tree, "file", {"words"}, ["words"])
    for item in reader.listing(fields.values["words"], "words") if fields else ():
        row = reader.mapping(item, "word", WORD_KEYS, ("name", "means"))
        if row:
            texts = {key: reader.text(value, key) for key, value in row.values.items() if key in WORD_KEYS}
            words.append(Word(texts["name"], texts["means"], texts.get("folded", ""), item.line, texts.get("of", "")))
    lists["words"] = tuple(words)


def _read_elsewhere(reader: FileReader, tree: Mapping, lists: dict[str, Any]) -> None:
    fields = reader.mapping(tree, "file", {"same", "towns", "near"}, ["same", "near"])
    if not fields:
        return
    same = fields.values["same"]
    if isinstance(same, Mapping):
        lists["same"] = {name: _codes(reader, name, node) for name, node in same.values.items()}
        lists["same_lines"] = dict(same.lines)
    else:
        reader.report(same.line, "not_mapping", what="same")
    lists["near"] = reader.texts(fields.values["near"], "near")
    if "towns" in fields.values:
        lists["towns"] = reader.texts(fields.values["towns"], "towns")


def _read_alike(reader: FileReader, tree: Mapping, lists: dict[str, Any]) -> None:
    fields = reader.mapping(tree, "file", {"alike"}, ["alike"])
    if fields:
        lists["alike"] = reader.texts(fields.values["alike"], "alike")


def _codes(reader: FileReader, name: str, node: Node) -> tuple[str, ...]:
    """Länder or country codes."""
    return reader.texts(node, name)


def _read_subjects(field: str, reader: FileReader, tree: Mapping, lists: dict[str, Any]) -> None:
    lists[field] = {subject: reader.texts(node, subject) for subject, node in tree.values.items()}
