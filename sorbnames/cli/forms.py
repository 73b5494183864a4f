"""``sorbnames forms``: how a name bends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from sorbnames.cli.frame import command as as_command
from sorbnames.cli.lookup import how_found, lines_of_standard_input, not_found, uncertain
from sorbnames.cli.parameters import OneOf, PostalCode
from sorbnames.cli.session import FOUND, Session, one_line
from sorbnames.model import OTHER_KINDS, PLACE_KINDS

if TYPE_CHECKING:
    from sorbnames.forms import FormTable
    from sorbnames.model import Entry
    from sorbnames.resolution import Resolution

#: Namesakes are all shown; no name has as many.
MOST_ENTRIES = 100


@as_command(
    "forms",
    click.Argument(["names"], nargs=-1, required=True, metavar="NAME"),
    click.Option(["--plz"], default="", type=PostalCode(), metavar="POSTCODE"),
    click.Option(["--kreis"], default="", metavar="DISTRICT"),
    click.Option(["--kind"], type=OneOf(*PLACE_KINDS, *OTHER_KINDS), metavar="KIND"),
    click.Option(["--json", "as_json"], is_flag=True),
)
def command(session: Session, names: tuple[str, ...], plz: str, kreis: str, kind: str | None, as_json: bool) -> None:
    """Show the forms of every name, in the order asked."""
    gazetteer = session.gazetteer
    for name in names:
        for query in lines_of_standard_input() if name == "-" else (name,):
            resolution = gazetteer.lookup(query, plz=plz, kreis=kreis, kind=kind or "", limit=MOST_ENTRIES)
            if not resolution.decided:
                session.reached(FOUND)
            if as_json:
                print(json_line(session, resolution))
            else:
                print("\n".join(page(session, resolution)))


def json_line(session: Session, resolution: Resolution) -> str:
    """The forms as one JSON object on one line."""
    import json

    entries = [
        {
            "id": candidate.id,
            "kind": candidate.kind,
            "de": candidate.de,
            "dsb": candidate.dsb,
            "pair": candidate.pair,
            "names": [fields(table) for table in tables_of(session, candidate.entry)],
        }
        for candidate in resolution.candidates
    ]
    answer = {"query": resolution.query, "status": resolution.status, "entries": entries, **session.versions}
    return json.dumps(answer, ensure_ascii=False)


def fields(table: FormTable) -> dict[str, Any]:
    """The table of one name as JSON has it."""
    return {
        "name": table.name.text,
        "language": table.name.language,
        "class": table.declension,
        "by": table.by,
        "number": table.number,
        "reason": table.reason,
        "forms": [
            {"case": form.case, "form": form.text, "attested": bool(form.sources), "sources": form.sources}
            for form in table.forms
        ],
    }


def tables_of(session: Session, entry: Entry) -> tuple[FormTable, ...]:
    """The tables of an entry's names."""
    from sorbnames.forms import tables

    return tables(session.gazetteer, entry)


def page(session: Session, resolution: Resolution) -> Iterator[str]:
    """The forms for a person to read; several entries each below a heading."""
    if not resolution.candidates:
        yield not_found(session, resolution)
        return
    query = one_line(resolution.query)
    if not resolution.decided:
        yield uncertain(session, resolution, MOST_ENTRIES)
    for candidate in resolution.candidates:
        heading = f"{candidate.pair} ({candidate.kind}, {candidate.id})"
        if resolution.decided:
            how = "" if resolution.status == "exact" else f": {how_found(session, resolution)}"
            yield f"{query} → {heading}{how}"
        else:
            yield ""
            yield heading
        for table in tables_of(session, candidate.entry):
            yield ""
            yield from rows(session, table)
        if not candidate.dsb:
            yield ""
            yield f"  {session.say('forms.no_sorbian')}"


def rows(session: Session, table: FormTable) -> Iterator[str]:
    """A table: its name and class, then a line a form."""
    from sorbnames.forms import GERMAN_ROWS, SORBIAN_ROWS
    from sorbnames.inflection.recorded import WORDS

    facts = [table.declension, table.number and session.say(f"forms.{table.number}")]
    facts += [table.by and session.say(f"forms.by.{table.by}")]
    facts += [table.reason and session.say(f"forms.reason.{table.reason}")]
    yield "  " + ": ".join(part for part in (table.name.text, ", ".join(fact for fact in facts if fact)) if part)
    known = SORBIAN_ROWS if table.name.language == "dsb" else GERMAN_ROWS
    named = (*known, *WORDS)
    width = max(len(session.say(f"forms.case.{case}")) for case in (*SORBIAN_ROWS, *WORDS))
    longest = max((len(form.text) for form in table.forms), default=0)
    for case in dict.fromkeys((*(known if table.declension else ()), *(form.case for form in table.forms))):
        label = session.say(f"forms.case.{case}") if case in named else case
        for form in table.of_case(case):
            seen = session.say("forms.attested", sources=", ".join(form.sources)) if form.sources else ""
            yield f"    {label:{width}}  {form.text:{longest}}  {seen or session.say('forms.formed')}"
            label = ""
        if label and not table.of_case(case):
            yield f"    {label:{width}}  –"
