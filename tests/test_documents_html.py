"""Web pages: readers' text is found, edits touch nothing but letters, and no source, however broken, loses a byte."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sorbnames
from benchmarks.repeated_markup import HTML
from sorbnames.documents import read
from sorbnames.documents.html import HtmlDocument
from sorbnames.documents.html import read as read_html
from sorbnames.documents.htmltokens import tokens
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit, apply_edits


def page(source: str | bytes, attributes: bool = False) -> HtmlDocument:
    return read_html("x.html", source.encode() if isinstance(source, str) else source, attributes=attributes)


def fixed(source: str | bytes) -> str:
    document = page(source)
    return document.apply(sorbnames.fix_text(document.text).applied).decode("utf-8")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Ch&oacute;&#347;ebuz &amp; Ch&#xF3;&#x15B;ebuz", "Chóśebuz & Chóśebuz"),
        ("Ch&oacute&#347ebuz", "Chóśebuz"),
        ("AT&T &unknown; & &#55296;", "AT&T &unknown; & \ufffd"),
        ("Cott<b>bus</b>", "Cottbus"),
        ("Cott<!-- x -->bus<wbr>ser", "Cottbusser"),
        ("  Burg\n\t (Spree<i>wald</i>)  \n", "Burg (Spreewald)"),
        ("a <b> b</b>", "a b"),
        ("a&nbsp;b", "a\xa0b"),
        ("<p>a<p>b</p>c", "a\n\nb\n\nc"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<table><tr><td>03046<td>Cottbus<tr><th>x", "03046\tCottbus\nx"),
        ("<title>a</title><h1>b</h1>c", "a\n\nb\n\nc"),
        ("a <img src=x alt=y> b", "a \ufffc b"),
        ("a <code>b</code> c <kbd>d</kbd>", "a \ufffc c \ufffc"),
        ("a<pre>b</pre>c", "a\n\nc"),
        ("a<textarea>b</textarea>c", "a\ufffcc"),
        ("a<script>b</script>c<style>d</style>", "ac"),
        ("<script><!-- <script> </script> a --></script>b", "b"),
        ("<script>'</scriptx>'</script>b", "b"),
        ("<style>a</style ><p>b", "b"),
        ("<pre>a<b>b</pre>c</b>", "c"),
        ("<div><pre>a</div>b", "b"),
        ("<b><pre>a</b>b</pre>c", "c"),
        ("<li><pre>a<li>b</pre>c", "c"),
        ("<p><code>a</p>b</code>c", "\ufffc\n\nc"),
        ("<a title='<b>x'>y</a>", "y"),
        ('<a href="x>y">z</a', "z"),
        ('<a href="x', ""),
        ("a < b <3 </> c", "a < b <3 c"),
        ("a <!-- b", "a"),
        ("a <!--> b --> c", "a b --> c"),
        ("a <!doctype x> b <?php echo '>' ?> c <? d > e", "a b c e"),
        ("a <!-- sorbnames: off --> b <!-- sorbnames: on --> c", "a \ufffc c"),
        ("a <span translate=no>b</span> c <i class='x notranslate'>d</i>", "a \ufffc c \ufffc"),
        ("<select><option>a<option>b</select>", "a\nb"),
        ("<plaintext>a<b>", "\ufffc"),
        ("", ""),
    ],
)
def test_the_text_is_what_a_reader_sees(source: str, text: str) -> None:
    assert page(source).text == text


def test_alternative_texts_and_titles_are_read_when_asked_for() -> None:
    source = '<p>a <img title="c &amp; d" alt="b"> e<a title=f>g</a>'
    assert page(source).text == "a \ufffc eg"
    document = page(source, attributes=True)
    assert document.text == "a\n\nc & d\n\nb\n\n\ufffc eg"
    start = document.text.index("b")
    assert b'alt="&quot;&lt;&amp;"' in document.apply([Edit(start, start + 1, '"<&')])


def test_headings_are_told() -> None:
    segments = page("<title>a</title><h1>b <i>c</i></h1><p>d").segments
    assert [(segment.start, segment.end, segment.kind) for segment in segments] == [
        (0, 1, "heading"),
        (3, 6, "heading"),
        (8, 9, "body"),
    ]


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("<p>03046 Cott<b>bus</b>/Ch&oacute;sebusz</p>", "<p>03046 Cott<b>bus</b>/Ch&oacute;śebuz</p>"),
        ("<p>03046 Cottbus/Ch<i>ósebusz</i>.", "<p>03046 Cottbus/Ch<i>óśebuz</i>."),
        ("<p>03046 Cottbus/Chóse<i>busz</i>.", "<p>03046 Cottbus/Chóśe<i>buz</i>."),
        ("<p>03046\nCottbus/Chó<!-- x -->sebuz", "<p>03046\nCottbus/Chó<!-- x -->śebuz"),
        ("<p>03046 Cottbus/<a href='/Chósebuz'>Chósebuz</a>", "<p>03046 Cottbus/<a href='/Chósebuz'>Chóśebuz</a>"),
        ("<code>03046 Cottbus/Chósebuz</code>", "<code>03046 Cottbus/Chósebuz</code>"),
        ("<p title='Cottbus/Chósebuz'>a", "<p title='Cottbus/Chósebuz'>a"),
    ],
)
def test_a_correction_keeps_tags_and_entities(source: str, result: str) -> None:
    assert fixed(source) == result


def test_lines_and_columns_are_those_of_the_source() -> None:
    document = page("<p>\n  Cott<b>bus</b> &amp;")
    assert document.source_span(0, 7) == (6, 16)
    assert document.source[slice(*document.source_span(8, 9))] == "&amp;"


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ("<meta charset=windows-1250>", "cp1250"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso8859-2"),
        ('<?xml version="1.0" encoding="ISO-8859-15"?>', "iso8859-15"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=nonsense>", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_the_declared_encoding_is_taken(head: str, codec: str) -> None:
    data = f"<html>{head}<p>Löbau".encode(codec)
    document = page(data)
    assert document.encoding.codec == codec
    assert document.text == "Löbau"
    assert document.apply(()) == data


def test_a_wrong_declaration_is_seen_through() -> None:
    assert page('<meta charset="utf-8"><p>Müllrose fährt über Lübben'.encode("cp1252")).text.startswith("Müllrose")


def test_letters_that_the_encoding_lacks_become_entities() -> None:
    document = page('<meta charset="latin1"><p>Cottbus/Chosebuz'.encode("latin-1"))
    written = document.apply([Edit(8, 16, "Chóśebuz")])
    assert written == '<meta charset="latin1"><p>Cottbus/Ch\xf3&#347;ebuz'.encode("latin-1")
    assert page(written).text == "Cottbus/Chóśebuz"


def test_another_encoding_is_declared() -> None:
    document = page('<meta charset="latin1"><p>Müllrose'.encode("latin-1"))
    assert document.apply([Edit(0, 8, "Żś")], "utf-8") == '<meta charset="utf-8"><p>Żś'.encode()


def test_sorbian_names_are_marked_once() -> None:
    source = (
        "<title>03046 Cottbus/Chóśebuz</title><p>03046 Cottbus/Chóśe<b>buz</b><p lang='dsb'>03046 Cottbus/Chóśebuz"
        "<p>03046 <span lang=dsb-DE>Chóśebuz</span>"
    )
    document = page(source)
    marked = document.mark_languages(sorbnames.load().mentions(document.text))
    span = '<span lang="dsb">'
    assert marked.decode() == source.replace("Chóśe<b>buz</b>", f"{span}Chóśe</span><b>{span}buz</span></b>")
    again = page(marked)
    assert again.text == document.text
    assert again.mark_languages(sorbnames.load().mentions(again.text)) == marked


WORDS = """
    <b> </b> <p> </p> <div> </div> <br> <br/> <code> </code> <pre> </pre> <script> </script> <title> </title> <td> <tr>
    <table> </table> <li> <ul> </ul> <!-- --> <!--x--> <!> <?x> </ < <x <a_href=" ' > &oacute; &#347; &amp; &nbsp; &lt;
    &ngE; <img_alt='x'> Cottbus Ch Burg 03046 ś ó 𝒜 / - é
