"""The page about a cleaned table: totals, how names were found, what was corrected most often, a map, what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from sorbnames.messages import render
from sorbnames.reports import Run, run_with
from sorbnames.reports.frame import head, printable, table_head, tail
from sorbnames.reports.map import draw, spots_of_entries
from sorbnames.tables.review import open_values

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer
    from sorbnames.tables.answers import Question
    from sorbnames.tables.summary import Summary

STATUSES = ("exact", "folded", "variant", "damaged", "fuzzy", "decided", "ambiguous", "none")
_OPEN = frozenset(("ambiguous", "none"))
#: So many corrections and open values are shown; the list for decisions has all.
MOST_CORRECTIONS, MOST_OPEN = 50, 200
#: A very large city would make all other dots of the map the smallest.
_MISSING_SHOWN = 20


def page(summary: Summary, gazetteer: Gazetteer, language: str, table: str) -> str:
    """The whole page, with everything in it."""
    run = run_with(gazetteer, language, with_map=True)
    return "".join(_pieces(_Page(summary, gazetteer, run), table))


class _Page:
    def __init__(self, summary: Summary, gazetteer: Gazetteer, run: Run) -> None:
        self.summary = summary
        self.gazetteer = gazetteer
        self.run = run

    def text(self, key: str, **parameters: object) -> str:
        """A text of the page."""
        return render(f"tablereport.{key}", self.run.language, **parameters)

    def say(self, key: str, **parameters: object) -> str:
        """The same as HTML."""
        return escape(printable(self.text(key, **parameters)))

    def number(self, number: int) -> str:
        """A number with its thousands set apart."""
        return f"{number:,}".replace(",", "\u202f")


def _pieces(page: _Page, table: str) -> Iterator[str]:
    yield head(page.text("title"), page.text("lead", table=table), page.run)
    yield _cards(page)
    yield "</header>\n<main>\n"
    yield _quality(page)
    yield from _map(page)
    yield from _corrections(page)
    yield from _to_decide(page)
    yield f"</main>\n{tail(page.run)}"


def _cards(page: _Page) -> str:
    counts = page.summary.statuses
    decided = sum(rows for status, rows in counts.items() if status not in _OPEN)
    cards = (
        ("information", page.summary.rows, "count.rows"),
        ("good", decided, "count.decided"),
        ("warning", counts["ambiguous"], "count.ambiguous"),
        ("", counts["none"], "count.none"),
        ("error", page.summary.troubles, "count.troubles"),
    )
    items = "".join(
        f'<li class="{kind}"><b>{page.number(count)}</b><span>{page.say(key)}</span></li>'
        for kind, count, key in cards
        if count or key != "count.troubles"
    )
    return f'<ul class="counts">{items}</ul>\n'


def _quality(page: _Page) -> str:
    rows = page.summary.rows or 1
    values: Counter[str] = Counter(answer.status for _, answer, _ in page.summary.tally.items())
    labels = [page.text(f"quality.{key}") for key in ("status", "share", "what", "values", "rows")]
    lines = []
    for status in STATUSES:
        count = page.summary.statuses[status]
        if not count:
            continue
        share = 100 * count / rows
        kind = {"none": "none", "ambiguous": "warning"}.get(status, "good")
        bar = f'<div class="bar"><i class="{kind}" style="width:{share:.1f}%"></i></div>'
        lines.append(
            f"<tr><td>{page.say(f'status.{status}')}</td>"
            f'<td class="share">{bar}<span>{_percent(share, page)}</span></td>'
            f'<td class="why">{page.say(f"status.{status}.what")}</td>'
            f'<td class="number">{page.number(values[status])}</td><td class="number">{page.number(count)}</td></tr>\n'
        )
    body = "".join(lines)
    return (
        f"<section>\n<h2>{page.say('quality')}</h2>\n{table_head(labels, 2, hidden=2)}{body}"
        "</tbody></table></div>\n</section>\n"
    )


def _percent(share: float, page: _Page) -> str:
    text = f"{share:.1f} %" if share >= 0.1 or not share else "< 0.1 %"
    return escape(text.replace(".", ",") if page.run.language == "de" else text)


def _map(page: _Page) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for _, answer, rows in page.summary.tally.items():
        if answer.id:
            counts[answer.id] += rows
    spots, missing = spots_of_entries(page.gazetteer, counts)
    if not spots:
        return
    # The map's dots grow with the root of the count; of a table only the order of magnitude tells something.
    most = spots[0].named
    scaled = [spot._replace(named=max(1, round(20 * spot.named / most))) for spot in spots]
    drawing = draw(scaled, page.run.around, page.run, [spot.named for spot in spots])
    yield f'<section>\n<h2>{page.say("map")}</h2>\n<div class="scroll">{drawing}</div>\n'
    if missing:
        left = max(0, len(missing) - _MISSING_SHOWN)
        key = "map.missing_more" if left else "map.missing"
        names = ", ".join(missing[:_MISSING_SHOWN])
        yield f'<p class="missing">{page.say(key, names=names, count=left)}</p>\n'
    yield "</section>\n"


def _corrections(page: _Page) -> Iterator[str]:
    """Cells whose names were found in another spelling than their own."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for question, answer, rows in page.summary.tally.items():
        written = question.place or question.address
        if (
            answer.id
            and answer.status not in ("exact", "decided")
            and written not in (answer.de, answer.dsb, answer.pair)
        ):
            counts[written, answer.pair, answer.status] += rows
    if not counts:
        return
    labels = [page.text(f"corrections.{key}") for key in ("written", "meant", "status", "rows")]
    yield f"<section>\n<h2>{page.say('corrections')}</h2>\n{table_head(labels, 1, hidden=2)}"
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for (written, pair, status), rows in ordered[:MOST_CORRECTIONS]:
        yield (
            f"<tr><td><del>{escape(_short(written))}</del></td><td><ins>{escape(pair)}</ins></td>"
            f'<td class="why">{page.say(f"status.{status}")}</td><td class="number">{page.number(rows)}</td></tr>\n'
        )
    yield "</tbody></table></div>\n"
    if len(counts) > MOST_CORRECTIONS:
        yield f'<p class="missing">{page.say("more", count=page.number(len(counts) - MOST_CORRECTIONS))}</p>\n'
    yield "</section>\n"


