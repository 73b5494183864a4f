"""The signature of an e-mail, as HTML and as text. What GmbHG § 35a wants on letters it wants on e-mails too."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from sorbnames.letterhead.columns import law_lines
from sorbnames.letterhead.labels import Labels
from sorbnames.letterhead.layout import Letterhead, head_lines
from sorbnames.letterhead.profile import Person, Profile

if TYPE_CHECKING:
    from sorbnames.address.model import Address

#: The line that mail programs know a signature by.
MARK = "-- "


def render_text(letterhead: Letterhead) -> bytes:
    """The signature as text in UTF-8, with the mark that mail programs look for."""
    parts = ("\n".join(part) for part in signature_parts(letterhead) if part)
    return (f"{MARK}\n" + "\n\n".join(parts) + "\n").encode()


def render_html(letterhead: Letterhead) -> bytes:
    """The signature as a piece of HTML in UTF-8, looks written into the elements as mail programs want it."""
    profile = letterhead.profile
    language = profile.languages[0]
    look = "font-family:Arial,Helvetica,sans-serif;font-size:10pt;line-height:1.35"
    pieces = [f'<div lang="{language}" style="{look}">\n']
    for number, part in enumerate(signature_parts(letterhead)):
        if not part:
            continue
        small = ";font-size:8.5pt;color:#555" if number == 3 else ""
        lines = [_linked(line, profile) for line in part]
        if number < 2:
            lines[0] = f"<strong>{lines[0]}</strong>"
        pieces.append(f'<p style="margin:0 0 8pt{small}">' + "<br>\n".join(lines) + "</p>\n")
    return ("".join(pieces) + "</div>\n").encode()


def signature_parts(letterhead: Letterhead) -> tuple[tuple[str, ...], ...]:
    """Who writes; the office with its address; how to reach it; what the law wants. Any of them may be empty."""
    profile = letterhead.profile
    labels = letterhead.labels(profile.languages[0])
    contact = profile.contact
    person = (contact.name, contact.position, contact.department) if contact else ()
    return (
        tuple(line for line in person if line),
        (*head_lines(profile), *_address(letterhead.addresses[0], profile)),
        tuple(_reached(profile, contact, labels)),
        tuple(law_lines(profile)),
    )


def _address(address: Address, profile: Profile) -> list[str]:
    return replace(address, contacts=(), notes=()).format(profile.style, profile.to).splitlines()


def _reached(profile: Profile, contact: Person | None, labels: Labels) -> list[str]:
    office = profile.offices[0]
    numbers = (
        ("Telefon", (contact and contact.phone) or office.phone),
        ("Mobil", contact.mobile if contact else ""),
        ("Fax", (contact and contact.fax) or office.fax),
    )
    lines = [f"{labels(label)}: {value}" for label, value in numbers if value]
    mail = (contact and contact.email) or office.email or profile.email
    return [*lines, *(value for value in (mail, profile.web or office.web) if value)]


def _linked(line: str, profile: Profile) -> str:
    text = escape(line)
    if "@" in line and " " not in line:
        return f'<a href="mailto:{text}">{text}</a>'
    if line in (profile.web, *(office.web for office in profile.offices)):
        target = text if "://" in text else f"https://{text}"
        return f'<a href="{target}">{text}</a>'
    return text
