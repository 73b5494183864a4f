"""The gazetteer: entries, look-ups by id and code, sharing and pickling; and that every name leads to its entry."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby

import pytest

import sorbnames
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES, PLACE_KINDS, Entry
from sorbnames.orthography import key


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return sorbnames.load()


@pytest.fixture(scope="module")
def places(gazetteer: Gazetteer) -> list[Entry]:
    return [entry for entry in gazetteer.entries if entry.kind in PLACE_KINDS]


def entry_of(gazetteer: Gazetteer, entry_id: str) -> Entry:
    entry = gazetteer.entry(entry_id)
    assert entry is not None, entry_id
    return entry


def test_entries_by_id(gazetteer: Gazetteer) -> None:
    entries = list(gazetteer.entries)
    assert len({entry.id for entry in entries}) == len(entries) > 1000
    assert all(gazetteer.entry(entry.id) == entry for entry in entries)
    assert gazetteer.entry("nowhere") is None
    assert gazetteer.entry("") is None


def test_an_entry_as_published(gazetteer: Gazetteer) -> None:
    cottbus = entry_of(gazetteer, "cottbus")
    assert (cottbus.kind, cottbus.ags, cottbus.status) == ("kreisfreie_stadt", "12052000", "official")
    assert (cottbus.de, cottbus.dsb, cottbus.pair) == ("Cottbus", "Chóśebuz", "Cottbus/Chóśebuz")
    assert {name.language for name in cottbus.names} >= {"de", "dsb", "hsb", "pl"}
    roles = {name.text: name for name in cottbus.names}
    assert (roles["Chośebuz"].role, roles["Chośebuz"].period) == ("former_norm", (1952, 2006))
    assert not roles["Chośebuz"].is_right
    assert roles["Chósebusz"].role == "misspelling"


def test_ancestors_lead_up_to_the_land(gazetteer: Gazetteer) -> None:
    sielow = entry_of(gazetteer, "cottbus/sielow")
    above = gazetteer.ancestors(sielow)
    assert above[0] == "cottbus"
    assert "land/brandenburg" in above
    assert gazetteer.contains(entry_of(gazetteer, "cottbus"), sielow)
    assert not gazetteer.contains(sielow, entry_of(gazetteer, "cottbus"))
    assert not gazetteer.contains(sielow, sielow)
    assert gazetteer.in_lower_lusatia(sielow)
    assert not gazetteer.in_lower_lusatia(entry_of(gazetteer, "bautzen"))


def test_ancestors_exist_once_and_never_hold_the_entry_itself(gazetteer: Gazetteer) -> None:
    for entry in gazetteer.entries:
        above = gazetteer.ancestors(entry)
        assert len(set(above)) == len(above)
        assert entry.id not in above
        assert all(gazetteer.entry(upper) for upper in above), entry.id


def test_postal_codes(gazetteer: Gazetteer) -> None:
    assert "cottbus" in {entry.id for entry in gazetteer.by_plz("03046")}
    for plz in ("39288", "00000", "", "3046", "\0"):
        assert gazetteer.by_plz(plz) == ()
    sielow, cottbus = entry_of(gazetteer, "cottbus/sielow"), entry_of(gazetteer, "cottbus")
    assert set(gazetteer.plz_of(sielow)) <= set(cottbus.plz) or gazetteer.plz_of(sielow) == sielow.plz
    for entry in gazetteer.entries:
        assert all(entry in gazetteer.by_plz(plz) for plz in gazetteer.plz_of(entry)), entry.id


def test_kinds(gazetteer: Gazetteer) -> None:
    assert {entry.id for entry in gazetteer.of_kind("landkreis")} >= {"landkreis/spree-neisse"}
    assert gazetteer.of_kind("spaceship") == ()


def test_every_source_named_exists(gazetteer: Gazetteer) -> None:
    for entry in gazetteer.entries:
        named = {*entry.sources, *(source for name in entry.names for source in name.sources)}
        assert named <= gazetteer.sources.keys(), entry.id
    assert all(source.id == source_id and source.title for source_id, source in gazetteer.sources.items())


def test_pickles_small_and_whole(gazetteer: Gazetteer) -> None:
    data = pickle.dumps(gazetteer)
    assert len(data) < 1000
    again = pickle.loads(data)
    assert again.data_version == gazetteer.data_version
    assert again.lookup("Chósebusz") == gazetteer.lookup("Chósebusz")
    for thing in (gazetteer.lookup("Cottbus"), gazetteer.fix_text("Cottbus/Chósebusz"), gazetteer.mentions("Peitz")):
        assert pickle.loads(pickle.dumps(thing)) == thing


def test_threads_share_one_gazetteer() -> None:
    """Fresh, so that everything that is worked out at first use is worked out by all threads at once."""
    shared: Gazetteer = pickle.loads(pickle.dumps(sorbnames.load()))
    texts = [f"0304{number % 10} Cottbus/Chósebusz, Peitz/Picnjó, ChÃ³Å›ebuz {number}" for number in range(48)]
    with ThreadPoolExecutor(8) as pool:
        fixed = list(pool.map(lambda text: shared.fix_text(text, "official").text, texts))
        found = list(pool.map(lambda text: shared.mentions(text), texts))
    alone = sorbnames.load()
    assert fixed == [alone.fix_text(text, "official").text for text in texts]
    assert found == [alone.mentions(text) for text in texts]


def test_each_right_name_leads_to_its_entry(gazetteer: Gazetteer) -> None:
    """Resolved, or one of the candidates of an ambiguous answer; never another entry, never nothing."""
    lost = []
    for entry in gazetteer.entries:
        for name in entry.names:
            if name.role in CITATION_ROLES and name.language in ("de", "dsb"):
                resolution = gazetteer.lookup(name.text, limit=1000)
                ids = [candidate.id for candidate in resolution.candidates]
                whole = [upper for upper in gazetteer.ancestors(entry) if upper in ids]
                if entry.id not in ids and not _same_names_as_one_of(gazetteer, entry, whole):
                    lost.append((name.text, entry.id, resolution.status, ids))
    assert lost == []


def _same_names_as_one_of(gazetteer: Gazetteer, entry: Entry, others: list[str]) -> bool:
    """Whether the entry is a part of a place of the very same two names: Drahnsdorf in Drahnsdorf."""
    return any(
        (entry_of(gazetteer, other).de, entry_of(gazetteer, other).dsb) == (entry.de, entry.dsb) for other in others
    )


def test_each_wrong_name_on_record_leads_to_its_entry(gazetteer: Gazetteer) -> None:
    lost = [
        (name.text, entry.id)
        for entry in gazetteer.entries
        for name in entry.names
        if name.role in ("misspelling", "misprint", "former_norm")
        and entry.id not in {candidate.id for candidate in gazetteer.lookup(name.text, limit=1000).candidates}
    ]
    assert lost == []


def test_each_canonical_pair_leads_to_its_entry(gazetteer: Gazetteer, places: list[Entry]) -> None:
    lost = []
    for entry in places:
        if not entry.de or not entry.dsb:
            continue
        pair = entry.pair or f"{entry.de}/{entry.dsb}"
        resolution = gazetteer.lookup(pair, limit=1000)
        ids = [candidate.id for candidate in resolution.candidates]
        whole = [upper for upper in ids if upper in gazetteer.ancestors(entry)]
        if entry.id not in ids and not _same_names_as_one_of(gazetteer, entry, whole):
            lost.append((pair, entry.id, resolution.status, ids))
    assert lost == []


def test_each_official_municipality_is_decided_by_its_full_pair(gazetteer: Gazetteer, places: list[Entry]) -> None:
    undecided = [
        entry.id
        for entry in places
        if entry.kind in ("gemeinde", "stadt", "kreisfreie_stadt")
        and entry.pair
        and not gazetteer.lookup(entry.pair).decided
    ]
    assert undecided == []


def test_names_shared_by_places_are_ambiguous(gazetteer: Gazetteer, places: list[Entry]) -> None:
    """One right name of several places, none of which lies in another, is never decided without further evidence."""
    bearers = sorted(
        (
            (key(name.text), entry.id)
            for entry in places
            for name in entry.names
            if name.role in CITATION_ROLES and name.language == "dsb"
        ),
    )
    decided = []
    for name_key, group in groupby(bearers, key=lambda pair: pair[0]):
        ids = {entry_id for _, entry_id in group}
        apart = [
            entry_id
            for entry_id in ids
            if not any(gazetteer.contains(entry_of(gazetteer, other), entry_of(gazetteer, entry_id)) for other in ids)
            and entry_of(gazetteer, entry_id).kind in ("ortsteil", "gemeinde", "stadt", "gemeindeteil")
        ]
        spellings = {
            name.text for one in apart for name in entry_of(gazetteer, one).names if key(name.text) == name_key
        }
        if len(apart) > 1 and len(spellings) == 1:
            (spelling,) = spellings
            if gazetteer.lookup(spelling).decided:
                decided.append((spelling, sorted(apart)))
    assert decided == []


def test_normalize_gives_the_pair_of_what_lookup_finds(gazetteer: Gazetteer, places: list[Entry]) -> None:
    for entry in places:
        if entry.dsb:
            resolution = gazetteer.lookup(entry.dsb)
            if resolution.decided:
                assert gazetteer.normalize(entry.dsb) == resolution.candidates[0].pair
            else:
                with pytest.raises(sorbnames.AmbiguousName):
                    gazetteer.normalize(entry.dsb)
