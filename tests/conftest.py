"""What the tests share: the compiled gazetteer, and two ways to run the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from sorbnames.errors import SorbnamesError

# How long an example takes says what else the machine does, not whether the answer is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# A shell has its background jobs ignore Ctrl-C, nohup has SIGHUP ignored; both hand that on to the programs tested.
for name, handler in (("SIGINT", signal.default_int_handler), ("SIGTERM", signal.SIG_DFL), ("SIGHUP", signal.SIG_DFL)):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) == signal.SIG_IGN:
        signal.signal(number, handler)

ROOT = Path(__file__).resolve().parent.parent
GAZETTEER = ROOT / "sorbnames" / "gazetteer.json"

Run = Callable[..., Result]
Program = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session", autouse=True)
def gazetteer_is_current() -> None:
    """Compile the gazetteer where data or compiler are newer, as in a checkout that is not installed.

    If the data are wrong, the tests of the data say so; the others run with what was compiled before.
    """
    makers = (ROOT.glob(f"sorbnames/{part}*.py") for part in ("", "compile/", "inflection/"))
    made_from = [*ROOT.glob("data/**/*.yaml"), *(path for paths in makers for path in paths)]
    if GAZETTEER.exists() and GAZETTEER.stat().st_mtime > max(path.stat().st_mtime for path in made_from):
        return
    try:
        from sorbnames.building import build

        build(ROOT / "data", GAZETTEER)
    except (ImportError, SorbnamesError) as error:
        warnings.warn(f"The gazetteer was not compiled: {error}", stacklevel=1)


def environment(**more: str) -> dict[str, str]:
    """The environment for a run: English, no settings of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "SORBNAMES", "NO_COLOR"))}
    return kept | {"LANG": "en_GB.UTF-8", "PYTHONPATH": str(ROOT)} | more


@pytest.fixture
def run() -> Run:
    """Run the command line in this process: ``run("lookup", "Cottbus")``; has ``stdout``, ``stderr``, ``exit_code``."""
    from sorbnames.cli.app import app

    def call(*arguments: str | Path, stdin: str | bytes = b"", **more: str) -> Result:
        changes: dict[str, str | None] = dict.fromkeys(os.environ.keys() - environment().keys())
        result = CliRunner().invoke(
            app, [str(argument) for argument in arguments], stdin, changes | environment(**more)
        )
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return call


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Run the program as a process of its own, in an empty folder."""

    def call(*arguments: str | Path, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "sorbnames", *map(str, arguments)]
        return subprocess.run(
            command, input=stdin, capture_output=True, cwd=tmp_path, env=environment(**more), timeout=120, check=False
        )

    return call
