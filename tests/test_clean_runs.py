"""``sorbnames clean``: interrupted and continued runs, bad input, and what a person sees."""

from __future__ import annotations

import gc
import gzip
import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Program, Run, environment

pa = pytest.importorskip("pyarrow")

from sorbnames.errors import SorbnamesError  # noqa: E402
from sorbnames.messages.tablefiles import TEXTS  # noqa: E402

ROWS = "".join(f'{at},"Beispielwerke {at}",{place},{plz}\n' for at in range(500) for place, plz in
               (("Chosebuz", "03046"), ("Berlin", "10115"), ("Burg", "03096"), ("Xyz", ""), ("Brug", "")))  # fmt: skip
TABLE = "Nr,Name,Ort,PLZ\n" + ROWS

#: Runs the program with small pieces and a checkpoint after each, and kills it by its own id in the middle.
KILLED = """
import os, signal, sys
import sorbnames.tables.files.csvfile as csvfile, sorbnames.tables.files.jsonl as jsonl
import sorbnames.tables.files.parquet as parquet, sorbnames.tables.files.parquet_sink as parquet_sink
import sorbnames.tables.files.sheets as sheets
import sorbnames.tables.checkpoints as checkpoints, sorbnames.tables.output as output
csvfile.PIECE = jsonl.PIECE = 5000
parquet_sink.PART_ROWS, parquet_sink._MOST_ROWS, parquet._ROWS, sheets._ROWS = 300, 300, 200, 200
checkpoints.SECONDS = 0.0
left = [int(sys.argv[1])]
def counted(write):
    def writing(self, *data):
        write(self, *data)
        left[0] -= 1
        if left[0] == 0:
            getattr(self, "_target", self).file.flush()
            os.kill(os.getpid(), getattr(signal, sys.argv[2]))
    return writing
output.Target.write = counted(output.Target.write)
parquet_sink.ParquetSink.write = counted(parquet_sink.ParquetSink.write)
from sorbnames.cli.app import app
sys.exit(app.run(sys.argv[3:]))
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    path.write_text(TABLE)
    return path


def counts(told: str) -> list[str]:
    """What a run says of how many rows there were and what became of them."""
    return [line.split(":", 1)[1] for line in told.splitlines() if " rows; " in line]


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def killed(cwd: Path, pieces: int, by: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", KILLED, str(pieces), by, "clean", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, timeout=120, check=False)


def written_as(form: str, folder: Path) -> Path:
    """The table as a file of this form."""
    path = folder / f"t.{form}"
    lines = [line.split(",") for line in ROWS.splitlines()]
    table = pa.table({"Ort": [line[2] for line in lines], "PLZ": [line[3] for line in lines]})
    if form == "csv":
        path.write_text(TABLE)
    elif form == "jsonl":
        path.write_text("".join(f'{{"Ort":"{line[2]}","n":{at}}}\n' for at, line in enumerate(lines)))
    elif form == "parquet":
        from pyarrow import parquet

        parquet.write_table(table, path, row_group_size=700)
    else:
        import openpyxl

        book = openpyxl.Workbook()
        book.active.append(table.column_names)
        for row in zip(*table.to_pydict().values(), strict=True):
            book.active.append(row)
        book.save(path)
    return path


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("csv", "o.csv"), ("csv", "o.csv.gz"), ("jsonl", "o.jsonl"), ("parquet", "o.parquet"), ("csv", "o.parquet"),
        ("xlsx", "o.parquet"), ("parquet", "o.csv.gz"), ("xlsx", "o.csv"), ("parquet", "o.jsonl"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("pieces", [6, 9])
def test_a_killed_run_is_continued_to_the_same_bytes(
    run: Run, tmp_path: Path, form: str, name: str, pieces: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for setting, value in (
        ("csvfile.PIECE", 5000), ("jsonl.PIECE", 5000), ("parquet._ROWS", 200), ("sheets._ROWS", 200),
        ("parquet_sink.PART_ROWS", 300), ("parquet_sink._MOST_ROWS", 300),
    ):  # fmt: skip
        monkeypatch.setattr(f"sorbnames.tables.files.{setting}", value)
    arguments = (str(written_as(form, tmp_path)), "-o", name, "--review", "r.csv")
    undisturbed = killed(tmp_path, 10_000, "SIGKILL", *arguments)
    assert undisturbed.returncode == 0
    whole, review = (tmp_path / name).read_bytes(), (tmp_path / "r.csv").read_bytes()
    assert leftovers(tmp_path) == []
    (tmp_path / name).unlink()
    assert killed(tmp_path, pieces, "SIGKILL", *arguments).returncode == -signal.SIGKILL
    assert not (tmp_path / name).exists()
    assert leftovers(tmp_path) == [f".{name}.sorbnames-part", f".{name}.sorbnames-resume"]
    monkeypatch.chdir(tmp_path)
    result = run("clean", *arguments, "--resume")
    assert result.exit_code == 0, result.stderr
    assert "Continued after" in result.stderr
    assert counts(result.stderr) == counts(undisturbed.stderr.decode())
    assert (tmp_path / name).read_bytes() == whole
    assert (tmp_path / "r.csv").read_bytes() == review
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_killed_run_into_zstd_is_continued_to_the_same_frame(run: Run, tmp_path: Path, form: str) -> None:
    """Of what is packed, the last 200 kB are not in the file yet: noise makes the table long enough."""
    noise = random.Random(5)
    rows = [f"{line},{noise.randbytes(400).hex()}" for line in ROWS.splitlines()]
    (tmp_path / "t.csv").write_text("Nr,Name,Ort,PLZ,Rest\n" + "\n".join(rows) + "\n")
    name = f"o.{form}.zst"
    arguments = (str(tmp_path / "t.csv"), "-o", name)
    undisturbed = killed(tmp_path, 10_000, "SIGKILL", *arguments)
    assert undisturbed.returncode == 0
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    # What one run left is continued twice; the second is stopped before it reaches another checkpoint.
    for pieces in (300, 20):
        result = killed(tmp_path, pieces, "SIGKILL", *arguments, *(["--resume"] if pieces < 300 else []))
        assert result.returncode == -signal.SIGKILL
        assert not (tmp_path / name).exists()
    result = run("clean", tmp_path / "t.csv", "-o", tmp_path / name, "--resume")
    assert result.exit_code == 0, result.stderr
    assert "Continued after" in result.stderr
    assert counts(result.stderr) == counts(undisturbed.stderr.decode())
    assert (tmp_path / name).read_bytes() == whole
    assert leftovers(tmp_path) == []


def test_packing_again_what_was_there_may_be_interrupted_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sorbnames.tables import packing
    from sorbnames.tables.output import Target

    monkeypatch.setattr(packing, "HELD_BACK", 0)
    noise = random.Random(5).randbytes(300_000).hex().encode()
    target = Target(str(tmp_path / "o.zst"), "zstd")
    target.open()
    target.write(noise)
    target.checkpoint({"at": 1})
    target.write(noise)
    target.checkpoint({"at": 2})
    target.abandon()

    def failing(path: Path, size: int) -> Iterator[bytes]:
        yield noise[:1000]
        raise OSError(28, "No space left on device")

    again = Target(str(tmp_path / "o.zst"), "zstd")
    state = again.interrupted()
    assert state is not None
    assert (state["at"], state["written"]) == (1, len(noise))
    with monkeypatch.context() as patch:
        patch.setattr("sorbnames.tables.output.unpacked", failing)
        with pytest.raises(SorbnamesError):
            again.open(state["written"])
    assert again.abandon()
    last = Target(str(tmp_path / "o.zst"), "zstd")
    assert last.interrupted() == state
    last.open(state["written"])
    last.write(noise)
    last.finish()
    with pa.CompressedInputStream(pa.OSFile(str(tmp_path / "o.zst")), "zstd") as packed:
        assert packed.read() == noise * 2
    assert leftovers(tmp_path) == []


def test_a_run_is_continued_only_with_the_same_input(run: Run, tmp_path: Path, table: Path) -> None:
    killed(tmp_path, 4, "SIGKILL", str(table), "-o", "o.csv")
    table.write_text(TABLE + "1,x,Peitz,03185\n")
    result = run("clean", table, "-o", tmp_path / "o.csv", "--resume")
    assert result.exit_code == 2
    assert "Without --resume" in result.stderr
    assert run("clean", table, "-o", tmp_path / "o.csv").exit_code == 0
    assert leftovers(tmp_path) == []


def test_nothing_to_continue_is_a_new_run(run: Run, tmp_path: Path, table: Path) -> None:
    assert run("clean", table, "-o", tmp_path / "o.csv", "--resume").exit_code == 0


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])  # Ctrl-C, and a service that is stopped
def test_an_interruption_leaves_no_half_file(tmp_path: Path, table: Path, name: str) -> None:
    (tmp_path / "o.csv").write_text("old")
    result = killed(tmp_path, 4, name, str(table), "-o", "o.csv")
    assert result.returncode == 130
    assert (tmp_path / "o.csv").read_text() == "old"
    assert b"--resume" in result.stderr
    assert b"Traceback" not in result.stderr
    # Before the first checkpoint there is nothing to keep.
    for left in leftovers(tmp_path):
        (tmp_path / left).unlink()
    assert killed(tmp_path, 1, name, str(table), "-o", "o.csv").returncode == 130
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk(program: Program, run: Run, tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = program("clean", table, "-o", "/dev/full")
    assert result.returncode == 2
    assert b"disk is full" in result.stderr
    # In the middle of a run, where something can be kept.
    monkeypatch.setattr("sorbnames.tables.files.csvfile.PIECE", 5000)
    monkeypatch.setattr("sorbnames.tables.checkpoints.SECONDS", 0.0)
    from sorbnames.tables.output import Target

    write, left = Target.write, [5]

    def writing(self: Target, data: object) -> None:
        left[0] -= 1
        if not left[0]:
            raise self.explained(OSError(28, "No space left on device"))
        write(self, data)

    monkeypatch.setattr(Target, "write", writing)
    failed = run("clean", table, "-o", tmp_path / "o.csv")
    assert failed.exit_code == 2
    assert "disk is full" in failed.stderr
    assert "--resume" in failed.stderr
    assert not (tmp_path / "o.csv").exists()
    monkeypatch.setattr(Target, "write", write)
    assert run("clean", table, "-o", tmp_path / "o.csv", "--resume").exit_code == 0
    assert len((tmp_path / "o.csv").read_text().splitlines()) == 2501


def test_a_run_that_fails_leaves_no_writer_that_complains_later(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sorbnames.tables.files.csvfile.PIECE", 50_000)
    monkeypatch.setattr("sorbnames.tables.files.parquet_sink._MOST_ROWS", 30)
    noise = random.Random(5)
    rows = "".join(f"Peitz,{noise.randbytes(1000).hex()}\n" for _ in range(5000))
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(f"Ort,Rest\n{rows}".encode(), 1)[:-20])
    complaints: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", complaints.append)
    result = run("clean", tmp_path / "t.csv.gz", "-o", tmp_path / "o.parquet")
    assert result.exit_code == 2
    assert "incomplete" in result.stderr
    del result
    gc.collect()
    assert complaints == []


@pytest.mark.parametrize("name", ["o.csv", "o.csv.zst", "o.parquet", "o.xlsx"])
def test_a_file_that_may_not_grow_further(tmp_path: Path, name: str) -> None:
    """As on a full disk, for every way of writing; the limit is the system's."""
    rows = "".join(f"{at},Ort{at},{at:05}\n" for at in range(20_000))
    (tmp_path / "t.csv").write_text("Nr,Ort,PLZ\n" + rows)
    result = subprocess.run(
        [sys.executable, "-m", "sorbnames", "clean", "t.csv", "-o", name],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)),
    )
    assert result.returncode == 2
    assert b"the disk is full" in result.stderr
    assert b"Traceback" not in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.csv"]


