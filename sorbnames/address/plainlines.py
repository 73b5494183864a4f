"""Lines of an address without inner structure: post box, c/o, country, notes of the post, what opens an Ortsteil."""

from __future__ import annotations

import re
from functools import cache

from sorbnames.address.parts import Piece, Plain
from sorbnames.address.streetnames import mended
from sorbnames.address.vocabulary import Vocabulary
from sorbnames.orthography import fold, plain


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "po box": re.compile(r"(?:Postfach|PSF|P\.?\s?F|P\.\s?O\.\s?Box)\.?:?[ \u00a0]+(?P<value>\d[\d \u00a0]*)"),
        "label": re.compile(r"[^\W\d_][\w .()/-]{1,30}:[ \t\u00a0]+"),
        "care of": re.compile(r"(?:[cC]\s?/\s?[oO]|℅)[ \u00a0.:]*(?P<value>\S.*)"),
        "country behind": re.compile(r"(?P<place>.*\d{5}[ \t\u00a0].*[^\s(]) ?\((?P<country>[^\W\d_][^()]*)\)?"),
        "country behind code": re.compile(r"(?P<place>.*\d{5})[ \t\u00a0]*,?[ \t\u00a0]*(?P<country>[^\W\d_][^()]*)"),
        "care of inside": re.compile(r"(?<=\S)[ \t\u00a0]+(?=(?:[cC]\s?/\s?[oO]|℅)[ \u00a0.:]+\S)"),
        "place word": re.compile(r"[^\W\d_][\w .’'()/-]{2,50}"),
    }


def without_label(words: Vocabulary, text: str, piece: Piece) -> int:
    """Where a piece begins behind a label such as ``Anschrift:`` or ``Sitz Cottbus:``."""
    found = words.address_label.match(text, piece.start, piece.end) or _patterns()["label"].match(
        text, piece.start, piece.end
    )
    return found.end() if found and found.end() < piece.end else piece.start


def read_po_box(_: Vocabulary, piece: Piece) -> Plain | None:
    """``Postfach 10 12 54``; the value are the digits as written."""
    found = _patterns()["po box"].fullmatch(piece.text)
    return Plain("po_box", piece.start, piece.end, piece.text, found["value"].strip()) if found else None


def read_care_of(_: Vocabulary, piece: Piece) -> Plain | None:
    """``c/o Muster``."""
    found = _patterns()["care of"].fullmatch(piece.text)
    return Plain("care_of", piece.start, piece.end, piece.text, found["value"]) if found else None


def split_care_of(piece: Piece) -> tuple[Piece, Piece] | None:
    """``Erika Muster c/o Beispiel`` as two pieces, or None."""
    found = _patterns()["care of inside"].search(piece.text)
    if found is None:
        return None
    left, right = piece.start + found.start(), piece.start + found.end()
    first = piece._replace(end=left, text=piece.text[: found.start()])
    return first, piece._replace(start=right, text=piece.text[found.end() :], before=" ")


def read_country(words: Vocabulary, piece: Piece) -> Plain | None:
    """A country on a line of its own, in one language or two (``Deutschland/Nimska``)."""
    text = piece.text.strip("()")
    names = [fold(part).strip() for part in re.split(r"\s*/\s*", text)]
    if all(name in words.countries for name in names):
        return Plain("country", piece.start, piece.end, piece.text, text)
    return None


def split_country(words: Vocabulary, piece: Piece) -> tuple[Piece, Piece] | None:
    """``03046 Cottbus (Germany)``, or a code alone with the country, as two pieces; None for all else."""
    patterns = _patterns()
    found = patterns["country behind"].fullmatch(piece.text) or patterns["country behind code"].fullmatch(piece.text)
    if found is None or fold(found["country"]) not in words.countries:
        return None
    left, right = piece.start + found.end("place"), piece.start + found.start("country")
    first = piece._replace(end=left, text=found["place"])
    return first, piece._replace(start=right, text=found["country"], end=right + len(found["country"]), before=",")


def read_note(words: Vocabulary, piece: Piece) -> Plain | None:
    """A note of the post above the address: Einschreiben, Persönlich."""
    if fold(piece.text).rstrip(".!") in words.postal_notes:
        return Plain("note", piece.start, piece.end, piece.text, piece.text)
    return None


def read_locality_label(words: Vocabulary, text: str, piece: Piece) -> int | None:
    """Where the Ortsteil's name begins on a line that opens with OT or the like, or None."""
    found = words.locality_label.match(text, piece.start, piece.end)
    return found.end() if found else None


def is_place_word(text: str) -> bool:
    """Whether a line may be a bare name of a place."""
    name = mended(plain(text))
    return bool(_patterns()["place word"].fullmatch(name)) and len(name.split()) <= 5


def looks_like_prose(text: str) -> bool:
    """Whether a line is a sentence and no part of an address."""
    words = text.split()
    small = sum(word[0].islower() and len(word.rstrip(".,")) > 2 for word in words)
    return len(words) > 14 or (len(words) > 6 and text[-1:] in ".!?" and small > 2)
