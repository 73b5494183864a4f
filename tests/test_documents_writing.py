"""Targets are replaced in one step or not at all."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from pathlib import Path

import pytest

from sorbnames.documents import write
from sorbnames.documents.writing import write_atomically
from sorbnames.errors import UnsupportedDocument

OLD, NEW = b"Cottbus/Chosebuz\r\n", "Cottbus/Chóśebuz\r\n".encode()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_bytes(OLD)
    return path


def refused(target: str | Path, german: list[str], english: list[str]) -> None:
    with pytest.raises(UnsupportedDocument) as caught:
        write_atomically(target, NEW)
    for language, parts in (("de", german), ("en", english)):
        for part in (str(target), *parts):
            assert part in caught.value.say(language)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_target_is_replaced(target: Path) -> None:
    write(target, NEW)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_the_old_file_is_replaced_not_overwritten(target: Path) -> None:
    with target.open("rb") as reader:
        write(str(target), NEW)
        assert reader.read() == OLD


def test_a_new_target_gets_the_usual_mode(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write(tmp_path / "neu.txt", NEW)
    assert (tmp_path / "neu.txt").read_bytes() == NEW
    assert mode(tmp_path / "neu.txt") == mode(usual)


@pytest.mark.parametrize("bits", [0o600, 0o640, 0o664, 0o755, 0o666])
def test_the_mode_is_kept(target: Path, bits: int) -> None:
    target.chmod(bits)
    write(target, NEW)
    assert mode(target) == bits


def test_a_new_target_takes_the_mode_of_the_source(target: Path) -> None:
    target.chmod(0o640)
    new = target.with_name("neu.txt")
    write(new, NEW, mode_of=target)
    assert mode(new) == 0o640
    assert target.read_bytes() == OLD


def test_an_existing_target_keeps_its_own_mode(target: Path) -> None:
    other = target.with_name("anders.txt")
    other.touch(0o644)
    target.chmod(0o600)
    write(target, NEW, mode_of=other)
    assert mode(target) == 0o600


@pytest.mark.parametrize("like", ["-", "fehlt.txt", os.devnull, "."])
def test_a_source_without_a_mode_to_copy_does_no_harm(tmp_path: Path, like: str) -> None:
    write(tmp_path / "neu.txt", NEW, mode_of=like)
    assert (tmp_path / "neu.txt").read_bytes() == NEW


def test_the_owner_is_kept_where_permitted(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[int, int]] = []

    def chown(path: Path, user: int, group: int) -> None:
        given.append((user, group))
        raise PermissionError(errno.EPERM, "not permitted")

    status = target.stat()
    other = os.stat_result([*status[:4], 4711, 4712, *status[6:]])
    monkeypatch.setattr(os, "chown", chown)
    monkeypatch.setattr("sorbnames.documents.writing._status", lambda path: other)
    write(target, NEW)
    assert given == [(-1, 4712), (4711, -1)]
    assert target.read_bytes() == NEW


def test_a_link_stays_and_its_file_is_replaced(target: Path) -> None:
    folder = target.parent / "links"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to(target)
    write(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert list(folder.iterdir()) == [link]


def test_a_link_to_nothing_makes_its_file(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "neu.txt")
    write(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "neu.txt").read_bytes() == NEW


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    refused(tmp_path / "a", ["ließ sich nicht schreiben", "-o"], ["could not be written", "-o"])


def test_a_device_is_written_to_not_replaced() -> None:
    write(os.devnull, NEW)
    assert not stat.S_ISREG(os.stat(os.devnull).st_mode)


def test_standard_output_is_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream, "ascii", newline="\r\n"))
    sys.stdout.write("a")
    write("-", NEW)
    assert stream.getvalue() == b"a" + NEW


# failures


def test_a_folder_as_target(tmp_path: Path) -> None:
    refused(tmp_path, ["Ordner", "Dateinamen"], ["folder", "Name a file"])


def test_a_missing_folder(tmp_path: Path) -> None:
    missing = tmp_path / "fehlt"
    refused(missing / "neu.txt", [f"Ordner {missing} gibt es nicht", "anlegen"], [f"no folder {missing}", "Create"])
    assert not missing.exists()


def test_a_file_as_folder(target: Path) -> None:
    refused(target / "neu.txt", ["gibt es nicht"], ["there is no folder"])


def test_a_read_only_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, kind: False)
    refused(target, ["schreibgeschützt", "-o"], ["read-only", "-o"])
    assert target.read_bytes() == OLD


def fail_with(number: int) -> OSError:
    return OSError(number, os.strerror(number))


FAILURES = [
    (errno.EACCES, ["darf nicht geschrieben", "Rechte"], ["not permitted", "access rights"]),
    (errno.EROFS, ["darf nicht geschrieben", "Rechte"], ["not permitted", "access rights"]),
    (errno.ENOSPC, ["voll", "Platz"], ["full", "Free some space"]),
    (errno.EIO, ["Ein-/Ausgabefehler", "-o"], [os.strerror(errno.EIO), "-o"]),
]


@pytest.mark.parametrize(("number", "german", "english"), FAILURES)
@pytest.mark.parametrize("step", ["open", "fsync", "replace", "chmod"])
def test_a_failure_leaves_everything_as_it_was(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, german: list[str], english: list[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fail_with(number)

    monkeypatch.setattr(Path if step in ("replace", "chmod") else os, step, fail)
    try:
        refused(target, german, english)
    finally:
        monkeypatch.undo()
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_an_interruption_leaves_everything_as_it_was(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(target, NEW)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_full_disk_behind_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            raise fail_with(errno.ENOSPC)

    class Stream:
        buffer = Full()

        def flush(self) -> None:
            pass

    monkeypatch.setattr(sys, "stdout", Stream())
    refused("-", ["voll"], ["full"])
