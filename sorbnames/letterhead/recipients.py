"""Recipients: the address of one letter, and a table (CSV) of many."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sorbnames.errors import InvalidAddress, InvalidData
from sorbnames.letterhead.fields import printable
from sorbnames.letterhead.notes import Note, note

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer

#: What a column can be, and the headings by which it is known, folded (no capitals, blanks, hyphens or underscores).
COLUMNS: dict[str, tuple[str, ...]] = {
    "organisation": ("organisation", "organization", "firma", "company", "institution", "behörde", "verein"),
    "department": ("department", "abteilung"),
    "salutation": ("salutation", "anrede"),
    "title": ("title", "titel"),
    "first_name": ("firstname", "vorname", "givenname"),
    "name": ("name", "person", "empfänger", "empfaenger", "recipient"),
    "last_name": ("lastname", "nachname", "familienname", "surname"),
    "care_of": ("careof", "c/o", "co"),
    "locality": ("locality", "ortsteil", "ot"),
    "street": ("street", "straße", "strasse"),
    "house_number": ("housenumber", "hausnummer", "hausnr", "nr"),
    "po_box": ("pobox", "postfach"),
    "postal_code": ("postalcode", "postcode", "plz", "postleitzahl", "zip"),
    "place": ("place", "ort", "stadt", "city", "town", "wohnort"),
    "country": ("country", "land", "staat"),
    "address": ("address", "anschrift", "adresse", "block"),
    "notes": ("notes", "note", "vermerk", "vermerke"),
}
NAMING = ("organisation", "name", "first_name", "last_name", "address")
#: Words of a column for salutations that belong into an address; ``Sehr geehrte …`` does not.
_SALUTATIONS = ("herr", "herrn", "frau", "familie", "eheleute")


class Field(NamedTuple):
    """The address field of a letter, and what there is to say of it."""

    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
    remarks: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """One row: where it stands, its cells by heading, and the lines of its address."""

    line: int
    cells: dict[str, str]
    name: str
    block: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A row no letter was made for, and why."""

    line: int
    cells: dict[str, str]
    error: InvalidData


@dataclass(frozen=True, slots=True)
class Table:
    """A table of recipients: its headings and delimiter, and its rows, good and bad, in order."""

    path: str
    headings: tuple[str, ...]
    delimiter: str
    rows: tuple[Recipient | Failure, ...]


def address_lines(gazetteer: Gazetteer, block: str, to: str, path: str, line: int) -> Field:
    """The lines for the address field: as DIN 5008 orders them, the German place name where the post reads it.

    A block that cannot be read as an address is printed as it was written, and noted.
    """
    from sorbnames.address.printing import MOST_ADDRESS_LINES, address_field

    if not block:
        return Field(())
    try:
        address = gazetteer.parse_address(block)
    except InvalidAddress:
        return Field(tuple(block.splitlines()), (), (note(path, line, "unread_recipient"),))
    serious = (finding for finding in address.findings if finding.severity != "information")
    remarks = [Note(path, line, "finding", finding=finding) for finding in serious]
    field = address_field(address, to)
    lines = (*field.lines, *field.overflow)
    if address.status == "none" and _words(block) - _words("\n".join((*field.notes, *lines))):
        # An address of elsewhere with more in it than was understood: nothing of it may be lost.
        return Field(tuple(block.splitlines()), (), (note(path, line, "unread_recipient"),))
    if field.overflow:
        remarks.append(note(path, line, "too_many_lines", count=len(lines), most=MOST_ADDRESS_LINES))
    return Field(lines, field.notes, tuple(remarks))


def _words(text: str) -> set[str]:
    """The words of an address, without the country code in front of a postal code."""
    return set(re.findall(r"\w+", text.casefold())) - {"d", "de"}


def load_recipients(path: str | Path, encoding: str = "") -> Table:
    """Read a table with one heading line; delimiter and encoding are found out.

    A row that no letter can be made for is a :class:`Failure` among the others. Raises UnsupportedDocument if the file
    is missing or no text, InvalidData if no column names the recipients.
    """
    from sorbnames.documents.encoding import decode
    from sorbnames.documents.reading import read_bytes

    text, _ = decode(str(path), read_bytes(path), encoding)
    return read_recipients(text, str(path))


