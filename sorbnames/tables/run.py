"""One run of ``sorbnames clean``: a table file in, the same with ``sn_*`` columns out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sorbnames.documents.base import shown
from sorbnames.errors import InvalidTable
from sorbnames.tables.answers import Question
from sorbnames.tables.checkpoints import Checkpoints
from sorbnames.tables.columns import chosen
from sorbnames.tables.files.base import Outcome, Piece, Sink, Step
from sorbnames.tables.files.formats import format_of_output
from sorbnames.tables.kernel import Kernel
from sorbnames.tables.opening import Opened, open_table, remove_temporary
from sorbnames.tables.output import Target, is_same_file
from sorbnames.tables.pipeline import Behind, ahead
from sorbnames.tables.settings import Interrupted, Settings, Watcher
from sorbnames.tables.summary import Summary

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer


def clean_file(
    gazetteer: Gazetteer, settings: Settings, watcher: Watcher, decisions: Mapping[Question, str] | None = None
) -> Summary:
    """Clean a table file. Raises InvalidTable with cause and remedy, Interrupted where the output was begun."""
    refuse_same_file(settings.input, settings.output)
    opened = open_table(settings.input, settings.form, settings.encoding, settings.delimiter, settings.sheet)
    try:
        form, packing = format_of_output(settings.output, opened.form, settings.input)
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
    if is_same_file(given, output):
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
    _sink: Sink | None = None

    def go(self) -> Summary:
        self.summary = Summary(self.kernel.columns)
        is_workbook = self.form == "xlsx"
        self._checkpoints = Checkpoints(self.opened.source, self.target, self._facts, has_parts=not is_workbook)
        # Whatever can be wrong with the call is found before the target is touched.
        work = self._work()
        try:
            work()
            self.target.finish()
        except BaseException as error:
            if self._sink is not None:
                self._sink.abandon()
            kept = self.target.abandon()
            if isinstance(error, (KeyboardInterrupt, InvalidTable)) and kept:
                raise Interrupted(error, True) from error
            raise
        return self.summary

    def _work(self) -> Any:
        form, given = self.form, self.opened.form
        if self.settings.resume and not self._checkpoints.are_possible:
            self.watcher.begins_anew()
        if form == given and form in ("csv", "tsv"):
            return self._csv()
        if form == given == "jsonl":
            return self._json_lines()
        if form == given == "xlsx":
            return self._workbook
        if form == "xlsx":
            from sorbnames.tables.files.sinks import check_fits_sheet

            check_fits_sheet(self.opened.rows)
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
        """Text with a record a line, in its own format."""
        from sorbnames.tables.files.sinks import LinesSink

        file = self.opened.file
        place, row, left = self._begin(file.start_of_rows(), file.first_row)
        sink = LinesSink(self.target)
        if left is None:
            sink.write(step.head(file))
        self._through(step, file.pieces(place, row), lambda _: sink)

    def _through(self, step: Step, pieces: Iterator[Piece], sink_for: Callable[[Any], Sink]) -> None:
        """Every piece through the step into a sink, which is made for the first one's data."""
        place = 0
        with closing(_read_ahead(step, pieces)) as ready, Behind() as behind:
            for outcome in map(step, ready):
                if self._sink is None:
                    self._sink = sink_for(outcome.data)
                else:
                    behind.wait()
                    self._mark(place, self._sink)
                behind.call(self._sink.write, outcome.data, outcome.end <= 0)
                self._count(outcome)
                place = abs(outcome.end)

    def _begin(self, place: int, row: int) -> tuple[int, int, Any]:
        """Open the target. The input's place and row to go on from, and what an interrupted run's sink left."""
        state = self._checkpoints.last() if self.settings.resume else None
        if state is None:
            self.target.open()
            return place, row, None
        self.summary.restore(state["summary"], self.kernel)
        self.watcher.resumes(self.summary.rows)
        self.target.open(int(state["written"]))
        return int(state["place"]), row + self.summary.lines, state["sink"]

    def _mark(self, place: int, sink: Sink) -> None:
        """Remember how far the run is, if it is time for that and the sink, which must be at rest, can go on here."""
        is_due = self._checkpoints.are_possible if sink.is_seldom_ready else self._checkpoints.are_due
        if is_due and sink.state is not None:
            self._checkpoints.make({"place": place, "sink": sink.state, "summary": self.summary.stored()})

    def _count(self, outcome: Outcome) -> None:
        self.summary.add(outcome)
        for trouble in outcome.troubles:
            self.watcher.meets(trouble)
        done = self.summary.rows / self.opened.rows if self.opened.rows else self.opened.fraction
        self.watcher.advances(done, self.summary.rows)

    @property
    def _facts(self) -> list[Any]:
        """What the output depends on besides the input itself."""
        settings, gazetteer = self.settings, self.kernel.gazetteer
        return [
            asdict(self.kernel.columns), settings.form, settings.encoding, settings.to_encoding, settings.delimiter,
            settings.sheet, settings.overwrite, settings.is_tallied, self.form, gazetteer.data_version,
            gazetteer.program_version, sorted(self.decisions.items()),
        ]  # fmt: skip

    def _workbook(self) -> None:
        from sorbnames.tables.files.xlsx import cleaned

        outcome = cleaned(self.opened.file, self.kernel, self.settings.is_tallied)
        self.target.open()
        self.target.write(outcome.data)
        self._count(outcome)

    def _batches(self) -> None:
        """Record batches, for Parquet and for every change of format."""
        file = self.opened.file
        step = self._batch_step()
        place, row, left = self._begin(file.start_of_rows(), file.first_row)
        self._through(step, file.pieces(place, row), lambda data: self._sink_for(data.schema, left))
        if self._sink is None:
            self._sink = self._sink_for(step(step.read(Piece(self._nothing(), 1, 0))).data.schema, left)
        self._sink.finish()

    def _nothing(self) -> Any:
        import pyarrow as pa

        if self.opened.form == "parquet":
            return self.opened.file.schema.empty_table().to_batches() or pa.RecordBatch.from_pylist(
                [], schema=self.opened.file.schema
            )
        return pa.RecordBatch.from_pydict({name: pa.array([], pa.string()) for name in self.opened.names})

    def _batch_step(self) -> Step:
        from sorbnames.tables.files.batches import BatchStep, CsvReading, JsonLinesReading

        file, counts = self.opened.file, self.settings.is_tallied
        if self.opened.form in ("csv", "tsv"):
            return BatchStep(self.kernel, counts, CsvReading(self._csv_step()))
        if self.opened.form == "jsonl":
            return BatchStep(self.kernel, counts, JsonLinesReading(self.settings.input, file.names))
        if self.opened.form == "parquet":
            file.read_coded(self.kernel.columns.used.values())
        return BatchStep(self.kernel, counts)

    def _sink_for(self, schema: Any, left: Any) -> Sink:
        """Where the batches go; ``left`` is what an interrupted run's sink left."""
        from sorbnames.tables.files import sinks

        form, given = self.form, self.opened.form
        names = schema.names
        if form in ("csv", "tsv"):
            delimiter, is_text = "\t" if form == "tsv" else ",", given in ("csv", "tsv")
            return sinks.CsvSink(self.target, names, delimiter, is_text, is_begun=left is not None)
        if form == "jsonl":
            return sinks.JsonLinesSink(self.target)
        if form == "xlsx":
            return sinks.XlsxSink(self.target, names)
        from sorbnames.tables.files.parquet_sink import ParquetSink

        if given == "parquet":
            file = self.opened.file
            return ParquetSink(self.target, schema, file.schema, file.options(schema), left)
        return ParquetSink(self.target, schema, parts=left)


def _read_ahead(step: Step, pieces: Iterator[Piece]) -> Generator[Any, None, None]:
    return ahead(map(step.read, pieces), lambda read: read.size)
