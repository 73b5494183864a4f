"""What stands around a span of text: the words before, a postal code, an addition behind.

Only a short window is read on either side, so that the work stays linear in the text.
"""

from __future__ import annotations

import re
from functools import cache

from sorbnames.gazetteer import Gazetteer

_WINDOW = 90

#: What ends the stretch in which a word in front belongs to the name behind it.
_STOPS = frozenset(',;:!?()[]"„“”»«|·/')
_KINDS_BEHIND_CODES = frozenset({"Stadt", "Gemeinde"})
_HYPHENS = "-‐‑"
_BLANKS = " \t\u00a0\u202f"
_BLANKS_AND_HYPHENS = _BLANKS + _HYPHENS


@cache
def surrounding_patterns() -> dict[str, re.Pattern[str]]:
    blank = r"[ \t\u00a0\u202f]"
    return {
        "tokens": re.compile(r"[^\s,;:!?()\[\]\"„“”»«|·/]+|[,;:!?()\[\]\"„“”»«|·/\n]"),
        "hyphen after": re.compile(
            rf"[-‐‑](?P<word>[^\W\d_]\w*|\d+)|[-‐‑](?={blank}(?:und|oder|bzw\.|bis|wie|sowie|,)|,)"
        ),
        "word after": re.compile(rf"(?P<gap>{blank}{{1,3}}|[-‐‑])(?P<word>[^\s,;:!?()\[\]\"„“”»«|·/.]+)"),
        "addition": re.compile(
            rf"{blank}?\((?P<bracket>[^()\n]{{1,40}})\)|/(?P<slash>[^\W\d_][\w.]*)"
            rf"|{blank}(?P<near>bei|b\.|an der|a\. ?d\.|am|auf(?: den)?|ob|i\.|im){blank}(?P<of>[A-ZÄÖÜ][\w-]*)"
        ),
        "capitalised": re.compile(
            rf"(?:[A-ZÄÖÜ&0-9][\w.&+/-]*{blank}+|und{blank}+|für{blank}+|der{blank}+|&{blank}+)+"
        ),
        # The same from the beginning, and the word that it ends at.
        "capitalised behind": re.compile(
            rf"[ \u00a0\-–/+&]*(?:(?:[A-ZÄÖÜ&0-9][\w.&+/-]*+|und|für|der|&){blank}++)*+\w*"
        ),
        "letters": re.compile(r"\w+"),
        "given name behind": re.compile(rf",{blank}?(?P<name>[A-ZÄÖÜ][\w-]+){blank}*(?:\r?\n|;|$)"),
        "minute": re.compile(r" \(\d{1,3}\.(?:/|\)|,)| [A-Z]\.(?=[ ,;.)]|$)(?! ?\d)"),
        "substitute": re.compile(r"\(\d{2,3}\.[ \u00a0]?$"),
        "word left out": re.compile(rf"(?:,|{blank}(?:und|oder|bzw\.|sowie)){blank}[-‐‑]$"),
        "postal code in front": re.compile(r"(?<![\w-])(?:[A-Z]{1,2}-)?\d{5}-$"),
        "sign of agency": re.compile(r" \((?:[a-z]{2,5}(?:/[a-z]{2,4})?|[A-Z]{3,4})\)(?=[. ]|$)"),
        "for example": re.compile(rf"\b[zZ]\.{blank}?B\.{blank}?$"),
        "quotation behind": re.compile(rf"[“”\"«],?{blank}(?:und{blank}|oder{blank}|sowie{blank})?[„“\"»]"),
        "quotation in front": re.compile(rf"[“”\"«],?{blank}(?:und{blank}|oder{blank}|sowie{blank})?[„“\"»]$"),
        "file ending": re.compile(r"\.([A-Za-z0-9]{2,6})(?:[/?#].*)?[.,;:)]*$"),
        "run after": re.compile(r"[^\s\"„“”»«<>|]*"),
        # Clubs and their result: Muster 3:1, Muster – SV Beispiel II 3:1. The minutes of a time have two digits.
        "result": re.compile(
            rf"(?:{blank}II{{1,2}})?(?:{blank}[-–—]{blank}(?:[A-ZÄÖÜ0-9][\w./-]*{blank}){{1,4}}|{blank})\d{{1,2}}:\d(?!\d)"
        ),
        "month": re.compile(
            rf"{blank}+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|des|der|\d)"
        ),
    }


