"""What stands around a span of text: the word before, a postal code, an addition behind; and whether the span lies
inside something that must never be edited: an address of the web, a file name, a company, a club, a person.

Only a short window is read on either side, so that the work stays linear in the text.
"""

from __future__ import annotations

import re
from functools import cache

from sorbnames.gazetteer import Gazetteer

_WINDOW = 90

#: What ends the stretch in which a word in front belongs to the name behind it.
_STOPS = frozenset(',;:!?()[]"„“”»«|·/')
_QUOTES = '„“”»«"'
_HYPHENS = "-‐‑"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    blank = r"[ \t\u00a0\u202f]"
    return {
        "tokens": re.compile(r"[^\s,;:!?()\[\]\"„“”»«|·/]+|[,;:!?()\[\]\"„“”»«|·/\n]"),
        "hyphen after": re.compile(rf"[-‐‑](?P<word>[^\W\d_]\w*)|[-‐‑](?={blank}(?:und|oder|bzw\.|bis|wie|sowie|,)|,)"),
        "word after": re.compile(rf"(?P<gap>{blank}{{1,3}}|[-‐‑])(?P<word>[^\s,;:!?()\[\]\"„“”»«|·/.]+)"),
        "addition": re.compile(
            rf"{blank}?\((?P<bracket>[^()\n]{{1,40}})\)|/(?P<slash>[^\W\d_][\w.]*)"
            rf"|{blank}(?P<near>bei|b\.|an der|a\. ?d\.|am|auf|ob|i\.|im){blank}(?P<of>[A-ZÄÖÜ][\w-]*)"
        ),
        "capitalised": re.compile(
            rf"(?:[A-ZÄÖÜ&0-9][\w.&+/-]*{blank}+|und{blank}+|für{blank}+|der{blank}+|&{blank}+)+"
        ),
        "given name behind": re.compile(rf",{blank}?(?P<name>[A-ZÄÖÜ][\w-]+){blank}*(?:\r?\n|;|$)"),
        "minute": re.compile(r" \(\d{1,3}\.(?:/|\)|,)| [A-Z]\.(?=[ ,;.)]|$)(?! ?\d)"),
        "file ending": re.compile(r"\.([A-Za-z0-9]{2,6})(?:[/?#].*)?[.,;:)]*$"),
        "run after": re.compile(r"[^\s\"„“”»«<>|]*"),
        "month": re.compile(
            rf"{blank}+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|des|der|\d)"
        ),
    }


