"""The letter as a Word file that is a template too: named styles, real headers and footers, fields in their places.

Address field and information block are text frames (``w:framePr``) whose place counts from the edges of the page, so
they stay where the window is whatever is typed; Word and LibreOffice both keep them. The first page has a header of
its own that reaches down to where the text begins, and the footer with the columns.
"""

from __future__ import annotations

import io
from math import ceil
from typing import TYPE_CHECKING, Any

from sorbnames.letterhead import din5008
from sorbnames.letterhead.docx_body import Body
from sorbnames.letterhead.docx_parts import (
    add_fields,
    add_marks,
    add_styled,
    anchored,
    borderless,
    framed,
    set_style,
    shade_rule,
    tabbed,
)
from sorbnames.letterhead.docx_styles import FONT, NOTE_PITCH, new_document
from sorbnames.letterhead.extras import needed
from sorbnames.letterhead.layout import LINE_SIZE, NAME_SIZE, POINT, Sheet, fitting, head_part, lines_of, text_width

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

#: Distance of headers and footers from the edges of the sheet.
EDGE = 9.0
#: Pitch of the lines and size of type in the information block, in points.
INFO_PITCH = 12.0
INFO_SIZE = 9.5
#: Size of type in the address field, and the least for a line that is long, in points.
ADDRESS_SIZE, LEAST_SIZE = 11.0, 8.0


def render(sheet: Sheet) -> bytes:
    """The bytes of the file; raises UnsupportedDocument if python-docx is missing (extra ``letterhead``)."""
    document = new_document(sheet.font or FONT, sheet.language)
    properties = document.core_properties
    properties.title, properties.author, properties.subject = sheet.title, sheet.name, sheet.subject
    properties.comments, properties.keywords = "", ""
    section = document.sections[0]
    _page(section)
    _first_header(section, sheet)
    _next_header(section, sheet)
    _first_footer(section, sheet)
    _field(document, sheet)
    _info(document, sheet)
    _text(document, sheet)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def mm(length: float) -> Any:
    """Millimetres as python-docx counts them."""
    return needed("docx.shared", "python-docx").Mm(length)


def points(size: float) -> Any:
    """Points as python-docx counts them."""
    return needed("docx.shared", "python-docx").Pt(size)


def _page(section: Section) -> None:
    section.page_width, section.page_height = mm(din5008.PAGE_WIDTH), mm(din5008.PAGE_HEIGHT)
    section.left_margin, section.right_margin = mm(din5008.LEFT), mm(din5008.RIGHT)
    section.top_margin, section.bottom_margin = mm(din5008.NEXT_TOP), mm(din5008.BOTTOM)
    section.header_distance = section.footer_distance = mm(EDGE)
    section.different_first_page_header_footer = True


def body_top(sheet: Sheet) -> float:
    """Where the text begins, in millimetres: below the address field, or below a long information block."""
    wide = din5008.INFO_WIDTH - label_width(sheet)
    rows = sum(lines_of(row.value, INFO_SIZE, wide) for group in sheet.info for row in group)
    rows += ceil(len(sheet.info) * 0.5) + (2 if sheet.date_line else 0)
    return max(sheet.form.body_top, sheet.form.info_top + rows * INFO_PITCH * POINT + din5008.GAP)


def label_width(sheet: Sheet) -> float:
    """How wide the labels of the information block are, with what stands between them and their values."""
    labels = [f"{row.label}:" for group in sheet.info for row in group if row.label]
    return round(max((text_width(label, INFO_SIZE) for label in labels), default=0.0) * 1.1 + 2, 1)


def _first_header(section: Section, sheet: Sheet) -> None:
    header = section.first_page_header
    header.is_linked_to_previous = False
    flow = header.paragraphs[0]
    high, part = sheet.form.head - EDGE - 2, head_part(sheet)
    width = din5008.TEXT_WIDTH - (sheet.logo.width + 8 if sheet.logo else 0)
    for number, line in enumerate(sheet.head):
        style = "Briefkopf Name" if number == 0 else "Briefkopf Zeile"
        paragraph = add_styled(header, style, line)
        framed(paragraph, din5008.LEFT, EDGE, width, high)
        if part < 1:
            size = (NAME_SIZE if number == 0 else LINE_SIZE) * part
            paragraph.runs[0].font.size = points(size)
            paragraph.paragraph_format.line_spacing = points(round(size * 1.2, 1))
    # The only paragraph in the flow: as high as everything above the text, which it pushes to its place. It comes
    # last, because a frame is anchored to what follows it.
    header._element.append(flow._p)
    set_style(flow, "Briefkopf Abstand")
    flow.paragraph_format.line_spacing = mm(body_top(sheet) - EDGE)
    add_marks(flow, (*sheet.form.fold_marks, din5008.PUNCH_MARK))
    if sheet.logo:
        logo = sheet.logo
        inline = flow.add_run().add_picture(io.BytesIO(logo.data), mm(logo.width), mm(logo.height))
        anchored(inline._inline, din5008.PAGE_WIDTH - din5008.RIGHT - logo.width, EDGE, logo.alt)


