"""What a look-up works with and gives: hits on names, ranked candidates, a resolution."""

from __future__ import annotations

from typing import NamedTuple

from sorbnames.gazetteer import NamedEntry
from sorbnames.model import Entry

STATUSES = ("exact", "folded", "variant", "damaged", "fuzzy", "ambiguous", "none")


class Hit(NamedTuple):
    """One name that a string may stand for.

    ``damage`` names a broken encoding. ``errors`` counts typing errors in the folded letters, ``distance`` weighs them.
    """

    entry: Entry
    name_text: str
    language: str
    role: str
    strength: str
    tier: str
    damage: str = ""
    distance: float = 0.0
    errors: int = 0


class Context(NamedTuple):
    """What is known beside the string itself.

    ``position`` is latitude and longitude in degrees (WGS 84). ``places_only`` leaves out streets, terms and
    institutions, for a column that holds places.
    """

    plz: str = ""
    kreis: str = ""
    kind: str = ""
    land: str = ""
    country: str = ""
    position: tuple[float, float] | None = None
    places_only: bool = False


class Candidate(NamedTuple):
    """An entry that may be meant, with a score between 0 and 1 and the reasons for it.

    ``supported`` and ``contradicted`` say what postal code and district have to tell of it.
    """

    entry: Entry
    score: float
    evidence: tuple[str, ...]
    hit: Hit
    supported: bool = False
    contradicted: bool = False

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id

    @property
    def kind(self) -> str:
        """The entry's kind."""
        return self.entry.kind

    @property
    def de(self) -> str:
        """The German name."""
        return self.entry.de

    @property
    def dsb(self) -> str:
        """The Lower Sorbian name, or nothing."""
        return self.entry.dsb

    @property
    def pair(self) -> str:
        """Both names as the register prints them, the German name alone where no other is attested."""
        return official_pair(self.entry)


class Resolution(NamedTuple):
    """What a look-up gives: a status and the candidates, best first.

    ``evidence`` tells why there is no answer, ``plz`` the postal code that was told beside the name or within it.
    """

    query: str
    status: str
    candidates: tuple[Candidate, ...] = ()
    evidence: tuple[str, ...] = ()
    plz: str = ""

    @property
    def decided(self) -> bool:
        """Whether exactly one entry is meant."""
        return self.status not in ("ambiguous", "none")


def official_pair(entry: Entry) -> str:
    """Both names of an entry in the official notation: German first, one slash, as the register spaces it."""
    if entry.pair:
        return entry.pair
    de, dsb = entry.de, entry.dsb
    return f"{de}/{dsb}" if de and dsb else de or dsb


def hit_on(named: NamedEntry, tier: str, damage: str = "", distance: float = 0.0, errors: int = 0) -> Hit:
    """The hit of a string on one name."""
    name = named.name
    return Hit(named.entry, name.text, name.language, name.role, name.strength, tier, damage, distance, errors)
