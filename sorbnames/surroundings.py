"""What stands around a span of text: the word before, a postal code, an addition behind; and whether the span lies
inside something that must never be edited: an address of the web, a file name, a company, a club, a person.

Only a short window is read on either side, so that the work stays linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from sorbnames.gazetteer import Gazetteer
from sorbnames.orthography import key

_WINDOW = 90


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    blank = r"[ \t\u00a0\u202f]"
    return {
        "plz before": re.compile(rf"(?<![\d.,/-])(?:[A-Z]{{1,3}}{blank}?[-–]{blank}?)?(\d{{5}}){blank}{{1,3}}$"),
        "word before": re.compile(rf"(?P<word>[^\s,;:!?()\[\]\"„“”»«|·/]+)(?P<gap>{blank}*(?:\r?\n)?{blank}*)$"),
        "hyphen before": re.compile(r"[^\W\d_][\w.]*[-‐‑]$"),
        "slash before": re.compile(r"[^\W\d_][\w.]*/$"),
        "hyphen after": re.compile(rf"[-‐‑](?P<word>[^\W\d_]\w*)|[-‐‑](?={blank}(?:und|oder|bzw\.|bis|wie|sowie|,)|,)"),
        "word after": re.compile(rf"(?P<gap>{blank}{{1,3}}|[-‐‑])(?P<word>[^\s,;:!?()\[\]\"„“”»«|·/.]+)"),
        "addition": re.compile(rf"{blank}?\((?P<bracket>[^()\n]{{1,40}})\)|/(?P<slash>[^\W\d_][\w.]*)|{blank}(?P<near>bei|b\.|an der|a\. ?d\.|am|i\.|im){blank}(?P<of>[A-ZÄÖÜ][\w-]*)"),
        "legal form": re.compile(rf"(?:(?:{blank}|[-–/+&])+(?:[A-ZÄÖÜ0-9&+][\w.+&/-]*|und|u\.|für|der|des|im))*?{blank}+(?P<form>[A-Za-z&][\w.&äöüß]*(?:{blank}?[\w.&]+)?)"),
        "capitalised before": re.compile(rf"(?:[A-ZÄÖÜ&0-9][\w.&+/-]*{blank}+|und{blank}+|für{blank}+|der{blank}+|&{blank}+)+$"),
        "opening": re.compile(r"[„“»\"](?P<words>[^„“”»«\"\n]*)$"),
        "closing": re.compile(r"(?P<words>[^„“”»«\"\n]*)[“”«\"]"),
        "given name behind": re.compile(rf",{blank}?(?P<name>[A-ZÄÖÜ][\w-]+){blank}*(?:\r?\n|;|$)"),
        "run": re.compile(r"[^\s\"„“”»«<>|]*$"),
        "run after": re.compile(r"[^\s\"„“”»«<>|]*"),
        "month": re.compile(rf"{blank}+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|des|der|\d)"),
    }


@dataclass(frozen=True)
class Surroundings:
    """The neighbourhood of the span ``start`` to ``end`` of ``text``; read on demand."""

    gazetteer: Gazetteer
    text: str
    start: int
    end: int

    @cached_property
    def before(self) -> str:
        """Up to some ninety characters in front of the span."""
        return self.text[max(0, self.start - _WINDOW) : self.start]

    @cached_property
    def after(self) -> str:
        """Up to some ninety characters behind the span."""
        return self.text[self.end : self.end + _WINDOW]

    @cached_property
    def plz(self) -> str:
        """A postal code directly in front of the span."""
        found = _patterns()["plz before"].search(self.before)
        return found[1] if found else ""

    @cached_property
    def words_before(self) -> tuple[str, ...]:
        """Up to three words in front of the span, nearest first; a sentence's or a cell's end stops them."""
        words: list[str] = []
        rest = self.before
        while len(words) < 3 and (found := _patterns()["word before"].search(rest)):
            if words and found["word"].endswith((".", ":")) and not self._is_listed("titles", found["word"]):
                break
            if "\n" in found["gap"] and words:
                break
            words.append(found["word"])
            rest = rest[: found.start()]
        return tuple(words)

    @property
    def word_before(self) -> str:
        """The word directly in front of the span."""
        return self.words_before[0] if self.words_before else ""

    @cached_property
    def word_after(self) -> str:
        """The word directly behind the span, over a blank or a hyphen."""
        found = _patterns()["word after"].match(self.after)
        return found["word"] if found else ""

    @cached_property
    def addition(self) -> tuple[str, str]:
        """An addition behind the span and how it is attached: bracket, slash or near (bei, an der)."""
        found = _patterns()["addition"].match(self.after)
        if not found:
            return "", ""
        if found["of"]:
            return found["of"], "near"
        return (found["bracket"], "bracket") if found["bracket"] else (found["slash"], "slash")

    @cached_property
    def has_article(self) -> bool:
        """Whether an article (or im, vom, zur …) stands directly in front: a common noun, most likely."""
        return self._is_listed("articles", self.word_before) or self._is_listed("articles", self.word_before.lower())

    @cached_property
    def preposition(self) -> str:
        """A preposition of place directly in front."""
        word = self.word_before
        one_word = word if self._is_listed("place_prepositions", word.lower()) else ""
        return one_word.lower()

    @cached_property
    def cue(self) -> str:
        """A word in front that shows that a place follows: Stadt, Gemeinde, Ortsteil."""
        word = self.word_before.rstrip(".")
        return word if self._is_listed("place_cues", word) or self._is_listed("place_cues", self.word_before) else ""

    @cached_property
    def is_time(self) -> bool:
        """Whether a month, a number or a genitive follows: Mitte Februar, Mitte der Woche."""
        return bool(_patterns()["month"].match(self.after))

    def _is_listed(self, subject: str, word: str) -> bool:
        return word in self.gazetteer.surroundings[subject]

    @cached_property
    def authority(self) -> bool:
        """Whether a word in front makes the name a part of an authority's: Amtsgericht, Polizeiinspektion."""
        return self._follows("authority_heads")

    def _follows(self, subject: str) -> bool:
        words, heads = self.words_before, self.gazetteer.surroundings[subject]
        return any(" ".join(reversed(words[:count])) in heads for count in range(1, len(words) + 1))

    def _in_title(self) -> bool:
        """Inside quotation marks with a few other words, as titles of exhibitions, campaigns and pieces are."""
        opening = _patterns()["opening"].search(self.before)
        closing = _patterns()["closing"].match(self.after)
        if not opening or not closing:
            return False
        others = len(opening["words"].split()) + len(closing["words"].split())
        named = others == 0 and self._is_listed("organisation_heads", _last_word(self.before[: opening.start()]))
        return named or (0 < others <= 6 and not closing["words"].rstrip().endswith((".", "!", "?", ",")))

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
        ):
            if holds():
                return reason
        return ""

    def _in_address(self) -> bool:
        head = _patterns()["run"].search(self.before)
        tail = _patterns()["run after"].match(self.after)
        head_text = head[0] if head else ""
        tail_text = tail[0] if tail else ""
        head_text = head_text.rpartition("](")[2].rpartition("[")[2]
        tail_text = tail_text.partition("](")[0]
        whole = head_text + self.text[self.start : self.end] + tail_text
        if "@" in whole or "://" in whole or whole.lower().startswith("www.") or whole.count("`") or "\\" in whole:
            return True
        if head_text.endswith(("#", "_")) or tail_text.startswith("_"):
            return True
        if head_text.startswith("/") and (head_text.count("/") > 1 or tail_text.startswith("/")):
            return True
        ending = re.search(r"\.([A-Za-z0-9]{2,6})(?:[/?#].*)?[.,;:)]*$", tail_text or "")
        return bool(ending and (ending[1].lower() in _TOP_LEVELS or self._is_listed("file_extensions", ending[1].lower())))

    def _in_compound(self) -> bool:
        """Joined by a hyphen to a word that is no part of a name: Lausitz-Beauftragter, Alt-Peitz, Spree- und Neiße."""
        return self.joined_behind or self.joined_in_front

    @cached_property
    def joined_behind(self) -> bool:
        """Whether a hyphen joins another word to the end of the span."""
        return bool(_patterns()["hyphen after"].match(self.after))

    @cached_property
    def joined_in_front(self) -> bool:
        """Whether a hyphen joins the span to a word in front of it."""
        return bool(_patterns()["hyphen before"].search(self.before))

    def _before_legal_form(self) -> bool:
        forms = self.gazetteer.surroundings["legal_forms"]
        line = self.after.partition("\n")[0]
        for form in _form_endings(forms):
            position = line.find(form)
            if position <= 0:
                continue
            behind = line[position + len(form) : position + len(form) + 1]
            if behind.isalnum() or behind == "-" or line[position - 1] not in " \u00a0-":
                continue
            between = line[:position]
            if between.strip() == "" or _patterns()["capitalised before"].fullmatch(between.lstrip(" -–/+&")):
                return True
        return False

    def _beside_organisation_word(self) -> bool:
        if self._follows("organisation_heads"):
            return True
        tails = self.gazetteer.surroundings["organisation_tails"]
        return self.word_after in tails and self.after[:1] in " \u00a0"

    def _in_person(self) -> bool:
        behind = _patterns()["given name behind"].match(self.after)
        if behind and self._is_listed("given_names", behind["name"]):
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

    def _is_given_name(self, words: tuple[str, ...]) -> bool:
        if self._is_listed("given_names", words[0]):
            return True
        if not self._is_listed("given_names_also_words", words[0]) or words[0] in _MONTHS:
            return False
        # "die Mark Brandenburg", "am 3. Mark …": with an article or a number in front it is the word.
        return not (len(words) > 1 and (self._is_listed("articles", words[1].lower()) or words[1][0].isdigit()))

    @cached_property
    def may_be_person(self) -> bool:
        """Whether an office stands in front, as before a person's name: Landrätin, Gemeindevertreter."""
        return self._is_listed("offices", self.word_before)


_MONTHS = frozenset({"Mai", "Juli", "August", "Art"})

_TOP_LEVELS = frozenset("de com org net eu info biz at ch pl cz io berlin online shop app tv me fm edu gov museum".split())


def _last_word(text: str) -> str:
    words = text.split()
    return words[-1] if words else ""


@cache
def _form_endings(forms: frozenset[str]) -> tuple[str, ...]:
    """Legal forms, longest first; short ones only as whole words."""
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def same_word(one: str, other: str) -> bool:
    """Whether two words fold to the same key."""
    return key(one) == key(other)
