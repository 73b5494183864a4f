"""What is told beside a place's name (postal code, district, Land, country, position): is an entry there?"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.orthography import key, plain

#: Registration plates by which districts are called in tables (KBA, Unterscheidungszeichen), as keys.
_PLATES = {
    "cb": "cottbus",
    "spn": "landkreis/spree-neisse",
    "osl": "landkreis/oberspreewald-lausitz",
    "lds": "landkreis/dahme-spreewald",
    "ee": "landkreis/elbe-elster",
    "los": "landkreis/oder-spree",
    "tf": "landkreis/teltow-flaeming",
    "bz": "landkreis/bautzen",
    "gr": "landkreis/goerlitz",
}

#: Abbreviated Länder (ISO 3166-2:DE, and common), as keys, with and without the country in front.
_LAENDER = {"bb": "land/brandenburg", "bbg": "land/brandenburg", "sn": "land/sachsen", "st": "land/sachsen-anhalt"}

#: The code that the lists of namesakes elsewhere use for a Land.
_CODES = {"land/brandenburg": "BB", "land/sachsen": "SN", "land/sachsen-anhalt": "ST"}

_GERMANY = frozenset({"de", "d", "deu", "ger", "276", "germany", "brd", "nimska", "deutschland"})
_GERMANY_ENTRIES = frozenset({"region/deutschland", "region/bundesrepublik-deutschland"})

#: Kilometres within which a position is the place's own, and beyond which it is another place's. A municipality of
#: Lower Lusatia is up to 12 km from its middle to its border; positions of records are often a postal area's.
NEAR_KM, FAR_KM = 12.0, 30.0


#: Cells of people and programs that had nothing to say, as keys.
_NOTHING = frozenset((
    "", "ka", "na", "nan", "null", "none", "keineangabe", "unbekannt", "unknown", "nichtangegeben", "nichtbekannt",
    "kein", "keine", "keiner", "ohne", "fehlt", "leer", "nn", "oa",
    "verzogen", "unbekanntverzogen", "verstorben", "ohnefestenwohnsitz", "ofw", "postlagernd",
))  # fmt: skip


#: Letters that are typed for digits.
_AS_DIGITS = str.maketrans("OoIl", "0011")


#: East German codes of before 1993, as they were written from 1990 on.
_OLD_CODE = re.compile(r"(?:O|DDR)[- ]{1,3}\d{4}")


def is_said(cell: str) -> bool:
    """Whether the cell says anything: ``-``, ``?``, ``k. A.``, ``keine`` and ``n/a`` do not."""
    return not says_nothing(key(cell))


def says_nothing(cell_key: str) -> bool:
    """Whether a cell with this key says nothing."""
    return cell_key in _NOTHING


def read_postal_code(cell: str) -> tuple[str, tuple[str, ...]]:
    """The code that a cell gives, and what has to be told of it.

    ``D-03046`` is 03046; so is ``3046``, whose zero a spreadsheet has eaten, and ``O3O46``, typed with letters. A cell
    without digits says nothing, nor does one of zeros, as a formula makes them of an empty cell; any other text is a
    code of elsewhere and stays as it is.
    """
    code = cell.strip()
    if len(code) == 5 and code.isdigit() and code.isascii() and code != "00000":
        return code, ()
    if code and not code.strip("0"):
        return "", (f"PLZ {code} is none",)
    if not any(character.isdigit() for character in code):
        return "", ()
    if _OLD_CODE.fullmatch(code):
        return "", (f"PLZ {cell} is of before 1993",)
    digits = key(code).removeprefix("de").removeprefix("d")
    if code.endswith(".0") and digits[:-1].isdigit():
        digits = digits[:-1]
    if digits.isdigit() and digits.isascii() and len(digits) == 5 and code.count("-") < 2 and "-" not in code[2:]:
        return digits, ()
    if digits.isdigit() and digits.isascii() and len(digits) == 4:
        return f"0{digits}", (f"PLZ {cell} read as 0{digits}: a leading zero was lost",)
    typed = code.translate(_AS_DIGITS)
    if len(code) == 5 and typed.isdigit() and sum(map(str.isdigit, code)) > 2:
        return typed, (f"PLZ {cell} read as {typed}: letters for digits",)
    return code, ()


@lru_cache(maxsize=4096)
def _district_entries(gazetteer: Gazetteer, kreis: str) -> frozenset[str]:
    from sorbnames.fields import read_field
    from sorbnames.resolution import Context

    direct = {named.entry.id for named in gazetteer.by_key(key(kreis))} | {kreis}
    plate = _PLATES.get(key(kreis).removeprefix("lk").removeprefix("landkreis"))
    if plate:
        direct.add(plate)
    if len(direct) == 1:
        # Landkreis Spree-Neiße/Wokrejs Sprjewja-Nysa, Kreis Elbe-Elster, Cottbus, Stadt
        direct |= {hit.entry.id for hit in read_field(gazetteer, plain(kreis), Context()).hits}
    return frozenset(direct)


def is_plate(code: str) -> bool:
    """Whether a district is called so for short, by its registration plate: Peitz (SPN)."""
    return code.isupper() and key(code) in _PLATES


def district_of_plate(gazetteer: Gazetteer, code: str) -> Entry | None:
    """The district that a registration plate stands for; None for other codes and for a town with its own plate."""
    entry = gazetteer.entry(_PLATES.get(key(code), ""))
    return entry if entry is not None and entry.kind == "landkreis" else None


def is_land_code(code: str) -> bool:
    """Whether a Land is called so for short: Guben, BB."""
    return (code.isupper() or key(code) == "bbg") and key(code) in _LAENDER


def in_district(gazetteer: Gazetteer, entry: Entry, kreis: str) -> bool:
    """Whether the entry is, or lies in, the district: its name in either language or both, its plate, id or number."""
    digits = kreis.strip()
    if digits.isdigit():
        return any(
            one is not None and one.ags.startswith(digits)
            for one in (entry, *(gazetteer.entry(above) for above in gazetteer.ancestors(entry)))
        )
    wanted = _district_entries(gazetteer, kreis)
    return entry.id in wanted or any(place in wanted for place in gazetteer.ancestors(entry))


@lru_cache(maxsize=256)
def _land(gazetteer: Gazetteer, land: str) -> str:
    short = key(land)
    short = short[2:] if short.startswith("de") and len(short) == 4 else short
    if short in _LAENDER:
        return _LAENDER[short]
    named = (named.entry.id for named in gazetteer.by_key(key(land)) if named.entry.kind == "land")
    return next(named, "elsewhere")


def land_of(gazetteer: Gazetteer, entry: Entry) -> str:
    """Id of the Land that the entry is or lies in; empty where none is recorded."""
    recorded = next((place for place in (entry.id, *gazetteer.ancestors(entry)) if place.startswith("land/")), "")
    # Regions such as the Spreewald lie in nothing, but they lie in Brandenburg.
    return recorded or ("land/brandenburg" if gazetteer.in_lower_lusatia(entry) else "")


def land_standing(gazetteer: Gazetteer, entry: Entry, land: str, name_key: str) -> str:
    """``matches`` (and no namesake is known in that Land), ``same``, ``elsewhere`` or ``unknown``."""
    own = land_of(gazetteer, entry)
    if not own:
        return "unknown"
    if _land(gazetteer, land) != own:
        return "elsewhere"
    return "same" if _CODES.get(own) in (None, *gazetteer.words.namesakes(name_key)) else "matches"


def has_namesake_beside(gazetteer: Gazetteer, name_key: str, entry: Entry) -> bool:
    """Whether another place of that name is known in the Land where the entry lies."""
    return _CODES.get(land_of(gazetteer, entry)) in gazetteer.words.namesakes(name_key)


def is_abroad(gazetteer: Gazetteer, country: str) -> bool:
    """Whether a country is named that is not Germany: by code, number or name."""
    if not is_said(country):
        return False
    name_key = key(country)
    named = gazetteer.by_key(name_key)
    return name_key not in _GERMANY and not any(one.entry.id in _GERMANY_ENTRIES for one in named)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two positions (latitude, longitude in degrees) on the sphere."""
    latitude, longitude, other_latitude, other_longitude = map(math.radians, (*one, *other))
    half = (
        math.sin((other_latitude - latitude) / 2) ** 2
        + math.cos(latitude) * math.cos(other_latitude) * math.sin((other_longitude - longitude) / 2) ** 2
    )
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))


def position_of(gazetteer: Gazetteer, entry: Entry) -> tuple[float, float] | None:
    """The entry's position, its municipality's where it has none of its own."""
    if entry.position or not entry.municipality:
        return entry.position
    municipality = gazetteer.entry(entry.municipality)
    return municipality.position if municipality else None
