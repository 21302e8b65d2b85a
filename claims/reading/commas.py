"""Cuts at marks: what a comma, a dash, a colon or a semicolon begins.

Each rule looks at one mark and says which cut it is, that there is none, or nothing; the first that says something
decides.
"""

from __future__ import annotations

from collections.abc import Callable

from claims.reading import lexicon
from claims.reading.joints import SUBORDINATING, Cut, at_subordinator
from claims.reading.stops import (
    NUMBERS,
    Mark,
    after_aside,
    describes,
    enumerates,
    in_list,
    in_series,
    is_adjunct,
    measured,
    opens_sentence,
    opens_subordinate,
)
from claims.reading.tokens import Words, finite_at, has_clause, has_subject, next_mark, resumes
from claims.reading.verbs import FINITE

_NO_CUT: Cut = (-1, -1, "")
_NO_PARTICIPLE = lexicon.word_set("including according following regarding concerning")
_COMPARING = lexicon.word_set("up down more less fewer ahead compared enough")
# ", well short of the five years demanded", ", among them the head teacher"
_BY_FAR = lexicon.word_set("well far just slightly")
_RELATING = lexicon.word_set("ahead short")
_SPANS = lexicon.word_set("minutes hours days weeks months years hour day week month year shortly")
_RELATIVE_ADVERBS = lexicon.word_set("where when")
# How many words behind "and" a verb may stand whose subject is interrupted by commas.
_NEAR = 9
# How many words a subject behind a comma may have.
_SUBJECT = 6


def at_mark(words: Words, i: int, begun: int, last: int, interrupted: bool) -> Cut | None:
    """The cut at the mark at token i, in the clause that began at `begun`; `interrupted`: its verb is still to come."""
    if i + 1 >= last:
        return None
    mark = Mark(words, i, begun, last, interrupted)
    for rule in _RULES[words.letters[i]]:
        cut = rule(mark)
        if cut is not None:
            return None if cut is _NO_CUT else cut
    return None


# --- other marks ------------------------------------------------------------------------------------------------------


def _semicolon(mark: Mark) -> Cut | None:
    return mark.cut("coordinate")


def _colon(mark: Mark) -> Cut | None:
    if mark.following == "#" or mark.word in NUMBERS:
        return mark.cut("apposition")
    return mark.cut("coordinate") if mark.has_main and finite_at(mark.words, mark.i + 1, mark.last) >= 0 else None


def _dash(mark: Mark) -> Cut | None:
    words, i = mark.words, mark.i
    if words.ends[i] == words.starts[i + 1] or words.starts[i] == words.ends[i - 1]:
        # A hyphen.
        return None
    if mark.following == "g":
        return mark.cut("participle")
    return mark.cut("apposition" if finite_at(words, i + 1, mark.last) < 0 else "coordinate")


# --- commas -----------------------------------------------------------------------------------------------------------


def _after_adjunct(mark: Mark) -> Cut | None:
    """The main clause behind what the sentence begins with: "Founded in 1974, …", "As the toll rose, …"."""
    if mark.i != next_mark(mark.words, mark.begun, mark.last):
        return None
    if mark.words.letters[max(mark.begun - 1, 0)] == ",":
        # What interrupts: "The ship, built in 1988, was sold".
        return None
    opened = opens_sentence(mark.words, mark.begun, mark.i, mark.last)
    return mark.cut("main") if opened or is_adjunct(mark.words, mark.begun, mark.i) else None


def _main_behind(mark: Mark) -> Cut | None:
    """The main clause behind several things put before it: "Born in Leeds, the son of a driver, he left school"."""
    waits = finite_at(mark.words, mark.begun, mark.i) < 0 and mark.begun > 0 and not mark.interrupted
    verb = finite_at(mark.words, mark.i + 1, min(mark.last, mark.i + 4))
    inserted = resumes(mark.words, mark.end, mark.last)
    return mark.cut("main") if waits and mark.following == "o" and verb == mark.i + 2 and not inserted else None


def _relative(mark: Mark) -> Cut | None:
    """ ", where she was born", ", which", ", of which", ", neither of which had any part in it"."""
    letters, i = mark.words.letters, mark.i
    if mark.word in _RELATIVE_ADVERBS and has_clause(mark.words, i + 2, mark.last):
        return mark.cut("relative")
    if mark.following == "w" or letters[i + 1 : i + 3] == "iw":
        return mark.cut("relative")
    # "most of which", "the latest of which"
    pronoun = 3 if letters[i + 2 : i + 4] == "iw" else 4 if letters[i + 2 : i + 5] == "niw" else 0
    partitive = pronoun and mark.following in "Dn#o" and finite_at(mark.words, i + pronoun, mark.last) >= 0
    return mark.cut("relative") if partitive else None


def _inside_relative(mark: Mark) -> Cut | None:
    """What is put into a relative clause before its verb: "the latest of which, in August, is treated as arson"."""
    begins = mark.words.letters[mark.begun : mark.i]
    waits = begins.endswith(("w", "w,")) or ("w," in begins and "," not in begins.partition("w,")[2])
    return _NO_CUT if waits and finite_at(mark.words, mark.begun, mark.i) < 0 else None


def _long_after(mark: Mark) -> Cut | None:
    """ ", hours after he left": how long after is left out, as "after" is."""
    words, k = mark.words, mark.i + 1
    while k < mark.last and (words.letters[k] in "D#" or words.lower[k] in _SPANS):
        k += 1
    after = k > mark.i + 1 and words.lower[k : k + 1] == ["after"] and has_clause(words, k + 1, mark.last)
    return mark.cut("subordinate", k - mark.i + 1) if after and mark.has_main else None


