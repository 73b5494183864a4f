"""Plain text: one segment of body text, and an encoding that is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sorbnames.documents.base import Segment, line_number, shown
from sorbnames.documents.encoding import Encoding, decode
from sorbnames.documents.reading import refuse_known_kinds
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit, apply_edits


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """A text file as it was read, and how to write it again."""

    path: str
    text: str
    encoding: Encoding

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The whole text is body."""
        return (Segment(0, len(self.text), "body"),)

    def apply(self, edits: Iterable[Edit], encoding: str = "") -> bytes:
        """The file with the edits made, in its own encoding or in ``encoding``."""
        target = self.encoding.replaced_by(encoding, shown(self.path)) if encoding else self.encoding
        data = encoded(self.path, self.text, tuple(edits), target)
        return target.bom + data if target.bom else data


def read(path: str, data: bytes, encoding: str = "") -> PlainDocument:
    """Read text whose encoding is ``encoding``, or is found out."""
    if not encoding:
        refuse_known_kinds(path, data)
    text, found = decode(path, data, encoding)
    return PlainDocument(path, text, found)


def encoded(path: str, text: str, edits: tuple[Edit, ...], target: Encoding, first_line: int = 1) -> bytes:
    """The text with the edits made, in the encoding ``target``, without a byte order mark.

    Raises UnsupportedDocument for a letter that it does not have; lines count from that in which the text begins.
    """
    result = apply_edits(text, edits)
    inserted = "".join(edit.text for edit in edits)
    if not target.can_hold(inserted) or target.is_doubtful_for(inserted):
        for edit in edits:
            _refuse_unwritable(path, text, edit, target, first_line)
    try:
        return result.encode(target.codec)
    except UnicodeEncodeError as error:
        # Only a new encoding can fail on text that was there before.
        raise UnsupportedDocument(
            "documents.unencodable",
            path=shown(path),
            line=first_line - 1 + line_number(result, error.start),
            name=_printable(_word_around(result, error.start, error.end)),
            letter=_printable(result[error.start]),
            encoding=target.label,
        ) from None


def _refuse_unwritable(path: str, text: str, edit: Edit, target: Encoding, first_line: int) -> None:
    if target.can_hold(edit.text) and not target.is_doubtful_for(edit.text):
        return
    letter = next(letter for letter in edit.text if not target.can_hold(letter) or target.is_doubtful_for(letter))
    before, after = text[max(0, edit.start - 40) : edit.start], text[edit.end : edit.end + 40]
    around = before + edit.text + after
    raise UnsupportedDocument(
        "documents.unencodable" if not target.can_hold(letter) else "documents.undecided",
        path=shown(path),
        line=first_line - 1 + line_number(text, edit.start),
        name=_printable(_word_around(around, len(before), len(before) + len(edit.text))),
        letter=_printable(letter),
        encoding=target.label,
        rival=target.rival_label,
    )


def _word_around(text: str, start: int, end: int) -> str:
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


def _printable(text: str) -> str:
    """Text fit for a message that is printed in UTF-8: no unpaired surrogates."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
