"""The figures about the gazetteer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sorbnames.messages.stats import TEXTS
from sorbnames.model import Entry, Name
from sorbnames.stats import Coverage, MunicipalityStats, format_text, stats, tables
from tests.compile_sample import sample


def test_the_figures_of_the_sample(tmp_path: Path) -> None:
    figures = stats(sample(tmp_path).entries)
    assert figures.entries == 7
    assert figures.names == 19
    assert figures.kinds["ortsteil"] == Coverage(1, 1)
    assert list(figures.kinds) == ["land", "landkreis", "kreisfreie_stadt", "gemeinde", "ortsteil", "strasse", "term"]
    assert figures.languages == {"de": 8, "dsb": 10, "hsb": 1}
    assert figures.roles["misspelling"] == 1
    assert figures.languages_and_roles["dsb", "former_norm"] == 1
    assert figures.statuses == {"official": 2, "attested": 5}
    assert figures.sources == {"atlas": 10, "register": 9}
    assert figures.strengths == {"strong": 17, "weak": 2}


def test_coverage_by_municipality(tmp_path: Path) -> None:
    entries = (
        *sample(tmp_path).entries,
        Entry("cottbus/x", "ortsteil", (Name("X", "de", "attested"),), "cottbus", "cottbus"),
        Entry("cottbus/y", "wohnplatz", (Name("Ygrek", "dsb", "historical"),), "cottbus", "cottbus"),
    )
    assert stats(entries).municipalities == (
        MunicipalityStats("burg-spreewald", "Burg (Spreewald)", "Bórkowy (Błota)"),
        MunicipalityStats("cottbus", "Cottbus", "Chóśebuz", Coverage(2, 1), Coverage(1, 0), Coverage(1, 1)),
    )


def test_a_municipality_that_is_not_among_the_entries_still_counts() -> None:
    street = Entry("strasse/x/y", "strasse", (Name("Weg", "de", "attested"),), municipality="x")
    assert stats([street]).municipalities == (MunicipalityStats("x", "x", "", streets=Coverage(1, 0)),)


def test_no_entries_at_all() -> None:
    figures = stats([])
    assert figures.entries == 0
    assert "0 entries, 0 names" in format_text(figures)


def test_the_figures_are_plain_data(tmp_path: Path) -> None:
    figures = stats(sample(tmp_path).entries).as_dict()
    assert json.loads(json.dumps(figures)) == figures
    assert figures["municipalities"][1]["streets"] == {"total": 1, "with_sorbian": 1}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "  Ortsteil                 1                     1     0"),
        ("en", "  Ortsteil                  1                    1        0"),
    ],
)
def test_the_text_in_both_languages(tmp_path: Path, language: str, line: str) -> None:
    text = format_text(stats(sample(tmp_path).entries), language)
    assert any(row.startswith(line) for row in text.splitlines()), text
    assert "Chóśebuz" in text
    assert not any(row != row.rstrip() for row in text.splitlines())


def test_the_table_of_sources_can_be_cut(tmp_path: Path) -> None:
    text = format_text(stats(sample(tmp_path).entries), sources=1)
    assert "and 1 more sources" in text
    assert "register" not in text


def test_all_tables_have_equal_rows(tmp_path: Path) -> None:
    for title, rows in tables(stats(sample(tmp_path).entries), "de"):
        assert title
        assert len({len(row) for row in rows}) == 1


def test_every_kind_role_and_status_has_a_label() -> None:
    from sorbnames.model import LANGUAGES, OTHER_KINDS, PLACE_KINDS, ROLES, STATUSES

    groups = {
        "kind": (*PLACE_KINDS, *OTHER_KINDS),
        "role": ROLES,
        "status": STATUSES,
        "language": LANGUAGES,
        "strength": ("weak", "strong"),
    }
    assert not [key for group, keys in groups.items() for key in keys if f"{group}.{key}" not in TEXTS]