def _conjunction(mark: Mark) -> Cut | None:
    """ ", so the mine closed", ", and the mine closed", ", although the mine closed"."""
    words, i = mark.words, mark.i
    if mark.word == "so" and mark.has_main and has_clause(words, i + 2, mark.last):
        return mark.cut("coordinate", 2)
    if mark.word == "nor":
        return _NO_CUT
    if mark.following == "c":
        behind = i + 2
        if behind < mark.last and words.letters[behind] in "wq":
            told = words.letters[behind] == "q" and words.letters[behind + 1 : behind + 2] in tuple("DPno#")
            # "said it was over, but that nobody had left"
            return mark.cut("coordinate", 3) if told else mark.cut("relative", 2)
        verb = finite_at(words, behind, min(mark.last, max(next_mark(words, behind, mark.last), behind + _NEAR)))
        return mark.cut("coordinate", 2) if verb >= 0 and mark.has_main else _NO_CUT
    if mark.word in SUBORDINATING or mark.word == "since":
        cut = at_subordinator(words, i + 1, mark.begun, mark.last)
        return cut or (None if mark.word == "since" else _NO_CUT)
    return None


def _resumption(mark: Mark) -> Cut | None:
    """The verb behind what interrupted its subject: "Lund, the mayor, left"."""
    if after_aside(mark):
        return mark.cut("resume")
    if not mark.interrupted:
        return None
    verb = finite_at(mark.words, mark.i + 1, mark.end)
    return mark.cut("resume") if verb >= 0 and not has_subject(mark.words, mark.i + 1, verb) else None


def _participle(mark: Mark) -> Cut | None:
    """ ", built in 1988", ", closing the port", and the second of several verbs."""
    past = mark.following == "p" or (mark.following == "V" and mark.has_main and mark.word.endswith("ed"))
    if past and mark.words.letters[mark.i + 2 : mark.i + 3] == "i":
        return mark.cut("participle")
    waits = mark.interrupted or resumes(mark.words, mark.end, mark.last)
    if mark.following == "g" and mark.word not in _NO_PARTICIPLE and (mark.has_main or waits):
        return mark.cut("participle")
    if mark.following in FINITE and in_series(mark):
        return mark.cut("coordinate")
    return None


def _absolute(mark: Mark) -> Cut | None:
    """ ", with ice closing the channel"."""
    if mark.word != "with" or not mark.has_main:
        return None
    phrase = mark.words.letters[mark.i + 3 : next_mark(mark.words, mark.i + 2, mark.last)]
    counted = mark.words.letters[mark.i + 2] == "#" or mark.words.lower[mark.i + 2] in NUMBERS
    return mark.cut("absolute") if counted or {"g", "p"}.intersection(phrase) else None


def _count(mark: Mark) -> Cut | None:
    """ ", most of them opposed", ", from 4,100 to 2,870", ", up 12 percent", ", 8cm below the wall"."""
    if not mark.has_main or enumerates(mark):
        return None
    relating = mark.i + 1 + (mark.word in _BY_FAR)
    if mark.words.lower[relating] in _RELATING and mark.words.letters[relating + 1 : relating + 2] in tuple("iD#"):
        return mark.cut("apposition")
    if mark.words.lower[mark.i + 1 : mark.i + 3] == ["among", "them"]:
        return mark.cut("apposition")
    if measured(mark.words, mark.i + 1, mark.last):
        return mark.cut("apposition")
    if mark.verb >= 0 or not (mark.following == "#" or mark.word in _COMPARING | NUMBERS):
        return None
    a_week = mark.words.lower[mark.i - 2] in ("a", "an") and mark.words.lower[mark.i - 1] in lexicon.TIMES
    if (mark.following == "#" or a_week) and mark.words.letters[mark.i - 2 : mark.i] == "Dn":
        # "a new, $10-a-share offer"
        return None
    behind = mark.words.letters[mark.i + 2 : mark.i + 3]
    year = mark.words.letters[mark.i - 1] == "#" and len(mark.word) == 4 and behind in (",", ".")
    return _NO_CUT if year else mark.cut("apposition")


def _second_clause(mark: Mark) -> Cut | None:
    """ "The mine closed, nobody protested"."""
    near = mark.i + 1 < mark.verb <= mark.i + _SUBJECT and mark.following in "DPno"
    if not near or not mark.has_main or opens_subordinate(mark.words, mark.begun, mark.i):
        return None
    subject = mark.words.letters[mark.i + 1 : mark.verb]
    return mark.cut("coordinate") if "i" not in subject and "c" not in subject else _NO_CUT


def _apposition(mark: Mark) -> Cut | None:
    """What the thing before the comma is, or whatever stands between a subject and its verb."""
    if mark.verb >= 0 or in_list(mark):
        return None
    if mark.following in "DPn" and describes(mark.words, mark.i + 1, mark.end):
        return mark.cut("apposition")
    aside = not mark.has_main and mark.following not in "iag,c" and resumes(mark.words, mark.end, mark.last)
    return mark.cut("apposition") if aside and mark.end - mark.i > 3 else None


_Rule = Callable[[Mark], Cut | None]
_COMMA: tuple[_Rule, ...] = (
    _inside_relative,
    _long_after,
    _after_adjunct,
    _main_behind,
    _relative,
    _conjunction,
    _resumption,
    _participle,
    _absolute,
    _count,
    _second_clause,
    _apposition,
)
_RULES: dict[str, tuple[_Rule, ...]] = {
    ";": (_semicolon,),
    ":": (_colon,),
    "-": (_after_adjunct, _dash),
    ",": _COMMA,
}
