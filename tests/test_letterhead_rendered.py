"""Letters as they come out of the printer: PDF by typst, DOCX by LibreOffice, HTML by Chromium, measured on the page.

Tolerances: 0.5 mm sideways; a line may stand anywhere within its own pitch below the top of its zone (4.55 mm), because
fonts differ in where a line's box begins; marks within 0.5 mm.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from letterhead_samples import LETTER, opened, profile

import sorbnames
from sorbnames.letterhead import Renderer, din5008, letter_sheet, read_letter

POINT = 25.4 / 72
#: Text of the page in reading order is not needed here, so lines are told by their first words.
ADDRESS = ("Stadt Lübbenau/Spreewald", "Frau Dr. Erika Muster", "Kirchplatz 1", "03222 Lübbenau/Spreewald")
LONG = LETTER.replace("Mit freundlichen", "Ein Satz, der sich oft wiederholt. " * 260 + "\n\nMit freundlichen")
SORBIAN = LETTER.replace("date:", "language: dsb\ndate:")
#: Everything at once, and all of it long.
FULL_PROFILE = """
organisation:
  name: Verwaltungsgesellschaft der Musterstiftung für zweisprachige Beschriftung in der Niederlausitz mbH
  unit: Abteilung für Straßenschilder
offices: {label: Geschäftsstelle, address: [August-Bebel-Straße 82, 03046 Cottbus]}
contact:
  name: Prof. Dr. Erika Muster-Beispielhausen
  position: Leiterin
  department: Abteilung für die Beschriftung von Straßen und Plätzen
  phone: +49 355 000000-24
  mobile: +49 355 000000-25
  fax: +49 355 000000-99
  email: erika.muster-beispielhausen@verwaltungsgesellschaft.example.org
"""
FULL = """---
recipient: |
  Stadt Lübbenau/Spreewald
  Amt für zweisprachige Beschriftung und Angelegenheiten der Sorben/Wenden
  Frau Dr. Erika Muster
  OT Lehde
  Am Hafen 600
  03222 Lübbenau/Spreewald
notes: [Einschreiben, Persönlich, Wenn unzustellbar zurück]
subject: Betrifft
date: 2024-02-14
your_reference: ab-12
your_letter: 01.02.2024
our_reference: EM
our_letter: 05.02.2024
---
Ende.
"""
NOTED = LETTER.replace("date:", "notes: [Einschreiben, Persönlich]\ndate:")

needs_poppler = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("pdftoppm")),
    reason="poppler (pdftotext, pdftoppm) is not installed",
)
pytestmark = [needs_poppler, pytest.mark.slow]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PROGRAMS = {
    "pdf": "",
    "docx": "" if shutil.which("soffice") else "LibreOffice (soffice) is not installed",
    "html": "" if CHROMIUM else "Chromium is not installed",
}


@dataclass(frozen=True)
class Word:
    """A word on a page with its box in millimetres."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Printed:
    """A letter as pages."""

    path: Path
    words: tuple[Word, ...]
    text: str

    def line(self, start: str, page: int = 1) -> Word:
        """The first word of the line that begins so."""
        wanted = start.split()
        words = [word for word in self.words if word.page == page]
        for position, word in enumerate(words):
            if [other.text for other in words[position : position + len(wanted)]] == wanted:
                return word
        raise AssertionError(f"{start!r} is not on page {page}")


