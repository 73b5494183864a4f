"""XML as text that can be patched in place: everything outside a patch stays as it was written, quotes and all.

A part is decoded, proved well-formed by expat (a document type, and with it every entity, is refused; nothing is ever
fetched), and then read by searching its tags. In well-formed XML a ``<`` is always the beginning of markup, so a
pattern that also knows comments, CDATA and processing instructions finds tags for certain.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

#: What follows the name inside a tag: attributes, whose values may hold ``>``.
ATTRIBUTES = r"""[^<>"']*+(?:(?:"[^"]*"|'[^']*')[^<>"']*+)*+"""
#: Markup that is not a tag.
OTHER_MARKUP = (
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
    r"|<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+\]\]>"
    r"|<\?[^?]*+(?:\?(?!>)[^?]*+)*+\?>"
)

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
#: Any tag (end mark, name, rest), or other markup.
TAG = re.compile(rf"<(/?)([^\s/<>!?]+)({ATTRIBUTES})>|{OTHER_MARKUP}")
_CELL = re.compile(r"&[^;&<]*;|\r\n|[\s\S]")
_ATTRIBUTE = re.compile(r"""([^\s=<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


#: (start, end, new text) in the text of a part.
Patch = tuple[int, int, str]


class XmlError(Exception):
    """XML that is not read; ``key`` names the message: ``xml_broken``, ``xml_doctype``, ``xml_namespaces`` …"""

    def __init__(self, key: str, line: int = 0) -> None:
        self.key = key
        self.line = line
        super().__init__(key)


@dataclass(frozen=True, slots=True)
class Xml:
    """A part: its text, its encoding, and which prefixes stand for which namespace."""

    text: str
    codec: str
    mark: bytes
    namespaces: dict[str, frozenset[str]]  # prefix → the namespaces it stands for somewhere in the part

    def prefixes(self, uris: Iterable[str]) -> tuple[str, ...]:
        """The prefixes (with their colon; empty for the default namespace) that always stand for one of ``uris``."""
        wanted = frozenset(uris)
        found = [prefix for prefix, meant in self.namespaces.items() if meant & wanted]
        if any(not self.namespaces[prefix] <= wanted for prefix in found):
            raise XmlError("xml_namespaces")
        return tuple(prefix + ":" if prefix else "" for prefix in found)

    def patched(self, patches: Iterable[Patch]) -> bytes:
        """The bytes of the part with (start, end, text) put in; what the encoding lacks becomes a reference."""
        pieces = []
        position = 0
        for start, end, text in sorted(patches, key=lambda patch: patch[:2]):
            pieces += [self.text[position:start], text]
            position = end
        pieces.append(self.text[position:])
        return self.mark + "".join(pieces).encode(self.codec, "xmlcharrefreplace")


@dataclass(frozen=True, slots=True)
class Element:
    """An element that is open at a place: its local name, its start tag, and where that stands."""

    name: str
    tag: str
    start: int


class Walk:
    """A walk over the tags from one place on, in one direction; ``stack`` holds the elements that are open."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._place = start
        self.stack: list[Element] = []

    def to(self, place: int) -> Iterator[tuple[Element, Element | None, int]]:
        """Go on to ``place``; yields each element that ends on the way, the one it is in, and where it ends."""
        for match in TAG.finditer(self._text, self._place, place):
            name = match[2]
            if name is None or match[3].endswith("/"):
                continue
            if match[1]:
                closed = self.stack.pop()
                yield closed, self.stack[-1] if self.stack else None, match.end()
            else:
                self.stack.append(Element(name.rpartition(":")[2], match[0], match.start()))
        self._place = max(place, self._place)


def parse(data: bytes) -> Xml:
    """Prove that ``data`` is well-formed XML without a document type, and decode it. Raises XmlError."""
    mark, codec = _encoding(data)
    try:
        text = data[len(mark) :].decode(codec)
        as_utf8 = data if codec == "utf-8" else text.encode("utf-8")
    except UnicodeError:
        raise XmlError("xml_broken") from None
    if codec not in ("utf-8", "utf-16-le", "utf-16-be") and text.encode(codec) != data:
        raise XmlError("xml_broken")
    namespaces: dict[str, set[str]] = {"xml": {"http://www.w3.org/XML/1998/namespace"}}
    parser = _parser()
    parser.StartNamespaceDeclHandler = lambda prefix, uri: namespaces.setdefault(prefix or "", set()).add(uri or "")
    _run(parser, as_utf8)
    return Xml(text, codec, mark, {prefix: frozenset(uris) for prefix, uris in namespaces.items()})


def elements(data: bytes) -> list[tuple[str, dict[str, str], int]]:
    """The start tags of a small part: local name, attributes by local name, depth."""
    result: list[tuple[str, dict[str, str], int]] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        result.append((_local(name), {_local(key): value for key, value in attributes.items()}, depth))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = _parser(_encoding(data)[1])
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    _run(parser, data)
    return result


def cells(raw: str) -> list[str]:
    """The written form of each letter of character data: itself, or its reference."""
    return _CELL.findall(raw) if "&" in raw or "\r" in raw else list(raw)


def letters(raw: str) -> str:
    """The letters that character data stand for."""
    if "&" not in raw and "\r" not in raw:
        return raw
    return "".join(letter(cell) for cell in cells(raw))


def letter(cell: str) -> str:
    """The letter that one cell stands for; a line end is a LF."""
    if len(cell) > 1 and cell[0] == "&":
        name = cell[1:-1]
        if name[0] == "#":
            return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
        return _NAMED[name]
    return "\n" if cell[0] == "\r" else cell


def escape(text: str) -> str:
    """Text as character data."""
    return text.translate(_ESCAPES)


def quote(text: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def forbidden(text: str) -> str:
    """The first letter that no XML can hold, or nothing."""
    found = _FORBIDDEN.search(text)
    return found[0] if found else ""


def prefix_of(element: str) -> str:
    """The prefix, with its colon, of the name of the element that begins here."""
    name = element[1:].split(">", 1)[0].split(None, 1)[0]
    prefix, colon, _ = name.rpartition(":")
    return prefix + colon


def attributes(tag: str) -> dict[str, str]:
    """The attributes written in a tag, by their names as written."""
    return {name: letters(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}


def _encoding(data: bytes) -> tuple[bytes, str]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return mark, codec
    declared = _DECLARED.match(data[:200])
    if declared is None:
        return b"", "utf-8"
    try:
        codec = codecs.lookup(declared[1].decode("ascii")).name
        " ".encode(codec)
    except (LookupError, ValueError):
        raise XmlError("xml_broken", 1) from None
    return b"", "utf-8" if codec == "ascii" else codec


def _parser(encoding: str = "utf-8") -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8" if encoding == "utf-8" else None, namespace_separator="\n")

    def refuse(*_: object) -> None:
        raise XmlError("xml_doctype", parser.CurrentLineNumber)

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _run(parser: expat.XMLParserType, data: bytes) -> None:
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise XmlError("xml_broken", error.lineno) from None


def _local(name: str) -> str:
    return name.rpartition("\n")[2]
