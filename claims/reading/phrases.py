"""Noun phrases: the one that ends before a token, with what stands between a subject and its verb, or begins at one."""

from __future__ import annotations

from claims.reading import conjugation, lexicon
from claims.reading.tokens import Words, finite_at

# The longest apposition between a subject and its verb, in words.
_REACH = 40
_OF = lexicon.word_set("of for at from in with to on by about into among between near within under")
_RELATING = lexicon.word_set("ahead short instead because outside inside")
_ARTICLES = lexicon.word_set("the a an my your his her its our their every")
_BEFORE_ARTICLE = lexicon.word_set("half double twice")
_COMPANIES = lexicon.word_set("inc corp co ltd llc plc bros jr sr")
_ABBREVIATIONS = lexicon.word_set("mr mrs ms dr prof sen rep gov gen col capt lt sgt maj adm rev st jr sr")


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
        ends = '"' if opening == "(" else '."?;:'
        while back > limit and letters[back] != opening:
            if letters[back] in ends and not (letters[back] == "." and _abbreviated(words.lower[back - 1])):
                break
            back -= 1
        if back > limit and letters[back] == opening:
            before = _head_of_relative(words, subject_before(words, back, first), first)
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


def _head_of_relative(words: Words, found: tuple[int, int] | None, first: int) -> tuple[int, int] | None:
    """The noun phrase whose relative clause ends in `found`: "A diplomat who was briefed on the call, …, said"."""
    if found is None:
        return None
    for i in range(found[0] - 1, first, -1):
        if words.letters[i] in ',;:.-"':
            break
        if words.letters[i] == "w" and finite_at(words, i, found[0]) >= 0:
            return phrase_before(words, i, first) or found
    return found


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
    if words.lower[start] in _RELATING and words.lower[start + 1 : start + 2] == ["of"]:
        # "ahead of the 2.24 billion analysts had forecast"
        start += 2
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


def with_what_was_done(words: Words, source: tuple[int, int] | None, last: int) -> tuple[int, int] | None:
    """A document with what tells which: "documents | released on Monday", "a letter | dated Oct. 19"."""
    if source is None or lexicon.DOCUMENTS.isdisjoint(words.lower[slice(*source)]):
        return source
    end = source[1]
    participle = end < last and words.letters[end] in "pV" and words.lower[end] in conjugation.verb_forms()[3]
    if participle or (end < last and words.letters[end] == "i" and words.lower[end] not in ("than", "as")):
        end += 1
        while end < last and (words.letters[end] in "nP#Dia'" or words.letters[end : end + 2] == ".#"):
            end += 1
    return source[0], end


def _reduced(words: Words, at: int, first: int) -> tuple[int, int] | None:
    """A document and what was done with it: "minutes published last week (showed)"."""
    letters = words.letters
    i = at - 1
    documents = lexicon.DOCUMENTS | lexicon.UNNAMED
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
    if start < end and letters[start] in "DP" and lower[start - 1] in lexicon.WEEKDAYS:
        # "On Monday | Jane Kowalski said"
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
