"""English words of time. Words only: what they do together is grammar."""

from __future__ import annotations

from claims.dates.lexicon import Language, Meaning
from claims.dates.stretches import Unit


def _numbered(words: str, start: int = 1) -> dict[str, Meaning]:
    """A word, or several for the same number joined by a stroke, for each number from `start`."""
    return {word: n for n, group in enumerate(words.split(), start) for word in group.split("/")}


def _all(meaning: Meaning, words: str) -> dict[str, Meaning]:
    return dict.fromkeys(words.split(), meaning)


_WORDS: dict[str, dict[str, Meaning]] = {
    "month": _numbered("january february - april - june july august september october november december"),
    "loose_month": {"march": 3, "may": 5},
    "short_month": _numbered("jan feb mar apr - jun jul aug sep/sept oct nov dec"),
    "weekday": _numbered("monday tuesday wednesday thursday friday saturday sunday"),
    "short_weekday": _numbered("mon tue/tues wed thu/thur/thurs fri sat sun"),
    "weekdays": _numbered("mondays tuesdays wednesdays thursdays fridays saturdays sundays"),
    "season": _numbered("spring summer autumn winter"),
    "fall": {"fall": 3},
    "seasons": _numbered("springs summers autumns/falls winters"),
    "part": {
        "morning": "MO",
        "mornings": "MO",
        "afternoon": "AF",
        "afternoons": "AF",
        "evening": "EV",
        "evenings": "EV",
        "night": "NI",
        "nights": "NI",
        "midday": "MI",
        "lunchtime": "MI",
        "daytime": "DT",
        "dawn": "MO",
        "dusk": "EV",
    },
    "noon": {"noon": "T12:00", "midnight": "T24:00"},
    "ampm": {
        f"{half}{dot}{m}{end}": half
        for half in "ap"
        for dot, m, end in (("", "m", ""), (".", "m", "."), (".", "m", ""), (". ", "m", "."))
    },
    "oclock": _all(None, "o'clock o’clock"),
    "zone": _all(None, "est edt et cst cdt mst mdt pst pdt gmt utc bst cet cest ist jst msk"),
    "unit": {
        "minute": Unit.MINUTE,
        "hour": Unit.HOUR,
        "day": Unit.DAY,
        "week": Unit.WEEK,
        "month": Unit.MONTH,
        "year": Unit.YEAR,
        "decade": Unit.DECADE,
        "century": Unit.CENTURY,
        "millennium": Unit.MILLENNIUM,
        "fortnight": Unit.WEEK,
    },
    "units": {
        "minutes": Unit.MINUTE,
        "hours": Unit.HOUR,
        "days": Unit.DAY,
        "weeks": Unit.WEEK,
        "months": Unit.MONTH,
        "years": Unit.YEAR,
        "decades": Unit.DECADE,
        "centuries": Unit.CENTURY,
        "millennia": Unit.MILLENNIUM,
        "mins": Unit.MINUTE,
        "hrs": Unit.HOUR,
        "yrs": Unit.YEAR,
        "fortnights": Unit.WEEK,
    },
    "second": {"second": Unit.SECOND},
    "seconds": {"seconds": Unit.SECOND},
    "quarter": {"quarter": Unit.QUARTER},
    "quarters": {"quarters": Unit.QUARTER},
    "weekend": {"weekend": Unit.WEEKEND},
    "weekends": {"weekends": Unit.WEEKEND},
    "half": {"half": Unit.HALF},
    "period": _all(None, "period"),
    "one": {"one": 1},
    "ones": _numbered("two three four five six seven eight nine", 2),
    "teens": _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10),
    "tens": {
        w: 10 * n
        for w, n in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
        if isinstance(n, int)
    },
    "power": {"hundred": 100, "thousand": 1000, "million": 1_000_000},
    "couple": {"couple": 2, "dozen": 12},
    "vague": _all(None, "few several many numerous countless"),
    "ordinal": _numbered(
        "first - third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    )
    | {"thirtieth": 30},
    "decade_word": {
        w: n
        for n, w in enumerate(
            ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 2
        )
    },
    "q": _numbered("q1 q2 q3 q4"),
    "a": _all(None, "a an"),
    "the": _all(None, "the"),
    "of": _all(None, "of"),
    "in": _all(None, "in on at by until till since from during through throughout between within for into"),
    "and": _all(None, "and or to"),
    "possessive": _all(None, "its their his her our my your"),
    "s": _all(None, "s"),
    "last": _all(-1, "last previous preceding"),
    "past": _all(-1, "past"),
    "next": _all(1, "next"),
    "coming": _all(1, "coming upcoming forthcoming"),
    "following": _all(1, "following ensuing"),
    "this": _all(0, "this"),
    "current": _all(0, "current"),
    "that": _all(None, "that same"),
    "these": _all(None, "these those"),
    "recent": _all(-1, "recent"),
    "latest": _all(None, "latest"),
    "every": _all(1, "every each"),
    "per": _all(None, "per"),
    "more": _all(None, "more additional extra other another"),
    "full": _all(None, "full whole entire trading"),
    "today": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "tonight": {"tonight": "NI"},
    "now": _all("PRESENT_REF", "now currently nowadays presently"),
    "recently": _all("PAST_REF", "recently lately"),
    "soon": _all("FUTURE_REF", "soon"),
    "future": _all("FUTURE_REF", "future"),
    "ago": _all(-1, "ago"),
    "earlier": _all(-1, "earlier"),
    "later": _all(1, "later"),
    "before": _all(-1, "before beforehand"),
    "after": _all(1, "after afterward afterwards"),
    "hence": _all(1, "hence"),
    "early": _all("START", "early"),
    "mid": _all("MID", "mid middle"),
    "late": _all("END", "late"),
    "end": {"start": "START", "beginning": "START", "end": "END", "close": "END"},
    "about": _all("APPROX", "about around roughly approximately circa some"),
    "nearly": _all("LESS_THAN", "nearly almost barely"),
    "over": _all("MORE_THAN", "over"),
    "fiscal": _all(None, "fiscal"),
    "corresponding": _all(None, "corresponding comparable"),
    "daily": {
        "daily": "P1D",
        "nightly": "P1D",
        "hourly": "PT1H",
        "weekly": "P1W",
        "biweekly": "P2W",
        "fortnightly": "P2W",
    },
    "yearly": {"annually": "P1Y", "yearly": "P1Y"},
    "long": _all(None, "long"),
    "old": _all(None, "old olds"),
    "year_end": _all(None, "yearend"),
    "feast": {
        "thanksgiving": "thanksgiving",
        "christmas": "christmas",
        "easter": "easter",
        "halloween": "halloween",
    },
    "bc": _all(None, "bc bce"),
    "ad": _all(None, "ad ce"),
    "percent": _all(None, "percent"),
}
for _words in _WORDS.values():
    _words.pop("-", None)

