"""The step of the compiler that adds bent and derived names to the entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sorbnames.inflection.declension import Declension, Form, forms, read_attested, read_declensions, read_yaml
from sorbnames.inflection.german import DERIVED, GENITIVE, German, german_forms, read_german
from sorbnames.inflection.paradigms import CASES
from sorbnames.inflection.recorded import WORDS, read_recorded
from sorbnames.model import PLACE_KINDS, Entry, Name
from sorbnames.orthography import fold, key

#: German names that stand without an article, so that -s and -er may follow.
_GERMAN_KINDS = frozenset({"land", "kreisfreie_stadt", "stadt", "gemeinde", "ortsteil", "gemeindeteil"})
_CITED = frozenset({"official", "attested", "short", "variant", "colloquial", "full"})
_ORDER = {case: number for number, case in enumerate((*CASES, DERIVED, *WORDS))}

WEAK = "weak"

#: Shorter forms of one syllable occur by chance: Gór, Lěd.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Appended:
    """The entries with their forms; ``added`` counts forms by role, ``skipped`` those left out by reason."""

    entries: tuple[Entry, ...]
    added: Mapping[str, int]
    skipped: Mapping[str, int]


def with_forms(entries: Sequence[Entry], folder: Path) -> tuple[Entry, ...]:
    """The entries with inflected and derived names behind their own: those that are formed, and those only recorded.

    ``folder`` is the data folder. A form that is also a right name of another entry, an everyday word, a German name or
    a place elsewhere is left out. Each new name has the strength of the name it comes from.
    """
    return append_forms(entries, folder).entries


def append_forms(entries: Sequence[Entry], folder: Path) -> Appended:
    """:func:`with_forms` with a count of what was added and what was left out, and why."""
    declensions, german = read_declensions(folder), read_german(folder)
    words = _Words(entries, german, folder)
    sources = {(row.name, row.form): row.sources for row in read_attested(folder)}
    recorded = read_recorded(folder)
    added: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    result = []
    for entry in entries:
        names: dict[tuple[str, str], Name] = {}
        formed = [(name, _new(name, form, german, sources)) for name, form in _forms(entry, declensions, german)]
        seen = [
            (name, replace(word, strength=name.strength))
            for name in entry.names
            if name.is_right
            for word in recorded.get((name.language, name.text), ())
        ]
        for name, new in (*formed, *seen):
            if reason := words.reason_against(entry, name, new):
                skipped[reason] += 1
                continue
            place = (new.language, new.text)
            names[place] = _merged(names[place], new) if place in names else new
        added.update(name.role for name in names.values())
        result.append(replace(entry, names=(*entry.names, *names.values())) if names else entry)
    return Appended(tuple(result), dict(added), dict(skipped))


def _forms(entry: Entry, declensions: Mapping[str, Declension], german: German) -> Iterator[tuple[Name, Form]]:
    if entry.kind not in PLACE_KINDS:
        return
    for name in entry.names:
        if name.role not in _CITED:
            continue
        if name.language == "dsb" and name.text in declensions:
            made: Iterable[Form] = forms(name.text, declensions[name.text])
        elif name.language == "de" and (entry.kind in _GERMAN_KINDS or name.text in german.names):
            made = german_forms(name.text, german)
        else:
            continue
        for form in made:
            yield name, form


def _new(name: Name, form: Form, german: German, sources: Mapping[tuple[str, str], tuple[str, ...]]) -> Name:
    if name.language == "dsb":
        seen = sources.get((name.text, form.text), ()) if form.attested else ()
        return Name(form.text, "dsb", "inflected", name.strength, seen, form.case)
    role = "inflected" if form.case == GENITIVE else "derived"
    irregular = german.names.get(name.text)
    weak = role == "derived" and irregular is not None and irregular.weak
    seen = irregular.sources if irregular and form.attested else ()
    return Name(form.text, "de", role, WEAK if weak else name.strength, seen, form.case)


def _merged(old: Name, new: Name) -> Name:
    cases = sorted({*old.note.split("/"), new.note}, key=_ORDER.__getitem__)
    return replace(old, note="/".join(cases), sources=tuple(dict.fromkeys((*old.sources, *new.sources))))


class _Words:
    """What a form must not be mistaken for."""

    def __init__(self, entries: Iterable[Entry], german: German, folder: Path) -> None:
        self.listed = frozenset(name for name, irregular in german.names.items() if irregular.genitive)
        self.names: dict[str, set[str]] = {}
        self.german: dict[str, set[str]] = {}
        for entry in entries:
            for name in entry.names:
                if name.role in _CITED and name.language in ("de", "dsb"):
                    self.names.setdefault(name.text, set()).add(entry.id)
                    if name.language == "de":
                        self.german.setdefault(fold(name.text), set()).add(entry.id)
        lists = folder / "lists"
        words = read_yaml(lists / "words.yaml")["words"]
        self.words = {fold(word.get(key, "")) for word in words for key in ("name", "folded")}
        self.elsewhere = {fold(name) for name in read_yaml(lists / "elsewhere.yaml")["same"]}

    def reason_against(self, entry: Entry, name: Name, form: Name) -> str:
        """Why the form must not become a name of the entry, or an empty text."""
        folded = fold(form.text)
        if any(key(form.text) == key(own.text) for own in entry.names):
            return "own name"
        if form.note == GENITIVE and name.language == "de" and name.strength == WEAK and name.text not in self.listed:
            return "genitive of a word"
        if self.names.get(form.text, set()) - {entry.id}:
            return "name of another entry"
        if folded in self.words:
            return "word"
        if folded in self.elsewhere:
            return "place elsewhere"
        if name.language == "dsb" and self.german.get(folded, set()) - {entry.id}:
            return "German name"
        if sum(map(str.isalpha, form.text)) <= _SHORT:
            return "too short"
        return ""
