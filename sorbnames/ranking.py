"""Weigh what was found against what is known beside it, and decide only with a clear lead; a tie is an ambiguity."""

from __future__ import annotations

from collections.abc import Iterable

from sorbnames.areas import FAR_KM, NEAR_KM, in_district, is_abroad, kilometres, land_of, land_standing, position_of
from sorbnames.distance import allowance
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import OTHER_KINDS, Entry
from sorbnames.orthography import key
from sorbnames.resolution import Candidate, Context, Hit

_TIER_SCORE = {"exact": 1.0, "folded": 0.96, "variant": 0.94, "damaged": 0.92, "fuzzy": 0.9}

#: A district is seldom meant without the word for it, which its full name has; streets and words only where nothing
#: else is found. Among places size is no evidence: namesakes stay ambiguous.
_KIND_SCORE = {"landkreis": -0.08, "strasse": -0.08, "term": -0.08}

_LEAD = 0.03

#: Regions with codes of ours that lie not in Lower Lusatia alone; the others are countries.
_HOME = frozenset(
    f"region/{name}"
    for name in ("deutschland", "lausitz", "lausitzer-seenland", "mittellausitz", "muskauer-heide", "oberlausitz")
)

_MUNICIPALITIES = frozenset({"gemeinde", "stadt", "kreisfreie_stadt"})

#: A town in a district of its name is no part of itself: Görlitz is the town.
_ABOVE_MUNICIPALITIES = frozenset({"land", "region", "landkreis", "amt"})


def rank(
    gazetteer: Gazetteer, hits: Iterable[Hit], context: Context, evidence: tuple[str, ...] = ()
) -> tuple[Candidate, ...]:
    """Weigh the hits by tier, kind and context; one candidate an entry, best first. Contradicted ones are left out."""
    best: dict[str, Candidate] = {}
    for hit in _without_waters(hits, bool(context.plz)) if context.places_only else hits:
        candidate = _weigh(gazetteer, hit, context, evidence)
        if candidate and (hit.entry.id not in best or candidate.score > best[hit.entry.id].score):
            best[hit.entry.id] = candidate
    ranked = sorted(best.values(), key=lambda one: (-one.score, not one.supported, one.entry.id))
    return tuple(_without_own_parts(gazetteer, ranked))


def _without_waters(hits: Iterable[Hit], has_code: bool) -> list[Hit]:
    """The hits without waters that a municipality is called after: in an address Felixsee is no lake, and beside a
    postal code (``has_code``) Unterspreewald is no region.
    """
    hits = list(hits)
    others = ("gewaesser", "region") if has_code else ("gewaesser",)
    named = {hit.name_text for hit in hits if hit.entry.kind in _MUNICIPALITIES}
    return [hit for hit in hits if hit.entry.kind not in others or hit.name_text not in named]


def _weigh(gazetteer: Gazetteer, hit: Hit, context: Context, evidence: tuple[str, ...]) -> Candidate | None:
    entry = hit.entry
    reasons = [f"{hit.tier} {hit.language} {hit.name_text}", *evidence]
    score = _TIER_SCORE[hit.tier]
    if hit.tier == "fuzzy":
        score -= 0.06 * hit.errors + 0.02 * hit.distance
    if hit.role != "full" and (hit.tier != "fuzzy" or entry.kind == "landkreis"):
        score += _KIND_SCORE.get(entry.kind, 0.0)
    supported = contradicted = False
    if context.places_only and entry.kind in OTHER_KINDS:
        return None
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
        if not in_district(gazetteer, entry, context.kreis):
            return None
        reasons.append(f"district {context.kreis}")
        supported = True
        score += 0.03
    if context.plz:
        standing = plz_standing(gazetteer, entry, context.plz)
        if standing == "elsewhere":
            return None
        if standing == "matches":
            reasons.append(f"PLZ {context.plz}")
            supported = True
            score += 0.05
        elif standing == "differs":
            if hit.tier == "fuzzy":
                return None
            reasons.append(f"PLZ {context.plz} is another place's")
            contradicted = True
            score -= 0.2
    if context.land or context.country or context.position:
        weight, near, told = _whereabouts(gazetteer, hit, context)
        if weight is None:
            return None
        score += weight
        supported = supported or near
        reasons += told
    score = round(max(0.0, min(1.0, score)), 4)
    return Candidate(entry, score, tuple(reasons), hit, supported, contradicted)


