"""Reading the YAML of a profile or a front matter: only known keys, and every mistake with file, line and remedy."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NoReturn

from sorbnames.compile.yamlfile import BrokenYamlError, Listing, Mapping, Node, Scalar, parse
from sorbnames.errors import InvalidData


@cache
def _unprintable() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters and lone surrogates, which no output can hold."""
    return _unprintable().sub("", text)


class Fields:
    """One mapping of a file, with the name it goes by in messages (``offices``) and the path of the file."""

    def __init__(self, path: str, node: Mapping, name: str, known: Collection[str]) -> None:
        self.path = path
        self.node = node
        self.name = name
        for key in node.values:
            if key not in known:
                refuse_key(path, node.lines[key], key, known)

    def line(self, key: str) -> int:
        """The line that the key stands in; that of the mapping where the key is missing."""
        return self.node.lines.get(key, self.node.line)

    def fail(self, problem: str, key: str, **parameters: object) -> NoReturn:
        """Raise InvalidData for what is wrong with the value of a key."""
        raise InvalidData(f"letterhead.{problem}", path=self.path, line=self.line(key), key=key, **parameters)

    def text(self, key: str, default: str = "") -> str:
        """A single text; empty or missing gives ``default``."""
        node = self.node.values.get(key)
        if node is None:
            return default
        if not isinstance(node, Scalar):
            self.fail("not_text", key)
        return " ".join(node.text.split()) if not node.is_null and node.text.strip() else default

    def block(self, key: str) -> str:
        """A text of several lines, given as one (``|``) or as a list of lines; no blank lines."""
        node = self.node.values.get(key)
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return ""
        texts = self.texts(key) if isinstance(node, Listing) else tuple(self._scalar(key).splitlines())
        return "\n".join(stripped for text in texts if (stripped := " ".join(text.split())))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        node = self.node.values.get(key)
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return ()
        items: list[Node] = [node] if isinstance(node, Scalar) else node.items if isinstance(node, Listing) else []
        if not items or not all(isinstance(item, Scalar) for item in items):
            self.fail("not_texts", key)
        return tuple(text for item in items if isinstance(item, Scalar) and (text := " ".join(item.text.split())))

    def choice(self, key: str, choices: Collection[str], default: str) -> str:
        """One of the choices."""
        text = self.text(key, default)
        self.check_choice(key, text, choices)
        return text

    def check_choice(self, key: str, text: str, choices: Collection[str]) -> None:
        """Raise InvalidData unless the text is one of the choices."""
        if text not in choices:
            self.fail("no_choice", key, value=text, choices=", ".join(choices))

    def mapping(self, key: str, known: Collection[str], *, short: str = "") -> Fields | None:
        """A mapping below this one; a text or list there stands for its key ``short``. None where it is missing."""
        node = self.node.values.get(key)
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return None
        return self._as_mapping(key, node, known, short)

    def mappings(self, key: str, known: Collection[str], *, short: str = "") -> Iterator[Fields]:
        """The mappings of a list; a single one is a list of one."""
        node = self.node.values.get(key)
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return
        for item in node.items if isinstance(node, Listing) else [node]:
            yield self._as_mapping(key, item, known, short)

    def _as_mapping(self, key: str, node: Node, known: Collection[str], short: str) -> Fields:
        if isinstance(node, (Scalar, Listing)) and short:
            node = Mapping(node.line, {short: node}, {short: node.line})
        if not isinstance(node, Mapping):
            raise InvalidData(
                "letterhead.not_mapping", path=self.path, line=node.line, key=key, example=next(iter(known))
            )
        return Fields(self.path, node, key, known)

    def _scalar(self, key: str) -> str:
        node = self.node.values[key]
        if not isinstance(node, Scalar):
            self.fail("not_text", key)
        return node.text


def read_fields(path: str, text: str, known: Collection[str]) -> Fields:
    """The mapping that the YAML text holds; an empty text is an empty mapping.

    Raises InvalidData for broken YAML, for what is no mapping and for unknown keys.
    """

    def report(line: int, problem: str, /, **parameters: str) -> NoReturn:
        raise InvalidData(f"letterhead.{problem}", path=path, line=line, **parameters)

    try:
        node = parse(text, report)
    except BrokenYamlError as broken:
        where = f"{path}:{broken.line}" if broken.line else path
        raise InvalidData(f"data.{broken.key}", where=where, **broken.parameters) from None
    if node is None or (isinstance(node, Scalar) and node.is_null):
        node = Mapping(1)
    if not isinstance(node, Mapping):
        raise InvalidData("letterhead.no_keys", path=path, line=node.line, example=next(iter(known)))
    return Fields(path, node, "", known)


def refuse_key(path: str, line: int, key: str, known: Collection[str]) -> NoReturn:
    """Raise InvalidData for a key that is not known, with the one that was probably meant."""
    from difflib import get_close_matches

    guess = get_close_matches(key.casefold(), known, n=1)
    problem = "unknown_key" if guess else "stray_key"
    raise InvalidData(
        f"letterhead.{problem}", path=path, line=line, key=key, known=", ".join(known), guess="".join(guess)
    )
