"""One half of a pair is left: what stands between and around the halves stays whole, and nothing else goes."""

from __future__ import annotations

import pytest

import sorbnames
from sorbnames.documents import html, markdown
from sorbnames.examine import Settings, fix


@pytest.mark.parametrize("to", ["de", "dsb"])
@pytest.mark.parametrize(
    "text",
    [
        "Cottbus\tChóśebuz\n",
        "Peitz;Picnjo\nCottbus;Chóśebuz;Choćebuz\n",
        "Peitz,Picnjo\nCottbus,Chóśebuz\n",
        "Cottbus\tChóśebuz\tChoćebuz\nPeitz\tPicnjo\tPicnjo\n",
        "Neues aus Cottbus\n\nChóśebuz: rědne město\n",
        "Cottbus\nChóśebuz jo rědne město.\n",
    ],
)
def test_cells_and_sentences_stay(text: str, to: str) -> None:
    assert sorbnames.fix_text(text, to=to).text == text


@pytest.mark.parametrize(("to", "left"), [("de", "Cottbus"), ("dsb", "Chóśebuz")])
def test_two_lines_of_one_name_each_become_one(to: str, left: str) -> None:
    assert sorbnames.fix_text("03046 Cottbus\n03046 Chóśebuz\n", to=to).text == f"03046 {left}\n"


def _fixed(document: html.HtmlDocument | markdown.MarkdownDocument, to: str) -> str:
    return document.apply(sorbnames.fix_text(document.text, to=to).applied).decode()


@pytest.mark.parametrize(
    ("source", "to", "right"),
    [
        ("* **Cottbus**/*Chóśebuz*\n", "de", "* **Cottbus**\n"),
        ("* **Cottbus**/*Chóśebuz*\n", "dsb", "* *Chóśebuz*\n"),
        ("* [Cottbus](a.html) / [Chóśebuz](b.html)\n", "de", "* [Cottbus](a.html)\n"),
        ("| Cottbus | Chóśebuz |\n|---|---|\n| Peitz | Picnjo |\n", "de", None),
        ("| Cottbus | Chóśebuz |\n|---|---|\n| Peitz | Picnjo |\n", "dsb", None),
    ],
)
def test_markdown(source: str, to: str, right: str | None) -> None:
    assert _fixed(markdown.read("a.md", source.encode()), to) == (right or source)


@pytest.mark.parametrize(
    ("source", "to", "right"),
    [
        ("<p>03046 Cottbus<br>03046 Chóśebuz</p>", "dsb", "<p>03046 Chóśebuz<br></p>"),
        ("<p>03046 Cottbus<br>03046 Chóśebuz</p>", "de", "<p>03046 Cottbus<br></p>"),
        ("<table><tr><td>Cottbus</td><td>Chóśebuz</td></tr></table>", "de", None),
        ("<table><tr><td>Cottbus</td><td>Chóśebuz</td></tr></table>", "dsb", None),
    ],
)
def test_html(source: str, to: str, right: str | None) -> None:
    assert _fixed(html.read("a.html", source.encode()), to) == (right or source)


def test_a_street_in_two_lines_stays_in_both() -> None:
    text = "Neumarkt 5\nNowe wiki 5\n03046 Cottbus\n03046 Chóśebuz\n"
    assert sorbnames.fix_text(text, to="dsb").text == text.replace("03046 Cottbus\n", "")


def test_a_street_line_that_shows_both_names_gets_neither_twice() -> None:
    text = "Wir danken.\n\nNeumarkt 5 / Nowe wiki 5 · 03046 Cottbus / 03046 Chósebuz\n"
    assert sorbnames.fix_text(text, to="dsb").text.count("Nowe wiki") == 1


@pytest.mark.parametrize(
    ("text", "german", "sorbian"),
    [
        ("Cottbus (dolnoserbski Chóśebuz)", None, None),
        ("Baršć (nimski Forst)", None, None),
        ("Lübbenau/Spreewald (Lubnjow/Błota)", "Lübbenau/Spreewald", "Lubnjow/Błota"),
        ("Cottbus (Chóśebuz, obersorbisch Choćebuz)", None, None),
    ],
)
def test_brackets_open_and_close(text: str, german: str | None, sorbian: str | None) -> None:
    assert sorbnames.fix_text(text, to="de").text == (german or text)
    assert sorbnames.fix_text(text, to="dsb").text == (sorbian or text)


