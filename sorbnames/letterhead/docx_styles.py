"""The styles of the Word file, by names that people who edit letters in German offices look for."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sorbnames.letterhead.din5008 import ADDRESS_PITCH
from sorbnames.letterhead.docx_parts import set_language
from sorbnames.letterhead.extras import needed
from sorbnames.letterhead.layout import POINT

if TYPE_CHECKING:
    from docx.document import Document

#: On every office machine, and it has every Lower Sorbian letter.
FONT = "Arial"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style; sizes and distances in points. ``pitch`` 0 means lines as high as they need."""

    name: str
    size: float
    pitch: float = 0.0
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    follows: str = ""


#: Height of the lines of notes above the address, in points.
NOTE_PITCH = 9.6

LOOKS = (
    Look("Brieftext", 11, after=8),
    Look("Betreff", 11, after=22, bold=True, follows="Brieftext"),
    Look("Überschrift im Brief", 11, before=8, after=4, bold=True, follows="Brieftext"),
    Look("Zitat im Brief", 11, after=8),
    Look("Aufzählung", 11, after=2),
    Look("Zellentext", 10),
    Look("Festbreite", 9, after=8),
    Look("Tabellenabstand", 2, pitch=8),
    Look("Anschrift", 11, pitch=ADDRESS_PITCH / POINT),
    Look("Rücksendeangabe", 8, pitch=10),
    Look("Vermerk", 8, pitch=NOTE_PITCH),
    Look("Informationsblock", 9.5, pitch=12),
    Look("Datumszeile", 9.5, pitch=12),
    Look("Briefkopf Name", 14, pitch=17, bold=True),
    Look("Briefkopf Zeile", 10),
    Look("Briefkopf Abstand", 2),
    Look("Folgeseite", 9),
    Look("Fußzeile Brief", 7),
    Look("Fußzeile Abstand", 2, pitch=3),
)


#: Of the styles that python-docx brings along, these stay; 140 others would only be in the way of those who edit.
KEPT = (
    "Normal",
    "Header",
    "Footer",
    "Header Char",
    "Footer Char",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "Table Grid",
)


def new_document(font: str, language: str) -> Document:
    """An empty document with the styles of a letter in this font and language."""
    document: Document = needed("docx", "python-docx").Document(io.BytesIO(_template(font, language)))
    return document


@lru_cache(maxsize=8)
def _template(font: str, language: str) -> bytes:
    """The bytes of such a document: made once for many letters."""
    document: Document = needed("docx", "python-docx").Document()
    for style in list(document.styles):
        if style.name not in KEPT:
            style.delete()
    numbering = document.part.numbering_part.element  # lists of styles that have just gone
    for child in list(numbering):
        numbering.remove(child)
    make_styles(document, font)
    set_language(document, language)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_styles(document: Document, font: str) -> None:
    """Give the document its styles, in this font."""
    enums: Any = needed("docx.enum.style", "python-docx")
    spacing: Any = needed("docx.enum.text", "python-docx").WD_LINE_SPACING
    pt: Any = needed("docx.shared", "python-docx").Pt
    normal = document.styles["Normal"]
    set_font(normal, font)
    normal.font.size = pt(11)
    normal.paragraph_format.space_after = pt(0)
    for look in LOOKS:
        style: Any = document.styles.add_style(look.name, enums.WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.quick_style = True
        style.font.size = pt(look.size)
        style.font.bold = look.bold or None
        style.paragraph_format.space_before = pt(look.before)
        style.paragraph_format.space_after = pt(look.after)
        if look.pitch:
            style.paragraph_format.line_spacing_rule = spacing.EXACTLY
            style.paragraph_format.line_spacing = pt(round(look.pitch, 2))
    for look in LOOKS:
        if look.follows:
            document.styles[look.name].next_paragraph_style = document.styles[look.follows]
    document.styles["Betreff"].paragraph_format.keep_with_next = True
    document.styles["Überschrift im Brief"].paragraph_format.keep_with_next = True
    document.styles["Zitat im Brief"].paragraph_format.left_indent = pt(14)
    set_font(document.styles["Festbreite"], "Courier New")


def set_font(style: Any, font: str) -> None:
    """The font of a style for all kinds of letters, not for Latin ones alone."""
    qn = needed("docx.oxml.ns", "python-docx").qn
    style.font.name = font
    fonts = style.element.rPr.rFonts
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), font)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)
