"""Whose assertion each stretch of a sentence is: what stands before, between and behind its attributions."""

from __future__ import annotations

from dataclasses import dataclass

from claims.reading import lexicon
from claims.reading.clauses import FINITE, finite_at, has_subject
from claims.reading.lexicon import Saying
from claims.reading.speakers import Attribution, attributions
from claims.reading.tokens import Words

# The deed is the news: "denied", "promised", "praised". The claim keeps the verb, and its speaker is the doer.
_DEEDS = frozenset((Saying.DENIED, Saying.PLEDGED, Saying.ASKED, Saying.JUDGED))
_REACH = 9


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens first–last (exclusive) and the tokens that name who is answerable; None is the article itself."""

    first: int
    last: int
    source: tuple[int, int] | None
    deed: bool = False


def attributed_parts(words: Words, first: int, last: int) -> list[Part]:
    """The stretches of the sentence at tokens first–last that assert something, attributions left out, in order."""
    parts: list[Part] = []
    at = first
    pending: tuple[int, int] | None = None
    for one in attributions(words, first, last):
        if one.source is None or one.cue[0] < at or _passive(words, one):
            continue
        begin = min(one.source[0], one.cue[0])
        end = max(one.source[1], one.cue[1])
        if begin < at:
            continue
        grade = lexicon.saying().get(words.lower[one.verb])
        before_asserts = finite_at(words, at, begin) >= 0 or '"' in words.letters[at:begin]
        if grade is None:
            if begin - at <= 1:
                pending, at = one.source, end
            else:
                parts.append(Part(at, begin, one.source))
                pending, at = None, end
            continue
        content = _content(words, one, end, last)
        if content is None:
            if _between_commas(words, begin, end, last) and not before_asserts:
                parts.append(Part(at, last, one.source))
                return parts
            if before_asserts and _closing(words, begin, end, last):
                parts.append(Part(at, begin, one.source))
                pending, at = None, end
            elif grade in _DEEDS and not one.inverted:
                if before_asserts:
                    parts.append(Part(at, begin, pending))
                parts.append(Part(begin, last, pending or one.source, True))
                return parts
            continue
        if begin > at:
            parts.append(Part(at, begin, pending))
        pending, at = one.source, content
    if at < last:
        parts.append(Part(at, last, pending))
    return parts


def _passive(words: Words, one: Attribution) -> bool:
    return words.letters[one.verb] == "p" and any(letter in "xe" for letter in words.letters[one.cue[0] : one.verb])


def _content(words: Words, one: Attribution, end: int, last: int) -> int | None:
    """The token at which what was said begins, or None where the verb has no clause for its object."""
    letters = words.letters
    stop = min(last, end + _REACH)
    if one.inverted:
        return None
    for i in range(end, stop):
        if letters[i] == "q":
            return i + 1
        if (letters[i] == '"' and letters[i - 1] in ",:") or letters[i] == ":":
            return i + 1 if letters[i] == ":" else i
        if letters[i] in ",;.-":
            return None
        if letters[i] in FINITE:
            begins = _clause_start(words, end, i)
            return begins if has_subject(words, begins, i) else None
    return None


def _clause_start(words: Words, end: int, verb: int) -> int:
    return end


def _between_commas(words: Words, begin: int, end: int, last: int) -> bool:
    return begin > 0 and words.letters[begin - 1] == "," and end < last and words.letters[end] == ","


def _closing(words: Words, begin: int, end: int, last: int) -> bool:
    """Whether the attribution stands behind what it attributes: ", police said." """
    letters = words.letters
    return (
        begin > 0
        and letters[begin - 1] in ',"?.-'
        and (end >= last or letters[end] in ',.;-i"g' or letters[end] in "na")
    )
