"""One string, with what is known around it, to a resolution: which entry it names, how sure that is, and why.

Tiers, cheapest first: exact, folded (case, diacritics, blanks, hyphens, abbreviated additions), variant (a recorded
spelling that is not right today), damaged (a broken encoding undone), fuzzy (typing and reading errors). Postal code,
district and kind then rank what was found (:mod:`sorbnames.ranking`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sorbnames.areas import read_postal_code, says_nothing
from sorbnames.distance import Readings, allowance, has_merged, reading_distance, readings_of
from sorbnames.gazetteer import Gazetteer, NamedEntry, Takers
from sorbnames.model import CITATION_ROLES, OTHER_KINDS
from sorbnames.orthography import (
    has_foreign_letters,
    has_gained_marks,
    has_other_umlaut,
    key,
    plain,
    skeleton,
)
from sorbnames.ranking import decide, rank
from sorbnames.repair import has_lost_letters, repairs
from sorbnames.resolution import Candidate, Context, Hit, Resolution, hit_on
from sorbnames.wording import name_words

if TYPE_CHECKING:
    from sorbnames.fields import Field
    from sorbnames.memory import Memory


def sound_hits(gazetteer: Gazetteer, surface: str) -> tuple[Hit, ...]:
    """Names that the string spells, letter by letter or after folding or undoing damage; no typing errors."""
    if "?" in surface[:-1] and (lost := _repaired(gazetteer, surface)):
        return lost  # B?obošojce is no Bobošojce
    hits = _spelt(gazetteer, surface)
    if hits and not (has_foreign_letters(surface) and all(hit.tier == "folded" for hit in hits)):
        return hits
    # Letters of neither alphabet: what they fold to by chance counts less than what they were.
    repaired = _repaired(gazetteer, surface)
    return repaired if repaired and repaired[0].damage != "letters lost" else hits or repaired


def _spelt(gazetteer: Gazetteer, surface: str) -> tuple[Hit, ...]:
    text = plain(surface)
    text_key = key(text)
    texts = gazetteer.texts_by_key(text_key)
    if texts is None:
        return ()
    # All spellings with one key that are no name letter by letter are one.
    what = (text_key, text if text in texts else "")
    known = gazetteer.spelt.get(what)
    if known is None:
        named = gazetteer.by_key(text_key)
        known = gazetteer.spelt[what] = tuple([hit_on(one, _tier(one, text)) for one in named])
    if known[0].role in ("inflected", "derived"):
        known = tuple([hit for hit in known if hit.role != "derived" or not has_other_umlaut(text, hit.name_text)])
    if text.isascii() or text in texts:
        return known
    # Marks are lost, seldom gained: Röschitz is no Roschitz as it stands, Borów no Bórow.
    return tuple([hit for hit in known if not has_gained_marks(text, hit.name_text)])


def _tier(named: NamedEntry, text: str) -> str:
    if named.name.role not in CITATION_ROLES:
        return "variant"
    return "exact" if named.name.text == text else "folded"


def _repaired(gazetteer: Gazetteer, surface: str) -> tuple[Hit, ...]:
    if surface.isascii() and "?" not in surface:
        return ()
    undone: tuple[tuple[Hit, ...], str] | None = None
    is_odd = has_foreign_letters(surface)
    for repair in repairs(surface):
        hits = _spelt(gazetteer, repair.text)
        # Tšpc has letters of ours alone: it is TÜpc by chance, and no Tupc.
        if (
            hits
            and (is_odd or any(hit.tier == "exact" for hit in hits))
            and (undone is None or hits[0].tier == "exact")
        ):
            undone = hits, repair.damage
            if hits[0].tier == "exact":
                break
    if undone is not None:
        hits, damage = undone
        return tuple([hit._replace(tier="damaged", damage=damage) for hit in hits])
    if has_lost_letters(surface):
        named = gazetteer.by_skeleton(skeleton(surface))
        return tuple(hit_on(one, "damaged", "letters lost") for one in named if one.name.is_right)
    return ()


def near_hits(
    gazetteer: Gazetteer, surface: str, choices: Iterable[str] | None = None, is_partner: bool = False
) -> tuple[Hit, ...]:
    """Names within the allowance for typing errors, nearest first; none when a place elsewhere is called so, unless it
    stands where the other name of a place of ours does (``is_partner``).
    """
    text = plain(surface)
    text_key = key(text)
    most = allowance(len(text_key)) if is_partner else takes_near(gazetteer, text, text_key, choices is None)
    if not most:
        return ()
    found = near_search(text_key, gazetteer.keys if choices is None else tuple(choices), int(most) + 1)
    return fuzzy_hits(gazetteer, text, most, found)


def takes_near(gazetteer: Gazetteer, text: str, text_key: str, alone: bool = True) -> float:
    """How many errors a string may have to be taken for a name; 0 for numbers and places elsewhere.

    ``alone``, with no partner beside it, a German word is no misspelt name either: Bauer is not Tauer.
    """
    if not text.isalpha() and any(word.isdigit() for word in text.split()):
        return 0.0
    if gazetteer.words.is_elsewhere(text_key) or (alone and _is_other(gazetteer, text, text_key)):
        return 0.0
    return allowance(len(text_key))


def _is_other(gazetteer: Gazetteer, text: str, text_key: str) -> bool:
    """Whether the string is a word, a term or a street, or says nothing."""
    if (gazetteer.words.is_word(text_key) or says_nothing(text_key)) and "?" not in text:  # not what lost a letter
        return True
    if gazetteer.texts_by_key(text_key) is None:
        return False
    return all(named.entry.kind in OTHER_KINDS for named in gazetteer.by_key(text_key))


def takes_errors(named: NamedEntry) -> bool:
    """Whether a string with typing errors may stand for this name."""
    return named.name.role in CITATION_ROLES and named.entry.kind != "term"


#: Words of fewer letters are names by chance.
_SHORTEST_NAME = 5

#: Fewer keys are measured one after the other.
_FEW = 50


def near_search(text_key: str, choices: Sequence[str], most: int) -> list[tuple[str, int]]:
    """The keys with at most so many errors, and how many they have."""
    extract, distance = _extract_and_distance()
    if len(choices) < _FEW:
        each = [(near_key, distance(text_key, near_key, score_cutoff=most)) for near_key in choices]
        return [one for one in each if one[1] <= most]
    found = extract(text_key, choices, scorer=distance, score_cutoff=most, limit=None)
    return [(near_key, int(errors)) for near_key, errors, _ in found]


@cache
def _extract_and_distance() -> tuple[Any, Any]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    return process.extract, OSA.distance


def takers(gazetteer: Gazetteer, near_key: str) -> tuple[Takers, ...]:
    """The names with this key that a string with typing errors may stand for, by how they read."""
    known = gazetteer.takers.get(near_key)
    if known is None:
        by_readings: dict[Readings, list[NamedEntry]] = {}
        for named in filter(takes_errors, gazetteer.by_key(near_key)):
            by_readings.setdefault(readings_of(named.name.text), []).append(named)
        known = gazetteer.takers[near_key] = tuple((readings, tuple(named)) for readings, named in by_readings.items())
    return known


#: Names that read alike, how many typing errors a string has as one of them, and the weighted number of errors.
Measured = tuple[Takers, int, float]


def measured(gazetteer: Gazetteer, text: str, found: Iterable[tuple[str, int]]) -> list[Measured]:
    """The names with these keys, and how far the text is from them."""
    readings = readings_of(text)
    near = [
        (alike, errors, reading_distance(readings, alike[0]))
        for near_key, errors in found
        for alike in takers(gazetteer, near_key)
    ]
    if not near or text.isalpha():
        return near
    words = _word_keys(text)
    # What a comma divides is not one word: "Aub, St" is no Laubst.
    most = len(words) if "," in text else 0
    return [
        one
        for one in near
        if any(
            len(_word_keys(named.name.text)) >= most and _keeps_words(gazetteer, words, named.name.text)
            for named in one[0][1]
        )
    ]


@lru_cache(maxsize=8192)
def _word_keys(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(key, name_words(text)[0])))


def _keeps_words(gazetteer: Gazetteer, words: tuple[str, ...], name: str) -> bool:
    """Whether some words may be this name misspelt: none is quite another word, or more than a letter from its own
    and a name as it stands. Crinitz Nord is not Branitz Nord, "aus Golßen" not Altgolßen, an der Spree not Oder-Spree.
    """
    own = _word_keys(name)
    distance = _extract_and_distance()[1]
    if len(words) > len(own) and _is_among(own, words):
        return False  # Bersteland AG, FC Bersteland, Bersteland (PL): the name is right, and more is said
    if len(words) != len(own):
        odd = "".join(word for word in own if word not in words)
        if odd and len(odd) < _SHORTEST_NAME and distance("".join(word for word in words if word not in own), odd) > 1:
            return False
        return not any(word not in own and _is_name(gazetteer, word) for word in words)
    for word, other in zip(words, own, strict=True):
        errors = distance(word, other)
        if errors > 1 and (errors > 2 or _is_name(gazetteer, word) or not (len(other) > 4 or has_merged(word))):
            return False
        if errors > 1 and gazetteer.words.is_elsewhere(word):
            return False  # Benitz Süd is no Branitz Süd
    return True


def _is_among(own: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether all words of a name stand among these words, in their order."""
    left = iter(words)
    return all(word in left for word in own)


