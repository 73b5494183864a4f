"""What ``sorbnames clean`` shows while it works: the columns, the rows with something wrong, a bar."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from sorbnames.cli.session import Session, one_line
from sorbnames.messages import render

if TYPE_CHECKING:
    from types import TracebackType

    from sorbnames.tables.columns import Columns
    from sorbnames.tables.files.base import Trouble
    from sorbnames.tables.opening import Opened
    from sorbnames.tables.settings import Settings

#: So many rows with something wrong are told one by one.
MOST_TOLD = 10
_STEPS = 10_000


class Watch:
    """Tells a person on standard error how a run goes on; a bar only on a terminal."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self.session = session
        self.settings = settings
        self._told = 0
        self._bar: Any = None
        self._rows = self._before = 0
        self._began = time.monotonic()

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.finish()
            self._bar.render_finish()
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def begins(self, opened: Opened, columns: Columns, form: str) -> None:
        """Show what the table is and what its columns were taken for."""
        say = self.session.say
        facts = [opened.form.upper()]
        facts += [say(f"clean.fact.{key}", value=_visible(value)) for key, value in opened.facts.items()]
        self.session.note(f"{opened.path}: {', '.join(facts)}")
        used = columns.used
        told = [f"{one_line(name)} → {say(f'clean.column.{meaning}')}" for meaning, name in used.items()]
        self.session.note("  " + " · ".join(told))
        if not self.session.quiet and sys.stderr.isatty():
            from click import progressbar

            self._bar = progressbar(
                length=_STEPS, file=sys.stderr, show_eta=True, item_show_func=lambda _: self._speed(), width=30
            )
        self._began = time.monotonic()

    def _speed(self) -> str:
        seconds = max(time.monotonic() - self._began, 0.001)
        rows = int((self._rows - self._before) / seconds)
        return str(self.session.say("clean.speed", rows=grouped(self._rows), speed=grouped(rows)))

    def resumes(self, rows: int) -> None:
        """Tell that the run goes on where it was interrupted."""
        self._rows = self._before = rows
        self.session.note(self.session.say("clean.resumes", rows=rows))

    @property
    def has_resumed(self) -> bool:
        """Whether the run went on where another was interrupted."""
        return self._before > 0

    def begins_anew(self) -> None:
        """Tell that --resume cannot go on here."""
        self.session.note(self.session.say("clean.begins_anew"))

    def advances(self, fraction: float, rows: int) -> None:
        """Move the bar."""
        self._rows = rows
        if self._bar is not None:
            self._bar.update(int(fraction * _STEPS) - self._bar.pos)

    def meets(self, trouble: Trouble) -> None:
        """Tell that a row has something wrong; only the first ones."""
        self._told += 1
        if self._told <= MOST_TOLD:
            if self._bar is not None:
                print("\r\x1b[K", end="", file=sys.stderr)
            text = render(f"tablefiles.{trouble.key}", self.session.language, row=trouble.row, **trouble.parameters)
            print(f"{one_line(self.settings.input)}: {one_line(text)}", file=sys.stderr)


def grouped(number: int) -> str:
    """The number with thin groups of thousands."""
    return f"{number:,}".replace(",", "\u202f")


def _visible(value: str) -> str:
    return {"\t": "Tab"}.get(value, one_line(value))
