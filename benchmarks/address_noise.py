"""What happens to address blocks on their way: layout, spelling and letters are damaged, what the block says stays.

Every kind takes a labelled case and gives the case again with another text. Numbers and codes are never touched.
Answers that repeat what is written (the recipient, a German street or place) are fair as damaged and as they were; a
Lower Sorbian name of an entry is wanted right whatever was written. Nothing here uses the library: the noise must not
know what the parser can undo.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from random import Random

from benchmarks.labelled.address_labels import AddressCase, Block, Reading
from benchmarks.noise import GROUPS as NAME_GROUPS
from benchmarks.noise import misread_encoding, misread_letters, mistype, without_diacritics

#: Kinds of noise by group.
GROUPS: dict[str, tuple[str, ...]] = {
    "layout": (
        "Windows line ends",
        "double blanks",
        "no-break spaces",
        "blanks at line ends",
        "indented lines",
        "tab after the code",
        "no blank after commas",
        "commas at line ends",
        "lines joined",
        "line split at its separators",
    ),
    "spelling": (
        "D- added",
        "D- left out",
        "Str. for Straße",
        "names without diacritics",
        "names in capitals",
        "ae oe ue ss",
        "decomposed",
        "soft hyphen in a name",
    ),
    "broken encoding": (
        "utf-8 read as cp1252",
        "utf-8 read as latin-1",
        "cp1250 read as cp1252",
        "iso8859-2 read as latin-1",
    ),
    "one wrong letter": ("misread letter", "letter inserted", "letter left out", "neighbouring key", "letters swapped"),
}

KINDS = tuple(kind for kinds in GROUPS.values() for kind in kinds)

#: Names with fewer letters are not mistyped.
_LETTERS = 5

_GERMAN = ("street", "place", "locality")
_NAMES = ("street", "street_dsb", "place", "place_dsb", "locality", "locality_dsb")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
_SEPARATORS = (" | ", " · ", "; ", ", ")
_CODE = re.compile(r"(?<![\w-])(?:DE? ?- ?)?(?P<code>\d{5})(?= \D)")

Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Spellings:
    """What the noise must know about names, so that a wrong letter makes one error and no other name.

    ``right`` are the names that may be damaged, in lower case (a name that is misspelt already is not); ``is_taken``
    tells whether a spelling is another name, here or elsewhere.
    """

    right: Collection[str]
    is_taken: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Span:
    """A name in the text that is known to the gazetteer or repeated in the answer: its place and its field."""

    start: int
    end: int
    field: str


def noisy(case: AddressCase, kind: str, spellings: Spellings, seed: int = 0) -> AddressCase | None:
    """The case with that kind of noise; ``None`` where it does not apply or would leave everything as it is."""
    random = Random(f"{seed}:{case.kind}:{case.name}:{kind}")
    if kind in _LAYOUT:
        if case.purpose == "none" or (case.purpose == "blocks" and kind in _ONE_BLOCK):
            return None
        changed = replace(case, text=_LAYOUT[kind](case.text, random))
    elif case.purpose != "block":
        return None
    elif kind in GROUPS["broken encoding"]:
        if not all(number.isascii() for number in _numbers(case)):
            return None
        changed = _whole(case, lambda text: misread_encoding(text, kind))
    elif kind in GROUPS["one wrong letter"]:
        changed = _one_letter(case, kind, random, spellings)
    else:
        changed = _SPELLING[kind](case, random)
    if changed.text == case.text:
        return None
    return replace(changed, name=f"{case.name} [{kind}]")


def all_noise(case: AddressCase, spellings: Spellings, seed: int = 0) -> Iterator[tuple[str, AddressCase]]:
    """Every kind of noise that applies to the case, one example each."""
    for kind in KINDS:
        if changed := noisy(case, kind, spellings, seed):
            yield kind, changed


# Layout: the text alone changes.


def _double_blanks(text: str, random: Random) -> str:
    return re.sub(r"(?<=\S) (?=\S)", lambda _: random.choice((" ", "  ")), text)


def _no_break_spaces(text: str, random: Random) -> str:
    return re.sub(r"(?<=\S) (?=\S)", lambda _: random.choice((" ", "\u00a0", "\u202f")), text)


def _joined(text: str, random: Random) -> str:
    # Several blocks stay apart, and a separator that is part of a line would say something else.
    fit = [mark for mark in _SEPARATORS if mark.strip() not in text]
    if "\n" not in text or "\n\n" in text or not fit:
        return text
    return random.choice(fit).join(text.split("\n"))


def _split(text: str, _: Random) -> str:
    if "\n" in text:
        return text
    for mark in _SEPARATORS:
        parts = text.split(mark)
        # Only where the separator stands between the parts of the address, not between two names.
        if len(parts) > 2 and all(re.search(r"\d", part) for part in parts[1:3]):
            return "\n".join(parts)
    return text


def _every_line(before: str, after: str) -> Callable[[str, Random], str]:
    def change(text: str, _: Random) -> str:
        return "\n".join(before + line + after if line.strip() else line for line in text.split("\n"))

    return change


def _commas_at_line_ends(text: str, _: Random) -> str:
    return re.sub(r"(?<=[^\s,;:.])\n(?=\S)", ",\n", text)


_LAYOUT: dict[str, Callable[[str, Random], str]] = {
    "Windows line ends": lambda text, _: text.replace("\n", "\r\n"),
    "double blanks": _double_blanks,
    "no-break spaces": _no_break_spaces,
    "blanks at line ends": _every_line("", "  \t"),
    "indented lines": _every_line("    ", ""),
    "tab after the code": lambda text, _: re.sub(r"(?<!\d)(\d{5}) (?=[^\W\d])", "\\1\t", text),
    "no blank after commas": lambda text, _: re.sub(r"(?<=\w), (?=\w)", ",", text),
    "commas at line ends": _commas_at_line_ends,
    "lines joined": _joined,
    "line split at its separators": _split,
}


#: What would tear running text apart or put it together.
_ONE_BLOCK = ("lines joined", "line split at its separators", "commas at line ends", "no blank after commas")


# Spelling: the answers that repeat what is written follow.


def _with_answers(case: AddressCase, text: str, change: Callable[[str, str], str]) -> AddressCase:
    """The case with a new text; ``change`` gives a field's value as written there, fair beside the old one."""
    blocks = tuple(Block(tuple(_follow(reading, change) for reading in block.readings)) for block in case.blocks)
    return replace(case, text=text, blocks=blocks)


