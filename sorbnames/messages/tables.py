"""Texts about tables."""

TEXTS: dict[str, tuple[str, str]] = {
    "no_column": (
        "Die Spalte „{column}“ gibt es nicht. Vorhanden: {columns}.",
        "There is no column “{column}”. Columns: {columns}.",
    ),
    "no_column_but": (
        "Die Spalte „{column}“ gibt es nicht. Meinten Sie „{near}“? Vorhanden: {columns}.",
        "There is no column “{column}”. Did you mean “{near}”? Columns: {columns}.",
    ),
    "column_twice": (
        "Mehrere Spalten heißen „{column}“. Benennen Sie eine um, damit klar ist, welche gemeint ist.",
        "Several columns are called “{column}”. Rename one, so that it is clear which is meant.",
    ),
    "no_place": (
        "Keine Spalte ist als Ort oder Adresse zu erkennen. Nennen Sie eine (place oder address; --place, --address). "
        "Vorhanden: {columns}.",
        "No column is recognised as a place or an address. Name one (place or address; --place, --address). "
        "Columns: {columns}.",
    ),
    "no_place_but": (
        "Welche Spalte den Ort enthält, ist nicht eindeutig; in Frage kommen: {near}. Nennen Sie eine (place oder "
        "address; --place, --address). Vorhanden: {columns}.",
        "Which column holds the place is not clear; possible: {near}. Name one (place or address; --place, --address). "
        "Columns: {columns}.",
    ),
    "no_header": (
        "Statt Spaltennamen stehen in der ersten Zeile wohl schon Daten: {columns}. Setzen Sie eine Zeile mit "
        "Spaltennamen darüber (etwa Ort, PLZ), oder nennen Sie eine Spalte (place oder address; --place, --address).",
        "The first row seems to hold data, not the names of columns: {columns}. Put a row with names above it (such as "
        "Ort, PLZ), or name a column (place or address; --place, --address).",
    ),
    "one_column": (
        "Nur eine Spalte wurde gefunden: {columns}. Nennen Sie mit --delimiter das Zeichen, das Felder trennt, oder "
        "die Spalte (place oder address; --place, --address).",
        "Only one column was found: {columns}. Name the sign between the fields with --delimiter, or the column "
        "(place or address; --place, --address).",
    ),
    "has_been_cleaned": (
        "Die Tabelle hat schon die Spalten {columns}. Mit overwrite=True (--overwrite) werden sie ersetzt.",
        "The table has the columns {columns} already. overwrite=True (--overwrite) replaces them.",
    ),
    "missing_package": (
        "Dafür fehlt das Paket {package}. Abhilfe: pip install 'sorbnames[{extra}]'",
        "This needs the package {package}. Remedy: pip install 'sorbnames[{extra}]'",
    ),
    "not_a_table": (
        "Ein Objekt der Art {kind} ist keine Tabelle. Erwartet wird eine Tabelle von Arrow, pandas, Polars oder DuckDB "
        "oder eine Folge von dicts.",
        "An object of type {kind} is no table. Expected: a table of Arrow, pandas, Polars or DuckDB, or an iterable of "
        "dicts.",
    ),
    "not_text": (
        "Die Spalte „{column}“ hat den Typ {kind}; daraus ist kein Name zu lesen. Nennen Sie eine Spalte mit Text.",
        "The column “{column}” has the type {kind}; no name can be read from it. Name a column that holds text.",
    ),
    "unknown_entry": (
        "Die Entscheidung für „{value}“ nennt „{entry}“; einen Ort mit dieser Kennung gibt es nicht. "
        "`sorbnames lookup` zeigt Kennungen.",
        "The decision for “{value}” names “{entry}”; there is no place with that id. `sorbnames lookup` shows ids.",
    ),
}