class Surroundings:
    """The neighbourhood of the span ``start`` to ``end`` of ``text``.

    ``before`` and ``after`` are up to some ninety characters on either side; ``words_before`` up to three words in
    front, nearest first, as far as no sentence or cell ends between; ``plz`` a postal code directly in front.
    """

    __slots__ = ("after", "before", "end", "gazetteer", "plz", "start", "text", "words_before")

    def __init__(self, gazetteer: Gazetteer, text: str, start: int, end: int) -> None:
        self.gazetteer = gazetteer
        self.text = text
        self.start = start
        self.end = end
        self.before = text[max(0, start - _WINDOW) : start]
        self.after = text[end : end + _WINDOW]
        self.plz = _plz_at_end(self.before)
        self.words_before = self._read_words_before()

    def _read_words_before(self) -> tuple[str, ...]:
        words: list[str] = []
        titles = self.gazetteer.surroundings["titles"]
        for token in reversed(_patterns()["tokens"].findall(self.before[-60:])):
            if token == "\n":
                if words or self.before.endswith("\n\n"):
                    break
                continue
            if token in _STOPS or (words and token.endswith(".") and token not in titles):
                break
            words.append(token)
            if len(words) == 3:
                break
        return tuple(words)

    @property
    def word_before(self) -> str:
        """The word directly in front of the span."""
        return self.words_before[0] if self.words_before else ""

    @property
    def word_after(self) -> str:
        """The word directly behind the span, over a blank or a hyphen."""
        found = _patterns()["word after"].match(self.after)
        return found["word"] if found else ""

    @property
    def addition(self) -> tuple[str, str]:
        """An addition behind the span and how it is attached: bracket, slash or near (bei, an der)."""
        found = _patterns()["addition"].match(self.after)
        if not found:
            return "", ""
        if found["of"]:
            return found["of"], "near"
        return (found["bracket"], "bracket") if found["bracket"] else (found["slash"], "slash")

    @property
    def has_article(self) -> bool:
        """Whether an article (or im, vom, zur …) stands directly in front: a common noun, most likely."""
        return self.word_before.lower() in self.gazetteer.surroundings["articles"]

    @property
    def preposition(self) -> str:
        """A preposition of place directly in front."""
        word = self.word_before.lower()
        return word if self._is_listed("place_prepositions", word) or word == "richtung" else ""

    @property
    def cue(self) -> str:
        """A word in front that shows that a place follows: Stadt, Gemeinde, Ortsteil."""
        word = self.word_before.rstrip(".")
        return word if self._is_listed("place_cues", word) or self._is_listed("place_cues", word.lower()) else ""

    @property
    def is_time(self) -> bool:
        """Whether a month, a number or a genitive follows: Mitte Februar, Mitte der Woche."""
        return bool(_patterns()["month"].match(self.after))

    def _is_listed(self, subject: str, word: str) -> bool:
        return word in self.gazetteer.surroundings[subject]

    @property
    def authority(self) -> bool:
        """Whether a word in front makes the name a part of an authority's: Amtsgericht, Polizeiinspektion."""
        return self._follows("authority_heads")

    def _follows(self, subject: str) -> bool:
        words, heads = self.words_before, self.gazetteer.surroundings[subject]
        if not words:
            return False
        if words[0] in heads:
            return True
        if len(words) == 1 or words[0] not in _last_words(heads):
            return False
        return any(" ".join(reversed(words[:count])) in heads for count in range(2, len(words) + 1))

    def _in_title(self) -> bool:
        """Inside quotation marks with a few other words, as titles of exhibitions, campaigns and pieces are."""
        opening = max(map(self.before.rfind, _QUOTES))
        closing = min((place for quote in '“”«"' if (place := self.after.find(quote)) >= 0), default=-1)
        if opening < 0 or closing < 0:
            return False
        inside_before, inside_after = self.before[opening + 1 :], self.after[:closing]
        if "\n" in inside_before or "\n" in inside_after:
            return False
        others = len(inside_before.split()) + len(inside_after.split())
        if self.after[closing + 1 : closing + 2] == "," or self.before[:opening].rstrip().endswith(":"):
            return False
        named = others == 0 and self._is_listed("organisation_heads", _last_word(self.before[:opening]))
        return named or (0 < others <= 6 and not inside_after.rstrip().endswith((".", "!", "?", ",")))

    def protection(self) -> str:
        """Why the span must not be edited, or an empty string."""
        for reason, holds in (
            ("e-mail or web address", self._in_address),
            ("compound", self._in_compound),
            ("company", self._before_legal_form),
            ("organisation", self._beside_organisation_word),
            ("authority", lambda: self.authority),
            ("title", self._in_title),
            ("person", self._in_person),
            ("office holder", lambda: self._is_listed("offices", self.word_before)),
        ):
            if holds():
                return reason
        return ""

    def _in_address(self) -> bool:
        head = _run_at_end(self.before)
        tail = self.after[: _patterns()["run after"].match(self.after).end()]  # type: ignore[union-attr]
        if not head and not tail:
            return False
        head = head.rpartition("](")[2].rpartition("[")[2]
        tail = tail.partition("](")[0]
        whole = head + self.text[self.start : self.end] + tail
        if "@" in whole or "://" in whole or whole.lower().startswith("www.") or "`" in whole or "\\" in whole:
            return True
        if head.endswith(("#", "_")) or tail.startswith("_"):
            return True
        if head.startswith("/") and (head.count("/") > 1 or tail.startswith("/")):
            return True
        ending = _patterns()["file ending"].search(tail) if "." in tail else None
        return bool(
            ending and (ending[1].lower() in _TOP_LEVELS or self._is_listed("file_extensions", ending[1].lower()))
        )

    def _in_compound(self) -> bool:
        """Joined by a hyphen to a word that is no part of a name: Lausitz-Beauftragter, Alt-Peitz, Spree- und Neiße."""
        return self.joined_behind or self.joined_in_front

    @property
    def joined_behind(self) -> bool:
        """Whether a hyphen joins another word to the end of the span."""
        return bool(_patterns()["hyphen after"].match(self.after))

    @property
    def joined_in_front(self) -> bool:
        """Whether a hyphen joins the span to a word in front of it."""
        return self.before[-1:] in _HYPHENS and self.before[-2:-1].isalpha() if self.before else False

    def _before_legal_form(self) -> bool:
        line = self.after.partition("\n")[0]
        forms = self.gazetteer.surroundings["legal_forms"]
        if _first_words(forms).isdisjoint(line.translate(_APART).split()):
            return False
        match = _legal_form(forms).search(line)
        if match is None:
            return False
        between = line[: match.start()].lstrip(" \u00a0-–/+&")
        return not between or _patterns()["capitalised"].fullmatch(between) is not None

    def _beside_organisation_word(self) -> bool:
        if self._follows("organisation_heads") or self._follows_club():
            return True
        if self._ends_like_organisation(self.word_before):
            return True
        tails = self.gazetteer.surroundings["organisation_tails"]
        return self.word_after in tails and self.after[:1] in " \u00a0"

    @property
    def _endings(self) -> tuple[str, ...]:
        return _as_tuple(self.gazetteer.surroundings["organisation_endings"])

    def _ends_like_organisation(self, word: str) -> bool:
        """Whether a compound ends in an organisation's word: Planungsbüro, but not the bare Büro."""
        return word[:1].isupper() and any(
            word.lower().endswith(ending) and len(word) > len(ending) + 1 for ending in self._endings
        )

    def _follows_club(self) -> bool:
        """Behind an organisation's word and its own name: SV Blau-Weiß Spremberg, Ingenieurbüro Muster & Peitz."""
        words = self.words_before
        if self.plz:
            return False
        return any(
            (self._is_listed("organisation_heads", words[place]) or self._ends_like_organisation(words[place]))
            and all(word[:1].isupper() or word[:1].isdigit() or word == "&" for word in words[:place])
            for place in range(1, len(words))
        )

    def _in_person(self) -> bool:
        behind = _patterns()["given name behind"].match(self.after)
        if behind and self._is_listed("given_names", behind["name"]):
            return True
        if _patterns()["minute"].match(self.after) or self._in_list_of_persons():
            return True
        words = self.words_before
        if not words or "\n" in self.before[-2:]:
            return False
        if self._is_listed("titles", words[0]) or self._is_given_name(words):
            return True
        rest = words[1:] if words[0] in ("der", "dem", "den") else words
        if len(rest) > 1 and rest[0] in ("von", "van", "vom", "zu", "zum", "zur"):
            return self._is_listed("titles", rest[1]) or self._is_given_name(rest[1:])
        # An initial: K. Forst.
        initial = len(words[0]) == 2 and words[0][0].isupper() and words[0][1] == "."
        return initial and words[0][0].isalpha()

    def _in_list_of_persons(self) -> bool:
        line = self.before.rpartition("\n")[2]
        label, colon, _ = line.partition(":")
        return bool(colon) and self._is_listed("person_lists", label.strip())

    def _is_given_name(self, words: tuple[str, ...]) -> bool:
        if self._is_listed("given_names", words[0]):
            return True
        if not self._is_listed("given_names_also_words", words[0]) or words[0] in _MONTHS:
            return False
        # "die Mark Brandenburg", "am 3. Mark …": with an article or a number in front it is the word.
        return not (len(words) > 1 and (self._is_listed("articles", words[1].lower()) or words[1][0].isdigit()))


