"""Hidden columns of a worksheet: those behind the table often are, and what is added there would not be seen."""

from __future__ import annotations

import re

_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*/>")
_FIELD = re.compile(rb'\b(min|max|hidden)="(\w+)"')
_HIDDEN = re.compile(rb'\s+(?:hidden|collapsed)="\w+"')


def shown(xml: bytes, first: int, last: int) -> bytes:
    """The XML of a sheet's head in which the columns ``first`` to ``last``, from 1, are not hidden."""

    def parted(match: re.Match[bytes]) -> bytes:
        tag = match[0]
        fields = dict(_FIELD.findall(tag))
        low, high = int(fields.get(b"min", 0)), int(fields.get(b"max", 0))
        begin, end = max(low, first), min(high, last)
        if fields.get(b"hidden") not in (b"1", b"true") or begin > end:
            return tag
        runs = ((low, begin - 1, tag), (begin, end, _HIDDEN.sub(b"", tag)), (end + 1, high, tag))
        return b"".join(_over(low, high, tag) for low, high, tag in runs if low <= high)

    return _COLUMN.sub(parted, xml)


def _over(low: int, high: int, tag: bytes) -> bytes:
    """The tag for another run of columns."""
    bounds = {b"min": low, b"max": high}
    return re.sub(rb'\b(min|max)="\d+"', lambda found: b'%s="%d"' % (found[1], bounds[found[1]]), tag)
