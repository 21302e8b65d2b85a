"""Who says it: the subject of the verb of saying that goes with a stretch of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from claims.reading import conjugation, lexicon
from claims.reading.phrases import noun_phrase, phrase_before, subject_before, with_what_was_done
from claims.reading.tokens import Words
from claims.reading.verbs import FINITE

_WORD = re.compile(r"[^\W\d_]+")
_AUXILIARY = frozenset("amhxde")
_VIEWS = lexicon.word_set("words view opinion account telling judgement judgment")
_TELLS = lexicon.word_set("tells warns asks reminds informs")
_REACH = 10
_SPEAKING = lexicon.ROLES | lexicon.ORGANISATIONS | lexicon.DOCUMENTS


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue (verb of saying, or "according to") and its source, all as token indices, end exclusive.

    `inverted`: the source stands behind the cue. `cue` covers auxiliaries and adverbs too.
    """

    cue: tuple[int, int]
    verb: int
    source: tuple[int, int] | None
    inverted: bool


def attributions(words: Words, first: int, last: int) -> list[Attribution]:
    """The attributions among the tokens first–last (exclusive), in order."""
    found = []
    sayings = conjugation.saying()
    lower, letters = words.lower, words.letters
    marks = _marks(words, first, last)
    for i in range(first, last):
        if lower[i] == "according" and i + 1 < last and lower[i + 1] == "to":
            source = with_what_was_done(words, noun_phrase(words, i + 2, last), last)
            found.append(Attribution((i, i + 2), i, source, True))
        elif lower[i] in _VIEWS and lower[i - 1 : i] in (["the"], ["in"]) and lower[i + 1 : i + 2] == ["of"]:
            # "in the words of Anna Lund"
            begin = i - 2 if lower[i - 1] == "the" else i - 1
            source = noun_phrase(words, i + 2, last)
            if begin >= first and lower[begin] == "in" and source and _can_speak(words, source):
                found.append(Attribution((begin, i + 2), begin, source, True))
        elif lower[i] in sayings and (letters[i] in "Vpz" or _is_saying(words, i, first, last)):
            if lower[i] in conjugation.quoting() and not _beside_quote(letters, i, first, last):
                continue
            if bisect_left(marks, i) % 2 and marks[-1] > i:
                # What is quoted says it: "it “mentioned ports”".
                continue
            one = _of_verb(words, i, first, last)
            if one.source is None or _can_speak(words, one.source):
                found.append(one)
    return found


def is_passive(words: Words, one: Attribution) -> bool:
    """Whether the verb says what was done to its subject: "a valve was found closed", "Lund was told"."""
    by = words.lower[one.verb + 1 : one.verb + 2] == ["by"]
    return words.letters[one.verb] == "p" and (
        by or any(letter in "xe" for letter in words.letters[one.cue[0] : one.verb])
    )


def saying_near(text: str, speaker: tuple[int, int]) -> str:
    """The grade of the verb of saying beside a speaker, the nearest behind or else before; "" where there is none."""
    grades = conjugation.saying()
    behind = _WORD.findall(text, speaker[1], speaker[1] + 80)[:8]
    before = _WORD.findall(text, max(0, speaker[0] - 40), speaker[0])[::-1][:4]
    for words in (behind, before):
        for word in words:
            if word.lower() in grades:
                return grades[word.lower()]
    return ""


def _can_speak(words: Words, source: tuple[int, int]) -> bool:
    """Whether a noun phrase can say something: not "this month", and not the adjective of "derogatory comments"."""
    lower, letters = words.lower[slice(*source)], words.letters[slice(*source)]
    head = next((i for i, letter in enumerate(letters) if letter in "ip" and i), len(lower)) - 1
    if lower[head] in lexicon.TIMES:
        return False
    known = not _SPEAKING.isdisjoint(lower) or lower[head].endswith("s") or lower[head] in lexicon.UNNAMED
    return known or any(letter in "PowOD#q" for letter in letters)


def _is_saying(words: Words, i: int, first: int, last: int) -> bool:
    """Whether a verb of saying that was taken for a noun or a form without subject is one after all."""
    letters = words.letters
    beside_quote = (i > first and letters[i - 1] in '",') or (i + 1 < last and letters[i + 1] in '":')
    if letters[i] == "g" and i > first and letters[i - 1] == "," and letters[i + 1 : i + 2] in tuple("DPno"):
        # "…, saying it was over"
        return any(letters[k] in "Vmhxd" for k in range(i + 1, min(last, i + 10)) if "," not in letters[i:k])
    if letters[i] == "g":
        return (i + 1 < last and letters[i + 1] in '":q') or (i + 2 < last and letters[i + 1] == ":")
    if letters[i] == "B":
        return i > first and letters[i - 1] == "m"
    return beside_quote and words.lower[i].endswith(("s", "d"))


