"""Reads the folder ``data/``: places, streets, terms, institutions, sources and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sorbnames.compile.lists import Lists, Word, read_list_file
from sorbnames.compile.problems import WARNING, Problem, did_you_mean, raise_first
from sorbnames.compile.schema import SECTIONS, FileReader, Located
from sorbnames.compile.strength import with_strength
from sorbnames.compile.tree import municipality_of
from sorbnames.compile.yamlfile import BrokenYamlError, Mapping, Node, invalid, parse, read_text
from sorbnames.inflection.declension import read_yaml
from sorbnames.model import Entry, Source

__all__ = ["Lists", "RawData", "Word", "read_data"]

#: Folders and files of ``data/`` that hold no names and are read elsewhere.
OTHER_FOLDERS = frozenset({"styles", "inflection"})


@dataclass(frozen=True, slots=True)
class RawData:
    """Everything that ``data/`` says, with the lines it says it in.

    ``entries`` have their ``municipality`` and the ``strength`` of their names filled in; PLZ are only those given.
    ``problems`` are the mistakes met while reading (a tolerant reading leaves such entries out; their ids are in
    ``broken``, so that nobody complains of a parent that is only misspelt inside). ``complete`` is False when a whole
    file could not be read, so that nothing can be said about what refers to it. ``inflection_sources`` are the ids of
    sources that the files of case forms and derived words name.
    """

    located: tuple[Located, ...]
    sources: tuple[Source, ...] = ()
    lists: Lists = field(default_factory=Lists)
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()
    source_places: dict[str, tuple[str, int]] = field(default_factory=dict)
    complete: bool = True
    inflection_sources: frozenset[str] = frozenset()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order of the files."""
        return tuple(located.entry for located in self.located)


@dataclass(slots=True)
class _Gathered:
    """What the files have given so far."""

    located: list[Located] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    source_places: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    lists: dict[str, Any] = field(default_factory=dict)
    complete: bool = True
    inflection_sources: set[str] = field(default_factory=set)


def read_data(folder: Path, *, tolerant: bool = False) -> RawData:
    """All data below ``folder``.

    Raises :class:`~sorbnames.errors.InvalidData` for the first mistake of form (syntax, unknown or missing keys, wrong
    types), naming file, line, entry, cause and remedy. With ``tolerant`` such mistakes are gathered in
    ``RawData.problems`` instead, for :func:`~sorbnames.compile.validate` to report them all.
    """
    if not folder.is_dir():
        raise invalid(str(folder), BrokenYamlError(0, "no_folder"))
    gathered = _Gathered()
    for path in sorted(folder.rglob("*.y*ml")):
        inside = path.relative_to(folder)
        if inside.parts[0] == "inflection" and path.suffix == ".yaml":
            gathered.inflection_sources.update(_sources_in(read_yaml(path)))
        if inside.parts[0] in OTHER_FOLDERS or not path.is_file():
            continue
        shown = f"{folder.resolve().name}/{inside.as_posix()}"
        if path.suffix != ".yaml":
            gathered.problems.append(Problem(WARNING, shown, 0, "", "data.other_suffix"))
        elif inside.parts[0] == "lists":
            read_list_file(path, shown, gathered.lists, gathered.problems)
        else:
            _read_file(path, shown, gathered)
    if not tolerant:
        raise_first(gathered.problems)
    lists = Lists(**gathered.lists)
    return RawData(
        located=_completed(gathered.located, lists),
        sources=tuple(gathered.sources),
        lists=lists,
        problems=tuple(gathered.problems),
        broken=frozenset(gathered.broken),
        inflection_sources=frozenset(gathered.inflection_sources),
        source_places=gathered.source_places,
        complete=gathered.complete,
    )


def _sources_in(node: object) -> Iterator[str]:
    """All ids in lists called ``sources``, however deep."""
    if isinstance(node, dict):
        for key, below in node.items():
            yield from (str(source) for source in below) if key == "sources" else _sources_in(below)
    elif isinstance(node, list):
        for below in node:
            yield from _sources_in(below)


def tree_of(path: Path, shown: str, problems: list[Problem]) -> Mapping | None:
    """The file as a mapping of its top keys; None, with the reason in ``problems``, where it is none."""
    reader = FileReader(shown, problems)
    try:
        tree = parse(read_text(path), reader.report)
    except BrokenYamlError as broken:
        reader.report(broken.line, broken.key, **broken.parameters)
        return None
    if tree is None:
        reader.report(0, "empty_file")
        return None
    if not isinstance(tree, Mapping):
        reader.report(tree.line, "not_mapping", what="file")
        return None
    return tree


def _read_file(path: Path, shown: str, gathered: _Gathered) -> None:
    tree = tree_of(path, shown, gathered.problems)
    gathered.complete = gathered.complete and tree is not None
    reader = FileReader(shown, gathered.problems)
    for key, node in tree.values.items() if tree else ():
        reader.entry = ""
        if key in SECTIONS:
            read_section(reader, key, node, gathered.located.append, gathered.broken.add)
        elif key == "sources":
            read_sources(reader, node, gathered.sources, gathered.source_places)
        else:
            reader.report(
                tree.lines[key] if tree else 0,
                "unknown_key",
                key=key,
                what="file",
                suggestion=did_you_mean(key, [*SECTIONS, "sources"]),
            )


def read_section(
    reader: FileReader, section: str, node: Node, found: Callable[[Located], None], broken: Callable[[str], None]
) -> None:
    """The entries of one section go to ``found``, the ids of unreadable ones to ``broken``."""
    for item in reader.listing(node, section):
        located = reader.located(item, section)
        if located:
            found(located)
        else:
            broken(reader.entry)
    reader.entry = ""


def read_sources(reader: FileReader, node: Node, sources: list[Source], places: dict[str, tuple[str, int]]) -> None:
    """The sources of a ``sources:`` section."""
    if not isinstance(node, Mapping):
        reader.report(node.line, "not_mapping", what="sources")
        return
    for identifier, fields in node.values.items():
        if source := reader.source(identifier, fields):
            if identifier in places:
                file, line = places[identifier]
                reader.report(node.lines[identifier], "duplicate_source", source=identifier, first=f"{file}:{line}")
                continue
            sources.append(source)
            places[identifier] = (reader.file, node.lines[identifier])


def _completed(located: list[Located], lists: Lists) -> tuple[Located, ...]:
    """The entries with municipality and strengths filled in."""
    by_id = {item.entry.id: item.entry for item in located}
    entries = [replace(item.entry, municipality=municipality_of(item.entry, by_id)) for item in located]
    strong = with_strength(entries, lists)
    return tuple(replace(item, entry=entry) for item, entry in zip(located, strong, strict=True))
