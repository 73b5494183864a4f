"""Findings as Word comments: anchored at their text, which stays as it was."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx as python_docx
from docx_samples import R, W, members, package, paragraph, part, run
from hypothesis import given, settings
from test_documents_docx import PARAGRAPHS, body_of, built, st, text_box

from sorbnames.documents import docx
from sorbnames.findings import Finding

DATE = datetime(2024, 2, 14, 8, 30, tzinfo=UTC)


def finding(start: int, found: str) -> Finding:
    values = (("found", found), ("right", "Chóśebuz"))
    return Finding("SN101", "error", start, start + len(found), found, "Chóśebuz", "", None, "rules.SN101", values)


def commented(data: bytes, *found: str) -> bytes:
    document = docx.read("x.docx", data)
    made = document.comment([finding(document.text.index(one), one) for one in found], "de", DATE)
    assert docx.read("x.docx", made).text == document.text
    return made


def comments_of(data: bytes) -> list[tuple[str, str, str]]:
    return [(one.author, one.initials, one.text) for one in python_docx.Document(io.BytesIO(data)).comments]


def test_a_comment_stands_at_its_text_and_says_what_is_wrong() -> None:
    made = commented(package(paragraph(run("in Chósebuz am", bold=True))), "Chósebuz")
    assert comments_of(made) == [("sorbnames", "sn", "SN101: „Chósebuz“ schreibt man „Chóśebuz“.")]
    bold, space = "<w:rPr><w:b/></w:rPr>", 'xml:space="preserve"'
    assert body_of(made) == (
        f'<w:p><w:r>{bold}<w:t {space}>in </w:t></w:r><w:commentRangeStart w:id="0"/>'
        f'<w:r>{bold}<w:t {space}>Chósebuz</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        f'<w:r><w:commentReference w:id="0"/></w:r><w:r>{bold}<w:t {space}> am</w:t></w:r></w:p>'
    )


def test_comments_go_behind_those_that_are_there() -> None:
    old = part("comments", f"<w:comment w:id='7' w:author='A' w:initials='A'>{paragraph(run('alt'))}</w:comment>")
    made = commented(package(paragraph(run("Chósebuz"), run("Kotbus")), {"comments.xml": ("comments", old)}), "Kotbus")
    assert [text for _, _, text in comments_of(made)] == ["alt", "SN101: „Kotbus“ schreibt man „Chóśebuz“."]
    assert 'w:id="8"' in body_of(made)
    assert members(made)["[Content_Types].xml"].count(b"comments") == 2


def test_an_empty_comments_part_is_filled() -> None:
    old = f'<x:comments xmlns:x="{W}"/>'.encode()
    made = commented(package(paragraph(run("Kotbus")), {"comments.xml": ("comments", old)}), "Kotbus")
    assert b'<x:comment x:id="0"' in members(made)["word/comments.xml"]


def test_outside_the_body_the_comment_quotes_its_text() -> None:
    header = {"header1.xml": ("header", part("hdr", paragraph(run("Kotbus"))))}
    made = commented(package(paragraph(run("Brief"), text_box(run("Gubben"))), header), "Kotbus", "Gubben")
    texts = [text for _, _, text in comments_of(made)]
    assert texts[0].startswith("„Kotbus“ (an anderer Stelle der Seite): SN101")
    assert texts[1].startswith("„Gubben“")
    assert "commentRangeStart" not in members(made)["word/header1.xml"].decode()
    assert body_of(made).index("commentReference") < body_of(made).index("Brief")


def test_a_file_without_relations_gets_them() -> None:
    from test_documents_docx import packed

    files = members(package(paragraph(run("Kotbus"))))
    del files["word/_rels/document.xml.rels"]
    made = commented(packed(files), "Kotbus")
    assert f"{R}/comments".encode() in members(made)["word/_rels/document.xml.rels"]
    assert len(comments_of(made)) == 1


@settings(deadline=None, max_examples=60)
@given(PARAGRAPHS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=5))
def test_any_comments(paragraphs: list[tuple[int, list[tuple[str, bool]]]], spans: list[tuple[int, int]]) -> None:
    data = built(paragraphs)
    document = docx.read("x.docx", data)
    found = [finding(min(start, len(document.text)), "x" * length) for start, length in spans]
    made = document.comment(found, "en", DATE)
    assert docx.read("x.docx", made).text == document.text
    assert len(comments_of(made)) == len(spans)
    assert body_of(made).count("commentRangeEnd") == len(spans)
