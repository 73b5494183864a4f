"""Folding, keys, spellings: what is the same name, and where it stands in the original text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorbnames.orthography import (
    DSB_SPECIAL,
    GERMAN_SPECIAL,
    INVISIBLE,
    LETTERS,
    carry_case,
    fold,
    has_foreign_letters,
    key,
    plain,
    skeleton,
    transcribe,
)
from tests.reference.bounds import BOUNDED

CHOSEBUZ = "chosebuz"
#: One name in many writings that all fold to the same.
SAME = {
    "as it is": "Chóśebuz",
    "decomposed": unicodedata.normalize("NFD", "Chóśebuz"),
    "capitals": "CHÓŚEBUZ",
    "no diacritics": "Chosebuz",
    "s with caron": "Chóšebuz",
    "soft hyphen": "Chó\u00adśe\u00adbuz",
    "zero-width space": "Chóśe\u200bbuz",
    "byte order mark": "\ufeffChóśebuz",
    "Cyrillic o": "Chоśebuz",
    "Cyrillic e": "Chóśеbuz",
    "small capitals": "Cʜᴏ́śᴇʙᴜᴢ",
    "full width": "Ｃｈｏｓｅｂｕｚ",
    "loose acute": "Cho´s´ebuz",
}


@pytest.mark.parametrize("spelling", SAME.values(), ids=SAME)
def test_writings_of_one_name_fold_alike(spelling: str) -> None:
    assert fold(spelling) == CHOSEBUZ
    assert key(spelling) == CHOSEBUZ


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lübben (Spreewald)", "LÜBBEN (SPREEWALD)"),
        ("Magazinstraße", "Magazinstrasse"),
        ("Magazinstraße", "MAGAZINSTRASSE"),
        ("Magazinstraße", "MAGAZINSTRAẞE"),
        ("Jänschwalde", "Jänschwalde".upper()),
        ("Łužyca", "Luzyca"),
        ("Wětošow", "W\u0115tošow"),
        ("Neuhausen/Spree", "Neuhausen (Spree)"),
        ("Groß Gaglow", "Groß\u00a0Gaglow"),
        ("Dahme-Spreewald", "Dahme\u2011Spreewald"),
        ("Dahme-Spreewald", "Dahme–Spreewald"),
        ("Dahme-Spreewald", "Dahme-\r\nSpreewald"),
    ],
)
def test_keys_forget_spelling(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Žylow", "Žylowk"),
        ("Strobice", "Strobick"),
        ("Liškow", "Liškowk"),
        ("Brjazyna", "Brjazynka"),
        ("Dubrawa", "Dubrawka"),
        ("Cottbus", "Kottbus"),
        ("Forst", "Horst"),
    ],
)
def test_keys_keep_different_names_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_each_letter_of_the_alphabets_folds_to_ascii_letters() -> None:
    for letter in DSB_SPECIAL + GERMAN_SPECIAL:
        for form in (letter, letter.upper(), unicodedata.normalize("NFD", letter)):
            assert fold(form).isascii(), form
            assert fold(form).isalpha(), form
            assert fold(form).islower(), form


def test_letters_are_both_alphabets_in_both_cases() -> None:
    for letter in "abcčćdeěfghijkłlmnńoóprŕsšśtuwyzžź" + "äöüß":
        assert letter in LETTERS
        assert letter == "ß" or letter.upper() in LETTERS
    for foreign in "ĕåãñżąęǎа":
        assert foreign not in LETTERS


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2212")
def test_any_dash_is_a_hyphen(dash: str) -> None:
    assert fold(f"Spree{dash}Neiße") == "spree-neisse"


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2009", "\t", "\n", "\r"])
def test_any_blank_is_a_space(blank: str) -> None:
    assert fold(f"Groß{blank}Gaglow") == "gross gaglow"


def test_plain_is_composed_visible_and_single_spaced() -> None:
    decomposed = unicodedata.normalize("NFD", "Chóśebuz")
    assert plain(f"  {decomposed}\u00ad \n /\u2011 ") == "Chóśebuz /-"
    assert plain("Chosebuz") == "Chosebuz", "plain keeps the spelling itself"


def test_foreign_letters() -> None:
    assert has_foreign_letters("W\u0115tošow")
    assert has_foreign_letters("Chоśebuz"), "Cyrillic о"
    assert not has_foreign_letters("Wětošow/Błota, Lübben & Weißwasser 3")
    assert not has_foreign_letters(unicodedata.normalize("NFD", "Wětošow"))


def test_transcribe_umlauts() -> None:
    assert transcribe("Lübben") == "Luebben"
    assert transcribe(unicodedata.normalize("NFD", "Groß Köris")) == "Groß Koeris"
    assert transcribe("Óśäź") == "Óśaeź"


@pytest.mark.parametrize("broken", ["Ch??ebuz", "Ch?ebuz", "Ch\ufffd\ufffdebuz", "CH??EBUZ", "Chóśebuz"])
def test_skeletons_of_names_with_lost_letters(broken: str) -> None:
    assert skeleton(broken) == skeleton("Chóśebuz")


def test_skeletons_tell_names_apart() -> None:
    assert skeleton("Žylow") != skeleton("Žylowk")
    assert skeleton("Gory") != skeleton("Góry")


@pytest.mark.parametrize(
    ("model", "text", "carried"),
    [
        ("CHOSEBUZ", "Chóśebuz", "CHÓŚEBUZ"),
        ("Chosebuz", "Chóśebuz", "Chóśebuz"),
        ("cHOSEBUZ", "Chóśebuz", "Chóśebuz"),
        ("C", "Chóśebuz", "Chóśebuz"),
        ("", "Chóśebuz", "Chóśebuz"),
        ("BURG (SPREEWALD)", "Bórkowy (Błota)", "BÓRKOWY (BŁOTA)"),
    ],
)
def test_capitals_are_carried_over(model: str, text: str, carried: str) -> None:
    assert carry_case(model, text) == carried


ANY_TEXT = st.text(max_size=60)
NEAR_TEXT = st.text(alphabet="abcCzZßẞśŚóÓłŁěäÄ -/().,\u00ad\u0301\u030c\u200b\n\r\tаﬁ", max_size=40)


@BOUNDED
@given(ANY_TEXT | NEAR_TEXT)
def test_keys_hold_letters_and_digits_only(text: str) -> None:
    assert all(letter.isalnum() for letter in key(text))


@BOUNDED
@given(st.text(alphabet=sorted(LETTERS) + list(" -/()"), max_size=30))
def test_composition_does_not_matter(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold(composed) == fold(decomposed)
    assert plain(composed) == plain(decomposed)
    assert skeleton(composed) == skeleton(decomposed)


@BOUNDED
@given(st.text(alphabet=sorted(LETTERS) + list(" -/()"), max_size=30), st.data())
def test_invisible_characters_do_not_matter(text: str, data: st.DataObject) -> None:
    where = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from(INVISIBLE))
    assert fold(text[:where] + sign + text[where:]) == fold(text)
    assert plain(text[:where] + sign + text[where:]) == plain(text)
