"""The markup of the labelled texts and of ``tests/cases``: names and traps marked inside the text itself.

=========================  ==========================================================================
``{surface=id}``           a mention that is right as it stands
``{surface=id>right}``     a mention that ``fix`` (style ``keep``) must correct to ``right``
``{surface=id?right}``     a mention that must be found and may be reported, but is never edited on its own
``[[text]]``               a trap: looks like a name, is none; never an unprotected mention, never edited
``[[text=id]]``            the place is named inside another name (company, club, e-mail): at most protected
=========================  ==========================================================================

``id`` is an entry id of the gazetteer, several of them with ``|`` between where each is a fair answer, or ``*`` where
nothing in the text decides. Offsets are character offsets into the text without its marks.

>>> labelled = parse("03046 {Cottbus=cottbus}/{Chósebuz=cottbus>Chóśebuz}")
>>> labelled.text
'03046 Cottbus/Chósebuz'
>>> labelled.fixed
'03046 Cottbus/Chóśebuz'
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

#: What a mark asks for: the surface is right, must be corrected, may be reported; the two kinds of trap.
KINDS = ("right", "correct", "report", "trap", "protected")

_ID = r"(?:\*|[a-z0-9-]+(?:/[a-z0-9-]+)*)(?:\|[a-z0-9-]+(?:/[a-z0-9-]+)*)*"
_MENTION = re.compile(rf"\{{(?P<surface>[^{{}}=]+)=(?P<entry>{_ID})(?:(?P<sign>[>?])(?P<right>[^{{}}]*))?\}}")
_TRAP = re.compile(rf"\[\[(?P<text>(?:(?!\]\]).)+?)(?:=(?P<entry>{_ID}))?\]\]", re.DOTALL)
_STRAY = re.compile(r"[{}]|\[\[|\]\]")

#: The keys a text or a case may have; the others are slips.
_KEYS = frozenset({"name", "text", "style", "note"})


class MarkupError(ValueError):
    """A mark that cannot be read; the message quotes it with its surroundings."""


@dataclass(frozen=True, slots=True)
class Label:
    """One marked span: offsets into the plain text, the entry it names and what is to happen to it."""

    start: int
    end: int
    entry: str
    right: str | None
    kind: str

    @property
    def entries(self) -> tuple[str, ...]:
        """The entry ids that are fair answers; empty where any is (``*``) or none is meant."""
        return tuple(self.entry.split("|")) if self.entry not in ("", "*") else ()

    def names(self, entry: str) -> bool:
        """Whether ``entry`` is a fair answer for this span."""
        return self.entry == "*" or entry in self.entries


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text without its marks, and the marks beside it, in reading order."""

    text: str
    mentions: tuple[Label, ...]
    traps: tuple[Label, ...]

    def surface(self, label: Label) -> str:
        """The marked span as it stands in the text."""
        return self.text[label.start : label.end]

    @property
    def fixed(self) -> str:
        """The text after the required corrections and no others."""
        pieces: list[str] = []
        done = 0
        for label in self.mentions:
            if label.kind == "correct" and label.right is not None:
                pieces += (self.text[done : label.start], label.right)
                done = label.end
        return "".join((*pieces, self.text[done:]))


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of a file: a named text, the style it is for, and what its author wants to say about it."""

    name: str
    labelled: Labelled
    style: str
    note: str
    file: str


def parse(marked: str) -> Labelled:
    """Take the marks out of a text; raises :class:`MarkupError` where one is not closed or not readable."""
    pieces: list[str] = []
    mentions: list[Label] = []
    traps: list[Label] = []
    length = position = 0

    def keep(text: str) -> tuple[int, int]:
        nonlocal length
        pieces.append(text)
        length += len(text)
        return length - len(text), length

    while stray := _STRAY.search(marked, position):
        keep(marked[position : stray.start()])
        match = (_MENTION if stray[0] == "{" else _TRAP).match(marked, stray.start())
        if match is None:
            around = marked[max(0, stray.start() - 20) : stray.start() + 40]
            raise MarkupError(f"a mark that cannot be read: …{around!r}…")
        if match.re is _MENTION:
            start, end = keep(match["surface"])
            kind = {">": "correct", "?": "report", None: "right"}[match["sign"]]
            if kind == "correct" and match["right"] in ("", match["surface"]):
                raise MarkupError(f"a correction that corrects nothing: {match[0]!r}")
            mentions.append(Label(start, end, match["entry"], match["right"] or None, kind))
        else:
            start, end = keep(match["text"])
            traps.append(Label(start, end, match["entry"] or "", None, "protected" if match["entry"] else "trap"))
        position = match.end()
    keep(marked[position:])
    return Labelled("".join(pieces), tuple(mentions), tuple(traps))


def load(path: Path) -> tuple[Case, ...]:
    """Read one YAML file of cases; raises :class:`MarkupError` naming the file and the case at fault."""
    raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(raw, list):
        raise MarkupError(f"{path}: the file must be a list of cases")
    return tuple(_case(item, path) for item in raw)


def _case(item: Any, path: Path) -> Case:
    if not isinstance(item, dict) or not isinstance(item.get("text"), str) or not isinstance(item.get("name"), str):
        raise MarkupError(f"{path}: a case needs a name and a text: {item!r:.80}")
    if unknown := set(item) - _KEYS:
        raise MarkupError(f"{path}: {item['name']}: unknown key {', '.join(sorted(map(str, unknown)))}")
    try:
        labelled = parse(item["text"])
    except MarkupError as error:
        raise MarkupError(f"{path}: {item['name']}: {error}") from error
    return Case(item["name"], labelled, str(item.get("style", "keep")), str(item.get("note", "")), str(path))


def count(cases: Iterable[Case]) -> Counter[str]:
    """How many cases, and how many marks of each kind they hold."""
    total: Counter[str] = Counter()
    for case in cases:
        total["cases"] += 1
        total.update(label.kind for label in (*case.labelled.mentions, *case.labelled.traps))
    return total


def unknown_entries(cases: Iterable[Case], known: Iterable[str]) -> Iterator[tuple[Case, str]]:
    """The ids that no entry has, each with the case it stands in."""
    ids = frozenset(known)
    for case in cases:
        for label in (*case.labelled.mentions, *case.labelled.traps):
            yield from ((case, entry) for entry in label.entries if entry not in ids)


def main(paths: list[str]) -> None:
    """Read the files named, and print what each holds."""
    for path in paths:
        print(path, dict(sorted(count(load(Path(path))).items())))


if __name__ == "__main__":
    main(sys.argv[1:])
