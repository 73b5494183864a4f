"""What is worth a look in a profile or letter although nothing is refused for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sorbnames.letterhead.extras import found
from sorbnames.letterhead.law import legal_notes
from sorbnames.letterhead.letter import Letter
from sorbnames.letterhead.markdown import pictures_in
from sorbnames.letterhead.notes import Note, note
from sorbnames.letterhead.profile import Profile

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer


def profile_notes(profile: Profile) -> Iterator[Note]:
    """What the law misses, and an IBAN that cannot be right (where python-stdnum is installed)."""
    yield from legal_notes(profile)
    iban = found("stdnum.iban")
    for account in profile.bank:
        if iban is not None and not iban.is_valid(account.iban):
            yield note(profile.path, account.line, "iban", iban=account.iban)


def letter_notes(letter: Letter, gazetteer: Gazetteer) -> Iterator[Note]:
    """Names that are wrong in subject and text, for a letter's own words are never changed; pictures, left out."""
    for line, words in pictures_in(letter.text):
        yield note(letter.path, letter.first_line + line, "no_picture", words=words or "–")
    for text, first in ((letter.subject, letter.subject_line), (letter.text, letter.first_line)):
        for finding in gazetteer.check_text(text):
            if finding.severity != "information":
                line = first + text.count("\n", 0, finding.start)
                yield Note(letter.path, line, "letter_finding", finding=finding)
