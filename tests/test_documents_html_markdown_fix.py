"""Correcting marked-up texts is correcting their text, whatever markup stands inside the names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import sorbnames
from sorbnames.documents import read
from sorbnames.examine import Settings, examine, fix

NAMES = (
    "03046 Cottbus/Chósebusz",
    "Burg (Spreewald)/Borkowy (Błota)",
    "03130 Spremberg/Baršć",
    "Forst (Lausitz) / Barsc (Łužyca)",
    "Lübbenau/Spreewald",
    "ChÃ³Å›ebuz",
    "Peitz/Picnio",
)
HTML_MARKS = ("<b>", "</b>", "<i class='x'>", "</i>", "<!-- x -->", "<wbr>", "\n", "&shy;", "<br>", "<p>", "<td>")
MARKDOWN_MARKS = ("**", "*", "<b>", "</b>", "<!-- x -->", "\n", "&shy;", " `x` ", "\n\n", "[", "](/x)")


@st.composite
def marked_up(draw: st.DrawFn, marks: tuple[str, ...]) -> str:
    """Names with markup at random places, some letters written as entities."""
    text = " und ".join(draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4)))
    pieces: list[str] = []
    for letter in text:
        kind = draw(st.integers(0, 30))
        if kind == 0:
            pieces.append(draw(st.sampled_from(marks)))
        pieces.append(f"&#{ord(letter)};" if kind == 1 else letter)
    return "".join(pieces)


def settles(name: str, source: str) -> None:
    document = read(name, source.encode())
    result = sorbnames.fix_text(document.text)
    edited = read(name, document.apply(result.applied))
    crossed = any(set(document.text[edit.start : edit.end]) & set("\n\t\ufffc") for edit in result.applied)
    if not crossed:
        # Emphasis of a single letter that goes away leaves its asterisks, as in **s**.
        assert edited.text.replace("*", "") == result.text.replace("*", "")
    if not crossed and "*" not in edited.text:
        assert edited.apply(sorbnames.fix_text(edited.text).applied) == document.apply(result.applied)
    assert document.apply(()) == source.encode()


@settings(deadline=None, max_examples=300)
@given(marked_up(HTML_MARKS))
def test_html(source: str) -> None:
    settles("x.html", source)


@settings(deadline=None, max_examples=300)
@given(marked_up(MARKDOWN_MARKS))
def test_markdown(source: str) -> None:
    settles("x.md", source)


def fixed(name: str, source: str, to: str = "both", style: str = "") -> str:
    """What ``fix`` writes for a file with this content."""
    document = read(name, source.encode())
    return document.apply(fix(sorbnames.load(), document, Settings(to=to, style=style)).applied).decode()


def test_a_text_in_a_neighbouring_language_is_left() -> None:
    source = (
        '<html><p>Cottbus/Chósebuz, <span lang="hsb">Choćebuz</span>, Cottbus/<i lang="hsb-x">Choćebuz</i></p>'
        '<div lang="pl"><p>Cottbus/Chósebuz</p><p lang="de">Cottbus/Chósebuz</p></div><p lang="dsb">Chósebuz</p></html>'
    )
    assert fixed("x.html", source) == (
        '<html><p>Cottbus/Chóśebuz, <span lang="hsb">Choćebuz</span>, Cottbus/<i lang="hsb-x">Choćebuz</i></p>'
        '<div lang="pl"><p>Cottbus/Chósebuz</p><p lang="de">Cottbus/Chóśebuz</p></div><p lang="dsb">Chóśebuz</p></html>'
    )
    document = read("x.html", source.encode())
    reported = examine(sorbnames.load(), document, Settings()).found
    assert [located.finding.found for located in reported if located.finding.code == "SN101"] == ["Chósebuz"] * 3
    assert not [located for located in reported if located.finding.code == "SN105"]


def test_the_language_of_a_whole_page_leaves_its_names_to_be_corrected() -> None:
    assert "Chóśebuz" in fixed("x.html", '<html lang="pl"><body><p>03046 Cottbus/Chósebuz</p></body></html>')


def test_a_footnote_that_is_only_the_name_keeps_it() -> None:
    source = "# Cottbus\n\n[^1]: Chóśebuz\n"
    assert fixed("x.md", source, to="de") == source


def test_no_german_name_is_put_into_an_element_in_sorbian() -> None:
    source = '<h1>Willkommen in <span lang="dsb">Picnjo</span></h1><p>Guhrow und <i lang="dsb">Chósebuz</i></p>'
    right = '<h1>Willkommen in <span lang="dsb">Picnjo</span></h1><p>Guhrow/Góry und <i lang="dsb">Chóśebuz</i></p>'
    assert fixed("x.html", source, style="official") == right


def test_a_long_page_in_two_languages() -> None:
    source = '<p lang="hsb">Cottbus/Chósebuz</p><p>Cottbus/Chósebuz ' + "und viel mehr " * 80_000 + "</p>"
    right = source.replace("<p>Cottbus/Chósebuz", "<p>Cottbus/Chóśebuz")
    assert fixed("x.html", source) == right
