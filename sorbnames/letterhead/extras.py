"""Packages of the extra ``letterhead``: imported when they are needed, and one clear message where one is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from sorbnames.errors import UnsupportedDocument

COMMAND = "pip install 'sorbnames[letterhead]'"


def needed(module: str, package: str) -> Any:
    """The module; raises UnsupportedDocument with the command that installs it."""
    try:
        return import_module(module)
    except ImportError:
        raise UnsupportedDocument("letterhead.extra_missing", package=package, command=COMMAND) from None


def found(module: str) -> Any | None:
    """The module, or None where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        return None