def _whereabouts(gazetteer: Gazetteer, hit: Hit, context: Context) -> tuple[float | None, bool, list[str]]:
    """What Land, country and position add to the score (None: they rule the entry out), whether they support, reasons.

    Of two bearers of a name near a position the nearer one leads: the share falls with the distance.
    """
    weight, supported = 0.0, False
    reasons: list[str] = []
    if is_abroad(gazetteer, context.country) and land_of(gazetteer, hit.entry):
        return None, False, []
    if context.land:
        standing = land_standing(gazetteer, hit.entry, context.land, key(hit.name_text))
        if standing == "elsewhere":
            return None, False, []
        if standing in ("matches", "same"):
            reasons.append(f"Land {context.land}")
            supported = standing == "matches"
            weight += 0.02
    own = position_of(gazetteer, hit.entry) if context.position else None
    if context.position and own:
        apart = kilometres(context.position, own)
        if apart > FAR_KM:
            return None, False, []
        if apart <= NEAR_KM:
            reasons.append(f"position {apart:.0f} km away")
            supported = True
            weight += 0.08 * (1 - apart / NEAR_KM) + 0.01
    return weight, supported, reasons


def plz_standing(gazetteer: Gazetteer, entry: Entry, plz: str) -> str:
    """``matches``, ``near`` (same delivery area, perhaps a P. O. box), ``differs``, ``elsewhere`` or ``unknown``.

    ``differs`` is a code of another place of ours, ``elsewhere`` one that none of our places has.
    """
    own = gazetteer.plz_of(entry)
    if plz in own:
        return "matches"
    if not own:
        if not gazetteer.has_plz(plz):
            return "elsewhere"
        return "unknown" if _may_have(gazetteer, entry, plz) else "differs"
    if gazetteer.has_plz(plz):
        return "differs"
    return "near" if any(code[:3] == plz[:3] for code in own) else "elsewhere"


def _may_have(gazetteer: Gazetteer, entry: Entry, plz: str) -> bool:
    """Whether an entry whose codes are not recorded may have one of our places.

    A Land, district or Amt does with its own places, a place with others of its district; Leipzig with none of ours.
    """
    if entry.kind in ("land", "landkreis", "amt"):
        area = entry.id
    elif entry.kind == "region":
        return gazetteer.in_lower_lusatia(entry) or entry.id in _HOME
    elif entry.kind in ("gewaesser", *OTHER_KINDS):
        return True
    else:
        area = next((above for above in gazetteer.ancestors(entry) if above.startswith("landkreis/")), "")
    return any(area in gazetteer.ancestors(served) for served in gazetteer.by_plz(plz))


def _without_own_parts(gazetteer: Gazetteer, ranked: list[Candidate]) -> list[Candidate]:
    """Leave out a part of a place that bears the very same two names as the place itself: Drahnsdorf in Drahnsdorf."""
    kept: list[Candidate] = []
    for candidate in ranked:
        outer = (
            other
            for other in ranked
            if other.entry.kind not in _ABOVE_MUNICIPALITIES
            and gazetteer.contains(other.entry, candidate.entry)
            and other.score >= candidate.score - 0.1
            and _is_by_name(candidate, other)
        )
        if not any(outer):
            kept.append(candidate)
    return kept


def _is_by_name(part: Candidate, whole: Candidate) -> bool:
    """Whether a part bears the two names of the place, or the place's name only beside its own (Burg-Dorf)."""
    if (part.de, part.dsb) == (whole.de, whole.dsb):
        return True
    if part.hit.role in ("inflected", "derived"):
        return False
    return part.hit.name_text == whole.hit.name_text and part.hit.name_text not in (part.de, part.dsb)


def _rivals(other: Candidate, best: Candidate) -> bool:
    """Whether another name is as near as the best: in letters, or once likely misreadings count less."""
    nearer = other.hit.errors <= best.hit.errors or other.hit.distance < best.hit.distance
    return nearer and other.supported >= best.supported


def _is_around(gazetteer: Gazetteer, other: Candidate, best: Candidate) -> bool:
    """Whether it is the district of the town, which is called so as well."""
    return other.entry.kind == "landkreis" and gazetteer.contains(other.entry, best.entry) and other.de == best.de


def _allowed_errors(gazetteer: Gazetteer, best: Candidate, certain: bool) -> float:
    """How many errors the name may have; where its letters alone speak for it, those many names share do not count."""
    name_key = key(best.hit.name_text)
    allowed = allowance(len(name_key))
    if allowed <= 1 or certain or best.supported:
        return allowed
    return max(1.0, allowance(len(gazetteer.words.distinctive(name_key))))


def decide(gazetteer: Gazetteer, candidates: tuple[Candidate, ...], certain: bool) -> str:
    """The status that the best candidate's lead allows; ``certain`` rules out namesakes elsewhere."""
    if not candidates:
        return "none"
    best, others = candidates[0], candidates[1:]
    if best.hit.tier == "fuzzy":
        if min(best.hit.errors, best.hit.distance) > _allowed_errors(gazetteer, best, certain):
            return "none"
        if any(_rivals(other, best) and not _is_around(gazetteer, other, best) for other in others):
            return "ambiguous"
    elif any(best.score - other.score < _LEAD and other.supported >= best.supported for other in others):
        return "ambiguous"
    if best.contradicted:
        return "ambiguous"
    if not certain and not best.supported and gazetteer.words.namesakes(key(best.hit.name_text)):
        return "ambiguous"
    return best.hit.tier
