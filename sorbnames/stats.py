"""Figures about the gazetteer: how much of what has a Sorbian name, and where the names come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sorbnames.messages import render
from sorbnames.model import LANGUAGES, OTHER_KINDS, PLACE_KINDS, ROLES, STATUSES, Entry

MUNICIPALITIES = frozenset({"gemeinde", "stadt", "kreisfreie_stadt"})
PARTS = frozenset({"ortsteil", "gemeindeteil", "wohnplatz"})
STRENGTHS = ("strong", "weak")

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of some entries have a right Lower Sorbian name."""

    total: int = 0
    with_sorbian: int = 0

    @property
    def without_sorbian(self) -> int:
        """Those that have none yet."""
        return self.total - self.with_sorbian

    def counting(self, entry: Entry) -> Coverage:
        """The same with one more entry."""
        return Coverage(self.total + 1, self.with_sorbian + bool(entry.dsb))


@dataclass(frozen=True, slots=True)
class MunicipalityStats:
    """A municipality, its parts and its streets."""

    id: str
    de: str
    dsb: str
    ortsteile: Coverage = Coverage()
    smaller_parts: Coverage = Coverage()
    streets: Coverage = Coverage()


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures about a set of entries. Mappings are in a fixed order, most frequent sources first."""

    entries: int
    names: int
    kinds: Mapping[str, Coverage]
    municipalities: tuple[MunicipalityStats, ...]
    languages: Mapping[str, int]
    roles: Mapping[str, int]
    languages_and_roles: Mapping[tuple[str, str], int]
    sources: Mapping[str, int]
    statuses: Mapping[str, int]
    strengths: Mapping[str, int]

    def as_dict(self) -> dict[str, Any]:
        """The figures as plain data, for JSON."""
        return {
            "entries": self.entries,
            "names": self.names,
            "kinds": {kind: _plain(coverage) for kind, coverage in self.kinds.items()},
            "municipalities": [
                {
                    "id": place.id,
                    "de": place.de,
                    "dsb": place.dsb,
                    "ortsteile": _plain(place.ortsteile),
                    "smaller_parts": _plain(place.smaller_parts),
                    "streets": _plain(place.streets),
                }
                for place in self.municipalities
            ],
            "languages": dict(self.languages),
            "roles": dict(self.roles),
            "languages_and_roles": [
                {"language": language, "role": role, "names": names}
                for (language, role), names in self.languages_and_roles.items()
            ],
            "sources": dict(self.sources),
            "statuses": dict(self.statuses),
            "strengths": dict(self.strengths),
        }


def _plain(coverage: Coverage) -> dict[str, int]:
    return {"total": coverage.total, "with_sorbian": coverage.with_sorbian}


def stats(entries: Iterable[Entry]) -> Stats:
    """Count entries and names.

    A municipality is listed when it, one of its parts or one of its streets is among the entries.
    """
    entries = tuple(entries)
    names = [name for entry in entries for name in entry.names]
    kinds: dict[str, Coverage] = {}
    for entry in entries:
        kinds[entry.kind] = kinds.get(entry.kind, Coverage()).counting(entry)
    sources = Counter(source for name in names for source in name.sources)
    pairs = Counter((name.language, name.role) for name in names)
    return Stats(
        entries=len(entries),
        names=len(names),
        kinds=_in_order(kinds, (*PLACE_KINDS, *OTHER_KINDS)),
        municipalities=tuple(_municipalities(entries)),
        languages=_in_order(Counter(name.language for name in names), LANGUAGES),
        roles=_in_order(Counter(name.role for name in names), ROLES),
        languages_and_roles=_in_order(pairs, [(language, role) for language in LANGUAGES for role in ROLES]),
        sources=dict(sorted(sources.items(), key=lambda item: (-item[1], item[0]))),
        statuses=_in_order(Counter(entry.status for entry in entries), STATUSES),
        strengths=_in_order(Counter(name.strength for name in names), STRENGTHS),
    )


def _in_order(counts: Mapping[Key, Value], order: Iterable[Key]) -> dict[Key, Value]:
    return {key: counts[key] for key in order if key in counts}


def _municipalities(entries: tuple[Entry, ...]) -> Iterator[MunicipalityStats]:
    """Figures by municipality, by German name."""
    by_id = {entry.id: entry for entry in entries}
    counts: dict[str, dict[str, Coverage]] = {entry.id: {} for entry in entries if entry.kind in MUNICIPALITIES}
    for entry in entries:
        group = "ortsteile" if entry.kind == "ortsteil" else "smaller_parts" if entry.kind in PARTS else "streets"
        if entry.municipality and (entry.kind in PARTS or entry.kind == "strasse"):
            groups = counts.setdefault(entry.municipality, {})
            groups[group] = groups.get(group, Coverage()).counting(entry)
    rows = []
    for identifier, groups in counts.items():
        entry_or_none = by_id.get(identifier)
        de = entry_or_none.de if entry_or_none else identifier
        rows.append(MunicipalityStats(identifier, de, entry_or_none.dsb if entry_or_none else "", **groups))
    yield from sorted(rows, key=lambda row: (row.de, row.id))


def tables(figures: Stats, language: str = "en") -> Iterator[tuple[str, list[list[str]]]]:
    """Every table of the statistics: its title and its rows, the first of them the head."""

    def say(key: str) -> str:
        return render(f"stats.{key}", language)

    def label(group: str, key: str) -> str:
        return say(f"{group}.{key}")

    with_sorbian, without, names = say("with_sorbian"), say("without_sorbian"), say("names")
    yield (
        say("by_kind"),
        [
            [say("kind"), say("entries"), with_sorbian, without],
            *(
                [label("kind", kind), str(counted.total), str(counted.with_sorbian), str(counted.without_sorbian)]
                for kind, counted in figures.kinds.items()
            ),
        ],
    )
    yield (
        say("by_status"),
        [
            [say("status"), say("entries")],
            *([label("status", key), str(count)] for key, count in figures.statuses.items()),
        ],
    )
    yield (
        say("by_role"),
        [
            [say("language"), say("role"), names],
            *(
                [label("language", spoken), label("role", role), str(count)]
                for (spoken, role), count in figures.languages_and_roles.items()
            ),
        ],
    )
    yield (
        say("by_strength"),
        [
            [say("strength"), names],
            *([label("strength", key), str(count)] for key, count in figures.strengths.items()),
        ],
    )
    yield (
        say("by_municipality"),
        [
            [say("municipality"), say("dsb"), say("ortsteile"), say("smaller_parts"), say("streets")],
            *(
                [place.de, place.dsb or "–", *map(_share, (place.ortsteile, place.smaller_parts, place.streets))]
                for place in figures.municipalities
            ),
        ],
    )
    yield say("by_source"), [[say("source"), names], *([key, str(count)] for key, count in figures.sources.items())]


def _share(coverage: Coverage) -> str:
    return f"{coverage.with_sorbian}/{coverage.total}" if coverage.total else "–"


def format_text(figures: Stats, language: str = "en", sources: int | None = 20) -> str:
    """The statistics as text in ``de`` or ``en``, one table below the other.

    ``sources`` limits the table of sources to the most frequent ones; None shows all.
    """
    summary = render("stats.summary", language, entries=figures.entries, names=figures.names)
    parts = [summary]
    titled = list(tables(figures, language))
    for number, (title, rows) in enumerate(titled):
        left_out = 0
        if number == len(titled) - 1 and sources is not None:
            left_out = max(0, len(rows) - 1 - sources)
            rows = rows[: sources + 1]
        lines = [title, "", *_aligned(rows)]
        if left_out:
            lines.append("  " + render("stats.more_sources", language, count=left_out))
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _aligned(rows: list[list[str]]) -> list[str]:
    """The rows with their columns one below the other, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    numeric = [all(_is_figure(cell) for cell in column[1:]) for column in zip(*rows, strict=True)]
    return [
        "  "
        + "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in rows
    ]


def _is_figure(cell: str) -> bool:
    return cell == "–" or cell.replace("/", "").isdigit()
