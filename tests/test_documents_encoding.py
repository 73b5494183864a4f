"""Which encoding a file is in; that nothing is lost; that no guess damages a name."""

from __future__ import annotations

import codecs
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sorbnames.documents import read
from sorbnames.documents.encoding import BYTE_ORDER_MARKS, LABELS, decode
from sorbnames.errors import UnsupportedDocument
from sorbnames.findings import Edit

GERMAN = "Die Straße führt über Guben nach Süden.\nÖffnungszeiten: Häuser am Grünen Weg, § 3 – „für Gäste“.\n"
LETTER = "Stadt Cottbus/Chóśebuz, 14. Februar 2024\nStraße Łužyca, Žylow, Bórkowy (Błota), Wětošow\nGrüße aus Źěwin\n"
#: All letters of Lower Sorbian.
SORBIAN = LETTER + "Čas: w měsće su źiśi, kóń, seŕ; wócko, wšykno; šěžke słowo, licbaŕ, čłowjek, Ochoza pśi Tšupcu.\n"

WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
ONE_BYTE = ["cp1250", "cp1252", "iso8859-1", "iso8859-2", "iso8859-15", "cp852", "mac-latin2"]
MARKS = {codec: mark for mark, codec in BYTE_ORDER_MARKS}


def complaint(data: bytes, encoding: str = "") -> UnsupportedDocument:
    with pytest.raises(UnsupportedDocument) as caught:
        decode("brief.txt", data, encoding)
    for language in ("de", "en"):
        assert "brief.txt" in caught.value.say(language)
    return caught.value


@pytest.mark.parametrize("text", [GERMAN, SORBIAN], ids=["german", "sorbian"])
@pytest.mark.parametrize("codec", ["utf-8", *WIDE])
@pytest.mark.parametrize("marked", [True, False], ids=["bom", "no-bom"])
def test_unicode_encodings_are_told_with_and_without_mark(codec: str, text: str, marked: bool) -> None:
    mark = MARKS[codec] if marked else b""
    found_text, found = decode("x", mark + text.encode(codec))
    assert (found_text, found.codec, found.bom) == (text, codec, mark)


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", GERMAN),
        ("cp1252", "Crème brûlée und Première im Café Genève, à la carte, Señor Muñoz"),
        ("cp1252", "Fläche 50 m² und 20 m³, 3¼ Zoll, ±2 °C, 5 £ – siehe Fußnote¹"),
        ("cp1252", "Die Umlaute ä, ö, ü"),
        ("cp1252", "fÃ¼r ChÃ³Å›ebuz, in Müncheberg, Lübben und Süden: Grüße"),
        ("cp1252", "• 10\u00a0km\n• 5 €"),
        ("cp1250", SORBIAN),
        ("cp1250", "Cottbus/Chóśebuz"),
        ("cp1250", "Łužyca"),
        ("iso8859-2", SORBIAN),
        ("iso8859-2", "Chóśebuz"),
        ("iso8859-2", "Tšupc"),
        ("cp852", GERMAN.replace("–", "-").replace("„", '"').replace("“", '"')),
        ("cp852", SORBIAN),
        ("mac-latin2", GERMAN),
        ("mac-latin2", SORBIAN),
    ],
)
def test_one_byte_encodings_are_told_by_their_letters(codec: str, text: str) -> None:
    found_text, found = decode("x", text.encode(codec))
    assert (found_text, found.codec) == (text, codec)


@pytest.mark.parametrize(("codec", "western"), [("cp852", "cp850"), ("mac-latin2", "mac-roman")])
def test_german_letters_do_not_tell_old_western_encodings_from_central_european_ones(codec: str, western: str) -> None:
    german = "Stadt Cottbus/Chosebuz, Straße und Größe: Grüße aus Müncheberg\n"
    found = decode("x", german.encode(western))[1]
    assert found.is_doubtful_for("Chóśebuz")
    assert not found.is_doubtful_for("Spremberg")
    assert not decode("x", (german + SORBIAN).encode(codec))[1].is_doubtful_for("Chóśebuz")


def test_text_whose_bytes_say_nothing_is_windows_1252() -> None:
    assert decode("x", "Grüße aus Müncheberg".encode("cp1252"))[1].codec == "cp1252"


def test_a_rare_letter_far_from_the_beginning_counts() -> None:
    text = "Die Häuser in der Straße.\n" * 20_000 + "Chóśebuz\n" + "Die Gärten.\n" * 20_000
    assert decode("x", text.encode("iso8859-2"))[0] == text


