"""Precision, recall and wrong edits of mentions and fixes on the labelled texts.

    python -m benchmarks.labelled_accuracy [--details] [FILE …]

A label counts as found when an unprotected mention of one of its entries overlaps it. An unprotected mention that
overlaps no label is a false one, except streets and institutions, which are not labelled throughout. An edit is wrong
when it touches anything but a name that had to be corrected, or corrects that one wrongly.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import sorbnames
from benchmarks.labelled.markup import Case, Label, load
from sorbnames.findings import Mention
from sorbnames.gazetteer import Gazetteer

HERE = Path(__file__).parent / "labelled"
#: The files with this markup; the address blocks have labels of their own.
FILES = tuple(path for path in sorted(HERE.glob("*.yaml")) if not path.name.startswith("addresses"))
_UNLABELLED = ("strasse", "institution")


@dataclass(slots=True)
class Score:
    """Counts over all texts; ``faults`` tells each fault in one line."""

    labels: int = 0
    found: int = 0
    exact_spans: int = 0
    mentions: int = 0
    false: int = 0
    traps: int = 0
    sprung: int = 0
    to_correct: int = 0
    corrected: int = 0
    wrong_edits: int = 0
    faults: list[str] = field(default_factory=list)


def _overlaps(label: Label, mention: Mention) -> bool:
    return label.start < mention.end and mention.start < label.end


def _names(label: Label, mention: Mention) -> bool:
    return label.entry == "*" or label.names(mention.entry) or any(map(label.names, mention.candidates))


def score_case(gazetteer: Gazetteer, case: Case, score: Score) -> None:
    """Add one text to the score."""
    text, labels, traps = case.labelled.text, case.labelled.mentions, case.labelled.traps
    mentions = gazetteer.mentions(text)
    open_mentions = [mention for mention in mentions if not mention.protected]
    for label in labels:
        score.labels += 1
        hits = [mention for mention in open_mentions if _overlaps(label, mention) and _names(label, mention)]
        score.found += bool(hits)
        score.exact_spans += any((hit.start, hit.end) == (label.start, label.end) for hit in hits)
        if not hits:
            near = [(m.surface, m.entry, m.candidates[:3], m.protected) for m in mentions if _overlaps(label, m)]
            score.faults.append(f"{case.name}: missed {text[label.start : label.end]!r} ({label.entry}) {near}")
    for mention in open_mentions:
        if mention.kind in _UNLABELLED:
            continue
        score.mentions += 1
        if not any(_overlaps(label, mention) and _names(label, mention) for label in labels):
            score.false += 1
            score.faults.append(
                f"{case.name}: false {mention.surface!r} as {mention.candidates[:3]}"
                f" {mention.confidence} {mention.evidence}"
            )
    for trap in traps:
        score.traps += 1
        sprung = [m for m in open_mentions if _overlaps(trap, m) and m.kind not in _UNLABELLED]
        score.sprung += bool(sprung)
    _score_edits(gazetteer, case, score)


def _score_edits(gazetteer: Gazetteer, case: Case, score: Score) -> None:
    text = case.labelled.text
    result = gazetteer.fix_text(text)
    wanted = [label for label in case.labelled.mentions if label.kind == "correct"]
    for label in wanted:
        score.to_correct += 1
        made = [edit for edit in result.applied if edit.start < label.end and label.start < edit.end]
        rewritten = text[label.start : label.end]
        for edit in reversed(made):
            if label.start <= edit.start and edit.end <= label.end:
                rewritten = rewritten[: edit.start - label.start] + edit.text + rewritten[edit.end - label.start :]
        if rewritten == label.right:
            score.corrected += 1
        else:
            score.faults.append(
                f"{case.name}: not corrected {text[label.start : label.end]!r} → {rewritten!r}, wanted {label.right!r}"
            )
    for edit in result.applied:
        inside = [label for label in wanted if label.start <= edit.start and edit.end <= label.end]
        if not inside:
            score.wrong_edits += 1
            score.faults.append(f"{case.name}: WRONG EDIT {text[edit.start : edit.end]!r} → {edit.text!r}")
    if gazetteer.fix_text(result.text).text != result.text:
        score.faults.append(f"{case.name}: NOT IDEMPOTENT")
        score.wrong_edits += 1


def score_cases(gazetteer: Gazetteer, cases: Iterable[Case]) -> Score:
    """The score over many texts."""
    score = Score()
    for case in cases:
        score_case(gazetteer, case, score)
    return score


def print_score(name: str, score: Score) -> None:
    """One set's figures on a few lines."""
    precision = 1 - score.false / max(1, score.mentions)
    print(f"{name}: {score.labels} mentions, {score.traps} traps")
    print(f"  recall    {score.found}/{score.labels} = {score.found / max(1, score.labels):.2%}")
    print(f"  precision {score.mentions - score.false}/{score.mentions} = {precision:.2%}")
    print(f"  same span {score.exact_spans}/{score.labels}; traps sprung {score.sprung}/{score.traps}")
    print(f"  corrected {score.corrected}/{score.to_correct}; wrong edits {score.wrong_edits}")


def main(arguments: Sequence[str]) -> None:
    """Score the files named, or both shipped sets."""
    details = "--details" in arguments
    paths = [Path(argument) for argument in arguments if argument != "--details"]
    gazetteer = sorbnames.load()
    for path in paths or FILES:
        score = score_cases(gazetteer, load(path))
        print_score(path.name, score)
        if details:
            print("\n".join(f"    {fault}" for fault in score.faults))


if __name__ == "__main__":
    main(sys.argv[1:])
