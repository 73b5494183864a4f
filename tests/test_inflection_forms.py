"""What the classes make of names: tables for people who know the language, and the rules behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sorbnames.inflection import CASES, PARADIGMS, Declension, forms, german_forms, read_declensions, read_german
from sorbnames.inflection.paradigms import adjective, join

DATA = Path(__file__).resolve().parent.parent / "data"
DECLENSIONS = read_declensions(DATA)
GERMAN = read_german(DATA)

#: Name: genitive | dative | accusative | instrumental | locative. "=" is the nominative, "-" is left open.
TABLES = """
Žylow:              Žylowa | Žylowoju | = | Žylowom | Žylowje
Lubin:              Lubina | Lubinoju | = | Lubinom | Lubinje
Prožym:             Prožyma | Prožymoju | = | Prožymom | Prožymje
Hamor:              Hamora | Hamoroju | = | Hamorom | Hamorje
Móst:               Mósta | Móstoju | = | Móstom | Mósće Móstu
Bryland:            Brylanda | Brylandoju | = | Brylandom | Brylanźe
Chóśebuz:           Chóśebuza | Chóśebuzoju | = | Chóśebuzom | Chóśebuzu
Grodk:              Grodka | Grodkoju | = | Grodkom | Grodku
Baršć:              Baršća | Baršćoju | = | Baršćom | Baršću
Kórjeń:             Kórjenja | Kórjenjoju | = | Kórjenjom | Kórjenju
Turjej:             Turjeja | Turjejoju | = | Turjejom | Turjeju
Mukwaŕ:             Mukwarja | Mukwarjoju | = | Mukwarjom | Mukwarju
Brjazyna:           Brjazyny | Brjazynje | Brjazynu | Brjazynu | Brjazynje
Kóšynka:            Kóšynki | Kóšynce | Kóšynku | Kóšynku | Kóšynce
Šejnejda:           Šejnejdy | Šejnejźe | Šejnejdu | Šejnejdu | Šejnejźe
Łužyca:             Łužyce | Łužycy | Łužycu | Łužycu | Łužycy
Hochoza:            Hochoze | Hochozy | Hochozu | Hochozu | Hochozy
Sprjewja:           Sprjewje | Sprjewi | Sprjewju | Sprjewju | Sprjewi
Pódgóla:            Pódgóle | Pódgóli | Pódgólu | Pódgólu | Pódgóli
Łakoma:             Łakomeje | Łakomej | Łakomu | Łakomeju | Łakomej
Grěšna:             Grěšneje | Grěšnej | Grěšnu | Grěšneju | Grěšnej Grěšnje
Dešno:              Dešna | Dešnoju Dešnu | = | Dešnom | Dešnje
Picnjo:             Picnja | Picnjoju Picnju | = | Picnjom | Picnju
Rowne:              Rownego | Rownemu | = | Rownym | Rownem
Lipje:              Lipjego | Lipjemu | = | - | Lipjem
Janšojce:           Janšojc | Janšojcam | = | Janšojcami | Janšojcach
Wórjejce:           Wórjejc | Wórjejcam | = | Wórjejcami | Wórjejcach
Drježdźany:         Drježdźan | Drježdźanam | = | Drježdźanami | Drježdźanach
Zaspy:              Zaspow | Zaspam | = | Zaspami | Zaspach
Błota:              Błotow Błot | Błotam | = | Błotami | Błotach
Pěski:              - | Pěskam | = | Pěskami | Pěskach
Zły Komorow:        Złego Komorowa | Złemu Komorowoju | = | Złym Komorowom | Złem Komorowje Złym Komorowje
Běła Góra:          Běłeje Góry | Běłej Górje | Běłu Góru | Běłeju Góru | Běłej Górje
Běła Wóda:          Běłeje Wódy | Běłej Wóźe | Běłu Wódu | Běłeju Wódu | Běłej Wóźe
Nowa Wjas:          Noweje Jsy | Nowej Jsy | Nowu Wjas | Noweju Jsu | Nowej Jsy
Nowe Město:         Nowego Města | Nowemu Městoju Nowemu Městu | = | Nowym Městom | Nowem Měsće
Wjeliki Kólsk:      Wjelikego Kólska | Wjelikemu Kólskoju | = | Wjelikim Kólskom | Wjelikem Kólsku
Wjelike Linje:      Wjelikego Linjego | Wjelikemu Linjemu | = | - | Wjelikem Linjem
Kupaŕske Bórkowy:   Kupaŕskich Bórkow | Kupaŕskim Bórkowam | = | Kupaŕskimi Bórkowami | Kupaŕskich Bórkowach
Wjelike Dobrynje:   - | Wjelikim Dobrynjam | = | Wjelikimi Dobrynjami | Wjelikich Dobrynjach
Brjazyna nad Jazorom: Brjazyny nad Jazorom | Brjazynje nad Jazorom | Brjazynu nad Jazorom | Brjazynu nad Jazorom \
| Brjazynje nad Jazorom
"""


def _tables() -> list[tuple[str, list[str]]]:
    rows = [line.split(":", 1) for line in TABLES.replace("\\\n", "").strip().splitlines()]
    return [(name, [cell.strip() for cell in cells.split("|")]) for name, cells in rows]


@pytest.mark.parametrize(("name", "cells"), _tables(), ids=[name for name, _ in _tables()])
def test_table(name: str, cells: list[str]) -> None:
    made: dict[str, list[str]] = {case: [] for case in CASES}
    for form in forms(name, DECLENSIONS[name]):
        made[form.case].append(form.text)
    for case, cell in zip(CASES, cells, strict=True):
        expected = "" if cell in ("=", "-") else cell
        assert " ".join(made[case]) == expected, case


@pytest.mark.parametrize(
    "name",
    [
        "Sprjewja-Nysa",  # never seen bent
        "Smogorjow-Prjawoz",
        "Dešno-Strjažow",
        "Bórkowy (Błota)",  # nobody shows what becomes of the qualifier
        "Lubnjow/Błota",
        "Krajna",  # noun or adjective
        "Jabłoń",  # gender not certain
        "Wjas",
    ],
)
def test_names_without_a_certain_class_have_none(name: str) -> None:
    assert name not in DECLENSIONS


def test_forms_tell_what_is_attested() -> None:
    attested = {form.case: form.attested for form in forms("Baršć", DECLENSIONS["Baršć"])}
    assert attested == {"gen": True, "dat": False, "ins": True, "loc": True}
    assert {form.number for form in forms("Janšojce", DECLENSIONS["Janšojce"])} == {"plural"}


@pytest.mark.parametrize(
    ("stem", "ending", "word"),
    [
        ("Wód", "^e", "Wóźe"),
        ("Mós", "^e", None),  # no softening of s is known
        ("Gózd", "^e", None),
        ("Klink", "y", "Klinki"),
        ("Barliń", "om", "Barlinjom"),
        ("Wjerchownj", "i", "Wjerchowni"),
        ("Janšojc", "-", "Janšojc"),
    ],
)
def test_stem_and_ending(stem: str, ending: str, word: str | None) -> None:
    assert join(stem, ending) == word


def test_adjectives_agree() -> None:
    assert adjective("Zły", "m", "gen") == "Złego"
    assert adjective("Wjelike", "pl", "loc") == "Wjelikich"
    assert adjective("Stary", "m", "acc") == "Stary"
    assert adjective("Amt", "m", "gen") is None


@example(" ", "masculine-hard", 1)
@given(st.text(min_size=1, max_size=12), st.sampled_from(sorted(PARADIGMS)), st.integers(0, 2))
def test_no_name_breaks_a_class(name: str, declension: str, adjectives: int) -> None:
    for form in forms(name, Declension(declension, "rule", adjectives)):
        assert form.text
        assert form.case in CASES


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cottbus", "Cottbus' Cottbuser Cottbusser Cottbuserin"),
        ("Lübben", "Lübbens Lübbener"),
        ("Lübbenau", "Lübbenaus Lübbenauer"),
        ("Peitz", "Peitz' Peitzer"),
        ("Forst", "Forsts Forster"),
        ("Burg", "Burgs Burger"),
        ("Spreewald", "Spreewalds Spreewaldes Spreewälder"),
        ("Lausitz", "Lausitzer"),
        ("Hoyerswerda", "Hoyerswerdas Hoyerswerdaer"),
        ("Neumühle", ""),
        ("Guhlen", "Guhlens"),
        ("Burg (Spreewald)", ""),
        ("Spree-Neiße", ""),
    ],
)
def test_german(name: str, expected: str) -> None:
    assert " ".join(form.text for form in german_forms(name, GERMAN)) == expected
