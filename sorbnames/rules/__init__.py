"""The checks. Each family is a module; this registry tells of every rule what it is for.

A rule reads a :class:`~sorbnames.reading.TextReading` and a style and yields findings; it knows no file formats.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for. ``title`` and ``why`` are (German, English); ``safe``: when ``fix`` edits by itself."""

    code: str
    severity: str
    title: tuple[str, str]
    why: tuple[str, str]
    source: str
    before: str
    after: str
    safe: tuple[str, str]


_ALWAYS = ("immer", "always")
NEVER = ("nie", "never")
_BESIDE = (
    "wenn Partnername oder Postleitzahl daneben steht",
    "when the partner name or a postal code stands beside it",
)
_DSRK = "https://www.niedersorbisch.de/dsrk (orthography); Kleine Reihe 30, Sorbisches Institut 2018 (names)"
_LAW = "BbgKVerf § 9 (4); SWG § 11 (1)"

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule(
            "SN101",
            "error",
            ("Sorbischer Name falsch geschrieben", "Sorbian name misspelt"),
            (
                "Der Name hat eine verbindliche Schreibweise; ein fehlendes Zeichen macht ein anderes Wort daraus.",
                "The Lower Sorbian name has one binding spelling; a missing mark makes another word of it.",
            ),
            _DSRK,
            "Cottbus/Chósebusz",
            "Cottbus/Chóśebuz",
            (
                "wenn die Schreibung verzeichnet ist, nur Zeichen fehlen oder Partner bzw. Postleitzahl daneben steht",
                "when it is on record, only marks are missing, or a partner name or postal code stands beside it",
            ),
        ),
        Rule(
            "SN102",
            "error",
            ("Deutscher Name falsch geschrieben", "German name misspelt"),
            (
                "Der amtliche deutsche Ortsname ist anders geschrieben.",
                "The official German place name is spelt differently.",
            ),
            "MietNEinV 2021; Gemeindeverzeichnis Brandenburg",
            "15907 Lubben (Spreewald)",
            "15907 Lübben (Spreewald)",
            _BESIDE,
        ),
        Rule(
            "SN103",
            "error",
            ("Zeichen beschädigt", "Damaged characters"),
            (
                "Eine falsche Zeichenkodierung oder ein ähnlich aussehendes Zeichen hat den Namen entstellt.",
                "A wrong character encoding or a look-alike character has damaged the name.",
            ),
            "Unicode 15, chapter 7 (Latin); computed from the encodings themselves",
            "Cottbus/ChÃ³Å›ebuz",
            "Cottbus/Chóśebuz",
            _ALWAYS,
        ),
        Rule(
            "SN104",
            "warning",
            ("Veraltete Schreibung", "Outdated spelling"),
            (
                "Die Schreibung galt früher (Chośebuz: 1952 bis 2006); in alten Texten bleibt sie richtig.",
                "The spelling was right in former times (Chośebuz: 1952 to 2006) and stays right in old texts.",
            ),
            "DSRK, rule N14 of 18 February 2006, https://www.niedersorbisch.de/dsrk/psawidla/postajenja-K1-1",
            "Cottbus/Chośebuz",
            "Cottbus/Chóśebuz",
            (
                "wenn der deutsche Name daneben steht und kein Jahr der alten Geltung in der Zeile",
                "when the German name stands beside it and no year of the old norm in the line",
            ),
        ),
        Rule(
            "SN105",
            "warning",
            ("Obersorbische Form statt der niedersorbischen", "Upper Sorbian form where Lower Sorbian is due"),
            (
                "In der Niederlausitz ist der niedersorbische Name der amtliche.",
                "In Lower Lusatia the Lower Sorbian name is the official one.",
            ),
            _LAW,
            "Cottbus/Choćebuz",
            "Cottbus/Chóśebuz",
            ("wenn der deutsche Name im Paar daneben steht", "when the German name stands beside it in a pair"),
        ),
        Rule(
            "SN201",
            "information",
            ("Sorbischer Name fehlt", "Sorbian name missing"),
            (
                "Die Gemeinde führt einen zweisprachigen Namen; Anschrift und erste Nennung zeigen gewöhnlich beide.",
                "The municipality bears a bilingual name; address, sender and first mention usually show both.",
            ),
            _LAW,
            "03046 Cottbus",
            "03046 Cottbus/Chóśebuz",
            ("nur in einem Stil, der das Paar dort will", "only in a style that wants the pair there"),
        ),
        Rule(
            "SN202",
            "information",
            ("Deutscher Name fehlt", "German name missing"),
            (
                "In einem deutschen Text und für die Post wird der deutsche Name gebraucht.",
                "In a German text, and for the post, the German name is needed.",
            ),
            "DIN 5008; " + _LAW,
            "03046 Chóśebuz",
            "03046 Cottbus/Chóśebuz",
            ("nur in einem Stil, der das Paar dort will", "only in a style that wants the pair there"),
        ),
        Rule(
            "SN203",
            "warning",
            ("Reihenfolge der Namen", "Order of the names"),
            (
                "Der gewählte Stil nennt die andere Sprache zuerst.",
                "The chosen style puts the other language first.",
            ),
            "MietNEinV 2021 (German name first)",
            "Chóśebuz/Cottbus",
            "Cottbus/Chóśebuz",
            _ALWAYS,
        ),
        Rule(
            "SN204",
            "warning",
            ("Trennzeichen zwischen den Namen", "Separator between the names"),
            (
                "Der gewählte Stil trennt die Namen anders; die amtliche Schreibung steht im Verzeichnis.",
                "The chosen style separates the names differently; the official notation is in the register.",
            ),
            "MietNEinV 2021; Gemeindeverzeichnis Brandenburg 2026",
            "Cottbus - Chóśebuz",
            "Cottbus/Chóśebuz",
            _ALWAYS,
        ),
        Rule(
            "SN205",
            "error",
            ("Die beiden Namen sind verschiedene Orte", "The two names are different places"),
            (
                "Der sorbische Name gehört zu einem anderen Ort als der deutsche daneben.",
                "The Sorbian name belongs to another place than the German one beside it.",
            ),
            "the gazetteer's sources",
            "Cottbus/Picnjo",
            "Cottbus/Chóśebuz",
            ("wenn beide Namen eindeutig sind", "when both names are unambiguous"),
        ),
        Rule(
            "SN206",
            "information",
            ("Uneinheitlich im Dokument", "Inconsistent within the document"),
            (
                "Dasselbe Paar ist in einem Dokument verschieden geschrieben.",
                "The same pair is written in different ways in one document.",
            ),
            "house style",
            "Cottbus/Chóśebuz … Cottbus - Chóśebuz",
            "Cottbus/Chóśebuz … Cottbus/Chóśebuz",
            NEVER,
        ),
        Rule(
            "SN301",
            "warning",
            ("Postleitzahl und Ort passen nicht zusammen", "Postal code and place disagree"),
            (
                "Die Postleitzahl gehört zu einem anderen Ort; Post und Datenbanken gehen nach ihr.",
                "The postal code is another place's; post and databases go by it.",
            ),
            "GeoNames postal codes",
            "03130 Cottbus",
            "03046 Cottbus",
            NEVER,
        ),
        Rule(
            "SN302",
            "warning",
            ("Sorbischer Straßenname falsch oder unbelegt", "Sorbian street name misspelt or not attested"),
            (
                "Der zweite Straßenname der Zeile ist für diese Straße nicht belegt; er wird nicht geraten.",
                "The second street name of the line is not attested for this street; it is never guessed.",
            ),
            "data/streets; SWG § 11 (1)",
            "Magazinstraße 28 / Skladowa droga 28",
            "Magazinstraße 28 / Składowa droga 28",
            (
                "wenn nur Zeichen fehlen oder ein Buchstabe falsch ist",
                "when only marks are missing or one letter is wrong",
            ),
        ),
        Rule(
            "SN303",
            "error",
            ("Die beiden Hälften der Anschrift widersprechen sich", "The two halves of the address disagree"),
            (
                "Hausnummer oder Postleitzahl sind in beiden Sprachen verschieden; eine von beiden ist falsch.",
                "House number or postal code differ between the two languages; one of them is wrong.",
            ),
            "DIN 5008",
            "Magazinstraße 28 / Składowa droga 82",
            "",
            NEVER,
        ),
        Rule(
            "SN304",
            "information",
            ("Anschriftfeld nicht nach DIN 5008", "Address field breaks DIN 5008"),
            (
                "Das Anschriftfeld hat sechs Zeilen; der Ortsteil steht über der Straße, ein Länderkennzeichen fehlt.",
                "The address field has six lines; the Ortsteil stands above the street, there is no country code.",
            ),
            "DIN 5008",
            "D-03046 Cottbus",
            "03046 Cottbus",
            ("nur im Stil din5008, nur das Länderkennzeichen", "only in the style din5008, only the country code"),
        ),
        Rule(
            "SN401",
            "information",
            ("Mehrdeutig", "Ambiguous"),
            (
                "Mehrere Orte tragen diesen Namen; der Text entscheidet nicht zwischen ihnen.",
                "Several places bear this name and the text does not decide between them.",
            ),
            "the gazetteer",
            "Der Ortsteil Neuendorf",
            "03185 Neuendorf",
            NEVER,
        ),
        Rule(
            "SN402",
            "information",
            ("Fast ein Name", "Nearly a name"),
            (
                "Neben einem Namen steht etwas, das seinem Partner ähnelt, aber nicht genug.",
                "Beside a name stands something that resembles its partner, but not enough.",
            ),
            "the gazetteer",
            "Cottbus/Chobus",
            "",
            NEVER,
        ),
    )
}