def _follow(reading: Reading, change: Callable[[str, str], str]) -> Reading:
    known = {
        "street_dsb": "street_entry" in reading.values,
        "place_dsb": "entry" in reading.values,
        "locality_dsb": "locality_entry" in reading.values,
        **dict.fromkeys(("entry", "locality_entry", "street_entry", "postal_code", "house_number", "po_box"), True),
    }
    values = {
        name: accepted
        if known.get(name)
        else tuple(dict.fromkeys((*accepted, *(change(name, value) for value in accepted))))
        for name, accepted in reading.values.items()
    }
    beside = tuple(dict.fromkeys((*reading.beside, *(change("beside", line) for line in reading.beside))))
    return replace(reading, values=values, beside=beside)


def _whole(case: AddressCase, change: Change) -> AddressCase:
    """The whole text goes through the change, names or not."""
    return _with_answers(case, change(case.text), lambda _, value: change(value))


def _in_names(case: AddressCase, change: Change) -> AddressCase:
    """Only the names of streets and places go through the change; recipients and contacts stay."""
    text = case.text
    for span in reversed(spans(case)):
        text = text[: span.start] + change(text[span.start : span.end]) + text[span.end :]
    return _with_answers(case, text, lambda name, value: change(value) if name in _NAMES else value)


def _numbers(case: AddressCase) -> list[str]:
    readings = [reading for block in case.blocks for reading in block.readings]
    return [reading.accepted(name)[0] for reading in readings for name in ("house_number", "po_box", "postal_code")]


def spans(case: AddressCase) -> list[Span]:
    """The names of street, place and locality in the text, in order; not inside recipients, contacts or other lines."""
    found: list[Span] = []
    for block in case.blocks:
        for reading in block.readings:
            taken = [(span.start, span.end) for span in found] + list(_kept(case.text, reading))
            named = [(value, name) for name in _NAMES for value in reading.accepted(name) if value]
            for value, name in sorted(named, key=lambda pair: -len(pair[0])):
                for match in re.finditer(rf"(?<![\w]){re.escape(value)}(?!\w)", case.text):
                    start, end = match.span()
                    if not any(start < other_end and other_start < end for other_start, other_end in taken):
                        found.append(Span(start, end, name))
                        taken.append((start, end))
    return sorted(found, key=lambda span: span.start)


