"""WordprocessingML → paragraphs: which letters of a part are text, in the order in which a reader meets them.

Field codes, deletions, moved-away text and the older twin of a text box are not text; a text box follows the
paragraph that it hangs on. Elements that stand for a letter (tabs, breaks, special hyphens) are letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sorbnames.documents.docx_tags import COMPATIBILITY, HIDDEN, MARKS, NOTES, WORD, tag_pattern
from sorbnames.documents.docx_text import element_letters
from sorbnames.documents.flow import Paragraph
from sorbnames.documents.xmltext import OTHER_MARKUP, Xml, XmlError, attributes

#: How Word and others begin a text element whose blanks count.
_PRESERVED = '<w:t xml:space="preserve">'
#: Style given to paragraphs that are headings by themselves.
OUTLINE = "\0outline"


@dataclass(slots=True)
class _Open:
    """What is put aside while a paragraph inside another is read."""

    open: int
    separator: str
    style: str
    joined: bool
    text: list[str]
    pieces: list[int]
    sink: list[Paragraph]
    branch: int
    held: list[Paragraph] = field(default_factory=list)


def scan(xml: Xml, part: str, region: int) -> list[Paragraph]:
    """The paragraphs of a part. Raises XmlError where prefixes change their meaning or paragraphs are misplaced."""
    word = xml.prefixes(WORD)
    if not word:
        return []
    pattern = tag_pattern(word, xml.prefixes(COMPATIBILITY))
    scanner = _Scanner(xml.text, part, region, word)
    try:
        found = scanner.run(pattern)
        if True in scanner.fields:  # a code that never ends hides nothing
            scanner = _Scanner(xml.text, part, region, word, with_fields=False)
            found = scanner.run(pattern)
    except IndexError:  # an end without a beginning: that was read over, as the inside of a text or of properties
        raise XmlError("xml_structure", 1 + xml.text.count("\n")) from None
    return found


class _Scanner:
    """One pass over the tags of a part; every list grows by what was read, so the work is linear."""

    def __init__(self, text: str, part: str, region: int, word: tuple[str, ...], with_fields: bool = True) -> None:
        self.xml = text
        self.part = part
        self.region = region
        self.with_fields = with_fields
        prefix = "|".join(map(re.escape, word))
        self.properties_end = re.compile(rf"</(?:{prefix})pPr\s*>")
        self.style_of = re.compile(rf"<(?:{prefix})(pStyle|outlineLvl|del|moveFrom|pPrChange)(?=[\s/>])([^<>]*)>")
        self.found: list[Paragraph] = []
        self.sink = self.found
        self.stack: list[_Open] = []
        self.here: _Open | None = None
        self.separator = "\n"
        self.hidden = 0  # depth of deletions and the like
        self.branch = 0  # depth of older twins around the current paragraph
        self.fields: list[bool] = []  # for each open field: whether its code is being read
        self.field_stack: list[list[bool]] = []
        self.rows: list[int] = []
        self.choices: list[list[list[Paragraph]]] = []
        self.sinks: list[list[Paragraph]] = []

    def run(self, pattern: re.Pattern[str]) -> list[Paragraph]:
        text = self.xml
        position = 0
        texts: list[str] = []
        pieces: list[int] = []
        shown = False  # whether text that comes now is shown; worked out anew after every other tag
        for match in pattern.finditer(text):
            start, end = match.span()
            if start < position:  # inside of what was read at once
                continue
            content = match[1]
            if content is not None:
                if shown and content:
                    if (
                        "&" in content
                        or not content.isprintable()
                        or ((content[-1] == " " or content[0] == " ") and not text.startswith(_PRESERVED, start))
                    ):
                        content = "".join(element_letters(text[start:end]))
                    if content:
                        texts.append(content)
                        pieces += (start, end, len(content))
                continue
            name = match["name"]
            if name is None:
                if match["branch"]:
                    self.in_branch(match["branch"], bool(match["cend"]), match["crest"].endswith("/"))
            elif name in MARKS:
                if shown and not match["end"]:
                    if not match["rest"].endswith("/"):
                        end = position = text.index(">", end) + 1
                    texts.append(MARKS[name])
                    pieces += (start, end, 1)
                continue
            else:
                position = self.tag(name, match)
            here = self.here
            shown = here is not None and not (self.hidden or self.branch or True in self.fields)
            if here is not None:
                texts, pieces = here.text, here.pieces
        return self.found

    def tag(self, name: str, match: re.Match[str]) -> int:
        """A tag that is neither text nor a letter; gives where to go on."""
        empty = match["rest"].endswith("/")
        if name == "pPr":
            if not match["end"] and not empty:
                return self.properties(match.end())
        elif name == "p":
            self.paragraph(match, empty)
        elif name == "t":
            if not empty and not match["end"]:
                return self.mixed(match)
        elif not empty or name == "fldChar":
            self.structure(name, bool(match["end"]), match["rest"])
        return match.end()

    def mixed(self, match: re.Match[str]) -> int:
        """A text element with comments or CDATA inside."""
        close = "</" + match[0][1:].split()[0].rstrip(">")
        place = match.end()
        for other in re.compile(rf"{OTHER_MARKUP}|{re.escape(close)}").finditer(self.xml, place):
            if other[0] == close:
                place = self.xml.index(">", other.end()) + 1
                break
        here = self.here
        if here is not None and not (self.hidden or self.branch or True in self.fields):
            content = "".join(element_letters(self.xml[match.start() : place]))
            if content:
                here.text.append(content)
                here.pieces += (match.start(), place, len(content))
        return place

    def properties(self, start: int) -> int:
        """Read a paragraph's properties at once, and go on behind them: the tabs in them are not text."""
        closing = self.properties_end.search(self.xml, start)
        assert closing is not None  # the part is well-formed
        here = self.here
        if here is not None:
            for found in self.style_of.finditer(self.xml, start, closing.start()):
                if found[1] == "pPrChange":
                    break
                if found[1] == "pStyle" and not here.style:
                    here.style = _value(found[2])
                elif found[1] == "outlineLvl" and _value(found[2]) in tuple("012345678"):
                    here.style = OUTLINE
                elif found[1] in ("del", "moveFrom"):
                    here.joined = True
        return closing.end()

    def paragraph(self, match: re.Match[str], empty: bool) -> None:
        if match["end"]:
            self.close(match.start())
            return
        if self.here is not None:
            self.stack.append(self.here)
        self.here = _Open(match.start(), self.separator, "", False, [], [], self.sink, self.branch)
        self.separator = "\n"
        self.sink = self.here.held
        self.branch = 0
        if empty:
            self.close(match.end() - 2)

    def close(self, end: int) -> None:
        here = self.here
        if here is None:
            raise XmlError("xml_structure", 1 + self.xml.count("\n", 0, end))
        self.sink, self.branch = here.sink, here.branch
        if not self.hidden:
            text = "".join(here.text)
            pieces = tuple(here.pieces)
            host = self.stack[0].open if self.stack else -1
            made = Paragraph(self.part, here.open, end, here.separator, text, pieces, here.style, self.region, host)
            self.sink.append(made)
            if here.held:
                self.sink += here.held
            elif here.joined:
                self.separator = ""
        self.here = self.stack.pop() if self.stack else None

    def structure(self, name: str, is_end: bool, rest: str) -> None:
        if name in HIDDEN:
            self.hidden += -1 if is_end else 1
        elif name == "fldChar":
            if not is_end and self.with_fields:
                self.field(rest)
        elif name == "tr":
            if is_end:
                self.rows.pop()
            else:
                self.rows.append(0)
            self.separator = "\n"
        elif name == "tc":
            if not is_end and self.rows:
                if self.rows[-1]:
                    self.separator = "\t"
                self.rows[-1] += 1
        elif name == "txbxContent":
            if is_end:
                self.fields = self.field_stack.pop()
            else:
                self.field_stack.append(self.fields)
                self.fields = []
        elif name in NOTES:
            self.note(is_end, rest)

    def note(self, is_end: bool, rest: str) -> None:
        """Separator lines are kept as notes, but hold no text; they are not hidden paragraphs, so count them out."""
        self.fields = []
        if is_end:
            self.hidden = 0
        elif any(key.endswith("type") and value != "normal" for key, value in attributes(rest).items()):
            self.hidden = 1

    def field(self, rest: str) -> None:
        kind = next((value for key, value in attributes(rest).items() if key.endswith("fldCharType")), "")
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()

    def in_branch(self, name: str, is_end: bool, empty: bool) -> None:
        """Newer and older form of the same content: the first is read, the others become its twins if they agree."""
        if name == "AlternateContent":
            if empty:
                return
            if not is_end:
                self.choices.append([])
                return
            branches = self.choices.pop()
            if branches:
                _pair(branches[0], branches[1:])
                self.sink += branches[0]
        elif not self.choices:
            return
        elif is_end or empty:
            if empty:
                self.choices[-1].append([])
                return
            self.choices[-1].append(self.sink)
            self.sink = self.sinks.pop()
            if len(self.choices[-1]) > 1:
                self.branch -= 1
        else:
            self.sinks.append(self.sink)
            self.sink = []
            if self.choices[-1]:
                self.branch += 1


def _pair(first: list[Paragraph], others: list[list[Paragraph]]) -> None:
    for other in others:
        if len(other) == len(first) and all(a.text == b.text for a, b in zip(first, other, strict=True)):
            for paragraph, twin in zip(first, other, strict=True):
                paragraph.twins += (twin, *twin.twins)


def _value(rest: str) -> str:
    return next((value for key, value in attributes(rest).items() if key.rpartition(":")[2] == "val"), "")
