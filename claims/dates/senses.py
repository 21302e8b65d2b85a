"""Words of time that mean something else where they stand: the second half of a match, the Player of the Year."""

from __future__ import annotations

import re

from claims.dates.contexts import Contexts
from claims.dates.meaning import Clock, InYear, Meaning, Modified, Same, Turn, Weekday
from claims.dates.stretches import Unit

_AROUND = 120
"""How many characters on both sides of an expression may tell that its sentence is about a game."""
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")


class Senses:
    """Tells, for the words of a language, whether an expression that a rule has found is one of time."""

    def __init__(self, contexts: Contexts) -> None:
        self._games = re.compile(contexts.games, re.IGNORECASE)
        self._titles = re.compile(contexts.titles)

    def of_time(self, text: str, start: int, end: int, meaning: Meaning) -> bool:
        """Asked of the few meanings only whose words have another sense; all others are of time."""
        if isinstance(meaning, Modified):
            meaning = meaning.inner
        match meaning:
            case InYear(Unit.HALF | Unit.QUARTER, year=None):
                return not self._games.search(_sentence(text, start, end))
            case Same() | Weekday() | Turn(n=0) | Clock(day=Turn(n=0)):
                return not any(title.end() == end for title in self._titles.finditer(text, max(0, start - 24), end))
            case _:
                return True


def _sentence(text: str, start: int, end: int) -> str:
    before = _SENTENCE_END.split(text[max(0, start - _AROUND) : start])[-1]
    return before + text[start:end] + _SENTENCE_END.split(text[end : end + _AROUND])[0]
