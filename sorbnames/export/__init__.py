"""Gives the gazetteer to others: CSV, JSON, GeoJSON, LP-TSV, Data Package, Parquet, each with sources and licence.

The data are under CC BY 4.0. The same data give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from sorbnames.errors import UnsupportedDocument
from sorbnames.export.dataset import Dataset
from sorbnames.export.jsonfile import entries_json, positions_geojson
from sorbnames.export.package import package_files, package_zip
from sorbnames.export.parquet import entries_parquet
from sorbnames.export.tabular import entries_csv, places_lp_tsv

__all__ = ["BINARY_FORMATS", "FORMATS", "Dataset", "content", "export"]

_WRITERS: dict[str, Callable[[Dataset], bytes]] = {
    "csv": entries_csv,
    "json": entries_json,
    "geojson": positions_geojson,
    "lp-tsv": places_lp_tsv,
    "datapackage": package_zip,
    "parquet": entries_parquet,
}

FORMATS = tuple(_WRITERS)

#: Formats that are no text; a terminal cannot show them.
BINARY_FORMATS = frozenset({"datapackage", "parquet"})


def content(dataset: Dataset, format_: str) -> bytes:
    """The export in one of :data:`FORMATS`; a Data Package as a zip file."""
    if format_ not in _WRITERS:
        known = get_close_matches(format_, FORMATS, n=1) or FORMATS
        raise UnsupportedDocument("data.unknown_format", format=format_, known=", ".join(known))
    return _WRITERS[format_](dataset)


def export(dataset: Dataset, format_: str, target: Path | BinaryIO) -> None:
    """Write the export to a binary stream or a path.

    A Data Package goes to a ``.zip`` file or, for any other path, into a folder of that name. Files are replaced as a
    whole. Raises :class:`~sorbnames.errors.UnsupportedDocument` where that cannot be done.
    """
    if not isinstance(target, Path):
        target.write(content(dataset, format_))
        return
    from sorbnames.documents.writing import explained, write_atomically

    if format_ == "datapackage" and target.suffix.lower() != ".zip":
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise explained(target, error) from None
        for name, data in package_files(dataset).items():
            write_atomically(target / name, data)
    else:
        write_atomically(target, content(dataset, format_))
