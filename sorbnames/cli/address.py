"""``sorbnames address``: address blocks read, and printed in a house style."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sorbnames.cli.frame import command as as_command
from sorbnames.cli.parameters import FileName, OneOf, StyleName
from sorbnames.cli.session import FOUND, Session, one_line
from sorbnames.cli.work import files_meant, from_encoding_option, gazetteer_for, given_style, read

if TYPE_CHECKING:
    from sorbnames.address.model import Address


@as_command(
    "address",
    click.Argument(["files"], nargs=-1, required=True, type=FileName(), metavar="FILE"),
    click.Option(["--style"], default="keep", show_default=True, type=StyleName(), metavar="STYLE"),
    click.Option(["--to"], default="both", show_default=True, type=OneOf("both", "de", "dsb")),
    click.Option(["--json", "as_json"], is_flag=True),
    from_encoding_option(),
)
def command(session: Session, files: tuple[str, ...], style: str, to: str, as_json: bool, from_encoding: str) -> None:
    """Print the addresses of all files."""
    from sorbnames.address.listing import as_record, list_addresses
    from sorbnames.check import find_style
    from sorbnames.errors import InvalidAddress
    from sorbnames.project import load_project

    asked = given_style()
    separator = ""
    for path in files_meant(session, files):
        with session.attempt(path):
            document = read(path, encoding=from_encoding)
            project = load_project(path)
            gazetteer = gazetteer_for(session, project.overlays)
            chosen = asked or project.style or style
            found = find_style(gazetteer, chosen, to)
            languages = "de" if found.address_form in ("keep", "field") else found.languages
            count = 0
            for listed in list_addresses(gazetteer, document.text):
                where = {"file": path, "line": listed.line}
                if listed.address is None:
                    session.reached(FOUND)
                    reason = listed.error.say(session.language) if listed.error else ""
                    session.note(f"{one_line(path)}:{listed.line}: {one_line(reason)}")
                    if as_json:
                        print_json(
                            session, where | {"status": "none", "error": reason, "lines": listed.text.split("\n")}
                        )
                    continue
                count += 1
                report_german_only(session, path, listed.line, listed.address, languages)
                if as_json:
                    print_json(session, where | as_record(listed.address, chosen, to, session.language))
                else:
                    print(separator + listed.address.format(chosen, to))
                    separator = "\n"
            if not count:
                raise InvalidAddress("address.no_block", path=path)


def report_german_only(session: Session, path: str, line: int, address: Address, languages: str) -> None:
    """Tell which parts a style with Sorbian names prints in German, for want of a source. Places abroad have none."""
    if languages == "de" or address.status == "none":
        return
    for name in address.german_only:
        session.note(f"{one_line(path)}:{line}: {session.say('address.german_only', name=one_line(name))}")


def print_json(session: Session, record: dict[str, object]) -> None:
    """One object on one line, with the versions of program and data."""
    import json

    print(json.dumps(record | session.versions, ensure_ascii=False))
