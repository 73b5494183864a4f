"""One letter: a front matter with recipient, subject, date …, and the text in Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from sorbnames.dates import read_date
from sorbnames.errors import InvalidData
from sorbnames.letterhead.fields import printable, read_fields
from sorbnames.letterhead.profile import LANGUAGES

KEYS = (
    "recipient",
    "notes",
    "subject",
    "date",
    "place",
    "language",
    "your_reference",
    "your_letter",
    "our_reference",
    "our_letter",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter. ``text`` is Markdown; ``first_line`` is where it begins in the file ``path``.

    ``recipient`` are the lines of the address, ``notes`` those above it (Einschreiben …). ``day`` is None where the
    letter has no date, as an empty letterhead. The references are those of the information block.
    """

    path: str = ""
    recipient: str = ""
    notes: tuple[str, ...] = ()
    subject: str = ""
    day: date | None = None
    place: str = ""
    language: str = ""
    your_reference: str = ""
    your_letter: str = ""
    our_reference: str = ""
    our_letter: str = ""
    text: str = ""
    first_line: int = 1
    subject_line: int = 1
    recipient_line: int = 1

    def merged(self, fields: Mapping[str, str]) -> Letter:
        """The letter with ``{{column}}`` in subject and text replaced by what the recipient's row has there.

        What a row holds is text, never Markdown. Raises InvalidData for a placeholder that the table has no column for.
        """
        known = {name.casefold(): value for name, value in fields.items()}

        def fill(text: str, line: int, *, is_markdown: bool) -> str:
            def value(match: re.Match[str]) -> str:
                name = match[1].strip()
                if name.casefold() not in known:
                    self._refuse(name, line + text.count("\n", 0, match.start()), fields)
                filled = " ".join(known[name.casefold()].split())
                return _mark().sub(r"\\\g<0>", filled) if is_markdown else filled

            return _placeholder().sub(value, text)

        if "{{" not in self.text and "{{" not in self.subject:
            return self
        return replace(
            self,
            subject=fill(self.subject, self.subject_line, is_markdown=False),
            text=fill(self.text, self.first_line, is_markdown=True),
        )

    def _refuse(self, name: str, line: int, fields: Mapping[str, str]) -> None:
        from difflib import get_close_matches

        guess = get_close_matches(name, fields, n=1)
        problem = "no_column" if guess else "no_column_at_all" if fields else "no_table"
        known = ", ".join(fields) or "-"
        raise InvalidData(
            f"letterhead.{problem}", path=self.path, line=line, name=name, guess="".join(guess), known=known
        )


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(r"\{\{([^{}\n]{1,80})\}\}")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"[\\`*_\[\]<>#&|~!-]")


@cache
def _front_matter() -> re.Pattern[str]:
    return re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def load_letter(path: str | Path, today: date | None = None) -> Letter:
    """Read a letter, ``-`` from standard input; one without a date gets today's.

    Raises UnsupportedDocument if the file is missing or no text, InvalidData for a mistake in its front matter.
    """
    from sorbnames.documents.encoding import decode
    from sorbnames.documents.reading import read_bytes

    text, _ = decode(str(path), read_bytes(path))
    return read_letter(text, str(path), today)


def read_letter(text: str, path: str = "-", today: date | None = None) -> Letter:
    """The letter in a text; a text without front matter is all body."""
    text = printable(text.replace("\r\n", "\n").replace("\r", "\n"))
    matter = _front_matter().match(text)
    # The line of the fence stays, empty, so that lines count as they do in the file.
    fields = read_fields(path, "\n" + matter["yaml"] if matter else "", KEYS)
    language = fields.text("language")
    if language:
        fields.check_choice("language", language, LANGUAGES)
    written = fields.text("date")
    try:
        day = read_date(written) if written else today or date.today()
    except ValueError:
        fields.fail("no_date", "date", value=written)
    body = text[matter.end() :] if matter else text
    return Letter(
        path=path,
        recipient=fields.block("recipient"),
        notes=fields.texts("notes"),
        subject=fields.text("subject"),
        day=day,
        place=fields.text("place"),
        language=language,
        your_reference=fields.text("your_reference"),
        your_letter=fields.text("your_letter"),
        our_reference=fields.text("our_reference"),
        our_letter=fields.text("our_letter"),
        text=body,
        first_line=text.count("\n", 0, matter.end()) + 1 if matter else 1,
        subject_line=fields.line("subject"),
        recipient_line=fields.line("recipient"),
    )
