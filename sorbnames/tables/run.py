"""One run of ``sorbnames clean``: a table file in, the same with ``sn_*`` columns out."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from sorbnames.documents.base import STANDARD_STREAM, shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.answers import Question, Tally
from sorbnames.tables.asked import add_all
from sorbnames.tables.columns import Columns, chosen
from sorbnames.tables.files.base import Outcome, Piece, Step, Trouble
from sorbnames.tables.files.formats import LINES, format_of_output
from sorbnames.tables.kernel import Kernel
from sorbnames.tables.opening import Opened, open_table, remove_temporary
from sorbnames.tables.output import Target
from sorbnames.tables.pipeline import Behind, ahead

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer

#: Seconds between two checkpoints.
CHECKPOINT = 5.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What a call asks for; empty texts leave it to the program to find out.

    ``form`` is the format of the input, ``to_encoding`` the encoding of the output. ``is_tallied`` counts the distinct
    values, for a review.
    """

    input: str
    output: str
    columns: Columns = field(default_factory=Columns)
    form: str = ""
    encoding: str = ""
    to_encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    overwrite: bool = False
    workers: int = 1
    resume: bool = False
    is_tallied: bool = False


class Watcher(Protocol):
    """Is told how a run goes on."""

    def begins(self, opened: Opened, columns: Columns, form: str) -> None:
        """The table is open, its columns are known; nothing is written yet."""

    def resumes(self, rows: int) -> None:
        """The run goes on behind so many rows."""

    def begins_anew(self) -> None:
        """The run should go on, but what it reads or writes cannot be continued."""

    def advances(self, fraction: float, rows: int) -> None:
        """So much is done."""

    def meets(self, trouble: Trouble) -> None:
        """A row has something wrong; it is kept."""


@dataclass(slots=True)
class Summary:
    """What a run did: rows by status, rows with something wrong, and the distinct values where they are counted."""

    columns: Columns
    rows: int = 0
    lines: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    troubles: int = 0
    tally: Tally = field(default_factory=Tally)

    def add(self, outcome: Outcome) -> None:
        """Count what became of a piece."""
        self.rows += outcome.rows
        self.lines += outcome.lines
        self.statuses.update(outcome.statuses)
        self.troubles += outcome.trouble_count
        add_all(self.tally, outcome.tally)


class Interrupted(Exception):  # noqa: N818
    """A run was stopped; ``can_resume`` tells whether ``--resume`` goes on from there."""

    def __init__(self, cause: BaseException, can_resume: bool) -> None:
        super().__init__()
        self.cause = cause
        self.can_resume = can_resume


def clean_file(
    gazetteer: Gazetteer, settings: Settings, watcher: Watcher, decisions: Mapping[Question, str] | None = None
) -> Summary:
    """Clean a table file. Raises InvalidTable with cause and remedy, Interrupted where the output was begun."""
    refuse_same_file(settings.input, settings.output)
    opened = open_table(settings.input, settings.form, settings.encoding, settings.delimiter, settings.sheet)
    try:
        form, packing = format_of_output(settings.output, opened.form)
        columns = chosen(opened.names, settings.columns, settings.overwrite)
        kernel = Kernel(
            gazetteer,
            columns,
            decisions=decisions,
            overwrite=settings.overwrite,
            workers=settings.workers,
            encoded=form != opened.form or form == "parquet",
        )
        target = Target(settings.output, packing, settings.input)
        run = _Run(opened, settings, kernel, decisions or {}, target, form, watcher)
        watcher.begins(opened, columns, form)
        try:
            return run.go()
        finally:
            kernel.close()
    finally:
        opened.source.close()
        remove_temporary()


def refuse_same_file(given: str, output: str) -> None:
    """Stop where the output would replace the input."""
    if STANDARD_STREAM in (given, output) or not (os.path.exists(given) and os.path.exists(output)):
        return
    if os.path.samefile(given, output):
        raise InvalidTable("tablefiles.same_file", path=shown(given))


