"""Which names fit a file that is written: its extension must not promise another format than the file has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sorbnames.documents import FALLBACK, FORMATS
from sorbnames.documents.base import STANDARD_STREAM, Document, Revisable, shown
from sorbnames.errors import UnsupportedDocument

if TYPE_CHECKING:
    from sorbnames.documents.longtext import LongText

#: Extensions of formats that nothing is written in here.
_OTHERS = frozenset(
    (
        ".doc",
        ".dot",
        ".rtf",
        ".pages",
        ".xls",
        ".xlsx",
        ".ods",
        ".csv",
        ".ppt",
        ".pptx",
        ".odp",
        ".zip",
        ".json",
        ".xml",
    )
)

#: Formats whose text any text file may hold.
_LOOSE = frozenset(("plain", "markdown"))


def refuse_target(document: Document | LongText, target: str) -> None:
    """Raise UnsupportedDocument where ``target`` is named as a file of another format than the document's.

    An office document keeps its very extension: that tells macros, templates and flat files. A target without a known
    extension may be anything.
    """
    path, wanted = document.path, Path(target).suffix.lower()
    module = type(document).__module__.rpartition(".")[2]  # each format's documents live in its module
    if module == "longtext":
        module = FALLBACK
    if target == STANDARD_STREAM or (wanted not in FORMATS and (wanted not in _OTHERS or module == FALLBACK)):
        return
    own = Path(path).suffix.lower()
    if module in ("docx", "odt"):
        fitting = {own} if own in FORMATS else _office(module, isinstance(document, Revisable) and document.is_package)
    elif module in _LOOSE:
        fitting = {extension for extension, reader in FORMATS.items() if reader in _LOOSE}
    else:
        fitting = {extension for extension, reader in FORMATS.items() if reader == module}
    if wanted not in fitting:
        extensions = " ".join(sorted(fitting))
        raise UnsupportedDocument("documents.target_format", path=shown(target), source=shown(path), fitting=extensions)


def _office(module: str, is_package: bool) -> set[str]:
    """The extensions of office documents that came without a name."""
    found = {extension for extension, reader in FORMATS.items() if reader == module}
    return found - {".fodt"} if is_package else found & {".fodt"}
