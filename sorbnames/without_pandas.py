"""What a process of the program never imports."""

from __future__ import annotations

import sys
from typing import Any


class WithoutPandas:
    """Finds no pandas, even where it is installed.

    pyarrow imports it, for half a second, only to see whether a list is one of its series; no command needs it.
    """

    def find_spec(self, name: str, *_: Any) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name, name=name)


def leave_out_pandas() -> None:
    """Do without pandas in this process, which must be the program's own."""
    sys.meta_path.insert(0, WithoutPandas())
