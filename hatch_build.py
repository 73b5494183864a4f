"""Compiles the gazetteer from data/ whenever a wheel or an editable install is made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GAZETTEER = "sorbnames/gazetteer.json"


class GazetteerHook(BuildHookInterface[Any]):
    """Writes the compact gazetteer into the package, so that the wheel carries it and an editable install finds it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from sorbnames.building import build
        finally:
            sys.path.remove(str(root))
        build(root / "data", root / GAZETTEER)
        build_data["artifacts"].append(GAZETTEER)
