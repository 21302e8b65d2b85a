"""What is named together: weekdays, months and nights in a row, and the two ends of a range."""

from __future__ import annotations

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import At, Beside, InYear, Meaning, Recurring, Weekday
from claims.dates.rules.phrases import in_year_of
from claims.dates.stretches import Unit

RULES = Rules()
_IN_ORDER, _MONTHS_IN_ORDER = 4, 6
"""Days from a weekday, months from a month, to one that is named after it as the later one."""


@RULES.add("weekday after a weekday", "Weekday", r"<Weekday>(?: <Part>)?{to}(?P<it><Weekday>)")
def coordinated_weekday(r: Reading) -> Meaning | None:
    """Weekdays named together in their order go on from each other: "Saturday and Sunday"."""
    first, second = r.all("Weekday")
    if not isinstance(first, Weekday) or not isinstance(second, Weekday) or second.turn is not None:
        return None
    return Beside(second, 1) if 0 < (second.number - first.number) % 7 <= _IN_ORDER else None


@RULES.add("month after a month", "Month", r"<Month>{to}(?P<it><Month>)")
@RULES.add("month after a month", "MonthDay", r"<MonthDay>{to}(?P<it><MonthDay>)")
def coordinated_month(r: Reading) -> Meaning | None:
    """ "May and June", "from Dec. 20 to Jan. 3": the later one follows the earlier."""
    first, second = r.all("Month MonthDay")
    if not isinstance(first, InYear) or not isinstance(second, InYear) or second.turn is not None:
        return None
    return Beside(second, 1) if 0 < (second.number - first.number) % 12 <= _MONTHS_IN_ORDER else None


@RULES.add("one of several nights", "Set", r"(?P<it><Weekday>)(?: <and> | <or> )<Weekday> <parts>")
@RULES.add("nights of a weekday", "Set", r"<Weekday> <parts>")
def nights(r: Reading) -> Meaning | None:
    day = r.expression("Weekday")
    return Recurring(f"XXXX-WXX-{day.number}T{r.get('parts')}") if isinstance(day, Weekday) else None


@RULES.add("one of several weekdays", "Set", r"<Set>,?(?: <and>| <or>)? (?P<it><Weekday>)")
def another_weekday(r: Reading) -> Meaning | None:
    """ "Every Tuesday and Thursday"."""
    first, day = r.expression("Set"), r.expression("Weekday")
    weekly = isinstance(first, Recurring) and first.value.startswith("XXXX-WXX-") and first.value[-1:].isdecimal()
    return Recurring(f"XXXX-WXX-{day.number}") if weekly and isinstance(day, Weekday) and day.turn is None else None


@RULES.add(
    "start of a range in its year",
    "Month",
    r"(?P<it>(?:<Month>|<MonthDay>|<Season>|<Quarter>)){to}(?:<Month>|<FullDay>|<Season>|<Quarter>)",
    r"(?P<it>(?:<Month>|<Season>|<Quarter>)){to}(?:<Month>|<Season>|<Quarter>)(?:,| <of>| <in>)? (?:<Year>|<Unit>)",
)
def range_start(r: Reading) -> Meaning | None:
    """The year said with the end of a range holds for its start."""
    first, *_, last = r.all("Month MonthDay Season Quarter FullDay")
    if isinstance(first, InYear) and first.turn is None and r.of("Year Unit"):
        return in_year_of(first, r.expression("Year Unit"))
    if isinstance(first, InYear) and first.turn is None and isinstance(last, At):
        year = last.stretch.widen(Unit.YEAR)
        return in_year_of(first, At(year)) if year else None
    return None
