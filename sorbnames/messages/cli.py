"""What the command line says: help, usage errors, summaries."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # The frame of every help page.
    "usage": ("Aufruf:", "Usage:"),
    "options": ("Optionen", "Options"),
    "commands": ("Befehle", "Commands"),
    "examples": ("Beispiel", "Example"),
    "default": ("Vorgabe: {value}", "default: {value}"),
    "environment": ("Umgebungsvariable: {name}", "environment variable: {name}"),
    "metavar.OPTIONS": ("[OPTIONEN]", "[OPTIONS]"),
    "metavar.COMMAND": ("BEFEHL [ARGUMENTE]…", "COMMAND [ARGUMENTS]…"),
    "metavar.FILE": ("DATEI", "FILE"),
    "metavar.SUBJECT": ("streets", "streets"),
    "metavar.FOLDER": ("ORDNER", "FOLDER"),
    "metavar.FORM": ("FORM", "FORM"),
    "metavar.ENCODING": ("KODIERUNG", "ENCODING"),
    "metavar.CODE": ("CODE", "CODE"),
    "metavar.CODES": ("CODES", "CODES"),
    "metavar.NAME": ("NAME", "NAME"),
    "metavar.NUMBER": ("ZAHL", "NUMBER"),
    "metavar.POSTCODE": ("PLZ", "POSTCODE"),
    "metavar.DISTRICT": ("KREIS", "DISTRICT"),
    "metavar.KIND": ("ART", "KIND"),
    "metavar.STYLE": ("STIL", "STYLE"),
    "metavar.PROFILE": ("PROFIL", "PROFILE"),
    "metavar.DATE": ("DATUM", "DATE"),
    # Options that every command has.
    "option.help": ("Diese Hilfe zeigen.", "Show this help."),
    "option.lang": (
        "Sprache der Hilfe und der Meldungen; sonst entscheidet die Umgebung.",
        "Language of help and messages; otherwise the environment decides.",
    ),
    "option.overlay": (
        "Eigene Namen zum Verzeichnis hinzunehmen (YAML, mehrfach möglich).",
        "Add names of your own to the gazetteer (YAML, may be given several times).",
    ),
    "option.quiet": ("Keine Zusammenfassung, nur Ergebnisse und Fehler.", "No summary, only results and errors."),
    "option.style": (
        "Hausstil: keep lässt jede Schreibweise der Paare stehen, official schreibt wie das amtliche Verzeichnis.",
        "House style: keep leaves every notation of pairs as it is, official writes as the register does.",
    ),
    "option.select": (
        "Nur diese Regeln, durch Komma getrennt; SN1 steht für alle SN1xx.",
        "Only these rules, separated by commas; SN1 stands for every SN1xx.",
    ),
    "option.ignore": ("Diese Regeln nicht, durch Komma getrennt.", "Not these rules, separated by commas."),
    "option.format": ("Form der Ausgabe: {choices}.", "Form of the output: {choices}."),
    "option.output": (
        "In diese Datei schreiben statt auf die Standardausgabe.",
        "Write to this file, not to standard output.",
    ),
    "option.alt_text": (
        "Auch alt- und title-Texte von Webseiten und Bildern in Markdown ansehen.",
        "Look at alt and title texts of web pages, and of pictures in Markdown, too.",
    ),
    "option.from_encoding": (
        "Zeichenkodierung der Dateien; sonst wird sie erkannt.",
        "Character encoding of the files; otherwise it is found out.",
    ),
    "option.workers": (
        "So viele Prozesse zugleich; sonst so viele, wie sich lohnen.",
        "So many processes at a time; otherwise as many as pay.",
    ),
    "option.as_json": ("Ein JSON-Objekt je Zeile.", "One JSON object a line."),
    # The group.
    "sorbnames.about": (
        "Deutsche und niedersorbische Namen finden, prüfen und berichtigen.",
        "Find, check and correct German and Lower Sorbian names.",
    ),
    "sorbnames.example": ("sorbnames fix --diff presse.txt", "sorbnames fix --diff press-release.txt"),
    "sorbnames.more": (
        "„sorbnames BEFEHL --help“ erklärt einen Befehl.",
        "'sorbnames COMMAND --help' explains a command.",
    ),
    "sorbnames.version": ("Version des Programms und der Daten zeigen.", "Show the versions of program and data."),
    # lookup
    "lookup.short": ("Zu welchem Ort gehört dieser Name?", "Which place bears this name?"),
    "lookup.about": (
        "Sucht einen Namen in beliebiger Schreibweise und zeigt die Einträge, die ihn tragen. Mit - kommen die "
        "Namen von der Standardeingabe, einer je Zeile; die Antworten haben dieselbe Reihenfolge. Ende mit 1, wenn "
        "ein Name nicht sicher gefunden wurde.",
        "Looks a name up in any spelling and shows the entries that bear it. With - the names come from standard "
        "input, one a line; the answers keep their order. Exits with 1 if a name was not found for certain.",
    ),
    "lookup.example": ("sorbnames lookup Chosebuz\nsorbnames lookup Burg --plz 03096",) * 2,
    "lookup.plz": ("Postleitzahl, die bei dem Namen steht.", "Postal code that stands with the name."),
    "lookup.kreis": ("Landkreis oder kreisfreie Stadt.", "District or independent city."),
    "lookup.kind": ("Nur diese Art von Eintrag: {choices}.", "Only this kind of entry: {choices}."),
    "lookup.limit": ("Höchstens so viele Einträge je Name.", "At most this many entries for a name."),
    "lookup.none": ("nicht gefunden", "not found"),
    "lookup.ambiguous": (
        "mehrdeutig; --plz, --kreis oder --kind entscheiden",
        "ambiguous; --plz, --kreis or --kind decide",
    ),
    "lookup.perhaps": (
        "nicht sicher; vielleicht ist es dieser. --plz, --kreis oder --kind entscheiden",
        "not certain; it may be this one. --plz, --kreis or --kind decide",
    ),
    "lookup.status.exact": ("genau so verzeichnet", "recorded exactly so"),
    "lookup.status.folded": (
        "bis auf Groß- und Kleinschreibung und Zeichen gleich",
        "the same but for case and accents",
    ),
    "lookup.status.variant": ("als Variante verzeichnet", "recorded as a variant"),
    "lookup.status.inflected": ("gebeugte Form", "a case form"),
    "lookup.status.derived": ("abgeleitetes Wort", "a derived word"),
    "lookup.status.damaged": ("beschädigte Zeichen", "damaged characters"),
    "lookup.status.fuzzy": ("ähnlich geschrieben", "spelt alike"),
    "lookup.score": ("Sicherheit {score}", "score {score}"),
    # forms
    "forms.short": ("Wie wird ein Name gebeugt?", "How does a name bend?"),
    "forms.about": (
        "Zeigt die Formen eines Ortsnamens: niedersorbische Fälle mit Deklinationsklasse, deutscher Genitiv und Wörter "
        "auf -er; zu jeder, wo sie belegt ist. Mit - kommen die Namen von der Standardeingabe. Ende mit 1, wenn ein "
        "Name nicht sicher gefunden wurde.",
        "Shows the forms of a place name: Lower Sorbian cases with the declension class, German genitive and words in "
        "-er; with each, where it is attested. With - the names come from standard input. Exits with 1 if a name was "
        "not found for certain.",
    ),
    "forms.example": ("sorbnames forms Cottbus\nsorbnames forms --json Chóśebuzu",) * 2,
    "forms.plz": ("Postleitzahl, die bei dem Namen steht.", "Postal code that stands with the name."),
    "forms.kreis": ("Landkreis oder kreisfreie Stadt.", "District or independent city."),
    "forms.kind": ("Nur diese Art von Eintrag: {choices}.", "Only this kind of entry: {choices}."),
    "forms.case.nom": ("Nominativ", "nominative"),
    "forms.case.gen": ("Genitiv", "genitive"),
    "forms.case.dat": ("Dativ", "dative"),
    "forms.case.acc": ("Akkusativ", "accusative"),
    "forms.case.ins": ("Instrumental", "instrumental"),
    "forms.case.loc": ("Lokativ", "locative"),
    "forms.case.er": ("auf -er", "in -er"),
    "forms.case.adjective": ("Adjektiv", "adjective"),
    "forms.case.man": ("Einwohner", "inhabitant"),
    "forms.case.woman": ("Einwohnerin", "inhabitant f"),
    "forms.singular": ("Singular", "singular"),
    "forms.plural": ("Plural", "plural"),
    "forms.by.attested": ("nach belegten Formen dieses Namens", "by attested forms of this name"),
    "forms.by.ending": ("wie alle belegten Namen dieser Endung", "as all attested names of this ending"),
    "forms.by.rule": ("nach einer Regel der Grammatik", "by a rule of the grammar"),
    "forms.attested": ("belegt: {sources}", "attested: {sources}"),
    "forms.formed": ("gebildet", "formed"),
    "forms.no_sorbian": ("Kein niedersorbischer Name ist belegt.", "No Lower Sorbian name is attested."),
    "forms.reason.kind": (
        "keine Formen; nur Namen von Orten werden gebeugt.",
        "no forms; only names of places are bent.",
    ),
    "forms.reason.qualifier": (
        "keine Formen, denn wie ein Name mit Zusatz gebeugt wird, zeigt keine Quelle; der Kurzname hat welche, wenn "
        "seine Klasse feststeht.",
        "no forms, for no source shows how a name with a qualifier bends; its short name has some if its class is "
        "certain.",
    ),
    "forms.reason.double": (
        "keine Formen, denn wie ein Doppelname gebeugt wird, zeigt keine Quelle.",
        "no forms, for no source shows how a double name bends.",
    ),
    "forms.reason.uncertain": (
        "keine Formen, denn die Deklinationsklasse steht nicht fest; eine falsche Form ist schlimmer als keine.",
        "no forms, for the declension class is not certain; a wrong form is worse than none.",
    ),
    # mentions
    "mentions.short": ("Alle Erwähnungen in einem Text.", "Every mention in a text."),
    "mentions.about": (
        "Findet jede Erwähnung eines Eintrags, auch die geschützten in Firmennamen und Adressen. Mit - wird die "
        "Standardeingabe gelesen.",
        "Finds every mention of an entry, also the protected ones in company names and addresses. With - standard "
        "input is read.",
    ),
    "mentions.example": (
        "sorbnames mentions --format csv presse.txt",
        "sorbnames mentions --format csv press-release.txt",
    ),
    # address
    "address.short": ("Anschriften lesen und im Hausstil ausgeben.", "Read addresses, print them in a house style."),
    "address.about": (
        "Liest Anschriften, die durch Leerzeilen getrennt sind, deutsch, niedersorbisch oder in beiden Sprachen, und "
        "gibt sie im gewählten Stil aus. Wo kein sorbischer Name belegt ist, steht nur der deutsche. Mit - wird die "
        "Standardeingabe gelesen.",
        "Reads addresses that are separated by blank lines, in German, Lower Sorbian or both, and prints them in the "
        "chosen style. Where no Sorbian name is attested, the German one stands alone. With - standard input is read.",
    ),
    "address.example": (
        "sorbnames address --style letterhead anschriften.txt",
        "sorbnames address --style letterhead addresses.txt",
    ),
    "address.style": (
        "Hausstil: keep, official, letterhead, compact, lines, german, sorbian, brackets oder din5008.",
        "House style: keep, official, letterhead, compact, lines, german, sorbian, brackets or din5008.",
    ),
    "address.to": ("Beide Sprachen oder nur eine.", "Both languages or only one."),
    "address.german_only": (
        "Für „{name}“ ist kein sorbischer Name belegt; der deutsche steht allein.",
        'No Sorbian name is attested for "{name}"; the German one stands alone.',
    ),
    "address.as_json": ("Ein JSON-Objekt je Anschrift.", "One JSON object an address."),
    # check
    "check.short": ("Namen in Dateien prüfen.", "Check the names in files."),
    "check.about": (
        "Zeigt, was an den Namen nicht stimmt, und ändert nichts. Mit - wird die Standardeingabe gelesen. Ende mit 1, "
        "wenn es Fehler oder Warnungen gibt; Hinweise allein zählen nicht.",
        "Shows what is wrong with the names and changes nothing. With - standard input is read. Exits with 1 if there "
        "are errors or warnings; information alone does not count.",
    ),
    "check.example": ("sorbnames check presse.txt", "sorbnames check press-release.txt"),
    "check.clean": ("Nichts zu beanstanden.", "Nothing wrong."),
    "check.summary": (
        "Fehler: {error}, Warnungen: {warning}, Hinweise: {information}. Davon berichtigt „sorbnames fix“: {safe}.",
        "Errors: {error}, warnings: {warning}, information: {information}. 'sorbnames fix' corrects {safe} of them.",
    ),
    "severity.error": ("Fehler", "error"),
    "severity.warning": ("Warnung", "warning"),
    "severity.information": ("Hinweis", "information"),
    # fix
    "fix.short": ("Namen in Dateien berichtigen.", "Correct the names in files."),
    "fix.about": (
        "Berichtigt, was sicher ist, und lässt alles andere, wie es ist: Kodierung, Zeilenenden, jedes Zeichen. Das "
        "Ergebnis geht auf die Standardausgabe; mit - wird die Standardeingabe gelesen.",
        "Corrects what is safe and leaves everything else as it is: encoding, line ends, every character. The result "
        "goes to standard output; with - standard input is read.",
    ),
    "fix.example": (
        "sorbnames fix --diff presse.txt\nsorbnames fix --in-place presse.txt",
        "sorbnames fix --diff press-release.txt\nsorbnames fix --in-place press-release.txt",
    ),
    "fix.to": ("Beide Namen schreiben oder nur einen.", "Write both names, or only one."),
    "fix.unsafe": ("Auch Änderungen, die ein Mensch ansehen sollte.", "Also the edits that a person should look at."),
    "fix.diff": ("Nur zeigen, was sich ändern würde.", "Only show what would change."),
    "fix.in_place": ("Die Datei selbst ändern.", "Change the file itself."),
    "fix.encoding": (
        "In dieser Zeichenkodierung schreiben, etwa utf-8; sonst in der der Datei.",
        "Write in this character encoding, such as utf-8; otherwise in that of the file.",
    ),
    "fix.report": (
        "Einen Bericht zum Lesen in diese Datei schreiben (HTML): was berichtigt wurde und was offen ist.",
        "Write a page to read to this file (HTML): what was corrected and what is left.",
    ),
    "fix.lang_markup": (
        'In Webseiten sorbische Namen als <span lang="dsb"> auszeichnen.',
        'In web pages, mark Sorbian names as <span lang="dsb">.',
    ),
    "fix.track_changes": (
        "In DOCX und ODT als nachverfolgte Änderungen von „sorbnames“, zum Annehmen oder Ablehnen.",
        'In DOCX and ODT, as tracked changes of "sorbnames", to accept or reject.',
    ),
    "fix.comments": (
        "In DOCX und ODT die Befunde als Kommentare schreiben, statt etwas zu berichtigen.",
        "In DOCX and ODT, write the findings as comments instead of correcting anything.",
    ),
    "fix.commented": ("{path}: {count} Befunde als Kommentare.", "{path}: {count} findings as comments."),
    "fix.summary": (
        "{path}: {fixed} berichtigt, {open} zu entscheiden, {hints} zur Kenntnis.",
        "{path}: {fixed} corrected, {open} to decide, {hints} for information.",
    ),
    "fix.summary_diff": (
        "{path}: {fixed} zu berichtigen, {open} zu entscheiden, {hints} zur Kenntnis.",
        "{path}: {fixed} to correct, {open} to decide, {hints} for information.",
    ),
    "fix.total": (
        "{count} Dateien: {fixed} berichtigt, {open} zu entscheiden, {hints} zur Kenntnis.",
        "{count} files: {fixed} corrected, {open} to decide, {hints} for information.",
    ),
    "fix.total_diff": (
        "{count} Dateien: {fixed} zu berichtigen, {open} zu entscheiden, {hints} zur Kenntnis.",
        "{count} files: {fixed} to correct, {open} to decide, {hints} for information.",
    ),
    "fix.see": ("Was offen ist, zeigt: {call}", "To see what is left: {call}"),
    # clean
    "clean.short": ("Welche Orte nennt eine Tabelle?", "Which places does a table name?"),
    "clean.about": (
        "Ordnet jede Zeile einer Tabelle einem Eintrag zu und hängt die Spalten sn_status, sn_score, sn_id, sn_de, "
        "sn_dsb, sn_pair, sn_ags, sn_plz, sn_evidence und sn_key an; alles andere bleibt, wie es ist. CSV, TSV, JSON "
        "Lines, XLSX und Parquet, auch gepackt (.gz, .zst), ODS nur zu lesen; - ist Standardein- und -ausgabe. "
        "Spalten werden an ihren Namen erkannt und vor dem Lauf gezeigt.",
        "Resolves each row of a table to an entry and adds the columns sn_status, sn_score, sn_id, sn_de, sn_dsb, "
        "sn_pair, sn_ags, sn_plz, sn_evidence and sn_key; all else stays as it is. CSV, TSV, JSON Lines, XLSX and "
        "Parquet, packed too (.gz, .zst), ODS for reading only; - is standard input and output. Columns are "
        "recognised by their names and shown before the run.",
    ),
    "clean.example": (
        "sorbnames clean kunden.csv -o sauber.csv\n"
        "sorbnames clean kunden.xlsx -o sauber.xlsx --place Stadt --review offen.csv",
        "sorbnames clean customers.csv -o clean.csv\n"
        "sorbnames clean customers.xlsx -o clean.xlsx --place Town --review open.csv",
    ),
    "clean.output": (
        "Hierhin schreiben; die Endung sagt die Form, - ist die Standardausgabe.",
        "Write to this file; its ending tells the format, - is standard output.",
    ),
    "clean.place": ("Spalte mit dem Ort, in jeder Schreibweise.", "Column with the place, in any spelling."),
    "clean.plz": ("Spalte mit der Postleitzahl.", "Column with the postal code."),
    "clean.street": (
        "Spalte mit der Straße; dann kommen sn_street_de, sn_street_dsb und sn_street_id dazu.",
        "Column with the street; sn_street_de, sn_street_dsb and sn_street_id are added then.",
    ),
    "clean.house_number": ("Spalte mit der Hausnummer.", "Column with the house number."),
    "clean.house_number_addition": (
        "Spalte mit dem Zusatz der Hausnummer, etwa a.",
        "Column with what stands behind the house number, such as a.",
    ),
    "clean.address": ("Spalte mit der ganzen Anschrift.", "Column with the full address."),
    "clean.district": ("Spalte mit dem Landkreis.", "Column with the district."),
    "clean.state": ("Spalte mit dem Bundesland.", "Column with the federal state."),
    "clean.country": ("Spalte mit dem Staat.", "Column with the country."),
    "clean.latitude": ("Spalte mit der geographischen Breite in Grad.", "Column with the latitude in degrees."),
    "clean.longitude": ("Spalte mit der geographischen Länge in Grad.", "Column with the longitude in degrees."),
    "clean.locality": (
        "Spalte mit dem Ortsteil, wo er neben dem Ort steht.",
        "Column with the Ortsteil, if it is kept apart from the place.",
    ),
    "clean.id": ("Spalte mit der Kennung der Zeile.", "Column with the row's own id."),
    "clean.review": (
        "Was ein Mensch ansehen sollte, als .csv zum Entscheiden oder als .html zum Lesen (mehrfach möglich).",
        "What a person should look at, as .csv to decide or .html to read (may be given several times).",
    ),
    "clean.decisions": (
        "Die ausgefüllte Liste von --review anwenden.",
        "Apply the list of --review with the decisions filled in.",
    ),
    "clean.overwrite": ("Vorhandene sn_-Spalten ersetzen.", "Replace sn_ columns that are there."),
    "clean.resume": ("Einen unterbrochenen Lauf fortsetzen.", "Continue an interrupted run."),
    "clean.workers": ("So viele Prozesse zugleich.", "So many processes at a time."),
    "clean.format": (
        "Form der Eingabe, wenn Name und Inhalt sie nicht sagen: {choices}.",
        "Format of the input if name and content do not tell: {choices}.",
    ),
    "clean.sheet": ("Dieses Blatt der Arbeitsmappe; sonst das erste.", "This sheet of the workbook, not the first."),
    "clean.delimiter": (
        "Trennzeichen der Felder (auch tab); sonst wird es erkannt.",
        "Delimiter of the fields (tab too); otherwise it is found out.",
    ),
    "clean.encoding": (
        "In dieser Zeichenkodierung schreiben, etwa utf-8; sonst in der der Tabelle.",
        "Write in this character encoding, such as utf-8; otherwise in that of the table.",
    ),
    "clean.fact.encoding": ("{value}", "{value}"),
    "clean.fact.delimiter": ("Trennzeichen {value}", "delimiter {value}"),
    "clean.fact.header": ("Spaltennamen in Zeile {value}", "names of columns in row {value}"),
    "clean.fact.sheet": ("Blatt {value}", "sheet {value}"),
    "clean.column.place": ("Ort", "place"),
    "clean.column.plz": ("Postleitzahl", "postal code"),
    "clean.column.street": ("Straße", "street"),
    "clean.column.house_number": ("Hausnummer", "house number"),
    "clean.column.house_number_addition": ("Hausnummernzusatz", "house number addition"),
    "clean.column.address": ("Anschrift", "address"),
    "clean.column.district": ("Landkreis", "district"),
    "clean.column.state": ("Land", "state"),
    "clean.column.country": ("Staat", "country"),
    "clean.column.latitude": ("Breite", "latitude"),
    "clean.column.longitude": ("Länge", "longitude"),
    "clean.column.locality": ("Ortsteil", "Ortsteil"),
    "clean.column.id": ("Kennung", "id"),
    "clean.speed": ("{rows} Zeilen, {speed}/s", "{rows} rows, {speed}/s"),
    "clean.resumes": ("Fortgesetzt nach {rows} Zeilen.", "Continued after {rows} rows."),
    "clean.begins_anew": (
        "--resume: In eine solche Ausgabe wird nicht fortgesetzt; der Lauf beginnt von vorn. Fortgesetzt werden CSV, "
        "TSV, JSON Lines (auch gepackt) und Parquet, von einer Datei in eine Datei.",
        "--resume: an output of this kind is not continued; the run begins anew. Continued are CSV, TSV, JSON Lines "
        "(packed too) and Parquet, from a file to a file.",
    ),
    "clean.can_resume": (
        "Was fertig ist, bleibt neben der Ausgabe liegen; derselbe Aufruf mit --resume setzt fort.",
        "What is done stays beside the output; the same call with --resume continues.",
    ),
    "clean.summary": (
        "{path}: {rows} Zeilen; {decided} zugeordnet, {open} zu entscheiden, {none} nicht gefunden.",
        "{path}: {rows} rows; {decided} resolved, {open} to decide, {none} not found.",
    ),
    "clean.troubles": (
        "Zeilen, mit denen etwas nicht stimmt: {count}. Sie stehen alle in der Ausgabe.",
        "Rows with something wrong: {count}. All of them are in the output.",
    ),
    "clean.unmet_one": (
        "{path}: Eine Entscheidung passt zu keiner Zeile der Tabelle, die in Zeile {lines}. Alle Zellen, nach denen "
        "gefragt war, müssen dieselben sein.",
        "{path}: one decision fits no row of the table, that in line {lines}. All cells that it was asked for must be "
        "the same.",
    ),
    "clean.unmet": (
        "{path}: {count} Entscheidungen passen zu keiner Zeile der Tabelle: Zeile {lines}. Alle Zellen, nach denen "
        "gefragt war, müssen dieselben sein.",
        "{path}: {count} decisions fit no row of the table: line {lines}. All cells that one was asked for must be "
        "the same.",
    ),
    "metavar.TABLE": ("TABELLE", "TABLE"),
    "metavar.COLUMN": ("SPALTE", "COLUMN"),
    "metavar.SIGN": ("ZEICHEN", "SIGN"),
    # letterhead
    "letterhead.short": ("Briefkopf und Briefe nach DIN 5008.", "Letterhead and letters after DIN 5008."),
    "letterhead.about": (
        "Setzt aus dem Profil einer Stelle ihren zweisprachigen Briefkopf, einen Brief, viele Briefe oder die "
        "E-Mail-Signatur. An der Endung der Ausgabe ist die Form zu erkennen: .txt, .html, .docx, .pdf. Ende mit 2, "
        "wenn ein Brief nicht gemacht werden konnte; die anderen werden gemacht.",
        "Sets from the profile of an office its bilingual letterhead, a letter, many letters or the e-mail signature. "
        "The ending of the output tells the format: .txt, .html, .docx, .pdf. Exits with 2 if a letter could not be "
        "made; the others are made.",
    ),
    "letterhead.example": (
        "sorbnames letterhead --init profil.yaml\n"
        "sorbnames letterhead profil.yaml -o brief.pdf --letter brief.md\n"
        "sorbnames letterhead profil.yaml -o briefe/ --letter brief.md --to alle.csv",
        "sorbnames letterhead --init profile.yaml\n"
        "sorbnames letterhead profile.yaml -o letter.pdf --letter letter.md\n"
        "sorbnames letterhead profile.yaml -o out/ --letter letter.md --to all.csv",
    ),
    "letterhead.output": (
        "In diese Datei schreiben; bei vielen Briefen ein Ordner oder eine PDF-Datei. - ist die Standardausgabe.",
        "Write to this file; for many letters a folder or one PDF file. - is standard output.",
    ),
    "letterhead.letter": (
        "Brief in Markdown; darüber zwischen --- Empfänger, Betreff, Datum, Sprache.",
        "Letter in Markdown; above it, between ---, recipient, subject, date, language.",
    ),
    "letterhead.to": (
        "Tabelle der Empfänger (CSV), ein Brief an jeden; Spaltennamen in doppelten geschweiften Klammern füllen ihn.",
        "Table of recipients (CSV), a letter to each; names of columns in double braces fill it.",
    ),
    "letterhead.format": (
        "Form der Ausgabe, wenn die Endung sie nicht sagt: {choices}.",
        "Form of the output, where its ending does not tell: {choices}.",
    ),
    "letterhead.signature": (
        "Statt eines Briefs die E-Mail-Signatur schreiben (.html oder .txt).",
        "Write the e-mail signature instead of a letter (.html or .txt).",
    ),
    "letterhead.date": (
        "Datum für Briefe, in denen keines steht, etwa 2024-02-14; sonst heute.",
        "Date for letters that say none, such as 2024-02-14; otherwise today.",
    ),
    "letterhead.init": (
        "Ein kommentiertes Muster als PROFIL schreiben, ohne Angabe auf die Standardausgabe.",
        "Write a commented sample as PROFILE, to standard output if none is given.",
    ),
    "letterhead.from_encoding": (
        "Zeichenkodierung der Empfängertabelle; sonst wird sie erkannt.",
        "Character encoding of the table of recipients; otherwise it is found out.",
    ),
    # rules
    "rules.short": ("Die Regeln und ihre Gründe.", "The rules and their reasons."),
    "rules.about": (
        "Zeigt jede Regel: was sie sagt, warum, woher, und ein Beispiel. Mit CODE nur diese; SN1 steht für alle SN1xx.",
        "Shows every rule: what it says, why, from where, and an example. With CODE only that one; "
        "SN1 stands for every SN1xx.",
    ),
    "rules.example": ("sorbnames rules SN101",) * 2,
    "rules.why": ("Warum", "Why"),
    "rules.source": ("Quelle", "Source"),
    "rules.before": ("Vorher", "Before"),
    "rules.after": ("Nachher", "After"),
    "rules.fix": ("Berichtigung", "Fix"),
    "rules.safe": ("durch „fix“: {when}", "by 'fix': {when}"),
    "rules.unsafe": ("nur mit --unsafe oder von Hand", "only with --unsafe, or by hand"),
    # data
    "data.short": ("Das Namensverzeichnis selbst.", "The gazetteer itself."),
    "data.about": (
        "Das Namensverzeichnis prüfen, bauen, zählen und weitergeben.",
        "Check, build, count and export the gazetteer.",
    ),
    "data.example": (
        "sorbnames data export --format csv -o orte.csv",
        "sorbnames data export --format csv -o places.csv",
    ),
    "option.folder": ("Ordner mit den YAML-Dateien.", "Folder with the YAML files."),
    "data.validate.short": ("Die YAML-Dateien prüfen.", "Check the YAML files."),
    "data.validate.about": (
        "Prüft jede Datei und nennt zu jedem Fehler Datei, Eintrag, Ursache und Abhilfe.",
        "Checks every file and names file, entry, cause and remedy of every mistake.",
    ),
    "data.validate.example": ("sorbnames data validate --data data",) * 2,
    "data.validate.done": (
        "{entries} Einträge, {sources} Quellen: in Ordnung.",
        "{entries} entries, {sources} sources: all right.",
    ),
    "data.build.short": ("Das Verzeichnis bauen.", "Build the gazetteer."),
    "data.build.about": (
        "Baut aus den YAML-Dateien die eine Datei, die das Programm liest.",
        "Builds from the YAML files the one file that the program reads.",
    ),
    "data.build.example": ("sorbnames data build --data data",) * 2,
    "data.build.output": (
        "Zieldatei; sonst die Datei, die das Programm liest.",
        "Target; otherwise the file that the program reads.",
    ),
    "data.written": ("{path} geschrieben.", "{path} written."),
    "data.stats.short": ("Was das Verzeichnis enthält.", "What the gazetteer holds."),
    "data.stats.about": (
        "Zählt Einträge und Namen nach Art, Gemeinde, Rolle und Quelle.",
        "Counts entries and names by kind, municipality, role and source.",
    ),
    "data.stats.example": ("sorbnames data stats",) * 2,
    "data.stats.as_json": ("Als ein JSON-Objekt.", "As one JSON object."),
    "data.export.short": ("Das Verzeichnis ausgeben.", "Export the gazetteer."),
    "data.export.about": (
        "Gibt das Verzeichnis mit Quellen und Lizenzhinweis aus.",
        "Exports the gazetteer with its sources and licence note.",
    ),
    "data.export.example": (
        "sorbnames data export --format geojson -o orte.geojson",
        "sorbnames data export --format geojson -o places.geojson",
    ),
    "data.template.short": ("Ein Formular für eigene Namen.", "A form for names of your own."),
    "data.template.about": (
        "Gibt ein Formular in YAML aus, in das ein Amt seine Straßen einträgt; ausgefüllt dient es mit --overlay.",
        "Prints a form in YAML for an office's own streets; filled in, it serves with --overlay.",
    ),
    "data.template.example": (
        "sorbnames data template streets > eigene-strassen.yaml",
        "sorbnames data template streets > our-streets.yaml",
    ),
    "data.sources.row": ("{title} [{id}], {names} Namen", "{title} [{id}], names: {names}"),
    "data.sources.short": ("Woher die Namen sind.", "Where the names come from."),
    "data.sources.about": (
        "Zeigt die Quellen mit der Zahl der Namen aus jeder.",
        "Lists the sources with the number of names from each.",
    ),
    "data.sources.example": ("sorbnames data sources",) * 2,
    # Usage errors: one line that says what to do.
    "error.see_help": ("Hilfe: {command} --help", "Help: {command} --help"),
    "error.did_you_mean": ("Gemeint ist vielleicht {guess}.", "Did you mean {guess}?"),
    "error.no_option": ("Die Option {option} gibt es nicht.", "There is no option {option}."),
    "error.no_command": ("Den Befehl „{command}“ gibt es nicht.", "There is no command '{command}'."),
    "error.command_missing": ("Es fehlt ein Befehl.", "A command is missing."),
    "error.missing": ("Es fehlt: {what}.", "Missing: {what}."),
    "error.needs_value": ("Die Option {option} braucht einen Wert.", "Option {option} needs a value."),
    "error.takes_no_value": ("Die Option {option} nimmt keinen Wert.", "Option {option} takes no value."),
    "error.extra": ("Zu viel angegeben: {what}.", "Too much given: {what}."),
    "error.choice": (
        "{option}: „{value}“ gibt es nicht, nur {choices}.",
        "{option}: there is no '{value}', only {choices}.",
    ),
    "error.choice_of_argument": ("„{value}“ gibt es nicht, nur {choices}.", "There is no '{value}', only {choices}."),
    "error.encoding": (
        "{option}: Die Zeichenkodierung „{value}“ gibt es nicht; es gibt etwa utf-8, cp1252 und iso8859-2.",
        "{option}: there is no character encoding '{value}'; there are utf-8, cp1252, iso8859-2 and others.",
    ),
    "error.postal_code": (
        "{option}: „{value}“ ist keine Postleitzahl; gebraucht werden fünf Ziffern, etwa 03046.",
        "{option}: '{value}' is no postal code; it takes five digits, such as 03046.",
    ),
    "error.number": (
        "{option}: „{value}“ ist keine Zahl ab {least}.",
        "{option}: '{value}' is no number from {least} up.",
    ),
    "error.no_rule": (
        "Die Regel „{code}“ gibt es nicht; „sorbnames rules“ zeigt alle.",
        "There is no rule '{code}'; 'sorbnames rules' shows them all.",
    ),
    "error.delimiter": (
        "--delimiter: „{value}“ ist kein Trennzeichen; möglich sind etwa ; , | und tab.",
        "--delimiter: '{value}' is no delimiter; there are ; , | tab and others.",
    ),
    "error.no_folder": (
        "Kein Ordner {path} mit Daten; den Ordner mit --data angeben.",
        "There is no data folder {path}; name the folder with --data.",
    ),
    "error.not_together": ("{first} und {second} gehen nicht zusammen.", "{first} and {second} do not go together."),
    "error.output_missing": (
        "Es fehlt die Ausgabe, etwa -o brief.pdf.",
        "The output is missing, such as -o letter.pdf.",
    ),
    "error.no_date": (
        "--date: „{value}“ ist kein Datum; richtig wäre 2024-02-14 oder 14.02.2024.",
        "--date: '{value}' is no date; right would be 2024-02-14 or 14.02.2024.",
    ),
    "error.one_file": (
        "{option} geht nur mit einer Datei; mehrere ändert --in-place.",
        "{option} takes one file only; --in-place changes several.",
    ),
    "error.one_package": (
        "Mehrere Word- oder OpenDocument-Dateien passen nicht in eine Ausgabe; --in-place ändert jede für sich.",
        "Several Word or OpenDocument files do not fit into one output; --in-place changes each of them.",
    ),
    "error.stdin_in_place": (
        "--in-place braucht eine Datei; was von der Standardeingabe kommt, geht auf die Standardausgabe.",
        "--in-place needs a file; what comes from standard input goes to standard output.",
    ),
    "error.usage": ("Der Aufruf stimmt nicht ({message}).", "The call is not right ({message})."),
    "error.output": (
        "Die Ausgabe ließ sich nicht schreiben ({reason}).",
        "The output could not be written ({reason}).",
    ),
    "error.file": ("{path}: {reason}.", "{path}: {reason}."),
    "error.memory": (
        "{path}: zu groß für den Arbeitsspeicher; die Datei teilen.",
        "{path}: too large for the memory of this machine; split the file.",
    ),
    "error.binary": (
        "{form} ist nichts für die Anzeige; mit -o eine Datei angeben.",
        "{form} is nothing for a terminal; name a file with -o.",
    ),
    "error.interrupted": ("Abgebrochen.", "Interrupted."),
    "error.internal": (
        "Ein Fehler im Programm ({kind}: {reason}). Bitte melden: den Befehl mit SORBNAMES_DEBUG=1 wiederholen und die "
        "Ausgabe mitschicken.",
        "A mistake in the program ({kind}: {reason}). Please report it: repeat the command with SORBNAMES_DEBUG=1 and "
        "send the output along.",
    ),
}
