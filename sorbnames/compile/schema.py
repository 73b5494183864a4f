"""From the tree of a YAML file to entries and sources: keys, types and required values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sorbnames.compile.problems import ERROR, Problem, did_you_mean
from sorbnames.compile.yamlfile import Listing, Mapping, Node, Scalar
from sorbnames.model import LANGUAGES, PLACE_KINDS, ROLES, STATUSES, Entry, LegalRecord, Name, Source

#: Top keys that hold entries, with the kind their entries have when they don't say.
SECTIONS = {"places": "", "streets": "strasse", "terms": "term", "institutions": "institution"}

NAME_KEYS = frozenset({"text", "role", "strength", "sources", "note", "period"})
LEGAL_KEYS = frozenset({"what", "says", "date", "sources", "note"})
SOURCE_KEYS = frozenset({"title", "url", "note"})
ENTRY_KEYS = frozenset(
    {"id", "kind", "parent", "municipality", "ags", "plz", "position", "status", "pair", "names"}
    | {"legal", "sources", "note"}
)
#: The short form that overlays may use: one name a language and one source, without lists.
SHORT_KEYS = frozenset({"de", "dsb", "source"})

STRENGTHS = ("weak", "strong")
LEGAL_KINDS = ("settlement_area", "register", "statute")

_SLUG_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", ".": None})


def slug(name: str) -> str:
    """The name as part of an id: ``Burg (Spreewald)`` → ``burg-spreewald``."""
    return re.sub("[^a-z0-9]+", "-", name.lower().translate(_SLUG_LETTERS)).strip("-")


@dataclass(frozen=True, slots=True)
class Located:
    """An entry and where it stands: ``lines`` has the line of each key given, ``name_lines`` that of each name."""

    entry: Entry
    file: str
    line: int
    name_lines: tuple[int, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)

    def problem(self, key: str, line: int = 0, severity: str = ERROR, /, **parameters: object) -> Problem:
        """A problem of this entry, at ``line`` or else where the entry begins."""
        texts = tuple((name, str(value)) for name, value in parameters.items())
        return Problem(severity, self.file, line or self.line, self.entry.id, f"data.{key}", texts)

    def name_line(self, name: Name) -> int:
        """The line of one of the entry's names."""
        for candidate, line in zip(self.entry.names, self.name_lines, strict=False):
            if candidate is name:
                return line
        return self.line


