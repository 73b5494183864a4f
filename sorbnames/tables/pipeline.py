"""Reading ahead and writing behind, in threads: Arrow, NumPy and the disk work while names are resolved."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Condition, Event, Thread
from types import TracebackType
from typing import Any, TypeVar

Item = TypeVar("Item")

_WAIT = 0.1
_END = object()

#: So many items are made ahead, if they are not more than so many bytes together.
_MOST, _MOST_BYTES = 4, 24 << 20


def ahead(items: Iterable[Item], size: Callable[[Item], int] = lambda _: 0) -> Generator[Item, None, None]:
    """The same items; the next ones are made by a thread while the last one is worked on.

    ``size`` tells the bytes of an item: a few are made ahead, not more than one of those that are large.
    """
    ready: deque[tuple[Item, int]] = deque()
    ended: list[BaseException | None] = []
    changed = Condition()
    stopped = Event()

    def is_full() -> bool:
        return bool(ready) and (len(ready) >= _MOST or sum(one for _, one in ready) > _MOST_BYTES)

    def make() -> None:
        try:
            for item in items:
                with changed:
                    while is_full() and not stopped.is_set():
                        changed.wait(_WAIT)
                    if stopped.is_set():
                        return
                    ready.append((item, size(item)))
                    changed.notify_all()
                del item
            ended.append(None)
        except BaseException as error:  # raised again where the items are used
            ended.append(error)
        with changed:
            changed.notify_all()

    thread = Thread(target=make, daemon=True)
    thread.start()
    try:
        while True:
            with changed:
                while not ready and not ended:
                    changed.wait(_WAIT)  # with a limit, so that Ctrl-C gets through
                item = ready.popleft()[0] if ready else _END
                changed.notify_all()
            if item is _END:
                if ended[0] is not None:
                    raise ended[0]
                return
            yield item  # type: ignore[misc]
            del item
    finally:
        stopped.set()
        with changed:
            changed.notify_all()
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