def words_of(path: Path) -> Iterator[Word]:
    out = subprocess.run(["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, text=True, timeout=60)
    page = 0
    for line in out.stdout.splitlines():
        page += "<page " in line
        found = re.search(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*)</word>', line)
        if found:
            left, top, right, bottom = (float(number) * POINT for number in found.groups()[:4])
            yield Word(found[5], page, left, top, right, bottom)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Printed]:
    """Every letter in both forms, from every output whose program is there."""
    folder = tmp_path_factory.mktemp("letters")
    letters = {"short": LETTER, "long": LONG, "dsb": SORBIAN, "noted": NOTED, "full": FULL}
    sources: dict[str, list[Path]] = {"pdf": [], "docx": [], "html": []}
    for form in "AB":
        usual, full = opened(profile(form=form))[0], opened(f"{FULL_PROFILE}form: {form}\n")[0]
        for output, paths in sources.items():
            for name, letter in letters.items():
                letterhead = full if name == "full" else usual
                renderer = Renderer(letterhead, output)
                sheet = letter_sheet(letterhead, read_letter(letter), sorbnames.load())[0]
                path = folder / output / f"{form}-{name}.{output}"
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(renderer.render(sheet))
                paths.append(path)
    if not PROGRAMS["docx"]:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        command += ["--outdir", str(folder / "docx"), *map(str, sources["docx"])]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    if CHROMIUM:
        for path in sources["html"]:
            command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            command += [f"--user-data-dir={folder}/chromium", f"--print-to-pdf={path.with_suffix('.pdf')}", str(path)]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
    made = {}
    for output, paths in sources.items():
        for path in paths:
            pdf = path.with_suffix(".pdf")
            if pdf.exists():
                words = tuple(words_of(pdf))
                form, _, name = path.stem.partition("-")
                out = subprocess.run(
                    ["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True, timeout=60
                )
                made[output, form, name] = Printed(pdf, words, out.stdout)
    return made


Letters = dict[tuple[str, str, str], Printed]
every_output = pytest.mark.parametrize("output", ["pdf", "docx", "html"])
both_forms = pytest.mark.parametrize("form", ["A", "B"])


def taken(printed: Letters, output: str, form: str, name: str) -> Printed:
    if PROGRAMS[output]:
        pytest.skip(PROGRAMS[output])
    return printed[output, form, name]


@every_output
@both_forms
@pytest.mark.parametrize("name", ["short", "noted", "long"])
def test_the_address_stands_in_the_window(printed: Letters, output: str, form: str, name: str) -> None:
    page = taken(printed, output, form, name)
    top = {"A": 44.7, "B": 62.7}[form]
    for number, line in enumerate(ADDRESS):
        word = page.line(line)
        assert word.left == pytest.approx(25, abs=0.5)
        begin = top + number * din5008.ADDRESS_PITCH
        middle = (word.top + word.bottom) / 2
        assert begin <= middle <= begin + din5008.ADDRESS_PITCH, line
    last = page.line(ADDRESS[-1])
    assert last.bottom <= top + din5008.ADDRESS_HEIGHT
    assert last.right <= din5008.FIELD_LEFT + din5008.FIELD_WIDTH


@every_output
@both_forms
def test_the_return_address_and_notes_stand_above_it(printed: Letters, output: str, form: str) -> None:
    page = taken(printed, output, form, "noted")
    top = {"A": 27, "B": 45}[form]
    # The name stands in the letterhead too, and so is not enough.
    sender = page.line("Beispielwerke Lausitz GmbH | Magazinstraße 28")
    notes = [page.line("Einschreiben"), page.line("Persönlich")]
    for word in (sender, *notes):
        assert word.left == pytest.approx(25, abs=0.5)
        assert top <= word.top
        assert (word.top + word.bottom) / 2 <= top + din5008.NOTES_HEIGHT
    assert sender.top < notes[0].top < notes[1].top
    line = [word for word in page.words if word.page == 1 and abs(word.top - sender.top) < 1 and word.left < 110]
    assert max(word.right for word in line) <= din5008.FIELD_LEFT + din5008.FIELD_WIDTH + 0.5


@every_output
@both_forms
def test_block_and_text_begin_where_din_5008_wants_them(printed: Letters, output: str, form: str) -> None:
    page = taken(printed, output, form, "short")
    block, subject = {"A": (32, 80.46), "B": (50, 98.46)}[form]
    label = page.line("Name:")
    assert label.left == pytest.approx(125, abs=0.5)
    assert block - 1 <= label.top <= block + din5008.ADDRESS_PITCH
    word = page.line("Schilder in Cottbus/Chóśebuz")
    assert word.left == pytest.approx(25, abs=0.5)
    assert subject - 1 <= word.top <= subject + din5008.ADDRESS_PITCH
    assert max(one.right for one in page.words) <= din5008.PAGE_WIDTH - 10
    assert max(one.bottom for one in page.words) <= din5008.PAGE_HEIGHT - 5


@every_output
@both_forms
@pytest.mark.parametrize("name", ["short", "long"])
def test_marks_are_printed_at_the_left_edge(
    printed: Letters, output: str, form: str, name: str, tmp_path: Path
) -> None:
    page = taken(printed, output, form, name)
    dots = 200 / 25.4  # dots per millimetre
    for number, expected in ((1, {"A": [87, 148.5, 192], "B": [105, 148.5, 210]}[form]), (2, [])):
        if number == 2 and name == "short":
            continue
        command = [
            "pdftoppm",
            "-r",
            "200",
            "-gray",
            "-f",
            str(number),
            "-l",
            str(number),
            "-singlefile",
            str(page.path),
        ]
        subprocess.run([*command, str(tmp_path / "page")], check=True, timeout=60)
        data = (tmp_path / "page.pgm").read_bytes()
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        assert head
        width, height = int(head[1]), int(head[2])
        rows = [
            data[head.end() + row * width + int(5 * dots) : head.end() + row * width + int(8 * dots)]
            for row in range(height)
        ]
        dark = [row / dots for row, dots_of_row in enumerate(rows) if max(dots_of_row) < 230]
        places: list[float] = []
        for place in dark:
            if not places or place - places[-1] > 2:
                places.append(place)
        assert places == pytest.approx(expected, abs=0.5)


@every_output
@both_forms
@pytest.mark.parametrize("name", ["short", "dsb", "long"])
def test_the_names_are_found_in_what_was_printed(printed: Letters, output: str, form: str, name: str) -> None:
    page = taken(printed, output, form, name)
    text = " ".join(page.text.split())
    wanted = ["Składowa droga", "Bórkowy (Błota)", "Wětošow/Błota", "Droga Augusta Bebela 82", "03046 Chóśebuz"]
    wanted.append("Chóśebuz, dnja 14. februara 2024" if name == "dsb" else "Cottbus/Chóśebuz, den 14. Februar 2024")
    for one in wanted:
        assert one in text


@pytest.mark.parametrize("output", ["pdf", "docx"])
@both_forms
def test_following_pages_are_numbered_and_have_no_columns(printed: Letters, output: str, form: str) -> None:
    page = taken(printed, output, form, "long")
    pages = max(word.page for word in page.words)
    assert pages >= 2
    assert page.line(f"Seite 2 von {pages}", 2).top < din5008.NEXT_TOP
    assert page.line("Beispielwerke Lausitz GmbH", 2).left == pytest.approx(25, abs=0.5)
    assert "Registergericht:" in [word.text for word in page.words if word.page == 1]
    assert "Registergericht:" not in [word.text for word in page.words if word.page > 1]


@both_forms
def test_libreoffice_opens_the_word_file_with_all_its_text(printed: Letters, form: str) -> None:
    """Nothing is repaired away: the words are those of the PDF that typst makes of the same letter."""
    word, typeset = (taken(printed, output, form, "noted") for output in ("docx", "pdf"))
    texts = [sorted(re.findall(r"\w+", " ".join(one.text for one in page.words))) for page in (word, typeset)]
    assert texts[0] == texts[1]


@every_output
@both_forms
def test_much_and_long_text_is_neither_lost_nor_laid_over_other(printed: Letters, output: str, form: str) -> None:
    page, typeset = (taken(printed, one, form, "full") for one in (output, "pdf"))
    # Letters, for long words are broken at different places.
    letters = [sorted(re.sub(r"\W", "", "".join(word.text for word in one.words))) for one in (page, typeset)]
    assert letters[0] == letters[1]
    starts = [
        "Verwaltungsgesellschaft der",
        "Abteilung für Straßenschilder",
        "Verwaltungsgesellschaft der",
        "Einschreiben",
    ]
    starts += ["Persönlich", "Wenn unzustellbar", *FULL.split("\n")[2:8], "Betrifft", "Ende."]
    left = [word for word in page.words if word.page == 1 and word.left == pytest.approx(25, abs=0.5)]
    left.sort(key=lambda word: word.top + word.bottom)
    middles = [(word.top + word.bottom) / 2 for word in left]
    # Half a line of 8 points: less would be one line over the other.
    assert min(after - before for before, after in pairwise(middles)) > 1.6
    found = iter(word.text for word in left)
    assert all(start.split()[0] in found for start in starts)
    block = [word.bottom for word in page.words if word.left > 125 and word.top < 150]
    assert page.line("Betrifft").top > max(block)
