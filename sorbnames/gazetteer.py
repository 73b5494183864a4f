"""The gazetteer: all entries and the look-ups over their names, PLZ and ids; shipped data plus an office's overlays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sorbnames._version import __version__
from sorbnames.compiled import NAMES_PER_ENTRY, Compiled, read_shipped
from sorbnames.model import Entry, Name, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sorbnames.address.model import Address
    from sorbnames.address.streetindex import StreetIndex
    from sorbnames.address.vocabulary import Vocabulary
    from sorbnames.distance import Readings
    from sorbnames.findings import Finding, FixResult, Mention
    from sorbnames.index import Trie
    from sorbnames.memory import Memory
    from sorbnames.resolution import Hit, Resolution
    from sorbnames.scan import Scanner
    from sorbnames.style import Style
    from sorbnames.wordlists import WordLists

#: The counties (and the city) that Lower Lusatia lies in; elsewhere Upper Sorbian or no Sorbian name is due.
LOWER_LUSATIA = frozenset(
    [
        "cottbus",
        "landkreis/spree-neisse",
        "landkreis/oberspreewald-lausitz",
        "landkreis/dahme-spreewald",
        "landkreis/elbe-elster",
        "landkreis/oder-spree",
        "landkreis/teltow-flaeming",
        "region/niederlausitz",
        "region/spreewald",
        "region/oberspreewald",
        "region/unterspreewald",
    ]
)


class NamedEntry(NamedTuple):
    """One name of one entry."""

    entry: Entry
    name: Name


#: How names read, with their letters as they are and with two taken for one; and the names that read so.
Takers = tuple["Readings", tuple[NamedEntry, ...]]


class Gazetteer:
    """Read-only and safe to share between threads; pickles by its overlays, not by its content."""

    def __init__(self, compiled: Compiled, overlays: tuple[str, ...] = ()) -> None:
        self._compiled = compiled
        self._overlays = overlays
        self._entries: dict[int, Entry] = {}
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self._in_lower_lusatia: dict[str, bool] = {}
        self._named: dict[int, NamedEntry] = {}
        self._texts: dict[str, frozenset[str]] = {}
        #: The hits that the matcher made for a key, by it and the spelling where that is a name's own.
        self.spelt: dict[tuple[str, str], tuple[Hit, ...]] = {}
        #: The names that typing errors are looked for in, by their key.
        self.takers: dict[str, tuple[Takers, ...]] = {}
        self._street_indexes: dict[str, StreetIndex] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return (load_gazetteer, (self._overlays,))

    def __repr__(self) -> str:
        return f"<Gazetteer {self.data_version}, {len(self._compiled)} entries>"

    @property
    def data_version(self) -> str:
        """Version of the data, with a fingerprint of its content."""
        return self._compiled.head.version

    @property
    def program_version(self) -> str:
        """Version of the program."""
        return __version__

    @property
    def entries(self) -> Iterator[Entry]:
        """All entries, in the order of the data files."""
        return (self.entry_number(number) for number in range(len(self._compiled)))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {entry_id: number for number, entry_id in enumerate(self._compiled.head.ids)}

    def entry_number(self, number: int) -> Entry:
        """The entry with that number, unpacked once."""
        entry = self._entries.get(number)
        if entry is None:
            entry = self._entries[number] = self._compiled.entry(number)
        return entry

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with that id, or None."""
        number = self._numbers.get(entry_id)
        return None if number is None else self.entry_number(number)

    def named(self, code: int) -> NamedEntry:
        """Entry and name for a name number."""
        named = self._named.get(code)
        if named is None:
            number, position = divmod(code, NAMES_PER_ENTRY)
            entry = self.entry_number(number)
            named = self._named[code] = NamedEntry(entry, entry.names[position])
        return named

    def by_key(self, name_key: str) -> tuple[NamedEntry, ...]:
        """All names that fold to this key; inflected and derived forms only where no name itself does."""
        codes = self._compiled.head.keys.get(name_key) or self._compiled.forms.get(name_key)
        return tuple([self.named(code) for code in codes]) if codes else ()

    def texts_by_key(self, name_key: str) -> frozenset[str] | None:
        """The spellings of the names that fold to this key; None where there are none."""
        known = self._texts.get(name_key)
        if known is None:
            named = self.by_key(name_key)
            if not named:
                return None
            known = self._texts[name_key] = frozenset(one.name.text for one in named)
        return known

    def ags_of(self, entry: Entry) -> str:
        """The official key of the entry, or of the municipality in which it lies; empty where none is recorded."""
        municipality = None if entry.ags else self.entry(entry.municipality)
        return municipality.ags if municipality else entry.ags

    def by_skeleton(self, name_skeleton: str) -> tuple[NamedEntry, ...]:
        """All names that look like this once their letters outside ASCII are lost."""
        return tuple(self.named(code) for code in self._compiled.head.skeletons.get(name_skeleton, ()))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all names but inflected and derived forms, for the search for near ones."""
        return tuple(self._compiled.head.keys)

    def by_plz(self, plz: str) -> tuple[Entry, ...]:
        """All entries that this postal code serves; empty for a code of elsewhere."""
        return tuple(self.entry_number(number) for number in self._compiled.head.plz.get(plz, ()))

    def has_plz(self, plz: str) -> bool:
        """Whether this postal code serves an entry."""
        return plz in self._compiled.head.plz

    @cached_property
    def _areas(self) -> frozenset[str]:
        return frozenset(code[:3] for code in self._compiled.head.plz)

    def is_far(self, plz: str) -> bool:
        """Whether no entry has this postal code or one that begins alike: then it rules out all entries."""
        return plz[:3] not in self._areas and plz not in self._compiled.head.plz

    @property
    def postal_codes(self) -> Collection[str]:
        """All postal codes of the entries."""
        return self._compiled.head.plz.keys()

    @cached_property
    def _kinds(self) -> dict[str, list[Entry]]:
        kinds: dict[str, list[Entry]] = {}
        for entry in self.entries:
            kinds.setdefault(entry.kind, []).append(entry)
        return kinds

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """All entries of a kind."""
        return tuple(self._kinds.get(kind, ()))

    def plz_of(self, entry: Entry) -> tuple[str, ...]:
        """The entry's postal codes, its municipality's where it has none of its own."""
        if entry.plz or not entry.municipality:
            return entry.plz
        municipality = self.entry(entry.municipality)
        return municipality.plz if municipality else ()

    def ancestors(self, entry: Entry) -> tuple[str, ...]:
        """Ids of the entries above this one, nearest first; the municipality is among them."""
        known = self._ancestors.get(entry.id)
        if known is None:
            known = self._ancestors[entry.id] = self._find_ancestors(entry)
        return known

    def _find_ancestors(self, entry: Entry) -> tuple[str, ...]:
        above: list[str] = [entry.municipality] if entry.municipality and entry.municipality != entry.parent else []
        parent = entry.parent
        while parent and parent not in above[1:]:
            if parent not in above:
                above.append(parent)
            upper = self.entry(parent)
            parent = upper.parent if upper else ""
        return tuple(above)

    def contains(self, outer: Entry, inner: Entry) -> bool:
        """Whether ``inner`` is a part of ``outer``."""
        return outer.id in self.ancestors(inner)

    @cached_property
    def _parts(self) -> dict[str, tuple[Entry, ...]]:
        parts: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.municipality:
                parts.setdefault(entry.municipality, []).append(entry)
        return {whole: tuple(inner) for whole, inner in parts.items()}

    def relatives(self, entry: Entry) -> tuple[Entry, ...]:
        """The parts of a municipality; of a part its municipality."""
        whole = self.entry(entry.municipality) if entry.municipality else None
        return (whole,) if whole else self._parts.get(entry.id, ())

    def in_lower_lusatia(self, entry: Entry) -> bool:
        """Whether the entry lies where the Lower Sorbian name is the one that is due."""
        known = self._in_lower_lusatia.get(entry.id)
        if known is None:
            known = self._in_lower_lusatia[entry.id] = not LOWER_LUSATIA.isdisjoint((entry.id, *self.ancestors(entry)))
        return known

    @cached_property
    def _declensions(self) -> dict[str, tuple[str, str]]:
        classes: dict[str, dict[str, list[str]]] = self._compiled.lists["declensions"]
        return {
            name: (declension, by)
            for declension, known in classes.items()
            for by, names in known.items()
            for name in names
        }

    def declension(self, name: str) -> tuple[str, str]:
        """The declension class of a Lower Sorbian name and how it is known; two empty texts where none is certain."""
        return self._declensions.get(name, ("", ""))

    @property
    def trie(self) -> Trie:
        """Folded words → names, for the scanner."""
        return self._compiled.trie

    @property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return self._compiled.sources

    @cached_property
    def small_heads(self) -> frozenset[str]:
        """First words of names that begin with a small letter."""
        return frozenset(self._compiled.lists["heads"])

    @cached_property
    def words(self) -> WordLists:
        """What is known of words and of places elsewhere that are spelt like names of ours."""
        from sorbnames.wordlists import WordLists

        return WordLists(self._compiled.lists)

    @cached_property
    def scanner(self) -> Scanner:
        """The scanner over all names, with what it has learnt about words so far."""
        from sorbnames.scan import Scanner

        return Scanner(self)

    @cached_property
    def memory(self) -> Memory:
        """What helps to resolve many strings one after another; made when first asked for."""
        from sorbnames.memory import Memory

        return Memory(self)

    @cached_property
    def styles(self) -> dict[str, Style]:
        """The house styles by name."""
        from sorbnames.style import read_style

        return {name: read_style(name, fields) for name, fields in self._compiled.lists["styles"].items()}

    @cached_property
    def surroundings(self) -> dict[str, frozenset[str]]:
        """Words that stand around names: titles, legal forms, cues, articles … (``data/lists/protected.yaml``)."""
        return {subject: frozenset(words) for subject, words in self._compiled.lists["protected"].items()}

    @cached_property
    def address_words(self) -> dict[str, tuple[str, ...]]:
        """Words by which lines of an address are told apart, by subject (``data/lists/addresses.yaml``)."""
        return {subject: tuple(words) for subject, words in self._compiled.lists["addresses"].items()}

    @cached_property
    def address_vocabulary(self) -> Vocabulary:
        """The same words, made ready for looking at lines."""
        from sorbnames.address.vocabulary import read_vocabulary

        return read_vocabulary(self.address_words)

    @cached_property
    def _within(self) -> dict[tuple[str, str], list[Entry]]:
        within: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            within.setdefault((entry.municipality, entry.kind), []).append(entry)
        return within

    def within(self, municipality: str, *kinds: str) -> Sequence[Entry]:
        """The entries of these kinds in a municipality, which is given by its id."""
        return [entry for kind in kinds for entry in self._within.get((municipality, kind), ())]

    def street_index(self, municipality: str) -> StreetIndex:
        """The streets of a municipality, ready to be looked up; of all of them where none is named."""
        index = self._street_indexes.get(municipality)
        if index is None:
            from sorbnames.address.streetindex import StreetIndex

            streets = self.within(municipality, "strasse") if municipality else self.of_kind("strasse")
            index = self._street_indexes[municipality] = StreetIndex(self, streets)
        return index

    def lookup(self, name: str, plz: str = "", kreis: str = "", kind: str = "", limit: int = 5) -> Resolution:
        """Resolve one name, as of a table cell.

        ``plz`` is a postal code, ``kreis`` a district's name in either language, ``kind`` an entry's kind; each rules
        out what contradicts it. ``limit`` bounds the candidates returned.
        """
        from sorbnames.match import resolve
        from sorbnames.resolution import Context

        return resolve(self, name, Context(plz, kreis, kind), limit)

    def normalize(self, name: str) -> str:
        """The official pair of the entry a name stands for; raises UnknownName or AmbiguousName."""
        from sorbnames.errors import AmbiguousName, UnknownName

        resolution = self.lookup(name)
        if resolution.status == "none":
            raise UnknownName("match.unknown", name=name)
        if resolution.status == "ambiguous":
            choices = ", ".join(candidate.pair for candidate in resolution.candidates)
            raise AmbiguousName("match.ambiguous", name=name, choices=choices)
        return resolution.candidates[0].pair

    def mentions(self, text: str) -> list[Mention]:
        """Every mention of an entry in a text, protected ones included."""
        from sorbnames.mentions import find_mentions

        return find_mentions(self, text)

    def parse_address(self, text: str) -> Address:
        """The address that a block of one to nine lines, or one line with separators, holds.

        Raises InvalidAddress when no address stands there.
        """
        from sorbnames.address import parse_address

        return parse_address(self, text)

    def check_text(self, text: str, style: str = "keep", to: str = "both") -> list[Finding]:
        """All findings of a text in the order of their places; raises InvalidStyle for an unknown style."""
        from sorbnames.check import check_text

        return check_text(self, text, style, to)

    def fix_text(
        self,
        text: str,
        style: str = "keep",
        to: str = "both",
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        unsafe: bool = False,
    ) -> FixResult:
        """The text with its safe edits made, the edits, and the findings left to a person."""
        from sorbnames.check import fix_text

        return fix_text(self, text, style, to, select, ignore, unsafe)


def load_gazetteer(overlays: tuple[str, ...] = ()) -> Gazetteer:
    """The shipped gazetteer, with the overlays' entries added or put in place of shipped ones.

    Raises InvalidData for a mistake in an overlay or when the shipped file has not been built.
    """
    compiled = read_shipped()
    if overlays:
        from sorbnames.overlays import overlay_compiled

        compiled = overlay_compiled(compiled, overlays)
    return Gazetteer(compiled, overlays)
