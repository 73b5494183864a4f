"""Findings as Word comments: nothing in the text changes, a colleague reads them at the margin.

Word allows comments in the body only: what is found in a header, a footer, a note or a text box is commented at the
paragraph it belongs to, or at the beginning of the body, and the comment quotes it.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sorbnames.documents.docx_parts import REGIONS, relations
from sorbnames.documents.docx_tags import WORD
from sorbnames.documents.docx_text import shown_cells, split_element
from sorbnames.documents.docx_track import Run, Runs
from sorbnames.documents.docx_write import is_text
from sorbnames.documents.flow import Paragraph, Piece, pieces_of
from sorbnames.documents.tracking import AUTHOR, comment_text, moment
from sorbnames.documents.xmltext import Patch, Xml, XmlError, escape, parse, prefix_of
from sorbnames.findings import Finding

if TYPE_CHECKING:
    from sorbnames.documents.docx import DocxDocument

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENT_NUMBER = re.compile(r"""<(?:\w+:)?comment\s[^<>]*?\bid\s*=\s*["'](\d{1,9})["']""")
_ROOTS = ("comments", "Types", "Relationships")
_END = {name: re.compile(rf"(?:(/)|</((?:[\w.-]+:)?){name}\s*)>\s*$") for name in _ROOTS}


def add_comments(
    document: DocxDocument, findings: Iterable[Finding], language: str, date: datetime | None = None
) -> bytes:
    """The file with a comment for each finding."""
    return _Commenter(document, language, date).add(findings)


class _Commenter:
    def __init__(self, document: DocxDocument, language: str, date: datetime | None) -> None:
        self.document = document
        self.package = document.package
        self.language = language
        self.date = moment(date) + "Z"
        self.xml = document.xml[document.main]
        self.prefix = self.xml.prefixes(WORD)[0]
        links = relations(self.package, document.main)
        folder = posixpath.dirname(document.main)
        self.part = next((target for kind, target in links if kind == "comments" and target in self.package), "")
        self.is_new = not self.part
        self.part = self.part or posixpath.join(folder, "comments.xml")
        self.comments = None if self.is_new else self._parsed(self.part)
        known = self.comments.text if self.comments else ""
        self.comment_prefix = self.comments.prefixes(WORD)[0] if self.comments else self.prefix
        self.next = max((int(number) for number in _COMMENT_NUMBER.findall(known)), default=-1) + 1

    def add(self, findings: Iterable[Finding]) -> bytes:
        body = [item for item in self.document.flow.paragraphs if item.part == self.document.main]
        if not body:
            raise self.package.failure("no_text", part=self.document.main)
        hosts = {item.open: item for item in body}
        marks: dict[Paragraph, dict[int, list[str]]] = {}
        made: list[str] = []
        for finding in sorted(findings, key=lambda item: (item.start, item.end)):
            paragraph = self.document.flow.at(finding.start)
            if paragraph is None or paragraph.region != REGIONS["officeDocument"] or paragraph.host >= 0:
                text = comment_text(finding, self.language, elsewhere=True)
                inside = paragraph is not None and paragraph.part == self.document.main
                host = hosts.get(paragraph.host, body[0]) if paragraph and inside else body[0]
                self._mark(marks, host, 0, 0)
            else:
                text = comment_text(finding, self.language)
                start, end = finding.start - paragraph.start, min(finding.end, paragraph.end) - paragraph.start
                self._mark(marks, paragraph, start, end)
            made.append(self._comment(text))
            self.next += 1
        patches = [patch for paragraph, places in marks.items() for patch in self._placed(paragraph, places)]
        changed = {self.document.main: self.xml.patched(patches), **self._comment_parts("".join(made))}
        return self.package.with_parts(changed)

    def _comment(self, text: str) -> str:
        w = self.comment_prefix
        content = f'<{w}p><{w}r><{w}t xml:space="preserve">{escape(text)}</{w}t></{w}r></{w}p>'
        head = f'{w}id="{self.next}" {w}author="{AUTHOR}" {w}date="{self.date}" {w}initials="sn"'
        return f"<{w}comment {head}>{content}</{w}comment>"

    def _mark(self, marks: dict[Paragraph, dict[int, list[str]]], paragraph: Paragraph, start: int, end: int) -> None:
        w = self.prefix
        places = marks.setdefault(paragraph, {})
        places.setdefault(start, []).append(f'<{w}commentRangeStart {w}id="{self.next}"/>')
        reference = f'<{w}r><{w}commentReference {w}id="{self.next}"/></{w}r>'
        ended = places.setdefault(end, [])
        # An end stands in front of what begins at the same place, but never in front of its own beginning.
        ended.insert(0 if end > start else len(ended), f'<{w}commentRangeEnd {w}id="{self.next}"/>{reference}')

    def _placed(self, paragraph: Paragraph, places: dict[int, list[str]]) -> list[Patch]:
        """The marks between the letters of a paragraph; runs are split where a mark falls into one."""
        xml = self.xml.text
        pieces = pieces_of(paragraph, lambda start, length: length == 1 and not is_text(xml[start : start + 80]))
        if not pieces:
            text = "".join("".join(marks) for _, marks in sorted(places.items()))
            if xml.startswith("</", paragraph.close):
                return [(paragraph.close, paragraph.close, text)]
            return [(paragraph.close, paragraph.close + 2, f">{text}</{self.prefix}p>")]
        firsts = [piece.first for piece in pieces]
        runs = Runs(xml, paragraph.open)
        wanted: dict[int, tuple[Piece, dict[int, str]]] = {}
        for place, marks in places.items():
            piece = pieces[bisect_right(firsts, place) - 1]
            wanted.setdefault(piece.start, (piece, {}))[1][place - piece.first] = "".join(marks)
        return [
            (start, piece.end, self._split(xml[start : piece.end], runs.around(start), piece, at))
            for start, (piece, at) in sorted(wanted.items())
        ]

    def _split(self, element: str, run: Run | None, piece: Piece, marks: dict[int, str]) -> str:
        if run is None:
            return element
        prefix = prefix_of(element)
        between = f"</{prefix}r>{{}}<{prefix}r>{run.formatting}"
        if piece.is_mark:
            before, after = (between.format(marks[place]) if place in marks else "" for place in (0, 1))
            return before + element + after
        tag, content, _ = split_element(element)
        cells = shown_cells(tag, content)[0]
        pieces = []
        position = 0
        for place, text in sorted(marks.items()):
            pieces += [self._element(prefix, cells[position:place]), between.format(text)]
            position = place
        return "".join((*pieces, self._element(prefix, cells[position:])))

    @staticmethod
    def _element(prefix: str, cells: list[str]) -> str:
        return f'<{prefix}t xml:space="preserve">{"".join(cells)}</{prefix}t>' if cells else ""

    def _comment_parts(self, made: str) -> dict[str, bytes]:
        """The part with the comments; a new one is made known to the package."""
        if self.comments is not None:
            return {self.part: _appended(self.comments, "comments", lambda _: made)}
        space = next(uri for uri in self.xml.namespaces[self.prefix.rstrip(":")] if uri in WORD)
        w = self.prefix
        name = f"xmlns:{w[:-1]}" if w else "xmlns"
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        content = f'{head}<{w}comments {name}="{space}">{made}</{w}comments>'
        folder, main = posixpath.split(self.document.main)
        links = posixpath.join(folder, "_rels", f"{main}.rels")
        kind = _STRICT_RELATIONS if "purl.oclc.org" in space else _RELATIONS
        relation = f'Id="sorbnamesComments" Type="{kind}/comments" Target="{posixpath.basename(self.part)}"'
        if links in self.package:
            linked = _appended(self._parsed(links), "Relationships", lambda w: f"<{w}Relationship {relation}/>")
        else:
            uri = "http://schemas.openxmlformats.org/package/2006/relationships"
            linked = f'{head}<Relationships xmlns="{uri}"><Relationship {relation}/></Relationships>'.encode()
        types = "[Content_Types].xml"
        override = f'Override PartName="/{self.part}" ContentType="{_COMMENTS_TYPE}"/>'
        known = _appended(self._parsed(types), "Types", lambda w: f"<{w}{override}")
        return {types: known, links: linked, self.part: content.encode()}

    def _parsed(self, part: str) -> Xml:
        try:
            return parse(self.package.read(part))
        except XmlError as error:
            raise self.package.failure(error.key, part=part, line=error.line) from None


def _appended(xml: Xml, root: str, made: Callable[[str], str]) -> bytes:
    """The part with more at the end of its root element; ``made`` gets the prefix of that element."""
    name = re.search(rf"<((?:[\w.-]+:)?){root}(?=[\s/>])", xml.text)
    prefix = name[1] if name else ""
    end = _END[root].search(xml.text)
    if end is not None and end[1]:
        return xml.patched([(end.start(), end.end(), f">{made(prefix)}</{prefix}{root}>")])
    place = end.start() if end else xml.text.rindex(f"</{prefix}{root}")  # a comment may stand behind the root
    return xml.patched([(place, place, made(prefix))])
