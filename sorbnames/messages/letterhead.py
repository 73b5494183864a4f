"""What can be wrong with profiles, letters and recipients, and notes on them: file, line, cause, remedy."""

from __future__ import annotations

#: Mistakes at a line of a file: ``{path}, Zeile {line}:`` is put in front of each below.
_MISTAKES: dict[str, tuple[str, str]] = {
    # keys and values
    "unknown_key": (
        "Den Schlüssel „{key}“ gibt es hier nicht, nur {known}. Gemeint ist vielleicht „{guess}“.",
        "there is no key “{key}” here, only {known}. Did you mean “{guess}”?",
    ),
    "stray_key": (
        "Den Schlüssel „{key}“ gibt es hier nicht, nur {known}. Bitte die Zeile streichen.",
        "there is no key “{key}” here, only {known}. Take the line out.",
    ),
    "duplicate_key": (
        "Der Schlüssel „{key}“ steht schon in Zeile {first}. Bitte eine der beiden Zeilen streichen.",
        "the key “{key}” stands in line {first} already. Take one of the two out.",
    ),
    "no_keys": (
        "Hier stehen keine Schlüssel mit Werten, wie „{example}: …“. Ein Muster schreibt: sorbnames letterhead --init",
        "there are no keys with values here, such as “{example}: …”. For a sample: sorbnames letterhead --init",
    ),
    "not_mapping": (
        "„{key}“ will eingerückte Zeilen wie „{example}: …“.",
        "“{key}” wants indented lines such as “{example}: …”.",
    ),
    "not_text": ("„{key}“ will einen einzelnen Text.", "“{key}” wants a single text."),
    "not_texts": ("„{key}“ will einen Text oder eine Liste von Texten.", "“{key}” wants a text or a list of texts."),
    "missing": (
        "Es fehlt „{wanted}“. Ein Muster schreibt: sorbnames letterhead --init",
        "“{wanted}” is missing. For a sample: sorbnames letterhead --init",
    ),
    "no_choice": (
        "„{value}“ ist kein Wert für „{key}“; möglich sind {choices}.",
        "“{value}” is no value of “{key}”; possible are {choices}.",
    ),
    "no_width": (
        "„{value}“ ist keine Breite für „{key}“: eine Zahl von {least} bis {most} (Millimeter).",
        "“{value}” is no width for “{key}”: a number from {least} to {most} (millimetres).",
    ),
    "no_date": (
        "„{value}“ ist kein Datum; richtig wäre 2024-02-14 oder 14.02.2024.",
        "“{value}” is no date; right would be 2024-02-14 or 14.02.2024.",
    ),
    "no_style": (
        "Den Stil „{style}“ gibt es nicht, nur {styles}. Gemeint ist vielleicht „{guess}“.",
        "there is no style “{style}”, only {styles}. Did you mean “{guess}”?",
    ),
    "no_style_at_all": (
        "Den Stil „{style}“ gibt es nicht, nur {styles}.",
        "there is no style “{style}”, only {styles}.",
    ),
    "no_address": (
        "Das ist keine Anschrift: „{text}“. Nötig sind Straße oder Postfach und ein Ort mit Postleitzahl.",
        "this is no address: “{text}”. It takes a street or P.O. box and a place with its postal code.",
    ),
    # letters and recipients
    "no_column": (
        "Für den Platzhalter „{name}“ hat die Empfängertabelle keine Spalte. Gemeint ist vielleicht „{guess}“.",
        "the table of recipients has no column for the placeholder “{name}”. Did you mean “{guess}”?",
    ),
    "no_column_at_all": (
        "Für den Platzhalter „{name}“ hat die Empfängertabelle keine Spalte, nur: {known}.",
        "the table of recipients has no column for the placeholder “{name}”, only: {known}.",
    ),
    "no_table": (
        "Den Platzhalter „{name}“ füllt eine Empfängertabelle. Bitte eine mit --to angeben oder ihn ersetzen.",
        "the placeholder “{name}” is filled from a table of recipients. Give one with --to, or replace it.",
    ),
    "row_without_name": (
        "Empfänger ohne Namen: In keiner der Spalten für Person und Organisation steht etwas.",
        "a recipient without a name: none of the columns for person and organisation holds anything.",
    ),
    "row_without_place": (
        "Empfänger ohne Anschrift: Der Ort fehlt.",
        "a recipient without an address: the place is missing.",
    ),
    "row_too_long": (
        "Die Zeile hat {cells} Felder, der Kopf nur {columns}. Felder mit Trennzeichen brauchen Anführungszeichen.",
        "the row has {cells} fields, the head only {columns}. Fields with a delimiter in them need quotation marks.",
    ),
    # the logo
    "logo_missing": (
        "Die Bilddatei {logo} gibt es nicht. Der Pfad gilt vom Ordner des Profils aus.",
        "there is no file {logo}. The path counts from the folder of the profile.",
    ),
    "logo_no_picture": (
        "{logo} ist kein Bild, das sich lesen lässt ({reason}). Bitte PNG oder JPEG nehmen.",
        "{logo} is no picture that can be read ({reason}). Take PNG or JPEG.",
    ),
    "logo_svg": (
        "{logo} ist eine SVG-Zeichnung; Word kann sie so nicht drucken. Bitte als PNG ausgeben.",
        "{logo} is an SVG drawing, which Word cannot print as it is. Export it as PNG.",
    ),
    "logo_too_large": (
        "{logo} hat {megapixels} Millionen Bildpunkte. Bitte auf höchstens {most} Millionen verkleinern.",
        "{logo} has {megapixels} million pixels. Make it smaller: {most} million at most.",
    ),
    # fonts
    "letter_without_glyph": (
        "Keine Schrift auf diesem Rechner hat das Zeichen „{letter}“. Bitte unter „font“ eine andere nennen.",
        "no font on this machine has the character “{letter}”. Name another one under “font”.",
    ),
}