class FileReader:
    """Reads the values of one file; mistakes are collected in ``problems``, and the reading goes on."""

    def __init__(self, file: str, problems: list[Problem], overlay: bool = False) -> None:
        self.file = file
        self.problems = problems
        self.overlay = overlay
        self.entry = ""
        #: The source of names in an overlay that name none.
        self.own_source = f"overlay:{file.replace(chr(92), '/').rsplit('/', 1)[-1]}" if overlay else ""

    def report(self, line: int, key: str, /, **parameters: str) -> None:
        """Note an error at ``line``."""
        self.problems.append(Problem(ERROR, self.file, line, self.entry, f"data.{key}", tuple(parameters.items())))

    # values

    def text(self, node: Node, key: str) -> str:
        """A text that is not empty."""
        if not isinstance(node, Scalar):
            self.report(node.line, "not_text", key=key)
            return ""
        if node.is_null or not node.text.strip():
            self.report(node.line, "empty", key=key)
            return ""
        return node.text

    def texts(self, node: Node, key: str) -> tuple[str, ...]:
        """A list of texts."""
        if not isinstance(node, Listing):
            self.report(node.line, "not_list", key=key)
            return ()
        return tuple(text for item in node.items if (text := self.text(item, key)))

    def one_of(self, node: Node, key: str, allowed: Collection[str]) -> str:
        """A text that is one of ``allowed``."""
        text = self.text(node, key)
        if text and text not in allowed:
            self.report(node.line, "unknown_value", key=key, value=text, suggestion=did_you_mean(text, allowed))
            return ""
        return text

    def mapping(self, node: Node, what: str, keys: Collection[str], required: Iterable[str] = ()) -> Mapping | None:
        """A mapping with known keys only, or None; keys that are missing or unknown are reported."""
        if not isinstance(node, Mapping):
            self.report(node.line, "not_mapping", what=what)
            return None
        for key, line in node.lines.items():
            if key not in keys:
                self.report(line, "unknown_key", key=key, what=what, suggestion=did_you_mean(key, keys))
        missing = [key for key in required if key not in node.values]
        for key in missing:
            self.report(node.line, "missing_key", key=key, what=what)
        return None if missing else node

    def listing(self, node: Node, key: str) -> list[Node]:
        """The items of a list."""
        if isinstance(node, Listing):
            return node.items
        self.report(node.line, "not_list", key=key)
        return []

    def numbers(self, node: Node, key: str) -> tuple[float | None, ...]:
        """Two numbers; ``null`` counts as none given."""
        items = self.listing(node, key)
        if not items:
            return ()
        values: list[float | None] = []
        for item in items:
            if isinstance(item, Scalar) and item.is_null:
                values.append(None)
            elif isinstance(item, Scalar) and re.fullmatch(r"[+-]?\d{1,9}(\.\d{1,12})?", item.text):
                values.append(float(item.text))
            else:
                self.report(item.line, "not_number", key=key, value=getattr(item, "text", "…"))
                return ()
        if len(values) != 2:
            self.report(node.line, "not_two", key=key)
            return ()
        return tuple(values)

    # parts of an entry

    def name(self, node: Node, language: str) -> Name | None:
        """One name of an entry."""
        if self.overlay and isinstance(node, Scalar):
            text = self.text(node, language)
            return Name(text, language, "attested", "", (self.own_source,)) if text else None
        required = ("text",) if self.overlay else ("text", "role")
        fields = self.mapping(node, "name", NAME_KEYS, required)
        if fields is None:
            return None
        values = fields.values
        text = self.text(values["text"], "text")
        role = self.one_of(values["role"], "role", ROLES) if "role" in values else "attested"
        if not text or not role:
            return None
        return Name(
            text=text,
            language=language,
            role=role,
            strength=self.one_of(values["strength"], "strength", STRENGTHS) if "strength" in values else "",
            sources=self.sources(values),
            note=self.text(values["note"], "note") if "note" in values else "",
            period=self.period(values["period"]) if "period" in values else None,
        )

    def sources(self, values: dict[str, Node]) -> tuple[str, ...]:
        """The source ids given, or the overlay itself."""
        if "sources" in values:
            return self.texts(values["sources"], "sources")
        return (self.own_source,) if self.overlay else ()

    def period(self, node: Node) -> tuple[int | None, int | None] | None:
        """First and last year."""
        years = self.numbers(node, "period")
        if len(years) != 2:
            return None
        if any(year is not None and not year.is_integer() for year in years):
            self.report(node.line, "not_number", key="period", value="…")
            return None
        first, last = (None if year is None else int(year) for year in years)
        return first, last

    def names(self, node: Node) -> tuple[list[Name], list[int]]:
        """All names of an entry, in the order of the file, with their lines."""
        names: list[Name] = []
        lines: list[int] = []
        by_language = self.mapping(node, "names", LANGUAGES)
        for language, listing in by_language.values.items() if by_language else ():
            if language not in LANGUAGES:
                continue
            for item in self.listing(listing, language):
                if name := self.name(item, language):
                    names.append(name)
                    lines.append(item.line)
        return names, lines

    def legal(self, node: Node) -> LegalRecord | None:
        """One record of what an authority says."""
        fields = self.mapping(node, "legal", LEGAL_KEYS, ("what", "says", "date"))
        if fields is None:
            return None
        values = fields.values
        return LegalRecord(
            what=self.one_of(values["what"], "what", LEGAL_KINDS),
            says=self.text(values["says"], "says"),
            date=self.text(values["date"], "date"),
            sources=self.sources(values),
            note=self.text(values["note"], "note") if "note" in values else "",
        )

    def source(self, identifier: str, node: Node) -> Source | None:
        """One source."""
        fields = self.mapping(node, "source", SOURCE_KEYS, ("title",))
        if fields is None:
            return None
        values = {key: self.text(value, key) for key, value in fields.values.items() if key in SOURCE_KEYS}
        return Source(identifier, values["title"], values.get("url", ""), values.get("note", ""))

    # entries

    def located(self, node: Node, section: str) -> Located | None:
        """One entry of a section; None, with the reason reported, where it cannot be read."""
        self.entry = ""
        if isinstance(node, Mapping) and isinstance(given := node.values.get("id"), Scalar):
            self.entry = given.text
        before = len(self.problems)
        keys = ENTRY_KEYS | SHORT_KEYS if self.overlay else ENTRY_KEYS
        required = () if self.overlay else ("id", "names", *(("kind",) if section == "places" else ()))
        fields = self.mapping(node, "entry", keys, required)
        if fields is None:
            return None
        values = fields.values
        names, name_lines = self.names(values["names"]) if "names" in values else ([], [])
        for language in ("de", "dsb"):
            if language in values and (text := self.text(values[language], language)):
                source = self.text(values["source"], "source") if "source" in values else self.own_source
                names.append(Name(text, language, "attested", "", (source,)))
                name_lines.append(fields.lines[language])
        texts = ("parent", "municipality", "ags", "pair", "note")
        single = {key: self.text(values[key], key) for key in texts if key in values}
        kind = self.kind(values, section)
        status = self.one_of(values["status"], "status", STATUSES) if "status" in values else derived_status(names)
        position = self.numbers(values["position"], "position") if "position" in values else ()
        entry = Entry(
            id=self.identifier(node, values, kind, names, single.get("municipality", "")),
            kind=kind,
            names=tuple(names),
            parent=single.get("parent", ""),
            municipality=single.get("municipality", ""),
            ags=single.get("ags", ""),
            plz=self.texts(values["plz"], "plz") if "plz" in values else (),
            position=_position(position),
            status=status,
            pair=single.get("pair", ""),
            legal=tuple(record for item in self.optional_list(values, "legal") if (record := self.legal(item))),
            sources=self.texts(values["sources"], "sources") if "sources" in values else (),
            note=single.get("note", ""),
        )
        if len(self.problems) > before:
            return None
        return Located(entry, self.file, node.line, tuple(name_lines), fields.lines)

    def optional_list(self, values: dict[str, Node], key: str) -> list[Node]:
        """The items of a list that may be left out."""
        return self.listing(values[key], key) if key in values else []

    def kind(self, values: dict[str, Node], section: str) -> str:
        """The kind given, or the one all entries of the section have."""
        fixed = SECTIONS[section]
        if "kind" not in values:
            return fixed
        return self.one_of(values["kind"], "kind", (fixed,) if fixed else PLACE_KINDS)

    def identifier(self, node: Node, values: dict[str, Node], kind: str, names: list[Name], municipality: str) -> str:
        """The id given, or, in an overlay, one made of kind, municipality and German name."""
        if "id" in values:
            return self.text(values["id"], "id")
        german = next((name.text for name in names if name.language == "de"), "")
        if kind == "strasse" and german and municipality:
            self.entry = f"strasse/{municipality}/{slug(german)}"
        elif kind in ("term", "institution") and german:
            self.entry = f"{kind}/{slug(german)}"
        else:
            self.report(node.line, "no_id")
        return self.entry


def derived_status(names: Iterable[Name]) -> str:
    """``attested`` where a right Lower Sorbian name is recorded, else ``german_only``."""
    return "attested" if any(name.language == "dsb" and name.is_right for name in names) else "german_only"


def _position(numbers: tuple[float | None, ...]) -> tuple[float, float] | None:
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        return None
    return numbers[0], numbers[1]