def _kept(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    recipients = [line for value in reading.accepted("recipient") for line in value.split("\n")]
    for line in (*recipients, *reading.accepted("care_of"), *reading.beside, *(value for _, value in reading.contacts)):
        # The first time only: a recipient "Peitz" does not keep the town of the last line.
        if line and (at := text.find(line)) >= 0:
            yield at, at + len(line)


def _with_d(case: AddressCase, _: Random) -> AddressCase:
    if re.search(r"\bDE? ?-", case.text):
        return case
    return _country(case, _CODE.sub(r"D-\g<code>", case.text))


def _without_d(case: AddressCase, _: Random) -> AddressCase:
    text = re.sub(r"\bDE? ?- ?(?=\d{5}\b)", "", case.text)
    return _country(case, text)


def _country(case: AddressCase, text: str) -> AddressCase:
    answers = ("", "D", "DE", "Deutschland")

    def more(reading: Reading) -> Reading:
        stated = [value for value in reading.accepted("country") if value not in answers]
        plain = "" in reading.accepted("country")
        values = {**reading.values, "country": answers} if plain and not stated else reading.values
        return replace(reading, values=values)

    return replace(case, text=text, blocks=tuple(Block(tuple(map(more, block.readings))) for block in case.blocks))


def _abbreviated(case: AddressCase, _: Random) -> AddressCase:
    def short(text: str) -> str:
        return re.sub(r"traße(?=$|\s|/)", "tr.", text)

    return _in_names(case, short)


def _soft_hyphen(case: AddressCase, random: Random) -> AddressCase:
    fit = [span for span in spans(case) if span.end - span.start >= _LETTERS]
    if not fit:
        return case
    span = random.choice(fit)
    inside = [
        at for at in range(span.start + 2, span.end - 1) if case.text[at - 1].isalpha() and case.text[at].isalpha()
    ]
    at = random.choice(inside)
    return replace(case, text=case.text[:at] + "\u00ad" + case.text[at:])


def _written_out(text: str) -> str:
    return "".join(_UMLAUTS.get(letter, letter) for letter in text)


_SPELLING: dict[str, Callable[[AddressCase, Random], AddressCase]] = {
    "D- added": _with_d,
    "D- left out": _without_d,
    "Str. for Straße": _abbreviated,
    "names without diacritics": lambda case, _: _in_names(case, without_diacritics),
    "names in capitals": lambda case, _: _in_names(case, str.upper),
    "ae oe ue ss": lambda case, _: _in_names(case, _written_out),
    "decomposed": lambda case, _: _whole(case, lambda text: unicodedata.normalize("NFD", text)),
    "soft hyphen in a name": _soft_hyphen,
}


def _one_letter(case: AddressCase, kind: str, random: Random, spellings: Spellings) -> AddressCase:
    """One error in one right name of an entry, where the code stands beside it so that a reader could mend it.

    Names that are abbreviated or short are left alone: with a letter wrong as well, too many others are as near.
    """
    block = case.blocks[0]
    if any(reading.accepted("postal_code") == ("",) for reading in block.readings):
        return case
    fit = [span for span in spans(case) if _is_known(block, span.field)]
    random.shuffle(fit)
    for span in fit:
        name = case.text[span.start : span.end]
        if sum(map(str.isalpha, name)) < _LETTERS or name.lower() not in spellings.right:
            continue
        damaged = _damaged(name, kind, random)
        if damaged and damaged != name and not spellings.is_taken(damaged):
            text = case.text[: span.start] + damaged + case.text[span.end :]

            def written(field: str, value: str, name: str = name, damaged: str = damaged) -> str:
                return damaged if field in _GERMAN and value == name else value

            return _with_answers(case, text, written)
    return case


def _is_known(block: Block, field: str) -> bool:
    entry = {"street": "street_entry", "place": "entry", "locality": "locality_entry"}[field.removesuffix("_dsb")]
    return any(reading.accepted(entry) != ("",) for reading in block.readings)


def _damaged(name: str, kind: str, random: Random) -> str:
    if kind == "misread letter":
        made = misread_letters(name, random)
        return random.choice(made) if made else ""
    assert kind in NAME_GROUPS["one typing error"]
    return mistype(name, kind, random)
