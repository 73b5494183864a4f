"""Findings for programs and for people: JSON, SARIF, GitHub annotations, and a page to read.

Each module writes one form. All take :class:`~sorbnames.examine.Examined` documents as they come and a :class:`Run`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from sorbnames.documents.places import Part
from sorbnames.examine import Examined
from sorbnames.messages import render

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer
    from sorbnames.reports.map import Spot

#: Form → module of this package that writes it.
FORMS = {"json": "json", "sarif": "sarif", "github": "github", "html": "html"}


class Run(NamedTuple):
    """What a report says about the run it comes from: its language, the versions of program and data.

    ``around`` are places that show the country on maps; ``is_fixed`` tells that the edits were made.
    """

    language: str
    versions: Mapping[str, str]
    around: Sequence[Spot] = ()
    is_fixed: bool = False

    def say(self, key: str, **parameters: object) -> str:
        """A text of the reports in the language of this run."""
        return render(f"reports.{key}", self.language, **parameters)


class _Form(Protocol):
    def write(self, documents: Iterable[Examined], run: Run) -> Iterator[str]: ...


def write(form: str, documents: Iterable[Examined], run: Run) -> Iterator[str]:
    """The report in pieces, written while the documents come in where the form allows it."""
    return cast(_Form, import_module(f"{__name__}.{FORMS[form]}")).write(documents, run)


def name_of(part: Part | None, language: str) -> str:
    """What a part of a document is called; empty for none."""
    return render(f"web.part.{part.kind}", language, number=part.number) if part else ""


def run_with(gazetteer: Gazetteer, language: str, *, is_fixed: bool = False, with_map: bool = False) -> Run:
    """The run of a gazetteer."""
    versions = {"sorbnames": gazetteer.program_version, "data": gazetteer.data_version}
    around: tuple[Spot, ...] = ()
    if with_map:
        from sorbnames.reports.map import spots_around

        around = spots_around(gazetteer)
    return Run(language, versions, around, is_fixed)
