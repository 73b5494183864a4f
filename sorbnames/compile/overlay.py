"""An office's own names on top of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sorbnames.compile.book import Book
from sorbnames.compile.check_names import WRONG_ROLES
from sorbnames.compile.problems import Problem, did_you_mean, raise_first
from sorbnames.compile.reader import read_section, read_sources
from sorbnames.compile.schema import SECTIONS, FileReader, Located, derived_status
from sorbnames.compile.strength import WeakNames
from sorbnames.compile.tree import municipality_of
from sorbnames.compile.validation import CHECKS
from sorbnames.compile.yamlfile import BrokenYamlError, Mapping, invalid, parse, read_text
from sorbnames.model import Entry, Name, Source


@dataclass(frozen=True, slots=True)
class Overlay:
    """What an overlay file says: entries that add to the gazetteer or change it, sources, phrases never touched."""

    file: str
    located: tuple[Located, ...] = ()
    sources: tuple[Source, ...] = ()
    protect: tuple[str, ...] = ()
    source_lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A gazetteer with an overlay on it."""

    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]
    protect: tuple[str, ...]


def read_overlay(path: Path) -> Overlay:
    """Read an overlay file.

    Raises :class:`~sorbnames.errors.InvalidData` for the first mistake, naming file, line, entry, cause and remedy.
    """
    shown = str(path)
    problems: list[Problem] = []
    reader = FileReader(shown, problems, overlay=True)
    try:
        tree = parse(read_text(path), reader.report)
    except BrokenYamlError as broken:
        raise invalid(shown, broken) from None
    if tree is None:
        raise invalid(shown, BrokenYamlError(0, "empty_file"))
    if not isinstance(tree, Mapping):
        raise invalid(shown, BrokenYamlError(tree.line, "not_mapping", what="file"))
    located: list[Located] = []
    sources: list[Source] = []
    places: dict[str, tuple[str, int]] = {}
    protect: tuple[str, ...] = ()
    for key, node in tree.values.items():
        reader.entry = ""
        if key in SECTIONS:
            read_section(reader, key, node, located.append, lambda _: None)
        elif key == "sources":
            read_sources(reader, node, sources, places)
        elif key == "protect":
            protect = reader.texts(node, "protect")
        else:
            known = did_you_mean(key, [*SECTIONS, "sources", "protect"])
            reader.report(tree.lines[key], "unknown_key", key=key, what="file", suggestion=known)
    raise_first(sorted(problems, key=lambda problem: problem.line))
    if any(reader.own_source in named for item in located for named in _sources_named(item.entry)):
        sources.append(Source(reader.own_source, path.name))
    lines = {identifier: line for identifier, (_, line) in places.items()}
    return Overlay(shown, tuple(located), tuple(sources), protect, lines)


def _sources_named(entry: Entry) -> Iterator[tuple[str, ...]]:
    yield from (name.sources for name in entry.names)
    yield from (record.sources for record in entry.legal)


def apply_overlay(entries: Iterable[Entry], sources: Iterable[Source], overlay: Overlay) -> Overlaid:
    """The gazetteer's entries and sources with those of an overlay.

    A new id adds an entry. A known id changes that entry: values given replace its own, names given come before its
    own (the first right name of a language is the one printed), and a spelling given anew takes the place of the old
    one, so that an overlay can call a name wrong. What the gazetteer calls a misspelling stops being one when the
    overlay gives it as right. Raises :class:`~sorbnames.errors.InvalidData` for the first entry that breaks a rule.
    """
    base = {entry.id: entry for entry in entries}
    known_sources = {source.id: source for source in sources} | {source.id: source for source in overlay.sources}
    weak = WeakNames.of_entries(base.values())
    merged: dict[str, Located] = {}
    for item in overlay.located:
        below = merged[item.entry.id].entry if item.entry.id in merged else base.get(item.entry.id)
        if below is None and (missing := _missing(item)):
            raise item.problem(missing).as_error()
        if below is not None and item.entry.kind and item.entry.kind != below.kind:
            raise item.problem("other_kind", kind=item.entry.kind, known=below.kind).as_error()
        merged[item.entry.id] = _merged(item, below)
    everything = base | {identifier: item.entry for identifier, item in merged.items()}
    for identifier, item in merged.items():
        entry = replace(item.entry, municipality=municipality_of(item.entry, everything))
        merged[identifier] = replace(item, entry=weak.fill(entry))
        everything[identifier] = merged[identifier].entry
    everything = _without_contradictions(everything, merged)
    book = Book(tuple(merged.values()), everything, frozenset(known_sources))
    for check in CHECKS:
        raise_first(check(book))
    return Overlaid(tuple(everything.values()), tuple(known_sources.values()), overlay.protect)


def _missing(item: Located) -> str:
    """The message for an entry that is new but incomplete; empty if it is complete."""
    if not item.entry.kind:
        return "new_without_kind"
    return "" if item.entry.names else "new_without_names"


def _merged(item: Located, below: Entry | None) -> Located:
    """The overlay's entry on top of the gazetteer's, still at its place in the overlay."""
    if below is None:
        return item
    given, names = item.entry, item.entry.names
    spellings = {(name.language, name.text) for name in names}
    kept = tuple(name for name in below.names if (name.language, name.text) not in spellings)
    values = {key: getattr(given, key) for key in _REPLACED if key in item.lines}
    entry = replace(below, names=names + kept, **values)
    if "status" not in item.lines and entry.status == "german_only":
        entry = replace(entry, status=derived_status(entry.names))
    renamed = (entry.de, entry.dsb) != (below.de, below.dsb)
    shown = entry.pair.startswith(entry.de) and entry.pair.endswith(entry.dsb)
    if entry.pair and "pair" not in item.lines and renamed and not shown:
        # The register's pair no longer shows the names that this office prints.
        entry = replace(entry, pair="", status=_status_without_pair(entry))
    return replace(item, entry=entry)


_REPLACED = ("parent", "municipality", "ags", "plz", "position", "status", "pair", "legal", "sources", "note")


def _status_without_pair(entry: Entry) -> str:
    return entry.status if entry.legal else derived_status(entry.names)


def _without_contradictions(everything: dict[str, Entry], merged: dict[str, Located]) -> dict[str, Entry]:
    """The entries, without misspellings of the gazetteer that the overlay gives as right names."""
    right = {(name.language, name.text) for item in merged.values() for name in item.entry.names if name.is_right}

    def stays(name: Name) -> bool:
        return name.role not in WRONG_ROLES or (name.language, name.text) not in right

    return {
        identifier: entry
        if identifier in merged or all(map(stays, entry.names))
        else replace(entry, names=tuple(filter(stays, entry.names)))
        for identifier, entry in everything.items()
    }
