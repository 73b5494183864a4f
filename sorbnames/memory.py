"""For many strings one after another: the same answers as :func:`sorbnames.match.resolve` gives, found faster.

Near names come from an index instead of a search through all names, and what has been weighed once is remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from sorbnames.distance import misread, unmerged
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import fuzzy_hits, near_search, takes_near
from sorbnames.orthography import key, plain
from sorbnames.ranking import decide, rank
from sorbnames.resolution import Candidate, Context, Hit

#: Judgements that are remembered at a time.
_MOST = 50_000

#: What is left of a name after one letter is taken out, or none → the keys that this may have been.
_Deletions = dict[str, tuple[str, ...]]


class Memory:
    """What a long run remembers; not shared between processes, safe between threads."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._judged: dict[Any, tuple[tuple[Candidate, ...], str]] = {}

    def judge(
        self, hits: tuple[Hit, ...], context: Context, evidence: tuple[str, ...], certain: bool
    ) -> tuple[tuple[Candidate, ...], str]:
        """Candidates and status for what was found, as :mod:`sorbnames.ranking` weighs it."""
        if not hits:
            return (), "none"
        # Entries live as long as their gazetteer, so that their identity stands for them.
        question = (tuple([(id(hit[0]), *hit[1:]) for hit in hits]), context, evidence, certain)
        known = self._judged.get(question)
        if known is None:
            candidates = rank(self.gazetteer, hits, context, evidence)
            known = candidates, decide(self.gazetteer, candidates, certain)
            if len(self._judged) >= _MOST:
                self._judged = {}
            self._judged[question] = known
        return known

    def near(
        self, name: str, context: Context, evidence: tuple[str, ...], certain: bool
    ) -> tuple[tuple[Candidate, ...], str]:
        """Candidates and status for a name with typing errors.

        Names with one error are looked up first. If one of them is decided on, names with more errors change nothing:
        they score less, and rival it only where two letters were read for one.
        """
        if context.plz and self.gazetteer.is_far(context.plz):
            return (), "none"
        text = plain(name)
        text_key = key(text)
        most = takes_near(self.gazetteer, text, text_key)
        if not most:
            return (), "none"
        near = fuzzy_hits(self.gazetteer, text, most, self.one_error(text_key))
        settled = self.settled(near, context, evidence, certain)
        if settled and not self.is_misread(text, text_key):
            return settled
        found = self.search(text_key, most)
        return self.judge(fuzzy_hits(self.gazetteer, text, most, found), context, evidence, certain)

    def search(self, text_key: str, most: float) -> list[tuple[str, int]]:
        """All keys with so many errors or one more, and how many they have."""
        return near_search(text_key, self._alike(text_key, int(most) + 1), int(most) + 1)

    def settled(
        self,
        hits: tuple[Hit, ...],
        context: Context,
        evidence: tuple[str, ...],
        certain: bool,
    ) -> tuple[tuple[Candidate, ...], str] | None:
        """Candidates and status from the hits on names with :meth:`one_error`, if no others can change the decision.

        One thing is left to ask: whether the text :meth:`is_misread`.
        """
        if hits:
            judged = self.judge(hits, context, evidence, certain)
            if judged[1] == "fuzzy" and _is_settled(judged[0][0], context):
                return judged
        return None

    def is_misread(self, text: str, text_key: str) -> bool:
        """Whether another number of letters in its key would make the text a name, as rn read for m does."""
        known = self._keys
        if any(other in known for other in unmerged(text_key)):
            return True
        return any(self.gazetteer.by_key(key(other)) for other in misread(text))

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self.gazetteer.keys)

    @cached_property
    def _deletions(self) -> _Deletions:
        left: dict[str, list[str]] = {}
        for name_key in self.gazetteer.keys:
            for rest in {name_key, *without_one(name_key)}:
                left.setdefault(rest, []).append(name_key)
        return {rest: tuple(keys) for rest, keys in left.items()}

    def one_error(self, text_key: str) -> list[tuple[str, int]]:
        """Keys that differ by at most one letter, or by two swapped, with their distance."""
        known = self._deletions
        left = known.keys() & without_one(text_key)
        found = {name_key for rest in left for name_key in known[rest]} if left else set()
        found.update(known.get(text_key, ()))
        if not found:
            return []
        distance = self._distance
        measured = [(name_key, distance(text_key, name_key, score_cutoff=1)) for name_key in found]
        return [one for one in measured if one[1] <= 1]

    @cached_property
    def _distance(self) -> Any:
        from rapidfuzz.distance import OSA

        return OSA.distance

    @cached_property
    def _masks(self) -> Any:
        """Keys in the order of their lengths, where each length begins, and their letters as bits."""
        import numpy

        keys = sorted(self.gazetteer.keys, key=lambda name_key: (len(name_key), name_key))
        lengths = [len(name_key) for name_key in keys]
        starts = numpy.searchsorted(numpy.array(lengths), numpy.arange(max(lengths, default=0) + 2)).tolist()
        return keys, starts, numpy.array([_mask(name_key) for name_key in keys], dtype=numpy.uint32)

    def _alike(self, text_key: str, most: int) -> Sequence[str]:
        """Keys of about that length that lack and add no more letters than there may be errors."""
        try:
            import numpy

            count = numpy.bitwise_count
        except (ImportError, AttributeError):
            return self.gazetteer.keys
        keys, starts, masks = self._masks
        longest = len(starts) - 2
        start = starts[min(max(len(text_key) - most, 0), longest + 1)]
        end = starts[min(len(text_key) + most + 1, longest + 1)]
        mask = numpy.uint32(_mask(text_key))
        other = masks[start:end]
        differing = other ^ mask
        alike = (count(differing & mask) <= most) & (count(differing & other) <= most)
        return [keys[start + at] for at in alike.nonzero()[0].tolist()]


def _is_settled(best: Candidate, context: Context) -> bool:
    if best.hit.errors > 1 or best.hit.distance > 1.0 or context.position:
        return False
    return best.supported or not (context.plz and context.land)


def without_one(name_key: str) -> list[str]:
    return [name_key[:at] + name_key[at + 1 :] for at in range(len(name_key))]


def _mask(name_key: str) -> int:
    """The letters of a key as bits: a to z, and whatever else in six more."""
    mask = 0
    for letter in name_key:
        code = ord(letter) - 97
        mask |= 1 << (code if 0 <= code < 26 else 26 + code % 6)
    return mask
