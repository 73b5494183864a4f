"""JSON and GeoJSON, one entry a line, so that two exports can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sorbnames.export.dataset import Dataset
from sorbnames.model import Entry, Name


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def entry_fields(entry: Entry) -> dict[str, Any]:
    """An entry with all its names, without empty values; ``position`` is latitude, longitude."""
    fields: dict[str, Any] = {
        "id": entry.id,
        "kind": entry.kind,
        "de": entry.de,
        "dsb": entry.dsb,
        "pair": entry.pair,
        "status": entry.status,
        "parent": entry.parent,
        "municipality": entry.municipality,
        "ags": entry.ags,
        "plz": list(entry.plz),
        "position": list(entry.position) if entry.position else None,
        "names": [_name_fields(name) for name in entry.names],
        "legal": [
            _without_empty(
                {
                    "what": record.what,
                    "says": record.says,
                    "date": record.date,
                    "sources": list(record.sources),
                    "note": record.note,
                }
            )
            for record in entry.legal
        ],
        "sources": list(entry.sources),
        "note": entry.note,
    }
    return _without_empty(fields)


def _name_fields(name: Name) -> dict[str, Any]:
    fields = {
        "text": name.text,
        "language": name.language,
        "role": name.role,
        "strength": name.strength,
        "period": list(name.period) if name.period else None,
        "sources": list(name.sources),
        "note": name.note,
    }
    return _without_empty(fields)


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in ("", None, [])}


def _source_fields(dataset: Dataset) -> dict[str, dict[str, str]]:
    return {
        source.id: _without_empty({"title": source.title, "url": source.url, "note": source.note})
        for source in dataset.sources
    }


def _object(head: dict[str, object], lists: dict[str, Iterable[str]]) -> bytes:
    """A JSON object with a head and lists of one item a line."""
    parts = [f"{_dumps(key)}: {_dumps(value)}" for key, value in head.items()]
    for key, items in lists.items():
        body = ",\n".join(items)
        parts.append(f"{_dumps(key)}: [\n{body}\n]" if body else f"{_dumps(key)}: []")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def entries_json(dataset: Dataset) -> bytes:
    """Versions, licence and sources, then ``entries``, one a line."""
    head = {**dataset.head(), "sources": _source_fields(dataset)}
    return _object(head, {"entries": (_dumps(entry_fields(entry)) for entry in dataset.entries)})


def positions_geojson(dataset: Dataset) -> bytes:
    """The entries that have a position, as a FeatureCollection (RFC 7946: WGS 84, longitude before latitude)."""
    located = [entry for entry in dataset.entries if entry.position]
    head: dict[str, object] = {"type": "FeatureCollection", **dataset.head(), "sources": _source_fields(dataset)}
    if located:
        head["bbox"] = _bounds(located)
    return _object(head, {"features": (_dumps(_feature(entry)) for entry in located)})


def _bounds(entries: Iterable[Entry]) -> list[float]:
    """West, south, east, north."""
    positions = [entry.position for entry in entries if entry.position]
    latitudes = [latitude for latitude, _ in positions]
    longitudes = [longitude for _, longitude in positions]
    return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]


def _feature(entry: Entry) -> dict[str, Any]:
    properties = entry_fields(entry)
    latitude, longitude = properties.pop("position")
    return {
        "type": "Feature",
        "id": properties.pop("id"),
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": properties,
    }
