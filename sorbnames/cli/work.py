"""The documents a call means, each with the settings of its project; by several processes where that is quicker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import click

from sorbnames.cli.parameters import EncodingName, NumberFrom
from sorbnames.errors import SorbnamesError

if TYPE_CHECKING:
    from sorbnames.cli.session import Session
    from sorbnames.documents import Document
    from sorbnames.documents.longtext import LongText
    from sorbnames.documents.places import Place
    from sorbnames.examine import Examined, Settings
    from sorbnames.findings import Mention
    from sorbnames.gazetteer import Gazetteer

R = TypeVar("R")


class Task(NamedTuple):
    """One document to be worked on; all a worker process needs."""

    path: str
    settings: Settings
    overlays: tuple[str, ...]
    alt_text: bool
    in_one_go: bool
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


def workers_option() -> click.Option:
    """``--workers``: so many processes."""
    return click.Option(["--workers"], type=NumberFrom(1), metavar="NUMBER")


def files_meant(session: Session, names: Sequence[str]) -> list[str]:
    """The files, folders and patterns of a call as files; what stands for none is reported."""
    from sorbnames.documents.files import expand

    found: list[str] = []
    for name in names:
        with session.attempt(name):
            for path in expand(name):
                found.append(path)  # what came before an error counts
    return found


def gazetteer_for(session: Session, overlays: tuple[str, ...]) -> Gazetteer:
    """The gazetteer with the overlays of a project and of this run."""
    return _gazetteer((*overlays, *session.overlays)) if overlays else session.gazetteer


def gazetteer_of(task: Task) -> Gazetteer:
    """The gazetteer for a document."""
    return _gazetteer(task.overlays)


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


def opened(task: Task) -> Document | LongText:
    """Read a document; open a text that is long and need not be read in one go."""
    from sorbnames import documents

    if task.in_one_go:
        return read(task.path, task.alt_text, task.encoding)
    return documents.open_document(task.path, task.encoding, attributes=task.alt_text)


def tasks_for(
    session: Session,
    paths: Sequence[str],
    settings: Settings,
    *,
    alt_text: bool = False,
    encoding: str = "",
    in_one_go: bool = False,
) -> list[Task]:
    """What is to be done with each file, under the settings of its project; mistakes in project files end the run."""
    from sorbnames.project import load_project

    tasks: list[Task] = []
    for path in paths:
        project = load_project(path)
        overlays = (*project.overlays, *session.overlays) if project.overlays else session.overlays
        tasks.append(Task(path, settings.within(project), overlays, alt_text, in_one_go, encoding))
    if any(task.overlays == session.overlays for task in tasks):
        _gazetteers[session.overlays] = session.gazetteer  # processes begin with it
    return tasks


def examined(session: Session, tasks: Sequence[Task], workers: int = 0, is_shown: bool = True) -> Iterator[Examined]:
    """All documents in their order; what can't be read is reported and left out.

    ``workers`` 0 finds the number of processes out; ``is_shown`` tells that results go to standard output.
    """
    from sorbnames.documents.longtext import LongText
    from sorbnames.examine_long import examine_long

    for task, outcome in outcomes(session, tasks, _examined, workers, is_shown):
        with session.attempt(task.path):
            if isinstance(outcome, Exception):
                raise outcome
            if isinstance(outcome, LongText):
                with outcome:
                    gazetteer = gazetteer_of(task)
                    yield from examine_long(gazetteer, outcome, task.settings, long_progress(session, is_shown))
            else:
                yield outcome


def outcomes(
    session: Session, tasks: Sequence[Task], do: Callable[[Task], R], workers: int, is_shown: bool
) -> Iterator[tuple[Task, R | Exception]]:
    """What ``do`` makes of each task, with how far it is shown meanwhile; an error of one document is a result too."""
    from sorbnames.cli.processes import results

    show = progress(session, len(tasks), is_shown)
    attempted = results(tasks, Attempted(do), workers)
    for number, (task, outcome) in enumerate(zip(tasks, attempted, strict=True), 1):
        show(number)
        yield task, outcome


class Attempted(Generic[R]):
    """A function whose errors that a person can do something about are results, also of another process."""

    def __init__(self, do: Callable[[Task], R]) -> None:
        self.do = do

    def __call__(self, task: Task) -> R | Exception:
        try:
            return self.do(task)
        except (SorbnamesError, OSError, MemoryError) as error:
            return error


def _examined(task: Task) -> Examined | LongText:
    """A document examined; a long text comes back opened.

    A report that shows the mentions shows the whole text, so that even a long one has to be read in one go.
    """
    from sorbnames.documents.longtext import LongText
    from sorbnames.examine import examine

    document = opened(task)
    if isinstance(document, LongText):
        return document
    return examine(gazetteer_of(task), document, task.settings, with_mentions=task.in_one_go)


def mentions_in(task: Task) -> list[tuple[Mention, Place]] | LongText:
    """The mentions of a document with their places; a long text comes back opened."""
    from sorbnames.documents.longtext import LongText
    from sorbnames.documents.places import Places

    document = opened(task)
    if isinstance(document, LongText):
        return document
    places = Places(document)
    mentions = gazetteer_of(task).mentions(document.text)
    return [(mention, places.of(mention.start, mention.end)) for mention in mentions]


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
        session.show_progress(f"{bar} {number}/{total}" if number < total else "")

    return show
