"""Reading ahead and writing behind, in threads: Arrow, NumPy and the disk work while names are resolved."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, Full, Queue
from threading import Event, Thread
from types import TracebackType
from typing import Any, TypeVar

Item = TypeVar("Item")

_WAIT = 0.1
_END = object()


def ahead(items: Iterable[Item]) -> Generator[Item, None, None]:
    """The same items; the next one is made by a thread while the last one is worked on."""
    ready: Queue[Any] = Queue(1)
    stopped = Event()

    def put(item: Any) -> None:
        while not stopped.is_set():
            with contextlib.suppress(Full):
                ready.put(item, timeout=_WAIT)
                return

    def make() -> None:
        try:
            for item in items:
                put((item, None))
                if stopped.is_set():
                    return
            put((_END, None))
        except BaseException as error:  # raised again where the items are used
            put((_END, error))

    thread = Thread(target=make, daemon=True)
    thread.start()
    try:
        while True:
            try:
                item, error = ready.get(timeout=_WAIT)  # with a limit, so that Ctrl-C gets through
            except Empty:
                continue
            if error is not None:
                raise error
            if item is _END:
                return
            yield item
    finally:
        stopped.set()
        thread.join()


class Behind:
    """Calls made by a thread, one after the other, while the caller goes on; at most one waits."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1)
        self._last: Future[None] | None = None

    def call(self, do: Callable[..., None], *arguments: Any) -> None:
        """Have it done when the last call is; what that one raised is raised here."""
        self.wait()
        self._last = self._pool.submit(do, *arguments)

    def wait(self) -> None:
        """Wait until all is done."""
        if self._last is not None:
            last, self._last = self._last, None
            last.result()

    def __enter__(self) -> Behind:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            if kind is None:
                self.wait()
        finally:
            self._pool.shutdown(wait=True)
