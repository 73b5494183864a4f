"""Texts for people, in German and English.

Each module of this package holds the texts of one subject: ``TEXTS`` maps the part of the id after the dot to a pair
(German, English). ``render("documents.missing", "de", path=…)`` reads ``messages/documents.py``, entry ``missing``.
"""

from __future__ import annotations

from importlib import import_module

LANGUAGES = ("de", "en")


def render(message_id: str, language: str, **parameters: object) -> str:
    """Fill the text ``subject.key`` with ``parameters`` (``str.format`` fields)."""
    subject, _, key = message_id.partition(".")
    german, english = import_module(f"sorbnames.messages.{subject}").TEXTS[key]
    text: str = german if language == "de" else english
    if language == "de" and isinstance(reason := parameters.get("reason"), str):
        from sorbnames.messages.system import in_german

        parameters["reason"] = in_german(reason)
    return text.format(**parameters)
