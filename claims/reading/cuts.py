"""Where to cut a sentence into clauses: the rules, mark by mark and word by word."""

from __future__ import annotations

from claims.reading import lexicon
from claims.reading.tokens import Words, finite_at, has_subject
from claims.reading.verbs import FINITE

# Where the clause before ends, where the next begins (tokens), and the form of the next.
Cut = tuple[int, int, str]

STRIPPED = lexicon.word_set("although though whereas")
_SUBORDINATE = lexicon.word_set("although though whereas because while")
_TIMED = lexicon.word_set("after since before")
_NO_PARTICIPLE = lexicon.word_set("including according following regarding concerning")
_COMPARING = lexicon.word_set("up down more less fewer ahead compared enough")
_NUMBERS = lexicon.word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty"
    " thirty forty fifty sixty seventy eighty ninety"
)
# How many words behind "and" a verb may stand whose subject is interrupted by commas.
_NEAR = 9
_RANKS = lexicon.word_set("first second third fourth fifth sixth seventh eighth ninth tenth only last")
_RELATIVE_ADVERBS = lexicon.word_set("where when")
_INDEFINITE = lexicon.word_set("a an another some several two three four five few many")


def find_cuts(words: Words, first: int, last: int) -> list[Cut]:
    """The places among the tokens first–last where one clause ends and another begins, in order."""
    letters, lower = words.letters, words.lower
    cuts: list[Cut] = []
    depth = 0
    quoted = False
    adjunct = False
    begun = first
    interrupted = False
    subject = first
    i = first
    while i < last:
        letter = letters[i]
        if letter == '"' and words.ends[i] - words.starts[i] <= 2:
            quoted = not quoted and letters.find('"', i + 1, last) >= 0
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth = max(0, depth - 1)
        cut = None
        if depth == 0 and i > begun and not quoted:
            if letter == "," and adjunct:
                cut, adjunct = (i, i + 1, "main"), False
            elif letter in ",;-:":
                cut = _at_mark(words, i, begun, last, interrupted)
            elif letter == "c":
                cut = _at_coordinator(words, i, begun, last)
                adjunct = cut is not None and lower[begun] == "as" and cut[2] == "apposition"
            elif lower[i] in _TIMED or lower[i] in _SUBORDINATE or lower[i] == "as":
                cut = _at_subordinator(words, i, begun, last)
            elif lower[i] == "given" and i + 1 < last and letters[i + 1] == "D" and finite_at(words, begun, i) >= 0:
                cut = (i, i + 1, "apposition")
            elif (
                lower[i] == "who"
                and letters[i - 1] == "P"
                and letters[i - 2 : i - 1] != "D"
                and letters[i + 1 : i + 2] in tuple("Vmhxda")
            ):
                cut = (i, i, "relative")
            elif letter == "q":
                cut = _at_that(words, i, begun, last)
        if cut:
            cuts.append(cut)
            aside = cut[2] in ("relative", "apposition", "participle")
            interrupted = aside and (letter == "," or finite_at(words, subject, cut[0]) < 0)
            if not aside and cut[2] != "resume":
                subject = cut[1]
            if cut[2] == "resume":
                interrupted = False
            begun = cut[1]
            i = max(i + 1, cut[1])
        else:
            i += 1
    return cuts


