"""What a time expression says before it is anchored: the results of the grammar, the questions to the resolver."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from claims.dates.stretches import Stretch, Unit
from claims.words import TimexType


class Origin(Enum):
    """What an offset counts from."""

    PUBLICATION = "publication"
    EXPRESSION = "expression"


@dataclass(frozen=True, slots=True)
class At:
    """A stretch that needs no anchor."""

    stretch: Stretch


@dataclass(frozen=True, slots=True)
class InYear:
    """A month, day, quarter, half or season whose year is not said. `turn`: last -1, this 0, next +1, else None."""

    unit: Unit
    number: int
    day: int = 0
    turn: int | None = None
    bare: bool = True


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday with a rule for its day, perhaps with its year or last, this, next."""

    name: str
    turn: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday is 1. `turn` as for InYear."""

    number: int
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The unit `n` after the one we are in: last year, this week, tomorrow."""

    unit: Unit
    n: int


@dataclass(frozen=True, slots=True)
class Offset:
    """`n` units after (before, if negative) the publication or another expression, as exact as its unit."""

    n: int
    unit: Unit
    origin: Origin


@dataclass(frozen=True, slots=True)
class Same:
    """The unit spoken of: that day, the year, the quarter."""

    unit: Unit
    n: int = 0


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; `n` is None for "several". `side`: it ends now (-1), begins now (+1), or floats (0)."""

    n: float | None
    unit: Unit
    side: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """The past, the present or the future at large: PAST_REF, PRESENT_REF, FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set: what recurs, as a TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as a TIMEX3 suffix (T10:35, TMO), on a day of its own or on the one we are in."""

    suffix: str
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Two readings of the same digits: day before month, and month before day."""

    readings: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Modified:
    """Another meaning with a TIMEX3 modifier: early, about, the end of."""

    inner: Meaning
    mod: str


Meaning = (
    At | InYear | Feast | Weekday | Turn | Offset | Same | Length | Reference | Recurring | Clock | Choice | Modified
)

TYPES: dict[type, TimexType] = {
    Length: TimexType.DURATION,
    Recurring: TimexType.SET,
    Clock: TimexType.TIME,
}
