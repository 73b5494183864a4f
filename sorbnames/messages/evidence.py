"""Evidence as a person reads it. As data (JSON, tables) it is English, the same in every run.

A phrase that is not listed is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache

TEXTS: dict[str, tuple[str, str]] = {
    "exact": ("genau {name}", "exact {name}"),
    "folded": ("bis auf Zeichen gleich {name}", "folded {name}"),
    "variant": ("Variante {name}", "variant {name}"),
    "damaged": ("beschädigt {name}", "damaged {name}"),
    "fuzzy": ("ähnlich {name}", "fuzzy {name}"),
    "district": ("Landkreis {name}", "district {name}"),
    "plz_of_another": ("PLZ {code} gehört zu einem anderen Ort", "PLZ {code} is another place's"),
    "plz_elsewhere": ("PLZ {code} liegt anderswo", "PLZ {code} is of elsewhere"),
    "plz_none": ("PLZ {code} ist keine", "PLZ {code} is none"),
    "zero_lost": (
        "PLZ {cell} als {code} gelesen: die Null am Anfang fehlte",
        "PLZ {cell} read as {code}: a leading zero was lost",
    ),
    "letters_for_digits": (
        "PLZ {cell} als {code} gelesen: Buchstaben statt Ziffern",
        "PLZ {cell} read as {code}: letters for digits",
    ),
    "position": ("Lage {distance} km entfernt", "position {distance} km away"),
    "near": ("nahe bei einem Ort, der daneben steht", "near a place named beside it"),
    "beside": ("Partnername oder Gemeinde steht daneben", "partner or municipality named beside it"),
    "two_places": ("Namen zweier verschiedener Orte", "names of two different places"),
    "addition_of_another": ("Zusatz eines anderen Ortes: {what}", "addition of another place: {what}"),
    "addition_unknown": ("hier unbekannter Zusatz: {what}", "addition not known here: {what}"),
    "street": ("Name einer Straße, nicht eines Ortes", "the name of a strasse, not of a place"),
    "term": ("Name eines Begriffs, nicht eines Ortes", "the name of a term, not of a place"),
    "institution": ("Name einer Einrichtung, nicht eines Ortes", "the name of an institution, not of a place"),
    "not_with": ("bekannter Name, aber nicht mit {what}", "a name of ours, but not with {what}"),
    "no_name": ("kein ähnlicher Name", "no name like this"),
    "empty": ("leer", "empty"),
    "letters_lost": ("Buchstaben verloren", "letters lost"),
    "encoding": ("{written} als {read} gelesen", "{written} read as {read}"),
}


def in_language(evidence: str, language: str) -> str:
    """The phrase in ``de`` or ``en``."""
    if language == "de":
        for english, german in _phrases():
            if found := english.fullmatch(evidence):
                return german.format(**found.groupdict())
    return evidence


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each English text as a pattern that takes any words for its fields, and the German one."""
    return tuple(
        (re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(english)), re.DOTALL), german)
        for german, english in TEXTS.values()
    )
