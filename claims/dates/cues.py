"""Whether an expression lies ahead or behind, by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.dates.contexts import Contexts

_CLAUSE = 100
"""How many characters around an expression may tell whether it lies ahead or behind."""
_SENTENCE_END = re.compile(
    r"[.!?;](?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z][a-z]\.)[”\"’']*\s(?![a-z])|\n\s*\n"
)
"""A full stop behind one to three letters is that of an initial or a title: "Mr. Obama"."""


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


@dataclass(frozen=True, slots=True)
class Place:
    """An expression where it stands: what its words ask of those around it. `before`: the end of the one before it."""

    text: str
    before: int
    start: int
    end: int
    cues: Cues

    @property
    def between(self) -> str:
        """What stands between it and the expression before it."""
        return self.text[self.before : self.start]

    @property
    def alone(self) -> bool:
        """Whether it is all that a line has."""
        return self.text.startswith("\n", self.end) and self.text.endswith("\n", 0, self.start)

    def lies_ahead(self) -> bool | None:
        return self.cues.lie_ahead(self.text, self.start, self.end)

    def is_told(self) -> bool:
        return self.cues.tell_of(self.text, self.start, self.end)

    def has_happened(self) -> bool:
        return self.cues.happened(self.text, self.start)

    def is_compared(self) -> bool:
        return self.cues.compare(self.text, self.start)


def _before(text: str, start: int) -> str:
    """What stands before it in its sentence, near enough to tell of it, without the capital that begins it."""
    before = _SENTENCE_END.split(text[max(0, start - _CLAUSE) : start])[-1].strip()
    return before[:1].lower() + before[1:]
