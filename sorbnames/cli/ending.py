"""The program is ended from outside (a service is stopped, a terminal is closed): the same as Ctrl-C."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType


@contextmanager
def ends_as_by_ctrl_c() -> Iterator[None]:
    """Within it, SIGTERM and SIGHUP raise KeyboardInterrupt, so that temporary files are taken away.

    Whoever has them ignored (nohup) or handled stays so. Processes that this one starts end at once, as always.
    """
    if threading.current_thread() is not threading.main_thread():  # others may not
        yield
        return
    taken = [number for number in _endings() if signal.getsignal(number) == signal.SIG_DFL]
    if taken:
        _leave_processes_alone()
    for number in taken:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _endings() -> list[int]:
    return [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@cache
def _leave_processes_alone() -> None:
    """Once: what is forked off does not inherit the handlers."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_restore)


def _restore() -> None:
    for number in _endings():
        if signal.getsignal(number) is _interrupt:
            signal.signal(number, signal.SIG_DFL)
