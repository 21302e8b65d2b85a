"""Full dates in other languages, as quoted documents have them: 26 avril 2023, 24 лютого 2022.

Only here is dateparser asked, and only for a clean span of day, unknown word and year that ends in a year which the
grammar has found: on whole texts it takes "we" for Wednesday.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import Any

_LANGUAGES = ("fr", "de", "es", "it", "pt", "nl", "pl", "uk", "ru", "tr", "sv", "da", "cs", "ro", "fi")
_SPAN = re.compile(r"(?<![\w.,/:$-])(\d{1,2})(?:\.|er|º)? (?:de |d')?[^\W\d_]{3,12}\.?(?: de)? (\d{4})$")
_LONGEST = 32
_MOST = 64


class ForeignDates:
    """Looks for foreign dates in one text. After 64 spans it asks no more: each costs milliseconds."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = _MOST

    def ending_at(self, end: int) -> tuple[int, date] | None:
        """The start (code points) and the day of the full date that ends with the year ending at `end`."""
        span = _SPAN.search(self._text, max(0, end - _LONGEST), end)
        if not span or not self._left:
            return None
        self._left -= 1
        day = _parsed(span[0])
        # What dateparser made of the digits has to be what they say.
        if day is None or (day.day, day.year) != (int(span[1]), int(span[2])):
            return None
        return span.start(), day


@lru_cache(maxsize=1024)
def _parsed(span: str) -> date | None:
    found = _parser().get_date_data(span)
    return found.date_obj.date() if found.date_obj else None


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=list(_LANGUAGES), settings={"REQUIRE_PARTS": ["day", "month", "year"]})
