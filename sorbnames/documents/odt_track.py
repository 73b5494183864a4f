"""Edits as tracked changes of OpenDocument: LibreOffice shows them as changes of "sorbnames", to accept or reject.

Deleted text moves, with its character styles, into the list of changes at the beginning of the body (or of the
header or footer); in the text stands a mark. Inserted text stands between two marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable
from datetime import datetime

from sorbnames.documents.flow import LetterChange, Paragraph, Piece
from sorbnames.documents.odt_scan import OFFICE, STYLE, TEXT
from sorbnames.documents.odt_write import Writer, changed_paragraph, letters_of
from sorbnames.documents.tracking import AUTHOR, moment, stretches
from sorbnames.documents.xmltext import ATTRIBUTES, Patch, Walk, Xml, prefix_of

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_NUMBER = re.compile(r'"sorbnames(\d{1,9})"')


class Tracker:
    """Writes the changes of paragraphs, and at the end the lists of what changed."""

    def __init__(self, parts: Iterable[Xml], date: datetime | None) -> None:
        self._next = 1 + max((int(found) for xml in parts for found in _NUMBER.findall(xml.text)), default=0)
        self._date = moment(date)
        self._places: dict[str, list[int]] = {}
        self._regions: dict[tuple[str, int], list[str]] = {}  # (part, where its list belongs) → regions

    def write(self, xml: Xml, paragraph: Paragraph, wanted: list[LetterChange]) -> list[Patch]:
        """The patches that track the changes in one paragraph."""
        writer = _Tracked(self, xml, paragraph)
        return changed_paragraph(xml.text, paragraph, wanted, writer)

    def lists(self, part: str, xml: Xml) -> list[Patch]:
        """The patches that add what changed to the lists of a part."""
        text = xml.prefixes(TEXT)[0]
        patches = []
        for (of, place), regions in self._regions.items():
            if of != part:
                continue
            made = "".join(regions)
            known = re.compile(rf"\s*<{text}tracked-changes(?=[\s/>])({ATTRIBUTES})>").match(xml.text, place)
            if known is None:
                patches.append((place, place, f"<{text}tracked-changes>{made}</{text}tracked-changes>"))
            elif known[1].endswith("/"):
                end = known.end()
                patches.append((end - 2, end, f">{made}</{text}tracked-changes>"))
            else:
                patches.append((known.end(), known.end(), made))
        return patches

    def region(self, xml: Xml, paragraph: Paragraph, deleted: str = "") -> str:
        """Note a change; gives its id. ``deleted`` is a paragraph with what is gone, else it is an insertion."""
        number = f"sorbnames{self._next}"
        self._next += 1
        text, office = xml.prefixes(TEXT)[0], xml.prefixes(OFFICE)[0]
        who = f'<dc:creator xmlns:dc="{_DUBLIN_CORE}">{AUTHOR}</dc:creator>'
        when = f'<dc:date xmlns:dc="{_DUBLIN_CORE}">{self._date}</dc:date>'
        kind = "deletion" if deleted else "insertion"
        info = f"<{office}change-info>{who}{when}</{office}change-info>"
        content = f"<{text}{kind}>{info}{deleted}</{text}{kind}>"
        region = f'<{text}changed-region xml:id="{number}" {text}id="{number}">{content}</{text}changed-region>'
        places = self._places.get(paragraph.part)
        if places is None:
            places = self._places[paragraph.part] = _list_places(xml)
        place = places[bisect_right(places, paragraph.open) - 1]
        self._regions.setdefault((paragraph.part, place), []).append(region)
        return number


def _list_places(xml: Xml) -> list[int]:
    """Where lists of changes belong: right behind the start of the body, and of each header and footer."""
    names = [rf"{re.escape(prefix)}(?:header|footer)(?:-left|-first)?" for prefix in xml.prefixes(STYLE)]
    names += [f"{re.escape(prefix)}text" for prefix in xml.prefixes(OFFICE)]
    tag = re.compile(rf"<(?:{'|'.join(names)})(?=[\s>])({ATTRIBUTES})>")
    return [found.end() for found in tag.finditer(xml.text) if not found[1].endswith("/")]


class _Tracked(Writer):
    """Writes pieces with marks of changes."""

    def __init__(self, tracker: Tracker, xml: Xml, paragraph: Paragraph) -> None:
        super().__init__(prefix_of(xml.text[paragraph.open : paragraph.open + 200]))
        self._tracker = tracker
        self._xml = xml
        self._paragraph = paragraph
        self._walk = Walk(xml.text, paragraph.open)

    def inserted(self, text: str) -> str:
        """New text between its marks."""
        if not text:
            return ""
        number = self._tracker.region(self._xml, self._paragraph)
        mark = f'<{self.prefix}change-{{}} {self.prefix}change-id="{number}"/>'
        return mark.format("start") + self.new(text) + mark.format("end")

    def changed(self, piece: Piece, raw: str) -> str:
        """The changed piece, word by word."""
        cells = self.cells_of(piece, raw)
        shown = letters_of(piece, cells)
        made = []
        for kept, (start, end), new in stretches(piece, shown):
            if kept:
                made += [self.kept(piece, cell) for cell in cells[slice(*kept)]]
            elif end > start:
                made.append(self._deleted(piece, "".join(shown[start:end])))
            made.append(self.inserted(new))
        return "".join(made)

    def _deleted(self, piece: Piece, letters: str) -> str:
        """Move letters into the list of changes, in the spans they stood in."""
        content = Writer(self.prefix).new(letters)
        deque(self._walk.to(piece.start), maxlen=0)
        for element in reversed(self._walk.stack[1:]):
            if element.name == "span":
                content = f"{element.tag}{content}</{self.prefix}span>"
        p = f"{self.prefix}p"
        number = self._tracker.region(self._xml, self._paragraph, f"<{p}>{content}</{p}>")
        return f'<{self.prefix}change {self.prefix}change-id="{number}"/>'
