"""``sorbnames mentions``: every mention of an entry."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import FileName, OneOf
from sorbnames.cli.session import Session
from sorbnames.cli.work import (
    Task,
    alt_text_option,
    files_meant,
    from_encoding_option,
    gazetteer_of,
    long_progress,
    mentions_in,
    outcomes,
    tasks_for,
    workers_option,
)

if TYPE_CHECKING:
    from sorbnames.documents.places import Place
    from sorbnames.findings import Mention

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
    alt_text_option(),
    from_encoding_option(),
    workers_option(),
)
def command(
    session: Session, files: tuple[str, ...], format: str, alt_text: bool, from_encoding: str, workers: int | None
) -> None:
    """List the mentions of all files."""
    writers = {"jsonl": write_jsonl, "csv": write_csv, "geojson": write_geojson}
    paths = files_meant(session, files)
    from sorbnames.examine import Settings

    tasks = tasks_for(session, paths, Settings(), alt_text=alt_text, encoding=from_encoding)
    writers[format](session, paths, records(session, tasks, workers or 0))


def records(session: Session, tasks: Sequence[Task], workers: int) -> Iterator[dict[str, Any]]:
    """The mentions of all files, one record each; ``page`` or ``part`` only where a document has some."""
    from sorbnames.reports.json import where

    for path, mention, found_at in located(session, tasks, workers):
        place = {"file": path, **where(found_at)}
        own = {field: getattr(mention, field) for field in FIELDS if field not in place}
        yield {**{field: place[field] if field in place else own[field] for field in FIELDS}, **place}


def located(session: Session, tasks: Sequence[Task], workers: int) -> Iterator[tuple[str, Mention, Place]]:
    """The mentions of all files; what can't be read is reported and left out."""
    from sorbnames.documents.longtext import LongText
    from sorbnames.examine_long import mentions_of_long

    for task, outcome in outcomes(session, tasks, mentions_in, workers, is_shown=True):
        with session.attempt(task.path):
            if isinstance(outcome, Exception):
                raise outcome
            if isinstance(outcome, LongText):
                with outcome:
                    for mention, place in mentions_of_long(gazetteer_of(task), outcome, long_progress(session, True)):
                        yield task.path, mention, place
            else:
                for mention, place in outcome:
                    yield task.path, mention, place


def write_jsonl(session: Session, paths: Sequence[str], rows: Iterator[dict[str, Any]]) -> None:
    """One JSON object a line."""
    import json

    for row in rows:
        print(json.dumps(row | session.versions, ensure_ascii=False))


def write_csv(session: Session, paths: Sequence[str], rows: Iterator[dict[str, Any]]) -> None:
    """A table with a head; several pieces of evidence in one cell, columns for pages and parts where some may be."""
    import csv
    import itertools

    from sorbnames.documents.places import has_parts

    first = next(rows, {})
    # Of standard input nobody knows what it is before it is read.
    has_places = any(map(has_parts, paths)) or "-" in paths[1:] or not first.keys().isdisjoint(("page", "part"))
    places = ("page", "part") if has_places else ()
    table = csv.DictWriter(sys.stdout, [*FIELDS, *session.versions, *places], lineterminator="\n")
    table.writeheader()
    for row in itertools.chain([first] if first else [], rows):
        table.writerow(row | session.versions | {"evidence": "; ".join(row["evidence"])})


def write_geojson(session: Session, paths: Sequence[str], rows: Iterator[dict[str, Any]]) -> None:
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
