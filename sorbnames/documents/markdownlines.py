"""Lines of Markdown: what they can begin with, and how far they are indented."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE = re.compile(r"[^\r\n]*+(?:\r\n|\n|\r|\Z)")
FENCE = re.compile(r"(`{3,})[^`\r\n]*$|(~{3,})")
HEADING = re.compile(r"#{1,6}(?=[ \t]|$)[ \t]*")
HEADING_END = re.compile(r"(?:(?<=[ \t])|^)#+[ \t]*$")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
THEMATIC_BREAK = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
ITEM = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)")
DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
DEFINITION = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999})\]:[ \t]*(?:<[^<>]*>|\S+)[ \t]*(?:[\"'(].*)?$")
FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,99}\]:[ \t]*")
PIPE = re.compile(r"(?<!\\)\|")

#: A tag as CommonMark wants it.
HTML_TAG = (
    r"</?([A-Za-z][A-Za-z0-9-]*+)"
    r"(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+\s*+/?>"
)
BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
#: What an HTML block begins with, and what the line it ends with holds; None where an empty line ends it.
HTML_BLOCKS = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE),
        re.compile("</(?:script|pre|style|textarea)>", re.I),
    ),
    (re.compile("<!--"), re.compile("-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile("<![A-Za-z]"), re.compile(">")),
    (re.compile(r"<!\[CDATA\["), re.compile("]]>")),
    (re.compile(rf"</?(?:{BLOCK_TAGS})(?=[\s>]|/>|$)", re.IGNORECASE), None),
    (re.compile(HTML_TAG + r"[ \t]*$"), None),
)
NOT_IN_PARAGRAPH = 6  # the last kind can't interrupt a paragraph


@dataclass(slots=True)
class Line:
    """What is left of a line while its containers are taken off: offset, columns, end without the line end."""

    source: str
    position: int
    end: int
    column: int = 0
    spare: int = 0  # columns of a tab that was taken only in part

    def indent(self) -> int:
        column = self.column + self.spare
        begin = column
        for letter in self.source[self.position : self.end]:
            if letter == " ":
                column += 1
            elif letter == "\t":
                column += 4 - column % 4
            else:
                break
        return column - begin + self.spare

    def take(self, columns: int) -> None:
        while columns > 0 and (self.spare or self.position < self.end):
            if self.spare:
                self.spare -= 1
                self.column += 1
                columns -= 1
            elif self.source[self.position] == "\t":
                self.spare = 4 - self.column % 4
                self.position += 1
            else:
                self.position += 1
                self.column += 1
                columns -= 1

    def skip_blanks(self) -> None:
        while self.spare or (self.position < self.end and self.source[self.position] in " \t"):
            self.take(1)

    @property
    def rest(self) -> str:
        return self.source[self.position : self.end]

    @property
    def is_blank(self) -> bool:
        return not self.rest.strip(" \t")


def cells(row: str) -> int:
    """How many cells a table row has."""
    row = row.strip(" \t")
    count = len(PIPE.findall(row)) + 1
    return count - row.startswith("|") - (row.endswith("|") and not row.endswith("\\|") and len(row) > 1)


def folded_label(label: str) -> str:
    """A link's label as labels are compared."""
    return " ".join(label.split()).casefold()


def front_matter(source: str) -> int:
    """Where the text begins after YAML or TOML front matter."""
    for mark, ends in (("---", ("---", "...")), ("+++", ("+++",))):
        first = LINE.match(source)
        if first and first[0].rstrip() == mark and first.end() < len(source):
            position = first.end()
            while position < len(source) and (match := LINE.match(source, position)):
                if match[0].rstrip() in ends:
                    return match.end()
                position = match.end()
    return 0
