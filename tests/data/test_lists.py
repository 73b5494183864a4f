"""The word lists in ``data/lists``: readable, sorted, each thing once."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

import sorbnames
from sorbnames.orthography import key

LISTS = Path(__file__).resolve().parents[2] / "data" / "lists"
FILES = ("addresses.yaml", "alike.yaml", "elsewhere.yaml", "protected.yaml", "words.yaml")

COUNTRIES = {"AT", "BG", "CH", "CZ", "DK", "EE", "ES", "FR", "GB", "HR", "HU", "IT", "LT", "LU", "LV"} | {
    "MX", "NL", "NO", "PL", "RO", "RS", "RU", "SE", "SI", "SK", "UA", "US"
}  # fmt: skip
LAENDER = {"BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"}


def load(name: str) -> dict[str, Any]:
    content = yaml.safe_load((LISTS / name).read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def order(text: str) -> tuple[str, str]:
    """Sort key of all lists: without case, accents and strokes, then the text itself."""
    plain = text.lower().replace("ß", "ss").replace("ł", "l")
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c)), text


def check_list(items: list[str]) -> None:
    assert all(isinstance(item, str) and item == item.strip() and item for item in items)
    assert items == sorted(items, key=order)
    assert len(items) == len(set(items))


@pytest.mark.parametrize("name", FILES)
def test_text_is_composed_and_explained_in_both_languages(name: str) -> None:
    text = (LISTS / name).read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert text.startswith("# ")
    assert "How to extend" in text
    assert "Ergänzen" in text


def test_words_are_sorted_and_say_what_they_mean() -> None:
    words = load("words.yaml")["words"]
    check_list([word["name"] for word in words])
    for word in words:
        assert set(word) <= {"name", "of", "folded", "means"}
        assert word["means"]
        if "folded" in word:
            assert word["folded"] == word["folded"].lower() != word["name"].lower()


@pytest.mark.parametrize(
    ("file", "key"), [(file, key) for file in ("addresses.yaml", "protected.yaml") for key in sorted(load(file))]
)
def test_lists_by_subject_are_sorted(file: str, key: str) -> None:
    check_list(load(file)[key])


def test_a_word_has_one_role_beside_a_name() -> None:
    protected = load("protected.yaml")
    assert not set(protected["organisation_heads"]) & set(protected["authority_heads"])
    assert not set(protected["organisation_heads"]) & set(protected["place_cues"])
    assert not set(protected["authority_heads"]) & set(protected["place_cues"])
    assert not set(protected["given_names"]) & set(protected["given_names_also_words"])
    assert not set(protected["titles"]) & set(protected["offices"])


def test_a_plain_given_name_is_not_a_place_name_that_is_a_word() -> None:
    words = {word["name"] for word in load("words.yaml")["words"]}
    assert not words & set(load("protected.yaml")["given_names"])


def test_namesakes_are_sorted_and_say_where() -> None:
    same = load("elsewhere.yaml")["same"]
    assert list(same) == sorted(same, key=order)
    for name, where in same.items():
        assert where == sorted(set(where)), name
        assert where, name
        assert set(where) <= LAENDER | COUNTRIES, name


def test_near_names_are_sorted_and_no_namesakes() -> None:
    elsewhere = load("elsewhere.yaml")
    check_list(elsewhere["near"])
    check_list(elsewhere["towns"])
    assert set(elsewhere["towns"]) <= set(elsewhere["same"])
    assert not set(elsewhere["near"]) & set(elsewhere["same"])


def test_parts_of_toponyms_are_sorted() -> None:
    toponyms = load("toponyms.yaml")
    assert list(toponyms) == ["beginnings", "endings"]
    for parts in toponyms.values():
        check_list(parts)


def test_words_like_names_are_sorted_and_no_names() -> None:
    words = load("alike.yaml")["alike"]
    check_list(words)
    gazetteer = sorbnames.load()
    assert [word for word in words if gazetteer.by_key(key(word))] == []


@pytest.mark.parametrize(
    "name", ["Burg", "Forst", "Werben", "Missen", "Mitte", "Heide", "Ruben", "Sand", "Oder", "Móst"]
)
def test_known_words_are_listed(name: str) -> None:
    assert name in {word["name"] for word in load("words.yaml")["words"]}


@pytest.mark.parametrize(
    ("name", "land"),
    [("Burg", "ST"), ("Forst", "BW"), ("Werben", "ST"), ("Neuhausen", "BW"), ("Kolkwitz", "TH"), ("Briesen", "BB")],
)
def test_known_namesakes_are_listed(name: str, land: str) -> None:
    assert land in load("elsewhere.yaml")["same"][name]


def test_no_phrase_hides_an_authority() -> None:
    """A phrase is never touched; the place in an authority's name may be mended, so it must not be a phrase."""
    protected = load("protected.yaml")
    heads = tuple(f"{head} " for head in protected["authority_heads"])
    assert [phrase for phrase in protected["phrases"] if phrase.startswith(heads)] == []