def read_recipients(text: str, path: str = "-") -> Table:
    """The table in a text."""
    text = printable(text.removeprefix("\ufeff"))
    delimiter = _delimiter(text)
    rows = _rows(text, path, delimiter)
    _, first = next(rows, (1, []))
    headings = tuple(heading.strip() for heading in first)
    kinds = {kind: heading for heading in headings if (kind := _kind(heading))}
    if not any(kind in kinds for kind in NAMING):
        known = ", ".join(heading for heading in headings if heading) or "-"
        raise InvalidData("letterhead.no_name_column", path=path, known=known)
    made = tuple(_row(path, line, row, headings, kinds) for line, row in rows)
    if not made:
        raise InvalidData("letterhead.no_recipients", path=path)
    return Table(path, headings, delimiter, made)


def _delimiter(text: str) -> str:
    """The sign that parts the headings: the one that the first line has most of."""
    head = text[: text.find("\n")] if "\n" in text else text
    return max(";,\t|", key=head.count)


def _rows(text: str, path: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds anything, with the line it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InvalidData("letterhead.csv_broken", path=path, line=line, reason=str(error)) from None
        if any(cell.strip() for cell in row):
            yield line, row


def _kind(heading: str) -> str:
    folded = heading.casefold().translate(str.maketrans("", "", " -_."))
    spelt = folded.replace("ß", "ss")
    return next((kind for kind, names in COLUMNS.items() if folded in names or spelt in names), "")


def _row(
    path: str, line: int, row: Sequence[str], headings: tuple[str, ...], kinds: dict[str, str]
) -> Recipient | Failure:
    cells = {heading: cell.strip() for heading, cell in zip(headings, row, strict=False)}

    def refused(problem: str, **parameters: object) -> Failure:
        return Failure(line, cells, InvalidData(f"letterhead.{problem}", path=path, line=line, **parameters))

    if any(cell.strip() for cell in row[len(headings) :]):
        return refused("row_too_long", cells=len(row), columns=len(headings))
    parts = {kind: " ".join(cells.get(heading, "").split()) for kind, heading in kinds.items() if kind != "address"}
    block = [" ".join(text.split()) for text in cells.get(kinds.get("address", ""), "").splitlines()]
    block = [text for text in block if text]
    person = _person(parts)
    names = [text for text in (parts.get("organisation", ""), parts.get("department", ""), person) if text]
    if not names and len(block) < 3:
        return refused("row_without_name")
    if not block:
        block = _block(parts)
        if not parts.get("place"):
            return refused("row_without_place")
    lines = [*parts.get("notes", "").split(" | "), *(name for name in names if name not in block), *block]
    name = person or parts.get("organisation", "") or block[0]
    return Recipient(line, {**parts, **cells}, name, "\n".join(text for text in lines if text))


def _person(parts: dict[str, str]) -> str:
    name = parts.get("name", "")
    if not name:
        name = " ".join(part for part in (parts.get("first_name"), parts.get("last_name")) if part)
    elif not parts.get("last_name") and parts.get("first_name") and parts["first_name"] not in name:
        name = f"{parts['first_name']} {name}"
    if not name:
        return ""
    salutation = parts.get("salutation", "")
    before = [salutation if salutation.casefold() in _SALUTATIONS else "", parts.get("title", "")]
    return " ".join(word for word in (*(one for one in before if one and one not in name), name) if word)


def _block(parts: dict[str, str]) -> list[str]:
    street = " ".join(part for part in (parts.get("street"), parts.get("house_number")) if part)
    box = parts.get("po_box", "")
    if box and not box.casefold().startswith("postfach"):
        box = f"Postfach {box}"
    care_of = parts.get("care_of", "")
    if care_of and not care_of.casefold().startswith("c/o"):
        care_of = f"c/o {care_of}"
    locality = parts.get("locality", "")
    if locality and not locality.casefold().startswith(("ot ", "ortsteil ")):
        locality = f"OT {locality}"
    place = " ".join(part for part in (parts.get("postal_code"), parts.get("place")) if part)
    return [line for line in (care_of, locality, street or box, place, parts.get("country", "")) if line]
