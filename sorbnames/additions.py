"""Misspelt additions to names: Burg (Sprewald), Vetschau/Spreewad. The name in front gives them away; in a pair the
German one tells that a Lower Sorbian one bears another's addition: Forst (Lausitz)/Baršć (Błota).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sorbnames.distance import spelling_distance
from sorbnames.gazetteer import Gazetteer
from sorbnames.index import split_qualifier
from sorbnames.nearest import Near
from sorbnames.orthography import plain, word_key
from sorbnames.readings import ADDITION, Reading
from sorbnames.resolution import Hit

#: Shorter additions (Mark, Elbe) are a letter or two away from any other word; in a pair they may be a letter shorter.
_SHORTEST, _SHORTEST_IN_PAIR = 5, 4

#: What stands for a letter that was lost.
_LOST = "?\ufffd"


def near_additions(gazetteer: Gazetteer, text: str, readings: Sequence[Reading]) -> Iterator[Near]:
    """Names whose own addition stands behind them with an error, or two where it is long."""
    for reading in readings:
        found, attached = reading.around.addition
        addition = found.rstrip(".")
        shortest = _SHORTEST_IN_PAIR if reading.partner is not None else _SHORTEST
        if attached not in ("bracket", "slash") or len(addition) < shortest:
            continue
        if not (addition[0].isupper() or addition[0] in _LOST) or reading.best.language not in ("de", "dsb"):
            continue
        end = text.index(addition, reading.end) + len(addition)
        if attached == "bracket":
            end = text.find(")", end) + 1
        base = plain(text[reading.start : reading.end])
        if not _is_right_word(gazetteer, addition):
            hit = _nearest(reading, base, plain(addition), is_short=found != addition)
        elif reading.partner is not None and reading.best.language == "dsb" and _is_addition(gazetteer, addition):
            hit = _own(reading, base, plain(addition), attached)
        else:
            hit = None
        if hit is not None and end:
            yield Near(reading.start, end, hit, ADDITION)


def _is_right_word(gazetteer: Gazetteer, addition: str) -> bool:
    """Whether the addition is a German or Lower Sorbian name as it stands; the Upper Sorbian Łužica is not."""
    return any(named.name.language in ("de", "dsb") for named in gazetteer.by_key(word_key(addition)))


def _is_addition(gazetteer: Gazetteer, word: str) -> bool:
    """Whether Lower Sorbian names bear it as an addition: Błota, Łužyca."""
    named = gazetteer.by_key(word_key(word))
    return any(one.name.language == "dsb" and one.entry.kind in ("region", "gewaesser") for one in named)


def _own(reading: Reading, base: str, addition: str, attached: str) -> Hit | None:
    """The hit on the name that has another addition, in a pair that tells which place is meant: Baršć (Błota)."""
    sign = {"bracket": "(", "slash": "/"}[attached]
    for entry in reading.entries:
        for name in entry.names:
            own_base, own = split_qualifier(name.text)
            if name.is_right and name.language == "dsb" and own_base == base and sign in name.text and own != addition:
                return Hit(entry, name.text, name.language, name.role, name.strength, "fuzzy", "", 2.0)
    return None


def _nearest(reading: Reading, base: str, addition: str, is_short: bool) -> Hit | None:
    """The hit on the name of this base whose addition is nearest, if only one entry bears one as near.

    With a full stop behind it (``is_short``) the beginning of an addition is an abbreviation, not a mistake.
    """
    found: list[Hit] = []
    bases = {base.lower(), reading.best.name_text.lower()}  # as it stands, and without its damage
    for entry in reading.entries:
        for name in entry.names:
            own_base, own = split_qualifier(name.text)
            if not name.is_right or own_base.lower() not in bases or len(own) < _SHORTEST:
                continue
            if is_short and own.startswith(addition):
                continue
            distance = spelling_distance(addition, own)
            if 0 < distance <= (2.0 if len(own) > 7 else 1.0):
                found.append(Hit(entry, name.text, name.language, name.role, name.strength, "fuzzy", "", distance))
    best = min(found, key=lambda hit: hit.distance, default=None)
    others = {hit.entry.id for hit in found if best is not None and hit.distance == best.distance}
    return best if len(others) == 1 else None