def _at_mark(words: Words, i: int, begun: int, last: int, interrupted: bool) -> Cut | None:
    letters, lower = words.letters, words.lower
    mark, following = letters[i], letters[i + 1] if i + 1 < last else ""
    if not following:
        return None
    if mark == ";":
        return (i, i + 1, "coordinate")
    if mark == ":":
        both = finite_at(words, begun, i) >= 0 and finite_at(words, i + 1, last) >= 0
        if letters[i + 1] == "#" or lower[i + 1] in _NUMBERS:
            return (i, i + 1, "apposition")
        return (i, i + 1, "coordinate") if both else None
    if i == next_mark(words, begun, last) and is_adjunct(words, begun, i):
        return (i, i + 1, "main")
    if mark == "-":
        if words.ends[i] == words.starts[i + 1] or words.starts[i] == words.ends[i - 1]:
            return None
        if following == "g":
            return (i, i + 1, "participle")
        return (i, i + 1, "apposition" if finite_at(words, i + 1, last) < 0 else "coordinate")
    if lower[i + 1] in _RELATIVE_ADVERBS and _has_clause(words, i + 2, last):
        return (i, i + 1, "relative")
    if lower[i + 1] == "so" and finite_at(words, begun, i) >= 0 and _has_clause(words, i + 2, last):
        return (i, i + 2, "coordinate")
    if following == "w" or (following == "i" and i + 2 < last and letters[i + 2] == "w"):
        return (i, i + 1, "relative")
    if letters[i + 2 : i + 4] == "iw" and following in "Dn#o" and finite_at(words, i + 4, last) >= 0:
        # "… and the League, neither of which had any part in it"
        return (i, i + 1, "relative")
    if lower[i + 1] == "nor":
        return None
    if following == "c":
        j = i + 2
        if j < last and letters[j] in "wq":
            return (i, j, "relative")
        verb = finite_at(words, j, min(last, max(next_mark(words, j, last), j + _NEAR)))
        if verb >= 0 and finite_at(words, begun, i) >= 0:
            return (i, j, "coordinate")
        return None
    if lower[i + 1] in _SUBORDINATE:
        return _at_subordinator(words, i + 1, begun, last)
    if interrupted:
        end = next_mark(words, i + 1, last)
        verb = finite_at(words, i + 1, end)
        if verb >= 0 and not has_subject(words, i + 1, verb):
            return (i, i + 1, "resume")
    has_main = finite_at(words, begun, i) >= 0
    participle = following == "p" or (following == "V" and has_main and lower[i + 1].endswith("ed"))
    if participle and letters[i + 2 : i + 3] == "i":
        return (i, i + 1, "participle")
    if following == "g" and lower[i + 1] not in _NO_PARTICIPLE and (has_main or interrupted):
        return (i, i + 1, "participle")
    if following in FINITE and _in_series(words, begun, i, last):
        # "He won a prize, was expelled, and came back"
        return (i, i + 1, "coordinate")
    if lower[i + 1] == "with" and has_main and _absolute(words, i + 1, last):
        return (i, i + 1, "absolute")
    if has_main and _measured(words, i + 1, last):
        return (i, i + 1, "apposition")
    end = next_mark(words, i + 1, last)
    verb = finite_at(words, i + 1, end)
    if verb >= 0 and _hangs_on(words, i + 1, verb):
        verb = -1
    dated = letters[i - 1] == "#" and len(lower[i + 1]) == 4 and i + 2 < last and letters[i + 2] in ",."
    if verb < 0 and has_main and (following == "#" or lower[i + 1] in _COMPARING | _NUMBERS):
        return None if dated else (i, i + 1, "apposition")
    if has_main and i + 1 < verb <= i + 6 and following in "DPno" and not _opens_subordinate(words, begun, i):
        subject = letters[i + 1 : verb]
        return (i, i + 1, "coordinate") if "i" not in subject and "c" not in subject else None
    if verb < 0 and following in "DPn" and _apposition(words, i + 1, end) and not _in_list(words, i, end, last):
        return (i, i + 1, "apposition")
    if (
        not has_main
        and verb < 0
        and following not in "iag,c"
        and _resumes(words, end, last)
        and not _in_list(words, i, end, last)
    ):
        return (i, i + 1, "apposition") if end - i > 3 else None
    return None


def _in_series(words: Words, begun: int, comma: int, last: int) -> bool:
    """Whether a comma stands between two verbs of one subject, of which "and" brings the last."""
    letters = words.letters
    verb = finite_at(words, begun, comma)
    aside = letters.rfind(",", begun, comma)
    if verb < 0 or verb == comma - 1 or letters[verb - 1] in "wq" or (0 <= aside < verb):
        return False
    return any(letters[k] == "c" and letters[k + 1] in FINITE for k in range(comma + 2, last - 1))


def _measured(words: Words, first: int, last: int) -> bool:
    """Whether what follows a comma counts or compares: "most of them opposed", "from 4,100 to 2,870"."""
    letters, lower = words.letters, words.lower
    if letters[first] in "Dn#" and lower[first + 1 : first + 2] == ["of"]:
        return lower[first + 2 : first + 3] in (["them"], ["these"], ["those"], ["us"], ["it"])
    if lower[first] in _NUMBERS or letters[first] == "#":
        return lower[first + 1 : first + 2] in (["more"], ["fewer"], ["less"])
    if lower[first] == "from":
        stop = next_mark(words, first, last)
        return "#" in letters[first:stop] and "t" in letters[first:stop]
    return False


def _resumes(words: Words, comma: int, last: int) -> bool:
    """Whether a comma ends what interrupts a subject, since its verb follows."""
    if comma + 1 >= last or words.letters[comma] != ",":
        return False
    verb = finite_at(words, comma + 1, min(last, comma + 4))
    return verb >= 0 and not has_subject(words, comma + 1, verb)


def _has_clause(words: Words, first: int, last: int) -> bool:
    """Whether a subject and its finite verb stand before the next mark, what is put in between commas aside."""
    if words.letters[first : first + 1] == ",":
        first = next_mark(words, first + 1, last) + 1
    verb = finite_at(words, first, next_mark(words, first, last))
    return verb >= 0 and has_subject(words, first, verb)


