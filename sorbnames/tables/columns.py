"""Which columns of a table hold what: told by the user, or recognised by their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from sorbnames.errors import InvalidTable
from sorbnames.orthography import fold, key

#: The columns that are added, in this order.
ADDED = (
    "sn_status",
    "sn_score",
    "sn_id",
    "sn_de",
    "sn_dsb",
    "sn_pair",
    "sn_ags",
    "sn_plz",
    "sn_evidence",
    "sn_key",
)

#: The columns that are added where there is a street or a full address.
ADDED_FOR_STREETS = ("sn_street_de", "sn_street_dsb", "sn_street_id")


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the input columns; an empty name says that the table has none.

    ``place`` may hold a name in any form, with postal code, Ortsteil, district or country. ``address`` is one column
    with the full address; ``house_number`` is for tables that keep the number apart from the ``street``, ``locality``
    for those that keep the Ortsteil apart from the place.
    """

    place: str = ""
    plz: str = ""
    street: str = ""
    house_number: str = ""
    district: str = ""
    state: str = ""
    country: str = ""
    address: str = ""
    latitude: str = ""
    longitude: str = ""
    locality: str = ""
    id: str = ""

    @property
    def used(self) -> dict[str, str]:
        """What is there: meaning → name of the column."""
        named = {field.name: getattr(self, field.name) for field in fields(self)}
        return {meaning: name for meaning, name in named.items() if name}

    @property
    def read(self) -> list[str]:
        """Names of the columns that answers depend on: all but the id."""
        return list(dict.fromkeys(name for meaning, name in self.used.items() if meaning != "id"))

    @property
    def has_street(self) -> bool:
        """Whether there is anything to find a street in."""
        return bool(self.street or self.address)

    @property
    def added(self) -> tuple[str, ...]:
        """Names of the columns that cleaning adds, in their order."""
        return ADDED + ADDED_FOR_STREETS if self.has_street else ADDED


#: How columns are called in German and English, best first (as keys: without case, blanks and signs). The words for
#: ``country`` have Land, which in address tables is Deutschland more often than Brandenburg.
_CALLED: dict[str, tuple[str, ...]] = {
    "place": (
        "ort", "ortsname", "plzort", "wohnort", "stadt", "gemeinde", "gemeindename", "stadtgemeinde", "ortschaft",
        "city", "cityname", "town", "place", "placename", "locality", "municipality",
    ),
    "plz": ("plz", "postleitzahl", "postcode", "postalcode", "zip", "zipcode"),
    "street": (
        "strasse", "strassehausnummer", "strassehausnr", "strassenr", "strasseundhausnummer", "strassenname", "str",
        "street", "streetaddress", "streetname", "addressline1", "address1", "adresse1", "anschrift1",
    ),
    "house_number": ("hausnummer", "hausnr", "hnr", "housenumber", "houseno", "streetnumber"),
    "district": ("landkreis", "kreis", "kreisname", "lkr", "district", "county"),
    "state": ("bundesland", "state", "federalstate", "province"),
    "country": ("land", "staat", "laendercode", "landerkennzeichen", "country", "countrycode", "countryname"),
    "address": ("adresse", "anschrift", "vollstaendigeadresse", "postanschrift", "address", "fulladdress"),
    "latitude": ("latitude", "lat", "breitengrad", "geobreite", "geographischebreite"),
    "longitude": ("longitude", "lon", "lng", "long", "laengengrad", "geolaenge", "geographischelaenge"),
    "locality": (
        "ortsteil", "ortsteilname", "ot", "stadtteil", "gemeindeteil", "wohnplatz", "suburb", "citydistrict",
    ),
    "id": (
        "id", "datensatzid", "kundennummer", "kundennr", "recordid", "customerid", "uid", "uuid",
    ),
}  # fmt: skip


def recognise(names: Sequence[str]) -> Columns:
    """The columns that are called as people call them: ``Ort``, ``PLZ``, ``Straße``, ``city``, ``zip`` …

    A whole name counts first, then a word of it (``Kunde_Ort``, ``shipCity``), if only one column has it. Where a place
    column is there, ``Adresse`` is taken for the street.
    """
    whole = {key(name): name for name in reversed(names)}
    found: dict[str, str] = {}
    for meaning, called in _CALLED.items():
        name = next((whole[word] for word in map(key, called) if word in whole), "")
        found[meaning] = name or _by_word(names, called)
    taken = Counter(name for name in found.values() if name)
    found = {meaning: name for meaning, name in found.items() if taken[name] == 1 or key(name) in _CALLED[meaning]}
    if found.get("place") and found.get("address"):
        address = found.pop("address")
        found["street"] = found.get("street") or address
    if found.get("locality") and not (found.get("place") or found.get("address")):
        found["place"] = found.pop("locality")
    if not (found.get("latitude") and found.get("longitude")):
        found["latitude"] = found["longitude"] = ""
    return Columns(**found)


def _by_word(names: Sequence[str], called: Sequence[str]) -> str:
    known = {word for word in map(key, called) if len(word) > 2}
    having = [name for name in names if known.intersection(_words(name))]
    return having[0] if len(having) == 1 else ""


def _words(name: str) -> Iterator[str]:
    """The words of a column's name, divided by signs or by capitals inside it."""
    parted = re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", name)
    yield from (key(word) for word in re.split(r"[\W_]+", fold(parted)) if word)


def chosen(names: Sequence[str], asked: Columns, overwrite: bool = False) -> Columns:
    """The columns asked for, filled up by what is recognised.

    Raises InvalidTable: a column asked for is not there (a near name is suggested) or there twice, nothing to work on
    was found, or ``sn_*`` columns are there already and are not to be overwritten.
    """
    counts = Counter(names)
    for name in asked.used.values():
        if name not in counts:
            raise _no_column(names, name)
        if counts[name] > 1:
            raise InvalidTable("tables.column_twice", column=name)
    once = [name for name in names if counts[name] == 1 and name not in ADDED + ADDED_FOR_STREETS]
    columns = _fill_up(asked, recognise([name for name in once if name not in asked.used.values()]))
    if not (columns.place or columns.address):
        raise InvalidTable("tables.no_place", columns=", ".join(names) or "–")
    standing = [name for name in columns.added if name in counts]
    if standing and not overwrite:
        raise InvalidTable("tables.has_been_cleaned", columns=", ".join(standing))
    return columns


def _fill_up(asked: Columns, recognised: Columns) -> Columns:
    if asked.address:
        recognised = replace(recognised, place="", street="", house_number="", locality="")
    elif asked.place or asked.street:
        # An address column beside a place column is the street, unless a street was named.
        recognised = replace(recognised, street=recognised.street or recognised.address, address="")
    known = {**recognised.used, **asked.used}
    if bool(known.get("latitude")) != bool(known.get("longitude")):
        known["latitude"] = known["longitude"] = ""
    return Columns(**known)


def _no_column(names: Sequence[str], name: str) -> InvalidTable:
    from difflib import get_close_matches

    folded = {fold(known): known for known in names}
    near = get_close_matches(fold(name), folded, n=1, cutoff=0.5)
    shown = ", ".join(names) or "–"
    if near:
        return InvalidTable("tables.no_column_but", column=name, near=folded[near[0]], columns=shown)
    return InvalidTable("tables.no_column", column=name, columns=shown)
