"""Decisions that a person filled into a review, read back."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from sorbnames.documents.base import shown
from sorbnames.errors import InvalidTable
from sorbnames.model import PLACE_KINDS
from sorbnames.tables.answers import Decisions, Question
from sorbnames.tables.review import CANDIDATES, unescaped

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer

#: What a person writes for "none of these places"; text programs make a dash of it.
NONE = ("-", "–", "—")


def read_decisions(path: str, gazetteer: Gazetteer) -> Decisions:
    """The decided questions with ids of entries; an empty text for "none of these places".

    A spreadsheet may have saved the list with another delimiter, in another encoding, without the zero before a postal
    code. Raises InvalidTable, naming the line, for what is no entry's id and for contradictions.
    """
    from sorbnames.documents.encoding import decode
    from sorbnames.documents.reading import read_bytes

    text, _ = decode(path, read_bytes(path))
    text = text.removeprefix("\ufeff")
    told = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)  # Excel's
    skipped = text[: told.end()] if told else ""
    text = text.removeprefix(skipped)
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(";,\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().lower() for name in next(rows, [])]
    meanings = [meaning for meaning in Question._fields if meaning in names]
    if "decision" not in names or not meanings:
        column = "place" if "decision" in names else "decision"
        raise InvalidTable("tablefiles.decisions.columns", path=shown(path), column=column)
    found = Decisions()
    lines = found.lines
    for row in rows:
        cells = dict(zip(names, row, strict=False))
        decision = cells.get("decision", "").strip()
        if not decision:
            continue
        question = Question(**{meaning: unescaped(cells.get(meaning, "")).strip() for meaning in meanings})
        line = rows.line_num + skipped.count("\n")
        entry = "" if decision in NONE else _entry(path, line, decision, cells.get("candidates", ""), gazetteer)
        for same in dict.fromkeys((question, _with_zero(question))):
            if found.get(same, entry) != entry:
                raise InvalidTable("tablefiles.decisions.twice", path=shown(path), line=line, other=lines[same])
            found[same], lines[same] = entry, line
    return found


def _with_zero(question: Question) -> Question:
    """The question with the zero before its postal code: spreadsheets take 03046 for a number."""
    plz = question.plz
    return question._replace(plz=plz.zfill(5)) if len(plz) == 4 and plz.isdigit() else question


def _entry(path: str, line: int, decision: str, candidates: str, gazetteer: Gazetteer) -> str:
    offered = candidates.split(CANDIDATES) if candidates else []
    if decision in offered:  # copied with its name and score
        decision = decision.split(" ")[0]
    entry = gazetteer.entry(decision)
    if entry is not None and entry.kind in PLACE_KINDS:
        return decision
    from difflib import get_close_matches

    known = [one.split(" ")[0] for one in offered]
    known += [entry.id for entry in gazetteer.entries if entry.kind in PLACE_KINDS]
    near = get_close_matches(decision, known, n=1)
    if near:
        raise InvalidTable(
            "tablefiles.decisions.unknown_but", path=shown(path), line=line, decision=decision, near=near[0]
        )
    raise InvalidTable("tablefiles.decisions.unknown", path=shown(path), line=line, decision=decision)
