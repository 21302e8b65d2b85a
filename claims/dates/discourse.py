"""What a text tells of its own expressions: which lie ahead, which it has spoken of, how it writes, when it plays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from claims.dates.contexts import Contexts
from claims.dates.meaning import At, Clock, Meaning, Numeric, Offset, Origin, Same, Turn, Weekday
from claims.dates.stretches import Stretch, Unit

PERIODS_IN_YEAR = {Unit.QUARTER_ENDED: 4, Unit.QUARTER: 4, Unit.HALF: 2}
"""What companies report on, and what figures are compared with a year later."""

_CLAUSE = 100
"""How many characters around an expression may tell whether it lies ahead or behind."""
_SENTENCE_END = re.compile(
    r"[.!?;](?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z][a-z]\.)[”\"’']*\s(?![a-z])|\n\s*\n"
)
"""A full stop behind one to three letters is that of an initial or a title: "Mr. Obama"."""
_MANY_YEARS, _NEVER = 3, 10_000


def tells_a_story(meanings: Iterable[Meaning], published: Stretch | None) -> bool:
    """Whether a text tells of years long past and hardly of its own days, so that its dates go on from each other."""
    this_year = published.year_number if published else _NEVER
    past = near = 0
    for meaning in meanings:
        match meaning:
            case At(stretch) if stretch.last:
                past += stretch.last.year < this_year - 1
                near += stretch.last.year >= this_year - 1
            case Turn() | Offset(origin=Origin.PUBLICATION) | Clock(day=Turn()) | Weekday():
                near += 1
    return past >= _MANY_YEARS and past > 6 * near


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


class Cues:
    """The words of a language that tell whether an expression beside them lies ahead or behind."""

    def __init__(self, contexts: Contexts) -> None:
        # Every cue begins with a word: said once at the front, that rules most places out at once.
        self._cue = re.compile(rf"\b(?=\w)(?:(?P<ahead>{contexts.ahead})|{contexts.behind})")
        self._opening = re.compile(contexts.opening)
        self._compared = re.compile(contexts.compared, re.IGNORECASE)
        self._scheduled = re.compile(contexts.scheduled)
        self._infinitive = re.compile(contexts.infinitive)
        self._headline = re.compile(contexts.headline)
        self._awaited = re.compile(contexts.awaited)
        self._happened = re.compile(contexts.happened)

    def compare(self, text: str, start: int) -> bool:
        """Whether the words before the expression compare figures with those of its time."""
        return bool(self._compared.search(_before(text, start)))

    def lie_ahead(self, text: str, start: int, end: int) -> bool | None:
        """True for ahead, False for behind, None when the words around the expression say nothing."""
        before = _before(text, start)
        cues = list(self._cue.finditer(before))
        if self._opening.fullmatch(before):
            # "On Tuesday, the council will …", "By Tuesday it had …": the first verb after it tells.
            cues = self._first_after(text, end)
        elif text.startswith(("'s", "’s"), end):
            # "He will appeal Tuesday's ruling", but "he will miss Tuesday's match": what is planned may lie ahead.
            planned = bool(cues and cues[-1]["ahead"] and self._scheduled.match(text, end))
            return planned or bool(self._awaited.search(before))
        if cues and cues[-1]["ahead"]:
            return True
        if cues and not self._infinitive.search(before, cues[-1].end()):
            return False
        # "Plans for a December vote were dropped" tells nothing of the vote, but "will be dropped" does.
        after = self._first_after(text, end)
        return True if self._headline.match(before) or (after and after[0]["ahead"]) else None

    def tell_of(self, text: str, start: int, end: int) -> bool:
        """Whether what goes on is told of as if over: by the verb before it, or by that of which it is the subject."""
        ahead = self.lie_ahead(text, start, end)
        after = self._first_after(text, end) if ahead is None else []
        return ahead is False or bool(after and not after[0]["ahead"])

    def _first_after(self, text: str, end: int) -> list[re.Match[str]]:
        """The first cue behind the expression, in its sentence."""
        after = _SENTENCE_END.split(text[end : end + _CLAUSE])[0]
        first = self._cue.search(after)
        return [first] if first else []

    def happened(self, text: str, start: int) -> bool:
        """Whether the verb that governs the expression says that something happened then: "was arrested on Dec. 5"."""
        return bool(self._happened.search(_before(text, start)))


def _before(text: str, start: int) -> str:
    """What stands before it in its sentence, near enough to tell of it, without the capital that begins it."""
    before = _SENTENCE_END.split(text[max(0, start - _CLAUSE) : start])[-1].strip()
    return before[:1].lower() + before[1:]


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
