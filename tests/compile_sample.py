"""A small data folder for the tests of reading, checking and exporting, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

from sorbnames.compile import Problem, RawData, read_data, validate

PLACES = """\
places:
  - id: land/brandenburg
    kind: land
    names:
      de: [{text: Brandenburg, role: official, sources: [register]}]
      dsb: [{text: Bramborska, role: attested, sources: [register]}]
  - id: cottbus
    kind: kreisfreie_stadt
    parent: land/brandenburg
    ags: "12052000"
    plz: ["03042", "03044"]
    position: [51.76056, 14.33417]
    status: official
    pair: Cottbus/Chóśebuz
    names:
      de:
        - {text: Cottbus, role: official, sources: [register]}
      dsb:
        - {text: Chóśebuz, role: official, sources: [register]}
        - {text: Chośebuz, role: former_norm, period: [1952, 2006], sources: [atlas]}
        - {text: Chósebuz, role: misspelling, note: s for ś, sources: [atlas]}
      hsb: [{text: Choćebuz, role: attested, sources: [atlas]}]
    legal:
      - {what: register, says: Cottbus/Chóśebuz, date: 2021, sources: [register]}
      - {what: settlement_area, says: in, date: 2000, sources: [register], note: the whole city}
    sources: [atlas]
    note: the largest town
  - id: cottbus/sielow
    kind: ortsteil
    parent: cottbus
    position: [51.8, 14.3]
    status: official
    names:
      de: [{text: Sielow, role: official, sources: [register]}]
      dsb: [{text: Žylow, role: attested, sources: [atlas]}]
  - id: landkreis/spree-neisse
    kind: landkreis
    parent: land/brandenburg
    ags: "12071"
    names:
      de: [{text: Spree-Neiße, role: official, sources: [register]}]
      dsb: [{text: Sprjewja-Nysa, role: attested, sources: [register]}]
  - id: burg-spreewald
    kind: gemeinde
    parent: landkreis/spree-neisse
    ags: "12071032"
    names:
      de:
        - {text: Burg (Spreewald), role: official, sources: [register]}
        - {text: Burg, role: short, sources: [atlas]}
      dsb:
        - {text: Bórkowy (Błota), role: attested, sources: [register]}
        - {text: Bórkowy, role: short, sources: [atlas]}
"""

STREETS = """\
streets:
  - id: strasse/cottbus/magazinstrasse
    kind: strasse
    municipality: cottbus
    plz: ["03046"]
    names:
      de: [{text: Magazinstraße, role: attested, sources: [atlas]}]
      dsb: [{text: Składowa droga, role: attested, sources: [atlas]}]
"""

TERMS = """\
terms:
  - id: term/strasse
    names:
      de: [{text: Straße, role: attested, sources: [atlas]}]
      dsb: [{text: droga, role: attested, sources: [atlas]}]
"""

SOURCES = """\
sources:
  register: {title: The register of municipalities, url: "https://example.org/register"}
  atlas: {title: An atlas of names, note: second printing}
"""

WORDS = """\
words:
  - {name: Burg, means: castle}
"""

ELSEWHERE = """\
same:
  Sielow: [ST]
towns: [Sielow]
near:
  - Sielo
"""

ALIKE = """\
alike:
  - Silo
"""

PROTECTED = """\
legal_forms: [GmbH, e.V.]
titles:
  - Dr.
"""

FILES = {
    "places/cottbus.yaml": PLACES,
    "streets/cottbus.yaml": STREETS,
    "terms.yaml": TERMS,
    "sources.yaml": SOURCES,
    "lists/words.yaml": WORDS,
    "lists/elsewhere.yaml": ELSEWHERE,
    "lists/alike.yaml": ALIKE,
    "lists/protected.yaml": PROTECTED,
}


def write_data(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """Write the sample into ``folder/data``, with other content for some files."""
    data = folder / "data"
    for name, content in {**FILES, **(changes or {})}.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return data


def sample(folder: Path) -> RawData:
    """The sample, read."""
    return read_data(write_data(folder))


def spoilt(folder: Path, old: str, new: str, file: str = "places/cottbus.yaml") -> tuple[Problem, ...]:
    """What the checks say when ``old`` is replaced by ``new`` in one file of the sample."""
    content = FILES[file]
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in the sample"
    data = write_data(folder, {file: content.replace(old, new)})
    return validate(read_data(data, tolerant=True))


def line_of(text: str, file: str = "places/cottbus.yaml") -> int:
    """The line of the sample in which ``text`` first stands."""
    return FILES[file][: FILES[file].index(text)].count("\n") + 1
