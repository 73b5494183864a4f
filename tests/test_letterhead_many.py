"""Letters to many, and the command: tables of recipients, failures, folders and files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pypdf
import pytest
from conftest import ROOT, Program, Run
from letterhead_samples import LETTER, SHORT, opened

import sorbnames
from sorbnames.errors import InvalidData
from sorbnames.letterhead import read_letter
from sorbnames.letterhead.many import FAILURES, Mailing, slug
from sorbnames.letterhead.recipients import Failure, Recipient, address_lines, read_recipients

HEAD = "Firma;Anrede;Vorname;Name;Straße;Hausnr;PLZ;Ort\n"
TABLE = HEAD + (
    "Heimatverein Muster e. V.;Frau;Lena;Muster;Am Hafen;600;03096;Burg (Spreewald)\n"
    ";;;;Bahnhofstraße;1;03046;Cottbus\n"
    ";Herr;Jan;Beispiel;Bebelowa dr. 82;;03046;Chóśebuz\n"
    ";Frau;Ann;Muster;Hauptstraße;1;;\n"
)


def blocks(text: str) -> list[str]:
    return [row.block if isinstance(row, Recipient) else row.error.message_id for row in read_recipients(text).rows]


# --- addresses


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("Erika Muster\nMagazinstraße 28\n03046 Cottbus", ["Erika Muster", "Magazinstraße 28", "03046 Cottbus"]),
        ("Erika Muster\nSkładowa droga 28\n03046 Chóśebuz", ["Erika Muster", "Magazinstraße 28", "03046 Cottbus"]),
        (
            "Erika Muster\nSielower Str. 37\nOT Sielow\n03055 Cottbus",
            ["Erika Muster", "OT Sielow", "Sielower Straße 37", "03055 Cottbus"],
        ),
        ("Erika Muster\nHauptstraße 1\n10115 Berlin", ["Erika Muster", "Hauptstraße 1", "10115 Berlin"]),
        ("Erika Muster\nPostfach 10 12 54\n03012 Cottbus", ["Erika Muster", "Postfach 10 12 54", "03012 Cottbus"]),
        (
            "Ann Example\n1 High Street\nLondon\nUNITED KINGDOM",
            ["Ann Example", "1 High Street", "London", "UNITED KINGDOM"],
        ),
    ],
)
def test_a_recipients_address_loses_nothing(block: str, lines: list[str]) -> None:
    assert list(address_lines(sorbnames.load(), block, "both", "x", 1).lines) == lines


def test_an_address_that_cannot_be_read_stays_and_is_told() -> None:
    found = address_lines(sorbnames.load(), "Ann Example\nSomewhere", "both", "brief.md", 2)
    assert found.lines == ("Ann Example", "Somewhere")
    assert [note.say("de").partition(": ")[0] for note in found.remarks] == ["brief.md, Zeile 2"]


def test_an_address_of_too_many_lines_is_told() -> None:
    block = "\n".join(["Muster GmbH", "Abteilung Eins", "Referat Zwei", "Gruppe Drei", "Frau Erika Muster", "Zimmer 4"])
    found = address_lines(sorbnames.load(), f"{block}\nMagazinstraße 28\n03046 Cottbus", "both", "x", 1)
    assert [note.message_id for note in found.remarks][-1:] == ["too_many_lines"]
    assert found.lines[-2:] == ("Magazinstraße 28", "03046 Cottbus")
    assert len(found.lines) == 8


# --- tables


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter: str) -> None:
    table = read_recipients(f"Name{delimiter}PLZ{delimiter}Ort\nErika Muster{delimiter}03046{delimiter}Cottbus")
    assert [row.block for row in table.rows if isinstance(row, Recipient)] == ["Erika Muster\n03046 Cottbus"]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        (TABLE.split("\n")[1], "Heimatverein Muster e. V.\nFrau Lena Muster\nAm Hafen 600\n03096 Burg (Spreewald)"),
        (TABLE.split("\n")[3], "Herr Jan Beispiel\nBebelowa dr. 82\n03046 Chóśebuz"),
    ],
)
def test_columns_become_the_lines_of_an_address(text: str, block: str) -> None:
    assert blocks(HEAD + text) == [block]


def test_an_address_may_stand_in_one_cell() -> None:
    text = 'name,address\nErika Muster,"Magazinstraße 28\n03046 Cottbus"\n,"Max Beispiel\nAm Markt 1\n03046 Cottbus"\n'
    assert blocks(text) == ["Erika Muster\nMagazinstraße 28\n03046 Cottbus", "Max Beispiel\nAm Markt 1\n03046 Cottbus"]
    assert [row.line for row in read_recipients(text).rows] == [2, 4]


def test_a_salutation_of_a_letter_is_no_part_of_the_address() -> None:
    text = "Anrede,Name,PLZ,Ort\nSehr geehrte Frau Muster,Erika Muster,03046,Cottbus\n"
    assert blocks(text) == ["Erika Muster\n03046 Cottbus"]


def test_bad_rows_are_failures_with_their_line_and_the_others_stay() -> None:
    rows = read_recipients(TABLE + "a;b;c;d;e;f;g;h;i\n\n;;;;;;;\n", "e.csv").rows
    told = [(row.line, row.error.message_id) for row in rows if isinstance(row, Failure)]
    assert told == [
        (3, "letterhead.row_without_name"),
        (5, "letterhead.row_without_place"),
        (6, "letterhead.row_too_long"),
    ]
    assert sum(isinstance(row, Recipient) for row in rows) == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no_name_column"),
        ("PLZ;Ort\n03046;Cottbus", "no_name_column"),
        ("Name;Ort\n", "no_recipients"),
        ('Name;Ort\n"offen;Cottbus\n', "csv_broken"),
    ],
)
def test_a_table_that_is_none_is_told(text: str, problem: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read_recipients(text, "e.csv")
    assert caught.value.message_id == f"letterhead.{problem}"
    assert caught.value.say("de").startswith("e.csv")


@pytest.mark.parametrize(("name", "part"), [("Łucja Šěrcec", "Łucja-Šěrcec"), ("../a\\b:*", "a-b"), ("///", "letter")])
def test_file_names_keep_letters_and_nothing_else(name: str, part: str) -> None:
    assert slug(name) == part


# --- letters


def mailing(table: str, letter: str = LETTER) -> Mailing:
    letterhead, _ = opened(SHORT)
    return Mailing(letterhead, read_letter(letter, "brief.md"), read_recipients(table, "e.csv"), sorbnames.load())


def test_the_other_letters_are_made_and_the_failures_listed(tmp_path: Path) -> None:
    outcome = mailing(TABLE).into_folder(tmp_path / "briefe", "txt", language="de")
    assert outcome.made == 2
    names = sorted(path.name for path in (tmp_path / "briefe").iterdir())
    assert names == ["0001-Frau-Lena-Muster.txt", "0002-Herr-Jan-Beispiel.txt", FAILURES]
    assert "August-Bebel-Straße 82\n03046 Cottbus\n" in (tmp_path / "briefe" / names[1]).read_text("utf-8")
    listed = (tmp_path / "briefe" / FAILURES).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(listed), delimiter=";"))
    assert [(row["file"], row["line"], row["Ort"]) for row in rows] == [("e.csv", "3", "Cottbus"), ("e.csv", "5", "")]
    assert rows[0]["reason"].startswith("e.csv, Zeile 3: Empfänger ohne Namen")


def test_the_list_of_failures_can_be_mended_and_used_again(tmp_path: Path) -> None:
    outcome = mailing(TABLE).into_folder(tmp_path / "a", "txt")
    mended = (
        Path(outcome.failures_path).read_text("utf-8-sig").replace(";;;;Bahnhofstraße", ";;;Max Muster;Bahnhofstraße")
    )
    again = mailing(mended.replace("Hauptstraße;1;;", "Hauptstraße;1;10115;Berlin")).into_folder(tmp_path / "b", "txt")
    assert (again.made, again.failures) == (2, [])


def test_an_old_list_of_failures_does_not_outlive_its_cause(tmp_path: Path) -> None:
    mailing(TABLE).into_folder(tmp_path, "txt")
    good = "\n".join(TABLE.split("\n")[:2])
    assert mailing(good).into_folder(tmp_path, "txt").failures_path == ""
    assert (tmp_path / FAILURES).read_text("utf-8-sig").splitlines()[1:] == []


def test_all_letters_in_one_pdf(tmp_path: Path) -> None:
    outcome = mailing(TABLE).into_one(tmp_path / "briefe.pdf")
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "briefe.pdf").pages]
    assert len(pages) == outcome.made == 2
    assert "Frau Lena Muster" in pages[0]
    assert "Herr Jan Beispiel" in pages[1]
    assert Path(outcome.failures_path).name == "briefe-failures.csv"


@pytest.mark.parametrize("into", ["folder", "one"])
def test_a_row_with_a_letter_that_no_font_has_fails_alone(tmp_path: Path, into: str) -> None:
    table = TABLE.replace("Lena", "Lena\U000e1234")
    made = mailing(table)
    outcome = made.into_folder(tmp_path, "pdf") if into == "folder" else made.into_one(tmp_path / "x.pdf")
    assert outcome.made == 1
    assert [failure.line for failure in outcome.failures] == [2, 3, 5]
    assert outcome.failures[0].error.message_id == "letterhead.letter_without_glyph"


def test_rows_are_tracked_one_by_one(tmp_path: Path) -> None:
    seen = []

    def track(rows: object) -> object:
        for row in rows:  # type: ignore[attr-defined]
            seen.append(row.line)
            yield row

    mailing(TABLE).into_folder(tmp_path, "txt", track)  # type: ignore[arg-type]
    assert seen == [2, 3, 4, 5]


# --- the command


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a profile, a letter and a table."""
    (tmp_path / "profil.yaml").write_text(SHORT, "utf-8")
    (tmp_path / "brief.md").write_text(LETTER.replace("Frau Dr. Muster", "{{Anrede}} {{Name}}"), "utf-8")
    (tmp_path / "e.csv").write_text(TABLE, "utf-8")
    return tmp_path


