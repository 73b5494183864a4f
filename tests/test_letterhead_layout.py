"""What stands on the sheet: sender line, address field, date line, labels, columns; and the text it comes from."""

from __future__ import annotations

from datetime import date

import pytest
from letterhead_samples import LETTER, SHORT, opened, profile, sheet_of

import sorbnames
from sorbnames.errors import InvalidData
from sorbnames.letterhead import din5008, letter_sheet, read_letter
from sorbnames.letterhead.columns import GUTTER
from sorbnames.letterhead.labels import TERMS, Labels
from sorbnames.letterhead.markdown import as_data, plain, read_markdown
from sorbnames.letterhead.text import body_text, render


def test_the_measures_of_both_forms() -> None:
    """The figures of DIN 5008 as public descriptions give them, in millimetres."""
    form_a, form_b = din5008.FORMS["A"], din5008.FORMS["B"]
    assert (form_a.head, form_b.head) == (27, 45)
    assert (form_a.address_top, form_b.address_top) == pytest.approx((44.7, 62.7))
    assert (form_a.info_top, form_b.info_top) == (32, 50)
    assert (form_a.body_top, form_b.body_top) == pytest.approx((80.46, 98.46))
    assert (form_a.fold_marks, form_b.fold_marks) == ((87, 192), (105, 210))
    assert din5008.PUNCH_MARK == 148.5
    assert din5008.NOTES_HEIGHT + din5008.ADDRESS_HEIGHT == din5008.FIELD_HEIGHT == 45
    assert din5008.FIELD_LEFT + 5 == din5008.LEFT == 25
    # Folded at the marks, the lower parts of the sheet are as high as a window envelope takes (105 mm).
    assert form_a.fold_marks[1] - form_a.fold_marks[0] == din5008.PAGE_HEIGHT - form_a.fold_marks[1] == 105
    assert form_b.fold_marks[1] - form_b.fold_marks[0] == form_b.fold_marks[0] == 105


# --- places on the sheet


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Beispielwerke Lausitz GmbH | Magazinstraße 28 | 03046 Cottbus/Chóśebuz"),
        ({"style": "german"}, "Beispielwerke Lausitz GmbH | Magazinstraße 28 | 03046 Cottbus"),
        ({"languages": "[de]"}, "Beispielwerke Lausitz GmbH | Magazinstraße 28 | 03046 Cottbus"),
    ],
)
def test_the_sender_line_stands_above_the_window(changes: dict[str, str], line: str) -> None:
    sheet = sheet_of(profile(**changes))
    assert sheet.sender_line == line
    assert 6 <= sheet.sender_size <= 8


def test_the_address_keeps_the_german_name_that_the_post_reads() -> None:
    letter = LETTER.replace("Kirchplatz 1\n  03222 Lübbenau/Spreewald", "Cerkwine naměsto 1\n  03222 Lubnjow/Błota")
    assert sheet_of(profile(), letter).address[-2:] == ("Kirchplatz 1", "03222 Lübbenau/Spreewald")


@pytest.mark.parametrize(
    ("letter_language", "place", "changes", "line"),
    [
        ("de", "", {}, "Cottbus/Chóśebuz, den 14. Februar 2024"),
        ("dsb", "", {}, "Chóśebuz, dnja 14. februara 2024"),
        ("", "", {"languages": "[dsb, de]"}, "Chóśebuz, dnja 14. februara 2024"),
        ("de", "", {"languages": "[de]"}, "Cottbus, den 14. Februar 2024"),
        ("de", "", {"style": "german"}, "Cottbus, den 14. Februar 2024"),
        ("de", "", {"style": "brackets"}, "Cottbus [Chóśebuz], den 14. Februar 2024"),
        ("de", "Lübben (Spreewald)", {}, "Lübben (Spreewald) / Lubin (Błota), den 14. Februar 2024"),
        ("dsb", "Lübben (Spreewald)", {}, "Lubin (Błota), dnja 14. februara 2024"),
        ("de", "Musterstadt", {}, "Musterstadt, den 14. Februar 2024"),
        ("dsb", "Musterstadt", {}, "Musterstadt, dnja 14. februara 2024"),
    ],
)
def test_the_date_line_takes_the_form_of_the_language(
    letter_language: str, place: str, changes: dict[str, str], line: str
) -> None:
    matter = f"date: 14.02.2024\nlanguage: {letter_language}\nplace: {place}\n"
    assert sheet_of(profile(**changes), f"---\n{matter}---\nText").date_line == line


