"""Pieces of WordprocessingML that python-docx has no calls for: frames, fields, marks at the edge, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sorbnames.letterhead.extras import needed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

#: Twentieths of a point, in which Word counts, for a millimetre; English Metric Units, in which drawings count.
TWIPS = 1440 / 25.4
EMU = 36_000

#: Tags that follow one another in ``w:pPr``: a frame comes after these.
_BEFORE_FRAME = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore")

_MARK = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="1" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{number}" name="{name}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom>
<a:ln w="4000"><a:solidFill><a:srgbClr val="777777"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>
"""


_ANCHOR = """
<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0"
 distL="0" distR="0" simplePos="0" relativeHeight="899" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/></wp:anchor>
"""


def element(tag: str, **attributes: object) -> Any:
    """An element of the namespace ``w`` with attributes of it."""
    oxml = needed("docx.oxml", "python-docx")
    qn = needed("docx.oxml.ns", "python-docx").qn
    made = oxml.OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def set_style(paragraph: Paragraph, name: str) -> None:
    """Give the paragraph a style of ours; python-docx would look through all styles each time."""
    paragraph._p.style = name.replace(" ", "")


def add_styled(place: Any, name: str, text: str = "") -> Paragraph:
    """Add a paragraph with a style of ours to a document, header or footer."""
    paragraph: Paragraph = place.add_paragraph(text)
    set_style(paragraph, name)
    return paragraph


def framed(paragraph: Paragraph, left: float, top: float, width: float, height: float = 0.0) -> None:
    """Put a paragraph into a frame at that place of the page (millimetres); neighbours alike share one frame.

    With a height the frame is at least so high; text does not flow around it.
    """
    attributes: dict[str, object] = {"w": round(width * TWIPS)}
    if height:
        attributes.update(h=round(height * TWIPS), hRule="atLeast")
    attributes.update(hSpace=0, wrap="around", vAnchor="page", hAnchor="page")
    attributes.update(x=round(left * TWIPS), y=round(top * TWIPS))
    properties = paragraph._p.get_or_add_pPr()
    qn = needed("docx.oxml.ns", "python-docx").qn
    before = [child for child in properties if child.tag in {qn(tag) for tag in _BEFORE_FRAME}]
    properties.insert(len(before), element("framePr", **attributes))


def tabbed(paragraph: Paragraph, place: float, alignment: str, *, hanging: bool = False) -> None:
    """One tab stop, in millimetres; ``hanging`` lets what does not fit go on below it."""
    text: Any = needed("docx.enum.text", "python-docx")
    mm = needed("docx.shared", "python-docx").Mm
    side = text.WD_TAB_ALIGNMENT.RIGHT if alignment == "right" else text.WD_TAB_ALIGNMENT.LEFT
    paragraph.paragraph_format.tab_stops.add_tab_stop(mm(place), side)
    if hanging:
        paragraph.paragraph_format.left_indent = mm(place)
        paragraph.paragraph_format.first_line_indent = mm(-place)


def add_fields(paragraph: Paragraph, *parts: str) -> None:
    """Text and fields in turn: ``add_fields(p, "Seite ", "PAGE", " von ", "NUMPAGES")``."""
    for number, part in enumerate(parts):
        if number % 2 == 0:
            paragraph.add_run(part)
            continue
        for kind in ("begin", "", "separate", "1", "end"):
            run = paragraph.add_run()
            if kind in ("begin", "separate", "end"):
                run._r.append(element("fldChar", fldCharType=kind))
            elif kind:
                run.text = kind
            else:
                instruction = element("instrText")
                instruction.text = f" {part} "
                run._r.append(instruction)


def add_marks(paragraph: Paragraph, places: tuple[float, ...]) -> None:
    """Fold marks, the last one being the punch mark, at the left edge of the page."""
    parse = needed("docx.oxml", "python-docx").parse_xml
    for number, place in enumerate(places, 1):
        is_punch = number == len(places)
        paragraph._p.append(
            parse(
                _MARK.format(
                    number=900 + number,
                    left=4 * EMU,
                    top=round(place * EMU),
                    width=(7 if is_punch else 5) * EMU,
                    name="Lochmarke" if is_punch else f"Faltmarke {number}",
                )
            )
        )


def anchored(inline: Any, left: float, top: float, alt: str) -> None:
    """Take a picture out of its line and put it at that place of the page (millimetres)."""
    parse = needed("docx.oxml", "python-docx").parse_xml
    inline.docPr.set("descr", alt)
    extent = inline.extent
    text = _ANCHOR.format(left=round(left * EMU), top=round(top * EMU), width=extent.cx, height=extent.cy)
    anchor = parse(text)
    for child in list(inline):
        if child.tag.rpartition("}")[2] != "extent":
            anchor.append(child)
    inline.getparent().replace(inline, anchor)


def shade_rule(paragraph: Paragraph, *, below: bool = False) -> None:
    """A thin grey line above the paragraph, or below it."""
    properties = paragraph._p.get_or_add_pPr()
    borders = element("pBdr")
    borders.append(element("bottom" if below else "top", val="single", sz=2, space=1, color="777777"))
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def borderless(table: Table, widths: list[float], gutter: float) -> None:
    """A table of fixed column widths (millimetres) without lines or margins, but a gutter right of each column."""
    mm = needed("docx.shared", "python-docx").Mm
    table.autofit = False
    margins = element("tblCellMar")
    margins.append(element("left", w=0, type="dxa"))
    margins.append(element("right", w=round(gutter * TWIPS), type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    for number, width in enumerate(widths):
        full = width + (gutter if number + 1 < len(widths) else 0)
        table.columns[number].width = mm(full)
        for cell in table.columns[number].cells:
            cell.width = mm(full)


def set_language(document: Document, language: str) -> None:
    """The language for the spelling check."""
    code = {"de": "de-DE", "dsb": "dsb-DE"}[language]
    properties = document.styles["Normal"].element.get_or_add_rPr()
    properties.append(element("lang", val=code, eastAsia=code))
