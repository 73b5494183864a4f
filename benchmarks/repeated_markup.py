"""Web pages and Markdown made of one piece over and over: does reading take ten times as long for ten times as much?

    python -m benchmarks.repeated_markup [--count N]

Each piece is the beginning of something that a careless reader would look for again and again to the end of the source:
an open tag, a bracket, a row of a table. Wanted: about 10 for every piece. Small times are mostly noise.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.tables import heading, table
from sorbnames.documents import read

HTML = (
    *("<div>", "<b><p>", "<div></b>", "</div>", "<", "<!", "<!--", "<a ", "<a =", "<a x='", "<![CDATA[", "&", "&#"),
    *("<p>a<code>", "<li>", "<div><li>", "a ", "<script>", "<script><!--", "<title>", "<?php", "<td>a", " <b>"),
    "<a b=c ",
)
MARKDOWN = (
    *("*", "**a ", "*a **b ", "_a", "`", "``a`", "[", "![", "[a](", "[a](b)", "[[a](b)", "](", "](a ", "<a ", "<a b='"),
    *("<!--", "<!-- sorbnames: off -->", "<b>", "<code>", "&", "&a;", "{{", "\\", "> ", ">", "- ", "1. ", "    ", "#"),
    *("| a ", "a\n", "a\n\n", "> a\n", "- a\n", "|a|\n|-|\n", "[a]: b\n", "```\n", "<div>\n", "~", "]", "![a](b) ["),
)
PIECES = (*(("x.html", piece) for piece in HTML), *(("x.md", piece) for piece in MARKDOWN))


@dataclass(frozen=True, slots=True)
class Growth:
    """One piece: seconds for the small and for the ten times larger source."""

    name: str
    piece: str
    small: float
    large: float


def seconds(name: str, source: bytes) -> float:
    """Processor time of one reading, the better of two."""
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        read(name, source)
        best = min(best, time.process_time() - began)
    return best


def measure(count: int) -> list[Growth]:
    """Every piece, repeated ``count`` and ten times ``count`` times."""
    return [
        Growth(name, piece, *(seconds(name, (piece * times).encode()) for times in (count, 10 * count)))
        for name, piece in PIECES
    ]


def report(found: Sequence[Growth], count: int) -> str:
    """The ten pieces that grow most."""
    worst = sorted(found, key=lambda growth: growth.large / growth.small, reverse=True)[:10]
    rows = [
        [each.name, repr(each.piece), f"{each.small:.3f}", f"{each.large:.3f}", f"{each.large / each.small:.1f}"]
        for each in worst
    ]
    title = heading(f"One piece {count:,} and {10 * count:,} times: the ten that grow most of {len(found)}")
    return "\n".join((title, table(["form", "piece", "s", "s, ten times", "ratio"], rows)))


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=4000)
    count = parser.parse_args(arguments).count
    print(report(measure(count), count))


if __name__ == "__main__":
    main(sys.argv[1:])
