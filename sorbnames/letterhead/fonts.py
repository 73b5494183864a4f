"""Fonts for the PDF: those of the machine, one from a package, and those that typst brings along."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sorbnames.letterhead.extras import needed

#: From the package font-source-sans-pro (SIL OFL): has every Lower Sorbian letter, the old ones too but ṕ.
SANS = "Source Sans Pro"
#: Inside typst itself; they have every Lower Sorbian letter as well.
SERIF = "Libertinus Serif"
MONO = "DejaVu Sans Mono"


class Fonts:
    """What typst may set type with; found once, used for every letter."""

    def __init__(self) -> None:
        typst = needed("typst", "typst")
        folder = package_folder("font_source_sans_pro")
        self.found: Any = typst.Fonts(include_system_fonts=True, font_paths=[folder] if folder else [])
        self._families: dict[str, str] = {family.casefold(): family for family in self.found.families()}

    def named(self, family: str) -> str:
        """The family as the machine spells it, or nothing where it is not there."""
        return self._families.get(family.strip().casefold(), "")

    @property
    def standard(self) -> str:
        """The family for a profile that names none: without serifs, as DIN 5008 wants it for small type."""
        return self.named(SANS) or SERIF

    def chain(self, family: str) -> list[str]:
        """The family and those that letters it lacks are taken from."""
        return list(dict.fromkeys((family, self.standard, SERIF, MONO)))


def package_folder(package: str) -> str:
    """Where the font files of an installed package are, or nothing; the package itself is not imported."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return ""
    return str(Path(next(iter(spec.submodule_search_locations))) / "files")
