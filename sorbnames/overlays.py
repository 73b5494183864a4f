"""An office's own names on top of the shipped gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sorbnames.building import pack
from sorbnames.compile import apply_overlay, read_overlay
from sorbnames.compiled import Compiled


def overlay_compiled(compiled: Compiled, overlays: Sequence[str]) -> Compiled:
    """The gazetteer with the overlays applied in order; later ones win.

    Raises InvalidData for a mistake in an overlay.
    """
    entries = tuple(compiled.entry(number) for number in range(len(compiled)))
    sources = tuple(compiled.sources.values())
    protected = dict(compiled.lists["protected"])
    for path in overlays:
        overlaid = apply_overlay(entries, sources, read_overlay(Path(path)))
        entries, sources = overlaid.entries, overlaid.sources
        protected["phrases"] = [*protected["phrases"], *overlaid.protect]
    version = f"{compiled.head.version.partition('+')[0]}.overlaid"
    return Compiled(pack(entries, sources, {**compiled.lists, "protected": protected}, version))
