"""What the operating system says of files, in German; it gives its reasons in English whatever the locale."""

from __future__ import annotations

import errno
import os

_GERMAN = {
    "ENOENT": "Datei oder Ordner gibt es nicht",
    "EACCES": "keine Berechtigung",
    "EPERM": "nicht erlaubt",
    "EISDIR": "ist ein Ordner",
    "ENOTDIR": "ist kein Ordner",
    "EEXIST": "gibt es schon",
    "ENOSPC": "kein Platz mehr auf dem Datenträger",
    "EDQUOT": "Speicherplatz-Kontingent erschöpft",
    "EROFS": "Datenträger nur lesbar",
    "EIO": "Ein-/Ausgabefehler",
    "EFBIG": "Datei zu groß",
    "ENAMETOOLONG": "Dateiname zu lang",
    "ELOOP": "zu viele Verweise hintereinander",
    "EMFILE": "zu viele offene Dateien",
    "EBUSY": "wird gerade benutzt",
    "ETXTBSY": "wird gerade benutzt",
    "EINVAL": "ungültige Angabe",
}


def in_german(reason: str) -> str:
    """The German for a reason as ``os.strerror`` words it; any other text stays as it is."""
    for name, german in _GERMAN.items():
        number = getattr(errno, name, None)  # not every system has all of them
        if number is not None and os.strerror(number) == reason:
            return german
    return reason
