"""The measures of a letter after DIN 5008, in millimetres from the top left corner of an A4 sheet.

Seen in public descriptions of the standard (edition 2020, some of 2011): height of the head, fold marks and punch mark
at sprache-kompakt.de and in the article Falzmarke of the German Wikipedia; address field, its zones and their lines at
din-5008-richtlinien.de and korrespondenz-din-5008.de; two blank lines (8.46 mm) between field and text in the
description of the letter class dinbrief. Right of the address field stands the information block, 125 mm from the left
edge and 5 mm below the top of the field.
"""

from __future__ import annotations

from dataclasses import dataclass

PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0

#: Text begins here, in the address field too, whose box begins at FIELD_LEFT.
LEFT = 25.0
RIGHT = 20.0
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT

FIELD_LEFT = 20.0
FIELD_WIDTH = 85.0
FIELD_HEIGHT = 45.0
#: The upper zone of the field: return address and notes, five lines of 8 points; the address has six lines below it.
NOTES_HEIGHT = 17.7
ADDRESS_HEIGHT = 27.3
ADDRESS_LINES = 6
ADDRESS_PITCH = ADDRESS_HEIGHT / ADDRESS_LINES
#: Sizes of the return address in points: no smaller than the last, and so wide at most.
SENDER_SIZES = (8.0, 7.5, 7.0, 6.5, 6.0)
SENDER_WIDTH = FIELD_WIDTH - (LEFT - FIELD_LEFT)

INFO_LEFT = 125.0
INFO_WIDTH = 75.0

#: Between address field or information block and what follows.
GAP = 8.46

PUNCH_MARK = PAGE_HEIGHT / 2

#: Following pages: where their text begins, and where the text of every page ends at the latest.
NEXT_TOP = 30.0
BOTTOM = 15.0


@dataclass(frozen=True, slots=True)
class Form:
    """Form A has a low head, form B a high one; all else follows from the height of the head and the folds."""

    name: str
    head: float
    fold_marks: tuple[float, float]

    @property
    def notes_top(self) -> float:
        """Where the address field begins: its zone for return address and notes."""
        return self.head

    @property
    def address_top(self) -> float:
        """Where the zone of the address itself begins."""
        return self.head + NOTES_HEIGHT

    @property
    def info_top(self) -> float:
        """Where the information block begins."""
        return self.head + 5.0

    @property
    def body_top(self) -> float:
        """Where subject and text begin, unless the information block is longer than the address field."""
        return self.head + FIELD_HEIGHT + GAP


FORMS = {
    "A": Form("A", 27.0, (87.0, 192.0)),
    "B": Form("B", 45.0, (105.0, 210.0)),
}
