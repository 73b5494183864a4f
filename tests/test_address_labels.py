"""The labelled address blocks are right, the noise damages what it says it does, and the benchmark counts rightly.

The library's parser has no part in this: stand-ins answer as the labels do, or wrongly on purpose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

import sorbnames
from benchmarks import address_accuracy, address_noise, address_speed
from benchmarks.address_scoring import Found, even, judge
from benchmarks.labelled import address_labels
from benchmarks.labelled.address_labels import FIELDS, AddressCase, Block, LabelError, Reading
from sorbnames.errors import InvalidAddress
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES, Entry

SETS = (*address_accuracy.TUNING_SETS, address_accuracy.HELD_OUT)
CASES = {path.name: address_labels.load(path) for path in SETS}
ALL = [case for cases in CASES.values() for case in cases]

#: Codes of P. O. boxes: their own, known to no street.
BOX_CODES = {"03012", "03013", "03141", "01956"}

#: The code of a neighbouring town on purpose.
WRONG_CODE = {"pair of another town", "code of another town"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return sorbnames.load()


def readings(cases: list[AddressCase] = ALL) -> Iterator[tuple[AddressCase, Reading]]:
    for case in cases:
        for block in case.blocks:
            yield from ((case, reading) for reading in block.readings)


def right_names(entry: Entry, language: str) -> set[str]:
    return {name.text for name in entry.names if name.language == language and name.role in CITATION_ROLES}


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


# The labels


def test_there_are_enough_blocks_of_every_kind() -> None:
    blocks = {name: sum(len(case.blocks) for case in cases) for name, cases in CASES.items()}
    assert blocks["addresses.yaml"] >= 200
    assert blocks["addresses-2.yaml"] >= 140
    assert blocks["addresses-3.yaml"] >= 150
    assert blocks["addresses-heldout.yaml"] >= 100
    negatives = {name: sum(case.purpose in ("none", "elsewhere") for case in cases) for name, cases in CASES.items()}
    assert negatives["addresses-heldout.yaml"] >= 30
    assert sum(negatives.values()) >= 100
    *tuning, held_out = [{case.kind for case in cases} for cases in CASES.values()]
    assert held_out <= set().union(*tuning), "the held-out set has a kind that nobody could tune on"


def test_the_held_out_texts_are_others() -> None:
    *tuning, held_out = [{case.text for case in cases} for cases in CASES.values()]
    assert not held_out & set().union(*tuning)
    assert len(ALL) == len({case.text for case in ALL})


def test_every_place_is_an_entry_with_these_names(gazetteer: Gazetteer) -> None:
    for case, reading in readings():
        for field, language_field in (("entry", "place_dsb"), ("locality_entry", "locality_dsb")):
            for entry_id in filter(None, reading.accepted(field)):
                entry = gazetteer.entry(entry_id)
                assert entry is not None, f"{case.name}: {entry_id}"
                sorbian = set(reading.accepted(language_field)) - {""}
                assert sorbian <= right_names(entry, "dsb"), f"{case.name}: {sorbian}"
                main = entry.main_name("dsb")
                assert (main.text if main else "") in reading.accepted(language_field), case.name
                german = reading.accepted(language_field.removesuffix("_dsb"))
                assert right_names(entry, "de") & set(german), f"{case.name}: {german}"


def test_every_block_of_ours_has_an_entry_in_its_first_reading() -> None:
    for case in ALL:
        if case.purpose != "elsewhere":
            assert all(any(block.readings[0].accepted("entry")) for block in case.blocks), case.name


def test_every_locality_lies_in_its_municipality(gazetteer: Gazetteer) -> None:
    for case, reading in readings():
        for entry_id in filter(None, reading.accepted("locality_entry")):
            parents = []
            entry = gazetteer.entry(entry_id)
            while entry is not None and entry.parent:
                parents.append(entry.parent)
                entry = gazetteer.entry(entry.parent)
            assert set(reading.accepted("entry")) & set(parents), f"{case.name}: {parents}"


def test_every_street_entry_lies_there_and_has_these_names(gazetteer: Gazetteer) -> None:
    for case, reading in readings():
        for entry_id in filter(None, reading.accepted("street_entry")):
            street = gazetteer.entry(entry_id)
            assert street is not None, f"{case.name}: {entry_id}"
            assert street.municipality in reading.accepted("entry"), case.name
            assert right_names(street, "de") & set(reading.accepted("street")), case.name
            main = street.main_name("dsb")
            assert main is not None
            assert main.text in reading.accepted("street_dsb"), case.name
            assert "" not in reading.accepted("street_dsb"), case.name


def test_a_recorded_street_is_labelled(gazetteer: Gazetteer) -> None:
    """A German street of the set whose municipality records it has its entry, unless it lies in another Ortsteil."""
    streets = [entry for entry in gazetteer.entries if entry.kind == "strasse"]
    for case, reading in readings():
        if case.purpose == "elsewhere" or any(reading.accepted("street_entry")):
            continue
        for street in streets:
            in_municipality = street.municipality in reading.accepted("entry")
            if in_municipality and right_names(street, "de") & set(reading.accepted("street")):
                assert street.parent, f"{case.name}: {street.id} is not labelled"
                assert street.parent not in reading.accepted("locality_entry"), f"{case.name}: {street.id}"


def test_every_code_belongs_to_the_place(gazetteer: Gazetteer) -> None:
    for case, reading in readings():
        code = reading.accepted("postal_code")[0]
        undecided = not any(reading.accepted("entry"))
        if not code or undecided or case.purpose == "elsewhere" or code in BOX_CODES or case.name in WRONG_CODE:
            continue
        known: set[str] = set()
        for entry_id in (*reading.accepted("entry"), *reading.accepted("locality_entry")):
            entry = gazetteer.entry(entry_id) if entry_id else None
            known.update(entry.plz if entry else ())
        below = [entry for entry in gazetteer.entries if entry.parent in reading.accepted("entry")]
        known.update(code for entry in below for code in entry.plz)
        assert code in known, f"{case.name}: {code} not in {sorted(known)}"


def test_codes_of_boxes_stand_with_boxes_only() -> None:
    for case, reading in readings():
        if reading.accepted("postal_code")[0] in BOX_CODES:
            assert reading.accepted("po_box") != ("",), case.name


def test_addresses_elsewhere_have_codes_unknown_here(gazetteer: Gazetteer) -> None:
    ours = {code for entry in gazetteer.entries if entry.kind != "strasse" for code in entry.plz}
    for case, reading in readings():
        if case.purpose == "elsewhere":
            assert not ours & set(reading.accepted("postal_code")), case.name
            # Cities that the gazetteer knows beyond the region (Dresden) may be named, and need not be.
            assert "" in reading.accepted("entry"), case.name
            assert reading.accepted("street_entry") == reading.accepted("locality_entry") == ("",), case.name


def test_what_is_repeated_from_the_text_stands_there() -> None:
    for case, reading in readings():
        text = folded(case.text)
        lines = [line for value in reading.accepted("recipient") for line in value.split("\n")]
        for value in (*lines, *reading.beside, *(value for _, value in reading.contacts)):
            assert folded(value) in text, f"{case.name}: {value!r} is not in the text"
        for field in ("house_number", "po_box", "postal_code", "care_of"):
            values = reading.accepted(field)
            assert any(folded(value) in text for value in values), f"{case.name}: {field} {values}"


def written_out(text: str) -> str:
    return folded(text).lower().replace("strasse", "straße").replace("str.", "straße")


def test_names_are_in_the_text_or_in_the_gazetteer(gazetteer: Gazetteer) -> None:
    for case, reading in readings():
        # An undecided reading (no entry) may say the names that the decided ones say.
        all_readings = [other for block in case.blocks if reading in block.readings for other in block.readings]
        fields = [field for field in FIELDS if field.endswith("entry")]
        ids = [one for other in all_readings for field in fields for one in other.accepted(field)]
        entries = [entry for entry in map(gazetteer.entry, ids) if entry is not None]
        known = {name.text for entry in entries for name in entry.names}
        for field in ("street", "street_dsb", "place", "place_dsb", "locality", "locality_dsb"):
            for value in filter(None, reading.accepted(field)):
                written = written_out(value) in written_out(case.text)
                assert written or value in known, f"{case.name}: {field} {value!r}"


def test_persons_and_numbers_are_invented() -> None:
    for case in ALL:
        for mail in re.findall(r"\S+@(\S+)", case.text):
            assert mail.rstrip(",.;").endswith("example.org"), case.name


def test_faults_in_a_file_are_named(tmp_path: Path) -> None:
    path = tmp_path / "set.yaml"
    for content, told in [
        ("{}", "must be a list"),
        ("- {name: a, kind: k}", "needs a name, a kind and a text"),
        ("- {name: a, kind: k, text: t}", "give one of expected, blocks, no_address"),
        ("- {name: a, kind: k, text: t, expected: {stret: x}}", "a: unknown key stret"),
        ("- {name: a, kind: k, text: t, expected: {house_number: 28}}", "a: house_number must be a text"),
        ("- {name: a, kind: k, text: t, expected: {contacts: [{telex: '1'}]}}", "a: contacts are phone"),
        ("- {name: a, kind: k, text: t, no_address: true}\n" * 2, "the name is there 2 times"),
    ]:
        path.write_text(content, encoding="utf-8")
        with pytest.raises(LabelError, match=re.escape(told)):
            address_labels.load(path)


def test_other_readings_say_only_where_they_differ(tmp_path: Path) -> None:
    path = tmp_path / "set.yaml"
    path.write_text(
        "- {name: a, kind: k, text: t, expected: {place: [A, B], locality: C, or: [{place: C, locality: ''}]}}",
        encoding="utf-8",
    )
    (case,) = address_labels.load(path)
    assert [dict(reading.values) for reading in case.blocks[0].readings] == [
        {"place": ("A", "B"), "locality": ("C",)},
        {"place": ("C",), "locality": ("",)},
    ]


# The noise


#: Without a gazetteer: every name of the labels is right, and no other is known.
ANY = address_noise.Spellings(
    {value.lower() for _, reading in readings() for values in reading.values.values() for value in values},
    lambda text: False,
)


@cache
def noise_of() -> list[tuple[AddressCase, str, AddressCase]]:
    """Every case with every kind of noise it allows: the case, the kind, the damaged case."""
    return [(case, kind, changed) for case in ALL for kind, changed in address_noise.all_noise(case, ANY)]


def test_every_kind_of_noise_happens() -> None:
    seen = {kind for _, kind, _ in noise_of()}
    assert seen == set(address_noise.KINDS)


def test_noise_is_the_same_in_every_run_and_changes_with_the_seed() -> None:
    case = CASES["addresses.yaml"][1]
    assert list(address_noise.all_noise(case, ANY, 3)) == list(address_noise.all_noise(case, ANY, 3))
    made = [address_noise.noisy(case, "letter inserted", ANY, seed) for seed in range(10)]
    texts = {changed.text for changed in made if changed}
    assert len(texts) > 3


def test_noise_never_touches_a_number() -> None:
    for case, kind, changed in noise_of():
        if kind in address_noise.GROUPS["broken encoding"]:
            continue  # a letter may be read as a digit's look-alike: ł as ³
        if kind == "misread letter":
            before = re.findall(r"(?<!\w)\d+(?!\w)", case.text)
            assert re.findall(r"(?<!\w)\d+(?!\w)", changed.text) == before, changed
        else:
            assert re.findall(r"\d", changed.text) == re.findall(r"\d", case.text), changed


def test_noise_leaves_entries_and_numbers_as_labelled() -> None:
    kept = ("house_number", "po_box", "postal_code", "entry", "locality_entry", "street_entry")
    for case, kind, changed in noise_of():
        assert changed.text != case.text, kind
        for block, block_changed in zip(case.blocks, changed.blocks, strict=True):
            for reading, other in zip(block.readings, block_changed.readings, strict=True):
                assert all(reading.accepted(field) == other.accepted(field) for field in kept)
                for field in FIELDS:
                    assert set(reading.accepted(field)) <= set(other.accepted(field)) | {""}
                if any(reading.accepted("street_entry")):
                    assert reading.accepted("street_dsb") == other.accepted("street_dsb"), kind
                if any(reading.accepted("entry")):
                    assert reading.accepted("place_dsb") == other.accepted("place_dsb"), kind


def test_layout_changes_blanks_and_separators_only() -> None:
    bare = re.compile(r"[\s,;|·]+")
    for case, kind, changed in noise_of():
        if kind in address_noise.GROUPS["layout"]:
            assert bare.sub("", changed.text) == bare.sub("", case.text), kind


def test_a_wrong_letter_is_one_error_in_one_name() -> None:
    from rapidfuzz.distance import OSA

    for case, kind, changed in noise_of():
        if kind in address_noise.GROUPS["one wrong letter"]:
            # Misread letters may be two for one (rn for m); swapped capitals change case too.
            assert 1 <= OSA.distance(case.text.lower(), changed.text.lower()) <= 2, changed
            lines = zip(case.text.split("\n"), changed.text.split("\n"), strict=True)
            assert sum(before != after for before, after in lines) == 1


def test_recipients_and_contacts_keep_their_letters() -> None:
    for case, kind, changed in noise_of():
        if kind in (*address_noise.GROUPS["one wrong letter"], "names in capitals", "names without diacritics"):
            for block in case.blocks:
                for line in block.readings[0].accepted("recipient")[0].split("\n"):
                    assert line in changed.text, kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Windows line ends", "Erika Muster\r\nBahnhofstraße 28 a\r\n03046 Cottbus/Chóśebuz"),
        ("D- added", "Erika Muster\nBahnhofstraße 28 a\nD-03046 Cottbus/Chóśebuz"),
        ("Str. for Straße", "Erika Muster\nBahnhofstr. 28 a\n03046 Cottbus/Chóśebuz"),
        ("names without diacritics", "Erika Muster\nBahnhofstrasse 28 a\n03046 Cottbus/Chosebuz"),
        ("names in capitals", "Erika Muster\nBAHNHOFSTRASSE 28 a\n03046 COTTBUS/CHÓŚEBUZ"),
        ("utf-8 read as cp1252", "Erika Muster\nBahnhofstraÃŸe 28 a\n03046 Cottbus/ChÃ³Å›ebuz"),
        ("commas at line ends", "Erika Muster,\nBahnhofstraße 28 a,\n03046 Cottbus/Chóśebuz"),
    ],
)
def test_a_block_is_damaged_as_said(kind: str, text: str) -> None:
    values = {
        "recipient": ("Erika Muster",),
        "street": ("Bahnhofstraße",),
        "street_dsb": ("Dwórnišćowa droga",),
        "house_number": ("28 a",),
        "postal_code": ("03046",),
        "place": ("Cottbus",),
        "place_dsb": ("Chóśebuz",),
        "entry": ("cottbus",),
        "street_entry": ("strasse/cottbus/bahnhofstrasse",),
    }
    block = Block((Reading(values),))
    case = AddressCase("a", "k", "Erika Muster\nBahnhofstraße 28 a\n03046 Cottbus/Chóśebuz", "block", (block,))
    changed = address_noise.noisy(case, kind, ANY)
    assert changed is not None
    assert changed.text == text


def test_what_a_name_was_damaged_to_is_fair_for_a_german_one_only() -> None:
    case = next(case for case in CASES["addresses.yaml"] if case.name == "letterhead with the office above")
    changed = address_noise.noisy(case, "names in capitals", ANY)
    assert changed is not None
    reading = changed.blocks[0].readings[0]
    assert reading.accepted("street") == ("Magazinstraße", "MAGAZINSTRASSE")
    assert reading.accepted("street_dsb") == ("Składowa droga",)
    assert reading.accepted("place_dsb") == ("Chóśebuz",)


def place_alone(name: str, entry: str, code: str) -> AddressCase:
    reading = Reading({"place": (name,), "entry": (entry,), "postal_code": (code,)})
    return AddressCase("a", "k", f"{code} {name}", "block", (Block((reading,)),))


def test_a_typing_error_never_spells_another_name() -> None:
    case = place_alone("Gubem", "guben", "03172")
    known = address_noise.Spellings({"gubem"}, lambda text: text.lower() == "guben")
    made = [address_noise.noisy(case, "neighbouring key", known, seed) for seed in range(200)]
    assert not any("guben" in changed.text.lower() for changed in made if changed)
    assert any(made)


def test_a_name_that_is_wrong_already_gets_no_second_error(gazetteer: Gazetteer) -> None:
    known = address_accuracy.spellings(gazetteer)
    for name, errs in (("Kottbus", False), ("Cottbus", True), ("Peiz", False)):
        made = address_noise.noisy(place_alone(name, "cottbus", "03046"), "letter inserted", known)
        assert bool(made) is errs, name
    assert known.is_taken("Vorst"), "a place elsewhere"


# The benchmark


class Refused(InvalidAddress):
    """What a stand-in raises: its message is its own."""

    def __str__(self) -> str:
        return "no address"


def address_like(reading: Reading) -> SimpleNamespace:
    values = {field: reading.accepted(field)[-1] for field in FIELDS}
    recipient = tuple(filter(None, values.pop("recipient").split("\n")))
    contacts = tuple(SimpleNamespace(kind=kind, label="", value=value) for kind, value in reading.contacts)
    return SimpleNamespace(**values, recipient=recipient, contacts=contacts)


def oracle(cases: list[AddressCase], reading: int = 0) -> address_accuracy.Parser:
    """Answers as the labels do."""
    by_text = {case.text: case for case in cases}

    def several(text: str) -> list[SimpleNamespace]:
        blocks = by_text[text].blocks
        return [address_like(block.readings[min(reading, len(block.readings) - 1)]) for block in blocks]

    def one(text: str) -> SimpleNamespace:
        found = several(text)
        if not found:
            raise Refused("address.none")
        return found[0]

    return address_accuracy.Parser(one, several)


@pytest.mark.parametrize("reading", [0, 1])
def test_answers_as_labelled_are_exact(reading: int) -> None:
    score = address_accuracy.score_clean(oracle(ALL, reading), ALL)
    assert score.failures == []
    assert score.share == 1
    assert score.sprung == score.extra == 0


def test_answers_as_labelled_are_exact_with_noise() -> None:
    score = address_accuracy.Score()
    for _, kind, changed in noise_of():
        address_accuracy.score_case(oracle([changed]), changed, score, kind)
    assert score.failures == []
    assert set(score.asked) - {"elsewhere"} == set(address_noise.KINDS)


def test_a_parser_that_refuses_everything_has_nothing_right_and_springs_nothing() -> None:
    def refuse(text: str) -> object:
        raise Refused("address.none")

    score = address_accuracy.score_clean(address_accuracy.Parser(refuse, lambda text: []), ALL)
    assert score.share == 0
    assert score.sprung == 0
    assert score.negatives == sum(case.purpose in ("none", "elsewhere") for case in ALL)


def test_a_parser_that_finds_cottbus_everywhere_springs_every_negative() -> None:
    cottbus = address_like(Reading({"place": ("Cottbus",), "place_dsb": ("Chóśebuz",), "entry": ("cottbus",)}))
    parser = address_accuracy.Parser(lambda text: cottbus, lambda text: [cottbus])
    score = address_accuracy.score_clean(parser, ALL)
    assert score.sprung == score.negatives > 60


def test_a_crash_is_told_and_the_rest_is_measured() -> None:
    def crash(text: str) -> object:
        raise KeyError(text)

    case = CASES["addresses.yaml"][0]
    score = address_accuracy.score_clean(address_accuracy.Parser(crash, lambda text: []), [case])
    assert "CRASH" in score.failures[0]
    assert score.share == 0


@pytest.mark.parametrize("field", FIELDS)
def test_one_wrong_field_makes_a_block_inexact(field: str) -> None:
    case = next(case for case in CASES["addresses.yaml"] if case.name == "letterhead with the office above")
    reading = case.blocks[0].readings[0]
    values = {name: reading.accepted(name)[0] for name in FIELDS}
    assert judge(Found(values), case.blocks[0], case.text).is_exact
    wrong = judge(Found({**values, field: "Probe"}), case.blocks[0], case.text)
    assert [name for name, outcome in wrong.outcomes if outcome in ("wrong", "false")] == [field]
    missing = judge(Found({**values, field: ""}), case.blocks[0], case.text)
    wanted = [field] if values[field] else []
    assert [name for name, outcome in missing.outcomes if outcome == "missed"] == wanted


@pytest.mark.parametrize(
    ("contacts", "outcomes"),
    [
        ((("phone", "Tel. 0355 000000"), ("email", "a@b.example.org")), ["right", "right"]),
        ((("phone", "0355 000000"),), ["right", "missed"]),
        ((("fax", "0355 000000"), ("e-mail", "a@b.example.org")), ["missed", "right", "false"]),
        ((("phone", "0355 0000"), ("e-mail", "a@b.example.org")), ["missed", "right"]),
        ((), ["missed", "missed"]),
    ],
)
def test_contacts_are_counted_one_by_one(contacts: tuple[tuple[str, str], ...], outcomes: list[str]) -> None:
    reading = Reading({}, (("phone", "0355 000000"), ("e-mail", "a@b.example.org")))
    verdict = judge(Found({}, contacts), Block((reading,)), "Tel. 0355 000000\na@b.example.org")
    assert [outcome for name, outcome in verdict.outcomes if name == "contacts"] == outcomes


def test_lines_beside_may_stand_anywhere_or_nowhere() -> None:
    reading = Reading({"recipient": ("Probe GmbH",)}, (), ("Zimmer 214",))
    block = Block((reading,))
    for read in (
        Found({"recipient": "Probe GmbH"}),
        Found({"recipient": "Probe GmbH\nZimmer 214"}),
        Found({"recipient": "Probe GmbH"}, (("other", "Zimmer 214"),)),
    ):
        assert judge(read, block, "Probe GmbH\nZimmer 214").is_exact


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("house_number", "28 a", "28a"),
        ("house_number", "12 – 14", "12-14"),
        ("po_box", "10 12 54", "101254"),
        ("care_of", "c/o Max Muster", "Max Muster"),
        ("care_of", "c/o Beispielhaus", "Beispielhaus"),
        ("care_of", "z. Hd. Max Muster", "Max Muster"),
        ("recipient", "Probe GmbH\nErika Muster", "Probe GmbH, Erika Muster"),
        ("place", "Burg / Spreewald", "Burg/Spreewald"),
        ("street_dsb", "Droga młoźiny", "droga młoźiny"),
        ("country", "DEUTSCHLAND", "Deutschland"),
    ],
)
def test_what_nobody_would_call_a_difference_is_none(field: str, one: str, other: str) -> None:
    assert even(field, one) == even(field, other)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("house_number", "14A", "14C"),
        ("house_number", "12-14", "1214"),
        ("street", "Bahnhofstr.", "Bahnhofstraße"),
        ("place_dsb", "Chosebuz", "Chóśebuz"),
        ("entry", "cottbus", "Cottbus"),
    ],
)
def test_what_is_a_difference_stays_one(field: str, one: str, other: str) -> None:
    assert even(field, one) != even(field, other)


def test_a_missing_block_in_a_text_does_not_shift_the_others() -> None:
    case = next(case for case in CASES["addresses.yaml"] if case.name == "three blocks, three languages' orders")
    answers = [address_like(block.readings[0]) for block in case.blocks][1:]

    def refuse(text: str) -> object:
        raise Refused("address.none")

    score = address_accuracy.score_clean(address_accuracy.Parser(refuse, lambda text: answers), [case])
    assert score.exact["several"] == 2
    assert score.extra == 0


def test_the_report_holds_every_field_and_says_what_was_missed() -> None:
    cases = [case for case in ALL if case.purpose != "none"]
    text = address_accuracy.report("Addresses", address_accuracy.score_clean(oracle(cases), cases), 0.99)
    assert all(field in text for field in (*FIELDS, "contacts"))
    assert "MISSED" not in text
    wrong = [replace(case, blocks=tuple(Block((Reading({}),)) for _ in case.blocks)) for case in cases]
    assert "MISSED" in address_accuracy.report("Addresses", address_accuracy.score_clean(oracle(cases), wrong), 0.99)


def test_the_held_out_set_keeps_its_failures(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(text: str) -> object:
        raise Refused("address.none")

    parser = address_accuracy.Parser(refuse, lambda text: [])
    monkeypatch.setattr(address_accuracy, "shipped", lambda gazetteer: parser)
    address_accuracy.main(["--no-noise", "--failures", "--every", "20"])
    shown = capsys.readouterr().out
    assert CASES["addresses.yaml"][0].name in shown
    assert CASES["addresses-heldout.yaml"][0].name not in shown
    address_accuracy.main(["--no-noise", "--heldout-failures", "--every", "20"])
    assert CASES["addresses-heldout.yaml"][0].name in capsys.readouterr().out


def test_without_a_parser_the_benchmark_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address_accuracy, "shipped", lambda gazetteer: None)
    address_accuracy.main([])
    assert "no address parser" in capsys.readouterr().out


def test_speeds_are_compared_on_the_same_blocks() -> None:
    texts = ["Erika Muster\nBahnhofstraße 28a\n03046 Cottbus", "nothing here"]
    parser = oracle([AddressCase("a", "k", text, "none") for text in texts])
    named = address_speed.readers(parser)
    assert next(iter(named)) == "parse_address"
    speeds = {speed.name: speed for speed in address_speed.measure(named, texts, rounds=2)}
    assert speeds["parse_address"].read == 0
    assert speeds["regular expression"].read == 1
    assert all(len(speed.rounds) == 2 and speed.per_second > 0 for speed in speeds.values())
    assert "regular expression" in address_speed.report(speeds.values())


def test_the_regular_expression_reads_a_plain_block() -> None:
    assert address_speed.plain("Erika Muster\nBahnhofstraße 28a\nD-03046 Cottbus\nTel. 1") == {
        "recipient": "Erika Muster",
        "street": "Bahnhofstraße",
        "number": "28a",
        "code": "03046",
        "place": "Cottbus",
        "rest": "\nTel. 1",
    }
