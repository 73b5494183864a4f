"""A long text read in stretches says and becomes the same as the text read in one go."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sorbnames
from sorbnames import documents
from sorbnames.documents import longtext
from sorbnames.documents.longtext import LongText, open_long_text
from sorbnames.examine import Settings, examine, fix
from sorbnames.examine_long import examine_long, fix_long, mentions_of_long
from sorbnames.gazetteer import Gazetteer
from sorbnames.project import Project

PIECES = (
    "Cottbus/Chósebusz",
    "Cottbus/Chóśebuz",
    "Chóśebuz",
    "Cottbus",
    "Burg",
    "Burg (Spreewald) / Bórkowy (Błota)",
    "Burg/\nBórkowy",
    "Peitz",
    "Picnjo – Peitz",
    "Peitz (Picnjo)",
    "Cottbus – Chóśebuz",
    "Magazinstraße 28 / Skladowa droga 28",
    "Bahnhofstraße 3",
    "03046 Cottbus",
    "03096 Burg",
    "Neuendorf",
    "Drachhausen und Neuendorf",
    "Forst (Lausitz)",
    "Guben",
    "Cottbus, den 14. Februar 2024",
    "Landkreis Spree-\nNeiße",
    "Wokrejs Sprjewja-Nysa",
    "ChÃ³Å›ebuz",
    "Cottbus/Ch??ebuz",
    "Was?So",
    "Cho´sebuz",
    "Lübbenau\n\nLubnjow",
    "Cottbus\n\nChóśebuz",
    "Sparkasse Spree-Neiße",
    "info@cottbus.example.org",
    "Město jo wjelike a se za ten swět pśi jogo domje, a pśi tom na groźe.",
    "W Chóśebuzu su ludźe a se za to něnt teke z togo wjasele.",
    "Der Rat hat in der Sitzung mit den Gästen von der Gemeinde und dem Amt das Ergebnis für das Jahr besprochen.",
    "der Ort",
    "Ziegelei und Markt",
    "– im Ortsteil Sielow",
    "GmbH",
    "\n\n",
    "\r\n\r\n",
    "\n",
    "; ",
    ". ",
    "/",
    "(",
    ")",
    "x" * 300,
    "Wort " * 30,
    "e\u0301",
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Texts of many pieces; most of the choice is left to one seed, so that long ones come as quickly as short ones."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    count = draw(st.integers(1, 120))
    liked = draw(st.lists(st.sampled_from(PIECES), min_size=4, max_size=30))
    joints = draw(st.lists(st.sampled_from((" ", " ", "\n", "\n\n", ". ", " und ", "")), min_size=1, max_size=4))
    return "".join(chance.choice(liked) + chance.choice(joints) for _ in range(count))


def opened(text: str, codec: str = "utf-8") -> LongText:
    path = Path(opened.folder) / "text.txt"  # type: ignore[attr-defined]
    path.write_bytes(text.encode(codec))
    found = open_long_text(str(path), path.open("rb"))
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    opened.folder = tmp_path  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return sorbnames.load()


@pytest.fixture
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Stretches of five hundred characters, in place of a quarter of a million."""
    monkeypatch.setattr(longtext, "STRETCH", 500)
    monkeypatch.setattr(documents, "LONG", 1)
    return monkeypatch


WISHES = st.sampled_from(
    (
        Settings(),
        Settings(style="official"),
        Settings(style="compact", unsafe=True),
        Settings(to="de"),
        Settings(to="dsb"),
        Settings(ignore=frozenset({"SN201", "SN206"})),
        Settings(project=Project(protect=("Peitz (Picnjo)",))),
    )
)


@given(text=texts(), stretch=st.sampled_from((300, 900, 2500)), wishes=WISHES)
@settings(deadline=None, max_examples=50)
def test_findings_and_corrections_are_those_of_the_whole(
    gazetteer: Gazetteer, text: str, stretch: int, wishes: Settings
) -> None:
    before = longtext.STRETCH
    longtext.STRETCH = stretch
    try:
        with opened(text) as long:
            whole = documents.read(long.path)
            expected = examine(gazetteer, whole, wishes).found
            result = fix(gazetteer, whole, wishes)
            found = [located for document in examine_long(gazetteer, long, wishes) for located in document.found]
            fixed = fix_long(gazetteer, long, wishes)
            data = b"".join(fixed.data)
            mentions = list(mentions_of_long(gazetteer, long))
    finally:
        longtext.STRETCH = before
    assert found == list(expected)
    assert data == whole.apply(result.applied)
    assert fixed.made == len(result.applied)
    assert sorted(fixed.left) == sorted(finding.severity for finding in result.left)
    assert [mention for mention, _ in mentions] == gazetteer.mentions(text)
