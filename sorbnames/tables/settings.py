"""What one run of ``sorbnames clean`` is asked to do, and who is told how it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from sorbnames.tables.columns import Columns
from sorbnames.tables.files.base import Trouble

if TYPE_CHECKING:
    from sorbnames.tables.opening import Opened


@dataclass(frozen=True, slots=True)
class Settings:
    """What a call asks for; empty texts leave it to the program to find out.

    ``form`` is the format of the input, ``to_encoding`` the encoding of the output. ``is_tallied`` counts the distinct
    values, for a review.
    """

    input: str
    output: str
    columns: Columns = field(default_factory=Columns)
    form: str = ""
    encoding: str = ""
    to_encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    overwrite: bool = False
    workers: int = 1
    resume: bool = False
    is_tallied: bool = False


class Watcher(Protocol):
    """Is told how a run goes on."""

    def begins(self, opened: Opened, columns: Columns, form: str) -> None:
        """The table is open, its columns are known; nothing is written yet."""

    def resumes(self, rows: int) -> None:
        """The run goes on behind so many rows."""

    def begins_anew(self) -> None:
        """The run should go on, but what it reads or writes cannot be continued."""

    def advances(self, fraction: float, rows: int) -> None:
        """So much is done."""

    def meets(self, trouble: Trouble) -> None:
        """A row has something wrong; it is kept."""


class Interrupted(Exception):  # noqa: N818
    """A run was stopped; ``can_resume`` tells whether ``--resume`` goes on from there."""

    def __init__(self, cause: BaseException, can_resume: bool) -> None:
        super().__init__()
        self.cause = cause
        self.can_resume = can_resume
