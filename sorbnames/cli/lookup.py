"""``sorbnames lookup``: which entry bears this name."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import NumberFrom, OneOf, PostalCode
from sorbnames.cli.session import FOUND, Session, one_line
from sorbnames.model import OTHER_KINDS, PLACE_KINDS

if TYPE_CHECKING:
    from sorbnames.resolution import Candidate, Resolution


@as_command(
    "lookup",
    click.Argument(["names"], nargs=-1, required=True, metavar="NAME"),
    click.Option(["--plz"], default="", type=PostalCode(), metavar="POSTCODE"),
    click.Option(["--kreis"], default="", metavar="DISTRICT"),
    click.Option(["--kind"], type=OneOf(*PLACE_KINDS, *OTHER_KINDS), metavar="KIND"),
    click.Option(["--limit"], default=5, show_default=True, type=NumberFrom(1), metavar="NUMBER"),
    click.Option(["--json", "as_json"], is_flag=True),
)
def command(
    session: Session, names: tuple[str, ...], plz: str, kreis: str, kind: str | None, limit: int, as_json: bool
) -> None:
    """Answer every name, in the order asked."""
    gazetteer = session.gazetteer
    for name in names:
        piped = name == "-"
        for query in lines_of_standard_input() if piped else (name,):
            resolution = gazetteer.lookup(query, plz=plz, kreis=kreis, kind=kind or "", limit=limit)
            if not resolution.decided:
                session.reached(FOUND)
            if as_json:
                print(json_line(session, resolution))
            elif piped:
                print(table_line(resolution))
            else:
                print("\n".join(paragraph(session, resolution, limit)))


def lines_of_standard_input() -> Iterator[str]:
    """Names from standard input as they come in, one a line; bytes that are not UTF-8 are taken for cp1252."""
    for line in sys.stdin.buffer:
        line = line.rstrip(b"\r\n")
        try:
            yield line.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError:
            yield line.decode("cp1252", "replace")


def json_line(session: Session, resolution: Resolution) -> str:
    """The resolution as one JSON object on one line."""
    import json

    answer = {
        "query": resolution.query,
        "status": resolution.status,
        "candidates": [
            {
                "id": candidate.id,
                "kind": candidate.kind,
                "de": candidate.de,
                "dsb": candidate.dsb,
                "pair": candidate.pair,
                "score": candidate.score,
                "evidence": candidate.evidence,
                "parent": candidate.entry.parent,
                "ags": candidate.entry.ags,
                "plz": candidate.entry.plz,
            }
            for candidate in resolution.candidates
        ],
        **session.versions,
    }
    return json.dumps(answer, ensure_ascii=False)


def table_line(resolution: Resolution) -> str:
    """Query, status, pair, id and score between tabs; without a decision, all candidates in one cell."""
    shown = resolution.candidates[:1] if resolution.decided else resolution.candidates
    cells = (
        resolution.query,
        resolution.status,
        " | ".join(candidate.pair for candidate in shown),
        " | ".join(candidate.id for candidate in shown),
        " | ".join(f"{candidate.score:.2f}" for candidate in shown),
    )
    return "\t".join(one_line(cell) for cell in cells)


def paragraph(session: Session, resolution: Resolution, limit: int) -> Iterator[str]:
    """The resolution for a person to read; ``limit`` is how many candidates it may have."""
    query = one_line(resolution.query)
    if resolution.decided:
        best = resolution.candidates[0]
        yield f"{query} → {best.pair}"
        yield from details(session, best, how_found(session, resolution))
    elif resolution.candidates:
        yield uncertain(session, resolution, limit)
        for candidate in resolution.candidates:
            yield f"  {candidate.pair}"
            yield from details(session, candidate, "")
    else:
        yield not_found(session, resolution)


def uncertain(session: Session, resolution: Resolution, limit: int) -> str:
    """That nothing decides, be it between several entries or whether it is the one."""
    is_alone = len(resolution.candidates) == 1 and limit > 1
    return f"{one_line(resolution.query)}: {session.say('lookup.perhaps' if is_alone else 'lookup.ambiguous')}"


def not_found(session: Session, resolution: Resolution) -> str:
    """That nothing was found, and why."""
    answer = f"{one_line(resolution.query)}: {session.say('lookup.none')}"
    why = "; ".join(in_words(session, resolution.evidence))
    return f"{answer}: {why}" if why else answer


def how_found(session: Session, resolution: Resolution) -> str:
    """How a decided name was found, in words."""
    role = resolution.candidates[0].hit.role
    is_form = resolution.status == "variant" and role in ("inflected", "derived")
    return session.say(f"lookup.status.{role if is_form else resolution.status}")


def details(session: Session, candidate: Candidate, status: str) -> Iterator[str]:
    """What distinguishes an entry, and why it was taken."""
    entry = candidate.entry
    plz = ", ".join(session.gazetteer.plz_of(entry))
    facts = [entry.kind, candidate.id, entry.ags and f"AGS {entry.ags}", plz and f"PLZ {plz}"]
    yield "    " + " · ".join(fact for fact in facts if fact)
    score = session.say("lookup.score", score=f"{candidate.score:.2f}")
    reasons = [status, score, *in_words(session, candidate.evidence)]
    yield "    " + "; ".join(reason for reason in reasons if reason)


def in_words(session: Session, evidence: Iterable[str]) -> list[str]:
    """Evidence in the language of the run."""
    if session.language != "de":
        return list(evidence)  # as data, it is English
    from sorbnames.messages.evidence import in_language

    return [in_language(one, session.language) for one in evidence]
