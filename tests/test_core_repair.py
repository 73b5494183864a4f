"""Undoing wrong encodings: every damage that is listed is undone, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorbnames.orthography import LETTERS
from sorbnames.repair import DAMAGES, has_lost_letters, has_telltales, lead_and_trail_letters, repairs
from tests.reference.bounds import BOUNDED

NAMES = (
    "Chóśebuz",
    "Wětošow/Błota",
    "Łužyca",
    "Žylow",
    "Lübben (Spreewald)",
    "Šćenjow",
    "Gołkojce",
    "Rań",
    "Běła Góra",
)


def browser_decode(data: bytes, encoding: str) -> str:
    """Decode as browsers do: a byte that the encoding leaves undefined becomes the control character."""
    letters = []
    for byte in data:
        try:
            letters.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            letters.append(chr(byte))
    return "".join(letters)


def damaged(name: str, written: str, read: str) -> str | None:
    """The name as it looks when its bytes are read in another encoding; None when it could not be written at all."""
    try:
        return browser_decode(name.encode(written), read)
    except UnicodeEncodeError:
        return None


@pytest.mark.parametrize(("written", "read"), DAMAGES, ids=lambda encoding: encoding)
@pytest.mark.parametrize("name", NAMES)
def test_each_damage_is_undone(name: str, written: str, read: str) -> None:
    broken = damaged(name, written, read)
    if broken is None:
        assert written != "utf-8", "UTF-8 can write every name"
        return
    if broken == name:
        assert name not in [repair.text for repair in repairs(broken)]
        return
    assert name in [repair.text for repair in repairs(broken)]


@pytest.mark.parametrize("name", NAMES)
def test_twofold_damage_is_undone(name: str) -> None:
    once = browser_decode(name.encode(), "cp1252")
    twice = browser_decode(once.encode(), "cp1252")
    assert name in [repair.text for repair in repairs(twice)]


@pytest.mark.parametrize(
    ("broken", "name", "damage"),
    [
        ("ChÃ³Å›ebuz", "Chóśebuz", "utf-8 read as cp1252"),
        ("Chó¶ebuz", "Chóśebuz", "iso8859-2 read as cp1252"),
        ("Chóœebuz", "Chóśebuz", "cp1250 read as cp1252"),
        ("£u¾yca", "Łužyca", "iso8859-2 read as cp1252"),
        ("£užyca", "Łužyca", "cp1250 read as cp1252"),
    ],
)
def test_damages_seen_in_print_are_named(broken: str, name: str, damage: str) -> None:
    assert (name, damage) in [(repair.text, repair.damage) for repair in repairs(broken)]
    assert has_telltales(broken)


def test_a_tidied_no_break_space_is_seen_through() -> None:
    assert "Šlichow" in [repair.text for repair in repairs("Å lichow")]


@pytest.mark.parametrize("name", ["Cottbus", "Bautzen", "Forst (Lausitz)", "", "a/b"])
def test_ascii_has_nothing_to_repair(name: str) -> None:
    assert list(repairs(name)) == []


@pytest.mark.parametrize("text", ["Chóśebuz", "Łužyca", "Lübben (Spreewald)", "Wětošow/Błota", "Ein Satz über Köln."])
def test_sound_words_have_no_telltales(text: str) -> None:
    assert not has_telltales(text)


@BOUNDED
@given(st.text(max_size=30))
def test_repairs_are_other_texts_of_our_letters_each_once(text: str) -> None:
    found = [repair.text for repair in repairs(text)]
    assert text not in found
    assert len(found) == len(set(found))
    for repaired in found:
        assert not repaired.isascii()
        assert all(letter in LETTERS or not letter.isalpha() for letter in repaired)


@BOUNDED
@given(st.text(alphabet=sorted(LETTERS - set("abcxyzABCXYZ")), min_size=1, max_size=12), st.sampled_from(DAMAGES))
def test_any_word_comes_back(word: str, damage: tuple[str, str]) -> None:
    written, read = damage
    broken = damaged(word, written, read)
    if broken is None or broken == word or word.isascii():
        return
    candidates = [repair.text for repair in repairs(broken)]
    # Read twice wrong, a word that looks damaged itself is taken one step further back.
    assert word in candidates or list(repairs(word))


@pytest.mark.parametrize("text", ["Ch??ebuz", "Chó?ebuz", "Ch\ufffd\ufffdebuz", "Go\ufffdkojce", "?ylow", "Ra\ufffd"])
def test_lost_letters_are_seen(text: str) -> None:
    assert has_lost_letters(text)


@pytest.mark.parametrize("text", ["Wo liegt Cottbus?", "Cottbus? Ja!", "", "??", "Wirklich?! – Ja.", "(Peitz?)"])
def test_a_question_is_no_lost_letter(text: str) -> None:
    assert not has_lost_letters(text)


def test_lead_and_trail_letters_cover_the_letters_of_utf_8() -> None:
    leads, trails = lead_and_trail_letters()
    for letter in "čćěłńóŕšśžźäöüßŁŽŚ":
        for read in ("cp1252", "cp1250", "iso8859-2", "iso8859-16"):
            first, second = list(browser_decode(letter.encode(), read))
            assert first in leads, (letter, read)
            assert second in trails, (letter, read)
