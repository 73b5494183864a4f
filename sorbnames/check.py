"""The one flow from text to findings to edits; ``check`` and ``fix``, texts and documents all come through here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from sorbnames.errors import InvalidStyle
from sorbnames.findings import Edit, Finding, FixResult, apply_edits, compose_edits
from sorbnames.gazetteer import Gazetteer
from sorbnames.reading import read
from sorbnames.rest import Rest
from sorbnames.rules.addresses import addresses
from sorbnames.rules.one_language import one_language
from sorbnames.rules.pairing import pairing
from sorbnames.rules.spelling import spelling
from sorbnames.rules.streets import streets
from sorbnames.rules.undecided import undecided
from sorbnames.style import Style


def find_style(gazetteer: Gazetteer, name: str, to: str = "both") -> Style:
    """The style of that name; ``to`` restricts its pairs to one language.

    Raises InvalidStyle for an unknown name, and for anything but ``both``, ``de`` and ``dsb``.
    """
    if to not in ("both", "de", "dsb"):
        raise InvalidStyle("style.unknown_language", to=to)
    styles = gazetteer.styles
    if name not in styles:
        from difflib import get_close_matches

        near = get_close_matches(name, styles, n=1)
        key = "unknown" if near else "unknown_alone"
        raise InvalidStyle(f"style.{key}", style=name, near="".join(near), styles=", ".join(sorted(styles)))
    style = styles[name]
    if to != "both":
        separator = "register" if style.separator == "keep" else style.separator
        style = replace(style, languages=to, separator=separator, wanted=frozenset(), translates=True)
    return style


def check_text(
    gazetteer: Gazetteer, text: str, style: str = "keep", to: str = "both", rest: Rest | None = None
) -> list[Finding]:
    """All findings of a text in the order of their places; offsets count characters.

    ``rest`` is what surrounds a text that is only a part of one (see :mod:`sorbnames.rest`).
    """
    chosen = find_style(gazetteer, style, to)
    adding = gazetteer.styles["official"]
    reading = read(gazetteer, text, rest)
    pairs = list(pairing(reading, chosen, adding))
    if chosen.languages != "both":
        pairs += one_language(reading, chosen)
    # A name that is replaced as the wrong partner is not corrected besides.
    replaced = {finding.end for finding in pairs if finding.code == "SN205"}
    findings = [
        *(finding for finding in spelling(reading) if finding.end not in replaced),
        *pairs,
        *streets(reading, chosen, adding),
        *addresses(reading, chosen),
        *undecided(reading),
    ]
    return sorted(findings, key=lambda finding: (finding.start, finding.end, finding.code))


def fix_text(
    gazetteer: Gazetteer,
    text: str,
    style: str = "keep",
    to: str = "both",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    unsafe: bool = False,
) -> FixResult:
    """Make the safe edits (with ``unsafe`` the others too) of the selected rules; empty ``select`` means all rules."""

    def find(text: str) -> list[Finding]:
        found = check_text(gazetteer, text, style, to)
        return [one for one in found if (not select or one.code in select) and one.code not in ignore]

    return settle(text, find, unsafe)


#: Corrected names can settle their neighbours; so many times at most is the corrected text looked at again.
_MOST_PASSES = 4


def settle(text: str, find: Callable[[str], Sequence[Finding]], unsafe: bool = False) -> FixResult:
    """Make the edits that ``find`` proposes until it proposes no more; the result counts in the original text.

    What is left to a person are the first findings that no edit took in.
    """
    findings = find(text)
    new = total = choose_edits(findings, unsafe)
    current = apply_edits(text, total)
    for _ in range(_MOST_PASSES):
        if not new:
            break
        new = choose_edits(find(current), unsafe)
        total = compose_edits(current, total, new)
        current = apply_edits(text, total)
    left = tuple(finding for finding in findings if not is_covered(finding.edit, total))
    return FixResult(current, total, left)


def choose_edits(findings: Iterable[Finding], unsafe: bool = False) -> tuple[Edit, ...]:
    """The edits to make, not overlapping: a whole pair rewritten takes in the corrections of its halves."""
    wanted = {finding.edit for finding in findings if finding.edit and (finding.edit.safe or unsafe)}
    chosen: list[Edit] = []
    for edit in sorted(wanted, key=lambda edit: (edit.start, edit.start - edit.end, edit.text, not edit.safe)):
        while chosen and edit.start < chosen[-1].end and edit.end - edit.start > chosen[-1].end - chosen[-1].start:
            chosen.pop()
        if not chosen or chosen[-1].end <= edit.start:
            chosen.append(edit)
    return tuple(chosen)


def is_covered(edit: Edit | None, made: Sequence[Edit]) -> bool:
    """Whether one of the edits made, which are in order, takes this one in."""
    if edit is None:
        return False
    place = bisect_right(made, edit.start, key=lambda other: other.start) - 1
    return place >= 0 and edit.end <= made[place].end
