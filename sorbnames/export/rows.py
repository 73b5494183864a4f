"""Entries, names, legal records and sources as flat rows: one dictionary a row, one type a column.

Several values in one cell are joined by ``|``, which no name contains. No text is altered or escaped, so that what is
read back equals what was written; the checks of the data keep names from beginning with ``= + - @``, which spreadsheets
take for formulas.
"""

from __future__ import annotations

from collections.abc import Iterator

from sorbnames.export.dataset import LICENCE_ID, Dataset
from sorbnames.model import CITATION_ROLES, Entry

Cell = str | int | float | None
Row = dict[str, Cell]

SEPARATOR = "|"
OLD_ROLES = frozenset({"former_norm", "historical"})


def entry_row(entry: Entry, dataset: Dataset) -> Row:
    """One entry: main names, other right names, former names, codes, position, sources and licence."""
    latitude, longitude = entry.position or (None, None)
    sources = dict.fromkeys([*entry.sources, *(source for name in entry.names for source in name.sources)])
    return {
        "id": entry.id,
        "kind": entry.kind,
        "de": entry.de,
        "dsb": entry.dsb,
        "pair": entry.pair,
        "status": entry.status,
        "parent": entry.parent,
        "municipality": entry.municipality,
        "ags": entry.ags,
        "plz": SEPARATOR.join(entry.plz),
        "lat": latitude,
        "lon": longitude,
        "de_other": _right(entry, "de", after_first=True),
        "dsb_other": _right(entry, "dsb", after_first=True),
        "dsb_former": SEPARATOR.join(
            name.text for name in entry.names if name.language == "dsb" and name.role in OLD_ROLES
        ),
        "hsb": _right(entry, "hsb"),
        "pl": _right(entry, "pl"),
        "cs": _right(entry, "cs"),
        "sources": SEPARATOR.join(sources),
        "note": entry.note,
        "licence": LICENCE_ID,
        "data_version": dataset.data_version,
    }


def _right(entry: Entry, language: str, after_first: bool = False) -> str:
    """The names that are right today; case forms and derived words are none of the place itself."""
    texts = [name.text for name in entry.names if name.language == language and name.role in CITATION_ROLES]
    return SEPARATOR.join(texts[1:] if after_first else texts)


def entry_rows(dataset: Dataset) -> Iterator[Row]:
    """One row an entry."""
    return (entry_row(entry, dataset) for entry in dataset.entries)


def name_rows(dataset: Dataset) -> Iterator[Row]:
    """One row a name, misspellings included; ``number`` counts the names of an entry from 1."""
    for entry in dataset.entries:
        for number, name in enumerate(entry.names, 1):
            first, last = name.period or (None, None)
            yield {
                "entry": entry.id,
                "number": number,
                "language": name.language,
                "text": name.text,
                "role": name.role,
                "strength": name.strength,
                "norm_from": first,
                "norm_to": last,
                "sources": SEPARATOR.join(name.sources),
                "note": name.note,
            }


def legal_rows(dataset: Dataset) -> Iterator[Row]:
    """One row for each thing that an authority says of an entry."""
    for entry in dataset.entries:
        for number, record in enumerate(entry.legal, 1):
            yield {
                "entry": entry.id,
                "number": number,
                "what": record.what,
                "says": record.says,
                "date": record.date,
                "sources": SEPARATOR.join(record.sources),
                "note": record.note,
            }


def source_rows(dataset: Dataset) -> Iterator[Row]:
    """One row a source."""
    for source in dataset.sources:
        yield {"id": source.id, "title": source.title, "url": source.url, "note": source.note}
