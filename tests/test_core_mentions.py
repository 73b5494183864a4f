"""Running text to mentions: spans, entries, evidence, protection."""

from __future__ import annotations

import itertools
import unicodedata
from typing import Literal

import pytest

import sorbnames
from sorbnames.findings import Mention
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import CITATION_ROLES
from sorbnames.orthography import key

Composition = Literal["NFC", "NFD"]

STATUSES = {"exact", "folded", "variant", "damaged", "fuzzy", "ambiguous"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return sorbnames.load()


def free(gazetteer: Gazetteer, text: str) -> list[Mention]:
    """The mentions of places that are not protected."""
    return [
        mention
        for mention in gazetteer.mentions(text)
        if not mention.protected and mention.kind not in ("strasse", "institution")
    ]


@pytest.mark.parametrize("writing", ["NFC", "NFD"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_are_those_of_the_text_as_it_stands(gazetteer: Gazetteer, writing: Composition, newline: str) -> None:
    lines = [
        "\ufeffÄrger in Łužyca:",
        "nach Cottbus/Chóśebuz",
        "und Lübben (Spree\u00adwald) / Lubin (Błota).",
        "ě → Wětošow/Błota",
    ]
    text = unicodedata.normalize(writing, newline.join(lines))
    mentions = gazetteer.mentions(text)
    wanted = ["Cottbus", "Chóśebuz", "Lübben (Spree\u00adwald)", "Lubin (Błota)", "Wětošow/Błota"]
    surfaces = [mention.surface for mention in mentions]
    assert all(text[mention.start : mention.end] == mention.surface for mention in mentions)
    for name in wanted:
        assert unicodedata.normalize(writing, name) in surfaces


@pytest.mark.parametrize(
    ("text", "surface", "entry"),
    [
        ("Er wohnt in Cottbus.", "Cottbus", "cottbus"),
        ("Er wohnt in Chóśebuz.", "Chóśebuz", "cottbus"),
        ("ER WOHNT IN COTTBUS.", "COTTBUS", "cottbus"),
        ("nach Burg (Spreewald)", "Burg (Spreewald)", "burg-spreewald"),
        ("nach Burg (Spree\u00adwald)!", "Burg (Spree\u00adwald)", "burg-spreewald"),
        ("nach Burg\u00a0(Spreewald)", "Burg\u00a0(Spreewald)", "burg-spreewald"),
        ("Burg/Spreewald ist schön", "Burg/Spreewald", "burg-spreewald"),
        ("zwischen Dahme-\nSpreewald und Polen", "Dahme-\nSpreewald", "landkreis/dahme-spreewald"),
        ("zwischen Dahme-\r\nSpreewald und Polen", "Dahme-\r\nSpreewald", "landkreis/dahme-spreewald"),
        ("zwischen Spree\u2011Neiße und Polen", "Spree\u2011Neiße", "landkreis/spree-neisse"),
        ("im Landkreis Spree-Neiße", "Landkreis Spree-Neiße", "landkreis/spree-neisse"),
        ("Wokrejs\nSprjewja-Nysa", "Wokrejs\nSprjewja-Nysa", "landkreis/spree-neisse"),
        ("Neuhausen/Spree liegt dort", "Neuhausen/Spree", "neuhausen-spree"),
        ("Cottbus/Sielow", "Sielow", "cottbus/sielow"),
        ("03046 Cottbus OT Sielow", "Sielow", "cottbus/sielow"),
        ("Forst/Baršć", "Forst", "forst-lausitz"),
        ("03149 Forst", "Forst", "forst-lausitz"),
        ("Döbern/Derbno", "Derbno", "doebern"),
        ("Schenkendöbern/Derbno", "Derbno", "schenkendoebern"),
        ("Weißwasser/O.L.", "Weißwasser/O.L.", "weisswasser-ol"),
        ("ChÃ³Å›ebuz", "ChÃ³Å›ebuz", "cottbus"),
    ],
)
def test_a_mention_is_found(gazetteer: Gazetteer, text: str, surface: str, entry: str) -> None:
    found = [mention for mention in free(gazetteer, text) if mention.surface == surface]
    assert [mention.entry for mention in found] == [entry]


@pytest.mark.parametrize(
    "text",
    [
        "Die Burg steht im Forst.",
        "In der Mitte liegt Sand.",
        "Wir werben um Sie. Werben ist erlaubt.",
        "39288 Burg",
        "Burg bei Magdeburg",
        "76694 Forst",
        "Forst (Baden)",
        "15518 Briesen (Mark)",
        "78579 Neuhausen",
        "39615 Werben (Elbe)",
        "Herr Peter Ruben spricht.",
        "Cottbuser, Spreewälder und Lausitzer",
        "Cottbusser Straße",
        "Burgunder, Forsthaus, Peitzker",
        "kottbus und cottbus",
        "SCottbus Cottbus2 _Cottbus_x",
    ],
)
def test_no_mention(gazetteer: Gazetteer, text: str) -> None:
    assert free(gazetteer, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Post an info@cottbus.de und nach www.Cottbus.de",
        "https://example.org/Cottbus/Chosebuz?ort=Peitz",
        "C:\\Daten\\Cottbus\\Peitz.docx",
        "/home/Cottbus/Peitz/brief.txt",
        "Wirtschaftsregion Lausitz GmbH",
        "Sparkasse Spree-Neiße",
        "FC Energie Cottbus",
        "Lausitz Festival",
        "der Lausitz-Beauftragte",
        "Amtsgericht Cottbus",
        "`Cottbus`",
    ],
)
def test_protected_names_are_told_and_never_edited(gazetteer: Gazetteer, text: str) -> None:
    assert free(gazetteer, text) == []
    for style in gazetteer.styles:
        assert gazetteer.fix_text(text, style, unsafe=True).text == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("FC Energie Cottbus", "proper name"),
        ("Stadtwerke Peitz", "organisation"),
        ("Cottbus GmbH", "company"),
        ("der Lausitz-Beauftragte", "compound"),
    ],
)
def test_protected_mentions_are_listed_with_the_reason(gazetteer: Gazetteer, text: str, reason: str) -> None:
    assert reason in [mention.protected for mention in gazetteer.mentions(text)]