def _marks(words: Words, first: int, last: int) -> list[int]:
    """The tokens that are quotation marks; a whole quotation is one token too, but longer than a mark."""
    return [k for k in range(first, last) if words.letters[k] == '"' and words.ends[k] - words.starts[k] <= 2]


def _beside_quote(letters: str, i: int, first: int, last: int) -> bool:
    """Whether a verb that may or may not be one of saying stands near quoted words."""
    return any(letters[k] in '":' for k in range(max(first, i - 5), min(last, i + 6)))


def _of_verb(words: Words, i: int, first: int, last: int) -> Attribution:
    letters = words.letters
    start = i
    while start > first and letters[start - 1] in _AUXILIARY:
        start -= 1
    if letters[i] == "g" and i > first and words.lower[i - 1] == "as":
        # "quoted Lund as saying"
        return Attribution((i - 1, i + 1), i, phrase_before(words, i - 1, first), False)
    if letters[i] == "g":
        return Attribution((start, i + 1), i, None, False)
    after_quote = start > first and letters[start - 1] in '",.?'
    left = _document_that(words, start, first) or subject_before(words, start, first)
    right = noun_phrase(words, i + 1, last) if i + 1 < last and letters[i + 1] in "DPno#" else None
    right = _named_behind(words, right, last) if right else None
    if right and words.lower[right[0]] in lexicon.DAYS:
        right = None
    if right and _quote_before(words, start, first) and not _object_only(words, right):
        follows = letters[right[1]] if right[1] < last else "."
        if letters[start - 1] in '",' and follows not in "V":
            return Attribution((start, i + 1), i, right, True)
    if right and _said_behind(words, start, i, right, last):
        return Attribution((start, i + 1), i, right, True)
    inserted = right is not None and right[1] < last and letters[start - 1 : start] == letters[right[1]] == ","
    if right and inserted and start > first and _names_its_speaker(words.lower[i]):
        # "The region, affirms Ferro, has received it."
        return Attribution((start, i + 1), i, right, True)
    if left is None and right is not None and after_quote:
        return Attribution((start, i + 1), i, right, True)
    return Attribution((start, i + 1), i, left, False)


def _document_that(words: Words, verb: int, first: int) -> tuple[int, int] | None:
    """The document of which a relative clause tells what it says: "a letter from his doctor that (says)"."""
    if verb <= first or words.letters[verb - 1] != "q":
        return None
    for i in range(verb - 2, max(first, verb - _REACH), -1):
        if words.letters[i] in ',;:.-"' or words.letters[i] in FINITE:
            return None
        if words.lower[i] in lexicon.DOCUMENTS:
            named = phrase_before(words, i + 1, first)
            return noun_phrase(words, named[0], verb - 1) if named else None
    return None


def _named_behind(words: Words, office: tuple[int, int], last: int) -> tuple[int, int]:
    """The name behind an office in commas, or the office: "said a spokesman, Ian Coe"."""
    letters = words.letters
    start = end = office[1] + 1
    while end < last and letters[end] == "P":
        end += 1
    named = start < end and letters[office[1]] == "," and (end == last or letters[end] in ',.;-"')
    described = "P" not in letters[slice(*office)] and not lexicon.ROLES.isdisjoint(words.lower[slice(*office)])
    return (start, end) if named and described else office


def _said_behind(words: Words, start: int, verb: int, right: tuple[int, int], last: int) -> bool:
    """Whether "…, says the railway." names its speaker behind the verb."""
    letters = words.letters
    ends = right[1] >= last or letters[right[1]] in ",.;"
    day = words.lower[right[0]] in lexicon.DAYS
    return ends and not day and start > 0 and letters[start - 1] == "," and _names_its_speaker(words.lower[verb])


def _names_its_speaker(verb: str) -> bool:
    """Whether a verb of saying between commas has its speaker behind it, and not whoever was told."""
    return verb in ("said", "added", "explained", "wrote") or (verb.endswith("s") and verb not in _TELLS)


def _quote_before(words: Words, at: int, first: int) -> bool:
    letters = words.letters
    return at > first and (
        letters[at - 1] == '"' or (letters[at - 1] == "," and at - 1 > first and letters[at - 2] == '"')
    )


def _object_only(words: Words, span: tuple[int, int]) -> bool:
    return words.letters[span[0]] == "O"
