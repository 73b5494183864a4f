"""Offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right


class Positions:
    """Lines and columns of one text, both counted from 1, columns in characters.

    LF, CR LF and a lone CR end lines, as editors count them.
    """

    def __init__(self, text: str) -> None:
        self.starts = [0]
        offset = 0
        for line in text.splitlines(keepends=True):
            offset += len(line)
            # Python also splits at form feeds and line separators; editors do not.
            if line.endswith(("\n", "\r")):
                self.starts.append(offset)

    def of(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset``."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
