"""Where to cut a sentence into clauses: through its words, with the rules for marks and for conjunctions."""

from __future__ import annotations

from claims.reading.commas import at_mark
from claims.reading.joints import SUBORDINATING, TIMED, Cut, at_coordinator, at_subordinator, at_that
from claims.reading.tokens import Words, finite_at

_CHARGING = frozenset(("accusing", "alleging", "claiming", "arguing", "demanding", "urging"))
_ASIDE = ("relative", "apposition", "participle")


def find_cuts(words: Words, first: int, last: int) -> list[Cut]:
    """The places among the tokens first–last where one clause ends and another begins, in order."""
    return _Walk(words, first, last).cuts()


class _Walk:
    """Goes through the tokens; nothing is cut inside brackets and quotation marks."""

    def __init__(self, words: Words, first: int, last: int) -> None:
        self.words = words
        self.first = first
        self.last = last
        self.begun = first  # where the clause that is open began
        self.subject = first  # where the last clause that has a subject of its own began
        self.interrupted = False  # whether that one waits for its verb
        self.adjunct = False  # whether "as the head of A and a member of B" is open
        self.quoted = False
        self.depth = 0

    def cuts(self) -> list[Cut]:
        """Every cut in order."""
        found: list[Cut] = []
        i = self.first
        while i < self.last:
            self._enclose(i)
            cut = self._at(i) if i > self.begun and not self.depth and not self.quoted else None
            if cut is None:
                i += 1
                continue
            found.append(cut)
            self._open(cut, i)
            i = max(i + 1, cut[1])
        return found

    def _enclose(self, i: int) -> None:
        letters = self.words.letters
        if letters[i] == '"' and self.words.ends[i] - self.words.starts[i] <= 2:
            self.quoted = not self.quoted and letters.find('"', i + 1, self.last) >= 0
        elif letters[i] == "(":
            self.depth += 1
        elif letters[i] == ")":
            self.depth = max(0, self.depth - 1)

    def _at(self, i: int) -> Cut | None:
        words, begun, last = self.words, self.begun, self.last
        letter, word = words.letters[i], words.lower[i]
        if letter == "," and self.adjunct:
            self.adjunct = False
            return i, i + 1, "main"
        if letter in ",;-:":
            return at_mark(words, i, begun, last, self.interrupted)
        if letter == "c":
            cut = at_coordinator(words, i, begun, last)
            self.adjunct = cut is not None and words.lower[begun] == "as" and cut[2] == "apposition"
            return cut
        if word in TIMED or word in SUBORDINATING or word == "as":
            return at_subordinator(words, i, begun, last)
        if word == "given" and words.letters[i - 1] not in "xhea":
            phrase = words.letters[i + 1 : i + 2] == "D" and finite_at(words, begun, i) >= 0
            return (i, i + 1, "apposition") if phrase else None
        if letter == "g" and word in _CHARGING and words.letters[i - 1] in "nPa" and finite_at(words, begun, i) >= 0:
            # "filed a lawsuit on Monday accusing the company of fraud"
            return i, i, "participle"
        return at_that(words, i, begun, last) if letter == "q" else self._at_who(i)

    def _at_who(self, i: int) -> Cut | None:
        """What is said of somebody named, without a comma: "Arun Raman who was not involved"."""
        letters = self.words.letters
        named = letters[i - 1] == "P" and letters[i - 2 : i - 1] != "D"
        if self.words.lower[i] == "who" and named and letters[i + 1 : i + 2] in tuple("Vmhxda"):
            return i, i, "relative"
        return None

    def _open(self, cut: Cut, i: int) -> None:
        aside = cut[2] in _ASIDE
        self.interrupted = aside and (self.words.letters[i] == "," or finite_at(self.words, self.subject, cut[0]) < 0)
        if not aside and cut[2] != "resume":
            self.subject = cut[1]
        self.begun = cut[1]
