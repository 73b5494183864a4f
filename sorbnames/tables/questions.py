"""The cells of a question, read as what the matcher calls context."""

from __future__ import annotations

from sorbnames.areas import is_said
from sorbnames.resolution import Context
from sorbnames.tables.answers import Question


def context_of(question: Question) -> Context:
    """Postal code, district, Land, country and position; cells that say nothing (``-``) are left out."""
    return Context(
        plz=question.plz,
        kreis=question.district if question.district and is_said(question.district) else "",
        land=question.state if question.state and is_said(question.state) else "",
        country=question.country,
        position=position(question.latitude, question.longitude) if question.latitude else None,
        places_only=True,
    )


def position(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; None where a cell is empty, no number, or no place on Earth (0, 0 is none)."""
    try:
        place = float(latitude.replace(",", ".")), float(longitude.replace(",", "."))
    except ValueError:
        return None
    if not (-90 <= place[0] <= 90 and -180 <= place[1] <= 180) or place == (0.0, 0.0):
        return None
    return place
