"""English words of time. Words only: what they do together is grammar."""

from __future__ import annotations

from datetime import date

from claims.dates.english_contexts import CONTEXTS
from claims.dates.lexicon import Language, Meaning
from claims.dates.stretches import Unit


def _numbered(words: str, start: int = 1, step: int = 1) -> dict[str, Meaning]:
    """A word, or several joined by a stroke, for each number from `start`; a dash for none."""
    return {
        word: start + step * n for n, group in enumerate(words.split()) for word in group.split("/") if group != "-"
    }


def _all(meaning: Meaning, words: str) -> dict[str, Meaning]:
    return dict.fromkeys(words.split(), meaning)


_CALENDAR: dict[str, dict[str, Meaning]] = {
    "month": _numbered("january february - - - - july - september october november december"),
    "given_name": {"april": 4, "june": 6, "august": 8},
    "loose_month": {"march": 3, "may": 5},
    "short_month": _numbered("jan feb mar apr - jun jul aug sep/sept oct nov dec"),
    "weekday": _numbered("monday tuesday wednesday thursday friday saturday sunday"),
    "short_weekday": _numbered("mon tue/tues wed thu/thur/thurs fri sat sun"),
    "weekdays": _numbered("mondays tuesdays wednesdays thursdays fridays saturdays sundays"),
    "season": _numbered("spring summer autumn winter"),
    "titled_season": _numbered("spring summer autumn winter"),
    "fall": {"fall": 3},
    "feast": {
        name: name
        for name in (
            *("christmas", "easter", "halloween", "thanksgiving", "hogmanay"),
            *("juneteenth", "whitsun", "pentecost", "epiphany"),
        )
    },
    "feast_of": {
        "labor": "labor day",
        "memorial": "memorial day",
        "independence": "independence day",
        "veterans": "veterans day",
        "columbus": "columbus day",
        "boxing": "boxing day",
        "valentine": "valentine's day",
        "presidents": "presidents day",
        "mother": "mother's day",
        "father": "father's day",
        "election": "election day",
        "inauguration": "inauguration day",
        "armistice": "armistice day",
        "bastille": "bastille day",
        "patrick": "saint patrick's day",
        "anzac": "anzac day",
        "earth": "earth day",
        "groundhog": "groundhog day",
        "canada": "canada day",
        "ascension": "ascension day",
    },
    "feast_before": {
        "good": "good friday",
        "ash": "ash wednesday",
        "palm": "palm sunday",
        "maundy": "maundy thursday",
        "shrove": "shrove tuesday",
        "cyber": "cyber monday",
        "black": "black friday",
    },
    "named_date": {"9/11": date(2001, 9, 11)},
    "named_day": _all(None, "bloody super ruby fat holy"),
    "paper": _all(None, "times telegraph herald mirror express mail post star tribune"),
    "named_after_feast": _all(None, "island islander islanders tree trees card cards carol carols"),
    "new": _all(None, "new"),
    "eve": _all(None, "eve"),
}

_UNITS: dict[str, dict[str, Meaning]] = {
    "unit": {
        "minute": Unit.MINUTE,
        "hour": Unit.HOUR,
        "day": Unit.DAY,
        "week": Unit.WEEK,
        "month": Unit.MONTH,
        "year": Unit.YEAR,
        "decade": Unit.DECADE,
    },
    "fortnight": _all(Unit.WEEK, "fortnight"),
    "age": {"century": Unit.CENTURY, "millennium": Unit.MILLENNIUM},
    "units": {
        "minutes": Unit.MINUTE,
        "mins": Unit.MINUTE,
        "hours": Unit.HOUR,
        "hrs": Unit.HOUR,
        "days": Unit.DAY,
        "weeks": Unit.WEEK,
        "months": Unit.MONTH,
        "years": Unit.YEAR,
        "yrs": Unit.YEAR,
        "decades": Unit.DECADE,
        "centuries": Unit.CENTURY,
        "millennia": Unit.MILLENNIUM,
    },
    "second": {"second": Unit.SECOND},
    "seconds": {"seconds": Unit.SECOND},
    "quarter": {"quarter": Unit.QUARTER},
    "quarters": {"quarters": Unit.QUARTER},
    "weekend": {"weekend": Unit.WEEKEND},
    "weekends": {"weekends": Unit.WEEKEND},
    "half": {"half": Unit.HALF},
    "time": _all(None, "time"),
    "stage": _all(None, "part stages parts"),
    "period": _all(None, "period"),
    "term": _all(None, "term span stretch"),
    "lasting": {"daylong": Unit.DAY, "weeklong": Unit.WEEK, "monthlong": Unit.MONTH, "yearlong": Unit.YEAR},
    "moment": _all(None, "moment"),
    "long": _all(None, "long"),
    "amid": _all(None, "amid despite"),
    "old": _all(None, "old olds"),
    "aged": _all(None, "aged"),
    "war": _all(None, "war"),
}

