"""A text of address blocks, separated by blank lines, as a list of addresses; what is none of them says why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sorbnames.address.assemble import MOST_LINES, parse_address, to_address
from sorbnames.address.blocks import find_blocks
from sorbnames.address.model import Address
from sorbnames.errors import InvalidAddress
from sorbnames.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Listed:
    """One block of a text: the line it begins in (from 1), and the address in it or the reason why there is none."""

    line: int
    text: str
    address: Address | None = None
    error: InvalidAddress | None = None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {"paragraph": re.compile(r"(?:[^\S\r\n]*\S[^\r\n]*(?:\r\n|\n|\r|$))+"), "line": re.compile(r"\r\n|\n|\r")}


def list_addresses(gazetteer: Gazetteer, text: str) -> Iterator[Listed]:
    """The blocks of a text in order. Several addresses below each other without a blank line are told apart."""
    line, reached = 1, 0
    for paragraph in _patterns()["paragraph"].finditer(text):
        line += len(_patterns()["line"].findall(text, reached, paragraph.start()))
        reached = paragraph.start()
        yield from _of_paragraph(gazetteer, paragraph[0].rstrip("\r\n"), line)


def _of_paragraph(gazetteer: Gazetteer, text: str, line: int) -> Iterator[Listed]:
    blocks = find_blocks(gazetteer, text)
    if len(blocks) > 1 or (blocks and text.count("\n") >= MOST_LINES):
        for block in blocks:
            below = len(_patterns()["line"].findall(text, 0, block.start))
            own = text[block.start : block.end]
            findings = tuple(gazetteer.check_text(own))
            yield Listed(line + below, own, replace(to_address(gazetteer, block), findings=findings))
        return
    try:
        yield Listed(line, text, parse_address(gazetteer, text))
    except InvalidAddress as error:
        yield Listed(line, text, None, error)


#: The fields of an address as they stand in JSON, in this order.
FIELDS = (
    *("recipient", "care_of", "street", "house_number", "street_dsb", "po_box", "postal_code", "place", "place_dsb"),
    *("locality", "locality_dsb", "country", "entry", "locality_entry", "street_entry", "status", "notes"),
)


def as_record(address: Address, style: str, to: str, language: str) -> dict[str, Any]:
    """The address for JSON: its fields, contacts and findings, ``lines`` as the style prints them."""
    record: dict[str, Any] = {field: getattr(address, field) for field in FIELDS}
    record["german_only"] = address.german_only
    record["contacts"] = [
        {"kind": one.kind, "label": one.label, "value": one.value, "valid": one.is_valid} for one in address.contacts
    ]
    record["findings"] = [
        {
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.say(language),
            "found": finding.found,
            "suggestion": finding.suggestion,
            "entry": finding.entry,
        }
        for finding in address.findings
    ]
    record["lines"] = address.format(style, to).split("\n")
    return record
