"""Typed use of the library as its users write it; checked by ``mypy --strict``, never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import assert_type

import sorbnames
from sorbnames import (
    Candidate,
    Edit,
    Entry,
    Finding,
    FixResult,
    Gazetteer,
    LegalRecord,
    Mention,
    Name,
    Resolution,
    SorbnamesError,
    Source,
)

assert_type(sorbnames.__version__, str)
assert_type(sorbnames.normalize("Chosebuz"), str)
assert_type(sorbnames.lookup("Burg", plz="03096", kreis="Spree-Neiße", kind="gemeinde", limit=3), Resolution)
assert_type(sorbnames.find_mentions("Cottbus"), list[Mention])
assert_type(sorbnames.check_text("Cottbus", style="official"), list[Finding])
assert_type(
    sorbnames.fix_text("Cottbus", style="keep", to="de", select=["SN101"], ignore={"SN2"}, unsafe=True), FixResult
)

gazetteer = sorbnames.load([Path("office.yaml"), "other.yaml"])
assert_type(gazetteer, Gazetteer)
assert_type(sorbnames.load(), Gazetteer)
assert_type(gazetteer.entries, Iterator[Entry])
assert_type(gazetteer.entry("cottbus"), Entry | None)
assert_type(gazetteer.sources, Mapping[str, Source])
assert_type(gazetteer.data_version, str)
assert_type(gazetteer.lookup("Cottbus"), Resolution)
assert_type(gazetteer.fix_text("Cottbus"), FixResult)


def of_a_resolution(resolution: Resolution) -> None:
    assert_type(resolution.status, str)
    assert_type(resolution.decided, bool)
    assert_type(resolution.candidates, tuple[Candidate, ...])
    candidate = resolution.candidates[0]
    assert_type(candidate.score, float)
    assert_type(candidate.evidence, tuple[str, ...])
    for text in (candidate.id, candidate.kind, candidate.de, candidate.dsb, candidate.pair):
        assert_type(text, str)
    assert_type(candidate.entry.names, tuple[Name, ...])
    assert_type(candidate.entry.position, tuple[float, float] | None)
    assert_type(candidate.entry.legal, tuple[LegalRecord, ...])
    assert_type(candidate.entry.main_name("dsb"), Name | None)


def of_a_result(result: FixResult, original: str) -> None:
    assert_type(result.applied, tuple[Edit, ...])
    assert_type(result.left, tuple[Finding, ...])
    assert_type(result.replay(original), str)
    for finding in result.left:
        assert_type(finding.edit, Edit | None)
        assert_type(finding.say("de"), str)
        assert_type(finding.message, str)


def of_a_mention(mention: Mention) -> None:
    assert_type(mention.confidence, float)
    assert_type(mention.lat, float | None)
    assert_type(mention.candidates, tuple[str, ...])


def errors_are_value_errors(name: str) -> str:
    try:
        return sorbnames.normalize(name)
    except SorbnamesError as error:
        assert_type(error.say("de"), str)
        as_value_error: ValueError = error
        return str(as_value_error)


def what_must_not_pass(result: FixResult, finding: Finding) -> None:
    """Each line is wrong; the comment is an error itself (unused) if mypy lets the line pass."""
    sorbnames.lookup(3096)  # type: ignore[arg-type]
    sorbnames.fix_text("Cottbus", styles="keep")  # type: ignore[call-arg]
    sorbnames.load(overlays=[3])  # type: ignore[list-item]
    print(finding.edit.start)  # type: ignore[union-attr]
    finding.code = ""  # type: ignore[misc]
    result.text = ""  # type: ignore[misc]
