"""Reports: SARIF that tools accept, annotations for GitHub, JSON, and a page that holds everything it needs."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sorbnames
from sorbnames import documents, reports
from sorbnames.documents.mapped import source_of
from sorbnames.examine import Examined, Settings, examine, findings, fix
from sorbnames.findings import apply_edits
from sorbnames.messages.reports import TEXTS
from sorbnames.project import Project
from sorbnames.reports.sarif import uri

HTML = (
    "<h1>Besuch</h1>\n<p>03046 Cott<b>bus</b>/Ch&oacute;sebusz und\n03130 Spremberg/Baršć. "
    "In Peitz &lt;gibt&gt; es Fisch."
)
PLAIN = "03046 Cottbus/Chósebusz\r\nIn Peitz gibt es Fisch.\r\n"
EMAIL = b"Subject: 03046 Cottbus/Chosebusz\n\nHallo\n03046 Cottbus/Chosebusz\n"


def examined(name: str, data: str | bytes, *, with_mentions: bool = False, is_fixed: bool = False) -> Examined:
    document = documents.read(name, data.encode() if isinstance(data, str) else data)
    edits = fix(sorbnames.load(), document, Settings()).applied if is_fixed else ()
    return examine(sorbnames.load(), document, Settings(), with_mentions=with_mentions, fixed=edits)


def report(form: str, *shown: Examined, language: str = "en", is_fixed: bool = False) -> str:
    run = reports.run_with(sorbnames.load(), language, is_fixed=is_fixed, with_map=form == "html")
    return "".join(reports.write(form, shown, run))


# settings


def test_a_call_comes_before_the_project() -> None:
    project = Project(style="official", select=frozenset(("SN101",)), ignore=frozenset(("SN201",)))
    assert Settings().within(project).style == "official"
    assert Settings(style="keep").within(project).style == "keep"
    assert Settings(select=frozenset(("SN2",))).within(project).select == {"SN2"}
    assert Settings().within(project).ignore == {"SN201"}


def test_rules_and_phrases_are_left_out_of_findings_and_corrections() -> None:
    gazetteer = sorbnames.load()
    document = documents.read("x.txt", "Haus Chósebusz, 03046 Cottbus/Chósebusz\nPeitz\n".encode())
    chosen = Settings(ignore=frozenset(("SN201",))).within(Project(protect=("Haus Chósebusz",)))
    assert [finding.code for finding in findings(gazetteer, document.text, chosen)] == ["SN101"]
    result = fix(gazetteer, document, chosen)
    assert result.text == "Haus Chósebusz, 03046 Cottbus/Chóśebuz\nPeitz\n"
    assert result.left == ()
    unsure = fix(gazetteer, document, Settings(select=frozenset(("SN201",))))
    assert unsure.applied == ()
    assert [finding.code for finding in unsure.left] == ["SN201"]


def test_fixing_a_document_is_fixing_its_text() -> None:
    gazetteer = sorbnames.load()
    document = documents.read("x.html", HTML.encode())
    assert fix(gazetteer, document, Settings()) == gazetteer.fix_text(document.text)


# JSON and GitHub


def test_json_counts_in_the_source() -> None:
    rows = json.loads(report("json", examined("x.html", HTML), examined("y.txt", PLAIN)))
    assert {row["file"] for row in rows} == {"x.html", "y.txt"}
    for row in rows:
        source = HTML if row["file"] == "x.html" else PLAIN
        shown = source[row["start"] : row["end"]]
        assert shown == row["found"] or "&" in shown or "<" in shown
        assert source.count("\n", 0, row["start"]) + 1 == row["line"]
    assert json.loads(report("json")) == []


def test_json_names_the_part_of_a_message() -> None:
    rows = [row for row in json.loads(report("json", examined("x.eml", EMAIL))) if row["code"] == "SN101"]
    assert [(row["part"], row["line"]) for row in rows] == [("subject", 1), ("text", 2)]


def test_github_commands() -> None:
    lines = report("github", examined("a,b.txt", PLAIN)).splitlines()
    assert lines[0].startswith("::error file=a%2Cb.txt,line=1,endLine=1,col=15,endColumn=24,title=SN101::“Chósebusz”")
    assert lines[1].startswith("::notice ")
    mail = report("github", examined("x.eml", EMAIL), language="de")
    assert "::error file=x.eml,title=SN101 (Betreff)::" in mail


# SARIF


@pytest.mark.parametrize("language", ["de", "en"])
def test_sarif_rules_and_fingerprints(language: str) -> None:
    shown = [examined("x.html", HTML), examined("y.txt", PLAIN), examined("z.eml", EMAIL)]
    log = json.loads(report("sarif", *shown, language=language))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    prints = [result["partialFingerprints"]["sorbnames/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints) == sum(len(one.found) for one in shown)


def test_sarif_without_results_is_complete() -> None:
    log = json.loads(report("sarif"))
    assert log["runs"][0]["results"] == []


def test_sarif_fixes_are_those_of_the_source() -> None:
    document = documents.read("x.html", HTML.encode())
    shown = examine(sorbnames.load(), document, Settings(select=frozenset(("SN101", "SN205"))))
    (run,) = json.loads(report("sarif", shown))["runs"]
    text = source_of(document)
    changes = [
        replacement
        for result in run["results"]
        for one in result["fixes"]
        for change in one["artifactChanges"]
        for replacement in change["replacements"]
    ]
    for change in sorted(changes, key=lambda change: -change["deletedRegion"]["charOffset"]):
        start = change["deletedRegion"]["charOffset"]
        end = start + change["deletedRegion"]["charLength"]
        text = text[:start] + change["insertedContent"]["text"] + text[end:]
    assert text == HTML.replace("Ch&oacute;sebusz", "Ch&oacute;śebuz").replace("Baršć", "Grodk")


def test_paths_become_references(tmp_path: Path) -> None:
    assert uri("docs/a b#c.md") == "docs/a%20b%23c.md"
    assert uri("-") == "stdin"
    assert uri(str(tmp_path / "ä.txt")) == f"file://{tmp_path}/%C3%A4.txt"


# the page


class Page(HTMLParser):
    """What a page refers to and is made of."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.references: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "img", "link", "iframe", "object", "embed")
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src"):
                self.references.append(value or "")
        if tag not in ("meta", "rect", "circle", "path"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.open[-1] == tag:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag != "circle":
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def checked(source: str) -> Page:
    page = Page(source)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    for reference in page.references:
        assert reference.startswith("#")
        assert reference[1:] in page.ids
    assert "url(" not in source
    assert "@import" not in source
    return page


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_holds_everything_it_needs(language: str) -> None:
    shown = [
        examined("x.html", HTML, with_mentions=True),
        examined("y.txt", PLAIN, with_mentions=True),
        examined("z.eml", EMAIL, with_mentions=True),
        examined("empty.txt", ""),
    ]
    source = report("html", *shown, language=language)
    text = " ".join(checked(source).texts)
    assert f'<html lang="{language}">' in source
    assert "prefers-color-scheme: dark" in source
    assert "@media print" in source
    for one in shown:
        for located in one.found:
            assert located.finding.say(language) in text
    assert source.count("<svg") == 1
    assert ("Seite" in text or "Betreff" in text) == (language == "de")
    assert "Chósebusz" in text


def test_what_was_corrected_is_shown_before_and_after() -> None:
    source = report("html", examined("y.txt", PLAIN, is_fixed=True), is_fixed=True)
    checked(source)
    assert "<del>Chósebusz</del><ins>Chóśebuz</ins>" in source
    assert "Corrected place names" in source


def test_the_map_shows_what_the_corrected_text_names() -> None:
    shown = examined("y.txt", "03130 Spremberg/Baršć\n", with_mentions=True, is_fixed=True)
    assert {mention.de for mention in shown.mentions} == {"Spremberg"}
    assert "Forst" not in report("html", shown, is_fixed=True).split("<svg")[1].split("</svg>")[0]


def test_nothing_wrong_is_said() -> None:
    source = report("html", examined("y.txt", "03046 Cottbus/Chóśebuz\n"))
    checked(source)
    assert "Nothing wrong." in source


def test_a_page_in_a_folder_that_is_checked_is_not_reported_itself() -> None:
    text = PLAIN + "<!-- sorbnames: on -->\n"
    page = report("html", examined("letter.txt", text, with_mentions=True))
    assert "Chósebusz" in page
    assert examined("page.html", page).found == ()


def test_a_text_cannot_break_out_of_the_page() -> None:
    hostile = "<script>alert(1)</script> & \"'> 03046 Cottbus/Chósebusz </mark></div>\x01\n"
    source = report("html", examined("<b>.txt", hostile, with_mentions=True))
    checked(source)
    assert "<script>" not in source
    assert "\x01" not in source


def test_a_long_text_is_cut_to_what_matters() -> None:
    long = "Zeile ohne Befund\n" * 5000 + PLAIN + "Zeile ohne Befund\n" * 5000
    source = report("html", examined("y.txt", long))
    checked(source)
    assert len(source) < 40_000
    assert "4994 lines without findings" in source


def test_findings_far_apart_and_on_top_of_each_other_share_marks() -> None:
    shown = examined("y.txt", "03046 Cottbus/\nChósebusz und 03130 Spremberg/Baršć\n\n" * 3, with_mentions=True)
    checked(report("html", shown))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "03046 ",
                    "Cottbus",
                    "/",
                    "Chósebusz",
                    "\n",
                    "\r\n",
                    "\r",
                    "<",
                    ">",
                    "&",
                    '"',
                    "Peitz ",
                    "Spremberg/Baršć",
                ),
                *("ChÃ³Å›ebuz", " ", "\t", "\x0c", "\ufffc", "# ", "*", "Burg (Spreewald)/Borkowy (Błota)", "\u2028"),
            ]
        ),
        max_size=30,
    ).map("".join),
    st.sampled_from(["x.txt", "x.md", "x.html"]),
    st.booleans(),
)
def test_every_text_makes_a_sound_page(text: str, name: str, is_fixed: bool) -> None:
    shown = examined(name, text, with_mentions=True, is_fixed=is_fixed)
    checked(report("html", shown, is_fixed=is_fixed))
    json.loads(report("sarif", shown))
    for located in shown.found:
        apply_edits(source_of(documents.read(name, text.encode())), located.edits)


def test_what_can_only_be_checked_is_not_promised_to_be_corrected() -> None:
    page = report("html", examined("x.eml", EMAIL))
    assert "please correct it by hand" in page
    assert "“sorbnames fix” does it" not in page
    assert "<b>0</b><span>of them corrected by “sorbnames fix”</span>" in page
    assert "“sorbnames fix” does it" in report("html", examined("x.txt", PLAIN))


def test_every_text_is_there_in_both_languages() -> None:
    same = {key for key, (german, english) in TEXTS.items() if german == english}
    assert same <= {"map.scale", "rules.code"}
