"""SN101–SN105: names that are spelt wrong, damaged, outdated or in the neighbouring language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sorbnames.correction import corrected, is_spelt, minimal, right_name
from sorbnames.distance import spelling_distance
from sorbnames.findings import Edit, Finding
from sorbnames.model import RIGHT_ROLES, Entry, Name
from sorbnames.nearest import is_case_form
from sorbnames.neighbours import pair_sign
from sorbnames.orthography import has_foreign_letters, key, plain, transcribe
from sorbnames.reading import TextReading
from sorbnames.readings import ADDITION, Reading, weakness
from sorbnames.repair import repairs
from sorbnames.rules import RULES
from sorbnames.wording import name_words

#: So far from a name its partner may begin.
_BESIDE = 40

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
    if hit.tier != "damaged" and _is_right_name(reading, surface):
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
    if not code or _is_told_or_foreign(text, reading, code) or _is_listed(text, reading, code):
        return None
    if _is_town_abroad(text, reading, surface):
        return None
    right = corrected(text.text, reading.start, reading.end, reading.spotted.words, name.text)
    if right == surface or (right.lower() == surface.lower() and reading.partner is None):
        return None
    safe = len(targets) == 1 and _is_safe(text, reading, code, surface)
    editable = len(targets) == 1 and (code != "SN104" or hit.language == "dsb" or reading.partner is not None)
    return Finding(
        code=code,
        severity=RULES[code].severity,
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


def _is_right_name(reading: Reading, surface: str) -> bool:
    """Whether the surface is, capitals included, a right name of an entry that may be meant."""
    hit = reading.best
    if hit.tier == "exact" and hit.name_text == surface and hit.language in ("de", "dsb"):
        return True
    words = tuple(plain(word.text) for word in reading.spotted.words)
    return not has_foreign_letters(surface) and any(
        name.is_right and name_words(name.text)[0] == words
        for entry in reading.entries
        for name in entry.names
        if name.language in ("de", "dsb")
    )


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
        if not due or (hit.language != "hsb" and not paired) or _is_named_as_such(text, reading):
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


def _is_in_an_ortsteil(text: TextReading, reading: Reading) -> bool:
    """Whether the address names an Ortsteil that the street does not lie in: it has a Hauptstraße of its own."""
    return any(
        block.start <= reading.start < block.end
        and block.where.locality not in ("", reading.best.entry.parent, reading.best.entry.municipality)
        for block in text.blocks
    )


def _is_form_of_former(reading: Reading, surface: str) -> bool:
    """Whether it is a case form of the name as it was written before: w Chośebuzu."""
    hit = reading.best
    if hit.role != "inflected" or hit.tier != "folded" or surface.isascii():
        # Without any marks, marks are lost: w Borkowach.
        return False
    return any(name.role == "former_norm" and is_case_form(plain(surface), name.text) for name in hit.entry.names)


def _is_told_or_foreign(text: TextReading, reading: Reading, code: str) -> bool:
    """Whether the name is right where it stands: in a neighbouring language, as the old name beside today's."""
    if reading.best.language == "de":  # Berlín
        is_foreign = code == "SN103" and reading.partner is None and reading.best.damage == ""
    else:
        is_foreign = code in ("SN104", "SN105") or reading.partner is None or reading.best.role == "inflected"
    if is_foreign and (text.is_other_slavic_at(reading.start) or _is_of_named_language(text, reading)):
        return True
    if code != "SN104" or reading.best.role != "historical":
        return False
    if reading.best.entry.kind == "strasse" and _is_in_an_ortsteil(text, reading):
        return True
    return any(
        other.best.entry.id == reading.best.entry.id
        and other.best.language == reading.best.language
        and other.best.role != "historical"
        for other in text.readings_between(*text.line_of(reading.start))
    )


def _is_listed(text: TextReading, reading: Reading, code: str) -> bool:
    """Whether it is the name in another language, of which the Lower Sorbian one stands beside it.

    A sign or a language's name joins the two: Chóśebuz/Choćebuz, Lausitz – Łužica – Łužyca.
    """
    if reading.best.language == "de" or reading.best.tier == "damaged":
        return False
    beside = [other for other, _ in _joined_names(text, reading) if _is_joined_sorbian(text, reading, other)]
    if code == "SN105" and (reading.partner is None or reading.partner.best.language == "dsb"):
        return bool(beside)
    right = [one for one in beside if one.best.tier == "exact" and _is_right_name(one, text.surface(one))]
    partners = (reading.partner, *(one.partner for one in right))
    return bool(right) and any(one is not None and one.best.language == "de" for one in partners)


def _is_joined_sorbian(text: TextReading, reading: Reading, other: Reading) -> bool:
    between = min(other.end, reading.end), max(other.start, reading.start)
    return other.best.language == "dsb" and _patterns()["between"].fullmatch(text.text, *between) is not None


