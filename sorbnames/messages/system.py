"""What the operating system says of files; it gives its reasons in English whatever the locale."""

from __future__ import annotations

import errno
import os

#: By the name of the error number.
TEXTS: dict[str, tuple[str, str]] = {
    "ENOENT": ("Datei oder Ordner gibt es nicht", "No such file or directory"),
    "EACCES": ("keine Berechtigung", "Permission denied"),
    "EPERM": ("nicht erlaubt", "Operation not permitted"),
    "EISDIR": ("ist ein Ordner", "Is a directory"),
    "ENOTDIR": ("ist kein Ordner", "Not a directory"),
    "EEXIST": ("gibt es schon", "File exists"),
    "ENOSPC": ("kein Platz mehr auf dem Datenträger", "No space left on device"),
    "EDQUOT": ("zugeteilter Speicherplatz ist voll", "Disk quota exceeded"),
    "EROFS": ("Datenträger nur lesbar", "Read-only file system"),
    "EIO": ("Ein-/Ausgabefehler", "Input/output error"),
    "EFBIG": ("Datei zu groß", "File too large"),
    "ENAMETOOLONG": ("Dateiname zu lang", "File name too long"),
    "ELOOP": ("zu viele Verweise hintereinander", "Too many levels of symbolic links"),
    "EMFILE": ("zu viele offene Dateien", "Too many open files"),
    "EBUSY": ("wird gerade benutzt", "Device or resource busy"),
    "EINVAL": ("ungültige Angabe", "Invalid argument"),
}


def in_german(reason: str) -> str:
    """The German for a reason as ``os.strerror`` or the table words it; any other text stays as it is."""
    for name, (german, english) in TEXTS.items():
        number = getattr(errno, name, None)  # not every system has all of them
        if reason == english or (number is not None and os.strerror(number) == reason):
            return german
    return reason
