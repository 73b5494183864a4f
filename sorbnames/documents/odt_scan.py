"""OpenDocument text → paragraphs: which characters of a part are text, in the order in which a reader meets them.

Blanks are collapsed as the format wants; tabs, line breaks and counted blanks are elements that stand for letters.
Notes, comments, deleted text and the readings of ruby text are not part of the paragraph around them; what stands in
a frame follows the paragraph that the frame hangs on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sorbnames.documents.flow import Paragraph
from sorbnames.documents.xmltext import TAG, Xml, attributes, cells, letter

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = (f"{_URN}text:1.0",)
TABLE = (f"{_URN}table:1.0",)
OFFICE = (f"{_URN}office:1.0",)
STYLE = (f"{_URN}style:1.0",)
_EXTENDED = ("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",)

#: Where a paragraph's text stands among the others.
HEADER, BODY, FOOTNOTE, ENDNOTE, FOOTER = range(5)
#: Style given to paragraphs that are headings by themselves.
OUTLINE = "\0outline"
#: No element of counted blanks stands for more than these.
MOST_BLANKS = 4096

_OUTSIDE, _INSIDE, _HIDDEN = 0, 1, 2
_BLANK = re.compile(r"[ \t\r\n]+")
_PARTIAL_BLANKS = re.compile(r"&|[\t\r\n]|  ")


@dataclass(slots=True)
class _Open:
    """A paragraph whose end has not come yet."""

    open: int
    separator: str
    style: str
    region: int
    sink: list[Paragraph]
    text: list[str] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    held: list[Paragraph] = field(default_factory=list)
    blank: bool = True  # whether a blank that comes now is swallowed


def actions(xml: Xml) -> dict[str, str]:
    """Element name as written in this part → what it is to the scanner."""
    wanted = {
        TEXT: {
            *("p", "h", "s", "tab", "line-break", "note", "tracked-changes", "ruby-text", "script"),
            *("changed-region", "deletion", "change-start", "change-end"),
        },
        TABLE: {"table-row", "table-cell", "covered-table-cell"},
        OFFICE: {"annotation", "forms", "scripts", "text"},
        STYLE: {f"{name}{which}" for name in ("header", "footer") for which in ("", "-left", "-first")},
        _EXTENDED: {"content-control"},
    }
    return {prefix + name: name for uris, names in wanted.items() for prefix in xml.prefixes(uris) for name in names}


def scan(xml: Xml, part: str) -> list[Paragraph]:
    """The paragraphs of a part, by region. Raises XmlError where prefixes change their meaning."""
    scanner = _Scanner(xml, part)
    scanner.run()
    return sorted(scanner.found, key=lambda paragraph: paragraph.region)


class _Scanner:
    """One pass over all tags of a part."""

    def __init__(self, xml: Xml, part: str) -> None:
        self.xml = xml.text
        self.part = part
        self.actions = actions(xml)
        prefixes = xml.prefixes(TEXT)
        self.text_prefixes = tuple(prefix for prefix in prefixes if prefix)
        self.is_default = "" in prefixes
        self.found: list[Paragraph] = []
        self.sink = self.found
        self.open: list[_Open] = []
        self.here: _Open | None = None
        self.mode = _OUTSIDE
        self.modes: list[int] = []
        self.regions: list[int] = []
        self.region = BODY
        self.separator = "\n"
        self.rows: list[int] = []
        self.changed = ""  # the change whose description is being read
        self.deletions: set[str] = set()
        self.gone: set[str] = set()  # deletions whose text, left in its place, is being passed

    def run(self) -> None:
        position = 0
        for match in TAG.finditer(self.xml):
            if self.mode == _INSIDE and position < match.start():
                self.characters(position, match.start())
            position = match.end()
            name = match[2]
            if name is None:
                if self.mode == _INSIDE and match[0].startswith("<![CDATA["):
                    self.add(match.start(), match.end(), match[0][9:-3])
            elif match[1]:
                self.end(self.actions.get(name, ""), match.start())
            elif match[3].endswith("/"):
                self.empty(self.actions.get(name, ""), match)
            else:
                self.start(self.actions.get(name, ""), match)

    def characters(self, start: int, end: int) -> None:
        """Character data of the current paragraph, blanks collapsed."""
        here = self.here
        assert here is not None
        if self.gone:
            return
        content = self.xml[start:end]
        if here.blank and content[0] in " \t\r\n":
            stripped = content.lstrip(" \t\r\n")
            place = start
            start += len(content) - len(stripped)
            here.pieces += (place, start, 0)  # no letters, but they could become visible
            content = stripped
        if _PARTIAL_BLANKS.search(content):
            content = "".join(map(shown_letter, written_cells(content)))
        if content:
            here.blank = content[-1] == " " and self.xml[end - 1] in " \t\r\n"
            here.text.append(content)
            here.pieces += (start, end, len(content))

    def add(self, start: int, end: int, letters: str) -> None:
        """An element that stands for letters."""
        here = self.here
        assert here is not None
        if letters and not self.gone:
            here.blank = False
            here.text.append(letters)
            here.pieces += (start, end, len(letters))

    def start(self, action: str, match: re.Match[str]) -> None:
        self.modes.append(self.mode)
        self.regions.append(self.region)
        if self.mode == _HIDDEN:
            if action in ("changed-region", "deletion"):
                self.change(action, match[3])
            return
        if action in ("p", "h"):
            self.paragraph(action, match)
        elif action in ("annotation", "tracked-changes", "forms", "scripts", "ruby-text", "script"):
            self.mode = _HIDDEN
        elif self.mode == _INSIDE:
            if action in ("tab", "line-break", "s"):
                end = self.xml.index(">", match.end()) + 1 if self.xml.startswith("</", match.end()) else match.end()
                self.add(match.start(), end, _mark(action, match[3]))
            elif action == "note" or not (action == "content-control" or self.is_text(match[2])):
                self.mode = _OUTSIDE
                assert self.here is not None
                self.here.blank = False
                if action == "note":
                    self.region = ENDNOTE if "endnote" in match[3] else FOOTNOTE
        elif action.startswith(("header", "footer")):
            self.region = HEADER if action.startswith("header") else FOOTER
        elif action == "table-row":
            self.rows.append(0)
            self.separator = "\n"
        elif action.endswith("table-cell"):
            self.cell()

    def end(self, action: str, start: int) -> None:
        mode = self.mode
        self.mode = self.modes.pop()
        self.region = self.regions.pop()
        if mode == _INSIDE and action in ("p", "h"):
            self.close(start)
        elif mode != _HIDDEN and action == "table-row":
            self.rows.pop()
            self.separator = "\n"

    def empty(self, action: str, match: re.Match[str]) -> None:
        if action in ("change-start", "change-end", "deletion"):
            self.change(action, match[3])
        if self.mode == _HIDDEN:
            return
        if action in ("p", "h"):
            mode = self.mode
            self.paragraph(action, match)
            self.close(match.end() - 2)
            self.mode = mode
        elif action.endswith("table-cell"):
            self.cell()
        elif self.mode == _INSIDE and action in ("tab", "line-break", "s"):
            self.add(match.start(), match.end(), _mark(action, match[3]))

    def change(self, action: str, rest: str) -> None:
        """Deleted text usually stands in the list of changes, but LibreOffice also leaves it where it was."""
        number = next((value for key, value in attributes(rest).items() if key.endswith(("id", "change-id"))), "")
        if action == "changed-region":
            self.changed = number
        elif action == "deletion":
            self.deletions.add(self.changed)
        elif action == "change-end":
            self.gone.discard(number)
        elif number in self.deletions:
            self.gone.add(number)

    def is_text(self, name: str) -> bool:
        """Whether character data inside this element belong to the paragraph."""
        return name.startswith(self.text_prefixes) or (self.is_default and ":" not in name)

    def cell(self) -> None:
        if self.rows:
            if self.rows[-1]:
                self.separator = "\t"
            self.rows[-1] += 1

    def paragraph(self, action: str, match: re.Match[str]) -> None:
        if self.here is not None:
            self.open.append(self.here)
        values = attributes(match[3])
        style = OUTLINE if action == "h" else next((v for k, v in values.items() if k.endswith(":style-name")), "")
        self.here = _Open(match.start(), self.separator, style, self.region, self.sink)
        self.separator = "\n"
        self.sink = self.here.held
        self.mode = _INSIDE

    def close(self, end: int) -> None:
        here = self.here
        assert here is not None
        self.sink = here.sink
        text, pieces = "".join(here.text), tuple(here.pieces)
        host = self.open[0].open if self.open else -1
        made = Paragraph(self.part, here.open, end, here.separator, text, pieces, here.style, here.region, host)
        self.sink.append(made)
        self.sink += here.held
        if self.gone and not here.held:
            self.separator = ""  # the end of this paragraph is deleted too
        self.here = self.open.pop() if self.open else None


def _mark(action: str, rest: str) -> str:
    if action == "tab":
        return "\t"
    if action == "line-break":
        return "\n"
    count = next((value for key, value in attributes(rest).items() if key.endswith(":c")), "1")
    return " " * (min(int(count), MOST_BLANKS) if count.isdecimal() and len(count) < 10 else 1)


def written_cells(content: str) -> list[str]:
    """The written form of each letter of character data; blanks in a row are one letter."""
    if "&" not in content and not _PARTIAL_BLANKS.search(content):
        return list(content)
    made: list[str] = []
    for cell in cells(content):
        if made and shown_letter(cell) == " " == shown_letter(made[-1]):
            made[-1] += cell
        else:
            made.append(cell)
    return made


def shown_letter(cell: str) -> str:
    """The letter that a cell stands for."""
    shown = letter(cell[: cell.index(";") + 1]) if cell[0] == "&" else cell[0]
    return " " if shown in " \t\r\n" else shown
