"""What the checks say: mentions, findings, edits, and the result of fixing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sorbnames.messages import render

SEVERITIES = ("error", "warning", "information")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters ``start`` to ``end`` of a text by ``text``.

    ``safe`` edits are made by ``fix``; the others only when asked for.
    """

    start: int
    end: int
    text: str
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's verdict on a span of text; offsets count characters from 0."""

    code: str
    severity: str
    start: int
    end: int
    found: str
    suggestion: str = ""
    entry: str = ""
    edit: Edit | None = None
    message_id: str = ""
    parameters: tuple[tuple[str, str], ...] = ()

    def say(self, language: str = "en") -> str:
        """The message in ``de`` or ``en``."""
        return render(self.message_id, language, **dict(self.parameters))

    @property
    def message(self) -> str:
        """The message in English."""
        return self.say("en")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of running text that names an entry.

    ``entry`` is empty while several ``candidates`` remain; ``protected`` holds the reason why the span must not be
    edited, or nothing. ``evidence`` lists what spoke for and against, ``confidence`` sums it up between 0 and 1.
    """

    start: int
    end: int
    surface: str
    language: str
    entry: str
    kind: str
    de: str
    dsb: str
    status: str
    confidence: float
    evidence: tuple[str, ...] = ()
    protected: str = ""
    candidates: tuple[str, ...] = ()
    case: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class FixResult:
    """A corrected text, the edits that made it and the findings that were left to a person."""

    text: str
    applied: tuple[Edit, ...]
    left: tuple[Finding, ...]

    def replay(self, original: str) -> str:
        """Apply the same edits to ``original`` again; gives ``text``."""
        return apply_edits(original, self.applied)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Make the edits, which must not overlap.

    Raises ValueError for an edit outside the text or two that overlap.
    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not position <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit.start}-{edit.end} overlaps another or lies outside the text")
        pieces.append(text[position : edit.start])
        pieces.append(edit.text)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def compose_edits(between: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """One list of edits that does what ``first`` and then ``second`` do.

    ``between`` is the text after ``first``; the edits of ``second`` count in it, the result counts in the text before.
    """
    if not second:
        return tuple(first)
    spans: list[tuple[int, int, int]] = []  # start and end in the text between, and how much longer it grew there
    grown = 0
    for edit in sorted(first, key=lambda edit: edit.start):
        growth = len(edit.text) - (edit.end - edit.start)
        spans.append((edit.start + grown, edit.start + grown + len(edit.text), growth))
        grown += growth
    composed: list[Edit] = []
    later = sorted(second, key=lambda edit: edit.start)
    shift = done = 0
    while done < len(spans) or later:
        from_second = bool(later) and (done == len(spans) or later[0].start < spans[done][0])
        start, end = (later[0].start, later[0].end) if from_second else spans[done][:2]
        inside: list[Edit] = []
        growth = 0
        changed = True
        while changed:
            changed = False
            while later and later[0].start < max(end, start + 1) and (later[0].start < end or later[0].start == start):
                inside.append(later.pop(0))
                end, changed = max(end, inside[-1].end), True
            while done < len(spans) and (spans[done][0] < end or spans[done][0] == start):
                end, growth, changed = max(end, spans[done][1]), growth + spans[done][2], True
                done += 1
        here = [Edit(edit.start - start, edit.end - start, edit.text) for edit in inside]
        composed.append(Edit(start - shift, end - shift - growth, apply_edits(between[start:end], here)))
        shift += growth
    return tuple(composed)
