"""The types that users see: a file of typed use passes ``mypy --strict``, and its wrong lines do not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_typed_use_passes_mypy(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    usage = ROOT / "tests" / "typing" / "usage.py"
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--no-error-summary",
            "--config-file=",
            f"--cache-dir={tmp_path}",
            usage,
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=300,
        check=False,
    )
    problems = [line for line in result.stdout.splitlines() if line.startswith("tests")]
    assert (problems, result.stderr) == ([], "")
    assert "typing/usage.py" not in result.stdout


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "sorbnames" / "py.typed").exists()