def test_more_rows_than_a_sheet_can_have(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sorbnames.tables.files.sinks.LARGEST_SHEET", 2501)
    result = run("clean", written_as("parquet", tmp_path), "-o", tmp_path / "o.xlsx")
    assert result.exit_code == 0, result.stderr
    monkeypatch.setattr("sorbnames.tables.files.sinks.LARGEST_SHEET", 2500)
    for form in ("parquet", "csv"):
        result = run("clean", written_as(form, tmp_path), "-o", tmp_path / f"{form}.xlsx")
        assert result.exit_code == 2
        assert "2500" in result.stderr
        assert not (tmp_path / f"{form}.xlsx").exists()


def test_workers_change_no_byte(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Ort\n" + "".join(f"Ort{at}\nCottbu{at}\n" for at in range(4000)))
    assert run("clean", path, "-o", tmp_path / "1.csv", "--workers", "1").exit_code == 0
    assert run("clean", path, "-o", tmp_path / "2.csv", "--workers", "2").exit_code == 0
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()


@pytest.mark.slow
def test_a_killed_worker_loses_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of two workers is killed by its id after the first part of the file: the bytes are those of one process."""
    from sorbnames.tables.workers import Workers

    path = tmp_path / "t.csv"
    path.write_text("Ort\n" + "".join(f"Ort{at}\nCottbu{at}\n" for at in range(3000)))
    monkeypatch.setattr("sorbnames.tables.files.csvfile.PIECE", 10_000)
    monkeypatch.setattr("sorbnames.tables.workers.Workers.worthwhile", 100)
    assert run("clean", path, "-o", tmp_path / "1.csv").exit_code == 0
    ask, close, ended, closed = Workers.answer, Workers.close, [], []

    def answer(self: Workers, *asked: object) -> object:
        found = ask(self, *asked)  # type: ignore[arg-type]
        if not ended:
            process = next(iter(self._pool._processes.values()))  # type: ignore[union-attr]
            ended.append(process.pid)
            process.kill()
            process.join()
        return found

    def closing(self: Workers) -> None:
        closed.append(len(ended))
        close(self)

    monkeypatch.setattr(Workers, "answer", answer)
    monkeypatch.setattr(Workers, "close", closing)
    result = run("clean", path, "-o", tmp_path / "2.csv", "--workers", "2")
    assert result.exit_code == 0, result.stderr
    assert len(closed) > 1, "the next part met the killed worker, besides the end of the run"
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()
    assert leftovers(tmp_path) == []


def test_what_cannot_be_continued_says_so(run: Run, tmp_path: Path, table: Path) -> None:
    result = run("clean", table, "-o", tmp_path / "o.xlsx", "--resume")
    assert result.exit_code == 0, result.stderr
    assert "begins anew" in result.stderr
    assert (tmp_path / "o.xlsx").exists()


# Bad input: one message that says what to do; nothing is written.

#: How an old workbook begins; calamine panics where its length is odd.
_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(10) + b"\1\0\0\0" * 2

BAD = {
    "missing": (None, "t.csv", "no such file"),
    "folder": ("folder", "t.csv", "folder, not a file"),
    "empty": (b"", "t.csv", "empty"),
    "blank": (b"\n\n", "t.csv", "empty"),
    "broken parquet": (b"PAR1abcdefgh", "t.parquet", "not a readable Parquet file"),
    "no parquet": (b"Ort,PLZ\nPeitz,03185\n", "t.parquet", "not by its content"),
    "broken workbook": (b"PK\x03\x04abcdefgh", "t.xlsx", "cannot be read"),
    "no workbook": (b"Ort\n", "t.xlsx", "not by its content"),
    "odd workbook": (_OLE.ljust(512, b"\0") + b"abc", "t.xls", "cannot be read"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "t.dat", "not a table of a known format"),
    "cut gzip": (gzip.compress(TABLE.encode())[:-20], "t.csv.gz", "incomplete"),
    "damaged gzip": (gzip.compress(TABLE.encode())[:200] + b"x" * 400, "t.csv.gz", "damaged"),
    "cut zstd": (b"\x28\xb5\x2f\xfd\x04\x00", "t.csv.zst", "incomplete"),
    "no column": (b"a,b\n1,2\n", "t.csv", "No column is recognised"),
    "json array": (b'[{"Ort":"Peitz"}]', "t.jsonl", "JSON array"),
    "no json": (b"Ort\nPeitz\n", "t.jsonl", "no line is a JSON object"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_one_message(run: Run, tmp_path: Path, case: str) -> None:
    content, name, expected = BAD[case]
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    endings = {"t.csv": "o.csv", "t.dat": "o.csv", "t.jsonl": "o.jsonl", "t.parquet": "o.parquet", "t.xlsx": "o.xlsx"}
    output = tmp_path / endings.get(name, "o.csv")
    result = run("clean", path, "-o", output)
    assert result.exit_code == 2, result.stderr
    assert result.stderr.startswith("sorbnames: ") or result.stderr.startswith(str(path))
    assert expected in result.stderr.splitlines()[-1]
    assert not output.exists()
    assert leftovers(tmp_path) == []


def test_a_parquet_file_that_ends_early(run: Run, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"Ort": ["Peitz"] * 1000}), path)
    path.write_bytes(path.read_bytes()[:-10])
    result = run("clean", path, "-o", tmp_path / "o.parquet")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "not a readable Parquet file" in result.stderr


def test_input_and_output_differ(run: Run, table: Path) -> None:
    link = table.with_name("link.csv")
    link.symlink_to(table)
    for output in (table, link):
        result = run("clean", table, "-o", output)
        assert result.exit_code == 2
        assert "same file" in result.stderr
    assert table.read_text() == TABLE


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("o.parqet", "Did you mean .parquet?"),
        ("o.docx", "Possible: csv, tsv"),
        ("missing/o.csv", "missing"),
        ("o.parquet.gz", "not packed once more"),
        (".", "folder"),
    ],
)
def test_outputs_that_cannot_be(run: Run, tmp_path: Path, table: Path, name: str, expected: str) -> None:
    result = run("clean", table, "-o", tmp_path / name)
    assert result.exit_code == 2
    assert expected in result.stderr.splitlines()[-1]


def test_wrong_calls(run: Run, table: Path) -> None:
    output = table.with_name("o.csv")
    assert "Did you mean parquet?" in run("clean", table, "-o", output, "--format", "parket").stderr
    result = run("clean", table, "-o", output, "--plz", "Plz ")
    assert result.exit_code == 2
    assert "“PLZ”" in result.stderr
    table.write_text("Ort,Ort\nPeitz,x\n")
    assert "Several columns" in run("clean", table, "-o", output, "--place", "Ort").stderr
    assert run("clean", table, "-o", output, "--delimiter", "abc").exit_code == 2
    assert run("clean", table, "-o", output, "--review", "r.txt").exit_code == 2
    assert run("clean", table).exit_code == 2


def test_both_languages(run: Run, table: Path) -> None:
    result = run("clean", table, "-o", table.with_name("o.csv"), "--lang", "de")
    assert result.stderr.splitlines() == [
        f"{table}: CSV, UTF-8, Trennzeichen ,",
        "  Ort → Ort · PLZ → Postleitzahl",
        f"{table}: 2500 Zeilen; 1000 zugeordnet, 500 zu entscheiden, 1000 nicht gefunden.",
    ]
    assert run("clean", table, "-o", table.with_name("o.csv"), "-q").stderr == ""
    for key, (german, english) in TEXTS.items():
        assert german != english, key


def test_a_bar_only_on_a_terminal(tmp_path: Path, table: Path) -> None:
    pty = pytest.importorskip("pty")
    main, end = pty.openpty()
    command = [sys.executable, "-m", "sorbnames", "clean", str(table), "-o", "o.csv"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(TERM="xterm"), stderr=end, stdout=end) as process:
        process.wait(60)
    os.close(end)
    shown = b""
    while True:
        try:
            shown += os.read(main, 65536)
        except OSError:
            break
    os.close(main)
    assert process.returncode == 0
    assert b"rows" in shown
    assert b"100%" in shown
    assert shown.rstrip().endswith(b"not found.")


def test_a_closed_pipe_ends_quietly(table: Path) -> None:
    table.write_text(TABLE * 20)
    command = [sys.executable, "-m", "sorbnames", "clean", str(table), "-o", "-", "-q"]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
