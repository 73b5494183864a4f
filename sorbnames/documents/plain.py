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
        edits = tuple(edits)
        target = self.encoding.replaced_by(encoding, shown(self.path)) if encoding else self.encoding
        result = apply_edits(self.text, edits)
        inserted = "".join(edit.text for edit in edits)
        if not target.can_hold(inserted) or target.is_doubtful_for(inserted):
            for edit in edits:
                self._refuse_unwritable(edit, target)
        try:
            return target.encode(result)
        except UnicodeEncodeError as error:
            # Only a new encoding can fail on text that was there before.
            raise UnsupportedDocument(
                "documents.unencodable",
                path=shown(self.path),
                line=line_number(result, error.start),
                name=_printable(_word_around(result, error.start, error.end)),
                letter=_printable(result[error.start]),
                encoding=target.label,
            ) from None

    def _refuse_unwritable(self, edit: Edit, target: Encoding) -> None:
        if target.can_hold(edit.text) and not target.is_doubtful_for(edit.text):
            return
        letter = next(letter for letter in edit.text if not target.can_hold(letter) or target.is_doubtful_for(letter))
        before, after = self.text[max(0, edit.start - 40) : edit.start], self.text[edit.end : edit.end + 40]
        around = before + edit.text + after
        raise UnsupportedDocument(
            "documents.unencodable" if not target.can_hold(letter) else "documents.undecided",
            path=shown(self.path),
            line=line_number(self.text, edit.start),
            name=_printable(_word_around(around, len(before), len(before) + len(edit.text))),
            letter=_printable(letter),
            encoding=target.label,
            rival=target.rival_label,
        )


def read(path: str, data: bytes, encoding: str = "") -> PlainDocument:
    """Read text whose encoding is ``encoding``, or is found out."""
    if not encoding:
        refuse_known_kinds(path, data)
    text, found = decode(path, data, encoding)
    return PlainDocument(path, text, found)


def _word_around(text: str, start: int, end: int) -> str:
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


def _printable(text: str) -> str:
    """Text fit for a message that is printed in UTF-8: no unpaired surrogates."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
