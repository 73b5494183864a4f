"""The letter as one web page that needs nothing else; printed, it stands on the sheet as DIN 5008 wants it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from sorbnames.letterhead import din5008
from sorbnames.letterhead.columns import Column
from sorbnames.letterhead.layout import LINE_SIZE, NAME_SIZE, Row, Sheet, fitting, head_part
from sorbnames.letterhead.logo import Logo
from sorbnames.letterhead.markdown import (
    Block,
    Code,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
)

#: Size of type in the address field in points, and the least for a line that is long.
ADDRESS_SIZE, LEAST_SIZE = 11.0, 8.0
#: Addresses that a link may lead to; anything else is printed without a link.
_SAFE = ("http://", "https://", "mailto:", "tel:", "#")


def render(sheet: Sheet) -> bytes:
    """The page in UTF-8, style sheet and logo inside."""
    return "".join(line for line in _page(sheet)).encode()


def _page(sheet: Sheet) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="{sheet.language}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(sheet.title)}</title>\n<style>\n{_measures(sheet)}{_style()}</style>\n</head>\n<body>\n"
    yield '<div class="sheet">\n'
    for mark in (*sheet.form.fold_marks, din5008.PUNCH_MARK):
        kind = "punch" if mark == din5008.PUNCH_MARK else "fold"
        yield f'<div class="mark {kind}" style="top:{mark:g}mm" aria-hidden="true"></div>\n'
    yield '<header class="head">\n<div>\n'
    for number, line in enumerate(sheet.head):
        yield f"<p{' class=name' if number == 0 else ''}>{escape(line)}</p>\n"
    yield "</div>\n"
    if sheet.logo:
        yield _logo(sheet.logo)
    yield "</header>\n"
    if sheet.address:
        yield f'<p class="sender">{escape(sheet.sender_line)}</p>\n'
        yield from _lines("notes", sheet.notes)
        yield from _lines("address", sheet.address)
    yield from _info(sheet.info, sheet.date_line)
    yield '<main class="body">\n'
    if sheet.subject:
        yield f"<h1>{escape(sheet.subject)}</h1>\n"
    yield from blocks(sheet.body)
    yield "</main>\n"
    yield from _footer(sheet.footer)
    yield "</div>\n</body>\n</html>\n"


def _measures(sheet: Sheet) -> str:
    """The measures of this form for the style sheet."""
    form = sheet.form
    font = f'"{sheet.font}", ' if sheet.font and '"' not in sheet.font and "\\" not in sheet.font else ""
    known = {
        "font": f'{font}"Source Sans 3", "Source Sans Pro", "Noto Sans", Arial, "Liberation Sans", sans-serif',
        "left": f"{din5008.LEFT:g}mm",
        "right": f"{din5008.RIGHT:g}mm",
        "head": f"{form.head:g}mm",
        "zone": f"{din5008.NOTES_HEIGHT:g}mm",
        "field-width": f"{din5008.SENDER_WIDTH:g}mm",
        "address-top": f"{form.address_top:g}mm",
        "pitch": f"{din5008.ADDRESS_PITCH:g}mm",
        "info-left": f"{din5008.INFO_LEFT:g}mm",
        "info-top": f"{form.info_top:g}mm",
        "info-width": f"{din5008.INFO_WIDTH:g}mm",
        "body-top": f"{form.body_top:g}mm",
        "gap": f"{din5008.GAP:g}mm",
        "sender-size": f"{sheet.sender_size:g}pt",
        "name-size": f"{NAME_SIZE * head_part(sheet):g}pt",
        "line-size": f"{LINE_SIZE * head_part(sheet):g}pt",
        "footer-size": f"{sheet.footer_size:g}pt",
        "note-lines": str(len(sheet.notes)),
    }
    return ":root { " + " ".join(f"--{name}: {value};" for name, value in known.items()) + " }\n"


def _style() -> str:
    return files("sorbnames.letterhead").joinpath("letter.css").read_text(encoding="utf-8")


def _logo(logo: Logo) -> str:
    data = base64.b64encode(logo.data).decode()
    size = f"width:{logo.width:g}mm;height:{logo.height:.2f}mm"
    return f'<img class="logo" alt="{escape(logo.alt)}" style="{size}" src="data:image/{logo.kind};base64,{data}">\n'


def _lines(name: str, lines: Iterable[str]) -> Iterator[str]:
    texts = []
    for line in lines:
        size = fitting(line, ADDRESS_SIZE, LEAST_SIZE, din5008.SENDER_WIDTH) if name == "address" else ADDRESS_SIZE
        look = f' style="font-size:{size:g}pt"' if size < ADDRESS_SIZE else ""
        texts.append(f"<span{look}>{escape(line)}</span>")
    if texts:
        yield f'<p class="{name}">' + "<br>\n".join(texts) + "</p>\n"


def _info(groups: tuple[tuple[Row, ...], ...], date_line: str) -> Iterator[str]:
    if not groups and not date_line:
        return
    yield '<div class="info">\n'
    if groups:
        yield "<table>\n"
    for group in groups:
        yield "<tbody>\n"
        for row in group:
            label = f"{escape(row.label)}:" if row.label else ""
            yield f'<tr><th scope="row">{label}</th><td>{escape(row.value)}</td></tr>\n'
        yield "</tbody>\n"
    if groups:
        yield "</table>\n"
    if date_line:
        yield f'<p class="date">{escape(date_line)}</p>\n'
    yield "</div>\n"


def _footer(columns: tuple[Column, ...]) -> Iterator[str]:
    if not columns:
        return
    yield '<footer class="foot">\n'
    for column in columns:
        yield f'<div style="flex:0 0 {column.width:g}mm">\n'
        if column.heading:
            yield f"<p><b>{escape(column.heading)}</b></p>\n"
        for line in column.printed:
            yield f"<p>{escape(line)}</p>\n"
        yield "</div>\n"
    yield "</footer>\n"


def blocks(body: Iterable[Block]) -> Iterator[str]:
    """The blocks of a letter's text as HTML."""
    for block in body:
        match block:
            case Paragraph(spans):
                yield f"<p>{_spans(spans)}</p>\n"
            case Heading(level, spans):
                name = f"h{min(level + 1, 6)}"  # h1 is the subject
                yield f"<{name}>{_spans(spans)}</{name}>\n"
            case Listing(start, items):
                tag = f'ol start="{start}"' if start else "ul"
                yield f"<{tag}>\n"
                for item in items:
                    yield f"<li>{''.join(blocks(item))}</li>\n"
                yield f"</{tag[:2]}>\n"
            case Quote(inner):
                yield f"<blockquote>\n{''.join(blocks(inner))}</blockquote>\n"
            case Code(text):
                yield f"<pre>{escape(text)}</pre>\n"
            case Rule():
                yield "<hr>\n"
            case Table():
                yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield "<table>\n"
    for number, row in enumerate(table.rows):
        name = "th" if number == 0 else "td"
        cells = zip(table.aligned, row, strict=True)
        inner = "".join(f'<{name} style="text-align:{side}">{_spans(cell)}</{name}>' for side, cell in cells)
        yield f"<tr>{inner}</tr>\n"
    yield "</table>\n"


def _spans(spans: Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = escape(span.text, quote=False).replace("\n", "<br>\n")
    for name, is_on in (("code", span.code), ("em", span.italic), ("strong", span.bold)):
        if is_on:
            text = f"<{name}>{text}</{name}>"
    if span.link.lower().startswith(_SAFE):
        return f'<a href="{escape(span.link)}">{text}</a>'
    return text
