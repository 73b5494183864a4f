"""``sorbnames mentions``: every mention of an entry."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import FileName, OneOf
from sorbnames.cli.positions import Positions
from sorbnames.cli.session import Session

FIELDS = (
    *("file", "start", "end", "line", "column", "surface", "language", "entry", "kind", "de", "dsb", "case"),
    *("status", "confidence", "evidence", "protected", "lat", "lon"),
)


@as_command(
    "mentions",
    click.Argument(["files"], nargs=-1, required=True, type=FileName(), metavar="FILE"),
    click.Option(
        ["--format"], default="jsonl", show_default=True, type=OneOf("jsonl", "csv", "geojson"), metavar="FORM"
    ),
)
def command(session: Session, files: tuple[str, ...], format: str) -> None:
    """List the mentions of all files."""
    writers = {"jsonl": write_jsonl, "csv": write_csv, "geojson": write_geojson}
    writers[format](session, records(session, files))


def records(session: Session, files: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The mentions of all files, one record each."""
    from sorbnames import documents
    from sorbnames.documents.mapped import source_of, span_in_source

    for path in files:
        with session.attempt(path):
            document = documents.read(path)
            positions = Positions(source_of(document))
            for mention in session.gazetteer.mentions(document.text):
                start, end = span_in_source(document, mention.start, mention.end)
                line, column = positions.of(start)
                place = {"file": path, "start": start, "end": end, "line": line, "column": column}
                yield {field: place[field] if field in place else getattr(mention, field) for field in FIELDS}


def write_jsonl(session: Session, rows: Iterator[dict[str, Any]]) -> None:
    """One JSON object a line."""
    import json

    for row in rows:
        print(json.dumps(row | session.versions, ensure_ascii=False))


def write_csv(session: Session, rows: Iterator[dict[str, Any]]) -> None:
    """A table with a head; several pieces of evidence in one cell."""
    import csv

    table = csv.DictWriter(sys.stdout, [*FIELDS, *session.versions], lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow(row | session.versions | {"evidence": "; ".join(row["evidence"])})


def write_geojson(session: Session, rows: Iterator[dict[str, Any]]) -> None:
    """A feature a mention, written as they come; one whose position is unknown has no geometry."""
    import json

    head = json.dumps({"type": "FeatureCollection", **session.versions}, ensure_ascii=False)
    print(head[:-1] + ', "features": [', end="")
    separator = "\n"
    for row in rows:
        lat, lon = row.pop("lat"), row.pop("lon")
        geometry = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
        feature = {"type": "Feature", "geometry": geometry, "properties": row}
        print(separator + json.dumps(feature, ensure_ascii=False), end="")
        separator = ",\n"
    print("\n]}")
