"""Edits as tracked changes: accepted they give the corrected text, rejected the old one."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from docx_samples import members, package, paragraph, run
from hypothesis import given, settings
from test_documents_docx import LETTERS, PARAGRAPHS, body_of, built, some_edits, st

from sorbnames.documents import docx
from sorbnames.findings import Edit, apply_edits

DATE = datetime(2024, 2, 14, 8, 30, tzinfo=UTC)


def tracked(data: bytes, old: str, new: str) -> str:
    document = docx.read("x.docx", data)
    start = document.text.index(old)
    edits = [Edit(start, start + len(old), new)]
    made = document.apply(edits, track_changes=True, date=DATE)
    assert docx.read("x.docx", made).text == apply_edits(document.text, edits)
    assert docx.read("x.docx", rejected(made)).text == document.text
    return body_of(made)


def rejected(data: bytes) -> bytes:
    """The file with our changes rejected."""
    document = members(data)["word/document.xml"].decode()
    header = members(data).get("word/header1.xml", b"").decode()
    ours = 'w:author="sorbnames" w:date="[^"]*"'
    texts = []
    for xml in (document, header):
        old = re.sub(rf'<w:ins w:id="\d+" {ours}>.*?</w:ins>', "", xml)
        deletions = re.compile(rf'<w:del w:id="\d+" {ours}>(.*?)</w:del>')
        texts.append(deletions.sub(lambda found: found[1].replace("delText", "t"), old))
    package = docx.read("x.docx", data).package
    parts = dict(zip(("word/document.xml", "word/header1.xml"), (text.encode() for text in texts), strict=True))
    return package.with_parts({name: part for name, part in parts.items() if name in package})


def test_a_word_is_deleted_and_inserted_with_its_formatting() -> None:
    made = tracked(package(paragraph(run("in Chósebusz am", bold=True))), "Chósebusz", "Chóśebuz")
    bold, by = "<w:rPr><w:b/></w:rPr>", 'w:author="sorbnames" w:date="2024-02-14T08:30:00Z"'
    space = 'xml:space="preserve"'
    assert made == (
        f"<w:p><w:r>{bold}<w:t {space}>in </w:t></w:r>"
        f'<w:del w:id="1" {by}><w:r>{bold}<w:delText {space}>Chósebusz</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" {by}><w:r>{bold}<w:t {space}>Chóśebuz</w:t></w:r></w:ins>'
        f"<w:r>{bold}<w:t {space}> am</w:t></w:r></w:p>"
    )


def test_an_added_partner_deletes_nothing() -> None:
    made = tracked(package(paragraph(run("in Cottbus am"))), "Cottbus", "Cottbus/Chóśebuz")
    assert "delText" not in made
    assert made.count("<w:ins ") == 1


def test_special_hyphens_are_deleted_as_what_they_are() -> None:
    made = tracked(package(paragraph(run("Cott\u00adbus/Chó\u00adsebuz"))), "Chó\u00adsebuz", "Chóśebuz")
    assert re.search(r"<w:del [^>]*><w:r><w:softHyphen/></w:r></w:del>", made)


def test_numbers_go_on_after_those_of_the_document() -> None:
    other = "<w:ins w:id='41' w:author='A' w:date='2024-01-01T00:00:00Z'>"
    made = tracked(package(paragraph(f"{other}{run('in Chósebuz am')}</w:ins>")), "Chósebuz", "Chóśebuz")
    assert 'w:id="42"' in made
    # Our insertion stands beside the other one, not inside; the deletion stands inside: it deletes what was inserted.
    assert re.search(r"</w:del></w:ins><w:ins w:id=\"43\"[^>]*>.*?</w:ins>" + re.escape(other), made)


@settings(deadline=None, max_examples=100)
@given(PARAGRAPHS, st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), LETTERS), max_size=5))
def test_any_tracked_edits(
    paragraphs: list[tuple[int, list[tuple[str, bool]]]], spans: list[tuple[int, int, str]]
) -> None:
    data = built(paragraphs)
    document = docx.read("x.docx", data)
    edits = some_edits(document.text, spans)
    made = document.apply(edits, track_changes=True, date=DATE)
    assert docx.read("x.docx", made).text == apply_edits(document.text, edits)
    assert docx.read("x.docx", rejected(made)).text == document.text
