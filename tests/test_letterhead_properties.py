"""Whatever stands in a letter, every output is made and loses no word."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import TypeVar

import docx as python_docx
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from letterhead_samples import SHORT, opened

import sorbnames
from sorbnames.errors import InvalidData
from sorbnames.letterhead import letter_sheet, read_letter
from sorbnames.letterhead.docx import render as render_docx
from sorbnames.letterhead.html import render as render_html
from sorbnames.letterhead.letter import Letter
from sorbnames.letterhead.pdf import Printer
from sorbnames.letterhead.recipients import read_recipients
from sorbnames.letterhead.text import render as render_text

WORDS = st.sampled_from(["Chóśebuz", "Składowa", "Wětošow/Błota", "Ärger", "x", "12", "ŔŚŹ", "Bórkowy"])
SIGNS = ("# ", "### ", "- ", "1. ", "> ", "**", "*", "`", "```\n", "| ", "|\n|---|\n", "---\n", "[", "](", ")", "![")
MARKS = st.sampled_from(["\n", "\n\n", " ", "\\", "<", "#", *SIGNS])
MARKDOWN = st.lists(st.one_of(WORDS, MARKS), max_size=40).map("".join)
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(MARKDOWN)
def test_every_output_holds_every_letter_of_the_text(text: str) -> None:
    letterhead, _ = opened(SHORT)
    sheet = letterhead.sheet(Letter(text=text))
    plain = render_text(sheet).decode()
    wanted = sum(plain.count(letter) for letter in "śŚłŹ")
    document = python_docx.Document(io.BytesIO(render_docx(sheet)))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    parts += [cell.text for cell in document.sections[0].first_page_footer.tables[0].rows[0].cells]
    word = "".join(parts)
    page = re.sub(r"(?s)<style>.*?</style>", "", render_html(sheet).decode())
    # The sender line stands in the Word file even without a recipient.
    assert sum(word.count(letter) for letter in "śŚłŹ") - word.count("Cottbus/Chóśebuz") == wanted
    assert sum(page.count(letter) for letter in "śŚłŹ") == wanted


@settings(few, max_examples=40)
@given(MARKDOWN)
def test_every_text_can_be_typeset(text: str) -> None:
    letterhead, _ = opened(SHORT)
    data = Printer(letterhead.profile).render([letterhead.sheet(Letter(text=text))])
    assert pypdf.PdfReader(io.BytesIO(data)).pages


@few
@given(st.text(max_size=200))
def test_any_text_is_a_letter_or_an_error_that_says_where(text: str) -> None:
    letterhead, _ = opened(SHORT)
    letter = made(lambda: read_letter(text, "brief.md"))
    if letter is not None:
        sheet, _ = letter_sheet(letterhead, letter, sorbnames.load())
        for render in (render_text, render_html, render_docx):
            assert render(sheet)


@few
@given(st.text(max_size=200))
def test_any_text_is_a_table_or_an_error_that_says_where(text: str) -> None:
    made(lambda: read_recipients(text, "brief.md"))


Made = TypeVar("Made")


def made(make: Callable[[], Made]) -> Made | None:
    """What is made of a text, or None if it is refused with the name of the file."""
    try:
        return make()
    except InvalidData as error:
        if not error.say("de").startswith("brief.md"):
            raise
        return None


@pytest.mark.parametrize("lines", [10_000])
def test_a_very_long_letter_is_printed(lines: int) -> None:
    letterhead, _ = opened(SHORT)
    sheet = letterhead.sheet(Letter(text="Zeile in Chóśebuz\n\n" * lines))
    assert render_text(sheet).decode().count("Zeile in Chóśebuz") == lines
    assert render_html(sheet).decode().count("<p>Zeile in Chóśebuz</p>") == lines
