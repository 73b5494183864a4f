"""The quick looks that spare work never decide otherwise than the thorough ones behind them."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import assume, example, given
from hypothesis import strategies as st

import sorbnames
from sorbnames import near, protection, surroundings
from sorbnames.first_words import FirstWords
from sorbnames.orthography import INVISIBLE, fold, key, plain
from sorbnames.scan import Scanner
from sorbnames.surroundings import Surroundings
from sorbnames.words import _joined, continues_word, word_patterns, words_broken_over_lines
from tests.reference.bounds import THOROUGH
from tests.reference.texts import NAME, SEPARATOR, TEXT, WORDS

#: What stands around names in prose: the small words, titles, names of organisations and signs that matter.
_LISTED = (
    "titles",
    "given_names",
    "offices",
    "organisation_heads",
    "organisation_tails",
    "authority_heads",
    "legal_forms",
    "articles",
    "place_prepositions",
    "person_lists",
)
_PHRASES = sorted({phrase for subject in _LISTED for phrase in sorbnames.load().surroundings[subject]})
PHRASE = st.sampled_from([*_PHRASES, *WORDS, "von", "zu", "sagte", "2024", "03046", "D-03046", "www.", "a@b.de", ":"])
SIGN = SEPARATOR | st.sampled_from([" ", " ", " ", '"', "“", "«", "»", ". ", " – ", "...", "…", "_", " bei ", "’"])
PROSE = st.lists(st.tuples(PHRASE, SIGN), max_size=6).map(lambda pieces: "".join(one + other for one, other in pieces))


@THOROUGH
@given(PROSE | TEXT)
@example("am Montag, dem 3.")
@example("Leiter Dr. ")
@example("Ende.\nIn ")
@example("Satz. Amt ")
@example("a\n\n")
def test_words_in_front(before: str) -> None:
    titles = sorbnames.load().surroundings["titles"]
    before = before[-90:]
    quick = surroundings._words_at_end(before, titles)
    assert quick == surroundings._words_of_any_kind(before, before[-60:], titles)


@THOROUGH
@given(PROSE | TEXT, NAME, PROSE | TEXT)
@example("Herr von ", "Peitz", " sagte")
@example("in ", "Cottbus", " GmbH")
@example("in ", "Cottbus", "@example.org")
@example("der Verein „in ", "Cottbus", " leben“ lädt ein")
@example("Es fehlten: in ", "Burg", " ")
def test_protection_by_small_words(before: str, name: str, behind: str) -> None:
    around = Surroundings(sorbnames.load(), before + name + behind, len(before), len(before) + len(name))
    thorough = next((reason for reason, holds in protection._reasons(False) if holds(around)), "")
    assert protection.protection(around) == thorough


def _is_only_blank(before: str) -> bool:
    """Whether blanks and a line's end are all that joins: an empty end of a row, behind which none is looked for."""
    return "\n" in before[len(before.rstrip()) :] or "\r" in before[len(before.rstrip()) :]


@THOROUGH
@given(PROSE | TEXT, NAME, PROSE | TEXT)
@example("", "Cottbus", "\t/")
def test_joints_of_partners(before: str, name: str, behind: str) -> None:
    text = before + name + behind
    end = len(before) + len(name)
    patterns = near._patterns()
    if patterns["behind"].match(text, end):
        assert near._may_precede_a_partner(text, end)
    front = before[-near._WINDOW :]
    if patterns["in front"].search(front) and not _is_only_blank(front):
        assert near._may_follow_a_partner(front)


JOINT = st.sampled_from(["/", " / ", " (", "(", " – ", " - ", " · ", " | ", "|", ";", "; ", "\t", "  ", "...", " … "])
WORD_BETWEEN = st.sampled_from(
    ["", "Stadt ", "Město ", "sorbisch ", "sorbisch: ", "03046 ", "D-03046 ", "CZ–03046  ", "Stadt D-03046 ", "\n"]
)


@THOROUGH
@given(NAME, JOINT, WORD_BETWEEN, st.sampled_from(["", "\n", " "]))
@example("Peitz", "\t", "", " ")
def test_every_joint_in_front_is_seen(name: str, joint: str, between: str, blank: str) -> None:
    before = (name + joint + blank + between)[-near._WINDOW :]
    assume(near._patterns()["in front"].search(before) and (joint.strip() or not _is_only_blank(before)))
    assert near._may_follow_a_partner(before)


@THOROUGH
@given(TEXT | st.text(max_size=12))
def test_keys_and_plain_spellings(text: str) -> None:
    assert key(text) == "".join(filter(str.isalnum, fold(text)))
    visible = re.sub(f"[{INVISIBLE}]", "", text)
    dashes = re.sub("[\u2010-\u2015\u2212\ufe63\uff0d]", "-", unicodedata.normalize("NFC", visible))
    assert plain(text) == " ".join(dashes.split())


@THOROUGH
@given(TEXT)
@example("MagdeBurg und Burg (Spreewald), eMobilitätCottbus Cottbus Cottbuser Cottbus")
def test_first_words_are_found_in_their_places(text: str) -> None:
    """Every whole word with a capital that opens a name, in the order of the text, unless no name goes on there."""
    first_words = FirstWords(sorbnames.load())
    found = {word.start: word for word, _, _ in first_words.find(text, False, {})}
    for match in word_patterns()["capitalised"].finditer(text):
        start = first_words.start(match[0], False)
        if start is None or continues_word(text, match.start()):
            continue
        if match.start() in found:
            assert found[match.start()].text == match[0]
        else:
            assert not start.alone
            assert start.is_all(text, match.end())


_EXPERIENCED = Scanner(sorbnames.load())


@THOROUGH
@given(TEXT | PROSE)
@example("Amt Burg, Amt Peitz. Amtsblatt. Amt")
@example("Amt. Burg und Amt.Burg, Elbe-Elster, Elbe-Ort, Cottbus/Chóśebuz, Cottbus/Ölmühle")
def test_what_was_learnt_changes_nothing(text: str) -> None:
    """A scanner that has read many texts finds the same in the next one as a fresh one."""
    assert _EXPERIENCED.scan(text) == Scanner(sorbnames.load()).scan(text)


HYPHEN = st.sampled_from(["-", "\u2010", "\u2011", "\u00ad"])
LINE_END = st.sampled_from(["\n", "\r\n", "\r", " \n", "\t\n", "  \n", "\u00a0\n", "\n\n"])


@THOROUGH
@given(st.lists(st.tuples(NAME | PHRASE, HYPHEN | SIGN, LINE_END | SIGN), max_size=5))
@example([("Cott", "-", "\n"), ("bus", "", "")])
@example([("Cott", "-", "   \n"), ("bus", "", "")])
def test_every_word_broken_over_lines_is_seen(pieces: list[tuple[str, str, str]]) -> None:
    text = "".join(map("".join, pieces))
    matches = word_patterns()["broken"].finditer(text)
    assert words_broken_over_lines(text) == dict(_joined(text, match) for match in matches)
