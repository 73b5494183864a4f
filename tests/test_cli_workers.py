"""Several files by several processes: the same bytes and messages as from one; what happens when one is killed."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from conftest import ROOT, Run, environment

from sorbnames.cli import processes
from sorbnames.documents import read

OFFICE = ROOT / "tests" / "documents" / "office"
WRONG, RIGHT = "03046 Cottbus/Chósebusz\n", "03046 Cottbus/Chóśebuz\n"


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even small files are worth several processes."""
    monkeypatch.setattr(processes, "WORTH_IT", 0)


def fill(folder: Path) -> Path:
    """Files of every kind that can be corrected, and some that can't."""
    folder.mkdir()
    for name in ("letterhead.docx", "mitteilung.docx", "mitteilung.odt", "mitteilung.fodt"):
        shutil.copy(OFFICE / name, folder)
    (folder / "a.txt").write_text(WRONG, "utf-8")
    (folder / "b.md").write_text(f"# Heading\n\n**Nach** {WRONG}", "utf-8")
    (folder / "c.html").write_text(f"<title>x</title><p>{WRONG}", "utf-8")
    (folder / "broken.docx").write_bytes((OFFICE / "letterhead.docx").read_bytes()[:-40])
    (folder / "broken.txt").write_bytes(b"\0\1\2")
    (folder / "old.txt").write_bytes("Peitz/Picnjö\nCottbus/Chósebusz — Grüße\n".encode("cp1252"))
    (folder / "sub").mkdir()
    (folder / "sub" / ".sorbnames.toml").write_text('style = "official"\nignore = ["SN101"]\n')
    (folder / "sub" / "d.txt").write_text("03046 Cottbus\n", "utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Morning(datetime):
    """Tracked changes and comments carry the time."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Morning:
        return cls(2024, 2, 14, 9, 30, tzinfo=tz)


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    "options",
    [
        ("fix", "--in-place"),
        ("fix", "--in-place", "--lang-markup", "--style", "official", "--unsafe"),
        ("fix", "--in-place", "--encoding", "utf-8", "--lang", "de"),
        ("fix", "--in-place", "--report", "report.html"),
        ("fix", "--in-place", "--quiet"),
        ("fix", "--in-place", "--track-changes"),
        ("fix", "--in-place", "--comments"),
        ("fix", "--diff"),
        ("fix", "--to", "dsb", "--diff"),
        ("mentions",),
        ("mentions", "--format", "csv"),
        ("mentions", "--format", "geojson"),
        ("check",),
        ("check", "--format", "html"),
    ],
)
def test_the_number_of_workers_changes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    if multiprocessing.get_start_method() != "fork" and not {"--track-changes", "--comments"}.isdisjoint(options):
        pytest.skip("the time is set for this process and its forks alone")
    monkeypatch.setattr("sorbnames.documents.tracking.datetime", Morning)
    found = []
    for workers in ("1", "2", "3"):
        folder = fill(tmp_path / "letters")
        monkeypatch.chdir(tmp_path)
        result = run(*options, "letters", "letters/a.txt", "missing.txt", "--workers", workers)
        found.append((result.exit_code, result.stdout_bytes, result.stderr, content(tmp_path)))
        shutil.rmtree(folder)
    code, _, errors, files = found[0]
    assert code == 2
    failed = [line.split(": ")[1].split(",")[0] for line in errors.splitlines() if line.startswith("sorbnames: ")]
    assert {"letters/broken.docx", "letters/broken.txt", "missing.txt"} <= set(failed)
    assert failed[-1] == "missing.txt"
    assert not [name for name in files if name.endswith(".tmp")]
    assert found[1] == found[0]
    assert found[2] == found[0]


@pytest.mark.usefixtures("several")
def test_every_kind_of_file_is_corrected(run: Run, tmp_path: Path) -> None:
    folder = fill(tmp_path / "letters")
    run("fix", "--in-place", folder, "--workers", "2")
    assert (folder / "a.txt").read_text("utf-8") == RIGHT
    assert (folder / "b.md").read_text("utf-8").endswith(f"**Nach** {RIGHT}")
    assert (folder / "c.html").read_text("utf-8") == f"<title>x</title><p>{RIGHT}"
    for name in ("letterhead.docx", "mitteilung.docx", "mitteilung.odt", "mitteilung.fodt"):
        assert read(folder / name).text != read(OFFICE / name).text
        assert "Chósebusz" not in read(folder / name).text


@pytest.mark.usefixtures("several")
def test_one_stream_gets_all_texts_in_their_order(run: Run, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(30)]
    for number, path in enumerate(paths):
        path.write_text(f"{number} {WRONG}", "utf-8")
    result = run("fix", *paths, "-", "--workers", "2", stdin=WRONG.encode())
    assert result.stdout == "".join(f"{number} {RIGHT}" for number in range(30)) + RIGHT
    assert result.stderr.splitlines()[-1].startswith("31 ")


def killed(job: Path) -> str:
    """Give the name of a file; be killed over some: once, where there is a note to take away, else always."""
    if job.name == "once" and job.exists():
        job.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    if job.name == "always":
        os.kill(os.getpid(), signal.SIGKILL)
    return job.name


class Job:
    """A file that stands for a document."""

    in_one_go = True

    def __init__(self, path: Path) -> None:
        self.path = str(path)


def by_name(job: Job) -> str:
    return killed(Path(job.path))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
@pytest.mark.usefixtures("several")
def test_a_killed_process_costs_its_own_file_at_most(tmp_path: Path) -> None:
    names = [*map(str, range(10)), "once", *map(str, range(10, 20)), "always", *map(str, range(20, 30))]
    for name in names:
        (tmp_path / name).write_text("x")
    given = list(processes.results([Job(tmp_path / name) for name in names], by_name, 2))
    failed = given[names.index("always")]
    assert isinstance(failed, Exception)
    assert "always: the process that worked on the file was killed" in str(failed)
    assert [one for one in given if one is not failed] == [name for name in names if name != "always"]


# --- as a process of its own: a named pipe holds a worker up until it is killed


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux' list of processes")


class Held:
    """The program at work on two large files with a pipe between them to which nobody writes."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._pipe = folder / "b.txt"
        os.mkfifo(self._pipe)
        for name in ("a.txt", "c.txt"):
            (folder / name).write_text(WRONG + "Ein Satz ohne Namen.\n" * 30_000, "utf-8")
        command = [sys.executable, "-m", "sorbnames", *arguments, "a.txt", "b.txt", "c.txt", "--workers", "2"]
        self.program = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def wait(self) -> list[int]:
        """Wait until a process reads the pipe; all processes at work, none if the program has ended."""
        eventually(lambda: self._is_read() or self.program.poll() is not None)
        return self.children()

    def _is_read(self) -> bool:
        with contextlib.suppress(OSError):  # nobody reads yet
            self._writer = os.open(self._pipe, os.O_WRONLY | os.O_NONBLOCK)
            return True
        return False

    def has_ended(self) -> bool:
        """Wait until a process reads the pipe or the program has ended."""
        self.pids = self.wait()
        return self.program.poll() is not None

    def children(self) -> list[int]:
        lists = Path(f"/proc/{self.program.pid}/task").glob("*/children")
        return [int(word) for found in lists for word in found.read_text().split()]

    def kill(self) -> None:
        """Kill the processes at work and wait for their end; then the pipe has no writer any more."""
        for pid in self.pids:
            with contextlib.suppress(ProcessLookupError):  # one killed, the pool ends the others
                os.kill(pid, signal.SIGKILL)
        os.close(self._writer)
        eventually(lambda: not any(map(is_running, self.pids)))


def eventually(is_so: Callable[[], bool]) -> None:
    for _ in range(1200):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def hold(tmp_path: Path) -> Iterator[Callable[..., Held]]:
    """Start the program so."""
    started: list[Held] = []

    def start(*arguments: str) -> Held:
        started.append(Held(tmp_path, *arguments))
        return started[-1]

    yield start
    for held in started:
        held.program.kill()
        held.program.communicate(timeout=60)


@needs_proc
@pytest.mark.parametrize(("language", "said"), [("de", "wurde zweimal von außen beendet"), ("en", "was killed twice")])
def test_what_kills_its_process_is_told(hold: Callable[..., Held], tmp_path: Path, language: str, said: str) -> None:
    held = hold("fix", "--in-place", "--lang", language)
    while not held.has_ended():  # whichever process reads the pipe
        held.kill()
    output, errors = held.program.communicate(timeout=120)
    assert (held.program.returncode, output) == (2, "")
    (failure,) = [line for line in errors.splitlines() if line.startswith("sorbnames: ")]
    assert failure.startswith("sorbnames: b.txt: ")
    assert said in failure
    assert "--workers 1" in failure
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "c.txt"]
    assert (tmp_path / "b.txt").is_fifo()
    for name in ("a.txt", "c.txt"):
        assert (tmp_path / name).read_text("utf-8").startswith(RIGHT)


@needs_proc
@pytest.mark.parametrize("command", [("fix", "--in-place"), ("check",), ("mentions",)])
def test_a_program_that_is_killed_leaves_no_process(
    hold: Callable[..., Held], tmp_path: Path, command: tuple[str, ...]
) -> None:
    held = hold(*command)
    pids = held.wait()
    assert pids
    held.program.kill()
    eventually(lambda: not any(map(is_running, pids)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "c.txt"]
    assert (tmp_path / "c.txt").read_text("utf-8").startswith(WRONG)


@needs_proc
def test_an_interrupt_ends_all_at_once(hold: Callable[..., Held], tmp_path: Path) -> None:
    held = hold("fix", "--in-place")
    pids = held.wait()
    for pid in [held.program.pid, *pids]:  # as a terminal does
        os.kill(pid, signal.SIGINT)
    _, errors = held.program.communicate(timeout=120)
    assert held.program.returncode == 130
    assert errors.splitlines()[-1] == "sorbnames: Interrupted."
    assert "Traceback" not in errors
    assert not any(map(is_running, pids))
    assert (tmp_path / "c.txt").read_text("utf-8").startswith(WRONG)