"""
FRAGMENTS = st.sampled_from([*(word.replace("_", " ") for word in WORDS.split()), " ", "\n", "\r\n", "\t", "a\u0301"])
SOUP = st.lists(FRAGMENTS, max_size=40).map("".join)
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
@given(SOUP, SPANS, st.booleans())
def test_everything_outside_edits_is_unchanged(
    source: str, spans: list[tuple[int, int, str]], attributes: bool
) -> None:
    if source.startswith("\ufeff"):
        return
    document = page(source, attributes)
    assert document.apply(()) == source.encode()
    edits = edits_of(document.text, spans)
    written = document.apply(edits).decode()
    kept: list[str] = []
    position = 0
    for edit in edits:
        for start, end in document.page.mapped.parts(edit.start, edit.end):
            kept.append(source[position:start])
            position = end
    kept.append(source[position:])
    if all(document.page.mapped.parts(edit.start, edit.end) for edit in edits):
        assert re.fullmatch(".*?".join(map(re.escape, kept)), written, re.DOTALL)
    tags = [] if attributes else [token for token in tokens(source) if token.kind in ("start", "end", "comment")]
    for edit in document.source_edits(edits):
        assert all(edit.end <= tag.start or tag.end <= edit.start for tag in tags)


@settings(deadline=None, max_examples=400)
@given(SOUP, SPANS)
def test_an_edited_page_reads_as_the_edited_text(source: str, spans: list[tuple[int, int, str]]) -> None:
    source = re.sub("[<&](?![a-z/!?#][^<>&]*[>;])", "", source)  # a sign that an edit could complete to a tag or entity
    document = page(source)
    edits = [
        edit
        for edit in edits_of(document.text, spans)
        if edit.text and edit.start < edit.end and not set(document.text[edit.start : edit.end]) & set("\n\t\ufffc &<>")
    ]
    result = page(document.apply(edits))
    assert result.text == apply_edits(document.text, edits)


@settings(deadline=None, max_examples=300)
@given(SOUP)
def test_tokens_cover_the_source(source: str) -> None:
    position = 0
    for token in tokens(source):
        assert token.start == position < token.end
        position = token.end
    assert position == len(source)


@pytest.mark.parametrize("piece", HTML)
def test_one_piece_over_and_over_loses_no_byte(piece: str) -> None:
    source = piece * 2_000
    assert page(source).apply([]) == source.encode()


def test_pages_are_read_by_their_extension() -> None:
    for name in ("x.html", "X.HTM", "x.xhtml"):
        assert read(name, b"<p>a</p>").text == "a"
    assert read("x.xhtml", b"<p>a<code/>b<![CDATA[c & d]]></p>").text == "a\ufffcbc & d"


def test_what_is_no_page_is_named() -> None:
    with pytest.raises(UnsupportedDocument):
        read("x.html", b"%PDF-1.7 ...")
    with pytest.raises(UnsupportedDocument):
        read("x.html", b"<p>a\0b")
