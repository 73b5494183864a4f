"""What must hold for every text, tried on generated ones (DESIGN §9)."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import sorbnames
from sorbnames.check import choose_edits
from sorbnames.findings import SEVERITIES, Edit, FixResult, apply_edits
from sorbnames.model import CITATION_ROLES
from tests.reference.bounds import BOUNDED, THOROUGH
from tests.reference.texts import PAIR, SEPARATORS, TEXT, pairable

STYLES = ("brackets", "compact", "din5008", "german", "keep", "letterhead", "lines", "official", "sorbian")
STYLE = st.sampled_from(STYLES)


def edits_fit(text: str, result: FixResult) -> bool:
    """Whether the edits lie in the text, in order, without overlapping."""
    ends = [0, *(edit.end for edit in result.applied)]
    return all(end <= edit.start <= edit.end <= len(text) for end, edit in zip(ends, result.applied, strict=False))


@THOROUGH
@given(TEXT)
@example("Peitz/Picnjó und Cottbus/Picnjo")
@example("Cottbus/Chóśebuz ®, 3 m³, £ 5")
@example("Leibchel/Lubochol\u200bBrandenburgische Technische Universität Cottbus-Senftenberg ")
@example("Bramborska techniska uniwersita Chóśebuz–Zły Komorow/Cottbus (Chóaebuz ")
@example("Cotbus/Chóśebuz (Cotbus/Chóśebuz ")
@example("kněski dwór Brunšwik/Rittergut Brunschwig ")
@example("Prierow/Chósebuz ")
def test_fixing_twice_is_fixing_once(text: str) -> None:
    once = sorbnames.fix_text(text)
    twice = sorbnames.fix_text(once.text)
    assert twice.text == once.text
    assert twice.applied == ()


@THOROUGH
@given(TEXT)
@example("Brandenburgische Technische Universität Cottbus-Senftenberg\xadWětošow/Błota/Vetschau/Spreewald ")
def test_a_fixed_text_has_no_finding_with_a_safe_edit(text: str) -> None:
    fixed = sorbnames.fix_text(text).text
    assert [finding for finding in sorbnames.check_text(fixed) if finding.edit and finding.edit.safe] == []


@THOROUGH
@given(TEXT, STYLE)
@example("Peitz/Picnjó und Cottbus/Picnjo", "german")
@example("Cottbus/Picnjo", "official")
@example("Běła Woda/Weißwasser/O.L.", "letterhead")
@example("Branitz Nord/Roge?c P?dpo?noc ", "brackets")
@example("Cottbus/Chóśebuz/Wóseńck ", "german")
@example("Forsthaus Schützenhaus / Cottbus/Chóśebuz ", "sorbian")
def test_every_style_is_applied_once(text: str, style: str) -> None:
    once = sorbnames.fix_text(text, style).text
    assert sorbnames.fix_text(once, style).text == once


@THOROUGH
@given(TEXT, STYLE, st.sampled_from(("both", "de", "dsb")), st.booleans())
def test_edits_make_the_text_and_leave_the_rest(text: str, style: str, to: str, unsafe: bool) -> None:
    result = sorbnames.fix_text(text, style, to, unsafe=unsafe)
    assert edits_fit(text, result)
    assert result.replay(text) == result.text
    assert all(edit.safe or unsafe for edit in result.applied)
    done, pieces = 0, []
    for edit in result.applied:
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    assert "".join([*pieces, text[done:]]) == result.text
    assert all(text[edit.start : edit.end] != edit.text for edit in result.applied), "an edit that changes nothing"


@THOROUGH
@given(TEXT, STYLE)
def test_findings_quote_the_text(text: str, style: str) -> None:
    for finding in sorbnames.check_text(text, style):
        assert text[finding.start : finding.end] == finding.found
        assert finding.start < finding.end
        assert finding.severity in SEVERITIES
        if finding.edit:
            assert finding.start <= finding.edit.end, "an edit that has nothing to do with the finding"
            assert finding.edit.start <= finding.end
        if not finding.code.startswith("SN4") and finding.entry:
            assert sorbnames.load().entry(finding.entry) is not None
        assert finding.say("de") != finding.say("en")


@THOROUGH
@given(TEXT, st.sampled_from(("NFC", "NFD")), st.sampled_from(("\n", "\r\n", "\r")))
def test_mentions_quote_the_text(text: str, composition: Literal["NFC", "NFD"], newline: str) -> None:
    text = unicodedata.normalize(composition, text.replace("\r\n", "\n").replace("\r", "\n")).replace("\n", newline)
    end = 0
    for mention in sorbnames.load().mentions(text):
        assert text[mention.start : mention.end] == mention.surface
        assert end <= mention.start < mention.end
        end = mention.end
        assert 0 <= mention.confidence <= 1
        assert mention.candidates
        assert (mention.status == "ambiguous") == (not mention.entry)
        assert not mention.entry or mention.candidates == (mention.entry,)


@THOROUGH
@given(
    st.lists(
        st.tuples(
            PAIR.filter(lambda pair: "\n" not in pair)
            | st.integers(0, 5000).map(lambda n: pairable()[n % len(pairable())].de),
            st.sampled_from([", ", " und ", ".\n", ";\n\n", " sowie "]),
        ),
        max_size=8,
    ).map(lambda pieces: "".join(one + other for one, other in pieces))
)
@example("Sandow;\n\nSandow, ")
@example("Cottbus/Chóśebuz, Pśi Jazorje (Am See, ")
def test_right_names_and_pairs_come_back_untouched(text: str) -> None:
    result = sorbnames.fix_text(text)
    assert result.text == text
    assert result.applied == ()


@pytest.mark.parametrize(
    "form", ["{de}/{dsb}", "{de} / {dsb}", "{dsb}/{de}", "{de} ({dsb})", "{de} [{dsb}]", "{de}\n{dsb}", "{dsb}"]
)
def test_each_right_pair_is_left_as_it_is(form: str) -> None:
    """Every place of the gazetteer, not a sample: nothing that is right may be corrected."""
    touched = []
    for entry in pairable():
        for name in {name.text for name in entry.names if name.language == "dsb" and name.role in CITATION_ROLES}:
            text = form.format(de=entry.de, dsb=name)
            if sorbnames.fix_text(text).text != text:
                touched.append((entry.id, text, sorbnames.fix_text(text).text))
    assert touched == []


@pytest.mark.parametrize("form", ["{de}/{dsb}", "{dsb}/{de}", "{de} ({dsb})"])
def test_no_right_pair_is_called_wrong(form: str) -> None:
    wrong = []
    for entry in pairable():
        text = form.format(de=entry.de, dsb=entry.dsb)
        wrong += [
            (entry.id, text, finding.code, finding.suggestion)
            for finding in sorbnames.check_text(text)
            if finding.severity != "information"
        ]
    assert wrong == []


@THOROUGH
@given(st.text(max_size=300) | st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text_can_be_read_and_one_without_names_stays(text: str) -> None:
    result = sorbnames.fix_text(text, "official")
    assert result.replay(text) == result.text
    assert sorbnames.load().mentions(text) or result.text == text


@pytest.mark.parametrize("size", [0, 1, 100, 20_000])
@pytest.mark.parametrize(
    "piece", ["a", "A", "ä\u0308", "(", "/", "-\n", "Cottbus/Chósebusz. ", "03046 ", "?", "Ã³", "&#"]
)
def test_texts_of_any_size(piece: str, size: int) -> None:
    text = (piece * size)[:20_000]
    result = sorbnames.fix_text(text)
    assert result.replay(text) == result.text
    assert len(result.text) >= len(text) * 0.5


@BOUNDED
@given(TEXT, STYLE, st.sets(st.sampled_from(["SN101", "SN102", "SN103", "SN104", "SN105", "SN204", "SN205", "SN302"])))
def test_ignoring_all_but_some_is_selecting_them(text: str, style: str, codes: set[str]) -> None:
    others = {finding.code for finding in sorbnames.check_text(text, style)} - codes
    if codes:
        assert sorbnames.fix_text(text, style, ignore=others).text == sorbnames.fix_text(text, style, select=codes).text


@BOUNDED
@given(TEXT, TEXT)
def test_a_text_reads_the_same_every_time(text: str, other: str) -> None:
    """What the scanner learns from one text does not change how it reads another."""
    gazetteer = sorbnames.load()
    before = gazetteer.mentions(text)
    gazetteer.mentions(other)
    assert gazetteer.mentions(text) == before


EDITS = st.lists(
    st.builds(
        lambda start, length, text, safe: Edit(start, start + length, text, safe),
        st.integers(0, 40),
        st.integers(0, 8),
        st.text(max_size=3),
        st.booleans(),
    ),
    max_size=8,
)


@BOUNDED
@given(st.text(min_size=50, max_size=60), EDITS)
def test_chosen_edits_never_overlap(text: str, edits: list[Edit]) -> None:
    from sorbnames.findings import Finding

    findings = [Finding("SN101", "error", edit.start, edit.end, "", edit=edit) for edit in edits]
    chosen = choose_edits(findings)
    assert all(edit.safe for edit in chosen)
    assert apply_edits(text, chosen)
    assert set(choose_edits(findings, unsafe=True)) <= set(edits)


@pytest.mark.parametrize(
    "edits",
    [[Edit(-1, 2, "")], [Edit(3, 2, "")], [Edit(0, 11, "")], [Edit(0, 5, "x"), Edit(4, 6, "y")]],
)
def test_edits_that_do_not_fit_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="edit"):
        apply_edits("0123456789", edits)


def test_separators_alone_are_no_names() -> None:
    text = "".join(SEPARATORS) * 3
    assert sorbnames.load().mentions(text) == []
    assert sorbnames.fix_text(text, "official").text == text
