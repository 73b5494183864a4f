"""What stands where on the sheet: a profile, a letter and a recipient become texts in their places.

Every output prints the same :class:`Sheet`; the measures are those of :mod:`sorbnames.letterhead.din5008`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from sorbnames.dates import date_line
from sorbnames.letterhead import din5008
from sorbnames.letterhead.columns import Column, footer_columns, footer_size
from sorbnames.letterhead.din5008 import Form
from sorbnames.letterhead.labels import Labels
from sorbnames.letterhead.letter import Letter
from sorbnames.letterhead.logo import Logo
from sorbnames.letterhead.markdown import Block, read_markdown
from sorbnames.letterhead.names import Settled
from sorbnames.letterhead.profile import Profile

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer

#: How wide a letter is on average, in parts of the size of type; a little more than in common fonts.
LETTER_WIDTH = 0.5
POINT = 25.4 / 72

#: Sizes in the letterhead in points, the parts of them that long names are set in, and what stays free there in mm.
NAME_SIZE, LINE_SIZE = 14.0, 10.0
HEAD_PARTS = (1.0, 0.9, 0.8, 0.7, 0.6)
HEAD_MARGIN = 10.0

#: Styles whose notation of a pair is not meant for one line of running text; the date line then has the official one.
_OFFICIAL_IN_DATE_LINE = ("keep", "letterhead", "lines", "din5008")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the information block; without a label the value continues what stands above."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter ready to be printed. What is empty is absent and takes no place.

    ``head`` are the lines of the letterhead, the name first; ``info`` groups of rows; ``language`` is that of the
    letter. ``has_letter`` is False for an empty letterhead.
    """

    form: Form
    language: str
    head: tuple[str, ...]
    sender_line: str
    sender_size: float
    notes: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    info: tuple[tuple[Row, ...], ...] = ()
    date_line: str = ""
    day: date | None = None
    subject: str = ""
    body: tuple[Block, ...] = ()
    footer: tuple[Column, ...] = ()
    footer_size: float = 7.0
    logo: Logo | None = None
    font: str = ""
    has_letter: bool = True

    @property
    def name(self) -> str:
        """Who writes."""
        return self.head[0]

    @property
    def title(self) -> str:
        """What the document is called: its subject, otherwise the name of the office."""
        return self.subject or self.name