#: Notes at a line of a file; nothing is refused for them.
_NOTES: dict[str, tuple[str, str]] = {
    "corrected": ("„{found}“ berichtigt zu „{right}“.", "“{found}” corrected to “{right}”."),
    "finding": ("{message}", "{message}"),
    "letter_finding": (
        "{message} Der Text des Briefs bleibt, wie er ist; „sorbnames fix“ berichtigt ihn.",
        "{message} The letter's text stays as it is; 'sorbnames fix' corrects it.",
    ),
    "no_picture": (
        "Bilder druckt der Brief nicht; an der Stelle steht „{words}“. Ein Logo nennt das Profil.",
        "a letter prints no pictures; “{words}” stands in its place. A logo belongs into the profile.",
    ),
    "no_sorbian_place": (
        "Für den Ort {name} ist kein niedersorbischer Name belegt; er steht nur deutsch.",
        "no Lower Sorbian name of {name} is attested; it is printed in German only.",
    ),
    "no_sorbian_street": (
        "Für die Straße {name} ist kein niedersorbischer Name belegt; sie steht nur deutsch.",
        "no Lower Sorbian name of the street {name} is attested; it is printed in German only.",
    ),
    "unknown_sorbian_street": (
        "Der niedersorbische Straßenname „{name}“ ist nicht belegt; er steht da, wie Sie ihn geschrieben haben.",
        "the Lower Sorbian street name “{name}” is not attested; it is printed as you wrote it.",
    ),
    "law_court": (
        "{law} verlangt auf Geschäftsbriefen einer {form} das Registergericht. Bitte „register: court“ ergänzen.",
        "{law} wants the register court on letters of a {form}. Add “register: court”.",
    ),
    "law_number": (
        "{law} verlangt auf Geschäftsbriefen einer {form} die Registernummer. Bitte „register: number“ ergänzen.",
        "{law} wants the register number on letters of a {form}. Add “register: number”.",
    ),
    "law_seat": (
        "{law} verlangt auf Geschäftsbriefen einer {form} den Sitz der Gesellschaft. Bitte „register: seat“ ergänzen.",
        "{law} wants the registered seat on letters of a {form}. Add “register: seat”.",
    ),
    "law_directors": (
        "{law} verlangt auf Geschäftsbriefen einer {form} alle Geschäftsführer. Bitte „managing_directors“ ergänzen.",
        "{law} wants all managing directors on letters of a {form}. Add “managing_directors”.",
    ),
    "law_board": (
        "{law} verlangt auf Geschäftsbriefen einer {form} den ganzen Vorstand. Bitte „managing_directors“ ergänzen.",
        "{law} wants all members of the board on letters of a {form}. Add “managing_directors”.",
    ),
    "first_name": (
        "„{name}“: {law} verlangt Familiennamen und mindestens einen ausgeschriebenen Vornamen.",
        "“{name}”: {law} wants the surname and at least one first name in full.",
    ),
    "iban": (
        "Die IBAN „{iban}“ kann nicht stimmen: Die Prüfziffern passen nicht. Bitte vergleichen.",
        "the IBAN “{iban}” cannot be right: its check digits do not fit. Compare it.",
    ),
    "too_many_lines": (
        "Die Anschrift hat {count} Zeilen, das Anschriftfeld {most}: Im Fenster fehlt etwas.",
        "the address has {count} lines, the address field {most}: something is missing in the window.",
    ),
    "unread_recipient": (
        "Die Anschrift ließ sich nicht deuten und steht da, wie sie geschrieben ist.",
        "the address could not be made out and is printed as it was written.",
    ),
    "logo_too_high": (
        "Das Logo ist höher ({height} mm) als der Kopf der Form {form} ({most} mm); es wird verkleinert gedruckt.",
        "the logo is higher ({height} mm) than the head of form {form} ({most} mm); it is printed smaller.",
    ),
    "font_missing": (
        "Die Schrift „{font}“ ist auf diesem Rechner nicht da; stattdessen steht {instead}.",
        "the font “{font}” is not on this machine; {instead} is used instead.",
    ),
    "glyph_missing": (
        "Die Schrift „{font}“ hat das Zeichen „{letter}“ nicht; es kommt aus {instead}.",
        "the font “{font}” has no character “{letter}”; it is taken from {instead}.",
    ),
}

