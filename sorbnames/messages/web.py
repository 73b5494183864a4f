"""Web and mail formats: what parts are called, and what can be wrong with a file."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # parts of a document
    "part.page": ("Seite {number}", "page {number}"),
    "part.subject": ("Betreff", "subject"),
    "part.text": ("Text", "text"),
    "part.html": ("HTML-Teil", "HTML part"),
    "part.signature": ("Signatur", "signature"),
    # folders and patterns
    "empty_folder": (
        "{path}: In diesem Ordner ist keine Datei zum Lesen ({extensions}). Bitte die Datei selbst angeben.",
        "{path}: there is no file to read in this folder ({extensions}). Name the file itself.",
    ),
    "no_match": (
        "{path}: Auf dieses Muster passt keine Datei. Bitte Namen und Ordner prüfen.",
        "{path}: no file matches this pattern. Check the name and the folder.",
    ),
    # PDF
    "pdf_missing": (
        "{path}: Für PDF-Dateien fehlt das Paket pypdf. Bitte „pip install 'sorbnames[pdf]'“ ausführen.",
        "{path}: PDF files need the package pypdf. Run “pip install 'sorbnames[pdf]'”.",
    ),
    "pdf_not": (
        "{path}: keine PDF-Datei, obwohl der Name so endet. Bitte prüfen, ob die Datei vollständig ist.",
        "{path}: not a PDF file, though its name says so. Check that the file is complete.",
    ),
    "pdf_encrypted": (
        "{path}: Die PDF-Datei ist mit einem Kennwort geschützt. Bitte eine Fassung ohne Kennwort angeben.",
        "{path}: the PDF file is protected by a password. Name a copy without one.",
    ),
    "pdf_broken": (
        "{path}: Die PDF-Datei ist beschädigt ({reason}). Bitte neu erzeugen oder herunterladen.",
        "{path}: the PDF file is damaged ({reason}). Make or download it again.",
    ),
    "pdf_no_text": (
        "{path}: Die PDF-Datei enthält keinen Text, nur Bilder. Bitte erst eine Texterkennung (OCR) laufen lassen.",
        "{path}: the PDF file holds no text, only pictures. Run text recognition (OCR) first.",
    ),
    "pdf_read_only": (
        "{path}: PDF-Dateien lassen sich prüfen, aber nicht berichtigen. Bitte das Dokument berichtigen, aus dem die "
        "PDF-Datei entstand; „sorbnames check“ nennt die Stellen.",
        "{path}: PDF files can be checked, but not corrected. Correct the document that the PDF file was made from; "
        "“sorbnames check” names the places.",
    ),
    # e-mail
    "email_read_only": (
        "{path}: E-Mails lassen sich prüfen, aber nicht berichtigen. Bitte den Text im Mailprogramm berichtigen; "
        "„sorbnames check“ nennt die Stellen.",
        "{path}: e-mails can be checked, but not corrected. Correct the text in the mail program; "
        "“sorbnames check” names the places.",
    ),
    "email_broken": (
        "{path}: keine E-Mail: Am Anfang stehen keine Kopfzeilen. Bitte die Nachricht als .eml neu speichern.",
        "{path}: not an e-mail: it does not begin with header lines. Save the message as .eml again.",
    ),
}
