"""What stands where in an address block: spans of the text with what they say, before they become an Address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sorbnames.address.model import Contact
from sorbnames.address.streetnames import Where
from sorbnames.model import Entry, Name
from sorbnames.resolution import Resolution


class Piece(NamedTuple):
    """A stretch of one line between two separators; ``line`` counts from 0, ``before`` is the separator in front."""

    line: int
    start: int
    end: int
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class StreetHalf:
    """One name on a street line, with the house number written behind it (or nothing)."""

    start: int
    end: int
    text: str
    number: str = ""
    number_start: int = 0
    number_end: int = 0


@dataclass(frozen=True, slots=True)
class StreetName:
    """A street half with the street it names. ``tier`` is ``exact``, ``folded``, ``variant``, ``fuzzy`` or ``none``.

    ``language`` is judged by the street's own words where no street is known; ``name`` is the recorded name that was
    recognised.
    """

    half: StreetHalf
    language: str
    entry: Entry | None = None
    name: Name | None = None
    tier: str = "none"


@dataclass(frozen=True, slots=True)
class StreetPart:
    """The street line (or lines, one a language) of a block; one or two names, the house number as first written."""

    start: int
    end: int
    names: tuple[StreetName, ...]

    @property
    def number(self) -> str:
        """The house number, of whichever half has one."""
        return next((name.half.number for name in self.names if name.half.number), "")

    @property
    def entry(self) -> Entry | None:
        """The street that the halves name, if it is known."""
        return next((name.entry for name in self.names if name.entry), None)

    def named(self, language: str) -> StreetName | None:
        """The half in that language."""
        return next((name for name in self.names if name.language == language), None)


class Code(NamedTuple):
    """A postal code as it stands; ``prefix`` is a country code in front (``D-``)."""

    start: int
    end: int
    text: str
    prefix: str = ""


class PlaceName(NamedTuple):
    """A name on the place line: of the place itself or, with ``is_locality``, of its Ortsteil."""

    start: int
    end: int
    text: str
    language: str
    entry: Entry
    is_locality: bool = False


@dataclass(frozen=True, slots=True)
class PlacePart:
    """Postal code and place. ``place`` is the municipality (or whatever is named), ``locality`` an Ortsteil beside it.

    ``text`` is what was looked up, ``resolution`` the answer; ``status`` the same, but of the municipality where only
    the Ortsteil and the postal code disagree; ``locality_text`` an Ortsteil that is not known here.
    """

    start: int
    end: int
    codes: tuple[Code, ...]
    text: str
    resolution: Resolution
    status: str
    place: Entry | None = None
    locality: Entry | None = None
    names: tuple[PlaceName, ...] = ()
    locality_text: str = ""

    @property
    def is_decided(self) -> bool:
        """Whether one place is meant for certain."""
        return self.place is not None and self.status not in ("ambiguous", "none")

    @property
    def plz(self) -> str:
        """The first postal code, or nothing."""
        return self.codes[0].text if self.codes else ""


class Plain(NamedTuple):
    """A part without inner structure; ``value`` is what it says beside its label."""

    kind: str
    start: int
    end: int
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """An address block in a text: ``start`` to ``end``, and its parts with their spans.

    ``where`` is where its street was looked for. ``locality`` is an Ortsteil on a line of its own, ``locality_entry``
    its entry where it is known. ``house`` is a house without a street (``Haus 3``).
    """

    start: int
    end: int
    text: str
    where: Where
    place: PlacePart | None = None
    street: StreetPart | None = None
    locality: Plain | None = None
    locality_entry: Entry | None = None
    house: Plain | None = None
    po_box: Plain | None = None
    care_of: Plain | None = None
    country: Plain | None = None
    recipient: tuple[Plain, ...] = ()
    notes: tuple[Plain, ...] = ()
    contacts: tuple[tuple[Plain, Contact], ...] = ()
    line_count: int = 0
