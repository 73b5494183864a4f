"""Telefon, Fax, E-Mail …: printed in German, in Lower Sorbian only with a word that ``data/terms.yaml`` attests."""

from __future__ import annotations

from sorbnames.gazetteer import Gazetteer

#: Label → the term it is; those of law and banking have none, for entries in a register stay German.
TERMS = {
    "Telefon": "telefon",
    "Fax": "fax",
    "Mobil": "mobil",
    "E-Mail": "e-mail",
    "Internet": "internet",
    "Name": "name",
    "Hauptsitz": "hauptsitz",
    "Niederlassung": "niederlassung",
    "Geschäftsstelle": "geschaeftsstelle",
    "Zweigstelle": "zweigstelle",
    "Filiale": "filiale",
}

#: A term that its own note doubts is not printed.
_DOUBT = "check before use"


class Labels:
    """Labels in one language: ``de``, ``dsb`` (German where no Sorbian word is attested) or ``both``."""

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        self._gazetteer = gazetteer
        self._language = language

    def __call__(self, german: str) -> str:
        """The label to print; words that differ by capitals alone are not printed twice."""
        sorbian = self.sorbian(german) if self._language != "de" else ""
        if not sorbian or self._language == "de":
            return german
        if self._language == "dsb":
            return sorbian[:1].upper() + sorbian[1:]
        return german if sorbian.casefold() == german.casefold() else f"{german} / {sorbian}"

    def sorbian(self, german: str) -> str:
        """The attested Lower Sorbian word, or nothing."""
        entry = self._gazetteer.entry(f"term/{TERMS[german]}") if german in TERMS else None
        if entry is None or _DOUBT in entry.note:
            return ""
        return entry.dsb