def _next_header(section: Section, sheet: Sheet) -> None:
    header = section.header
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    set_style(paragraph, "Folgeseite")
    paragraph.add_run(f"{sheet.name}\t")
    tabbed(paragraph, din5008.TEXT_WIDTH, "right")
    before, between = ("", " / ") if sheet.language == "dsb" else ("Seite ", " von ")
    add_fields(paragraph, before, "PAGE", between, "NUMPAGES")


def _first_footer(section: Section, sheet: Sheet) -> None:
    footer = section.first_page_footer
    footer.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    first = footer.paragraphs[0]
    set_style(first, "Fußzeile Abstand")
    if not sheet.footer:
        return
    table = footer.add_table(1, len(sheet.footer), mm(din5008.TEXT_WIDTH))
    borderless(table, [column.width for column in sheet.footer], 4.0)
    for cell, column in zip(table.rows[0].cells, sheet.footer, strict=True):
        lines = [column.heading, *column.printed] if column.heading else list(column.printed)
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            set_style(paragraph, "Fußzeile Brief")
            run = paragraph.add_run(line)
            run.bold = True if column.heading and number == 0 else None
            run.font.size = points(sheet.footer_size)
    shade_rule(first)
    footer._element.remove(first._element)
    footer._element.insert(0, first._element)
    last = add_styled(footer, "Fußzeile Abstand")  # Word wants a paragraph after a table
    last.paragraph_format.line_spacing = points(1)


def _field(document: Document, sheet: Sheet) -> None:
    """Return address, notes and address: two frames, the zones of the address field."""
    top, height = sheet.form.notes_top, din5008.NOTES_HEIGHT
    above = [(sheet.sender_line, "Rücksendeangabe"), *((line, "Vermerk") for line in sheet.notes)]
    for line, style in above:
        paragraph = add_styled(document, style)
        run = paragraph.add_run(line)
        if style == "Rücksendeangabe":
            run.font.size = points(sheet.sender_size)
            # The frame cannot set its text at its bottom: what is above the first line does.
            pitch = sheet.sender_size * 1.25
            lines = lines_of(line, sheet.sender_size, din5008.SENDER_WIDTH * 0.85)  # fonts in its stead may be wide
            used = lines * pitch + len(sheet.notes) * NOTE_PITCH + 2
            paragraph.paragraph_format.line_spacing = points(pitch)
            paragraph.paragraph_format.space_before = points(max(0.0, height / POINT - used))
        framed(paragraph, din5008.LEFT, top, din5008.SENDER_WIDTH, height)
    for line in sheet.address or ("",):
        paragraph = add_styled(document, "Anschrift", line)
        size = fitting(line, ADDRESS_SIZE, LEAST_SIZE, din5008.SENDER_WIDTH)
        if size < ADDRESS_SIZE:
            paragraph.runs[0].font.size = points(size)
        framed(paragraph, din5008.LEFT, sheet.form.address_top, din5008.SENDER_WIDTH, din5008.ADDRESS_HEIGHT)


def _info(document: Document, sheet: Sheet) -> None:
    lines: list[tuple[str, str, bool]] = []
    for number, group in enumerate(sheet.info):
        for position, row in enumerate(group):
            lines.append((f"{row.label}:" if row.label else "", row.value, position == 0 and number > 0))
    for label, value, is_apart in lines:
        paragraph = add_styled(document, "Informationsblock")
        paragraph.add_run(f"{label}\t{value}")
        tabbed(paragraph, label_width(sheet), "left", hanging=True)
        paragraph.paragraph_format.space_before = points(INFO_PITCH / 2 if is_apart else 0)
        framed(paragraph, din5008.INFO_LEFT, sheet.form.info_top, din5008.INFO_WIDTH)
    if sheet.date_line:
        paragraph = add_styled(document, "Datumszeile", sheet.date_line)
        paragraph.paragraph_format.space_before = points(INFO_PITCH if lines else 0)
        framed(paragraph, din5008.INFO_LEFT, sheet.form.info_top, din5008.INFO_WIDTH)


def _text(document: Document, sheet: Sheet) -> None:
    if sheet.subject or not sheet.has_letter:
        add_styled(document, "Betreff", sheet.subject)
    body = Body(document)
    body.add(sheet.body)
    if not sheet.body:
        add_styled(document, "Brieftext")
