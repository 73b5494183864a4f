"""A Frictionless Data Package: tables, their schemas, sources and licence in one folder or zip file."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from sorbnames.export.dataset import LICENCE_ID, LICENCE_TITLE, LICENCE_URL, Dataset
from sorbnames.export.rows import Row, entry_rows, legal_rows, name_rows, source_rows
from sorbnames.export.schema import ENTRY_SCHEMA, LEGAL_SCHEMA, NAME_SCHEMA, SOURCE_SCHEMA, header
from sorbnames.export.tabular import csv_bytes

DESCRIPTOR = "datapackage.json"

#: No clock in a zip file: the same data give the same bytes.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

_TABLES: tuple[tuple[str, str, dict[str, Any], Callable[[Dataset], Iterator[Row]]], ...] = (
    ("entries", "One row an entry: places, streets, terms and institutions", ENTRY_SCHEMA, entry_rows),
    ("names", "One row a name, in every language and role, misspellings included", NAME_SCHEMA, name_rows),
    ("legal", "What registers, statutes and the settlement area say, and when", LEGAL_SCHEMA, legal_rows),
    ("sources", "Where the names and records were seen", SOURCE_SCHEMA, source_rows),
)


def package_files(dataset: Dataset) -> dict[str, bytes]:
    """File name → content: ``datapackage.json`` and one CSV file a table."""
    tables = {f"{name}.csv": csv_bytes(rows(dataset), header(schema["fields"])) for name, _, schema, rows in _TABLES}
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "profile": "tabular-data-resource",
            "description": description,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"lineTerminator": "\n"},
            "bytes": len(tables[f"{name}.csv"]),
            "hash": "sha256:" + sha256(tables[f"{name}.csv"]).hexdigest(),
            "schema": schema,
        }
        for name, description, schema, _ in _TABLES
    ]
    descriptor = {
        "profile": "tabular-data-package",
        "name": "sorbnames",
        "title": "Bilingual German / Lower Sorbian names",
        "description": "Names of places, streets, terms and institutions of Lower Lusatia, with what the sources say "
        f"of each. Written by sorbnames {dataset.program_version}.",
        "version": dataset.data_version,
        "licenses": [{"name": LICENCE_ID, "title": LICENCE_TITLE, "path": LICENCE_URL}],
        "sources": [
            {"title": source.title} | ({"path": source.url} if source.url.startswith("http") else {})
            for source in dataset.sources
        ],
        "resources": resources,
    }
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    return {DESCRIPTOR: text.encode(), **tables}


def package_zip(dataset: Dataset) -> bytes:
    """The same as a zip file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in package_files(dataset).items():
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return content.getvalue()
