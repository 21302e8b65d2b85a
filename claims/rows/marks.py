"""What is marked in the text of a version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claims.timex import in_words
from claims.words import Precision, TimeStatus, TimexType, ZoneKind


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A stretch that is not prose."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A sentence, and whether somebody said that it states no fact."""

    id: int
    start: int
    end: int
    no_fact: bool
    reason: str


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A time expression, and the days between which it lies."""

    id: int
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None
    rule: str
    anchor: str
    earliest: date | None
    latest: date | None
    precision: Precision | None
    edtf: str | None
    explanation: str
    status: TimeStatus

    @property
    def meaning(self) -> str:
        """The value in words: "week 17 of 2023", "at least 10 years"."""
        return in_words(self.value, self.type, self.mod)

    @property
    def plain_value(self) -> str:
        """The value where anybody can read it and would write it so: "2023-04-26", "2023-Q1"; "" for other TIMEX3."""
        return self.value if _PLAIN.fullmatch(self.value) else ""


_PLAIN = re.compile(r"\d{4}(-(\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?|W\d\d|Q[1-4]))?(/\d{4}(-\d\d){0,2})?")


@dataclass(frozen=True, slots=True)
class Loose:
    """A name, number or date that no claim covers."""

    start: int
    end: int
    kind: str
