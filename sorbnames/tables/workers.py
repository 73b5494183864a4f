"""Processes that answer many new questions side by side; the answers are the same as from one process."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from typing import Any
from weakref import finalize

from sorbnames.tables.answers import Answer, Question

#: Fewer new questions than this are answered sooner here than sent away.
WORTHWHILE = 4_000

_CHUNK = 1_000

_kernels: list[Any] = []


class Workers:
    """A pool of processes, each with its own kernel; started when needed, ended with :meth:`close` or the kernel."""

    def __init__(self, number: int, kernel: Any) -> None:
        self._number = number
        self._kernel = kernel
        self._pool: ProcessPoolExecutor | None = None

    def answer(self, questions: Sequence[Question]) -> list[Answer] | None:
        """The answers in the order of the questions; None where a process was killed, and all are to be asked here."""
        chunks = [questions[at : at + _CHUNK] for at in range(0, len(questions), _CHUNK)]
        try:
            return list(chain.from_iterable(self._started().map(_answer, chunks)))
        except BrokenProcessPool:
            self.close()
            return None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            from multiprocessing import get_context

            # Arrow has threads of its own, which a forked process must not inherit.
            context = get_context("spawn")
            settings = (pickle.dumps(self._kernel),)
            self._pool = ProcessPoolExecutor(self._number, context, initializer=_start, initargs=settings)
            finalize(self, self._pool.shutdown, wait=False, cancel_futures=True)
        return self._pool

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _start(settings: bytes) -> None:
    _kernels[:] = [pickle.loads(settings)]


def _answer(questions: Sequence[Question]) -> list[Answer]:
    ask: Callable[[Question], Answer] = _kernels[0].answer
    return [ask(question) for question in questions]