def test_other_scripts_are_read_where_nothing_is_lost() -> None:
    text = "Привет из города Котбус, столицы Нижней Лужицы. Мы живём здесь давно и говорим по-русски.\n" * 5
    data = text.encode("cp1251")
    found_text, found = decode("x", data)
    assert found.encode(found_text) == data


def test_the_label_is_one_that_people_know() -> None:
    assert set(LABELS) >= set(ONE_BYTE) | set(WIDE)


@pytest.mark.parametrize("codec", ["utf-8", *WIDE, *ONE_BYTE])
def test_a_given_encoding_is_taken_at_its_word(codec: str) -> None:
    found_text, found = decode("x", GERMAN.encode(codec, "replace"), codec)
    assert found_text == GERMAN.encode(codec, "replace").decode(codec)
    assert found.encode(found_text) == GERMAN.encode(codec, "replace")


@pytest.mark.parametrize("name", ["utf-16", "utf-32", "utf-8-sig", "UTF-8", "utf-16-le"])
def test_a_given_encoding_finds_its_mark(name: str) -> None:
    codec = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, "utf-16-le" if "16" in name else "utf-8")
    found_text, found = decode("x", MARKS[codec] + SORBIAN.encode(codec), name)
    assert (found_text, found.codec, found.bom) == (SORBIAN, codec, MARKS[codec])


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "zlib"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    error = complaint(b"Guben", name)
    assert name in str(error)
    assert "utf-8" in error.say("de")


def test_an_encoding_that_would_lose_something_is_refused() -> None:
    error = complaint(b"+AOQ- a+-b +AOQ", "utf-7")
    assert "unchanged" in str(error)
    assert "unverändert" in error.say("de")


@pytest.mark.parametrize("codec", ONE_BYTE)
def test_all_bytes_of_an_encoding_come_back(codec: str) -> None:
    defined = bytes(value for value in range(1, 256) if bytes((value,)).decode(codec, "ignore"))
    text, found = decode("x", defined, codec)
    assert found.encode(text) == defined


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_come_back(data: bytes) -> None:
    try:
        document = read("x.txt", data)
    except UnsupportedDocument:
        return
    assert document.apply(()) == data


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["Die Straße führt", "Chóśebuz", "Łužyca", "Guben", "Wětošow", "a", ""]), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r", "\n\r", "\f", "\x0b", "\x1b"]),
    st.sampled_from(["utf-8", "cp1250", "iso8859-2", "cp852", "mac-latin2"]),
)
def test_guessed_one_byte_encodings_lose_nothing(words: list[str], end: str, codec: str) -> None:
    data = end.join(words).encode(codec)
    assert read("x.txt", data).apply(()) == data


# what is damaged


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("Grüße\nStraße\n".encode() + b"S\xfcden", 17),
        ("Grüße\nStraße\n".encode() + b"S\xc3", 17),
        (codecs.BOM_UTF8 + "Grüße\nStraße\n".encode() + b"S\xfcden", 20),
    ],
)
def test_damaged_utf8_is_not_taken_for_another_encoding(data: bytes, offset: int) -> None:
    error = complaint(data)
    for language, line in (("de", "Zeile 3"), ("en", "line 3")):
        assert f"{line}, " in error.say(language)
        assert f"yte {offset}" in error.say(language)
        assert "UTF-8" in error.say(language)


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (codecs.BOM_UTF16_LE + "a\nb".encode("utf-16-le") + b"\x00\xd8" + "c".encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_LE + "a\nb".encode("utf-16-le") + b"\x00\xd8", "UTF-16"),
        (codecs.BOM_UTF16_BE + "a\nb".encode("utf-16-be") + b"\xdc\x00", "UTF-16"),
        (codecs.BOM_UTF32_LE + "a\nb".encode("utf-32-le") + b"\x00\xd8\x00\x00", "UTF-32"),
        ("Grüße\n".encode() + b"\xed\xa0\x80 x", "UTF-8"),
        (b"Gr\n\xed\xa0\xbd\xed\xb8\x80", "UTF-8"),
    ],
)
def test_unpaired_surrogates_are_named(data: bytes, label: str) -> None:
    error = complaint(data)
    assert error.message_id == "documents.surrogate"
    assert "line 2" in str(error)
    assert "Zeile 2" in error.say("de")
    assert label in str(error)


def test_half_a_unit_of_utf16_is_named() -> None:
    error = complaint(codecs.BOM_UTF16_LE + "Guben".encode("utf-16-le") + b"x")
    assert error.message_id == "documents.undecodable"
    assert "byte 12" in str(error)


