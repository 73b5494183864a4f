"""Each check of the data, with a change to the sample that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sorbnames.compile import CHECKS, read_data, validate, validate_folder
from sorbnames.messages.data import TEXTS
from tests.compile_sample import line_of, sample, spoilt, write_data

PLACES = "places/cottbus.yaml"
STREETS = "streets/cottbus.yaml"
SIELOW = "      dsb: [{text: Žylow, role: attested, sources: [atlas]}]\n"

#: file, what is put in place of what, the message, its severity, and a text in whose line the problem is.
MISTAKES = {
    "an id does not suit its kind": (
        PLACES, "id: cottbus/sielow", "id: sielow", "bad_id", "error", "id: cottbus/sielow"),
    "an id has capitals": (PLACES, "id: cottbus/sielow", "id: cottbus/Sielow", "bad_id", "error", "id: cottbus/sielow"),
    "a part's id begins with another municipality": (
        PLACES, "id: cottbus/sielow", "id: burg-spreewald/sielow", "id_of_other", "error", "id: cottbus/sielow"),
    "an id stands twice": (PLACES, "id: burg-spreewald", "id: cottbus", "duplicate_id", "error", "id: burg-spreewald"),
    "a parent does not exist": (
        PLACES, "    parent: landkreis/spree-neisse", "    parent: landkreis/spree-neise", "no_such_entry", "error",
        "    parent: landkreis/spree-neisse"),
    "a municipality does not exist": (
        STREETS, "municipality: cottbus", "municipality: kottbus", "no_such_entry", "error", "municipality: cottbus"),
    "a part has no parent": (
        PLACES, "  - id: cottbus/sielow\n    kind: ortsteil\n    parent: cottbus\n",
        "  - id: x/sielow\n    kind: ortsteil\n", "needs_parent", "error", "  - id: cottbus/sielow"),
    "a street has no municipality": (
        STREETS, "    municipality: cottbus\n", "", "needs_municipality", "error", "  - id: strasse"),
    "a parent is too small": (
        PLACES, "    parent: landkreis/spree-neisse", "    parent: cottbus/sielow", "parent_kind", "error",
        "    parent: landkreis/spree-neisse"),
    "a municipality is none": (
        STREETS, "    municipality: cottbus", "    municipality: cottbus/sielow", "not_a_municipality", "error",
        "    municipality: cottbus"),
    "municipality and parent disagree": (
        PLACES, "    position: [51.8, 14.3]", "    municipality: burg-spreewald", "two_municipalities", "error",
        "    position: [51.8, 14.3]"),
    "a place is its own ancestor": (
        PLACES, "    kind: land\n", "    kind: land\n    parent: cottbus/sielow\n", "circle", "error", "    names:"),
    "an AGS is too short": (PLACES, '"12071032"', '"1207103"', "bad_ags", "error", '"12071032"'),
    "an AGS has letters": (PLACES, '"12071032"', '"1207103O"', "bad_ags", "error", '"12071032"'),
    "an AGS is not that of the district": (PLACES, '"12071032"', '"12061032"', "ags_of_other", "error", '"12071032"'),
    "an AGS is not of Brandenburg": (PLACES, '"12052000"', '"14052000"', "ags_of_other", "error", '"12052000"'),
    "a part has a strange AGS": (
        PLACES, "    position: [51.8, 14.3]", '    ags: "12071032"', "ags_not_own", "error",
        "    position: [51.8, 14.3]"),
    "an AGS belongs to two": (PLACES, '"12071032"', '"12052000"', "duplicate_ags", "error", '"12071032"'),
    "a postal code is too short": (PLACES, '"03044"', '"3044"', "bad_plz", "error", '"03044"'),
    "a postal code does not exist": (PLACES, '"03044"', '"00000"', "bad_plz", "error", '"03044"'),
    "a postal code stands twice": (PLACES, '"03044"', '"03042"', "repeated_plz", "error", '"03044"'),
    "latitude and longitude are swapped": (
        PLACES, "[51.8, 14.3]", "[14.3, 51.8]", "position_swapped", "error", "[51.8, 14.3]"),
    "a position is far away": (PLACES, "[51.8, 14.3]", "[41.8, 14.3]", "position_far", "error", "[51.8, 14.3]"),
    "a part is far from its municipality": (
        PLACES, "[51.8, 14.3]", "[51.8, 13.3]", "far_from_municipality", "warning", "[51.8, 14.3]"),
    "a name is decomposed": (PLACES, "text: Žylow", "text: Z\u030cylow", "not_nfc", "error", "text: Žylow"),
    "a note is decomposed": (
        PLACES, "note: the largest town", "note: Chós\u0301ebuz", "not_nfc", "error", "note: the largest town"),
    "a Sorbian name has a breve": (
        PLACES, "text: Žylow", "text: Žylŏw", "foreign_letter", "error", "text: Žylow"),
    "a Sorbian name has a German letter": (
        PLACES, "text: Žylow", "text: Žylöw", "foreign_letter", "error", "text: Žylow"),
    "a Sorbian name has a Cyrillic letter": (
        PLACES, "text: Žylow", "text: Žyl\u043ew", "foreign_letter", "error", "text: Žylow"),
    "a German name has a Sorbian letter": (
        PLACES, "text: Sielow", "text: Šielow", "foreign_letter", "error", "text: Sielow"),
    "a Sorbian street has a Polish letter": (
        STREETS, "Składowa droga", "Składową droga", "foreign_letter", "error", "Składowa droga"),
    "a term has a German letter": (
        "terms.yaml", "text: droga", "text: drogä", "foreign_letter", "error", "text: droga"),
    "a name ends in a blank": (PLACES, "text: Žylow", 'text: "Žylow "', "stray_blank", "error", "text: Žylow"),
    "a name has two blanks": (STREETS, "Składowa droga", "Składowa  droga", "stray_blank", "error", "Składowa droga"),
    "a name has a tab": (PLACES, "text: Chósebuz", 'text: "Chóse\\tbuz"', "control_in_name", "error", "text: Chósebuz"),
    "a name has a bar": (PLACES, "text: Chósebuz", "text: Chóse|buz", "separator", "error", "text: Chósebuz"),
    "a name looks like a formula": (
        PLACES, "text: Chósebuz", 'text: "=Chósebuz"', "formula", "error", "text: Chósebuz"),
    "an entry has no right name": (
        "terms.yaml",
        "      de: [{text: Straße, role: attested, sources: [atlas]}]\n"
        "      dsb: [{text: droga, role: attested, sources: [atlas]}]\n",
        "      dsb: [{text: droga, role: historical, sources: [atlas]}]\n", "no_name", "error", "    names:"),
    "a name stands twice": (
        PLACES, "text: Chośebuz, role: former_norm", "text: Chóśebuz, role: former_norm", "repeated_name", "error",
        "text: Chośebuz"),
    "a misspelling is the entry's right name": (
        PLACES, "text: Chósebuz, role: misspelling", "text: Chóśebuz, role: misspelling", "misspelling_is_right",
        "error",
        "text: Chósebuz"),
    "a misspelling is another entry's right name": (
        PLACES, "text: Chósebuz, role: misspelling", "text: Žylow, role: misprint", "misspelling_is_right", "error",
        "text: Chósebuz"),
    "two of one parent share a German name": (
        PLACES, SIELOW,
        SIELOW + "  - id: cottbus/sielow-dorf\n    kind: ortsteil\n    parent: cottbus\n    names:\n"
        "      de: [{text: Sielow, role: attested, sources: [atlas]}]\n",
        "same_name", "error", None),
    "a period ends before it begins": (PLACES, "[1952, 2006]", "[2006, 1952]", "bad_period", "error", "[1952, 2006]"),
    "a period is empty": (PLACES, "[1952, 2006]", "[null, null]", "bad_period", "error", "[1952, 2006]"),
    "a period lies in the future": (PLACES, "[1952, 2006]", "[1952, 20006]", "bad_period", "error", "[1952, 2006]"),
    "a name has no source": (
        PLACES, "{text: Sielow, role: official, sources: [register]}", "{text: Sielow, role: official}", "no_source",
        "error", "text: Sielow"),
    "a legal record has no source": (
        PLACES, "date: 2021, sources: [register]", "date: 2021", "no_legal_source", "error", "    legal:"),
    "the settlement area says something strange": (
        PLACES, "says: in,", "says: inside,", "bad_says", "error", "    legal:"),
    "a source does not exist": (
        PLACES, "{text: Sielow, role: official, sources: [register]}",
        "{text: Sielow, role: official, sources: [regster]}",
        "no_such_source", "error", "text: Sielow"),
    "a source is not used": (
        "sources.yaml", "  atlas:", "  map: {title: A map}\n  atlas:", "unused_source", "error", "  atlas:"),
    "a source stands twice": (
        STREETS, "streets:\n", "sources: {atlas: {title: Again}}\nstreets:\n", "duplicate_source", "error", "streets:"),
    "a German-only place has a Sorbian name": (
        PLACES, "    status: official\n    names:", "    status: german_only\n    names:", "not_german_only", "error",
        "    status: official\n    names:"),
    "an official place has no Sorbian name": (
        PLACES, SIELOW, "", "no_sorbian_name", "error", "    status: official\n    names:"),
    "an official place has no ground": (
        PLACES, 'ags: "12071032"\n', 'ags: "12071032"\n    status: official\n', "official_without_ground", "error",
        None),
    "a pair is not official": (
        PLACES, "    status: official\n    pair", "    status: attested\n    pair", "pair_not_official", "error",
        "    status: official\n    pair"),
    "a pair does not end with the Sorbian name": (
        PLACES, "pair: Cottbus/Chóśebuz", "pair: Cottbus/Chósebuz", "pair_of_others", "error", "pair: Cottbus/"),
    "a pair has another separator": (
        PLACES, "pair: Cottbus/Chóśebuz", "pair: Cottbus - Chóśebuz", "pair_of_others", "error", "pair: Cottbus/"),
    "a word is no name": ("lists/words.yaml", "name: Burg", "name: Borg", "not_borne", "warning", "name: Burg"),
    "a namesake is no name": (
        "lists/elsewhere.yaml", "  Sielow: [ST]", "  Silow: [ST]", "not_borne", "warning", "  Sielow"),
    "a word like a name is one": ("lists/alike.yaml", "- Silo", "- Sielow", "alike_is_ours", "warning", None),
    "a near name is ours": ("lists/elsewhere.yaml", "- Sielo", "- Sielow", "near_is_ours", "warning", None),
    "a list repeats itself": (
        "lists/protected.yaml", "[GmbH, e.V.]", "[GmbH, GmbH]", "repeated_in_list", "warning", None),
}  # fmt: skip


@pytest.mark.parametrize("title", MISTAKES)
def test_a_mistake_is_found(tmp_path: Path, title: str) -> None:
    file, old, new, message, severity, at = MISTAKES[title]
    problems = spoilt(tmp_path, old, new, file)
    found = [problem for problem in problems if problem.message_id == f"data.{message}"]
    assert found, [problem.say() for problem in problems]
    assert {problem.severity for problem in found} == {severity}
    assert {problem.file for problem in found} == {f"data/{file}"}
    if at is not None:
        assert line_of(at, file) in {problem.line for problem in found}
    for problem in found:
        assert problem.say("en").startswith(f"data/{file}")
        assert problem.say("de") != problem.say("en")


def test_the_sample_is_without_fault(tmp_path: Path) -> None:
    assert validate(sample(tmp_path)) == ()
    assert validate_folder(tmp_path / "data") == ()


def test_every_check_has_a_mistake_that_breaks_it(tmp_path: Path) -> None:
    """Run the checks one by one over every mistake: each check must speak up at least once."""
    from sorbnames.compile.book import Book
    from sorbnames.compile.reader import read_data

    silent = set(CHECKS)
    for number, (file, old, new, *_) in enumerate(MISTAKES.values()):
        spoilt(tmp_path / str(number), old, new, file)
        raw = read_data(tmp_path / str(number) / "data", tolerant=True)
        book = Book.of(raw.located, [source.id for source in raw.sources])
        silent -= {check for check in silent if next(check(book), None)}
    assert not silent


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (STREETS, "text: Magazinstraße", "text: Jurij-Brězan-Straße"),
        (STREETS, "text: Magazinstraße", "text: Straße des 17. Juni"),
        (STREETS, "Składowa droga", "Müllerowa droga"),
        (PLACES, "text: Chósebuz", 'text: "C€ot\u0308bus"'.replace("t\u0308", "ẗ")),
        (PLACES, "pair: Cottbus/Chóśebuz", "pair: Cottbus / Chóśebuz"),
        (PLACES, "[1952, 2006]", "[null, 2006]"),
        (PLACES, "[1952, 2006]", "[1952, null]"),
        (PLACES, "    position: [51.8, 14.3]", '    ags: "12052000"'),
        (PLACES, "{text: Žylow, role: attested", "{text: Žylow-Nord (Błota)’s, role: attested"),
        (PLACES, "position: [51.76056, 14.33417]", "position: [52, 14]"),
    ],
)
def test_what_is_right_is_let_through(tmp_path: Path, file: str, old: str, new: str) -> None:
    assert [problem.say() for problem in spoilt(tmp_path, old, new, file) if problem.severity == "error"] == []


def test_a_form_whose_source_is_unknown_is_told(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    (data / "inflection").mkdir()
    form = "{case: gen, form: Žylowa, sources: [atlas, nobody]}"
    (data / "inflection" / "attested.yaml").write_text(f"names:\n  Žylow:\n    - {form}\n", encoding="utf-8")
    problems = [
        problem.say("en") for problem in validate(read_data(data)) if problem.message_id == "data.no_such_source"
    ]
    assert len(problems) == 1
    assert "data/inflection" in problems[0]
    assert "there is no source nobody" in problems[0]


def test_every_message_is_in_both_languages_with_the_same_fields() -> None:
    import string

    for key, (german, english) in TEXTS.items():
        fields = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in (german, english)]
        assert fields[0] == fields[1], key
        assert german != english
