"""Running text to mentions: what names a place, which place, how sure, and what must never be touched.

The scanner finds every stretch that spells a name. Here its surroundings decide whether it is one: a partner name or a
postal code beside it, a word such as ``Ortsteil``, an article that makes it a common noun, other places of the region.
A name that is also a word or a place elsewhere needs such evidence; without it, it is left alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from sorbnames.findings import Mention
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.near import Near, near_codes, near_districts, near_partners
from sorbnames.neighbours import Link, links, pair_sign
from sorbnames.orthography import key
from sorbnames.ranking import plz_standing
from sorbnames.resolution import Hit
from sorbnames.scan import Spotted, Word
from sorbnames.surroundings import Surroundings

#: From this confidence on a stretch counts as a mention.
ENOUGH = 0.5

_STRONG = {"exact": 0.75, "variant": 0.65, "folded": 0.55, "damaged": 0.75, "fuzzy": 0.2}
_WEAK = {"word": 0.15, "person": 0.3, "elsewhere": 0.3, "abroad": 0.1, "short": 0.2, "street": 0.1}

_EVIDENCE = {
    "partner": 0.6,
    "PLZ": 0.6,
    "cue": 0.4,
    "municipality": 0.5,
    "list": 0.2,
    "preposition": 0.15,
    "region": 0.25,
    "addition": 0.4,
    "joined": 0.4,
    "house number": 0.15,
    "same town": 0.45,
}

#: What shows that a Sorbian name which is also a town abroad is meant all the same.
_COUNTED_ABROAD = frozenset({"partner", "PLZ", "municipality", "joined"})

#: Prepositions that also stand before common nouns and times without an article: ab Mitte Mai, aus Sand.
_CLEAR_PREPOSITIONS = frozenset(
    ["in", "nach", "bei", "von", "bis", "richtung", "zwischen", "w", "we", "z", "ze", "do", "k", "pla"]
)

#: A pair shows that the place's own bilingual name is written, even behind the word for an organisation.
_LIFTED_BY_PARTNER = ("organisation", "authority", "proper name", "title")

#: Landrat Spree-Neiße is no person of that name.
_NEVER_SURNAMES = frozenset({"landkreis", "land", "region", "kreisfreie_stadt", "amt"})

_SLAVIC_COUNTRIES = frozenset({"PL", "CZ", "SK", "UA", "HR", "BG", "RS", "SI"})

_PLACES = frozenset(
    [
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
    ]
)


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

    @property
    def start(self) -> int:
        """Where the stretch begins."""
        return self.spotted.start

    @property
    def end(self) -> int:
        """Where the stretch ends."""
        return self.spotted.end

    def weakness(self, gazetteer: Gazetteer) -> str:
        """See :func:`weakness`, worked out once for a hit."""
        if self.weighed is None or self.weighed[0] is not self.hits[0]:
            surface = self.around.text[self.start : self.end]
            self.weighed = (self.hits[0], weakness(gazetteer, self.hits[0], surface))
        return self.weighed[1]

    @property
    def best(self) -> Hit:
        """The hit that is read."""
        return self.hits[0]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries still possible, best first, each once."""
        return tuple({hit.entry.id: hit.entry for hit in self.hits}.values())

    @property
    def entry(self) -> Entry | None:
        """The entry meant, or None while several are possible."""
        entries = self.entries
        return entries[0] if len(entries) == 1 else None


@dataclass(frozen=True, slots=True)
class Names:
    """What a text names: accepted and protected readings, left to right, and near misses beside them."""

    readings: tuple[Reading, ...]
    near_misses: tuple[Near, ...]


