"""The date of a date line in both languages: ``den 14. Februar 2024``, ``dnja 14. februara 2024``.

Lower Sorbian months stand in the genitive and in small letters, numbers without a leading zero (CLDR, locale dsb); the
form with ``dnja`` is that of "Bautzen, den 03. März 2015" / "Budyšyn, dnja 03. měrca 2015" in the WMT22 corpus. A test
compares every day with Babel; the core needs no more of CLDR than these twelve months.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

#: German month, Lower Sorbian genitive (CLDR, locale dsb).
MONTHS = (
    ("Januar", "januara"),
    ("Februar", "februara"),
    ("März", "měrca"),
    ("April", "apryla"),
    ("Mai", "maja"),
    ("Juni", "junija"),
    ("Juli", "julija"),
    ("August", "awgusta"),
    ("September", "septembra"),
    ("Oktober", "oktobra"),
    ("November", "nowembra"),
    ("Dezember", "decembra"),
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    german = "|".join(german for german, _ in MONTHS)
    sorbian = "|".join(sorbian for _, sorbian in MONTHS)
    return {
        "de": re.compile(rf"(?P<word>den\s+)?(?P<day>\d{{1,2}})\.\s?(?:(?P<month>{german})|(?P<number>\d{{1,2}})\.)"),
        "dsb": re.compile(
            rf"(?P<word>dnja\s+)?(?P<day>\d{{1,2}})\.\s?(?:(?P<month>{sorbian})|(?P<number>\d{{1,2}})\.)"
        ),
    }


def translate_date(text: str, start: int, to: str) -> tuple[int, int, str] | None:
    """The date that begins at ``start`` in the other language: its span and the new text, without the year.

    ``to`` is ``de`` or ``dsb``. None where no date stands there or where it reads the same.
    """
    found = _patterns()["de" if to == "dsb" else "dsb"].match(text, start)
    if found is None:
        return None
    day = found["day"]
    word = "" if not found["word"] else "dnja " if to == "dsb" else "den "
    if found["month"]:
        months = dict(MONTHS) if to == "dsb" else {sorbian: german for german, sorbian in MONTHS}
        new = f"{word}{day}. {months[found['month']]}"
    elif to == "dsb":
        new = f"{word}{int(day)}.{int(found['number'])}."
    else:
        new = f"{word}{day}.{found['number']}."
    return (found.start(), found.end(), new) if new != found[0] else None


def write_date(day: date, language: str) -> str:
    """The day in words in ``de`` or ``dsb``: ``14. Februar 2024``, ``14. februara 2024``."""
    german, sorbian = MONTHS[day.month - 1]
    return f"{day.day}. {sorbian if language == 'dsb' else german} {day.year}"


def date_line(place: str, day: date, language: str) -> str:
    """The date line of a letter: ``Cottbus, den 14. Februar 2024``, ``Chóśebuz, dnja 14. februara 2024``.

    ``place`` is printed as it is given, in the nominative; without one the day stands alone.
    """
    word = "dnja" if language == "dsb" else "den"
    return f"{place}, {word} {write_date(day, language)}" if place else write_date(day, language)


@cache
def _written_date() -> re.Pattern[str]:
    return re.compile(
        r"(?P<iso>\d{4}-\d{2}-\d{2})"
        r"|(?:(?:den|dnja)\s+)?(?P<day>\d{1,2})\.\s*(?:(?P<number>\d{1,2})\.\s*|(?P<month>[^\W\d]+)\s+)(?P<year>\d{4})"
    )


def read_date(text: str) -> date:
    """The day that ``2024-02-14``, ``14.02.2024``, ``14. Februar 2024`` or ``14. februara 2024`` stands for.

    Raises ValueError for anything else and for days that no calendar has.
    """
    found = _written_date().fullmatch(text.strip())
    if found is None:
        raise ValueError(f"no date: {text!r}")
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    if found["month"]:
        numbers = {name.casefold(): number for number, names in enumerate(MONTHS, 1) for name in names}
        month = numbers.get(found["month"].casefold(), 0)
    else:
        month = int(found["number"])
    return date(int(found["year"]), month, int(found["day"]))
