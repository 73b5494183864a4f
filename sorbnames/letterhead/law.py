"""What the law wants on business letters: legal form, seat, court and number of the register, and who is responsible.

GmbHG § 35a (also for e-mail): legal form and seat, register court and number, all managing directors and the chair of a
supervisory board, each with surname and at least one first name in full. AktG § 80 and GenG § 25a ask the like of AG
and eG, HGB §§ 37a, 125a and 177a of merchants and partnerships in the register (no persons there). No law asks it of an
e. V.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sorbnames.letterhead.notes import Note, note
from sorbnames.letterhead.profile import Profile


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form, the law on its letters, and whom that law wants named: ``directors``, ``board`` or nobody."""

    name: str
    law: str
    pattern: str
    persons: str = ""


#: Told by the end of the name; longer ones first, a GmbH & Co. KG is a KG.
FORMS = (
    LegalForm("KG", "HGB §§ 125a, 177a", r"(?:GmbH|UG|AG)?\s*&\s*Co\.?\s*KG(?:aA)?|\bKG"),
    LegalForm("GmbH", "GmbHG § 35a", r"\bg?GmbH|\bmbH|\bGesellschaft mit beschränkter Haftung", "directors"),
    LegalForm("UG", "GmbHG § 35a", r"\bUG\s*\(haftungsbeschränkt\)|\bUG", "directors"),
    LegalForm("AG", "AktG § 80", r"\bAG|\bSE", "board"),
    LegalForm("eG", "GenG § 25a", r"\be\.?\s?G\.?", "board"),
    LegalForm("OHG", "HGB § 125a", r"\bOHG"),
    LegalForm("e. K.", "HGB § 37a", r"\be\.\s?K(?:fm|fr)?\.?"),
)


def legal_form(name: str) -> LegalForm | None:
    """The legal form that a company's name ends in, or None."""
    for form in FORMS:
        if re.search(rf"(?:{form.pattern})(?:\s+i\.\s?(?:L|G)\.)?\s*$", name):
            return form
    return None


def legal_notes(profile: Profile) -> Iterator[Note]:
    """What the law misses in the profile."""
    form = legal_form(profile.organisation.name)
    if form is None:
        return
    register = profile.register
    wanted = [("court", "register", register.court), ("number", "register", register.number)]
    wanted.append(("seat", "register", register.seat))
    if form.persons:
        wanted.append((form.persons, "managing_directors", " ".join(profile.managing_directors)))
    for what, key, value in wanted:
        if not value:
            yield note(profile.path, profile.line(key), f"law_{what}", form=form.name, law=form.law)
    if form.persons:
        for key, names in (
            ("managing_directors", profile.managing_directors),
            ("supervisory_chair", (profile.supervisory_chair,)),
        ):
            for name in names:
                if name and not has_full_names(name):
                    yield note(profile.path, profile.line(key), "first_name", name=name, law=form.law)


def has_full_names(name: str) -> bool:
    """Whether a name has a surname and one first name in full: ``Dr.-Ing. Erika Muster``, not ``E. Muster``."""
    person = name.partition(",")[0].partition("(")[0]
    words = [word for word in person.split() if not word.endswith(".") and word[:1].isupper() and len(word) > 1]
    return len(words) >= 2
