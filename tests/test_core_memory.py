"""The fast ways for many strings give the very answers of a single look-up."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import sorbnames
from sorbnames.gazetteer import Gazetteer, load_gazetteer
from sorbnames.match import resolve
from sorbnames.memory import Memory
from sorbnames.model import PLACE_KINDS
from sorbnames.resolution import Context, Resolution
from tests.reference.bounds import BOUNDED

pytest.importorskip("numpy")


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@cache
def memory() -> Memory:
    return Memory(gazetteer())


@cache
def names() -> tuple[str, ...]:
    return tuple(
        name.text for entry in gazetteer().entries if entry.kind in PLACE_KINDS for name in entry.names if name.is_right
    )


@cache
def codes() -> tuple[str, ...]:
    own = sorted({code for entry in gazetteer().entries for code in entry.plz})
    return ("", "", "", "39288", "10115", "03999", "15999", "3046", *own)


LETTERS = "abcdefghiklmnorstuwzßäöüśźłóěćńCGSB (/)-.ÃÅ³?"


def mistyped(name: str, random: Random) -> str:
    """The name with no, one or two letters put in, left out, changed or swapped."""
    for _ in range(random.choice((0, 1, 1, 1, 2))):
        at = random.randrange(len(name) + 1)
        kind = random.randrange(4)
        if kind == 0:
            name = name[:at] + random.choice(LETTERS) + name[at:]
        elif kind == 1:
            name = name[:at] + name[at + 1 :]
        elif kind == 2:
            name = name[:at] + random.choice(LETTERS) + name[at + 1 :]
        else:
            name = name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    return random.choice((name, name, name, name.upper(), name.lower(), f"Stadt {name}", f"{name}/{name}"))


@st.composite
def cells(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """A place cell with postal code, district and Land."""
    random = Random(draw(st.integers(0, 2**32)))
    name = random.choice(names())
    plz = random.choice(codes())
    if random.random() < 0.5 and (named := gazetteer().lookup(name).candidates):
        plz = next(iter(gazetteer().plz_of(named[0].entry)), "")
    district = random.choice(("", "", "", "Spree-Neiße", "OSL"))
    return mistyped(name, random), plz, district, random.choice(("", "", "", "BB"))


def told(resolution: Resolution) -> tuple[object, ...]:
    """What an answer says, as far as the fast ways promise the same."""
    if resolution.decided:
        return resolution.status, resolution.candidates[0], resolution.evidence, resolution.plz
    return resolution.status, resolution.candidates, resolution.evidence, resolution.plz


@given(cells())
@example(("Bbunk", "", "", ""))
@example(("Buekow", "", "", ""))
@example(("Cotbus", "3046", "", ""))
@BOUNDED
def test_with_a_memory_the_answer_is_the_same(cell: tuple[str, str, str, str]) -> None:
    text, plz, district, land = cell
    context = Context(plz, district, "", land)
    assert told(resolve(gazetteer(), text, context, memory=memory())) == told(resolve(gazetteer(), text, context))


@given(cells())
@example(("Bornsdorf", "", "", ""))
@BOUNDED
def test_a_row_of_a_table_is_answered_as_lookup_does(cell: tuple[str, str, str, str]) -> None:
    pytest.importorskip("pyarrow")
    text, plz, district, _ = cell
    (row,) = sorbnames.tables.clean([{"Ort": text, "PLZ": plz, "Kreis": district}], gazetteer=gazetteer())
    found = gazetteer().lookup(text, plz, district)
    if any(one.kind not in PLACE_KINDS for one in found.candidates):
        return
    best = found.candidates[0] if found.candidates else None
    assert row["sn_status"] == found.status or "not of a place" in row["sn_evidence"]
    assert row["sn_id"] == (best.id if best and found.decided else None)
    assert row["sn_score"] == (best.score if best else None)


@given(cells())
@BOUNDED
def test_a_kernel_that_remembers_answers_like_a_new_one(cell: tuple[str, str, str, str]) -> None:
    pytest.importorskip("pyarrow")
    from sorbnames.tables.answering import answer
    from sorbnames.tables.answers import Question

    question = Question(cell[0].strip(), cell[1], cell[2], cell[3])
    (remembered,), asked = kernel().answers([question]), answer(gazetteer(), question)
    for value in ("status", "score", "id", "de", "dsb", "pair", "ags", "plz", "evidence"):
        assert getattr(remembered, value) == getattr(asked, value)


@given(st.lists(cells(), max_size=20))
@example([("Xqqqq", "", "", ""), ("Plau", "", "", ""), ("", "", "", ""), ("Cotbus", "10115", "", "")])
@BOUNDED
def test_questions_asked_together_are_answered_like_single_ones(asked: list[tuple[str, str, str, str]]) -> None:
    pytest.importorskip("pyarrow")
    from sorbnames.tables.answering import answer
    from sorbnames.tables.answers import Question

    questions = [Question(text.strip(), plz, district, land) for text, plz, district, land in asked]
    for question, together in zip(questions, kernel().answers(questions), strict=True):
        single = answer(gazetteer(), question)
        for value in ("status", "score", "id", "de", "dsb", "pair", "ags", "plz", "evidence"):
            assert getattr(together, value) == getattr(single, value)


@cache
def kernel():  # type: ignore[no-untyped-def]
    from sorbnames.tables.columns import Columns
    from sorbnames.tables.kernel import Kernel

    return Kernel(gazetteer(), Columns(place="Ort", plz="PLZ"))