_CLOCK: dict[str, dict[str, Meaning]] = {
    "part": _all("MO", "morning dawn daybreak sunrise")
    | _all("AF", "afternoon")
    | _all("EV", "evening dusk sunset")
    | _all("NI", "night")
    | _all("MI", "midday lunchtime"),
    "parts": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "tonight": {"tonight": "NI"},
    "noon": {"noon": "T12:00", "midnight": "T24:00"},
    "am_pm": {
        half + mark + end: half.lower()
        for half in "ap"
        for mark, end in (("", "m"), (".", "m"), (".", "m."), (". ", "m"), (". ", "m."))
    },
    "oclock": _all(None, "o'clock o’clock"),
    "zone": _all(None, "est edt et cst cdt mst mdt pst pdt pt gmt utc bst cet cest eet eest ist jst msk hkt aest"),
    "zone_name": _all(None, "eastern central mountain pacific moscow kyiv london beijing"),
    "local": _all(None, "local"),
    "saving": _all(None, "standard daylight"),
}

_NUMBERS: dict[str, dict[str, Meaning]] = {
    "one": {"one": 1},
    "ones": _numbered("two three four five six seven eight nine", 2),
    "teens": _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10),
    "tens": _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    "power": {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000},
    "couple": {"couple": 2},
    "dozen": {"dozen": 12},
    "vague": _all(None, "few several many numerous countless"),
    "ordinal": _numbered(
        "first - third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth"
    )
    | {"thirtieth": 30},
    "decade_name": _numbered("twenties thirties forties fifties sixties seventies eighties nineties", 2),
    "quarter_name": _numbered("q1 q2 q3 q4"),
    "half_name": _numbered("h1 h2"),
    "fiscal_name": {f"fy{name}": year for year in range(1990, 2050) for name in (f"{year % 100:02}", year)},
    "oh": _all(None, "oh"),
    "odd": _all(None, "odd plus"),
    "lots": _all(None, "dozens scores hundreds thousands millions"),
    "handful": _all(None, "number handful series"),
    "a": _all(None, "a an"),
}

_RELATIVE: dict[str, dict[str, Meaning]] = {
    "today": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "titled_today": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "overnight": _all("NI", "overnight"),
    "present": _all("PRESENT_REF", "present"),
    "instant": {"inst": 0, "ult": -1, "prox": 1},
    "of_its_time": _all(None, "world youth society economy generation generations teenagers technology standards"),
    "now": _all("PRESENT_REF", "now currently nowadays presently"),
    "current": _all("PRESENT_REF", "current"),
    "recently": _all("PAST_REF", "recently lately"),
    "was": _all(None, "was were had became began went came made gave left said"),
    "right": _all(None, "right"),
    "recent": _all("PAST_REF", "recent"),
    "soon": _all("FUTURE_REF", "soon"),
    "future": _all("FUTURE_REF", "future"),
    "near": _all(None, "near foreseeable distant immediate"),
    "last": {"last": -1},
    "previous": _all(-1, "previous preceding prior"),
    "past": _all(-1, "past trailing"),
    "this": {"this": 0},
    "next": {"next": 1},
    "coming": _all(1, "coming upcoming forthcoming"),
    "following": _all(1, "following ensuing subsequent"),
    "that": {"that": 0},
    "same": {"same": 0},
    "these": _all(None, "these"),
    "latest": _all(None, "latest"),
    "matching": _all(None, "corresponding comparable like"),
    "ago": {"ago": -1},
    "earlier": {"earlier": -1},
    "later": {"later": 1},
    "before": _all(-1, "before beforehand"),
    "after": _all(1, "after afterward afterwards"),
    "hence": {"hence": 1},
    "every": _all(1, "every each"),
    "per": _all(None, "per"),
    "other": _all(2, "other"),
    "single": _all(None, "single"),
    "daily": {
        "daily": "P1D",
        "nightly": "P1D",
        "hourly": "PT1H",
        "weekly": "P1W",
        "biweekly": "P2W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "bimonthly": "P2M",
    },
    "yearly": _all("P1Y", "annually yearly") | _all("P6M", "semiannually"),
    "ended": _all(None, "ended ending ends"),
}

