"""SN101–SN105: names that are spelt wrong, damaged, outdated or in the neighbouring language."""

from __future__ import annotations

from collections.abc import Iterator

from sorbnames.correction import corrected, is_spelt, minimal, right_name
from sorbnames.distance import spelling_distance
from sorbnames.findings import Edit, Finding
from sorbnames.model import RIGHT_ROLES, Entry, Name
from sorbnames.nearest import is_case_form
from sorbnames.orthography import has_foreign_letters, key, plain, transcribe
from sorbnames.reading import TextReading
from sorbnames.readings import ADDITION, Reading, weakness
from sorbnames.repair import repairs
from sorbnames.rules import RULES
from sorbnames.rules.told import (
    has_year,
    is_listed,
    is_named_as_such,
    is_of_its_time,
    is_right_name,
    is_told_of,
    is_told_or_foreign,
    joined_names,
)

#: Names of so many letters are not met by accident.
_LONG = 8

#: Letters of Czech and Polish that Sorbian does not have.
_CZECH = frozenset("áéíýúůřďťňąę")

_OTHER_SLAVIC = ("hsb", "pl", "cs")


def spelling(reading_of_text: TextReading) -> Iterator[Finding]:
    """One finding for every name that is not spelt as it should be."""
    for reading in reading_of_text.readings:
        if not reading.protected and reading.best.entry.kind != "institution":
            finding = _check(reading_of_text, reading)
            if finding:
                yield finding


def _check(text: TextReading, reading: Reading) -> Finding | None:
    hit = reading.best
    surface = text.surface(reading)
    language = "dsb" if hit.language in _OTHER_SLAVIC else hit.language
    if _is_upper_sorbian_due(text, reading, surface):
        language = "hsb"
    if hit.tier != "damaged" and is_right_name(reading, surface):
        return None
    targets = {
        name.text: (entry.id, name)
        for entry in reading.entries
        if (name := _target(reading, entry.id, language, surface)) is not None
    }
    if not targets:
        return None
    entry_id, name = next(iter(targets.values()))
    if is_spelt(reading.spotted.words, name.text) and hit.tier != "damaged" and not _has_lookalike(surface, name):
        return None
    code = _code(text, reading, surface)
    if not code or is_told_or_foreign(text, reading, code) or is_listed(text, reading, code):
        return None
    if _is_town_abroad(text, reading, surface) or _is_right_as_another(text, reading, surface):
        return None
    right = corrected(text.text, reading.start, reading.end, reading.spotted.words, name.text)
    if right == surface or (right.lower() == surface.lower() and reading.partner is None):
        return None
    told_of = is_told_of(text, reading, code, surface)
    safe = len(targets) == 1 and not told_of and _is_safe(text, reading, code, surface)
    editable = len(targets) == 1 and (code != "SN104" or hit.language == "dsb" or reading.partner is not None)
    return Finding(
        code=code,
        severity="information" if told_of else RULES[code].severity,
        start=reading.start,
        end=reading.end,
        found=surface,
        suggestion=right,
        entry=entry_id if len(targets) == 1 else "",
        edit=Edit(*minimal(text.text, reading.start, reading.end, right), safe) if editable else None,
        message_id=f"rules.{code}",
        parameters=(("found", surface), ("right", right)),
    )


def _is_town_abroad(text: TextReading, reading: Reading, surface: str) -> bool:
    """Whether a German text writes a town abroad as it often does, without marks: heute Wroclaw."""
    entry = reading.best.entry
    if not (entry.kind == "stadt" and not entry.parent and surface.isascii() and reading.partner is None):
        return False
    return reading.best.language != "de" and not text.is_slavic_at(reading.start)


def _is_right_as_another(text: TextReading, reading: Reading, surface: str) -> bool:
    """Whether the letters are right for a word or a place elsewhere, which may as well be meant: in Neuseeland."""
    if reading.best.tier not in ("folded", "variant") or reading.is_certain:
        return False
    return weakness(text.gazetteer, reading.best, plain(surface)) in ("word", "person", "elsewhere", "abroad")


def _target(reading: Reading, entry_id: str, language: str, surface: str) -> Name | None:
    entry = next(entry for entry in reading.entries if entry.id == entry_id)
    hit = next(hit for hit in reading.hits if hit.entry.id == entry_id)
    if hit.role == "inflected" and hit.language in _OTHER_SLAVIC:
        return _same_case(entry, hit.name_text)
    if hit.role in RIGHT_ROLES and hit.language == language:
        return next(name for name in entry.names if name.text == hit.name_text and name.language == language)
    return right_name(entry, language, surface)


def _same_case(entry: Entry, form: str) -> Name | None:
    """The Lower Sorbian form of the case that an Upper Sorbian form stands in."""
    case = next(name.note for name in entry.names if name.text == form)
    return next((name for name in entry.names if name.language == "dsb" and name.note == case), None)


def _has_lookalike(surface: str, name: Name) -> bool:
    return has_foreign_letters(surface) and not has_foreign_letters(name.text)


