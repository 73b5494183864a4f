"""Who belongs to whom: the chain from a place up to its Land."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sorbnames.model import Entry

MUNICIPALITIES = frozenset({"gemeinde", "stadt", "kreisfreie_stadt"})
#: Parts of municipalities, from large to small.
PARTS = ("ortsteil", "gemeindeteil", "wohnplatz")


def ancestors(entry: Entry, by_id: Mapping[str, Entry]) -> Iterator[Entry]:
    """Parent, grandparent …; ends at an unknown parent and before going round in a circle."""
    seen = {entry.id}
    parent = entry.parent
    while parent and parent not in seen and (found := by_id.get(parent)):
        seen.add(parent)
        yield found
        parent = found.parent


def municipality_of(entry: Entry, by_id: Mapping[str, Entry]) -> str:
    """The id of the municipality that a part of one lies in: as given, by its parents, or by the head of its id.

    Empty for municipalities themselves and for whatever is not part of one.
    """
    if entry.municipality or entry.kind in MUNICIPALITIES:
        return entry.municipality
    for ancestor in ancestors(entry, by_id):
        if ancestor.kind in MUNICIPALITIES:
            return ancestor.id
        if ancestor.municipality:
            return ancestor.municipality
    head = by_id.get(entry.id.partition("/")[0])
    return head.id if entry.kind in PARTS and head and head.kind in MUNICIPALITIES else ""
