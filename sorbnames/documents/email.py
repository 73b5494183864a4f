"""E-mails (``.eml``), read only: the subject, the text, its HTML version, and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from sorbnames.documents.base import Segment, shown
from sorbnames.documents.encoding import decode
from sorbnames.documents.htmltext import read_page
from sorbnames.documents.places import Part
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit

#: What stands between a text and its signature.
_SIGNATURE_MARK = "\n-- \n"
_MOST_PARTS = 1000

_HEAD = re.compile(rb"(?:From [^\r\n]*\r?\n)?(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+\r?\n")
_ADDED = re.compile(rb"^(?:message-id|received|return-path|mime-version|delivered-to):", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class EmailDocument:
    """A message: its texts one after the other, with an empty line between them."""

    path: str
    text: str
    parts: tuple[Part, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The subject is a heading, everything else body."""
        return tuple(
            Segment(part.start, part.end, "heading" if part.kind == "subject" else "body") for part in self.parts
        )

    def apply(self, edits: Iterable[Edit], encoding: str = "") -> bytes:
        """Always refused: a message that was sent or signed stays as it is."""
        raise UnsupportedDocument("web.email_read_only", path=shown(self.path))


def read(path: str, data: bytes, encoding: str = "") -> EmailDocument:
    """Read a message; attachments are left out."""
    try:
        message = message_from_bytes(data)
        if not message.keys():
            raise UnsupportedDocument("web.email_broken", path=shown(path))
        texts = list(_texts(path, message, encoding))
    except RecursionError:
        raise UnsupportedDocument("web.email_broken", path=shown(path)) from None
    pieces: list[str] = []
    parts: list[Part] = []
    length = 0
    for kind, text in texts:
        if pieces:
            pieces.append("\n\n")
            length += 2
        pieces.append(text)
        parts.append(Part(length, length + len(text), kind))
        length += len(text)
    return EmailDocument(path, "".join(pieces), tuple(parts))


def is_message(data: bytes) -> bool:
    """Whether the data begin as messages do that went through the mail: with header lines, some of which only it adds.

    The head of a message that somebody copied into a text (From, To, Subject) has none of those.
    """
    head = _HEAD.match(data[:65536])
    return head is not None and _ADDED.search(head[0]) is not None


def _texts(path: str, message: Message, encoding: str) -> Iterator[tuple[str, str]]:
    subject = _header(message, "subject")
    if subject:
        yield "subject", subject
    for part in _leaves(message):
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        text = _decoded(path, payload if isinstance(payload, bytes) else b"", encoding or _charset(part))
        if kind == "text/html":
            text = read_page(text).mapped.text
            if text.strip():
                yield "html", text
            continue
        body, mark, signature = text.replace("\r\n", "\n").rpartition(_SIGNATURE_MARK)
        if not mark:
            body, signature = signature, ""
        for name, content in (("text", body), ("signature", signature)):
            if content.strip():
                yield name, content.rstrip()


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no parts, in their order."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting.extend(one for one in reversed(inner) if isinstance(one, Message))
        else:
            yield part


def _header(message: Message, name: str) -> str:
    raw = message.get(name, "")
    try:
        text = str(make_header(decode_header(raw)))
    except (MessageError, LookupError, ValueError):
        text = str(raw)
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _charset(part: Message) -> str:
    try:
        return part.get_content_charset() or ""
    except (MessageError, LookupError, ValueError):
        return ""


def _decoded(path: str, data: bytes, charset: str) -> str:
    """The text of a part: in the character set it declares, else as files are read, else with lost letters marked."""
    for name in dict.fromkeys((charset, "")):
        try:
            return decode(path, data, name)[0]
        except UnsupportedDocument:
            continue
    return data.decode("utf-8", "replace")
