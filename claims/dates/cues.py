"""Whether an expression lies ahead or behind, by the words around it."""

from __future__ import annotations

import re

from claims.dates.contexts import Contexts

_CLAUSE = 100
"""How many characters around an expression may tell whether it lies ahead or behind."""
_SENTENCE = 300
"""No longer is a sentence looked for on either side of an expression."""
_SENTENCE_END = re.compile(
    r";\s|[.!?](?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z][a-z]\.)[”\"’']*\s(?![a-z])|\n\s*\n"
)
"""A full stop behind one to three letters is that of an initial or a title: "Mr. Obama"."""


class Cues:
    """The words of a language that tell of an expression beside them, as `Contexts` has them, compiled."""

    def __init__(self, contexts: Contexts) -> None:
        # A verb has no capital, unless it hangs on its subject ("Biden's to visit"): said once at the front, that rules
        # most places out at once.
        self.verb = re.compile(rf"\b(?=[a-z]|\w+[’'])(?:(?P<ahead>{contexts.ahead})|{contexts.behind})")
        self.opening = re.compile(contexts.opening)
        self.compared = re.compile(contexts.compared, re.IGNORECASE)
        self.scheduled = re.compile(contexts.scheduled)
        self.intended = re.compile(contexts.intended)
        self.infinitive = re.compile(contexts.infinitive)
        self.headline = re.compile(contexts.headline)
        self.awaited = re.compile(contexts.awaited)
        self.happened = re.compile(contexts.happened)
        self.adverbial = re.compile(contexts.adverbial)
        self.adjunct = re.compile(contexts.adjunct)
        self.going_on = re.compile(contexts.going_on)
        self.relative = re.compile(contexts.relative)
        self.since = re.compile(contexts.since)
        self.reports = re.compile(contexts.reports, re.IGNORECASE)


class Place:
    """An expression where it stands: what the words around it say of it.

    start, end   code points, end exclusive
    before       the end of the expression before it
    """

    __slots__ = ("_ahead", "_asked", "_cues", "_text", "_words", "before", "end", "start")

    def __init__(self, text: str, before: int, start: int, end: int, cues: Cues) -> None:
        self._text, self._cues = text, cues
        self.before, self.start, self.end = before, start, end
        self._words: str | None = None
        self._asked = False
        self._ahead: bool | None = None

    def on_to(self, start: int, end: int) -> Place:
        """The place of the next expression."""
        return Place(self._text, self.end, start, end, self._cues)

    @property
    def between(self) -> str:
        """What stands between it and the expression before it."""
        return self._text[self.before : self.start]

    @property
    def alone(self) -> bool:
        """Whether it is all that a line has."""
        return self._text.startswith("\n", self.end) and self._text.endswith("\n", 0, self.start)

    def lies_ahead(self) -> bool | None:
        """True for ahead, False for behind, None when the words around the expression say nothing."""
        if not self._asked:
            self._asked, self._ahead = True, self._by_verbs()
        return self._ahead

    def is_told(self) -> bool:
        """Whether what goes on is told of as if over: by the verb before it, or by that of which it is the subject."""
        ahead = self.lies_ahead()
        after = self._first_after() if ahead is None else []
        return ahead is False or bool(after and not after[0]["ahead"])

    def has_happened(self) -> bool:
        """Whether the verb that governs the expression says that something happened then: "was arrested on Dec. 5"."""
        return bool(self._cues.happened.search(self._before()))

    def is_compared(self) -> bool:
        """Whether the words before the expression compare figures with those of its time."""
        return bool(self._cues.compared.search(self._before()))

    def opens_sentence(self) -> bool:
        """Whether nothing but a word such as "on" stands before the expression in its sentence."""
        return bool(self._cues.opening.fullmatch(self._before()))

    def is_adverbial(self) -> bool:
        """Whether it tells when something happened, and is not part of a name: "the May 1968 riots"."""
        return bool(self._cues.adverbial.search(self._before()) and self._cues.adjunct.match(self._text, self.end))

    def frames(self) -> bool:
        """Whether it stands before its sentence as the time of what follows: "In 1944, the Allies …"."""
        return self.opens_sentence() and (not self._before() or bool(self._cues.adverbial.search(self._before())))

    def goes_on_telling(self) -> bool:
        """Whether more is told in its sentence of what happened: "joined in 1968 and was sent"."""
        more, before = self._cues.going_on.match(self._text, self.end), self._before()
        if not more or not self._cues.adverbial.search(before) or self._cues.relative.search(before):
            return False
        verb = self._cues.verb.match(self._text, more.end())
        return bool(more["participle"] or (verb and not verb["ahead"])) and self.is_told()

    def goes_on_since(self) -> bool:
        """Whether something has gone on since then, and nothing is told of the time itself."""
        return bool(self._cues.since.search(self._before()))

    def is_reported(self) -> bool:
        """Whether its sentence has a word for saying."""
        return bool(self._cues.reports.search(self._text, *self.sentence()))

    def sentence(self) -> tuple[int, int]:
        """Where its sentence begins and ends, as far as that is near."""
        begin, far = max(0, self.start - _SENTENCE), min(len(self._text), self.end + _SENTENCE)
        first = max((stop.end() for stop in _SENTENCE_END.finditer(self._text[begin : self.start])), default=0)
        stop = _SENTENCE_END.search(self._text, self.end, far)
        return begin + first, stop.start() if stop else far

    def _by_verbs(self) -> bool | None:
        before = self._before()
        verbs = list(self._cues.verb.finditer(before))
        if self.opens_sentence():
            # "On Tuesday, the council will …", "By Tuesday it had …": the first verb after it tells.
            verbs = self._first_after() or verbs
            if verbs and self._cues.intended.match(verbs[0][0]):
                return False
        elif self._text.startswith(("'s", "’s"), self.end):
            # "He will appeal Tuesday's ruling", but "he will miss Tuesday's match": what is planned may lie ahead.
            planned = bool(verbs and verbs[-1]["ahead"] and self._cues.scheduled.match(self._text, self.end))
            return planned or bool(self._cues.awaited.search(before))
        if verbs and verbs[-1]["ahead"]:
            return True
        if verbs and not self._cues.infinitive.search(before, verbs[-1].end()):
            return False
        # "Plans for a December vote were dropped" tells nothing of the vote, but "will be dropped" does.
        after = self._first_after()
        return True if self._cues.headline.match(before) or (after and after[0]["ahead"]) else None

    def _before(self) -> str:
        """What stands before it in its sentence, near enough to tell of it, without the capital that begins it."""
        if self._words is None:
            near = self._text[max(0, self.start - _CLAUSE) : self.start]
            words = _SENTENCE_END.split(near)[-1].strip()
            self._words = words[:1].lower() + words[1:]
        return self._words

    def _first_after(self) -> list[re.Match[str]]:
        """The first verb behind the expression, in its sentence."""
        after = _SENTENCE_END.split(self._text[self.end : self.end + _CLAUSE])[0]
        first = self._cues.verb.search(after)
        return [first] if first else []
