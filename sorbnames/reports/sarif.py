"""SARIF 2.1.0, which code hosts and editors read: rules with help, findings with their fixes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sorbnames.examine import Examined, Located
    from sorbnames.reports import Run
    from sorbnames.rules import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LOCALES = {"de": "de-DE", "en": "en-GB"}


def write(documents: Iterable[Examined], run: Run) -> Iterator[str]:
    """The report in pieces: everything before the results, the results as they come, and the end."""
    from sorbnames.rules import RULES

    codes = sorted(RULES)
    driver = {
        "name": "sorbnames",
        "semanticVersion": run.versions["sorbnames"],
        "language": _LOCALES[run.language],
        "rules": [_rule(RULES[code], run) for code in codes],
        "properties": {"data": run.versions["data"]},
    }
    head = {
        "tool": {"driver": driver},
        "language": _LOCALES[run.language],
        "columnKind": "unicodeCodePoints",
        "results": [],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [head]}
    before, after = json.dumps(log, ensure_ascii=False, indent=1).rsplit("[]", 1)
    yield before + "["
    separator = "\n"
    seen: dict[str, int] = {}
    for document in documents:
        for located in document.found:
            result = _result(located, run, codes, seen)
            yield separator + json.dumps(result, ensure_ascii=False)
            separator = ",\n"
    yield "]" + after + "\n"


def _rule(rule: Rule, run: Run) -> dict[str, Any]:
    column = 0 if run.language == "de" else 1
    why, safe = rule.why[column], rule.safe[column]
    labels = [run.say(f"rule.{key}") for key in ("source", "before", "after", "fixed")]
    facts = list(zip(labels, (rule.source, rule.before, rule.after, safe), strict=True))
    lines = [f"{label}: {fact}" for label, fact in facts if fact]
    examples = (rule.before, rule.after)
    marked = [f"- {label}: `{fact}`" if fact in examples else f"- {label}: {fact}" for label, fact in facts if fact]
    return {
        "id": rule.code,
        "name": rule.code,
        "shortDescription": {"text": rule.title[column]},
        "fullDescription": {"text": why},
        "help": {"text": "\n".join((why, *lines)), "markdown": "\n".join((why, "", *marked))},
        "defaultConfiguration": {"level": level(rule.severity)},
    }


def _result(located: Located, run: Run, codes: list[str], seen: dict[str, int]) -> dict[str, Any]:
    finding, place = located.finding, located.place
    artifact = {"uri": uri(located.path)}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact}}
    if place.part:  # lines of a page are no lines of the file
        from sorbnames.reports import name_of

        name = name_of(place.part, run.language)
        location["logicalLocations"] = [{"name": name, "kind": place.part.kind}]
        location["message"] = {"text": f"{name}, {run.say('line', line=place.line)}"}
    else:
        location["physicalLocation"]["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
        }
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": level(finding.severity),
        "message": {"text": finding.say(run.language)},
        "locations": [location],
        "partialFingerprints": {"sorbnames/v1": _fingerprint(located, seen)},
    }
    if located.edits and not place.part:
        replacements = [
            {
                "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
                "insertedContent": {"text": edit.text},
            }
            for edit in located.edits
        ]
        change = {"artifactLocation": artifact, "replacements": replacements}
        result["fixes"] = [{"description": {"text": finding.suggestion or finding.code}, "artifactChanges": [change]}]
    return result


def _fingerprint(located: Located, seen: dict[str, int]) -> str:
    """Stays the same while the text around a finding changes, so that a host knows it again."""
    finding = located.finding
    facts = "\0".join((uri(located.path), finding.code, finding.found, finding.suggestion, finding.entry))
    seen[facts] = seen.get(facts, 0) + 1
    return sha256(f"{facts}\0{seen[facts]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def level(severity: str) -> str:
    """What SARIF calls that severity."""
    return "note" if severity == "information" else severity


def uri(path: str) -> str:
    """The path as a reference with forward slashes; relative paths stay relative, standard input is ``stdin``."""
    from urllib.parse import quote

    if path == "-":
        return "stdin"
    quoted = quote(path.replace(os.sep, "/").encode("utf-8", "surrogateescape"))
    if os.path.isabs(path):
        return "file://" + quoted if quoted.startswith("/") else "file:///" + quoted
    return quoted
