"""ZIP packages of office files: parts are read within limits, and written so that all others stay byte for byte.

A package is written again by copying the stored bytes of every untouched part (compressed data, order, times, extra
fields); only the replaced parts are compressed anew. Parts nobody asks for, such as pictures, are never unpacked.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sorbnames.documents.base import shown
from sorbnames.errors import UnsupportedDocument

#: How large a part may be once unpacked, and how many parts there may be.
MAX_PART = 512 << 20
MAX_READ = 1 << 30  # all parts that are read, together
MAX_PARTS = 10_000
#: (size, ratio): a part above that size may not be packed more tightly than that; real text reaches about 30.
MAX_RATIO = ((16 << 20, 600), (128 << 20, 200))

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_STORED, _DEFLATED = 0, 8
_LEVEL = 4  # half the time of the usual 6, for a part that is a tenth larger
_ENCRYPTED, _DESCRIPTOR, _UTF8_NAME = 0x1, 0x8, 0x800
_EMPTY32 = 0xFFFFFFFF

#: So many bytes of a part are packed or unpacked at a time where it is read or written in pieces.
_PIECE = 1 << 20

#: New content of a part; in pieces where it is large.
Content = bytes | Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Entry:
    """One part as the package's directory lists it; ``start`` to ``stop`` are its bytes with header and all."""

    name: str
    raw_name: bytes
    fields: tuple[int, ...]  # the fixed fields of its directory record, without the signature
    extra: bytes
    comment: bytes
    size: int
    packed: int
    start: int
    stop: int = 0
    data: int = 0

    @property
    def flags(self) -> int:
        return self.fields[2]

    @property
    def method(self) -> int:
        return self.fields[3]

    @property
    def crc(self) -> int:
        return self.fields[6]


