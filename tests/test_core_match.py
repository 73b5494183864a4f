"""One string to a resolution: the tiers, the context, and when the answer is that there is none."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sorbnames
from sorbnames.gazetteer import Gazetteer
from sorbnames.resolution import STATUSES, Resolution
from tests.reference.bounds import BOUNDED

DECIDED = [status for status in STATUSES if status not in ("ambiguous", "none")]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return sorbnames.load()


def ids(resolution: Resolution) -> set[str]:
    return {candidate.id for candidate in resolution.candidates}


@pytest.mark.parametrize(
    ("name", "status", "entry"),
    [
        ("Cottbus", "exact", "cottbus"),
        ("Chóśebuz", "exact", "cottbus"),
        (unicodedata.normalize("NFD", "Chóśebuz"), "exact", "cottbus"),
        ("  Cottbus\n", "exact", "cottbus"),
        ("Cott\u00adbus", "exact", "cottbus"),
        ("Burg (Spreewald)", "exact", "burg-spreewald"),
        ("Bórkowy (Błota)", "exact", "burg-spreewald"),
        ("COTTBUS", "folded", "cottbus"),
        ("Chosebuz", "folded", "cottbus"),
        ("Luebben (Spreewald)", "folded", "luebben-spreewald"),
        ("Burg/Spreewald", "folded", "burg-spreewald"),
        ("Burg (Spw.)", "folded", "burg-spreewald"),
        ("Burg/Spw.", "folded", "burg-spreewald"),
        ("Forst (N.L.)", "folded", "forst-lausitz"),
        ("Forst/Lausitz", "folded", "forst-lausitz"),
        ("Kottbus", "variant", "cottbus"),
        ("Chósebusz", "variant", "cottbus"),
        ("ChÃ³Å›ebuz", "damaged", "cottbus"),
        ("Go³kojce", "damaged", "kolkwitz"),
        ("Chóœebuz", "damaged", "cottbus"),
        ("Ch??ebuz", "damaged", "cottbus"),
        ("Ch\ufffd\ufffdebuz", "damaged", "cottbus"),
        ("®ylow", "damaged", "cottbus/sielow"),
        ("Cotbus", "fuzzy", "cottbus"),
        ("Cottbsu", "fuzzy", "cottbus"),
        ("Chóśbuz", "fuzzy", "cottbus"),
        ("Vetschau/Spreewlad", "fuzzy", "vetschau-spreewald"),
    ],
)
def test_tiers(gazetteer: Gazetteer, name: str, status: str, entry: str) -> None:
    resolution = gazetteer.lookup(name)
    assert resolution.status == status
    assert resolution.decided
    assert resolution.query == name
    assert resolution.candidates[0].id == entry


@pytest.mark.parametrize("tiers", [["Chóśebuz", "CHÓŚEBUZ", "Chósebusz", "ChÃ³Å›ebuz", "Chóśbuz"]])
def test_a_later_tier_scores_less(gazetteer: Gazetteer, tiers: list[str]) -> None:
    scores = [gazetteer.lookup(name).candidates[0].score for name in tiers]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert all(0 <= score <= 1 for score in scores)


def test_each_candidate_says_why(gazetteer: Gazetteer) -> None:
    candidate = gazetteer.lookup("ChÃ³Å›ebuz", plz="03046").candidates[0]
    assert any("utf-8 read as cp1252" in reason for reason in candidate.evidence)
    assert any("03046" in reason for reason in candidate.evidence)
    assert (candidate.kind, candidate.de, candidate.dsb) == ("kreisfreie_stadt", "Cottbus", "Chóśebuz")
    assert candidate.pair == "Cottbus/Chóśebuz"


#: Neighbours that differ by a letter or two, and one place that each of them is.
NEIGHBOURS = {
    "Žylow": "cottbus/sielow",
    "Žylowk": "cottbus/merzdorf",
    "Strobice": "cottbus/stroebitz",
    "Strobick": "cottbus/klein-stroebitz",
    "Liškow": "cottbus/gross-lieskow",
    "Liškowk": "cottbus/klein-lieskow",
    "Brjazyna": "briesen",
    "Brjazynka": "guben/bresinchen",
    "Dubrawa": "spremberg/trattendorf",
    "Dubrawka": "neuhausen-spree/frauendorf",
}


@pytest.mark.parametrize("name", NEIGHBOURS)
@pytest.mark.parametrize("writing", [str, str.upper, str.lower, lambda name: unicodedata.normalize("NFD", name)])
def test_neighbours_never_merge(gazetteer: Gazetteer, name: str, writing: object) -> None:
    resolution = gazetteer.lookup(writing(name))  # type: ignore[operator]
    assert NEIGHBOURS[name] in ids(resolution)
    bearers = {entry.id for entry in gazetteer.entries if any(one.text == name for one in entry.names)}
    assert ids(resolution) <= bearers, "only places that bear this very name"


@pytest.mark.parametrize("name", ["Zylow", "Zylowk", "Strobicê", "Liskow", "Liskowk"])
def test_neighbours_do_not_merge_without_marks(gazetteer: Gazetteer, name: str) -> None:
    resolution = gazetteer.lookup(name)
    best = resolution.candidates[0]
    assert len(best.hit.name_text) == len(name)


#: Places elsewhere that bear a name of ours: by postal code, by addition, by both.
NAMESAKES = [
    ("Burg", "39288"),
    ("Burg bei Magdeburg", ""),
    ("Burg (Dithmarschen)", "25712"),
    ("Forst", "76694"),
    ("Forst (Baden)", ""),
    ("Forst (Baden)", "76694"),
    ("Kolkwitz", "07407"),
    ("Kolkwitz (Thüringen)", ""),
    ("Briesen", "15518"),
    ("Briesen (Mark)", "15518"),
    ("Briesen (Mark)", ""),
    ("Neuhausen", "78579"),
    ("Neuhausen ob Eck", "78579"),
    ("Werben", "39615"),
    ("Werben (Elbe)", ""),
    ("Werben (Elbe)", "39615"),
    ("39615 Werben (Elbe)", ""),
    ("D-39288 Burg", ""),
]


@pytest.mark.parametrize(("name", "plz"), NAMESAKES)
def test_namesakes_elsewhere_are_none(gazetteer: Gazetteer, name: str, plz: str) -> None:
    resolution = gazetteer.lookup(name, plz=plz)
    assert resolution.status == "none"
    assert resolution.candidates == ()
    assert resolution.evidence, "says why there is no answer"


@pytest.mark.parametrize("name", ["Burg", "Forst", "Kolkwitz", "Werben", "Neuhausen", "Briesen"])
def test_a_name_that_is_borne_elsewhere_is_not_decided_by_itself(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name).status == "ambiguous"


@pytest.mark.parametrize(
    ("name", "plz", "entry"),
    [
        ("Burg", "03096", "burg-spreewald"),
        ("Forst", "03149", "forst-lausitz"),
        ("Kolkwitz", "03099", "kolkwitz"),
        ("Werben", "03096", "werben"),
        ("Döbern", "03159", "doebern"),
        ("Derbno", "03159", "doebern"),
        ("Derbno", "03172", "schenkendoebern"),
        ("Kózle", "03116", "drebkau/casel"),
        ("Kózle", "03058", "neuhausen-spree/kahsel"),
        ("Cotbus", "03046", "cottbus"),
    ],
)
def test_a_postal_code_decides(gazetteer: Gazetteer, name: str, plz: str, entry: str) -> None:
    """The code counts the same whether it comes beside the name or in front of it."""
    for resolution in (
        gazetteer.lookup(name, plz=plz),
        *(gazetteer.lookup(f"{sign}{plz} {name}") for sign in ("", "D-")),
    ):
        assert resolution.decided, resolution
        assert resolution.candidates[0].id == entry


def test_a_postal_code_of_another_place_of_ours_leaves_it_open(gazetteer: Gazetteer) -> None:
    assert not gazetteer.lookup("Peitz", plz="03149").decided


def test_a_district_decides(gazetteer: Gazetteer) -> None:
    for district in ("Spree-Neiße", "Sprjewja-Nysa", "landkreis/spree-neisse"):
        resolution = gazetteer.lookup("Kózle", kreis=district)
        assert ids(resolution) == {"drebkau/casel", "neuhausen-spree/kahsel"}
    assert gazetteer.lookup("Peitz", kreis="Elbe-Elster").status == "none"
    assert gazetteer.lookup("Forst", kreis="Spree-Neiße").candidates[0].id == "forst-lausitz"


def test_a_kind_decides(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer.lookup("Peitz", kind="amt")) == {"amt/peitz"}
    assert ids(gazetteer.lookup("Peitz", kind="stadt")) == {"peitz"}
    assert ids(gazetteer.lookup("Cottbus", kind="stadt")) == {"cottbus"}
    assert gazetteer.lookup("Cottbus", kind="gewaesser").status == "none"


#: Lower Sorbian names of several places, with all of those places that must be offered.
SHARED = {
    "Derbno": {"doebern", "schenkendoebern"},
    "Brjazyna": {"briesen", "guben/gross-breesen"},
    "Kózle": {"drebkau/casel", "neuhausen-spree/kahsel"},
}


@pytest.mark.parametrize("name", SHARED)
def test_one_sorbian_name_of_several_places(gazetteer: Gazetteer, name: str) -> None:
    resolution = gazetteer.lookup(name, limit=20)
    assert resolution.status == "ambiguous"
    assert SHARED[name] <= ids(resolution)
    with pytest.raises(sorbnames.AmbiguousName) as caught:
        gazetteer.normalize(name)
    for candidate in gazetteer.lookup(name).candidates:
        assert candidate.pair in str(caught.value)


def test_the_limit_bounds_the_answer_not_the_judgement(gazetteer: Gazetteer) -> None:
    resolution = gazetteer.lookup("Brjazyna", limit=1)
    assert resolution.status == "ambiguous"
    assert len(resolution.candidates) == 1


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Neuhausen/Spree", "neuhausen-spree"),
        ("Kopańce/Sprjewja", "neuhausen-spree"),
        ("Neuhausen/Spree / Kopańce/Sprjewja", "neuhausen-spree"),
        ("Neuhausen/Spree/Kopańce/Sprjewja", "neuhausen-spree"),
        ("Lübben (Spreewald)", "luebben-spreewald"),
        ("Lubin (Błota)", "luebben-spreewald"),
        ("Lübben (Spreewald) / Lubin (Błota)", "luebben-spreewald"),
        ("Lübben (Spreewald)/Lubin (Błota)", "luebben-spreewald"),
        ("Vetschau/Spreewald / Wětošow/Błota", "vetschau-spreewald"),
        ("Spree-Neiße", "landkreis/spree-neisse"),
        ("Spree-Neiße/Sprjewja-Nysa", "landkreis/spree-neisse"),
        ("Weißwasser/O.L.", "weisswasser-ol"),
        ("Weißwasser (Oberlausitz)", "weisswasser-ol"),
    ],
)
def test_names_with_slash_bracket_and_hyphen(gazetteer: Gazetteer, name: str, entry: str) -> None:
    resolution = gazetteer.lookup(name)
    assert resolution.decided
    assert ids(resolution) == {entry}


@pytest.mark.parametrize(
    "pair",
    [
        "Cottbus/Chóśebuz",
        "Cottbus / Chóśebuz",
        "Chóśebuz/Cottbus",
        "Cottbus - Chóśebuz",
        "Cottbus – Chóśebuz",
        "Cottbus (Chóśebuz)",
        "Cottbus [Chóśebuz]",
        "Cottbus, Chóśebuz",
        "Cottbus | Chóśebuz",
        "Cottbus/\nChóśebuz",
        "COTTBUS/CHÓŚEBUZ",
        "Cottbus/Chósebusz",
        "Stadt Cottbus/město Chóśebuz",
        "03046 Cottbus/Chóśebuz",
        "03046 Cottbus / 03046 Chóśebuz",
    ],
)
def test_pair_forms(gazetteer: Gazetteer, pair: str) -> None:
    resolution = gazetteer.lookup(pair)
    assert resolution.decided
    assert ids(resolution) == {"cottbus"}


def test_a_pair_decides_what_its_halves_do_not(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Döbern/Derbno").candidates[0].id == "doebern"
    assert gazetteer.lookup("Schenkendöbern/Derbno").candidates[0].id == "schenkendoebern"
    assert gazetteer.lookup("Burg/Bórkowy").decided
    assert gazetteer.lookup("Forst/Baršć").candidates[0].id == "forst-lausitz"


def test_a_word_with_another_umlaut_is_not_derived_from_the_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Burger").decided
    assert gazetteer.lookup("BURGER").decided
    assert not gazetteer.lookup("Bürger").candidates
    assert gazetteer.lookup("Lubbener").decided
    assert gazetteer.lookup("Luebbener").decided


@pytest.mark.parametrize(
    ("misread", "entry"),
    [("GolBen", "golssen"), ("Tomow", "teupitz/tornow"), ("Finstervvalde", "finsterwalde")],
)
def test_letters_misread_for_two_or_one_are_near(gazetteer: Gazetteer, misread: str, entry: str) -> None:
    known = gazetteer.entry(entry)
    assert known is not None
    resolution = gazetteer.lookup(misread, plz=gazetteer.plz_of(known)[0])
    assert (resolution.status, resolution.candidates[0].id) == ("fuzzy", entry)


def test_a_name_misread_from_another_is_not_decided(gazetteer: Gazetteer) -> None:
    """Žarnow with m for rn is a letter away from Žadow."""
    assert not gazetteer.lookup("Žamow").decided


def test_a_pair_of_two_places_is_not_decided(gazetteer: Gazetteer) -> None:
    resolution = gazetteer.lookup("Cottbus/Picnjo")
    assert resolution.status == "ambiguous"
    assert {"cottbus", "peitz"} <= ids(resolution)


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("OT Sielow", "cottbus/sielow"),
        ("Cottbus OT Sielow", "cottbus/sielow"),
        ("Cottbus, OT Sielow", "cottbus/sielow"),
        ("Cottbus-Sielow", "cottbus/sielow"),
        ("Cottbus/Sielow", "cottbus/sielow"),
        ("Stadt Cottbus", "cottbus"),
        ("Landkreis Spree-Neiße", "landkreis/spree-neisse"),
        ("Landkreis Butzen", "landkreis/bautzen"),
        ("LK Spree-Neiße", "landkreis/spree-neisse"),
        ("Amt Peitz", "amt/peitz"),
    ],
)
def test_generic_words_and_ortsteile(gazetteer: Gazetteer, name: str, entry: str) -> None:
    resolution = gazetteer.lookup(name)
    assert resolution.decided
    assert resolution.candidates[0].id == entry


@pytest.mark.parametrize(
    "name",
    ["Hannover", "Kötzschenbroda", "Cottbus am Rhein", "Peitz 12345678", "und", "Kottbusser Tor"],
)
def test_other_names_are_none(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name).status == "none"


def test_the_middle_of_another_city_is_not_ours(gazetteer: Gazetteer) -> None:
    assert not gazetteer.lookup("Berlin-Mitte").decided
    assert gazetteer.lookup("Cottbus-Mitte").candidates[0].id == "cottbus/mitte"


ABSURD = {
    "nothing": "",
    "blanks": " \t\n\u00a0",
    "ten thousand letters": "a" * 10_000,
    "ten thousand words": "Cottbus " * 10_000,
    "ten thousand slashes": "/" * 10_000,
    "ten thousand brackets": "(" * 10_000,
    "a pair of ten thousand": "Cottbus/" + "Chóśebuz" * 10_000,
    "punctuation": "!?…—()[]{}„“",
    "digits": "0123456789",
    "a postal code only": "03046",
    "a longer number": "030461",
    "emoji": "🏘️👩‍👩‍👧",
    "a lone surrogate": "\ud800",
    "a lone surrogate inside": "!\udfff?\ud800",
    "NUL": "\0",
    "marks only": "\u0301\u030c" * 50,
    "invisible only": "\u200b\u00ad\ufeff",
    "right to left": "\u202eקוטבוס",
    "byte soup": bytes(range(256)).decode("latin-1"),
    "every letter": "".join(map(chr, range(0x20, 0x600))),
    "highest": chr(sys.maxunicode) * 100,
}


@pytest.mark.parametrize("query", ABSURD.values(), ids=ABSURD)
def test_absurd_input_is_none_and_says_why(gazetteer: Gazetteer, query: str) -> None:
    resolution = gazetteer.lookup(query)
    assert resolution.status == "none"
    assert resolution.candidates == ()
    assert resolution.evidence
    assert resolution.query == query


@pytest.mark.parametrize("context", ["\ud800", "0", "abcde", "9" * 10_000, "'; --", "\0"])
def test_absurd_context_rules_out_and_never_breaks(gazetteer: Gazetteer, context: str) -> None:
    assert gazetteer.lookup("Cottbus", kind=context).status == "none"
    assert gazetteer.lookup("Cottbus", kreis=context).status == "none"
    assert gazetteer.lookup("Cottbus", plz=context).status in STATUSES


@BOUNDED
@given(st.text(max_size=60) | st.text(alphabet="ChóśebuzCottbus/ ()-0345?\ufffdÃ³Å›", max_size=40))
def test_any_string_has_a_resolution(query: str) -> None:
    resolution = sorbnames.load().lookup(query)
    assert resolution.status in STATUSES
    assert resolution.decided == (resolution.status in DECIDED)
    scores = [candidate.score for candidate in resolution.candidates]
    assert scores == sorted(scores, reverse=True)
    assert len(ids(resolution)) == len(scores), "one candidate an entry"
    assert bool(scores) == (resolution.status != "none") or resolution.status == "none"


def test_the_same_question_has_the_same_answer(gazetteer: Gazetteer) -> None:
    other = sorbnames.load([])
    for name in ("Cottbus", "Brjazyna", "Cotbus", "Burg", "Chósebusz/Cottbus"):
        assert gazetteer.lookup(name) == other.lookup(name) == gazetteer.lookup(name)


#: What people write beside a name into one cell, and the one place that it says.
CELLS = [
    ("Cottbus (03046)", "cottbus"),
    ("(03096) Burg", "burg-spreewald"),
    ("D03046 Cottbus", "cottbus"),
    ("PLZ/Ort: 03185 Peitz", "peitz"),
    ("in 03185 Peitz", "peitz"),
    ("aus Golßen", "golssen"),
    ("Ort: Golßen", "golssen"),
    ("Gem. Bersteland", "bersteland"),
    ("Peitz, BB", "peitz"),
    ("Döbern (SPN)", "doebern"),
    ("Forst SPN", "forst-lausitz"),
    ("Golßen N.L.", "golssen"),
    ("Guben/NL", "guben"),
    ("Golßen i.d. Niederlausitz", "golssen"),
    ("Lauchhammer, BRD", "lauchhammer"),
    ("Schenkendöbern, Deutschland", "schenkendoebern"),
    ("Peitz bei Cottbus", "peitz"),
    ("Cottbus O.T. Sielow", "cottbus/sielow"),
    ("Cottbus Stadtteil Sielow", "cottbus/sielow"),
    ("Neuhausen/Spree OT Neuhausen", "neuhausen-spree/neuhausen"),
    ("Cottbus (sorb. Chóśebuz)", "cottbus"),
    ("Drachhausen, niedersorbisch Hochoza", "drachhausen"),
    ("Peitz\\Picnjo", "peitz"),
    ("Peitz_Picnjo", "peitz"),
    ("Amt Bórkow (Błota)", "amt/burg-spreewald"),
    ("Görlitz", "goerlitz"),
    ("Görlitz SN", "goerlitz"),
    ("LK Görlitz", "landkreis/goerlitz"),
]


@pytest.mark.parametrize(("cell", "entry"), CELLS)
def test_what_stands_beside_a_name_in_its_cell(gazetteer: Gazetteer, cell: str, entry: str) -> None:
    resolution = gazetteer.lookup(cell)
    assert resolution.decided
    assert resolution.candidates[0].id == entry


@pytest.mark.parametrize(
    "cell",
    [
        "Crinitz Nord",  # not Branitz Nord
        "Luckauer Straße",  # not Muskauer Straße
        "Drahnsdorf (SPN)",  # lies in Dahme-Spreewald; not Rehnsdorf
        "Drahnsdorf SN",
        "Burg bei Magdeburg",
        "Lauchhammer Zug",  # not Lauchhammer-Süd
        "Neu Golßen",  # not Altgolßen
    ],
)
def test_a_name_is_not_another_because_of_what_stands_beside_it(gazetteer: Gazetteer, cell: str) -> None:
    assert gazetteer.lookup(cell).status == "none"


def test_letters_of_our_own_are_not_undone_to_another_name_by_chance(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Tšpc").status in ("fuzzy", "ambiguous")


def test_a_part_of_a_place_is_not_meant_where_the_word_for_it_names_no_such_part(gazetteer: Gazetteer) -> None:
    assert [one.id for one in gazetteer.lookup("OT Jamlitz").candidates][:1] == ["jamlitz"]
