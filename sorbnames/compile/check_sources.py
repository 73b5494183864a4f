"""Checks of what a claim rests on: sources, legal records, status and pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sorbnames.compile.book import Book, Check
from sorbnames.compile.check_names import WRONG_ROLES
from sorbnames.compile.problems import Problem
from sorbnames.compile.schema import Located
from sorbnames.model import Entry

SETTLEMENT_AREA = ("in", "out", "disputed")


def names_have_a_source(book: Book) -> Iterator[Problem]:
    """Every name says where it was seen."""
    for item, name in book.names():
        if not name.sources:
            yield item.problem("no_source", item.name_line(name), text=name.text)


def legal_records_have_a_source(book: Book) -> Iterator[Problem]:
    """Every legal record says where it was read, and what it says is something the record can say."""
    for item in book.located:
        line = item.lines.get("legal", 0)
        for record in item.entry.legal:
            if not record.sources:
                yield item.problem("no_legal_source", line, what=record.what)
            if record.what == "settlement_area" and record.says not in SETTLEMENT_AREA:
                yield item.problem("bad_says", line, says=record.says, allowed=", ".join(SETTLEMENT_AREA))


def sources_exist(book: Book) -> Iterator[Problem]:
    """Every source named is in the list of sources."""
    for item in book.located:
        for source, line in _sources_of(item):
            if source not in book.sources:
                yield item.problem("no_such_source", line, source=source)


def _sources_of(item: Located) -> Iterator[tuple[str, int]]:
    for name in item.entry.names:
        for source in name.sources:
            yield source, item.name_line(name)
    for record in item.entry.legal:
        for source in record.sources:
            yield source, item.lines.get("legal", 0)
    for source in item.entry.sources:
        yield source, item.lines.get("sources", 0)


def used_sources(located: tuple[Located, ...]) -> frozenset[str]:
    """The ids of all sources that entries name."""
    return frozenset(source for item in located for source, _ in _sources_of(item))


def status_fits_the_names(book: Book) -> Iterator[Problem]:
    """``german_only`` has no right Sorbian name, a historical one at most; the others have a name, of today or not."""
    for item in book.located:
        line = item.lines.get("status", 0)
        has_sorbian = any(name.language == "dsb" and name.role not in WRONG_ROLES for name in item.entry.names)
        if item.entry.dsb and item.entry.status == "german_only":
            yield item.problem("not_german_only", line, dsb=item.entry.dsb)
        elif not has_sorbian and item.entry.status != "german_only":
            yield item.problem("no_sorbian_name", line, status=item.entry.status)


def official_status_has_a_ground(book: Book) -> Iterator[Problem]:
    """``official`` needs a printed pair or the settlement area, and a printed pair makes an entry official."""
    for item in book.located:
        entry = item.entry
        line = item.lines.get("status", 0)
        if entry.status == "official" and not _has_ground(entry, book):
            yield item.problem("official_without_ground", line)
        elif entry.pair and entry.status != "official":
            yield item.problem("pair_not_official", line, pair=entry.pair, status=entry.status)


def _has_ground(entry: Entry, book: Book) -> bool:
    if entry.pair or any(record.what == "register" for record in entry.legal):
        return True
    if book.broken & {entry.municipality, entry.parent, entry.id.partition("/")[0]}:
        return True  # The municipality that would tell could not be read.
    municipality = book.by_id.get(entry.municipality)
    records = entry.legal + (municipality.legal if municipality else ())
    return any(record.what == "settlement_area" and record.says == "in" for record in records)


def pairs_are_made_of_the_names(book: Book) -> Iterator[Problem]:
    """A pair is a right German name, a slash and a right Lower Sorbian name: ``Landkreis X/Wokrejs Y`` is as good."""
    for item in book.located:
        entry = item.entry
        german, sorbian = (
            [name.text for name in entry.names if name.language == language and name.is_right]
            for language in ("de", "dsb")
        )
        if entry.pair and not any(_is_pair(entry.pair, de, dsb) for de in german for dsb in sorbian):
            line = item.lines.get("pair", 0)
            yield item.problem("pair_of_others", line, pair=entry.pair, de=entry.de or "–", dsb=entry.dsb or "–")


def _is_pair(pair: str, de: str, dsb: str) -> bool:
    return re.fullmatch(f"{re.escape(de)} ?/ ?{re.escape(dsb)}", pair) is not None


CHECKS: tuple[Check, ...] = (
    names_have_a_source,
    legal_records_have_a_source,
    sources_exist,
    status_fits_the_names,
    official_status_has_a_ground,
    pairs_are_made_of_the_names,
)
