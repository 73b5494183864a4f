"""Word documents: what is text, and edits that change nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import pytest
from docx_samples import members, package, paragraph, part, run, stored
from hypothesis import given, settings
from hypothesis import strategies as st

from sorbnames.documents import Segment, docx, read
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit, apply_edits


def text_of(body: str, **parts: tuple[str, bytes]) -> str:
    return read("x.docx", package(body, {name.replace("_", "."): value for name, value in parts.items()})).text


def edited(data: bytes, *changes: tuple[str, str], **options: bool) -> bytes:
    """The file with the first occurrence of each left text replaced by the right one."""
    document = docx.read("x.docx", data)
    edits = []
    for old, new in changes:
        start = document.text.index(old)
        edits.append(Edit(start, start + len(old), new))
    made = document.apply(edits, **options)
    assert docx.read("x.docx", made).text == apply_edits(document.text, edits)
    return made


def body_of(data: bytes) -> str:
    found = re.search(r"<w:body>(.*)</w:body>", members(data)["word/document.xml"].decode(), re.DOTALL)
    assert found
    return found[1]


# --- what is text


def test_paragraphs_are_lines() -> None:
    assert text_of(paragraph(run("Cottbus")) + "<w:p/>" + paragraph(run("Pe"), run("itz"))) == "Cottbus\n\nPeitz"


def test_cells_are_divided_by_tabs_and_rows_by_line_ends() -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    one, two = cell.format(paragraph(run("a")) + paragraph(run("b"))), cell.format(paragraph(run("c")))
    row = f"<w:tr>{one}{two}</w:tr>"
    nested = f"<w:tr>{cell.format(f'<w:tbl>{row}</w:tbl><w:p/>')}{two}</w:tr>"
    assert text_of(f"<w:p/><w:tbl>{row}{nested}</w:tbl><w:p/>") == "\na\nb\tc\na\nb\tc\n\tc\n"


def test_elements_that_are_letters() -> None:
    body = paragraph("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>", run("a\tb\nc\u2011d\u00ade"))
    assert text_of(body) == "a\tb\nc\u2011d\u00ade"
    assert text_of("<w:p><w:r><w:tab></w:tab><w:t>x</w:t><w:cr/><w:ptab w:alignment='left'/></w:r></w:p>") == "\tx\n\t"


def test_references_comments_and_cdata_are_read_as_letters() -> None:
    element = "<w:t>Ch&#243;&#x15B;ebuz &amp; <!-- no -->Burg<![CDATA[ <&]]></w:t>"
    body = f"<w:p><w:r>{element}</w:r><!-- <w:t>no</w:t> --></w:p>"
    assert text_of(body) == "Chóśebuz & Burg <&"


def test_blanks_at_the_ends_count_only_where_they_are_preserved() -> None:
    body = "<w:p><w:r><w:t> a </w:t><w:t xml:space='preserve'> b\nc </w:t></w:r></w:p>"
    assert text_of(body) == "a b c "


def test_field_codes_are_no_text_and_results_are() -> None:
    code = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    nested = code.format("begin") + run("7") + code.format("separate") + run("8") + code.format("end")
    body = paragraph(
        run("S. "), code.format("begin"), "<w:r><w:instrText>PAGE</w:instrText></w:r>", run("no"), nested,
        code.format("separate"), run("3"), nested.replace("7", "6"), code.format("end"), run(" von"),
        "<w:fldSimple w:instr='NUMPAGES'>", run(" 9"), "</w:fldSimple>",
    )  # fmt: skip
    assert text_of(body) == "S. 38 von 9"


def test_a_field_code_that_never_ends_hides_nothing() -> None:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    assert text_of(paragraph(run("S. "), begin, run("3")) + paragraph(run("Peitz"))) == "S. 3\nPeitz"


def test_deleted_and_moved_text_is_no_text() -> None:
    deleted = "<w:del w:id='1'><w:r><w:tab/><w:delText>Kottbus</w:delText></w:r></w:del>"
    moved = "<w:moveFrom w:id='2'><w:r><w:t>Burg</w:t></w:r></w:moveFrom>"
    inserted = f"<w:ins w:id='3'>{run('Cottbus')}</w:ins><w:moveTo w:id='4'>{run('!')}</w:moveTo>"
    assert text_of(paragraph(deleted, moved, inserted)) == "Cottbus!"


def test_a_deleted_end_of_paragraph_joins_two() -> None:
    first = paragraph("<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>", run("Cott"))
    data = package(first + paragraph(run("bus")))
    assert read("x.docx", data).text == "Cottbus"
    assert "Kot</w:t>" in body_of(edited(data, ("Cottbus", "Kotbus!")))


def test_hyperlinks_and_content_controls_are_text_and_targets_are_not() -> None:
    link = f'<w:hyperlink r:id="rId9" w:tooltip="Forst">{run("Guben")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtPr><w:alias w:val='Ort'/></w:sdtPr><w:sdtContent>{run('Peitz')}</w:sdtContent></w:sdt>"
    assert text_of(paragraph(link, run(" "), control)) == "Guben Peitz"


def text_box(content: str, other: str = "") -> str:
    inner = f"<w:txbxContent>{paragraph(content)}</w:txbxContent>"
    twin = f"<w:txbxContent>{paragraph(other or content)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{twin}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_follows_its_paragraph_and_is_shown_once() -> None:
    body = paragraph(run("vor "), text_box(run("Chósebuz")), run("nach")) + paragraph(run("Ende"))
    assert text_of(body) == "vor nach\nChósebuz\nEnde"


def test_both_forms_of_a_text_box_are_edited() -> None:
    data = package(paragraph(text_box(run("Chóse") + run("buz", bold=True), run("Chósebuz"))))
    body = body_of(edited(data, ("Chósebuz", "Chóśebuz")))
    assert body.count(">Chóśe<") == 1
    assert body.count(">Chóśebuz<") == 1


def test_an_older_form_with_other_text_is_left_alone() -> None:
    data = package(paragraph(text_box(run("Chósebuz"), run("Bild von Chósebuz"))))
    assert "Bild von Chósebuz" in body_of(edited(data, ("Chósebuz", "Chóśebuz")))


def test_headers_come_first_then_body_notes_and_footers() -> None:
    note = f"<w:footnote w:id='1'>{paragraph(run('Note'))}</w:footnote>"
    lines = "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    text = text_of(
        paragraph(run("Text")),
        footer1_xml=("footer", part("ftr", paragraph(run("Fuß")))),
        header10_xml=("header", part("hdr", paragraph(run("Kopf 10")))),
        header2_xml=("header", part("hdr", paragraph(run("Kopf 2")))),
        footnotes_xml=("footnotes", part("footnotes", lines + note)),
        endnotes_xml=("endnotes", part("endnotes", f"<w:endnote w:id='1'>{paragraph(run('Ende'))}</w:endnote>")),
        comments_xml=("comments", part("comments", f"<w:comment w:id='1'>{paragraph(run('nie'))}</w:comment>")),
    )
    assert text == "Kopf 2\nKopf 10\nText\nNote\nEnde\nFuß"


def test_headings_are_segments() -> None:
    styles = part(
        "styles",
        "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='Haus'><w:name w:val='Haus'/><w:basedOn w:val='berschrift1'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='Normal'><w:name w:val='Normal'/></w:style>",
    )
    properties = "<w:pPr><w:pStyle w:val='{}'/></w:pPr>"
    body = (
        paragraph(properties.format("Haus"), run("Eins")) + paragraph(properties.format("Normal"), run("zwei"))
        + paragraph(run("drei")) + paragraph("<w:pPr><w:outlineLvl w:val='1'/></w:pPr>", run("Vier"))
    )  # fmt: skip
    document = read("x.docx", package(body, {"styles.xml": ("styles", styles)}))
    assert document.segments == (Segment(0, 5, "heading"), Segment(5, 15, "body"), Segment(15, 19, "heading"))


# --- edits


def test_no_edit_gives_the_bytes_that_were_read() -> None:
    data = package(paragraph(run("Cottbus")))
    assert read("x.docx", data).apply(()) == data
    assert read("x.docx", data).apply([Edit(0, 7, "Cottbus")]) == data


def test_each_part_of_a_split_name_keeps_its_formatting() -> None:
    data = package(paragraph(run("in Cottbus/"), run("Chós", bold=True), run("ebusz"), run(" am")))
    made = edited(data, ("Cottbus/Chósebusz", "Cottbus/Chóśebuz"))
    assert body_of(made) == body_of(data).replace("Chós<", "Chóś<").replace("ebusz", "ebuz")


def test_everything_else_in_the_part_stays_as_it_was_written() -> None:
    odd = "<w:p  w:rsidR='00A1' ><w:r><w:t>Burg &#243; </w:t ></w:r><!-- c --><w:r><w:t>Chóse</w:t></w:r></w:p >"
    data = package(odd)
    assert body_of(edited(data, ("Chóse", "Chóśe"))) == odd.replace("Chóse", "Chóśe")
    made = edited(data, ("ó", "o"))
    assert body_of(made) == odd.replace("&#243;", "o")


def test_a_hyphen_element_stays_where_its_letter_stays() -> None:
    data = package(paragraph(run("Sprewja\u2011Nysa und Spree\u2011Neise")))
    made = body_of(edited(data, ("Spree\u2011Neise", "Spree\u2011Neiße")))
    assert made.count("<w:noBreakHyphen/>") == 2
    made = body_of(edited(data, ("Spree\u2011Neise", "Spree-Neiße")))
    assert made.count("<w:noBreakHyphen/>") == 1
    made = body_of(edited(package(paragraph(run("Chó\u00adsebuz"))), ("Chó\u00adsebuz", "Chóśebuz")))
    assert "softHyphen" not in made


def test_new_breaks_and_blanks_become_what_word_writes() -> None:
    data = package("<w:p><w:r><w:t>Cottbus</w:t></w:r></w:p>")
    made = body_of(edited(data, ("Cottbus", "03046 Cottbus \n\tChóśebuz ")))
    assert made.count('<w:t xml:space="preserve">') == 3
    assert "<w:br/>" in made
    assert "<w:tab/>" in made


def test_text_can_be_put_into_an_empty_paragraph() -> None:
    for body in ("<w:p/>", "<w:p></w:p>", "<w:p><w:r><w:rPr/></w:r></w:p>", "<w:p><w:r><w:t></w:t></w:r></w:p>"):
        made = docx.read("x.docx", package(body)).apply([Edit(0, 0, "Peitz")])
        assert docx.read("x.docx", made).text == "Peitz"


def test_an_edit_across_paragraphs_keeps_them() -> None:
    data = package(paragraph(run("Chóse")) + paragraph(run("buz")))
    assert "Chóśe" in body_of(edited(data, ("Chóse\nbuz", "Chóśe\nbuz")))


def test_an_edit_that_would_join_paragraphs_is_refused() -> None:
    document = read("x.docx", package(paragraph(run("x")) + paragraph(run("Cottbus")) + paragraph(run("Peitz"))))
    with pytest.raises(UnsupportedDocument) as caught:
        document.apply([Edit(2, 15, "Cottbus/Peitz")])
    assert "Zeile 2" in caught.value.say("de")
    assert "join paragraphs" in caught.value.say("en")


@pytest.mark.parametrize("edits", [[Edit(0, 3, "a"), Edit(2, 4, "b")], [Edit(0, 99, "a")], [Edit(3, 1, "a")]])
def test_impossible_edits_are_errors(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another or lies outside"):
        read("x.docx", package(paragraph(run("Cottbus")))).apply(edits)


def test_letters_that_xml_cannot_hold_are_named() -> None:
    with pytest.raises(UnsupportedDocument, match=r"U\+000C"):
        read("x.docx", package(paragraph(run("Cottbus")))).apply([Edit(0, 1, "\f")])


def test_other_namespace_prefixes_and_encodings_are_kept() -> None:
    word = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = "<body><p><r><t>Chósebuz</t><tab/></r></p></body>"
    xml = f'<?xml version="1.0" encoding="UTF-16"?><document xmlns="{word}">{body}</document>'
    files = {**members(package("")), "word/document.xml": xml.encode("utf-16")}
    made = edited(packed(files), ("Chósebuz\t", "Chóśebuz\tx"))
    expected = xml.replace("Chós", "Chóś").replace("<tab/>", '<tab/><t xml:space="preserve">x</t>')
    assert members(made)["word/document.xml"].decode("utf-16") == expected
    latin = xml.replace("UTF-16", "ISO-8859-1").encode("latin-1")
    made = edited(packed({**files, "word/document.xml": latin}), ("Chósebuz", "Chóśebuz"))
    assert members(made)["word/document.xml"] == latin.replace(b"Ch\xf3s", b"Ch\xf3&#347;")


def packed(files: dict[str, bytes]) -> bytes:
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


# --- any document, any edits

LETTERS = st.text("Cotbus hśóeuz/<&\t\n\u2011\u00ad\u0301", max_size=8)
RUNS = st.lists(st.tuples(LETTERS, st.booleans()), max_size=5)
PARAGRAPHS = st.lists(st.tuples(st.integers(0, 4), RUNS), min_size=1, max_size=5)


def built(paragraphs: list[tuple[int, list[tuple[str, bool]]]]) -> bytes:
    """Each paragraph stands in the body, in a cell, in a text box, in a header, or carries a deletion."""
    body, header = "<w:p/>", ""
    for kind, runs in paragraphs:
        made = "".join(run(text, bold) for text, bold in runs)
        if kind == 1:
            body += f"<w:tbl><w:tr><w:tc>{paragraph(made)}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        elif kind == 2:
            body += paragraph(run("x"), text_box(made), run("y"))
        elif kind == 3:
            header += paragraph(made)
        elif kind == 4:
            body += paragraph(made, "<w:del w:id='1'><w:r><w:delText>weg</w:delText></w:r></w:del>", made)
        else:
            body += paragraph(made)
    return package(
        body,
        {"header1.xml": ("header", part("hdr", header or "<w:p/>")), "styles.xml": ("styles", part("styles", ""))},
        **{"word/media/image1.png": bytes(range(256)) * 4},
    )


def some_edits(text: str, spans: Iterable[tuple[int, int, str]]) -> list[Edit]:
    """Edits that do not overlap and leave line and cell ends alone."""
    edits: list[Edit] = []
    position = 0
    for skip, length, new in spans:
        start = min(position + skip, len(text))
        end = start
        while end < min(start + length, len(text)) and text[end] not in "\n\t":
            end += 1
        edits.append(Edit(start, end, new))
        position = end
    return edits


@settings(deadline=None, max_examples=150)
@given(PARAGRAPHS, st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), LETTERS), max_size=5))
def test_any_edits_of_any_document(
    paragraphs: list[tuple[int, list[tuple[str, bool]]]], spans: list[tuple[int, int, str]]
) -> None:
    data = built(paragraphs)
    document = docx.read("x.docx", data)
    edits = some_edits(document.text, spans)
    made = document.apply(edits)
    again = docx.read("x.docx", made)
    assert again.text == apply_edits(document.text, edits)
    before, after = stored(data), stored(made)
    assert list(before) == list(after)
    for name in before:
        if name not in ("word/document.xml", "word/header1.xml"):
            assert before[name] == after[name]
    for name in ("word/document.xml", "word/header1.xml"):
        assert skeleton(members(data)[name]) == skeleton(members(made)[name])


def skeleton(xml: bytes) -> list[str]:
    """All tags but those that edits may add or take away: letters, and runs in paragraphs without any."""
    found = re.findall(r"<[^>]*>", xml.decode())
    letters = r"</?w:(t|tab|br|noBreakHyphen|softHyphen)[ />].*|</?w:(t|r)>"
    # An empty paragraph may close itself or not.
    return [re.sub(r"/?>$", "", tag) for tag in found if not re.match(letters, tag) and tag not in ("</w:p>", ">")]
