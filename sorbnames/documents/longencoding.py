"""The encoding of a file that is too long to be held in memory, found out as :mod:`.encoding` does for others."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from sorbnames.documents.base import shown
from sorbnames.documents.encoding import (
    BYTE_ORDER_MARKS,
    Encoding,
    codec_called,
    eight_bit_encoding,
    failure,
    is_damaged_utf8,
    named_encoding,
    undecodable,
    wide_codec,
)
from sorbnames.documents.source import LineCounter, Source, byte_line_at
from sorbnames.errors import UnsupportedDocument

#: Codecs in which any stretch that begins with a whole character can be decoded by itself begin so.
_BY_STRETCHES = ("utf-8", "utf-16-", "utf-32-", "cp125", "iso8859-", "koi8", "mac-", "cp4", "cp7", "cp8", "ascii")


class _Fault(NamedTuple):
    """Bytes that an encoding does not know: where, in which line, why."""

    offset: int
    line: int
    reason: str


def encoding_of(path: str, source: Source, encoding: str = "") -> Encoding | None:
    """The encoding of the text, ``encoding`` if that is named; None where it can't be read in stretches.

    Raises UnsupportedDocument for what is no text.
    """
    head = source.read(0, 4096)
    if encoding:
        found = named_encoding(codec_called(encoding, shown(path)), head)
        if not found.codec.startswith(_BY_STRETCHES):
            return None
        return _certain(path, source, found, is_named=True)
    for mark, codec in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return _certain(path, source, Encoding(codec, mark))
    zero = _first_zero(source)
    if zero >= 0:
        codec = wide_codec(head, source.size)
        if codec:
            return _certain(path, source, Encoding(codec))
        raise failure("binary", path, line=byte_line_at(source, zero), offset=zero)
    fault = _read_through(path, source, Encoding("utf-8"))
    if fault is None:
        return Encoding("utf-8")
    if is_damaged_utf8(source.read(max(0, fault.offset - 65536), fault.offset + 65536)):
        raise _explained(path, source, Encoding("utf-8"), fault)
    return eight_bit_encoding(path, source, fault.offset)


def _certain(path: str, source: Source, encoding: Encoding, is_named: bool = False) -> Encoding:
    """The encoding, which the text must be in."""
    fault = _read_through(path, source, encoding, is_named)
    if fault is not None:
        raise _explained(path, source, encoding, fault)
    return encoding


def _explained(path: str, source: Source, encoding: Encoding, fault: _Fault) -> UnsupportedDocument:
    there = source.read(fault.offset, fault.offset + 2)
    return undecodable(path, encoding, fault.reason, fault.offset, fault.line, there)


def _first_zero(source: Source) -> int:
    offset = 0
    for block in source.blocks():
        place = block.find(b"\0")
        if place >= 0:
            return offset + place
        offset += len(block)
    return -1


def _read_through(path: str, source: Source, encoding: Encoding, is_named: bool = False) -> _Fault | None:
    """The first bytes that are not of the encoding. Raises UnsupportedDocument for NUL characters.

    An encoding that a person named must also write the text with the bytes that were read.
    """
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    counter = LineCounter()
    zero: tuple[int, int] | None = None
    blocks = source.blocks()
    block, left = next(blocks, b"")[len(encoding.bom) :], b""
    offset = len(encoding.bom)
    while True:
        following = next(blocks, None)
        data = left + block
        try:
            text = decoder.decode(block, following is None)
        except UnicodeDecodeError as error:
            counter.add(data[: error.start].decode(encoding.codec, "replace"))
            return _Fault(offset + error.start, 1 + counter.ends, error.reason)
        left = bytes(decoder.getstate()[0])
        used = len(data) - len(left)
        if is_named and _encoded(text, encoding.codec) != data[:used]:
            raise UnsupportedDocument("documents.lossy_encoding", path=shown(path), encoding=encoding.label)
        if zero is None and (place := text.find("\0")) >= 0:
            before = counter.copy()
            before.add(text[:place])
            zero = offset + len(text[:place].encode(encoding.codec)), 1 + before.ends
        counter.add(text)
        offset += used
        if following is None:
            break
        block = following
    if zero is not None:
        raise failure("binary", path, line=zero[1], offset=zero[0])
    return None


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return None
