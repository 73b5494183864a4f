"""Whether a span lies inside something that must never be edited: an address of the web, a file name, a company,
a club, a title, a person.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sorbnames.orthography import key
from sorbnames.persons import PARTICLES, before_rest_of_person, in_person, of_office
from sorbnames.surroundings import Surroundings, base_forms, surrounding_patterns

if TYPE_CHECKING:
    from sorbnames.gazetteer import Gazetteer

_QUOTES = '„“”»«"'

#: What ends the run of characters that a span belongs to (nothing at the text's end), and what an address begins or
#: goes on with.
_FREE = frozenset(["", " ", "\n", "\u00a0", "\t"])
_SIGNS_OF_ADDRESSES = frozenset("@`\\_")

#: One of these is in every address of the web, in every path that does not begin with a slash and in every link.
_MARKS_OF_ADDRESSES = frozenset("@:`\\#_.[")

_TOP_LEVELS = frozenset(
    [
        "de",
        "com",
        "org",
        "net",
        "eu",
        "info",
        "biz",
        "at",
        "ch",
        "pl",
        "cz",
        "io",
        "berlin",
        "online",
        "shop",
        "app",
        "tv",
        "me",
        "fm",
        "edu",
        "gov",
        "museum",
    ]
)


def protection(around: Surroundings) -> str:
    """Why the span must not be edited, or an empty string."""
    for reason, holds in _reasons(_is_free_in_front(around)):
        if holds(around):
            return reason
    return ""


@cache
def _reasons(is_free_in_front: bool) -> tuple[tuple[str, Callable[[Surroundings], bool]], ...]:
    """The reasons in the order of their weight, each with its test."""
    if is_free_in_front:
        return (
            ("e-mail or web address", _in_address),
            ("compound", _in_compound),
            ("company", _before_legal_form),
            ("organisation", _before_organisation_word),
            ("title", _in_title),
            ("person", before_rest_of_person),
        )
    return (
        ("e-mail or web address", _in_address),
        ("compound", _in_compound),
        ("company", _before_legal_form),
        ("organisation", _beside_organisation_word),
        ("authority", _of_authority),
        ("title", _in_title),
        ("person", in_person),
        ("office holder", of_office),
    )


def _is_free_in_front(around: Surroundings) -> bool:
    """Whether nothing or a small word such as ``in`` or ``nach`` stands in front, so that what is before tells nothing.

    Most names stand so; the many tests of the words in front are spared.
    """
    word = around.word_before
    return not word or (word.islower() and word.isalpha() and word not in _small_tellers(around.gazetteer))


@lru_cache(maxsize=8)
def _small_tellers(gazetteer: Gazetteer) -> frozenset[str]:
    """The small words in front of a name that may make it a person's or an organisation's."""
    subjects = ("organisation_heads", "authority_heads", "titles", "given_names", "given_names_also_words", "offices")
    phrases = (phrase for subject in subjects for phrase in gazetteer.surroundings[subject])
    return frozenset(word for phrase in phrases for word in phrase.split()[-1:] if word.islower()) | PARTICLES


def _of_authority(around: Surroundings) -> bool:
    """Whether a word in front makes the name a part of an authority's: Amtsgericht, Polizeiinspektion."""
    return around.follows("authority_heads")


def _in_title(around: Surroundings) -> bool:
    """Inside quotation marks with a few other words, as titles of exhibitions, campaigns and pieces are."""
    after = around.after
    if not ("“" in after or "”" in after or "«" in after or '"' in after):
        return False
    opening = max(map(around.before.rfind, _QUOTES))
    if opening >= 0 and not _opens(around.before, opening):
        return False
    closing = min((place for quote in '“”«"' if (place := around.after.find(quote)) >= 0), default=-1)
    if opening < 0 or closing < 0:
        return False
    inside_before, inside_after = around.before[opening + 1 :], around.after[:closing]
    if "\n" in inside_before or "\n" in inside_after:
        return False
    others = len(inside_before.split()) + len(inside_after.split())
    if _stands_in_list(around, opening, closing):
        return 0 < others <= 3
    if around.after[closing + 1 : closing + 2] == "," or around.before[:opening].rstrip().endswith(":"):
        return False
    named = others == 0 and around.is_listed("organisation_heads", _last_word(around.before[:opening]))
    return named or (0 < others <= 6 and not inside_after.rstrip().endswith((".", "!", "?", ",")))


def _stands_in_list(around: Surroundings, opening: int, closing: int) -> bool:
    """Whether one quotation follows another: „Peitz Markt“, „Peitz Bahnhof“ und „Peitz Ost“."""
    patterns = surrounding_patterns()
    is_followed = patterns["quotation behind"].match(around.after, closing)
    return bool(is_followed or patterns["quotation in front"].search(around.before, 0, opening + 1))


def _opens(before: str, place: int) -> bool:
    """Whether the quotation mark begins a quotation: „ and » do, a straight one by turns in its line.

    “ ends a German quotation and begins an English one: it begins one where none is open.
    """
    line = before[:place].rpartition("\n")[2]
    if before[place] == '"':
        return line.count('"') % 2 == 0
    if before[place] == "“":
        return line.count("„") <= line.count("“") - line.count("”")
    return before[place] in "„»"


