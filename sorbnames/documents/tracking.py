"""What tracked changes and comments have in common in Word and OpenDocument: who, when, what is said and shown."""

from __future__ import annotations

from datetime import UTC, datetime

from sorbnames.documents.flow import Piece
from sorbnames.findings import Finding
from sorbnames.messages import render

AUTHOR = "sorbnames"

#: Letters from and to that stay, or letters from and to that go and the text that comes.
Stretch = tuple[tuple[int, int] | None, tuple[int, int], str]


def moment(date: datetime | None) -> str:
    """The date, or now, in UTC as XML writes it, without a time zone."""
    return f"{(date or datetime.now(UTC)).astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


def comment_text(finding: Finding, language: str, elsewhere: bool = False) -> str:
    """What a comment says; ``elsewhere``: it cannot stand at its text, so it quotes it."""
    message = finding.say(language)
    key = "comment" if not finding.suggestion or finding.suggestion in message else "comment_suggestion"
    values = {"code": finding.code, "message": message, "suggestion": finding.suggestion}
    text = render(f"office.{key}", language, **values)
    return render("office.comment_elsewhere", language, found=finding.found) + text if elsewhere else text


def stretches(piece: Piece, shown: list[str]) -> list[Stretch]:
    """What stays and what changes in a piece that shows these letters; whole words where letters are deleted."""
    groups: list[list[int]] = []
    for number in sorted({*piece.gone, *piece.before, *piece.after}):
        first, last = number, number
        if piece.gone:
            while first > 0 and shown[first - 1].isalnum() and shown[first].isalnum():
                first -= 1
            while last + 1 < len(shown) and shown[last + 1].isalnum() and shown[last].isalnum():
                last += 1
        if groups and first <= groups[-1][1] + 1:
            groups[-1][1] = max(last, groups[-1][1])
        else:
            groups.append([first, last])
    result: list[Stretch] = []
    position = 0
    for first, last in groups:
        result.append(_kept(position, first))
        position = last + 1
        inside = range(first, position)
        if piece.gone.isdisjoint(inside):
            for number in inside:
                result.append((None, (0, 0), piece.before.get(number, "")))
                result.append(_kept(number, number + 1))
                result.append((None, (0, 0), piece.after.get(number, "")))
            continue
        inserted = "".join(
            piece.before.get(number, "") + ("" if number in piece.gone else shown[number]) + piece.after.get(number, "")
            for number in inside
        )
        result.append((None, (first, position), inserted))
    result.append(_kept(position, len(shown)))
    return [(kept, gone, new) for kept, gone, new in result if (kept and kept[0] < kept[1]) or gone[0] < gone[1] or new]


def _kept(start: int, end: int) -> Stretch:
    return (start, end), (0, 0), ""
