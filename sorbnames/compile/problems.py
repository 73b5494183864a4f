"""What a check or a reader says of a mistake: where it is, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sorbnames.errors import InvalidData
from sorbnames.messages import render

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in the data, with its place in the files.

    An ``error`` stops the build; a ``warning`` is worth a look. ``parameters`` fill the message ``message_id``.
    """

    severity: str
    file: str
    line: int
    entry: str
    message_id: str
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def where(self) -> str:
        """File, line and entry, as far as they are known: ``data/places/cottbus.yaml:12: cottbus``."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.entry) if part)

    def say(self, language: str = "en") -> str:
        """Place, cause and remedy in ``de`` or ``en``."""
        return render(self.message_id, language, where=self.where, **dict(self.parameters))

    def as_error(self) -> InvalidData:
        """The same as an exception to raise."""
        return InvalidData(
            self.message_id,
            where=self.where,
            file=self.file,
            line=self.line,
            entry=self.entry,
            **dict(self.parameters),
        )


def raise_first(problems: Iterable[Problem]) -> None:
    """Raise the first error among ``problems``, if there is one."""
    for problem in problems:
        if problem.severity == ERROR:
            raise problem.as_error()


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word nearest to ``word``, or all of them in a row when none is near."""
    from difflib import get_close_matches

    candidates = sorted(known)
    near = get_close_matches(word, candidates, n=1, cutoff=0.6)
    return near[0] if near else ", ".join(candidates)
