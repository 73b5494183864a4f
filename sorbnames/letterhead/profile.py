"""The profile of an office: everything that its letterhead prints, read from one YAML file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sorbnames.letterhead.fields import Fields, read_fields

LANGUAGES = ("de", "dsb")
FORMS = ("A", "B")
LABELS = ("letter", "de", "dsb", "both")

KEYS = (
    "organisation",
    "offices",
    "contact",
    "email",
    "web",
    "bank",
    "register",
    "managing_directors",
    "supervisory_chair",
    "vat_id",
    "tax_number",
    "logo",
    "logo_width",
    "languages",
    "style",
    "labels",
    "form",
    "font",
)
ORGANISATION_KEYS = ("name", "name_dsb", "unit", "unit_dsb")
OFFICE_KEYS = ("address", "label", "phone", "fax", "email", "web")
CONTACT_KEYS = ("name", "position", "department", "phone", "mobile", "fax", "email")
BANK_KEYS = ("name", "iban", "bic")
REGISTER_KEYS = ("court", "number", "seat")

#: Widths of a logo in millimetres.
LOGO_WIDTH, LEAST_LOGO, LARGEST_LOGO = 45.0, 5.0, 165.0


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who writes: the name, its Lower Sorbian name where the office has one, and a unit below (press office …)."""

    name: str
    name_dsb: str = ""
    unit: str = ""
    unit_dsb: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """One place of work; ``address`` are the lines of its address in either language or both."""

    address: str
    label: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    web: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """The contact person, for the information block and the e-mail signature."""

    name: str
    position: str = ""
    department: str = ""
    phone: str = ""
    mobile: str = ""
    fax: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Bank:
    """One account."""

    name: str
    iban: str
    bic: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Register:
    """Court, number and registered seat, as the law wants them on letters."""

    court: str = ""
    number: str = ""
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile. ``path`` is its file, ``lines`` tells in which line of it a key of the top level stands.

    ``languages`` are ``de``, ``dsb`` or both, the first being that of a letter that says nothing else; ``labels`` says
    in which language Telefon, Fax … are printed (``letter``: in that of the letter).
    """

    path: str
    organisation: Organisation
    offices: tuple[Office, ...]
    contact: Person | None = None
    email: str = ""
    web: str = ""
    bank: tuple[Bank, ...] = ()
    register: Register = Register()
    managing_directors: tuple[str, ...] = ()
    supervisory_chair: str = ""
    vat_id: str = ""
    tax_number: str = ""
    logo: str = ""
    logo_width: float = LOGO_WIDTH
    languages: tuple[str, ...] = LANGUAGES
    style: str = "letterhead"
    labels: str = "letter"
    form: str = "B"
    font: str = ""
    lines: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def line(self, key: str) -> int:
        """The line of a key, or the first."""
        return self.lines.get(key, 1)

    @property
    def to(self) -> str:
        """The languages as styles have them: ``both``, ``de`` or ``dsb``."""
        return "both" if len(self.languages) > 1 else self.languages[0]


def load_profile(path: str | Path) -> Profile:
    """Read a profile, ``-`` from standard input.

    Raises UnsupportedDocument if the file is missing or no text, InvalidData for a mistake in it, with file and line.
    """
    from sorbnames.documents.encoding import decode
    from sorbnames.documents.reading import read_bytes

    text, _ = decode(str(path), read_bytes(path))
    return read_profile(text, str(path))


def read_profile(text: str, path: str = "-") -> Profile:
    """The profile in a text; ``path`` is what messages call it and where the path of the logo counts from."""
    fields = read_fields(path, text, KEYS)
    return Profile(
        path=path,
        organisation=_organisation(fields),
        offices=tuple(_offices(fields)),
        contact=_contact(fields),
        email=fields.text("email"),
        web=fields.text("web"),
        bank=tuple(_bank(part) for part in fields.mappings("bank", BANK_KEYS)),
        register=_register(fields),
        managing_directors=fields.texts("managing_directors"),
        supervisory_chair=fields.text("supervisory_chair"),
        vat_id=fields.text("vat_id"),
        tax_number=fields.text("tax_number"),
        logo=_logo(fields),
        logo_width=_logo_width(fields),
        languages=_languages(fields),
        style=fields.text("style", "letterhead"),
        labels=fields.choice("labels", LABELS, "letter"),
        form=fields.choice("form", FORMS, "B"),
        font=fields.text("font"),
        lines=dict(fields.node.lines),
    )


def _organisation(fields: Fields) -> Organisation:
    part = fields.mapping("organisation", ORGANISATION_KEYS, short="name")
    name = part.text("name") if part else ""
    if part is None or not name:
        fields.fail("missing", "organisation", wanted="organisation: name")
    return Organisation(name, part.text("name_dsb"), part.text("unit"), part.text("unit_dsb"))


def _offices(fields: Fields) -> list[Office]:
    offices = []
    for part in fields.mappings("offices", OFFICE_KEYS, short="address"):
        address = part.block("address")
        if not address:
            part.fail("missing", "address", wanted="offices: address")
        label, phone, fax, email, web = (part.text(key) for key in OFFICE_KEYS[1:])
        offices.append(Office(address, label, phone, fax, email, web, part.line("address")))
    if not offices:
        fields.fail("missing", "offices", wanted="offices: address")
    return offices


def _contact(fields: Fields) -> Person | None:
    part = fields.mapping("contact", CONTACT_KEYS, short="name")
    if part is None:
        return None
    if not part.text("name"):
        part.fail("missing", "name", wanted="contact: name")
    return Person(*(part.text(key) for key in CONTACT_KEYS))


def _bank(part: Fields) -> Bank:
    if not part.text("iban"):
        part.fail("missing", "iban", wanted="bank: iban")
    return Bank(part.text("name"), part.text("iban"), part.text("bic"), part.line("iban"))


def _register(fields: Fields) -> Register:
    part = fields.mapping("register", REGISTER_KEYS)
    return Register(*(part.text(key) for key in REGISTER_KEYS)) if part else Register()


def _logo(fields: Fields) -> str:
    """The path of the logo, which counts from the folder of the profile."""
    logo = fields.text("logo")
    return str(Path(fields.path).parent / logo) if logo else ""


def _logo_width(fields: Fields) -> float:
    text = fields.text("logo_width", str(LOGO_WIDTH)).removesuffix("mm").strip()
    try:
        width = float(text.replace(",", "."))
    except ValueError:
        width = 0.0
    if not LEAST_LOGO <= width <= LARGEST_LOGO:
        fields.fail("no_width", "logo_width", value=text, least=int(LEAST_LOGO), most=int(LARGEST_LOGO))
    return width


def _languages(fields: Fields) -> tuple[str, ...]:
    languages = fields.texts("languages") or LANGUAGES
    for language in languages:
        fields.check_choice("languages", language, LANGUAGES)
    return tuple(dict.fromkeys(languages))
