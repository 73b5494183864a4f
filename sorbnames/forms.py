"""The forms of an entry as a table: which name has which form in which case, and how it is known.

The forms themselves are made when the gazetteer is compiled (:mod:`sorbnames.inflection`); here they are put in order
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sorbnames.inflection.declension import Declension
from sorbnames.inflection.declension import forms as regular_forms
from sorbnames.inflection.german import DERIVED, GENITIVE, German, german_forms
from sorbnames.inflection.paradigms import CASES, PARADIGMS
from sorbnames.inflection.recorded import WORDS
from sorbnames.model import CITATION_ROLES, PLACE_KINDS, Entry, Name

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer

NOMINATIVE = "nom"

#: The order of the rows: cases of a Lower Sorbian name, forms of a German one.
SORBIAN_ROWS = (NOMINATIVE, *CASES)
GERMAN_ROWS = (GENITIVE, DERIVED)

#: Why a name has no forms; the first that holds.
NOT_A_PLACE, QUALIFIER, DOUBLE, UNCERTAIN = "kind", "qualifier", "double", "uncertain"

#: Kinds whose German names stand without an article.
_WITHOUT_ARTICLE = frozenset({"land", "kreisfreie_stadt", "stadt", "gemeinde", "ortsteil", "gemeindeteil"})


@dataclass(frozen=True, slots=True)
class CaseForm:
    """A form and its case; with ``sources`` it was seen in print, without it follows from class or rule."""

    case: str
    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormTable:
    """The forms of one name. ``declension`` is its class, ``by`` how the class is known; both empty in German.

    ``reason`` tells why there are no forms: one of ``kind``, ``qualifier``, ``double``, ``uncertain``.
    """

    name: Name
    forms: tuple[CaseForm, ...]
    declension: str = ""
    by: str = ""
    number: str = ""
    reason: str = ""

    def of_case(self, case: str) -> tuple[CaseForm, ...]:
        """The forms of a case, the usual one first; empty where none is certain."""
        return tuple(form for form in self.forms if form.case == case)


def tables(gazetteer: Gazetteer, entry: Entry) -> tuple[FormTable, ...]:
    """A table for each Lower Sorbian name of the entry, then one for each German name that has forms."""
    sorbian = [name for name in entry.names if name.language == "dsb" and name.role in CITATION_ROLES]
    german = [name for name in entry.names if name.language == "de" and name.role in CITATION_ROLES]
    classed = [name for name in sorbian if gazetteer.declension(name.text)[0]] if entry.kind in PLACE_KINDS else []
    owned = _by_owner(gazetteer, _forms_in(entry, "dsb"), classed or sorbian)
    found = [_sorbian(gazetteer, entry, name, owned.get(name.text, [])) for name in sorbian]
    owned = _by_owner(gazetteer, _forms_in(entry, "de"), german)
    found += [_german(entry, name, owned.get(name.text, [])) for name in german]
    return tuple(table for table in found if table.forms or table.reason)


def _sorbian(gazetteer: Gazetteer, entry: Entry, name: Name, forms: Sequence[CaseForm]) -> FormTable:
    declension, by = gazetteer.declension(name.text) if entry.kind in PLACE_KINDS else ("", "")
    nominative = CaseForm(NOMINATIVE, name.text, name.sources)
    derived = all(form.case in WORDS for form in forms)
    if declension:
        paradigm = PARADIGMS[declension]
        if paradigm.agrees != "f" and not any(form.case == "acc" for form in forms):
            forms = [*forms, CaseForm("acc", name.text)]
        return FormTable(name, _in_order([nominative, *forms], SORBIAN_ROWS), declension, by, paradigm.number)
    if not derived:
        return FormTable(name, _in_order([nominative, *forms], SORBIAN_ROWS))
    return FormTable(name, _in_order(forms, SORBIAN_ROWS), reason=_reason(entry, name))


def _german(entry: Entry, name: Name, forms: Sequence[CaseForm]) -> FormTable:
    # Cottbus' is no entry of the gazetteer: to a reader of texts it is the name itself.
    is_plain = entry.kind in _WITHOUT_ARTICLE and name.strength == "strong"
    if is_plain and not any(form.case == GENITIVE for form in forms):
        made = german_forms(name.text, German())
        forms = [*forms, *(CaseForm(form.case, form.text) for form in made if form.text.endswith("'"))]
    return FormTable(name, _in_order(forms, GERMAN_ROWS))


def _reason(entry: Entry, name: Name) -> str:
    if entry.kind not in PLACE_KINDS:
        return NOT_A_PLACE
    if "(" in name.text or "/" in name.text:
        return QUALIFIER
    return DOUBLE if "-" in name.text else UNCERTAIN


def _forms_in(entry: Entry, language: str) -> Iterator[CaseForm]:
    for case, name in entry.forms:
        if name.language == language:
            yield CaseForm(case, name.text, name.sources)
    for name in entry.names:
        if name.language == language and name.role == "derived":
            yield CaseForm(name.note or DERIVED, name.text, name.sources)


def _in_order(forms: Iterable[CaseForm], rows: Sequence[str]) -> tuple[CaseForm, ...]:
    """The forms by case; those of a case keep their order, cases of an overlay's own come last."""
    places = {case: number for number, case in enumerate((*rows, *WORDS))}
    return tuple(sorted(forms, key=lambda form: places.get(form.case, len(places))))


def _by_owner(gazetteer: Gazetteer, forms: Iterable[CaseForm], names: Sequence[Name]) -> dict[str, list[CaseForm]]:
    """Each form with the name that it is a form of: one whose class makes it, else the one most like it."""
    made = {name.text: _made(name, gazetteer.declension(name.text)) for name in names}
    owned: dict[str, list[CaseForm]] = {}
    for form in forms:
        if names:
            owner = max(names, key=lambda name: (form.text in made[name.text], *_likeness(name.text, form.text)))
            owned.setdefault(owner.text, []).append(form)
    return owned


def _made(name: Name, known: tuple[str, str]) -> frozenset[str]:
    """The regular forms of a Lower Sorbian name; irregular ones are only in the data that forms are compiled from."""
    if name.language != "dsb" or not known[0]:
        return frozenset()
    declension = Declension(*known, adjectives=name.text.count(" "))
    return frozenset(form.text for form in regular_forms(name.text, declension))


def _likeness(name: str, form: str) -> tuple[bool, int, int]:
    """Whether both have as many words, how many letters these begin with alike, and how short the name is."""
    words, of_form = name.split(), form.split()
    shared = sum(_shared(*pair) for pair in zip(words, of_form, strict=False))
    return len(words) == len(of_form), shared, -len(name)


def _shared(one: str, other: str) -> int:
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return number
    return min(len(one), len(other))
