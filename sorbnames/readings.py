"""How a stretch of text is read: the names it may be, what speaks for and against them, and how sure that makes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.neighbours import Link
from sorbnames.orthography import word_key
from sorbnames.resolution import Hit
from sorbnames.spotted import Spotted
from sorbnames.surroundings import Surroundings

#: From this confidence on a stretch counts as a mention.
ENOUGH = 0.5


_STRONG = {"exact": 0.75, "variant": 0.65, "folded": 0.55, "damaged": 0.75, "fuzzy": 0.2}


_WEAK = {"word": 0.15, "person": 0.3, "elsewhere": 0.3, "abroad": 0.1, "short": 0.2, "street": 0.1}


#: A word, or a place elsewhere, that is a name of ours but for its marks counts so much less: Neuseeland, Brest.
_BUT_FOR_MARKS = 0.25


_EVIDENCE = {
    "partner": 0.6,
    "PLZ": 0.6,
    "cue": 0.4,
    "municipality": 0.5,
    "list": 0.2,
    "preposition": 0.15,
    "letters": 0.15,
    "region": 0.25,
    "addition": 0.4,
    "joined": 0.4,
    "dateline": 0.2,
    "house number": 0.15,
    "same town": 0.45,
}


#: What shows that a Sorbian name which is also a town abroad is meant all the same.
_COUNTED_ABROAD = frozenset({"partner", "PLZ", "municipality", "joined"})


#: What shows for certain that the place is not meant.
_RULING_OUT = frozenset(
    [
        "postal code of elsewhere",
        "addition of elsewhere",
        "foreign letters",
        "a street of the town",
        "a place beside others elsewhere",
        "another language",
        "part of a longer name",
        "person",
    ]
)


#: What is said of a misspelt addition as evidence.
ADDITION = "addition"

#: What shows for certain that a misspelt name is one.
_CERTAIN = frozenset({"partner", "PLZ", "municipality", "cue", ADDITION})


#: What shows that a village is meant which is called a town: Stadt Kolkwitz bei Cottbus.
_SHOWING_THE_PLACE = frozenset({"partner", "PLZ", "same town", "addition", "municipality"})


_SLAVIC_COUNTRIES = frozenset({"PL", "CZ", "SK", "UA", "HR", "BG", "RS", "SI"})


@dataclass(slots=True)
class Reading:
    """How a spotted stretch is read; filled in step by step, turned into a :class:`Mention` at the end."""

    spotted: Spotted
    around: Surroundings
    hits: tuple[Hit, ...]
    protected: str = ""
    evidence: dict[str, str] = field(default_factory=dict)
    against: list[str] = field(default_factory=list)
    partner: Reading | None = None
    link: Link | None = None
    weighed: tuple[Hit, str] | None = None
    start: int = field(init=False)
    end: int = field(init=False)

    def __post_init__(self) -> None:
        self.start, self.end = self.spotted.start, self.spotted.end

    def weakness(self, gazetteer: Gazetteer) -> str:
        """See :func:`weakness`, worked out once for a hit."""
        hit = self.hits[0]
        if hit.strength == "strong" and hit.tier == "exact" and hit.entry.kind != "strasse":
            return ""
        if self.weighed is None or self.weighed[0] is not hit:
            self.weighed = (hit, weakness(gazetteer, hit, self.around.text[self.start : self.end]))
        return self.weighed[1]

    @property
    def best(self) -> Hit:
        """The hit that is read."""
        return self.hits[0]

    @property
    def is_guess(self) -> bool:
        """Whether mere likeness shows the name, where one may stand: it is told to a person and never edited."""
        return self.best.tier == "fuzzy" and not self.is_certain

    @property
    def is_certain(self) -> bool:
        """Whether more than the kind of text and a preposition tells that the place is meant."""
        return not _CERTAIN.isdisjoint(self.evidence)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries still possible, best first, each once."""
        if len(self.hits) == 1:
            return (self.hits[0].entry,)
        return tuple({hit.entry.id: hit.entry for hit in self.hits}.values())

    @property
    def entry(self) -> Entry | None:
        """The entry meant, or None while several are possible."""
        first = self.hits[0].entry
        for hit in self.hits:
            if hit.entry.id != first.id:
                return None
        return first


def weakness(gazetteer: Gazetteer, hit: Hit, surface: str) -> str:
    """Why the bare name proves nothing: a ``word``, a ``person``'s name, a place ``elsewhere``, too ``short`` …"""
    if hit.entry.kind == "strasse":
        return "street"
    if hit.strength == "strong" and hit.tier == "exact":
        return ""
    surface_key = word_key(surface)
    meaning = gazetteer.words.meaning(surface_key)
    if meaning:
        return "person" if meaning.startswith(("surname", "given name")) else "word"
    if gazetteer.words.is_elsewhere(surface_key):
        abroad = hit.language != "de" and set(gazetteer.words.namesakes(surface_key)) & _SLAVIC_COUNTRIES
        return "abroad" if abroad else "elsewhere"
    if len(surface_key) < 4 or (hit.tier == "folded" and len(surface_key) < 6):
        return "short"
    return ""


def confidence(gazetteer: Gazetteer, reading: Reading) -> float:
    """How sure it is that the stretch names its entry, between 0 and 1."""
    against, evidence = reading.against, reading.evidence
    if against and not _RULING_OUT.isdisjoint(against):
        return 0.0
    if "a town of elsewhere" in against and _SHOWING_THE_PLACE.isdisjoint(evidence):
        return 0.0
    weak = reading.weakness(gazetteer)
    score = _WEAK[weak] if weak else _STRONG[reading.hits[0].tier]
    if weak in ("word", "person", "elsewhere") and reading.hits[0].tier in ("folded", "variant"):
        score -= _BUT_FOR_MARKS
    if evidence:
        counted = _COUNTED_ABROAD if weak == "abroad" else _EVIDENCE
        for name in evidence:
            if name in counted:
                score += _EVIDENCE[name]
    if against and weak:
        if "article" in against:
            score -= 0.5
        if weak in ("word", "short") and "time" in against:
            score -= 0.5
    return min(score, 1.0) if score > 0.0 else 0.0
