"""What can be wrong with a file: each text names the file, the cause and what to do next."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # reading
    "missing": (
        "{path}: Die Datei gibt es nicht. Bitte Namen und Ordner prüfen.",
        "{path}: no such file. Check the name and the folder.",
    ),
    "directory": (
        "{path}: Das ist ein Ordner, keine Datei. Bitte die Dateien darin einzeln angeben.",
        "{path}: this is a folder, not a file. Name the files in it instead.",
    ),
    "device": (
        "{path}: Das ist ein Gerät, keine Datei. Bitte eine Datei angeben, oder - für die Standardeingabe.",
        "{path}: this is a device, not a file. Name a file, or - for standard input.",
    ),
    "unreadable": (
        "{path}: Die Datei darf nicht gelesen werden. Bitte die Leserechte prüfen.",
        "{path}: permission to read the file is denied. Check its access rights.",
    ),
    "folder_unreadable": (
        "{path}: Der Ordner darf nicht gelesen werden. Bitte seine Rechte prüfen.",
        "{path}: permission to read the folder is denied. Check its access rights.",
    ),
    "read_failed": (
        "{path}: Die Datei ließ sich nicht lesen ({reason}). Bitte eine Kopie an einem anderen Ort versuchen.",
        "{path}: the file could not be read ({reason}). Try a copy of it in another place.",
    ),
    "too_large": (
        "{path}: Die Datei ist zu groß für den Arbeitsspeicher. Bitte in kleinere Dateien teilen.",
        "{path}: the file is too large for this machine's memory. Split it into smaller files.",
    ),
    "too_long": (
        "{path}: Die Datei ist größer als {megabytes} MB. Bitte in kleinere Dateien teilen.",
        "{path}: the file is larger than {megabytes} MB. Split it into smaller files.",
    ),
    "changed": (
        "{path}: Die Datei wurde geändert, während sie gelesen wurde. Bitte den Befehl wiederholen.",
        "{path}: the file was changed while it was being read. Run the command again.",
    ),
    "process_killed": (
        (
            "{path}: Der Prozess, der die Datei bearbeitete, wurde zweimal von außen beendet, meist weil der "
            "Arbeitsspeicher nicht reicht. Bitte mit --workers 1 wiederholen oder die Datei teilen. "
            "Sie ist unverändert."
        ),
        (
            "{path}: the process that worked on the file was killed twice, mostly for want of memory. "
            "Run the command with --workers 1, or split the file. It is unchanged."
        ),
    ),
    "no_input": (
        "{path}: Es gibt keine Standardeingabe. Bitte eine Datei angeben.",
        "{path}: there is no standard input. Name a file instead.",
    ),
    # what is not text
    "binary": (
        (
            "{path}: keine Textdatei (Zeile {line}, Byte {offset}: ein NUL-Zeichen). "
            "Bitte den Text aus dem Programm, das die Datei schrieb, als „Nur Text“ (UTF-8) speichern."
        ),
        (
            "{path}: not a text file (line {line}, byte {offset}: a NUL character). "
            "Save the text as plain text (UTF-8) from the program that wrote the file."
        ),
    ),
    "is_pdf": (
        (
            "{path}: ein PDF-Dokument, keine Textdatei. Bitte das Dokument, aus dem es entstand, als Text (UTF-8) "
            "speichern und diese Datei angeben."
        ),
        "{path}: a PDF document, not a text file. Save the document it was made from as text (UTF-8) and name that.",
    ),
    "is_rtf": (
        "{path}: ein RTF-Dokument, keine Textdatei. Bitte im Schreibprogramm als „Nur Text“ (UTF-8, .txt) speichern.",
        "{path}: an RTF document, not a text file. Save it as plain text (UTF-8, .txt) in a word processor.",
    ),
    "is_docx": (
        (
            "{path}: ein Word-Dokument (DOCX), keine Textdatei. Heißt die Datei nicht .docx, bitte so umbenennen; "
            "sonst in Word als „Nur Text“ (UTF-8, .txt) speichern."
        ),
        (
            "{path}: a Word document (DOCX), not a text file. Rename it if its name does not end in .docx; "
            "otherwise save it as plain text (UTF-8, .txt) in Word."
        ),
    ),
    "is_odt": (
        (
            "{path}: ein OpenDocument-Text (ODT), keine Textdatei. Heißt die Datei nicht .odt, bitte so umbenennen; "
            "sonst in LibreOffice als Text (UTF-8, .txt) speichern."
        ),
        (
            "{path}: an OpenDocument text (ODT), not a text file. Rename it if its name does not end in .odt; "
            "otherwise save it as text (UTF-8, .txt) in LibreOffice."
        ),
    ),
    "is_old_office": (
        (
            "{path}: ein Office-Dokument im alten Format (.doc, .xls), keine Textdatei. "
            "Bitte in Word oder LibreOffice als Text (UTF-8, .txt) speichern."
        ),
        (
            "{path}: an Office document in the old format (.doc, .xls), not a text file. "
            "Save it as text (UTF-8, .txt) in Word or LibreOffice."
        ),
    ),
    "is_table": (
        (
            "{path}: eine Tabelle oder Datenbank, keine Textdatei. Für Tabellen gibt es den Befehl „sorbnames clean“; "
            "sonst bitte als CSV (UTF-8) speichern."
        ),
        (
            "{path}: a table or database, not a text file. Tables are the business of “sorbnames clean”; "
            "otherwise save it as CSV (UTF-8)."
        ),
    ),
    "is_image": (
        "{path}: ein Bild, keine Textdatei. Bitte erst eine Texterkennung (OCR) laufen lassen und deren Text angeben.",
        "{path}: an image, not a text file. Run text recognition (OCR) first and name the text it gives.",
    ),
    "is_archive": (
        "{path}: ein gepacktes Archiv, keine Textdatei. Bitte erst entpacken und die Dateien darin angeben.",
        "{path}: a packed archive, not a text file. Unpack it first and name the files in it.",
    ),
    # encodings
    "undecodable": (
        (
            "{path}, Zeile {line}, Byte {offset}: Das Byte {byte} ist kein gültiges {encoding}, anders als der "
            "übrige Text. "
            "Bitte die Stelle in einem Editor berichtigen und die Datei als UTF-8 speichern."
        ),
        (
            "{path}, line {line}, byte {offset}: byte {byte} is not valid {encoding}, unlike the rest of the text. "
            "Mend the place in an editor and save the file as UTF-8."
        ),
    ),
    "surrogate": (
        (
            "{path}, Zeile {line}, Byte {offset}: halbes Zeichen (unpaariges Surrogat), kein gültiges {encoding}. "
            "Bitte das Zeichen in einem Editor entfernen und die Datei als UTF-8 speichern."
        ),
        (
            "{path}, line {line}, byte {offset}: half a character (an unpaired surrogate), not valid {encoding}. "
            "Remove the character in an editor and save the file as UTF-8."
        ),
    ),
    "no_encoding": (
        (
            "{path}, Zeile {line}, Byte {offset}: Das Byte {byte} passt zu keiner bekannten Zeichenkodierung. "
            "Bitte in dem Programm, das die Datei schrieb, als UTF-8 speichern."
        ),
        (
            "{path}, line {line}, byte {offset}: byte {byte} fits no known character encoding. "
            "Save the file as UTF-8 in the program that wrote it."
        ),
    ),
    "unknown_encoding": (
        "{path}: Die Zeichenkodierung „{encoding}“ gibt es nicht. Bitte eine wie utf-8, cp1252 oder iso8859-2 angeben.",
        "{path}: there is no character encoding “{encoding}”. Name one such as utf-8, cp1252 or iso8859-2.",
    ),
    "lossy_encoding": (
        (
            "{path}: Als {encoding} gelesen ließe sich die Datei nicht unverändert zurückschreiben. "
            "Bitte eine andere Kodierung angeben oder die Datei als UTF-8 speichern."
        ),
        (
            "{path}: read as {encoding}, the file could not be written back unchanged. "
            "Name another encoding, or save the file as UTF-8."
        ),
    ),
    "unencodable": (
        (
            "{path}, Zeile {line}: „{name}“ lässt sich in der Kodierung der Datei ({encoding}) nicht schreiben; "
            "ihr fehlt „{letter}“. Bitte mit --encoding utf-8 schreiben oder die Datei vorher als UTF-8 speichern. "
            "Nichts wurde geschrieben."
        ),
        (
            "{path}, line {line}: “{name}” cannot be written in the encoding of the file ({encoding}), "
            "which has no “{letter}”. Write it with --encoding utf-8, or save the file as UTF-8 first. "
            "Nothing was written."
        ),
    ),
    "undecided": (
        (
            "{path}, Zeile {line}: „{name}“ lässt sich nicht sicher schreiben: Die Datei kann {encoding} sein oder "
            "{rival}, und beide schreiben „{letter}“ verschieden. Bitte mit --encoding utf-8 schreiben oder die "
            "Datei vorher "
            "als UTF-8 speichern. Nichts wurde geschrieben."
        ),
        (
            "{path}, line {line}: “{name}” cannot be written for certain: the file may be {encoding} or {rival}, "
            "and they write “{letter}” differently. Write it with --encoding utf-8, or save the file as UTF-8 first. "
            "Nothing was written."
        ),
    ),
    # writing
    "target_directory": (
        "{path}: Das Ziel ist ein Ordner. Bitte einen Dateinamen darin angeben. Nichts wurde geschrieben.",
        "{path}: the target is a folder. Name a file in it. Nothing was written.",
    ),
    "target_format": (
        (
            "{path}: Die Endung passt nicht: Die Datei bleibt im Format von {source}. "
            "Bitte einen Namen mit einer dieser Endungen angeben: {fitting}. Nichts wurde geschrieben."
        ),
        (
            "{path}: the extension does not fit: the file stays in the format of {source}. "
            "Name a target with one of these extensions: {fitting}. Nothing was written."
        ),
    ),
    "target_read_only": (
        (
            "{path}: Die Datei ist schreibgeschützt. Bitte den Schreibschutz aufheben oder mit -o eine andere Datei "
            "angeben. Nichts wurde geschrieben."
        ),
        "{path}: the file is read-only. Make it writable, or name another file with -o. Nothing was written.",
    ),
    "target_forbidden": (
        (
            "{path}: Im Ordner {folder} darf nicht geschrieben werden. Bitte dessen Rechte prüfen oder mit -o "
            "eine Datei "
            "in einem anderen Ordner angeben. Nichts wurde geschrieben."
        ),
        (
            "{path}: writing in the folder {folder} is not permitted. Check its access rights, or name a file "
            "in another "
            "folder with -o. Nothing was written."
        ),
    ),
    "target_folder_missing": (
        (
            "{path}: Den Ordner {folder} gibt es nicht. Bitte erst anlegen oder einen anderen angeben. "
            "Nichts wurde geschrieben."
        ),
        "{path}: there is no folder {folder}. Create it first, or name another. Nothing was written.",
    ),
    "disk_full": (
        (
            "{path}: Der Datenträger ist voll. Bitte Platz schaffen oder mit -o ein Ziel auf einem anderen angeben. "
            "Eine vorhandene Datei blieb unverändert."
        ),
        (
            "{path}: the disk is full. Free some space, or name a target on another disk with -o. "
            "An existing file is as it was."
        ),
    ),
    "write_failed": (
        (
            "{path}: Die Datei ließ sich nicht schreiben ({reason}). Bitte mit -o ein anderes Ziel versuchen. "
            "Eine vorhandene Datei blieb unverändert."
        ),
        "{path}: the file could not be written ({reason}). Try another target with -o. An existing file is as it was.",
    ),
}
