"""A thousand letters: time and peak memory, against what the same engine needs for as many bare pages of text.

``python -m benchmarks.letters [--letters 1000]`` prints a table. Each figure comes from a process of its own. The
peers: typst setting the same number of bare pages (the letters' own text, no letterhead) in one file or one file each;
python-docx saving as many documents with that text; WeasyPrint, if it is installed, setting a tenth of the bare pages.
Seconds on the clock and on the processor (all threads): on a busy machine the second is the steadier one.
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec

from benchmarks.processes import PEAK, ask

_TEXT = """
TEXT = (
    "Sehr geehrte Damen und Herren,\\n\\n"
    + "die Schilder in Burg (Spreewald)/Bórkowy (Błota) und in Peitz/Picnjo werden neu gesetzt. " * 8
    + "\\n\\n- Magazinstraße / Składowa droga\\n- Bahnhofstraße / Dwórnišćowa droga\\n\\nMit freundlichen Grüßen\\n"
)
"""

_PREPARE = (
    PEAK
    + _TEXT
    + """
import sys, tempfile, time
from pathlib import Path
COUNT = int(sys.argv[1])
FOLDER = Path(tempfile.mkdtemp())
"""
)

_OURS = (
    _PREPARE
    + """
import shutil
import sorbnames
from sorbnames.letterhead import open_letterhead, read_letter, read_profile
from sorbnames.letterhead.many import Mailing
from sorbnames.letterhead.recipients import read_recipients
from sorbnames.letterhead.sample import sample_profile
streets = ("Magazinstraße", "Bahnhofstraße", "Berliner Straße", "August-Bebel-Straße", "Am Doll")
rows = "".join(f"Frau Erika Muster {n};{streets[n % 5]} {n};03046;Cottbus\\n" for n in range(COUNT))
start, used = time.perf_counter(), time.process_time()
gazetteer = sorbnames.load()
letterhead, _ = open_letterhead(read_profile(sample_profile()), gazetteer)
letter = read_letter("---\\nsubject: Schilder\\n---\\n" + TEXT)
mailing = Mailing(letterhead, letter, read_recipients("name;straße;plz;ort\\n" + rows), gazetteer)
kind = sys.argv[2]
outcome = mailing.into_one(FOLDER / "x.pdf") if kind == "one" else mailing.into_folder(FOLDER / "x", kind)
print(time.perf_counter() - start, time.process_time() - used, peak(), outcome.made)
shutil.rmtree(FOLDER)
"""
)

_TYPST = (
    _PREPARE
    + """
import shutil
import typst
from sorbnames.letterhead.fonts import package_folder
main = FOLDER / "main.typ"
page = '#set page(paper: "a4")\\n#set text(font: "Source Sans Pro")\\n'
start, used = time.perf_counter(), time.process_time()
fonts = typst.Fonts(font_paths=[package_folder("font_source_sans_pro")])
if sys.argv[2] == "one":
    main.write_text(page + "#pagebreak()\\n".join([TEXT] * COUNT))
    (FOLDER / "x.pdf").write_bytes(typst.compile(main, font_paths=fonts))
else:
    for number in range(COUNT):
        main.write_text(page + TEXT + str(number))
        (FOLDER / f"{number}.pdf").write_bytes(typst.compile(main, font_paths=fonts))
print(time.perf_counter() - start, time.process_time() - used, peak())
shutil.rmtree(FOLDER)
"""
)

_DOCX = (
    _PREPARE
    + """
import shutil
import docx
start, used = time.perf_counter(), time.process_time()
for number in range(COUNT):
    document = docx.Document()
    for part in TEXT.split("\\n\\n"):
        document.add_paragraph(part)
    document.save(FOLDER / f"{number}.docx")
print(time.perf_counter() - start, time.process_time() - used, peak())
shutil.rmtree(FOLDER)
"""
)

_WEASYPRINT = (
    _PREPARE
    + """
import shutil
import weasyprint
page = "".join(f"<p>{part}</p>" for part in TEXT.split("\\n\\n"))
start, used = time.perf_counter(), time.process_time()
for number in range(COUNT):
    weasyprint.HTML(string=page).write_pdf(FOLDER / f"{number}.pdf")
print(time.perf_counter() - start, time.process_time() - used, peak())
shutil.rmtree(FOLDER)
"""
)


def measure(letters: int) -> dict[str, tuple[float, float, float]]:
    """Seconds on the clock, seconds on the processor and peak memory in MB for all letters, by kind."""
    found: dict[str, tuple[float, float, float]] = {}
    for name, code, kind in (
        ("one PDF", _OURS, "one"),
        ("one PDF, bare pages (typst)", _TYPST, "one"),
        ("PDF each", _OURS, "pdf"),
        ("PDF each, bare pages (typst)", _TYPST, "each"),
        ("DOCX each", _OURS, "docx"),
        ("DOCX each, bare (python-docx)", _DOCX, "docx"),
    ):
        clock, processor, memory, *made = ask(code, str(letters), kind)
        if made and made[0] != letters:
            raise RuntimeError(f"{name}: {made[0]:.0f} of {letters} letters made")
        found[name] = (clock, processor, memory)
    if find_spec("weasyprint"):
        few = max(letters // 10, 1)
        clock, processor, memory = ask(_WEASYPRINT, str(few))
        found["PDF each, bare pages (WeasyPrint)"] = (clock * letters / few, processor * letters / few, memory)
    return found


def report(found: dict[str, tuple[float, float, float]], letters: int) -> str:
    """The figures as a table, each of ours as a multiple of its peer's time on the processor."""
    lines = [f"{f'{letters} letters':36}    clock  processor   peak MB"]
    for name, (clock, processor, memory) in found.items():
        lines.append(f"{name:36} {clock:6.1f} s  {processor:7.1f} s  {memory:8.0f}")
    names = list(found)
    ratios = [f"{names[n]} {found[names[n]][1] / found[names[n + 1]][1]:.2f}" for n in range(0, 6, 2)]
    return "\n".join([*lines, "Times the peer's: " + "; ".join(ratios)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=1000)
    letters: int = parser.parse_args().letters
    print(report(measure(letters), letters))


if __name__ == "__main__":
    main()
