"""Several documents by several processes; their results come in the order of the call, as from one process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children
from typing import Protocol, TypeVar

from sorbnames.errors import UnsupportedDocument

#: From so many bytes on, several files are worth more than one process.
WORTH_IT = 1_000_000

#: So many documents a process are begun before their turn; results that wait need memory.
_AHEAD = 4


class Job(Protocol):
    """What is done with one document; all a process needs to know."""

    @property
    def path(self) -> str:
        """The document; ``-`` is standard input."""

    @property
    def in_one_go(self) -> bool:
        """Whether even a long text is read whole."""


J = TypeVar("J", bound=Job)
R = TypeVar("R")


def results(jobs: Sequence[J], do: Callable[[J], R], workers: int = 0) -> Iterator[R | UnsupportedDocument]:
    """What ``do`` makes of each job, in their order; an error for one whose process was killed, twice.

    ``workers`` 0 finds the number of processes out. Both ``do`` and what it gives can be sent to another process.
    """
    here = {number for number, job in enumerate(jobs) if stays(job)} | _repeated(jobs)
    elsewhere = [number for number in range(len(jobs)) if number not in here]
    count = how_many([jobs[number].path for number in elsewhere], workers)
    if count == 1:
        yield from map(do, jobs)
    else:
        yield from _by_processes(jobs, do, count, elsewhere)


def how_many(paths: Sequence[str], workers: int) -> int:
    """How many processes pay for these files."""
    if len(paths) < 2 or workers == 1:
        return 1
    if sum(os.path.getsize(path) for path in paths if os.path.isfile(path)) < WORTH_IT:
        return 1
    return min(workers or os.cpu_count() or 1, len(paths))


def stays(job: Job) -> bool:
    """Whether a document stays in this process: standard input, and what is so long that it comes in pieces."""
    from sorbnames.documents import is_long

    return job.path == "-" or (not job.in_one_go and is_long(job.path))


def _repeated(jobs: Sequence[Job]) -> set[int]:
    """Files that were named before: they may be changed when their turn comes."""
    seen: set[tuple[int, int]] = set()
    found = set()
    for number, job in enumerate(jobs):
        try:
            status = os.stat(job.path)
        except (OSError, ValueError):
            continue
        if (status.st_dev, status.st_ino) in seen:
            found.add(number)
        seen.add((status.st_dev, status.st_ino))
    return found


def _by_processes(
    jobs: Sequence[J], do: Callable[[J], R], count: int, elsewhere: Sequence[int]
) -> Iterator[R | UnsupportedDocument]:
    pool = _started(count)
    begun: dict[int, Future[R]] = {}
    waiting = iter(elsewhere)
    try:
        for number, job in enumerate(jobs):
            while len(begun) < _AHEAD * count and (following := next(waiting, -1)) >= 0:
                begun[following] = _sent(pool, do, jobs[following])
            if number not in begun:
                yield do(job)
                continue
            try:
                result: R | UnsupportedDocument = begun.pop(number).result()
            except BrokenProcessPool:
                # A process was killed, perhaps by what it worked on: that one once more and alone, the others anew.
                pool.shutdown(wait=True)
                result = _alone(do, job)
                pool = _started(count)
                for other, future in begun.items():
                    if future.exception() is not None:
                        begun[other] = _sent(pool, do, jobs[other])
            yield result
    except BaseException:  # interrupted, or nobody wants the rest
        _terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _started(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, initializer=_begin)


def _begin() -> None:
    import signal

    from sorbnames.parent import end_with_parent

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal interrupts all; the program ends its processes
    end_with_parent()


def _sent(pool: ProcessPoolExecutor, do: Callable[[J], R], job: J) -> Future[R]:
    try:
        return pool.submit(do, job)
    except BrokenProcessPool as error:  # comes to light when it is its turn
        failed: Future[R] = Future()
        failed.set_exception(error)
        return failed


def _alone(do: Callable[[J], R], job: J) -> R | UnsupportedDocument:
    from sorbnames.documents.base import shown

    with _started(1) as pool:
        try:
            return pool.submit(do, job).result()
        except BrokenProcessPool:
            return UnsupportedDocument("documents.process_killed", path=shown(job.path))
        except BaseException:
            _terminate()
            raise


def _terminate() -> None:
    """End the processes at once; they only read, and what they are at is lost."""
    for process in active_children():
        process.terminate()
