"""From YAML that people edit to checked entries.

:func:`read_data` reads the folder ``data/``, :func:`validate` says everything that is wrong with it, and
:func:`read_overlay` with :func:`apply_overlay` put an office's own names on top of the gazetteer. Nothing here is
needed, or imported, when the package is only used: the wheel carries the compiled gazetteer.
"""

from sorbnames.compile.lists import Lists, Word
from sorbnames.compile.overlay import Overlaid, Overlay, apply_overlay, read_overlay
from sorbnames.compile.problems import ERROR, WARNING, Problem, raise_first
from sorbnames.compile.reader import RawData, read_data
from sorbnames.compile.schema import Located, slug
from sorbnames.compile.strength import with_strength
from sorbnames.compile.validation import CHECKS, validate, validate_folder

__all__ = [
    "CHECKS",
    "ERROR",
    "WARNING",
    "Lists",
    "Located",
    "Overlaid",
    "Overlay",
    "Problem",
    "RawData",
    "Word",
    "apply_overlay",
    "raise_first",
    "read_data",
    "read_overlay",
    "slug",
    "validate",
    "validate_folder",
    "with_strength",
]
