"""The encoding of a table's text: found out from samples, and turned into UTF-8 and back without loss.

Inside, all text is UTF-8. What does not belong to the encoding of the file comes through as well: bytes of 8-bit
encodings without a meaning, and lone surrogates of UTF-16, travel as surrogates. Rows with such bytes are reported.
"""

from __future__ import annotations

import codecs
from functools import lru_cache

import numpy as np
import pyarrow as pa

from sorbnames.documents.base import shown
from sorbnames.documents.encoding import BYTE_ORDER_MARKS, Encoding
from sorbnames.errors import InvalidTable

#: Every letter of German and Lower Sorbian names beyond ASCII.
LETTERS = "äöüÄÖÜßćčěłńóŕśšźžĆČĚŁŃÓŔŚŠŹŽ"

_WIDE = frozenset(("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"))


def detect(path: str, sample: bytes, named: str = "") -> Encoding:
    """The encoding of text that ``sample`` is taken from; ``named`` tells it."""
    mark, codec = next(((mark, of) for mark, of in BYTE_ORDER_MARKS if sample.startswith(mark)), (b"", ""))
    if named:
        wished = codecs.lookup(named).name
        wished = {"utf-16": codec or "utf-16-le", "utf-32": codec or "utf-32-le", "utf-8-sig": "utf-8"}.get(
            wished, wished
        )
        return Encoding(wished, mark if codec == wished else b"")
    if codec:
        return Encoding(codec, mark)
    if wide := _wide(sample):
        return Encoding(wide)
    if _is_utf8(sample):
        return Encoding("utf-8")
    from sorbnames.documents.plausibility import choose_codec
    from sorbnames.documents.source import Bytes

    choice = choose_codec(Bytes(sample))
    if choice is None:
        raise InvalidTable("tablefiles.no_encoding", path=shown(path))
    return Encoding(choice[0], rivals=choice[1:])


def _is_utf8(sample: bytes) -> bool:
    """Whether there is more good UTF-8 than bad; samples may begin and end inside a letter."""
    if sample.isascii():
        return True
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return not bad or beyond_ascii - bad > bad


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin text is NUL."""
    part = sample[: len(sample) & ~1][:4096]
    half = len(part) // 2
    if half < 8:
        return ""
    even, odd = part[0::2].count(0), part[1::2].count(0)
    if odd > 0.5 * half and even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 * half and odd < 0.02 * half else ""


@lru_cache(maxsize=16)
def is_one_byte(codec: str) -> bool:
    """Whether each byte is a letter, and those of ASCII are ASCII: an 8-bit encoding as of Windows or ISO 8859."""
    if codec in _WIDE or codec.startswith("utf"):
        return False
    letters = [bytes((byte,)).decode(codec, "replace") for byte in range(256)]
    return all(len(letter) == 1 for letter in letters) and "".join(letters[:128]) == bytes(range(128)).decode()


def to_utf8(data: bytes, codec: str) -> bytes:
    """Bytes of the encoding as UTF-8, in which surrogates stand for what has no meaning in it."""
    if codec == "utf-8":
        return data
    errors = "surrogatepass" if codec in _WIDE else "surrogateescape"
    return data.decode(codec, errors).encode("utf-8", "surrogatepass")


def from_utf8(data: bytes, codec: str) -> bytes:
    """The reverse of :func:`to_utf8`; raises UnicodeEncodeError for a letter that the encoding has not."""
    if codec == "utf-8":
        return data
    errors = "surrogatepass" if codec in _WIDE else "surrogateescape"
    return data.decode("utf-8", "surrogatepass").encode(codec, errors)


def is_clean(data: bytes) -> bool:
    """Whether this is UTF-8 without any damage."""
    if data.isascii():
        return True
    offsets = pa.py_buffer(np.array([0, len(data)], np.int32))
    try:
        pa.Array.from_buffers(pa.string(), 1, [None, offsets, pa.py_buffer(data)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def for_writing(path: str, found: Encoding, wished: str) -> Encoding:
    """The encoding to write in: that of the file, or the one ``wished``.

    Raises InvalidTable if it has not all letters of Lower Sorbian names, or if it is not certain which of two is meant.
    """
    if wished:
        target = found.replaced_by(wished, shown(path))
        if not target.can_hold(LETTERS):
            raise InvalidTable("tablefiles.cannot_hold", path=shown(path), encoding=target.label)
        return target
    if not found.can_hold(LETTERS):
        raise InvalidTable("tablefiles.cannot_keep", path=shown(path), encoding=found.label)
    if found.is_doubtful_for(LETTERS):
        raise InvalidTable(
            "tablefiles.doubtful", path=shown(path), encoding=found.label, rivals=found.rival_label, codec=found.codec
        )
    return found
