"""Letterheads and letters after DIN 5008 from one profile, in both languages, as text, HTML, Word, PDF and signature.

>>> from sorbnames.letterhead import open_letterhead
>>> letterhead, notes = open_letterhead("profile.yaml")         # doctest: +SKIP
>>> Renderer(letterhead, "pdf").render(letterhead.sheet())       # doctest: +SKIP

What the outputs need beyond the program itself comes with the extra ``letterhead``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sorbnames.letterhead.checking import letter_notes, profile_notes
from sorbnames.letterhead.layout import Letterhead, Sheet
from sorbnames.letterhead.letter import Letter, load_letter, read_letter
from sorbnames.letterhead.logo import load_logo
from sorbnames.letterhead.names import settle_names
from sorbnames.letterhead.notes import Note
from sorbnames.letterhead.output import Renderer, render_signature
from sorbnames.letterhead.profile import Profile, load_profile, read_profile
from sorbnames.letterhead.recipients import address_lines, load_recipients

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer

__all__ = [
    "Letter",
    "Letterhead",
    "Note",
    "Profile",
    "Renderer",
    "Sheet",
    "letter_sheet",
    "load_letter",
    "load_profile",
    "load_recipients",
    "open_letterhead",
    "read_letter",
    "read_profile",
    "render_signature",
]


def open_letterhead(
    profile: Profile | str | Path, gazetteer: Gazetteer | None = None
) -> tuple[Letterhead, tuple[Note, ...]]:
    """The letterhead of a profile, and notes on its names and on what the law misses.

    Raises UnsupportedDocument if the file is missing, InvalidData for a mistake in it.
    """
    if gazetteer is None:
        from sorbnames.api import load

        gazetteer = load()
    if not isinstance(profile, Profile):
        profile = load_profile(profile)
    settled = settle_names(profile, gazetteer)
    logo, head = load_logo(settled.profile)
    return Letterhead(settled, gazetteer, logo), (*settled.notes, *head, *profile_notes(settled.profile))


def letter_sheet(letterhead: Letterhead, letter: Letter, gazetteer: Gazetteer) -> tuple[Sheet, tuple[Note, ...]]:
    """A letter on the letterhead, to the recipient that it names itself, and notes on names and address."""
    found = address_lines(gazetteer, letter.recipient, letterhead.profile.to, letter.path, letter.recipient_line)
    sheet = letterhead.sheet(letter, found.lines, (*letter.notes, *found.notes))
    return sheet, (*found.remarks, *letter_notes(letter, gazetteer))
