"""What is marked in the text of a version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Loose:
    """A name, number or date that no claim covers."""

    start: int
    end: int
    kind: str
