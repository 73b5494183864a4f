"""Which asterisks, underscores and tildes of a paragraph are emphasis, by CommonMark's rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import category

#: So many runs before a closing one are looked at; no writer nests emphasis deeper.
_LOOKED_AT = 30


class Run:
    """Equal signs in a row that may open or close emphasis."""

    __slots__ = ("closes", "count", "end", "length", "opens", "sign", "start")

    def __init__(self, text: str, start: int) -> None:
        sign = text[start]
        end = start
        while end < len(text) and text[end] == sign:
            end += 1
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        opens = not after.isspace() and (_is_letter(after) or not _is_letter(before))
        closes = not before.isspace() and (_is_letter(before) or not _is_letter(after))
        if sign == "_":  # not inside words
            opens, closes = opens and not (closes and _is_letter(before)), closes and not (opens and _is_letter(after))
        if sign == "~" and end - start > 2:
            opens = closes = False
        self.start, self.end, self.sign, self.opens, self.closes = start, end, sign, opens, closes
        self.count = self.length = end - start


def matched(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """The spans of the signs that make emphasis."""
    openers: list[Run] = []
    for closer in runs:
        while closer.closes and closer.count:
            opener = _opener(openers, closer)
            if opener is None:
                break
            while openers[-1] is not opener:
                openers.pop()
            used = closer.count if closer.sign == "~" else min(2, opener.count, closer.count)
            opener.count -= used
            yield opener.start + opener.count, opener.start + opener.count + used
            yield closer.start, closer.start + used
            closer.start += used
            closer.count -= used
            if not opener.count:
                openers.pop()
        if closer.opens and closer.count:
            openers.append(closer)


def _opener(openers: Sequence[Run], closer: Run) -> Run | None:
    for run in reversed(openers[-_LOOKED_AT:]):
        if run.sign != closer.sign or (run.sign == "~" and run.count != closer.count):
            continue
        odd = (run.closes or closer.opens) and (run.length + closer.length) % 3 == 0 and run.length % 3 != 0
        if run.sign == "~" or not odd:
            return run
    return None


def _is_letter(sign: str) -> bool:
    """Neither white space nor punctuation."""
    return sign.isalnum() or not (sign.isspace() or category(sign)[0] in "PS")
