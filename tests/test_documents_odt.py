"""OpenDocument texts: what is text, and edits that change nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from docx_samples import members, stored
from hypothesis import given, settings
from hypothesis import strategies as st
from odt_samples import DECLARATION, MEDIA, NAMESPACES, package, paragraph, span, styles

from sorbnames.documents import Segment, odt, read
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit, apply_edits


def text_of(body: str, style_part: bytes = b"") -> str:
    return read("x.odt", package(body, style_part)).text


def edited(data: bytes, *changes: tuple[str, str]) -> bytes:
    document = odt.read("x.odt", data)
    edits = []
    for old, new in changes:
        start = document.text.index(old)
        edits.append(Edit(start, start + len(old), new))
    made = document.apply(edits)
    assert odt.read("x.odt", made).text == apply_edits(document.text, edits)
    return made


def body_of(data: bytes) -> str:
    found = re.search(r"<office:text>(.*)</office:text>", members(data)["content.xml"].decode(), re.DOTALL)
    assert found
    return found[1]


# --- what is text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1   [ a  b <text:span> c</text:span> ]", "1 [ a b c ]"),
        ("x<text:tab/> [after tab]", "x\t [after tab]"),
        ("x <text:tab/>y <text:s/> z", "x \ty   z"),
        ("x<text:line-break/> y<text:s/> z <text:s text:c='2'/>q", "x\n y  z   q"),
        ("\n  lead and trail\n", "lead and trail "),
        ("<text:span> lead</text:span> <text:span> x</text:span>", "lead x"),
        ("a <text:bookmark text:name='b'/> b", "a b"),
        ("a&#9;b&#32;&#32;c&amp;", "a b c&"),
        ("a<text:soft-page-break/>b <text:page-number>3</text:page-number><!-- no -->!", "ab 3!"),
        ("<text:a xlink:href='http://x'>Gu<text:span>ben</text:span></text:a><![CDATA[<&]]>", "Guben<&"),
        ("<text:ruby><text:ruby-base>Base</text:ruby-base><text:ruby-text>no</text:ruby-text></text:ruby>", "Base"),
        ("x<office:annotation><dc:creator>A</dc:creator><text:p>no</text:p></office:annotation>y", "xy"),
        ("<draw:frame><draw:text-box/><svg:title>no</svg:title></draw:frame>x", "x"),
    ],
)
def test_paragraphs_show_what_libreoffice_shows(written: str, shown: str) -> None:
    assert text_of(paragraph(written)) == shown


def test_cells_are_divided_by_tabs_and_rows_by_line_ends() -> None:
    cell = "<table:table-cell>{}</table:table-cell>"
    one, two = cell.format("<text:p>a</text:p><text:p/>"), cell.format("<text:p>b</text:p>")
    row = f"<table:table-row>{one}{two}</table:table-row>"
    assert text_of(f"<text:p/><table:table>{row}{row}</table:table><text:p>c</text:p>") == "\na\n\tb\na\n\tb\nc"


def test_headers_come_first_then_body_notes_and_footers() -> None:
    body = "<text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body>"
    note = f"<text:note text:note-class='{{}}'>{body}</text:note>"
    end, foot = note.format("endnote", paragraph("Ende")), note.format("footnote", paragraph("Note"))
    frame = f"<draw:frame><draw:text-box>{paragraph('Kasten')}</draw:text-box></draw:frame>"
    body = paragraph("Te", end, frame, "xt", foot) + paragraph("zwei")
    text = text_of(body, styles(paragraph("Kopf"), paragraph("Fuß")))
    assert text == "Kopf\nText\nKasten\nzwei\nNote\nEnde\nFuß"


def test_deleted_text_is_no_text() -> None:
    deletion = f"<text:changed-region><text:deletion>{paragraph('Kottbus')}</text:deletion></text:changed-region>"
    changes = f"<text:tracked-changes>{deletion}</text:tracked-changes>"
    assert text_of(f"{changes}<text:p>Cott<text:change text:change-id='1'/>bus</text:p>") == "Cottbus"


def test_deleted_text_may_be_left_in_its_place() -> None:
    region = "<text:changed-region xml:id='c{0}' text:id='c{0}'><text:{1}/></text:changed-region>"
    changes = (
        f"<text:tracked-changes>{region.format(1, 'deletion')}{region.format(2, 'insertion')}</text:tracked-changes>"
    )
    start, end = "<text:change-start text:change-id='c{}'/>", "<text:change-end text:change-id='c{}'/>"
    body = paragraph("Cott", start.format(1), "weg", span("auch")) + paragraph("weg<text:tab/>", end.format(1), "bus")
    assert text_of(changes + body) == "Cottbus"
    assert text_of(changes + paragraph("Cott", start.format(2), "bus", end.format(2))) == "Cottbus"


def test_headings_are_segments() -> None:
    haus = '<style:style style:name="Haus" style:family="paragraph" style:parent-style-name="Title"/>'
    title = '<style:style style:name="Title" style:family="paragraph"/>'
    body = '<text:h text:outline-level="1">Eins</text:h><text:p>zwei</text:p>'
    body += '<text:p text:style-name="Haus">Drei</text:p>'
    document = read("x.odt", package(body, styles(more=haus + title)))
    assert document.segments == (Segment(0, 5, "heading"), Segment(5, 10, "body"), Segment(10, 14, "heading"))


# --- edits


def test_no_edit_gives_the_bytes_that_were_read() -> None:
    data = package(paragraph("Cottbus"))
    assert read("x.odt", data).apply(()) == data


def test_each_part_of_a_split_name_keeps_its_formatting() -> None:
    data = package(paragraph("in Cottbus/", span("Chós"), "e", span("busz", "T2"), " am"))
    made = edited(data, ("Cottbus/Chósebusz", "Cottbus/Chóśebuz"))
    assert body_of(made) == body_of(data).replace("Chós", "Chóś").replace("busz", "buz")


def test_everything_else_in_the_part_stays_as_it_was_written() -> None:
    odd = "<text:p  text:style-name='P1' >Burg  &#243;\n Chóse<!-- c --><text:s></text:s></text:p >"
    assert body_of(edited(package(odd), ("Chóse", "Chóśe"))) == odd.replace("Chóse", "Chóśe")
    assert body_of(edited(package(odd), ("Burg", "Bórk"))) == odd.replace("Burg", "Bórk")


def test_blanks_that_would_be_lost_become_elements() -> None:
    assert body_of(edited(package(paragraph("in Burg am")), ("Burg ", " "))) == paragraph("in <text:s/>am")
    assert body_of(edited(package(paragraph("Burg am")), ("Burg", ""))) == paragraph("<text:s/>am")
    assert body_of(edited(package(paragraph("Burg", span(" am"))), ("Burg", ""))) == paragraph(span("<text:s/>am"))
    made = body_of(edited(package(paragraph("Burg<text:s text:c='3'/>am")), ("Burg  ", "Burg \n\t ")))
    assert made == paragraph("Burg<text:s/><text:line-break/><text:tab/><text:s/><text:s/>am")


def test_text_can_be_put_into_an_empty_paragraph() -> None:
    for body in ("<text:p/>", "<text:p></text:p>", "<text:h text:outline-level='1' />", paragraph(span(""))):
        made = odt.read("x.odt", package(body)).apply([Edit(0, 0, " Peitz")])
        assert odt.read("x.odt", made).text == " Peitz"


def test_an_edit_that_would_join_paragraphs_is_refused() -> None:
    document = read("x.odt", package(paragraph("Cottbus") + paragraph("Peitz")))
    with pytest.raises(UnsupportedDocument, match="join paragraphs"):
        document.apply([Edit(0, 13, "Cottbus/Peitz")])


def test_flat_files_are_edited_in_place() -> None:
    body = f"<office:body><office:text>{paragraph('Chósebuz')}</office:text></office:body>"
    flat = f'{DECLARATION}<office:document {NAMESPACES} office:mimetype="{MEDIA}">{body}</office:document>'.encode()
    document = read("x.fodt", flat)
    assert document.text == "Chósebuz"
    assert document.apply([Edit(3, 4, "ś")]) == flat.replace("Chós".encode(), "Chóś".encode())


# --- any document, any edits

LETTERS = st.text("Cotbus  hśóez/<&\u2011\u00ad\u0301", max_size=8)
NEW = st.text("Cotbus  hśóez/<&\u2011\n\t", max_size=8)
PIECES = st.lists(st.tuples(LETTERS, st.sampled_from(["", "span", "s", "tab", "note", "frame", "comment"])), max_size=6)
PARAGRAPHS = st.lists(st.tuples(st.integers(0, 2), PIECES), min_size=1, max_size=4)


def built(paragraphs: list[tuple[int, list[tuple[str, str]]]]) -> bytes:
    """Each paragraph stands in the body, in a cell, or in the header."""
    body, header = "<text:p/>", ""
    for place, pieces in paragraphs:
        made = ""
        for text, kind in pieces:
            raw = text.replace("&", "&amp;").replace("<", "&lt;")
            note = f"<text:note-body>{paragraph(raw)}</text:note-body>"
            made += {
                "": raw,
                "span": span(raw),
                "s": f"<text:s text:c='{len(text)}'/>",
                "tab": f"{raw}<text:tab/>",
                "note": f"{raw}<text:note text:note-class='footnote'>{note}</text:note>",
                "frame": f"<draw:frame><draw:text-box>{paragraph(raw)}</draw:text-box></draw:frame>",
                "comment": f"<!-- {raw.replace('-', '')} -->{raw}",
            }[kind]
        if place == 1:
            cell = f"<table:table-cell>{paragraph(made)}</table:table-cell>"
            body += f"<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>"
        elif place == 2:
            header += paragraph(made)
        else:
            body += paragraph(made)
    return package(body, styles(header), **{"Pictures/1.png": bytes(range(256)) * 4})


def some_edits(text: str, spans: Iterable[tuple[int, int, str]]) -> list[Edit]:
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


@settings(deadline=None, max_examples=200)
@given(PARAGRAPHS, st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), NEW), max_size=5))
def test_any_edits_of_any_document(
    paragraphs: list[tuple[int, list[tuple[str, str]]]], spans: list[tuple[int, int, str]]
) -> None:
    data = built(paragraphs)
    document = odt.read("x.odt", data)
    edits = some_edits(document.text, spans)
    made = document.apply(edits)
    assert odt.read("x.odt", made).text == apply_edits(document.text, edits)
    before, after = stored(data), stored(made)
    assert list(before) == list(after)
    for name in before:
        if name not in ("content.xml", "styles.xml"):
            assert before[name] == after[name]
    for name in ("content.xml", "styles.xml"):
        assert skeleton(members(data)[name]) == skeleton(members(made)[name])


def skeleton(xml: bytes) -> list[str]:
    """All tags but those that stand for letters; a paragraph without content may close itself."""
    found = re.findall(
        r"<[^>]*>", re.sub(r"/>", "></>", re.sub(r"<text:(s|tab|line-break)\b[^>]*/>", "", xml.decode()))
    )
    return [tag for tag in found if tag not in ("</>", "</text:p>")]
