"""What the README and docs/cli.md promise is so."""

from __future__ import annotations

import re
import tomllib

import pytest
from conftest import ROOT, Run

import sorbnames
from sorbnames.cli.app import COMMANDS, app

README = (ROOT / "README.md").read_text(encoding="utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def commands_in(text: str) -> list[str]:
    return re.findall(r"^```sh\n(.*)\n```$", text, re.MULTILINE)


def test_the_readme_has_two_commands_and_ci_runs_the_second() -> None:
    main_job, tests = commands_in(README)
    assert main_job.endswith("sorbnames fix examples/press-release.txt")
    assert tests.endswith("pytest -n 2 --dist loadscope")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == tests


def test_the_readme_shows_what_the_program_does(run: Run) -> None:
    """The before and after lines are those of the example."""
    wrong = (ROOT / "examples" / "press-release.txt").read_text(encoding="utf-8")
    right = run("fix", ROOT / "examples" / "press-release.txt").stdout
    block = README.split("```diff\n")[1].split("```")[0]
    for line in block.splitlines():
        assert line[1:].strip("… ") in (wrong if line[0] == "-" else right)


def test_the_python_example_runs() -> None:
    code = README.split("```python\n")[1].split("```")[0]
    values = [line.partition("# ")[::2] for line in code.splitlines() if "# '" in line]
    assert len(values) == 3
    scope: dict[str, object] = {}
    exec(code, scope)
    for expression, value in values:
        assert repr(eval(expression, scope)) == value.strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    command = app.load(name)
    section = CLI.split(f"\n## {name}\n")[1].split("\n## ")[0]
    general = CLI.split("\n## All commands\n")[1].split("\n## ")[0]
    for param in command.params:
        longest = max(param.opts, key=len)
        if longest.startswith("--") and longest != "--help":
            assert longest in section + general or param.opts[-1] in section, longest


def test_the_version_is_in_the_changelog_and_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["version"]["path"] == "sorbnames/_version.py"
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## [{sorbnames.__version__}]" in changes
