"""Replacements for text that goes over the end of a line or paragraph, with the break left where it was."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from sorbnames.findings import Edit

_BREAK = re.compile("(?P<hyphen>[-\u2010\u2011\u00ad])(?P<break>[ \t\u00a0]*\n[ \t\u00a0]*)")
#: Longer names there are none of, and comparing takes the square of the length.
_LONGEST = 200


def with_breaks(text: str, edit: Edit) -> Edit:
    """The same edit, but with the line ends that the text has there: ``Chó-⏎sebusz`` becomes ``Chó-⏎śebuz``.

    An edit that has line ends itself, takes others away than those behind hyphens, or differs too much, stays as it is.
    """
    old = text[edit.start : edit.end]
    breaks = len(_BREAK.findall(old))
    if not breaks or breaks != old.count("\n") or "\n" in edit.text or len(old) > _LONGEST:
        return edit
    new, done = edit.text, 0
    joined = ""
    for match in _BREAK.finditer(old):
        joined += old[done : match.start()]
        place = _mapped(joined, old[match.end() :], new)
        if place is None or not 0 < place < len(new):
            return edit
        hyphen = match["hyphen"]
        if new[place : place + 1] == "-":
            place, hyphen = place + 1, ""  # a hyphen that the name itself has
        new = new[:place] + hyphen + match["break"] + new[place:]
        joined, done = new[: place + len(hyphen + match["break"])], match.end()
    return replace(edit, text=new)


def _mapped(before: str, after: str, new: str) -> int | None:
    """Where in ``new`` what stands for ``before`` ends, if it is much like ``before`` and ``after`` together."""
    matcher = SequenceMatcher(None, before + after.replace("\n", ""), new, autojunk=False)
    if matcher.ratio() < 0.5:
        return None
    for _, first, last, start, end in matcher.get_opcodes():
        if first <= len(before) < last or len(before) == last:
            return start + min(len(before) - first, end - start)
    return None