class Package:
    """The parts of a ZIP file. Raises UnsupportedDocument for what is broken, encrypted or a trap."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self._comment = b""
        self._directory = 0
        self._read = 0
        try:
            entries = self._read_directory()
        except (struct.error, IndexError):
            raise self.failure("broken") from None
        self._entries = {entry.name: entry for entry in entries}
        if len(self._entries) != len(entries):
            raise self.failure("broken")

    def failure(self, key: str, **parameters: object) -> UnsupportedDocument:
        """The error ``office.<key>`` for this file."""
        return UnsupportedDocument(f"office.{key}", path=shown(self.path), **parameters)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the directory."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """A part, unpacked: never more than the limits allow, and exactly what its directory record promises."""
        entry = self._readable(name)
        if entry.size > MAX_PART:
            raise self.failure("bomb", part=name, size=entry.size >> 20)
        self._read += entry.size
        if self._read > MAX_READ:
            raise self.failure("bomb", part=name, size=self._read >> 20)
        packed = memoryview(self.data)[entry.data : entry.data + entry.packed]
        if entry.method == _STORED:
            content = bytes(packed)
        else:
            unpacker = zlib.decompressobj(-15)
            try:
                content = unpacker.decompress(packed, entry.size + 1)
            except zlib.error:
                raise self.failure("broken_part", part=name) from None
            if len(content) > entry.size:
                raise self.failure("bomb", part=name, size=entry.size >> 20)
        if len(content) != entry.size or zlib.crc32(content) != entry.crc:
            raise self.failure("broken_part", part=name)
        return content

    def _readable(self, name: str) -> Entry:
        entry = self._entries.get(name)
        if entry is None:
            raise self.failure("missing_part", part=name)
        if entry.flags & _ENCRYPTED:
            raise self.failure("encrypted")
        if entry.method not in (_STORED, _DEFLATED):
            raise self.failure("method", part=name)
        ratio = entry.size / max(entry.packed, 1)
        if any(entry.size > size and ratio > most for size, most in MAX_RATIO):
            raise self.failure("bomb", part=name, size=entry.size >> 20)
        return entry

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part, unpacked piece by piece: however large it is, little of it is held at a time."""
        entry = self._readable(name)
        packed = memoryview(self.data)[entry.data : entry.data + entry.packed]
        unpacker = zlib.decompressobj(-15)
        size = crc = 0
        try:
            for start in range(0, len(packed), _PIECE):
                waiting: bytes | memoryview = packed[start : start + _PIECE]
                while waiting:
                    if entry.method == _STORED:
                        piece, waiting = bytes(waiting), b""
                    else:
                        piece, waiting = unpacker.decompress(waiting, 4 * _PIECE), unpacker.unconsumed_tail
                    size, crc = size + len(piece), zlib.crc32(piece, crc)
                    if size > entry.size:
                        raise self.failure("bomb", part=name, size=entry.size >> 20)
                    yield piece
        except zlib.error:
            raise self.failure("broken_part", part=name) from None
        if size != entry.size or crc != entry.crc:
            raise self.failure("broken_part", part=name)

    def with_parts(self, changed: Mapping[str, Content]) -> bytes:
        """The package with these parts in place of the old ones; new names are put behind all others.

        Raises UnsupportedDocument for a part of 4 GB and more.
        """
        pieces: list[bytes | memoryview] = []
        old = memoryview(self.data)
        entries = sorted(self._entries.values(), key=lambda entry: entry.start)
        position = entries[0].start if entries else 0
        pieces.append(old[:position])
        places: dict[str, tuple[Entry, int]] = {}
        for entry in entries:
            content = changed.get(entry.name)
            if content is None:
                stored: list[bytes | memoryview] = [old[entry.start : entry.stop]]
                current = entry
            else:
                current, stored = self._packed(entry, content, _extra_of(self.data, entry))
            places[entry.name] = current, position
            position += sum(map(len, stored))
            pieces += stored
        for name in changed:
            if name not in self._entries:
                current, stored = self._packed(_new_entry(name, entries[0]), changed[name], b"")
                places[name] = current, position
                position += sum(map(len, stored))
                pieces += stored
        listed = [*self._entries, *(name for name in changed if name not in self._entries)]
        directory = b"".join(_record(*places[name]) for name in listed)
        count = len(listed)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), position, len(self._comment))
        return b"".join((*pieces, directory, end, self._comment))

    def _packed(self, entry: Entry, content: Content, extra: bytes) -> tuple[Entry, list[bytes | memoryview]]:
        """The entry with new content, and the bytes to store: header and data."""
        packer = zlib.compressobj(_LEVEL, _DEFLATED, -15)
        stored: list[bytes | memoryview] = []
        size = crc = 0
        for piece in (content,) if isinstance(content, bytes) else content:
            size, crc = size + len(piece), zlib.crc32(piece, crc)
            stored.append(piece if entry.method == _STORED else packer.compress(piece))
        if entry.method != _STORED:
            stored.append(packer.flush())
        if size >= _EMPTY32:
            raise self.failure("bomb", part=entry.name, size=size >> 20)
        packed = sum(map(len, stored))
        fields = list(entry.fields)
        fields[2] &= ~_DESCRIPTOR
        fields[6:9] = crc, packed, size
        current = replace(entry, fields=tuple(fields), packed=packed, size=size)
        header = _LOCAL.pack(b"PK\3\4", *fields[1:9], len(entry.raw_name), len(extra))
        return current, [header + entry.raw_name + extra, *stored]

    def _read_directory(self) -> list[Entry]:
        data = self.data
        end = data.rfind(b"PK\5\6", max(0, len(data) - _END.size - 0xFFFF))
        if end < 0:
            raise self.failure("broken")
        _, _, _, _, count, size, offset, comment = _END.unpack_from(data, end)
        self._comment = data[end + _END.size : end + _END.size + comment]
        directory_end = end
        if data[end - 20 : end - 16] == b"PK\6\7" and (_EMPTY32 in (size, offset) or count == 0xFFFF):
            directory_end = data.rfind(b"PK\6\6", 0, end - 20)
            count, size, offset = _END64.unpack_from(data, directory_end)[7:10]
        start = directory_end - size
        shift = start - offset  # bytes in front of the package
        if start < 0 or shift < 0:
            raise self.failure("broken")
        if count > MAX_PARTS:
            raise self.failure("parts", count=count, most=MAX_PARTS)
        self._directory = start
        entries = []
        position = start
        for _ in range(count):
            entry, position = self._read_record(position, shift)
            entries.append(entry)
        return self._placed(entries)

    def _read_record(self, position: int, shift: int) -> tuple[Entry, int]:
        signature, *fields = _CENTRAL.unpack_from(self.data, position)
        if signature != b"PK\1\2":
            raise self.failure("broken")
        name_end = position + _CENTRAL.size + fields[9]
        extra_end = name_end + fields[10]
        stop = extra_end + fields[11]
        raw_name = self.data[position + _CENTRAL.size : name_end]
        extra = self.data[name_end:extra_end]
        size, packed, offset = _wide_sizes(extra, fields[8], fields[7], fields[15])
        entry = Entry(
            name=raw_name.decode("utf-8" if fields[2] & _UTF8_NAME else "cp437", "replace"),
            raw_name=raw_name,
            fields=tuple(fields),
            extra=extra,
            comment=self.data[extra_end:stop],
            size=size,
            packed=packed,
            start=offset + shift,
        )
        return entry, stop

    def _placed(self, entries: list[Entry]) -> list[Entry]:
        """Where each part's bytes end; parts that share bytes are a trap."""
        order = sorted(range(len(entries)), key=lambda number: entries[number].start)
        for rank, number in enumerate(order):
            entry = entries[number]
            last = rank + 1 == len(order)
            stop = self._directory if last else entries[order[rank + 1]].start
            signature, *local = _LOCAL.unpack_from(self.data, entry.start)
            name = entry.start + _LOCAL.size
            data = name + local[8] + local[9]
            if signature != b"PK\3\4" or self.data[name : name + local[8]] != entry.raw_name:
                raise self.failure("broken")
            if data + entry.packed > stop:
                raise self.failure("broken")
            entries[number] = replace(entry, stop=stop, data=data)
        return entries


