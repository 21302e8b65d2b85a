"""What companies report on: the quarter ended in June, the same period a year ago."""

from __future__ import annotations

from dataclasses import replace

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import Around, At, InYear, Length, Meaning, Offset, Origin, Same, Turn
from claims.dates.stretches import MONTHS_IN, Unit

RULES = Rules()
_MATCHING = "<the> (?:<matching>|<same>) (?:<period>|<quarter>)"


@RULES.add("year or quarter ended", "Same", r"(?P<it>(?:<Same>|<Quarter>)) <ended> (?:<MonthDay>|<FullDay>|<Month>)")
def ended(r: Reading) -> Meaning | None:
    """ "The year ended March 31" is a length; a quarter told by its last day has no number: TIMEX3 1989-QX."""
    period, day = r.expression("Same"), r.expression("MonthDay FullDay Month")
    if not isinstance(period, Same) or day is None:
        return None
    if period.unit is Unit.YEAR:
        return Length(1, Unit.YEAR)
    return Around(Unit.QUARTER_ENDED if period.unit is Unit.QUARTER else period.unit, day)


@RULES.add("year or quarter ended", "Length", r"(?P<it><Same>) <to> (?:<MonthDay>|<FullDay>|<Month>)")
def year_to(r: Reading) -> Meaning | None:
    """ "In the year to September" is the length that ends then; "from the year to" nothing of the kind."""
    period = r.expression("Same")
    return Length(1, Unit.YEAR) if isinstance(period, Same) and period == Same(Unit.YEAR) else None


@RULES.add(
    "period of a year",
    "Offset",
    r"<the> (?:<matching> |<same> )?<Year> (?:<period>|<quarter>)",
    rf"(?:{_MATCHING}|<Same>) (?:<of>|<in>) <Year>",
)
def period_of_year(r: Reading) -> Meaning | None:
    year, same = r.expression("Year"), r.expression("Same")
    if not isinstance(year, At) or (isinstance(same, Same) and same.unit is not Unit.QUARTER):
        return None
    return Offset(0, Unit.YEAR, Origin.EXPRESSION, year.stretch.index)


@RULES.add("quarter of a month", "Quarter", r"<the> (?:<Month>|<MonthDay>) <quarter>")
def quarter_of_month(r: Reading) -> Meaning | None:
    """ "The June quarter" is the one that ends then."""
    end = r.expression("Month MonthDay")
    return Around(Unit.QUARTER_ENDED, end) if end else None


@RULES.add("the year-ago third quarter", "Quarter", r"(?:<the> )?<Offset> (?:<Quarter>|<Half>)")
def part_of_year_before(r: Reading) -> Meaning | None:
    year, part = r.expression("Offset"), r.expression("Quarter Half")
    if not isinstance(year, Offset) or not isinstance(part, InYear) or year.unit is not Unit.YEAR or year.n != -1:
        return None
    return replace(part, year=-1)


@RULES.add(
    "the same period a year ago",
    "Offset",
    rf"(?:{_MATCHING}|<the> <quarter>|<Same>)(?: <of>| <in>)? (?:<Unit>|<Offset>)",
    r"<Unit>'<s> <quarter>",
)
def same_period(r: Reading) -> Meaning | None:
    when = r.expression("Unit Offset")
    if isinstance(when, Turn | Offset) and when.unit is Unit.YEAR and when.n < 0:
        same = r.expression("Same")
        if isinstance(same, Same) and same.unit is Unit.MONTH:
            return Offset(MONTHS_IN[Unit.YEAR] * when.n, Unit.MONTH, Origin.EXPRESSION)
        return Offset(when.n, Unit.YEAR, Origin.EXPRESSION)
    return None
