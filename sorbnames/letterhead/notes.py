"""What a letterhead's maker should know: corrected names, missing particulars, a font that is not there."""

from __future__ import annotations

from dataclasses import dataclass

from sorbnames.findings import Finding
from sorbnames.messages import render


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a line of a file; ``message_id`` names a text in :mod:`sorbnames.messages.letterhead`.

    A remark on a name has the ``finding`` of the rule that saw it, whose words it speaks with.
    """

    path: str
    line: int
    message_id: str
    parameters: tuple[tuple[str, str], ...] = ()
    finding: Finding | None = None

    def say(self, language: str = "en") -> str:
        """The remark in ``de`` or ``en``, with file and line."""
        parameters: dict[str, object] = {"path": self.path, "line": self.line, **dict(self.parameters)}
        if self.finding is not None:
            parameters["message"] = self.finding.say(language)
        return render(f"letterhead.{self.message_id}", language, **parameters)


def note(path: str, line: int, message_id: str, **parameters: object) -> Note:
    """A note with its parameters as texts."""
    return Note(path, line, message_id, tuple((name, str(value)) for name, value in parameters.items()))
