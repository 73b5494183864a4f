"""Edits as tracked changes of OpenDocument: accepted they give the corrected text, rejected the old one."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from docx_samples import members
from hypothesis import given, settings
from hypothesis import strategies as st
from odt_samples import package, paragraph, span
from test_documents_odt import NEW, PARAGRAPHS, body_of, built, some_edits

from sorbnames.documents import odt
from sorbnames.findings import Edit, apply_edits

DATE = datetime(2024, 2, 14, 8, 30, tzinfo=UTC)
WHO = (
    '<office:change-info><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">sorbnames</dc:creator>'
    '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2024-02-14T08:30:00</dc:date></office:change-info>'
)


def tracked(data: bytes, old: str, new: str) -> bytes:
    document = odt.read("x.odt", data)
    start = document.text.index(old)
    edits = [Edit(start, start + len(old), new)]
    made = document.apply(edits, track_changes=True, date=DATE)
    assert odt.read("x.odt", made).text == apply_edits(document.text, edits)
    assert odt.read("x.odt", rejected(made)).text == document.text
    return made


def rejected(data: bytes) -> bytes:
    """The file with our changes rejected."""
    parts = {}
    for name in ("content.xml", "styles.xml"):
        xml = members(data)[name].decode()
        for number in re.findall(r'<text:changed-region xml:id="(sorbnames\d+)"', xml):
            region = re.search(rf'<text:changed-region xml:id="{number}".*?</text:changed-region>', xml, re.DOTALL)
            assert region
            xml = xml.replace(region[0], "")
            deleted = re.search(r"</office:change-info><text:p>(.*)</text:p></text:deletion>", region[0], re.DOTALL)
            xml = xml.replace(f'<text:change text:change-id="{number}"/>', deleted[1] if deleted else "")
            start, end = (f'<text:change-{which} text:change-id="{number}"/>' for which in ("start", "end"))
            xml = re.sub(f"{start}.*?{end}", "", xml, flags=re.DOTALL)
        parts[name] = xml.encode()
    return odt.read("x.odt", data).package.with_parts(parts)


def test_a_word_is_deleted_and_inserted_with_its_formatting() -> None:
    made = body_of(tracked(package(paragraph("in ", span("Chósebuz", "B"), " am")), "Chósebuz", "Chóśebuz"))
    gone = f"<text:deletion>{WHO}{paragraph(span('Chósebuz', 'B'))}</text:deletion>"
    assert made == (
        f'<text:tracked-changes><text:changed-region xml:id="sorbnames1" text:id="sorbnames1">{gone}'
        f'</text:changed-region><text:changed-region xml:id="sorbnames2" text:id="sorbnames2"><text:insertion>{WHO}'
        "</text:insertion></text:changed-region></text:tracked-changes>"
        '<text:p>in <text:span text:style-name="B"><text:change text:change-id="sorbnames1"/>'
        '<text:change-start text:change-id="sorbnames2"/>Chóśebuz<text:change-end text:change-id="sorbnames2"/>'
        "</text:span> am</text:p>"
    )


def test_changes_join_those_that_are_there() -> None:
    other = f"<text:changed-region text:id='ct1'><text:deletion>{paragraph('x')}</text:deletion></text:changed-region>"
    for known in (f"<text:tracked-changes>{other}</text:tracked-changes>", "<text:tracked-changes/>"):
        made = tracked(package(known + paragraph("Chósebuz")), "Chósebuz", "Chóśebuz")
        assert body_of(made).count("<text:tracked-changes") == 1
        again = odt.read("x.odt", made).apply([Edit(0, 1, "K")], track_changes=True, date=DATE)
        assert 'text:id="sorbnames3"' in body_of(again)
        assert body_of(again).count("<text:tracked-changes") == 1


@settings(deadline=None, max_examples=150)
@given(PARAGRAPHS, st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), NEW), max_size=5))
def test_any_tracked_edits(
    paragraphs: list[tuple[int, list[tuple[str, str]]]], spans: list[tuple[int, int, str]]
) -> None:
    data = built(paragraphs)
    document = odt.read("x.odt", data)
    edits = some_edits(document.text, spans)
    made = document.apply(edits, track_changes=True, date=DATE)
    assert odt.read("x.odt", made).text == apply_edits(document.text, edits)
    before, after = (re.sub(" +", " ", odt.read("x.odt", one).text) for one in (data, rejected(made)))
    assert before == after
