"""The outputs as other programs read them: the PDF with pypdf, the Word file with python-docx, the page as HTML."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import docx as python_docx
import pypdf
import pytest
from docx.oxml.ns import qn
from letterhead_samples import LETTER, SHORT, opened, profile, said, sheet_of
from PIL import Image

import sorbnames
from sorbnames.errors import InvalidData, UnsupportedDocument
from sorbnames.letterhead import Renderer, letter_sheet, open_letterhead, read_letter, render_signature
from sorbnames.letterhead.docx import render as render_docx
from sorbnames.letterhead.html import render as render_html
from sorbnames.letterhead.pdf import Printer
from sorbnames.letterhead.text import render as render_text

NAMES = ("Chóśebuz", "Składowa droga", "Bórkowy (Błota)", "Wětošow/Błota")
#: Every letter of the alphabet, also those of older spellings, and the German ones.
ALPHABET = "AaBbCcČčĆćDdEeĚěFfGgHhIiJjKkŁłLlMmNnŃńOoÓóPpQqRrŔŕŘřSsŠšŚśTtUuVvWwXxYyZzŽžŹź ÄäÖöÜüß „Zitat“ – € §"


def pdf_of(profile_text: str, letter: str = LETTER) -> pypdf.PdfReader:
    letterhead, _ = opened(profile_text)
    sheet = letter_sheet(letterhead, read_letter(letter, "brief.md"), sorbnames.load())[0]
    return pypdf.PdfReader(io.BytesIO(Printer(letterhead.profile).render([sheet])))


def text_of(reader: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


# --- PDF


def test_the_pdf_gives_the_names_back() -> None:
    text = text_of(pdf_of(profile()))
    for name in (*NAMES, "Cottbus/Chóśebuz, den 14. Februar 2024", "Schilder in Cottbus/Chóśebuz"):
        assert name in text


def test_the_pdf_gives_every_letter_back() -> None:
    assert ALPHABET in " ".join(text_of(pdf_of(SHORT, ALPHABET)).split())


def test_every_font_of_the_pdf_is_embedded() -> None:
    fonts = pdf_of(profile(), LETTER + "\n`Code`\n").pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert len(fonts) >= 3
    for font in fonts.values():
        (inner,) = font.get_object()["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        assert "/ToUnicode" in font.get_object()


def test_the_pdf_says_that_it_is_pdf_a_and_what_language_it_is() -> None:
    reader = pdf_of(profile(), LETTER.replace("date:", "language: dsb\ndate:"))
    root = reader.trailer["/Root"].get_object()
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfaid:part>2<", metadata)
    assert re.search(r"pdfaid:conformance>A<", metadata)
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == "Schilder in Cottbus/Chóśebuz"


def test_pages_of_a_long_letter_are_counted() -> None:
    long = "\n\n".join(["Ein Absatz von einiger Länge, der sich wiederholt. " * 6] * 32)
    reader = pdf_of(profile(), "---\nsubject: x\n---\n" + long)
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) == 3
    assert "Seite" not in texts[0]
    assert "Seite 2 von 3" in texts[1]
    assert "Seite 3 von 3" in texts[2]
    assert "Registergericht" in texts[0]
    assert "Registergericht" not in texts[1]


def test_every_letter_in_one_file_counts_from_one() -> None:
    letterhead, _ = opened(profile())
    long = "\n\n".join(["Ein Absatz von einiger Länge, der sich wiederholt. " * 6] * 12)
    sheets = [letterhead.sheet(read_letter(long)) for _ in range(3)]
    reader = pypdf.PdfReader(io.BytesIO(Printer(letterhead.profile).render(sheets)))
    counts = [re.findall(r"Seite \d von \d", page.extract_text()) for page in reader.pages]
    assert counts == [[], ["Seite 2 von 2"]] * 3


def test_a_font_that_is_not_there_is_told_and_replaced() -> None:
    letterhead, _ = opened(profile().replace("# font: Arial", "font: Musterschrift"))
    printer = Printer(letterhead.profile)
    printer.render([letterhead.sheet()] * 2)
    assert said(tuple(printer.notes)) == [
        "profil.yaml, Zeile 78: Die Schrift „Musterschrift“ ist auf diesem Rechner nicht da; stattdessen steht "
        "Source Sans Pro."
    ]


def test_a_letter_that_the_font_lacks_is_taken_from_another_and_told() -> None:
    letterhead, _ = opened(profile())
    printer = Printer(letterhead.profile)
    data = printer.render([letterhead.sheet(read_letter("Zug: ♞"))])
    assert "Zug: ♞" in text_of(pypdf.PdfReader(io.BytesIO(data)))
    assert [note.message_id for note in printer.notes] == ["glyph_missing"]
    assert "„♞ (U+265E)“" in said(tuple(printer.notes))[0]


def test_a_letter_that_no_font_has_is_refused_by_name() -> None:
    letterhead, _ = opened(profile())
    with pytest.raises(InvalidData) as caught:
        Printer(letterhead.profile).render([letterhead.sheet(read_letter("Zeichen: \U000e1234"))])
    assert caught.value.message_id == "letterhead.letter_without_glyph"
    assert "U+E1234" in caught.value.say("de")


def test_typst_code_in_a_letter_is_text() -> None:
    code = '#read("/etc/passwd") $x$ @y <z> #import'
    assert code.replace(" ", "") in text_of(pdf_of(SHORT, code)).replace(" ", "").replace("\n", "")


# --- Word


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph of the body, tables left out."""
    document = python_docx.Document(io.BytesIO(data))
    return [(str(paragraph.style and paragraph.style.name), paragraph.text) for paragraph in document.paragraphs]


