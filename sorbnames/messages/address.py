"""What is said of addresses."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "none": (
        "Hier steht keine Anschrift: „{text}“. Gebraucht werden Postleitzahl und Ort, oder eine bekannte Straße mit "
        "Hausnummer.",
        'There is no address here: "{text}". It takes a postal code with a place, or a known street with a house '
        "number.",
    ),
    "no_block": (
        "{path}: keine Anschrift gefunden. Blöcke stehen durch Leerzeilen getrennt, mit Postleitzahl und Ort.",
        "{path}: no address found. Blocks are separated by blank lines and have a postal code with a place.",
    ),
    "too_long": (
        "{lines} Zeilen sind für eine Anschrift zu viel (höchstens {most} Zeilen und {characters} Zeichen). Einen Text "
        "mit mehreren Anschriften durch Leerzeilen trennen.",
        "{lines} lines are too many for an address (at most {most} lines and {characters} characters). Separate "
        "several addresses by blank lines.",
    ),
}
