"""When an article may have been published, from its own words: proposals for a reviewer, never an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise, takewhile

from claims.dates.find import find_dates
from claims.dates.found import FoundDate
from claims.timex import in_words
from claims.words import Precision, TimeStatus, ZoneKind
from claims.zones import find_zones

_BESIDE = re.compile(
    r"(?:[ ,;:()–—-]|\b(?!(?:and|after|before|but|by|first|for|from|is|since|than|to|until|was)\b)[\w’']+)*"
)
"""What may stand between a relative expression and the date that it means: no word that parts them."""

NEAR = 40
"""Code points between a relative expression and the date it stands beside."""

_YEARS_TO_THE_DAY = 10
YEARS = 30
"""How far back an article's relative expressions are taken to reach."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The days between which an article may have come out (`latest` None: no end is known), and why, in words.

    `start` and `end` are the words it rests on, in code points.
    """

    earliest: date
    latest: date | None
    reason: str
    start: int
    end: int


def propose_publication(text: str, came: date | None = None) -> list[Proposal]:
    """What the words of an article say about the day it came out, the narrowest proposal first.

    `came`: the day on which it came to the desk, for a dateline without a year.
    """
    dates = find_dates(text, None)
    proposals = [*_written_above(text, dates, came), *_beside_a_date(text, dates), *_weekday_of_a_day(text, dates)]
    proposals.sort(key=lambda found: ((found.latest or date.max) - found.earliest, found.start))
    return proposals + list(_not_before(text, dates))


def _written_above(text: str, dates: Sequence[FoundDate], came: date | None) -> Iterator[Proposal]:
    """A date in a dateline or a byline; without its year, the last such day before the article came to the desk."""
    above = [zone for zone in find_zones(text) if zone.kind in (ZoneKind.DATELINE, ZoneKind.BYLINE)]
    for found in dates:
        zone = next((zone for zone in above if zone.start <= found.start < zone.end), None)
        if zone is None:
            continue
        reason = f"the {zone.kind} has “{_words(text, found)}”"
        if found.earliest and found.earliest == found.latest:
            yield Proposal(found.earliest, found.latest, reason, found.start, found.end)
        elif came and (day := _last_such_day(found.value, came)):
            reason += f", and the article came to the desk on {in_words(came.isoformat())}"
            yield Proposal(day, day, reason, found.start, found.end)


def _last_such_day(value: str, came: date) -> date | None:
    """The last day of that month and number before another, or the day after it: elsewhere it may be tomorrow."""
    named = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", value)
    if not named:
        return None
    days = (_day(came.year + years, int(named[1]), int(named[2])) for years in (1, 0, -1, -2, -3, -4))
    return next((day for day in days if day and day <= came + timedelta(days=1)), None)


def _beside_a_date(text: str, dates: Sequence[FoundDate]) -> Iterator[Proposal]:
    """A relative expression next to the date that it means: "in February 2022, 14 months ago"."""
    for one, other in pairwise(dates):
        relative, absolute = (one, other) if one.status == TimeStatus.UNRESOLVED else (other, one)
        between = text[one.end : other.start]
        if relative.status != TimeStatus.UNRESOLVED or absolute.status != TimeStatus.RESOLVED:
            continue
        if len(between) > NEAR or not _BESIDE.fullmatch(between) or absolute.earliest is None:
            continue
        fitting = _days_that_fit(text[relative.start : relative.end], relative, absolute)
        if fitting:
            reason = f"“{_words(text, relative)}” stands beside {in_words(absolute.value)}"
            yield Proposal(*fitting, reason, one.start, other.end)


def _days_that_fit(words: str, relative: FoundDate, absolute: FoundDate) -> tuple[date, date] | None:
    """The first and the last day of publication from which the relative words mean the absolute date."""
    assert absolute.earliest is not None
    step, count = 7, 53 * YEARS
    if relative.precision in (Precision.DAY, Precision.WEEK) or "W" in relative.value:
        step, count = 1, 60
    elif relative.value == "XXXX-XX-XX":
        step, count = 1, 366 * _YEARS_TO_THE_DAY
    tried = (absolute.earliest + timedelta(days=n * step) for n in range(count))
    fits = partial(_fits, words, absolute)
    first = next((day for day in tried if fits(day)), None)
    if first is None:
        return None
    last = next((day for day in tried if not fits(day)), first) - timedelta(days=step)
    return _edge(first, -1, step, fits), _edge(max(first, last), 1, step, fits)


def _edge(day: date, direction: int, step: int, fits: Callable[[date], bool]) -> date:
    """The last day that fits, going on from one that does; the scan before missed it by less than a step."""
    beyond = (day + timedelta(days=n * direction) for n in range(1, step))
    return day + direction * timedelta(days=sum(1 for _ in takewhile(fits, beyond)))


def _fits(words: str, absolute: FoundDate, published: date) -> bool:
    meant = next(iter(find_dates(words, published)), None)
    if meant is None or not (meant.earliest and meant.latest and absolute.earliest and absolute.latest):
        return False
    return meant.earliest <= absolute.latest and absolute.earliest <= meant.latest


def _weekday_of_a_day(text: str, dates: Sequence[FoundDate]) -> Iterator[Proposal]:
    """A weekday with a day of the month and no year: only in some years does it fall so."""
    named = [found.latest for found in dates if found.latest and found.status == TimeStatus.RESOLVED]
    if not named:
        return
    newest = max(named)
    for found in dates:
        words = _words(text, found)
        weekday = next((n for n, name in enumerate(_WEEKDAYS) if re.search(rf"\b{name}", words, re.IGNORECASE)), None)
        day = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", found.value)
        if weekday is None or not day:
            continue
        fitting = [
            candidate
            for year in range(newest.year, newest.year + 7)
            if (candidate := _day(year, int(day[1]), int(day[2]))) and candidate.weekday() == weekday
        ]
        if fitting:
            # An article that gives a day without its year came out within half a year of it.
            half = timedelta(days=183)
            reason = f"“{words}” falls so in {fitting[0].year}, the first such year from {newest.year} on"
            yield Proposal(fitting[0] - half, fitting[0] + half, reason, found.start, found.end)


def _not_before(text: str, dates: Sequence[FoundDate]) -> Iterator[Proposal]:
    """The newest full date that the text names: most often it tells what has been."""
    days = [found for found in dates if found.precision == Precision.DAY and found.earliest]
    if days:
        newest = max(days, key=lambda found: found.earliest or date.min)
        assert newest.earliest is not None
        reason = f"it names {in_words(newest.value)}; most likely it came out no earlier"
        yield Proposal(newest.earliest, None, reason, newest.start, newest.end)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _words(text: str, found: FoundDate) -> str:
    return " ".join(text[found.start : found.end].split())


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
