"""Pieces worked on in order, by this process or by several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from sorbnames.without_pandas import leave_out_pandas
from sorbnames.errors import InvalidTable
from sorbnames.tables.files.base import Outcome, Piece, Step


def outcomes(pieces: Iterable[Piece], step: Step, workers: int) -> Iterator[Outcome]:
    """What becomes of the pieces, in their order. Raises InvalidTable if a worker process was killed."""
    return map(step, pieces) if workers < 2 else _by_processes(pieces, step, workers)


def _by_processes(pieces: Iterable[Piece], step: Step, workers: int) -> Iterator[Outcome]:
    import multiprocessing

    # Threads of Arrow do not survive a fork.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, _set_step, (step,))
    waiting: deque[Future[Outcome]] = deque()
    try:
        for piece in pieces:
            waiting.append(pool.submit(_work, piece))
            if len(waiting) > workers + 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise InvalidTable("tablefiles.worker_killed") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_step: list[Step] = []


def _set_step(step: Step) -> None:
    leave_out_pandas()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process stops the workers
    _step[:] = [step]


def _work(piece: Piece) -> Outcome:
    outcome = _step[0](piece)
    if isinstance(outcome.data, tuple):
        outcome.data = b"".join(outcome.data)
    return outcome
