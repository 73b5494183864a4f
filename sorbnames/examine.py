"""One document under one set of settings: its findings with their places, its mentions, its corrections.

What a call says comes before what the project file says. Nothing here knows how results are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sorbnames.check import check_text, choose_edits, is_covered, settle
from sorbnames.declared import Languages
from sorbnames.documents.base import Document, Revisable, Segment
from sorbnames.documents.items import goes_over_items
from sorbnames.documents.places import Part, Parted, Place, Places
from sorbnames.findings import Edit, Finding, FixResult, Mention, apply_edits
from sorbnames.project import Project
from sorbnames.spans import Spans

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer
    from sorbnames.rest import Rest

DEFAULT_STYLE = "keep"

#: A text of more characters is examined in stretches, so that what is learnt of it need not be held all at once.
LONG_TEXT = 1 << 20
_NO_PROJECT = Project()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a call asks for; an empty ``style``, ``select`` or ``ignore`` leaves it to the project file.

    ``select`` and ``ignore`` hold whole rule codes.
    """

    style: str = ""
    to: str = "both"
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    unsafe: bool = False
    project: Project = _NO_PROJECT

    def within(self, project: Project) -> Settings:
        """These settings, filled up with those of a project."""
        return replace(
            self,
            style=self.style or project.style,
            select=self.select or project.select,
            ignore=self.ignore or project.ignore,
            project=project,
        )

    def wants(self, finding: Finding) -> bool:
        """Whether the finding's rule is looked at."""
        return (not self.select or finding.code in self.select) and finding.code not in self.ignore


class Located(NamedTuple):
    """A finding, its place in the file, its edits of the file, if they can be made; ``is_fixed`` if its edit was."""

    path: str
    finding: Finding
    place: Place
    edits: tuple[Edit, ...]
    is_fixed: bool = False

    @property
    def is_fixable(self) -> bool:
        """Whether ``fix`` makes its edit: a safe one, and not in a message or PDF file, which can only be checked."""
        return bool(self.finding.edit and self.finding.edit.safe and self.edits and self.place.part is None)


@dataclass(frozen=True, slots=True)
class Examined:
    """All about one document, findings in the order of its text; mentions are those of the text as it is corrected.

    One that ``continues`` is a further stretch of the document before it, too long to be looked at in one go.
    """

    path: str
    text: str
    segments: tuple[Segment, ...]
    parts: tuple[Part, ...]
    found: tuple[Located, ...]
    mentions: tuple[Mention, ...] = ()
    continues: bool = False


def findings(gazetteer: Gazetteer, text: str, settings: Settings, rest: Rest | None = None) -> list[Finding]:
    """What is wrong with the names of a document's text, or of a stretch of one that has a ``rest``."""
    if rest is None and len(text) > LONG_TEXT:
        from sorbnames.examine_long import findings_in_stretches

        return findings_in_stretches(gazetteer, text, settings)
    style = settings.style or DEFAULT_STYLE
    if rest is None:
        found = gazetteer.check_text(text, style, settings.to)
    else:
        found = check_text(gazetteer, text, style, settings.to, rest)
    return list(settings.project.unprotected(text, filter(settings.wants, found)))


def fix(gazetteer: Gazetteer, document: Document, settings: Settings) -> FixResult:
    """The corrections of a document: its safe edits, with ``unsafe`` the others too.

    A name over the end of a paragraph keeps it. What would join paragraphs or cells all the same is left to a person;
    corrections within them are made.
    """
    if len(document.text) > LONG_TEXT:
        from sorbnames.examine_long import fix_in_stretches

        result = Languages(document).without(document.text, fix_in_stretches(gazetteer, document.text, settings))
    else:
        find = partial(findings, gazetteer, settings=settings)
        result = settle(document.text, Languages(document).filtering(find, settings.unsafe), settings.unsafe)
    if not all(_can_apply(document, edit) for edit in result.applied):
        return _within_paragraphs(document, result, findings(gazetteer, document.text, settings), settings.unsafe)
    return result


def _can_apply(document: Document, edit: Edit) -> bool:
    """Whether the edit leaves paragraphs apart and no item of a list empty."""
    return document.can_apply(edit) if isinstance(document, Revisable) else not goes_over_items(document, edit)


def possible_edit(document: Document, edit: Edit | None) -> Edit | None:
    """The edit as the document can make it: where it would join paragraphs, with their ends left in the name."""
    if edit is None or _can_apply(document, edit):
        return edit
    if not isinstance(document, Revisable):
        return None
    from sorbnames.documents.breaks import with_breaks

    edit = with_breaks(document.text, edit)
    return edit if document.can_apply(edit) else None


def _within_paragraphs(document: Document, result: FixResult, found: Sequence[Finding], unsafe: bool) -> FixResult:
    """The result without edits that would join paragraphs, smaller ones of the findings in their places."""
    kept = [edit for edit in result.applied if _can_apply(document, edit)]
    possible = [replace(finding, edit=edit) for finding in found if (edit := possible_edit(document, finding.edit))]
    taken = Spans((edit.start, max(edit.end, edit.start + 1)) for edit in kept)
    kept += (
        edit for edit in choose_edits(possible, unsafe) if not taken.overlap(edit.start, max(edit.end, edit.start + 1))
    )
    kept.sort(key=lambda edit: edit.start)
    left = tuple(finding for finding in found if not is_covered(finding.edit, kept))
    return FixResult(apply_edits(document.text, kept), tuple(kept), left)


def examine(
    gazetteer: Gazetteer,
    document: Document,
    settings: Settings,
    *,
    with_mentions: bool = False,
    fixed: Sequence[Edit] = (),
) -> Examined:
    """Findings with their places; ``fixed`` are the edits that were made, if any were."""
    found = findings(gazetteer, document.text, settings)
    found = Languages(document).wanted(found)
    made = [is_covered(finding.edit, fixed) for finding in found]
    places = Places(document)
    located = []
    for finding, is_made in zip(found, made, strict=True):
        edit = possible_edit(document, finding.edit)
        place = places.of(finding.start, finding.end)
        shown = replace(finding, edit=edit) if edit and edit is not finding.edit else finding
        located.append(Located(document.path, shown, place, places.edits((edit,)) if edit else (), is_made))
    return Examined(
        document.path,
        document.text,
        document.segments,
        tuple(document.parts) if isinstance(document, Parted) else (),
        tuple(located),
        tuple(gazetteer.mentions(apply_edits(document.text, fixed))) if with_mentions else (),
    )
