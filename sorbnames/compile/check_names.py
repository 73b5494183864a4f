"""Checks of names: their letters, and that no two of them get in each other's way."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from sorbnames.compile.book import Book, Check
from sorbnames.compile.problems import Problem
from sorbnames.model import OTHER_KINDS, RIGHT_ROLES, Name
from sorbnames.orthography import DSB_SPECIAL, GERMAN_SPECIAL

WRONG_ROLES = frozenset({"misspelling", "misprint"})

#: Letters of each language beyond a-z, in lower case.
SPECIAL_LETTERS = {
    "de": GERMAN_SPECIAL,
    "dsb": DSB_SPECIAL,
    "hsb": "čćěłńóřšźž",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
}
#: Streets and institutions are named after people and firms of any country: Jurij-Brězan-Straße.
FOREIGN_LETTERS = "áàâåäãæçéèêëěíìîïłñńóòôöøőœřśšúùûüűýźžżčćđůß"
PLAIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
PLACE_MARKS = " -/().'’–"
#: Terms and institutions also hold phrases: „14. Februar 2024“, „Bautzen, den …“, „Bürger & Rat“.
OTHER_MARKS = PLACE_MARKS + "0123456789,;:&…„“"

#: A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA_MARKS = "=+-@"
#: Exported tables join several names by this sign.
SEPARATOR = "|"

EARLIEST_YEAR = 900
LATEST_YEAR = 2100


def alphabet(language: str, kind: str) -> frozenset[str]:
    """The characters that a right name of such an entry may have."""
    letters = PLAIN_LETTERS + SPECIAL_LETTERS[language]
    if kind not in OTHER_KINDS:
        return frozenset(letters + letters.upper() + "ẞ" * (language == "de") + PLACE_MARKS)
    if kind == "strasse" and language == "dsb":
        letters += GERMAN_SPECIAL
    elif kind != "term":
        letters += FOREIGN_LETTERS
    return frozenset(letters + letters.upper() + "ẞ" + OTHER_MARKS)


def texts_are_composed(book: Book) -> Iterator[Problem]:
    """All text is NFC: one spelling, one sequence of characters."""
    for item in book.located:
        entry = item.entry
        texts = [(name.text, item.name_line(name)) for name in entry.names]
        texts.append((entry.id, item.line))
        texts += [(text, item.lines.get(key, 0)) for key, text in (("pair", entry.pair), ("note", entry.note))]
        for text, line in texts:
            if not unicodedata.is_normalized("NFC", text):
                yield item.problem("not_nfc", line, text=text)


def right_names_use_the_alphabet(book: Book) -> Iterator[Problem]:
    """Right names consist of the letters of their language; wrong ones may hold anything."""
    alphabets = {}
    for item, name in book.names():
        if name.role not in RIGHT_ROLES:
            continue
        key = (name.language, item.entry.kind)
        if key not in alphabets:
            alphabets[key] = alphabet(*key)
        for character in dict.fromkeys(name.text):
            if character not in alphabets[key] and not unicodedata.combining(character):
                yield item.problem(
                    "foreign_letter",
                    item.name_line(name),
                    text=name.text,
                    letter=character,
                    code=f"U+{ord(character):04X}",
                    tongue=name.language,
                )


def names_are_tidy(book: Book) -> Iterator[Problem]:
    """No blanks around a name or doubled in it, no control characters, nothing that spoils an exported table."""
    for item, name in book.names():
        text = name.text
        if text != text.strip() or (name.is_right and "  " in text):
            yield item.problem("stray_blank", item.name_line(name), text=text)
        if any(unicodedata.category(character) == "Cc" for character in text):
            yield item.problem("control_in_name", item.name_line(name), text=repr(text))
        if SEPARATOR in text:
            yield item.problem("separator", item.name_line(name), text=text)
        if text.startswith(tuple(FORMULA_MARKS)):
            yield item.problem("formula", item.name_line(name), text=text, mark=text[0])


def every_entry_has_a_name(book: Book) -> Iterator[Problem]:
    """An entry has a right German or Lower Sorbian name."""
    for item in book.located:
        if not item.entry.de and not item.entry.dsb:
            yield item.problem("no_name", item.lines.get("names", 0))


def names_are_given_once(book: Book) -> Iterator[Problem]:
    """An entry has each spelling of a language only once."""
    for item in book.located:
        seen: set[tuple[str, str]] = set()
        for name in item.entry.names:
            if (name.language, name.text) in seen:
                yield item.problem("repeated_name", item.name_line(name), text=name.text, tongue=name.language)
            seen.add((name.language, name.text))


def misspellings_are_no_right_names(book: Book) -> Iterator[Problem]:
    """A wrong spelling is no entry's right name in the same language, or correcting it would spoil that name."""
    bearers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in book.by_id.values():
        for name in entry.names:
            if name.is_right:
                bearers[name.language, name.text].append(entry.id)
    for item, name in book.names():
        if name.role in WRONG_ROLES and (others := bearers.get((name.language, name.text))):
            yield item.problem("misspelling_is_right", item.name_line(name), text=name.text, other=", ".join(others))


def siblings_have_different_names(book: Book) -> Iterator[Problem]:
    """No two entries of one parent and kind share a German name."""
    bearers: defaultdict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for entry in book.by_id.values():
        for text in {name.text for name in entry.names if name.language == "de" and name.is_right}:
            bearers[entry.municipality, entry.parent, entry.kind, text].append(entry.id)
    for item in book.located:
        entry = item.entry
        for name in entry.names:
            if name.language != "de" or not name.is_right:
                continue
            ids = bearers[entry.municipality, entry.parent, entry.kind, name.text]
            others = [other for other in ids if other != entry.id]
            if others and book.comes_later(item, others):
                yield item.problem("same_name", item.name_line(name), text=name.text, other=", ".join(others))


def periods_are_sane(book: Book) -> Iterator[Problem]:
    """A norm begins before it ends, in years that exist."""
    for item, name in book.names():
        if name.period is not None and not _is_sane(name):
            first, last = name.period
            yield item.problem("bad_period", item.name_line(name), text=name.text, first=first, last=last)


def _is_sane(name: Name) -> bool:
    years = [year for year in name.period or () if year is not None]
    return bool(years) and years == sorted(years) and years[0] >= EARLIEST_YEAR and years[-1] <= LATEST_YEAR


CHECKS: tuple[Check, ...] = (
    texts_are_composed,
    right_names_use_the_alphabet,
    names_are_tidy,
    every_entry_has_a_name,
    names_are_given_once,
    misspellings_are_no_right_names,
    siblings_have_different_names,
    periods_are_sane,
)
