"""German genitives and words in -er: ``Lübbens``, ``Cottbus'``, ``Cottbuser``, ``des Spreewalds``.

Only plain one-word names of inhabited places and Länder are bent by rule; what is irregular, doubtful or used with an
article stands in ``data/inflection/german.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sorbnames.errors import InvalidData
from sorbnames.inflection.declension import Form, read_yaml
from sorbnames.inflection.paradigms import SINGULAR

GENITIVE = "gen"
#: The tag of words in -er, adjective and inhabitant alike: Cottbuser.
DERIVED = "er"

_SIBILANTS = ("s", "ß", "x", "z", "ce")


@dataclass(frozen=True, slots=True)
class Irregular:
    """What the data say of one name; an empty tuple means that there is no such form, None that the rule holds."""

    derived: tuple[str, ...] | None = None
    genitive: tuple[str, ...] | None = None
    attested: bool = False
    weak: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class German:
    """The data of ``german.yaml``: endings that take -er without change, endings of names that stand with a feminine
    article and have no genitive of their own (die Neumühle), and names that go their own way."""

    endings: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    names: Mapping[str, Irregular] = field(default_factory=dict)


def german_forms(name: str, german: German) -> tuple[Form, ...]:
    """Genitive and -er forms of a German name; none for names of several words unless the data have them."""
    irregular = german.names.get(name, Irregular())
    plain = name.isalpha() and name.istitle()
    feminine = name.lower().endswith(german.feminine)
    genitive = irregular.genitive
    if genitive is None:
        genitive = (name + ("'" if name.endswith(_SIBILANTS) else "s"),) if plain and not feminine else ()
    derived = irregular.derived
    if derived is None:
        derived = (name + ("r" if name.endswith("e") else "er"),) if plain and name.endswith(german.endings) else ()
    seen = irregular.attested
    return (
        *(Form(text, GENITIVE, SINGULAR, name, "german") for text in genitive),
        *(Form(text, DERIVED, SINGULAR, name, "german", seen) for text in derived),
    )


def read_german(folder: Path) -> German:
    """The data of ``folder/inflection/german.yaml``."""
    path = folder / "inflection" / "german.yaml"
    content = read_yaml(path)
    known = frozenset({"derived", "genitive", "attested", "weak", "sources", "note"})
    names = {}
    for name, fields in content["names"].items():
        for field_name in fields:
            if field_name not in known:
                raise InvalidData(
                    "inflection.unknown_word",
                    file=path.name,
                    name=name,
                    what="field",
                    word=field_name,
                    known=", ".join(sorted(known)),
                )
        names[name] = Irregular(
            tuple(fields["derived"]) if "derived" in fields else None,
            tuple(fields["genitive"]) if "genitive" in fields else None,
            fields.get("attested", False),
            fields.get("weak", False),
            tuple(fields.get("sources", ())),
        )
    return German(tuple(content["endings"]), tuple(content["feminine"]), names)
