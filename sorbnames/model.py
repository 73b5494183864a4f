"""What the gazetteer is made of: frozen data, no behaviour beyond reading itself."""

from __future__ import annotations

from dataclasses import dataclass

#: Languages a name can be in: German, Lower Sorbian, Upper Sorbian, Polish, Czech.
LANGUAGES = ("de", "dsb", "hsb", "pl", "cs")

#: What a name is to its entry; see RIGHT_ROLES for those that are right today.
ROLES = (
    "official",  # the name the register or the law prints
    "attested",  # documented in a source, without legal force
    "short",  # without its qualifier: Burg for Burg (Spreewald)
    "full",  # with its generic word: Wokrejs Sprjewja-Nysa
    "variant",  # a competing spelling that is right as well
    "colloquial",  # dialect or everyday use
    "inflected",  # a case form: Chóśebuzu, Lübbens
    "derived",  # a word made from the name: Cottbuser
    "former_norm",  # right until a spelling reform: Chośebuz, 1952-2006
    "historical",  # a name of former times
    "misspelling",  # seen in print, wrong
    "misprint",  # wrong, as a law or register prints it
)

#: Names in the nominative that may stand in a text of today.
CITATION_ROLES = frozenset({"official", "attested", "short", "full", "variant", "colloquial"})

#: Everything that may stand in a text of today.
RIGHT_ROLES = CITATION_ROLES | {"inflected", "derived"}

#: Kinds of places, from large to small; waters and regions beside them.
PLACE_KINDS = (
    "land",
    "region",
    "landkreis",
    "amt",
    "kreisfreie_stadt",
    "stadt",
    "gemeinde",
    "ortsteil",
    "gemeindeteil",
    "wohnplatz",
    "gewaesser",
)

#: Kinds of entries that are not places.
OTHER_KINDS = ("strasse", "term", "institution")

#: Legal standing of an entry's Lower Sorbian name.
STATUSES = ("official", "attested", "german_only")


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of an entry in one language.

    ``period`` gives the first and last year in which the spelling was the norm, where a source says so.
    ``strength`` tells how far the bare name can be trusted in running text: a ``weak`` name is also a word, a
    personal name or a place elsewhere, and needs evidence beside it.
    """

    text: str
    language: str
    role: str
    strength: str = "strong"
    sources: tuple[str, ...] = ()
    note: str = ""
    period: tuple[int | None, int | None] | None = None

    @property
    def is_right(self) -> bool:
        """Whether this spelling may stand in a text of today."""
        return self.role in RIGHT_ROLES


@dataclass(frozen=True, slots=True)
class LegalRecord:
    """What one authority says of an entry, and when: recorded, never inferred.

    ``what`` is ``settlement_area`` (``says`` is ``in``, ``out`` or ``disputed``), ``register`` (``says`` is the name
    as printed) or ``statute`` (the name in the municipality's own Hauptsatzung).
    """

    what: str
    says: str
    date: str
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place, street, term or institution with all its names.

    ``position`` is latitude and longitude in degrees (WGS 84). ``pair`` is the official pair exactly as the register
    prints it, spacing included; empty where no register prints one.
    """

    id: str
    kind: str
    names: tuple[Name, ...]
    parent: str = ""
    municipality: str = ""
    ags: str = ""
    plz: tuple[str, ...] = ()
    position: tuple[float, float] | None = None
    status: str = "german_only"
    pair: str = ""
    legal: tuple[LegalRecord, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""

    def main_name(self, language: str) -> Name | None:
        """The first right name in that language: the one that is printed."""
        for name in self.names:
            if name.language == language and name.role in CITATION_ROLES:
                return name
        return None

    def main_text(self, language: str) -> str:
        """The text of :meth:`main_name`, or an empty string."""
        name = self.main_name(language)
        return name.text if name else ""

    @property
    def de(self) -> str:
        """The German name, or an empty string."""
        return self.main_text("de")

    @property
    def dsb(self) -> str:
        """The Lower Sorbian name, or an empty string where none is attested."""
        return self.main_text("dsb")

    @property
    def forms(self) -> tuple[tuple[str, Name], ...]:
        """The case forms of the German and Lower Sorbian names: the tag of a case and the form.

        The tags are ``gen``, ``dat``, ``acc``, ``ins`` and ``loc``. A form that serves two cases is there for each, one
        like the name itself is not. Upper Sorbian forms are left out: they are known, but never right here.
        """
        bent = (name for name in self.names if name.role == "inflected" and name.language in ("de", "dsb"))
        return tuple((case, name) for name in bent for case in name.note.split("/"))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was seen."""

    id: str
    title: str
    url: str = ""
    note: str = ""
