"""Time expressions of news: found, typed and resolved. The only user of dateparser."""

from __future__ import annotations

from claims.dates.explain import explain
from claims.dates.find import find_dates
from claims.dates.found import FoundDate
from claims.dates.stretches import Published

__all__ = ["FoundDate", "Published", "explain", "find_dates"]
