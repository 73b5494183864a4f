"""Bilingual German / Lower Sorbian names: find them, resolve them, get them right.

>>> import sorbnames
>>> sorbnames.normalize("Chosebuz")
'Cottbus/Chóśebuz'
>>> sorbnames.lookup("Burg", plz="03096").status
'exact'
>>> sorbnames.fix_text("Cottbus/Chósebusz, den 14. Februar 2024").text
'Cottbus/Chóśebuz, den 14. Februar 2024'

Importing the package loads nothing; the gazetteer is read at the first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sorbnames._version import __version__

if TYPE_CHECKING:
    from sorbnames.address.model import Address, Contact
    from sorbnames.api import (
        check_text,
        find_mentions,
        fix_text,
        load,
        lookup,
        normalize,
        parse_address,
    )
    from sorbnames.errors import (
        AmbiguousName,
        InvalidAddress,
        InvalidData,
        InvalidStyle,
        InvalidTable,
        SorbnamesError,
        UnknownName,
        UnsupportedDocument,
    )
    from sorbnames.findings import Edit, Finding, FixResult, Mention
    from sorbnames.gazetteer import Gazetteer
    from sorbnames.model import Entry, LegalRecord, Name, Source
    from sorbnames.resolution import Candidate, Resolution

_WHERE = {
    "api": ("check_text", "find_mentions", "fix_text", "load", "lookup", "normalize", "parse_address"),
    "address.model": ("Address", "Contact"),
    "errors": (
        "AmbiguousName",
        "InvalidAddress",
        "InvalidData",
        "InvalidStyle",
        "InvalidTable",
        "SorbnamesError",
        "UnknownName",
        "UnsupportedDocument",
    ),
    "findings": ("Edit", "Finding", "FixResult", "Mention"),
    "gazetteer": ("Gazetteer",),
    "resolution": ("Candidate", "Resolution"),
    "model": ("Entry", "LegalRecord", "Name", "Source"),
}

__all__ = [
    "Address",
    "AmbiguousName",
    "Candidate",
    "Contact",
    "Edit",
    "Entry",
    "Finding",
    "FixResult",
    "Gazetteer",
    "InvalidAddress",
    "InvalidData",
    "InvalidStyle",
    "InvalidTable",
    "LegalRecord",
    "Mention",
    "Name",
    "Resolution",
    "SorbnamesError",
    "Source",
    "UnknownName",
    "UnsupportedDocument",
    "__version__",
    "check_text",
    "find_mentions",
    "fix_text",
    "load",
    "lookup",
    "normalize",
    "parse_address",
]


def __getattr__(name: str) -> Any:
    if name == "tables":
        from importlib import import_module

        return import_module("sorbnames.tables")
    for module, names in _WHERE.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"sorbnames.{module}"), name)
    raise AttributeError(f"module 'sorbnames' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
