"""Folders and patterns stand for the documents in them, always in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from sorbnames.documents.files import expand
from sorbnames.errors import UnsupportedDocument


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.txt", "c.py", ".hidden.md", "~$d.docx", "in/e.HTML", ".git/f.md", "node_modules/g/h.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "in" / "again").symlink_to(tmp_path)
    return tmp_path


def test_a_folder_stands_for_its_documents(folder: Path) -> None:
    assert list(expand(str(folder))) == [str(folder / name) for name in ("a.txt", "b.md", "in/e.HTML")]


def test_a_pattern_stands_for_the_files_it_matches(folder: Path) -> None:
    assert list(expand(str(folder / "*.md"))) == [str(folder / "b.md")]
    assert list(expand(str(folder / "i?" / "*.HTML"))) == [str(folder / "in" / "e.HTML")]


def test_a_file_stands_for_itself_even_if_it_looks_like_a_pattern(folder: Path) -> None:
    (folder / "[x].txt").write_text("x")
    for name in ("c.py", "[x].txt", "missing.txt"):
        assert list(expand(str(folder / name))) == [str(folder / name)]
    assert list(expand("-")) == ["-"]


def test_nothing_to_read_is_said(folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(UnsupportedDocument, match="no file to read in this folder"):
        list(expand(str(folder / "empty")))
    with pytest.raises(UnsupportedDocument, match="no file matches this pattern"):
        list(expand(str(folder / "*.odt")))
