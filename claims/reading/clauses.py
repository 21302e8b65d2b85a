"""Clauses: where one assertion ends inside a sentence and the next begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.reading import lexicon
from claims.reading.commas import is_adjunct, opens_sentence
from claims.reading.cuts import find_cuts
from claims.reading.joints import CONCEDING
from claims.reading.tokens import Words, finite_at, has_subject, next_mark

# What belongs to a clause that begins behind: "… | because", "… simply | because".
_LEFT_OVER = CONCEDING | {"as", "after", "before", "since", "simply", "partly", "largely", "mainly", "just", "even"}
# Conjunctions that a claim leaves out where its sentence begins with them.
_TIMES = frozenset(("as", "after"))
# The longest relative clause without a comma, in words.
_REACH = 40
# Of these a relative clause only says which are meant, and of those what they hold.
_ANYBODY = frozenset(("people", "men", "women", "those", "anyone", "one", "ones", "somebody", "everyone", "dozen"))
_CONTENTS = frozenset(("fact", "claim", "idea", "report", "allegation", "suggestion", "news", "belief", "statement"))


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens first–last (exclusive) that assert something. `form` says what they are.

    main, relative, coordinate, subordinate, participle, apposition, absolute
    """

    first: int
    last: int
    form: str


def split_clauses(words: Words, first: int, last: int) -> list[Clause]:
    """The clauses among the tokens first–last, in order; one may lie inside another that it interrupts."""
    cuts = find_cuts(words, first, last)
    while first < last and words.letters[first] in ",;:-":
        first += 1
    opening = _opening(words, first, last)
    edges = [(first, first, opening), *cuts]
    ends = [cut[0] for cut in cuts] + [last]
    clauses: list[Clause] = []
    main = 0
    for (_, start, form), end in zip(edges, ends, strict=True):
        end = _trim_end(words, start, end)
        if start >= end:
            continue
        if form == "resume":
            if clauses:
                clauses[main] = Clause(clauses[main].first, end, clauses[main].form)
            continue
        start = _trim_start(words, start, end)
        if form in ("main", "coordinate", "subordinate"):
            main = len(clauses)
        if form == "subordinate" and start == first and words.lower[start] in _TIMES:
            start += 1
        clauses.append(Clause(start, end, form))
    clauses += [inner for clause in clauses for inner in _inner(words, clause)]
    return [clause for clause in clauses if clause.first < clause.last]


def _inner(words: Words, clause: Clause) -> Iterator[Clause]:
    """What a clause asserts inside itself: "a pact under which it has lent them ships"."""
    for i in range(clause.first + 1, clause.last - 2):
        if words.letters[i : i + 2] == "iw" and words.lower[i + 1] == "which":
            verb = finite_at(words, i + 2, clause.last)
            if verb >= 0 and has_subject(words, i + 2, verb):
                yield Clause(i + 2, clause.last, "relative")
        elif _restricts(words, clause.first, i):
            yield Clause(i, _end_of_relative(words, i, min(clause.last, i + _REACH)), "relative")


def _restricts(words: Words, first: int, i: int) -> bool:
    """Whether a relative clause without a comma says something of a certain thing: "the fall that split the field"."""
    letters, lower = words.letters, words.lower
    if lower[i] not in ("who", "that", "which") or letters[i - 1] not in "nP" or letters[i + 1] not in "Vmhxda":
        return False
    phrase = i - 1
    while phrase > first and letters[phrase - 1] in "nP#'":
        phrase -= 1
    if letters[i] == "q" and lower[i - 1] in _CONTENTS:
        return False
    return phrase > first and letters[phrase - 1] == "D" and lower[i - 1] not in _ANYBODY


def _end_of_relative(words: Words, i: int, last: int) -> int:
    """Where the verb of the clause around it follows: "the man who was missing | has been found"."""
    letters = words.letters
    at = finite_at(words, i, last)
    said = at >= 0 and words.lower[at] in lexicon.saying()
    while at < last and letters[at] in "mhxdaepVBg":
        at += 1
    for k in range(at, last):
        if letters[k] in "cwqso":
            return last
        if letters[k] in ",mhxd" or (letters[k] == "V" and not said):
            return k
    return last


def _opening(words: Words, first: int, last: int) -> str:
    """The form of the first clause: a phrase before the subject, or the main clause."""
    if words.letters[first : first + 1] == "g":
        return "participle"
    if opens_sentence(words, first, next_mark(words, first, last), last):
        return "subordinate"
    comma = next_mark(words, first, last)
    if comma < last and is_adjunct(words, first, comma):
        return "apposition" if words.lower[first] == "as" else "participle"
    return "main"


def _trim_start(words: Words, start: int, end: int) -> int:
    while start < end and (words.letters[start] in ",;:-c" or words.lower[start] in CONCEDING):
        start += 1
    if words.lower[start : start + 1] == ["as"] and words.letters[start + 1 : start + 2] == "D":
        start += words.lower[start + 1] not in ("many", "much", "few")
    return start


def _trim_end(words: Words, start: int, end: int) -> int:
    while end > start and (words.letters[end - 1] in ",;:-cs" or words.lower[end - 1] in _LEFT_OVER):
        end -= 1
    return end