def test_two_paragraphs_are_no_pair_of_which_one_would_be_left_empty() -> None:
    for text in ("Guben\n\nGubin\n", "# Cottbus\n\nChóśebuz\n"):
        assert sorbnames.fix_text(text, to="de").text == text
    assert sorbnames.fix_text("Text.\n\nCottbus\nChóśebuz\n\nText.", to="de").text == "Text.\n\nCottbus\n\nText."


def test_a_line_that_is_all_pair_is_a_heading_where_no_sentence_goes_on() -> None:
    text = "Der Rat tagte.\nCottbus/Chóśebuz\nDer Text."
    assert sorbnames.fix_text(text, to="dsb").text == "Der Rat tagte.\nChóśebuz\nDer Text."
    for text in ("Wir wohnen in\nCottbus/Chóśebuz\nund Peitz.", "Aus der Stadt\nCottbus/Chóśebuz\nDer Text."):
        assert sorbnames.fix_text(text, to="dsb").text == text


def test_a_street_is_that_of_the_town_whose_postal_code_stands_near() -> None:
    text = "Schulstraße 6, 03185 Peitz, wie in Lübbenau"
    assert "Schulstraße 6, 03185 Picnjo" in sorbnames.fix_text(text, to="dsb").text


def test_a_former_name_of_a_street_is_not_translated() -> None:
    assert sorbnames.fix_text("Hauptstraße 5, Lübbenau", to="dsb").text == "Hauptstraße 5, Lubnjow"


NARROW = (
    "Stadt\nCottbus/\nChóśebuz\n\nLandkreis\nSpree-Neiße/\nWokrejs\nSprjewja-Nysa\n\n"
    "Forst\n(Lausitz)/\nBaršć\n(Łužyca)\n"
)


def test_a_pair_broken_over_the_lines_of_a_narrow_column_becomes_one_name() -> None:
    reduced = sorbnames.fix_text(NARROW, to="de").text
    assert reduced == "Stadt\nCottbus\n\nLandkreis\nSpree-Neiße\n\nForst\n(Lausitz)\n"


@pytest.mark.parametrize("to", ["de", "dsb"])
def test_a_column_for_each_language_stays_as_it_is(to: str) -> None:
    text = (
        "Stadtverwaltung Cottbus          Měsćańske zastojnstwo Chóśebuz\n"
        "Neumarkt 5                       Neumarkt 5\n"
        "03046 Cottbus                    03046 Chóśebuz\n\n"
        "Landkreis Spree-Neiße            Wokrejs Sprjewja-Nysa\n"
        "Amt Burg (Spreewald)   |         Amt Bórkowy (Błota)\n"
    )
    assert sorbnames.fix_text(text, to=to).text == text
    assert sorbnames.fix_text(text, style="official").text == text


@pytest.mark.parametrize(
    "text",
    [
        "Kahnfahrt im Spreewald/Błota",
        "Sperrungen im Landkreis Spree-Neiße/Wokrejs Sprjewja-Nysa, 18. Kalenderwoche",
        "Spielgemeinschaft Lübbenau/Vetschau gewinnt gegen den Gast",
        "TAZ Burg (Spreewald) · Am Bahndamm 900",
    ],
)
def test_no_sorbian_name_comes_to_stand_alone_in_a_german_phrase_or_name(text: str) -> None:
    assert sorbnames.fix_text(text, to="dsb").text == text


def test_the_abbreviation_of_a_body_makes_no_pair_of_its_place() -> None:
    text = "Der TAZ Burg (Spreewald), der RK Lübben und das CTK Cottbus laden ein."
    assert sorbnames.fix_text(text, style="official").text == text


@pytest.mark.parametrize("to", ["de", "dsb"])
def test_of_two_list_items_that_are_the_names_of_a_place_none_is_emptied(to: str) -> None:
    for read, source in (
        (markdown.read, "- Cottbus\n- Chóśebuz\n\n1. Peitz\n2. Picnjo\n"),
        (html.read, "<ul><li>Cottbus</li><li>Chóśebuz</li></ul>"),
        (html.read, "<h2>Cottbus</h2><h2>Chóśebuz</h2>"),
    ):
        document = read("a", source.encode())
        assert document.apply(fix(sorbnames.load(), document, Settings(to=to)).applied).decode() == source
