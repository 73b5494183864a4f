"""Which encoding a text file is in; decoding that loses nothing.

The order of trust: a byte order mark, strict UTF-8, the pattern of NUL bytes that UTF-16 and UTF-32 leave, and at last
the 8-bit encodings, between which the plausibility of the decoded letters decides. Every encoding accepted here maps
texts and bytes one to one, so that writing an unchanged text gives the very bytes that were read.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sorbnames.documents.base import byte_line_number, line_number, shown
from sorbnames.documents.source import Bytes, Source, byte_line_at
from sorbnames.errors import UnsupportedDocument

#: Byte order marks; the one of UTF-32 begins like that of UTF-16, so it comes first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

LABELS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "iso8859-1": "ISO 8859-1",
    "iso8859-2": "ISO 8859-2",
    "iso8859-15": "ISO 8859-15",
    "cp852": "DOS 852",
    "cp850": "DOS 850",
    "mac-latin2": "Mac Central European",
    "mac-roman": "Macintosh",
}

#: Names that leave the byte order open; without a mark the little end comes first, as Windows writes it.
_OPEN_ORDER = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}

_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec, the byte order mark before the text, and codecs that it could be as well.

    A text of which ``rivals`` remain may only get letters that all of them write alike: a wrong guess never writes a
    wrong byte.
    """

    codec: str
    bom: bytes = b""
    rivals: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name of the encoding that people know."""
        return LABELS.get(self.codec, self.codec)

    @property
    def rival_label(self) -> str:
        """The names of the encodings it could be as well."""
        return ", ".join(LABELS.get(codec, codec) for codec in self.rivals)

    def encode(self, text: str) -> bytes:
        """The bytes of a file that holds ``text``."""
        data = text.encode(self.codec)
        return self.bom + data if self.bom else data

    def can_hold(self, text: str) -> bool:
        """Whether this encoding has all letters of ``text``."""
        return _bytes_of(text, self.codec) is not None

    def is_doubtful_for(self, text: str) -> bool:
        """Whether a rival would write ``text`` with other bytes."""
        return any(_bytes_of(text, rival) != _bytes_of(text, self.codec) for rival in self.rivals)

    def replaced_by(self, name: str, path: str = "") -> Encoding:
        """The encoding called ``name``; UTF-16 and UTF-32 get a byte order mark, UTF-8 keeps its own."""
        codec = codec_called(name, path)
        if codec == self.codec:
            return Encoding(codec, self.bom)
        wide = codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
        marks = {codec: mark for mark, codec in BYTE_ORDER_MARKS}
        return Encoding(codec, marks[codec] if wide or name.lower().replace("_", "-") == "utf-8-sig" else b"")


def decode(path: str, data: bytes, encoding: str = "") -> tuple[str, Encoding]:
    """The text in ``data`` and its encoding. Raises UnsupportedDocument for what is no text."""
    if encoding:
        text, found = _decode_as(path, data, codec_called(encoding, shown(path)))
    else:
        text, found = _decode_unknown(path, data)
    zero = text.find("\0")
    if zero >= 0:
        offset = len(found.bom) + len(text[:zero].encode(found.codec))
        raise failure("binary", path, line=line_number(text, zero), offset=offset)
    return text, found


def _decode_unknown(path: str, data: bytes) -> tuple[str, Encoding]:
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(path, data, Encoding(codec, mark))
    if b"\0" in data:
        codec = wide_codec(data[:4096], len(data))
        if codec:
            return _strictly(path, data, Encoding(codec))
        offset = data.index(b"\0")
        raise failure("binary", path, line=byte_line_number(data, offset), offset=offset)
    try:
        return data.decode("utf-8"), Encoding("utf-8")
    except UnicodeDecodeError as error:
        if is_damaged_utf8(data[max(0, error.start - 65536) : error.start + 65536]):
            raise _undecodable(path, data, Encoding("utf-8"), error) from None
        start = error.start
    found = eight_bit_encoding(path, Bytes(data), start)
    return data.decode(found.codec), found


def eight_bit_encoding(path: str, source: Source, start: int) -> Encoding:
    """The encoding of data whose byte at ``start`` is no UTF-8. Raises UnsupportedDocument where none fits."""
    from sorbnames.documents.plausibility import choose_codec

    choice = choose_codec(source)
    if choice is None:
        line, byte = byte_line_at(source, start), f"0x{source.read(start, start + 1)[0]:02X}"
        raise failure("no_encoding", path, line=line, offset=start, byte=byte)
    return Encoding(choice[0], rivals=choice[1:])


def _decode_as(path: str, data: bytes, codec: str) -> tuple[str, Encoding]:
    text, found = _strictly(path, data, named_encoding(codec, data[:4]))
    try:
        lossless = found.encode(text) == data
    except UnicodeEncodeError:
        lossless = False
    if not lossless:
        raise UnsupportedDocument("documents.lossy_encoding", path=shown(path), encoding=found.label)
    return text, found


def named_encoding(codec: str, head: bytes) -> Encoding:
    """The encoding that a person named, with the byte order mark with which the data begin."""
    mark = next((mark for mark, of in BYTE_ORDER_MARKS if of[:6] == codec[:6] and head.startswith(mark)), b"")
    if mark and codec not in ("utf-16-be", "utf-32-be"):
        codec = dict(BYTE_ORDER_MARKS)[mark]
    return Encoding(codec, mark)


def _strictly(path: str, data: bytes, encoding: Encoding) -> tuple[str, Encoding]:
    body = memoryview(data)[len(encoding.bom) :]
    try:
        return str(body, encoding.codec), encoding
    except UnicodeDecodeError as error:
        raise _undecodable(path, data, encoding, error) from None
    except UnicodeError as error:
        reason = str(error)
        raise UnsupportedDocument("documents.read_failed", path=shown(path), reason=reason) from None


def _undecodable(path: str, data: bytes, encoding: Encoding, error: UnicodeDecodeError) -> UnsupportedDocument:
    offset = len(encoding.bom) + error.start
    before = str(memoryview(data)[len(encoding.bom) : offset], encoding.codec, "replace")
    line = line_number(before, len(before))
    return undecodable(path, encoding, error.reason, offset, line, data[offset : offset + 2])


def undecodable(
    path: str, encoding: Encoding, reason: str, offset: int, line: int, there: bytes
) -> UnsupportedDocument:
    """The error for the bytes ``there`` at ``offset``, which the encoding does not know."""
    # In UTF-16 nothing else can go wrong but a file that ends within a unit.
    unpaired = "surrogate" in reason or (encoding.label == "UTF-16" and reason != "truncated data")
    if encoding.codec == "utf-8" and there[0] == 0xED and there[1:] >= b"\xa0":
        unpaired = True
    return failure(
        "surrogate" if unpaired else "undecodable",
        path,
        line=line,
        offset=offset,
        byte=f"0x{there[0]:02X}",
        encoding=encoding.label,
    )


def failure(key: str, path: str, **parameters: object) -> UnsupportedDocument:
    return UnsupportedDocument(f"documents.{key}", path=shown(path), **parameters)


def wide_codec(sample: bytes, size: int) -> str:
    """UTF-16 or UTF-32 without a mark: where Latin letters leave their NUL bytes in the beginning of a file."""
    if size >= 8 and size % 4 == 0:
        if not any(sample[3::4]) and not any(sample[2::4]):
            return "utf-32-le"
        if not any(sample[0::4]) and not any(sample[1::4]):
            return "utf-32-be"
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    for codec, full, empty in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if half >= 2 and full >= 0.5 * half and empty <= 0.02 * half:
            text = sample[: half * 2].decode(codec, "replace")
            controls = sum(1 for letter in text if letter < " " and letter not in "\t\n\v\f\r")
            return codec if controls <= 0.02 * half else ""
    return ""


def is_damaged_utf8(sample: bytes) -> bool:
    """Whether there is at least as much good UTF-8 as there is bad in what stands around the first bad byte."""
    good = _UTF8_SEQUENCE.findall(sample)
    bad = len(_HIGH_BYTE.findall(sample)) - sum(map(len, good))
    if len(good) >= bad:
        return True
    try:
        sample.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def codec_called(name: str, path: str) -> str:
    try:
        codec = codecs.lookup(name).name
        "a".encode(codec)  # refuses what is a codec, but not of text
    except (LookupError, ValueError):
        raise UnsupportedDocument("documents.unknown_encoding", path=path, encoding=name) from None
    return _OPEN_ORDER.get(codec, codec)


def _bytes_of(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return None
