"""The labelled address blocks: what each field of a block is, which answers are fair, and the reading of the files.

A case has a ``name``, a ``kind`` and a ``text``, and one of

``expected``      the fields of the one block the text is; a field that is not named must stay empty
``blocks``        a list of them, for a text that holds several blocks or more than a block
``no_address``    ``true``: the text holds no address

``elsewhere: true`` beside ``expected`` says that the address is outside the gazetteer: it may be read, but nothing of
it may be taken for a place or street of ours. A list under a field holds answers of which each is fair (``""``: may
stay empty), except under ``recipient``, which lists lines. ``or`` lists other fair readings of the whole block, each
saying only where it differs. ``contacts`` lists ``kind: value``; ``beside`` holds lines that belong to no field
(opening hours, managing directors): wherever the parser puts them among recipients and contacts is not judged.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

#: The fields that hold one text each, in the order of ``Address``; ``recipient`` is its lines joined.
FIELDS = (
    "recipient",
    "care_of",
    "street",
    "street_dsb",
    "house_number",
    "po_box",
    "postal_code",
    "place",
    "place_dsb",
    "locality",
    "locality_dsb",
    "country",
    "entry",
    "locality_entry",
    "street_entry",
)

#: What only a place or street of ours can have: filled for an address elsewhere, it is a trap sprung.
OURS = ("street_dsb", "place_dsb", "locality_dsb", "entry", "locality_entry", "street_entry")

CONTACT_KINDS = ("phone", "mobile", "fax", "e-mail", "web", "bank", "register", "vat", "tax")

#: What a text is for: one block, text with blocks in it, an address outside the gazetteer, no address.
PURPOSES = ("block", "blocks", "elsewhere", "none")

_CASE_KEYS = frozenset({"name", "kind", "text", "expected", "blocks", "no_address", "elsewhere", "note"})
_BLOCK_KEYS = frozenset({*FIELDS, "contacts", "beside", "or"})


class LabelError(ValueError):
    """A label that cannot be read; the message names file, case and key."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One fair reading of a block: by field the answers that are accepted; a field that is missing must be empty."""

    values: Mapping[str, tuple[str, ...]]
    contacts: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()
    unjudged: frozenset[str] = frozenset()

    def accepted(self, name: str) -> tuple[str, ...]:
        """The fair answers for a field, the plainest first; ``("",)`` where it must stay empty."""
        return self.values.get(name, ("",))


@dataclass(frozen=True, slots=True)
class Block:
    """One address: its readings, of which each is fair."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class AddressCase:
    """A text and what it holds. ``purpose`` is one of :data:`PURPOSES`, ``kind`` a group for the report."""

    name: str
    kind: str
    text: str
    purpose: str
    blocks: tuple[Block, ...] = ()
    file: str = field(default="", compare=False)


def load(path: Path) -> tuple[AddressCase, ...]:
    """Read one file of cases; raises :class:`LabelError` naming the file, the case and the key at fault."""
    raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(raw, list):
        raise LabelError(f"{path.name}: the file must be a list of cases")
    cases = tuple(_case(item, path.name) for item in raw)
    for name, times in Counter(case.name + " / " + case.kind for case in cases).items():
        if times > 1:
            raise LabelError(f"{path.name}: {name}: the name is there {times} times, it must be unique in its kind")
    return cases


def _case(item: Any, file: str) -> AddressCase:
    if not isinstance(item, dict) or not all(isinstance(item.get(key), str) for key in ("name", "kind", "text")):
        raise LabelError(f"{file}: a case needs a name, a kind and a text: {item!r:.80}")
    where = f"{file}: {item['name']}"
    _no_others(item, _CASE_KEYS, where)
    given = [key for key in ("expected", "blocks", "no_address") if key in item]
    if len(given) != 1:
        raise LabelError(f"{where}: give one of expected, blocks, no_address (given: {', '.join(given) or 'none'})")
    blocks: tuple[Block, ...] = ()
    purpose = "none"
    if "blocks" in item:
        purpose = "blocks"
        blocks = tuple(_block(block, f"{where}, block {at}", True) for at, block in enumerate(item["blocks"], 1))
    elif "expected" in item:
        purpose = "elsewhere" if item.get("elsewhere") else "block"
        blocks = (_block(item["expected"], where, False),)
    return AddressCase(item["name"], item["kind"], item["text"], purpose, blocks, file)


def _no_others(item: Mapping[str, Any], keys: frozenset[str], where: str) -> None:
    if unknown := sorted(map(str, set(item) - keys)):
        raise LabelError(f"{where}: unknown key {', '.join(unknown)}; known are {', '.join(sorted(keys))}")


def _block(item: Any, where: str, in_text: bool) -> Block:
    if not isinstance(item, dict):
        raise LabelError(f"{where}: the fields of a block are expected, not {item!r:.60}")
    _no_others(item, _BLOCK_KEYS, where)
    shared = {key: value for key, value in item.items() if key != "or"}
    others = item.get("or", [])
    for other in others:
        _no_others(other, _BLOCK_KEYS - {"or"}, where)
    return Block(tuple(_reading({**shared, **other}, where, in_text) for other in ({}, *others)))


def _reading(item: Mapping[str, Any], where: str, in_text: bool) -> Reading:
    values = {name: _accepted(name, item[name], where) for name in FIELDS if name in item}
    contacts: list[tuple[str, str]] = []
    for contact in item.get("contacts", []):
        ((kind, value),) = contact.items()
        if kind not in CONTACT_KINDS or not isinstance(value, str):
            raise LabelError(f"{where}: contacts are {', '.join(CONTACT_KINDS)} with a text each, not {contact!r}")
        contacts.append((kind, value))
    # In running text nobody can say where the recipient of a block begins unless the label does.
    unjudged = frozenset({"recipient"} if in_text and "recipient" not in item else ())
    return Reading(values, tuple(contacts), tuple(item.get("beside", ())), unjudged)


def _accepted(name: str, value: Any, where: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(one, str) for one in values):
        raise LabelError(f"{where}: {name} must be a text or a list of texts (numbers in quotes), not {value!r}")
    return ("\n".join(values),) if name == "recipient" else tuple(values)


def count(cases: Iterable[AddressCase]) -> Counter[str]:
    """How many cases of each kind."""
    return Counter(case.kind for case in cases)


def main(paths: list[str]) -> None:
    """Read the files named, and print what each holds."""
    for path in paths:
        print(path, dict(sorted(count(load(Path(path))).items())))


if __name__ == "__main__":
    main(sys.argv[1:])