class Letterhead:
    """Makes sheets for one profile; what all its letters share is made once."""

    def __init__(self, settled: Settled, gazetteer: Gazetteer, logo: Logo | None = None) -> None:
        self.profile = settled.profile
        self.addresses = settled.addresses
        self._gazetteer = gazetteer
        self._form = din5008.FORMS[self.profile.form]
        self._logo = logo
        self._footers: dict[str, tuple[Column, ...]] = {}

    def sheet(self, letter: Letter | None = None, address: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> Sheet:
        """The sheet of a letter to an address, given as lines; without a letter an empty letterhead."""
        profile = self.profile
        language = (letter.language if letter else "") or profile.languages[0]
        labels = self.labels(language)
        if language not in self._footers:
            self._footers[language] = footer_columns(profile, self.addresses, labels)
        footer = self._footers[language]
        sender = self.sender_line()
        sheet = Sheet(
            form=self._form,
            language=language,
            head=head_lines(profile),
            sender_line=sender,
            sender_size=sender_size(sender),
            notes=notes,
            address=address,
            info=info_rows(profile, letter, labels),
            footer=footer,
            footer_size=footer_size(footer),
            logo=self._logo,
            font=profile.font,
            has_letter=letter is not None,
        )
        if letter is None:
            return sheet
        line = date_line(self.place(letter, language), letter.day, language) if letter.day else ""
        body = read_markdown(letter.text)
        return replace(sheet, date_line=line, day=letter.day, subject=letter.subject, body=body)

    def labels(self, language: str) -> Labels:
        """The labels for a letter in that language."""
        return Labels(self._gazetteer, language if self.profile.labels == "letter" else self.profile.labels)

    def sender_line(self) -> str:
        """The return address above the recipient's: ``Name | Magazinstraße 28 | 03046 Cottbus/Chóśebuz``."""
        name = (self.profile.organisation.name,)
        address = replace(self.addresses[0], recipient=name, contacts=(), notes=())
        one_language = self.profile.style in ("german", "sorbian")
        lines = address.format(self.profile.style if one_language else "compact", self.profile.to).splitlines()
        return " | ".join(lines)

    def place(self, letter: Letter, language: str) -> str:
        """The place in the date line, as the language and the profile want it."""
        from sorbnames.style import print_pair

        address = self.addresses[0]
        german, sorbian, entry_id = address.place, address.place_dsb, address.entry
        if letter.place:
            found = self._gazetteer.lookup(letter.place)
            if not found.decided:
                return letter.place
            entry = found.candidates[0].entry
            german, sorbian, entry_id = entry.de, entry.dsb, entry.id
        if language == "dsb":
            return sorbian or german
        style_name = self.profile.style
        style = self._gazetteer.styles["official" if style_name in _OFFICIAL_IN_DATE_LINE else style_name]
        known = self._gazetteer.entry(entry_id)
        if self.profile.to != "both" or style.languages == "de" or not sorbian or known is None:
            return german or sorbian
        if style.languages == "dsb":
            return sorbian
        return print_pair(style, known, german, sorbian)


def head_lines(profile: Profile) -> tuple[str, ...]:
    """The lines of the letterhead: name and unit, in the languages of the profile."""
    organisation = profile.organisation
    lines = [organisation.name]
    if "dsb" in profile.languages:
        lines.append(organisation.name_dsb)
    if "de" in profile.languages or not organisation.unit_dsb:
        lines.append(organisation.unit)
    if "dsb" in profile.languages:
        lines.append(organisation.unit_dsb)
    return tuple(line for line in lines if line)


def info_rows(profile: Profile, letter: Letter | None, labels: Labels) -> tuple[tuple[Row, ...], ...]:
    """The groups of the information block: references, then the contact person."""
    references = []
    if letter is not None:
        references = [
            ("Ihr Zeichen", letter.your_reference),
            ("Ihre Nachricht vom", letter.your_letter),
            ("Unser Zeichen", letter.our_reference),
            ("Unsere Nachricht vom", letter.our_letter),
        ]
    contact = profile.contact
    person = []
    if contact is not None:
        person = [
            (labels("Name"), contact.name),
            ("", contact.position),
            ("", contact.department),
            (labels("Telefon"), contact.phone),
            (labels("Mobil"), contact.mobile),
            (labels("Fax"), contact.fax),
            (labels("E-Mail"), contact.email),
        ]
    groups = (tuple(Row(label, value) for label, value in group if value) for group in (references, person))
    return tuple(group for group in groups if group)


def sender_size(line: str) -> float:
    """The size in points at which the return address fits above the window on one line, if any does."""
    for size in din5008.SENDER_SIZES:
        if text_width(line, size) <= din5008.SENDER_WIDTH:
            return size
    return din5008.SENDER_SIZES[-1]


def head_part(sheet: Sheet) -> float:
    """The part of their usual size at which the lines of the letterhead end above the address field, as far as it goes.

    For outputs that cannot measure text themselves.
    """
    room = sheet.form.head - HEAD_MARGIN
    wide = din5008.TEXT_WIDTH - (sheet.logo.width + 8 if sheet.logo else 0)
    sizes = [NAME_SIZE, *[LINE_SIZE] * (len(sheet.head) - 1)]
    for part in HEAD_PARTS:
        lines = [(size * part, lines_of(line, size * part, wide)) for line, size in zip(sheet.head, sizes, strict=True)]
        if sum(size * count * 1.25 * POINT for size, count in lines) <= room:
            return part
    return HEAD_PARTS[-1]


def lines_of(text: str, size: float, wide: float) -> int:
    """About how many lines the text takes in that size (points) on that width (millimetres)."""
    return max(1, ceil(text_width(text, size) / wide))


def fitting(text: str, size: float, least: float, wide: float) -> float:
    """The size in points, no more than ``size`` and no less than ``least``, at which the text goes on one line."""
    return max(least, min(size, round(size * wide / max(text_width(text, size), 0.1), 1)))


def text_width(text: str, size: float) -> float:
    """About how many millimetres wide the text is in that size (points)."""
    return len(text) * LETTER_WIDTH * size * POINT
