"""Between 8-bit encodings: in which of them do the letters make sense in German and Lower Sorbian text?

Each byte above 0x7F that occurs in the file is looked at in some of its places, in every candidate encoding. A letter
of the two alphabets between letters speaks for the candidate, a symbol inside a word or a control character against
it. So a byte that occurs once in a hundred megabytes is weighed as well as a frequent one, and all is fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import log2

from sorbnames.documents.source import Source

#: Candidates with a head start. cp1252 is what German programs wrote for decades; the rare ones need strong evidence.
CANDIDATES = {
    "cp1252": 1.6,
    "cp1250": 0.0,
    "iso8859-2": 0.0,
    "iso8859-15": 0.0,
    "cp852": -3.0,
    "mac-latin2": -3.0,
}
RARE = frozenset({"cp852", "mac-latin2"})

#: Two encodings that share most letters: which of them it is must be seen, not guessed.
TWINS = frozenset({"cp1250", "iso8859-2"})

#: The Western encodings of the systems whose Central European ones are candidates: German letters stand alike in both.
WESTERN = {"cp852": "cp850", "mac-latin2": "mac-roman"}

GERMAN = frozenset("äöüÄÖÜß")
SORBIAN = frozenset("čćěłńóŕšśžźČĆĚŁŃÓŔŠŚŽŹ")
SORBIAN_CONSONANTS = frozenset("čćłńŕšśžźČĆŁŃŔŠŚŽŹ")
#: Letters of the neighbours, seen in names: French, Polish, Czech and others.
NEIGHBOURS = frozenset("éêëáâçíîïôúûøåÉÁÂÇØÅąężĄĘŻřůýťďőűŘŮÝŤĎŐŰ")
#: Western letters that share their bytes with č ń ś ŕ ě in the Central European encodings.
_LOOK_ALIKES = frozenset("èñœàìÈÑŒÀÌ")
_DAMAGED = GERMAN | SORBIAN
_VOWELS = frozenset("aeiouyäöüóěáéíúèêàâôûæœąęAEIOUYÄÖÜÓĚÁÉÍÚÈÊÀÂÔÛÆŒĄĘ")
_INSIDE_WORDS = frozenset("’‘´·\u00ad\u00a0–…")
_OPENING = frozenset("„“»«‚‘›‹–—•·§©°¿¡…€\u00a0")
_CLOSING = frozenset("“”’‘»«›‹…–—®™°²³¹§€\u00a0")
_ALONE = frozenset("–—•·§©°€£±×²³½¼¾…«»„“”‚‘’¢®™‰†\u00a0")
_FOREIGN_MARKS = frozenset("˛˝ˇ˘¨¸˙˚ˆ˜ªºƒ¦¬¤¥ª")

#: Other scripts and systems that charset-normalizer may find; what else it knows never held a German text.
_OTHERS = (
    "cp1251 koi8_r koi8_u iso8859_5 cp866 mac_cyrillic cp1253 iso8859_7 cp1254 iso8859_9 cp1257 iso8859_4 iso8859_13 "
    "iso8859_16 iso8859_3 mac_roman cp850 cp437"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_PLACES_A_BYTE = 200
#: The mean plausibility of a place below which a text is none of the candidates; of all bytes above 0x7F at random,
#: a candidate makes -0.5 (Macintosh, DOS, which have few control characters) or -1.7.
_DOUBT = -1.0
_STRONG_EVIDENCE = 0.4


def choose_codec(source: Source) -> tuple[str, ...] | None:
    """The encoding of text that isn't UTF-8, followed by those it could be as well; None if nothing fits."""
    places = _places(source.blocks())
    weight = sum(1 + log2(count) for count, _ in places.values())
    scores: dict[str, float] = {}
    evidence: dict[str, float] = {}
    for codec, head_start in CANDIDATES.items():
        score = _score(codec, places)
        if score is not None and not (codec in RARE and score < _STRONG_EVIDENCE * weight):
            evidence[codec], scores[codec] = score, score + head_start
    best = max(scores, key=lambda codec: scores[codec])
    if evidence[best] < 0:
        best = max(evidence, key=lambda codec: evidence[codec])
    if evidence[best] < _DOUBT * weight:
        return _second_opinion(source)
    if best in WESTERN:
        western = _score(WESTERN[best], places)
        return (best, WESTERN[best]) if western is not None and western > evidence[best] - 1.0 else (best,)
    rivals = (codec for codec in evidence if codec != best and codec not in RARE)
    return (best, *(codec for codec in rivals if _is_close(codec, best, evidence)))


def _is_close(rival: str, best: str, evidence: dict[str, float]) -> bool:
    """Whether the better one won by its head start only, or of the twins by less than the weight of a letter."""
    if {rival, best} == TWINS:
        return evidence[rival] > evidence[best] - 1.0
    return evidence[rival] > evidence[best]


def _places(blocks: Iterable[bytes]) -> dict[int, tuple[int, list[bytes]]]:
    """For each high byte: how often it occurs, and some of its places with the byte before and the byte after."""
    counts = dict.fromkeys(range(0x80, 0x100), 0)
    found: dict[int, list[bytes]] = {value: [] for value in counts}
    for window, end in _windows(blocks):
        for value, around in found.items():
            byte = bytes((value,))
            position = window.find(byte, 1, end)
            if position < 0:
                continue
            counts[value] += window.count(byte, position, end)
            while position >= 0 and len(around) < _PLACES_A_BYTE:
                around.append(window[position - 1 : position + 2])
                position = window.find(byte, position + 1, end)
    return {
        value: (counts[value], [place.ljust(3) for place in around if not _is_mojibake(place)])
        for value, around in found.items()
        if around
    }


