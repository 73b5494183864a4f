"""One string, with what is known around it, to a resolution: which entry it names, how sure that is, and why.

Tiers, cheapest first: exact, folded (case, diacritics, blanks, hyphens, abbreviated additions), variant (a recorded
spelling that is not right today), damaged (a broken encoding undone), fuzzy (typing and reading errors). Postal code,
district and kind then rank what was found. A decision needs a clear lead; a tie is an ambiguity.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sorbnames.distance import allowance, spelling_distance
from sorbnames.gazetteer import Gazetteer, NamedEntry
from sorbnames.model import Entry
from sorbnames.orthography import key, plain, skeleton
from sorbnames.repair import has_lost_letters, repairs

STATUSES = ("exact", "folded", "variant", "damaged", "fuzzy", "ambiguous", "none")

_TIER_SCORE = {"exact": 1.0, "folded": 0.96, "variant": 0.94, "damaged": 0.92, "fuzzy": 0.9}

#: Larger places come first among namesakes; a municipality is not preferred to an Ortsteil, only to what is smaller.
_KIND_SCORE = {
    "landkreis": -0.04,
    "ortsteil": -0.01,
    "gemeindeteil": -0.05,
    "wohnplatz": -0.06,
    "strasse": -0.08,
    "term": -0.08,
}

_LEAD = 0.03


class Hit(NamedTuple):
    """One name that a string may stand for; ``distance`` counts letter errors, ``damage`` names a broken encoding."""

    entry: Entry
    name_text: str
    language: str
    role: str
    strength: str
    tier: str
    damage: str = ""
    distance: float = 0.0


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the string itself."""

    plz: str = ""
    kreis: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be meant, with a score between 0 and 1 and the reasons for it."""

    entry: Entry
    score: float
    evidence: tuple[str, ...]
    hit: Hit

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


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a look-up gives: a status and the candidates, best first. ``evidence`` tells why there is no answer."""

    query: str
    status: str
    candidates: tuple[Candidate, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether exactly one entry is meant."""
        return self.status not in ("ambiguous", "none")


def official_pair(entry: Entry) -> str:
    """Both names of an entry in the official notation: German first, one slash, as the register spaces it."""
    if entry.pair:
        return entry.pair
    if not entry.de or not entry.dsb:
        return entry.de or entry.dsb
    return f"{entry.de}/{entry.dsb}"


def sound_hits(gazetteer: Gazetteer, surface: str) -> tuple[Hit, ...]:
    """Names that the string spells, letter by letter or after folding or undoing damage; no typing errors."""
    return _spelt(gazetteer, surface) or _repaired(gazetteer, surface)


def _spelt(gazetteer: Gazetteer, surface: str) -> tuple[Hit, ...]:
    text = plain(surface)
    return tuple(hit_on(named, _tier(named, text)) for named in gazetteer.by_key(key(text)))


def _tier(named: NamedEntry, text: str) -> str:
    if not named.name.is_right:
        return "variant"
    return "exact" if named.name.text == text else "folded"


def hit_on(named: NamedEntry, tier: str, damage: str = "", distance: float = 0.0) -> Hit:
    """The hit of a string on one name."""
    name = named.name
    return Hit(named.entry, name.text, name.language, name.role, name.strength, tier, damage, distance)


def _repaired(gazetteer: Gazetteer, surface: str) -> tuple[Hit, ...]:
    for repair in repairs(surface):
        hits = _spelt(gazetteer, repair.text)
        if hits:
            return tuple(hit._replace(tier="damaged", damage=repair.damage) for hit in hits)
    if has_lost_letters(surface):
        named = gazetteer.by_skeleton(skeleton(surface))
        return tuple(hit_on(one, "damaged", "letters lost") for one in named if one.name.is_right)
    return ()


def near_hits(gazetteer: Gazetteer, surface: str, choices: Iterable[str] | None = None) -> tuple[Hit, ...]:
    """Names within the allowance for typing errors, nearest first; none when a place elsewhere is called so."""
    text = plain(surface)
    text_key = key(text)
    most = allowance(len(text_key))
    if not most or any(character.isdigit() for character in text) or gazetteer.is_elsewhere(text_key):
        return ()
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(
        text_key,
        gazetteer.keys if choices is None else tuple(choices),
        scorer=OSA.distance,
        score_cutoff=int(most) + 1,
        limit=None,
    )
    hits: list[Hit] = []
    for near_key, _, _ in found:
        for named in gazetteer.by_key(near_key):
            if named.name.is_right:
                distance = spelling_distance(text, named.name.text)
                if distance <= most + 1:
                    hits.append(hit_on(named, "fuzzy", distance=distance))
    return tuple(sorted(hits, key=lambda hit: (hit.distance, hit.entry.id)))


def resolve(gazetteer: Gazetteer, query: str, context: Context = Context(), limit: int = 5) -> Resolution:
    """Resolve one string that is supposed to be a name, such as a cell of a table.

    ``limit`` bounds the candidates returned, not those considered.
    """
    from sorbnames.fields import read_field

    text = plain(query)
    if not text:
        return Resolution(query, "none", (), ("empty",))
    field = read_field(gazetteer, text, context)
    candidates = rank(gazetteer, field.hits, field.context, field.evidence)
    if not candidates and not field.refused:
        candidates = rank(gazetteer, near_hits(gazetteer, field.name), field.context, field.evidence)
    status = _decide(gazetteer, candidates, field.certain)
    evidence = field.evidence if candidates else (*field.evidence, field.refused or "no name like this")
    return Resolution(query, status, candidates[:limit], evidence)


def rank(
    gazetteer: Gazetteer, hits: Iterable[Hit], context: Context, evidence: tuple[str, ...] = ()
) -> tuple[Candidate, ...]:
    """Weigh the hits by tier, kind and context; one candidate an entry, best first. Contradicted ones are left out."""
    best: dict[str, Candidate] = {}
    for hit in hits:
        candidate = _weigh(gazetteer, hit, context, evidence)
        if candidate and (hit.entry.id not in best or candidate.score > best[hit.entry.id].score):
            best[hit.entry.id] = candidate
    ranked = sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.entry.id))
    return tuple(_without_own_parts(gazetteer, ranked))


def _weigh(gazetteer: Gazetteer, hit: Hit, context: Context, evidence: tuple[str, ...]) -> Candidate | None:
    entry = hit.entry
    reasons = [f"{hit.tier} {hit.language} {hit.name_text}", *evidence]
    score = _TIER_SCORE[hit.tier] + _KIND_SCORE.get(entry.kind, 0.0)
    score -= 0.04 * hit.distance
    if hit.role == "short":
        score -= 0.005
    if hit.damage:
        reasons.append(hit.damage)
    if (
        context.kind
        and entry.kind != context.kind
        and not (context.kind == "stadt" and entry.kind == "kreisfreie_stadt")
    ):
        return None
    if context.kreis:
        if not _in_district(gazetteer, entry, context.kreis):
            return None
        reasons.append(f"district {context.kreis}")
        score += 0.03
    if context.plz:
        standing = plz_standing(gazetteer, entry, context.plz)
        if standing == "elsewhere":
            return None
        if standing == "matches":
            reasons.append(f"PLZ {context.plz}")
            score += 0.05
        elif standing == "differs":
            reasons.append(f"PLZ {context.plz} is another place's")
            score -= 0.2
    return Candidate(entry, round(max(0.0, min(1.0, score)), 4), tuple(reasons), hit)


def plz_standing(gazetteer: Gazetteer, entry: Entry, plz: str) -> str:
    """``matches``, ``near`` (same delivery area, perhaps a P. O. box), ``differs``, ``elsewhere`` or ``unknown``.

    ``differs`` is a code of another place of ours, ``elsewhere`` one that none of our places has.
    """
    own = gazetteer.plz_of(entry)
    if plz in own:
        return "matches"
    if not own:
        return "unknown" if gazetteer.by_plz(plz) else "elsewhere"
    if any(code[:3] == plz[:3] for code in own) and not gazetteer.by_plz(plz):
        return "near"
    return "differs" if gazetteer.by_plz(plz) else "elsewhere"


def _in_district(gazetteer: Gazetteer, entry: Entry, kreis: str) -> bool:
    wanted = {named.entry.id for named in gazetteer.by_key(key(kreis))} | {kreis}
    return any(place in wanted for place in (entry.id, *gazetteer.ancestors(entry)))


def _without_own_parts(gazetteer: Gazetteer, ranked: list[Candidate]) -> list[Candidate]:
    """Leave out a part of a place that bears the very same two names as the place itself: Drahnsdorf in Drahnsdorf."""
    kept: list[Candidate] = []
    for candidate in ranked:
        outer = (
            other
            for other in ranked
            if gazetteer.contains(other.entry, candidate.entry)
            and other.de == candidate.de
            and other.dsb == candidate.dsb
            and other.score >= candidate.score - 0.1
        )
        if not any(outer):
            kept.append(candidate)
    return kept


def _decide(gazetteer: Gazetteer, candidates: tuple[Candidate, ...], certain: bool) -> str:
    if not candidates:
        return "none"
    best = candidates[0]
    if best.hit.tier == "fuzzy":
        second = next((other.hit.distance for other in candidates[1:]), None)
        if best.hit.distance > allowance(len(key(best.hit.name_text))):
            return "none"
        if second is not None and second - best.hit.distance < 0.5:
            return "ambiguous"
    elif len(candidates) > 1 and best.score - candidates[1].score < _LEAD:
        return "ambiguous"
    if any("is another place's" in reason for reason in best.evidence):
        return "ambiguous"
    if not certain and not _has_context(best) and gazetteer.namesakes(key(best.hit.name_text)):
        return "ambiguous"
    return best.hit.tier


def _has_context(candidate: Candidate) -> bool:
    return any(reason.startswith(("PLZ ", "district ")) for reason in candidate.evidence)
