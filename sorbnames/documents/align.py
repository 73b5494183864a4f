"""Which letters of a replacement stand for which letters of the old text, so that each keeps its formatting."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

#: A change: the letters ``start`` to ``end`` of the old text give way to a text; nothing in between stays.
Change = tuple[int, int, str]

#: Above this many comparisons, a replacement is taken as a whole.
_MOST_WORK = 200_000
_BREAKS = re.compile(r"([\t\n])")

#: Where the halves of a pair meet.
_JOINTS = re.compile(r"[/|·•(\[\t–—]\s*")

#: From this likeness on (0 to 1) a text is a half of a pair, perhaps spelt right now.
_LIKE = 0.75


@lru_cache(maxsize=1024)
def changes(old: str, new: str) -> tuple[Change, ...]:
    """The smallest sensible changes that make ``new`` of ``old``, from left to right.

    Ends of lines and cells are matched first: they are structure, not letters.
    """
    old_pieces, new_pieces = _BREAKS.split(old), _BREAKS.split(new)
    if len(old_pieces) > 1 and old_pieces[1::2] == new_pieces[1::2]:
        result: list[Change] = []
        offset = 0
        for before, after in zip(old_pieces, new_pieces, strict=True):
            result += ((start + offset, end + offset, text) for start, end, text in _changes(before, after))
            offset += len(before)
        return tuple(result)
    return halved(old, new) or tuple(_changes(old, new))


def halved(old: str, new: str) -> tuple[Change, ...]:
    """The changes where one half of a pair is left, else nothing.

    The other half goes as a whole, and no letter of it is used again: what is formatted stays in one piece.
    """
    if len(old) * len(new) > _MOST_WORK or not new or len(new) > 0.8 * len(old) or _JOINTS.search(new):
        return ()
    if "\n" in old:
        # The first line is left, so that what stands in front of it on its line stays there.
        first = old.partition("\n")[0]
        is_name = first[:1].isalpha() and "\n" not in new
        return (*_changes(first, new), (len(first), len(old), "")) if is_name else ()
    joints = list(_JOINTS.finditer(old))
    parts = [(joint.end(), len(old)) for joint in joints] + [(0, joint.start()) for joint in joints if joint.start()]
    likely = [(SequenceMatcher(None, old[start:end], new, autojunk=False).ratio(), start, end) for start, end in parts]
    likeness, start, end = max(likely, default=(0.0, 0, 0))
    if likeness < _LIKE:
        return ()
    before = [(0, start, "")] if start else []
    behind = [(end, len(old), "")] if end < len(old) else []
    inner = [(start + left, start + right, text) for left, right, text in _changes(old[start:end], new)]
    return (*before, *inner, *behind)


def _changes(old: str, new: str) -> list[Change]:
    if old == new:
        return []
    if not old or not new:
        return [(0, len(old), new)]
    if new.startswith(old):
        return [(len(old), len(old), new[len(old) :])]
    if new.endswith(old):
        return [(0, 0, new[: -len(old)])]
    if old.startswith(new):
        return [(len(new), len(old), "")]
    if old.endswith(new):
        return [(0, len(old) - len(new), "")]
    if len(old) * len(new) > _MOST_WORK:
        return _middle(old, new)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(i1, i2, new[j1:j2]) for tag, i1, i2, j1, j2 in codes if tag != "equal"]


def _middle(old: str, new: str) -> list[Change]:
    """Everything between the common beginning and the common end."""
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    end = next((i for i in range(most - start) if old[-1 - i] != new[-1 - i]), most - start)
    return [(start, len(old) - end, new[start : len(new) - end])]
