"""How an address that was read is compared with its labels: field by field, best fair reading first.

Only what nobody would call a difference is evened out: decomposed letters, the width of blanks and dashes, the blank in
``28 a``, the grouping of a P. O. box, ``c/o`` before the name, in which pieces the recipient was cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.labelled.address_labels import FIELDS, OURS, Block, Reading

#: What can become of a field: the two last are faults of precision, ``missed`` and ``wrong`` faults of recall.
OUTCOMES = ("empty", "right", "missed", "wrong", "false")

#: Contacts count as a field of their own, one by one.
CONTACTS = "contacts"

#: Other names for the kinds of contacts; a mobile phone is a phone, a VAT number is a tax number.
_KINDS = {
    "mobile": "phone",
    "tel": "phone",
    "telephone": "phone",
    "email": "e-mail",
    "mail": "e-mail",
    "url": "web",
    "website": "web",
    "internet": "web",
    "iban": "bank",
    "bic": "bank",
    "vat": "tax",
    "vat_id": "tax",
    "tax_number": "tax",
    "court": "register",
}

_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
_CARE_OF = re.compile(r"^(c/o|z\. ?hd?\.(?: von)?|z\.? ?h\.|zu händen(?: von)?|bei\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What a parser read from a block: one text a field, and its contacts as kind and text."""

    values: dict[str, str]
    contacts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of each field, and of each contact, against the fair reading that suits best."""

    outcomes: tuple[tuple[str, str], ...]
    faults: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Whether every field and every contact is as labelled."""
        return not self.faults

    @property
    def sprung(self) -> bool:
        """Whether something was taken for a place or street of ours that is none."""
        return any(name in OURS and outcome in ("wrong", "false") for name, outcome in self.outcomes)


def found(address: Any) -> Found:
    """The fields of an ``Address`` (see ``sorbnames.address``) as they are compared here."""
    values = {name: getattr(address, name) for name in FIELDS if name != "recipient"}
    values["recipient"] = "\n".join(address.recipient)
    contacts = tuple((str(contact.kind), f"{contact.label} {contact.value}") for contact in address.contacts)
    return Found(values, contacts)


def judge(read: Found | None, block: Block, text: str) -> Verdict:
    """The verdict on a block that was read, or that was not found at all (``None``)."""
    verdicts = [_judge(read or Found({}), reading, text) for reading in block.readings]
    return min(verdicts, key=lambda verdict: len(verdict.faults))


def _judge(read: Found, reading: Reading, text: str) -> Verdict:
    outcomes: list[tuple[str, str]] = []
    faults: list[str] = []
    for name in FIELDS:
        if name in reading.unjudged:
            continue
        value = read.values.get(name, "")
        outcome = _outcome(name, value, reading)
        outcomes.append((name, outcome))
        if outcome not in ("empty", "right"):
            wanted = " or ".join(repr(one) for one in reading.accepted(name))
            faults.append(f"{name} {outcome}: {value!r}, wanted {wanted}")
    for outcome, said in _contacts(read, reading, text):
        outcomes.append((CONTACTS, outcome))
        if outcome != "right":
            faults.append(f"contact {outcome}: {said}")
    return Verdict(tuple(outcomes), tuple(faults))


def _outcome(name: str, value: str, reading: Reading) -> str:
    accepted = {even(name, one) for one in reading.accepted(name)}
    shown = even(name, value)
    if name == "recipient":
        # Lines that belong to no field may stand here or not.
        for line in reading.beside:
            shown = even(name, shown.replace(even(name, line), " "))
    if shown in accepted:
        return "right" if shown else "empty"
    if not shown:
        return "missed"
    return "false" if accepted == {""} else "wrong"


def _contacts(read: Found, reading: Reading, text: str) -> list[tuple[str, str]]:
    """Each contact once: those labelled are ``right`` or ``missed``; what else was read is ``false``."""
    wanted = [(_KINDS.get(kind, kind), _tight(value)) for kind, value in reading.contacts]
    given = [(_KINDS.get(kind, kind), _tight(value)) for kind, value in read.contacts]
    lines = [_tight(line) for line in re.split(r"[\n\r]+", text)]
    beside = "".join(_tight(line) for line in reading.beside)
    outcomes = []
    for kind, value in wanted:
        hit = any(kind == other and value in shown for other, shown in given)
        outcomes.append(("right" if hit else "missed", f"{kind} {value}"))
    for kind, shown in given:
        known = any(_belongs(kind, shown, other, value, lines) for other, value in wanted)
        if not known and not (beside and (shown in beside or _value(shown) in beside)):
            outcomes.append(("false", f"{kind} {shown}"))
    return outcomes


def _belongs(kind: str, shown: str, wanted_kind: str, value: str, lines: Sequence[str]) -> bool:
    """Whether what was read is the labelled contact or a piece of its line: the bank's name, the court."""
    if kind == wanted_kind:
        return value in shown or any(value in line and _value(shown) in line for line in lines)
    in_front = re.compile(f"{re.escape(shown)}[,:]?{re.escape(value)}")
    return kind == "other" and any(in_front.search(line) for line in lines)


def _value(shown: str) -> str:
    """A contact without its label where that ends in a colon."""
    return shown.partition(":")[2] or shown


def _tight(text: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFC", text)).strip(",;|·")


def even(name: str, value: str) -> str:
    """A field's value with the differences evened out that nobody would call one."""
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", value)).replace("\u00ad", "").strip(" ,")
    if name in ("house_number", "po_box", "postal_code"):
        return re.sub(r"[ ,]", "", re.sub(r"[‐‑–—]", "-", text))
    if name == "recipient":
        return re.sub(r"[ |·,;/–—]+", " ", text).strip()
    if name == "care_of":
        return _CARE_OF.sub("", text)
    if name == "country":
        return text.casefold()
    if name == "street_dsb":
        # Whether droga has a capital depends on where it stands.
        return text[:1].lower() + text[1:]
    return re.sub(r" ?/ ?", "/", text) if name in ("place", "place_dsb", "locality", "locality_dsb") else text


def paired(reads: Sequence[Found], blocks: Sequence[Block]) -> tuple[list[Found | None], int]:
    """The block that was read for each labelled one, in order, and how many were read that none is labelled for."""
    if len(reads) == len(blocks):
        return list(reads), 0
    left = list(reads)
    pairs: list[Found | None] = []
    for block in blocks:
        match = next((read for read in left if _same_place(read, block)), None)
        pairs.append(match)
        if match is not None:
            left.remove(match)
    return pairs, len(left)


def _same_place(read: Found, block: Block) -> bool:
    return all(
        any(
            even(name, read.values.get(name, "")) == even(name, value)
            for reading in block.readings
            for value in reading.accepted(name)
        )
        for name in ("postal_code", "house_number")
    )


def tally(verdicts: Iterable[Verdict]) -> dict[str, Counter[str]]:
    """How often each field had each outcome."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*FIELDS, CONTACTS)}
    for verdict in verdicts:
        for name, outcome in verdict.outcomes:
            counts[name][outcome] += 1
    return counts
