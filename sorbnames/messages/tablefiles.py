"""What is said about table files: each error names the file or row, the cause and what to do next."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # the file as a whole
    "empty": ("{path}: Die Tabelle ist leer.", "{path}: the table is empty."),
    "same_file": (
        "{path}: Ein- und Ausgabe sind dieselbe Datei. Bitte mit -o einen anderen Namen angeben.",
        "{path}: input and output are the same file. Name another one with -o.",
    ),
    "unknown_content": (
        "{path}: Das ist keine Tabelle, die sich lesen ließe. Gelesen werden {formats}.",
        "{path}: not a table of a known format. Formats that can be read: {formats}.",
    ),
    "not_that_format": (
        "{path}: Dem Namen nach {form}, dem Inhalt nach nicht. Bitte die Datei prüfen oder neu speichern.",
        "{path}: {form} by its name, but not by its content. Check the file or save it again.",
    ),
    "unknown_ending": (
        "{path}: Die Endung {ending} sagt nicht, in welcher Form geschrieben werden soll. Möglich: {formats}.",
        "{path}: the ending {ending} does not tell the format to write. Possible: {formats}.",
    ),
    "unknown_ending_but": (
        "{path}: Die Endung {ending} gibt es nicht. Gemeint ist vielleicht {near}.",
        "{path}: there is no ending {ending}. Did you mean {near}?",
    ),
    "only_read": (
        "{path}: {form} wird nur gelesen. Bitte mit -o eine Ausgabe in .xlsx, .csv oder .parquet angeben.",
        "{path}: {form} can only be read. Name an output in .xlsx, .csv or .parquet with -o.",
    ),
    "other_workbook": (
        "{path}: Excel öffnet diese Arbeitsmappe nur mit der Endung {ending}. Bitte die Ausgabe so nennen.",
        "{path}: Excel opens this workbook only with the ending {ending}. Name the output so.",
    ),
    "not_packed": (
        "{path}: {form} gibt es nicht noch einmal gepackt. Bitte erst entpacken, oder ohne .gz und .zst schreiben.",
        "{path}: {form} is not packed once more. Unpack it first, or write without .gz and .zst.",
    ),
    "json_array": (
        "{path}: eine JSON-Liste; gebraucht wird JSON Lines, ein Objekt je Zeile. So wird es eines: jq -c '.[]'",
        "{path}: a JSON array; JSON Lines is needed, one object a line. To make it that: jq -c '.[]'",
    ),
    "no_objects": (
        "{path}: keine Zeile ist ein JSON-Objekt. Gebraucht wird ein Objekt je Zeile.",
        "{path}: no line is a JSON object. One object a line is needed.",
    ),
    "line_too_long": (
        "{path}, Zeile {row}: länger als 256 MB. Bitte die Datei prüfen.",
        "{path}, row {row}: longer than 256 MB. Check the file.",
    ),
    "header_too_long": (
        "{path}: Die erste Zeile endet nicht innerhalb von 1 MB. Ist das eine Tabelle mit Spaltennamen?",
        "{path}: the first row does not end within 1 MB. Is this a table with a header?",
    ),
    "truncated": (
        "{path}: Die gepackte Datei ({packing}) ist unvollständig. Bitte noch einmal übertragen oder packen.",
        "{path}: the packed file ({packing}) is incomplete. Transfer or pack it again.",
    ),
    "broken_packing": (
        "{path}: Die gepackte Datei ({packing}) ist beschädigt. Bitte noch einmal übertragen oder packen.",
        "{path}: the packed file ({packing}) is damaged. Transfer or pack it again.",
    ),
    "broken_parquet": (
        "{path}: keine lesbare Parquet-Datei ({reason}). Bitte die Datei noch einmal übertragen oder schreiben.",
        "{path}: not a readable Parquet file ({reason}). Transfer or write it again.",
    ),
    "broken_sheet": (
        "{path}: Die Tabelle lässt sich nicht lesen ({reason}). Bitte im Tabellenprogramm öffnen und neu speichern.",
        "{path}: the spreadsheet cannot be read ({reason}). Open it in a spreadsheet program and save it again.",
    ),
    "no_sheet": (
        "{path}: Das Blatt „{sheet}“ gibt es nicht. Vorhanden: {sheets}.",
        "{path}: there is no sheet “{sheet}”. Sheets: {sheets}.",
    ),
    "too_wide": (
        "{path}: Im Blatt ist rechts kein Platz für neue Spalten. Bitte leere, formatierte Spalten löschen.",
        "{path}: there is no room for new columns at the right of the sheet. Delete empty, formatted columns.",
    ),
    "too_long_for_sheet": (
        "Ein XLSX-Blatt hat höchstens {most} Zeilen. Bitte als .csv oder .parquet schreiben.",
        "An XLSX sheet has at most {most} rows. Write .csv or .parquet instead.",
    ),
    "too_long_for_cell": (
        "Zeile {row}: eine Zelle hat mehr als {most} Zeichen, mehr als XLSX fasst. Bitte .csv oder .parquet.",
        "Row {row}: a cell is longer than {most} characters, more than XLSX holds. Write .csv or .parquet instead.",
    ),
    # encodings
    "no_encoding": (
        "{path}: Die Zeichenkodierung ist nicht zu erkennen. Bitte mit --from-encoding angeben, etwa cp1252.",
        "{path}: the character encoding cannot be found out. Name it with --from-encoding, such as cp1252.",
    ),
    "cannot_keep": (
        "{path}: Die Datei ist in {encoding}; das hat nicht alle sorbischen Buchstaben. Bitte --encoding utf-8 angeben "
        "(für Excel utf-8-sig), dann wird sie umgeschrieben.",
        "{path}: the file is in {encoding}, which has not all Sorbian letters. Give --encoding utf-8 (for Excel "
        "utf-8-sig) to convert it.",
    ),
    "cannot_hold": (
        "{path}: {encoding} hat nicht alle sorbischen Buchstaben. Bitte --encoding utf-8 (für Excel utf-8-sig).",
        "{path}: {encoding} has not all Sorbian letters. Give --encoding utf-8 (for Excel utf-8-sig).",
    ),
    "doubtful": (
        "{path}: Die Datei ist in {encoding} oder in {rivals}. Bitte mit --from-encoding {codec} sagen, was stimmt, "
        "oder mit --encoding utf-8 umschreiben.",
        "{path}: the file is in {encoding} or in {rivals}. Say with --from-encoding {codec} which it is, or convert it "
        "with --encoding utf-8.",
    ),
    "not_convertible": (
        "{path}, Zeile {row}: enthält Bytes, die in {encoding} keine Bedeutung haben; so lässt sich die Datei nicht "
        "umschreiben. Bitte die Zeile berichtigen oder die Kodierung mit --from-encoding angeben.",
        "{path}, row {row}: holds bytes that mean nothing in {encoding}; so the file cannot be converted. Mend the "
        "row, or name the encoding with --from-encoding.",
    ),
    "no_letter": (
        "{path}, Zeile {row}: „{letter}“ gibt es in {encoding} nicht. Bitte --encoding utf-8 angeben.",
        "{path}, row {row}: {encoding} has no “{letter}”. Give --encoding utf-8.",
    ),
    # another format
    "too_many_fields": (
        "{path}, Zeile {row}: {found} Felder statt {expected}; in eine andere Form passt sie nicht. Bitte die Zeile "
        "berichtigen oder wieder als CSV schreiben, dann bleibt sie, wie sie ist.",
        "{path}, row {row}: {found} fields instead of {expected}; it does not fit another format. Mend the row, or "
        "write CSV again, which keeps it as it is.",
    ),
    "not_convertible_line": (
        "{path}, Zeile {row}: kein Objekt mit den Namen der ersten Zeilen; in eine andere Form passt sie nicht. Bitte "
        "wieder als JSON Lines schreiben, dann bleibt sie, wie sie ist.",
        "{path}, row {row}: not an object with the names of the first lines; it does not fit another format. Write "
        "JSON Lines again, which keeps it as it is.",
    ),
    # the run
    "disk_full": (
        "{path}: Der Datenträger ist voll. Bitte Platz schaffen und noch einmal aufrufen.",
        "{path}: the disk is full. Free some space and call again.",
    ),
    "other_run": (
        "{path}: Was unterbrochen wurde, hatte eine andere Eingabe oder andere Einstellungen. Ohne --resume beginnt "
        "ein neuer Lauf.",
        "{path}: what was interrupted had another input or other settings. Without --resume a new run begins.",
    ),
    # rows that are kept as they are
    "row.short": (
        "Zeile {row}: {found} Felder statt {expected}; mit leeren ergänzt.",
        "Row {row}: {found} fields instead of {expected}; filled up with empty ones.",
    ),
    "row.long": (
        "Zeile {row}: {found} Felder statt {expected}; bleibt ohne Ergebnis. "
        "Felder mit Trennzeichen gehören in Anführungszeichen.",
        "Row {row}: {found} fields instead of {expected}; left without a result. "
        "Fields that hold delimiters belong in quotation marks.",
    ),
    "row.quoting": (
        "Zeile {row}: Ein Anführungszeichen wird nicht geschlossen; bleibt ohne Ergebnis. Schließen oder löschen Sie "
        "es in der Eingabe.",
        "Row {row}: a quotation mark is not closed; left without a result. Close or remove it in the input.",
    ),
    "row.undecodable": (
        "Zeile {row}: enthält Bytes, die in {encoding} keine Bedeutung haben; sie bleiben stehen. Eine andere "
        "Kodierung nennt --from-encoding.",
        "Row {row}: holds bytes that mean nothing in {encoding}; they stay. --from-encoding names another encoding.",
    ),
    "row.nul": (
        "Zeile {row}: enthält NUL-Zeichen; sie bleiben stehen. Die Datei ist vielleicht beschädigt: exportieren Sie "
        "sie neu, oder löschen Sie die Zeichen.",
        "Row {row}: holds NUL characters; they stay. The file may be damaged: export it again, or delete them.",
    ),
    "row.no_object": (
        "Zeile {row}: kein JSON-Objekt; bleibt, wie sie ist.",
        "Row {row}: not a JSON object; left as it is.",
    ),
    # decisions
    "decisions.columns": (
        "{path}: keine Entscheidungsliste; es fehlt die Spalte {column}. „--review liste.csv“ schreibt eine.",
        "{path}: not a list of decisions; the column {column} is missing. '--review list.csv' writes one.",
    ),
    "decisions.unknown": (
        "{path}, Zeile {line}: „{decision}“ ist keine Kennung eines Ortes. Erlaubt sind Kennungen, - für „keiner "
        "davon“, oder nichts.",
        "{path}, line {line}: “{decision}” is no place's id. Allowed are ids, - for “none of them”, or nothing.",
    ),
    "decisions.unknown_but": (
        "{path}, Zeile {line}: „{decision}“ ist keine Kennung eines Ortes. Gemeint ist vielleicht {near}.",
        "{path}, line {line}: “{decision}” is no place's id. Did you mean {near}?",
    ),
    "decisions.twice": (
        "{path}, Zeile {line}: widerspricht Zeile {other}, die für dieselben Werte etwas anderes entscheidet.",
        "{path}, line {line}: contradicts line {other}, which decides otherwise for the same values.",
    ),
    "would_replace": (
        "{path}: Diese Datei ist in demselben Aufruf Tabelle, Ausgabe oder Entscheidungsliste und würde überschrieben. "
        "Bitte einen anderen Namen angeben.",
        "{path}: this file is the table, the output or the list of decisions of the same call and would be replaced. "
        "Name another one.",
    ),
    "review_form": (
        "{path}: Eine Durchsicht wird als .csv oder .html geschrieben. Bitte den Namen so enden lassen.",
        "{path}: a review is written as .csv or .html. Let the name end so.",
    ),
}
