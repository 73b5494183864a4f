"""YAML as a tree that remembers its lines.

Only what our data needs: scalars, lists and mappings. Anchors, tags and a second document in one file are refused, and
so is deep nesting, so that no file can blow up the reader. Nothing is interpreted: ``03042`` stays the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sorbnames.errors import InvalidData

#: Data files have some hundred kilobytes; anything far beyond is not a file of names.
LARGEST_FILE = 20_000_000
DEEPEST_NESTING = 12

#: Characters that YAML does not allow.
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: ``report(line, message key, **parameters)`` notes a mistake and lets the reading go on.
Report = Callable[..., None]


@dataclass(slots=True)
class Scalar:
    """A text; ``is_null`` when the file gives no value at all (``note:``)."""

    text: str
    line: int
    is_null: bool


@dataclass(slots=True)
class Listing:
    """Values in a row."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and values; ``lines`` tells where each key stands."""

    line: int
    values: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Listing | Mapping


class BrokenYamlError(Exception):
    """The file cannot be read on from here."""

    def __init__(self, line: int, key: str, /, **parameters: str) -> None:
        self.line = line
        self.key = key
        self.parameters = parameters
        super().__init__(key)


def read_text(path: Path) -> str:
    """The file as text, or :class:`BrokenYamlError` with the reason why not."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BrokenYamlError(0, "unreadable", reason=error.strerror or type(error).__name__) from None
    except ValueError:
        raise BrokenYamlError(0, "unreadable", reason="not a file name") from None
    if len(data) > LARGEST_FILE:
        raise BrokenYamlError(0, "too_large", megabytes=str(LARGEST_FILE // 1_000_000))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenYamlError(data.count(b"\n", 0, error.start) + 1, "not_utf8") from None


def parse(text: str, report: Report) -> Node | None:
    """The tree of one YAML document, or None for an empty one; syntax errors raise :class:`BrokenYamlError`."""
    import yaml

    loader_type: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = loader_type(text)
        return _Builder(loader, report).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and "maximum nesting depth" in str(error.problem):
            # The scanner of newer versions of libyaml reads ahead and gives up by itself.
            raise BrokenYamlError(mark.line + 1, "nested_too_deep") from None
        raise BrokenYamlError(
            mark.line + 1 if mark else 0, "syntax", cause=str(error.problem or error.context)
        ) from None
    except yaml.reader.ReaderError:
        raise _control_character(text) from None
    except UnicodeEncodeError:
        raise BrokenYamlError(0, "not_utf8") from None


def _control_character(text: str) -> BrokenYamlError:
    found = _NOT_YAML.search(text)
    if found is None:
        return BrokenYamlError(0, "not_utf8")
    line = text.count("\n", 0, found.start()) + 1
    return BrokenYamlError(line, "control_character", code=f"U+{ord(found.group()):04X}")


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, loader: Any, report: Report) -> None:
        self.loader = loader
        self.report = report
        self.root: Node | None = None
        #: Open lists and mappings, each mapping with the key that waits for its value.
        self.open: list[tuple[Listing | Mapping, list[tuple[str, int]]]] = []

    def build(self) -> Node | None:
        import yaml

        documents = 0
        next_event = self.loader.get_event
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._refuse_extras(event)
                text = event.value
                plain = event.implicit[0]
                is_null = plain and text in ("", "~", "null", "Null", "NULL")
                self._add(Scalar(text, event.start_mark.line + 1, is_null))
            elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
                self._refuse_extras(event)
                line = event.start_mark.line + 1
                node = Listing(line) if kind is yaml.SequenceStartEvent else Mapping(line)
                self._add(node)
                self.open.append((node, []))
                if len(self.open) > DEEPEST_NESTING:
                    raise BrokenYamlError(line, "nested_too_deep")
            elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                self.open.pop()
            elif kind is yaml.AliasEvent:
                raise BrokenYamlError(event.start_mark.line + 1, "anchor", name=f"*{event.anchor}")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise BrokenYamlError(event.start_mark.line + 1, "second_document")
            elif kind is yaml.StreamEndEvent:
                return self.root

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            raise BrokenYamlError(event.start_mark.line + 1, "anchor", name=f"&{event.anchor}")
        if event.tag and event.tag != "!":
            raise BrokenYamlError(event.start_mark.line + 1, "tag", name=event.tag)

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent, waiting = self.open[-1]
        if isinstance(parent, Listing):
            parent.items.append(node)
        elif not waiting:
            if not isinstance(node, Scalar):
                raise BrokenYamlError(node.line, "key_not_text")
            waiting.append((node.text, node.line))
        else:
            key, line = waiting.pop()
            if key in parent.values:
                self.report(line, "duplicate_key", key=key, first=str(parent.lines[key]))
                return
            parent.values[key] = node
            parent.lines[key] = line


def invalid(file: str, broken: BrokenYamlError) -> InvalidData:
    """The exception for a file that cannot be read."""
    where = f"{file}:{broken.line}" if broken.line else file
    return InvalidData(f"data.{broken.key}", where=where, file=file, line=broken.line, entry="", **broken.parameters)
