"""The cases of ``tests/cases``: what must be found, what must be corrected and how, and what must never be touched.

Cases that fail today stand in ``known-failures/open.yaml`` as well, under the name ``<directory>/<file>: <case>`` and
with the reason as their note; each is a strict expected failure, so one that begins to pass has to leave the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import sorbnames
from benchmarks.labelled.markup import Case, Label, load
from sorbnames.findings import Edit, Mention

CASES = Path(__file__).resolve().parent / "cases"

#: Streets and institutions are not labelled throughout.
UNLABELLED = ("strasse", "institution")


def cases() -> dict[str, Case]:
    """All cases by directory, file and name."""
    return {
        f"{path.parent.name}/{path.name}: {case.name}": case
        for directory in ("wild", "synthetic", "negative")
        for path in sorted((CASES / directory).glob("*.yaml"))
        for case in load(path)
    }


def known_failures() -> dict[str, Case]:
    """The cases that fail today; the note tells why."""
    return {case.name: case for case in load(CASES / "known-failures" / "open.yaml")}


def parametrised() -> Iterator[object]:
    """Each case as a parameter, the known failures marked."""
    failures = known_failures()
    for name, case in cases().items():
        reason = failures[name].note if name in failures else ""
        yield pytest.param(case, id=name, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])


def overlaps(span: Label | Mention | Edit, other: Label | Mention | Edit) -> bool:
    return span.start < other.end and other.start < span.end


def answers(mention: Mention, label: Label) -> bool:
    """Whether the mention names the entry that the label asks for."""
    return overlaps(mention, label) and (
        label.entry == "*" or label.names(mention.entry) or any(map(label.names, mention.candidates))
    )


def faults(case: Case) -> Iterator[str]:
    """Everything that is wrong with the answers to one case."""
    text, labels, traps = case.labelled.text, case.labelled.mentions, case.labelled.traps
    mentions = [mention for mention in sorbnames.load().mentions(text) if not mention.protected]
    places = [mention for mention in mentions if mention.kind not in UNLABELLED]
    for label in labels:
        if not any(answers(mention, label) for mention in mentions):
            yield f"missed {case.labelled.surface(label)!r} ({label.entry})"
    for trap in traps:
        for mention in places:
            if overlaps(mention, trap):
                yield f"trapped by {case.labelled.surface(trap)!r}: {mention.surface!r} as {mention.candidates}"
    for mention in places:
        if not any(answers(mention, label) for label in labels) and not any(overlaps(mention, trap) for trap in traps):
            yield f"false mention {mention.surface!r} as {mention.candidates}"
    result = sorbnames.fix_text(text, style=case.style)
    for trap in traps:
        for edit in result.applied:
            if overlaps(edit, trap):
                yield f"edit in the trap {case.labelled.surface(trap)!r}: {edit.text!r}"
    if result.text != case.labelled.fixed:
        yield f"fixed to {result.text!r}, wanted {case.labelled.fixed!r}"
    if sorbnames.fix_text(result.text, style=case.style).text != result.text:
        yield "fixed again, the text changes again"


@pytest.mark.parametrize("case", list(parametrised()))
def test_case(case: Case) -> None:
    assert list(faults(case)) == []


def test_known_failures_are_cases_with_a_reason() -> None:
    known = cases()
    for name, failure in known_failures().items():
        assert name in known, f"{name}: no such case"
        assert failure.labelled == known[name].labelled, f"{name}: not the text of the case"
        assert failure.note, f"{name}: no reason given"


def test_a_fault_of_every_kind_is_seen(tmp_path: Path) -> None:
    """The test above can fail: each of these cases asks for what must not happen."""
    path = tmp_path / "wrong.yaml"
    path.write_text(
        "- {name: missed, text: 'Ein {Satz=peitz} über nichts.'}\n"
        "- {name: trapped, text: '[[Cottbus]]/Chóśebuz'}\n"
        "- {name: false mention, text: 'Cottbus/Chóśebuz'}\n"
        "- {name: edit in the trap, text: '{Cottbus=cottbus}/[[Chósebusz]]'}\n"
        "- {name: fixed to, text: '{Cottbus=cottbus}/{Chósebusz=cottbus>Picnjo}'}\n",
        encoding="utf-8",
    )
    for case in load(path):
        assert any(fault.startswith(case.name) for fault in faults(case)), case.name
