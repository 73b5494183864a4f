"""The hooks for pre-commit call what there is, for the files we read."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from sorbnames.cli.app import app
from sorbnames.documents import FORMATS

HOOKS = yaml.safe_load((Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_every_hook_calls_a_command_with_its_options() -> None:
    assert [hook["id"] for hook in HOOKS] == ["sorbnames", "sorbnames-fix"]
    for hook in HOOKS:
        assert set(hook) == {"id", "name", "description", "entry", "language", "files"}
        program, command, *options = hook["entry"].split()
        assert program == "sorbnames"
        parameters = app.get_command(None, command).params  # type: ignore[arg-type, union-attr]
        assert set(options) <= {name for parameter in parameters for name in parameter.opts}


def test_the_hooks_are_for_the_files_we_read() -> None:
    check, fix = (re.compile(hook["files"]) for hook in HOOKS)
    readable = {extension for extension in FORMATS if check.search(f"docs/x{extension.upper()}")}
    assert readable == set(FORMATS) - {".pdf"}  # which needs an extra package
    assert {extension for extension in FORMATS if fix.search(f"x{extension}")} == readable - {".eml"}
    assert not check.search("x.py")