def _in_address(around: Surroundings) -> bool:
    before, after = around.before, around.after
    # Where at most one sign is joined to the span, it is in no address, whose other characters would be joined too.
    is_free_behind = after[:1] in _FREE or (after[1:2] in _FREE and after[0] not in _SIGNS_OF_ADDRESSES)
    if is_free_behind and before[-1:] in _FREE:
        return False
    head = _run_at_end(before)
    tail = after[: surrounding_patterns()["run after"].match(after).end()]  # type: ignore[union-attr]
    if not head and not tail:
        return False
    if _MARKS_OF_ADDRESSES.isdisjoint(head + around.text[around.start : around.end] + tail) and head[:1] != "/":
        return False  # letters, hyphens, brackets and the like, as most are
    head = head.rpartition("](")[2].rpartition("[")[2]
    tail = tail.partition("](")[0]
    whole = head + around.text[around.start : around.end] + tail
    if "@" in whole or "://" in whole or whole.lower().startswith("www.") or "`" in whole or "\\" in whole:
        return True
    if head.endswith(("#", "_")) or tail.startswith("_"):
        return True
    if head.startswith("/") and (head.count("/") > 1 or tail.startswith("/")):
        return True
    ending = surrounding_patterns()["file ending"].search(tail) if "." in tail else None
    return bool(ending and (ending[1].lower() in _TOP_LEVELS or around.is_listed("file_extensions", ending[1].lower())))


def _in_compound(around: Surroundings) -> bool:
    """Joined by a hyphen to a word that is no part of a name: Lausitz-Beauftragter, Alt-Peitz, Spree- und Neiße."""
    return around.joined_behind or around.joined_in_front


def _before_legal_form(around: Surroundings) -> bool:
    forms, after = around.gazetteer.surroundings["legal_forms"], around.after
    # Only capitalised words may stand between, so that mostly a few words have to be looked at.
    behind = surrounding_patterns()["capitalised behind"].match(after)
    if behind is None or _heads(forms).isdisjoint(surrounding_patterns()["letters"].findall(behind[0])):
        return False
    if _joins_company(around.gazetteer)(after) is None:
        return False
    line = after.partition("\n")[0]
    match = _legal_form(forms).search(line)
    if match is None:
        return False
    between = line[: match.start()].lstrip(" \u00a0-–/+&")
    return not between or surrounding_patterns()["capitalised"].fullmatch(between) is not None


@lru_cache(maxsize=8)
def _joins_company(gazetteer: Gazetteer) -> Callable[[str], re.Match[str] | None]:
    """A quick look at the letter behind a span: a legal form or what may stand between goes on with it."""
    initials = re.escape("".join(sorted(_initials(gazetteer.surroundings["legal_forms"]))))
    return re.compile(rf"[ \u00a0\-–/+&]*(?:[A-ZÄÖÜ0-9{initials}]|und|für|der)").match


def _before_organisation_word(around: Surroundings) -> bool:
    tails = around.gazetteer.surroundings["organisation_tails"]
    after = around.after
    if ":" in after and surrounding_patterns()["result"].match(after):
        return True
    if after[:1] not in " \u00a0" or (after[1:2] not in _initials(tails) and not after[1:2].isspace()):
        return False
    return around.word_after in tails


@lru_cache(maxsize=32)
def _initials(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)


def _beside_organisation_word(around: Surroundings) -> bool:
    if _is_label(around):
        return _before_organisation_word(around)
    if around.follows("organisation_heads") or _follows_club(around):
        return True
    if _ends_like_organisation(around, around.word_before):
        return True
    return _before_organisation_word(around)


def _ends_like_organisation(around: Surroundings, word: str) -> bool:
    """Whether a compound ends in an organisation's word: Planungsbüro, but not the bare Büro, nor Wußwerk, a place."""
    if not word[:1].isupper():
        return False
    endings = around.gazetteer.surroundings["organisation_endings"]
    is_compound = any(_is_compound(form.lower(), endings) for form in base_forms(word))
    return is_compound and not around.gazetteer.by_key(key(word))


def _is_label(around: Surroundings) -> bool:
    """Whether the name begins a line and a colon follows: what the line above ends with tells nothing of it."""
    return around.after[:1] == ":" and around.before.rstrip(" \t")[-1:] == "\n"


@lru_cache(maxsize=8192)
def _is_compound(word: str, endings: frozenset[str]) -> bool:
    return any(word.endswith(ending) and len(word) > len(ending) + 1 for ending in endings)


def _follows_club(around: Surroundings) -> bool:
    """Behind an organisation's word and its own name: SV Blau-Weiß Spremberg, Ingenieurbüro Muster & Peitz."""
    words = around.words_before
    if len(words) < 2 or around.plz:
        return False
    for name, head in itertools.pairwise(words):
        if not (name[:1].isupper() or name[:1].isdigit() or name == "&"):
            return False
        if around.is_listed("organisation_heads", head) or _ends_like_organisation(around, head):
            return True
    return False


def _last_word(text: str) -> str:
    words = text.split()
    return words[-1] if words else ""


@cache
def _heads(phrases: frozenset[str]) -> frozenset[str]:
    """What the phrases begin with, up to the first sign or blank."""
    return frozenset(surrounding_patterns()["letters"].findall(phrase)[0] for phrase in phrases)


@cache
def _legal_form(forms: frozenset[str]) -> re.Pattern[str]:
    """Any legal form as words of their own, over a blank or a hyphen."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<=[ \u00a0-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


_ENDS_OF_RUNS = frozenset('"„“”»«<>|')


def _run_at_end(before: str) -> str:
    """The characters at the end of a text up to a blank or quotation mark."""
    if not before or before[-1].isspace():
        return ""
    run = before.rsplit(None, 1)[-1]
    if _ENDS_OF_RUNS.isdisjoint(run):
        return run
    return run[1 + max(map(run.rfind, _ENDS_OF_RUNS)) :]
