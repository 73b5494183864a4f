"""The text of a letter in Word: paragraphs, lists, tables, links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sorbnames.letterhead.din5008 import TEXT_WIDTH
from sorbnames.letterhead.docx_parts import add_styled, element, set_style
from sorbnames.letterhead.extras import needed
from sorbnames.letterhead.layout import text_width
from sorbnames.letterhead.markdown import (
    Block,
    Code,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    plain,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run

_LINKS = ("http://", "https://", "mailto:", "tel:")
#: How far each level of a list is set in, in millimetres.
_STEP = 6.0
#: Size of type in tables, in points, and what stands left and right of it, in millimetres.
CELL_SIZE = 10.0
CELL_PADDING = 7.0


class Body:
    """Writes blocks at the end of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._mm = needed("docx.shared", "python-docx").Mm

    def add(self, blocks: Iterable[Block], style: str = "Brieftext", level: int = 0) -> None:
        """Add blocks; ``level`` is how deep in lists they are."""
        for block in blocks:
            match block:
                case Paragraph(spans):
                    self._paragraph(spans, style, level)
                case Heading(_, spans):
                    self._paragraph(spans, "Überschrift im Brief", level)
                case Listing(start, items):
                    self._list(start, items, level + 1)
                case Quote(inner):
                    self.add(inner, "Zitat im Brief", level)
                case Code(text):
                    self._paragraph((Span(text),), "Festbreite", level)
                case Rule():
                    self._rule()
                case Table():
                    self._table(block)

    def _paragraph(self, spans: Spans, style: str, level: int) -> WordParagraph:
        paragraph = add_styled(self._document, style)
        if level:
            paragraph.paragraph_format.left_indent = self._mm(_STEP * level)
        self._spans(paragraph, spans)
        return paragraph

    def _list(self, start: int, items: tuple[tuple[Block, ...], ...], level: int) -> None:
        numbering = self._numbering(start, level)
        for item in items:
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
            paragraph = self._paragraph(first.spans, "Aufzählung", level)
            properties = paragraph._p.get_or_add_pPr()
            number = element("numPr")
            number.append(element("ilvl", val=0))
            number.append(element("numId", val=numbering))
            properties.insert_element_before(number, "w:pBdr", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
            paragraph.paragraph_format.first_line_indent = self._mm(-_STEP)
            self.add(rest, "Aufzählung", level)
        if level == 1 and items:
            shared = needed("docx.shared", "python-docx")
            self._document.paragraphs[-1].paragraph_format.space_after = shared.Pt(8)

    def _numbering(self, start: int, level: int) -> int:
        """A new numbering of its own, so that every list counts from its own start."""
        root: Any = self._document.part.numbering_part.element
        qn = needed("docx.oxml.ns", "python-docx").qn
        abstract = [int(one.get(qn("w:abstractNumId"))) for one in root.findall(qn("w:abstractNum"))]
        number = max(abstract, default=0) + 1
        made = element("abstractNum", abstractNumId=number)
        made.append(element("multiLevelType", val="singleLevel"))
        first = element("lvl", ilvl=0)
        first.append(element("start", val=start or 1))
        first.append(element("numFmt", val="decimal" if start else "bullet"))
        first.append(element("lvlText", val="%1." if start else "–" if level > 1 else "•"))
        first.append(element("lvlJc", val="left"))
        made.append(first)
        known = root.findall(qn("w:abstractNum"))
        known[-1].addnext(made) if known else root.insert(0, made)
        return int(root.add_num(number).numId)

    def _rule(self) -> None:
        paragraph = add_styled(self._document, "Brieftext")
        borders = element("pBdr")
        borders.append(element("bottom", val="single", sz=4, space=1, color="777777"))
        paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")

    def _table(self, table: Table) -> None:
        sides = needed("docx.enum.text", "python-docx").WD_ALIGN_PARAGRAPH
        alignment = {"left": sides.LEFT, "center": sides.CENTER, "right": sides.RIGHT}
        made = self._document.add_table(len(table.rows), len(table.aligned), "Table Grid")
        made.autofit = False
        for column, width in zip(made.columns, _widths(table), strict=True):
            column.width = self._mm(width)
            for cell in column.cells:
                cell.width = self._mm(width)
        made._tbl.tblPr.insert_element_before(
            element("tblInd", w=0, type="dxa"), "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook"
        )
        for number, (row, word_row) in enumerate(zip(table.rows, made.rows, strict=True)):
            for side, spans, cell in zip(table.aligned, row, word_row.cells, strict=True):
                paragraph = cell.paragraphs[0]
                set_style(paragraph, "Zellentext")
                paragraph.alignment = alignment[side]
                bold = tuple(Span(span.text, True, span.italic, span.code, span.link) for span in spans)
                self._spans(paragraph, bold if number == 0 else spans)
        if table.rows:
            made.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
        add_styled(self._document, "Tabellenabstand")

    def _spans(self, paragraph: WordParagraph, spans: Spans) -> None:
        for span in spans:
            if span.text == "\n":
                paragraph.add_run().add_break()
                continue
            run = paragraph.add_run(span.text)
            run.bold, run.italic = span.bold or None, span.italic or None
            if span.code:
                run.font.name = "Courier New"
            if span.link.startswith(_LINKS):
                self._link(paragraph, run, span.link)

    def _link(self, paragraph: WordParagraph, run: Run, target: str) -> None:
        kinds = needed("docx.opc.constants", "python-docx").RELATIONSHIP_TYPE
        qn = needed("docx.oxml.ns", "python-docx").qn
        link = element("hyperlink", history=1)
        link.set(qn("r:id"), self._document.part.relate_to(target, kinds.HYPERLINK, is_external=True))
        paragraph._p.append(link)
        link.append(run._r)


def _widths(table: Table) -> list[float]:
    """The widths of the columns in millimetres, by their longest cells; no more together than the text is wide."""
    columns = zip(*table.rows, strict=True)
    widths = [max(text_width(plain(cell), CELL_SIZE) for cell in column) + CELL_PADDING for column in columns]
    part = min(1.0, TEXT_WIDTH / sum(widths))
    return [round(width * part, 2) for width in widths]
