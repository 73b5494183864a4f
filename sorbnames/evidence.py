"""What the surroundings and the rest of the text say of a reading."""

from __future__ import annotations

import re
from functools import cache

from sorbnames.areas import kilometres, position_of
from sorbnames.gazetteer import Gazetteer
from sorbnames.model import Entry
from sorbnames.orthography import has_other_umlaut, key, word_key
from sorbnames.ranking import plz_standing
from sorbnames.readings import Reading
from sorbnames.resolution import Hit

#: Prepositions that also stand before common nouns and times without an article: ab Mitte Mai, aus Sand.
_CLEAR_PREPOSITIONS = frozenset(
    ["in", "nach", "bei", "von", "bis", "richtung", "zwischen", "w", "we", "z", "ze", "do", "k", "pla"]
)

#: Articles that a river or lake may have, alone or within a preposition.
_DEFINITE = frozenset(
    ["der", "die", "den", "dem", "des", "am", "ans", "beim", "im", "ins", "vom", "zum", "zur", "übers", "durchs"]
)

#: Words for what lies around a place.
_ROUND_ABOUT = frozenset({"gebiet", "gegend", "raum", "region", "rund"})

#: Words that the names of many villages begin with: Neu Zittau is not Zittau.
_BEGINNINGS = frozenset(
    (
        *("Alt", "Bad", "Deutsch", "Groß", "Gross", "Hohen", "Klein"),
        *("Märkisch", "Neu", "Nieder", "Ober", "Wendisch"),
    )
)

#: What the languages are called whose names resemble the Lower Sorbian ones, by the code of those the gazetteer has.
_OTHER_LANGUAGES = {"obersorb": "hsb", "osorb": "hsb", "hornjoserb": "hsb", "poln": "pl", "tsch": "cs"}
_LANGUAGES = (*_OTHER_LANGUAGES, "altsorb", "slowak", "russ", "kaschub", "ukrain")


def weigh_own_surroundings(gazetteer: Gazetteer, reading: Reading) -> None:
    around = reading.around
    if around.plz:
        weigh_plz(gazetteer, reading, around.plz)
    if around.word_before:
        # Choćebuz je město. Delnja Łužica …: a sentence ends between.
        if (cue := around.cue) and not around.word_before.endswith("."):
            if not _is_called_a_town_wrongly(gazetteer, reading, cue):
                reading.evidence["cue"] = cue
            elif reading.partner is None:
                reading.against.append("a town of elsewhere")
        elif around.has_article:
            _weigh_article(gazetteer, reading)
        elif (preposition := around.preposition) and (
            preposition in _CLEAR_PREPOSITIONS or not _is_word(gazetteer, reading) or _is_around(reading)
        ):
            reading.evidence["preposition"] = preposition
        if _is_end_of_longer_name(reading):
            reading.against.append("part of a longer name")
    _weigh_language(reading)
    if around.is_time and reading.partner is None:
        reading.against.append("time")
    if reading.partner is None and reading.evidence.keys() <= {"preposition"} and _is_first_name(gazetteer, reading):
        reading.against.append("person")
    if reading.partner is None and _has_umlaut_of_its_own(reading):
        reading.against.append("foreign letters")
    if around.is_dateline:
        reading.evidence["dateline"] = ""
    else:
        _weigh_addition(gazetteer, reading)


def _is_end_of_longer_name(reading: Reading) -> bool:
    """Whether a word in front begins the name of another place, one that is not ours: Neu Zittau, Klein Döbern."""
    if reading.partner is not None or "PLZ" in reading.evidence or reading.best.language != "de":
        return False
    words = reading.around.words_before
    if words[0] == "Deutsch" and words[1:2] and words[1].lower() in ("auf", "in", "zu"):
        return False  # auf Deutsch Niederlausitz
    word = reading.around.word_before.rpartition("-")[2]
    return (word.capitalize() if word.isupper() else word) in _BEGINNINGS and "\n" not in reading.around.before[-2:]


