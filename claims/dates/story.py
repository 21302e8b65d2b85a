"""When a text tells of a time past, so that its months, days and weekdays go on from each other.

A whole text may do so, a history; or a passage of news, until the paragraph ends or turns to the news again. Bare
months and days are those around publication elsewhere, and so it takes more in news than a year on the way to open a
passage: the date stands before its sentence and frames what follows ("In 1944, the Allies …"), or it tells of an event
to the day or month, or more is told of it in the same sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.dates.cues import Place
from claims.dates.meaning import (
    At,
    Clock,
    DayOf,
    Feast,
    InYear,
    Meaning,
    Modified,
    Offset,
    OnWeekday,
    Origin,
    Reference,
    Same,
    Turn,
    Turning,
    Weekday,
)
from claims.dates.stretches import MONTHS_IN, YEARS_IN, Stretch, Unit

Located = tuple[int, int, Meaning, str]
"""Start, end, meaning, and the name of the rule."""

_MANY_YEARS, _NEVER = 3, 10_000
_LONG_AGO = 366
"""So many days back, a day is told with its year, and what goes on from it may be told without one."""
_PASSAGE = 600
"""For so many characters a passage goes on without another time of its own."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """A passage that tells of a time past: where it began, how far it has come.

    framed   its first date was told so that more has to follow, and not on the way
    gone_on  another date has gone on from it
    """

    start: int
    end: int
    framed: bool
    gone_on: bool = False


class Story:
    """Where a text tells of a time past. Its expressions are given to `keep` in their order."""

    def __init__(self, text: str, expressions: Sequence[Located], published: Stretch | None) -> None:
        self._text = text
        past, near = _times(text, expressions, published)
        self.whole = past >= _MANY_YEARS and past > 6 * near
        """It tells of years long past, and hardly of its own days."""
        self._apart = not near
        self._scene: _Scene | None = None
        self._deictic = [start for start, _, meaning, _ in expressions if _counts_from_now(meaning)]
        weekdays = (start for start, _, meaning, _ in expressions if isinstance(plain(meaning), Weekday))
        self._of_news = sorted([*self._deictic, *weekdays])

    def goes_on(self, meaning: Meaning, place: Place) -> bool:
        """Whether the expression means a time beside the one that the text is at, and not beside its publication."""
        if self.whole:
            return True
        scene = self._scene
        if scene is None:
            return False
        if not self._apart and not self._reaches(scene, meaning, place):
            return False
        match meaning:
            case DayOf() | Turning() | Same():
                return (self._apart or scene.gone_on) and place.lies_ahead() is not True
            case Weekday():
                return (self._apart or scene.gone_on) and place.is_told() and not place.is_reported()
            case Feast():
                framed = True
            case InYear(day=day) if day:
                framed = True
            case InYear(Unit.QUARTER | Unit.HALF):
                # What companies report on is a part of this year, or of the last.
                framed = scene.gone_on
            case _:
                framed = (
                    scene.gone_on or place.opens_sentence() or (scene.framed and place.sentence()[0] <= scene.start)
                )
        return framed and place.is_told()

    def _reaches(self, scene: _Scene, meaning: Meaning, place: Place) -> bool:
        """Whether a passage of news still tells of its time past, in its paragraph and with no word of the news."""
        if place.start - scene.end > _PASSAGE or "\n\n" in self._text[scene.end : place.start]:
            return False
        first, last = place.sentence()
        return not _any_between(self._deictic if isinstance(meaning, Weekday) else self._of_news, first, last)

    def keep(self, meaning: Meaning, stretch: Stretch, anchor: str, place: Place, now: date | None) -> None:
        """Takes an expression in: it may open a passage, go on in it, or turn to the news."""
        scene, bare = self._scene, plain(meaning)
        if isinstance(bare, At):
            if now is None or (stretch.last and (now - stretch.last).days < _LONG_AGO):
                self._scene = None
                return
            framed = _opens(stretch, place)
            if framed or (self._apart and not place.goes_on_since()):
                self._scene = _Scene(place.start, place.end, framed)
        elif anchor.startswith("expression"):
            on_its_own = isinstance(bare, InYear | Feast | Weekday | OnWeekday)
            self._scene = scene and replace(scene, end=place.end, gone_on=scene.gone_on or on_its_own)
        elif anchor and not self._apart:
            self._scene = None


def plain(meaning: Meaning) -> Meaning | None:
    """What a meaning is without its modifier and its time of day."""
    bare: Meaning | None = meaning
    while isinstance(bare, Modified | Clock):
        bare = bare.inner if isinstance(bare, Modified) else bare.day
    return bare


def _times(text: str, expressions: Iterable[Located], published: Stretch | None) -> tuple[int, int]:
    """How many expressions name years long past, and how many the text's own days.

    A weekday after a day of a year long past, in its paragraph, may go on from that.
    """
    this_year = published.year_number if published else _NEVER
    past = near = 0
    told_at: int | None = None
    for start, end, meaning, _ in expressions:
        match plain(meaning):
            case At(stretch) if stretch.last:
                long_ago = stretch.last.year < this_year - 1
                past += long_ago
                near += not long_ago
                told_at = end if long_ago and stretch.unit is Unit.DAY else told_at
            case Weekday(turn=None) if told_at is not None and text.find("\n\n", told_at, start) < 0:
                told_at = end
            case Turn() | Offset(origin=Origin.PUBLICATION) | Weekday():
                near += 1
    return past, near


def _counts_from_now(meaning: Meaning) -> bool:
    match plain(meaning):
        case Turn() | Offset(origin=Origin.PUBLICATION) | Reference("PRESENT_REF"):
            return True
    return False


def _any_between(starts: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(starts, first)
    return at < len(starts) and starts[at] < last


def _opens(stretch: Stretch, place: Place) -> bool:
    """Whether a date of long ago opens a passage that tells of its time."""
    if stretch.unit not in MONTHS_IN and stretch.unit is not Unit.DAY:
        return False
    if place.frames():
        return place.is_told()
    return place.goes_on_telling() if stretch.unit in YEARS_IN else place.is_adverbial() and place.is_told()
