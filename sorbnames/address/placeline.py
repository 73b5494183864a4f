"""The place line: postal code, the place in one language or both, its Ortsteil in any notation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from sorbnames.address.parts import Code, Piece, PlaceName, PlacePart
from sorbnames.address.pieces import PLZ
from sorbnames.address.placenames import names_on_line
from sorbnames.address.vocabulary import Vocabulary
from sorbnames.cellparts import GENERIC
from sorbnames.distance import allowance, spelling_distance
from sorbnames.gazetteer import Gazetteer
from sorbnames.match import resolve, sound_hits
from sorbnames.model import Entry
from sorbnames.orthography import fold, key
from sorbnames.ranking import decide, plz_standing
from sorbnames.resolution import Context, Resolution

_PARTS = frozenset({"ortsteil", "gemeindeteil", "wohnplatz"})
_WHOLES = frozenset({"kreisfreie_stadt", "stadt", "gemeinde"})
#: What an address can name as its place; a district or street of the same name is not meant there.
_SETTLEMENTS = _PARTS | _WHOLES
_MOST_WORDS = 9

#: Small words with which a place line may begin behind its code; "in" and "aus" stand behind numbers of another kind.
_OPENING = frozenset(GENERIC) - {"in", "aus"}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    blank = r"[ \t\u00a0\u202f]"
    return {
        "code": re.compile(rf"{PLZ}(?P<gap>{blank}*[,;|]?{blank}+|{blank}*[;|]?(?=[^\W\d]))"),
        "code alone": re.compile(rf"\(?{PLZ}\)?"),
        "abroad": re.compile(
            rf"(?:(?P<prefix>[A-Z]{{1,3}}){blank}?[-–]{blank}?)?"
            rf"(?P<plz>\d{{2}}-\d{{3}}|\d{{3}} \d{{2}}|\d{{4}}){blank}+(?=[^\W\d])"
        ),
        "repeated": re.compile(rf"{PLZ}{blank}+(?=[^\W\d])"),
        "name": re.compile(r"[^\W\d_].*"),
        "words": re.compile(r"[^\s/()\[\]|·,–]+"),
        "joint": re.compile(r"^[\s/()\[\]|·,–-]+|[\s/()\[\]|·,–-]+$"),
        "locality": re.compile(
            rf"(?:,{blank}*|{blank}+[-–]?{blank}*|{blank}*\()(?:OT|GT|Ortsteil|Gemeindeteil|Stadtteil|Ortslage)\.?:?{blank}+(?P<name>[^()]+?)\)?$"
        ),
        "broken sign": re.compile("Â·|â€[“”]|â\u0080[\u0093\u0094]|Â\u00a0"),
        "first half": re.compile(r"\s*[/(\[|]\s*"),
        "joined": re.compile(r"[-/](?P<name>[^\W\d_][\w]*(?:-\w+)?)$"),
        "bracket": re.compile(rf"{blank}*\((?P<name>[^\W\d_][^()]*)\)$"),
        "comma": re.compile(rf",{blank}*(?P<name>[^\W\d_][^,]*)$"),
    }


def read_place(
    gazetteer: Gazetteer, text: str, start: int, end: int, context: Context | None = None, is_abroad: bool = False
) -> PlacePart | None:
    """The place line between two offsets, or None where no postal code opens it.

    With ``context`` a place without a postal code is read as well, with ``is_abroad`` one with a code of four digits.
    What is no name of a place by its looks (12000 Besucher) is refused.
    """
    found = _patterns()["code"].match(text, start, end)
    if found is None and context is None:
        found = _patterns()["abroad"].match(text, start, end)
        if found is None or not (is_abroad or _is_code_abroad(found)):
            return None
    codes: tuple[Code, ...] = ()
    begin = start
    if found is not None:
        codes = (Code(found.start("plz"), found.end("plz"), found["plz"], found["prefix"] or ""),)
        begin = found.end()
    is_ours = bool(codes) and bool(gazetteer.by_plz(codes[0].text))
    if begin >= end or not _looks_like_a_place(gazetteer.address_vocabulary, text[begin:end], is_ours):
        return None
    more = tuple(
        Code(one.start("plz"), one.end("plz"), one["plz"], one["prefix"] or "")
        for one in _patterns()["repeated"].finditer(text, begin, end)
    )
    # The codes within are blanked out, so that offsets stay.
    surface = list(text[begin:end])
    for one in _patterns()["repeated"].finditer(text, begin, end):
        for place in range(one.start() - begin, one.end() - begin):
            surface[place] = " "
    for one in _patterns()["broken sign"].finditer("".join(surface)):
        for place in range(*one.span()):
            surface[place] = " "
    return _resolved(gazetteer, start, end, begin, "".join(surface), codes + more, context)


def read_code_alone(text: str, piece: Piece) -> Code | None:
    """The postal code that is all that a piece holds, or None."""
    found = _patterns()["code alone"].fullmatch(text, piece.start, piece.end)
    return Code(found.start("plz"), found.end("plz"), found["plz"], found["prefix"] or "") if found else None


def _is_code_abroad(found: re.Match[str]) -> bool:
    """Four digits alone are a year or a number as well; with a country code or a foreign notation they are a code."""
    return bool(found["prefix"]) or not found["plz"].isdigit()


def _looks_like_a_place(words: Vocabulary, text: str, is_ours: bool) -> bool:
    """Whether it may be a name; behind a code of ours also one whose capital was lost."""
    parts = _patterns()["words"].findall(text)
    if not parts or len(parts) > _MOST_WORDS or not any(letter.isalpha() for letter in parts[0]):
        return False
    if fold(parts[0]).rstrip(".") in words.counted or any(sign in text for sign in "@=?!€%"):
        return False
    return is_ours or text[0].isupper() or fold(parts[0]) in _OPENING or not text[0].isascii() or text[0] == "["


def _resolved(
    gazetteer: Gazetteer,
    start: int,
    end: int,
    begin: int,
    surface: str,
    codes: tuple[Code, ...],
    context: Context | None,
) -> PlacePart:
    plz = codes[0].text if codes else ""
    known = (context or Context())._replace(plz=plz) if plz else context or Context()
    name = surface.strip(" ,\t\u00a0")
    resolution = _resolved_settlement(gazetteer, name, known)
    locality_text = ""
    place, locality = _place_and_locality(gazetteer, resolution)
    if not resolution.decided and (split := _split_off_locality(gazetteer, surface, known)):
        resolution, locality, locality_text, surface = split
        place = resolution.candidates[0].entry
    names: tuple[PlaceName, ...] = ()
    if place is not None:
        names = tuple(names_on_line(gazetteer, surface, begin, place, locality))
        if locality is not None and not any(one.entry is place for one in names):
            # Only the Ortsteil is named: 03055 Sielow.
            place, locality = locality, None
            names = tuple(one._replace(is_locality=False) for one in names)
    status = resolution.status
    if status == "ambiguous" and place is not None and _is_certain(gazetteer, place, locality, names, plz):
        status = "exact"
    return PlacePart(start, end, codes, name, resolution, status, place, locality, names, locality_text)


# The same towns with the same codes come again and again in a text.
@lru_cache(maxsize=1024)
def _resolved_settlement(gazetteer: Gazetteer, name: str, known: Context) -> Resolution:
    """The answer among towns and villages only: no address lies in a district, and streets have their own line."""
    resolution = resolve(gazetteer, name, known)
    kept = tuple(candidate for candidate in resolution.candidates if candidate.kind in _SETTLEMENTS)
    if kept == resolution.candidates or (resolution.decided and kept[:1] == resolution.candidates[:1]):
        return resolution
    if not kept:
        # A district hides the town inside it that bears its name: Bautzen.
        return resolve(gazetteer, name, known._replace(kind="stadt"))
    return resolution._replace(status=decide(gazetteer, kept, certain=False), candidates=kept)


def _is_certain(
    gazetteer: Gazetteer, place: Entry, locality: Entry | None, names: Sequence[PlaceName], plz: str
) -> bool:
    """Whether a place is certain although its postal code is another's: it is named in both languages, or the code is
    its own and only the Ortsteil has another.
    """
    if len({name.language for name in names if name.entry is place}) > 1:
        return True
    return locality is not None and bool(plz) and plz_standing(gazetteer, place, plz) in ("matches", "near")


def _split_off_locality(
    gazetteer: Gazetteer, surface: str, known: Context
) -> tuple[Resolution, Entry | None, str, str] | None:
    """The place and its Ortsteil where only one of them is spelt right, or the Ortsteil is none that is known here.

    Gives the answer for the place, the Ortsteil or its text, and the surface in which names are to be looked for.
    """
    for pattern in ("locality", "comma", "bracket", "joined"):
        found = _patterns()[pattern].search(surface)
        if found is None or found.start() == 0:
            continue
        resolution = _resolved_settlement(gazetteer, surface[: found.start()].strip(), known)
        if not resolution.decided or resolution.candidates[0].kind not in _WHOLES:
            continue
        locality = _near_part(gazetteer, found["name"].strip(), resolution.candidates[0].entry)
        if locality is not None:
            return resolution, locality, "", surface
        if pattern in ("locality", "comma"):
            return resolution, None, found["name"].strip(), surface[: found.start()]
    return None


def _near_part(gazetteer: Gazetteer, text: str, municipality: Entry) -> Entry | None:
    """The part of the municipality that a name means, an error or two allowed, if it is clearly nearest."""
    exact = read_locality(gazetteer, text, municipality)
    if exact is not None:
        return exact
    distances: dict[str, tuple[float, Entry]] = {}
    for part in gazetteer.within(municipality.id, *sorted(_PARTS)):
        for name in part.names:
            if name.language in ("de", "dsb") and name.is_right:
                distance = spelling_distance(text, name.text)
                known = distances.get(part.id)
                if distance <= allowance(len(key(name.text))) and (known is None or distance < known[0]):
                    distances[part.id] = (distance, part)
    nearest = sorted(distances.values(), key=lambda pair: (pair[0], pair[1].id))
    if not nearest or (len(nearest) > 1 and nearest[1][0] - nearest[0][0] < 0.5):
        return None
    return nearest[0][1]


def _place_and_locality(gazetteer: Gazetteer, resolution: Resolution) -> tuple[Entry | None, Entry | None]:
    """The municipality and the Ortsteil in it, as far as the answer is one; a part alone may still be the place."""
    if not resolution.candidates or resolution.status == "none":
        return None, None
    entry = resolution.candidates[0].entry
    if not resolution.decided and not _only_the_code_differs(resolution):
        return None, None
    if entry.kind in _PARTS and entry.municipality:
        whole = gazetteer.entry(entry.municipality)
        if whole is not None:
            return whole, entry
    return entry, None


def _only_the_code_differs(resolution: Resolution) -> bool:
    """Whether one place is meant and only its postal code is another's: it is named, and the code is reported."""
    return len(resolution.candidates) == 1 and resolution.candidates[0].contradicted


def _opens_with(text: str, municipality: Entry) -> bool:
    """Whether a line begins with a name of the municipality, and more follows."""
    names = (fold(name.text) for name in municipality.names if name.is_right)
    return any(fold(text).startswith((f"{name}-", f"{name} ", f"{name},")) for name in names)


def read_locality(gazetteer: Gazetteer, text: str, municipality: Entry | None, is_bare: bool = False) -> Entry | None:
    """The Ortsteil that a line of its own names (``OT Sielow/Žylow``) in that municipality; None if not known.

    A bare line, which says nothing of an Ortsteil, must spell its name, or open with the municipality's
    (``Cottbus-Sielow``).
    """
    if is_bare and not (
        sound_hits(gazetteer, _patterns()["first half"].split(text, maxsplit=1)[0])
        or (municipality and _opens_with(text, municipality))
    ):
        return None
    resolution = resolve(gazetteer, text, Context())
    if resolution.decided:
        found = [resolution.candidates[0].entry]
    else:
        found = [candidate.entry for candidate in resolution.candidates]
    inside = [
        entry
        for entry in found
        if entry.kind in _PARTS and (municipality is None or gazetteer.contains(municipality, entry))
    ]
    return inside[0] if len(inside) == 1 else None
