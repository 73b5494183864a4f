"""What every document offers, whatever its format: a text, its segments, and a way to put edits into the file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from sorbnames.findings import Edit, Finding

if TYPE_CHECKING:
    from datetime import datetime

#: The name that stands for standard input and standard output.
STANDARD_STREAM = "-"


@dataclass(frozen=True, slots=True)
class Segment:
    """The characters ``start`` to ``end`` of a document's text, and what they are there: ``body`` or ``heading``.

    ``foreign``: the document says that they are in a language with names of its own, as Upper Sorbian and Polish have;
    ``sorbian``: that an element is in Lower Sorbian, where a German name would be marked wrongly.
    """

    start: int
    end: int
    kind: str = "body"
    foreign: bool = False
    sorbian: bool = False


class Document(Protocol):
    """A file that was read.

    ``text`` is exactly what the file holds, line ends and all; a byte order mark at the very beginning belongs to
    the encoding, not to the text. ``segments`` follow one another without overlapping.
    """

    @property
    def path(self) -> str:
        """The file's name as it was given; ``-`` for standard input."""

    @property
    def text(self) -> str:
        """The text that offsets of findings and edits count in."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What the parts of the text are."""

    def apply(self, edits: Iterable[Edit], encoding: str = "") -> bytes:
        """The bytes of the file with the edits made; without edits, the bytes that were read.

        ``encoding`` writes the file in another encoding than its own, where the format has one. Raises ValueError
        for edits that overlap or lie outside the text, UnsupportedDocument for text that the file cannot hold.
        """


@runtime_checkable
class Revisable(Protocol):
    """A document of a word processor: paragraphs and cells that no edit can join, tracked changes, comments."""

    @property
    def path(self) -> str:
        """The file's name as it was given."""

    @property
    def text(self) -> str:
        """The text that offsets of findings and edits count in."""

    @property
    def is_package(self) -> bool:
        """Whether the file is a package, not text that a terminal could show."""

    def can_apply(self, edit: Edit) -> bool:
        """Whether the edit leaves all ends of paragraphs and cells in their places."""

    def apply(
        self, edits: Iterable[Edit], encoding: str = "", *, track_changes: bool = False, date: datetime | None = None
    ) -> bytes:
        """The file with the edits made; with ``track_changes`` for a person to accept or reject, dated ``date``."""

    def comment(self, findings: Iterable[Finding], language: str = "en", date: datetime | None = None) -> bytes:
        """The file with the findings as comments, and no letter changed."""


def shown(path: str | Path) -> str:
    """A file name fit for messages, even where its bytes are no valid UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def line_number(text: str, offset: int) -> int:
    """The line, counted from 1, that the character at ``offset`` is in; LF, CR LF and a lone CR end lines."""
    ends = text.count("\n", 0, offset) + text.count("\r", 0, offset) - text.count("\r\n", 0, offset)
    within_pair = offset > 0 and text.startswith("\r\n", offset - 1)
    return 1 + ends - within_pair


def byte_line_number(data: bytes, offset: int) -> int:
    """The same for bytes of an encoding that keeps ASCII."""
    ends = data.count(b"\n", 0, offset) + data.count(b"\r", 0, offset) - data.count(b"\r\n", 0, offset)
    within_pair = offset > 0 and data.startswith(b"\r\n", offset - 1)
    return 1 + ends - within_pair
