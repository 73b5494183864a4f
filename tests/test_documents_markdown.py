"""Markdown: prose is found as CommonMark has it, edits touch nothing but letters, and no source loses a byte."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import sorbnames
from benchmarks.repeated_markup import MARKDOWN
from sorbnames.documents import read
from sorbnames.documents.markdown import MarkdownDocument
from sorbnames.documents.markdown import read as read_markdown
from sorbnames.findings import Edit, apply_edits

WRONG, RIGHT = "03046 Cottbus/Chósebusz", "03046 Cottbus/Chóśebuz"


def document(source: str, attributes: bool = False) -> MarkdownDocument:
    return read_markdown("x.md", source.encode(), attributes=attributes)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Cott**bus** *x* __y__ ~~z~~", "Cottbus x y z"),
        ("Bürger*innen 5 * 6 snake_case_name", "Bürger*innen 5 * 6 snake_case_name"),
        (r"\*a\* Ch&oacute;&#347;ebuz &foo;", "*a* Chóśebuz &foo;"),
        ("a `b` ``c ` d`` e`", "a \ufffc \ufffc e`"),
        ("[a](b) [c](<d e> 'f') [g]", "a c [g]"),
        ("[a [b](c)](d)", "[a b](d)"),
        ("[a][b] [b][] [b]\n\n[B]: /c", "a \ufffc \ufffc"),
        ("![a](b) <https://c.de> <d@e.de>", "\ufffc \ufffc \ufffc"),
        ("a[^1]\n\n[^1]: b", "a\n\nb"),
        ("a<br>b<i>c</i> <kbd>d</kbd>", "a\nbc \ufffc"),
        ("a  \nb\\\nc", "a  \nb\nc"),
        ("# a #\n## b\nc\n=\n***\nd", "a \n\nb\n\nc\n\nd"),
        ("> a\n> b\nc\n\n- d\n- e\n\n  f", "a\nb\nc\n\nd\ne\n\nf"),
        ("1. a\n2. b\n   - c", "a\nb\nc"),
        ("```\na\n```\nb\n~~~ x\nc", "b"),
        ("> ```\n> a\nb", "b"),
        ("    a\n\nb\n    c", "b\nc"),
        ("- a\n\n      b\n\n  c", "a\n\nc"),
        ("<div>\na\n\nb\n</div>\n\nc", "b\n\nc"),
        ("<pre>\na\n\nb\n</pre>\nc", "c"),
        ("---\na: b\n---\nc", "c"),
        ("+++\na = 1\n+++\nc", "c"),
        ("---\nc", "c"),
        ("| a | b |\n|---|:-:|\n| c | d \\| e |\n\nf", "\t a \t b \t\n\t c \t d \t e \t\n\nf"),
        ("a | b", "a | b"),
        ("a {{ b }} {% c %}", "a \ufffc \ufffc"),
        ("a <!-- b --> c", "a  c"),
        ("a <!-- sorbnames: off --> b **c** <!-- sorbnames: on --> d", "a \ufffc d"),
        ("<!-- sorbnames: off -->\n\na\n\n# b\n\n<!-- sorbnames: on -->\n\nc", "\ufffc\n\n\ufffc\n\nc"),
        ("```\n<!-- sorbnames: off -->\n```\na", "a"),
        ("", ""),
    ],
)
def test_the_text_is_the_prose(source: str, text: str) -> None:
    assert document(source).text == text
    assert document(source.replace("\n", "\r\n")).text == text


def test_alternative_texts_are_read_when_asked_for() -> None:
    assert document("a ![b *c*](d 'e')", attributes=True).text == "a b c"


def test_headings_are_told() -> None:
    found = document("# a\n\nb\n\nc\n---\n")
    assert [(found.text[part.start : part.end], part.kind) for part in found.segments] == [
        ("a", "heading"),
        ("b", "body"),
        ("c", "heading"),
    ]


@pytest.mark.parametrize(
    "frame",
    [
        "{}\n",
        "# {}\n",
        "> - {}\n",
        "| {} | x |\n|---|---|\n",
        "| a |\n|---|\n| {} |\n",
        "[{}](/x)\n",
        "**{}**",
        "[^1]: {}\n",
        "<b>{}</b>\n",
    ],
)
def test_prose_is_corrected(frame: str) -> None:
    found = document(frame.format(WRONG))
    assert found.apply(sorbnames.fix_text(found.text).applied).decode() == frame.format(RIGHT)


@pytest.mark.parametrize(
    "frame",
    [
        "`{}`\n",
        "```\n{}\n```\n",
        "    {}\n",
        "[x](<{}>)\n",
        "[x](/y '{}')\n",
        "---\ntitle: {}\n---\n",
        "<div title='{}'>\n",
        "![{}](x)",
        "[{}]\n\n[03046 Cottbus/Chósebusz]: /x\n",
    ],
)
def test_everything_else_is_left_alone(frame: str) -> None:
    assert sorbnames.check_text(document(frame.format(WRONG)).text) == []


def test_markup_inside_a_name_stays() -> None:
    found = document("03046 **Cott**bus/Ch&oacute;*sebusz*\n")
    fixed = found.apply(sorbnames.fix_text(found.text).applied).decode()
    assert fixed == "03046 **Cott**bus/Ch&oacute;*śebuz*\n"


def test_offsets_of_the_source_are_told() -> None:
    found = document("> a **Cott**bus")
    assert found.source_span(2, 9) == (6, 15)


FRAGMENTS = st.sampled_from(
    [
        *(
            "# ",
            "> ",
            "- ",
            "1. ",
            "2) ",
            "    ",
            "  ",
            "\t",
            "\n",
            "\n\n",
            "\r\n",
            "```\n",
            "~~~\n",
            "---\n",
            "===\n",
            "a",
        ),
        *(
            "b c",
            "Cottbus",
            "*",
            "**",
            "_",
            "__",
            "~~",
            "`",
            "``",
            "[",
            "]",
            "](u)",
            '](u "t")',
            "![",
            "[x]: /u\n",
            "<b>",
        ),
        *("</b>", "<br>", "<div>", "</div>\n", "<pre>", "</pre>", "<!-- c -->", "<!--", "<https://x.y>", "&amp;", "ś"),
        *("&oacute;", "\\", "|", "| a | b |\n|---|---|\n", "[^1]", "[^1]: ", "{{ x }}"),
        *("<!-- sorbnames: off -->", "<!-- sorbnames: on -->"),
    ]
)
SOURCES = st.lists(FRAGMENTS, max_size=30).map("".join)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8), st.text("xyzś", max_size=5)), max_size=5)


def edits_of(text: str, spans: list[tuple[int, int, str]]) -> list[Edit]:
    edits: list[Edit] = []
    position = 0
    for gap, length, new in spans:
        start = min(position + gap, len(text))
        position = min(start + length, len(text))
        edits.append(Edit(start, position, new))
    return edits


@settings(deadline=None, max_examples=400)
@given(SOURCES, SPANS, st.booleans())
def test_everything_outside_edits_is_unchanged(
    source: str, spans: list[tuple[int, int, str]], attributes: bool
) -> None:
    found = document(source, attributes)
    assert found.apply(()) == source.encode()
    edits = edits_of(found.text, spans)
    written = found.apply(edits).decode()
    kept: list[str] = []
    position = 0
    for edit in edits:
        for start, end in found.mapped.parts(edit.start, edit.end):
            assert start >= position
            kept.append(source[position:start])
            position = end
    kept.append(source[position:])
    if all(found.mapped.parts(edit.start, edit.end) for edit in edits):
        assert re.fullmatch(".*?".join(map(re.escape, kept)), written, re.DOTALL)


@settings(deadline=None, max_examples=300)
@given(SOURCES, st.integers(0, 200))
def test_a_letter_for_a_letter_changes_nothing_else(source: str, place: int) -> None:
    found = document(source)
    letters = [number for number, letter in enumerate(found.text) if letter in "abCotusś"]
    if letters:
        start = letters[place % len(letters)]
        edit = Edit(start, start + 1, "q")
        assert document(found.apply([edit]).decode()).text == apply_edits(found.text, [edit])


def prose_of_a_reference_reader(source: str) -> str:
    """The prose as markdown-it sees it, white space made equal."""
    reader = MarkdownIt("commonmark").enable(["table"])
    texts: list[str] = []
    for token in reader.parse(source):
        in_address = False
        for child in token.children or ():
            if child.type in ("link_open", "link_close"):
                in_address = child.type == "link_open" and child.info == "auto"
                texts.append("\ufffc" if in_address else "")
            elif child.type in ("text", "text_special"):
                texts.append("" if in_address else child.content)
            elif child.type in ("softbreak", "hardbreak"):
                texts.append("\n")
            elif child.type in ("code_inline", "image"):
                texts.append("\ufffc")
        texts.append("\n")
    return " ".join("".join(texts).split())


@settings(deadline=None, max_examples=1000, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "# ",
                    "> ",
                    "- ",
                    "1. ",
                    "    ",
                    "  ",
                    "\t",
                    "\n",
                    "\n\n",
                    "```\n",
                    "---\n",
                    "===\n",
                    "a",
                    "b c",
                    "*",
                ),
                *("**", "_", "__", "`", "``", "[", "]", "](u)", "![", "<b>", "</b>", "<div>", "</div>\n", "&amp;"),
                *("<https://x.y>", "\\.", ".", "(", ")", "ß", "\n| a | b |\n|---|---|\n| c | d |\n\n"),
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_the_prose_is_that_of_a_reference_reader(source: str) -> None:
    if source.startswith(("---", "+++")):
        return  # front matter
    ours = " ".join(document(source).text.split())
    assert ours == prose_of_a_reference_reader(source)


@pytest.mark.parametrize("piece", MARKDOWN)
def test_one_piece_over_and_over_loses_no_byte(piece: str) -> None:
    source = piece * 2_000
    assert document(source).apply([]) == source.encode()


def test_deep_quotations_are_read_to_the_end() -> None:
    assert document("> " * 99 + "Cottbus\n\nBurg\n").text == "Cottbus\n\nBurg"
    assert document("> " * 500 + "Cottbus\n").text.endswith("> Cottbus")


def test_markdown_is_read_by_its_extension() -> None:
    for name in ("README.md", "x.MARKDOWN"):
        assert read(name, b"`a` b").text == "\ufffc b"


def test_an_old_encoding_is_kept() -> None:
    found = read_markdown("x.md", "Müllrose, Löbau und **Chosebuz**\n".encode("cp1250"), "cp1250")
    start = found.text.index("Chosebuz")
    written = found.apply([Edit(start, start + 8, "Chóśebuz")])
    assert written == "Müllrose, Löbau und **Chóśebuz**\n".encode("cp1250")
