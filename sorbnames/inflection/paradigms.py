"""The declension classes of Lower Sorbian place names, as tables.

Each class says what is cut off the nominative and which endings follow; ``^e`` is the ending that softens the consonant
before it (Wóda → Wóźe). The numbers in front of some are those of Starosta's *Dolnoserbsko-nimski słownik* and of
Janaš's dictionary.
The accusative of masculine, neuter and plural names is the nominative and has no row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: Cases besides the nominative: genitive, dative, accusative, instrumental, locative.
CASES = ("gen", "dat", "acc", "ins", "loc")

SINGULAR = "singular"
PLURAL = "plural"

Endings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Paradigm:
    """One class: ``cut`` are the final letters that endings replace, any one of them; ``agrees`` is how an adjective
    before the name bends: ``m``, ``f``, ``n`` or ``pl``."""

    id: str
    agrees: str
    cut: tuple[str, ...]
    endings: Endings

    @property
    def number(self) -> str:
        """``singular`` or ``plural``; no name of a place stands in the dual."""
        return PLURAL if self.agrees == "pl" else SINGULAR

    def stem(self, name: str) -> str | None:
        """The name without its ending; None where the name cannot belong to this class."""
        if not self.cut:
            return None if name[-1] in "aeioyuěó" else name
        for ending in self.cut:
            if name.endswith(ending) and len(name) > len(ending):
                return name[: -len(ending)]
        return None


def _paradigm(id: str, agrees: str, cut: str, **endings: str) -> Paradigm:
    return Paradigm(id, agrees, tuple(cut.split()), {case: tuple(ending.split()) for case, ending in endings.items()})


_PLURAL = {"dat": "am", "ins": "ami", "loc": "ach"}
_ADJECTIVE = {
    "m": {"gen": "ego", "dat": "emu", "ins": "ym", "loc": "em"},
    "n": {"gen": "ego", "dat": "emu", "ins": "ym", "loc": "em"},
    "f": {"gen": "eje", "dat": "ej", "acc": "u", "ins": "eju", "loc": "ej"},
    "pl": {"gen": "ych", "dat": "ym", "ins": "ymi", "loc": "ych"},
}

PARADIGMS: Mapping[str, Paradigm] = {
    paradigm.id: paradigm
    for paradigm in (
        # 17, 18: Žylow, Lubin, Móst. The name ends in a hard consonant.
        _paradigm("masculine-hard", "m", "", gen="a", dat="oju", ins="om", loc="^e"),
        # 19-22: Chóśebuz, Grodk, Baršć, Barliń. After k, g, ch, c, s, z, š, and after soft consonants.
        _paradigm("masculine-soft", "m", "", gen="a", dat="oju", ins="om", loc="u"),
        # 1-3: Brjazyna, Góra, Wóda, Kóšynka.
        _paradigm("feminine-hard", "f", "a", gen="y", dat="^e", acc="u", ins="u", loc="^e"),
        # 6: Łužyca, Nysa, Hochoza.
        _paradigm("feminine-sibilant", "f", "a", gen="e", dat="y", acc="u", ins="u", loc="y"),
        # Sprjewja, Darbnja, Pódgóla.
        _paradigm("feminine-soft", "f", "a", gen="e", dat="i", acc="u", ins="u", loc="i"),
        # Wjas, genitive Jsy: the stem stands with the name.
        _paradigm("feminine-consonant", "f", "", gen="y", dat="y", ins="u", loc="y"),
        # Łakoma, Nimska.
        _paradigm("feminine-adjectival", "f", "a", **_ADJECTIVE["f"]),
        # 24, 26: Dešno, Město.
        _paradigm("neuter-hard", "n", "o", gen="a", dat="oju u", ins="om", loc="^e"),
        # Picnjo, Groźišćo.
        _paradigm("neuter-soft", "n", "o", gen="a", dat="oju u", ins="om", loc="u"),
        # Rowne, Slěpe.
        _paradigm("neuter-adjectival", "n", "e", **_ADJECTIVE["n"]),
        # Lipje, Cowje, Kózle. No instrumental is attested.
        _paradigm("neuter-adjectival-soft", "n", "e", gen="ego", dat="emu", loc="em"),
        # Names in the plural. Only the genitive differs: Janšojc, Zaspow, Lěd and Lědow, or not known.
        _paradigm("plural-zero", "pl", "y e i a", gen="-", **_PLURAL),
        _paradigm("plural-ow", "pl", "y e i a", gen="ow", **_PLURAL),
        _paradigm("plural-both", "pl", "y e i a", gen="ow -", **_PLURAL),
        _paradigm("plural", "pl", "y e i a", **_PLURAL),
    )
}

#: The last consonants as they are before ``^e``; longer ones first.
_SOFTENED = {
    "st": "sć", "ch": "š", "d": "ź", "t": "ś", "k": "c", "g": "z", "ł": "l",
    "b": "bj", "f": "fj", "m": "mj", "n": "nj", "p": "pj", "r": "rj", "w": "wj",
}  # fmt: skip

#: Clusters whose softening no source at hand shows: no form is better than a guess.
_UNKNOWN = ("zd", "tr")

_BEFORE_VOWEL = {"ń": "nj", "ŕ": "rj"}


def join(stem: str, ending: str) -> str | None:
    """Stem and ending as they are written together; None where the result is not certain.

    >>> join("Wód", "^e"), join("Kóšynk", "y"), join("Barliń", "a"), join("Sprjewj", "i")
    ('Wóźe', 'Kóšynki', 'Barlinja', 'Sprjewi')
    """
    if ending == "-":
        return stem
    if ending == "^e":
        return _softened(stem)
    last = stem[-1]
    if last in _BEFORE_VOWEL:
        return stem[:-1] + _BEFORE_VOWEL[last] + ending
    if last in "kg" and ending.startswith("y"):
        return stem + "i" + ending[1:]
    if last == "j" and ending.startswith("i"):
        return stem[:-1] + ending
    return stem + ending


def _softened(stem: str) -> str | None:
    if stem.endswith(_UNKNOWN):
        return None
    for hard, soft in _SOFTENED.items():
        if stem.endswith(hard):
            return stem[: -len(hard)] + soft + "e"
    return None


def adjective(word: str, agrees: str, case: str) -> str | None:
    """An adjective in the case of the noun behind it: ``adjective("Nowa", "f", "loc")`` is ``Nowej``.

    Where the case has no ending of its own (the accusative of most), the adjective stays as it is.
    """
    if word[-1] not in "yiae":
        return None
    ending = _ADJECTIVE[agrees].get(case)
    return word if ending is None else join(word[:-1], ending)