def test_a_letter_without_date_gets_todays() -> None:
    assert read_letter("Text", today=date(2024, 2, 14)).day == date(2024, 2, 14)
    assert read_letter("Text").day == date.today()


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        ("letterhead", ["Magazinstraße 28 / Składowa droga 28", "03046 Cottbus / 03046 Chóśebuz"]),
        ("official", ["Magazinstraße 28 / Składowa droga 28", "03046 Cottbus/Chóśebuz"]),
        ("compact", ["Magazinstraße 28 | 03046 Cottbus/Chóśebuz"]),
        ("german", ["Magazinstraße 28", "03046 Cottbus"]),
        ("sorbian", ["Składowa droga 28", "03046 Chóśebuz/Cottbus"]),
    ],
)
def test_addresses_at_the_foot_take_the_house_style(style: str, lines: list[str]) -> None:
    letterhead, _ = opened(SHORT + f"style: {style}")
    assert list(letterhead.sheet().footer[0].lines) == lines


def test_columns_share_the_width_of_the_text() -> None:
    sheet = sheet_of(profile())
    width = sum(column.width for column in sheet.footer) + GUTTER * (len(sheet.footer) - 1)
    assert width == pytest.approx(din5008.TEXT_WIDTH, abs=0.1)
    assert len(sheet.footer) == 4
    assert 6 <= sheet.footer_size <= 7.5


def test_nothing_absent_takes_a_place() -> None:
    letterhead, _ = opened(SHORT)
    sheet = letterhead.sheet()
    assert (sheet.address, sheet.notes, sheet.info, sheet.date_line, sheet.subject) == ((), (), (), "", "")
    text = render(letter_sheet(letterhead, read_letter("Text.", today=date(2024, 2, 14)), sorbnames.load())[0]).decode()
    assert text == (
        "Heimatverein Muster e. V.\n\nCottbus/Chóśebuz, den 14. Februar 2024\n\nText.\n\n"
        + "-" * 76
        + "\n\nHeimatverein Muster e. V.\nMagazinstraße 28 / Składowa droga 28\n03046 Cottbus / 03046 Chóśebuz\n"
    )


# --- labels


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("de", ["Telefon", "Fax", "Hauptsitz", "E-Mail", "USt-IdNr."]),
        ("dsb", ["Telefon", "Faks", "Głowne sedło", "E-mail", "USt-IdNr."]),
        ("both", ["Telefon", "Fax / faks", "Hauptsitz / głowne sedło", "E-Mail", "USt-IdNr."]),
    ],
)
def test_labels_are_sorbian_only_where_a_term_is_attested(language: str, labels: list[str]) -> None:
    printed = Labels(sorbnames.load(), language)
    assert [printed(label) for label in ("Telefon", "Fax", "Hauptsitz", "E-Mail", "USt-IdNr.")] == labels


def test_every_sorbian_label_is_a_term_of_the_gazetteer() -> None:
    gazetteer = sorbnames.load()
    printed = Labels(gazetteer, "dsb")
    for label, term in TERMS.items():
        entry = gazetteer.entry(f"term/{term}")
        assert entry is not None
        assert entry.de == label
        assert printed.sorbian(label) in ("", entry.dsb)
        assert all(name.sources for name in entry.names)
    assert printed("Niederlassung") == "Niederlassung"  # its note doubts the only Sorbian word


# --- letters


def test_a_letter_keeps_count_of_its_lines() -> None:
    letter = read_letter("---\r\nsubject: Ä\r\ndate: 2024-02-14\r\n---\r\nEins {{x}}\r\n", "brief.md")
    assert (letter.subject, letter.text, letter.first_line, letter.subject_line) == ("Ä", "Eins {{x}}\n", 5, 2)