def _windows(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """The blocks with the byte before and the byte after each, and where the latter begins."""
    window = b" "
    for block in blocks:
        window += block
        if len(window) > 2:
            yield window, len(window) - 1
            window = window[-2:]
    yield window, len(window)


def _is_mojibake(place: bytes) -> bool:
    """Whether the byte is half of a letter in UTF-8: damage that was there before says nothing of the encoding."""
    halves = (place[:2], place[1:3])
    return any(half.decode("utf-8", "ignore") in _DAMAGED for half in halves if half[0] >= 0xC3)


def _score(codec: str, places: dict[int, tuple[int, list[bytes]]]) -> float | None:
    """How plausible the text is in this encoding; None where a byte has no meaning in it."""
    total = 0.0
    for value, (count, around) in places.items():
        try:
            letter = bytes((value,)).decode(codec)
        except UnicodeDecodeError:
            return None
        if not around:
            continue
        sights = (place.decode(codec, "replace") for place in around)
        mean = sum(_plausibility(sight[0], letter, sight[2]) for sight in sights) / len(around)
        total += mean * (1 + log2(count))
    return total


def _plausibility(before: str, letter: str, after: str) -> float:
    if "\x80" <= letter <= "\x9f":
        return -6.0
    if _is_letter(letter):
        return _letter_plausibility(before, letter, after)
    if letter in _FOREIGN_MARKS:
        return -0.9
    if _is_letter(before) and _is_letter(after):
        return 0.0 if letter in _INSIDE_WORDS else -2.5
    if _is_letter(after):
        return 0.2 if letter in _OPENING else -2.5
    if _is_letter(before):
        if letter in "²³":
            return 0.8 if before == "m" else -2.5 if before == "ó" else -0.5
        return 0.2 if letter in _CLOSING else -1.0
    return 0.2 if letter in _ALONE else -0.3


def _letter_plausibility(before: str, letter: str, after: str) -> float:
    starts, ends = not _is_letter(before), not _is_letter(after)
    if starts and ends:
        return 0.5 if letter in "àÀ" else 0.0 if letter in GERMAN else -0.5
    if letter.isupper() and before.islower():
        return -2.0
    if letter in GERMAN:
        return -2.0 if letter == "ß" and starts else 1.2
    if letter in SORBIAN_CONSONANTS:
        return 1.0 if _is_speakable(before, letter, after) else -0.5
    if letter in SORBIAN:
        return 1.0
    if letter in _LOOK_ALIKES:
        return 1.0 if _is_at_home(letter.lower(), before, after) else -1.0
    return 0.6 if letter in NEIGHBOURS else -1.0


def _is_speakable(before: str, letter: str, after: str) -> bool:
    """A consonant of Sorbian has a vowel or another such consonant beside it, or begins a word: Škódow."""
    beside = _VOWELS | SORBIAN_CONSONANTS
    return before in beside or after in beside or (not _is_letter(before) and letter in "šśźžŠŚŹŽ")


def _is_at_home(letter: str, before: str, after: str) -> bool:
    """Whether a letter of the Western alphabets stands where its languages have it: Crème, Señor, Città, Cœur."""
    if letter == "è":
        return _is_letter(before) and _is_letter(after) and after not in _VOWELS
    if letter == "ñ":
        return before in _VOWELS and after in _VOWELS
    if letter == "œ":
        return after in "uUv"
    return not _is_letter(after)  # à, ì


def _is_letter(letter: str) -> bool:
    """A letter with cases, so neither ª nor ˇ, which Unicode counts among the letters as well."""
    return letter.isalpha() and letter.lower() != letter.upper()


def _second_opinion(source: Source) -> tuple[str, ...] | None:
    """What charset-normalizer makes of text in none of our encodings (Cyrillic, Greek …), if that is without loss."""
    from charset_normalizer import from_bytes

    best = from_bytes(_sample(source), cp_isolation=_OTHERS.split(), preemptive_behaviour=False).best()
    if best is None:
        return None
    try:  # all of _OTHERS write a letter in one byte, so that blocks can be looked at one by one
        if any(block.decode(best.encoding).encode(best.encoding) != block for block in source.blocks()):
            return None
    except (UnicodeError, LookupError):
        return None
    text = source.read(0, 100_000).decode(best.encoding)
    strange = sum(1 for letter in text if not letter.isprintable() and letter not in "\t\n\v\f\r\u00a0\u00ad")
    letters = sum(1 for letter in text if letter.isalpha() or letter.isspace())
    if strange > 0.01 * len(text) or letters < 0.6 * len(text):
        return None
    return (best.encoding,)


def _sample(source: Source) -> bytes:
    """What stands around the first byte above 0x7F."""
    offset = 0
    for block in source.blocks():
        if found := _HIGH.search(block):
            offset += found.start()
            break
        offset += len(block)
    return source.read(max(0, offset - 4096), offset + 61440)