def _weigh_language(reading: Reading) -> None:
    """Where a name is said to be of another language (polnisch Dolne Łużyce), it is no Lower Sorbian one."""
    hit = reading.best
    if hit.language == "de" or (reading.partner is not None and reading.partner.best.language == "de"):
        return
    before = reading.around.before.lower()
    if not any(name in before for name in _LANGUAGES):
        return
    found = _named_language().search(before)
    if found is None or ("," in found[0] and hit.tier == "exact"):
        return
    language = next((code for name, code in _OTHER_LANGUAGES.items() if found["name"].startswith(name)), "")
    named = tuple(hit for hit in reading.spotted.hits if hit.language == language)
    if named:
        reading.hits = named
    else:
        reading.against.append("another language")


@cache
def _named_language() -> re.Pattern[str]:
    """A language, and at most one word or name between it and the span."""
    languages = "|".join(_LANGUAGES)
    # Choćebuz im Obersorbischen, Chociebuż im Polnischen: said of the name in front.
    return re.compile(rf"(?<!\bim )\b(?P<name>{languages})\w*[.:]? (?:\*?(?!(?:und|oder) )\w+,? )?[„“\"(*]?$")


def _weigh_article(gazetteer: Gazetteer, reading: Reading) -> None:
    """An article makes a name that is a word a common noun, but a river or lake is never without one: an der Oder."""
    waters = tuple(hit for hit in reading.hits if hit.entry.kind == "gewaesser")
    article = reading.around.word_before.lower()
    if not waters or article not in _DEFINITE:
        reading.against.append("article")
        return
    if reading.partner is None:
        reading.hits = waters  # and not the municipality that is called so: am Felixsee
    is_sure = article in ("die", "der") or not reading.weakness(gazetteer)
    reading.evidence["cue" if is_sure else "preposition"] = reading.around.word_before


def _is_around(reading: Reading) -> bool:
    """Region um Forst, rund um Burg: with such a word in front, um is said of places."""
    words = reading.around.words_before
    return words[0] == "um" and len(words) > 1 and words[1].lower() in _ROUND_ABOUT


def _is_called_a_town_wrongly(gazetteer: Gazetteer, reading: Reading, cue: str) -> bool:
    """Whether a namesake is meant: the Stadt Burg lies elsewhere, for ours is a Gemeinde."""
    if not cue.lower().endswith("stadt") or not reading.weakness(gazetteer):
        return False
    return not any(hit.entry.kind in ("stadt", "kreisfreie_stadt") for hit in reading.hits)


def _has_umlaut_of_its_own(reading: Reading) -> bool:
    """Whether an umlaut stands where the Sorbian name has none, as none has: it is a foreign name, z Lüchowa."""
    hit = reading.best
    if hit.language == "de" or hit.tier not in ("folded", "fuzzy"):
        return False
    return has_other_umlaut(reading.around.text[reading.start : reading.end], hit.name_text)


def _is_first_name(gazetteer: Gazetteer, reading: Reading) -> bool:
    """Whether a given name stands before another name: Horst Adam, von Horst Adam."""
    if not gazetteer.words.meaning(word_key(reading.around.text[reading.start : reading.end])).startswith("given name"):
        return False
    return reading.around.after[:1] in (" ", "\u00a0") and reading.around.word_after[:1].isupper()


def _is_word(gazetteer: Gazetteer, reading: Reading) -> bool:
    return reading.weakness(gazetteer) == "word"


def weigh_plz(gazetteer: Gazetteer, reading: Reading, plz: str) -> None:
    standings = {hit.entry.id: plz_standing(gazetteer, hit.entry, plz) for hit in reading.hits}
    fitting = {entry_id for entry_id, standing in standings.items() if standing in ("matches", "near")}
    if fitting:
        reading.hits = tuple(hit for hit in reading.hits if hit.entry.id in fitting)
        reading.evidence["PLZ"] = plz
    elif all(standing == "elsewhere" for standing in standings.values()):
        if reading.partner is None and not _has_codes_of_its_own(gazetteer, reading.best.entry):
            reading.against.append("postal code of elsewhere")
    else:
        reading.against.append("postal code of another place")