def _code(text: TextReading, reading: Reading, surface: str) -> str:
    hit = reading.best
    if hit.tier == "damaged" or _has_lookalike_letters(surface, hit.name_text):
        return "SN103"
    if hit.language in _OTHER_SLAVIC and _is_upper_sorbian_due(text, reading, surface):
        return "SN101"
    if hit.language in _OTHER_SLAVIC:
        due = text.gazetteer.in_lower_lusatia(hit.entry)
        paired = reading.partner is not None
        if not due or (hit.language != "hsb" and not paired) or is_named_as_such(text, reading):
            return ""
        return "SN105"
    if hit.role in ("former_norm", "historical") or _is_form_of_former(reading, surface):
        return "SN104"
    return "SN101" if hit.language == "dsb" else "SN102"


def _is_upper_sorbian_due(text: TextReading, reading: Reading, surface: str) -> bool:
    """Whether an Upper Sorbian name is misspelt or damaged where that is the name in use: Weißwasser/Běłła Woda."""
    if text.gazetteer.in_lower_lusatia(reading.best.entry):
        return False
    if reading.best.tier == "fuzzy":
        return reading.best.language == "hsb"
    if reading.best.tier == "folded" and reading.partner is not None and reading.best.language in ("dsb", "hsb"):
        nearest = min(reading.spotted.hits, key=lambda hit: spelling_distance(surface, hit.name_text))
        return nearest.language == "hsb"
    if reading.best.tier != "damaged":
        return False
    repaired = {repair.text for repair in repairs(surface)}
    return any(hit.language == "hsb" and hit.name_text in repaired for hit in reading.spotted.hits)


def _is_form_of_former(reading: Reading, surface: str) -> bool:
    """Whether it is a case form of the name as it was written before: w Chośebuzu."""
    hit = reading.best
    if hit.role != "inflected" or hit.tier != "folded" or surface.isascii():
        # Without any marks, marks are lost: w Borkowach.
        return False
    return any(name.role == "former_norm" and is_case_form(plain(surface), name.text) for name in hit.entry.names)


def _has_lookalike_letters(surface: str, name: str) -> bool:
    return has_foreign_letters(surface) and not has_foreign_letters(name)


def _is_safe(text: TextReading, reading: Reading, code: str, surface: str) -> bool:
    hit = reading.best
    supported = reading.partner is not None or "PLZ" in reading.evidence or "municipality" in reading.evidence
    supported = supported or (hit.tier == "fuzzy" and not reading.evidence.keys().isdisjoint(("cue", ADDITION)))
    # Words of Lower Sorbian alone: město, gmejna and amt are Upper Sorbian as well.
    behind_sorbian_word = reading.evidence.get("cue", "").lower() in ("wokrejs", "wjas")
    if reading.is_guess or (reading.partner is None and _stands_beside_its_like(text, reading)):
        return False
    if is_of_its_time(text, reading, surface):
        return False
    if code == "SN103":
        if supported or hit.damage not in ("", "letters lost"):
            return True
        # Česká republika: a name of elsewhere may be right in a language with such letters.
        is_abroad = not _CZECH.isdisjoint(surface.lower()) and not text.gazetteer.in_lower_lusatia(hit.entry)
        # Łużyce is the Polish name, of which the letters are those of a Lower Sorbian case form.
        is_polish = hit.role == "inflected" and "ż" in surface.lower() and "preposition" not in reading.evidence
        return not (is_abroad or is_polish or _may_be_another_word(text, reading, surface))
    if code == "SN104":
        return hit.role == "former_norm" and reading.partner is not None and not has_year(text, reading)
    if code == "SN105":
        return reading.partner is not None or behind_sorbian_word
    if code == "SN102":
        transcribed = plain(surface) == transcribe(hit.name_text) or plain(surface) == hit.name_text.replace("ß", "ss")
        return supported and not transcribed
    return supported or not (_may_be_another_word(text, reading, surface) or _is_country(reading))


def _is_country(reading: Reading) -> bool:
    """Whether CLDR alone attests the names, as of countries, which others write otherwise: Šwicaŕska."""
    return reading.best.entry.sources == ("cldr",)


def _may_be_another_word(text: TextReading, reading: Reading, surface: str) -> bool:
    """Whether it is a word that no place is meant by: a known one, or a short one without anything that tells of it.

    Alain Belin has nothing to do with Bělin; a name that is recorded as misspelt so, or a long one, is no accident.
    """
    if weakness(text.gazetteer, reading.best, plain(surface)):
        return True
    is_recorded = any(hit.name_text == plain(surface) for hit in reading.hits)
    return not reading.evidence and not is_recorded and len(key(surface)) < _LONG


def _stands_beside_its_like(text: TextReading, reading: Reading) -> bool:
    """Whether the same name in the same language is joined to it: Mukwar/Mukwaŕ, where Muckwar is meant."""
    return any(
        other.best.language == reading.best.language and sign in ("slash", "bracket")
        for other, sign in joined_names(text, reading)
    )
