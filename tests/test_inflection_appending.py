"""Forms become names of their entries, except where they could be taken for something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sorbnames.compile import read_data, with_strength
from sorbnames.inflection import Appended, append_forms, with_forms
from sorbnames.model import Entry, Name

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    raw = read_data(DATA)
    return with_strength(raw.entries, raw.lists)


@pytest.fixture(scope="module")
def appended(entries: tuple[Entry, ...]) -> Appended:
    return append_forms(entries, DATA)


def new_names(appended: Appended, id: str) -> dict[str, Name]:
    entry = next(entry for entry in appended.entries if entry.id == id)
    return {name.text: name for name in entry.names if name.role in ("inflected", "derived")}


def test_forms_carry_their_case_and_source(appended: Appended) -> None:
    names = new_names(appended, "cottbus")
    assert names["Chóśebuzu"] == Name("Chóśebuzu", "dsb", "inflected", "strong", ("wmt22-corpus",), "loc")
    assert names["Cottbuser"].role == "derived"
    assert names["Cottbuser"].note == "er"
    assert new_names(appended, "peitz")["Picnju"].note == "dat/loc"
    assert new_names(appended, "peitz")["Picnju"].sources == ("wmt22-corpus",)


def test_forms_are_as_weak_as_their_names(appended: Appended) -> None:
    assert new_names(appended, "heinersbrueck")["Mósće"].strength == "weak"
    assert new_names(appended, "forst-lausitz")["Forster"].strength == "weak"
    assert new_names(appended, "schleife")["Schleifer"].strength == "weak"


def test_citation_names_stay_as_they_are(entries: tuple[Entry, ...], appended: Appended) -> None:
    for before, after in zip(entries, appended.entries, strict=True):
        assert after.names[: len(before.names)] == before.names
        assert after.main_text("dsb") == before.main_text("dsb")


def test_no_form_is_a_right_name_of_another_entry(entries: tuple[Entry, ...], appended: Appended) -> None:
    bearers: dict[str, set[str]] = {}
    for entry in entries:
        for name in entry.names:
            if name.language in ("de", "dsb") and name.is_right:
                bearers.setdefault(name.text, set()).add(entry.id)
    for entry in appended.entries:
        assert not [text for text in new_names_of(entry) if bearers.get(text, set()) - {entry.id}]


def new_names_of(entry: Entry) -> list[str]:
    return [name.text for name in entry.names if name.role in ("inflected", "derived")]


def test_what_could_be_something_else_is_left_out(appended: Appended) -> None:
    assert "Gór" not in new_names(appended, "guhrow")
    assert "Górach" in new_names(appended, "guhrow")
    assert "Burgs" not in new_names(appended, "burg-spreewald")
    assert "Cottbus'" not in new_names(appended, "cottbus")
    assert set(appended.skipped) <= {
        "own name",
        "genitive of a word",
        "name of another entry",
        "word",
        "place elsewhere",
        "German name",
        "too short",
    }


def test_only_places_have_forms(appended: Appended) -> None:
    assert not [entry.id for entry in appended.entries if entry.kind == "strasse" and new_names_of(entry)]


def test_a_form_that_is_a_word_is_left_out(entries: tuple[Entry, ...]) -> None:
    grodk = next(entry for entry in entries if entry.id == "spremberg")
    other = Entry("elsewhere", "ortsteil", (Name("Grodka", "de", "official"),))
    (with_other, _) = with_forms((grodk, other), DATA)
    assert "Grodka" not in new_names_of(with_other)
    assert "Grodku" in new_names_of(with_other)
