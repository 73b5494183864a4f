"""Names with one typing error, for many strings at once.

Two strings differ by one letter, or by two swapped, only if they are the same once one letter is left out of either or
both. What is left is compared by numbers on whole columns; what is found is measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

#: What a letter's number is multiplied with for each place it stands further behind, and what undoes that, both
#: modulo 2 ** 64.
_BASE = 0x9E3779B97F4A7C15
_BACK = pow(_BASE, -1, 2**64)

#: So many bits of a number say whether it can be one of the known ones at all.
_BITS = 20

#: Errors and the place of a key among those given to :class:`OneError`.
Near = list[tuple[int, int]]


class OneError:
    """Keys, ready to be found by strings that differ from them by at most one letter or by two swapped."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = list(keys)
        self._longest = max(map(len, self._keys), default=0) + 1
        owners, rests = _rests(self._keys, self._longest)
        order = np.argsort(rests, kind="stable")
        self._rests, self._owners = rests[order], owners[order]
        self._may_be = np.zeros(1 << _BITS, np.bool_)
        self._may_be[_shortened(rests)] = True

    def find(self, texts: Sequence[str]) -> list[Near]:
        """For each text the keys that are so near."""
        found: list[Near] = [[] for _ in texts]
        # A text that is too long is near to none.
        rows, rests = _rests([text if len(text) <= self._longest else "" for text in texts], self._longest)
        may_be = self._may_be[_shortened(rests)]
        rows, rests = rows[may_be], rests[may_be]
        first = np.searchsorted(self._rests, rests, "left")
        count = np.searchsorted(self._rests, rests, "right") - first
        steps = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        owners = self._owners[np.repeat(first, count) + steps]
        pairs = np.unique(np.repeat(rows, count) * len(self._keys) + owners)
        row_of, key_of = (pairs // len(self._keys)).tolist(), (pairs % len(self._keys)).tolist()
        errors = _errors([texts[row] for row in row_of], [self._keys[at] for at in key_of])
        for row, at, error in zip(row_of, key_of, errors, strict=True):
            if error <= 1:
                found[row].append((error, at))
        return found


def _errors(texts: list[str], keys: list[str]) -> list[int]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    scorer: Any = OSA.distance
    errors: list[int] = process.cpdist(texts, keys, scorer=scorer, score_cutoff=1, dtype=np.uint8).tolist()
    return errors


def _rests(texts: Sequence[str], longest: int) -> tuple[Any, Any]:
    """A number for each text, and for what is left of it without each of its letters; and where the text stands."""
    letters = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32).astype(np.uint64)
    lengths = np.array([len(text) for text in texts], np.int64)
    rows = np.repeat(np.arange(len(texts)), lengths)
    first = np.cumsum(lengths) - lengths
    powers = np.array([pow(_BASE, at, 2**64) for at in range(longest)], np.uint64)
    # Sums over all texts, from which what stands before a text is taken away.
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.cumsum(letters * powers[np.arange(len(letters)) - first[rows]], out=sums[1:])
    whole = sums[first + lengths] - sums[first]
    without = sums[:-1] - sums[first[rows]] + (sums[(first + lengths)[rows]] - sums[1:]) * np.uint64(_BACK)
    return np.concatenate([np.arange(len(texts)), rows]), np.concatenate([whole, without])


def _shortened(rests: Any) -> Any:
    return rests >> np.uint64(64 - _BITS)
