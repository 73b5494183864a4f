"""Where a document says which language it is in, and what of the findings that leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sorbnames.check import choose_edits
from sorbnames.documents.base import Document
from sorbnames.findings import Edit, Finding, FixResult, apply_edits
from sorbnames.spans import Spans

#: Findings that put a name in the other language beside a name, or in its place.
_ADDING = frozenset({"SN201", "SN202", "SN203", "SN204"})

Span = tuple[int, int]


class Languages:
    """The stretches of a document in a language with names of its own, and those marked as Lower Sorbian."""

    def __init__(self, document: Document) -> None:
        self._foreign: list[Span] = [(one.start, one.end) for one in document.segments if one.foreign]
        self._sorbian: list[Span] = [(one.start, one.end) for one in document.segments if one.sorbian]

    def wanted(self, found: Iterable[Finding]) -> list[Finding]:
        """The findings but for those on a text in another language, or that put German into one marked as Sorbian."""
        foreign, sorbian = Spans(self._foreign), Spans(self._sorbian)
        return [
            finding
            for finding in found
            if not foreign.overlap(finding.start, finding.end)
            and not (finding.code in _ADDING and sorbian.overlap(finding.start, finding.end))
        ]

    def filtering(
        self, find: Callable[[str], Sequence[Finding]], unsafe: bool = False
    ) -> Callable[[str], Sequence[Finding]]:
        """``find`` for :func:`sorbnames.check.settle`: the wanted findings of a text, then of the corrected one."""
        if not self._foreign and not self._sorbian:
            return find

        def wanted(text: str) -> Sequence[Finding]:
            found = self.wanted(find(text))
            edits = choose_edits(found, unsafe)
            self._foreign, self._sorbian = _moved(self._foreign, edits), _moved(self._sorbian, edits)
            return found

        return wanted

    def without(self, text: str, result: FixResult) -> FixResult:
        """The result without the edits of a text in another language."""
        if not self._foreign:
            return result
        foreign = Spans(self._foreign)
        kept = [edit for edit in result.applied if not foreign.overlap(edit.start, max(edit.end, edit.start + 1))]
        return FixResult(apply_edits(text, kept), tuple(kept), tuple(self.wanted(result.left)))


def _moved(spans: Sequence[Span], edits: Sequence[Edit]) -> list[Span]:
    """The spans as they lie once the edits are made."""
    return [(start + _growth(edits, start), end + _growth(edits, end)) for start, end in spans]


def _growth(edits: Sequence[Edit], place: int) -> int:
    """By how much the text before a place grows."""
    return sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.end <= place)
