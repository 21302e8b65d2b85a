"""The publication date as records give it."""

from __future__ import annotations

import re
from datetime import date, datetime

from claims.errors import Refused
from claims.words import Precision


def published_in_record(value: object) -> tuple[date, Precision]:
    """The first day of a year ("2023"), a month ("2023-04"), a day or an ISO 8601 moment, and which of them it was.

    A moment gives the day that its own clock showed: no offset is applied. Refused, in one sentence, is all else.
    """
    if isinstance(value, str):
        try:
            for form, precision in _FORMS:
                if form.fullmatch(value):
                    return date.fromisoformat((value + "-01-01")[:10]), precision
            if _MOMENT.fullmatch(value):
                return datetime.fromisoformat(value).date(), Precision.DAY
        except ValueError:
            pass
    given = repr(value) if len(repr(value)) <= 60 else f"{repr(value)[:56]}…"
    raise Refused(f"The publication date must be like 2023, 2023-04, 2023-04-26 or 2023-04-26T14:03:00Z, not {given}.")


_FORMS = (
    (re.compile(r"\d{4}", re.ASCII), Precision.YEAR),
    (re.compile(r"\d{4}-\d\d", re.ASCII), Precision.MONTH),
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), Precision.DAY),
)
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII | re.IGNORECASE
)
