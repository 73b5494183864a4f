"""One half of a pair is left: what stands between and around the halves stays whole, and nothing else goes."""

from __future__ import annotations

import pytest

import sorbnames
from sorbnames.documents import html, markdown


@pytest.mark.parametrize("style", ["german", "sorbian"])
@pytest.mark.parametrize(
    "text",
    [
        "Cottbus\tChóśebuz\n",
        "Cottbus\tChóśebuz\tChoćebuz\nPeitz\tPicnjo\tPicnjo\n",
        "Neues aus Cottbus\n\nChóśebuz: rědne město\n",
        "Cottbus\nChóśebuz jo rědne město.\n",
    ],
)
def test_cells_and_sentences_stay(text: str, style: str) -> None:
    assert sorbnames.fix_text(text, style=style).text == text


@pytest.mark.parametrize(("style", "left"), [("german", "Cottbus"), ("sorbian", "Chóśebuz")])
def test_two_lines_of_one_name_each_become_one(style: str, left: str) -> None:
    assert sorbnames.fix_text("03046 Cottbus\n03046 Chóśebuz\n", style=style).text == f"03046 {left}\n"


def _fixed(document: html.HtmlDocument | markdown.MarkdownDocument, style: str) -> str:
    return document.apply(sorbnames.fix_text(document.text, style=style).applied).decode()


@pytest.mark.parametrize(
    ("source", "style", "right"),
    [
        ("* **Cottbus**/*Chóśebuz*\n", "german", "* **Cottbus**\n"),
        ("* **Cottbus**/*Chóśebuz*\n", "sorbian", "* *Chóśebuz*\n"),
        ("* [Cottbus](a.html) / [Chóśebuz](b.html)\n", "german", "* [Cottbus](a.html)\n"),
        ("| Cottbus | Chóśebuz |\n|---|---|\n| Peitz | Picnjo |\n", "german", None),
        ("| Cottbus | Chóśebuz |\n|---|---|\n| Peitz | Picnjo |\n", "sorbian", None),
    ],
)
def test_markdown(source: str, style: str, right: str | None) -> None:
    assert _fixed(markdown.read("a.md", source.encode()), style) == (right or source)


@pytest.mark.parametrize(
    ("source", "style", "right"),
    [
        ("<p>03046 Cottbus<br>03046 Chóśebuz</p>", "sorbian", "<p>03046 Chóśebuz<br></p>"),
        ("<p>03046 Cottbus<br>03046 Chóśebuz</p>", "german", "<p>03046 Cottbus<br></p>"),
        ("<table><tr><td>Cottbus</td><td>Chóśebuz</td></tr></table>", "german", None),
        ("<table><tr><td>Cottbus</td><td>Chóśebuz</td></tr></table>", "sorbian", None),
    ],
)
def test_html(source: str, style: str, right: str | None) -> None:
    assert _fixed(html.read("a.html", source.encode()), style) == (right or source)


def test_a_street_line_that_shows_both_names_gets_neither_twice() -> None:
    text = "Wir danken.\n\nNeumarkt 5 / Nowe wiki 5 · 03046 Cottbus / 03046 Chósebuz\n"
    assert sorbnames.fix_text(text, style="sorbian").text.count("Nowe wiki") == 1
