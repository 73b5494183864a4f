"""House styles: how each prints pairs, where each adds one, and that none is applied twice."""

from __future__ import annotations

from pathlib import Path

import pytest

import sorbnames
from sorbnames.errors import InvalidStyle
from sorbnames.gazetteer import Gazetteer
from sorbnames.style import POSITIONS, matching_partner, print_pair, read_style

DATA = Path(__file__).resolve().parent.parent / "data" / "styles"
SHIPPED = ("brackets", "compact", "din5008", "german", "keep", "letterhead", "lines", "official", "sorbian")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return sorbnames.load()


#: How each style prints pairs in a sentence; the text that stands there is its own column "as it stands".
PRINTED = {
    "keep": ("Cottbus - Chóśebuz", "Chóśebuz/Cottbus", "Lübben (Spreewald)/Lubin (Błota)"),
    "din5008": ("Cottbus - Chóśebuz", "Chóśebuz/Cottbus", "Lübben (Spreewald)/Lubin (Błota)"),
    "official": ("Cottbus/Chóśebuz", "Cottbus/Chóśebuz", "Lübben (Spreewald) / Lubin (Błota)"),
    "letterhead": ("Cottbus / Chóśebuz", "Cottbus / Chóśebuz", "Lübben (Spreewald) / Lubin (Błota)"),
    "compact": ("Cottbus/Chóśebuz", "Cottbus/Chóśebuz", "Lübben (Spreewald)/Lubin (Błota)"),
    "brackets": ("Cottbus [Chóśebuz]", "Cottbus [Chóśebuz]", "Lübben (Spreewald) [Lubin (Błota)]"),
    "german": ("Cottbus", "Cottbus", "Lübben (Spreewald)"),
    # In a sentence the case decides, so Lower Sorbian names alone are left to a person.
    "sorbian": ("Cottbus - Chóśebuz", "Chóśebuz/Cottbus", "Lübben (Spreewald)/Lubin (Błota)"),
}


@pytest.mark.parametrize("style", PRINTED)
def test_pairs_in_running_text(style: str) -> None:
    stands = PRINTED["keep"]
    for text, printed in zip(stands, PRINTED[style], strict=True):
        sentence = "Heute wurde in {} getagt."
        assert sorbnames.fix_text(sentence.format(text), style).text == sentence.format(printed)


@pytest.mark.parametrize("style", SHIPPED)
@pytest.mark.parametrize(
    "text", ["Cottbus/Picnjo", "03046 Cottbus/Picnjo", "03046 Cottbus (Picnjo)", "03046 Cottbus/Chobus"]
)
def test_a_wrong_partner_is_never_given_a_second_one(style: str, text: str) -> None:
    assert sorbnames.fix_text(text, style).text.count("Chóśebuz") <= 1


#: Where a missing partner is added: position → text and the same with the pair of ``official``.
POSITION_TEXTS = {
    "address": ("03046 Cottbus", "03046 Cottbus/Chóśebuz"),
    "sender": ("Amt Muster · Am Weg 1 · 03046 Cottbus", "Amt Muster · Am Weg 1 · 03046 Cottbus/Chóśebuz"),
    "date": ("Cottbus, den 14. Februar 2024", "Cottbus/Chóśebuz, den 14. Februar 2024"),
    "heading": ("Neues aus Cottbus\n\nEs regnet.", "Neues aus Cottbus/Chóśebuz\n\nEs regnet."),
    "first": ("Gestern kam er nach Cottbus. Es regnet.", "Gestern kam er nach Cottbus/Chóśebuz. Es regnet."),
}


@pytest.mark.parametrize("position", POSITION_TEXTS)
@pytest.mark.parametrize("style", SHIPPED)
def test_partners_are_added_where_the_style_wants_them(gazetteer: Gazetteer, style: str, position: str) -> None:
    text, with_pair = POSITION_TEXTS[position]
    chosen = gazetteer.styles[style]
    plz = "03046" if position == "address" else ""
    pair = print_pair(chosen, gazetteer.entry("cottbus"), "Cottbus", "Chóśebuz", plz)  # type: ignore[arg-type]
    expected = with_pair.replace("Cottbus/Chóśebuz", pair) if position in chosen.wanted else text
    assert gazetteer.fix_text(text, style).text == expected


