"""The unified diff agrees with a plain reader of diffs, for any text and any edits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorbnames.cli.diff import painted, unified_diff
from sorbnames.findings import Edit, apply_edits

TEXTS = st.text(alphabet="ab\n\r\u2028ś", max_size=80)


def patched(text: str, diff: list[str]) -> str:
    """The text after a patch, as any patch program would make it."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    result, position = [], 0
    for line in diff[2:]:
        if line.startswith("@@"):
            match = re.match(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$", line)
            assert match, line
            start, length = int(match[1]), int(match[2] or 1)
            start -= bool(length)
            result += lines[position:start]
            position = start
            assert len(result) == int(match[3]) - bool(int(match[4] or 1))
            continue
        content = line[1:].removesuffix("\n\\ No newline at end of file\n")
        if line[0] in " -":
            assert lines[position] == content
            position += 1
        if line[0] in " +":
            result.append(content)
    return "".join(result + lines[position:])


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(TEXTS.filter(bool))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Edit(start, end, draw(TEXTS.map(lambda new: new[:6]))) for start, end in spans]


@given(edited_texts())
def test_applying_the_diff_gives_the_corrected_text(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert patched(text, list(unified_diff("file", text, edits))) == apply_edits(text, edits)


def test_without_edits_there_is_no_diff() -> None:
    assert list(unified_diff("file", "a\nb\n", [])) == []


def test_a_diff_looks_like_any_other() -> None:
    text = "".join(f"{number}\n" for number in range(1, 21)) + "end"
    edits = [Edit(2, 3, "zwei"), Edit(4, 5, ""), Edit(len(text) - 3, len(text), "Ende")]
    assert "".join(unified_diff("f.txt", text, edits)) == (
        "--- f.txt\n+++ f.txt\n"
        "@@ -1,6 +1,6 @@\n 1\n-2\n-3\n+zwei\n+\n 4\n 5\n 6\n"
        "@@ -18,4 +18,4 @@\n 18\n 19\n 20\n-end\n\\ No newline at end of file\n+Ende\n\\ No newline at end of file\n"
    )


def test_line_ends_of_the_file_are_shown_as_they_are() -> None:
    diff = "".join(unified_diff("f", "a\r\nb\r\n", [Edit(3, 4, "c")]))
    assert diff == "--- f\n+++ f\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"


def test_painted_lines_hold_the_same_text() -> None:
    plain = list(unified_diff("f", "a\nb\n", [Edit(0, 1, "c")]))
    coloured = list(painted(plain))
    assert [re.sub(r"\x1b\[\d+m", "", line) for line in coloured] == plain
    assert coloured[3] == "\x1b[31m-a\x1b[0m\n"


@pytest.mark.parametrize("lines", [2_000, 200_000])
def test_a_long_text_with_many_edits_takes_no_time(lines: int) -> None:
    text = "Chósebusz\n" * lines
    edits = [Edit(10 * line, 10 * line + 9, "Chóśebuz") for line in range(0, lines, 10)]
    assert sum(line.startswith("+C") for line in unified_diff("f", text, edits)) == len(edits)
