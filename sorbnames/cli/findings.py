"""Findings as text for people, JSON and SARIF for programs, and annotations for GitHub."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from sorbnames.cli.session import Session, coloured, one_line, paint
from sorbnames.findings import Edit, Finding

COLOURS = {"error": "red", "warning": "yellow", "information": "cyan"}


class Located(NamedTuple):
    """A finding and its place in the file; lines and columns count from 1. ``edits`` are those of the file."""

    path: str
    finding: Finding
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    edits: tuple[Edit, ...]


Writer = Callable[..., Iterator[str]]


def as_text(session: Session, located: Iterable[Located], *, to_file: bool) -> Iterator[str]:
    """A line a finding, files set apart by a blank line."""
    colour = not to_file and coloured()
    path = None
    for item in located:
        finding = item.finding
        if path not in (None, item.path):
            yield "\n"
        path = item.path
        place = f"{one_line(path)}:{item.line}:{item.column}:"
        severity = session.say(f"severity.{finding.severity}")
        message = one_line(finding.say(session.language))
        if colour:
            place, severity = paint(place, "bold"), paint(severity, COLOURS[finding.severity])
        yield f"{place} {severity} {finding.code} {message}\n"


def as_json(session: Session, located: Iterable[Located], *, to_file: bool) -> Iterator[str]:
    """One array of objects."""
    import json

    separator = "["
    for item in located:
        finding = item.finding
        row = {
            "file": item.path,
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.say(session.language),
            "start": item.start,
            "end": item.end,
            "line": item.line,
            "column": item.column,
            "found": finding.found,
            "suggestion": finding.suggestion,
            "entry": finding.entry,
            **session.versions,
        }
        yield separator + "\n" + json.dumps(row, ensure_ascii=False)
        separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def as_github(session: Session, located: Iterable[Located], *, to_file: bool) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the lines of a change."""
    levels = {"error": "error", "warning": "warning", "information": "notice"}
    for item in located:
        finding = item.finding
        properties = {
            "file": item.path,
            "line": item.line,
            "endLine": item.end_line,
            "col": item.column,
            "endColumn": item.end_column,
            "title": finding.code,
        }
        if item.end_line != item.line:  # columns belong to one line only
            del properties["col"], properties["endColumn"]
        written = ",".join(f"{name}={escaped(str(value), ',:')}" for name, value in properties.items())
        yield f"::{levels[finding.severity]} {written}::{escaped(finding.say(session.language))}\n"


def escaped(text: str, more: str = "") -> str:
    """The text with percent signs, line ends and ``more`` written as workflow commands want them."""
    return "".join(f"%{ord(character):02X}" if character in "%\r\n" + more else character for character in text)


def as_sarif(session: Session, located: Iterable[Located], *, to_file: bool) -> Iterator[str]:
    """SARIF 2.1.0 with the rules and, where there is one, the fix."""
    import json

    from sorbnames.rules import RULES

    column = 0 if session.language == "de" else 1
    rules = [
        {
            "id": code,
            "shortDescription": {"text": rule.title[column]},
            "fullDescription": {"text": rule.why[column]},
            "defaultConfiguration": {"level": level(rule.severity)},
        }
        for code, rule in sorted(RULES.items())
    ]
    driver = {
        "name": "sorbnames",
        "semanticVersion": session.versions["sorbnames"],
        "rules": rules,
        "properties": {"data": session.versions["data"]},
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [sarif_result(session, item) for item in located],
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    yield json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def sarif_result(session: Session, item: Located) -> dict[str, Any]:
    """One finding as a SARIF result."""
    finding = item.finding
    artifact = {"uri": uri(item.path)}
    region = {
        "startLine": item.line,
        "startColumn": item.column,
        "endLine": item.end_line,
        "endColumn": item.end_column,
        "charOffset": item.start,
        "charLength": item.end - item.start,
    }
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": {"text": finding.say(session.language)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
    if item.edits:
        replacements = [
            {
                "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
                "insertedContent": {"text": edit.text},
            }
            for edit in item.edits
        ]
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}]}]
    return result


def level(severity: str) -> str:
    """What SARIF calls that severity."""
    return "note" if severity == "information" else severity


def uri(path: str) -> str:
    """The path as a relative reference with forward slashes."""
    from urllib.parse import quote

    return quote(path.replace(os.sep, "/").encode("utf-8", "surrogateescape"))


FORMATS: dict[str, Writer] = {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}
