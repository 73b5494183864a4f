"""Answers that need no matching: what was answered for the same spelling, or the same errors, in the same context.

A spelling without digits that folds to a name of ours, and a single word with one error, are matched by a few look-ups.
What these find, together with the other cells, settles the answer: the matcher is asked once for it and not again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from sorbnames.areas import read_postal_code
from sorbnames.distance import has_merged, letter_distance, letters_of
from sorbnames.fields import GENERIC, read_field
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import may_be_damaged, takes_near
from sorbnames.memory import Memory
from sorbnames.orthography import LETTERS, key, plain
from sorbnames.resolution import Context
from sorbnames.tables.answers import Answer, Question
from sorbnames.tables.questions import context_of

#: Answers that are remembered at a time.
_MOST = 100_000

#: An answer that only the letters themselves settle.
_UNSETTLED = Answer("none")


class QuickAnswers:
    """Answers by what was found; ``ask`` is the matcher."""

    def __init__(self, gazetteer: Gazetteer, memory: Memory, ask: Callable[[Question], Answer]) -> None:
        self._gazetteer = gazetteer
        self._memory = memory
        self._ask = ask
        self._known: dict[Any, Answer] = {}
        self._far: dict[str, bool] = {}

    @cached_property
    def _ordinary(self) -> Callable[[str], Any]:
        """Whether a text holds letters of the two alphabets, blanks and signs, but nothing that may be damage."""
        letters = "".join(sorted(LETTERS))
        return re.compile(rf"[{letters} .,/()'–-]+").fullmatch

    @cached_property
    def _words(self) -> Callable[[str], Any]:
        """Whether a text is words with blanks between."""
        letters = "".join(sorted(LETTERS))
        return re.compile(f"[{letters}]+(?: [{letters}]+)*").fullmatch

    def answer(self, question: Question) -> Answer:
        """The answer to a question, from those that were given before where they settle it."""
        place = question.place
        if question.address or not place:
            return self._ask(question)
        if question.plz and self._is_far(question.plz) and (place.isascii() or plain(place)):
            return self._given((None, question[1:]), question)
        if not self._ordinary(place):
            return self._ask(question)
        text = plain(place)
        text_key = key(text)
        found = self._gazetteer.texts_by_key(text_key)
        if found is not None:
            spelling = text if text in found else (text.lower(), has_merged(text))
            return self._given((spelling, question[1:]), question)
        if self._is_bare(text, text_key):
            return self._near(question, text, text_key)
        return self._ask(question)

    def _is_bare(self, text: str, text_key: str) -> bool:
        """Whether a text that is no name of ours is to be matched by likeness, as it is and as a whole."""
        # With other signs a text is a pair or has an addition, and is read in parts anyway.
        if text_key in GENERIC or not self._words(text):
            return False
        if not text.isascii() and may_be_damaged(self._gazetteer, text):
            return False
        if " " not in text:
            return True
        field = read_field(self._gazetteer, text, Context())
        return not field.hits and not field.refused and field.name == text and field.context == Context()

    def _near(self, question: Question, text: str, text_key: str) -> Answer:
        """The answer to a word with typing errors: settled by the names with one error and how far they are."""
        most = takes_near(self._gazetteer, text, text_key)
        if not most:
            return self._given(("", question[1:]), question)
        near = self._memory.one_error(text_key)
        if not near or has_merged(text):
            return self._ask(question)
        letters = letters_of(text)
        distances = [
            (name_key, errors, *[letter_distance(letters, other) for other in self._memory.letters(name_key)])
            for name_key, errors in near
        ]
        what = (*sorted(distances), question[1:])
        known = self._known.get(what)
        if known is _UNSETTLED:
            return self._ask(question)
        if known is None:
            known = self._ask(question)
            context = context_of(question)
            context = context._replace(plz=read_postal_code(context.plz)[0])
            settled = self._memory.settled(text, text_key, most, context, (), False)
            self._remember(what, known if settled else _UNSETTLED)
        return known

    def _is_far(self, plz: str) -> bool:
        far = self._far.get(plz)
        if far is None:
            code = read_postal_code(plz)[0]
            far = bool(code) and self._gazetteer.is_far(code)
            if len(self._far) < _MOST:
                self._far[plz] = far
        return far

    def _given(self, what: Any, question: Question) -> Answer:
        known = self._known.get(what)
        if known is None:
            known = self._ask(question)
            self._remember(what, known)
        return known

    def _remember(self, what: Any, answer: Answer) -> None:
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[what] = answer
