"""German running text of any length, always the same: press releases of an imagined administration.

Frequencies follow Zipf's law. Nouns are built as German builds them, two or three to a compound, so that the number of
different words grows with the text as it does in real ones (some 60,000 in 5 MB). About one word in sixty is a name of
the gazetteer, most of them towns; some stand in pairs, with postal codes, in addresses or inside longer words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from sorbnames.gazetteer import Gazetteer
from sorbnames.model import PLACE_KINDS, Entry

_SMALL = """
der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat
dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis
mehr durch man sein wurde sei hatte kann gegen vom können schon wenn habe seine ihre dann unter wir soll ich
eines diese dieser wieder keine seiner gibt jetzt sehr ab müssen bereits seit zwischen ihr beim sowie während
jedoch dabei etwa rund gemeinsam damit allem neue neuen großen erste ersten zwei drei weitere weiteren anderen
alle allen ihrer ihren seinem diesem dort hier
""".split()  # noqa: SIM905

_VERBS = """
sagte teilte erklärte betonte eröffnete begann endete fördert unterstützt plant beschließt berichtet erhält
entsteht findet statt liegt steht bleibt führt zeigt bietet lädt ein informiert ermöglicht verbindet stärkt
verbessert erneuert saniert gebaut gefördert geplant vorgestellt eröffnet beschlossen abgeschlossen bewilligt
eingereicht unterzeichnet arbeiten wohnen leben lernen sprechen feiern treffen beraten entwickeln erforschen
gestalten erhalten pflegen schützen
""".split()  # noqa: SIM905

_ADJECTIVES = """
regional sorbisch wendisch niedersorbisch zweisprachig öffentlich kommunal wirtschaftlich kulturell sozial
digital modern historisch jung ehrenamtlich gemeinnützig zuständig wichtig schnell nachhaltig barrierefrei
ländlich städtisch touristisch technisch wissenschaftlich künftig jährlich gemeinsam erfolgreich zusätzlich
staatlich europäisch brandenburgisch
""".split()  # noqa: SIM905

_NOUNS = """
Straße Platz Schule Kita Museum Verein Projekt Rat Haus Amt Verwaltung Gemeinde Stadt Kreis Region Land
Wirtschaft Arbeit Bildung Kultur Sprache Kohle Struktur Wandel Förderung Mittel Antrag Vertrag Bau Sanierung
Brücke Bahn Bus Linie Verkehr Wasser Wald See Fluss Landschaft Park Garten Fest Markt Messe Ausstellung
Konzert Bühne Theater Chor Tracht Brauch Ostern Woche Jahr Monat Termin Veranstaltung Eröffnung Besuch Gast
Tourismus Betrieb Werk Halle Fabrik Energie Strom Netz Wärme Technik Forschung Institut Hochschule Labor
Zentrum Netzwerk Partner Gesellschaft Verband Kammer Handwerk Handel Gewerbe Ansiedlung Fläche Grundstück
Planung Entwicklung Konzept Strategie Programm Bund Ministerium Behörde Richtlinie Gesetz Beirat Ausschuss
Sitzung Beschluss Haushalt Steuer Kosten Geld Bank Kredit Fonds Preis Wettbewerb Auszeichnung Jury Urkunde
Familie Kind Jugend Senioren Pflege Klinik Arzt Gesundheit Sport Halle Turnier Mannschaft Feuerwehr Rettung
Einsatz Polizei Zeitung Rundfunk Sendung Bericht Meldung Presse Stelle Sprecher Leitung Büro Team Nachwuchs
Fachkraft Ausbildung Beruf Geschichte Denkmal Archiv Bibliothek Buch Karte Schild Name Tafel Zeichen Recht
Schutz Minderheit Volk Siedlung Gebiet Dorf Hof Mühle Kirche Glocke Friedhof Weg Radweg Steg Kahn Hafen Deich
Teich Graben Quelle Wiese Feld Ernte Gurke Leinöl Tagebau Grube Bagger Halde Rekultivierung Umsiedlung Ort
Teil Rand Mitte Norden Süden Osten Westen Grenze Nachbar Polen Umwelt Klima Natur Tier Vogel Storch Wolf Biene
Pflanze Baum Holz Stein Glas Metall Papier Stoff Faden Farbe Licht Ton Wohnung Miete Mieter Eigentum Dach
Fenster Keller Fassade Heizung Anlage Gerät Maschine Fahrzeug Antrieb Batterie Rad
""".split()  # noqa: SIM905

_LINKED = ("ung", "heit", "keit", "schaft", "ion", "tät")


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 2.7) for rank in range(count)))


class Writer:
    """Writes text; the same seed and gazetteer give the same text."""

    def __init__(self, gazetteer: Gazetteer, seed: int = 1, share_of_names: float = 1 / 60) -> None:
        self._random = Random(seed)
        self._share = share_of_names
        self._gazetteer = gazetteer
        places = [entry for entry in gazetteer.entries if entry.kind in PLACE_KINDS and entry.de]
        order = {"kreisfreie_stadt": 0, "landkreis": 1, "region": 2, "stadt": 3, "gemeinde": 4}
        self._places = sorted(places, key=lambda entry: order.get(entry.kind, 5))
        self._weights = {id(words): _zipf(len(words)) for words in (_SMALL, _VERBS, _ADJECTIVES, _NOUNS, self._places)}

    def _pick(self, words: list[str]) -> str:
        return self._random.choices(words, cum_weights=self._weights[id(words)])[0]

    def _noun(self) -> str:
        parts = [self._pick(_NOUNS)]
        while len(parts) < 3 and self._random.random() < 0.42:
            parts.append(self._random.choice(_NOUNS))
        word = parts[0]
        for part in parts[1:]:
            word += ("s" if word.endswith(_LINKED) else "") + part.lower()
        return word + self._random.choice(("", "", "", "", "s", "en", "n"))

    def _place(self) -> str:
        entry: Entry = self._random.choices(self._places, cum_weights=self._weights[id(self._places)])[0]
        plz = next(iter(self._gazetteer.plz_of(entry)), "03046")
        forms = [f"in {entry.de}"] * 6 + [
            f"der {entry.de}er {self._noun()}",
            f"{plz} {entry.de}",
            f"{entry.de}-{self._noun()}",
        ]
        if entry.dsb:
            forms += [
                f"in {entry.de}/{entry.dsb}",
                f"{entry.de} / {entry.dsb}",
                f"w {entry.dsb}",
                f"({plz} {entry.dsb})",
            ]
        return self._random.choice(forms)

    def _word(self) -> str:
        chance = self._random.random()
        if chance < self._share:
            return self._place()
        if chance < 0.50:
            return self._pick(_SMALL)
        if chance < 0.78:
            return self._noun()
        if chance < 0.88:
            return self._pick(_VERBS)
        if chance < 0.98:
            return self._pick(_ADJECTIVES) + self._random.choice(("e", "en", "er", "es", "em"))
        return self._random.choice(
            ("2023", "2024", "12.", "14. Februar", "35,4 Millionen Euro", "presse@example.org", "§ 3", "GmbH")
        )

    def sentence(self) -> str:
        """One sentence."""
        words = [self._word() for _ in range(self._random.randint(6, 22))]
        text = " ".join(words)
        if len(words) > 12 and self._random.random() < 0.6:
            text = text.replace(f"{words[6]} ", f"{words[6]}, ", 1)
        return text[0].upper() + text[1:] + self._random.choice((".", ".", ".", ".", "?", "!", ":"))

    def paragraphs(self) -> Iterator[str]:
        """Paragraphs without end."""
        while True:
            yield " ".join(self.sentence() for _ in range(self._random.randint(2, 7))) + "\n\n"


def german_text(gazetteer: Gazetteer, size: int, seed: int = 1) -> str:
    """About that many characters of text."""
    parts: list[str] = []
    length = 0
    for paragraph in Writer(gazetteer, seed).paragraphs():
        parts.append(paragraph)
        length += len(paragraph)
        if length >= size:
            break
    return "".join(parts)
