"""Which class a name belongs to, and the forms that follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sorbnames.errors import InvalidData
from sorbnames.inflection.paradigms import CASES, PARADIGMS, adjective, join

#: How the class of a name is known: from its own forms, from those of all names that end alike, or by a rule.
KNOWN_BY = ("attested", "ending", "rule")

#: What an attested form is worth: right today, an older or rarer form, a slip of its writer, or a form of another name.
STANDINGS = ("right", "old", "slip", "homonym")

_FIELDS = frozenset({"class", "by", "adjectives", "tail", "stem", "also", "without", "note"})


@dataclass(frozen=True, slots=True)
class Attested:
    """A form seen in print: how often, how often after a word that governs the case, and where."""

    name: str
    case: str
    form: str
    count: int
    governed: int
    standing: str
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A name in one case. ``attested`` tells a form seen in print from one that follows from its class."""

    text: str
    case: str
    number: str
    name: str
    declension: str
    attested: bool = False


@dataclass(frozen=True, slots=True)
class Declension:
    """How one name bends.

    ``adjectives`` is the number of words before the noun that bend with it (Zły Komorow: 1), ``tail`` what stays as it
    is behind it (nad Jazorom), ``stem`` the stem where it is not to be had from the nominative. ``also`` are further
    forms of a case, ``without`` cases whose form is not certain.
    """

    id: str
    by: str
    adjectives: int = 0
    tail: str = ""
    stem: str = ""
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    attested: frozenset[tuple[str, str]] = frozenset()


def forms(name: str, declension: Declension) -> tuple[Form, ...]:
    """All certain forms of the name besides its nominative, case by case; empty where the class does not fit."""
    paradigm = PARADIGMS[declension.id]
    tail = f" {declension.tail}" if declension.tail else ""
    *before, head = name.removesuffix(tail).split(" ")
    if not all((*before, head)):
        return ()
    stem = declension.stem or paradigm.stem(head)
    if len(before) != declension.adjectives or not name.endswith(tail) or not stem:
        return ()

    def of_case(case: str) -> Iterator[str]:
        adjectives = [adjective(word, paradigm.agrees, case) for word in before]
        nouns = [join(stem, ending) for ending in paradigm.endings.get(case, ())]
        if case == "acc" and not nouns:
            nouns = [head]
        for noun in nouns:
            words = [*adjectives, noun]
            if case not in declension.without and None not in words:
                yield " ".join(word for word in words if word) + tail
        yield from declension.also.get(case, ())

    return tuple(
        Form(text, case, paradigm.number, name, declension.id, (case, text) in declension.attested)
        for case in CASES
        for text in dict.fromkeys(of_case(case))
        if text != name
    )


def read_declensions(folder: Path) -> dict[str, Declension]:
    """The classes of ``folder/inflection/declension.yaml`` by name, with the attested forms beside it.

    Raises InvalidData for an unknown class, field, case or kind of evidence, and for a class that cannot be the name's.
    """
    path = folder / "inflection" / "declension.yaml"
    seen: dict[str, set[tuple[str, str]]] = {}
    for row in read_attested(folder):
        if row.standing in ("right", "old"):
            seen.setdefault(row.name, set()).add((row.case, row.form))
    declensions = {}
    for name, fields in read_yaml(path)["names"].items():
        _check(path, name, fields)
        declension = Declension(
            fields["class"],
            fields["by"],
            fields.get("adjectives", 0),
            fields.get("tail", ""),
            fields.get("stem", ""),
            {case: tuple(texts) for case, texts in fields.get("also", {}).items()},
            tuple(fields.get("without", ())),
            frozenset(seen.get(name, ())),
        )
        if not forms(name, declension):
            raise InvalidData("inflection.class_does_not_fit", file=path.name, name=name, known=declension.id)
        declensions[name] = declension
    return declensions


def read_attested(folder: Path) -> tuple[Attested, ...]:
    """The forms of ``folder/inflection/attested.yaml``."""
    path = folder / "inflection" / "attested.yaml"
    rows = []
    for name, seen in read_yaml(path)["names"].items():
        for fields in seen:
            _check_word(path, name, "case", fields["case"], CASES)
            standing = fields.get("standing", "right")
            _check_word(path, name, "standing", standing, STANDINGS)
            rows.append(
                Attested(
                    name,
                    fields["case"],
                    fields["form"],
                    fields.get("count", 0),
                    fields.get("governed", 0),
                    standing,
                    tuple(fields["sources"]),
                    fields.get("note", ""),
                )
            )
    return tuple(rows)


def read_yaml(path: Path) -> dict[str, Any]:
    """A YAML file of this folder. Only compiling needs PyYAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InvalidData("inflection.unreadable", file=path.name, reason=" ".join(str(error).split())) from None
    return content


def _check(path: Path, name: str, fields: Mapping[str, Any]) -> None:
    for field_name in fields:
        _check_word(path, name, "field", field_name, sorted(_FIELDS))
    _check_word(path, name, "class", fields.get("class", ""), PARADIGMS)
    _check_word(path, name, "by", fields.get("by", ""), KNOWN_BY)
    for case in (*fields.get("also", ()), *fields.get("without", ())):
        _check_word(path, name, "case", case, CASES)


def _check_word(path: Path, name: str, what: str, word: object, known: Any) -> None:
    if word not in known:
        raise InvalidData(
            "inflection.unknown_word", file=path.name, name=name, what=what, word=word, known=", ".join(known)
        )