def _opens_subordinate(words: Words, first: int, last: int) -> bool:
    """Whether a stretch begins with a condition or a time, so that its main clause is still to come."""
    return (
        words.letters[first] in "sw" or words.lower[first] in _TIMED | {"as", "until", "by", "for"} or last - first < 3
    )


def is_adjunct(words: Words, first: int, last: int) -> bool:
    """Whether what stands before the first comma asserts something of the subject behind it.

    "As a member of the Council, Vellmark will …", "Founded in 1974, the firm …".
    """
    lower, letters = words.lower, words.letters
    if finite_at(words, first, last) >= 0 or last - first < 3:
        return False
    return (lower[first] == "as" and letters[first + 1] == "D") or (
        lower[first].endswith("ed") and letters[first] in "npP" and letters[first + 1] in "i"
    )


def _hangs_on(words: Words, first: int, verb: int) -> bool:
    """Whether the first verb of a phrase belongs to a clause inside it: "the first contact since the war began"."""
    return any(letter in "wqs" for letter in words.letters[first:verb]) or any(
        word in _TIMED for word in words.lower[first:verb]
    )


def _apposition(words: Words, first: int, last: int) -> bool:
    """Whether a noun phrase between commas says what the thing before it is."""
    letters, lower = words.letters, words.lower
    if last - first < 2 and letters[first] == "D":
        return False
    return lower[first] in ("the", "a", "an", "one", "his", "her", "its", "their") or (
        letters[first] in "nP" and any(word in lexicon.ROLES for word in lower[first:last])
    )


def _in_list(words: Words, at: int, end: int, last: int) -> bool:
    """A, B and C: a comma that separates the members of a list."""
    letters = words.letters
    if any(word in lexicon.ROLES for word in words.lower[at + 1 : letters.find("c", at + 1, end)]):
        return False
    return (end < last and letters[end] == "c") or ("c" in letters[at + 1 : end] and letters[at + 1] != "D")


def _at_coordinator(words: Words, i: int, begun: int, last: int) -> Cut | None:
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
    if 0 <= verb <= i + 6 and letters[i + 1] in "oDPn#" and plain:
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
    return None


def _shares_verb(words: Words, first: int, at: int) -> bool:
    """Whether "and" joins two subjects of one verb: "that the president and her people hear"."""
    for i in range(at - 1, first - 1, -1):
        if words.letters[i] in FINITE:
            return False
        if words.letters[i] in "qs":
            return True
    return False


def _at_subordinator(words: Words, i: int, begun: int, last: int) -> Cut | None:
    lower, letters = words.lower, words.letters
    if i + 1 >= last or (finite_at(words, begun, i) < 0 and letters[begun] != "g"):
        return None
    end = i - 1 if letters[i - 1] == "," else i
    stop = next_mark(words, i + 1, last)
    verb = finite_at(words, i + 1, stop)
    if verb < 0 and _resumes(words, next_mark(words, stop + 1, last), last):
        # What interrupts the subject: "because her brother, Anton Reyes, works there".
        verb = finite_at(words, stop, last)
    clause = verb >= 0 and has_subject(words, i + 1, verb)
    if lower[i] in STRIPPED:
        return (end, i + 1, "concession") if clause else None
    if lower[i] == "because":
        return (end, i, "subordinate") if clause and letters[i + 1] != "i" else None
    if lower[i] == "while":
        return (end, i, "subordinate") if clause or letters[i + 1] == "g" else None
    if lower[i] == "after" and clause and letters[i + 1] in "DPo#nV":
        return (end, i + 1, "subordinate")
    if lower[i] == "as" and clause and letters[i + 1] in "DPo#n" and letters[i - 1] not in "aDV":
        return (end, i + 1, "subordinate")
    return None


def _at_that(words: Words, i: int, begun: int, last: int) -> Cut | None:
    """A restrictive clause on an indefinite thing asserts something: "a proposal in February that called for …"."""
    letters, lower = words.letters, words.lower
    if i + 1 >= last or letters[i + 1] not in "Vha":
        return None
    nouns = range(max(begun, i - 7), i)
    if finite_at(words, begun, i) >= 0 and any(lower[j] in _INDEFINITE for j in nouns):
        return (i, i, "relative")
    return None


def _absolute(words: Words, first: int, last: int) -> bool:
    stop = next_mark(words, first + 1, last)
    return "g" in words.letters[first + 2 : stop] or "p" in words.letters[first + 2 : stop]


def next_mark(words: Words, i: int, last: int) -> int:
    while i < last and words.letters[i] not in ",;-":
        i += 1
    return i
