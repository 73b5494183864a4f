"""The fast scanner and matcher against plain loops over all names (``tests/reference``)."""

from __future__ import annotations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import sorbnames
from sorbnames.index import spellings
from sorbnames.model import PLACE_KINDS
from sorbnames.orthography import INVISIBLE
from sorbnames.repair import has_lost_letters, has_telltales
from tests.reference.bounds import BOUNDED
from tests.reference.matcher import bearers, distances, exact_bearers, letters_apart
from tests.reference.scanner import WORD, exact_stretches, spells
from tests.reference.texts import CITED, NUMBER, TEXT, misspell, names, pairable

#: Marks and invisible signs, which no word begins with.
NO_LETTERS = INVISIBLE + "".join(map(chr, range(0x300, 0x370)))

SLOW = settings(BOUNDED, max_examples=60)

#: Texts that are only a few names beside each other, in which everything overlaps that can.
NAMES_BESIDE_EACH_OTHER = st.lists(
    st.tuples(
        NUMBER.map(lambda number: names()[number % len(names())].text),
        st.sampled_from([" ", "/", "-", " (", ") ", "\n", "-\n", ", "]),
    ),
    min_size=1,
    max_size=8,
).map(lambda pieces: "".join(one + other for one, other in pieces))


@SLOW
@given(TEXT | NAMES_BESIDE_EACH_OTHER)
@example("Neu Zauche/Nowa Niwa, Groß Gaglow, Spree-Neiße, Burg (Spreewald)")
@example("Vetschau/Spreewald (Wětošow/Błota), Dahme-\nSpreewald")
def test_every_exact_name_is_spotted(text: str) -> None:
    """Leftmost and longest: where a name stands letter by letter, something is spotted that begins there and is no
    shorter, or something that begins before it and reaches into it. Where just that name is spotted, it is read as
    every entry that bears it.
    """
    assume(not has_telltales(text) and "&" not in text)
    spotted = sorbnames.load().scanner.scan(text).spotted
    for stretch in exact_stretches(text):
        inside = [other for other in spotted if other.start < stretch.end and stretch.start < other.end]
        assert inside, stretch
        first = inside[0]
        assert first.start < stretch.start or (first.start == stretch.start and first.end >= stretch.end), stretch
        if (first.start, first.end) == (stretch.start, stretch.end):
            assert stretch.entry in {hit.entry.id for hit in first.hits}


@SLOW
@given(TEXT | NAMES_BESIDE_EACH_OTHER)
def test_only_names_are_spotted(text: str) -> None:
    """In a sound text each spotted stretch consists of whole words and has the letters of each name it is taken for."""
    assume(not has_telltales(text) and not has_lost_letters(text) and "&" not in text)
    starts = {word.end() - len(word[0].lstrip(NO_LETTERS)) for word in WORD.finditer(text)}
    ends = {word.end() for word in WORD.finditer(text)}
    end = 0
    for spotted in sorbnames.load().scanner.scan(text).spotted:
        assert end <= spotted.start < spotted.end <= len(text)
        end = spotted.end
        assert spotted.start in starts
        assert spotted.words[-1].end in ends
        assert spotted.hits
        for hit in spotted.hits:
            name = next(
                name for name in hit.entry.names if name.text == hit.name_text and name.language == hit.language
            )
            assert spells(text[spotted.start : spotted.end], spellings(name)), (
                hit.name_text,
                text[spotted.start : spotted.end],
            )


def _part_of_a_namesake(entry_id: str, ids: set[str]) -> bool:
    """Whether the entry lies in another of the same two names, which stands for it."""
    gazetteer = sorbnames.load()
    entry = gazetteer.entry(entry_id)
    assert entry is not None
    uppers = (gazetteer.entry(upper) for upper in gazetteer.ancestors(entry) if upper in ids)
    return any(upper is not None and (upper.de, upper.dsb) == (entry.de, entry.dsb) for upper in uppers)


@settings(SLOW, max_examples=300)
@given(CITED)
def test_a_name_resolves_to_exactly_its_bearers(query: str) -> None:
    resolution = sorbnames.load().lookup(query, limit=10_000)
    found = {candidate.id for candidate in resolution.candidates}
    assert found <= bearers(query)
    missing = bearers(query) - found
    assert all(_part_of_a_namesake(entry_id, found) for entry_id in missing), missing
    exact = exact_bearers(query)
    # A place comes before a word, however that is spelt: wjas, and Wjas, the part of a village.
    if exact and (resolution.candidates[0].kind not in PLACE_KINDS or not all(map(_is_word, exact))):
        assert resolution.candidates[0].id in exact


def _is_word(entry_id: str) -> bool:
    entry = sorbnames.load().entry(entry_id)
    return entry is not None and entry.kind not in PLACE_KINDS


@settings(SLOW, max_examples=40)
@example("Grěšna", 1)  # Gěšna is as far from Gózna, but in two letters that look alike
@given(CITED, NUMBER)
def test_a_misspelt_name_resolves_to_the_nearest(name: str, number: int) -> None:
    """When one entry is taken by likeness, no other entry has a right name as near, a part of it or its whole aside.

    As near is what differs by no more, and in no more letters.
    """
    gazetteer = sorbnames.load()
    query = misspell(name, number)
    assume(not bearers(query) and not any(letter.isdigit() for letter in query))
    resolution = gazetteer.lookup(query)
    if resolution.status != "fuzzy":
        return
    chosen = resolution.candidates[0]
    near = distances(query, 3.0)
    assert chosen.id in near
    for entry_id, distance in near.items():
        other = gazetteer.entry(entry_id)
        assert other is not None
        related = gazetteer.contains(chosen.entry, other) or gazetteer.contains(other, chosen.entry)
        if entry_id != chosen.id and not related and other.kind not in ("term", "strasse", "institution"):
            is_nearer = distance > near[chosen.id] or (
                distance == near[chosen.id] and letters_apart(query, entry_id) > letters_apart(query, chosen.id)
            )
            assert is_nearer, (query, chosen.id, near[chosen.id], entry_id, distance)


@settings(SLOW, max_examples=300)
@given(NUMBER, NUMBER)
def test_one_typing_error_never_leads_to_a_farther_place(number: int, error: int) -> None:
    """Undecided or none is no fault here; another place than the nearest is, its parts and its whole aside."""
    gazetteer = sorbnames.load()
    entry = pairable()[number % len(pairable())]
    for name in (entry.de, entry.dsb):
        query = misspell(name, error)
        resolution = gazetteer.lookup(query)
        if resolution.status == "fuzzy" and resolution.candidates[0].id != entry.id:
            chosen = resolution.candidates[0].entry
            if gazetteer.contains(chosen, entry) or gazetteer.contains(entry, chosen):
                continue
            near = distances(query, 2.0)
            assert near[chosen.id] < near.get(entry.id, 9.0), query
