"""Clauses: where one assertion ends inside a sentence and the next begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from claims.reading import conjugation
from claims.reading.cuts import find_cuts
from claims.reading.joints import CONCEDING, TIMED
from claims.reading.stops import is_adjunct, opens_sentence
from claims.reading.tokens import Words, finite_at, has_subject, next_mark

# What belongs to a clause that begins behind: "… | because", "… simply | because".
_LEFT_OVER = CONCEDING | {"as", "after", "before", "since", "simply", "partly", "largely", "mainly", "just", "even"}
# Conjunctions that a claim leaves out where its sentence begins with them.
_TIMES = frozenset(("as", "after"))
# The longest relative clause without a comma, in words.
_REACH = 40
# Of these a relative clause only says which are meant, and of those what they hold.
_ANYBODY = frozenset(("people", "men", "women", "those", "anyone", "one", "ones", "somebody", "everyone", "dozen"))
_GENERAL = frozenset(("every", "any", "each", "no", "all", "many", "some", "few", "most", "such", "another", "more"))
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
        end = _trim_end(words, start, end, closing=end == len(words))
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
    described = [clause for clause in clauses if clause.form == "apposition"]
    clauses += [
        inner
        for clause in clauses
        for inner in _inner(words, clause)
        if clause.form == "apposition" or not any(one.first < inner.first < one.last for one in described)
    ]
    return [clause for clause in map(partial(_once, words), clauses) if clause.first < clause.last]


def _once(words: Words, clause: Clause) -> Clause:
    """The clause without a relative clause that is a claim of its own: "a pact | under which it has lent them ships".

    What is left of it counts only if it says more than which thing is meant.
    """
    if clause.form != "apposition":
        return clause
    for i in range(clause.first + 1, clause.last - 2):
        if _under_which(words, i, clause.last):
            described = i - clause.first > 2
            return Clause(clause.first, i if described else clause.first, clause.form)
    return clause


def _under_which(words: Words, i: int, last: int) -> bool:
    """Whether a relative clause with a subject of its own begins: "under which it has lent them ships"."""
    if words.letters[i : i + 2] != "iw" or words.lower[i + 1] != "which":
        return False
    verb = finite_at(words, i + 2, last)
    return verb >= 0 and has_subject(words, i + 2, verb)


def _inner(words: Words, clause: Clause) -> Iterator[Clause]:
    """What a clause asserts inside itself: "a pact under which it has lent them ships"."""
    for i in range(clause.first + 1, clause.last - 2):
        if clause.form != "relative" and _under_which(words, i, clause.last):
            yield Clause(i + 2, clause.last, "relative")
        elif words.lower[i] == "when" and clause.form in ("main", "coordinate") and _tells_when(words, clause, i):
            yield Clause(i, clause.last, "relative")
        elif not _says_by_it(words, clause) and _restricts(words, clause.first, i):
            yield Clause(i, _end_of_relative(words, i, min(clause.last, i + _REACH)), "relative")


def _says_by_it(words: Words, clause: Clause) -> bool:
    """Whether a clause asserts something only by the relative clause in it, so that both are one claim.

    "(Lund,) a teacher who led the strike", "there is a bridge that nobody uses"
    """
    return clause.form == "apposition" or words.lower[clause.first] == "there"


def _tells_when(words: Words, clause: Clause, i: int) -> bool:
    """Whether "when" tells of a deed of its own, in the past: "15 people died when a ferry sank"."""
    verb = finite_at(words, i + 1, clause.last)
    before = finite_at(words, clause.first, i)
    past = conjugation.verb_forms()[2] | {"was", "were", "had"}
    told = before >= 0 and words.lower[before] in past and words.letters[before] in "Vxh"
    return told and verb > i + 1 and words.lower[verb] in past and words.letters[i + 1] in "DPn#"


def _restricts(words: Words, first: int, i: int) -> bool:
    """Whether a relative clause without a comma says something of a certain thing: "the fall that split the field"."""
    letters, lower = words.letters, words.lower
    if lower[i] not in ("who", "that", "which") or letters[i - 1] not in "nP" or letters[i + 1] not in "Vmhxda":
        return False
    phrase = i - 1
    while phrase > first and letters[phrase - 1] in "nP#'-":
        phrase -= 1
    if letters[i] == "q" and lower[i - 1] in _CONTENTS:
        return False
    certain = letters[phrase - 1] == "D" and lower[phrase - 1] not in _GENERAL
    return phrase > first and certain and lower[i - 1] not in _ANYBODY


def _end_of_relative(words: Words, i: int, last: int) -> int:
    """Where the verb of the clause around it follows: "the man who was missing | has been found"."""
    letters = words.letters
    at = finite_at(words, i, last)
    said = at >= 0 and words.lower[at] in conjugation.saying()
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


def _trim_end(words: Words, start: int, end: int, *, closing: bool) -> int:
    """The end without marks and what belongs to the next clause; the last one may end in "before" or "since"."""
    while end > start and words.letters[end - 1] in ",;:-":
        end -= 1
    if closing and words.lower[end - 1 : end] and words.lower[end - 1] in TIMED:
        return end
    if not closing and words.letters[max(start, end - 2) : end] == "iw":
        # "a lawsuit in which | Lund argued that …"
        end -= 2
    while (
        end > start
        and (
            words.letters[end - 1] in ",;:-cs" + "q" * (not closing)
            or words.lower[end - 1] in _LEFT_OVER
            # "by | saying that": the preposition leads to what is told.
            or (words.letters[end - 1] == "i" and words.letters[end : end + 1] == "g")
        )
    ):
        end -= 1
    return end
