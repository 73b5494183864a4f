"""Answers that need no weighing: what was answered for the same findings in the same context.

A cell is read by the matcher's own means. What is found in it (names, how far they are, what stands beside them), and
what the other cells tell, settles the answer: it is weighed once for all spellings that come to the same.
"""

from __future__ import annotations

from typing import Any

from sorbnames.distance import reading_distance, readings_of
from sorbnames.fields import Field, read_field
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import Told, conclude, fuzzy_hits, stated, takers, takes_near, told_by
from sorbnames.memory import Memory
from sorbnames.orthography import plain, word_key
from sorbnames.resolution import Candidate, Hit
from sorbnames.tables.answering import SHOWN, answer, as_answer
from sorbnames.tables.answers import Answer, Question
from sorbnames.tables.questions import context_of

#: Answers that are remembered at a time.
_MOST = 100_000

#: An answer that a spelling with these errors has only if nothing else is as near.
_UNSETTLED = Answer("none")


class QuickAnswers:
    """The answers that :func:`sorbnames.tables.answering.answer` gives, for many questions."""

    def __init__(self, gazetteer: Gazetteer, memory: Memory) -> None:
        self._gazetteer = gazetteer
        self._memory = memory
        self._known: dict[Any, Answer] = {}
        self._told: dict[tuple[str, ...], Told] = {}

    def answer(self, question: Question) -> Answer:
        """The answer to a question, from those that were given before where they settle it."""
        place, beside = question[0], question[1:]
        told = self._told.get(beside)
        if told is None:
            told = told_by(self._gazetteer, context_of(question))
            _remember(self._told, beside, told)
        text = plain(place)
        if not text or question.address:
            return answer(self._gazetteer, question, self._memory)
        if told.is_far:
            known = self._known.get(beside)
            if known is None:
                known = answer(self._gazetteer, question, self._memory)
                _remember(self._known, beside, known)
            return known
        field = read_field(self._gazetteer, text, told.context)
        if field.hits:
            return self._named(field, told)
        return self._near(field, told) if field.text == field.name else self._concluded(field, told)

    def _named(self, field: Field, told: Told) -> Answer:
        """The answer to a text that holds names of ours."""
        what = (_content(field.hits), *_beside(field, told))
        known = self._known.get(what)
        if known is None:
            candidates, status = self._memory.judge(field.hits, field.context, field.evidence, field.certain)
            # Where nothing weighs enough, the letters are looked at again.
            known = self._stated(field, told, candidates, status) if candidates else _UNSETTLED
            _remember(self._known, what, known)
        if known is _UNSETTLED:
            return self._concluded(field, told)
        return known

    def _near(self, field: Field, told: Told) -> Answer:
        """The answer to a text that is no name of ours: mistyped, or of elsewhere."""
        gazetteer, memory, context = self._gazetteer, self._memory, field.context
        text = plain(field.text)
        text_key = word_key(text)
        is_far = context.plz and gazetteer.is_far(context.plz)
        most = 0.0 if is_far else takes_near(gazetteer, text, text_key)
        if not most:
            return self._weighed((), field, told)
        near = memory.one_error(text_key)
        if near:
            readings = readings_of(text)
            distances = [
                (near_key, errors, *[reading_distance(readings, others) for _, others in takers(gazetteer, near_key)])
                for near_key, errors in near
            ]
            distances.sort()
            what = (tuple(distances), *_beside(field, told))
            known = self._known.get(what)
            if known is None:
                settled = memory.settled(near, text, most, context, field.evidence, field.certain)
                known = self._stated(field, told, *settled) if settled else _UNSETTLED
                _remember(self._known, what, known)
            if known is not _UNSETTLED and not memory.is_misread(text, text_key):
                return known
        return self._weighed(fuzzy_hits(gazetteer, text, most, memory.search(text_key, most)), field, told)

    def _weighed(self, hits: tuple[Hit, ...], field: Field, told: Told) -> Answer:
        """The answer where these names are all that is near."""
        what = (_content(hits), *_beside(field, told))
        known = self._known.get(what)
        if known is None:
            judged = self._memory.judge(hits, field.context, field.evidence, field.certain)
            known = self._stated(field, told, *judged)
            _remember(self._known, what, known)
        return known

    def _stated(self, field: Field, told: Told, candidates: tuple[Candidate, ...], status: str) -> Answer:
        return as_answer(self._gazetteer, stated("", field, told, candidates, status, SHOWN))

    def _concluded(self, field: Field, told: Told) -> Answer:
        return as_answer(self._gazetteer, conclude(self._gazetteer, "", field, told, SHOWN, self._memory))


def _beside(field: Field, told: Told) -> tuple[Any, ...]:
    """What else an answer depends on."""
    return (field.context, field.evidence, field.refused, field.certain, told.evidence)


def _content(hits: tuple[Hit, ...]) -> tuple[Any, ...]:
    """What tells hits apart. Entries live as long as their gazetteer, so that their identity stands for them."""
    return tuple([(id(hit[0]), *hit[1:]) for hit in hits])


def _remember(known: dict[Any, Any], what: Any, value: Any) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[what] = value
