"""The program as a process: pipes, locales, a full disk, what is imported, and what happens when it is wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, Program, Run, environment

NEVER_FOR_A_LOOKUP = ("rapidfuzz", "yaml", "charset_normalizer", "importlib.metadata", "difflib", "textwrap", "csv")


def imported(*arguments: str) -> set[str]:
    """The modules that a run of the program imports."""
    command = [sys.executable, "-v", "-m", "sorbnames", *arguments]
    result = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment(), text=True, check=True)
    return set(re.findall(r"^import '([\w.]+)'", result.stderr, re.MULTILINE))


def test_help_imports_no_command_and_nothing_heavy() -> None:
    modules = imported("--help")
    names = ("lookup", "forms", "mentions", "check", "fix", "clean", "rules", "data")
    commands = {f"sorbnames.cli.{name}" for name in names}
    assert not modules & commands
    assert not modules & {*NEVER_FOR_A_LOOKUP, "sorbnames.gazetteer", "json", "shutil", "pathlib"}


def test_a_lookup_imports_only_what_it_needs() -> None:
    modules = imported("lookup", "Cottbus")
    assert "sorbnames.cli.lookup" in modules
    assert not modules & {*NEVER_FOR_A_LOOKUP, "sorbnames.cli.fix", "sorbnames.rules", "sorbnames.documents"}
    assert not modules & {
        "sorbnames.cli.forms",
        "sorbnames.forms",
        "sorbnames.inflection",
        "sorbnames.inflection.paradigms",
    }


def test_importing_the_library_loads_nothing() -> None:
    code = "import sys, sorbnames; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, text=True, check=True)
    assert not {*NEVER_FOR_A_LOOKUP, "click"} & set(result.stdout.split())


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1", "C.UTF-8"])
def test_output_is_utf8_in_every_locale(program: Program, locale: str) -> None:
    result = program(
        "lookup", "Cottbus", LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii"
    )
    assert result.stdout.decode().startswith("Cottbus → Cottbus/Chóśebuz\n")


def test_exit_codes_reach_the_shell(program: Program) -> None:
    assert program("lookup", "Cottbus").returncode == 0
    assert program("lookup", "Xyzabc").returncode == 1
    assert program("check", "-", stdin="Cottbus/Chósebusz".encode()).returncode == 1
    assert program("check", "missing.txt").returncode == 2
    assert program("nonsense").returncode == 2
    assert program("--version").returncode == 0


def test_the_version_names_program_and_data(program: Program) -> None:
    import sorbnames

    expected = f"sorbnames {sorbnames.__version__} (data {sorbnames.load().data_version})\n"
    assert program("--version").stdout.decode() == expected


def test_a_pipe_is_corrected_byte_for_byte(program: Program) -> None:
    text = "\ufeffCottbus/Chósebusz\r\nŁužyca\rend".encode()
    assert program("fix", "-", stdin=text).stdout == text.replace("Chósebusz".encode(), "Chóśebuz".encode())


def test_names_are_answered_while_they_come_in() -> None:
    command = [sys.executable, "-m", "sorbnames", "lookup", "--json", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment(PYTHONUNBUFFERED="1")
    ) as process:
        assert process.stdin
        assert process.stdout
        for name in ("Cottbus", "Peitz"):
            process.stdin.write(f"{name}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["query"] == name
        process.stdin.close()
        assert process.wait(timeout=60) == 0


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize(
    ("arguments", "code"), [(["lookup", "-"], 0), (["check", "-"], 1), (["mentions", "-"], 0), (["fix", "-"], 0)]
)
def test_a_reader_that_has_seen_enough_is_no_error(arguments: list[str], code: int) -> None:
    command = [sys.executable, "-m", "sorbnames", "--lang", "en", *arguments]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment()
    )
    assert process.stdout
    process.stdout.close()
    names = "Cottbus\n" if code == 0 else "Cottbus/Chósebusz\n"
    process.stdout = None
    _, errors = process.communicate((names * 20_000).encode(), timeout=120)
    assert b"Traceback" not in errors
    assert b"sorbnames:" not in errors
    assert b"Exception" not in errors
    assert process.returncode == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["--help"], ["lookup", "Cottbus"], ["fix", "-"]])
def test_a_full_disk_is_told_in_one_line(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "sorbnames", *arguments]
        result = subprocess.run(
            command, input=b"Cottbus", stdout=full, stderr=subprocess.PIPE, cwd=ROOT, env=environment(), check=False
        )
    lines = [line for line in result.stderr.decode().splitlines() if line.startswith("sorbnames: ")]
    assert result.returncode == 2
    assert len(lines) == 1
    assert "No space left" in lines[0] or "the disk is full" in lines[0]
    assert "Traceback" not in result.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize("command", ["fix -", "lookup Cottbus", "check -", "--help"])
def test_a_closed_stream_gets_nothing_and_nothing_goes_elsewhere(command: str, closed: str) -> None:
    call = f'"{sys.executable}" -m sorbnames {command}'

    def run(streams: str) -> subprocess.CompletedProcess[bytes]:
        shell = ["sh", "-c", f"{call} {streams}"]
        return subprocess.run(shell, input=b"Cottbus/Chosebuz", capture_output=True, cwd=ROOT, env=environment())

    open_, result = run(""), run(closed)
    assert result.returncode == open_.returncode
    assert result.stdout == (b"" if closed.startswith(">") else open_.stdout)
    assert result.stderr == (b"" if "2>" in closed else open_.stderr)


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_whoever_ends_the_program_finds_nothing_left(number: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Cottbus/Chósebusz\n", encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")  # it is read for ever
    command = [sys.executable, "-m", "sorbnames", "check", "a.txt", "b.txt", "--workers", "1", "-o", "found.txt"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, cwd=tmp_path, env={**environment(), "PYTHONPATH": str(ROOT)}
    ) as program:
        for _ in range(1200):
            if any(path.name.startswith(".sorbnames") for path in tmp_path.iterdir()):
                break
            time.sleep(0.05)
        program.send_signal(getattr(signal, number))
        try:
            _, errors = program.communicate(timeout=60)
        finally:
            program.kill()
    assert program.returncode == 130
    assert errors.decode().splitlines()[-1] == "sorbnames: Interrupted."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_mistake_in_the_program_is_one_line_with_a_pointer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import sorbnames

    def broken(**_: object) -> None:
        raise RuntimeError("out of luck")

    monkeypatch.setattr(sorbnames, "load", broken)
    result = run("lookup", "Cottbus")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "sorbnames: A mistake in the program (RuntimeError: out of luck). Please report it: repeat the command with "
        "SORBNAMES_DEBUG=1 and send the output along.\n"
    )
    debugged = run("lookup", "Cottbus", SORBNAMES_DEBUG="1").stderr
    assert debugged.startswith("Traceback")
    assert debugged.endswith(result.stderr)


def test_an_interrupt_is_told_and_exits_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import sorbnames

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sorbnames, "load", interrupted)
    result = run("lookup", "Cottbus", "--lang", "de")
    assert (result.exit_code, result.stderr.lstrip()) == (130, "sorbnames: Abgebrochen.\n")


@pytest.mark.skipif(os.name != "posix", reason="file names of POSIX")
def test_a_file_name_that_is_no_text(program: Program, tmp_path: Path) -> None:
    name = os.fsdecode(b"br\xfcck.txt")
    (tmp_path / name).write_bytes("Cottbus/Chósebusz\n".encode())
    (finding,) = json.loads(program("check", "--format", "json", name).stdout)
    assert os.fsencode(finding["file"]) == b"br\xfcck.txt"
    assert program("fix", "--in-place", name).returncode == 0
    assert (tmp_path / name).read_text(encoding="utf-8") == "Cottbus/Chóśebuz\n"


def terminal_output(*arguments: str, **more: str) -> str:
    """What the program writes to a terminal."""
    import pty

    outer, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "sorbnames", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment(TERM="xterm", **more),
    ) as process:
        os.close(inner)
        output = b""
        while True:
            try:
                piece = os.read(outer, 65536)
            except OSError:
                break
            if not piece:
                break
            output += piece
        process.wait(timeout=60)
    os.close(outer)
    return output.decode()


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
@pytest.mark.parametrize("command", [["check"], ["fix", "--diff"], ["rules", "SN101"]])
def test_colour_only_on_a_terminal_and_never_with_no_color(program: Program, command: list[str]) -> None:
    file = [] if command[0] == "rules" else [str(ROOT / "examples" / "press-release.txt")]
    assert "\x1b[" in terminal_output(*command, *file)
    assert "\x1b[" not in terminal_output(*command, *file, NO_COLOR="1")
    assert b"\x1b[" not in program(*command, *file).stdout


@pytest.mark.skipif(os.name != "posix", reason="completion of POSIX shells")
def test_the_shell_completes_commands_options_and_values(program: Program) -> None:
    def completed(words: str, position: int) -> list[str]:
        result = program(COMP_WORDS=words, COMP_CWORD=str(position), _SORBNAMES_COMPLETE="bash_complete")
        return [line.partition(",")[2] for line in result.stdout.decode().splitlines()]

    assert completed("sorbnames f", 1) == ["forms", "fix"]
    assert completed("sorbnames fix --in", 2) == ["--in-place"]
    assert completed("sorbnames check --format g", 3) == ["github"]
    assert completed("sorbnames fix --style o", 3) == ["official"]
    assert completed("sorbnames address --style l", 3) == ["letterhead", "lines"]
    assert completed("sorbnames check --select SN205,sn40", 3) == ["SN205,SN401", "SN205,SN402"]
    assert completed("sorbnames rules SN30", 2) == ["SN301", "SN302", "SN303", "SN304"]
    zsh = program(COMP_WORDS="sorbnames chec", COMP_CWORD="1", _SORBNAMES_COMPLETE="zsh_complete", LANG="de_DE.UTF-8")
    assert "Namen in Dateien prüfen." in zsh.stdout.decode()
