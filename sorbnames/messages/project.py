"""What can be wrong with a project file: each text names the file, the place and what to do."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "unreadable": (
        "{path}: Die Projektdatei ließ sich nicht lesen ({reason}). Bitte ihre Rechte prüfen.",
        "{path}: the project file could not be read ({reason}). Check its access rights.",
    ),
    "encoding": (
        "{path}, Byte {offset}: kein gültiges UTF-8. Bitte die Projektdatei als UTF-8 speichern.",
        "{path}, byte {offset}: not valid UTF-8. Save the project file as UTF-8.",
    ),
    "syntax": (
        "{path}: kein gültiges TOML ({reason}). Bitte die Stelle berichtigen.",
        "{path}: not valid TOML ({reason}). Mend the place.",
    ),
    "unknown_key": (
        "{path}, Zeile {line}: Den Schlüssel „{key}“ gibt es nicht, nur {known}. Gemeint ist vielleicht „{guess}“.",
        "{path}, line {line}: there is no key “{key}”, only {known}. Did you mean “{guess}”?",
    ),
    "stray_key": (
        "{path}, Zeile {line}: Den Schlüssel „{key}“ gibt es nicht, nur {known}.",
        "{path}, line {line}: there is no key “{key}”, only {known}.",
    ),
    "not_text": (
        '{path}, Zeile {line}: „{key}“ will einen Text in Anführungszeichen, etwa {key} = "{example}".',
        '{path}, line {line}: “{key}” wants a text in quotation marks, such as {key} = "{example}".',
    ),
    "not_texts": (
        '{path}, Zeile {line}: „{key}“ will eine Liste von Texten, etwa {key} = ["{example}"].',
        '{path}, line {line}: “{key}” wants a list of texts, such as {key} = ["{example}"].',
    ),
    "not_table": (
        '{path}, Zeile {line}: [tool.sorbnames] ist eine Tabelle; darunter stehen Zeilen wie style = "keep".',
        '{path}, line {line}: [tool.sorbnames] is a table; lines such as style = "keep" stand below it.',
    ),
    "no_rule": (
        "{path}, Zeile {line}: Die Regel „{code}“ gibt es nicht; „sorbnames rules“ zeigt alle.",
        "{path}, line {line}: there is no rule “{code}”; “sorbnames rules” shows them all.",
    ),
    "no_overlay": (
        "{path}, Zeile {line}: Die Datei {overlay} gibt es nicht. Der Pfad gilt vom Ordner der Projektdatei aus.",
        "{path}, line {line}: there is no file {overlay}. The path counts from the folder of the project file.",
    ),
    "empty_phrase": (
        "{path}, Zeile {line}: In „{key}“ steht ein leerer Text. Bitte streichen.",
        "{path}, line {line}: there is an empty text in “{key}”. Take it out.",
    ),
}