def test_a_sample_is_written_once_and_works(run: Run, tmp_path: Path) -> None:
    sample = tmp_path / "profil.yaml"
    assert run("letterhead", "--init", sample).exit_code == 0
    for ending in ("txt", "html", "docx", "pdf"):
        result = run("letterhead", sample, "-o", tmp_path / f"x.{ending}")
        assert (result.exit_code, result.stderr) == (0, f"{tmp_path}/x.{ending} written.\n")
    sample.write_text("mein", "utf-8")
    again = run("letterhead", "--init", sample)
    assert (again.exit_code, sample.read_text("utf-8")) == (2, "mein")
    assert run("letterhead", "--init").stdout.startswith("# Profil")


def test_many_letters_end_with_2_if_one_fails(run: Run, office: Path) -> None:
    arguments = ("letterhead", office / "profil.yaml", "--letter", office / "brief.md", "--to", office / "e.csv")
    result = run(*arguments, "-o", office / "viele.pdf", "--lang", "de")
    assert result.exit_code == 2
    assert f"{office}/e.csv, Zeile 3: Empfänger ohne Namen" in result.stderr
    assert f"2 Briefe in {office}/viele.pdf, 2 nicht gemacht.\n" in result.stderr
    assert f"{office}/viele-failures.csv" in result.stderr
    text = "".join(page.extract_text() for page in pypdf.PdfReader(office / "viele.pdf").pages)
    assert "Sehr geehrte Frau Muster," in text
    assert "Sehr geehrte Herr Beispiel," in text
    assert run(*arguments, "-o", f"{office}/briefe/", "--format", "html", "-q").exit_code == 2
    assert len(list((office / "briefe").glob("*.html"))) == 2


