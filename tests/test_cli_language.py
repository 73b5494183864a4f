"""Help and messages in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from conftest import Run

from sorbnames.cli.app import app
from sorbnames.cli.frame import Group
from sorbnames.cli.language import choose
from sorbnames.messages.cli import TEXTS


def commands(group: Group = app, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, group
    for name in group.names:
        command = group.load(name)
        if isinstance(command, Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


ALL = list(commands())
PATHS = [path for path, _ in ALL]


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "de"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "hsb_DE.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_US", "LC_ALL": "de_AT"}, "de"),
        ([], {"LANG": "de_DE", "LC_ALL": ""}, "de"),
        (["check", "--lang", "de", "x"], {}, "de"),
        (["--lang=en", "check"], {"LANG": "de_DE"}, "en"),
        (["check", "--", "--lang", "de"], {}, "en"),
        (["check", "--lang"], {}, "en"),
        (["check", "--lang", "fr"], {"LANG": "de_DE"}, "de"),
    ],
)
def test_lang_wins_over_the_locale(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert choose(arguments, environment) == language


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_help_page_exists_in_both_languages(run: Run, path: tuple[str, ...]) -> None:
    english, german = run(*path, "--help"), run(*path, "--help", LANG="de_DE.UTF-8")
    assert english.exit_code == german.exit_code == 0
    assert english.stdout.startswith(f"Usage: {' '.join(('sorbnames', *path))} [OPTIONS]")
    assert german.stdout.startswith(f"Aufruf: {' '.join(('sorbnames', *path))} [OPTIONEN]")
    assert "\nExample:\n  sorbnames " in english.stdout
    assert "\nBeispiel:\n  sorbnames " in german.stdout
    assert "{" not in english.stdout + german.stdout
    assert max(map(len, (english.stdout + german.stdout).splitlines())) <= 80
    assert run(*path, "--help", "--lang", "de").stdout == german.stdout
    assert run("--lang", "de", *path, "--help").stdout == german.stdout


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) for path in PATHS])
def test_every_option_is_explained(run: Run, path: tuple[str, ...], command: click.Command) -> None:
    page = run(*path, "--help").stdout
    for param in command.params:
        if isinstance(param, click.Option):
            assert re.search(rf"^  .*{re.escape(max(param.opts, key=len))}\b.*(  |\n {{20,}})\w", page, re.MULTILINE)


def test_the_help_of_an_example_can_be_run(run: Run) -> None:
    """The options of every example exist: a usage error would say so before a file is read."""
    for path, _ in ALL:
        key = ".".join(path) or "sorbnames"
        for text in TEXTS[f"{key}.example"]:
            for line in text.splitlines():
                _, *words = line.split()
                stderr = run(*[word for word in words if word not in ("--in-place", "-o")], "--help").stderr
                assert stderr == ""


def test_both_texts_of_a_message_take_the_same_parameters() -> None:
    for key, texts in TEXTS.items():
        german, english = (set(re.findall(r"{(\w+)}", text)) for text in texts)
        assert german == english, key


def test_german_help_of_the_program(run: Run) -> None:
    assert run("--help", LANG="de_DE.UTF-8").stdout == (
        "Aufruf: sorbnames [OPTIONEN] BEFEHL [ARGUMENTE]…\n\n"
        "  Deutsche und niedersorbische Namen finden, prüfen und berichtigen.\n\n"
        "Beispiel:\n"
        "  sorbnames fix --diff presse.txt\n\n"
        "Befehle:\n"
        "  lookup      Zu welchem Ort gehört dieser Name?\n"
        "  forms       Wie wird ein Name gebeugt?\n"
        "  mentions    Alle Erwähnungen in einem Text.\n"
        "  check       Namen in Dateien prüfen.\n"
        "  fix         Namen in Dateien berichtigen.\n"
        "  address     Anschriften lesen und im Hausstil ausgeben.\n"
        "  letterhead  Briefkopf und Briefe nach DIN 5008.\n"
        "  clean       Welche Orte nennt eine Tabelle?\n"
        "  rules       Die Regeln und ihre Gründe.\n"
        "  data        Das Namensverzeichnis selbst.\n\n"
        "Optionen:\n"
        "  --version     Version des Programms und der Daten zeigen.\n"
        "  --lang de|en  Sprache der Hilfe und der Meldungen; sonst entscheidet die\n"
        "                Umgebung.\n"
        "  --help        Diese Hilfe zeigen.\n\n"
        "„sorbnames BEFEHL --help“ erklärt einen Befehl.\n"
    )


WRONG_CALLS = [
    (["chek"], "There is no command 'chek'. Did you mean check? Help: sorbnames --help"),
    (["data", "exprt"], "There is no command 'exprt'. Did you mean export? Help: sorbnames data --help"),
    (["data", "--lang", "en"], "A command is missing. Help: sorbnames data --help"),
    (["check", "--fromat", "json", "x"],
     "There is no option --fromat. Did you mean --format? Help: sorbnames check --help"),
    (["check", "--format", "jsno", "x"],
     "--format: there is no 'jsno', only text, json, sarif, github, html. Did you mean json? "
     "Help: sorbnames check --help"),
    (["fix", "--to", "DE", "x"],
     "--to: there is no 'DE', only both, de, dsb. Did you mean de? Help: sorbnames fix --help"),
    (["check"], "Missing: FILE. Help: sorbnames check --help"),
    (["lookup", "x", "--plz"], "Option --plz needs a value. Help: sorbnames lookup --help"),
    (["lookup", "x", "--json=yes"], "Option --json takes no value. Help: sorbnames lookup --help"),
    (["lookup", "x", "--kind", "gewässer"],
     "--kind: there is no 'gewässer', only land, region, landkreis, amt, kreisfreie_stadt, stadt, gemeinde, ortsteil, "
     "gemeindeteil, wohnplatz, gewaesser, strasse, term, institution. Did you mean gewaesser? "
     "Help: sorbnames lookup --help"),
    (["lookup", "x", "--limit", "0"], "--limit: '0' is no number from 1 up. Help: sorbnames lookup --help"),
    (["lookup", "x", "--limit", "many"], "--limit: 'many' is no number from 1 up. Help: sorbnames lookup --help"),
    (["data", "stats", "x"], "Too much given: x. Help: sorbnames data stats --help"),
    (["rules", "SN11"],
     "There is no rule 'SN11'; 'sorbnames rules' shows them all. Did you mean SN101? Help: sorbnames rules --help"),
    (["check", "--select", "SN1,SN9", "x"],
     "There is no rule 'SN9'; 'sorbnames rules' shows them all. Help: sorbnames check --help"),
    (["fix", "--in-place", "-o", "y", "x"], "-o and --in-place do not go together. Help: sorbnames fix --help"),
    (["fix", "--diff", "--in-place", "x"], "--diff and --in-place do not go together. Help: sorbnames fix --help"),
    (["fix", "-o", "y", "x", "z"], "-o takes one file only; --in-place changes several. Help: sorbnames fix --help"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "message"), WRONG_CALLS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_wrong_call_is_explained_in_one_line(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"sorbnames: {message}\n")


@pytest.mark.parametrize("arguments", [arguments for arguments, _ in WRONG_CALLS], ids=" ".join)
def test_a_wrong_call_is_explained_in_german(run: Run, arguments: list[str]) -> None:
    result = run(*[argument for argument in arguments if argument != "en"], LANG="de_DE.UTF-8")
    assert result.exit_code == 2
    assert result.stderr.startswith("sorbnames: ")
    assert result.stderr.endswith(" --help\n")
    assert result.stderr.count("\n") == 1
    assert not re.search(r"\b(There|the|is|no|not|only|Missing|Option .* needs|Help: .*the)\b", result.stderr)


def test_without_arguments_the_help_is_shown_as_an_error(run: Run) -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == run("--help").stdout
