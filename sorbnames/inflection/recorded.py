"""Words made from names that are only recorded, never formed: adjectives and inhabitants, Upper Sorbian case forms."""

from __future__ import annotations

from pathlib import Path

from sorbnames.inflection.declension import read_yaml
from sorbnames.model import Name

#: Kinds of Lower Sorbian words in ``derived.yaml``: chóśebuski, Chóśebuzaŕ, Chóśebuzaŕka.
WORDS = ("adjective", "man", "woman")


def read_recorded(folder: Path) -> dict[tuple[str, str], tuple[Name, ...]]:
    """The words of ``derived.yaml`` and ``upper_sorbian.yaml`` by language and text of the name they are made from.

    Their ``note`` is the kind of word or the case.
    """
    recorded: dict[tuple[str, str], tuple[Name, ...]] = {}
    for name, kinds in read_yaml(folder / "inflection" / "derived.yaml")["names"].items():
        recorded["dsb", name] = tuple(
            Name(seen["form"], "dsb", "derived", sources=tuple(seen["sources"]), note=kind)
            for kind in WORDS
            for seen in kinds.get(kind, ())
        )
    for name, forms in read_yaml(folder / "inflection" / "upper_sorbian.yaml")["names"].items():
        recorded["hsb", name] = tuple(
            Name(seen["form"], "hsb", "inflected", sources=tuple(seen["sources"]), note=seen["case"]) for seen in forms
        )
    return recorded
