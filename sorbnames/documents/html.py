"""Web pages: what a reader sees is the text; tags, scripts, code and attributes stay as they are, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from sorbnames.documents.base import Segment, shown
from sorbnames.documents.encoding import Encoding, decode
from sorbnames.documents.htmltext import Page, read_page
from sorbnames.documents.plain import PlainDocument
from sorbnames.documents.reading import refuse_known_kinds
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit, Mention, apply_edits

#: Where a page names its encoding: in the first bytes, as browsers look for it.
_DECLARED = re.compile(
    rb"""<(?:meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?|\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["'])([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 4096

#: Names under which browsers read Windows' encodings, which hold more.
_READ_AS = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "l1"), "cp1252"),
    **dict.fromkeys(("utf8", "unicode-1-1-utf-8"), "utf-8"),
}

#: A page whose head can be read byte by byte is in none of these, whatever it says.
_WIDE = frozenset(("utf-16", "utf-16le", "utf-16be", "utf-32", "unicode"))


@dataclass(frozen=True, slots=True)
class HtmlDocument:
    """A page as it was read, and how to write it again."""

    plain: PlainDocument
    page: Page

    @property
    def path(self) -> str:
        """The file's name."""
        return self.plain.path

    @property
    def text(self) -> str:
        """What a reader sees."""
        return self.page.mapped.text

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Headings and what stands between them."""
        return self.page.segments

    @property
    def source(self) -> str:
        """The page with its tags."""
        return self.plain.text

    @property
    def encoding(self) -> Encoding:
        """The encoding of the file."""
        return self.plain.encoding

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the text stand in the source."""
        return self.page.mapped.source_span(start, end)

    def source_edits(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """The same edits in the source, with entities for what the encoding lacks."""
        return self._written(self.page.mapped.source_edits(edits), self.encoding)

    def apply(self, edits: Iterable[Edit], encoding: str = "") -> bytes:
        """The page with the edits made, in its own encoding or in ``encoding``, which it then declares."""
        found = self.page.mapped.source_edits(edits)
        if not encoding:
            return self.plain.apply(self._written(found, self.encoding))
        target = self.encoding.replaced_by(encoding, shown(self.path))
        return self.plain.apply([*self._written(found, target), *self._declaration(encoding)], encoding)

    def mark_languages(self, mentions: Iterable[Mention]) -> bytes:
        """The page with every Sorbian name marked as such (WCAG 3.1.2), except where the page says so already."""
        edits = [edit for mention in mentions for edit in self._language_marks(mention)]
        return self.plain.encoding.encode(apply_edits(self.source, edits))

    def _language_marks(self, mention: Mention) -> Iterator[Edit]:
        if mention.language != "dsb" or mention.protected:
            return
        span = self.page.span_at(mention.start)
        if span is None or not span.takes_tags or span.language.lower().split("-")[0] == "dsb":
            return
        for start, end in self.page.mapped.parts(mention.start, mention.end):
            yield Edit(start, start, '<span lang="dsb">')
            yield Edit(end, end, "</span>")

    def _written(self, edits: Iterable[Edit], target: Encoding) -> tuple[Edit, ...]:
        return tuple(replace(edit, text=_as_html(edit.text, target)) for edit in edits)

    def _declaration(self, encoding: str) -> Iterator[Edit]:
        head = self.source[:_HEAD].encode("latin-1", "replace")
        match = _DECLARED.search(head)
        if match:
            yield Edit(match.start(1), match.end(1), encoding)


def read(path: str, data: bytes, encoding: str = "", attributes: bool = False) -> HtmlDocument:
    """Read a page; ``attributes`` takes in the texts of ``alt`` and ``title``."""
    if not encoding:
        refuse_known_kinds(path, data)
    text, found = _decode(path, data, encoding)
    xml = path.lower().endswith((".xhtml", ".xht")) or text.lstrip("\ufeff \t\r\n").startswith("<?xml")
    return HtmlDocument(PlainDocument(path, text, found), read_page(text, attributes, xml))


def _decode(path: str, data: bytes, encoding: str) -> tuple[str, Encoding]:
    """The text: in the encoding given, else the one declared, unless the bytes contradict it."""
    if encoding:
        return decode(path, data, encoding)
    declared = _DECLARED.search(data[:_HEAD])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        for candidate in dict.fromkeys((_READ_AS.get(name, name), name)) if name not in _WIDE else ():
            try:
                return decode(path, data, candidate)
            except UnsupportedDocument:
                continue
    return decode(path, data)


def _as_html(text: str, target: Encoding) -> str:
    text = escape(text, quote=True).replace("&#x27;", "'")
    if target.can_hold(text) and not target.is_doubtful_for(text):
        return text
    return "".join(
        letter if target.can_hold(letter) and not target.is_doubtful_for(letter) else f"&#{ord(letter)};"
        for letter in text
    )