@pytest.mark.parametrize(
    ("matter", "line", "problem"),
    [
        ("subject: x\ndatum: 1", 3, "unknown_key"),
        ("date: gestern", 2, "no_date"),
        ("date: 30.02.2024", 2, "no_date"),
        ("language: hsb", 2, "no_choice"),
        ("subject: [a, b]", 2, "not_text"),
    ],
)
def test_a_mistake_in_the_front_matter_is_told_with_its_line(matter: str, line: int, problem: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read_letter(f"---\n{matter}\n---\nText", "brief.md")
    assert (caught.value.message_id, caught.value.parameters["line"]) == (f"letterhead.{problem}", line)
    assert caught.value.say("de").startswith(f"brief.md, Zeile {line}: ")


def test_names_in_a_letter_are_told_but_never_changed() -> None:
    letterhead, _ = opened(SHORT)
    letter = read_letter("---\nsubject: Post aus Cottbus/Chósebusz\n---\n\nGrüße aus Peitz/Pitzno\n", "brief.md")
    sheet, notes = letter_sheet(letterhead, letter, sorbnames.load())
    assert sheet.subject == "Post aus Cottbus/Chósebusz"
    assert [(note.line, note.finding and note.finding.found) for note in notes][:1] == [(2, "Chósebusz")]


def test_placeholders_are_filled_as_text_not_as_markdown() -> None:
    letter = read_letter("---\nsubject: An {{ Name }}\n---\n{{name}}, **{{Ort}}**")
    merged = letter.merged({"Name": "A*B* <c>", "Ort": "Burg (Spreewald)"})
    assert merged.subject == "An A*B* <c>"
    assert body_text(read_markdown(merged.text)) == "A*B* <c>, Burg (Spreewald)"


@pytest.mark.parametrize(
    ("fields", "problem"), [({"Nachname": ""}, "no_column"), ({"Ort": ""}, "no_column_at_all"), ({}, "no_table")]
)
def test_a_placeholder_without_column_is_told_with_its_line(fields: dict[str, str], problem: str) -> None:
    letter = read_letter("---\nsubject: x\n---\nEins\n{{Nachnam}}", "brief.md")
    with pytest.raises(InvalidData) as caught:
        letter.merged(fields)
    assert (caught.value.message_id, caught.value.parameters["line"]) == (f"letterhead.{problem}", 5)


# --- Markdown


def test_markdown_becomes_a_tree() -> None:
    text = "# Kopf\n\nEin *Satz* mit **`Wort`**\\\nneu [hier](https://x.org)\n\n3. drei\n   - innen\n\n> Zitat\n\n---"
    kinds = [block["kind"] for block in as_data(read_markdown(text))]
    assert kinds == ["heading", "paragraph", "listing", "quote", "rule"]
    paragraph = as_data(read_markdown(text))[1]
    looks = [(s["text"], s["bold"], s["italic"], s["code"], s["link"]) for s in paragraph["spans"]]
    assert looks == [
        ("Ein ", False, False, False, ""),
        ("Satz", False, True, False, ""),
        (" mit ", False, False, False, ""),
        ("Wort", True, False, True, ""),
        ("\n", False, False, False, ""),
        ("neu ", False, False, False, ""),
        ("hier", False, False, False, "https://x.org"),
    ]


def test_html_in_markdown_is_text() -> None:
    (block,) = read_markdown("<script>alert(1)</script>")
    assert plain(block.spans) == "<script>alert(1)</script>"  # type: ignore[union-attr]


def test_a_text_is_printed_without_loss() -> None:
    text = "Absatz\n\n- eins\n- zwei\n\n  weiter\n\n| a | b |\n|---|---|\n| c | d |\n\n```\n x\n\n y\n```"
    assert body_text(read_markdown(text)) == ("Absatz\n\n- eins\n- zwei\n  weiter\n\na  b\nc  d\n\n x\n\n y")
