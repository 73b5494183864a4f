"""How long the program takes as a whole process, against what its command-line framework alone takes.

    python -m benchmarks.startup [--runs N]

``sorbnames --help`` and ``sorbnames lookup Cottbus`` run in turn with ``python -c "import click"``, each in a fresh
process; the medians are compared. They run as the console script does: the one that is installed beside this Python, or
else the very lines that installers write for it. ``python -m sorbnames`` is shown as well; the interpreter itself takes
longer to start a module than a script. Wanted: at most 1.6 times.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.processes import Timing, alternate
from benchmarks.tables import heading, table

MOST = 1.6
BASE = 'python -c "import click"'

#: What pip and uv write as a console script.
_SCRIPT = """\
import sys
from sorbnames.cli import main
if __name__ == "__main__":
    sys.argv[0] = sys.argv[0].removesuffix(".exe")
    sys.exit(main())
"""


@dataclass(frozen=True, slots=True)
class Startup:
    """Timings by command; ``installed`` says whether the console script was an installed one."""

    timings: dict[str, Timing]
    installed: bool


def measure(runs: int = 25) -> Startup:
    """Run all commands in turn."""
    installed = Path(sys.executable).with_name("sorbnames")
    with TemporaryDirectory() as folder:
        script = Path(folder, "sorbnames")
        script.write_text(_SCRIPT, encoding="utf-8")
        console = [str(installed)] if installed.exists() else [sys.executable, str(script)]
        commands = {
            BASE: [sys.executable, "-c", "import click"],
            "sorbnames --help": [*console, "--help"],
            "sorbnames lookup Cottbus": [*console, "lookup", "Cottbus"],
            "python -m sorbnames --help": [sys.executable, "-m", "sorbnames", "--help"],
            "python -m sorbnames lookup Cottbus": [sys.executable, "-m", "sorbnames", "lookup", "Cottbus"],
            'python -c "pass"': [sys.executable, "-c", "pass"],
        }
        return Startup(alternate(commands, runs), installed.exists())


def report(startup: Startup) -> str:
    """The table of medians and ratios."""
    base = startup.timings[BASE]
    rows = []
    for name, timing in startup.timings.items():
        ratios = (timing.clock / base.clock, timing.processor / base.processor)
        missed = "missed" if name.startswith("sorbnames") and ratios[0] > MOST else ""
        shown = (f"{timing.clock:.1f} ms", f"{ratios[0]:.2f}", f"{timing.processor:.1f} ms", f"{ratios[1]:.2f}")
        rows.append((name, *shown, missed))
    script = (
        "the installed console script" if startup.installed else "the lines of a console script (none is installed)"
    )
    head = ("whole process", "clock", "ratio", "processor", "ratio", "")
    return "\n".join(
        [heading("Start-up"), table(head, rows), f"`sorbnames` is {script}. Wanted: ratio ≤ {MOST} on the clock."]
    )


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    runs = int(arguments[arguments.index("--runs") + 1]) if "--runs" in arguments else 25
    print(report(measure(runs)))


if __name__ == "__main__":
    main(sys.argv[1:])