class Surroundings:
    """The neighbourhood of the span ``start`` to ``end`` of ``text``.

    ``before`` and ``after`` are up to some ninety characters on either side; ``words_before`` up to three words in
    front, nearest first, as far as no sentence or cell ends between, and ``word_before`` the nearest of them.
    """

    __slots__ = ("_plz", "after", "before", "end", "gazetteer", "start", "text", "word_before", "words_before")

    def __init__(self, gazetteer: Gazetteer, text: str, start: int, end: int) -> None:
        self.gazetteer = gazetteer
        self.text = text
        self.start = start
        self.end = end
        self.before = text[start - _WINDOW if start > _WINDOW else 0 : start]
        self.after = text[end : end + _WINDOW]
        self.words_before = _words_at_end(self.before, gazetteer.surroundings["titles"])
        self.word_before = self.words_before[0] if self.words_before else ""
        self._plz: str | None = None

    @property
    def plz(self) -> str:
        """A postal code directly in front, or with what the place is called between: 03096 Gemeinde Burg."""
        if self._plz is None:
            self._plz = _plz_at_end(self.before)
            if not self._plz and self.word_before in _KINDS_BEHIND_CODES:
                self._plz = _plz_at_end(self.before.rstrip(_BLANKS).removesuffix(self.word_before))
        return self._plz

    @property
    def word_after(self) -> str:
        """The word directly behind the span, over a blank or a hyphen."""
        if self.after[:1] not in _BLANKS_AND_HYPHENS:
            return ""
        found = surrounding_patterns()["word after"].match(self.after)
        return found["word"] if found else ""

    @property
    def addition(self) -> tuple[str, str]:
        """An addition behind the span and how it is attached: bracket, slash or near (bei, an der)."""
        if self.after[:1] not in "/(" and self.after[1:2] not in "(abio":
            return "", ""
        found = surrounding_patterns()["addition"].match(self.after)
        if not found:
            return "", ""
        if found["of"]:
            return found["of"], "near"
        return (found["bracket"], "bracket") if found["bracket"] else (found["slash"], "slash")

    @property
    def is_dateline(self) -> bool:
        """Whether the name begins a line and an agency's or author's sign follows: Forst (dpa), Peitz (mb)."""
        if self.after[:2] != " (" or self.before.rstrip(" \t")[-1:] not in ("", "\n"):
            return False
        return bool(surrounding_patterns()["sign of agency"].match(self.after))

    @property
    def has_article(self) -> bool:
        """Whether an article (or im, vom, zur …) stands directly in front: a common noun, most likely."""
        return self.word_before.lower() in self.gazetteer.surroundings["articles"]

    @property
    def preposition(self) -> str:
        """A preposition of place directly in front."""
        word = self.word_before.lower()
        return word if self.is_listed("place_prepositions", word) or word == "richtung" else ""

    @property
    def cue(self) -> str:
        """A word in front that shows that a place follows: Stadt, Gemeinde, Ortsteil."""
        word = self.word_before.rstrip(".")
        cues = self.gazetteer.surroundings["place_cues"]
        if word in cues or word.lower() in cues:
            return word
        # The Spree-Neiße-Kreisstadt is a Kreisstadt.
        last = word.rpartition("-")[2]
        return last if last in cues else ""

    @property
    def is_time(self) -> bool:
        """Whether a month, a number or a genitive follows: Mitte Februar, Mitte der Woche."""
        return self.after[:1] in _BLANKS and bool(surrounding_patterns()["month"].match(self.after))

    def is_listed(self, subject: str, word: str) -> bool:
        return word in self.gazetteer.surroundings[subject]

    def follows(self, subject: str) -> bool:
        words, heads = self.words_before, self.gazetteer.surroundings[subject]
        if not words:
            return False
        # An authority's name is broken up by the genitive, where the place may be read by itself: des Landtages …
        forms = base_forms(words[0]) if subject == "organisation_heads" else words[:1]
        if any(form in heads for form in forms):
            return True
        if len(words) == 1 or words[0] not in _last_words(heads):
            return False
        return any(" ".join(reversed(words[:count])) in heads for count in range(2, len(words) + 1))

    @property
    def joined_behind(self) -> bool:
        """Whether a hyphen joins another word to the end of the span."""
        return self.after[:1] in _HYPHENS and bool(surrounding_patterns()["hyphen after"].match(self.after))

    @property
    def joined_in_front(self) -> bool:
        """Whether a hyphen joins the span to a word in front of it, or to one left out: Burg-Dorf, -Kolonie."""
        before = self.before
        if not before or before[-1] not in _HYPHENS:
            return False
        if before[-2:-1].isalnum():
            # The number of a file, of which the name is a part: 2025-07-Drehnow; but 03185-Drehnow.
            return not surrounding_patterns()["postal code in front"].search(before)
        return bool(surrounding_patterns()["word left out"].search(before))


def base_forms(word: str) -> tuple[str, ...]:
    """The word, and what it may be the genitive of: Verbandes of Verband, Gerichts of Gericht."""
    if word[-1:] != "s" or not word[0].isupper():
        return (word,)
    return (word, word[:-2], word[:-1]) if word.endswith("es") else (word, word[:-1])


def _words_at_end(before: str, titles: frozenset[str]) -> tuple[str, ...]:
    """Up to three words at the end of a text, the last first."""
    if before[-1:] in _STOPS:
        return ()
    front = before[-60:]
    words: list[str] = []
    # Mostly plain words stand there in one line, or the end of a sentence or clause: no pattern is needed for them.
    for word in front[front.rfind("\n") + 1 :].rsplit(None, 3)[:-4:-1]:
        if word.isalnum():
            words.append(word)
        elif word[-1] in _STOPS or (words and word[-1] == "." and word[:-1].isalnum() and word not in titles):
            return tuple(words)
        else:
            break
    else:
        if words:
            return tuple(words)
    return _words_of_any_kind(before, front, titles)


def _words_of_any_kind(before: str, front: str, titles: frozenset[str]) -> tuple[str, ...]:
    words: list[str] = []
    for token in reversed(surrounding_patterns()["tokens"].findall(front)):
        if token == "\n":
            if words or before.endswith("\n\n"):
                break
            continue
        if token in _STOPS or (words and token.endswith(".") and token not in titles):
            break
        words.append(token)
        if len(words) == 3:
            break
    return tuple(words)


@cache
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in phrases if " " in phrase)


def _plz_at_end(before: str) -> str:
    """A postal code, with or without country prefix, at the end of a text and before blanks."""
    stripped = before.rstrip(_BLANKS)
    if stripped[-1:].isalpha():
        return ""
    cell = stripped[-1:] in (";", "|")
    if cell:
        # The cell before in a table: 03130;Spremberg
        stripped = stripped[:-1].rstrip(_BLANKS)
    code = stripped[-5:]
    if (
        (not cell and len(before) - len(stripped) not in (1, 2, 3))
        or len(code) < 5
        or not (code.isascii() and code.isdigit())
    ):
        return ""
    return "" if stripped[-6:-5].isdigit() or stripped[-6:-5] in (".", ",", "/") else code
