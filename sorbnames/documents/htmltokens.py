"""Where the tags, comments and texts of an HTML source stand, read as browsers read them, however broken the source is.

Every character of the source belongs to exactly one token, and the time taken is linear in the length of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sorbnames.documents.htmlelements import RAW_TEXT

_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_GAP = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"=?[^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_UNQUOTED = re.compile(r"[^\s>]*")
_SCRIPT = re.compile(r"<!--|-->|<script(?=[\s/>])|</script(?=[\s/>])", re.IGNORECASE)


class Attribute(NamedTuple):
    """An attribute; ``start`` and ``end`` span its value, without quotation marks."""

    name: str
    start: int
    end: int
    quote: str


class Token(NamedTuple):
    """``kind`` is ``text``, ``raw`` (the content of a raw text element), ``start``, ``end`` or ``comment``.

    ``name`` is the tag's name in lower case.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()


def tokens(source: str, xml: bool = False) -> Iterator[Token]:
    """The tokens of a source from left to right. In XML, CDATA sections are texts of kind ``cdata``."""
    position = 0
    while position < len(source):
        token = markup_at(source, position, xml) if source[position] == "<" else None
        if token is None:
            begin = position
            position = source.find("<", position + 1)
            position = len(source) if position < 0 else position
            yield Token("text", begin, position)
            continue
        yield token
        position = token.end
        if token.kind == "start" and token.name in RAW_TEXT and not (xml and source.endswith("/>", 0, position)):
            end = raw_text_end(source, position, token.name)
            if end > position:
                yield Token("raw", position, end, token.name)
            position = end
        elif token.kind == "start" and token.name == "plaintext":
            yield Token("raw", position, len(source), "plaintext")
            position = len(source)


def markup_at(source: str, position: int, xml: bool = False) -> Token | None:
    """The tag or comment that begins with the ``<`` at ``position``; None where it is only a sign."""
    following = source[position + 1 : position + 2]
    if following == "!":
        return _declaration(source, position, xml)
    if following == "?":
        program = source.startswith(("<?php", "<?="), position)
        return Token("comment", position, _after(source, "?>" if program else ">", position))
    name = _TAG_NAME.match(source, position)
    if name is None:
        if following == "/" and position + 2 < len(source):
            return Token("comment", position, _after(source, ">", position))
        return None
    return _tag(source, position, name)


def raw_text_end(source: str, position: int, name: str) -> int:
    """Where the content of a raw text element that begins at ``position`` ends."""
    if name == "script":
        return _script_end(source, position)
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, position)
    return match.start() if match else len(source)


def _script_end(source: str, position: int) -> int:
    """A script that says ``<!-- <script>`` goes on after the first end tag."""
    commented = nested = False
    for match in _SCRIPT.finditer(source, position):
        sign = match[0].lower()
        if sign == "<!--":
            commented = True
        elif sign == "-->":
            commented = nested = False
        elif sign == "<script":
            nested = commented
        elif nested:
            nested = False
        else:
            return match.start()
    return len(source)


def _declaration(source: str, position: int, xml: bool) -> Token:
    if source.startswith("<!--", position):
        for empty in ("<!-->", "<!--->"):
            if source.startswith(empty, position):
                return Token("comment", position, position + len(empty))
        match = _COMMENT_END.search(source, position + 4)
        return Token("comment", position, match.end() if match else len(source))
    if xml and source.startswith("<![CDATA[", position):
        return Token("cdata", position, _after(source, "]]>", position))
    return Token("comment", position, _after(source, ">", position))


_COMMENT_END = re.compile(r"--!?>")


def _after(source: str, mark: str, position: int) -> int:
    found = source.find(mark, position)
    return len(source) if found < 0 else found + len(mark)


def _tag(source: str, position: int, name: re.Match[str]) -> Token:
    kind = "end" if source[position + 1] == "/" else "start"
    attributes: list[Attribute] = []
    end = name.end()
    while True:
        end = _after_gap(source, end)
        if end >= len(source):
            break
        if source[end] == ">":
            end += 1
            break
        attribute, end = _attribute(source, end)
        attributes.append(attribute)
    return Token(kind, position, end, name[1].lower(), tuple(attributes))


def _after_gap(source: str, position: int) -> int:
    match = _GAP.match(source, position)
    return match.end() if match else position


def _attribute(source: str, position: int) -> tuple[Attribute, int]:
    """The attribute at ``position``, and where it ends."""
    name = _ATTRIBUTE.match(source, position)
    end = name.end() if name else position
    label = source[position:end].lower()
    equals = _EQUALS.match(source, end)
    if equals is None:
        return Attribute(label, end, end, ""), max(end, position + 1)
    start = equals.end()
    quote = source[start : start + 1]
    if quote in ('"', "'") and quote:
        close = source.find(quote, start + 1)
        if close < 0:
            return Attribute(label, start + 1, len(source), quote), len(source)
        return Attribute(label, start + 1, close, quote), close + 1
    value = _UNQUOTED.match(source, start)
    end = value.end() if value else start
    return Attribute(label, start, end, ""), max(end, position + 1)
