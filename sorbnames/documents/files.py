"""Which files a call means: single files, folders with all documents below them, patterns such as ``*.md``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from sorbnames.documents import FORMATS
from sorbnames.documents.base import STANDARD_STREAM, shown
from sorbnames.errors import UnsupportedDocument

#: Folders that hold no documents of anybody's own; folders whose name begins with a dot are left out too.
SKIPPED = frozenset(("node_modules", "__pycache__", "site-packages", "venv"))

_WILDCARDS = frozenset("*?[")


def expand(name: str) -> Iterator[str]:
    """The files that a name on the command line stands for, folders and patterns in alphabetical order.

    A name that is a file, or nothing at all, stands for itself. Raises UnsupportedDocument for a folder or pattern
    without any document, and, when all others were given, for a folder that can't be read.
    """
    if name == STANDARD_STREAM:
        yield name
    elif os.path.isdir(name):
        yield from _some(_below(name), "web.empty_folder", name)
    elif _WILDCARDS & set(name) and not os.path.lexists(name):
        yield from _some(_matching(name), "web.no_match", name)
    else:
        yield name


def _some(files: Iterator[str], key: str, name: str) -> Iterator[str]:
    empty = True
    for file in files:
        empty = False
        yield file
    if empty:
        raise UnsupportedDocument(key, path=shown(name), extensions=" ".join(sorted(FORMATS)))


def _below(folder: str) -> Iterator[str]:
    """All documents below a folder; links to folders are not followed. A folder that can't be read is told at last."""
    failures: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one not in SKIPPED)
        yield from (os.path.join(root, file) for file in sorted(_documents(files)))
    if failures:
        raise UnsupportedDocument("documents.folder_unreadable", path=shown(failures[0].filename or folder))


def _documents(files: Iterable[str]) -> Iterator[str]:
    return (file for file in files if Path(file).suffix.lower() in FORMATS and not file.startswith((".", "~$")))


def _matching(pattern: str) -> Iterator[str]:
    """The files a pattern matches (``**`` any folders); the shells of Windows leave that to the programs."""
    from glob import glob

    return (file for file in sorted(glob(pattern, recursive=True)) if os.path.isfile(file))
