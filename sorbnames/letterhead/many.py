"""One letter to many recipients: a file each in a folder, or one PDF; what could not be made is listed in a file."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sorbnames.documents import write
from sorbnames.documents.writing import explained
from sorbnames.errors import InvalidData, UnsupportedDocument
from sorbnames.letterhead.layout import Letterhead, Sheet
from sorbnames.letterhead.letter import Letter
from sorbnames.letterhead.notes import Note
from sorbnames.letterhead.output import Renderer
from sorbnames.letterhead.recipients import Failure, Recipient, Table, address_lines

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer

Row = Recipient | Failure
#: Shows how far a long job is: takes the rows and gives them back one by one.
Track = Callable[[Sequence[Row]], Iterable[Row]]

#: The list of failures in a folder of letters; beside a single file its name ends so.
FAILURES = "failures.csv"
_LONGEST_NAME = 60


@dataclass(slots=True)
class Outcome:
    """How many letters were made, the rows that none was made for, notes, and where the list of failures is."""

    made: int = 0
    failures: list[Failure] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    failures_path: str = ""


class Mailing:
    """The letters of one table."""

    def __init__(self, letterhead: Letterhead, letter: Letter | None, table: Table, gazetteer: Gazetteer) -> None:
        self._letterhead = letterhead
        self._letter = letter
        self._table = table
        self._gazetteer = gazetteer
        self._outcome = Outcome()

    def into_folder(self, folder: str | Path, format: str, track: Track = iter, language: str = "en") -> Outcome:
        """One file a letter, named by number and recipient: ``0001-Erika-Muster.pdf``.

        The folder is made if it is not there. ``language`` is that of the reasons in the list of failures.
        """
        renderer = Renderer(self._letterhead, format)
        try:
            Path(folder).mkdir(exist_ok=True)
        except OSError as error:
            raise explained(folder, error) from None
        for number, (recipient, sheet) in enumerate(self._sheets(track), 1):
            try:
                write(Path(folder) / f"{number:04d}-{slug(recipient.name)}.{format}", renderer.render(sheet))
            except InvalidData as error:
                self._failed(recipient, error)
                continue
            self._outcome.made += 1
        self._outcome.notes += renderer.notes
        return self._finish(Path(folder) / FAILURES, language)

    def into_one(self, path: str | Path, track: Track = iter, language: str = "en") -> Outcome:
        """One PDF file with all letters, each on pages of its own that count from 1."""
        renderer = Renderer(self._letterhead, "pdf")
        letters = list(self._sheets(track))
        try:
            data = renderer.together([sheet for _, sheet in letters]) if letters else b""
        except InvalidData:  # a letter has a character that no font has: which one?
            letters = [one for one in letters if self._can_be_set(*one, renderer)]
            data = renderer.together([sheet for _, sheet in letters]) if letters else b""
        if data:
            write(path, data)
        self._outcome.made = len(letters)
        self._outcome.notes += renderer.notes
        target = Path(path)
        return self._finish(target.with_name(f"{target.stem}-{FAILURES}"), language)

    def _can_be_set(self, recipient: Recipient, sheet: Sheet, renderer: Renderer) -> bool:
        try:
            renderer.render(sheet)
        except InvalidData as error:
            self._failed(recipient, error)
            return False
        return True

    def _sheets(self, track: Track) -> Iterator[tuple[Recipient, Sheet]]:
        """The letters that can be made, in the order of the table."""
        for row in track(self._table.rows):
            if isinstance(row, Failure):
                self._outcome.failures.append(row)
                continue
            found = address_lines(self._gazetteer, row.block, self._letterhead.profile.to, self._table.path, row.line)
            self._outcome.notes += found.remarks
            letter = self._letter.merged(row.cells) if self._letter else None
            notes = found.notes or (letter.notes if letter else ())
            yield row, self._letterhead.sheet(letter, found.lines, notes)

    def _failed(self, recipient: Recipient, error: InvalidData) -> None:
        self._outcome.failures.append(Failure(recipient.line, recipient.cells, error))

    def _finish(self, path: Path, language: str) -> Outcome:
        """Write the list of failures; one of an earlier run is emptied if there are none."""
        outcome = self._outcome
        outcome.failures.sort(key=lambda failure: failure.line)
        if outcome.failures or path.exists():
            write(path, failures_list(self._table, outcome.failures, language))
        if outcome.failures:
            outcome.failures_path = str(path)
        return outcome


def failures_list(table: Table, failures: Iterable[Failure], language: str) -> bytes:
    """The rows no letter was made for, as a table like the one they come from, with file, line and reason in front.

    Mended, it can be given to ``--to`` as it is.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=table.delimiter)
    writer.writerow(["file", "line", "reason", *table.headings])
    for failure in failures:
        cells = [failure.cells.get(heading, "") for heading in table.headings]
        writer.writerow([table.path, failure.line, failure.error.say(language), *cells])
    return stream.getvalue().encode("utf-8-sig")


def slug(name: str) -> str:
    """The name as part of a file name: letters and digits of any language, hyphens between."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name))
    return "-".join(words)[:_LONGEST_NAME].strip("-") or "letter"


def check_target(path: str, format: str) -> bool:
    """Whether many letters go into a folder (True) or one PDF file; raises UnsupportedDocument for another file."""
    is_folder = Path(path).is_dir() or path.endswith(("/", "\\")) or not Path(path).suffix
    if not is_folder and (format or Path(path).suffix.lower().lstrip(".")) != "pdf":
        shown = format or Path(path).suffix
        raise UnsupportedDocument("letterhead.one_file_each", path=path, format=shown)
    return is_folder
