"""Lists of edits: made at once, one list after the other, and until nothing is left to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import sorbnames
from sorbnames.check import check_text, choose_edits, settle
from sorbnames.findings import Edit, Finding, FixResult, apply_edits, compose_edits
from tests.reference.bounds import BOUNDED, THOROUGH
from tests.reference.texts import TEXT

LETTERS = st.text("abcß𝔵\u0301\r\n", max_size=12)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> tuple[Edit, ...]:
    """Edits that fit the text, in order and apart; insertions among them, also several at one place."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return tuple(
        Edit(start, end, draw(st.text("xyz", max_size=3)))
        for start, end in zip(places[::2], places[1::2], strict=False)
    )


@st.composite
def two_lists(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...], tuple[Edit, ...]]:
    """A text, edits of it, and edits of what these make of it."""
    text = draw(LETTERS)
    first = draw(edits_of(text))
    return text, first, draw(edits_of(apply_edits(text, first)))


def slowly_applied(text: str, edits: tuple[Edit, ...]) -> str:
    """The edits made one by one, the last first, so that none moves another."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def finding(edit: Edit | None, start: int = 0, end: int = 1) -> Finding:
    return Finding("SN101", "error", start, end, "", edit=edit)


@THOROUGH
@given(LETTERS.flatmap(lambda text: st.tuples(st.just(text), edits_of(text))))
def test_edits_made_at_once_are_edits_made_one_by_one(case: tuple[str, tuple[Edit, ...]]) -> None:
    text, edits = case
    apart = tuple({edit.start: edit for edit in edits}.values())  # the order of insertions at one place counts
    assert apply_edits(text, apart) == slowly_applied(text, apart)
    assert apply_edits(text, reversed(apart)) == apply_edits(text, apart)


def test_no_edit_changes_nothing() -> None:
    assert apply_edits("Cottbus", ()) == "Cottbus"
    assert apply_edits("", [Edit(0, 0, "Cottbus")]) == "Cottbus"


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(0, 2, "x"), Edit(1, 3, "y")),
        (Edit(0, 4, "x"), Edit(1, 2, "y")),
        (Edit(0, 2, "x"), Edit(0, 2, "x")),
        (Edit(0, 3, "x"), Edit(2, 2, "y")),
        (Edit(3, 8, "x"),),
        (Edit(8, 8, "x"),),
        (Edit(-1, 1, "x"),),
        (Edit(3, 2, "x"),),
    ],
    ids=["crossing", "inside", "twice", "insertion inside", "past the end", "behind the end", "before", "backwards"],
)
def test_edits_that_cannot_be_made_are_refused(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match=r"edit -?\d+-\d+ overlaps another or lies outside the text"):
        apply_edits("Cottbus", edits)


@THOROUGH
@given(two_lists())
@example(("ab", (Edit(0, 1, ""),), (Edit(0, 1, "x"),)))
@example(("ab", (Edit(1, 1, "xy"),), (Edit(2, 3, "z"),)))
@example(("ab", (Edit(0, 1, "x"), Edit(1, 2, "y")), (Edit(0, 2, "z"),)))
@example(("ab", (Edit(1, 1, "x"),), (Edit(1, 1, "y"), Edit(2, 2, "z"))))
def test_composed_edits_do_what_both_lists_do(case: tuple[str, tuple[Edit, ...], tuple[Edit, ...]]) -> None:
    text, first, second = case
    between = apply_edits(text, first)
    composed = compose_edits(between, first, second)
    assert apply_edits(text, composed) == apply_edits(between, second)
    assert list(composed) == sorted(composed, key=lambda edit: (edit.start, edit.end))


@BOUNDED
@given(LETTERS.flatmap(lambda text: st.tuples(st.just(text), edits_of(text))))
def test_composing_with_no_edits_adds_nothing(case: tuple[str, tuple[Edit, ...]]) -> None:
    text, edits = case
    assert compose_edits(apply_edits(text, edits), edits, ()) == edits
    assert apply_edits(text, compose_edits(text, (), edits)) == apply_edits(text, edits)


def test_composed_edits_keep_to_the_places_that_were_edited() -> None:
    text = "Cottbus und Peitz und Burg"
    first = (Edit(0, 7, "Cottbus/Chósebuz"),)
    between = apply_edits(text, first)
    place = between.index("Chósebuz")
    second = (Edit(place, place + 8, "Chóśebuz"), Edit(len(between), len(between), "!"))
    assert compose_edits(between, first, second) == (Edit(0, 7, "Cottbus/Chóśebuz"), Edit(26, 26, "!"))


def test_the_widest_of_overlapping_edits_is_chosen() -> None:
    narrow, wide, apart = Edit(8, 16, "Chóśebuz"), Edit(0, 16, "Cottbus/Chóśebuz"), Edit(20, 21, "x")
    assert choose_edits(map(finding, (narrow, apart, wide, None))) == (wide, apart)
    assert choose_edits(map(finding, (wide, wide))) == (wide,)


def test_unsafe_edits_are_made_only_when_asked_for() -> None:
    edit = Edit(0, 1, "x", safe=False)
    assert choose_edits([finding(edit)]) == ()
    assert choose_edits([finding(edit)], unsafe=True) == (edit,)


def replacing(*steps: tuple[str, str]) -> Callable[[str], list[Finding]]:
    """Proposes the first step that there is something to do for: each correction uncovers the next."""

    def find(text: str) -> list[Finding]:
        for wrong, right in steps:
            place = text.find(wrong)
            if place >= 0:
                return [finding(Edit(place, place + len(wrong), right), place, place + len(wrong))]
        return []

    return find


def test_settling_repeats_until_nothing_is_left() -> None:
    find = replacing(("a", "bb"), ("bb", "c"), ("c.", "d!"))
    result = settle("- a. -", find)
    assert (result.text, result.applied) == ("- d! -", (Edit(2, 4, "d!"),))
    assert find(result.text) == []
    assert result.replay("- a. -") == result.text


def test_settling_ends_where_findings_do_not() -> None:
    result = settle("a", lambda text: [finding(Edit(len(text), len(text), "a"), 0, 1)])
    assert set(result.text) == {"a"}
    assert result.replay("a") == result.text


def test_a_person_gets_the_findings_that_no_edit_took_in() -> None:
    made = finding(Edit(0, 3, "xyz"), 0, 3)
    inside = finding(Edit(1, 2, "y", safe=False), 1, 2)
    undecided, unsafe = finding(None, 4, 5), finding(Edit(6, 7, "z", safe=False), 6, 7)
    result = settle("abc d e", lambda text: [made, inside, undecided, unsafe] if text.startswith("abc") else [])
    assert (result.text, result.left) == ("xyz d e", (undecided, unsafe))


def test_a_text_without_findings_stays_as_it_is() -> None:
    assert settle("Cottbus\r\n", lambda text: []) == FixResult("Cottbus\r\n", (), ())


@THOROUGH
@given(TEXT, st.booleans())
@example("Prierow/Chósebuz ", False)
@example("Peitz/Picnjó und Cottbus/Picnjo", True)
def test_settled_texts_replay_and_have_nothing_left_to_edit(text: str, unsafe: bool) -> None:
    gazetteer = sorbnames.load()

    def find(text: str) -> list[Finding]:
        return check_text(gazetteer, text, "official")

    result = settle(text, find, unsafe)
    assert result.replay(text) == apply_edits(text, result.applied) == result.text
    assert choose_edits(find(result.text), unsafe) == ()
    assert set(result.left) <= set(find(text))
