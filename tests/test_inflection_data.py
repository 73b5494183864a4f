"""The data of inflection: classes rest on evidence, and every form we make agrees with what was seen in print."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from sorbnames.compile import read_data
from sorbnames.errors import InvalidData
from sorbnames.inflection import PARADIGMS, Declension, forms, read_attested, read_declensions, read_german
from sorbnames.inflection.declension import read_yaml
from sorbnames.model import CITATION_ROLES, PLACE_KINDS
from sorbnames.orthography import fold

DATA = Path(__file__).resolve().parent.parent / "data"
LETTERS = frozenset("abcdefghijklmnoprstuwyzčćěłńóŕšśžź")
DECLENSIONS = read_declensions(DATA)
ATTESTED = read_attested(DATA)


def right_forms() -> dict[str, dict[str, set[str]]]:
    """Attested forms that are right today, by name and case."""
    seen: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in ATTESTED:
        if row.standing == "right":
            seen[row.name][row.case].add(row.form)
    return seen


SEEN = right_forms()


def head(name: str, declension: Declension) -> str:
    """The noun of a name: Zły Komorow → Komorow."""
    return name.removesuffix(f" {declension.tail}" if declension.tail else "").split(" ")[-1]


@pytest.mark.parametrize("name", [name for name in DECLENSIONS if name in SEEN])
def test_every_attested_form_is_made_and_none_contradicts(name: str) -> None:
    made: dict[str, set[str]] = defaultdict(set)
    for form in forms(name, DECLENSIONS[name]):
        made[form.case].add(form.text)
    for case, seen in SEEN[name].items():
        assert seen <= made[case], case
        unseen = made[case] - seen - set(DECLENSIONS[name].also.get(case, ()))
        assert not unseen or case == "dat", f"{case}: {unseen} beside {seen}"


@pytest.mark.parametrize("name", DECLENSIONS)
def test_forms_are_composed_and_of_lower_sorbian_letters(name: str) -> None:
    made = forms(name, DECLENSIONS[name])
    assert made
    for form in made:
        assert unicodedata.is_normalized("NFC", form.text)
        assert set(form.text.lower()) <= LETTERS | set(" -"), form.text
        assert form.text != name


def test_every_name_is_a_right_name_of_a_place() -> None:
    known = {
        name.text
        for entry in read_data(DATA).entries
        if entry.kind in PLACE_KINDS
        for name in entry.names
        if name.language == "dsb" and name.role in CITATION_ROLES
    }
    assert not DECLENSIONS.keys() - known


def test_a_class_by_attestation_has_attested_forms() -> None:
    assert not [name for name, declension in DECLENSIONS.items() if declension.by == "attested" and name not in SEEN]


def _attested_heads() -> dict[str, set[str]]:
    heads: dict[str, set[str]] = defaultdict(set)
    for name, declension in DECLENSIONS.items():
        if declension.by == "attested":
            heads[head(name, declension).lower()].add(declension.id)
    return heads


def _fits(name: str, declension: str) -> bool:
    """Whether all attested forms of a name could come from a class."""
    made = {(form.case, form.text) for form in forms(name, Declension(declension, "rule", name.count(" ")))}
    return all((case, text) in made for case, texts in SEEN[name].items() for text in texts)


ENDINGS = read_yaml(DATA / "inflection" / "declension.yaml")["endings"]


@pytest.mark.parametrize(("ending", "declension"), ENDINGS.items())
def test_all_attested_names_with_an_ending_are_of_its_class(ending: str, declension: str) -> None:
    """The classes of the plural differ in the genitive only, which ``plural`` leaves open."""
    nouns = set()
    for name in SEEN:
        if not name.endswith(ending):
            continue
        nouns.add(name.split(" ")[-1])
        known = DECLENSIONS.get(name)
        if known is None:
            plurals = [id for id in PARADIGMS if id.startswith("plural")]
            assert any(_fits(name, id) for id in (plurals if declension == "plural" else [declension])), name
        else:
            assert known.id == declension or (declension == "plural" and known.id.startswith("plural")), name
    assert len(nouns) >= 2


def test_a_class_by_ending_follows_from_an_ending_or_from_the_same_noun() -> None:
    heads = _attested_heads()
    for name, declension in DECLENSIONS.items():
        if declension.by != "ending":
            continue
        noun = head(name, declension).lower()
        longest = max((ending for ending in ENDINGS if noun.endswith(ending)), key=len, default="")
        assert ENDINGS.get(longest) == declension.id or declension.id in heads[noun], name


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    for file in ("declension", "attested", "derived", "german", "upper_sorbian"):
        names = list(read_yaml(DATA / "inflection" / f"{file}.yaml")["names"])
        assert names == sorted(names, key=lambda name: (fold(name), name)), file


def test_every_source_is_known() -> None:
    known = {source.id for source in read_data(DATA).sources}
    assert {source for row in ATTESTED for source in row.sources} <= known
    assert {source for irregular in read_german(DATA).names.values() for source in irregular.sources} <= known


def test_derived_words_are_lemmas_in_the_spelling_of_today() -> None:
    for name, kinds in read_yaml(DATA / "inflection" / "derived.yaml")["names"].items():
        for adjective in kinds.get("adjective", ()):
            assert adjective["form"].endswith(("ski", "cki")), name
            assert adjective["form"][0].islower(), name
        for man in kinds.get("man", ()):
            assert man["form"].endswith("aŕ"), name
        for woman in kinds.get("woman", ()):
            assert woman["form"].endswith("aŕka"), name


def test_every_class_has_a_name() -> None:
    assert {declension.id for declension in DECLENSIONS.values()} == PARADIGMS.keys()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Lubin: {class: masculine, by: attested}", 'class "masculine" is unknown'),
        ("Lubin: {class: feminine-hard, by: attested}", "does not fit"),
        ("Lubin: {class: masculine-hard, by: guess}", 'by "guess" is unknown'),
        ("Lubin: {class: masculine-hard, by: rule, also: {voc: [Lubine]}}", 'case "voc" is unknown'),
        ("Lubin: {class: masculine-hard, by: rule, plural: yes}", 'field "plural" is unknown'),
        ("Lubin: {class: masculine-hard", "cannot be read"),
    ],
)
def test_mistakes_are_told_with_file_and_name(tmp_path: Path, line: str, says: str) -> None:
    folder = tmp_path / "inflection"
    folder.mkdir()
    (folder / "attested.yaml").write_text("names: {}\n", encoding="utf-8")
    (folder / "declension.yaml").write_text(f"names:\n  {line}\n", encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        read_declensions(tmp_path)
    assert says in str(caught.value)
    assert "declension.yaml" in caught.value.say("de")
