"""The distance between two spellings: what is near and what is far."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

import sorbnames
from sorbnames.distance import allowance, misread, spelling_distance, unmerged
from sorbnames.orthography import LETTERS, fold, key
from tests.reference.bounds import BOUNDED

WORDS = st.text(alphabet="abchlorstuwyzäčćěłńóŕśšźž", max_size=10)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chóśebuz", "Chóśebuz"),
        ("Chóśebuz", "CHÓŚEBUZ"),
        ("Chóśebuz", unicodedata.normalize("NFD", "Chóśebuz")),
        ("Groß Gaglow", "Groß-Gaglow"),
        ("Neuhausen/Spree", "Neuhausen (Spree)"),
        ("", ""),
    ],
)
def test_case_composition_and_separators_cost_nothing(one: str, other: str) -> None:
    assert spelling_distance(one, other) == 0


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        ("Chóśebuz", "Chósebuz", "Chókebuz"),
        ("Chóśebuz", "Chóšebuz", "Chópebuz"),
        ("Žylow", "Źylow", "Lylow"),
        ("Gołkojce", "Golkojce", "Gomkojce"),
        ("Wětošow", "Wetošow", "Watošow"),
        ("Gołkojce", "Gotkojce", "Gobkojce"),
        ("Picnjo", "Picujo", "Picmjo"),
        ("Tuŕnow", "Turnow", "Tupnow"),
    ],
)
def test_near_letters_are_nearer_than_far_ones(one: str, near: str, far: str) -> None:
    assert 0 < spelling_distance(one, near) < spelling_distance(one, far) == 1


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("Cottbus", "Cotbus", 1),
        ("Cottbus", "Cottbuss", 1),
        ("Cottbus", "Cotbtus", 1),
        ("Cottbus", "Kottbus", 1),
        ("Cottbus", "", 7),
        ("Žylow", "Žylowk", 1),
    ],
)
def test_typing_errors_are_counted(one: str, other: str, errors: int) -> None:
    assert spelling_distance(one, other) == errors


@pytest.mark.parametrize(
    ("read", "name"), [("Sernsdorf", "Semsdorf"), ("Clrehkau", "Drehkau"), ("Neuencdorf", "Neuendorf")]
)
def test_two_letters_read_for_one_are_at_most_one_error(read: str, name: str) -> None:
    assert spelling_distance(read.lower(), name) <= 1


@BOUNDED
@given(WORDS, WORDS)
def test_symmetric_but_for_scanning_and_zero_only_for_the_same(one: str, other: str) -> None:
    merged = any(pair in word for pair in ("rn", "cl", "vv", "ii", "li") for word in (one, other))
    if not merged:
        assert spelling_distance(one, other) == pytest.approx(spelling_distance(other, one))
    assert (spelling_distance(one, other) == 0) == (one == other)


@BOUNDED
@given(WORDS, WORDS)
def test_never_more_than_plain_errors(one: str, other: str) -> None:
    """Knowing the letters only makes spellings nearer than the OSA distance, and never too near."""
    distance = spelling_distance(one, other)
    assert distance <= OSA.distance(one, other)
    assert distance >= 0.15 * (one != other)
    assert distance >= abs(len(one) - len(other)) * 0.5


@BOUNDED
@given(WORDS)
def test_lost_marks_cost_little(word: str) -> None:
    marks = sum(letter not in "abcdefghijklmnopqrstuvwxyz" for letter in word)
    assert spelling_distance(word, fold(word)) == pytest.approx(0.15 * marks)


@BOUNDED
@given(st.text(max_size=12), st.text(max_size=12))
def test_any_unicode_has_a_distance(one: str, other: str) -> None:
    assert spelling_distance(one, other) >= 0


def test_longer_names_may_have_more_errors() -> None:
    allowances = [allowance(length) for length in range(30)]
    assert allowances == sorted(allowances)
    assert allowance(3) == 0, "Rań is a letter away from dozens of words"
    assert allowance(len("cottbus")) >= 1
    assert all(allowed < length for length, allowed in enumerate(allowances) if length)


def test_every_letter_is_itself() -> None:
    assert all(spelling_distance(letter, letter) == 0 for letter in LETTERS)


@BOUNDED
@given(WORDS, WORDS)
def test_either_of_two_spellings_may_be_the_misread_one(one: str, other: str) -> None:
    assert spelling_distance(one, other) == pytest.approx(spelling_distance(other, one))


def test_a_misreading_can_be_undone() -> None:
    names = {name.text for entry in sorbnames.load().entries for name in entry.names}
    misreadings = [(name, other) for name in names for other in misread(name)]
    assert len(misreadings) > 500
    assert [pair for pair in misreadings if key(pair[0]) not in unmerged(key(pair[1]))] == []
