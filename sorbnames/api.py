"""The public calls; each works on the shipped gazetteer and is a method of any loaded one as well."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING

from sorbnames.gazetteer import Gazetteer, load_gazetteer

if TYPE_CHECKING:
    from pathlib import Path

    from sorbnames.address.model import Address
    from sorbnames.findings import Finding, FixResult, Mention
    from sorbnames.resolution import Resolution


def load(overlays: Sequence[str | Path] = ()) -> Gazetteer:
    """The gazetteer, with an office's own names on top of it.

    ``overlays`` are YAML files in the format of ``data/``; later ones win. Raises InvalidData for a mistake in one.
    """
    return load_gazetteer(tuple(str(overlay) for overlay in overlays)) if overlays else _default()


@cache
def _default() -> Gazetteer:
    return load_gazetteer()


def lookup(name: str, plz: str = "", kreis: str = "", kind: str = "", limit: int = 5) -> Resolution:
    """Which entry a name stands for: status, candidates with scores, evidence. See :meth:`Gazetteer.lookup`."""
    return _default().lookup(name, plz, kreis, kind, limit)


def normalize(name: str) -> str:
    """The official pair of the entry a name stands for: ``Chosebuz`` → ``Cottbus/Chóśebuz``.

    Raises UnknownName or AmbiguousName (both ValueErrors) when there is no single answer.
    """
    return _default().normalize(name)


def find_mentions(text: str) -> list[Mention]:
    """Every mention of an entry in a text, protected ones included; offsets count characters."""
    return _default().mentions(text)


def parse_address(text: str) -> Address:
    """The address that a block of text holds; its ``format`` prints it in a house style.

    Raises InvalidAddress (a ValueError) when no address stands there.
    """
    return _default().parse_address(text)


def check_text(text: str, style: str = "keep", to: str = "both") -> list[Finding]:
    """What is wrong with the names of a text, in the order of their places."""
    return _default().check_text(text, style, to)


def fix_text(
    text: str,
    style: str = "keep",
    to: str = "both",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    unsafe: bool = False,
) -> FixResult:
    """The text with its safe edits made; what is left to a person is listed in the result."""
    return _default().fix_text(text, style, to, select, ignore, unsafe)
