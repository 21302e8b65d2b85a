"""Dates as the tables of commands show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.rows import TimeRow


def value_and_days(time: TimeRow) -> tuple[str, str, str]:
    """What a time expression means, as people would write it, and the first and the last day that it may be."""
    return time.plain_value or time.meaning, str(time.earliest or "–"), str(time.latest or "–")
