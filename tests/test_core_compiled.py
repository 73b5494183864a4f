"""The compact file: nothing is lost on the way into it, and the one in the package is made of today's data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sorbnames.building import build, compile_folder, pack, table_lists
from sorbnames.compiled import NAMES_PER_ENTRY, SHIPPED, Compiled, read_shipped
from sorbnames.errors import InvalidData
from sorbnames.index import END, spellings, split_qualifier, words_of
from sorbnames.model import Entry, LegalRecord, Name, Source
from sorbnames.orthography import key

ROOT = Path(__file__).resolve().parent.parent

LISTS = table_lists(
    {
        "words": {"Burg": "castle"},
        "same": {"Burg": ["ST", "SH"], "burg": ["SH", "NI"]},
        "near": ["Bürg"],
        "protected": {"phrases": ["FC Energie Cottbus"], "titles": ["Herr"]},
    }
)

ENTRIES = (
    Entry("plain", "ortsteil", (Name("Dorf", "de", "attested"),)),
    Entry(
        id="burg-spreewald",
        kind="gemeinde",
        names=(
            Name("Burg (Spreewald)", "de", "official", "strong", ("a",)),
            Name("Burg", "de", "short", "weak", ("a", "b"), "a word"),
            Name("Bórkowy (Błota)", "dsb", "official", "strong", ("b",)),
            Name("Borkowy", "dsb", "former_norm", "strong", ("b",), "", (1952, 2006)),
            Name("Bórkowi", "dsb", "former_norm", "strong", (), "", (None, 1952)),
            Name("Bórkovy", "dsb", "former_norm", "weak", (), "", (2006, None)),
        ),
        parent="amt",
        municipality="burg-spreewald",
        ags="12071032",
        plz=("03096", "03097"),
        position=(51.83, 14.14),
        status="official",
        pair="Burg (Spreewald)/Bórkowy (Błota)",
        legal=(LegalRecord("register", "Burg (Spreewald)/Bórkowy (Błota)", "2021", ("a",), "with \n and “quotes”"),),
        sources=("a", "b"),
        note="a note\nof two lines",
    ),
)

SOURCES = (Source("a", "An atlas", "https://example.org/?a=b#c", "a note"), Source("b", "B"))


@pytest.fixture(scope="module")
def content() -> bytes:
    return pack(ENTRIES, SOURCES, LISTS, "1.2")


def test_entries_and_sources_come_back_whole(content: bytes) -> None:
    compiled = Compiled(content)
    assert len(compiled) == len(ENTRIES)
    assert tuple(compiled.entry(number) for number in range(len(compiled))) == ENTRIES
    assert tuple(compiled.sources.values()) == SOURCES
    assert compiled.head.ids == [entry.id for entry in ENTRIES]


def test_lists_come_back_with_keys_for_names(content: bytes) -> None:
    lists = Compiled(content).lists
    assert lists["words"] == {"burg": "castle"}
    assert lists["same"] == {"burg": ["NI", "SH", "ST"]}
    assert lists["near"] == ["burg"]
    assert lists["protected"]["titles"] == ["Herr"]


def test_the_same_data_give_the_same_bytes_and_others_another_version(content: bytes) -> None:
    assert pack(ENTRIES, SOURCES, LISTS, "1.2") == content
    other = pack(ENTRIES[:1], SOURCES, LISTS, "1.2")
    versions = [Compiled(data).head.version for data in (content, other)]
    assert versions[0] != versions[1]
    assert all(version.startswith("1.2+") for version in versions)


def test_each_name_is_reached_by_key_and_by_words(content: bytes) -> None:
    compiled = Compiled(content)
    for number, entry in enumerate(ENTRIES):
        for position, name in enumerate(entry.names):
            code = number * NAMES_PER_ENTRY + position
            assert code in compiled.head.keys[key(name.text)]
            node = compiled.trie
            for word in words_of(name.text):
                node = node[word]
            assert code in node[END]


def test_postal_codes_lead_to_entries(content: bytes) -> None:
    assert Compiled(content).head.plz == {"03096": [1], "03097": [1]}


def test_a_file_of_another_format_is_refused(content: bytes) -> None:
    first, _, rest = content.partition(b"\n")
    head = json.loads(first) | {"format": 10_000}
    with pytest.raises(InvalidData):
        Compiled(json.dumps(head).encode() + b"\n" + rest)


def test_a_checkout_that_was_not_built_says_how(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sorbnames.compiled.SHIPPED", tmp_path / "gazetteer.json")
    with pytest.raises(InvalidData) as caught:
        read_shipped()
    assert "build" in str(caught.value)


def test_the_shipped_file_is_current() -> None:
    is_current = Path(SHIPPED).read_bytes() == compile_folder(ROOT / "data")  # showing where not would take hours
    assert is_current, "run 'sorbnames data build'"


def test_building_replaces_the_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "gazetteer.json"
    target.write_text("old", encoding="utf-8")
    build(ROOT / "data", target)
    assert Compiled(target.read_bytes()).head.version == read_shipped().head.version
    assert [path.name for path in tmp_path.iterdir()] == ["gazetteer.json"]


def test_a_mistake_in_the_data_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "gazetteer.json"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(InvalidData):
        build(tmp_path / "no-data", target)
    assert target.read_text(encoding="utf-8") == "old"


def test_every_shipped_entry_survives_another_round() -> None:
    compiled = read_shipped()
    entries = tuple(compiled.entry(number) for number in range(len(compiled)))
    again = Compiled(pack(entries, tuple(compiled.sources.values()), compiled.lists, "x"))
    assert tuple(again.entry(number) for number in range(len(again))) == entries
    assert again.trie == compiled.trie
    assert again.head.keys == compiled.head.keys


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Burg (Spreewald)", ("Burg", "Spreewald")),
        ("Neuhausen/Spree", ("Neuhausen", "Spree")),
        ("Weißwasser/O.L.", ("Weißwasser", "O.L.")),
        ("Cottbus", ("Cottbus", "")),
        ("Groß Gaglow", ("Groß Gaglow", "")),
    ],
)
def test_the_addition_of_a_name(text: str, parts: tuple[str, str]) -> None:
    assert split_qualifier(text) == parts


def test_spellings_abbreviate_and_transcribe_german_names_only() -> None:
    german = set(spellings(Name("Lübben (Spreewald)", "de", "official")))
    assert {"Lübben (Spreewald)", "Luebben (Spreewald)", "Lübben Spw", "Luebben Spw"} <= german
    assert set(spellings(Name("Chóśebuz", "dsb", "official"))) == {"Chóśebuz"}
