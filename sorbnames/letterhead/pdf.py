"""Letters as PDF/A-2a, typeset by typst: fonts embedded, text to be searched and copied, tagged for screen readers.

Typst and not WeasyPrint: its wheel needs no library of the system (WeasyPrint wants Pango), it measures before it
sets, so that a long information block moves the text, and bare pages take it a tenth of the time
(``benchmarks/letters.py``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sorbnames.errors import InvalidData, UnsupportedDocument
from sorbnames.letterhead import din5008
from sorbnames.letterhead.columns import GUTTER
from sorbnames.letterhead.extras import needed
from sorbnames.letterhead.fonts import MONO, Fonts
from sorbnames.letterhead.layout import Sheet
from sorbnames.letterhead.markdown import as_data
from sorbnames.letterhead.notes import Note, note
from sorbnames.letterhead.profile import Profile

#: Archives take PDF/A; level a and PDF/UA-1 mean that the structure of the text is in the file too.
STANDARDS = ("a-2a", "ua-1")


class Printer:
    """Makes PDF files for one profile; ``notes`` tells what became of its font."""

    def __init__(self, profile: Profile) -> None:
        self._typst = needed("typst", "typst")
        self._profile = profile
        self._fonts = Fonts()
        self._seen: set[Note] = set()
        self._folder = TemporaryDirectory(prefix="sorbnames-")
        self.notes: list[Note] = []

    @cached_property
    def _family(self) -> str:
        wanted = self._profile.font
        if wanted and not self._fonts.named(wanted):
            self._note("font_missing", font=wanted, instead=self._fonts.standard)
        return (wanted and self._fonts.named(wanted)) or self._fonts.standard

    def render(self, sheets: Sequence[Sheet]) -> bytes:
        """One PDF file with all the letters, one after the other.

        A letter that the font lacks is taken from another, and noted; raises InvalidData if no font has it.
        """
        try:
            return self._compile(sheets, [self._family], fallback=False)
        except self._typst.TypstError as error:
            lacking = _lacking(error)
            if not lacking:
                raise self._failed(error) from None
        chain = self._fonts.chain(self._family)
        self._note("glyph_missing", font=self._family, letter=_shown(lacking), instead=", ".join(chain[1:]))
        try:
            return self._compile(sheets, chain, fallback=True)
        except self._typst.TypstError as error:
            if not (lacking := _lacking(error)):
                raise self._failed(error) from None
            line = self._profile.line("font")
            raise InvalidData(
                "letterhead.letter_without_glyph", path=self._profile.path, line=line, letter=_shown(lacking)
            ) from None

    def _compile(self, sheets: Sequence[Sheet], fonts: list[str], *, fallback: bool) -> bytes:
        folder = Path(self._folder.name)
        main = folder / "main.typ"
        if not main.exists():
            main.write_bytes(files("sorbnames.letterhead").joinpath("letter.typ").read_bytes())
        logo = sheets[0].logo
        if logo and not (picture := folder / f"logo.{logo.kind}").exists():
            picture.write_bytes(logo.data)
        data = {
            "title": sheets[0].title,
            "author": sheets[0].name,
            "fonts": fonts,
            "mono": [MONO],
            "fallback": fallback,
            "measures": measures(),
            "sheets": [sheet_data(sheet) for sheet in sheets],
        }
        (folder / "data.json").write_bytes(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
        made: bytes = self._typst.compile(
            main, root=folder, font_paths=self._fonts.found, pdf_standards=list(STANDARDS)
        )
        return made

    def _failed(self, error: Exception) -> UnsupportedDocument:
        reason = " ".join(str(error).split())[:200]
        return UnsupportedDocument("letterhead.not_made", path=self._profile.path, reason=reason)

    def _note(self, message_id: str, **parameters: object) -> None:
        made = note(self._profile.path, self._profile.line("font"), message_id, **parameters)
        if made not in self._seen:
            self._seen.add(made)
            self.notes.append(made)


def measures() -> dict[str, float]:
    """What is the same on every sheet, in millimetres."""
    return {
        "left": din5008.LEFT,
        "right": din5008.RIGHT,
        "text_width": din5008.TEXT_WIDTH,
        "next_top": din5008.NEXT_TOP,
        "bottom": din5008.BOTTOM,
        "punch": din5008.PUNCH_MARK,
        "notes_height": din5008.NOTES_HEIGHT,
        "sender_width": din5008.SENDER_WIDTH,
        "pitch": din5008.ADDRESS_PITCH,
        "info_left": din5008.INFO_LEFT,
        "info_width": din5008.INFO_WIDTH,
        "gap": din5008.GAP,
        "gutter": GUTTER,
    }


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    """A sheet as the template reads it."""
    logo = sheet.logo
    return {
        "language": sheet.language,
        "head_height": sheet.form.head,
        "address_top": sheet.form.address_top,
        "info_top": sheet.form.info_top,
        "body_top": sheet.form.body_top,
        "fold_marks": sheet.form.fold_marks,
        "head": sheet.head,
        "logo": logo and {"file": f"logo.{logo.kind}", "width": logo.width, "height": logo.height, "alt": logo.alt},
        "sender_line": sheet.sender_line,
        "sender_size": sheet.sender_size,
        "notes": sheet.notes,
        "address": sheet.address,
        "info": [as_data(group) for group in sheet.info],
        "date_line": sheet.date_line,
        "subject": sheet.subject,
        "body": leveled(as_data(sheet.body), 2 if sheet.subject else 1),
        "footer": as_data(sheet.footer),
        "footer_size": sheet.footer_size,
    }


def leveled(node: Any, level: int) -> Any:
    """The blocks with all headings of one level: they look alike, and PDF/UA wants none left out below the subject."""
    if isinstance(node, list):
        return [leveled(item, level) for item in node]
    if isinstance(node, dict):
        changed = {key: leveled(value, level) for key, value in node.items()}
        return changed | {"level": level} if node["kind"] == "heading" else changed
    return node


def _lacking(error: Exception) -> str:
    """The letter that no font had, if that is what went wrong."""
    found = re.search(r'the text `"(.+?)"` could not be displayed', str(error))
    return re.sub(r"\\u\{(\w+)\}", lambda code: chr(int(code[1], 16)), found[1]) if found else ""


def _shown(letter: str) -> str:
    """The letter with its number, for one that cannot be seen: ``♞ (U+265E)``."""
    return f"{letter} ({' '.join(f'U+{ord(sign):04X}' for sign in letter)})"
