"""What one run of the program shares: language, gazetteer, output, and the exit code so far."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from sorbnames.messages import render

if TYPE_CHECKING:
    from types import TracebackType

    from sorbnames.gazetteer import Gazetteer

DONE, FOUND, FAILED = 0, 1, 2


class Session:
    """One run. ``code`` only ever rises: the worst of several files is what the shell gets."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.quiet = False
        self.overlays: tuple[str, ...] = ()
        self.code = DONE
        self._gazetteer: Gazetteer | None = None
        self._progress = ""

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer with the overlays of this run, loaded at first use."""
        if self._gazetteer is None:
            import sorbnames

            self._gazetteer = sorbnames.load(overlays=self.overlays)
        return self._gazetteer

    @property
    def versions(self) -> dict[str, str]:
        """What every machine-readable output carries."""
        return {"sorbnames": self.gazetteer.program_version, "data": self.gazetteer.data_version}

    def say(self, key: str, **parameters: object) -> str:
        """A text of the command line in the language of this run."""
        return render(f"cli.{key}", self.language, **parameters)

    def reached(self, code: int) -> None:
        """Remember the worst exit code."""
        self.code = max(self.code, code)

    def note(self, message: str) -> None:
        """Tell a person something on standard error, unless ``--quiet``."""
        if not self.quiet:
            self._print(message)

    def fail(self, message: str) -> None:
        """Report an error in one line; the run goes on and ends with 2."""
        self.reached(FAILED)
        self._print(f"sorbnames: {one_line(message)}")

    def show_progress(self, bar: str) -> None:
        """Show on the terminal how far the work is, in the last line, below all messages; empty takes it away."""
        print(f"\r{bar}" if bar else "\r\x1b[K", end="", file=sys.stderr, flush=True)
        self._progress = bar

    def _print(self, line: str) -> None:
        sys.stdout.flush()
        if self._progress:
            print("\r\x1b[K", end="", file=sys.stderr)
        print(line, file=sys.stderr)
        if self._progress:
            self.show_progress(self._progress)

    def attempt(self, path: str) -> Attempt:
        """Work on one file of several: what goes wrong with it is reported and the next one has its turn."""
        return Attempt(self, path)


class Attempt:
    """Turns the errors of one file into a message."""

    def __init__(self, session: Session, path: str) -> None:
        self.session = session
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        from sorbnames.errors import InvalidAddress, UnsupportedDocument

        # A wrong style or overlay would fail for every file alike: that ends the run.
        if not isinstance(error, (UnsupportedDocument, InvalidAddress, OSError, MemoryError)) or isinstance(
            error, BrokenPipeError
        ):
            return False
        self.session.fail(explain(error, self.session.language, self.path) or "")
        return True


def explain(error: BaseException, language: str, path: str = "") -> str | None:
    """The one line for an error a user can do something about; None for any other."""
    from sorbnames.errors import SorbnamesError

    if isinstance(error, SorbnamesError):
        return error.say(language)
    if isinstance(error, OSError):
        where = error.filename or path
        # What has no name is standard output: files are told of by what reads and writes them.
        key = "file" if where else "output"
        return render(f"cli.error.{key}", language, path=where, reason=error.strerror or str(error))
    if isinstance(error, MemoryError):
        return render("cli.error.memory", language, path=path or "-")
    return None


def one_line(text: str) -> str:
    """The text on one line: line breaks shown as ⏎, and no character that could steer a terminal."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎").replace("\t", " ")
    return "".join("�" if steers(character) else character for character in text)


def steers(character: str) -> bool:
    """Whether a terminal would act on the character: control codes, and marks that turn the writing direction."""
    return (
        character < " "
        or "\x7f" <= character < "\xa0"
        or character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def coloured() -> bool:
    """Whether standard output is a terminal that wants colour."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def paint(text: str, colour: str) -> str:
    """The text in red, green, yellow, cyan or bold; call it only when :func:`coloured`."""
    codes = {"red": "31", "green": "32", "yellow": "33", "cyan": "36", "bold": "1"}
    return f"\x1b[{codes[colour]}m{text}\x1b[0m"
