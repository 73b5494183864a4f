"""Names as they bend: Lower Sorbian cases, German genitives and derivations.

:func:`forms` and :func:`german_forms` give the forms of one name, :func:`with_forms` adds them to the entries when the
gazetteer is compiled. Classes and exceptions are data (``data/inflection``). When the package is only used, no more of
this than the tables of :mod:`sorbnames.forms` is imported, and only by them.
"""

from sorbnames.inflection.appending import Appended, append_forms, with_forms
from sorbnames.inflection.declension import Attested, Declension, Form, forms, read_attested, read_declensions
from sorbnames.inflection.german import German, german_forms, read_german
from sorbnames.inflection.paradigms import CASES, PARADIGMS, Paradigm

__all__ = [
    "CASES",
    "PARADIGMS",
    "Appended",
    "Attested",
    "Declension",
    "Form",
    "German",
    "Paradigm",
    "append_forms",
    "forms",
    "german_forms",
    "read_attested",
    "read_declensions",
    "read_german",
    "with_forms",
]
