"""Whether a spelling that is not today's is right where it stands: in another language, beside the right one, of its
time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sorbnames.neighbours import pair_sign
from sorbnames.orthography import has_foreign_letters, plain
from sorbnames.reading import TextReading
from sorbnames.readings import Reading
from sorbnames.wording import name_words

#: So far from a name its partner may begin.
_BESIDE = 40


def is_right_name(reading: Reading, surface: str) -> bool:
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


def _is_in_an_ortsteil(text: TextReading, reading: Reading) -> bool:
    """Whether the address names an Ortsteil that the street does not lie in: it has a Hauptstraße of its own."""
    return any(
        block.start <= reading.start < block.end
        and block.where.locality not in ("", reading.best.entry.parent, reading.best.entry.municipality)
        for block in text.blocks
    )


def is_told_or_foreign(text: TextReading, reading: Reading, code: str) -> bool:
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


def is_listed(text: TextReading, reading: Reading, code: str) -> bool:
    """Whether it is the name in another language, of which the Lower Sorbian one stands beside it.

    A sign or a language's name joins the two: Chóśebuz/Choćebuz, Lausitz – Łužica – Łužyca.
    """
    if reading.best.language == "de" or reading.best.tier == "damaged":
        return False
    beside = [other for other, _ in joined_names(text, reading) if _is_joined_sorbian(text, reading, other)]
    if code == "SN105" and (reading.partner is None or reading.partner.best.language == "dsb"):
        return bool(beside)
    right = [one for one in beside if one.best.tier == "exact" and is_right_name(one, text.surface(one))]
    partners = (reading.partner, *(one.partner for one in right))
    return bool(right) and any(one is not None and one.best.language == "de" for one in partners)


def _is_joined_sorbian(text: TextReading, reading: Reading, other: Reading) -> bool:
    between = min(other.end, reading.end), max(other.start, reading.start)
    return other.best.language == "dsb" and _patterns()["between"].fullmatch(text.text, *between) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        # No part of an account or telephone number, of which the digits stand in groups.
        "year": re.compile(r"(?<![\d+/])(?<!\d )(1[0-9]{3}|20[0-9]{2})(?![\d/]| \d)"),
        "paragraph ends": re.compile(r"\n[ \t\r]*\n"),
        "of spellings": re.compile(
            r"(?<!\w)(?:Schreib(?:ung|weise|art)(?:en)?|\w*[Rr]echtschreibung|Orthogra[fp]h\w+|Namens?form(?:en)?|Formen:"
            r"|(?:schrieb|schreibt|nannte)(?:\s\w+)?\s(?:man|sich)|schrieben|geschrieben|zu\sschreiben"
            r"|Jahrhunderts?|Jh\.)(?!\w)"
        ),
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


def is_named_as_such(text: TextReading, reading: Reading) -> bool:
    """``obersorbisch Choćebuz``, ``Choćebuz im Obersorbischen``: the form is called what it is."""
    patterns = _patterns()
    in_front = patterns["language in front"].search(reading.around.before)
    return bool(in_front or patterns["language behind"].match(reading.around.after))


def _is_of_named_language(text: TextReading, reading: Reading) -> bool:
    """Whether a name beyond our letters is told as that of a language: auf Polnisch heißt die Region Łużyce Dolne."""
    return has_foreign_letters(text.surface(reading)) and is_named_as_such(text, reading)


def joined_names(text: TextReading, reading: Reading) -> Iterator[tuple[Reading, str]]:
    """The names of the same entry around, each with the sign that joins it."""
    for other in text.readings_between(max(0, reading.start - _BESIDE), reading.end + _BESIDE):
        if other is not reading and other.best.entry.id == reading.best.entry.id:
            yield other, pair_sign(text.text, *sorted((reading.start, reading.end, other.start, other.end))[1:])


def is_of_its_time(text: TextReading, reading: Reading, surface: str) -> bool:
    """Whether a year stands near of an orthography in which the name was written so: 1843 Kahnsdorf, 1975 Škodow."""
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


def has_year(text: TextReading, reading: Reading) -> bool:
    """Whether the line, or around a name alone the paragraph, gives a year in which the old spelling was the norm."""
    names = [name for name in reading.best.entry.names if name.text == reading.best.name_text]
    first, last = next((name.period for name in names if name.period), (None, None))
    return _has_year_between(text, reading, first or 0, last or _OLD_IS_OVER)


#: Of a former name whose time no source gives, no text writes that it was in use later.
_OLD_IS_OVER = 2000


def is_told_of(text: TextReading, reading: Reading, code: str, surface: str) -> bool:
    """Whether a text tells of a spelling that was once in use, by a year or by what it says of spellings.

    Nothing has to be done about it, though it is not today's: 1709 Kottbus; wer heute Chośebuz schreibt, …
    """
    if code not in ("SN102", "SN104") or _is_in_pair(text, reading):
        return False
    is_old = has_year(text, reading) if code == "SN104" else is_of_its_time(text, reading, surface)
    return is_old or _patterns()["of spellings"].search(_around(text, reading)) is not None


def _has_year_between(text: TextReading, reading: Reading, first: int, last: int) -> bool:
    return any(first <= int(year) < last for year in _patterns()["year"].findall(_around(text, reading)))


def _is_in_pair(text: TextReading, reading: Reading) -> bool:
    """Whether the partner is joined by a sign; Cotbus, sorbisch Chośebuz only tells of both."""
    if reading.partner is None:
        return False
    left, right = sorted((reading, reading.partner), key=lambda one: one.start)
    return pair_sign(text.text, left.end, right.start, right.end) not in ("", "column")


#: How far from a name of former times its time is told.
_TOLD = 200


def _around(text: TextReading, reading: Reading) -> str:
    """What stands near a reading in its paragraph; a pair is of today, and of another time only in its own line."""
    start, end = max(0, reading.start - _TOLD), reading.end + _TOLD
    if reading.partner is not None:
        line_start, line_end = text.line_of(reading.start)
        start, end = max(start, line_start), min(end, line_end)
    before, behind = text.text[start : reading.start], text.text[reading.end : end]
    above, below = (_patterns()["paragraph ends"].split(part) for part in (before, behind))
    return above[-1] + text.surface(reading) + below[0]
