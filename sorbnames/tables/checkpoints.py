"""How far a run is, remembered from time to time, so that it can go on there when it was interrupted."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sorbnames.documents.base import shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.files.source import Source
from sorbnames.tables.output import Target

#: Seconds between two checkpoints.
SECONDS = 5.0


@dataclass
class Checkpoints:
    """The checkpoints of a run from a source into a target.

    ``facts`` are whatever else the output depends on (JSON values): a run goes on only where they are the same.
    ``has_parts`` tells whether an output of this form can go on anywhere at all.
    """

    source: Source
    target: Target
    facts: Sequence[Any]
    has_parts: bool
    _made: float = field(default_factory=time.monotonic)

    @property
    def are_possible(self) -> bool:
        """Whether an interrupted run of this kind can go on."""
        return self.has_parts and self.target.is_resumable and self.source.is_seekable

    @property
    def are_due(self) -> bool:
        """Whether it is time for the next one."""
        return self.are_possible and time.monotonic() - self._made >= SECONDS

    def make(self, state: dict[str, Any]) -> None:
        """Make lasting what was written, and remember ``state``."""
        self.target.checkpoint(state | {"fingerprint": self._fingerprint()})
        self._made = time.monotonic()

    def last(self) -> dict[str, Any] | None:
        """The state that an interrupted run left, None if there is none.

        Raises InvalidTable where it was of another input or other settings.
        """
        state = self.target.interrupted() if self.are_possible else None
        if state is not None and state.get("fingerprint") != self._fingerprint():
            raise InvalidTable("tablefiles.other_run", path=shown(self.target.path))
        return state

    def _fingerprint(self) -> str:
        status = os.stat(self.source.path)
        head = hashlib.sha256(self.source.head).hexdigest()
        facts = [status.st_size, status.st_mtime_ns, head, self.target.packing, *self.facts]
        return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()
