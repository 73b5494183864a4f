"""Whether a name is a person's: behind a title, a given name or an office, in a list of those present."""

from __future__ import annotations

import re
from functools import cache

from sorbnames.surroundings import Surroundings, surrounding_patterns

#: Small words between a title or given name and the name behind: Graf von Peitz.
PARTICLES = frozenset(["der", "dem", "den", "von", "van", "vom", "zu", "zum", "zur"])


#: What sets a column of a list apart, so that who stands in the one before is another matter: Muster, Erika   Peitz.
_COLUMNS = ("\t", "   ")


def before_rest_of_person(around: Surroundings) -> bool:
    """Whether what stands behind, or in front of the whole line, makes the name a person's."""
    after = around.after
    if after[:1] == ",":
        behind = surrounding_patterns()["given name behind"].match(after)
        if behind and around.is_listed("given_names", behind["name"]):
            return True
    is_minute = (after[1:2] == "(" or after[2:3] == ".") and surrounding_patterns()["minute"].match(after)
    return bool(is_minute) or _in_list_of_persons(around)


def in_person(around: Surroundings) -> bool:
    """Whether a title, a given name, an initial or the name of a noble family in front makes it a person's."""
    if before_rest_of_person(around):
        return True
    words = around.words_before
    if not words or "\n" in around.before[-2:] or around.before.endswith(_COLUMNS):
        return False
    if around.is_listed("titles", words[0]) or _is_given_name(around, words):
        return True
    if around.after[:1] == ")" and surrounding_patterns()["substitute"].search(around.before):
        return True
    rest = words[1:] if words[0] in ("der", "dem", "den") else words
    if len(rest) > 1 and rest[0] in ("von", "van", "vom", "zu", "zum", "zur"):
        return around.is_listed("titles", rest[1]) or _is_given_name(around, rest[1:])
    # An initial: K. Forst.
    initial = len(words[0]) == 2 and words[0][0].isupper() and words[0][1] == "."
    return initial and words[0][0].isalpha() and not surrounding_patterns()["for example"].search(around.before)


def _in_list_of_persons(around: Surroundings) -> bool:
    if ":" not in around.before or around.cue:
        return False
    line = around.before.rpartition("\n")[2]
    label, colon, listed = line.partition(":")
    # Anwesend: 31 Mitglieder, Gäste aus Lübben und Peitz
    return bool(colon) and around.is_listed("person_lists", label.strip()) and not _of_place().search(listed)


@cache
def _of_place() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:aus|in|bei|nach)\s")


def _is_given_name(around: Surroundings, words: tuple[str, ...]) -> bool:
    if around.is_listed("given_names", words[0]):
        return True
    if not around.is_listed("given_names_also_words", words[0]):
        return False
    # "die Mark Brandenburg", "am 3. Mark …": with an article or a number in front it is the word.
    return not (len(words) > 1 and (around.is_listed("articles", words[1].lower()) or words[1][0].isdigit()))


def of_office(around: Surroundings) -> bool:
    """Behind an office in the same line: Pfarrer Guhrow, Ortsvorsteher Ströbitz."""
    return "\n" not in around.before[-2:] and around.is_listed("offices", around.word_before)
