"""Names with one typing error, looked for on whole columns: the same as measuring every pair."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from tests.reference.bounds import BOUNDED

pytest.importorskip("numpy")

#: Few letters, so that much is near.
words = st.text("abł", max_size=6)


def plainly(keys: Sequence[str], text: str) -> list[tuple[int, int]]:
    distances = [(OSA.distance(text, key), at) for at, key in enumerate(keys)]
    return [one for one in distances if one[0] <= 1]


@given(st.lists(words, unique=True, max_size=12), st.lists(words, max_size=12))
@example(["a"], [""])
@example([], ["ab"])
@example(["ab"], [])
@example(["ab"], ["ba", "aab", "b", "ab" * 40])
@BOUNDED
def test_it_finds_what_measuring_every_pair_finds(keys: list[str], texts: list[str]) -> None:
    from sorbnames.tables.near import OneError

    found = OneError(keys).find(texts)
    assert [sorted(one) for one in found] == [sorted(plainly(keys, text)) for text in texts]
