"""Cells of tables as people fill them: every place in every form, resolved as a table's row.

    python -m benchmarks.cell_forms [--every N]

A form is what stands around the names: the postal code in brackets, the district's plate, the Ortsteil behind ``OT``,
both languages in any notation, a whole address in one line. No form says anything false; so the wanted answer is the
place, or *ambiguous* where its name is another's too. *Above* is the municipality instead of the Ortsteil. Wanted:
nothing wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import sorbnames
from benchmarks.tables import heading, table
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.orthography import transcribe
from sorbnames.tables.answers import Answer, Question

#: Around a German name ``{n}`` with its postal code ``{p}``; ``{u}`` is the name in capitals without umlauts.
GERMAN = (
    *(
        "{n}",
        "{n},",
        "({n})",
        "{n} /",
        "{n} Deutschland",
        "{n}, Germany",
        "{n} (Brandenburg)",
        "{n}/Brandenburg",
        "{n}, BB",
    ),
    *(
        "Brandenburg, {n}",
        "DE {n}",
        "D-{p} {n}",
        "DE-{p} {n}",
        "D{p} {n}",
        "{p}{n}",
        "{p}-{n}",
        "{p}, {n}",
        "{p} - {n}",
    ),
    *("{n} {p}", "{n}, {p}", "{n} ({p})", "({p}) {n}", "{p} {n}, Deutschland", "{p} {n} / Brandenburg", "{n}, Stadt"),
    *("Stadt {n}", "Gem. {n}", "Gemeinde {n}", "in {n}", "in {p} {n}", "aus {n}", "Ort: {n}", "PLZ/Ort: {p} {n}"),
    *("DE-{p}-{n}", "{n} DE {p}", "„{n}“", "{u}", "{p} {u}", "{n}, Brandenburg, {p}, Deutschland"),
    *("{n} (Niederlausitz)", "{n} N.L.", "{n}/NL", "{n} i.d. Niederlausitz", "{n}, BRD", "{n}; {n}", "{n}/{n}"),
)

#: Around both names; ``{s}`` is the Lower Sorbian one.
BOTH = (
    *(
        "{s}",
        "{p} {s}",
        "město {s}",
        "Gmejna {s}",
        "{n}/{s}",
        "{n} / {s}",
        "{s}/{n}",
        "{n} ({s})",
        "{n}, {s}",
        "{n} - {s}",
    ),
    *(
        "{n} | {s}",
        "{n} · {s}",
        "{n} {s}",
        "{n} [{s}]",
        "{n} (sorb. {s})",
        "{n} (niedersorbisch {s})",
        "{n}, wend. {s}",
    ),
    *("{p} {n}/{s}", "{p} {n} / {p} {s}", "Stadt {n}/Město {s}", "Gemeinde {n} / Gmejna {s}", "{n}/{s}, Deutschland"),
    *("{n}\\{s}", "{n}_{s}", "{n} (dsb: {s})", "{s} ({n})"),
)

#: Around an Ortsteil ``{n}`` and its municipality ``{m}``.
LOCALITIES = (
    *(
        "{m} OT {n}",
        "{m}-{n}",
        "{m}, OT {n}",
        "{n} ({m})",
        "{m} ({n})",
        "{m} / OT {n}",
        "{m}/OT {n}",
        "{n}, {m}",
        "{n} / {m}",
    ),
    *(
        "{p} {m} OT {n}",
        "{m} OT. {n}",
        "{m} Ortsteil {n}",
        "OT {n}, {m}",
        "{m}/ {n}",
        "{m} {n}",
        "{m} - OT {n}",
        "{m}, {n}",
    ),
    *("{u_m} OT {u}", "{n}, {m}, Brandenburg, {p}, Deutschland"),
    *("{m} (OT {n})", "{m}, GT {n}", "{m} Stadtteil {n}", "Gemeinde {m}, OT {n}", "{n} bei {m}", "{m} O.T. {n}"),
)

#: Whole addresses; ``{t}`` is a street with a number.
ADDRESSES = (
    *(
        "{t}, {p} {n}",
        "{p} {n}, {t}",
        "{t} {p} {n}",
        "{p} {n} {t}",
        "{t}; {p} {n}; Deutschland",
        "{t}\n{p} {n}",
        "{p};{n};{t}",
    ),
    *(
        "Muster GmbH, {t}, {p} {n}",
        "D-{p} {n}, {t}",
        "{t} / {p} {n}",
        "{t} | {p} {n} | DE",
        "{t}, {n} {p}",
        "{t}, {p}, {n}",
    ),
    *("c/o Muster, {t}, {p} {n}", "{t}, {p} {n}, Brandenburg, Deutschland", "{t}, {p} {n}/{s}", "{t}, {p} {s}"),
    *("({p}) {n}, {t}", "{t} in {p} {n}", "in {p} {n}, {t}", "{p} {n} ({t})", "Straße: {t}\nPLZ: {p}\nOrt: {n}"),
    *("Straße: {t}, Ort: {p} {n}", "{t}, 2. OG, {p} {n}", "{p} {n} - {t}", "{t}, {p} {n}, Tel. 0355 123456"),
)

#: Addresses with an Ortsteil.
LOCAL_ADDRESSES = (
    *("{t}, {p} {m} OT {n}", "OT {n}, {t}, {p} {m}", "{n}, {t}, {p} {m}", "{t}, {n}, {p} {m}", "{t}, {p} {m}-{n}"),
    *("{t}, {p} {m} ({n})", "{t}, {p} {m} / OT {n}", "{p} {m}, {n}, {t}", "{t} OT {n}, {p} {m}", "{m} OT {n}, {t}"),
)

_STREETS = ("Hauptstraße 1", "Dorfstr. 12a", "Am Markt 3", "Lindenweg 5-7", "Karl-Marx-Str. 14")

Ask = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Group:
    """Forms of one kind: how the answers turned out, by form, and what was answered wrongly."""

    name: str
    counts: dict[str, Counter[str]]
    wrong: list[tuple[str, str]]


def measure(gazetteer: Gazetteer, every: int = 1) -> list[Group]:
    """Every form around every ``every``-th place of Lower Lusatia."""
    from sorbnames.tables.quick import QuickAnswers

    quick = QuickAnswers(gazetteer, gazetteer.memory)

    def in_place(text: str) -> Answer:
        return quick.answers([Question(text)])[0]

    def in_address(text: str) -> Answer:
        return quick.answers([Question(address=text)])[0]

    here = [one for one in gazetteer.entries if one.de and gazetteer.in_lower_lusatia(one) and gazetteer.plz_of(one)]
    wholes = [one for one in here if one.kind in ("kreisfreie_stadt", "stadt", "gemeinde")][::every]
    parts = [one for one in here if one.kind == "ortsteil" and one.municipality != one.id][::every]
    named = [one for one in (*wholes, *parts) if one.dsb]
    return [
        _measured(gazetteer, "German", GERMAN, wholes, in_place),
        _measured(gazetteer, "both languages", BOTH, named, in_place),
        _measured(gazetteer, "Ortsteile", LOCALITIES, parts, in_place),
        _measured(gazetteer, "addresses", ADDRESSES, wholes, in_address),
        _measured(gazetteer, "addresses with an Ortsteil", LOCAL_ADDRESSES, parts, in_address),
    ]


def _measured(gazetteer: Gazetteer, name: str, forms: Sequence[str], entries: Sequence[Entry], ask: Ask) -> Group:
    group = Group(name, {form: Counter() for form in forms}, [])
    for form in forms:
        for text, entry in _cells(gazetteer, form, entries):
            answer = ask(text)
            outcome = _outcome(answer, entry)
            group.counts[form][outcome] += 1
            if outcome == "wrong":
                group.wrong.append((text, answer.id))
    return group


def _cells(gazetteer: Gazetteer, form: str, entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    for number, entry in enumerate(entries):
        whole = gazetteer.entry(entry.municipality) or entry
        street = _STREETS[number % len(_STREETS)]
        plz = gazetteer.plz_of(entry)[0]
        capitals = {"u": transcribe(entry.de).upper(), "u_m": transcribe(whole.de).upper()}
        yield form.format(n=entry.de, s=entry.dsb or entry.de, m=whole.de, p=plz, t=street, **capitals), entry


def _outcome(answer: Answer, entry: Entry) -> str:
    if not answer.decided:
        return answer.status
    return "right" if answer.id == entry.id else "above" if answer.id == entry.municipality else "wrong"


_OUTCOMES = ("right", "above", "ambiguous", "none", "wrong")


def report(groups: Sequence[Group]) -> str:
    """A line for each group, the forms with which fewest were right, and what was wrong."""
    lines = [heading("Cells as people fill them")]
    rows = []
    for group in groups:
        whole = sum(group.counts.values(), Counter[str]())
        shares = [f"{100 * whole[outcome] / whole.total():.2f} %" for outcome in _OUTCOMES[:-1]]
        rows.append([group.name, str(len(group.counts)), str(whole.total()), *shares, str(whole["wrong"])])
    lines.append(table(["cells", "forms", "asked", *_OUTCOMES], rows))
    for group in groups:
        worst = sorted(group.counts.items(), key=lambda one: one[1]["right"] / one[1].total())[:3]
        lines += [f"{group.name}: {form!r} {dict(counts)}" for form, counts in worst]
        lines += [f"wrong: {text!r} -> {entry}" for text, entry in group.wrong[:10]]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    print(report(measure(sorbnames.load(), parser.parse_args(arguments).every)))


if __name__ == "__main__":
    main(sys.argv[1:])