def test_only_the_first_mention_is_doubled() -> None:
    text = "Er kam nach Cottbus. Dort, in Cottbus, regnet es. Nach Cottbus fährt er wieder."
    assert sorbnames.fix_text(text, "official").text == text.replace("Cottbus", "Cottbus/Chóśebuz", 1)


def test_a_bilingual_line_is_not_doubled_again() -> None:
    for text in (
        "Hauptbahnhof Cottbus/Chóśebuz – Głowne dwórnišćo Chóśebuz/Cottbus",
        "03046 Cottbus / 03046 Chóśebuz",
        "Cottbus, den 14. Februar 2024 / Chóśebuz, dnja 14. februara 2024",
    ):
        assert sorbnames.fix_text(text, "letterhead").text.count("Chóśebuz") == text.count("Chóśebuz")


def test_places_without_a_bilingual_duty_get_no_pair() -> None:
    for text in ("01067 Dresden", "Berlin, den 14. Februar 2024"):
        assert sorbnames.fix_text(text, "official").text == text


@pytest.mark.parametrize("style", SHIPPED)
@pytest.mark.parametrize("to", ["de", "dsb"])
def test_one_language_only(style: str, to: str) -> None:
    expected = {"de": "Cottbus", "dsb": "Chóśebuz"}[to]
    for pair in ("Cottbus/Chóśebuz", "Chóśebuz - Cottbus", "Cottbus [Chóśebuz]", "Cottbus (Chósebusz)"):
        assert sorbnames.fix_text(f"03046 {pair}\n", style, to).text == f"03046 {expected}\n"


@pytest.mark.parametrize("pair", ["Cottbus/Chóśebuz", "Chóśebuz - Cottbus", "Cottbus [Chóśebuz]"])
def test_in_a_sentence_the_case_decides(pair: str) -> None:
    text = f"In {pair} regnet es."
    assert sorbnames.fix_text(text, to="de").text == "In Cottbus regnet es."
    result = sorbnames.fix_text(text, to="dsb")
    assert result.text == text
    assert [finding.suggestion for finding in result.left] == ["Chóśebuz"]


@pytest.mark.parametrize(
    ("to", "text", "fixed"),
    [
        ("dsb", "Cottbus, den 14. Februar 2024", "Chóśebuz, dnja 14. februara 2024"),
        ("dsb", "Cottbus/Chóśebuz, den 03. März 2015", "Chóśebuz, dnja 03. měrca 2015"),
        ("dsb", "Cottbus, den 14.02.2024", "Chóśebuz, dnja 14.2.2024"),
        ("de", "Chóśebuz, dnja 14. februara 2024", "Cottbus, den 14. Februar 2024"),
        ("dsb", "03046 Cottbus / 03046 Chóśebuz", "03046 Chóśebuz"),
        ("de", "03046 Cottbus / 03046 Chóśebuz", "03046 Cottbus"),
        (
            "de",
            "Magazinstraße 28 / Składowa droga 28\n03046 Cottbus / 03046 Chóśebuz\n",
            "Magazinstraße 28\n03046 Cottbus\n",
        ),
        (
            "dsb",
            "Magazinstraße 28 / Składowa droga 28\n03046 Cottbus / 03046 Chóśebuz\n",
            "Składowa droga 28\n03046 Chóśebuz\n",
        ),
        (
            "dsb",
            "- Peitz\n- Burg (Spreewald)\n- Döbern und Umgebung\n",
            "- Picnjo\n- Bórkowy (Błota)\n- Derbno und Umgebung\n",
        ),
        ("dsb", "Peitz/Picnjo\n\nDie Stadt lädt ein.", "Picnjo\n\nDie Stadt lädt ein."),
        ("dsb", "Peitz\n\nDie Stadt lädt ein.", "Picnjo\n\nDie Stadt lädt ein."),
        ("dsb", "So kommt man nach\nPeitz/Picnjo\nmit dem Bus.", "So kommt man nach\nPeitz/Picnjo\nmit dem Bus."),
        ("dsb", "03172 Guben-Nord", "03172 Guben-Nord"),
        # Two towns, or a clause about the name, are no pair.
        ("de", "Die Städte Guben, Gubin und Muster feiern.", "Die Städte Guben, Gubin und Muster feiern."),
        ("de", "In der Doppelstadt Guben-Gubin", "In der Doppelstadt Guben-Gubin"),
        ("de", "Die Eurostadt Guben/Gubin wächst.", "Die Eurostadt Guben/Gubin wächst."),
        ("de", "03172 Guben/Gubin", "03172 Guben"),
        ("de", "Cottbus, niedersorbisch Chóśebuz, liegt hier.", "Cottbus, niedersorbisch Chóśebuz, liegt hier."),
    ],
)
def test_address_date_and_list_in_one_language(to: str, text: str, fixed: str) -> None:
    assert sorbnames.fix_text(text, to=to).text == fixed
    assert sorbnames.fix_text(fixed, to=to).text == fixed


