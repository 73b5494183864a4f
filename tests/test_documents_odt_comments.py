"""Findings as comments of OpenDocument: anchored at their text, which stays as it was."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from docx_samples import members
from hypothesis import given, settings
from hypothesis import strategies as st
from odt_samples import package, paragraph, span, styles
from test_documents_docx_comments import finding
from test_documents_odt import PARAGRAPHS, body_of, built

from sorbnames.documents import odt

DATE = datetime(2024, 2, 14, 8, 30, tzinfo=UTC)


def commented(data: bytes, *found: str) -> str:
    document = odt.read("x.odt", data)
    made = document.comment([finding(document.text.index(one), one) for one in found], "de", DATE)
    assert odt.read("x.odt", made).text == document.text
    again = odt.read("x.odt", made).comment([finding(0, "x")], "de", DATE)
    assert odt.read("x.odt", again).text == document.text
    return body_of(made)


def test_a_comment_stands_at_its_text_and_says_what_is_wrong() -> None:
    made = commented(package(paragraph("in ", span("Chósebuz"), " am")), "Chósebuz")
    dates = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    note = (
        f'<office:annotation office:name="sorbnames-comment-1"><dc:creator {dates}>sorbnames</dc:creator>'
        f"<dc:date {dates}>2024-02-14T08:30:00</dc:date>"
        f"{paragraph('SN101: „Chósebuz“ schreibt man „Chóśebuz“.')}</office:annotation>"
    )
    end = '<office:annotation-end office:name="sorbnames-comment-1"/>'
    assert made == paragraph("in ", span(f"{note}Chósebuz{end}"), " am")


def test_outside_the_body_the_comment_quotes_its_text() -> None:
    frame = f"<draw:frame><draw:text-box>{paragraph('Gubben')}</draw:text-box></draw:frame>"
    data = package(paragraph("Brief") + paragraph(frame, "zwei"), styles(paragraph("Kotbus")))
    made = commented(data, "Kotbus", "Gubben")
    assert re.findall(r"„\w+“ \(an anderer Stelle der Seite\)", made) == [
        "„Kotbus“ (an anderer Stelle der Seite)",
        "„Gubben“ (an anderer Stelle der Seite)",
    ]
    assert made.index("„Kotbus“") < made.index("Brief") < made.index("„Gubben“ (") < made.index("zwei")


@settings(deadline=None, max_examples=100)
@given(PARAGRAPHS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=5))
def test_any_comments(paragraphs: list[tuple[int, list[tuple[str, str]]]], spans: list[tuple[int, int]]) -> None:
    data = built(paragraphs)
    document = odt.read("x.odt", data)
    found = [finding(min(start, len(document.text)), "x" * length) for start, length in spans]
    made = document.comment(found, "en", DATE)
    assert odt.read("x.odt", made).text == document.text
    assert members(made)["content.xml"].count(b"<office:annotation ") == len(spans)
