"""Which columns of a table hold what: told by the user, or recognised by their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from sorbnames.errors import InvalidTable
from sorbnames.orthography import fold
from sorbnames.tables.column_names import looks_like_data, may_hold_places, recognised

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
    with the full address; ``house_number`` is for tables that keep the number apart from the ``street``,
    ``house_number_addition`` for those that keep the letter behind it apart from the number, ``locality`` for those
    that keep the Ortsteil apart from the place.
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
    house_number_addition: str = ""

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


def recognise(names: Sequence[str], beside: str = "") -> Columns:
    """The columns that are called as people call them: see :func:`~sorbnames.tables.column_names.recognised`."""
    return Columns(**recognised(names, beside))


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
    beside = asked.place or asked.address or asked.street
    columns = _fill_up(asked, recognise([name for name in once if name not in asked.used.values()], beside))
    if not (columns.place or columns.address):
        raise _no_place(names)
    standing = [name for name in columns.added if name in counts]
    if standing and not overwrite:
        raise InvalidTable("tables.has_been_cleaned", columns=", ".join(standing))
    return columns


def _fill_up(asked: Columns, recognised: Columns) -> Columns:
    if asked.address:
        recognised = replace(recognised, place="", street="", house_number="", house_number_addition="", locality="")
    elif asked.place or asked.street:
        # An address column beside a place column is the street, unless a street was named.
        recognised = replace(recognised, street=recognised.street or recognised.address, address="")
    known = {**recognised.used, **asked.used}
    if bool(known.get("latitude")) != bool(known.get("longitude")):
        known["latitude"] = known["longitude"] = ""
    return Columns(**known)


def _no_place(names: Sequence[str]) -> InvalidTable:
    """Why nothing is recognised as a place, as near as can be told."""
    shown = ", ".join(names) or "–"
    ambiguous = recognise(list(dict.fromkeys(names)))
    twice = ambiguous.place or ambiguous.address
    if twice:
        return InvalidTable("tables.column_twice", column=twice)
    if looks_like_data(names):
        return InvalidTable("tables.no_header", columns=shown)
    if len(names) == 1 and any(sign in names[0] for sign in ";,|^\t"):
        return InvalidTable("tables.one_column", columns=shown)
    possible = [name for name in dict.fromkeys(names) if may_hold_places(name)]
    if possible:
        return InvalidTable("tables.no_place_but", near=", ".join(possible), columns=shown)
    return InvalidTable("tables.no_place", columns=shown)


def _no_column(names: Sequence[str], name: str) -> InvalidTable:
    from difflib import get_close_matches

    folded = {fold(known): known for known in names}
    near = get_close_matches(fold(name), folded, n=1, cutoff=0.5)
    shown = ", ".join(names) or "–"
    if near:
        return InvalidTable("tables.no_column_but", column=name, near=folded[near[0]], columns=shown)
    return InvalidTable("tables.no_column", column=name, columns=shown)
