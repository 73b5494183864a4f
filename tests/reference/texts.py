"""Generated texts: names right, misspelt and damaged, pairs, separators, codes, words and anything else."""

from __future__ import annotations

import random
import unicodedata
from functools import cache

from hypothesis import strategies as st

import sorbnames
from sorbnames.model import CITATION_ROLES, Entry, Name

WORDS = [
    "Am",
    "und",
    "der",
    "die",
    "das",
    "in",
    "nach",
    "bei",
    "von",
    "zu",
    "mit",
    "Straße",
    "Stadt",
    "Amt",
    "Ortsteil",
    "OT",
    "Gemeinde",
    "Landkreis",
    "Wokrejs",
    "Burg",
    "Forst",
    "Mitte",
    "Werben",
    "Heide",
    "Herr",
    "Frau",
    "GmbH",
    "e.V.",
    "Sparkasse",
    "w",
    "z",
    "do",
    "pśi",
    "Město",
    "wjas",
    "droga",
    "Brandenburg",
    "Sachsen",
    "Berlin",
    "Warschau",
    "heute",
    "gestern",
    "Bürger",
]
SEPARATORS = [
    " ",
    "\n",
    "\r\n",
    "\r",
    "/",
    " / ",
    "/\n",
    "-",
    "-\n",
    " - ",
    " – ",
    ", ",
    ". ",
    ": ",
    " (",
    ")",
    " [",
    "]",
    "\t",
    "\u00a0",
]
SEPARATORS += ["\u00ad", "\u200b", "; ", "\n\n", " · ", " | ", "  ", "“", "„", "@", "…", "&"]
NUMBERS = ["03046", "03096", "39288", "D-03149", "15907", "28", "14a", "1978", "14. Februar 2024", "+49 355 1234"]
ODD = [
    "\0",
    "\ud800",
    "\ufeff",
    "®",
    "£",
    "³",
    "¶",
    "?",
    "\ufffd",
    "&oacute;",
    "&#347;",
    "😀",
    "\u0301",
    "\u030c",
    "ﬁ",
    "İ",
    "ẞ",
    "\u202e",
    "\x85",
]


@cache
def entries() -> tuple[Entry, ...]:
    """All entries of the shipped gazetteer."""
    return tuple(sorbnames.load().entries)


@cache
def pairable() -> tuple[Entry, ...]:
    """Places with a name in either language."""
    return tuple(
        entry for entry in entries() if entry.de and entry.dsb and entry.kind not in ("term", "strasse", "institution")
    )


@cache
def names() -> tuple[Name, ...]:
    """All names of all entries, streets and terms included."""
    return tuple(name for entry in entries() for name in entry.names)


@cache
def cited() -> tuple[str, ...]:
    """All names in the nominative, right today."""
    return tuple(name.text for name in names() if name.role in CITATION_ROLES)


def misspell(text: str, number: int) -> str:
    """One typing error, the one with that number."""
    chance = random.Random(number)
    if len(text) < 2:
        return text
    place = chance.randrange(len(text) - 1)
    kind = chance.choice(("drop", "swap", "double", "change"))
    if kind == "drop":
        return text[:place] + text[place + 1 :]
    if kind == "swap":
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return (
        text[:place]
        + (text[place] if kind == "double" else chance.choice("aeknsz"))
        + text[place + (kind == "change") :]
    )


def damage(text: str, number: int) -> str:
    """One kind of damage, that of the number: a lost mark, a wrong encoding, a lost letter, another composition."""
    kinds = (
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "".join(
            letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
        ),
        lambda text: text.encode().decode("cp1252", "replace"),
        lambda text: text.encode().decode("latin-1"),
        lambda text: text.encode("iso8859-2", "replace").decode("latin-1"),
        lambda text: text.encode("cp1250", "replace").decode("cp1252", "replace"),
        lambda text: text.encode("ascii", "replace").decode(),
        lambda text: text.upper(),
        lambda text: text.lower(),
        lambda text: text.replace("ě", "\u0115").replace("o", "о"),
        lambda text: "\u00ad".join(text),
        lambda text: text.replace(" ", "\n").replace("-", "-\n"),
    )
    return kinds[number % len(kinds)](text)


NUMBER = st.integers(0, 10_000)
NAME = NUMBER.map(lambda number: names()[number % len(names())].text)
CITED = NUMBER.map(lambda number: cited()[number % len(cited())])


def pair(number: int, sign: str, turned: bool) -> str:
    """Both names of the entry with that number."""
    entry = pairable()[number % len(pairable())]
    return f"{entry.dsb}{sign}{entry.de}" if turned else f"{entry.de}{sign}{entry.dsb}"


PAIR = st.builds(
    pair,
    NUMBER,
    st.sampled_from(["/", " / ", " - ", " (", " [", "/\n", "\n", " · "]),
    st.booleans(),
)
FRAGMENT = st.one_of(
    NAME,
    PAIR,
    st.builds(misspell, NAME, NUMBER),
    st.builds(damage, NAME, NUMBER),
    st.builds(damage, PAIR, NUMBER),
    st.builds(misspell, PAIR, NUMBER),
    st.sampled_from(WORDS),
    st.sampled_from(NUMBERS),
    st.sampled_from(ODD),
    st.text(max_size=4),
)
SEPARATOR = st.sampled_from(SEPARATORS)

#: Texts of all these, in any order.
TEXT = st.lists(st.tuples(FRAGMENT, SEPARATOR), max_size=14).map(
    lambda pieces: "".join(one + other for one, other in pieces)
)