_MODIFIERS: dict[str, dict[str, Meaning]] = {
    "early": {"early": "START"},
    "mid": _all("MID", "mid middle"),
    "late": {"late": "END"},
    "start": {"start": "START", "beginning": "START"},
    "end": {"end": "END"},
    "close": {"close": "END"},
    "about": _all("APPROX", "about around roughly approximately circa some"),
    "nearly": _all("LESS_THAN", "nearly almost barely under"),
    "over": {"over": "MORE_THAN"},
    "more": {"more": "MORE_THAN"},
    "less": _all("LESS_THAN", "less fewer"),
    "degree": _all(None, "just well"),
    "lasted": _all(None, "lasted lasting spent took takes taken"),
    "than": _all(None, "than"),
    "least": {"least": "EQUAL_OR_MORE", "most": "EQUAL_OR_LESS"},
    "up": {"up": "EQUAL_OR_LESS"},
    "edge": _all("END", "latter closing final waning dying") | {"opening": "START"},
    "turning": _all("APPROX", "turn"),
    "circa": _all("APPROX", "c ca"),
    "quite": _all(None, "quite"),
    "sometime": _all(None, "sometime"),
    "fiscal": _all(None, "fiscal financial calendar fy"),
    "added": _all(None, "additional extra another further"),
    "whole": _all(None, "full whole entire straight consecutive trading business working"),
}

_THEMSELVES = "the of in on at by to and or for from since until within as so no"
_LINKS: dict[str, dict[str, Meaning]] = {
    **{word: {word: None} for word in _THEMSELVES.split()},
    "through": _all(None, "through throughout"),
    "during": _all(None, "during between into till"),
    "s": _all(None, "s"),
    "ahead": _all(None, "ahead"),
    "come": _all(None, "come"),
    "then": _all(None, "then"),
    "numbered": _all(None, "resolution flight gate room suite highway route page chapter section directive"),
    "counted": _all(
        None, "people persons men women children soldiers troops jobs votes cases deaths homes km miles dollars euros"
    ),
    "once": {"once": 1, "twice": 2, "thrice": 3},
    "times": _all(None, "times"),
    "percent": _all(None, "percent pct"),
    "bc": _all(None, "bc bce b.c. b.c.e."),
    "ad": _all(None, "ad ce a.d. c.e."),
}

ENGLISH = Language(
    words=_CALENDAR | _UNITS | _CLOCK | _NUMBERS | _RELATIVE | _MODIFIERS | _LINKS,
    cased=frozenset(
        {"loose_month", "short_month", "short_weekday", "zone", "bc", "ad", "quarter_name", "half_name", "feast_of"}
        | {"given_name", "titled_season", "war", "named_day", "paper", "zone_name", "fiscal_name", "titled_today"}
    ),
    uncased=frozenset({"daily", "today", "season", "times", "circa"}),
    # The look ahead rules most words out at once.
    joined=r"(?=[\dAaPpOoBC])(?:\d\d?/\d\d?/\d\d\b|9/11\b(?<![\d/.-]9/11)(?![/.-]?\d)"
    r"|[AaPp]\. ?[Mm]\b\.?|\b[Oo]['’]clock\b|\b(?:B\.C|A\.D|C\.E)\.(?:E\.)?)",
    suffixes=(
        ("(?:st|nd|rd|th)", "nth"),
        ("s", "tens_s"),
        ("[Aa][Mm]", "clock_am"),
        ("[Pp][Mm]", "clock_pm"),
        (r"/\d\d?/\d\d", "slashed"),
        (r"T\d\d", "day_hour"),
        ("Z", "zulu"),
        ("Q", "nth_quarter"),
        ("H", "nth_half"),
        ("[hm]", "glued_clock"),
        (r"Q\d\d", "quarter_year"),
    ),
    contexts=CONTEXTS,
)