def test_the_word_file_has_styles_that_say_what_they_are_for() -> None:
    assert paragraphs(render_docx(sheet_of(profile()))) == [
        ("Rücksendeangabe", "Beispielwerke Lausitz GmbH | Magazinstraße 28 | 03046 Cottbus/Chóśebuz"),
        ("Anschrift", "Stadt Lübbenau/Spreewald"),
        ("Anschrift", "Frau Dr. Erika Muster"),
        ("Anschrift", "Kirchplatz 1"),
        ("Anschrift", "03222 Lübbenau/Spreewald"),
        ("Informationsblock", "Name:\tErika Muster"),
        ("Informationsblock", "\tPressesprecherin"),
        ("Informationsblock", "Telefon:\t+49 355 000000-24"),
        ("Informationsblock", "E-Mail:\tmuster@example.org"),
        ("Datumszeile", "Cottbus/Chóśebuz, den 14. Februar 2024"),
        ("Betreff", "Schilder in Cottbus/Chóśebuz"),
        ("Brieftext", "Sehr geehrte Frau Dr. Muster,"),
        ("Brieftext", "die Schilder stehen an der Składowa droga."),
        ("Aufzählung", "Burg (Spreewald)/Bórkowy (Błota)"),
        ("Aufzählung", "Vetschau/Spreewald / Wětošow/Błota"),
        ("Brieftext", "Mit freundlichen Grüßen"),
    ]


def test_an_empty_letterhead_is_a_template_to_type_into() -> None:
    letterhead, _ = opened(SHORT)
    made = paragraphs(render_docx(letterhead.sheet()))
    assert [style for style, _ in made] == ["Rücksendeangabe", "Anschrift", "Betreff", "Brieftext"]
    assert [text for _, text in made[1:]] == ["", "", ""]


@pytest.mark.parametrize("form", ["A", "B"])
def test_frames_of_the_word_file_stand_where_din_5008_wants_them(form: str) -> None:
    document = python_docx.Document(io.BytesIO(render_docx(sheet_of(profile(form=form)))))
    places = {}
    for paragraph in document.paragraphs:
        frame = paragraph._p.pPr.find(qn("w:framePr")) if paragraph._p.pPr is not None else None
        if frame is not None:
            assert (frame.get(qn("w:hAnchor")), frame.get(qn("w:vAnchor"))) == ("page", "page")
            twips = (int(frame.get(qn("w:x"))), int(frame.get(qn("w:y"))))
            places[str(paragraph.style and paragraph.style.name)] = tuple(number * 25.4 / 1440 for number in twips)
    head = {"A": 27, "B": 45}[form]
    assert places["Rücksendeangabe"] == pytest.approx((25, head), abs=0.05)
    assert places["Anschrift"] == pytest.approx((25, head + 17.7), abs=0.05)
    assert places["Informationsblock"] == pytest.approx((125, head + 5), abs=0.05)


