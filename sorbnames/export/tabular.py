"""CSV, and the Linked Places TSV format."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from sorbnames.export.dataset import LICENCE_ID, Dataset
from sorbnames.export.rows import Row, entry_rows
from sorbnames.export.schema import ENTRY_FIELDS, header
from sorbnames.model import PLACE_KINDS, Entry, Source


def csv_bytes(rows: Iterable[Row], columns: Iterable[str]) -> bytes:
    """Rows as CSV: UTF-8, a header line, lines that end in LF, nothing for a missing value."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def entries_csv(dataset: Dataset) -> bytes:
    """One row an entry."""
    return csv_bytes(entry_rows(dataset), header(ENTRY_FIELDS))


#: GeoNames feature class, identifier in Getty's Art & Architecture Thesaurus and type, by kind.
LP_TYPES = {
    "land": ("A", "300000776", "state"),
    "region": ("L", "300182722", "region"),
    "landkreis": ("A", "300000771", "county"),
    "amt": ("A", "300232418", "association of municipalities"),
    "kreisfreie_stadt": ("P;A", "300008389", "city"),
    "stadt": ("P;A", "300008375", "town"),
    "gemeinde": ("P;A", "300232418", "municipality"),
    "ortsteil": ("P", "300000705", "part of a municipality"),
    "gemeindeteil": ("P", "300000705", "part of a municipality"),
    "wohnplatz": ("P", "300387203", "settlement"),
    "gewaesser": ("H", "300266059", "body of water"),
}

#: The entries that are countries; places in Germany belong to one of its Länder and need no such entry above.
COUNTRIES = {
    "region/daenemark": "DK",
    "region/deutschland": "DE",
    "region/frankreich": "FR",
    "region/niederlande": "NL",
    "region/oesterreich": "AT",
    "region/polen": "PL",
    "region/russland": "RU",
    "region/schweiz": "CH",
    "region/slowakei": "SK",
    "region/tschechien": "CZ",
    "region/ukraine": "UA",
    "region/vereinigte-staaten": "US",
    "region/vereinigtes-koenigreich": "GB",
}
_COUNTRY = ("A", "300128207", "nation")

LP_COLUMNS = (
    "id",
    "title",
    "title_source",
    "title_uri",
    "fclasses",
    "aat_types",
    "attestation_year",
    "ccodes",
    "variants",
    "types",
    "lon",
    "lat",
    "description",
)


def places_lp_tsv(dataset: Dataset) -> bytes:
    """The places in LP-TSV v0.5, for the World Historical Gazetteer.

    Format: https://github.com/LinkedPasts/linked-places-format/blob/main/tsv_0.5.md. Streets, terms and institutions
    are left out, misspellings too. As the format wants a year of publication for every title, this gazetteer is the
    source of the titles and names its own source beside it. ``parent_name`` needs a web page for each parent and is
    not given. Fields have no quotes; a tab, line end or semicolon inside one becomes a blank or a comma.
    """
    by_id = {entry.id: entry for entry in dataset.entries}
    sources = dataset.sources_by_id()
    lines = ["\t".join(LP_COLUMNS)]
    for entry in dataset.entries:
        if entry.kind in PLACE_KINDS:
            row = _lp_row(entry, by_id, sources, dataset)
            lines.append("\t".join(row[column] for column in LP_COLUMNS))
    return ("\n".join(lines) + "\n").encode()


def _lp_row(
    entry: Entry, by_id: Mapping[str, Entry], sources: Mapping[str, Source], dataset: Dataset
) -> dict[str, str]:
    title = entry.main_name("de") or entry.main_name("dsb") or entry.names[0]
    first = sources.get(title.sources[0]) if title.sources else None
    fclasses, aat, kind = _COUNTRY if entry.id in COUNTRIES else LP_TYPES[entry.kind]
    latitude, longitude = entry.position or ("", "")
    variants = [
        f"{_field(name.text)}@{name.language}"
        for name in entry.names
        if name is not title and name.role not in ("misspelling", "misprint", "inflected", "derived")
    ]
    above = by_id.get(entry.municipality) or by_id.get(entry.parent)
    description = f"{kind} ({entry.kind})" + (f" in {above.de}" if above and above.de else "")
    return {
        "id": entry.id,
        "title": _field(title.text),
        "title_source": _field(dataset.title + (f", after {first.title}" if first else "")),
        "title_uri": _field(first.url) if first else "",
        "fclasses": fclasses,
        "aat_types": aat,
        "attestation_year": dataset.year,
        "ccodes": _country(entry, by_id),
        "variants": ";".join(variants),
        "types": kind,
        "lon": str(longitude),
        "lat": str(latitude),
        "description": _field(f"{description}. {dataset.title}, {LICENCE_ID}"),
    }


def _country(entry: Entry, by_id: Mapping[str, Entry]) -> str:
    """The country by the entries above; empty where they don't tell."""
    for above in (entry, *_ancestors(entry, by_id)):
        if above.kind == "land" or above.ags:
            return "DE"
        if above.id in COUNTRIES:
            return COUNTRIES[above.id]
    return ""


def _ancestors(entry: Entry, by_id: Mapping[str, Entry]) -> Iterator[Entry]:
    above = by_id.get(entry.parent) or by_id.get(entry.municipality)
    while above is not None:
        yield above
        above = by_id.get(above.parent)


def _field(text: str) -> str:
    return " ".join(text.replace(";", ",").split())
