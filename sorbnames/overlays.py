"""An office's own names on top of the shipped gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sorbnames.building import pack
from sorbnames.compile import apply_overlay, read_overlay
from sorbnames.compiled import Compiled
from sorbnames.model import Entry, Name


def overlay_compiled(compiled: Compiled, overlays: Sequence[str]) -> Compiled:
    """The gazetteer with the overlays applied in order; later ones win.

    Raises InvalidData for a mistake in an overlay.
    """
    entries = tuple(compiled.entry(number) for number in range(len(compiled)))
    sources = tuple(compiled.sources.values())
    protected = dict(compiled.lists["protected"])
    forms = {entry.id: (_names(entry), _forms(entry)) for entry in entries}
    entries = tuple(replace(entry, names=_names(entry)) for entry in entries)
    for path in overlays:
        overlaid = apply_overlay(entries, sources, read_overlay(Path(path)))
        entries, sources = overlaid.entries, overlaid.sources
        protected["phrases"] = [*protected["phrases"], *overlaid.protect]
    # Case forms stay with entries whose names the overlays left alone; of a new name none is known.
    entries = tuple(
        replace(entry, names=entry.names + forms[entry.id][1])
        if entry.id in forms and set(forms[entry.id][0]) <= set(entry.names)
        else entry
        for entry in entries
    )
    version = f"{compiled.head.version.partition('+')[0]}.overlaid"
    return Compiled(pack(entries, sources, {**compiled.lists, "protected": protected}, version))


def _names(entry: Entry) -> tuple[Name, ...]:
    return tuple(name for name in entry.names if name.role not in ("inflected", "derived"))


def _forms(entry: Entry) -> tuple[Name, ...]:
    return tuple(name for name in entry.names if name.role in ("inflected", "derived"))
