"""Early, late, about, at the end of: phrases with modifiers, and clock times of an evening."""

from __future__ import annotations

from dataclasses import replace

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import AgesAgo, Clock, Meaning, Modified, Offset, Reference
from claims.dates.stretches import Unit

RULES = Rules()
_NOON, _EVENING_FROM = 12, 6
_OF_POINTS = {
    "MORE_THAN": ("BEFORE", "AFTER"),
    "LESS_THAN": ("AFTER", "BEFORE"),
    "EQUAL_OR_MORE": ("ON_OR_BEFORE", "ON_OR_AFTER"),
    "EQUAL_OR_LESS": ("ON_OR_AFTER", "ON_OR_BEFORE"),
}
"""The modifier of a point that is counted back, and of one counted forward, by that of the length: TIMEX3's example for
BEFORE is "more than a decade ago"."""


_PARTS = "Weekday Today Month Year Decade Century Unit Same Quarter Half Season Time Part Feast MonthDay FullDay"
_ANY = f"(?:{'|'.join(f'<{kind}>' for kind in _PARTS.split())})"


@RULES.add(
    "early, mid or late",
    "Unit",
    rf"(?:<the> )?{{phase}}{_ANY}",
    rf"(?:<the> )?(?:<start>|<mid>|<end>|<close>) <of> {_ANY}",
    rf"<the> (?:<last>|<edge>) <units> <of> {_ANY}",
    rf"<the> (?:<early>|<mid>|<late>|<edge>) (?:<stage>|<half>|<units>) <of> {_ANY}",
    r"<end>-(?:<Year>|<Month>)",
    rf"(?:<earlier>|<later>|<sometime>) (?:<in> |<on> )?{_ANY}",
    rf"(?:<early>|<late>) (?:<in>|<on>) {_ANY}",
)
def phase(r: Reading) -> Meaning | None:
    inner = r.expression(_PARTS)
    mod = "END" if r.has("last") else r.of("early mid late start end close edge")
    if inner is None or isinstance(inner, Modified) or not mod:
        return inner
    return Modified(inner, str(mod))


@RULES.add("clock time of an evening", "Time", r"(?:<Clock>|<Part>),? (?:(?:<on>|<in>) )?<Time>")
def clock_of_part(r: Reading) -> Meaning | None:
    clock, part = r.expression("Clock Part"), r.expression("Time")
    if not isinstance(clock, Clock) or not isinstance(part, Clock) or part.day is None:
        return None
    hour = clock.suffix[1:3]
    late = ("TAF", "TEV", "TNI") if hour.isdecimal() and int(hour) >= _EVENING_FROM else ("TAF", "TEV")
    if part.suffix in late and hour.isdecimal() and int(hour) < _NOON:
        return replace(clock, suffix=f"T{int(hour) + _NOON}{clock.suffix[3:]}", day=part.day)
    return replace(clock, day=part.day)


@RULES.add("start of a range in its day", "Time", r"(?P<it>(?:<Clock>|<Part>)){to}<Time>")
def range_start(r: Reading) -> Meaning | None:
    """The day said with the end of a range holds for its start: "from 9 a.m. to 5 p.m. on Wednesday"."""
    start, end = r.expression("Clock Part"), r.expression("Time")
    if not isinstance(start, Clock) or not isinstance(end, Clock) or start.day or end.day is None:
        return None
    return replace(start, day=end.day)


@RULES.add("about then", "Unit", r"<about> (?:<Year>|<Month>|<Clock>|<Time>|<MonthDay>|<FullDay>)")
def about_then(r: Reading) -> Meaning | None:
    inner = r.expression("Year Month Clock Time MonthDay FullDay")
    if isinstance(inner, Clock) and inner.unit is Unit.DAY:
        return None  # "care about tonight"
    return Modified(inner, "APPROX") if inner and not isinstance(inner, Modified) else inner


@RULES.add(
    "about so long",
    "Length",
    r"(?:<degree> )?(?:<about>|<nearly>) (?:<Length>|<Offset>|<Span>)",
    r"(?:(?<=<PREP> )|(?<=<lasted> )|(?<=<last> )|(?<=<was> ))<over> <Length>",
    r"<degree> <over> <Length>",
    r"(?:<degree> )?<over> <Offset>",
    r"(?:<degree> )?(?:<more>|<less>) <than> (?:<Length>|<Offset>)",
    r"<no> (?:<more>|<less>) <than> (?:<Length>|<Offset>)",
    r"<at> <least> (?:<Length>|<Offset>)",
    r"<up> <to> <Length>",
    r"<close> <to> <Length>",
)
def about(r: Reading) -> Meaning | None:
    """ "For over ten years" is more than ten; "a billion over ten years" is in the course of them."""
    inner = r.expression("Length Offset Span")
    mod = "APPROX" if r.has("close") else r.of("about nearly over more less least up")
    if inner is None or isinstance(inner, Reference):
        return inner
    if r.has("no"):
        mod = "EQUAL_OR_LESS" if r.has("more") else "EQUAL_OR_MORE"
    if isinstance(inner, Offset | AgesAgo) and mod in _OF_POINTS:
        back, forward = _OF_POINTS[str(mod)]
        mod = forward if isinstance(inner, Offset) and inner.n > 0 else back
    return Modified(inner, str(mod))
