"""How generated tests run: the same examples every time, without a clock and without files left behind."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

BOUNDED = settings(
    max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)

#: For what must hold for every text.
THOROUGH = settings(BOUNDED, max_examples=250)