@pytest.mark.parametrize("data", [b"Guben\nG\0rlitz", codecs.BOM_UTF8 + b"Guben\nG\0rlitz"])
def test_nul_bytes_are_named(data: bytes) -> None:
    error = complaint(data)
    offset = data.index(b"\0")
    for language, line in (("de", "Zeile 2"), ("en", "line 2")):
        assert line in error.say(language)
        assert f"yte {offset}" in error.say(language)
        assert "NUL" in error.say(language)


def test_nul_characters_in_utf16_are_named() -> None:
    assert complaint(codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le")).parameters["offset"] == 4


def test_bytes_of_no_encoding_are_named() -> None:
    error = complaint(b"Guben\n" + bytes(range(0x80, 0x100)) * 4)
    assert error.message_id in ("documents.no_encoding", "documents.undecodable")
    assert "Zeile 2" in error.say("de")
    assert "0x80" in str(error)
    assert "UTF-8" in str(error)


def test_noise_is_no_text() -> None:
    numbers = Random(14)
    noise = bytes(numbers.randrange(1, 256) for _ in range(4000))
    assert complaint(noise).message_id == "documents.no_encoding"


# letters the encoding lacks


def test_a_letter_the_encoding_lacks_is_refused() -> None:
    text = "Gruß aus\nCottbus/Chósebuz\n"
    document = read("brief.txt", text.encode("cp1252"))
    start = text.index("s", text.index("Chó"))
    with pytest.raises(UnsupportedDocument) as caught:
        document.apply([Edit(start, start + 1, "ś")])
    for language, line, nothing in (("de", "Zeile 2", "Nichts"), ("en", "line 2", "Nothing")):
        message = caught.value.say(language)
        for part in ("brief.txt", line, "Chóśebuz", "Windows-1252", "--encoding utf-8", nothing):
            assert part in message


def test_another_encoding_takes_it() -> None:
    document = read("brief.txt", "Gruß, Chosebuz".encode("cp1252"))
    edit = Edit(6, 14, "Chóśebuz")
    assert document.apply([edit], "utf-8") == "Gruß, Chóśebuz".encode()
    assert document.apply([edit], "utf-16") == codecs.BOM_UTF16_LE + "Gruß, Chóśebuz".encode("utf-16-le")
    assert document.apply([edit], "utf-8-sig") == codecs.BOM_UTF8 + "Gruß, Chóśebuz".encode()


def test_text_that_was_there_may_not_fit_another_encoding() -> None:
    with pytest.raises(UnsupportedDocument, match=r"line 2: “Chóśebuz”.*Windows-1252"):
        read("brief.txt", "Gruß,\nChóśebuz".encode()).apply((), "cp1252")


@pytest.mark.parametrize("codec", ["cp1250", "iso8859-2"])
def test_twins_are_told_or_left_undecided(codec: str) -> None:
    """Łukow is the same in both; ś is not: guessing would write a wrong byte."""
    text = "Łukow, Běła, Gółkojce, Chosebuz"
    document = read("brief.txt", text.encode(codec))
    assert document.text == text
    assert document.apply([Edit(23, 31, "Łuke")]) == "Łukow, Běła, Gółkojce, Łuke".encode(codec)
    with pytest.raises(UnsupportedDocument) as caught:
        document.apply([Edit(23, 31, "Chóśebuz")])
    for language in ("de", "en"):
        for part in ("brief.txt", "Chóśebuz", "„ś“" if language == "de" else "“ś”", "Windows-1250", "ISO 8859-2"):
            assert part in caught.value.say(language)
    told = read("brief.txt", text.encode(codec), codec)
    assert told.apply([Edit(23, 31, "Chóśebuz")]) == "Łukow, Běła, Gółkojce, Chóśebuz".encode(codec)


def test_a_guess_that_only_habit_decided_writes_no_letter_that_others_write_differently() -> None:
    """³ or ł: habit says Windows-1252, where Ž has another byte than in ISO 8859-2."""
    document = read("brief.txt", "Kopał, Müncheberg, Süden".encode("iso8859-2"))
    assert document.text == "Kopa³, Müncheberg, Süden"
    assert document.apply([Edit(0, 1, "Gü")]) == "Güopał, Müncheberg, Süden".encode("iso8859-2")
    with pytest.raises(UnsupportedDocument, match=r"“Žopa”.*ISO 8859-2"):
        document.apply([Edit(0, 1, "Ž")])


def test_unpaired_surrogates_in_an_edit_are_refused() -> None:
    with pytest.raises(UnsupportedDocument, match=r"brief\.txt, line 1"):
        read("brief.txt", b"Guben").apply([Edit(0, 5, "Gub\ud800n")])
