"""The fast scanner against a slow and obvious one that walks the whole tree, on any mixture of Word's elements."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docx_samples import MC, W, package, paragraph, run  # isort: skip
from sorbnames.documents import docx

LETTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "sym": "\ufffc"}


def name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def reference(xml: bytes) -> str:
    """The text of a body, paragraph by paragraph, by walking the tree."""
    lines: list[tuple[str, str]] = []
    _block(etree.fromstring(xml), "\n", lines)
    return "".join(separator + line for separator, line in lines)[1:]


def _block(
    element: etree._Element, separator: str, lines: list[tuple[str, str]], fields: list[bool] | None = None
) -> str:
    """Collect (separator in front, text) of the paragraphs below; gives the separator for what follows."""
    fields = [] if fields is None else fields
    for child in element:
        kind = name(child)
        if kind == "p":
            text, boxes = _inline(child, fields)
            lines.append((separator, text))
            separator = "\n"
            for box in boxes:
                _block(box, "\n", lines)
        elif kind == "tr":
            for number, cell in enumerate(each for each in child if name(each) == "tc"):
                _block(cell, "\t" if number else "\n", lines, fields)
            separator = "\n"
        elif kind == "AlternateContent":
            separator = _block(child[0], separator, lines, fields)
        elif kind not in ("del", "moveFrom", "pPr"):
            separator = _block(child, separator, lines, fields)
    return separator


def _inline(element: etree._Element, fields: list[bool]) -> tuple[str, list[etree._Element]]:
    """The letters of a paragraph and the boxes that hang on it."""
    text, boxes = "", []
    for child in element:
        kind = name(child)
        if kind == "txbxContent":
            boxes.append(child)
        elif kind == "AlternateContent":
            more, found = _inline(child[0], fields)
            text, boxes = text + more, boxes + found
        elif kind == "fldChar":
            state = child.get(f"{{{W}}}fldCharType")
            if state == "begin":
                fields.append(True)
            elif state == "separate":
                fields[-1] = False
            else:
                fields.pop()
        elif kind in LETTERS:
            text += "" if True in fields else LETTERS[kind]
        elif kind == "t":
            shown = (child.text or "").replace("\n", " ")
            preserve = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            text += "" if True in fields else shown if preserve else shown.strip(" ")
        elif kind not in ("del", "moveFrom", "pPr", "rPr", "instrText"):
            more, found = _inline(child, fields)
            text, boxes = text + more, boxes + found
    return text, boxes


CODE = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
TEXTS = st.text("Cotbus ś&<\t\n\u2011", max_size=6)
PIECES = st.recursive(
    st.one_of(
        TEXTS.map(run),
        TEXTS.map(lambda text: f"<w:r><w:t>{text.translate({38: '&amp;', 60: '&#60;', 9: ' '})}</w:t></w:r>"),
        st.sampled_from(["<w:bookmarkStart w:id='1' w:name='x>y'/>", "<!-- <w:t>no</w:t> -->"]),
        st.just("<w:r><w:sym/><w:cr/></w:r>"),
        st.just("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs><w:rPr><w:b/></w:rPr></w:pPr>"),
    ),
    lambda inner: st.one_of(
        inner.map(lambda made: f"<w:hyperlink>{made}</w:hyperlink>"),
        inner.map(lambda made: f"<w:del w:id='1'>{made}</w:del>"),
        inner.map(lambda made: f"<w:ins w:id='1'>{made}</w:ins>"),
        inner.map(lambda made: f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{made}</w:sdtContent></w:sdt>"),
        st.tuples(inner, inner).map(
            lambda both: CODE.format("begin") + both[0] + CODE.format("separate") + both[1] + CODE.format("end")
        ),
        inner.map(lambda made: f"<w:r><w:pict><w:txbxContent>{paragraph(made)}</w:txbxContent></w:pict></w:r>"),
        st.tuples(inner, inner).map(
            lambda both: "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
            + paragraph(both[0]) + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + paragraph(both[1])
            + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        ),
    ),
    max_leaves=5,
)  # fmt: skip
BLOCKS = st.recursive(
    st.lists(PIECES, max_size=3).map(lambda pieces: paragraph(*pieces)),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(
            lambda both: f"<w:tbl><w:tr><w:tc>{both[0]}</w:tc><w:tc>{both[1]}</w:tc></w:tr><w:tr/></w:tbl>"
        ),
        inner.map(lambda made: f"<w:sdt><w:sdtContent>{made}</w:sdtContent></w:sdt>"),
    ),
    max_leaves=4,
)


@settings(deadline=None, max_examples=300)
@given(BLOCKS)
def test_the_fast_scanner_reads_what_the_slow_one_reads(body: str) -> None:
    document = docx.read("x.docx", package(body))
    assert MC in document.xml["word/document.xml"].text
    assert document.text == reference(document.package.read("word/document.xml"))
