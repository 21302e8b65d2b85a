"""Cuts at words: where a conjunction or "that" begins a clause of its own."""

from __future__ import annotations

from claims.reading import lexicon
from claims.reading.tokens import Words, finite_at, has_subject, next_mark, resumes
from claims.reading.verbs import FINITE

# Where the clause before ends, where the next begins (tokens), and the form of the next.
Cut = tuple[int, int, str]

CONCEDING = lexicon.word_set("although though whereas")
SUBORDINATING = CONCEDING | {"because", "while"}
TIMED = lexicon.word_set("after since before")
_COMPARING = lexicon.word_set("below above ahead up down")
_RANKS = lexicon.word_set("first second third fourth fifth sixth seventh eighth ninth tenth only last")
# How many words a subject behind "and" may have.
_SUBJECT = 8
_INDEFINITE = lexicon.word_set("a an another some several two three four five few many")


def at_coordinator(words: Words, i: int, begun: int, last: int) -> Cut | None:
    """The cut at "and", "or" or "but" (token i) in the clause that began at `begun`, if what follows asserts anew."""
    letters = words.letters
    if i + 1 >= last or words.lower[i] == "nor":
        return None
    if finite_at(words, begun, i) < 0:
        return _in_phrase(words, i, begun, last)
    if _ranks(words, i + 1, last) and "x" in letters[begun:i]:
        return (i, i + 1, "apposition")
    j = i + 1
    while j < last and letters[j] in 'a"':
        j += 1
    if j < last and (letters[j] in FINITE or letters[j] in "Be"):
        # "designs and makes pumps" is one assertion: the verbs share what follows.
        return None if finite_at(words, begun, i) == i - 1 else (i, i + 1, "coordinate")
    if j < last and letters[j] == "p" and _perfect(letters, begun, i):
        return (i, i + 1, "coordinate")
    if letters[i + 1] == "q" and not _relative_before(letters, begun, i):
        # "argued that he had gone and that nobody had seen it"
        return (i, i + 2, "coordinate")
    if letters[i + 1] in "wq" and i + 2 < last:
        return (i, i + 1, "relative")
    end = next_mark(words, i + 1, last)
    verb = finite_at(words, i + 1, end)
    subject = letters[i + 1 : verb] if verb >= 0 else ""
    plain = "c" not in subject and all(
        words.lower[i + 1 + k] == "of" for k, letter in enumerate(subject) if letter == "i"
    )
    if 0 <= verb <= i + _SUBJECT and letters[i + 1] in "oDPn#" and plain:
        return None if _shares_verb(words, begun, i) else (i, i + 1, "coordinate")
    return None


def _relative_before(letters: str, first: int, last: int) -> bool:
    """Whether a relative "that" stands in a clause, behind its noun: "remarks that drew protests (and that …)"."""
    return any(letters[i] == "q" and letters[i - 1] in "nP" for i in range(first + 1, last))


def _perfect(letters: str, first: int, last: int) -> bool:
    """Whether a clause has an auxiliary and its participle, so that another can follow: "has killed … and driven …"."""
    return any(letters[i] in "hxe" and "p" in letters[i + 1 : i + 3] for i in range(first, last - 2))


def _ranks(words: Words, first: int, last: int) -> bool:
    """Whether a rank follows: "(their first win) and their fifth in a row"."""
    return first + 1 < last and words.letters[first] == "D" and words.lower[first + 1] in _RANKS


def _in_phrase(words: Words, i: int, begun: int, last: int) -> Cut | None:
    """Where "and" joins phrases without a finite verb that assert something each."""
    letters, lower = words.letters, words.lower
    if lower[begun] == "with" and letters[i + 1] in "PDng" and set("pgV") & set(letters[i + 2 : i + 6]):
        return (i, i + 1, "absolute")
    if letters[begun] == "g" and letters[i + 1] == "g":
        return (i, i + 1, "participle")
    if lower[begun] == "as" and letters[begun + 1] == "D" and letters[i + 1] == "D":
        return (i, i + 1, "apposition")
    if letters[begun - 1 : begun] == "," and letters[begun] == "D" and _describes_too(words, i + 1):
        # ", a fellow at the institute and the author of a book"
        return (i, i + 1, "apposition")
    return None


def _describes_too(words: Words, first: int) -> bool:
    """Whether a second office, rank or comparison follows "and" in an apposition."""
    behind = words.lower[first : first + 5]
    return behind[0] in _COMPARING or (words.letters[first] == "D" and not lexicon.ROLES.isdisjoint(behind))


def _shares_verb(words: Words, first: int, at: int) -> bool:
    """Whether "and" joins two subjects of one verb: "that the president and her people hear"."""
    for i in range(at - 1, first - 1, -1):
        if words.letters[i] in FINITE:
            return False
        if words.letters[i] in "qs":
            return True
    return False


def at_subordinator(words: Words, i: int, begun: int, last: int) -> Cut | None:
    """The cut at a conjunction that subordinates (token i), where a clause follows it."""
    lower, letters = words.lower, words.letters
    if i + 1 >= last or (finite_at(words, begun, i) < 0 and letters[begun] not in "gp"):
        return None
    end = i - 1 if letters[i - 1] == "," else i
    stop = next_mark(words, i + 1, last)
    verb = finite_at(words, i + 1, stop)
    if verb < 0 and resumes(words, next_mark(words, stop + 1, last), last):
        # What interrupts the subject: "because her brother, Anton Reyes, works there".
        verb = finite_at(words, stop, last)
    clause = verb >= 0 and (has_subject(words, i + 1, verb) or letters[i + 1 : verb] == "g")
    if lower[i] in CONCEDING:
        return (end, i + 1, "concession") if clause else None
    if lower[i] == "because":
        # "It is because …" is one assertion.
        return (end, i, "subordinate") if clause and letters[i + 1] != "i" and letters[i - 1] != "x" else None
    if lower[i] == "since" and letters[i - 1] == "," and clause:
        # Behind a comma it tells why.
        return (end, i, "subordinate")
    if lower[i] == "while" and lower[i - 1] != "a":
        return (end, i, "subordinate") if clause or letters[i + 1] == "g" else None
    if lower[i] == "after" and clause and letters[i + 1] in "DPo#nV":
        return (end, i + 1, "subordinate")
    inner = verb > i and any(letters[k] in "swq" or lower[k] in TIMED for k in range(i + 1, verb))
    compares = "as" in lower[i - 3 : i] or "as" in lower[i + 1 : i + 4]
    if (
        lower[i] == "as"
        and clause
        and not inner
        and letters[i + 1] in "DPo#n"
        and not (compares or letters[i - 1] in "aD")
    ):
        return (end, i + 1, "subordinate")
    return None


def at_that(words: Words, i: int, begun: int, last: int) -> Cut | None:
    """A restrictive clause on an indefinite thing asserts something: "a proposal in February that called for …"."""
    letters, lower = words.letters, words.lower
    if i + 1 >= last or letters[i + 1] not in "Vha":
        return None
    nouns = range(max(begun, i - 7), i)
    if finite_at(words, begun, i) >= 0 and any(lower[j] in _INDEFINITE for j in nouns):
        return (i, i, "relative")
    return None
