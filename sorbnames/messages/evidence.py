"""Evidence in German. As data (JSON, tables) evidence is English, the same in every run; a person reads it in either.

A phrase that is not listed is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache

_TIERS = {
    "exact": "genau",
    "folded": "bis auf Zeichen gleich",
    "variant": "Variante",
    "damaged": "beschädigt",
    "fuzzy": "ähnlich",
}

_KINDS = {
    "strasse": "einer Straße",
    "term": "eines Begriffs",
    "institution": "einer Einrichtung",
}

#: English phrases as regular expressions, and the German for them.
_PHRASES = (
    (r"district (.+)", r"Landkreis \1"),
    (r"PLZ (.+) is another place's", r"PLZ \1 gehört zu einem anderen Ort"),
    (r"PLZ (.+) is of elsewhere", r"PLZ \1 liegt anderswo"),
    (r"PLZ (.+) is none", r"PLZ \1 ist keine"),
    (r"PLZ (.+) read as (.+): a leading zero was lost", r"PLZ \1 als \2 gelesen: die Null am Anfang fehlte"),
    (r"PLZ (.+) read as (.+): letters for digits", r"PLZ \1 als \2 gelesen: Buchstaben statt Ziffern"),
    (r"position (.+) km away", r"Lage \1 km entfernt"),
    (r"near a place named beside it", "nahe bei einem Ort, der daneben steht"),
    (r"partner or municipality named beside it", "Partnername oder Gemeinde steht daneben"),
    (r"names of two different places", "Namen zweier verschiedener Orte"),
    (r"addition of another place: (.+)", r"Zusatz eines anderen Ortes: \1"),
    (r"addition not known here: (.+)", r"hier unbekannter Zusatz: \1"),
    (r"no name like this", "kein ähnlicher Name"),
    (r"empty", "leer"),
    (r"letters lost", "Buchstaben verloren"),
    (r"(.+) read as (.+)", r"\1 als \2 gelesen"),
)


def in_language(evidence: str, language: str) -> str:
    """The phrase in ``de`` or ``en``."""
    if language != "de":
        return evidence
    if found := re.fullmatch(rf"({'|'.join(_TIERS)}) (de|dsb|hsb|pl|cs) (.+)", evidence):
        return f"{_TIERS[found[1]]} {found[2]} {found[3]}"
    if (found := re.fullmatch("the name of an? (.+), not of a place", evidence)) and found[1] in _KINDS:
        return f"Name {_KINDS[found[1]]}, nicht eines Ortes"
    if found := re.fullmatch("a name of ours, but not with (.+)", evidence):
        return f"bekannter Name, aber nicht mit {found[1].replace('this position', 'dieser Lage')}"
    for pattern, german in _compiled():
        if found := pattern.fullmatch(evidence):
            return found.expand(german)
    return evidence


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(english), german) for english, german in _PHRASES)
