"""What the checks say: mentions, findings, edits, and the result of fixing."""

from __future__ import annotations

from collections.abc import Iterable
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
