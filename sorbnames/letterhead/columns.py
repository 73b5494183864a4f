"""The columns at the foot of the letter: each office with its address, the law's particulars, the bank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sorbnames.letterhead.din5008 import TEXT_WIDTH
from sorbnames.letterhead.labels import Labels
from sorbnames.letterhead.profile import Bank, Office, Profile

if TYPE_CHECKING:
    from sorbnames.address.model import Address

SIZES = (7.5, 7.0, 6.5, 6.0)
#: What would be smaller is broken into more and shorter lines.
GOOD_SIZE = 7.0
GUTTER = 4.0
MOST_COLUMNS = 4
#: A particular that is longer goes on two lines, so that the other columns keep their room.
MOST_LETTERS = 36
#: How wide a letter is on average at the foot, in millimetres for each point of size.
_LETTER = 0.5 * 25.4 / 72


@dataclass(frozen=True, slots=True)
class Column:
    """Lines under a heading, which may be empty; ``width`` in millimetres.

    ``printed`` are the lines as they stand in a column of that width, long ones broken where that reads well; ``lines``
    is the whole text.
    """

    heading: str
    lines: tuple[str, ...]
    printed: tuple[str, ...] = ()
    width: float = 0.0

    @property
    def longest(self) -> int:
        """How many letters the longest printed line has."""
        return max(map(len, (self.heading, *self.printed)))


def footer_columns(profile: Profile, addresses: tuple[Address, ...], labels: Labels) -> tuple[Column, ...]:
    """All columns, as wide as their lines need, together as wide as the text."""
    columns = [
        _office(profile, office, address, labels, is_first=number == 0)
        for number, (office, address) in enumerate(zip(profile.offices, addresses, strict=True))
    ]
    law, bank = law_lines(profile), [line for account in profile.bank for line in _bank(account)]
    # Five columns are too many for the width of a letter.
    if law and bank and len(columns) + 2 > MOST_COLUMNS:
        law, bank = [*law, *bank], []
    columns += [Column("", tuple(lines)) for lines in (law, bank) if lines]
    shared = with_widths(columns, particular_lines)
    if footer_size(shared) >= GOOD_SIZE:
        return shared
    return with_widths(columns, lambda line: _halves(line) or particular_lines(line))


def with_widths(columns: list[Column], broken: Callable[[str], tuple[str, ...]]) -> tuple[Column, ...]:
    """The columns, their lines broken so, sharing the width of the text by their longest lines."""
    columns = [
        replace(column, printed=tuple(part for line in column.lines for part in broken(line))) for column in columns
    ]
    room = TEXT_WIDTH - GUTTER * (len(columns) - 1)
    letters = sum(column.longest for column in columns)
    return tuple(replace(column, width=round(room * column.longest / letters, 2)) for column in columns)


def _halves(line: str) -> tuple[str, ...]:
    """A line in two languages on two lines, ``Magazinstraße 28 /`` over ``Składowa droga 28``; nothing for another."""
    first, sign, second = line.partition(" / ")
    return (f"{first} /", second) if sign else ()


def particular_lines(line: str) -> tuple[str, ...]:
    """A long particular of the law below its label, one line for each person."""
    label, sign, value = line.partition(": ")
    return (line,) if len(line) <= MOST_LETTERS or not sign else (f"{label}:", *value.split(", "))


def footer_size(columns: tuple[Column, ...]) -> float:
    """The size in points at which every line fits into its column, if any does."""
    for size in SIZES:
        if all(column.longest * size * _LETTER <= column.width for column in columns):
            return size
    return SIZES[-1]


def _office(profile: Profile, office: Office, address: Address, labels: Labels, *, is_first: bool) -> Column:
    lines = replace(address, notes=()).format(profile.style, profile.to).splitlines()
    lines += [f"{labels(label)}: {value}" for label, value in (("Telefon", office.phone), ("Fax", office.fax)) if value]
    lines += [value for value in (office.email, office.web) if value]
    if is_first:
        lines += [value for value in (profile.email, profile.web) if value and value not in lines]
    return Column(labels(office.label) if office.label else profile.organisation.name if is_first else "", tuple(lines))


def law_lines(profile: Profile) -> list[str]:
    """What the law wants on letters, one particular a line; always in German, as the register is."""
    register = profile.register
    particulars = (
        ("Geschäftsführung", ", ".join(profile.managing_directors)),
        ("Vorsitz des Aufsichtsrats", profile.supervisory_chair),
        ("Sitz", register.seat),
        ("Registergericht", register.court),
        ("Registernummer", register.number),
        ("USt-IdNr.", profile.vat_id),
        ("Steuernummer", profile.tax_number),
    )
    return [f"{label}: {value}" for label, value in particulars if value]


def _bank(account: Bank) -> list[str]:
    return [
        line for line in (account.name, f"IBAN: {account.iban}", f"BIC: {account.bic}" if account.bic else "") if line
    ]