def _to_decide(page: _Page) -> Iterator[str]:
    values = open_values(page.summary)
    shown = list(islice(values, MOST_OPEN))
    yield f"<section>\n<h2>{page.say('open')}</h2>\n"
    if not shown:
        yield f"<p>{page.say('open.nothing')}</p>\n</section>\n"
        return
    yield f'<p class="lead">{page.say("open.lead")}</p>\n'
    labels = [page.text(f"open.{key}") for key in ("value", "candidates", "status", "rows")]
    yield table_head(labels, 1, hidden=2)
    for question, answer, rows in shown:
        candidates = "<br>".join(
            f'{escape(one.pair)} <span class="where">{escape(one.id)} · {one.score:.2f}</span>'
            for one in answer.candidates
        )
        yield (
            f"<tr><td>{escape(_written(question))}</td><td>{candidates}</td>"
            f'<td class="why">{page.say(f"status.{answer.status}")}</td>'
            f'<td class="number">{page.number(rows)}</td></tr>\n'
        )
    yield "</tbody></table></div>\n"
    left = sum(1 for _ in values)
    if left:
        yield f'<p class="missing">{page.say("more", count=page.number(left))}</p>\n'
    yield "</section>\n"


def _written(question: Question) -> str:
    return " · ".join(_short(cell) for cell in question if cell) or "–"


def _short(text: str) -> str:
    text = "".join(letter if letter.isprintable() else "�" for letter in printable(" ".join(text.split())))
    return text if len(text) <= 120 else text[:119] + "…"