def read_text(gazetteer: Gazetteer, text: str) -> Names:
    """Read all names of a text."""
    found = gazetteer.scanner.scan(text)
    readings = [_reading(gazetteer, text, spotted) for spotted in found.spotted]
    for reading in readings:
        if any(start <= reading.start and reading.end <= end for start, end in found.proper_names):
            reading.protected = "proper name"
    _protect_further(text, readings)
    for link in links(gazetteer, text, readings):
        _apply_link(gazetteer, link)
    for reading in readings:
        _weigh_own_surroundings(gazetteer, reading)
    readings = _with_near(gazetteer, text, readings)
    anchors = [reading for reading in readings if not reading.protected and confidence(gazetteer, reading) >= ENOUGH]
    regions = _regions(gazetteer, anchors)
    _weigh_lists(gazetteer, readings)
    _weigh_joined(gazetteer, text, readings)
    _weigh_streets(readings, regions)
    kept: list[Reading] = []
    for reading in readings:
        _choose(gazetteer, reading, regions)
        if confidence(gazetteer, reading) >= ENOUGH or (reading.protected and not reading.against):
            kept.append(reading)
    return Names(tuple(kept), tuple(_near_misses(gazetteer, text, kept)))


def find_mentions(gazetteer: Gazetteer, text: str) -> list[Mention]:
    """All mentions of a text, protected ones included."""
    return [to_mention(gazetteer, reading) for reading in read_text(gazetteer, text).readings]


def to_mention(gazetteer: Gazetteer, reading: Reading) -> Mention:
    """The public form of a reading."""
    entry = reading.entry
    first = reading.entries[0]
    position = entry.position if entry else None
    evidence = tuple(f"{name}: {what}" if what else name for name, what in reading.evidence.items())
    return Mention(
        start=reading.start,
        end=reading.end,
        surface=reading.around.text[reading.start : reading.end],
        language=reading.best.language,
        entry=entry.id if entry else "",
        kind=entry.kind if entry else first.kind,
        de=entry.de if entry else "",
        dsb=entry.dsb if entry else "",
        status=reading.best.tier if entry else "ambiguous",
        confidence=round(confidence(gazetteer, reading), 2),
        evidence=evidence,
        protected=reading.protected,
        candidates=tuple(one.id for one in reading.entries),
        case=_case(reading),
        lat=position[0] if position else None,
        lon=position[1] if position else None,
    )


def _case(reading: Reading) -> str:
    """The grammatical case of an inflected name, as the gazetteer tags it."""
    hit = reading.best
    if hit.role != "inflected":
        return ""
    return next((name.note for name in hit.entry.names if name.text == hit.name_text and name.role == "inflected"), "")


def weakness(gazetteer: Gazetteer, hit: Hit, surface: str) -> str:
    """Why the bare name proves nothing: a ``word``, a ``person``'s name, a place ``elsewhere``, too ``short`` …"""
    if hit.entry.kind == "strasse":
        return "street"
    if hit.strength == "strong" and hit.tier == "exact":
        return ""
    surface_key = key(surface)
    meaning = gazetteer.meaning(surface_key)
    if meaning:
        return "person" if meaning.startswith(("surname", "given name")) else "word"
    if gazetteer.is_elsewhere(surface_key):
        abroad = hit.language != "de" and set(gazetteer.namesakes(surface_key)) & _SLAVIC_COUNTRIES
        return "abroad" if abroad else "elsewhere"
    if len(surface_key) < 4 or (hit.tier == "folded" and len(surface_key) < 6):
        return "short"
    return ""


def confidence(gazetteer: Gazetteer, reading: Reading) -> float:
    """How sure it is that the stretch names its entry, between 0 and 1."""
    if any(reason in ("postal code of elsewhere", "addition of elsewhere") for reason in reading.against):
        return 0.0
    hit = reading.best
    weak = reading.weakness(gazetteer)
    score = _WEAK[weak] if weak else _STRONG[hit.tier]
    counted = _COUNTED_ABROAD if weak == "abroad" else _EVIDENCE
    score += sum(_EVIDENCE[name] for name in reading.evidence if name in counted)
    if weak and "article" in reading.against:
        score -= 0.5
    if weak in ("word", "short") and "time" in reading.against:
        score -= 0.5
    return max(0.0, min(1.0, score))