def _is_name(gazetteer: Gazetteer, word: str) -> bool:
    """Whether the word is a name or made from one (Luckauer), and not only a case of it."""
    return len(word) >= _SHORTEST_NAME and any(
        named.name.is_right and named.name.role != "inflected" for named in gazetteer.by_key(word)
    )


def fuzzy_hits(gazetteer: Gazetteer, text: str, most: float, found: Iterable[tuple[str, int]]) -> tuple[Hit, ...]:
    """The hits on names with these keys that are near by their letters as well, nearest first."""
    return hits_within(measured(gazetteer, text, found), most)


def hits_within(near: Iterable[Measured], most: float) -> tuple[Hit, ...]:
    """The hits on these names, if they have no more errors than one above the most, nearest first."""
    hits = [
        hit_on(named, "fuzzy", distance=distance, errors=errors)
        for (_, alike), errors, distance in near
        if distance <= most + 1
        for named in alike
    ]
    if len(hits) > 1:
        hits.sort(key=lambda hit: (hit.errors, hit.distance, hit.entry.id, hit.language, hit.name_text))
    return tuple(hits)


def resolve(
    gazetteer: Gazetteer, query: str, context: Context, limit: int = 5, memory: Memory | None = None
) -> Resolution:
    """Resolve one string that is supposed to be a name, such as a cell of a table.

    ``limit`` bounds the candidates returned, not those considered. With a ``memory`` many strings are resolved faster;
    it changes no decision, but of a decided typing error only candidates with as few errors are returned.
    """
    from sorbnames.fields import read_field

    text = plain(query)
    if not text:
        return Resolution(query, "none", (), ("empty",))
    told = told_by(gazetteer, context)
    if told.is_far:
        return Resolution(query, "none", (), told.evidence, told.context.plz)
    field = read_field(gazetteer, with_its_kind(text, told.context), told.context)
    return conclude(gazetteer, query, field, told, limit, memory)