_MONTHS = frozenset({"Mai", "Juli", "August", "Art"})

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


def _last_word(text: str) -> str:
    words = text.split()
    return words[-1] if words else ""


_APART = str.maketrans(dict.fromkeys("-,;:)/|", " "))


@cache
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in phrases)


@cache
def _as_tuple(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


@cache
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in phrases if " " in phrase)


@cache
def _legal_form(forms: frozenset[str]) -> re.Pattern[str]:
    """Any legal form as words of their own, over a blank or a hyphen."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<=[ \u00a0-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def _plz_at_end(before: str) -> str:
    """A postal code, with or without country prefix, at the end of a text and before blanks."""
    stripped = before.rstrip(" \t\u00a0\u202f")
    cell = stripped[-1:] in (";", "|")
    if cell:
        # The cell before in a table: 03130;Spremberg
        stripped = stripped[:-1].rstrip(" \t\u00a0\u202f")
    code = stripped[-5:]
    if (
        (not cell and len(before) - len(stripped) not in (1, 2, 3))
        or len(code) < 5
        or not (code.isascii() and code.isdigit())
    ):
        return ""
    return "" if stripped[-6:-5].isdigit() or stripped[-6:-5] in (".", ",", "/") else code


def _run_at_end(before: str) -> str:
    """The characters at the end of a text up to a blank or quotation mark."""
    position = len(before)
    while position and not before[position - 1].isspace() and before[position - 1] not in '"„“”»«<>|':
        position -= 1
    return before[position:]