def _reading(gazetteer: Gazetteer, text: str, spotted: Spotted) -> Reading:
    around = Surroundings(gazetteer, text, spotted.start, spotted.end)
    exact = tuple(hit for hit in spotted.hits if hit.tier == "exact")
    reading = Reading(spotted, around, exact or spotted.hits)
    reading.protected = around.protection()
    if reading.protected == "office holder" and all(hit.entry.kind in _NEVER_SURNAMES for hit in reading.hits):
        reading.protected = ""
    if not reading.protected and reading.best.role == "derived":
        reading.protected = "derived"
    if not reading.protected and all(hit.entry.kind == "institution" for hit in reading.hits):
        reading.protected = "institution"
    return reading


def _protect_further(text: str, readings: Sequence[Reading]) -> None:
    """The second place in the name of an authority or club: Polizeiinspektion Cottbus/Spree-Neiße."""
    for left, right in itertools.pairwise(readings):
        if left.protected in ("organisation", "authority", "proper name") and text[left.end : right.start] in (
            "/",
            "-",
            "–",
        ):
            right.protected = right.protected or left.protected


def _with_near(gazetteer: Gazetteer, text: str, readings: list[Reading]) -> list[Reading]:
    """Add the misspelt names that a partner or a postal code gives away."""
    taken = [(reading.start, reading.end) for reading in readings if _is_settled(gazetteer, reading)]
    known = {start for start, _ in taken}
    added: list[Reading] = []
    for near in (*near_codes(gazetteer, text, known), *near_districts(gazetteer, text, known)):
        _add_near(gazetteer, text, near, None, taken, added)
    for reading in [*readings, *added]:
        if (
            reading.partner is None
            and reading.protected in ("", *_LIFTED_BY_PARTNER)
            and "postal code of elsewhere" not in reading.against
        ):
            near_partner = near_partners(
                gazetteer, text, reading.start, reading.end, reading.entries, reading.best.language
            )
            if near_partner:
                _add_near(gazetteer, text, near_partner, reading, taken, added)
    if not added:
        return readings
    spans = [(reading.start, reading.end) for reading in added]
    kept = [reading for reading in readings if not any(a < reading.end and reading.start < b for a, b in spans)]
    return sorted([*kept, *added], key=lambda reading: reading.start)


def _near_misses(gazetteer: Gazetteer, text: str, kept: Sequence[Reading]) -> Iterator[Near]:
    """What stands where a partner would and resembles it, but too little to be corrected."""
    for reading in kept:
        if reading.partner is None and not reading.protected and reading.entry is not None:
            entries, language = reading.entries, reading.best.language
            near = near_partners(gazetteer, text, reading.start, reading.end, entries, language, slack=1.0)
            if near and not any(other.start < near.end and near.start < other.end for other in kept):
                yield near


def _is_settled(gazetteer: Gazetteer, reading: Reading) -> bool:
    """Whether a stretch is a name of its own and not the sound half of a longer misspelt one: Smogorow-Prjawoz."""
    if reading.partner is not None:
        return True
    if reading.protected:
        return reading.protected != "compound"
    around = reading.around
    if reading.best.role == "short" and around.after[:1] == "/" and around.after[1:2].isalpha():
        # Perhaps the addition is misspelt: Vetschau/Spreewad.
        return False
    joined = around.before[-1:] in ("-", "/", "(") and around.before[:-1].rstrip(" \u00a0")[-1:].isalpha()
    return confidence(gazetteer, reading) >= ENOUGH and not joined