class Told(NamedTuple):
    """What the cells beside a name say: the context with its postal code read, and what is to be told of that.

    ``is_far`` says that the postal code is of elsewhere, whatever the name.
    """

    context: Context
    evidence: tuple[str, ...] = ()
    is_far: bool = False


def told_by(gazetteer: Gazetteer, context: Context) -> Told:
    """What the context says; the same for all names beside which it stands."""
    if not context.plz:
        return Told(context)
    plz, evidence = read_postal_code(context.plz)
    read = context if plz == context.plz else context._replace(plz=plz)
    if plz and gazetteer.is_far(plz):
        return Told(read, (*evidence, f"PLZ {plz} is of elsewhere"), True)
    return Told(read, evidence)


def with_its_kind(text: str, context: Context) -> str:
    """The name with the word for its kind where it is never without: an Amt's."""
    return f"Amt {text}" if context.kind == "amt" and not text.lower().startswith("amt ") else text


def conclude(
    gazetteer: Gazetteer, query: str, field: Field, told: Told, limit: int = 5, memory: Memory | None = None
) -> Resolution:
    """The resolution of a string from what was read in it and what is told beside it."""
    candidates, status = _judge(gazetteer, field, field.hits, memory)
    for name in dict.fromkeys((field.text, field.name)):
        if candidates or not may_be_misspelt(field):
            break
        if memory is None:
            candidates, status = _judge(gazetteer, field, near_hits(gazetteer, name), None)
        else:
            candidates, status = memory.near(name, field.context, field.evidence, field.certain)
    return stated(query, field, told, candidates, status, limit)


def may_be_misspelt(field: Field) -> bool:
    """Whether a string whose names weigh nothing may be another name misspelt.

    Not if it is a name of ours that district or Land rule out: Drahnsdorf in Spree-Neiße is not Rehnsdorf.
    """
    context = field.context
    return not field.hits or bool(context.kind) or not (context.kreis or context.land)


def stated(
    query: str, field: Field, told: Told, candidates: tuple[Candidate, ...], status: str, limit: int
) -> Resolution:
    """The resolution that candidates and status make, with what is to be told of it."""
    evidence = (*field.evidence, *told.evidence)
    if not candidates:
        evidence = (*evidence, _why_none(field))
    return Resolution(query, status, candidates[:limit], evidence, field.context.plz)


def _judge(
    gazetteer: Gazetteer, field: Field, hits: tuple[Hit, ...], memory: Memory | None
) -> tuple[tuple[Candidate, ...], str]:
    if memory is not None:
        return memory.judge(hits, field.context, field.evidence, field.certain)
    candidates = rank(gazetteer, hits, field.context, field.evidence)
    return candidates, decide(gazetteer, candidates, field.certain)


def _why_none(field: Field) -> str:
    if field.refused or not field.hits:
        return field.refused or "no name like this"
    context = field.context
    if context.places_only and all(hit.entry.kind in OTHER_KINDS for hit in field.hits):
        kind = field.hits[0].entry.kind
        return f"the name of {'an' if kind == 'institution' else 'a'} {kind}, not of a place"
    beside = [f"PLZ {context.plz}"] if context.plz else []
    beside += [cell for cell in (context.kind, context.kreis, context.land, context.country) if cell]
    if context.position:
        beside.append("this position")
    return f"a name of ours, but not with {', '.join(beside)}" if beside else "no name like this"
