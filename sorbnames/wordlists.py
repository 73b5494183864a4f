"""Words and places elsewhere that are spelt like names of the gazetteer, and what place names have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any


class WordLists:
    """The lists of ``data/lists`` by the keys of names and words (see :func:`sorbnames.orthography.key`)."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._same: Mapping[str, list[str]] = lists["same"]
        self._meanings: Mapping[str, str] = lists["words"]
        self._towns = frozenset(lists["towns"])
        self._near = frozenset(lists["near"])
        self._alike = frozenset(lists["alike"])
        self._toponyms: Mapping[str, list[str]] = lists["toponyms"]

    def namesakes(self, name_key: str) -> tuple[str, ...]:
        """Codes of the Länder and countries where another place bears this name."""
        return tuple(self._same.get(name_key, ()))

    def is_elsewhere(self, name_key: str) -> bool:
        """Whether a place elsewhere bears exactly this name, which resembles one of ours."""
        return name_key in self._near or name_key in self._same

    def is_town_elsewhere(self, name_key: str) -> bool:
        """Whether one of our villages is called like a town that a German reader thinks of first: Schwerin."""
        return name_key in self._towns

    def is_word(self, word_key: str) -> bool:
        """Whether a German word is spelt so that resembles one of our names and is none of them."""
        return word_key in self._alike

    def meaning(self, name_key: str) -> str:
        """What the name means as a word, or nothing."""
        return self._meanings.get(name_key, "")

    def distinctive(self, name_key: str) -> str:
        """What tells a name from others that begin or end as very many place names do: sachsen of sachsendorf."""
        found = self._common_parts.fullmatch(name_key)
        return found[1] if found else name_key

    @cached_property
    def _common_parts(self) -> re.Pattern[str]:
        beginnings, endings = ("|".join(self._toponyms.get(part, ())) for part in ("beginnings", "endings"))
        return re.compile(f"(?:{beginnings})?(.+?)(?:{endings})?")