def test_the_first_page_of_the_word_file_has_header_and_footer_of_its_own() -> None:
    document = python_docx.Document(io.BytesIO(render_docx(sheet_of(profile()))))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert [p.text for p in section.first_page_header.paragraphs][:2] == [
        "Beispielwerke Lausitz GmbH",
        "Presse- und Öffentlichkeitsarbeit",
    ]
    assert section.header.paragraphs[0].text == "Beispielwerke Lausitz GmbH\tSeite 1 von 1"
    cells = [cell.text for cell in section.first_page_footer.tables[0].rows[0].cells]
    assert "Składowa droga 28" in cells[0]
    assert "Registergericht: Amtsgericht Cottbus" in cells[2]
    assert section.footer.paragraphs[0].text == ""
    assert (section.page_width, section.page_height) == (7560310, 10692130)


#: The order that the schema of WordprocessingML wants (ECMA-376, part 1, 17.3.1.26, 17.4.59); Word is strict in it.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
}


def test_the_word_file_keeps_the_order_of_the_schema() -> None:
    from lxml import etree

    table = "\n\n| a | b |\n|---|--:|\n| c | d |\n\n1. x\n   - y\n\n> z\n\n---\n\n[w](https://example.org)\n"
    data = render_docx(sheet_of(profile(), LETTER.replace("date:", "notes: Einschreiben\ndate:") + table))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if not re.fullmatch(r"word/(document|styles|header\d|footer\d|numbering)\.xml", name):
                continue
            for kind, order in ORDER.items():
                wanted = order.split()
                for node in etree.fromstring(archive.read(name)).iter(qn(f"w:{kind}")):
                    tags = [child.tag.rpartition("}")[2] for child in node]
                    assert tags == sorted(set(tags), key=wanted.index), (name, tags)


def test_lists_of_the_word_file_count_each_for_itself() -> None:
    data = render_docx(sheet_of(SHORT, "1. a\n2. b\n\nText\n\n7. c\n"))
    document = python_docx.Document(io.BytesIO(data))
    numbers = [
        p._p.pPr.numPr.numId.val for p in document.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None
    ]
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]


# --- HTML


