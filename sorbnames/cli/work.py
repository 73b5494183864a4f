"""The documents a call means, each with the settings of its project; by several processes where that is quicker."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from sorbnames.cli.parameters import EncodingName
from sorbnames.errors import SorbnamesError

if TYPE_CHECKING:
    from sorbnames.cli.session import Session
    from sorbnames.documents import Document
    from sorbnames.documents.longtext import LongText
    from sorbnames.documents.places import Place
    from sorbnames.examine import Examined, Settings
    from sorbnames.findings import Mention
    from sorbnames.gazetteer import Gazetteer

#: From so many bytes on, several files are worth more than one process.
WORTH_IT = 1_000_000


class Task(NamedTuple):
    """One document to be examined; all a worker process needs."""

    path: str
    settings: Settings
    overlays: tuple[str, ...]
    alt_text: bool
    with_mentions: bool
    encoding: str = ""


def given_style() -> str:
    """The style that the call names; empty if it names none, so that the project file may."""
    ctx = click.get_current_context()
    from click.core import ParameterSource

    is_default = ctx.get_parameter_source("style") in (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)
    return "" if is_default else str(ctx.params["style"])


def alt_text_option() -> click.Option:
    """``--alt-text``: look at alternative texts and titles of web pages and pictures too."""
    return click.Option(["--alt-text"], is_flag=True)


def from_encoding_option() -> click.Option:
    """``--from-encoding``: take the encoding of the files at its word, do not find it out."""
    return click.Option(["--from-encoding"], default="", type=EncodingName(), metavar="ENCODING")


def files_meant(session: Session, names: Sequence[str]) -> list[str]:
    """The files, folders and patterns of a call as files; what stands for none is reported."""
    from sorbnames.documents.files import expand

    found: list[str] = []
    for name in names:
        with session.attempt(name):
            found.extend(expand(name))
    return found


def gazetteer_for(session: Session, overlays: tuple[str, ...]) -> Gazetteer:
    """The gazetteer with the overlays of a project and of this run."""
    return _gazetteer((*overlays, *session.overlays)) if overlays else session.gazetteer


_gazetteers: dict[tuple[str, ...], Gazetteer] = {}


def _gazetteer(overlays: tuple[str, ...]) -> Gazetteer:
    if overlays not in _gazetteers:
        import sorbnames

        _gazetteers[overlays] = sorbnames.load(overlays=overlays)
    return _gazetteers[overlays]


def read(path: str, alt_text: bool = False, encoding: str = "") -> Document:
    """Read a document."""
    from sorbnames import documents

    return documents.read(path, encoding=encoding, attributes=alt_text)


def opened(path: str, alt_text: bool = False, encoding: str = "") -> Document | LongText:
    """Read a document; open a text that is too long to be read in one go."""
    from sorbnames import documents

    return documents.open_document(path, encoding, attributes=alt_text)


def examined(
    session: Session,
    names: Sequence[str],
    settings: Settings,
    *,
    alt_text: bool = False,
    encoding: str = "",
    with_mentions: bool = False,
    workers: int = 0,
    is_shown: bool = True,
) -> Iterator[Examined]:
    """All documents in their order; what can't be read is reported and left out.

    ``workers`` 0 finds the number of processes out; ``is_shown`` tells that results go to standard output.
    """
    from sorbnames.examine import Examined
    from sorbnames.examine_long import examine_long
    from sorbnames.project import load_project

    tasks: list[Task] = []
    for path in files_meant(session, names):
        project = load_project(path)
        overlays = (*project.overlays, *session.overlays) if project.overlays else session.overlays
        tasks.append(Task(path, settings.within(project), overlays, alt_text, with_mentions, encoding))
    if not session.overlays and all(not task.overlays for task in tasks):
        _gazetteers.setdefault((), session.gazetteer)
    count = _processes(tasks, workers)
    outcomes = _by_processes(tasks, count) if count > 1 else map(attempt, tasks)
    show = progress(session, len(tasks), is_shown)
    for number, (task, outcome) in enumerate(zip(tasks, outcomes, strict=True), 1):
        show(number)
        with session.attempt(task.path):
            if isinstance(outcome, Exception):
                raise outcome
            if isinstance(outcome, Examined):
                yield outcome
            else:
                with outcome:
                    gazetteer = _gazetteer(task.overlays)
                    yield from examine_long(gazetteer, outcome, task.settings, long_progress(session, is_shown))


def attempt(task: Task) -> Examined | LongText | Exception:
    """Examine one document; an error of its own is a result as well, a long text comes back opened.

    A report that shows the mentions shows the whole text, so that even a long one has to be read in one go.
    """
    from sorbnames.documents.longtext import LongText
    from sorbnames.examine import examine

    try:
        document = (read if task.with_mentions else opened)(task.path, task.alt_text, task.encoding)
        if isinstance(document, LongText):
            return document
        return examine(_gazetteer(task.overlays), document, task.settings, with_mentions=task.with_mentions)
    except (SorbnamesError, OSError, MemoryError) as error:
        return error


def mentions_of(
    session: Session, gazetteer: Gazetteer, document: Document | LongText
) -> Iterator[tuple[Mention, Place]]:
    """The mentions of a document with their places."""
    from sorbnames.documents.longtext import LongText
    from sorbnames.documents.places import Places

    if isinstance(document, LongText):
        from sorbnames.examine_long import mentions_of_long

        with document:
            yield from mentions_of_long(gazetteer, document, long_progress(session, True))
        return
    places = Places(document)
    for mention in gazetteer.mentions(document.text):
        yield mention, places.of(mention.start, mention.end)


def _processes(tasks: Sequence[Task], workers: int) -> int:
    """How many processes pay."""
    files = [task.path for task in tasks if not _stays(task)]
    if len(files) < 2 or workers == 1:
        return 1
    if sum(os.path.getsize(path) for path in files if os.path.isfile(path)) < WORTH_IT:
        return 1
    return min(workers or os.cpu_count() or 1, len(files))


def _stays(task: Task) -> bool:
    """Whether a document is examined in this process: standard input, and what is so long that it comes in pieces."""
    from sorbnames.documents import is_long

    return task.path == "-" or (not task.with_mentions and is_long(task.path))


def _by_processes(tasks: Sequence[Task], count: int) -> Iterator[Examined | LongText | Exception]:
    from concurrent.futures import ProcessPoolExecutor

    from sorbnames.parent import end_with_parent

    with ProcessPoolExecutor(count, initializer=end_with_parent) as pool:
        try:
            waiting = {number: pool.submit(attempt, task) for number, task in enumerate(tasks) if not _stays(task)}
            for number, task in enumerate(tasks):
                yield waiting.pop(number).result() if number in waiting else attempt(task)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def long_progress(session: Session, is_shown: bool) -> Callable[[int, int], None]:
    """The same for the stretches of one long text."""
    bars: dict[int, Callable[[int], None]] = {}

    def show(number: int, total: int) -> None:
        if total not in bars:
            bars[total] = progress(session, total, is_shown)
        bars[total](number)

    return show


def progress(session: Session, total: int, is_shown: bool) -> Callable[[int], None]:
    """Shows on a terminal, unless results are shown there, how many of many files are done; call it with the number."""
    import sys

    if total < 10 or session.quiet or not sys.stderr.isatty() or (is_shown and sys.stdout.isatty()):
        return lambda number: None

    def show(number: int) -> None:
        width = 30 * number // total
        bar = "█" * width + "░" * (30 - width)
        print(f"\r{bar} {number}/{total}", end="" if number < total else "\r\x1b[K", file=sys.stderr, flush=True)

    return show