def _has_lookalike_letters(surface: str, name: str) -> bool:
    return has_foreign_letters(surface) and not has_foreign_letters(name)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "year": re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)"),
        # Auf Obersorbisch heißt Cottbus „Choćebuz“; der obersorbische Name der Stadt Cottbus lautet Choćebuz.
        "language in front": re.compile(
            r"(?:obersorbisch|polnisch|tschechisch|hornjoserbski|górnoserbski)\w*:?"
            r"(?:\s(?:heißt|hieß|lautet|nennt|nennen|man|sie|er|es|ist|wird|die|der|das|für|von|Name|Namen|Form|Schreibung"
            r"|Schreibweise|Bezeichnung|Stadt|Ort|Gemeinde|Region)){0,6}(?:\s[A-ZÄÖÜ][\w-]+)?"
            r"(?:\s(?:heißt|hieß|lautet|ist|als|mit)){0,2}:?\s*[„“\"(]?$",
            re.IGNORECASE,
        ),
        "between": re.compile(r"[^\w\n]{1,8}(?:(?:hsb|os|obersorb|osorb|hornjoserb)\w*[^\w\n]{1,3})?", re.IGNORECASE),
        "language behind": re.compile(
            r"[“”\"]?\s\(?(?:(?:im|auf)\s)?(?:obersorbisch|polnisch|tschechisch)", re.IGNORECASE
        ),
    }


def _is_named_as_such(text: TextReading, reading: Reading) -> bool:
    """``obersorbisch Choćebuz``, ``Choćebuz im Obersorbischen``: the form is called what it is."""
    patterns = _patterns()
    in_front = patterns["language in front"].search(reading.around.before)
    return bool(in_front or patterns["language behind"].match(reading.around.after))


def _is_of_named_language(text: TextReading, reading: Reading) -> bool:
    """Whether a name beyond our letters is told as that of a language: auf Polnisch heißt die Region Łużyce Dolne."""
    return has_foreign_letters(text.surface(reading)) and _is_named_as_such(text, reading)


def _is_safe(text: TextReading, reading: Reading, code: str, surface: str) -> bool:
    hit = reading.best
    supported = reading.partner is not None or "PLZ" in reading.evidence or "municipality" in reading.evidence
    supported = supported or (hit.tier == "fuzzy" and not reading.evidence.keys().isdisjoint(("cue", ADDITION)))
    # Words of Lower Sorbian alone: město, gmejna and amt are Upper Sorbian as well.
    behind_sorbian_word = reading.evidence.get("cue", "").lower() in ("wokrejs", "wjas")
    if reading.partner is None and _stands_beside_its_like(text, reading):
        return False
    if _is_of_its_time(text, reading, surface):
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
        return hit.role == "former_norm" and reading.partner is not None and not _has_year(text, reading)
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
        for other, sign in _joined_names(text, reading)
    )


def _joined_names(text: TextReading, reading: Reading) -> Iterator[tuple[Reading, str]]:
    """The names of the same entry around, each with the sign that joins it."""
    for other in text.readings_between(max(0, reading.start - _BESIDE), reading.end + _BESIDE):
        if other is not reading and other.best.entry.id == reading.best.entry.id:
            yield other, pair_sign(text.text, *sorted((reading.start, reading.end, other.start, other.end))[1:])


def _is_of_its_time(text: TextReading, reading: Reading, surface: str) -> bool:
    """Whether the line gives a year of an orthography in which the name was written so: 1843 Kahnsdorf, 1975 Škodow."""
    spelling, name = plain(surface), reading.best.name_text
    if reading.best.language == "de":
        return _in_old_german(spelling) == _in_old_german(name) and _has_year_between(text, reading, 1000, 1945)
    without = name.translate(_WITHOUT_O)
    # Without any marks, marks are lost.
    return not spelling.isascii() and spelling == without != name and _has_year_between(text, reading, 1952, 2006)


#: ó was not written from 1952 to 2006 (DSRK, rule N14).
_WITHOUT_O = str.maketrans("Óó", "Oo")


def _in_old_german(name: str) -> str:
    """The letters of a German name but for those that were written in more than one way: Cahnsdorf, Kahnsdorf."""
    letters = name.lower()
    for old, new in (("th", "t"), ("c", "k"), ("y", "i"), ("tz", "z"), ("dt", "t"), ("ß", "ss")):
        letters = letters.replace(old, new)
    return re.sub(r"(.)\1", r"\1", letters)


def _has_year(text: TextReading, reading: Reading) -> bool:
    """Whether the line gives a year in which the old spelling was the norm."""
    names = [name for name in reading.best.entry.names if name.text == reading.best.name_text]
    first, last = next((name.period for name in names if name.period), (None, None))
    return _has_year_between(text, reading, first or 0, last or 3000)


def _has_year_between(text: TextReading, reading: Reading, first: int, last: int) -> bool:
    start, end = text.line_of(reading.start)
    window = text.text[max(start, reading.start - 200) : min(end, reading.end + 200)]
    return any(first <= int(year) < last for year in _patterns()["year"].findall(window))
