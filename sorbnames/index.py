"""From entries to the look-up tables of matcher and scanner; made once, when the gazetteer is compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sorbnames.compiled import NAMES_PER_ENTRY
from sorbnames.model import PLACE_KINDS, Entry, Name
from sorbnames.orthography import fold, key, skeleton, transcribe

#: How the addition to a name is abbreviated in addresses. The long forms are the names' own.
QUALIFIERS: dict[str, tuple[str, ...]] = {
    "Spreewald": ("Spw", "Sprw", "Spreew", "Spwd", "Sprwld", "i Spreewald", "im Spreewald", "i Spreew", "i Spw"),
    "Lausitz": ("L", "Laus", "Lsz", "NL", "N L", "Niederlausitz", "Nieder Lausitz", "N Laus", "Nd Laus", "i d Lausitz"),
    "Niederlausitz": ("NL", "N L", "N Laus", "Nd Laus", "Lausitz", "Laus"),
    "Spree": ("Spr", "a d Spree", "an der Spree"),
    "Elster": ("a d Elster",),
    "Elbe": ("a d Elbe",),
    "Mark": ("M", "i d Mark"),
    "O.L.": ("OL", "O L", "Oberlausitz", "Ober Lausitz", "O Laus", "Ob Laus"),
    "Oberlausitz": ("OL", "O L", "O Laus"),
    "Błota": ("Bł",),
}

_QUALIFIED = re.compile(r"^(?P<base>[^(/]+?)(?:\s*\((?P<bracket>[^()]+)\)|/(?P<slash>[^/()]+))$")

#: What a trie node calls the list of names that end there.
END = ""

Trie = dict[str, Any]


@dataclass(slots=True)
class Index:
    """``keys``, ``forms`` (inflected and derived) and ``skeletons`` map to name numbers, ``plz`` to entry numbers."""

    keys: dict[str, list[int]] = field(default_factory=dict)
    forms: dict[str, list[int]] = field(default_factory=dict)
    skeletons: dict[str, list[int]] = field(default_factory=dict)
    plz: dict[str, list[int]] = field(default_factory=dict)
    trie: Trie = field(default_factory=dict)


def split_qualifier(text: str) -> tuple[str, str]:
    """``Burg (Spreewald)`` → (``Burg``, ``Spreewald``); no addition: (text, "")."""
    found = _QUALIFIED.match(text)
    if found is None:
        return text, ""
    return found["base"], found["bracket"] or found["slash"]


def words_of(text: str) -> list[str]:
    """The folded words of a text, without what stands between them."""
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()


def spellings(name: Name) -> Iterator[str]:
    """The name as it is, with umlauts transcribed, and with its addition abbreviated."""
    forms = [name.text]
    base, qualifier = split_qualifier(name.text)
    forms += [f"{base} {short}" for short in QUALIFIERS.get(qualifier, ())]
    for form in forms:
        yield form
        if name.language == "de" and (transcribed := transcribe(form)) != form:
            yield transcribed


#: First words of German names as tables and notices shorten them.
SHORT_WORDS = {"Groß": "Gr", "Klein": "Kl", "Märkische": "Märk"}


def shortened(name: Name) -> Iterator[str]:
    """``Gr. Gaglow`` for Groß Gaglow."""
    first, _, rest = name.text.partition(" ")
    if name.language == "de" and rest and first in SHORT_WORDS:
        yield f"{SHORT_WORDS[first]}. {rest}"


#: The name number of a fixed proper name (FC Energie Cottbus) that is no entry and never edited.
PROPER_NAME = -1


def build_index(entries: Sequence[Entry], proper_names: Iterable[str] = ()) -> Index:
    """Index all names of all entries; entry numbers are positions in ``entries``."""
    index = Index()
    for proper_name in proper_names:
        _plant(index.trie, proper_name, PROPER_NAME, joined=False)
    municipality_plz = {entry.id: entry.plz for entry in entries}
    for number, entry in enumerate(entries):
        for plz in entry.plz or municipality_plz.get(entry.municipality, ()):
            index.plz.setdefault(plz, []).append(number)
        for position, name in enumerate(entry.names):
            code = number * NAMES_PER_ENTRY + position
            if not name.text.isascii():
                _add(index.skeletons, skeleton(name.text), code)
            for spelling in shortened(name):
                _add(index.keys, key(spelling), code)
                if entry.kind in PLACE_KINDS:
                    _plant(index.trie, spelling, code, joined=False)
            for spelling in spellings(name):
                _add(index.forms if name.role in ("inflected", "derived") else index.keys, key(spelling), code)
                if entry.kind != "term":
                    _plant(index.trie, spelling, code)
    return index


def _add(table: dict[str, list[int]], text: str, code: int) -> None:
    codes = table.setdefault(text, [])
    if code not in codes:
        codes.append(code)


def _plant(trie: Trie, spelling: str, code: int, joined: bool = True) -> None:
    words = words_of(spelling)
    if not words:
        return
    one_word = "".join(words)
    paths: Iterable[list[str]] = [words]
    # Großgaglow for Groß Gaglow; an addition is never glued on.
    if (
        joined
        and 1 < len(words) <= 3
        and len(one_word) >= 8
        and not split_qualifier(spelling)[1]
        and len(words[-1]) > 2
    ):
        paths = [words, [one_word]]
    for path in paths:
        node = trie
        for word in path:
            node = node.setdefault(word, {})
        _add(node, END, code)
