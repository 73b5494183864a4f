"""Reading ahead and writing behind: the same items in the same order, and no error lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from sorbnames.tables.pipeline import Behind, ahead


def test_items_come_in_their_order() -> None:
    assert list(ahead(range(100))) == list(range(100))
    assert list(ahead([])) == []


def test_an_error_is_raised_where_the_items_are_used() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    reading = ahead(items())
    assert next(reading) == 1
    with pytest.raises(ValueError, match="broken"):
        next(reading)


def test_closing_ends_the_thread() -> None:
    before = threading.active_count()
    reading = ahead(iter(int, 1))  # zeros without end
    assert next(reading) == 0
    reading.close()
    assert threading.active_count() == before


def test_calls_are_made_in_their_order() -> None:
    done: list[int] = []
    with Behind() as behind:
        for number in range(50):
            behind.call(done.append, number)
    assert done == list(range(50))


def test_the_error_of_a_call_is_raised_by_the_next_one() -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device")

    with Behind() as behind:
        behind.call(fail)
        with pytest.raises(OSError, match="No space left"):
            behind.call(print)
    with pytest.raises(OSError, match="No space left"), Behind() as behind:
        behind.call(fail)


@pytest.mark.parametrize(("size", "most"), [(1, 6), (100 << 20, 3)])
def test_few_items_are_made_ahead_and_of_large_ones_one(size: int, most: int) -> None:
    made: list[int] = []
    is_full = threading.Event()

    def items() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            if len(made) == most:
                is_full.set()
            yield number

    # One is worked on, some are ready, and one waits to be taken over.
    reading = ahead(items(), lambda _: size)
    assert next(reading) == 0
    assert is_full.wait(60)
    threading.Event().wait(0.2)
    assert len(made) == most
    reading.close()