def _wide_sizes(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """The real numbers of a record that keeps them in its ZIP64 field."""
    values = [size, packed, offset]
    for kind, content in _fields_of(extra):
        if kind == 1:
            place = 0
            for number, value in enumerate(values):
                if value == _EMPTY32 and place + 8 <= len(content):
                    (values[number],) = struct.unpack_from("<Q", content, place)
                    place += 8
    return values[0], values[1], values[2]


def _fields_of(extra: bytes) -> list[tuple[int, bytes]]:
    fields = []
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        fields.append((kind, extra[position + 4 : position + 4 + length]))
        position += 4 + length
    return fields


def _without_zip64(extra: bytes) -> bytes:
    if not any(kind == 1 for kind, _ in _fields_of(extra)):
        return extra
    return b"".join(struct.pack("<2H", kind, len(text)) + text for kind, text in _fields_of(extra) if kind != 1)


def _extra_of(data: bytes, entry: Entry) -> bytes:
    """The extra field in front of the part, which may differ from the one in the directory."""
    name, extra = struct.unpack_from("<2H", data, entry.start + 26)
    start = entry.start + _LOCAL.size + name
    return _without_zip64(data[start : start + extra])


def _new_entry(name: str, model: Entry) -> Entry:
    raw = name.encode("utf-8")
    fields = (20, 20, _UTF8_NAME if not raw.isascii() else 0, _DEFLATED, *model.fields[4:6], *([0] * 10))
    return Entry(name, raw, fields, b"", b"", 0, 0, 0)


def _record(entry: Entry, position: int) -> bytes:
    """The directory record of a part that now lies at ``position``."""
    extra = _without_zip64(entry.extra)
    fields = list(entry.fields)
    fields[7:12] = entry.packed, entry.size, len(entry.raw_name), len(extra), len(entry.comment)
    fields[15] = position
    return _CENTRAL.pack(b"PK\1\2", *fields) + entry.raw_name + extra + entry.comment
