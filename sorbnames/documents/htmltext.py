"""What a reader sees of an HTML source, in lines as a browser sets them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from sorbnames.documents.base import Segment
from sorbnames.documents.htmlelements import (
    AROUND_P,
    BREAKS,
    CLOSED_BY_NEXT,
    HEADINGS,
    HIDDEN,
    HIDDEN_FORMATTING,
    INSIDE_P,
    INVISIBLE,
    OBJECTS,
    TAGLESS,
    VOID,
)
from sorbnames.documents.htmltokens import Attribute, Token, tokens
from sorbnames.documents.mapped import OBJECT, MappedText, Mapping

#: How many elements up a missing end tag is looked for.
_DEEPEST_LOOK = 64

_SWITCH = re.compile(r"<!--\s*sorbnames:\s*(off|on)\s*-->", re.IGNORECASE)
_WHITE = frozenset(" \t\n\f\r")
_PIECES = re.compile(
    r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});?|[A-Za-z][A-Za-z0-9]{1,31};?)|[ \t\n\f\r]{2,}|[\t\n\f\r]"
)


class _Open(NamedTuple):
    """An element that is open."""

    name: str
    hidden: bool
    language: str
    kind: str
    told: str


_NOTHING = _Open("", False, "", "body", "")

#: Codes of languages that have names of their own for places of Lusatia.
_FOREIGN = frozenset({"hsb", "pl", "cs", "sk"})


class Span(NamedTuple):
    """A stretch of the text: what it is, its language if the page says so, and whether tags may stand in it.

    ``told`` is the language that an element, not the whole page, is said to be in.
    """

    start: int
    end: int
    kind: str
    language: str
    takes_tags: bool
    told: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, and what its parts are."""

    mapped: MappedText
    spans: tuple[Span, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The spans as every document tells them."""
        return tuple(
            Segment(span.start, span.end, span.kind, span.told in _FOREIGN, span.told == "dsb") for span in self.spans
        )

    def span_at(self, position: int) -> Span | None:
        """The span that holds a position of the text."""
        number = bisect_right(self.spans, position, key=lambda span: span.start) - 1
        return self.spans[number] if number >= 0 and position < self.spans[number].end else None


def read_page(source: str, attributes: bool = False, xml: bool = False) -> Page:
    """Read a source; with ``attributes`` also the texts of ``alt`` and ``title``."""
    return _PageReader(source, attributes, xml).read()


class _PageReader:
    def __init__(self, source: str, attributes: bool, xml: bool) -> None:
        self._source = source
        self._attributes = attributes
        self._xml = xml
        self._mapping = Mapping(source)
        self._stack: list[_Open] = []
        self._counts: Counter[str] = Counter()
        self._formatting: Counter[str] = Counter()
        self._hidden = 0
        self._off = False
        self._break = ""
        self._blank = (-1, -1)
        self._at_line_start = True
        self._in_tag = False
        self._spans: list[Span] = []
        self._span = Span(0, 0, "body", "", True)  # the open one
        self._span_end = 0

    def read(self) -> Page:
        for token in tokens(self._source, self._xml):
            getattr(self, f"_{token.kind}")(token)
        self._close_span()
        return Page(self._mapping.finish(), tuple(self._spans))

    # what tokens do

    def _text(self, token: Token) -> None:
        if not self._is_hidden():
            self._write(token.start, token.end)

    def _cdata(self, token: Token) -> None:
        if not self._is_hidden():
            self._write(token.start + len("<![CDATA["), max(token.end - len("]]>"), token.start), entities=False)

    def _raw(self, token: Token) -> None:
        if token.name == "title":
            self._text(token)

    def _comment(self, token: Token) -> None:
        switch = _SWITCH.match(self._source, token.start, token.end)
        if switch is None:
            return
        off = switch[1].lower() == "off"
        if off and not self._off:
            self._object(token)
        self._off = off

    def _start(self, token: Token) -> None:
        name = token.name
        values = {attribute.name: attribute for attribute in reversed(token.attributes)}
        self._close_before(name)
        self._separate(BREAKS.get(name, ""))
        if self._attributes and not self._is_hidden():
            self._write_attributes(values)
        hides = self._hides(name, values)
        if name in OBJECTS or (hides and name not in BREAKS and name not in INVISIBLE):
            self._object(token)
        if name in VOID or (self._xml and self._source.endswith("/>", 0, token.end)):
            return
        above = self._stack[-1] if self._stack else _NOTHING
        language, told = above.language, above.told
        if attribute := values.get("lang") or values.get("xml:lang"):
            language = self._value(attribute)
            # What a whole page says of itself holds for its words; addresses and the like in it are as they are.
            told = "" if name in ("html", "body") else language.lower().split("-")[0]
        kind = "heading" if name in HEADINGS else above.kind
        if hides and name in HIDDEN_FORMATTING:
            self._formatting[name] += 1
        self._stack.append(_Open(name, hides, language, kind, told))
        self._counts[name] += 1
        self._hidden += hides

    def _end(self, token: Token) -> None:
        name = token.name
        self._separate(BREAKS.get(name, ""))
        if self._formatting[name]:
            self._formatting[name] -= 1
        if self._counts[name] and (name in BREAKS or name in HIDDEN or not self._stands_in_hidden(name)):
            self._pop_to(name)

    # the elements that are open

    def _is_hidden(self) -> bool:
        return bool(self._hidden or self._off or self._formatting.total())

    def _hides(self, name: str, values: dict[str, Attribute]) -> bool:
        if name in HIDDEN:
            return True
        if "translate" in values and self._value(values["translate"]).lower() == "no":
            return True
        return "class" in values and "notranslate" in self._value(values["class"]).split()

    def _close_before(self, name: str) -> None:
        """Close what this start tag ends without an end tag."""
        if self._counts["p"] and BREAKS.get(name) in ("\n\n", "\n") and name not in INSIDE_P:
            self._pop_near("p", AROUND_P)
        if self._counts[name] and name in CLOSED_BY_NEXT:
            self._pop_near(name, CLOSED_BY_NEXT[name])

    def _stands_in_hidden(self, name: str) -> bool:
        """Whether something hidden began inside the element of that name: then its end tag is none, as in browsers."""
        if not self._hidden:
            return False
        for element in reversed(self._stack[-_DEEPEST_LOOK:]):
            if element.name == name:
                return False
            if element.hidden:
                return True
        return True

    def _pop_near(self, name: str, bounds: frozenset[str]) -> None:
        for element in reversed(self._stack[-_DEEPEST_LOOK:]):
            if element.name == name:
                self._pop_to(name)
                return
            if element.name in bounds or (element.hidden and name in ("li", "dt", "dd")):
                return

    def _pop_to(self, name: str) -> None:
        while self._stack:
            element = self._stack.pop()
            self._counts[element.name] -= 1
            self._hidden -= element.hidden
            if element.name == name:
                return

    # what is written

    def _separate(self, mark: str) -> None:
        if mark and (not self._break or len(mark) > len(self._break) or (self._break == "\t" and mark == "\n")):
            self._break = mark

    def _flush(self, position: int) -> None:
        """Write the break or blank that stands before the text at ``position``."""
        if self._break and len(self._mapping):
            self._mapping.mark(self._break, position, position)
        elif self._blank[0] >= 0 and not self._at_line_start:
            self._mapping.instead(" ", *self._blank)
        if self._break:
            self._at_line_start = True
        self._break, self._blank = "", (-1, -1)

    def _object(self, token: Token) -> None:
        if self._is_hidden():
            return
        self._flush(token.start)
        self._mapping.mark(OBJECT, token.start, token.end)
        self._at_line_start = False

    def _write(self, start: int, end: int, entities: bool = True) -> None:
        position, stop = start, end
        # A single blank between letters is like a letter; only at the ends it may turn out to be none.
        if start < end and self._source[start] == " " and self._source[start + 1 : start + 2] not in _WHITE:
            position += 1
            self._keep_blank(start, position)
        if position < stop and self._source[stop - 1] == " " and self._source[stop - 2] not in _WHITE:
            stop -= 1
        for match in _PIECES.finditer(self._source, position, stop):
            letter = " "
            if match[0][0] == "&":
                letter = unescape(match[0]) if entities else match[0]
                if letter == match[0]:
                    continue
            self._letters(position, match.start())
            position = match.end()
            if letter in _WHITE:
                self._keep_blank(*match.span())
            elif len(letter) == 1:
                self._put(letter, match.start(), match.end())
            else:  # two letters from one entity, or an entity without its semicolon and what follows
                self._put(OBJECT, match.start(), match.end(), fixed=True)
        self._letters(position, stop)
        if stop < end:
            self._keep_blank(stop, end)

    def _keep_blank(self, start: int, end: int) -> None:
        """White space that is written before the next letter of the line, if there is one."""
        if self._blank[0] < 0:
            self._blank = (start, end)

    def _letters(self, start: int, end: int) -> None:
        if start < end:
            begin = self._begin(start)
            self._mapping.same(start, end)
            self._note(begin)

    def _put(self, letter: str, start: int, end: int, fixed: bool = False) -> None:
        begin = self._begin(start)
        (self._mapping.mark if fixed else self._mapping.instead)(letter, start, end)
        self._note(begin)

    def _begin(self, position: int) -> int:
        self._flush(position)
        self._at_line_start = False
        return len(self._mapping)

    def _note(self, start: int) -> None:
        """Remember what the text since ``start`` is."""
        top = self._stack[-1] if self._stack else _NOTHING
        span = self._span
        takes_tags = not self._in_tag and top.name not in TAGLESS
        said = (top.kind, top.language, takes_tags, top.told)
        if (span.kind, span.language, span.takes_tags, span.told) != said:
            self._close_span()
            self._span = Span(start, start, *said)
        elif not self._span_end:
            self._span = span._replace(start=start)
        self._span_end = len(self._mapping)

    def _close_span(self) -> None:
        if self._span_end:
            self._spans.append(self._span._replace(end=self._span_end))

    def _write_attributes(self, values: dict[str, Attribute]) -> None:
        quoted = [value for name, value in values.items() if name in ("alt", "title") and value.quote]
        for value in sorted(quoted, key=lambda value: value.start):
            self._separate("\n\n")
            self._in_tag = True
            self._write(value.start, value.end)
            self._in_tag = False
            self._separate("\n\n")

    def _value(self, attribute: Attribute) -> str:
        return unescape(self._source[attribute.start : attribute.end])