def test_a_table_in_an_old_encoding_is_read(run: Run, office: Path) -> None:
    table = HEAD + ";Frau;Łucja;Šěrcec;Młyńska droga 12;;03046;Chóśebuz\n;Herr;Jörg;Müßig;Am Markt;1;03046;Cottbus\n"
    for codec in ("cp1250", "iso8859-2", "utf-16", "utf-8-sig"):
        (office / "e.csv").write_bytes(table.encode(codec))
        target = office / codec
        result = run(
            "letterhead", office / "profil.yaml", "--to", office / "e.csv", "-o", f"{target}/", "--format", "txt"
        )
        assert result.exit_code == 0, result.stderr
        assert "Frau Łucja Šěrcec\nMühlenstraße 12\n" in (target / "0001-Frau-Łucja-Šěrcec.txt").read_text("utf-8")


def test_a_picture_that_is_left_out_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "profil.yaml").write_text(SHORT, encoding="utf-8")
    (tmp_path / "brief.md").write_text("---\nsubject: Fest\n---\nGuten Tag,\n\nso war es ![der Markt](markt.png).\n")
    result = run("letterhead", tmp_path / "profil.yaml", "-o", tmp_path / "b.txt", "--letter", tmp_path / "brief.md")
    assert result.exit_code == 0
    assert f"{tmp_path / 'brief.md'}, line 6: a letter prints no pictures; “der Markt” stands in its" in result.stderr
    assert "so war es der Markt." in (tmp_path / "b.txt").read_text(encoding="utf-8")


