"""Long Word and OpenDocument files: time per page and peak memory of ``sorbnames fix``, by pages.

    python -m benchmarks.pages [--pages N …] [--forms docx odt]

Seven paragraphs a page, of seven runs each, a name in every paragraph, every fifth of them misspelt. Reading and
writing the same file without looking for names is measured beside it (``apply``: every tenth paragraph is changed).
Wanted: the same time a page at every size, and memory in proportion to the document.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.docx_speed import NAMES, PARAGRAPHS_PER_PAGE, WORDS, WORDS_PER_PARAGRAPH
from benchmarks.long_texts import run
from benchmarks.processes import PEAK, ask
from benchmarks.tables import heading, table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"

_APPLY = (
    PEAK
    + """
import sys, time
from sorbnames.documents import read
from sorbnames.findings import Edit
before = peak()
start = time.process_time()
document = read(sys.argv[1])
edits = []
place = document.text.find("die")
while place >= 0:
    edits.append(Edit(place, place + 3, "DIE"))
    place = document.text.find("die", place + 3000)
document.apply(edits)
print(time.process_time() - start, before, peak())
"""
)

#: In a process of its own: the system counts to a process what the one that started it held.
_MAKE = """
import sys
from pathlib import Path
from benchmarks.pages import made
data, unpacked = made(sys.argv[1], int(sys.argv[2]))
Path(sys.argv[3]).write_bytes(data)
print(unpacked)
"""


@dataclass(frozen=True, slots=True)
class Pages:
    """One file: seconds on the processor to read and write it, and to ``fix`` it; peak memory of both, in MB."""

    form: str
    pages: int
    megabytes: float
    unpacked: float
    apply: float
    apply_memory: float
    fix: float
    fix_memory: float


def paragraphs(pages: int, start: str, between: str, end: str) -> Iterator[str]:
    """The paragraphs of so many pages, between tags."""
    chance = random.Random(28)
    known = WORDS.split()
    for _ in range(pages * PARAGRAPHS_PER_PAGE):
        words = chance.choices(known, k=WORDS_PER_PARAGRAPH)
        words[chance.randrange(WORDS_PER_PARAGRAPH)] = chance.choice(NAMES)
        runs = (" ".join(words[first : first + 8]) for first in range(0, WORDS_PER_PARAGRAPH, 8))
        yield start + between.join(runs) + end


def made(form: str, pages: int) -> tuple[bytes, int]:
    """A file of that many pages, and how long its text part is."""
    if form == "docx":
        joint = '</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> '
        body = "".join(paragraphs(pages, "<w:p><w:r><w:t>", joint, "</w:t></w:r></w:p>"))
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_RELATION}" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        }
    else:
        joint = '</text:span><text:span text:style-name="B"> '
        body = "".join(paragraphs(pages, "<text:p><text:span>", joint, "</text:span></text:p>"))
        namespaces = f'xmlns:office="{_URN}office:1.0" xmlns:text="{_URN}text:1.0" office:version="1.3"'
        parts = {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {namespaces}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return stream.getvalue(), max(map(len, parts.values()))


def measure(form: str, pages: int) -> Pages:
    """One file of that many pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"long.{form}"
        (unpacked,) = ask(_MAKE, form, str(pages), str(path))
        size = path.stat().st_size
        apply, _, apply_memory = ask(_APPLY, str(path))
        _, fix, fix_memory = run(("fix", "-o", str(path.with_name(f"new.{form}"))), path)
    return Pages(form, pages, size / 1e6, unpacked / 1e6, apply, apply_memory, fix, fix_memory)


def report(measured: Sequence[Pages]) -> str:
    """The table."""
    rows = (
        (
            f"{one.form}, {one.pages} pages",
            f"{one.megabytes:.1f}; {one.unpacked:.1f}",
            f"{1000 * one.apply / one.pages:.2f}",
            f"{one.apply_memory:.0f}",
            f"{1000 * one.fix / one.pages:.2f}",
            f"{one.fix_memory:.0f}",
        )
        for one in measured
    )
    head = ("file", "MB packed; unpacked", "apply, ms a page", "MB at peak", "fix, ms a page", "MB at peak")
    return "\n".join((heading("Long office documents"), table(head, rows)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100, 1000, 10_000])
    parser.add_argument("--forms", nargs="+", default=["docx", "odt"], choices=["docx", "odt"])
    options = parser.parse_args()
    measured = []
    for form in options.forms:
        for pages in options.pages:
            measured.append(measure(form, pages))
            print(f"{form}, {pages}", file=sys.stderr)
    print(report(measured))


if __name__ == "__main__":
    main()
