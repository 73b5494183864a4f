"""The settings of a project: ``.sorbnames.toml``, or ``[tool.sorbnames]`` in ``pyproject.toml``.

The nearest file counts, looked for from a document's folder upwards; in one folder ``.sorbnames.toml`` comes first.
What a call says itself comes before both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sorbnames.errors import InvalidData

if TYPE_CHECKING:
    from sorbnames.findings import Finding

OWN_FILE = ".sorbnames.toml"
SHARED_FILE = "pyproject.toml"

#: Key → an example of its value.
KEYS = {
    "style": "official",
    "select": "SN1",
    "ignore": "SN201",
    "overlays": "names/our-town.yaml",
    "protect": "Café Cottbus",
}


@dataclass(frozen=True, slots=True)
class Project:
    """Settings of a project; empty ones are not set. ``path`` is the file they come from, or empty.

    ``select`` and ``ignore`` hold whole rule codes, ``overlays`` paths that are ready to be opened, ``protect``
    phrases in which nothing is reported or changed.
    """

    path: str = ""
    style: str = ""
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    overlays: tuple[str, ...] = ()
    protect: tuple[str, ...] = ()

    def unprotected(self, text: str, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that touch no protected phrase of the text."""
        spans = phrase_spans(text, self.protect)
        place = 0
        for finding in sorted(findings, key=lambda finding: (finding.start, finding.end, finding.code)):
            while place < len(spans) and spans[place][1] <= finding.start:
                place += 1
            if place == len(spans) or finding.end <= spans[place][0]:
                yield finding


def load_project(path: str | Path) -> Project:
    """The settings for a document; for ``-`` those for the current folder, as for any file in it.

    Raises InvalidData for a mistake in the project file, naming file, line, cause and remedy.
    """
    folder = Path.cwd() if str(path) == "-" else Path(path).absolute().parent
    return project_of(folder)


@lru_cache(maxsize=1024)
def project_of(folder: Path) -> Project:
    """The settings for the documents of a folder."""
    for above in (folder, *folder.parents):
        own, shared = above / OWN_FILE, above / SHARED_FILE
        if own.is_file():
            return _read(own)
        if shared.is_file() and (project := _read_shared(shared)) is not None:
            return project
    return Project()


def rule_codes(words: Iterable[str]) -> tuple[frozenset[str], str]:
    """All rules that begin with one of these words, and the first word that no rule begins with."""
    from sorbnames.rules import RULES

    codes: set[str] = set()
    for word in words:
        prefix = word.strip().upper().rstrip("X")
        found = {code for code in RULES if prefix and code.startswith(prefix)}
        if not found:
            return frozenset(), word
        codes |= found
    return frozenset(codes), ""


def phrase_spans(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """Where the phrases stand in a text as whole words, over any white space; in order, not overlapping."""
    alternatives = [r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True)]
    if not alternatives:
        return []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")
    return [match.span() for match in pattern.finditer(text)]


def _read_shared(path: Path) -> Project | None:
    text = _text(path)
    if "sorbnames" not in text:  # most do not name us, and their mistakes are not our business
        return None
    tools = _tree(path, text).get("tool", {})
    table = tools.get("sorbnames") if isinstance(tools, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise InvalidData("project.not_table", path=str(path), line=_line(text, "sorbnames"))
    return _Reader(path, text).project(table)


def _read(path: Path) -> Project:
    text = _text(path)
    return _Reader(path, text).project(_tree(path, text))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidData("project.unreadable", path=str(path), reason=error.strerror or str(error)) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidData("project.encoding", path=str(path), offset=error.start) from None


def _tree(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidData("project.syntax", path=str(path), reason=str(error)) from None


def _line(text: str, key: str) -> int:
    """The line that sets a key."""
    match = re.search(rf"^[ \t]*(?:\[.*)?[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 1


class _Reader:
    """Reads the table of one file."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._source = text

    def project(self, table: dict[str, Any]) -> Project:
        for key in table:
            if key not in KEYS:
                raise self._unknown(key)
        return Project(
            path=str(self._path),
            style=self._word(table, "style"),
            select=self._codes(table, "select"),
            ignore=self._codes(table, "ignore"),
            overlays=tuple(self._overlays(table)),
            protect=self._words(table, "protect"),
        )

    def _problem(self, key: str, about: str, **parameters: object) -> InvalidData:
        line = _line(self._source, about)
        return InvalidData(f"project.{key}", path=str(self._path), line=line, key=about, **parameters)

    def _unknown(self, key: str) -> InvalidData:
        from difflib import get_close_matches

        guess = get_close_matches(key.casefold(), KEYS, n=1)
        known = ", ".join(KEYS)
        return self._problem("unknown_key" if guess else "stray_key", key, known=known, guess="".join(guess))

    def _word(self, table: dict[str, Any], key: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise self._problem("not_text", key, example=KEYS[key])
        return value

    def _words(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self._problem("not_texts", key, example=KEYS[key])
        if not all(word.strip() for word in value):
            raise self._problem("empty_phrase", key)
        return tuple(value)

    def _codes(self, table: dict[str, Any], key: str) -> frozenset[str]:
        words = self._words(table, key)
        codes, unknown = rule_codes(words) if words else (frozenset[str](), "")
        if unknown:
            raise self._problem("no_rule", key, code=unknown)
        return codes

    def _overlays(self, table: dict[str, Any]) -> Iterator[str]:
        for name in self._words(table, "overlays"):
            path = self._path.parent / name
            if not path.is_file():
                raise self._problem("no_overlay", "overlays", overlay=name)
            yield str(path)
