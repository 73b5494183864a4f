"""Dates of date lines, every day of a leap year against Babel, which has them from CLDR."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from sorbnames.dates import date_line, read_date, write_date

DAYS = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]


@pytest.mark.parametrize("language", ["de", "dsb"])
def test_every_day_is_written_as_cldr_has_it(language: str) -> None:
    for day in DAYS:
        assert write_date(day, language) == format_date(day, "d. MMMM y", locale=language)


@pytest.mark.parametrize("language", ["de", "dsb"])
def test_every_day_is_read_back(language: str) -> None:
    for day in DAYS:
        assert read_date(date_line("", day, language)) == day
        assert read_date(format_date(day, "medium", locale=language)) == day
        assert read_date(day.isoformat()) == day


def test_date_lines_take_the_form_of_their_language() -> None:
    day = date(2024, 2, 14)
    assert date_line("Cottbus/Chóśebuz", day, "de") == "Cottbus/Chóśebuz, den 14. Februar 2024"
    assert date_line("Chóśebuz", day, "dsb") == "Chóśebuz, dnja 14. februara 2024"


@pytest.mark.parametrize(
    "text",
    ["", "morgen", "30.02.2024", "2023-02-29", "14. Hornung 2024", "14.2.24", "2024-13-01", "0.1.2024", "14.2.2024 x"],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_date(text)


@pytest.mark.parametrize("text", ["den 14. Februar 2024", "dnja 14. februara 2024", "14.2.2024", " 14. FEBRUAR 2024 "])
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert read_date(text) == date(2024, 2, 14)
