"""What is wrong with data, overlays and exports, and what to do about it."""

from __future__ import annotations

#: Mistakes at a place in a file; ``{where}`` is file, line and entry, put in front below.
_MISTAKES: dict[str, tuple[str, str]] = {
    # Files.
    "no_folder": (
        "kein Ordner. Den Ordner data/ mit den YAML-Dateien angeben.",
        "not a folder. Give the folder data/ with the YAML files.",
    ),
    "unreadable": (
        "nicht lesbar ({reason}). Pfad und Rechte prüfen.",
        "cannot be read ({reason}). Check the path and its permissions.",
    ),
    "too_large": (
        "größer als {megabytes} MB. Das ist keine Namensdatei; den Pfad prüfen oder die Datei teilen.",
        "larger than {megabytes} MB. This is no file of names; check the path or split the file.",
    ),
    "not_utf8": (
        "kein UTF-8. Die Datei im Editor als UTF-8 speichern.",
        "not UTF-8. Save the file as UTF-8 in your editor.",
    ),
    "control_character": (
        "Steuerzeichen {code}. Es ist unsichtbar: die Zeile neu tippen.",
        "control character {code}. It is invisible: type the line anew.",
    ),
    "syntax": (
        "kein gültiges YAML ({cause}). Einrückung, Klammern und Anführungszeichen prüfen; Text mit „: “ oder „ #“ "
        "braucht Anführungszeichen.",
        'not valid YAML ({cause}). Check indentation, brackets and quotes; text with ": " or " #" needs quotes.',
    ),
    "empty_file": (
        "die Datei ist leer. Mindestens einen Abschnitt (places, streets, terms …) anlegen.",
        "the file is empty. Add at least one section (places, streets, terms …).",
    ),
    "second_document": (
        "ein zweites Dokument beginnt (---). Die Zeile löschen: eine Datei ist ein Dokument.",
        "a second document begins (---). Delete that line: a file is one document.",
    ),
    "anchor": (
        "YAML-Anker {name}. Anker gibt es hier nicht: den Wert ausschreiben.",
        "YAML anchor {name}. Anchors are not used here: write the value out.",
    ),
    "tag": (
        "YAML-Typangabe {name}. Typangaben gibt es hier nicht: weglassen.",
        "YAML tag {name}. Tags are not used here: leave it out.",
    ),
    "nested_too_deep": (
        "zu tief geschachtelt. Überzählige Klammern oder Einrückungen entfernen.",
        "nested too deep. Remove surplus brackets or indentation.",
    ),
    "key_not_text": (
        "ein Schlüssel muss Text sein. Klammern um den Schlüssel entfernen.",
        "a key must be text. Remove the brackets around the key.",
    ),
    "duplicate_key": (
        "der Schlüssel {key} steht schon in Zeile {first}. Beide Angaben zusammenführen.",
        "the key {key} is already given in line {first}. Join the two.",
    ),
    "other_suffix": (
        "wird nicht gelesen. Datendateien enden auf .yaml: umbenennen.",
        "is not read. Data files end in .yaml: rename it.",
    ),
    "unread_list": (
        "wird nicht gelesen. Bekannte Listen sind {known}.",
        "is not read. Known lists are {known}.",
    ),
    # Keys and types.
    "unknown_key": (
        "unbekannter Schlüssel {key} ({what}). Gemeint: {suggestion}?",
        "unknown key {key} ({what}). Did you mean: {suggestion}?",
    ),
    "missing_key": ("der Schlüssel {key} fehlt ({what}). Ergänzen.", "the key {key} is missing ({what}). Add it."),
    "not_text": (
        "{key} muss ein einzelner Text sein. Liste oder Klammern entfernen.",
        "{key} must be a single text. Remove the list or the brackets.",
    ),
    "empty": ("{key} ist leer. Ausfüllen oder die Zeile löschen.", "{key} is empty. Fill it in or delete the line."),
    "not_list": (
        "{key} muss eine Liste sein. Je Wert eine Zeile mit „- “ oder [eckige Klammern].",
        '{key} must be a list. Write a line with "- " for each value, or [square brackets].',
    ),
    "not_mapping": (
        "hier müssen Schlüssel mit Werten stehen ({what}). Als „Schlüssel: Wert“ schreiben.",
        'keys with values are due here ({what}). Write "key: value".',
    ),
    "not_number": (
        "{key}: {value} ist keine Zahl. Mit Dezimalpunkt und ohne Einheit schreiben.",
        "{key}: {value} is not a number. Write it with a decimal point and without a unit.",
    ),
    "not_two": ("{key} braucht zwei Werte, etwa [51.76, 14.33].", "{key} needs two values, as in [51.76, 14.33]."),
    "unknown_value": (
        "{key}: {value} gibt es nicht. Gemeint: {suggestion}?",
        "{key}: there is no {value}. Did you mean: {suggestion}?",
    ),
    "no_id": (
        "der Eintrag hat keine id. Eine id angeben, bei Straßen genügen municipality und de.",
        "the entry has no id. Give an id; for streets municipality and de are enough.",
    ),
    # Ids and tree.
    "bad_id": (
        "die id passt nicht zur Art {kind}. Form: {form} (Kleinbuchstaben a-z, Ziffern, Bindestriche).",
        "the id does not suit the kind {kind}. Form: {form} (lower case a-z, digits, hyphens).",
    ),
    "id_of_other": (
        "die id beginnt mit {head}, der Eintrag gehört aber zu {municipality}. Eines von beiden berichtigen.",
        "the id begins with {head}, but the entry belongs to {municipality}. Correct one of them.",
    ),
    "duplicate_id": (
        "dieselbe id steht schon in {first}. Einträge zusammenführen oder eine id ändern.",
        "the same id is already in {first}. Join the entries or change one id.",
    ),
    "no_such_entry": (
        "{key}: den Eintrag {target} gibt es nicht. Die id prüfen oder den Eintrag anlegen.",
        "{key}: there is no entry {target}. Check the id or add that entry.",
    ),
    "needs_parent": (
        "die Art {kind} braucht einen übergeordneten Eintrag. parent ergänzen.",
        "the kind {kind} needs a larger entry above it. Add parent.",
    ),
    "needs_municipality": (
        "eine Straße braucht ihre Gemeinde. municipality ergänzen.",
        "a street needs its municipality. Add municipality.",
    ),
    "parent_kind": (
        "{kind} kann nicht zu {parent} ({parent_kind}) gehören. Erlaubt: {allowed}.",
        "{kind} cannot belong to {parent} ({parent_kind}). Allowed: {allowed}.",
    ),
    "not_a_municipality": (
        "municipality: {target} ist keine Gemeinde, sondern {kind}. Die id der Gemeinde angeben.",
        "municipality: {target} is no municipality but {kind}. Give the id of the municipality.",
    ),
    "two_municipalities": (
        "municipality ist {given}, parent führt aber zu {above}. Eines von beiden berichtigen.",
        "municipality is {given}, but parent leads to {above}. Correct one of them.",
    ),
    "circle": (
        "der Eintrag gehört zu sich selbst: {chain}. Einen parent berichtigen.",
        "the entry belongs to itself: {chain}. Correct one parent.",
    ),
    # Codes and positions.
    "bad_ags": (
        "der AGS {ags} passt nicht zu {kind}: {length} Ziffern sind nötig, in Anführungszeichen.",
        "the AGS {ags} does not suit {kind}: {length} digits are needed, in quotes.",
    ),
    "ags_of_other": (
        "der AGS {ags} beginnt nicht mit {prefix} wie der übergeordnete Eintrag. AGS oder parent berichtigen.",
        "the AGS {ags} does not begin with {prefix} as that of the entry above. Correct ags or parent.",
    ),
    "ags_not_own": (
        "{kind} hat keinen eigenen AGS; {ags} ist nicht der seiner Gemeinde. ags löschen oder berichtigen.",
        "{kind} has no AGS of its own; {ags} is not that of its municipality. Delete or correct ags.",
    ),
    "duplicate_ags": (
        "den AGS {ags} hat schon {other}. Einen von beiden berichtigen.",
        "{other} has the AGS {ags} already. Correct one of them.",
    ),
    "bad_plz": (
        "{plz} ist keine Postleitzahl. Fünf Ziffern in Anführungszeichen schreiben.",
        "{plz} is no postal code. Write five digits in quotes.",
    ),
    "repeated_plz": ("die PLZ {plz} steht zweimal. Eine löschen.", "the postal code {plz} stands twice. Delete one."),
    "position_swapped": (
        "die Position [{latitude}, {longitude}] ist vertauscht. Erst die Breite, dann die Länge.",
        "the position [{latitude}, {longitude}] is swapped. Latitude comes first, then longitude.",
    ),
    "position_far": (
        "die Position [{latitude}, {longitude}] liegt nicht in Mitteleuropa. Breite und Länge in Grad prüfen.",
        "the position [{latitude}, {longitude}] is not in Central Europe. Check latitude and longitude in degrees.",
    ),
    "far_from_municipality": (
        "liegt {distance} km von {municipality} entfernt. Prüfen, ob die Position die eines Namensvetters ist.",
        "lies {distance} km from {municipality}. Check whether the position is that of a namesake.",
    ),
    # Names.
    "not_nfc": (
        "„{text}“ ist nicht in der Form NFC (zusammengesetzte Zeichen). Die Stelle neu tippen.",
        "“{text}” is not in the form NFC (composed characters). Type it anew.",
    ),
    "foreign_letter": (
        "„{text}“: das Zeichen {letter} ({code}) gibt es in dieser Sprache ({tongue}) nicht. Berichtigen oder dem "
        "Namen die Rolle misspelling geben.",
        "“{text}”: the character {letter} ({code}) is not used in this language ({tongue}). Correct it or give the "
        "name the role misspelling.",
    ),
    "stray_blank": (
        "„{text}“ hat überzählige Leerzeichen. Löschen.",
        "“{text}” has surplus blanks. Delete them.",
    ),
    "control_in_name": (
        "{text} enthält ein Steuerzeichen (Tabulator oder Zeilenende). Löschen.",
        "{text} holds a control character (tab or line end). Delete it.",
    ),
    "formula": (
        "„{text}“ beginnt mit {mark}; Tabellenprogramme halten das für eine Formel. Das Zeichen löschen.",
        "“{text}” begins with {mark}, which spreadsheets take for a formula. Delete that character.",
    ),
    "separator": (
        "„{text}“ enthält einen senkrechten Strich; er trennt Namen in Tabellen. Namen einzeln angeben.",
        "“{text}” holds a vertical bar, which separates names in tables. Give the names one by one.",
    ),
    "no_name": (
        "kein richtiger deutscher oder niedersorbischer Name. Einen Namen ergänzen.",
        "no right German or Lower Sorbian name. Add a name.",
    ),
    "repeated_name": (
        "„{text}“ ({tongue}) steht zweimal. Eine Angabe löschen.",
        "“{text}” ({tongue}) stands twice. Delete one of them.",
    ),
    "misspelling_is_right": (
        "„{text}“ gilt hier als falsch, ist aber der richtige Name von {other}. Die falsche Form löschen.",
        "“{text}” is called wrong here, but is the right name of {other}. Delete the wrong form.",
    ),
    "same_name": (
        "„{text}“ heißt am selben Ort schon {other}. Zusammenführen oder mit einem Zusatz unterscheiden.",
        "“{text}” is already the name of {other} at the same place. Join them or tell them apart by a qualifier.",
    ),
    "bad_period": (
        "„{text}“: die Zeit [{first}, {last}] geht nicht auf. Erst das erste, dann das letzte Jahr.",
        "“{text}”: the period [{first}, {last}] makes no sense. Give the first year, then the last.",
    ),
    # Sources, status, pair.
    "no_source": (
        "„{text}“ hat keine Quelle. sources ergänzen.",
        "“{text}” has no source. Add sources.",
    ),
    "no_legal_source": (
        "der rechtliche Vermerk {what} hat keine Quelle. sources ergänzen.",
        "the legal record {what} has no source. Add sources.",
    ),
    "bad_says": (
        "settlement_area: {says} gibt es nicht. Erlaubt: {allowed}.",
        "settlement_area: there is no {says}. Allowed: {allowed}.",
    ),
    "no_such_source": (
        "die Quelle {source} gibt es nicht. Die id prüfen oder die Quelle unter sources anlegen.",
        "there is no source {source}. Check the id or add the source under sources.",
    ),
    "unused_source": (
        "die Quelle {source} wird nirgends genannt. Löschen oder bei den Namen angeben, die sie belegt.",
        "the source {source} is named nowhere. Delete it or give it with the names it shows.",
    ),
    "duplicate_source": (
        "die Quelle {source} steht schon in {first}. Eine löschen.",
        "the source {source} is already in {first}. Delete one.",
    ),
    "not_german_only": (
        "status ist german_only, es gibt aber einen sorbischen Namen ({dsb}). attested oder official setzen.",
        "status is german_only, but there is a Sorbian name ({dsb}). Make it attested or official.",
    ),
    "no_sorbian_name": (
        "status ist {status}, aber kein sorbischer Name ist belegt. german_only setzen oder den Namen ergänzen.",
        "status is {status}, but no Sorbian name is recorded. Make it german_only or add the name.",
    ),
    "official_without_ground": (
        "status ist official, ohne Paar aus einem Register und ohne Vermerk settlement_area: in. "
        "legal oder pair ergänzen oder attested setzen.",
        "status is official, without a pair from a register or a record settlement_area: in. "
        "Add legal or pair, or make it attested.",
    ),
    "pair_not_official": (
        "ein Register druckt {pair}, status ist aber {status}. official setzen oder pair löschen.",
        "a register prints {pair}, but status is {status}. Make it official or delete pair.",
    ),
    "pair_of_others": (
        "das Paar {pair} besteht nicht aus den Namen des Eintrags ({de}, {dsb}). Paar oder Namen berichtigen.",
        "the pair {pair} is not made of the names of the entry ({de}, {dsb}). Correct the pair or the names.",
    ),
    # Lists.
    "not_borne": (
        "kein Eintrag heißt {name}. Die Schreibung prüfen oder die Zeile löschen.",
        "no entry is called {name}. Check the spelling or delete the line.",
    ),
    "near_is_ours": (
        "{name} steht unter near, ist aber ein Name von uns. Nach same verschieben.",
        "{name} stands under near, but is a name of ours. Move it to same.",
    ),
    "alike_is_ours": (
        "{name} steht unter alike, schreibt sich aber wie ein Name von uns. Die Zeile löschen.",
        "{name} stands under alike, but is spelt like a name of ours. Delete the line.",
    ),
    "repeated_in_list": ("{list}: {name} steht zweimal. Eines löschen.", "{list}: {name} stands twice. Delete one."),
    # Overlays.
    "new_without_kind": (
        "diese id ist neu, und die Art fehlt. kind ergänzen oder die id eines vorhandenen Eintrags nehmen.",
        "this id is new, and its kind is missing. Add kind, or use the id of an existing entry.",
    ),
    "new_without_names": (
        "diese id ist neu, und Namen fehlen. names ergänzen oder die id eines vorhandenen Eintrags nehmen.",
        "this id is new, and its names are missing. Add names, or use the id of an existing entry.",
    ),
    "other_kind": (
        "die Art ist {kind}, der vorhandene Eintrag ist aber {known}. kind weglassen oder eine neue id nehmen.",
        "the kind is {kind}, but the existing entry is {known}. Leave kind out or use a new id.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    key: ("{where}: " + german, "{where}: " + english) for key, (german, english) in _MISTAKES.items()
} | {
    # The compiled gazetteer.
    "not_built": (
        "{path} fehlt: Das Namensverzeichnis ist noch nicht gebaut. `sorbnames data build` aufrufen.",
        "{path} is missing: the gazetteer has not been built yet. Run `sorbnames data build`.",
    ),
    "other_format": (
        "Das gebaute Namensverzeichnis gehört zu einer anderen Fassung. `sorbnames data build` aufrufen.",
        "The compiled gazetteer belongs to another version. Run `sorbnames data build`.",
    ),
    # Export.
    "unknown_format": (
        "Das Format {format} gibt es nicht. Möglich: {known}.",
        "There is no format {format}. Possible: {known}.",
    ),
    "needs_pyarrow": (
        "Parquet braucht das Paket pyarrow. `pip install pyarrow` aufrufen oder ein anderes Format wählen.",
        "Parquet needs the package pyarrow. Run `pip install pyarrow` or choose another format.",
    ),
}
