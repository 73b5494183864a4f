"""What in a paragraph of Markdown is letters and what is markup: code, links, emphasis, tags, entities, escapes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from html import unescape
from typing import NamedTuple

from sorbnames.documents.htmlelements import HIDDEN
from sorbnames.documents.mapped import OBJECT
from sorbnames.documents.markdownemphasis import Run, matched
from sorbnames.documents.markdownlines import HTML_TAG, folded_label

_SPECIAL = re.compile(r"[\\`<&\[\]*_~{!]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n")
_TICKS = re.compile("`+")
_ENTITY = re.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.!#$%&'*+/=?^`{|}~-]++@[A-Za-z0-9.-]++)>")
_TAG = re.compile(HTML_TAG)
_TEMPLATE = re.compile(r"\{\{[^{}\n]*+\}\}|\{%[^%\n]*+%\}")
_TITLE = re.compile(r"""\s++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))""", re.DOTALL)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]")
_NOTE = re.compile(r"\[\^[^\]\s]{1,99}\]")
_SWITCH = re.compile(r"<!--\s*sorbnames:\s*(off|on)\s*-->", re.IGNORECASE)
_DEEPEST = 32


class Part(NamedTuple):
    """A stretch that is no plain letters: ``text`` stands for it, to be edited only if it is a letter of its own."""

    start: int
    end: int
    text: str
    letter: bool = False


class _Bracket(NamedTuple):
    start: int
    end: int
    parts: int  # how many parts there were before it
    runs: int  # how many runs of emphasis


class InlineReader:
    """Reads paragraphs; remembers between them whether a comment has switched everything off."""

    def __init__(self, definitions: Collection[str], attributes: bool = False) -> None:
        self._definitions = definitions
        self._attributes = attributes
        self.off = False

    def switch(self, text: str) -> None:
        """Note the switches in an HTML block."""
        for match in _SWITCH.finditer(text):
            self.off = match[1].lower() == "off"

    def parts(self, text: str) -> list[Part]:
        """Everything in ``text`` that is not plain letters, from left to right."""
        return _Paragraph(text, self._definitions, self._attributes, self).read()


class _Paragraph:
    def __init__(self, text: str, definitions: Collection[str], attributes: bool, reader: InlineReader) -> None:
        self._text = text
        self._definitions = definitions
        self._attributes = attributes
        self._reader = reader
        self._parts: list[Part] = []
        self._brackets: list[_Bracket] = []
        self._runs: list[Run] = []
        self._ticks: dict[int, list[int]] | None = None
        self._missing: set[str] = set()
        self._off_since = 0 if reader.off else -1
        self._off_parts = self._off_runs = 0
        self._dead = 0  # so many of the brackets stand around a link and can't be one

    def read(self) -> list[Part]:
        position = 0
        while match := _SPECIAL.search(self._text, position):
            sign, start = match[0], match.start()
            read = _READERS.get(sign)
            position = read(self, start) if read else start + 1
        if self._off_since >= 0:
            self._switched(len(self._text))
        self._emphasize(0)
        return sorted(self._parts)

    def _hide(self, start: int, end: int, text: str = "", letter: bool = False) -> int:
        self._parts.append(Part(start, end, text, letter))
        return end

    def _run(self, start: int) -> int:
        run = Run(self._text, start)
        self._runs.append(run)
        return run.end

    def _emphasize(self, first: int) -> None:
        """Hide the signs of emphasis among the runs from number ``first`` on."""
        for start, end in matched(self._runs[first:]):
            self._hide(start, end)
        del self._runs[first:]

    def _cover(self, part: Part, known: int) -> None:
        """One part in the place of all that lie in it."""
        inside = self._parts[known:]
        self._parts[known:] = [one for one in inside if one.end <= part.start]
        self._parts.append(part)

    # one reader for every sign; each gives the position to go on from

    def _escape(self, start: int) -> int:
        if self._text[start + 1 : start + 2] in _PUNCTUATION and start + 1 < len(self._text):
            self._hide(start, start + 1)
            return start + 2
        return start + 1

    def _code(self, start: int) -> int:
        match = _TICKS.match(self._text, start)
        end = match.end() if match else start + 1
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self._text):
                self._ticks.setdefault(run.end() - run.start(), []).append(run.start())
        places = self._ticks.get(end - start, [])
        number = bisect_right(places, start)
        return self._hide(start, places[number] + end - start, OBJECT) if number < len(places) else end

    def _angle(self, start: int) -> int:
        text = self._text
        if match := _AUTOLINK.match(text, start):
            return self._hide(start, match.end(), OBJECT)
        if match := _TAG.match(text, start):
            name = match[1].lower()
            if name == "br":
                return self._hide(start, match.end(), "\n")
            if name in HIDDEN and not text.startswith("</", start):
                return self._hide(start, self._closed(name, match.end()), OBJECT)
            return self._hide(start, match.end())
        if match := _SWITCH.match(text, start):
            return self._switch(match)
        for begin, ending in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")):
            if text.startswith(begin, start):
                end = self._find(ending, start + len(begin))
                return self._hide(start, end + len(ending)) if end >= 0 else start + 1
        if re.match("<![A-Za-z]", text[start : start + 3]):
            end = self._find(">", start)
            return self._hide(start, end + 1) if end >= 0 else start + 1
        return start + 1

    def _closed(self, name: str, position: int) -> int:
        """Where the end tag of that name ends, or the position itself."""
        end = self._find(f"</{name}>", position)
        return end + len(name) + 3 if end >= 0 else position

    def _find(self, what: str, position: int) -> int:
        """Like ``str.find``; what was once not found is not looked for again."""
        if what in self._missing:
            return -1
        found = self._text.find(what, position)
        if found < 0:
            self._missing.add(what)
        return found

    def _switch(self, match: re.Match[str]) -> int:
        off = match[1].lower() == "off"
        if off and self._off_since < 0:
            self._off_since, self._off_parts, self._off_runs = match.start(), len(self._parts), len(self._runs)
        elif not off and self._off_since >= 0:
            self._switched(match.end())
            self._off_since = -1
        else:
            self._hide(*match.span())
        self._reader.off = off
        return match.end()

    def _switched(self, end: int) -> None:
        """Leave out what stands between the switches."""
        self._emphasize(self._off_runs)
        self._cover(Part(self._off_since, end, OBJECT), self._off_parts)
        self._brackets.clear()

    def _entity(self, start: int) -> int:
        match = _ENTITY.match(self._text, start)
        letter = unescape(match[0]) if match else ""
        if match is None or letter == match[0]:
            return start + 1
        one = len(letter) == 1 and letter not in "\r\n"
        return self._hide(start, match.end(), letter if one else OBJECT, one)

    def _template(self, start: int) -> int:
        match = _TEMPLATE.match(self._text, start)
        return self._hide(start, match.end(), OBJECT) if match else start + 1

    def _picture(self, start: int) -> int:
        if self._text.startswith("[", start + 1):
            return self._open(start, start + 2)
        return start + 1

    def _bracket(self, start: int) -> int:
        if note := _NOTE.match(self._text, start):
            return self._hide(start, note.end())
        return self._open(start, start + 1)

    def _open(self, start: int, end: int) -> int:
        self._brackets.append(_Bracket(start, end, len(self._parts), len(self._runs)))
        return end

    def _close(self, start: int) -> int:
        if not self._brackets:
            return start + 1
        opener = self._brackets.pop()
        is_picture = self._text[opener.start] == "!"
        is_dead = len(self._brackets) < self._dead and not is_picture
        self._dead = min(self._dead, len(self._brackets))
        end, by_text = (-1, False) if is_dead else self._target(opener, start)
        if end < 0:
            return start + 1
        if by_text or (is_picture and not self._attributes):
            del self._runs[opener.runs :]
            self._cover(Part(opener.start, end, OBJECT), opener.parts)
            return end
        self._emphasize(opener.runs)
        self._hide(opener.start, opener.end)
        self._hide(start, end)
        if not is_picture:  # a link holds no link
            self._dead = len(self._brackets)
        return end

    def _target(self, opener: _Bracket, close: int) -> tuple[int, bool]:
        """Where the link that closes here ends (-1 if it is none), and whether its text is its label as well."""
        text = self._text
        if text.startswith("(", close + 1) and (end := self._destination(close + 2)) >= 0:
            return end, False
        label = _LABEL.match(text, close + 1)
        if label and label[1].strip():
            return (label.end(), False) if folded_label(label[1]) in self._definitions else (-1, False)
        if close - opener.end <= 999 and folded_label(text[opener.end : close]) in self._definitions:
            return (label.end() if label else close + 1), True
        return -1, False

    def _destination(self, position: int) -> int:
        """The end of an inline link whose bracket opened before ``position``, or -1."""
        text = self._text
        while position < len(text) and text[position].isspace():
            position += 1
        if text.startswith("<", position):
            match = re.compile(r"<(?:[^<>\n\\]|\\.)*+>").match(text, position)
            if match is None:
                return -1
            position = match.end()
        else:
            depth = 0
            while position < len(text) and not text[position].isspace():
                letter = text[position]
                if letter == "\\":
                    position += 1
                elif letter == "(":
                    depth += 1
                    if depth > _DEEPEST:
                        return -1
                elif letter == ")":
                    if not depth:
                        break
                    depth -= 1
                position += 1
        if title := _TITLE.match(text, position):
            position = title.end()
        while position < len(text) and text[position].isspace():
            position += 1
        return position + 1 if text.startswith(")", position) else -1


_READERS = {
    "\\": _Paragraph._escape,
    "`": _Paragraph._code,
    "<": _Paragraph._angle,
    "&": _Paragraph._entity,
    "{": _Paragraph._template,
    "!": _Paragraph._picture,
    "[": _Paragraph._bracket,
    "]": _Paragraph._close,
    "*": _Paragraph._run,
    "_": _Paragraph._run,
    "~": _Paragraph._run,
}
