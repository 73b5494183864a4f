"""What can be wrong with Word and OpenDocument files: each text names the file, the cause and what to do next."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # what the file is
    "empty": (
        "{path}: Die Datei ist leer (0 Byte), also kein Dokument. Bitte eine Sicherung oder das Original nehmen.",
        "{path}: the file is empty (0 bytes) and so no document. Take a backup or the original.",
    ),
    "no_package": (
        (
            "{path}: Das ist kein Word- oder OpenDocument-Dokument, auch wenn die Datei so heißt. "
            "Bitte im Schreibprogramm öffnen und neu als DOCX oder ODT speichern."
        ),
        (
            "{path}: this is no Word or OpenDocument file, although it is named like one. "
            "Open it in a word processor and save it as DOCX or ODT."
        ),
    ),
    "old_word": (
        "{path}: ein altes Word-Dokument (.doc), das umbenannt wurde. Bitte als DOCX speichern.",
        "{path}: an old Word document (.doc) that was renamed. Save it as DOCX.",
    ),
    "is_docx": (
        "{path}: ein Word-Dokument (DOCX) unter falschem Namen. Bitte die Endung in .docx ändern.",
        "{path}: a Word document (DOCX) under a wrong name. Change its extension to .docx.",
    ),
    "is_odt": (
        "{path}: ein OpenDocument-Text (ODT) unter falschem Namen. Bitte die Endung in .odt ändern.",
        "{path}: an OpenDocument text (ODT) under a wrong name. Change its extension to .odt.",
    ),
    "is_other": (
        "{path}: eine {kind}-Datei unter falschem Namen, kein Textdokument. Bitte als DOCX oder ODT speichern.",
        "{path}: a file of kind {kind} under a wrong name, no text document. Save its text as DOCX or ODT.",
    ),
    "encrypted": (
        "{path}: Das Dokument ist mit einem Kennwort verschlüsselt. Bitte eine Kopie ohne Kennwort speichern.",
        "{path}: the document is encrypted with a password. Save a copy without the password.",
    ),
    # what is broken, or a trap
    "broken": (
        (
            "{path}: Die Datei ist beschädigt oder unvollständig (ihr Inhaltsverzeichnis stimmt nicht). "
            "Bitte neu kopieren oder im Schreibprogramm reparieren und speichern."
        ),
        (
            "{path}: the file is damaged or incomplete (its directory is wrong). "
            "Copy it again, or let a word processor repair and save it."
        ),
    ),
    "broken_part": (
        "{path}: Der Teil {part} ist beschädigt. Bitte die Datei neu kopieren oder im Schreibprogramm neu speichern.",
        "{path}: its part {part} is damaged. Copy the file again, or save it anew in a word processor.",
    ),
    "missing_part": (
        "{path}: Der Teil {part} fehlt in der Datei. Bitte im Schreibprogramm öffnen und neu speichern.",
        "{path}: the part {part} is missing in the file. Open it in a word processor and save it anew.",
    ),
    "no_text": (
        "{path}: Im Teil {part} steht kein Textdokument. Bitte im Schreibprogramm öffnen und neu speichern.",
        "{path}: the part {part} holds no text document. Open the file in a word processor and save it anew.",
    ),
    "method": (
        "{path}: Der Teil {part} ist auf ungewöhnliche Art gepackt. Bitte im Schreibprogramm neu speichern.",
        "{path}: its part {part} is packed in an unusual way. Save the file anew in a word processor.",
    ),
    "bomb": (
        (
            "{path}: Der Teil {part} würde ausgepackt {size} MiB oder mehr groß, verdächtig viel für seine Länge. "
            "Die Datei wird nicht gelesen. Ist sie echt, bitte in kleinere Dokumente teilen."
        ),
        (
            "{path}: its part {part} would unpack to {size} MiB or more, suspiciously much for its length. "
            "The file is not read. If it is genuine, split it into smaller documents."
        ),
    ),
    "parts": (
        "{path}: Die Datei hat {count} Teile, mehr als die erlaubten {most}. Sie wird nicht gelesen.",
        "{path}: the file has {count} parts, more than the {most} allowed. It is not read.",
    ),
    "xml_broken": (
        "{path}: Der Teil {part} ist kein gültiges XML (Zeile {line}). Bitte im Schreibprogramm neu speichern.",
        "{path}: its part {part} is no valid XML (line {line}). Save the file anew in a word processor.",
    ),
    "xml_doctype": (
        (
            "{path}: Der Teil {part} enthält eine DTD (Zeile {line}), was in solchen Dokumenten nicht vorkommt und "
            "missbraucht werden kann. Die Datei wird nicht gelesen; bitte im Schreibprogramm neu speichern."
        ),
        (
            "{path}: its part {part} contains a DTD (line {line}), which such documents never have and which can be "
            "abused. The file is not read; save it anew in a word processor."
        ),
    ),
    "xml_structure": (
        (
            "{path}: Im Teil {part} stehen Absätze, wo keine stehen können (Zeile {line}). "
            "Bitte im Schreibprogramm öffnen und neu speichern."
        ),
        (
            "{path}: its part {part} has paragraphs where none can be (line {line}). "
            "Open the file in a word processor and save it anew."
        ),
    ),
    "xml_namespaces": (
        "{path}: Der Teil {part} benutzt Namensräume mehrdeutig. Bitte im Schreibprogramm neu speichern.",
        "{path}: its part {part} uses namespaces ambiguously. Save the file anew in a word processor.",
    ),
    # what cannot be written
    "signed": (
        (
            "{path}: Das Dokument ist digital signiert; jede Änderung macht die Signatur ungültig. "
            "Bitte die Signatur entfernen (oder eine Kopie ohne Signatur speichern) und danach neu signieren."
        ),
        (
            "{path}: the document is digitally signed; any change makes the signature invalid. "
            "Remove the signature (or save a copy without it) and sign it again afterwards."
        ),
    ),
    "structure": (
        (
            "{path}, Zeile {line}: Die Korrektur würde Absätze oder Tabellenzellen verbinden. "
            "Bitte diese Stelle von Hand ändern."
        ),
        "{path}, line {line}: the correction would join paragraphs or table cells. Change this place by hand.",
    ),
    "letter": (
        "{path}, Zeile {line}: Das Zeichen {letter} kann in solchen Dokumenten nicht stehen.",
        "{path}, line {line}: the character {letter} cannot stand in such documents.",
    ),
    "not_revisable": (
        (
            "{path}: Nachverfolgte Änderungen und Kommentare gibt es nur in DOCX und ODT. "
            "Bitte ohne --track-changes und --comments berichtigen; --diff zeigt die Änderungen, check die Befunde."
        ),
        (
            "{path}: only DOCX and ODT have tracked changes and comments. "
            "Correct it without --track-changes and --comments; --diff shows the changes, check the findings."
        ),
    ),
    # comments
    "comment": ("{code}: {message}", "{code}: {message}"),
    "comment_suggestion": ("{code}: {message} Vorschlag: {suggestion}", "{code}: {message} Suggestion: {suggestion}"),
    "comment_elsewhere": ("„{found}“ (an anderer Stelle der Seite): ", "“{found}” (elsewhere on the page): "),
}
