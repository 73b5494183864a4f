"""All checks of the gazetteer's data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sorbnames.compile import check_names, check_places, check_sources
from sorbnames.compile.book import Book, Check
from sorbnames.compile.check_sources import used_sources
from sorbnames.compile.problems import ERROR, WARNING, Problem
from sorbnames.compile.reader import RawData, read_data
from sorbnames.orthography import key

#: Checks of entries; those of sources and lists need the files and follow below.
CHECKS: tuple[Check, ...] = (*check_places.CHECKS, *check_names.CHECKS, *check_sources.CHECKS)

LISTS = "data/lists"
INFLECTION = "data/inflection"


def validate(raw: RawData) -> tuple[Problem, ...]:
    """Everything that is wrong with the data, in the order of the files: errors and warnings.

    While a whole file cannot be read, only the mistakes met in reading are reported: the rest refers to each other.
    """
    if not raw.complete:
        return raw.problems
    book = Book.of(raw.located, (source.id for source in raw.sources), raw.broken)
    problems = list(raw.problems)
    for check in CHECKS:
        problems.extend(check(book))
    problems.extend(sources_are_used(raw))
    problems.extend(listed_names_are_borne(raw))
    problems.extend(lists_have_no_repetition(raw))
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line, problem.message_id)))


def validate_folder(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with the YAML files below ``folder``."""
    return validate(read_data(folder, tolerant=True))


def sources_are_used(raw: RawData) -> Iterator[Problem]:
    """Every source in the list is named by an entry or by a form of its names; forms name no other."""
    if raw.problems:  # An entry that could not be read may be the one that uses it.
        return
    used = used_sources(raw.located) | raw.inflection_sources
    unknown = raw.inflection_sources - {source.id for source in raw.sources}
    for missing in sorted(unknown):
        yield Problem(ERROR, INFLECTION, 0, "", "data.no_such_source", (("source", missing),))
    for source in raw.sources:
        if source.id not in used:
            file, line = raw.source_places[source.id]
            yield Problem(ERROR, file, line, "", "data.unused_source", (("source", source.id),))


def listed_names_are_borne(raw: RawData) -> Iterator[Problem]:
    """The words and namesakes listed are names of entries or a part of one (Werder, of Werder/Spree).

    A list may run ahead of the data, so this only warns.
    """
    texts = [name.text for entry in raw.entries for name in entry.names]
    names = {key(part) for text in texts for part in (text, *re.split(r"[ /(-]+", text))}
    for word in raw.lists.words:
        if key(word.of or word.name) not in names:
            yield _list_problem("words", word.line, "not_borne", name=word.name)
    for name in raw.lists.same:
        if key(name) not in names:
            yield _list_problem("elsewhere", raw.lists.same_lines.get(name, 0), "not_borne", name=name)
    own = {key(text) for text in texts}
    for alike in raw.lists.alike:
        if key(alike) in own:
            yield _list_problem("alike", 0, "alike_is_ours", name=alike)
    right = {name.text for entry in raw.entries for name in entry.names if name.is_right}
    for name in raw.lists.near:
        if name in right:
            yield _list_problem("elsewhere", 0, "near_is_ours", name=name)


def lists_have_no_repetition(raw: RawData) -> Iterator[Problem]:
    """No list holds a text twice."""
    words = tuple(word.name for word in raw.lists.words)
    lists = {"near": raw.lists.near, "words": words, **raw.lists.protected, **raw.lists.addresses}
    files = {"near": "elsewhere", "words": "words", **dict.fromkeys(raw.lists.addresses, "addresses")}
    for title, texts in lists.items():
        for text in sorted({text for text in texts if texts.count(text) > 1} if len(set(texts)) < len(texts) else ()):
            yield _list_problem(files.get(title, "protected"), 0, "repeated_in_list", list=title, name=text)


def _list_problem(file: str, line: int, key: str, /, **parameters: str) -> Problem:
    return Problem(WARNING, f"{LISTS}/{file}.yaml", line, "", f"data.{key}", tuple(parameters.items()))
