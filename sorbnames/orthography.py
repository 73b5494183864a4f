"""How German and Lower Sorbian names are spelt: alphabets, keys that fold spelling away, and how case is carried over.

A *folded* text has no capitals, no diacritics and no invisible characters: ``Chóśebuz``, ``CHÓŚEBUZ``, ``Chosebuz`` and
the decomposed form all fold to ``chosebuz``. A *key* is a folded text without anything but letters and digits, so that
hyphens, slashes, brackets and spaces no longer matter. Rules of spelling: DSRK, https://www.niedersorbisch.de/dsrk.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

DSB_SPECIAL = "čćěłńóŕšśžź"
GERMAN_SPECIAL = "äöüß"

#: Every letter a right name of the gazetteer's two languages is made of, both cases.
LETTERS = frozenset(
    "abcdefghijklmnopqrstuvwxyz" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + DSB_SPECIAL + DSB_SPECIAL.upper() + "äöüßÄÖÜẞ"
)

#: Characters without width or meaning for spelling: soft hyphen, zero-width space and joiners, word joiner, BOM.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

#: Accents that were set beside their letter instead of on it.
_LOOSE_MARKS = "\u00b4\u02c7\u02ca\u02d8\u02db"

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"

# Letters that Unicode does not take apart, and letters of other scripts that look like Latin ones.
_PLAIN = {
    "ł": "l", "ß": "ss", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ĸ": "k",
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "к": "k", "м": "m", "н": "h",
    "о": "o", "р": "p", "ѕ": "s", "т": "t", "у": "y", "ԝ": "w", "х": "x", "ѵ": "v", "α": "a", "ε": "e", "ι": "i",
    "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x",
    "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i", "ᴊ": "j", "ᴋ": "k",
    "ʟ": "l", "ᴌ": "l", "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ʀ": "r", "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v",
    "ᴡ": "w", "ʏ": "y", "ᴢ": "z",
}  # fmt: skip


class _Folding(dict[int, str]):
    """Character → folded character, worked out once for each character met (for ``str.translate``)."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in INVISIBLE or character in _LOOSE_MARKS:
            folded = ""
        elif character in _DASHES:
            folded = "-"
        elif character.isspace():
            folded = " "
        else:
            letters = (
                _PLAIN.get(letter, letter)
                for letter in unicodedata.normalize("NFKD", character.lower())
                if not unicodedata.combining(letter)
            )
            folded = "".join(letters)
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in lower case without diacritics or invisible characters; dashes become hyphens, any blank a space."""
    return text.translate(_FOLDING)


def key(text: str) -> str:
    """Letters and digits of the folded text: what two spellings of one name have in common."""
    if text.isascii() and text.isalnum():
        return text.lower()
    # German umlauts are the most frequent letters outside ASCII by far, and replacing is faster than translating.
    german = text.lower().replace("ä", "a").replace("ö", "o").replace("ü", "u").replace("ß", "ss").replace("\u0308", "")
    if german.isascii() and german.isalnum():
        return german
    folded = text.translate(_FOLDING)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


@lru_cache(maxsize=20_000)
def word_key(word: str) -> str:
    """The key of a word or name, remembered: in a text the same ones come again and again."""
    return key(word)


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def transcribe(text: str) -> str:
    """German umlauts written with two letters: Lübben → Luebben."""
    return unicodedata.normalize("NFC", text).translate(_UMLAUTS)


_VISIBLE = {ord(character): None for character in INVISIBLE}
_HYPHENS = {ord(dash): "-" for dash in _DASHES}


#: What most names are made of, and what stands between them.
_SOUND = LETTERS | frozenset(" .,/()'-0123456789")


def plain(text: str) -> str:
    """The spelling itself: composed, without invisible characters, with ordinary hyphens and single blanks."""
    if text.isalnum():
        return unicodedata.normalize("NFC", text)
    if text.isascii() or _SOUND.issuperset(text):
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text.translate(_VISIBLE)).translate(_HYPHENS)
    return " ".join(composed.split())


def has_foreign_letters(text: str) -> bool:
    """Whether a letter belongs to neither alphabet: ĕ for ě, a Cyrillic а, the å of a broken encoding."""
    if text.isascii() or _SOUND.issuperset(text):
        return False
    return any(letter.isalpha() and letter not in LETTERS for letter in plain(text))


def has_other_umlaut(word: str, right: str) -> bool:
    """Whether an umlaut stands for another letter: Bürger are not the people of Burg. Dots are lost, never gained."""
    letters = zip(plain(word).lower(), right.lower(), strict=False)
    return any(letter in "äöü" and letter != other for letter, other in letters)


def has_gained_marks(text: str, right: str) -> bool:
    """Whether a letter of our alphabets has a mark where the right spelling's letter has none: Röschitz, Borów."""
    letters = [letter for letter in plain(text).lower() if letter.isalpha()]
    others = [letter for letter in right.lower() if letter.isalpha()]
    if len(letters) != len(others):
        return False
    return any(
        not letter.isascii() and letter != "ß" and other.isascii() and fold(letter) == other
        for letter, other in zip(letters, others, strict=True)
    )


def skeleton(text: str) -> str:
    """Lower case with every run of letters outside ASCII, question marks and replacement characters as one ``?``.

    Finds names whose letters were lost on the way: ``Ch??ebuz`` and ``Ch\ufffd\ufffdebuz`` have Chóśebuz's skeleton.
    """
    pieces: list[str] = []
    for letter in plain(text).lower():
        if letter.isascii() and letter != "?":
            pieces.append(letter)
        elif not pieces or pieces[-1] != "?":
            pieces.append("?")
    return "".join(pieces)


def carry_case(model: str, text: str) -> str:
    """``text`` in capitals where ``model`` is in capitals, otherwise as it is."""
    letters = [letter for letter in model if letter.isalpha()]
    if len(letters) > 1 and all(not letter.islower() for letter in letters):
        return text.upper()
    return text
