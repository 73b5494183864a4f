"""Pages per second on Word files, against merely opening and saving the same file with python-docx in the same run.

``python -m benchmarks.docx_speed [--pages 10 100 1000] [--rounds 5]`` prints a table: what reading and applying the
edits cost, what the check between them costs, and both as multiples of python-docx. Times are the best of the rounds.
"""

from __future__ import annotations

import argparse
import gc
import io
import random
import time
import tracemalloc
from collections.abc import Callable

import docx as python_docx
from docx.oxml.ns import qn

import sorbnames
from sorbnames.documents import docx
from sorbnames.findings import Edit

WORDS = (
    "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
    "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr "
    "durch man sein wurde Stadt Gemeinde Fastnacht Umzug Verein Bürgermeister Einwohner Straße Schule Anmeldung "
    "Freitag Sprache Unterricht Museum Ausstellung Landkreis Ortsteil Beirat Zweckverband Haushalt Sitzung Antrag"
)
NAMES = (
    "Cottbus/Chósebusz",
    "Cottbus/Chóśebuz",
    "Burg (Spreewald)/Bórkowy (Błota)",
    "Peitz/Picnjo",
    "Lübbenau/Lubnjow",
)
PARAGRAPHS_PER_PAGE = 7
WORDS_PER_PARAGRAPH = 55


def made(pages: int) -> bytes:
    """A file of that many pages: seven paragraphs of seven runs, one place name in every paragraph."""
    chance = random.Random(28)
    known = WORDS.split()
    document = python_docx.Document()
    body = document.element.body
    end = body.find(qn("w:sectPr"))
    for _ in range(pages * PARAGRAPHS_PER_PAGE):
        words = chance.choices(known, k=WORDS_PER_PARAGRAPH)
        words[chance.randrange(WORDS_PER_PARAGRAPH)] = chance.choice(NAMES)
        paragraph = document.add_paragraph()
        for start in range(0, WORDS_PER_PARAGRAPH, 8):
            run = paragraph.add_run(" ".join(words[start : start + 8]) + " ")
            run.bold = True if start % 16 else None
            run._r.set(qn("w:rsidR"), f"{chance.randrange(1 << 32):08X}")
        end.addprevious(paragraph._p)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def open_and_save(data: bytes) -> bytes:
    """What python-docx does with the file, without looking into it."""
    stream = io.BytesIO()
    python_docx.Document(io.BytesIO(data)).save(stream)
    return stream.getvalue()


def best(rounds: int, work: Callable[[], object]) -> float:
    """The shortest time in seconds."""
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def measure(pages: int, rounds: int) -> dict[str, float]:
    """Seconds by kind of work."""
    data = made(pages)
    gazetteer = sorbnames.load()
    document = docx.read("x.docx", data)
    edits: tuple[Edit, ...] = gazetteer.fix_text(document.text).applied

    def read_and_apply() -> bytes:
        return docx.read("x.docx", data).apply(edits)

    tracemalloc.start()
    read_and_apply()
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    few = min(rounds, 2)
    return {
        "python-docx": best(rounds, lambda: open_and_save(data)),
        "read": best(rounds, lambda: docx.read("x.docx", data)),
        "read+apply": best(rounds, read_and_apply),
        "check": best(few, lambda: gazetteer.check_text(document.text)),
        "edits": len(edits),
        "letters": len(document.text),
        "memory": memory / len(data),
        "size": len(data) / 1e6,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print("pages  MB    edits  python-docx  read+apply  ratio  pages/s  check     with check  memory/file")
    for pages in options.pages:
        found = measure(pages, options.rounds)
        base, ours = found["python-docx"], found["read+apply"]
        whole = ours + found["check"]
        print(
            f"{pages:5}  {found['size']:4.1f}  {found['edits']:5.0f}  {base * 1000:8.1f} ms  {ours * 1000:7.1f} ms"
            f"  {ours / base:5.2f}  {pages / ours:7.0f}  {found['check'] * 1000:6.0f} ms  {whole / base:7.1f} x"
            f"  {found['memory']:7.1f} x"
        )


if __name__ == "__main__":
    main()
