"""Names over the end of a paragraph are corrected with the end left in them."""

from __future__ import annotations

import pytest

import sorbnames
from sorbnames import documents
from sorbnames.documents.breaks import with_breaks
from sorbnames.examine import Settings, examine, fix
from sorbnames.findings import Edit
from tests import docx_samples, odt_samples


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Chó-\nsebusz", "Chóśebuz", "Chó-\nśebuz"),
        ("Chóse-\nbusz", "Chóśebuz", "Chóśe-\nbuz"),
        ("Sprejwja-\nNysa", "Sprjewja-Nysa", "Sprjewja-\nNysa"),
        ("Borkowy\n(Blota)", "Bórkowy (Błota)", "Bórkowy (Błota)"),
        ("Chó- \n  se-\nbusz", "Chóśebuz", "Chó- \n  śe-\nbuz"),
        ("Chósebusz", "Chóśebuz", "Chóśebuz"),
        ("Cott-\nbus\n", "Cottbus\n", "Cottbus\n"),
        ("Cottbus-\nPeitz", "Schönheide", "Schönheide"),
        ("Cottbus -\nChóśebuz", "Cottbus", "Cottbus"),
        ("Chó-\nsebusz", "", ""),
    ],
)
def test_the_break_stays(old: str, new: str, wanted: str) -> None:
    text = f"In {old}."
    assert with_breaks(text, Edit(3, 3 + len(old), new)) == Edit(3, 3 + len(old), wanted)


def paragraphs(name: str, *texts: str) -> bytes:
    if name.endswith(".docx"):
        return docx_samples.package("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts))
    return odt_samples.package("".join(f"<text:p>{text}</text:p>" for text in texts))


@pytest.mark.parametrize("name", ["x.docx", "x.odt"])
def test_a_name_over_two_paragraphs(name: str) -> None:
    gazetteer = sorbnames.load()
    document = documents.read(name, paragraphs(name, "In Cottbus/Chó-", "sebusz und 03046 Cottbus/", "Chósebusz"))
    result = fix(gazetteer, document, Settings())
    again = documents.read(name, document.apply(result.applied))
    assert again.text == "In Cottbus/Chó-\nśebuz und 03046 Cottbus/\nChóśebuz"
    assert result.left == ()
    assert fix(gazetteer, again, Settings()).applied == ()


@pytest.mark.parametrize("name", ["x.docx", "x.odt"])
def test_what_would_join_paragraphs_is_left_and_not_offered(name: str) -> None:
    gazetteer = sorbnames.load()
    document = documents.read(name, paragraphs(name, "Cottbus", "Chóśebuz"))
    wishes = Settings(to="de")
    (located,) = examine(gazetteer, document, wishes).found
    assert located.finding.edit is not None
    assert located.edits == ()
    assert not located.is_fixable
    result = fix(gazetteer, document, wishes)
    assert (result.text, len(result.left)) == (document.text, 1)
