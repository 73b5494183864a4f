"""What happens to names on their way into a table: spellings, broken encodings, misread and mistyped letters.

Everything is made from the right name alone and seeded with it, so that every run asks the same questions. Nothing here
uses the library: the noise must not know what the matcher can undo.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

#: Kinds of noise by group; the wanted share of right answers follows the group.
GROUPS: dict[str, tuple[str, ...]] = {
    "spelling": (
        "as it is",
        "PLZ in front",
        "no diacritics",
        "decomposed",
        "upper case",
        "lower case",
        "ae oe ue",
        "ss for ß",
    ),
    "damage": (
        "utf-8 read as cp1252",
        "utf-8 read as cp1250",
        "utf-8 read as latin-1",
        "utf-8 read as iso8859-2",
        "utf-8 read as iso8859-16",
        "iso8859-2 read as latin-1",
        "cp1250 read as cp1252",
    ),
    "notation": (
        "addition written otherwise",
        "addition abbreviated",
        "A/B",
        "A / B",
        "B/A",
        "A (B)",
        "A - B",
        "A – B",
    ),
    "lost letters": ("? for letters outside cp1252",),
    "one typing error": ("letter inserted", "letter left out", "neighbouring key", "letters swapped"),
    "one misread letter": ("misread letter",),
    "pair with one half damaged": ("pair, one half mistyped", "pair, one half in a broken encoding"),
}

#: The kinds in which a letter may have become another one.
ERRORS = ("misread letter", *GROUPS["one typing error"], "pair, one half mistyped")

#: Least share of right answers by group, and the greatest of wrong ones in any.
WANTED = {"spelling": 0.995, "damage": 0.995, "notation": 0.995, "one typing error": 0.95}
MOST_WRONG = 0.001

#: A letter and what it is read as.
_MISREAD = """\
ł:l ł:t ł:1 Ł:L ś:s ś:š š:s š:ś ó:6 ó:o ó:ö ć:c ć:é č:ć ě:é ě:e ń:n ń:ñ ŕ:r ŕ:f ź:z ž:ź ž:z m:rn rn:m d:cl cl:d w:vv
l:1 l:I i:l I:l o:0 O:0 e:c c:e h:b b:h u:n n:u t:f f:t B:8 S:5 ß:B ß:fs ä:a ö:o ü:u ü:ii G:C g:q j:i v:y
"""

#: The letters of a German keyboard.
_ROWS = ("qwertzuiopü", "asdfghjklöä", "yxcvbnm")

_SHORT = {
    "Spreewald": ("Spreew.", "Spw.", "Sprw."),
    "Lausitz": ("L.", "Laus.", "N.L."),
    "Niederlausitz": ("N.L.", "NL", "N. L."),
    "Spree": ("Spr.",),
    "Mark": ("M.",),
    "O.L.": ("OL", "O. L.", "Oberlausitz"),
    "Oberlausitz": ("O.L.", "OL"),
    "Błota": ("Bł.",),
}

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}

_PAIRS = {"A/B": "{}/{}", "A / B": "{} / {}", "A (B)": "{} ({})", "A - B": "{} - {}", "A – B": "{} – {}"}

_QUALIFIED = re.compile(r"^(?P<base>[^(/]+?)(?: \((?P<bracket>[^()]+)\)|/(?P<slash>[^/()]+))$")


@dataclass(frozen=True, slots=True)
class Noise:
    """A damaged or otherwise written name, and what was done to it."""

    kind: str
    text: str


def name_noise(name: str, plz: str = "", seed: int = 0) -> Iterator[Noise]:
    """Every kind of noise that one name allows; of typing errors one example a kind, of misread letters three."""
    yield Noise("as it is", name)
    if plz:
        yield Noise("PLZ in front", f"{plz} {name}")
    changed = {
        "no diacritics": without_diacritics(name),
        "decomposed": unicodedata.normalize("NFD", name),
        "upper case": name.upper(),
        "lower case": name.lower(),
        "ae oe ue": "".join(_UMLAUTS.get(letter, letter) for letter in name),
        "ss for ß": name.replace("ß", "ss"),
        "? for letters outside cp1252": name.encode("cp1252", "replace").decode("cp1252"),
        **{kind: misread_encoding(name, kind) for kind in GROUPS["damage"]},
    }
    for kind, text in changed.items():
        if text != name:
            yield Noise(kind, text)
    yield from _additions(name)
    random = Random(f"{seed}:{name}")
    yield from (Noise("misread letter", text) for text in misread_letters(name, random))
    for kind in GROUPS["one typing error"]:
        text = mistype(name, kind, random)
        if text:
            yield Noise(kind, text)


def pair_noise(de: str, dsb: str, seed: int = 0) -> Iterator[Noise]:
    """Both names of an entry in the notations in use, and with one half damaged."""
    for kind, pattern in _PAIRS.items():
        yield Noise(kind, pattern.format(de, dsb))
    yield Noise("B/A", f"{dsb}/{de}")
    random = Random(f"{seed}:{de}/{dsb}")
    for half in (0, 1):
        names = [de, dsb]
        mistyped = mistype(names[half], random.choice(GROUPS["one typing error"]), random)
        if mistyped:
            yield Noise("pair, one half mistyped", _with_half(names, half, mistyped))
        broken = misread_encoding(names[half], random.choice(GROUPS["damage"]))
        if broken != names[half]:
            yield Noise("pair, one half in a broken encoding", _with_half(names, half, broken))


def _with_half(names: list[str], half: int, text: str) -> str:
    return "/".join(text if at == half else name for at, name in enumerate(names))


def without_diacritics(text: str) -> str:
    """ASCII as a careless program makes it: ``Chóśebuz`` → ``Chosebuz``, ``Groß`` → ``Gross``."""
    plain = text.replace("ł", "l").replace("Ł", "L").replace("ß", "ss").replace("–", "-")
    return unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()


def misread_encoding(name: str, kind: str) -> str:
    """The text written in one encoding and read in another, as ``kind`` says: ``"utf-8 read as cp1252"``."""
    written, read = kind.split(" read as ")
    try:
        content = name.encode(written)
    except UnicodeEncodeError:
        return name
    # Bytes without a character become control characters, as in browsers and databases.
    return "".join(_character(byte, read) for byte in content)


def _character(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def _additions(name: str) -> Iterator[Noise]:
    found = _QUALIFIED.match(name)
    if not found:
        return
    base, addition = found["base"], found["bracket"] or found["slash"]
    for pattern in ("{}/{}", "{} ({})", "{}({})", "{} {}", "{} / {}"):
        text = pattern.format(base, addition)
        if text != name:
            yield Noise("addition written otherwise", text)
    for short in _SHORT.get(addition, ()):
        for text in (f"{base}/{short}", f"{base} ({short})", f"{base} {short}"):
            yield Noise("addition abbreviated", text)


def misread_letters(name: str, random: Random) -> list[str]:
    """Up to three forms of the name with one letter misread each."""
    pairs = [pair.split(":") for pair in _MISREAD.split()]
    places = [(at, right, wrong) for right, wrong in pairs for at in range(len(name)) if name.startswith(right, at)]
    chosen = random.sample(places, min(3, len(places)))
    return sorted({name[:at] + wrong + name[at + len(right) :] for at, right, wrong in chosen})


def mistype(name: str, kind: str, random: Random) -> str:
    """The name with one typing error of that kind; empty where the name has no place for it."""
    letters = [at for at, letter in enumerate(name) if letter.isalpha()]
    if kind == "letters swapped":
        letters = [at for at in letters if at + 1 in letters and name[at].lower() != name[at + 1].lower()]
    if not letters:
        return ""
    at = random.choice(letters)
    if kind == "letter left out":
        return name[:at] + name[at + 1 :]
    if kind == "letters swapped":
        swapped = name[at + 1] + name[at]
        # The capital stays in front: people notice oCttbus, not Octtbus.
        swapped = swapped.capitalize() if name[at].isupper() and name[at + 1].islower() else swapped
        return name[:at] + swapped + name[at + 2 :]
    neighbour = random.choice(_neighbours(name[at]))
    if kind == "neighbouring key":
        return name[:at] + (neighbour.upper() if name[at].isupper() else neighbour) + name[at + 1 :]
    return name[: at + 1] + random.choice((neighbour, name[at].lower())) + name[at + 1 :]


def _neighbours(letter: str) -> list[str]:
    key = letter.lower() if letter.lower() in "".join(_ROWS) else without_diacritics(letter).lower()[:1]
    for row, keys in enumerate(_ROWS):
        if key and key in keys:
            column = keys.index(key)
            near = [keys[at] for at in (column - 1, column + 1) if 0 <= at < len(keys)]
            for other in (row - 1, row + 1):
                if 0 <= other < len(_ROWS) and column < len(_ROWS[other]):
                    near.append(_ROWS[other][column])
            return near
    return ["e"]
