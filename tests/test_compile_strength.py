"""How far a name can be trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from sorbnames.compile import Lists, Word, with_strength
from sorbnames.model import Entry, Name
from tests.compile_sample import sample

LISTS = Lists(
    words=(Word("Burg", "castle"), Word("Móst", "cider", folded="most"), Word("Heide", "heath")),
    same={"Forst": ("BW",), "Dubrawa": ("SN",)},
)


def strength(text: str, language: str = "de", given: str = "") -> str:
    entry = Entry("x", "gemeinde", (Name(text, language, "attested", given),))
    return with_strength([entry], LISTS)[0].names[0].strength


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Burg", "de", "weak"),
        ("Burg (Spreewald)", "de", "strong"),
        ("Forst", "de", "weak"),
        ("Forst/Lausitz", "de", "strong"),
        ("Cottbus", "de", "strong"),
        ("BURG", "de", "strong"),
        ("Móst", "dsb", "weak"),
        ("Mošt", "dsb", "weak"),
        ("Góla", "dsb", "strong"),
        ("Dubrawa", "dsb", "weak"),
        ("Dubrawka", "dsb", "strong"),
        ("Aue", "de", "weak"),
        ("Łaz", "dsb", "weak"),
        ("O.-L.", "de", "weak"),
    ],
)
def test_words_namesakes_and_short_names_are_weak(text: str, language: str, expected: str) -> None:
    assert strength(text, language) == expected


def test_what_the_data_state_wins() -> None:
    assert strength("Burg", given="strong") == "strong"
    assert strength("Cottbus", given="weak") == "weak"


def test_reading_fills_the_strengths_in(tmp_path: Path) -> None:
    names = {name.text: name.strength for entry in sample(tmp_path).entries for name in entry.names}
    assert names["Burg"] == names["Sielow"] == "weak"
    assert names["Burg (Spreewald)"] == names["Bórkowy"] == "strong"
    assert set(names.values()) == {"weak", "strong"}
