"""One string, with what is known around it, to a resolution: which entry it names, how sure that is, and why.

Tiers, cheapest first: exact, folded (case, diacritics, blanks, hyphens, abbreviated additions), variant (a recorded
spelling that is not right today), damaged (a broken encoding undone), fuzzy (typing and reading errors). Postal code,
district and kind then rank what was found (:mod:`sorbnames.ranking`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sorbnames.areas import read_postal_code
from sorbnames.distance import allowance, spelling_distance
from sorbnames.gazetteer import Gazetteer, NamedEntry
from sorbnames.model import CITATION_ROLES, OTHER_KINDS
from sorbnames.orthography import has_foreign_letters, key, plain, skeleton
from sorbnames.ranking import decide, rank
from sorbnames.resolution import Context, Hit, Resolution, hit_on

if TYPE_CHECKING:
    from sorbnames.fields import Field


def sound_hits(gazetteer: Gazetteer, surface: str) -> tuple[Hit, ...]:
    """Names that the string spells, letter by letter or after folding or undoing damage; no typing errors."""
    hits = _spelt(gazetteer, surface)
    if hits and not (all(hit.tier == "folded" for hit in hits) and has_foreign_letters(surface)):
        return hits
    # Letters of neither alphabet: what they fold to by chance counts less than what they were.
    repaired = _repaired(gazetteer, surface)
    return repaired if repaired and repaired[0].damage != "letters lost" else hits or repaired


def _spelt(gazetteer: Gazetteer, surface: str) -> tuple[Hit, ...]:
    text = plain(surface)
    return tuple(hit_on(named, _tier(named, text)) for named in gazetteer.by_key(key(text)))


def _tier(named: NamedEntry, text: str) -> str:
    if named.name.role not in CITATION_ROLES:
        return "variant"
    return "exact" if named.name.text == text else "folded"


def _repaired(gazetteer: Gazetteer, surface: str) -> tuple[Hit, ...]:
    if surface.isascii() and "?" not in surface:
        return ()
    from sorbnames.repair import has_lost_letters, repairs

    undone = [(repair, hits) for repair in repairs(surface) if (hits := _spelt(gazetteer, repair.text))]
    if undone:
        repair, hits = max(undone, key=lambda pair: pair[1][0].tier == "exact")
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
    if not most or any(word.isdigit() for word in text.split()) or gazetteer.is_elsewhere(text_key):
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
    for near_key, errors, _ in found:
        for named in gazetteer.by_key(near_key):
            if named.name.role in CITATION_ROLES and named.entry.kind != "term":
                distance = spelling_distance(text, named.name.text)
                if distance <= most + 1:
                    hits.append(hit_on(named, "fuzzy", distance=distance, errors=int(errors)))
    return tuple(sorted(hits, key=lambda hit: (hit.errors, hit.distance, hit.entry.id)))


def resolve(gazetteer: Gazetteer, query: str, context: Context, limit: int = 5) -> Resolution:
    """Resolve one string that is supposed to be a name, such as a cell of a table.

    ``limit`` bounds the candidates returned, not those considered.
    """
    from sorbnames.fields import read_field

    text = plain(query)
    if not text:
        return Resolution(query, "none", (), ("empty",))
    if context.kind == "amt" and not text.lower().startswith("amt "):
        text = f"Amt {text}"
    told: tuple[str, ...] = ()
    if context.plz:
        plz, told = read_postal_code(context.plz)
        context = context._replace(plz=plz)
    field = read_field(gazetteer, text, context)
    candidates = rank(gazetteer, field.hits, field.context, field.evidence)
    for name in (field.text, field.name):
        if not candidates:
            candidates = rank(gazetteer, near_hits(gazetteer, name), field.context, field.evidence)
    status = decide(gazetteer, candidates, field.certain)
    evidence = (*field.evidence, *told) if candidates else (*field.evidence, *told, _why_none(field))
    return Resolution(query, status, candidates[:limit], evidence, field.context.plz)


def _why_none(field: Field) -> str:
    if field.refused or not field.hits:
        return field.refused or "no name like this"
    context = field.context
    if context.places_only and all(hit.entry.kind in OTHER_KINDS for hit in field.hits):
        return f"the name of a {field.hits[0].entry.kind}, not of a place"
    beside = [f"PLZ {context.plz}"] if context.plz else []
    beside += [cell for cell in (context.kind, context.kreis, context.land, context.country) if cell]
    if context.position:
        beside.append("position")
    return f"a name of ours, but not with {', '.join(beside)}" if beside else "no name like this"
