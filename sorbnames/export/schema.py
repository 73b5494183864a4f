"""The columns of the tables, as a Table Schema (https://specs.frictionlessdata.io/table-schema/)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sorbnames.model import LANGUAGES, OTHER_KINDS, PLACE_KINDS, ROLES, STATUSES

Field = dict[str, Any]

_SOURCES = "Ids of sources, joined by |"


def _text(name: str, description: str, **constraints: Any) -> Field:
    return _field(name, "string", description, constraints)


def _field(name: str, kind: str, description: str, constraints: dict[str, Any]) -> Field:
    field: Field = {"name": name, "type": kind, "description": description}
    return field | ({"constraints": constraints} if constraints else {})


ENTRY_FIELDS: tuple[Field, ...] = (
    _text("id", "Stable, readable identifier", required=True, unique=True),
    _text("kind", "Kind of entry", required=True, enum=[*PLACE_KINDS, *OTHER_KINDS]),
    _text("de", "German name that is printed"),
    _text("dsb", "Lower Sorbian name that is printed; empty where none is attested"),
    _text("pair", "Official pair exactly as the register prints it, spacing included; empty where none is printed"),
    _text(
        "status",
        "official: bilingual by law; attested: a Sorbian name is documented; german_only: none is",
        required=True,
        enum=list(STATUSES),
    ),
    _text("parent", "Id of the next larger entry"),
    _text("municipality", "Id of the municipality that the entry is a part of"),
    _text("ags", "Amtlicher Gemeindeschlüssel", pattern="[0-9]{2}|[0-9]{5}|[0-9]{8}"),
    _text("plz", "Postal codes, joined by |", pattern=r"[0-9]{5}(\|[0-9]{5})*"),
    _field("lat", "number", "Latitude in degrees, WGS 84", {"minimum": -90, "maximum": 90}),
    _field("lon", "number", "Longitude in degrees, WGS 84", {"minimum": -180, "maximum": 180}),
    _text("de_other", "Other right German names, joined by |"),
    _text("dsb_other", "Other right Lower Sorbian names, joined by |"),
    _text("dsb_former", "Lower Sorbian names of former norms and times, joined by |"),
    _text("hsb", "Upper Sorbian names, joined by |"),
    _text("pl", "Polish names, joined by |"),
    _text("cs", "Czech names, joined by |"),
    _text("sources", _SOURCES),
    _text("note", "Remarks"),
    _text("licence", "Licence of the row", required=True),
    _text("data_version", "Version of the data"),
)

NAME_FIELDS: tuple[Field, ...] = (
    _text("entry", "Id of the entry", required=True),
    _field("number", "integer", "Number of the name within its entry", {"required": True, "minimum": 1}),
    _text("language", "de, dsb (Lower Sorbian), hsb (Upper Sorbian), pl, cs", required=True, enum=list(LANGUAGES)),
    _text("text", "The name", required=True),
    _text(
        "role",
        "What the name is to its entry; inflected: a case form, derived: a word made of it, no name of the place",
        required=True,
        enum=list(ROLES),
    ),
    _text(
        "strength",
        "weak: also a word, a person's name or a place elsewhere, so that it needs evidence beside it in running text",
        required=True,
        enum=["strong", "weak"],
    ),
    _field("norm_from", "integer", "First year in which the spelling was the norm", {}),
    _field("norm_to", "integer", "Last year in which the spelling was the norm", {}),
    _text("sources", f"{_SOURCES}; empty where a case form or derived word follows from a rule and none shows it"),
    _text("note", "Remarks; of a case form the case, of a derived word its kind"),
)

LEGAL_FIELDS: tuple[Field, ...] = (
    _text("entry", "Id of the entry", required=True),
    _field("number", "integer", "Number of the record within its entry", {"required": True, "minimum": 1}),
    _text(
        "what",
        "settlement_area, register or statute",
        required=True,
        enum=["settlement_area", "register", "statute"],
    ),
    _text("says", "in, out or disputed; or the name as it is printed", required=True),
    _text("date", "When it says so, as the source has it", required=True),
    _text("sources", _SOURCES, required=True),
    _text("note", "Remarks"),
)

SOURCE_FIELDS: tuple[Field, ...] = (
    _text("id", "Identifier that the other tables use", required=True, unique=True),
    _text("title", "Title", required=True),
    _text("url", "Address"),
    _text("note", "Remarks"),
)


def header(fields: Iterable[Field]) -> list[str]:
    """The names of the columns."""
    return [field["name"] for field in fields]


def reference(field: str, resource: str) -> dict[str, Any]:
    """A foreign key to the ids of another table (or, with an empty name, of the same)."""
    return {"fields": [field], "reference": {"resource": resource, "fields": ["id"]}}


ENTRY_SCHEMA: dict[str, Any] = {
    "fields": list(ENTRY_FIELDS),
    "primaryKey": ["id"],
    "foreignKeys": [reference("parent", ""), reference("municipality", "")],
    "missingValues": [""],
}
NAME_SCHEMA: dict[str, Any] = {
    "fields": list(NAME_FIELDS),
    "primaryKey": ["entry", "number"],
    "foreignKeys": [reference("entry", "entries")],
    "missingValues": [""],
}
LEGAL_SCHEMA: dict[str, Any] = {
    "fields": list(LEGAL_FIELDS),
    "primaryKey": ["entry", "number"],
    "foreignKeys": [reference("entry", "entries")],
    "missingValues": [""],
}
SOURCE_SCHEMA: dict[str, Any] = {"fields": list(SOURCE_FIELDS), "primaryKey": ["id"], "missingValues": [""]}