def test_neighbours_in_text_never_merge(gazetteer: Gazetteer) -> None:
    for german, sorbian in (
        ("Sielow", "Žylow"),
        ("Merzdorf", "Žylowk"),
        ("Ströbitz", "Strobice"),
        ("Frauendorf", "Dubrawka"),
        ("Bresinchen", "Brjazynka"),
    ):
        pair = f"{german}/{sorbian}"
        one, other = free(gazetteer, pair)
        assert (one.entry, one.surface, other.surface) == (other.entry, german, sorbian)
        assert one.entry
        assert gazetteer.fix_text(pair).text == pair


def test_ambiguous_names_keep_their_candidates(gazetteer: Gazetteer) -> None:
    (mention,) = free(gazetteer, "Der Ortsteil Neuendorf.")
    assert (mention.status, mention.entry, mention.de, mention.lat) == ("ambiguous", "", "", None)
    assert {"teichland/neuendorf", "luebben-spreewald/neuendorf"} <= set(mention.candidates)


def test_the_rest_of_the_text_decides(gazetteer: Gazetteer) -> None:
    mentions = free(gazetteer, "Die Gemeinde Teichland tagte. Der Ortsteil Neuendorf bekommt Geld.")
    assert [mention.entry for mention in mentions] == ["teichland", "teichland/neuendorf"]


def test_what_a_mention_tells(gazetteer: Gazetteer) -> None:
    german, sorbian = gazetteer.mentions("03046 Cottbus/Chósebusz")
    assert (german.language, german.status, german.kind) == ("de", "exact", "kreisfreie_stadt")
    assert (sorbian.language, sorbian.status, sorbian.surface) == ("dsb", "variant", "Chósebusz")
    assert (german.de, german.dsb) == (sorbian.de, sorbian.dsb) == ("Cottbus", "Chóśebuz")
    assert german.lat == pytest.approx(51.76, abs=0.05)
    assert german.lon == pytest.approx(14.33, abs=0.05)
    assert any("03046" in reason for reason in german.evidence)
    assert any("Cottbus" in reason for reason in sorbian.evidence)


def test_evidence_raises_confidence(gazetteer: Gazetteer) -> None:
    def confidence(text: str) -> float:
        return max((mention.confidence for mention in free(gazetteer, text)), default=0.0)

    assert confidence("Die Burg.") < confidence("03096 Burg") <= 1
    assert confidence("Forst") < confidence("Forst/Baršć") <= 1


def test_mentions_do_not_overlap_and_come_in_reading_order(gazetteer: Gazetteer) -> None:
    text = " ".join(entry.pair for entry in gazetteer.entries if entry.pair)
    mentions = gazetteer.mentions(text)
    assert len(mentions) > 50
    for left, right in itertools.pairwise(mentions):
        assert left.end <= right.start
    assert {mention.status for mention in mentions} <= STATUSES


def test_every_strong_name_is_found_in_a_sentence(gazetteer: Gazetteer) -> None:
    """A strong name stands for its bearers by itself, whole, whatever its letters, slashes and brackets."""
    missed = []
    for entry in gazetteer.entries:
        if entry.kind in ("strasse", "institution", "term"):
            continue
        for name in entry.names:
            if name.role not in CITATION_ROLES or name.language not in ("de", "dsb"):
                continue
            if name.strength == "strong" and name.text[0].isupper():
                bearers = {named.entry.id for named in gazetteer.by_key(key(name.text))}
                mentions = free(gazetteer, f"Heute {name.text}.")
                whole = [mention for mention in mentions if mention.surface == name.text]
                if not whole or not bearers.issuperset(whole[0].candidates):
                    missed.append((entry.id, name.text, [mention.surface for mention in mentions]))
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "\ud800",
        "🏘️" * 500,
        "\u0301" * 500,
        "(" * 2000,
        "Cottbus/" * 200,
        "A" * 50_000,
        "ä\u0308" * 3000,
        "&#" * 2000,
    ],
    ids=lambda text: f"{text[:12]!r} x {len(text)}",
)
def test_absurd_texts(gazetteer: Gazetteer, text: str) -> None:
    for mention in gazetteer.mentions(text):
        assert text[mention.start : mention.end] == mention.surface
    result = gazetteer.fix_text(text, "official")
    assert result.replay(text) == result.text


@pytest.mark.parametrize("between", ["\0", "\ud800", "\ufffe", "\u202e", "®", "£ ", "³", "¶", "\u0085", "\x1c"])
def test_odd_signs_beside_names(gazetteer: Gazetteer, between: str) -> None:
    for text in (f"Cottbus {between} Peitz", f"{between}Cottbus", f"Cottbus{between}", f"Burg {between}(Spreewald)"):
        for mention in gazetteer.mentions(text):
            assert text[mention.start : mention.end] == mention.surface
    assert [mention.entry for mention in free(gazetteer, f"Cottbus {between} Peitz")][:1] == ["cottbus"]
