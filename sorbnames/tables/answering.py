"""One question of a table to its answer, by the same matcher as everywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from sorbnames.gazetteer import Gazetteer
from sorbnames.match import resolve
from sorbnames.orthography import key
from sorbnames.resolution import Resolution, official_pair
from sorbnames.tables.answers import Answer, Choice, Question, StreetAnswer
from sorbnames.tables.questions import context_of

if TYPE_CHECKING:
    from sorbnames.memory import Memory
    from sorbnames.model import Entry

#: As many candidates as an undecided row shows.
SHOWN = 5


def answer(gazetteer: Gazetteer, question: Question, memory: Memory | None = None) -> Answer:
    """What the matcher says to the cells of a row; never raises for what a cell holds."""
    if question.address:
        from sorbnames.tables.streets import answer_address

        return answer_address(gazetteer, question, lambda asked: answer(gazetteer, asked, memory))
    if question.locality:
        from sorbnames.tables.localities import answer_locality

        return answer_locality(gazetteer, question, lambda asked: answer(gazetteer, asked, memory))
    return as_answer(gazetteer, resolve(gazetteer, question.place, context_of(question), SHOWN, memory))


def decided_by_hand(gazetteer: Gazetteer, question: Question, entry: Entry | None) -> Answer:
    """The answer that a person gave: an entry, or none of ours."""
    if entry is None:
        return Answer("none", evidence="decided by hand: none of these places")
    pair = official_pair(entry)
    plz = _plz(gazetteer, entry, question.plz)
    chosen = (Choice(entry.id, pair, 1.0),)
    ags = gazetteer.ags_of(entry)
    return Answer("decided", 1.0, entry.id, entry.de, entry.dsb, pair, ags, plz, "decided by hand", chosen)


def as_answer(gazetteer: Gazetteer, resolution: Resolution, street: StreetAnswer | None = None) -> Answer:
    """The resolution as values of columns."""
    candidates = resolution.candidates
    choices = tuple([Choice(one.entry.id, _names(gazetteer, one.entry.id)[2], one.score) for one in candidates])
    margin = round(candidates[0].score - candidates[1].score, 4) if len(candidates) > 1 else 1.0
    if not resolution.decided:
        score = candidates[0].score if candidates else None
        evidence = "; ".join(_why_undecided(gazetteer, resolution))
        return Answer(resolution.status, score, evidence=evidence, candidates=choices, margin=margin, street=street)
    best = candidates[0]
    told = dict.fromkeys((*best.evidence, *resolution.evidence))
    return Answer(
        resolution.status,
        best.score,
        best.entry.id,
        *_names(gazetteer, best.entry.id),
        gazetteer.ags_of(best.entry),
        _plz(gazetteer, best.entry, resolution.plz),
        "; ".join(told),
        choices,
        margin,
        street,
    )


@lru_cache(maxsize=8192)
def _names(gazetteer: Gazetteer, entry_id: str) -> tuple[str, str, str]:
    """German and Lower Sorbian name, and both as a pair."""
    entry = gazetteer.entry(entry_id)
    return (entry.de, entry.dsb, official_pair(entry)) if entry else ("", "", "")


def _why_undecided(gazetteer: Gazetteer, resolution: Resolution) -> Iterator[str]:
    if resolution.candidates:
        yield " | ".join(f"{one.id} {one.score:.2f}" for one in resolution.candidates)
        best = resolution.candidates[0]
        elsewhere = gazetteer.words.namesakes(key(best.hit.name_text))
        if elsewhere and not best.supported:
            yield f"{best.hit.name_text} is also a place in {', '.join(elsewhere)}"
        if best.contradicted:
            yield from best.evidence[1:]
    yield from resolution.evidence


def _plz(gazetteer: Gazetteer, entry: Entry, given: str) -> str:
    codes = gazetteer.plz_of(entry)
    return given if given in codes else " ".join(codes)