def _add_near(
    gazetteer: Gazetteer,
    text: str,
    near: Near,
    partner: Reading | None,
    taken: list[tuple[int, int]],
    added: list[Reading],
) -> None:
    if any(start < near.end and near.start < end for start, end in taken):
        for reading in added:
            if partner is not None and reading.start == near.start and reading.partner is None:
                reading.partner, reading.evidence["partner"] = partner, text[partner.start : partner.end]
                partner.partner, partner.evidence["partner"] = reading, text[reading.start : reading.end]
        return
    around = Surroundings(gazetteer, text, near.start, near.end)
    if around.protection() in ("e-mail or web address", "company", "person", "organisation"):
        return
    word = Word(near.start, near.end, text[near.start : near.end])
    reading = Reading(Spotted(near.start, near.end, (word,), (near.hit,)), around, (near.hit,))
    if around.plz:
        _weigh_plz(gazetteer, reading, around.plz)
    if near.evidence.startswith("cue"):
        reading.evidence["cue"] = near.evidence[4:]
    if partner is not None:
        if partner.protected in _LIFTED_BY_PARTNER:
            partner.protected = ""
        partner.against = [reason for reason in partner.against if reason != "addition of elsewhere"]
        reading.partner, reading.evidence["partner"] = partner, text[partner.start : partner.end]
        partner.partner, partner.evidence["partner"] = reading, text[reading.start : reading.end]
        partner.hits = tuple(hit for hit in partner.hits if hit.entry.id == near.hit.entry.id)
    taken.append((near.start, near.end))
    added.append(reading)


def _apply_link(gazetteer: Gazetteer, link: Link) -> None:
    """Two names beside each other explain each other: as partners, or as a place and its part."""
    for reading, other in ((link.left, link.right), (link.right, link.left)):
        allowed = link.left_ids if reading is link.left else link.right_ids
        reading.hits = tuple(hit for hit in reading.spotted.hits if hit.entry.id in allowed)
        if link.kind == "pair":
            languages = link.left_language if reading is link.left else link.right_language
            reading.hits = tuple(hit for hit in reading.hits if hit.language == languages) or reading.hits
            reading.partner, reading.link = other, link
            reading.evidence["partner"] = other.around.text[other.start : other.end]
        else:
            reading.evidence["municipality"] = other.around.text[other.start : other.end]
        free = reading.around.joined_in_front if reading is link.left else reading.around.joined_behind
        lifted = ("compound",) if link.kind == "part" else ("compound", *_LIFTED_BY_PARTNER)
        if reading.protected in lifted and not (reading.protected == "compound" and free):
            reading.protected = ""


def _weigh_own_surroundings(gazetteer: Gazetteer, reading: Reading) -> None:
    around = reading.around
    if around.plz:
        _weigh_plz(gazetteer, reading, around.plz)
    if around.cue:
        reading.evidence["cue"] = around.cue
    elif around.has_article:
        _weigh_article(reading)
    elif around.preposition in _CLEAR_PREPOSITIONS or (around.preposition and not _is_word(gazetteer, reading)):
        reading.evidence["preposition"] = around.preposition
    if around.is_time:
        reading.against.append("time")
    _weigh_addition(gazetteer, reading)


def _weigh_article(reading: Reading) -> None:
    """An article makes a name that is a word a common noun, but a river is never without one: an der Oder."""
    if any(hit.entry.kind == "gewaesser" for hit in reading.hits) and reading.around.word_before.lower() in (
        "die",
        "der",
    ):
        reading.evidence["cue"] = reading.around.word_before
    else:
        reading.against.append("article")


def _is_word(gazetteer: Gazetteer, reading: Reading) -> bool:
    return reading.weakness(gazetteer) == "word"


def _weigh_plz(gazetteer: Gazetteer, reading: Reading, plz: str) -> None:
    standings = {hit.entry.id: plz_standing(gazetteer, hit.entry, plz) for hit in reading.hits}
    fitting = {entry_id for entry_id, standing in standings.items() if standing in ("matches", "near")}
    if fitting:
        reading.hits = tuple(hit for hit in reading.hits if hit.entry.id in fitting)
        reading.evidence["PLZ"] = plz
    elif all(standing == "elsewhere" for standing in standings.values()):
        if reading.partner is None:
            reading.against.append("postal code of elsewhere")
    else:
        reading.against.append("postal code of another place")


