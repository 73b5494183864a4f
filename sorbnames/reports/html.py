"""A page that a person reads: one file without scripts, pictures or anything from the network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from sorbnames.findings import SEVERITIES
from sorbnames.reports.frame import head, printable, table_head, tail
from sorbnames.reports.map import draw, spots_of
from sorbnames.reports.marked import rows

if TYPE_CHECKING:
    from sorbnames.examine import Examined
    from sorbnames.reports import Run


def write(documents: Iterable[Examined], run: Run) -> Iterator[str]:
    """The page in pieces."""
    shown = list(documents)
    fixed = "_fixed" if run.is_fixed else ""
    yield head(run.say(f"title{fixed}"), run.say(f"lead{fixed}"), run)
    yield _counts(shown, run)
    yield "</header>\n<main>\n"
    yield from _files(shown, run)
    yield from _rules(shown, run)
    yield from _map(shown, run)
    yield f"<section>\n<h2>{escape(run.say('text'))}</h2>\n"
    for number, document in enumerate(shown, 1):
        yield f'<h3 id="file{number}">{escape(printable(document.path))}</h3>\n<div class="document">\n'
        if not document.text.strip():
            yield f'<p class="gap">{escape(run.say("empty"))}</p>\n'
        for row in rows(document, run, f"f{number}"):
            yield printable(row) + "\n"
        yield "</div>\n"
    yield f"</section>\n</main>\n{tail(run)}"


def _counts(shown: Sequence[Examined], run: Run) -> str:
    found = [located for document in shown for located in document.found]
    if not found:
        return f'<ul class="counts"><li class="good"><b>✓</b><span>{escape(run.say("nothing"))}</span></li></ul>\n'
    left = Counter(located.finding.severity for located in found if not located.is_fixed)
    cards = [(severity, left[severity], f"count.{severity}") for severity in SEVERITIES]
    safe = sum(located.is_fixable for located in found)
    fixed = sum(located.is_fixed for located in found)
    cards.append(("good", fixed, "count.fixed") if run.is_fixed else ("good", safe, "count.safe"))
    items = "".join(
        f'<li class="{name}"><b>{count}</b><span>{escape(run.say(key))}</span></li>' for name, count, key in cards
    )
    return f'<ul class="counts">{items}</ul>\n'


def _files(shown: Sequence[Examined], run: Run) -> Iterator[str]:
    if len(shown) < 2:
        return
    labels = [run.say(f"count.{severity}") for severity in SEVERITIES]
    yield f"<section>\n<h2>{escape(run.say('files'))}</h2>\n"
    yield table_head([run.say("files.file"), *labels], numbers=len(labels))
    for number, document in enumerate(shown, 1):
        counts = Counter(located.finding.severity for located in document.found)
        cells = "".join(f'<td class="number">{counts[severity]}</td>' for severity in SEVERITIES)
        yield f'<tr><td><a href="#file{number}">{escape(printable(document.path))}</a></td>{cells}</tr>\n'
    yield "</tbody></table></div>\n</section>\n"


def _rules(shown: Sequence[Examined], run: Run) -> Iterator[str]:
    from sorbnames.rules import RULES

    counts = Counter(located.finding.code for document in shown for located in document.found)
    if not counts:
        return
    column = 0 if run.language == "de" else 1
    yield f"<section>\n<h2>{escape(run.say('rules'))}</h2>\n"
    labels = [run.say("rules.code"), run.say("rules.what"), run.say("rules.why"), run.say("rules.count")]
    yield table_head(labels, numbers=1, hidden=2)
    for code, count in sorted(counts.items()):
        rule = RULES[code]
        yield (
            f'<tr id="rule-{code}"><td>{code}</td><td>{escape(rule.title[column])}</td>'
            f'<td class="why">{escape(rule.why[column])}</td><td class="number">{count}</td></tr>\n'
        )
    yield "</tbody></table></div>\n</section>\n"


def _map(shown: Sequence[Examined], run: Run) -> Iterator[str]:
    spots, missing = spots_of(mention for document in shown for mention in document.mentions)
    if not spots:
        return
    yield f'<section>\n<h2>{escape(run.say("map"))}</h2>\n<div class="scroll">{draw(spots, run.around, run)}</div>\n'
    if missing:
        yield f'<p class="missing">{escape(run.say("map.missing", names=", ".join(missing)))}</p>\n'
    yield "</section>\n"
