"""What a text tells of its own expressions: how it writes days in digits, and what it has spoken of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from claims.dates.meaning import At, Meaning, Numeric, Offset, Origin, Same, Turn
from claims.dates.stretches import Stretch, Unit

PERIODS_IN_YEAR = {Unit.QUARTER_ENDED: 4, Unit.QUARTER: 4, Unit.HALF: 2}
"""What companies report on, and what figures are compared with a year later."""


def day_comes_first(meanings: Iterable[Meaning]) -> bool | None:
    """Whether days come before months in the digits of a text, as far as one of its dates shows it.

    One shows it that has one reading only, or a reading that the text also has in words.
    """
    in_words = set()
    digits = []
    for meaning in meanings:
        if isinstance(meaning, At):
            in_words.add(meaning.stretch)
        if isinstance(meaning, Numeric):
            digits.append(meaning)
    votes = set()
    for one in digits:
        if not one.day_first or not one.month_first:
            votes.add(one.day_first is not None)
        elif (one.day_first in in_words) != (one.month_first in in_words):
            votes.add(one.day_first in in_words)
    return votes.pop() if len(votes) == 1 else None


def is_comparison(meaning: Meaning) -> bool:
    """Whether it names what figures are compared with: a year earlier, the year-ago quarter."""
    return isinstance(meaning, Offset) and meaning.unit is Unit.YEAR and (meaning.n < 0 or meaning.year is not None)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch that the text has spoken of, and where; `compared`: it was named to compare figures with."""

    stretch: Stretch
    start: int
    end: int
    compared: bool = False

    def place(self) -> int:
        return self.start

    @property
    def anchor(self) -> str:
        return f"expression:{self.start}-{self.end}"


class Memory:
    """What a text has spoken of so far: the last stretch of each unit, and the last quarter or half reported on."""

    def __init__(self) -> None:
        self._last: dict[Unit, Spoken] = {}
        self.period: Spoken | None = None
        self.lost: Unit | None = None

    def keep(self, spoken: Spoken, meaning: Meaning, now: date | None, *, told: bool) -> None:
        """`told`: the words before it tell of it as of what has been, be it over or not."""
        self.lost = None
        self._last[spoken.stretch.unit] = replace(spoken, compared=is_comparison(meaning))
        first, last = spoken.stretch.first, spoken.stretch.last
        # What was only named to compare with is not reported on, nor what goes on, unless it is told of as if over.
        compared = isinstance(meaning, Offset) or (isinstance(meaning, Turn) and meaning.n < 0)
        over = first and last and now and (last < now or (first <= now and told))
        if spoken.stretch.unit in PERIODS_IN_YEAR and not compared and over:
            self.period = spoken

    def lose(self, unit: Unit) -> None:
        """What was spoken of last, such a stretch, has no known place: what is counted from it has none either."""
        self._last.clear()
        self.period, self.lost = None, unit

    def has_lost(self, meaning: Offset | Same) -> bool:
        """Whether it counts from something that has no known place."""
        if isinstance(meaning, Offset) and meaning.origin is Origin.EXPRESSION:
            return self.lost is not None
        return is_comparison(meaning) and self.lost in PERIODS_IN_YEAR

    def last(self, unit: Unit) -> Spoken | None:
        """The last expression, or one before it that it takes in, exact enough to count such units from."""
        exact = [spoken for spoken in self._last.values() if spoken.stretch.widen(unit)]
        if not exact:
            return None
        latest, spoken = max(self._last.values(), key=Spoken.place), max(exact, key=Spoken.place)
        whole, first = latest.stretch, spoken.stretch.first
        inside = whole.first and first and whole.last and whole.first <= first <= whole.last
        return spoken if inside or whole == spoken.stretch else None

    def day(self) -> Spoken | None:
        """The last day spoken of."""
        return self._last.get(Unit.DAY)
