"""Answers that need no weighing: what was answered for the same findings in the same context.

A cell is read by the matcher's own means. What is found in it (names, how far they are, what stands beside them), and
what the other cells tell, settles the answer: it is weighed once for all spellings that come to the same. Names with
typing errors are looked for together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import count
from typing import Any, NamedTuple

from sorbnames.fields import Field, read_field
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import (
    Told,
    fuzzy_hits,
    hits_within,
    may_be_misspelt,
    measured,
    stated,
    takes_near,
    told_by,
)
from sorbnames.memory import Memory
from sorbnames.orthography import key, plain
from sorbnames.ranking import decide, rank
from sorbnames.resolution import Candidate, Hit
from sorbnames.tables.answering import SHOWN, answer, as_answer
from sorbnames.tables.answers import Answer, Question
from sorbnames.tables.near import Near, OneError
from sorbnames.tables.questions import context_of

#: Answers that are remembered at a time.
_MOST = 100_000

#: So many questions are answered together.
_TOGETHER = 10_000

#: An answer that a spelling with these errors has only if nothing else is as near.
_UNSETTLED = Answer("none")


class _Name(NamedTuple):
    """What may be a name with typing errors: its spelling and key, and how many errors it may have."""

    text: str
    key: str
    most: float


class _Beside(NamedTuple):
    """What the cells beside a name say; the answer if they say that it is of elsewhere, whatever the name.

    ``number`` stands for what an answer depends on beside a name that is all that its cell holds.
    """

    told: Told
    far: Answer | None
    number: int = 0


class _Mistyped(NamedTuple):
    """A cell that holds no name of ours as it stands: what it may be, one after the other."""

    names: list[_Name]
    field: Field
    told: Told
    beside: int


class QuickAnswers:
    """The answers that :func:`sorbnames.tables.answering.answer` gives, for many questions."""

    def __init__(self, gazetteer: Gazetteer, memory: Memory) -> None:
        self._gazetteer = gazetteer
        self._memory = memory
        self._known: dict[Any, Answer] = {}
        self._beside: dict[tuple[str, ...], _Beside] = {}
        self._numbers: dict[Any, int] = {}
        self._next = count()

    def answers(self, questions: Sequence[Question]) -> list[Answer]:
        """The answers to questions, from those that were given before where they settle them."""
        given: list[Answer] = []
        for at in range(0, len(questions), _TOGETHER):
            given += self._together(questions[at : at + _TOGETHER])
        return given

    def _together(self, questions: Sequence[Question]) -> list[Answer]:
        read: list[Answer | _Mistyped] = [self._read(question) for question in questions]
        keys = [name.key for one in read if isinstance(one, _Mistyped) for name in one.names]
        near = iter(self._one_error.find(keys))
        return [
            self._mistyped(one, [next(near) for _ in one.names]) if isinstance(one, _Mistyped) else one for one in read
        ]

    @cached_property
    def _one_error(self) -> OneError:
        return OneError(self._gazetteer.keys)

    def _read(self, question: Question) -> Answer | _Mistyped:
        """The answer to a question whose cell holds names of ours or is far away."""
        place, beside = question[0], question[1:]
        known = self._beside.get(beside)
        if known is None:
            known = self._told(question)
            _remember(self._beside, beside, known)
        if known.far is not None and place[:1].isalnum():
            return known.far
        text = plain(place)
        if not text or question.address or question.locality:
            return answer(self._gazetteer, question, self._memory)
        if known.far is not None:
            return known.far
        return self._named(text, known)

    def _told(self, question: Question) -> _Beside:
        told = told_by(self._gazetteer, context_of(question))
        if told.is_far:
            return _Beside(told, None if question.address else Answer("none", evidence="; ".join(told.evidence)))
        return _Beside(told, None, self._number(Field("", told.context, ""), told))

    def _number(self, field: Field, told: Told) -> int:
        """A number for all that an answer depends on but names with typing errors."""
        what = (field.context, field.evidence, field.refused, field.certain, told.evidence, _content(field.hits))
        number = self._numbers.get(what)
        if number is None:
            # Never given twice, so that what is remembered by it stays true when numbers are forgotten.
            number = next(self._next)
            _remember(self._numbers, what, number)
        return number

    def _named(self, text: str, beside: _Beside) -> Answer | _Mistyped:
        """The answer to a cell that holds names of ours."""
        told = beside.told
        field = read_field(self._gazetteer, text, told.context)
        if not field.hits and field.context is told.context and not field.refused:
            return _Mistyped(self._names(field), field, told, beside.number)
        number = self._number(field, told)
        if field.hits:
            known = self._known.get(number)
            if known is None:
                # Where nothing weighs enough, the letters are looked at again.
                judged = self._judged(field.hits, field)
                is_settled = judged[0] or not may_be_misspelt(field)
                known = self._stated(field, told, *judged) if is_settled else _UNSETTLED
                _remember(self._known, number, known)
            if known is not _UNSETTLED:
                return known
        return _Mistyped(self._names(field), field, told, number)

    def _names(self, field: Field) -> list[_Name]:
        is_far = field.context.plz and self._gazetteer.is_far(field.context.plz)
        names = []
        for text in [field.text] if field.text == field.name else [field.text, field.name]:
            text = plain(text)
            text_key = key(text)
            names.append(_Name(text, text_key, 0.0 if is_far else takes_near(self._gazetteer, text, text_key)))
        return names

    def _mistyped(self, asked: _Mistyped, near: list[Near]) -> Answer:
        """The answer to a cell whose names have typing errors, if it has names of ours at all."""
        for name, found in zip(asked.names, near, strict=True):
            given = self._near(name, found, asked)
            if given.candidates:
                break
        return given

    def _near(self, name: _Name, near: Near, asked: _Mistyped) -> Answer:
        """The answer if the cell holds this name."""
        if not name.most:
            return self._weighed((), asked)
        keys = self._gazetteer.keys
        found = measured(self._gazetteer, name.text, [(keys[at], errors) for errors, at in near]) if near else []
        if found:
            what = (tuple(sorted([(id(alike), errors, distance) for alike, errors, distance in found])), asked.beside)
            known = self._known.get(what)
            if known is None:
                hits = hits_within(found, name.most)
                settled = self._memory.settled(hits, asked.field.context, asked.field.evidence, asked.field.certain)
                known = self._stated(asked.field, asked.told, *settled) if settled else _UNSETTLED
                _remember(self._known, what, known)
            if known is not _UNSETTLED and not self._memory.is_misread(name.text, name.key):
                return known
        found_all = self._memory.search(name.key, name.most)
        return self._weighed(fuzzy_hits(self._gazetteer, name.text, name.most, found_all), asked)

    def _weighed(self, hits: tuple[Hit, ...], asked: _Mistyped) -> Answer:
        """The answer where these names are all that is near."""
        what = (_content(hits), asked.beside)
        known = self._known.get(what)
        if known is None:
            known = self._stated(asked.field, asked.told, *self._judged(hits, asked.field))
            _remember(self._known, what, known)
        return known

    def _judged(self, hits: tuple[Hit, ...], field: Field) -> tuple[tuple[Candidate, ...], str]:
        candidates = rank(self._gazetteer, hits, field.context, field.evidence)
        return candidates, decide(self._gazetteer, candidates, field.certain)

    def _stated(self, field: Field, told: Told, candidates: tuple[Candidate, ...], status: str) -> Answer:
        return as_answer(self._gazetteer, stated("", field, told, candidates, status, SHOWN))


def _content(hits: tuple[Hit, ...]) -> tuple[Any, ...]:
    """What tells hits apart. Entries live as long as their gazetteer, so that their identity stands for them."""
    return tuple([(id(hit[0]), *hit[1:]) for hit in hits]) if hits else ()


def _remember(known: dict[Any, Any], what: Any, value: Any) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[what] = value