@cache
def _town_on_a_river() -> re.Pattern[str]:
    """The Czech or Polish name of a town: Jablonec nad Nisou."""
    return re.compile(r"[^\W\d_]+ (?:nad|pod|na|w|v|u|ve) [^\W\d_]+")


def _has_codes_of_its_own(gazetteer: Gazetteer, entry: Entry) -> bool:
    """Whether it is a town far away, of which no codes are recorded and none is one of ours: 14467 Potsdam."""
    is_town = entry.kind in ("kreisfreie_stadt", "stadt") and (not entry.parent or entry.parent.startswith("land/"))
    return is_town and not gazetteer.plz_of(entry)


def _weigh_addition(gazetteer: Gazetteer, reading: Reading) -> None:
    """An addition behind a bare name that is not this place's own says that another place is meant."""
    if reading.weakness(gazetteer) and reading.around.word_after in gazetteer.surroundings["foreign_additions"]:
        reading.against.append("addition of elsewhere")
    if reading.partner is not None or reading.link is not None or "municipality" in reading.evidence:
        return
    text, attached = reading.around.addition
    if not text or (attached == "near" and text in gazetteer.surroundings["not_additions"]):
        return
    known = gazetteer.by_key(key(text))
    if any(_points_here(gazetteer, named.entry, hit.entry) for named in known for hit in reading.hits):
        reading.evidence["addition"] = text
        return
    if beside := _beside_a_town(gazetteer, reading, text, attached):
        reading.hits = beside
        reading.evidence["addition"] = text
        return
    weak = reading.weakness(gazetteer)
    elsewhere = text.strip() in gazetteer.surroundings["foreign_additions"]
    foreign = elsewhere or any(named.entry.kind in ("land", "region", "gewaesser", "landkreis") for named in known)
    small = reading.best.entry.kind in ("wohnplatz", "gemeindeteil")
    if attached == "near":
        points_away = text[0].isupper() and not known and (weak or small or elsewhere)
    elif attached == "bracket":
        is_name = " " not in text.strip() or _town_on_a_river().fullmatch(text.strip()) is not None
        points_away = text[0].isupper() and is_name and bool(weak or foreign)
    else:
        points_away = bool(weak) and (foreign or not known)
    if points_away:
        reading.against.append("addition of elsewhere")


def _beside_a_town(gazetteer: Gazetteer, reading: Reading, text: str, attached: str) -> tuple[Hit, ...]:
    """The hits that lie near the town that an addition names: Werben bei Cottbus, Kunersdorf(b Cottbus)."""
    town, (beside, _, of) = text, text.partition(" ")
    if attached == "bracket":
        if beside not in ("b", "b.", "bei"):
            return ()
        town = of
    elif attached != "near":
        return ()
    towns = [named.entry for named in gazetteer.by_key(key(town)) if named.entry.kind in _TOWNS]
    return tuple(hit for hit in reading.hits if any(_is_beside(gazetteer, hit.entry, one) for one in towns))


def _is_beside(gazetteer: Gazetteer, place: Entry, town: Entry) -> bool:
    one, other = position_of(gazetteer, place), position_of(gazetteer, town)
    return one is not None and other is not None and place.id != town.id and kilometres(one, other) < _BESIDE_A_TOWN


_TOWNS = frozenset({"kreisfreie_stadt", "stadt", "gemeinde"})

#: So many kilometres from a town a village is said to lie by it.
_BESIDE_A_TOWN = 20.0


def _points_here(gazetteer: Gazetteer, pointer: Entry, entry: Entry) -> bool:
    if pointer.id in gazetteer.ancestors(entry) or gazetteer.contains(entry, pointer):
        return True
    return gazetteer.in_lower_lusatia(entry) and pointer.id in (
        "region/niederlausitz",
        "region/lausitz",
        "region/spreewald",
        "land/brandenburg",
    )
