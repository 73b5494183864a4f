"""What is wrong with the files of ``data/inflection``, and what to do about it."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "unreadable": (
        "inflection/{file}: nicht lesbar ({reason}). Pfad und YAML-Schreibweise prüfen.",
        "inflection/{file}: cannot be read ({reason}). Check the path and the YAML.",
    ),
    "unknown_word": (
        "inflection/{file}: {name}: {what} „{word}“ ist unbekannt. Möglich sind: {known}.",
        'inflection/{file}: {name}: {what} "{word}" is unknown. Possible are: {known}.',
    ),
    "class_does_not_fit": (
        "inflection/{file}: {name}: die Klasse {known} passt nicht zur Endung oder zur Zahl der Wörter. "
        "Klasse, adjectives und tail prüfen.",
        "inflection/{file}: {name}: the class {known} does not fit the ending or the number of words. "
        "Check class, adjectives and tail.",
    ),
}
