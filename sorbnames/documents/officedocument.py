"""What a Word and an OpenDocument text do alike: text out of parts, edits into parts, comments beside the text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from sorbnames.documents.base import Segment
from sorbnames.documents.flow import Flow, LetterChange, Paragraph, StructureError
from sorbnames.documents.office import refuse_letters, structure_failure
from sorbnames.documents.xmltext import Patch, Xml
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit, Finding


class Container(Protocol):
    """Where the parts are: a ZIP package, or one flat XML file."""

    @property
    def data(self) -> bytes: ...

    def failure(self, key: str, **parameters: object) -> UnsupportedDocument: ...

    def __contains__(self, name: str) -> bool: ...

    def read(self, name: str) -> bytes: ...

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes: ...


PackageT = TypeVar("PackageT", bound=Container)

Changes = Mapping[Paragraph, list[LetterChange]]


@dataclass(eq=False)
class OfficeDocument(ABC, Generic[PackageT]):
    """A document of a word processor as it was read, and how to write it again. ``xml`` are its parts with text."""

    path: str
    package: PackageT
    xml: dict[str, Xml]
    flow: Flow

    @property
    def text(self) -> str:
        """Headers, body, footnotes, endnotes, footers: a line a paragraph, a tab between the cells of a row."""
        return self.flow.text

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Headings, and the body between them."""
        return self.flow.segments(self._heading_styles())

    @property
    def is_package(self) -> bool:
        """Whether the file is a package, not text that a terminal could show."""
        return True

    def can_apply(self, edit: Edit) -> bool:
        """Whether the edit leaves all ends of paragraphs and cells in their places."""
        return self.flow.can_change(edit)

    def apply(
        self, edits: Iterable[Edit], encoding: str = "", *, track_changes: bool = False, date: datetime | None = None
    ) -> bytes:
        """The file with the edits made; with ``track_changes`` as insertions and deletions that a person can accept.

        ``encoding`` has no meaning here: the parts keep theirs. ``date`` is that of the tracked changes, else now.
        """
        edits = tuple(edits)
        refuse_letters(self.path, self.text, edits)
        try:
            changes = self.flow.changes(edits)
        except StructureError as error:
            raise structure_failure(self.path, self.text, error.offset) from None
        if not changes:
            return self.package.data
        self._refuse_signed()
        patches = self._tracked(changes, date) if track_changes else self._patches(changes)
        return self.package.with_parts({part: self.xml[part].patched(made) for part, made in patches.items()})

    def comment(self, findings: Iterable[Finding], language: str = "en", date: datetime | None = None) -> bytes:
        """The file with each finding as a comment of "sorbnames" beside the text it is about; no letter changes."""
        findings = tuple(findings)
        if not findings:
            return self.package.data
        self._refuse_signed()
        return self._commented(findings, language, date)

    def _refuse_signed(self) -> None:
        """Raise UnsupportedDocument where any change would break a signature."""
        if self._is_signed():
            raise self.package.failure("signed")

    @abstractmethod
    def _heading_styles(self) -> frozenset[str]:
        """The paragraph styles that are headings."""

    @abstractmethod
    def _is_signed(self) -> bool:
        """Whether somebody signed the content."""

    @abstractmethod
    def _patches(self, changes: Changes) -> dict[str, list[Patch]]:
        """What to write into which part for the changes."""

    @abstractmethod
    def _tracked(self, changes: Changes, date: datetime | None) -> dict[str, list[Patch]]:
        """The same as tracked changes."""

    @abstractmethod
    def _commented(self, findings: tuple[Finding, ...], language: str, date: datetime | None) -> bytes:
        """The file with comments."""


def with_descendants(found: set[str], bases: Mapping[str, str]) -> frozenset[str]:
    """The styles found and all that build on them; ``bases`` names the style that each builds on."""
    found = set(found)
    for style in bases:
        chain = [style]
        while chain[-1] in bases and chain[-1] not in found and len(chain) < 50:
            chain.append(bases[chain[-1]])
        if chain[-1] in found:
            found.update(chain)
    return frozenset(found)