@pytest.mark.parametrize("style", SHIPPED)
@pytest.mark.parametrize("to", ["both", "de", "dsb"])
def test_a_style_is_applied_once(style: str, to: str) -> None:
    texts = [*(text for text, _ in POSITION_TEXTS.values()), *PRINTED["keep"], "Peitz/Picnjó und Cottbus/Picnjo"]
    texts += [
        "Neuhausen/Spree / Kopańce/Sprjewja",
        "COTTBUS - CHÓŚEBUZ",
        "Chóśebuz\nCottbus",
        "Burg (Spreewald) [Bórkowy (Błota)]",
    ]
    for text in texts:
        once = sorbnames.fix_text(text, style, to).text
        assert sorbnames.fix_text(once, style, to).text == once


def test_shipped_styles_are_the_documented_ones(gazetteer: Gazetteer) -> None:
    assert sorted(gazetteer.styles) == sorted(SHIPPED) == sorted(path.stem for path in DATA.glob("*.yaml"))
    for style in gazetteer.styles.values():
        assert all(style.title)
        assert style.wanted <= set(POSITIONS)


def test_keep_adds_and_rewrites_nothing(gazetteer: Gazetteer) -> None:
    style = gazetteer.styles["keep"]
    assert style.keeps_pairs
    assert style.wanted == frozenset()


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"order": "de", "languages": "both", "colour": "red"}, "colour"),
        ({"order": "latin", "languages": "both"}, "latin"),
        ({"order": "de", "languages": "none"}, "none"),
        ({"order": "de"}, "languages"),
        ({"order": "de", "languages": "both", "wanted": ["footer"]}, "footer"),
    ],
)
def test_a_mistake_in_a_style_is_named(fields: dict[str, object], word: str) -> None:
    with pytest.raises(InvalidStyle, match=word) as caught:
        read_style("mine", fields)
    for language in ("de", "en"):
        assert "mine" in caught.value.say(language)
        assert word in caught.value.say(language)


def test_the_partner_of_a_short_name_is_short(gazetteer: Gazetteer) -> None:
    burg = gazetteer.entry("burg-spreewald")
    assert burg is not None
    names = {name.text: name for name in burg.names}
    short, full = matching_partner(burg, names["Burg"], "dsb"), matching_partner(burg, names["Burg (Spreewald)"], "dsb")
    assert short is not None
    assert full is not None
    assert (short.text, full.text) == ("Bórkowy", "Bórkowy (Błota)")


def test_a_pair_in_capitals_is_spaced_as_the_register_spaces_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.fix_text("03058 NEUHAUSEN/SPREE", "official").text == ("03058 NEUHAUSEN/SPREE / KOPAŃCE/SPRJEWJA")
    assert gazetteer.fix_text("03096 BURG (SPREEWALD)", "official").text == "03096 BURG (SPREEWALD)/BÓRKOWY (BŁOTA)"


def test_official_pairs_are_as_the_register_prints_them(gazetteer: Gazetteer) -> None:
    style = gazetteer.styles["official"]
    for entry in gazetteer.entries:
        if entry.pair and entry.pair.startswith(entry.de) and entry.pair.endswith(entry.dsb):
            assert print_pair(style, entry, entry.de, entry.dsb) == entry.pair
