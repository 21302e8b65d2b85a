"""Who says it: the subject of the verb of saying that goes with a stretch of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.reading import lexicon
from claims.reading.tokens import Words

# The longest apposition between a subject and its verb, in words.
_REACH = 40
_WORD = re.compile(r"[^\W\d_]+")
_AUXILIARY = frozenset("amhxde")
_SPEAKING = lexicon.ROLES | lexicon.ORGANISATIONS | lexicon.DOCUMENTS
_OF = lexicon.word_set("of for at from in with to on by about into among between near within under")


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
    sayings = lexicon.saying()
    lower, letters = words.lower, words.letters
    for i in range(first, last):
        if lower[i] == "according" and i + 1 < last and lower[i + 1] == "to":
            source = _with_what_was_done(words, noun_phrase(words, i + 2, last), last)
            found.append(Attribution((i, i + 2), i, source, True))
        elif lower[i] in _VIEWS and lower[i - 1 : i] in (["the"], ["in"]) and lower[i + 1 : i + 2] == ["of"]:
            # "in the words of Anna Lund"
            begin = i - 2 if lower[i - 1] == "the" else i - 1
            source = noun_phrase(words, i + 2, last)
            if begin >= first and lower[begin] == "in" and source and _can_speak(words, source):
                found.append(Attribution((begin, i + 2), begin, source, True))
        elif lower[i] in sayings and (letters[i] in "Vpz" or _is_saying(words, i, first, last)):
            if lower[i] in lexicon.quoting() and not _beside_quote(letters, i, first, last):
                continue
            one = _of_verb(words, i, first, last)
            if one.source is None or _can_speak(words, one.source):
                found.append(one)
    return found


def is_passive(words: Words, one: Attribution) -> bool:
    """Whether the verb says what was done to its subject: "a valve was found closed", "Lund was told"."""
    return words.letters[one.verb] == "p" and any(letter in "xe" for letter in words.letters[one.cue[0] : one.verb])


def saying_near(text: str, speaker: tuple[int, int]) -> str:
    """The grade of the verb of saying beside a speaker, the nearest behind or else before; "" where there is none."""
    grades = lexicon.saying()
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
    left = subject_before(words, start, first)
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


def subject_before(words: Words, at: int, first: int) -> tuple[int, int] | None:
    """The noun phrase that ends just before token `at`, over an apposition or a parenthesis in commas."""
    letters = words.letters
    end = _before_time(words, at, first)
    reduced = _reduced(words, at, first)
    if reduced:
        return reduced
    if end - 2 > first and letters[end - 1] == "." and words.lower[end - 2] in _COMPANIES:
        # "Meridian National Corp. said"
        end -= 1
    resident = _of_a_place(words, end, first)
    if resident:
        return resident
    if end > first and letters[end - 1] in ",)-":
        opening = {",": ",", ")": "(", "-": "-"}[letters[end - 1]]
        back = end - 2
        limit = max(first, end - _REACH)
        while back > limit and letters[back] != opening and letters[back] not in ('"' if opening == "(" else '."?;:'):
            back -= 1
        if back > limit and letters[back] == opening:
            before = subject_before(words, back, first)
            office = before is not None and not lexicon.ROLES.isdisjoint(words.lower[slice(*before)])
            if before and set(letters[back + 1 : end - 1]) == {"P"} and (office or letters[before[0]] != "P"):
                # The office first: "The team's manager, Graham Oduya, said".
                return back + 1, end - 1
            if before:
                return before
        end -= 1
    found = phrase_before(words, end, first)
    if found and set(letters[found[0] : found[1]]) == {"#"} and found[0] - 1 > first and letters[found[0] - 1] == ",":
        # An age: "Lund, 51, who grew up here, said".
        return phrase_before(words, found[0] - 1, first)
    return found


def _with_what_was_done(words: Words, source: tuple[int, int] | None, last: int) -> tuple[int, int] | None:
    """A document with what tells which: "documents | released on Monday", "a letter | dated Oct. 19"."""
    if source is None or lexicon.DOCUMENTS.isdisjoint(words.lower[slice(*source)]):
        return source
    end = source[1]
    participle = end < last and words.letters[end] in "pV" and words.lower[end] in lexicon.verb_forms()[3]
    if participle or (end < last and words.letters[end] == "i" and words.lower[end] not in ("than", "as")):
        end += 1
        while end < last and (words.letters[end] in "nP#Dia'" or words.letters[end : end + 2] == ".#"):
            end += 1
    return source[0], end


def _reduced(words: Words, at: int, first: int) -> tuple[int, int] | None:
    """A document and what was done with it: "minutes published last week (showed)"."""
    letters = words.letters
    i = at - 1
    documents = lexicon.DOCUMENTS
    while i > first and (letters[i] in "nP#Da'" or (letters[i] == "i" and words.lower[i - 1] not in documents)):
        i -= 1
    if i <= first or letters[i] not in "pi" or i == at - 1 or words.lower[i - 1] not in documents:
        return None
    phrase = phrase_before(words, i, first)
    return (phrase[0], at) if phrase else None


def _of_a_place(words: Words, end: int, first: int) -> tuple[int, int] | None:
    """Who is said to be of a place in commas: "Oliver Stang, 54, of Low Lane, Ashby, (denies)"."""
    letters, lower = words.letters, words.lower
    if letters[end - 1 : end] != ",":
        return None
    i = end - 2
    while i > first and letters[i] in "P,nD'":
        if lower[i] == "of":
            break
        i -= 1
    if i <= first or lower[i] not in ("of", "from") or letters[i - 1] != ",":
        return None
    i -= 1
    while i > first and letters[i] in ",#":
        i -= 1
    named = phrase_before(words, i + 1, first)
    return named if named and letters[named[1] - 1] == "P" else None


def _before_time(words: Words, end: int, first: int) -> int:
    """The token behind a subject, adverbs and times between it and the verb left out: "Lund on Thursday denied"."""
    at = end
    while at > first and (words.letters[at - 1] == "a" or words.lower[at - 1] in lexicon.TIMES):
        at -= 1
    if at < end and at > first and words.lower[at - 1] in ("on", "in"):
        at -= 1
    return at if at > first else end


def phrase_before(words: Words, end: int, first: int) -> tuple[int, int] | None:
    """The noun phrase, with its "of …", that ends at token `end`."""
    letters = words.letters
    start = end
    if start > first and letters[start - 1] in "ow":
        return start - 1, start
    while start > first and _joins_left(words, start, end, first):
        start -= 1
    while start < end and letters[start] in "'.ic":
        start += 1
    return (start, end) if _is_phrase(words, start, end) else None


def noun_phrase(words: Words, start: int, last: int) -> tuple[int, int] | None:
    """The noun phrase, with its "of …", that begins at token `start`."""
    letters = words.letters
    end = start
    if end < last and letters[end] in "oO":
        return end, end + 1
    while end < last and (
        letters[end] in "nP#D'" or _is_deed(words, start, end) or (start < end < last - 1 and _joins_right(words, end))
    ):
        end += 1
    return (start, end) if _is_phrase(words, start, end) else None


def _is_deed(words: Words, start: int, at: int) -> bool:
    """Whether an -ing form is a noun: "the ruling"."""
    return words.letters[at] == "g" and at == start + 1 and words.lower[start] in _ARTICLES


def _is_phrase(words: Words, start: int, end: int) -> bool:
    articles = end - start == 1 and words.lower[start] in _ARTICLES
    return not articles and any(letter in "nPD#" for letter in words.letters[start:end])


def _joins_left(words: Words, start: int, end: int, first: int) -> bool:
    """Whether the token before `start` belongs to the noun phrase start–end."""
    letters, lower = words.letters, words.lower
    letter = letters[start - 1]
    if letter in "nP#" and start < end and letters[start] == "D" and lower[start - 1] not in _BEFORE_ARTICLE:
        # "In May | an inquiry found", "On Monday | the ministry said"
        return False
    if letter in "nP#D'":
        return True
    if start == end or start - 1 <= first:
        return False
    before = letters[start - 2]
    match letter:
        case "-":
            return _hyphened(words, start - 1)
        case "i":
            return lower[start - 1] in _OF and before in "nP#"
        case "c":
            named = letters[start] in "DPn" and before == "P"
            # "The police and prosecutors said", where nothing stands before them.
            return named or (before == "n" and letters[start] == "n" and letters[first : start - 2] == "D")
        case "t":
            return letters[start] in "DP" and before == "n"
        case "g":
            return letters[start] in "nP" and before == "D"
        case "a":
            return before == "D"
        case ".":
            return _abbreviated(lower[start - 2])
    return False


def _joins_right(words: Words, end: int) -> bool:
    """Whether token `end` belongs to the noun phrase before it and leads on to the token behind."""
    letters, lower = words.letters, words.lower
    before, after = letters[end - 1], letters[end + 1]
    match letters[end]:
        case "-":
            return _hyphened(words, end)
        case "a":
            return before == "D" and after in "nPg"
        case ".":
            return _abbreviated(lower[end - 1]) and after == "P"
        case "i":
            return lower[end] in ("of", "for", "at", "from") and after in "nPD"
        case "c":
            return lower[end] == "and" and before == after == "P"
    return False


def _hyphened(words: Words, at: int) -> bool:
    """Whether a dash joins what stands beside it: "a 52-count complaint"."""
    return words.ends[at - 1] == words.starts[at] and words.ends[at] == words.starts[at + 1]


def _abbreviated(word: str) -> bool:
    return word in _ABBREVIATIONS or len(word) == 1


_VIEWS = lexicon.word_set("words view opinion account telling judgement judgment")
_ARTICLES = lexicon.word_set("the a an my your his her its our their every")
_TELLS = lexicon.word_set("tells warns asks reminds informs")
_BEFORE_ARTICLE = lexicon.word_set("half double twice")
_COMPANIES = lexicon.word_set("inc corp co ltd llc plc bros jr sr")
_ABBREVIATIONS = lexicon.word_set("mr mrs ms dr prof sen rep gov gen col capt lt sgt maj adm rev st jr sr")