ENGLISH = Language(
    words=_WORDS,
    cased=frozenset({"loose_month", "short_month", "short_weekday", "zone", "bc", "ad", "q"}),
    joined=r"[AaPp]\. ?[Mm]\b\.?|\b[Oo]['’]clock\b",
    suffixes=(("(?:st|nd|rd|th)", "nth"), ("s", "tens_s"), ("[ap]m", "clock")),
    heads=[
        "month",
        "loose_month",
        "short_month",
        "weekday",
        "weekdays",
        "season",
        "fall",
        "seasons",
        "part",
        "noon",
        "ampm",
        "oclock",
        "unit",
        "units",
        "second",
        "seconds",
        "quarter",
        "quarters",
        "weekend",
        "weekends",
        "half",
        "decade_word",
        "q",
        "today",
        "tonight",
        "now",
        "recently",
        "soon",
        "future",
        "daily",
        "yearly",
        "feast",
        "year",
        "far_year",
        "tens_s",
        "clock",
        "year_end",
        "period",
    ],  # type: ignore[arg-type]
    groups={
        "MONTH": ("month", "loose_month"),
        "DAY": ("day", "nth"),
        "YEAR": ("year", "far_year"),
        "UNIT": ("unit", "quarter", "weekend"),
        "UNITS": ("units", "quarters", "weekends", "seconds"),
        "ORDINAL": ("ordinal", "second", "nth"),
        "DIGITS": ("day", "pair", "digits", "year", "far_year"),
        "TWO": ("day", "zero_day"),
        "NUMBER_WORD": ("one", "ones", "teens", "tens", "power"),
        "SEASON": ("season", "fall"),
    },
)
