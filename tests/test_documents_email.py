"""E-mails: subject, text, HTML and signature are read, in whatever encoding they travel."""

from __future__ import annotations

import contextlib
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sorbnames
from sorbnames.documents import read
from sorbnames.documents.email import EmailDocument
from sorbnames.documents.places import Places
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit


def document(data: bytes) -> EmailDocument:
    found = read("x.eml", data)
    assert isinstance(found, EmailDocument)
    return found


def texts(found: EmailDocument) -> list[tuple[str, str]]:
    return [(part.kind, found.text[part.start : part.end]) for part in found.parts]


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Besuch in Cottbus/Chósebusz"
    mail["From"] = "presse@example.org"
    mail.set_content("Liebe Gäste,\n\n03046 Cottbus/Chósebusz\n-- \nRathaus\n03096 Burg (Spreewald)/Borkowy (Błota)\n")
    mail.add_alternative("<p>Liebe G&auml;ste,<p>03046 Cott<b>bus</b>/Ch&oacute;sebusz", subtype="html")
    mail.add_attachment("Cottbus/Chósebusz", filename="x.txt")
    return mail


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
def test_all_that_is_written_is_read(transfer: str) -> None:
    mail = message()
    for part in mail.walk():
        if part.get_content_type() == "text/plain" and not part.is_attachment():  # type: ignore[attr-defined]
            content = part.get_content()  # type: ignore[attr-defined]
            part.set_content(content, cte=transfer)  # type: ignore[attr-defined]
    assert texts(document(mail.as_bytes())) == [
        ("subject", "Besuch in Cottbus/Chósebusz"),
        ("text", "Liebe Gäste,\n\n03046 Cottbus/Chósebusz"),
        ("signature", "Rathaus\n03096 Burg (Spreewald)/Borkowy (Błota)"),
        ("html", "Liebe Gäste,\n\n03046 Cottbus/Chósebusz"),
    ]


def test_findings_name_the_part_and_its_line() -> None:
    found = document(message().as_bytes())
    places = Places(found)
    where = [places.of(finding.start, finding.end) for finding in sorbnames.check_text(found.text) if finding.edit]
    assert [(place.part.kind if place.part else "", place.line) for place in where if place.part] == [
        ("subject", 1),
        ("text", 3),
        ("signature", 2),
        ("html", 3),
    ]


@pytest.mark.parametrize("charset", ["iso-8859-2", "windows-1250", "utf-8"])
def test_old_character_sets(charset: str) -> None:
    head = f"Subject: =?{charset}?q?".encode() + "Chóśebuz".encode(charset).replace(b"=", b"=3D") + b"?=\n"
    body = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode()
    assert texts(document(head + body + "Löbau, Chóśebuz\n".encode(charset)))[-1] == ("text", "Löbau, Chóśebuz")


def test_a_wrong_or_unknown_character_set_loses_nothing() -> None:
    for name in ("utf-8", "nonsense", "utf-16"):
        head = f"Subject: x\nContent-Type: text/plain; charset={name}\nContent-Transfer-Encoding: 8bit\n\n".encode()
        assert "Müllrose" in document(head + "Grüße aus Müllrose und Lübben\n".encode("cp1252")).text


def test_an_email_is_never_written() -> None:
    with pytest.raises(UnsupportedDocument, match="can be checked, but not corrected"):
        document(message().as_bytes()).apply([Edit(0, 1, "x")])


@pytest.mark.parametrize("data", [b"", b"\n\nCottbus", b"Cottbus\n"])
def test_what_is_no_message_is_named(data: bytes) -> None:
    with pytest.raises(UnsupportedDocument, match="not an e-mail"):
        read("x.eml", data)


def test_deep_nesting_ends() -> None:
    depth = 3000
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number) for number in range(depth)
    )
    with contextlib.suppress(UnsupportedDocument):
        read("x.eml", b"Subject: a\n" + opened + b"Content-Type: text/plain\n\nCottbus\n")


PIECES = st.sampled_from(
    [
        *("Subject: a\n", "Subject: =?utf-8?b?w?=\n", "Subject: =?x?q?=FF?=\n", "Content-Type: text/html; charset=x\n"),
        *("Content-Type: multipart/mixed; boundary=b\n", "\n", "--b\n", "--b--\n", "<p>Cottbus", "-- \n", "\udcff"),
        *("Content-Transfer-Encoding: base64\n", "%%%", "Content-Transfer-Encoding: quoted-printable\n", "=", "=C3"),
        *("Content-Type: text/plain; charset*=utf-8''%ff\n", "Content-Type: message/rfc822\n", ":\n", "\r\n", "\0"),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_message_crashes(source: str) -> None:
    with contextlib.suppress(UnsupportedDocument):
        read("x.eml", source.encode("utf-8", "surrogateescape")).text.encode("utf-8")


MESSAGE = (
    b"Return-Path: <erika@example.org>\r\nReceived: from a\r\n\tby b\r\nSubject: Gruss aus Chosebusz\r\n\r\nHallo\r\n"
)


@pytest.mark.parametrize("start", [b"", b"From erika@example.org Mon Jan  1\n"])
def test_a_message_on_standard_input(start: bytes) -> None:
    document = read("-", start + MESSAGE)
    assert isinstance(document, EmailDocument)
    assert document.text == "Gruss aus Chosebusz\n\nHallo"


@pytest.mark.parametrize(
    "text",
    [
        b"From: Erika\nTo: Max\nSubject: Cottbus\n\nCopied from a message.\n",
        b"Betreff: Cottbus\nReceived: yesterday, in the hall\nAnd here the text goes on.\n\nReceived: x\n",
        b"Hinweis: In Cottbus ist Markt.\n\nMessage-ID: not a head\n",
    ],
)
def test_a_text_with_a_head_is_no_message(text: bytes) -> None:
    assert not isinstance(read("-", text), EmailDocument)
    assert read("-", text).text == text.decode()
