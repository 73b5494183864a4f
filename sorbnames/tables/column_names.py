"""What the names of columns say about what they hold: ``Ort``, ``PLZ/Ort``, ``Kunde_Straße``, ``shipCity``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sorbnames.orthography import fold, key

#: How columns are called in German and English, best first (as keys: without case, blanks and signs); in Lower Sorbian
#: by the terms of ``data/terms.yaml``. The words for ``country`` have Land, which in address tables is Deutschland more
#: often than Brandenburg.
CALLED: dict[str, tuple[str, ...]] = {
    "place": (
        "ort", "ortsname", "plzort", "ortplz", "plzwohnort", "postleitzahlort", "wohnort", "stadt", "gemeinde",
        "gemeindename", "stadtgemeinde", "ortschaft", "city", "cityname", "town", "place", "placename", "locality",
        "municipality", "město", "gmejna",
    ),
    "plz": ("plz", "postleitzahl", "postcode", "postalcode", "zip", "zipcode"),
    "street": (
        "strasse", "strassehausnummer", "strassehausnr", "strassenr", "strasseundhausnummer", "strassenname", "str",
        "street", "streetaddress", "streetname", "addressline1", "address1", "adresse1", "anschrift1", "droga",
    ),
    "house_number": ("hausnummer", "hausnr", "hnr", "hsnr", "housenumber", "houseno", "streetnumber"),
    "house_number_addition": (
        "hausnummernzusatz", "hausnummerzusatz", "hausnrzusatz", "hausnrzus", "hnrzusatz", "hnrzus", "hsnrzusatz",
        "zusatzhausnummer", "zusatzhausnr", "housenumberaddition", "housenumbersuffix", "housenumberextension",
    ),
    "district": ("landkreis", "kreis", "kreisname", "lkr", "district", "county", "wokrejs"),
    "state": ("bundesland", "state", "federalstate", "province"),
    "country": ("land", "staat", "laendercode", "landerkennzeichen", "country", "countrycode", "countryname"),
    "address": (
        "adresse", "anschrift", "vollstaendigeadresse", "postanschrift", "postadresse", "wohnanschrift", "wohnadresse",
        "hausanschrift", "meldeanschrift", "meldeadresse", "lieferanschrift", "lieferadresse", "rechnungsanschrift",
        "rechnungsadresse", "address", "fulladdress",
    ),
    "latitude": ("latitude", "lat", "breitengrad", "geobreite", "geographischebreite"),
    "longitude": ("longitude", "lon", "lng", "long", "laengengrad", "geolaenge", "geographischelaenge"),
    "locality": (
        "ortsteil", "ortsteilname", "ot", "stadtteil", "gemeindeteil", "wohnplatz", "suburb", "citydistrict",
    ),
    "id": (
        "id", "datensatzid", "kundennummer", "kundennr", "recordid", "customerid", "uid", "uuid",
    ),
}  # fmt: skip

#: Words that make a name one of something else: ``E-Mail-Adresse``, ``Ort, Datum``, ``Gemeinde_ID``.
_OTHER = frozenset(("mail", "email", "web", "www", "url", "ip", "datum", "date", "id", "anzahl"))

#: What stands beside the house number where it is the number's; alone it is an address's: Adresszusatz.
_ADDITION = frozenset(("zusatz", "zus", "buchstabe", "addition", "suffix", "extension"))

#: Alone these are numbers of rows; behind the street they are the house's.
_NUMBER = frozenset(("nr", "no", "nummer", "number"))

_JOINS = re.compile(r"[,/+&]|\b(?:und|u|mit|and|with)\b", re.IGNORECASE)

#: What divides names in a header that was taken for one name.
_UNDIVIDED = re.compile(r"[;|^\t]|,\S")

#: How names end that may hold places: ``Lieferort``, ``Firmenanschrift``.
_ENDINGS = ("ort", "stadt", "gemeinde", "anschrift", "adresse", "city", "town", "address")


def recognised(names: Sequence[str], beside: str = "") -> dict[str, str]:
    """Meaning → name of the column that holds it, of those in :data:`CALLED`.

    A whole name counts first, then words of it (``Kunde_Ort``, ``shipCity``), if only one column has them; before both
    a name that has all other words with ``beside`` (``Kunde_PLZ`` beside ``Kunde_Ort``). Where a place column is there,
    ``Adresse`` is taken for the street.
    """
    whole = {key(name): name for name in reversed(names)}
    telling: dict[str, list[str]] = {meaning: [] for meaning in CALLED}
    for name in names:
        if meaning := _meaning(name):
            telling[meaning].append(name)
    found: dict[str, str] = {}
    for meaning, called in CALLED.items():
        having = telling[meaning]
        by_name = next((whole[word] for word in map(key, called) if word in whole), "")
        found[meaning] = _akin(having, beside) or by_name or (having[0] if len(having) == 1 else "")
    if found["place"] and found["address"]:
        found["street"] = found["street"] or found["address"]
        found["address"] = ""
    if found["locality"] and not (found["place"] or found["address"]):
        found["place"], found["locality"] = found["locality"], ""
    if found["street"] and not found["house_number"]:
        found["house_number"] = _behind(names, found["street"], _NUMBER)
    if found["house_number"] and not found["house_number_addition"]:
        found["house_number_addition"] = _behind(names, found["house_number"], _ADDITION)
    if not (found["latitude"] and found["longitude"]):
        found["latitude"] = found["longitude"] = ""
    return found


def may_hold_places(name: str) -> bool:
    """Whether a person should be asked if that column holds places."""
    words = list(_words(name))
    return not _UNDIVIDED.search(name) and _OTHER.isdisjoint(words) and any(word.endswith(_ENDINGS) for word in words)


def looks_like_data(names: Sequence[str]) -> bool:
    """Whether a header is none, since it holds a postal code or another number, or a full address."""
    return any(re.search(r"(?<!\d)\d{4,5}(?!\d)", name) and not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)
               for name in names)  # fmt: skip


def _behind(names: Sequence[str], column: str, called: frozenset[str]) -> str:
    """The column right behind another, if it is called so."""
    at = list(names).index(column) + 1
    return names[at] if at < len(names) and key(names[at]) in called else ""


def _akin(names: Sequence[str], beside: str) -> str:
    others = _others(beside) if beside else frozenset()
    having = [name for name in names if others and _others(name) == others]
    return having[0] if len(having) == 1 else ""


@cache
def _known() -> dict[str, str]:
    """Words → what they mean; the shortest are too common in other names."""
    return {key(word): meaning for meaning, called in CALLED.items() for word in called if len(word) > 2}


@cache
def _whole() -> dict[str, str]:
    return {key(word): meaning for meaning, called in CALLED.items() for word in called}


def _meaning(name: str) -> str:
    return _whole().get(key(name)) or meaning_by_words(name)


def _others(name: str) -> frozenset[str]:
    return frozenset(word for word in _words(name) if word not in _known())


def meaning_by_words(name: str) -> str:
    """What a name means by words in it; empty where they tell nothing.

    Of several the last counts (``Wohnort_PLZ``), but joined ones mean a cell with both: ``PLZ und Ort`` is a place.
    """
    words = list(_words(name))
    if _UNDIVIDED.search(name) or not _OTHER.isdisjoint(words):
        return ""
    told = list(dict.fromkeys(_known()[word] for word in words if word in _known()))
    if len(told) > 1 and "address" in told:
        told.remove("address")
    if told == ["house_number"] and not _ADDITION.isdisjoint(words):
        return "house_number_addition"
    if len(told) < 2:
        return told[0] if told else ""
    joined = _JOINS.search(name.replace("_", " ")) is not None
    if {"street", "place"} <= set(told) and (joined or "plz" in told):
        return "address"
    if not joined:
        return told[-1]
    if set(told) == {"street", "house_number"}:
        return "street"
    return "place" if "place" in told and (told[0] == "place" or set(told) == {"plz", "place"}) else ""


def _words(name: str) -> Iterator[str]:
    """The words of a column's name, divided by signs or by capitals inside it."""
    parted = re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", name)
    yield from (key(word) for word in re.split(r"[\W_]+", fold(parted)) if word)
