"""House styles: how a pair is written and where it is wanted. A style is data; see ``data/styles``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sorbnames.errors import InvalidStyle
from sorbnames.index import split_qualifier
from sorbnames.model import Entry, Name
from sorbnames.orthography import carry_case, key
from sorbnames.resolution import official_pair

#: Where a name can stand in a document.
POSITIONS = ("address", "sender", "date", "heading", "first", "every")

#: How the parts of an address stand: as they do, a line each, on one sender line, in the field of DIN 5008.
ADDRESS_FORMS = ("keep", "lines", "sender", "field")

_FIELDS = ("title", "order", "separator", "languages", "wanted", "address", "repeat")


@dataclass(frozen=True, slots=True)
class Style:
    """``order``: ``de``, ``dsb`` or ``keep``. ``separator``: ``keep``, ``register``, ``[]`` or the characters.

    ``languages``: ``both``, ``de`` or ``dsb``. ``wanted``: the positions at which a missing partner is added.
    ``address_form``: one of ADDRESS_FORMS; ``repeats_numbers``: both halves of an address line have the postal code.
    ``translates``: names that stand alone are put into the one language as well (``--to``).
    """

    name: str
    title: tuple[str, str]
    order: str
    separator: str
    languages: str
    wanted: frozenset[str]
    address_form: str = "lines"
    repeats_numbers: bool = False
    translates: bool = False

    @property
    def keeps_pairs(self) -> bool:
        """Whether pairs stay in the notation their writer chose."""
        return self.separator == "keep" and self.languages == "both"


def read_style(name: str, fields: Mapping[str, Any]) -> Style:
    """A style from its file; raises InvalidStyle for an unknown key or value."""
    for field in fields:
        if field not in _FIELDS:
            raise InvalidStyle("style.unknown_key", style=name, key=field, keys=", ".join(_FIELDS))
    wanted = frozenset(fields.get("wanted", ()))
    for position in wanted:
        if position not in POSITIONS:
            raise InvalidStyle(
                "style.unknown_value", style=name, key="wanted", value=position, values=", ".join(POSITIONS)
            )
    checked: tuple[tuple[str, object, tuple[object, ...]], ...] = (
        ("order", fields.get("order"), ("de", "dsb", "keep")),
        ("languages", fields.get("languages"), ("both", "de", "dsb")),
        ("address", fields.get("address", "lines"), ADDRESS_FORMS),
        ("repeat", fields.get("repeat", False), (True, False)),
    )
    for field, value, values in checked:
        if value not in values:
            known = ", ".join(map(str, values))
            raise InvalidStyle("style.unknown_value", style=name, key=field, value=value, values=known)
    title = fields.get("title", {})
    return Style(
        name,
        (str(title.get("de", name)), str(title.get("en", name))),
        fields["order"],
        str(fields.get("separator", "register")),
        fields["languages"],
        wanted,
        fields.get("address", "lines"),
        fields.get("repeat", False),
    )


def print_pair(style: Style, entry: Entry, german: str, sorbian: str, plz: str = "") -> str:
    """Both names of an entry in the style; in the register's print where the names are the official ones.

    ``plz`` is a postal code in front of the pair, which a style that repeats numbers prints before the second half too.
    """
    if style.languages == "de":
        return german
    if style.languages == "dsb":
        return sorbian
    first, second = (sorbian, german) if style.order == "dsb" else (german, sorbian)
    if plz and style.repeats_numbers:
        second = f"{plz} {second}"
    if style.separator == "register":
        if style.order == "de" and _is_official(german, entry.de) and _is_official(sorbian, entry.dsb):
            return carry_case(german, bare_pair(entry))
        return f"{first}/{second}"
    if style.separator == "[]":
        return f"{first} [{second}]"
    return f"{first}{style.separator}{second}"


def _is_official(name: str, official: str) -> bool:
    """Whether a name is the official one in any notation: in capitals, with its addition behind a slash or abbreviated
    (Lübben/Spreewald, Lübben (Spreew.)).
    """
    own, whole = key(name), key(official)
    return own == whole or ("." in name and whole.startswith(own) and len(own) > len(key(split_qualifier(official)[0])))


def bare_pair(entry: Entry) -> str:
    """The official pair without the words for Landkreis, which stand outside the name in running text."""
    pair = official_pair(entry)
    if entry.de and entry.dsb and not pair.startswith(entry.de):
        return f"{entry.de}/{entry.dsb}"
    return pair


def matching_partner(entry: Entry, name: Name, language: str) -> Name | None:
    """The partner of a name: short for short, the main name otherwise; None where none is attested."""
    if name.role == "short" or (
        not split_qualifier(name.text)[1] and split_qualifier(entry.main_text(name.language))[1]
    ):
        for other in entry.names:
            if other.language == language and other.role == "short":
                return other
        return None
    if name.role == "full":
        # Landkreis Spree-Neiße goes with Wokrejs Sprjewja-Nysa, the bare name with the bare one.
        full = next((other for other in entry.names if other.language == language and other.role == "full"), None)
        return full or entry.main_name(language)
    return entry.main_name(language)
