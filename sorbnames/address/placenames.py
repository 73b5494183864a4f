"""Where the names of a place and its Ortsteil stand on a place line, misspelt ones among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sorbnames.address.parts import PlaceName
from sorbnames.cellparts import GENERIC
from sorbnames.distance import spelling_distance
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.nearest import partner_allowance
from sorbnames.orthography import fold, key
from sorbnames.resolution import Hit


@cache
def _gap() -> re.Pattern[str]:
    """What may be a name between names that were recognised."""
    return re.compile(r"[^\W\d_](?:[^/()\[\]|·,–\n]*[^\W\d_])?\.?")


def names_on_line(
    gazetteer: Gazetteer, surface: str, begin: int, place: Entry, locality: Entry | None
) -> Iterator[PlaceName]:
    """The names on the line, each with its span, language and entry; misspelt ones as well."""
    wanted = [entry for entry in (locality, place) if entry is not None]
    reached = 0
    seen: list[PlaceName] = []
    for spotted in gazetteer.scanner.scan(surface).spotted:
        hit = next((hit for entry in wanted for hit in spotted.hits if hit.entry.id == entry.id), None)
        if hit is None:
            continue
        seen.extend(_in_gap(surface, begin, reached, spotted.start, wanted, seen))
        entry = locality if locality is not None and hit.entry.id == locality.id else place
        language = _language_of(spotted.hits, entry, seen)
        start, end = begin + spotted.start, begin + spotted.end
        seen.append(PlaceName(start, end, surface[spotted.start : spotted.end], language, entry, entry is locality))
        reached = spotted.end
    seen.extend(_in_gap(surface, begin, reached, len(surface), wanted, seen))
    yield from seen


def _language_of(hits: Sequence[Hit], entry: Entry, seen: Sequence[PlaceName]) -> str:
    """The language of a name; one that is the same in both (Dubrawa) is that which is not there yet."""
    languages = [hit.language for hit in hits if hit.entry.id == entry.id]
    taken = {name.language for name in seen if name.entry is entry}
    return next((language for language in languages if language not in taken), languages[0])


def _in_gap(
    surface: str, begin: int, start: int, end: int, wanted: Sequence[Entry], seen: Sequence[PlaceName]
) -> Iterator[PlaceName]:
    """A misspelt name between names that were recognised: the nearest of the entries meant, in a language not there."""
    for found in _gap().finditer(surface, start, end):
        left, text = found.start(), found[0]
        for word in text.split():
            # Generic words in front: OT, Stadt.
            if fold(word).strip(".:") not in GENERIC or word == text.split()[-1]:
                break
            left += len(word) + 1
        text = surface[left : found.end()].strip("- ")
        if not text or fold(text).strip(".") in GENERIC:
            continue
        near = _nearest(text, wanted, seen)
        if near is not None:
            left = surface.index(text, left)
            entry, language = near
            yield PlaceName(
                begin + left, begin + left + len(text), text, language, entry, entry is wanted[0] and len(wanted) > 1
            )


def _nearest(text: str, wanted: Sequence[Entry], seen: Sequence[PlaceName]) -> tuple[Entry, str] | None:
    taken = {(name.entry.id, name.language) for name in seen}
    best: tuple[float, Entry, str] | None = None
    for entry in wanted:
        for name in entry.names:
            if name.language not in ("de", "dsb") or not name.is_right or (entry.id, name.language) in taken:
                continue
            distance = spelling_distance(text, name.text)
            if distance <= partner_allowance(len(key(name.text))) and (best is None or distance < best[0]):
                best = (distance, entry, name.language)
    return (best[1], best[2]) if best else None