def _weigh_addition(gazetteer: Gazetteer, reading: Reading) -> None:
    """An addition behind a bare name that is not this place's own says that another place is meant."""
    text, attached = reading.around.addition
    if reading.around.word_after in gazetteer.surroundings["foreign_additions"] and reading.weakness(gazetteer):
        reading.against.append("addition of elsewhere")
    if not text or reading.partner is not None or reading.link is not None or "municipality" in reading.evidence:
        return
    known = gazetteer.by_key(key(text))
    if any(_points_here(gazetteer, named.entry, hit.entry) for named in known for hit in reading.hits):
        reading.evidence["addition"] = text
        return
    weak = reading.weakness(gazetteer)
    elsewhere = text.strip() in gazetteer.surroundings["foreign_additions"]
    foreign = elsewhere or any(named.entry.kind in ("land", "region", "gewaesser", "landkreis") for named in known)
    small = reading.best.entry.kind in ("wohnplatz", "gemeindeteil")
    if attached == "near":
        points_away = text[0].isupper() and not known and (weak or small or elsewhere)
    elif attached == "bracket":
        points_away = text[0].isupper() and " " not in text.strip() and bool(weak or foreign)
    else:
        points_away = bool(weak) and (foreign or not known)
    if points_away:
        reading.against.append("addition of elsewhere")


def _points_here(gazetteer: Gazetteer, pointer: Entry, entry: Entry) -> bool:
    if pointer.id in gazetteer.ancestors(entry) or gazetteer.contains(entry, pointer):
        return True
    return gazetteer.in_lower_lusatia(entry) and pointer.id in (
        "region/niederlausitz",
        "region/lausitz",
        "region/spreewald",
        "land/brandenburg",
    )


def _regions(gazetteer: Gazetteer, anchors: Sequence[Reading]) -> dict[str, int]:
    """How often the text surely names a place in each municipality, district …; the place itself counts too."""
    count: dict[str, int] = {}
    for reading in anchors:
        entry = reading.entry
        if entry is None or entry.kind not in _PLACES:
            continue
        for place in {entry.id, *gazetteer.ancestors(entry)}:
            count[place] = count.get(place, 0) + 1
        if gazetteer.in_lower_lusatia(entry) or entry.id in (
            "region/niederlausitz",
            "region/spreewald",
            "region/lausitz",
        ):
            count["lower lusatia"] = count.get("lower lusatia", 0) + 1
    return count


def _weigh_lists(gazetteer: Gazetteer, readings: Sequence[Reading]) -> None:
    """In a list of places (Peitz, Burg und Forst) a neighbour that surely is a place speaks for its neighbours."""
    conjunctions = gazetteer.surroundings["neighbour_conjunctions"]
    for left, right in itertools.pairwise(readings):
        between = left.around.text[left.end : right.start]
        if len(between) > 8 or "\n\n" in between or between.strip() not in conjunctions:
            continue
        if between.strip() in ("-", "/"):
            continue
        near = _are_neighbours(left.best.entry, right.best.entry)
        for one, other in ((left, right), (right, left)):
            sure = confidence(gazetteer, other) >= ENOUGH
            if not other.protected and (sure or near) and other.best.entry.kind in _PLACES:
                one.evidence.setdefault("list", other.around.text[other.start : other.end])


def _are_neighbours(one: Entry, other: Entry) -> bool:
    """Whether two places lie in one municipality or within some twelve kilometres of each other."""
    if one.id == other.id or "elsewhere" in (one.id, other.id):
        return False
    if one.municipality and one.municipality == other.municipality:
        return True
    if not (one.position and other.position):
        return False
    north, east = one.position[0] - other.position[0], one.position[1] - other.position[1]
    return north * north + (0.62 * east) ** 2 < 0.11**2