#: Texts that stand for themselves.
_TEXTS: dict[str, tuple[str, str]] = {
    "extra_missing": (
        "Dafür fehlt das Paket {package}. Es kommt mit: {command}",
        "This takes the package {package}. To install it: {command}",
    ),
    "output_ending": (
        "{path}: An der Endung ist die Form nicht zu erkennen; möglich sind {endings}. Sonst sagt es --format.",
        "{path}: the ending does not tell the format; possible are {endings}. Otherwise --format tells.",
    ),
    "signature_ending": (
        "{path}: Eine E-Mail-Signatur gibt es als {endings}.",
        "{path}: an e-mail signature comes as {endings}.",
    ),
    "one_file_each": (
        "{path}: Viele Briefe in einer Datei gibt es nur als PDF. Für {format} bitte einen Ordner angeben: -o briefe/",
        "{path}: many letters in one file come as PDF only. For {format} give a folder: -o letters/",
    ),
    "profile_there": (
        "{path}: Die Datei gibt es schon; sie bleibt, wie sie ist. Bitte einen anderen Namen nehmen.",
        "{path}: the file is there already and stays as it is. Take another name.",
    ),
    "no_recipients": (
        "{path}: In der Tabelle steht kein Empfänger.",
        "{path}: there is no recipient in the table.",
    ),
    "no_name_column": (
        "{path}, Zeile 1: Keine Spalte nennt den Empfänger. Nötig ist „name“, „organisation“ oder „address“; "
        "da sind: {known}.",
        "{path}, line 1: no column names the recipient. It takes “name”, “organisation” or “address”; "
        "there are: {known}.",
    ),
    "csv_broken": (
        "{path}, Zeile {line}: Die Tabelle ist ab hier nicht lesbar ({reason}). Bitte als CSV neu speichern.",
        "{path}, line {line}: the table cannot be read from here on ({reason}). Save it anew as CSV.",
    ),
    "not_made": (
        "{path}: Der Brief ließ sich nicht setzen ({reason}).",
        "{path}: the letter could not be typeset ({reason}).",
    ),
    "done": ("{path} geschrieben.", "{path} written."),
    "done_many": (
        "{made} Briefe in {path}, {failed} nicht gemacht.",
        "{made} letters in {path}, {failed} not made.",
    ),
    "more_notes": ("… und {count} weitere Hinweise.", "… and {count} more notes."),
    "failures_in": ("Was nicht gemacht wurde, steht in {path}.", "What was not made stands in {path}."),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{
        key: (f"{{path}}, Zeile {{line}}: {german}", f"{{path}}, line {{line}}: {english}")
        for key, (german, english) in (_MISTAKES | _NOTES).items()
    },
    **_TEXTS,
}
