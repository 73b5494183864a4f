"""docs/styles.md shows every style as the program applies it."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT, Run

import sorbnames

PAGE = (ROOT / "docs" / "styles.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.*)\n((?:(?!## ).*\n)*)", PAGE, re.MULTILINE))


def block_of(section: str) -> str:
    (block,) = re.findall(r"^```text\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return str(block)


TEXT = block_of(SECTIONS["The text / Der Text"])


def test_every_shipped_style_has_a_section_in_both_languages() -> None:
    shown = [heading for heading in SECTIONS if ": " in heading]
    styles = sorbnames.load().styles.values()
    assert sorted(shown) == sorted(f"{style.name}: {style.title[1]} / {style.title[0]}" for style in styles)


@pytest.mark.parametrize("heading", [heading for heading in SECTIONS if ": " in heading])
def test_the_page_shows_what_the_program_prints(run: Run, heading: str) -> None:
    style = heading.partition(":")[0]
    result = run("fix", "-q", "--style", style, "-", stdin=TEXT.encode())
    assert (result.exit_code, result.stdout) == (0, block_of(SECTIONS[heading]))
    again = run("fix", "-q", "--style", style, "-", stdin=result.stdout_bytes)
    assert again.stdout == result.stdout


def test_styles_that_say_so_do_as_keep_does() -> None:
    blocks = {heading.partition(":")[0]: block_of(section) for heading, section in SECTIONS.items() if ": " in heading}
    assert blocks["lines"] == blocks["din5008"] == blocks["keep"] != TEXT
    assert len(set(blocks.values())) == len(blocks) - 2
