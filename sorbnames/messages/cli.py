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
        "{error} Fehler, {warning} Warnungen, {information} Hinweise. Davon berichtigt „sorbnames fix“: {safe}.",
        "Errors: {error}, warnings: {warning}, information: {information}. 'sorbnames fix' corrects {safe} of them.",
    ),
    "check.workers": (
        "So viele Prozesse zugleich; sonst so viele, wie sich lohnen.",
        "So many processes at a time; otherwise as many as pay.",
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
        "{path}: {fixed} berichtigt, {open} zu entscheiden, {hints} Hinweise.",
        "{path}: {fixed} corrected, {open} to decide, {hints} for information.",
    ),
    "fix.summary_diff": (
        "{path}: {fixed} zu berichtigen, {open} zu entscheiden, {hints} Hinweise.",
        "{path}: {fixed} to correct, {open} to decide, {hints} for information.",
    ),
    "fix.total": (
        "{count} Dateien: {fixed} berichtigt, {open} zu entscheiden, {hints} Hinweise.",
        "{count} files: {fixed} corrected, {open} to decide, {hints} for information.",
    ),
    "fix.total_diff": (
        "{count} Dateien: {fixed} zu berichtigen, {open} zu entscheiden, {hints} Hinweise.",
        "{count} files: {fixed} to correct, {open} to decide, {hints} for information.",
    ),
    "fix.see": ("Was offen ist, zeigt: sorbnames check {path}", "To see what is left: sorbnames check {path}"),
    # rules
    "rules.short": ("Die Regeln und ihre Gründe.", "The rules and their reasons."),
    "rules.about": (
        "Zeigt jede Regel: was sie sagt, warum, woher, und ein Beispiel. Mit CODE nur diese.",
        "Shows every rule: what it says, why, from where, and an example. With CODE only that one.",
    ),
    "rules.example": ("sorbnames rules SN101",) * 2,
    "rules.why": ("Warum", "Why"),
    "rules.source": ("Quelle", "Source"),
    "rules.before": ("Vorher", "Before"),
    "rules.after": ("Nachher", "After"),
    "rules.fix": ("Berichtigung", "Fix"),
    "rules.safe": ("sicher, „fix“ macht sie", "safe, made by 'fix'"),
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
    "error.encoding": (
        "{option}: Die Zeichenkodierung „{value}“ gibt es nicht; es gibt etwa utf-8, cp1252 und iso8859-2.",
        "{option}: there is no character encoding '{value}'; there are utf-8, cp1252, iso8859-2 and others.",
    ),
    "error.number": (
        "{option}: „{value}“ ist keine Zahl ab {least}.",
        "{option}: '{value}' is no number from {least} up.",
    ),
    "error.no_rule": (
        "Die Regel „{code}“ gibt es nicht; „sorbnames rules“ zeigt alle.",
        "There is no rule '{code}'; 'sorbnames rules' shows them all.",
    ),
    "error.no_folder": (
        "Kein Ordner {path} mit Daten; den Ordner mit --data angeben.",
        "There is no data folder {path}; name the folder with --data.",
    ),
    "error.not_together": ("{first} und {second} gehen nicht zusammen.", "{first} and {second} do not go together."),
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
        "sorbnames: Die Ausgabe ließ sich nicht schreiben: {reason}",
        "sorbnames: the output could not be written: {reason}",
    ),
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
