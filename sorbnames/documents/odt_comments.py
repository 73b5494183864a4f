"""Findings as comments of OpenDocument: nothing in the text changes, LibreOffice shows them at the margin.

LibreOffice knows comments in the body only: what is found in a header, a footer, a note or a frame is commented at
the paragraph it belongs to, or at the beginning of the body, and the comment quotes it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sorbnames.documents.flow import Paragraph, pieces_of
from sorbnames.documents.odt_scan import BODY, OFFICE, TEXT, written_cells
from sorbnames.documents.tracking import AUTHOR, comment_text, moment
from sorbnames.documents.xmltext import Patch, escape
from sorbnames.findings import Finding

if TYPE_CHECKING:
    from sorbnames.documents.odt import OdtDocument

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_NUMBER = re.compile(r'"sorbnames-comment-(\d{1,9})"')
_CONTENT = "content.xml"


def add_comments(
    document: OdtDocument, findings: Iterable[Finding], language: str, date: datetime | None = None
) -> bytes:
    """The file with a comment for each finding."""
    return _Commenter(document, language, date).add(findings)


class _Commenter:
    def __init__(self, document: OdtDocument, language: str, date: datetime | None) -> None:
        self.document = document
        self.language = language
        self.xml = document.xml[_CONTENT]
        self.text, self.office = self.xml.prefixes(TEXT)[0], self.xml.prefixes(OFFICE)[0]
        self.next = 1 + max((int(number) for number in _NUMBER.findall(self.xml.text)), default=0)
        self.head = (
            f'<dc:creator xmlns:dc="{_DUBLIN_CORE}">{AUTHOR}</dc:creator>'
            f'<dc:date xmlns:dc="{_DUBLIN_CORE}">{moment(date)}</dc:date>'
        )

    def add(self, findings: Iterable[Finding]) -> bytes:
        flow = self.document.flow
        body = [one for one in flow.paragraphs if one.region == BODY and one.host < 0]
        if not body:
            raise self.document.package.failure("no_text", part=_CONTENT)
        hosts = {one.open: one for one in body}
        marks: dict[Paragraph, dict[int, list[str]]] = {}
        for finding in sorted(findings, key=lambda item: (item.start, item.end)):
            paragraph = flow.at(finding.start)
            if paragraph is not None and paragraph.part == _CONTENT and hosts.get(paragraph.open) is paragraph:
                start, end = finding.start - paragraph.start, min(finding.end, paragraph.end) - paragraph.start
                self._mark(marks, paragraph, start, end, comment_text(finding, self.language))
            else:
                inside = paragraph is not None and paragraph.part == _CONTENT
                host = hosts.get(paragraph.host, body[0]) if paragraph and inside else body[0]
                self._mark(marks, host, 0, 0, comment_text(finding, self.language, elsewhere=True))
        patches = [patch for paragraph, places in marks.items() for patch in self._placed(paragraph, places)]
        return self.document.package.with_parts({_CONTENT: self.xml.patched(patches)})

    def _mark(
        self, marks: dict[Paragraph, dict[int, list[str]]], paragraph: Paragraph, start: int, end: int, text: str
    ) -> None:
        name = f'{self.office}name="sorbnames-comment-{self.next}"'
        self.next += 1
        content = f"<{self.text}p>{escape(text)}</{self.text}p>"
        places = marks.setdefault(paragraph, {})
        note = f"<{self.office}annotation {name}>{self.head}{content}</{self.office}annotation>"
        places.setdefault(start, []).append(note)
        if end > start:
            places.setdefault(end, []).insert(0, f"<{self.office}annotation-end {name}/>")

    def _placed(self, paragraph: Paragraph, places: dict[int, list[str]]) -> list[Patch]:
        """The marks between the letters of a paragraph."""
        xml = self.xml.text
        pieces = [piece for piece in pieces_of(paragraph, lambda start, _: xml[start] == "<") if piece.length]
        made = sorted((place, "".join(marks)) for place, marks in places.items())
        if not pieces:
            text = "".join(marks for _, marks in made)
            if xml.startswith("</", paragraph.close):
                return [(paragraph.close, paragraph.close, text)]
            name = xml[paragraph.open + 1 : paragraph.close].split(None, 1)[0]
            return [(paragraph.close, paragraph.close + 2, f">{text}</{name}>")]
        firsts = [piece.first for piece in pieces]
        patches = []
        for place, text in made:
            # An end belongs to the piece before it, so that a span closes behind its comment.
            piece = pieces[max(bisect_right(firsts, place - text.startswith(f"<{self.office}annotation-end")) - 1, 0)]
            if place <= piece.first:
                at = piece.start
            elif piece.is_mark or place >= piece.first + piece.length:
                at = piece.end
            else:
                at = piece.start + sum(map(len, written_cells(xml[piece.start : piece.end])[: place - piece.first]))
            patches.append((at, at, text))
        return patches