def _weigh_joined(gazetteer: Gazetteer, text: str, readings: Sequence[Reading]) -> None:
    """A Sorbian name joined like a partner to the German name of another place is a name all the same, a wrong one."""
    for left, right in itertools.pairwise(readings):
        if left.partner or right.partner:
            continue
        if pair_sign(text, left.end, right.start, right.end) not in ("slash", "bracket"):
            continue
        german, sorbian = (left, right) if left.best.language == "de" else (right, left)
        if german.best.language == "de" and sorbian.best.language == "dsb" and confidence(gazetteer, german) >= ENOUGH:
            sorbian.evidence.setdefault("joined", text[german.start : german.end])


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"[ \t\u00a0]{1,2}\d{1,4}(?!\d)")


def _weigh_streets(readings: Sequence[Reading], regions: dict[str, int]) -> None:
    """Streets of one name are everywhere: one counts where the text names its town, best with a house number."""
    for reading in readings:
        here = tuple(
            hit
            for hit in reading.hits
            if hit.entry.kind == "strasse" and (reading.partner or regions.get(hit.entry.municipality, 0))
        )
        if here and reading.best.entry.kind == "strasse":
            reading.hits = here
            if regions.get(here[0].entry.municipality, 0):
                reading.evidence["same town"] = here[0].entry.municipality
            if _number().match(reading.around.after):
                reading.evidence["house number"] = ""


def _choose(gazetteer: Gazetteer, reading: Reading, regions: dict[str, int]) -> None:
    """Settle on the entry that the rest of the text speaks for, if one stands out."""
    own = 1 if confidence(gazetteer, reading) >= ENOUGH and not reading.protected else 0
    if gazetteer.in_lower_lusatia(reading.best.entry) and regions.get("lower lusatia", 0) > own:
        reading.evidence.setdefault("region", "")
    if len(reading.entries) == 1:
        return
    ranks: dict[str, tuple[float, ...]] = {}
    for hit in reading.hits:
        rank = _rank(gazetteer, hit, reading, regions)
        if hit.entry.id not in ranks or rank > ranks[hit.entry.id]:
            ranks[hit.entry.id] = rank
    top = max(ranks.values())
    best = {entry_id for entry_id, rank in ranks.items() if rank == top}
    reading.hits = tuple(
        sorted(
            (hit for hit in reading.hits if hit.entry.id in best),
            key=lambda hit: (_rank(gazetteer, hit, reading, regions), hit.entry.id),
            reverse=True,
        )
    )


_SIZE = {
    "land": 4,
    "region": 4,
    "landkreis": 2.5,
    "kreisfreie_stadt": 4,
    "stadt": 3,
    "gemeinde": 3,
    "amt": 2,
}


def _rank(gazetteer: Gazetteer, hit: Hit, reading: Reading, regions: dict[str, int]) -> tuple[float, ...]:
    entry = hit.entry
    tier = {"exact": 3.0, "variant": 2.0}.get(hit.tier, 1.0)
    above = max((regions.get(place, 0) for place in (entry.municipality,) if place), default=0)
    cue = reading.evidence.get("cue", "").lower().rstrip(".")
    fits = 1.0 if _cue_fits(cue, entry.kind) else 0.0
    outer = 1.0 if any(gazetteer.contains(entry, other) for other in reading.entries) else 0.0
    return (fits, tier, min(above, 1), _SIZE.get(entry.kind, 1), outer)


def _cue_fits(cue: str, kind: str) -> bool:
    if cue in ("amt", "amta", "amśe"):
        return kind == "amt"
    if cue in ("landkreis", "kreis", "wokrejs", "wokrejsa", "wokrejsu", "lk"):
        return kind == "landkreis"
    if cue in ("ortsteil", "ot", "ortsteile", "ortsteilen", "gemeindeteil"):
        return kind in ("ortsteil", "gemeindeteil")
    if cue in ("stadt", "gemeinde", "město", "gmejna"):
        return kind in ("stadt", "kreisfreie_stadt", "gemeinde")
    return False
