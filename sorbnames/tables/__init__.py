"""Tables with places, postal codes and streets: each row resolved to an entry (needs the extra ``tables``).

>>> import sorbnames
>>> rows = [{"Ort": "Chosebuz", "PLZ": "03046"}]
>>> [row["sn_pair"] for row in sorbnames.tables.clean(rows)]
['Cottbus/Chóśebuz']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sorbnames.gazetteer import Gazetteer
    from sorbnames.tables.answers import Question


def clean(
    table: Any,
    *,
    place: str = "",
    plz: str = "",
    street: str = "",
    house_number: str = "",
    house_number_addition: str = "",
    district: str = "",
    state: str = "",
    country: str = "",
    address: str = "",
    latitude: str = "",
    longitude: str = "",
    locality: str = "",
    overwrite: bool = False,
    decisions: Mapping[Question, str] | None = None,
    gazetteer: Gazetteer | None = None,
    workers: int = 1,
) -> Any:
    """The table with ``sn_*`` columns: what each row's place is, how sure that is, and why.

    ``table`` is an Arrow table, record batch or reader (or anything with the Arrow PyCapsule interface), a DataFrame of
    pandas, a DataFrame or LazyFrame of Polars, a relation of DuckDB, or an iterable of dicts. The same comes back, rows
    in the same order and other columns untouched; a stream gives a ``RecordBatchReader``, an iterable an iterator.

    The other arguments name columns; those not named are recognised by their names. ``address`` is one column with the
    full address, ``locality`` the Ortsteil where it is kept apart from the place. ``decisions`` are a person's answers
    to questions of an earlier run: an entry's id, or an empty text for none. More ``workers`` than one are processes,
    for tables with very many distinct values; a script that asks for them needs ``if __name__ == "__main__":``.

    No row raises an error. Raises InvalidTable where there is no such column, nothing to work on, a column without
    text, ``sn_*`` columns that are not to be overwritten, or a missing package.
    """
    import sorbnames
    from sorbnames.tables.columns import Columns
    from sorbnames.tables.doors import clean_any, starting

    asked = Columns(
        place,
        plz,
        street,
        house_number,
        district,
        state,
        country,
        address,
        latitude,
        longitude,
        locality,
        house_number_addition=house_number_addition,
    )
    loaded = gazetteer or sorbnames.load()
    return clean_any(table, starting(asked, overwrite, gazetteer=loaded, decisions=decisions, workers=workers))
