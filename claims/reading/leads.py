"""What a clause is said of where it does not say so itself: the thing that "who" means, the subject of two verbs."""

from __future__ import annotations

from claims.reading import lexicon
from claims.reading.clauses import Clause
from claims.reading.speakers import phrase_before
from claims.reading.tokens import FINITE, Words, finite_at


def lead(words: Words, clause: Clause, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """The tokens that name what a clause is about, or None where they are in it or where there is any doubt.

    `subject` is the subject of the clause before it, whose second verb a coordinate clause may be.
    """
    match clause.form:
        case "coordinate":
            return subject if _begins_with_verb(words, clause) else None
        case "relative":
            return _antecedent(words, clause)
        case "apposition":
            return _named(words, clause)
    return None


def _begins_with_verb(words: Words, clause: Clause) -> bool:
    verb = finite_at(words, clause.first, clause.last)
    return verb >= 0 and set(words.letters[clause.first : verb]) <= {"a"}


def _antecedent(words: Words, clause: Clause) -> tuple[int, int] | None:
    """What "who" or "which" means: a person named just before, or the noun phrase that begins the clause around it."""
    if words.lower[clause.first] not in ("who", "which") or not clause.first or words.letters[clause.first - 1] != ",":
        return None
    verb = finite_at(words, clause.first, clause.last)
    if verb < 0 or set(words.letters[clause.first + 1 : verb]) - {"a"}:
        # "which the League dismissed": the pronoun is the object.
        return None
    end = clause.first - 1
    if words.letters[max(0, end - 2) : end] == ",#":
        # An age: "Lund, 51, who grew up here".
        end -= 2
    name = _name_before(words, end)
    phrase = phrase_before(words, end, 0)
    if words.lower[clause.first] == "who" and name:
        return name
    if phrase is None or not _begins(words, phrase) or words.letters[phrase[0]] in "oOw":
        return None
    described = words.lower[slice(*phrase)]
    persons = words.lower[clause.first] == "which" and not lexicon.ROLES.isdisjoint(described)
    return None if persons or not lexicon.TIMES.isdisjoint(described) or "ago" in described else phrase


def _named(words: Words, clause: Clause) -> tuple[int, int] | None:
    """The name in front of an apposition: a person's before an office, anything's where it begins the clause."""
    if not clause.first or words.letters[clause.first - 1] != ",":
        return None
    name = _name_before(words, clause.first - 1)
    if name is None:
        return None
    office = not lexicon.ROLES.isdisjoint(words.lower[clause.first : clause.last])
    return name if office or _begins(words, name) else None


def _name_before(words: Words, end: int) -> tuple[int, int] | None:
    start = end
    while start and words.letters[start - 1] == "P":
        start -= 1
    dated = any(word in lexicon.DAYS for word in words.lower[start:end])
    return (start, end) if start < end and not dated else None


def _begins(words: Words, phrase: tuple[int, int]) -> bool:
    """Whether a phrase is the subject of its clause: nothing governs it, and no verb stands before it."""
    before = words.letters[phrase[0] - 1] if phrase[0] else ""
    return before in ("", ".", '"') or (before in ",c" and not FINITE.intersection(words.letters[: phrase[0]]))