def test_lists_within_lists_need_no_sign_of_another_font(run: Run, tmp_path: Path) -> None:
    (tmp_path / "profil.yaml").write_text(SHORT, encoding="utf-8")
    (tmp_path / "brief.md").write_text("- außen\n  - innen\n    - ganz innen\n", encoding="utf-8")
    result = run("letterhead", tmp_path / "profil.yaml", "-o", tmp_path / "b.pdf", "--letter", tmp_path / "brief.md")
    assert (result.exit_code, "font" in result.stderr) == (0, False)


def test_notes_are_told_and_quiet_keeps_them(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text(SHORT.replace("Heimatverein Muster e. V.", "Muster GmbH"), "utf-8")
    result = run("letterhead", profile, "-o", "-", "--format", "txt")
    assert result.exit_code == 0
    assert result.stderr.count("GmbHG § 35a") == 4
    assert result.stdout.startswith("Muster GmbH\n")
    assert run("letterhead", profile, "-o", "-", "--format", "txt", "-q").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "-o letter.pdf"),
        (("-o", "x.odt"), ".docx"),
        (("-o", "x.pdf", "--signature"), ".html"),
        (("-o", "x.txt", "--signature", "--letter", "brief.md"), "--signature"),
        (("-o", "x.docx", "--to", "e.csv"), "PDF"),
        (("-o", "-", "--to", "e.csv"), "--to"),
        (("-o", "x.pdf", "--letter", "brief.md", "--date", "gestern"), "gestern"),
        (("-o", "x.pdf", "--date", "gestern"), "gestern"),
        (("-o", "x.pdf", "--letter", "missing.md"), "missing.md"),
        (("-o", "x.pdf", "--letter", "brief.md"), "brief.md, line 10: the placeholder"),
        (("-o", "missing/x.pdf"), "missing"),
    ],
)
def test_wrong_calls_are_told_in_one_line(
    program: Program, office: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = program("letterhead", "profil.yaml", *arguments)
    assert result.returncode == 2
    assert told in result.stderr.decode()
    assert result.stderr.count(b"\n") == 1
    assert not list(office.glob("x.*"))


def test_the_examples_work(run: Run, tmp_path: Path) -> None:
    folder = ROOT / "examples" / "letterhead"
    letter, table = folder / "brief.md", folder / "empfaenger.csv"
    result = run("letterhead", folder / "profil.yaml", "--letter", letter, "--to", table, "-o", tmp_path / "x.pdf")
    assert result.exit_code == 0, result.stderr
    assert result.stderr.count("\n") == 1
    assert len(pypdf.PdfReader(tmp_path / "x.pdf").pages) == 3
