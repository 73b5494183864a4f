"""Processes that answer many new questions beside this one; the answers are the same as from one process."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from typing import TYPE_CHECKING
from weakref import finalize

from sorbnames.parent import end_with_parent
from sorbnames.tables.answers import Answer, Question
from sorbnames.tables.uncollected import without_collection

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer
    from sorbnames.tables.quick import QuickAnswers

_CHUNK = 500

#: What a process sends back for some questions: the number of the answer to each, and the answers.
Sent = tuple[bytes, list[Answer]]

_here: list[QuickAnswers] = []


class Workers:
    """This process and as many others as make up the number; started when needed, ended with :meth:`close`."""

    #: Fewer new questions than this are answered sooner here than sent away.
    worthwhile = 4_000

    def __init__(self, number: int, gazetteer: Gazetteer) -> None:
        self._others = number - 1
        self._gazetteer = gazetteer
        self._pool: ProcessPoolExecutor | None = None

    def answer(self, questions: Sequence[Question], ask: Callable[[Sequence[Question]], list[Answer]]) -> list[Answer]:
        """The answers in the order of the questions; this process takes its share with ``ask``.

        What a process was asked that is killed meanwhile is asked here.
        """
        chunks = [questions[at : at + _CHUNK] for at in range(0, len(questions), _CHUNK)]
        given: list[list[Answer]] = [[] for _ in chunks]
        sent: dict[Future[Sent], int] = {}
        waiting = list(range(len(chunks) - 1, -1, -1))
        while waiting or sent:
            while waiting and len(sent) < 2 * self._others and (future := self._send(chunks[waiting[-1]])):
                sent[future] = waiting.pop()
            if waiting:
                at = waiting.pop()
                given[at] = ask(chunks[at])
            done, _ = wait(sent, 0 if waiting else None, FIRST_COMPLETED) if sent else (set(), sent)
            for future in done:
                at = sent.pop(future)
                received = self._received(future)
                if received is None:
                    waiting.append(at)
                else:
                    given[at] = received
        return list(chain.from_iterable(given))

    def _send(self, questions: Sequence[Question]) -> Future[Sent] | None:
        try:
            return self._started().submit(_answer, questions)
        except BrokenProcessPool:
            self.close()
            return None

    def _received(self, future: Future[Sent]) -> list[Answer] | None:
        try:
            numbers, answers = future.result()
        except BrokenProcessPool:
            self.close()
            return None
        return [answers[number] for number in array("H", numbers)]

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            from multiprocessing import get_context

            # Arrow has threads of its own, which a forked process must not inherit.
            context = get_context("spawn")
            settings = (pickle.dumps(self._gazetteer),)
            self._pool = ProcessPoolExecutor(self._others, context, initializer=_start, initargs=settings)
            finalize(self, self._pool.shutdown, wait=False, cancel_futures=True)
        return self._pool

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _start(settings: bytes) -> None:
    end_with_parent()
    from sorbnames.tables.quick import QuickAnswers

    gazetteer: Gazetteer = pickle.loads(settings)
    _here[:] = [QuickAnswers(gazetteer, gazetteer.memory)]


@without_collection()
def _answer(questions: Sequence[Question]) -> Sent:
    numbers: dict[int, int] = {}
    answers: list[Answer] = []
    sent = array("H")
    for answer in _here[0].answers(questions):
        number = numbers.setdefault(id(answer), len(answers))
        if number == len(answers):
            answers.append(answer)
        sent.append(number)
    return sent.tobytes(), answers
