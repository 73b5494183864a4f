"""Lines beside an address: telephone, e-mail, bank, register. They are recognised, kept, and never edited."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec

from sorbnames.address.model import Contact
from sorbnames.address.vocabulary import Vocabulary

_NUMBERS = frozenset({"phone", "mobile", "fax"})
#: Labels of one letter (T, F, M) only count in front of a telephone number.
_LEAST_DIGITS = 4


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "mail": re.compile(r"\S+@\S+\.\w{2,}|\S+\s?(?:\(at\)|\[at\]|\{at\})\s?\S+"),
        "web": re.compile(
            r"(?:https?://|www\.)\S+|\[?[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|eu|net|info|example)(?:/\S*)?\]?(?:\(\S+\))?"
        ),
        "iban": re.compile(r"[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{2,4}){3,8}"),
        "phone": re.compile(r"(?:\+|00?|\()[\d \u00a0()/.–-]{5,}\d"),
        "vat": re.compile(r"DE[ \u00a0]?\d{3}[ \u00a0]?\d{3}[ \u00a0]?\d{3}"),
        "register": re.compile(r"HR[AB][ \u00a0]?\d+.*"),
    }


def read_contact(words: Vocabulary, text: str) -> Contact | None:
    """What a line says if it is one of these, or None. ``is_valid`` is left open: see :func:`checked`."""
    for kind, label in words.contact_labels:
        found = label.match(text)
        if found and _fits(kind, found["label"], found["value"]):
            return Contact(kind, found["label"].strip(), found["value"].strip())
    for kind, pattern in _patterns().items():
        if pattern.fullmatch(text):
            return Contact(kind, "", text)
    return None


def _fits(kind: str, label: str, value: str) -> bool:
    digits = sum(map(str.isdigit, value))
    if kind in _NUMBERS:
        return (digits >= _LEAST_DIGITS and value.lstrip("( ")[:1] in tuple("+0123456789")) or (
            not value and ":" in label
        )
    if kind == "mail":
        return "@" in value or "at" in value.lower() or not value
    if kind == "web":
        return "." in value or not value
    if kind in ("iban", "bic", "vat", "tax"):
        return bool(value) or ":" in label
    if kind == "register":
        return digits > 0 or ":" in label
    return True


def checked(contact: Contact) -> Contact:
    """The contact with a verdict on its number, as far as the packages for it are installed (extra ``address``)."""
    verdict = None
    if contact.kind == "iban":
        verdict = _is_valid("stdnum.iban", contact.value)
    elif contact.kind == "vat":
        verdict = _is_valid("stdnum.de.vat", contact.value)
    elif contact.kind in _NUMBERS and contact.value and find_spec("phonenumbers"):
        verdict = _is_phone(contact.value)
    return contact if verdict is None else Contact(contact.kind, contact.label, contact.value, verdict)


def _is_valid(module: str, number: str) -> bool | None:
    if not number or find_spec("stdnum") is None:
        return None
    from importlib import import_module

    return bool(import_module(module).is_valid(number))


def _is_phone(number: str) -> bool:
    import phonenumbers

    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse(number, "DE")))
    except phonenumbers.NumberParseException:
        return False
