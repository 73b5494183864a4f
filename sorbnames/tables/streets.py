"""The street cells of a table: which street of the municipality is meant, and what its part of the key is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sorbnames.gazetteer import Gazetteer
from sorbnames.orthography import fold, key
from sorbnames.tables.answers import Answer, Question, StreetAnswer

if TYPE_CHECKING:
    from sorbnames.memory import Memory


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    number = r"\d+\s?[a-zA-Z]?(?:\s?[-–/+]\s?\d+\s?[a-zA-Z]?)*"
    return re.compile(rf"^(?P<name>.*?\D)[\s,]*(?P<number>{number})$"), re.compile(r"str(?:\.|\b)")


def split_number(street: str) -> tuple[str, str]:
    """``Magazinstraße 28 a`` → (``Magazinstraße``, ``28 a``)."""
    found = _patterns()[0].match(street.strip())
    return (found["name"].strip(" ,"), found["number"]) if found else (street.strip(), "")


def folded_street(name: str) -> str:
    """The name without case, diacritics, blanks and signs, ``Str.`` written out."""
    return key(_patterns()[1].sub("strasse", fold(name)))


def folded_number(number: str) -> str:
    """``28 A`` → ``28a``, ``12 – 14`` → ``12-14``."""
    return fold(number).replace(" ", "").replace("–", "-")


def answer_street(gazetteer: Gazetteer, street: str, number: str, place_id: str) -> StreetAnswer:
    """The street that a cell means in a place that is decided; an unknown one keeps only its folded name."""
    name, own = split_number(street)
    number = number or own
    entry = gazetteer.entry(place_id)
    municipality = (entry.municipality or entry.id) if entry else ""
    for half in (name, *(split_number(half)[0] for half in name.split("/"))):
        folded = folded_street(half)
        found = {
            named.entry.id: named.entry
            for named in gazetteer.by_key(folded)
            if named.entry.kind == "strasse" and named.entry.municipality == municipality
        }
        if len(found) == 1:
            (one,) = found.values()
            return StreetAnswer(one.de, one.dsb, one.id, number, folded)
    return StreetAnswer("", "", "", number, folded_street(name))


def answer_address(gazetteer: Gazetteer, question: Question, memory: Memory | None = None) -> Answer:
    """The place and street of a full address in one cell."""
    from dataclasses import replace

    from sorbnames.tables.answering import answer

    parts = [part.strip() for part in re.split(r"[\n|·;,]|\s/\s", question.address) if part.strip()]
    for at in range(len(parts) - 1, -1, -1):
        found = answer(gazetteer, question._replace(address="", place=question.place or parts[at]), memory)
        if found.status != "none":
            street = parts[at - 1] if at else ""
            return replace(found, street=answer_street(gazetteer, street, "", found.id))
    return Answer("none", evidence="no place recognised in the address")


def key_of(place_id: str, street: StreetAnswer | None) -> str:
    """The key by which records of one place, or of one address, fall together; nothing for an undecided place.

    ``place``, or with a street ``street id|number`` where the street is recorded, else ``place|folded street|number``.
    """
    if not place_id:
        return ""
    if street is None or not (street.id or street.folded):
        return place_id
    number = folded_number(street.number)
    return f"{street.id}|{number}" if street.id else f"{place_id}|{street.folded}|{number}"
