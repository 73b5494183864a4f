"""SN401 and SN402: what a person has to decide."""

from __future__ import annotations

from collections.abc import Iterator

from sorbnames.findings import Finding
from sorbnames.reading import TextReading
from sorbnames.resolution import official_pair
from sorbnames.rules import RULES


def undecided(text: TextReading) -> Iterator[Finding]:
    """Names that several places bear, where the text does not decide, and near misses beside a name."""
    rest = text.rest
    for reading in text.readings:
        if reading.protected or len(reading.hits) == 1 or not rest.holds(reading.start):
            continue
        entries = reading.entries
        choice = " ".join(entry.id for entry in entries)
        # Places that are written alike in both languages need no decision to be written.
        is_open = len({official_pair(entry) for entry in entries}) > 1
        if is_open and not rest.has_seen(choice):
            rest.see(choice)
            surface = text.surface(reading)
            choices = "; ".join(f"{official_pair(entry)} ({entry.municipality or entry.id})" for entry in entries[:4])
            yield Finding(
                "SN401",
                RULES["SN401"].severity,
                reading.start,
                reading.end,
                surface,
                message_id="rules.SN401",
                parameters=(("found", surface), ("choices", choices)),
            )
    for near in text.near_misses:
        yield Finding(
            "SN402",
            RULES["SN402"].severity,
            near.start,
            near.end,
            text.text[near.start : near.end],
            near.hit.name_text,
            near.hit.entry.id,
            message_id="rules.SN402",
            parameters=(("found", text.text[near.start : near.end]), ("right", near.hit.name_text)),
        )
