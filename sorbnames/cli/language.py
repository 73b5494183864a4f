"""In which language to speak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LANGUAGES = ("de", "en")


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """``--lang`` wherever it stands, else the locale; English unless it is a German one.

    Looked up before the arguments are parsed, since help and usage errors speak too.
    """
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            argument = "--lang=" + "".join(arguments[position + 1 : position + 2])
        if argument.startswith("--lang=") and argument[7:] in LANGUAGES:
            return argument[7:]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environment.get(name):
            return "de" if locale.startswith("de") else "en"
    return "en"
