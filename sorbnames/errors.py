"""The one error tree. Every message exists in German and English and says what to do next."""

from __future__ import annotations

from sorbnames.messages import render


class SorbnamesError(ValueError):
    """Root of all errors of this package.

    ``message_id`` names a text in :mod:`sorbnames.messages`; ``parameters`` fill it. ``str(error)`` is English,
    :meth:`say` gives either language.
    """

    def __init__(self, message_id: str, **parameters: object) -> None:
        self.message_id = message_id
        self.parameters = parameters
        super().__init__(message_id)

    def say(self, language: str = "en") -> str:
        """The message in ``de`` or ``en``."""
        return render(self.message_id, language, **self.parameters)

    def __str__(self) -> str:
        return self.say("en")

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore, (type(self), self.message_id, self.parameters))


def _restore(kind: type[SorbnamesError], message_id: str, parameters: dict[str, object]) -> SorbnamesError:
    return kind(message_id, **parameters)


class UnknownName(SorbnamesError):
    """No entry bears this name."""


class AmbiguousName(SorbnamesError):
    """Several entries bear this name and nothing decides between them."""


class InvalidAddress(SorbnamesError):
    """A text that cannot be read as an address."""


class InvalidStyle(SorbnamesError):
    """An unknown style, or a style file with a mistake."""


class UnsupportedDocument(SorbnamesError):
    """A file that cannot be read or written: missing, binary, of an unknown format or encoding."""


class InvalidTable(SorbnamesError):
    """A table that cannot be worked on: no such column, columns there already, a type without text."""


class InvalidData(SorbnamesError):
    """A mistake in gazetteer data or an overlay; names file, entry, cause and remedy."""
