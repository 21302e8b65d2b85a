"""What a language's words around a time expression may tell of it, as patterns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contexts:
    """Patterns of a language for the words around an expression.

    ahead     words before an expression that say it lies ahead; it begins with a word and minds capitals
    behind    the same for what lies behind
    intended  a word for a plan that was itself made at a time: "agreed to"
    infinitive  a verb behind another that takes its tense from that one
    headline  the begin of a headline of what lies ahead: "Biden to visit"
    scheduled what stands behind an expression that tells when something is planned for: "Sunday's final"
    awaited   words before "Sunday's final" that say it lies ahead
    happened  a verb, and what may stand between it and the day on which that has been
    adverbial  words before an expression that make it tell when something happened
    adjunct   what stands behind such an expression: a mark, or the next part of its sentence
    going_on  what stands between it and another verb of the same subject; a group `participle` is the verb itself
    relative  words that begin a clause about what has just been named
    since     words before a time from which on something has been so
    opening   all that may stand between the begin of a sentence and an expression that opens it
    compared  words before an expression that say that figures are compared
    ranges    what stands between the two ends of a stretch of time
    reports   words for saying, beside quoted words
    clauses   words between that and an expression that begin a clause of their own
    other_times  words before an expression that make it another time than that of the saying
    games     words in whose sentence a half or a quarter is one of a game
    titles    names that end in a word of time
    """

    ahead: str
    behind: str
    intended: str
    infinitive: str
    headline: str
    scheduled: str
    awaited: str
    happened: str
    adverbial: str
    adjunct: str
    going_on: str
    relative: str
    since: str
    opening: str
    compared: str
    ranges: str
    reports: str
    clauses: str
    other_times: str
    games: str
    titles: str