class Page(HTMLParser):
    """Collects the text of a page, its elements and whatever it would load."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in ("td", "th"):
            self.text.append(" ")
        self.loads += [
            value or "" for name, value in attrs if name in ("src", "data") or (tag, name) == ("link", "href")
        ]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def page_of(data: bytes) -> Page:
    page = Page()
    page.feed(data.decode())
    return page


def test_the_page_is_complete_and_loads_nothing(tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "navy").save(tmp_path / "logo.png")
    (tmp_path / "profil.yaml").write_text(profile().replace("# logo: logo.png", "logo: logo.png"), "utf-8")
    letterhead, _ = open_letterhead(tmp_path / "profil.yaml")
    sheet = letter_sheet(letterhead, read_letter(LETTER), sorbnames.load())[0]
    data = render_html(sheet)
    page = page_of(data)
    assert page.loads
    assert all(load.startswith("data:image/png;base64,") for load in page.loads)
    assert not re.search(r"url\(|@import", data.decode())
    for name in NAMES:
        assert name in "".join(page.text)
    assert data.decode().startswith('<!DOCTYPE html>\n<html lang="de">')


def test_nothing_in_a_letter_becomes_code_of_the_page() -> None:
    letter = (
        "---\nsubject: <b>x</b>\n---\n<script>alert(1)</script>\n\n[x](javascript:alert) ![y](http://example.org/z.png)"
    )
    page = page_of(render_html(sheet_of(SHORT.replace("Muster", "<i>Muster"), letter)))
    assert not {"script", "i", "img", "a"} & set(page.tags)
    assert "<b>x</b>" in "".join(page.text)


# --- signature


def test_the_signature_has_what_the_law_wants() -> None:
    letterhead, _ = opened(profile())
    text = render_signature(letterhead, "signatur.txt").decode()
    assert text.startswith("-- \nErika Muster\nPressesprecherin\n\nBeispielwerke Lausitz GmbH\n")
    for line in (
        "Magazinstraße 28 / Składowa droga 28",
        "03046 Cottbus / 03046 Chóśebuz",
        "Telefon: +49 355 000000-24",
        "Sitz: Cottbus",
        "Registernummer: HRB 00000 CB",
        "Geschäftsführung: Max Beispiel",
    ):
        assert f"\n{line}\n" in text
    page = page_of(render_signature(letterhead, "signatur.html"))
    read = [line.strip() for line in "".join(page.text).split("\n") if line.strip()]
    assert read == [line for line in text.split("\n")[1:] if line]


def test_a_signature_of_little_has_no_gaps() -> None:
    letterhead, _ = opened(SHORT)
    assert render_signature(letterhead, "-", "txt").decode() == (
        "-- \nHeimatverein Muster e. V.\nMagazinstraße 28 / Składowa droga 28\n03046 Cottbus / 03046 Chóśebuz\n"
    )


@pytest.mark.parametrize("name", ["signatur.pdf", "signatur.docx", "signatur"])
def test_a_signature_is_text_or_html(name: str) -> None:
    letterhead, _ = opened(SHORT)
    with pytest.raises(UnsupportedDocument, match=re.escape(name)):
        render_signature(letterhead, name)


# --- logos


def with_logo(folder: Path, name: str, data: bytes, more: str = "") -> str:
    (folder / name).write_bytes(data)
    return SHORT + f"logo: {folder / name}\n{more}"


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("logo.png", b"", "logo_no_picture"),
        ("logo.png", b"kein Bild", "logo_no_picture"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "logo_no_picture"),
        ("logo.jpg", b"\xff\xd8\xff\xe0broken", "logo_no_picture"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "logo_svg"),
    ],
)
def test_a_logo_that_is_no_picture_is_told_with_file_and_line(
    tmp_path: Path, name: str, data: bytes, problem: str
) -> None:
    with pytest.raises(InvalidData) as caught:
        opened(with_logo(tmp_path, name, data))
    assert (caught.value.message_id, caught.value.parameters["line"]) == (f"letterhead.{problem}", 4)
    assert name in caught.value.say("de")


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "PNG"), ("RGBA", "PNG"), ("P", "GIF"), ("CMYK", "JPEG"), ("I;16", "PNG"), ("1", "TIFF"), ("RGB", "BMP")],
)
def test_pictures_of_every_kind_are_printed(tmp_path: Path, mode: str, kind: str) -> None:
    stream = io.BytesIO()
    Image.new(mode, (60, 30)).save(stream, kind)
    letterhead, _ = opened(with_logo(tmp_path, "logo.bin", stream.getvalue()))
    sheet = letterhead.sheet()
    assert sheet.logo is not None
    assert (sheet.logo.width, sheet.logo.height) == (45, 22.5)
    assert sheet.logo.kind in ("png", "jpeg")
    for format in ("pdf", "docx", "html", "txt"):
        assert Renderer(letterhead, format).render(sheet)


def test_a_logo_higher_than_the_head_is_made_smaller(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (30, 60)).save(stream, "PNG")
    letterhead, notes = opened(with_logo(tmp_path, "hoch.png", stream.getvalue(), "form: A\n"))
    assert [note.message_id for note in notes] == ["logo_too_high"]
    sheet = letterhead.sheet()
    assert sheet.logo is not None
    assert (sheet.logo.width, sheet.logo.height) == (8, 16)


# --- all forms alike


def test_every_form_holds_the_same_words() -> None:
    sheet = sheet_of(profile(), LETTER.replace("date:", "notes: Einschreiben\nyour_reference: ab-12\ndate:"))
    document = python_docx.Document(io.BytesIO(render_docx(sheet)))
    section = document.sections[0]
    word = [p.text for p in (*section.first_page_header.paragraphs, *document.paragraphs)]
    word += [cell.text for cell in section.first_page_footer.tables[0].rows[0].cells]
    letterhead, _ = opened(profile())
    pdf = text_of(pypdf.PdfReader(io.BytesIO(Printer(letterhead.profile).render([sheet]))))
    html = re.sub(r"(?s)<style>.*?</style>|<title>.*?</title>", "", render_html(sheet).decode())
    texts = {
        "txt": re.sub(r"(?m)^- |^-{5,}$", "", render_text(sheet).decode()),
        "html": "".join(page_of(html.encode()).text),
        "docx": "\n".join(word),
        "pdf": pdf.replace("•", ""),
    }
    words = {form: sorted(re.findall(r"\S+", text)) for form, text in texts.items()}
    assert words["html"] == words["docx"] == words["txt"]
    assert words["pdf"] == words["txt"]


def test_a_missing_extra_is_one_clear_message(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    letterhead, _ = opened(SHORT)
    letter = read_letter("Text", today=date(2024, 2, 14))
    sheet = letterhead.sheet(letter)
    for module, package, work in (
        ("typst", "typst", lambda: Printer(letterhead.profile)),
        ("docx", "python-docx", lambda: render_docx(sheet)),
        ("markdown_it", "markdown-it-py", lambda: letterhead.sheet(letter)),
    ):
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(UnsupportedDocument) as caught:
            work()
        message = caught.value.say("de")
        assert package in message
        assert "pip install 'sorbnames[letterhead]'" in message
        monkeypatch.undo()