@dataclass
class _Run:
    opened: Opened
    settings: Settings
    kernel: Kernel
    decisions: Mapping[Question, str]
    target: Target
    form: str
    watcher: Watcher

    def go(self) -> Summary:
        self.summary = Summary(self.kernel.columns)
        # Whatever can be wrong with the call is found before the target is touched.
        work = self._work()
        try:
            work()
            self.target.finish()
        except BaseException as error:
            kept = self.target.abandon()
            if isinstance(error, (KeyboardInterrupt, InvalidTable)) and kept:
                raise Interrupted(error, True) from error
            raise
        return self.summary

    def _work(self) -> Any:
        form, given = self.form, self.opened.form
        by_lines = form == given and form in LINES
        if self.settings.resume and not (by_lines and self._can_resume):
            self.watcher.begins_anew()
        if form == given and form in ("csv", "tsv"):
            return self._csv()
        if form == given == "jsonl":
            return self._json_lines()
        if form == given == "xlsx":
            return self._workbook
        return self._batches

    def _csv(self) -> Any:
        from sorbnames.tables.files.encodings import for_writing

        step = self._csv_step()
        step.wished = for_writing(self.settings.input, step.given, self.settings.to_encoding)
        return lambda: self._lines(step)

    def _csv_step(self) -> Any:
        from sorbnames.tables.files.csvfile import CsvStep

        file = self.opened.file
        dropped = [at for at, name in enumerate(file.names) if name in self.kernel.columns.added]
        return CsvStep(
            self.settings.input, file.dialect, file.names, dropped, self.kernel, file.encoding, file.encoding,
            self.settings.is_tallied,
        )  # fmt: skip

    def _json_lines(self) -> Any:
        from sorbnames.tables.files.jsonl import JsonLinesStep

        file, kernel = self.opened.file, self.kernel
        step = JsonLinesStep(
            self.settings.input, kernel, file.is_spaced, self.settings.overwrite, self.settings.is_tallied
        )
        return lambda: self._lines(step)

    def _lines(self, step: Any) -> None:
        """Text with a record a line: what was written can be continued."""
        file, target = self.opened.file, self.target
        place, row = file.start_of_rows(), file.first_row
        state = target.interrupted() if self.settings.resume and self._can_resume else None
        if state is not None:
            place, row = self._restore(state)
            target.open(int(state["written"]))
        else:
            target.open()
            target.write(step.head(file))
        saved = time.monotonic()
        with closing(_read_ahead(step, file.pieces(place, row))) as pieces, Behind() as behind:
            for outcome in map(step, pieces):
                behind.call(_write, target, outcome.data)
                self._count(outcome)
                if self._can_resume and time.monotonic() - saved >= CHECKPOINT:
                    behind.wait()
                    target.checkpoint(self._state(outcome.end, file.first_row))
                    saved = time.monotonic()

    def _count(self, outcome: Outcome) -> None:
        self.summary.add(outcome)
        for trouble in outcome.troubles:
            self.watcher.meets(trouble)
        self.watcher.advances(self.opened.fraction, self.summary.rows)

    @property
    def _can_resume(self) -> bool:
        return self.target.is_resumable and self.opened.source.is_seekable

    @property
    def _fingerprint(self) -> str:
        """Input and settings: a run goes on only where they are the same."""
        import hashlib
        import json

        source, settings = self.opened.source, self.settings
        status = os.stat(source.path)
        facts = [
            status.st_size, status.st_mtime_ns, hashlib.sha256(source.head).hexdigest(), asdict(self.kernel.columns),
            settings.form, settings.encoding, settings.to_encoding, settings.delimiter, settings.overwrite,
            settings.is_tallied, self.form, self.target.packing, self.kernel.gazetteer.data_version,
            self.kernel.gazetteer.program_version, sorted(self.decisions.items()),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()

    def _state(self, place: int, first_row: int) -> dict[str, Any]:
        summary = self.summary
        return {
            "fingerprint": self._fingerprint,
            "place": place,
            "row": first_row + summary.lines,
            "rows": summary.rows,
            "lines": summary.lines,
            "troubles": summary.troubles,
            "statuses": summary.statuses,
            "tally": [[*question, rows] for question, _, rows in summary.tally.items()],
        }

    def _restore(self, state: Mapping[str, Any]) -> tuple[int, int]:
        if state["fingerprint"] != self._fingerprint:
            raise InvalidTable("tablefiles.other_run", path=shown(self.target.path))
        summary = self.summary
        summary.rows, summary.lines, summary.troubles = state["rows"], state["lines"], state["troubles"]
        summary.statuses.update(state["statuses"])
        questions = [Question(*cells) for *cells, _ in state["tally"]]
        for question, answer, counted in zip(questions, self.kernel.answers(questions), state["tally"], strict=True):
            summary.tally.add(question, answer, counted[-1])
        self.watcher.resumes(summary.rows)
        return state["place"], state["row"]

    def _workbook(self) -> None:
        from sorbnames.tables.files.xlsx import cleaned

        outcome = cleaned(self.opened.file, self.kernel, self.settings.is_tallied)
        self.target.open()
        self.target.write(outcome.data)
        self._count(outcome)

    def _batches(self) -> None:
        """Record batches, for Parquet and for every change of format."""
        step, pieces = self._batch_step()
        self.target.open()
        sink: Any = None
        with closing(_read_ahead(step, pieces)) as ready, Behind() as behind:
            for outcome in map(step, ready):
                if sink is None:
                    sink = self._sink(outcome.data.schema)
                behind.call(sink.write, outcome.data, outcome.end <= 0)
                self._count(outcome)
                if self.opened.rows:
                    self.watcher.advances(self.summary.rows / self.opened.rows, self.summary.rows)
        if sink is None:
            sink = self._sink(step(step.read(Piece(self._nothing(), 1, 0))).data.schema)
        sink.finish()

    def _nothing(self) -> Any:
        import pyarrow as pa

        if self.opened.form == "parquet":
            return self.opened.file.schema.empty_table().to_batches() or pa.RecordBatch.from_pylist(
                [], schema=self.opened.file.schema
            )
        return pa.RecordBatch.from_pydict({name: pa.array([], pa.string()) for name in self.opened.names})

    def _batch_step(self) -> tuple[Step, Iterator[Piece]]:
        from sorbnames.tables.files.batches import BatchStep, CsvReading, JsonLinesReading

        file, counts = self.opened.file, self.settings.is_tallied
        if self.opened.form in ("csv", "tsv"):
            reading = CsvReading(self._csv_step())
            return BatchStep(self.kernel, counts, reading), file.pieces(file.start_of_rows(), file.first_row)
        if self.opened.form == "jsonl":
            return BatchStep(self.kernel, counts, JsonLinesReading(self.settings.input, file.names)), file.pieces(
                file.start_of_rows(), 1
            )
        if self.opened.form == "parquet":
            file.read_coded(self.kernel.columns.used.values())
        return BatchStep(self.kernel, counts), file.pieces()

    def _sink(self, schema: Any) -> Any:
        from sorbnames.tables.files import sinks

        form, given = self.form, self.opened.form
        names = schema.names
        if form in ("csv", "tsv"):
            return sinks.CsvSink(self.target, names, "\t" if form == "tsv" else ",", given in ("csv", "tsv"))
        if form == "jsonl":
            return sinks.JsonLinesSink(self.target)
        if form == "xlsx":
            return sinks.XlsxSink(self.target, names)
        from sorbnames.tables.files.parquet import ParquetSink

        if given == "parquet":
            return ParquetSink(self.target, schema, self.opened.file.schema, self.opened.file.options(schema))
        return ParquetSink(self.target, schema)


def _read_ahead(step: Step, pieces: Iterator[Piece]) -> Generator[Any, None, None]:
    return ahead(map(step.read, pieces), lambda read: read.size)


def _write(target: Target, data: Any) -> None:
    target.write(data() if callable(data) else data)
