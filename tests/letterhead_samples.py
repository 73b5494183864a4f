"""Profiles and letters for the tests: invented people and companies, real places and attested streets."""

from __future__ import annotations

import re

import sorbnames
from sorbnames.letterhead import Letterhead, Note, Sheet, letter_sheet, open_letterhead, read_letter, read_profile
from sorbnames.letterhead.sample import sample_profile

SHORT = """
organisation: Heimatverein Muster e. V.
offices: {address: [Magazinstraße 28, 03046 Cottbus]}
"""

LETTER = """---
recipient: |
  Stadt Lübbenau/Spreewald
  Frau Dr. Erika Muster
  Kirchplatz 1
  03222 Lübbenau/Spreewald
subject: Schilder in Cottbus/Chóśebuz
date: 2024-02-14
---
Sehr geehrte Frau Dr. Muster,

die **Schilder** stehen an der Składowa droga.

- Burg (Spreewald)/Bórkowy (Błota)
- Vetschau/Spreewald / Wětošow/Błota

Mit freundlichen Grüßen
"""


def opened(text: str, path: str = "profil.yaml") -> tuple[Letterhead, tuple[Note, ...]]:
    """The letterhead of a profile that is given as text."""
    return open_letterhead(read_profile(text, path), sorbnames.load())


def profile(**changes: str) -> str:
    """The shipped sample with some of its lines changed: ``profile(form="A")``."""
    text = sample_profile()
    for key, value in changes.items():
        text, count = re.subn(rf"^{key}:.*\n(?:[ \t].*\n)*", f"{key}: {value}\n", text, flags=re.MULTILINE)
        assert count == 1, f"the sample has no key {key}"
    return text


def sheet_of(profile_text: str, letter: str = LETTER) -> Sheet:
    """A letter on the letterhead of a profile."""
    letterhead, _ = opened(profile_text)
    return letter_sheet(letterhead, read_letter(letter, "brief.md"), sorbnames.load())[0]


def said(notes: tuple[Note, ...]) -> list[str]:
    """The notes in German."""
    return [note.say("de") for note in notes]
