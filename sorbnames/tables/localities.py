"""The Ortsteil in a column of its own: part of the place that the row names, or else only told."""

from __future__ import annotations

from collections.abc import Callable

from sorbnames.areas import is_said
from sorbnames.gazetteer import Gazetteer
from sorbnames.tables.answers import Answer, Question


def answer_locality(gazetteer: Gazetteer, question: Question, ask: Callable[[Question], Answer]) -> Answer:
    """The Ortsteil if it lies in the place (misspelt too), otherwise the place, and that the Ortsteil is not known.

    A place and an Ortsteil that contradict each other leave the place as it is.
    """
    whole = question._replace(locality="")
    if not is_said(question.locality):
        return ask(whole)
    if not is_said(question.place):
        return ask(whole._replace(place=question.locality))
    both = ask(whole._replace(place=f"{question.place}, OT {question.locality}"))
    answered = ask(whole)
    if both.decided and (not answered.decided or _lies_in(gazetteer, both.id, answered.id)):
        return both
    alone = ask(whole._replace(place=question.locality))
    if alone.decided and answered.decided and _lies_in(gazetteer, alone.id, answered.id):
        return alone
    evidence = f"Ortsteil not known here: {question.locality}"
    return answered._replace(evidence=f"{answered.evidence}; {evidence}" if answered.evidence else evidence)


def _lies_in(gazetteer: Gazetteer, part: str, whole: str) -> bool:
    inner, outer = gazetteer.entry(part), gazetteer.entry(whole)
    return inner is not None and outer is not None and (part == whole or gazetteer.contains(outer, inner))
