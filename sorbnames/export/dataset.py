"""What is given away: the entries, their sources, versions and licence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sorbnames.model import Entry, Source

LICENCE_ID = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
#: Whom to name when the data are passed on.
ATTRIBUTION = "the sorbnames authors"


class GazetteerLike(Protocol):
    """What :meth:`Dataset.of` needs of a gazetteer."""

    @property
    def entries(self) -> Iterable[Entry]: ...
    @property
    def sources(self) -> Mapping[str, Source]: ...
    @property
    def data_version(self) -> str: ...
    @property
    def program_version(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Dataset:
    """Entries to export, with everything a receiver must know about them."""

    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]
    data_version: str = ""
    program_version: str = ""

    @classmethod
    def of(cls, gazetteer: GazetteerLike) -> Dataset:
        """All that a gazetteer holds, overlays included."""
        return cls(
            tuple(gazetteer.entries),
            tuple(gazetteer.sources.values()),
            gazetteer.data_version,
            gazetteer.program_version,
        )

    @property
    def title(self) -> str:
        """What to cite."""
        return f"sorbnames, data {self.data_version}".rstrip()

    @property
    def year(self) -> str:
        """The year of the data, as their version says."""
        found = re.search(r"\b(?:19|20)\d\d\b", self.data_version)
        return found.group() if found else ""

    def head(self) -> dict[str, object]:
        """Versions and licence, for the head of a machine-readable file."""
        return {
            "name": "sorbnames",
            "program_version": self.program_version,
            "data_version": self.data_version,
            "licence": {"id": LICENCE_ID, "title": LICENCE_TITLE, "url": LICENCE_URL, "attribution": ATTRIBUTION},
        }

    def sources_by_id(self) -> dict[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.sources}
